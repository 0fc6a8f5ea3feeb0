//! What is said about single entries: labels of their facts, and the sentences of a search.

use umstieg_core::format::entry::PhaseKind;
use umstieg_core::format::scalar::Date;

/// Labels of the facts of an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels {
    pub(crate) categories: &'static str,
    pub(crate) license: &'static str,
    pub(crate) maker: &'static str,
    pub(crate) maintenance: &'static str,
    pub(crate) release: &'static str,
    pub(crate) website: &'static str,
    pub(crate) repository: &'static str,
    pub(crate) demo: &'static str,
    pub(crate) includes: &'static str,
    pub(crate) part_of: &'static str,
    pub(crate) built_on: &'static str,
    pub(crate) hosting: &'static str,
    pub(crate) platforms: &'static str,
    pub(crate) languages: &'static str,
    pub(crate) tenancy: &'static str,
    pub(crate) roles: &'static str,
    pub(crate) standards: &'static str,
    pub(crate) reads: &'static str,
    pub(crate) writes: &'static str,
    pub(crate) requires: &'static str,
    pub(crate) works_with: &'static str,
    pub(crate) clashes_with: &'static str,
    pub(crate) only_for: &'static str,
    pub(crate) support: &'static str,
    pub(crate) facts: &'static str,
    pub(crate) capabilities: &'static str,
    pub(crate) replaces: &'static str,
    pub(crate) replaced_by: &'static str,
    pub(crate) no_substitute: &'static str,
    pub(crate) containment: &'static str,
    pub(crate) providers: &'static str,
    pub(crate) references: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) seat: &'static str,
    pub(crate) serves: &'static str,
    pub(crate) sectors: &'static str,
    pub(crate) status: &'static str,
    pub(crate) certifications: &'static str,
    pub(crate) services: &'static str,
    pub(crate) region: &'static str,
    pub(crate) applicants: &'static str,
    pub(crate) terms: &'static str,
    pub(crate) pays_for: &'static str,
    pub(crate) questions: &'static str,
    pub(crate) hints: &'static str,
    pub(crate) start: &'static str,
    pub(crate) software: &'static str,
    pub(crate) place: &'static str,
    pub(crate) sector: &'static str,
    pub(crate) users: &'static str,
    pub(crate) replaced: &'static str,
    pub(crate) replaced_at: &'static str,
    pub(crate) phases: &'static str,
    pub(crate) lessons: &'static str,
}

/// Words about entries in a language.
pub(crate) trait EntryWords {
    /// Labels of facts.
    fn labels(&self) -> Labels;
    /// Heads of the capabilities: capability, level, evidence, note.
    fn capability_heads(&self) -> [&'static str; 4];
    /// From where a maker is controlled.
    fn controlled_from(&self, country: &str) -> String;
    /// Nobody has verified a fact.
    fn unverified(&self) -> &'static str;
    /// Only in some editions.
    fn only_in(&self, editions: &str) -> String;
    /// A capability goes all the way for groups of so many people.
    fn full_up_to(&self, people: u32) -> String;
    /// Only together with other software.
    fn only_with(&self, software: &str) -> String;
    /// It comes with the installation.
    fn bundled(&self) -> &'static str;
    /// A software that fills a role.
    fn any_filling(&self, role: &str) -> String;
    /// Needed only for some capabilities.
    fn only_for(&self, capabilities: &str) -> String;
    /// Needed only if it is run in one of these ways.
    fn only_hosted(&self, ways: &str) -> String;
    /// End of security updates of a release.
    fn security_ends(&self, release: &str, day: Date) -> String;
    /// End of support of a release.
    fn support_ends(&self, release: &str, day: Date) -> String;
    /// How many sources, how old the oldest, how many facts without one.
    fn evidence_of_entry(&self, sources: usize, oldest: Option<(Date, &str)>, unverified: usize) -> String;
    /// Largest and smallest number of employees.
    fn employees(&self, least: Option<u32>, most: Option<u32>) -> String;
    /// Largest turnover in thousand euros.
    fn turnover(&self, most_keur: u32) -> String;
    /// Sectors that may not apply.
    fn except(&self, sectors: &str) -> String;
    /// Partners of an applicant.
    fn as_partners(&self, types: &str) -> String;
    /// Any applicant.
    fn everybody(&self) -> &'static str;
    /// Title of a search.
    fn search_title(&self, query: &str) -> String;
    /// Nothing was found, by one word or by several.
    fn nothing_found(&self, several: bool) -> &'static str;
    /// How sure a match is.
    fn how_sure(&self, confidence: u8) -> String;
    /// Heads of the phases of a deployment: phase, software, time, people, evidence.
    fn phase_heads(&self) -> [&'static str; 5];
    /// A phase of a deployment.
    fn phase(&self, kind: PhaseKind) -> &'static str;
    /// When a phase was, as far as that is known.
    fn phase_time(&self, from: Option<Date>, to: Option<Date>, months: Option<u16>) -> String {
        let mut parts = Vec::new();
        match (from, to) {
            (Some(from), Some(to)) => parts.push(self.phase_period(from, to)),
            (Some(from), None) => parts.push(self.phase_from(from)),
            (None, Some(to)) => parts.push(self.phase_to(to)),
            (None, None) => {}
        }
        parts.extend(months.map(|months| self.phase_months(months)));
        parts.join(", ")
    }
    /// From one day to another.
    fn phase_period(&self, from: Date, to: Date) -> String;
    /// From a day on.
    fn phase_from(&self, from: Date) -> String;
    /// Up to a day.
    fn phase_to(&self, to: Date) -> String;
    /// So many months.
    fn phase_months(&self, months: u16) -> String;
    /// Day on which an offer was last seen.
    fn confirmed(&self, day: Date, age: &str) -> String;
}

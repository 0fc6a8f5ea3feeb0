//! English words about entries.

use super::English;
use crate::words::Forms;
use crate::words::entries::{EntryWords, Labels};
use umstieg_core::format::entry::PhaseKind;
use umstieg_core::format::scalar::Date;

impl EntryWords for English {
    fn labels(&self) -> Labels {
        Labels {
            categories: "Categories",
            license: "Licence",
            maker: "Maker",
            maintenance: "Maintenance",
            release: "Latest release",
            website: "Website",
            repository: "Source code",
            demo: "Try it",
            includes: "Includes",
            part_of: "Part of",
            built_on: "Built on",
            hosting: "Runs",
            platforms: "Devices",
            languages: "Languages",
            tenancy: "Tenants",
            roles: "Serves as",
            standards: "Standards",
            reads: "Reads",
            writes: "Writes",
            requires: "Needs",
            works_with: "Works with",
            clashes_with: "Clashes with",
            only_for: "Only for",
            support: "Support",
            facts: "Facts",
            capabilities: "Functions",
            replaces: "Can replace",
            replaced_by: "Can be replaced by",
            no_substitute: "No open substitute",
            containment: "How to contain it",
            providers: "Providers",
            references: "In use",
            sources: "Sources",
            kind: "Kind",
            seat: "Seat",
            serves: "Serves",
            sectors: "Sectors",
            status: "Status",
            certifications: "Certifications",
            services: "Services",
            region: "Area",
            applicants: "Who may apply",
            terms: "Terms",
            pays_for: "Pays for",
            questions: "To be settled",
            hints: "Hints",
            start: "Start",
            software: "Software",
            place: "Place",
            sector: "Sector",
            users: "Users",
            replaced: "Replaced",
            replaced_at: "Replaced at",
            phases: "What happened",
            lessons: "What can be learnt from it",
        }
    }

    fn capability_heads(&self) -> [&'static str; 4] {
        ["Function", "Level", "Evidence", "Note"]
    }

    fn controlled_from(&self, country: &str) -> String {
        format!("controlled from: {country}")
    }

    fn unverified(&self) -> &'static str {
        "not verified"
    }

    fn only_in(&self, editions: &str) -> String {
        format!("only in {editions}")
    }

    fn full_up_to(&self, people: u32) -> String {
        format!("Full for groups of up to {}.", self.people(people))
    }

    fn only_with(&self, software: &str) -> String {
        format!("together with {software}")
    }

    fn bundled(&self) -> &'static str {
        "comes with the installation"
    }

    fn any_filling(&self, role: &str) -> String {
        format!("a software for: {role}")
    }

    fn only_for(&self, capabilities: &str) -> String {
        format!("only for {capabilities}")
    }

    fn only_hosted(&self, ways: &str) -> String {
        format!("only if run {ways}")
    }

    fn security_ends(&self, release: &str, day: Date) -> String {
        format!("{release}: security updates until {}", self.date(day))
    }

    fn support_ends(&self, release: &str, day: Date) -> String {
        format!("{release}: support until {}", self.date(day))
    }

    fn evidence_of_entry(&self, sources: usize, oldest: Option<(Date, &str)>, unverified: usize) -> String {
        let mut text = if sources == 1 { "1 source".to_owned() } else { format!("{sources} sources") };
        if let Some((day, age)) = oldest {
            text.push_str(&format!(", the oldest checked on {} ({age})", self.date(day)));
        }
        match unverified {
            0 => format!("{text}."),
            1 => format!("{text}; one function is not verified."),
            some => format!("{text}; {some} functions are not verified."),
        }
    }

    fn employees(&self, least: Option<u32>, most: Option<u32>) -> String {
        match (least, most) {
            (Some(least), Some(most)) => format!("{least} to {most} staff"),
            (Some(least), None) => format!("{least} staff or more"),
            (None, Some(most)) => format!("up to {most} staff"),
            (None, None) => String::new(),
        }
    }

    fn turnover(&self, most_keur: u32) -> String {
        format!("turnover or balance sheet up to {}", self.euros(u64::from(most_keur) * 1000))
    }

    fn except(&self, sectors: &str) -> String {
        format!("not: {sectors}")
    }

    fn as_partners(&self, types: &str) -> String {
        format!("as partners: {types}")
    }

    fn everybody(&self) -> &'static str {
        "no condition known"
    }

    fn search_title(&self, query: &str) -> String {
        format!("Search for “{query}”")
    }

    fn nothing_found(&self, several: bool) -> &'static str {
        if several {
            "Nothing found. All of the words must be there; fewer words find more."
        } else {
            "Nothing found."
        }
    }

    fn how_sure(&self, confidence: u8) -> String {
        match confidence {
            85.. => "certain".into(),
            60..85 => "probable".into(),
            _ => "similar".into(),
        }
    }

    fn phase_heads(&self) -> [&'static str; 5] {
        ["Phase", "Software", "Time", "People", "Evidence"]
    }

    fn phase(&self, kind: PhaseKind) -> &'static str {
        match kind {
            PhaseKind::Decision => "decision",
            PhaseKind::ProofOfConcept => "proof of concept",
            PhaseKind::RollOut => "roll-out",
            PhaseKind::SwitchOff => "switch-off",
            PhaseKind::Return => "return",
        }
    }

    fn phase_period(&self, from: Date, to: Date) -> String {
        self.period(from, to)
    }

    fn phase_from(&self, from: Date) -> String {
        format!("from {}", self.date(from))
    }

    fn phase_to(&self, to: Date) -> String {
        format!("until {}", self.date(to))
    }

    fn phase_months(&self, months: u16) -> String {
        self.counted(u64::from(months), "month", "months")
    }

    fn confirmed(&self, day: Date, age: &str) -> String {
        format!("last seen on {} ({age})", self.date(day))
    }
}

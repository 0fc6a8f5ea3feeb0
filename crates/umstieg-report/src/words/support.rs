//! What is said about a plan beside tools, products and steps: limits, skills, where makers and helpers sit, whom to ask,
//! what to set up.

use umstieg_core::format::entry::{Hosting, Platform};
use umstieg_core::format::inventory::DataRegion;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};
use umstieg_core::plan::{Reach, Seats};

/// People from which on somebody may think of an office for open software; below ten the European Union calls a firm very
/// small (Recommendation 2003/361/EC).
pub(crate) const OFFICE_THINKABLE: u32 = 10;

/// Heads of the sections.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SupportHeads {
    pub(crate) policy: &'static str,
    pub(crate) learning: &'static str,
    pub(crate) contacts: &'static str,
    pub(crate) measures: &'static str,
}

/// Which software [`SupportWords::seats`] speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The tools in use.
    Today,
    /// The products that come in.
    Chosen,
}

/// Sentences about what a plan rests on, in a language.
pub(crate) trait SupportWords {
    /// Heads of the sections.
    fn support_heads(&self) -> SupportHeads;

    /// Stricter limits hold because the organisation runs critical infrastructure.
    fn limit_critical(&self) -> &'static str;
    /// Software runs in these ways only.
    fn limit_hosting(&self, modes: &[Hosting]) -> String;
    /// Hosts must hold one of these certifications.
    fn limit_certifications(&self, any_of: &str) -> String;
    /// Data stays in a region; nothing if it may go anywhere.
    fn limit_data_region(&self, region: DataRegion) -> Option<&'static str>;
    /// Companies of these countries hold no data.
    fn limit_jurisdictions(&self, countries: &[CountryCode]) -> String;
    /// Every user interface speaks these languages.
    fn limit_languages(&self, languages: &[LanguageCode]) -> String;
    /// Software runs on these devices.
    fn limit_platforms(&self, platforms: &[Platform]) -> String;
    /// A substitute covers at least this share, in thousandths.
    fn limit_coverage(&self, share: u16) -> String;
    /// Several organisations can share an installation.
    fn limit_multi_tenancy(&self) -> &'static str;
    /// No open core.
    fn limit_open_core(&self) -> &'static str;
    /// At least so many providers are known.
    fn limit_providers(&self, wanted: usize) -> String;
    /// Somebody offers to come when a substitute fails.
    fn limit_support(&self) -> &'static str;
    /// A substitute has had a release since a day.
    fn limit_released_since(&self, day: Date) -> String;
    /// Its newest known release is older than a day, or none is known.
    fn out_release(&self, newest: Option<Date>, since: Date) -> String;
    /// Formats in which data leaves it, after a criterion.
    fn fact_exit(&self, formats: &str) -> String;
    /// A trial lasts at least so long, with so many people.
    fn limit_pilot(&self, months: u16, users: Option<u32>) -> String;
    /// Nobody who may run it holds one of these certifications; those who run it without.
    fn out_certification(&self, any_of: &str, hosts: &str) -> String;

    /// A skill with the work of the steps that take it, and their numbers.
    fn skill(&self, skill: &str, minutes: u64, steps: &[usize]) -> String;
    /// That work that takes several skills is told with each of them.
    fn skills_overlap(&self) -> &'static str;
    /// What is said of a provider that runs software and holds no certification that is asked for.
    fn uncertified_host(&self) -> &'static str;
    /// Steps in which people learn, their time in all, and that of somebody who learns everything.
    fn learning(&self, steps: usize, minutes: u64, most_minutes: u64) -> String;

    /// How many makers sit elsewhere; of at least one the country is known.
    fn seats(&self, whose: Whose, seats: &Seats, home: Option<&CountryCode>) -> String;
    /// How far the providers of the chosen products reach.
    fn reach(&self, reach: &Reach) -> String;
    /// Products with a single provider.
    fn single_provider(&self, products: &str, count: usize) -> String;
    /// Products without any known provider.
    fn no_known_provider(&self, products: &str, count: usize) -> String;

    /// Somebody should answer for open software: an office or one person.
    fn open_source_office(&self, office: bool, products: usize, users: u32) -> String;
    /// A programme that helps, with the answers to its conditions.
    fn measure_funding(&self, programme: &str, answers: &str) -> String;

    /// Where something can be tried without installing it; the link follows.
    fn try_out(&self) -> &'static str;
}

//! What is said about candidates: how far they go, what speaks for them, what is lost.

use umstieg_core::Distance;
use umstieg_core::format::entry::{Fit, Governance, Hosting, LicenseModel, MaintenanceKind};
use umstieg_core::format::inventory::Criterion;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};

/// Why the best for all tools together is not the best for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Together<'a> {
    /// The chosen one serves so many tools.
    ServesMore(usize),
    /// The chosen one is in use already.
    InUse,
    /// The other would bring more products with it.
    OtherNeeds(&'a str),
    /// Somebody else would have to run the other, and nobody is known who does.
    NoHost,
    /// Work, number of products and their ties taken together.
    Overall,
}

/// Sentences about candidates in a language.
pub(crate) trait Answers {
    /// How much of what is used so many products cover, and how much nobody has checked.
    fn covers(&self, products: &str, count: usize, share: u16, unknown: u16) -> String;
    /// What speaks for a choice.
    fn speaks_for(&self, facts: &str) -> String;
    /// The next best, by how many points it is behind, and in what.
    fn runner_up(&self, name: &str, behind: u16, weaker: Option<Criterion>) -> String;
    /// Another is better for this tool alone, and why it was not chosen all the same.
    fn better_alone(&self, other: (&str, u16), chosen: (&str, u16), because: Together<'_>) -> String;
    /// Used, but not covered.
    fn not_covered(&self, list: &str) -> String;
    /// Used, and covered in part.
    fn partly_covered(&self, list: &str) -> String;
    /// Used, and nobody has checked whether it is covered.
    fn unclear(&self, list: &str) -> String;
    /// What is lost or done in another way; whole sentences follow.
    fn lost(&self, sentences: &str) -> String;
    /// The same of one of several products.
    fn lost_with(&self, product: &str, sentences: &str) -> String;
    /// How data comes along.
    fn data_moves(&self, list: &str) -> String;
    /// Kinds of data that come along in one way.
    fn data_kinds(&self, kinds: &str, how: &str) -> String;
    /// What has to come along with the choice.
    fn comes_along(&self, list: &str) -> String;
    /// What is taken to be there already, outside the inventory.
    fn presumed(&self, list: &str) -> String;
    /// Something that has to come along for a role, such as a directory.
    fn in_role(&self, name: &str, role: &str) -> String;
    /// A score out of 100, given in thousandths.
    fn points(&self, score: u16) -> String;

    /// What is covered, and what nobody has checked.
    fn fact_coverage(&self, share: u16, unknown: u16) -> String;
    /// The entry says that it can stand in.
    fn fact_fit(&self, fit: Fit) -> String;
    /// Data that comes along completely.
    fn fact_carries(&self, kinds: &str) -> String;
    /// It is in use already.
    fn fact_in_use(&self) -> &'static str;
    /// The kind of licence.
    fn fact_license(&self, model: LicenseModel) -> String;
    /// Where the maker is, and from where it is controlled if elsewhere.
    fn fact_maker(&self, country: &CountryCode, controlled_from: Option<&CountryCode>) -> String;
    /// Who keeps it alive.
    fn fact_maintenance(&self, kind: MaintenanceKind, governance: Governance) -> String;
    /// Providers, and how near the nearest is.
    fn fact_providers(&self, count: usize, nearest: Option<Distance>) -> String;
    /// Ways to run it.
    fn fact_hosting(&self, modes: &[Hosting]) -> String;
    /// Who can run it, for an organisation that has little time to do so.
    fn fact_hosted_by(&self, provider: &str) -> String;
    /// That it must be run in house, by an organisation that has little time to do so.
    fn fact_own_server(&self) -> &'static str;
    /// Whether the interface speaks the language of the house.
    fn fact_language(&self, language: &LanguageCode, spoken: bool) -> String;
    /// What it works together with.
    fn fact_integration(&self, with: &str, via: &str) -> String;
    /// Work to introduce it.
    fn fact_effort(&self, minutes: u64) -> String;
    /// How many of the facts about what it can do are supported.
    fn fact_evidence(&self, verified: usize, all: usize) -> String;
    /// Nothing is known, which counts nothing.
    fn fact_unknown(&self) -> &'static str;

    /// Title of a recommendation.
    fn substitutes_for(&self, name: &str) -> String;
    /// It is open already, and what else is open and does the same.
    fn open_already(&self, others: &str) -> String;
    /// What it was judged by.
    fn judged_by(&self, needs: &str, assumed: bool) -> String;
    /// Nothing may be proposed.
    fn none_fits(&self) -> &'static str;
    /// Nothing is known.
    fn none_known(&self) -> &'static str;
    /// Somebody has searched and found nothing.
    fn searched(&self, reason: &str, day: Date) -> String;
    /// Its entry says nothing about what it would replace.
    fn not_stated(&self) -> &'static str;
    /// Heads of the ranking: place, software, points, covered, fit, providers.
    fn ranking_heads(&self) -> [&'static str; 6];
    /// Heads of the factors: criterion, weight, value, fact.
    fn factor_heads(&self) -> [&'static str; 4];
    /// Head of the part about one candidate.
    fn why_this(&self, name: &str) -> String;
    /// Head of the ruled out.
    fn ruled_out(&self) -> &'static str;
    /// Those that a short list leaves out.
    fn further_ruled_out(&self, names: &str) -> String;
    /// Where a factor's value is not known.
    fn unknown(&self) -> &'static str;
    /// Parts of a suite that are decided apart.
    fn part_of(&self, suite: &str, part: &str) -> String;
}

/// A share beside another one, in thousandths, rounded down where both rounded to whole per cent would be more than all.
pub(super) fn beside(share: u16, other: u16) -> u16 {
    let rounded = |value: u16| value.saturating_add(5) / 10;
    if rounded(share) + rounded(other) > 100 { other / 10 * 10 } else { other }
}

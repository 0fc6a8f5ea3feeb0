//! Tools and what happens to them.

use super::{Answer, Coverage, Kept, Named, SpeaksFor};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Hosting;
use umstieg_format::inventory::Criterion;
use umstieg_format::scalar::{CountryCode, Date};

/// One tool of the inventory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its handle and its name in the inventory.
    pub tool: Named,
    /// People who use it.
    pub users: u32,
    /// Whether that number is an assumption.
    pub users_assumed: bool,
    /// What it is; absent if nobody knows.
    pub software: Option<Named>,
    /// The nearest names, for a tool that nobody knows.
    pub nearest: Vec<NearName>,
    /// The tool with which it was bought.
    pub bundled_in: Option<Named>,
    /// What happens to it.
    pub verdict: Verdict,
    /// Products that take its place.
    pub products: Vec<Named>,
    /// Systems that it only protects or looks after, and with which it goes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goes_with: Vec<Named>,
    /// Why it stays, wholly or in part.
    pub kept: Vec<Kept>,
    /// Tools that stay and call programs that go with it: whoever works with both changes only when it is settled what they
    /// call instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub called_by: Vec<CalledBy>,
    /// How to live with it, if it stays.
    pub containment: Option<String>,
    /// Own work for leaving it, in minutes; what serves several tools is shared out among them. Absent if it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_minutes: Option<u64>,
    /// What its contract costs, in euros a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_eur_per_year: Option<u32>,
    /// Last day of its security updates, if the catalogue knows.
    pub security_ends: Option<Date>,
    /// Releases that it can be raised to and that get updates for longer; the longest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supported_releases: Vec<SupportedRelease>,
    /// Country whose companies must not hold data and that its maker belongs to, if it stays all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forbidden_country: Option<CountryCode>,
    /// The only ways in which it can be run, if it stays although none of them is allowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden_hosting: Vec<Hosting>,
    /// What the inventory notes about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What was decided about each part.
    pub units: Vec<Unit>,
}

/// A tool that stays and calls programs that go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalledBy {
    /// The tool.
    pub tool: Named,
    /// The programs that it calls.
    pub called: Vec<Named>,
    /// What takes their place.
    pub products: Vec<Named>,
    /// People who use both, at most.
    pub people: u32,
    /// Key of the step that settles what it calls instead; absent if nothing has to wait for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

/// A release that gets security updates for longer than the one in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportedRelease {
    /// The release.
    pub release: String,
    /// Last day of its security updates.
    pub security_ends: Date,
}

/// A name that is near to an unknown one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearName {
    /// The software.
    pub software: Named,
    /// How sure it is, 0 to 100.
    pub confidence: u8,
}

/// What happens to a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything it is used for moves.
    Replace,
    /// It goes without a new product: what is in use and stays, named under `products`, does its work already.
    Covered,
    /// A part of what it is used for, or of its users, moves.
    ReplacePartly,
    /// It stays.
    Keep,
    /// Nobody uses it; it goes without a substitute.
    Retire,
    /// It only protects or looks after systems that go, named under `goes_with`, and goes with them.
    GoWith,
    /// It is open already.
    Open,
    /// Nobody knows what it is.
    Unknown,
}

/// What was decided about a tool, or about the parts of a suite that belong to one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The category of the parts that it is about, where the tool has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Named>,
    /// Products that were chosen, the main one first.
    pub chosen: Vec<Named>,
    /// Why it stays, if nothing was chosen; absent if it goes with its system.
    pub kept: Option<Kept>,
    /// How far the chosen products cover what is used, all of them together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// What speaks for the main one as things are when the plan is done, the strongest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speaks_for: Vec<SpeaksFor>,
    /// The next best, and why it is not the one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<RunnerUp>,
    /// Products that come in because the chosen ones cannot do without them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comes_along: Vec<Named>,
    /// Everything that was weighed: the chosen, the three best others and the three best ruled out in full.
    pub answer: Answer,
}

/// The next best candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunnerUp {
    /// The software.
    pub software: Named,
    /// Its score, in thousandths; above that of the chosen one if it would be better for this tool alone.
    pub score: u16,
    /// Why it is not the one.
    pub kind: RunnerUpKind,
    /// `behind`: the criterion in which it falls most behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weaker_in: Option<Criterion>,
    /// `serves-more`: tools that the chosen one serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<usize>,
    /// `other-needs`: what it would need and that does not come in anyway.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Named>,
    /// The same as a sentence.
    pub text: String,
}

/// Why the next best candidate is not the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RunnerUpKind {
    /// Its score is not higher.
    Behind,
    /// The chosen one is in use already.
    InUse,
    /// The chosen one serves more tools.
    ServesMore,
    /// It would need something else beside itself.
    OtherNeeds,
    /// Somebody else would have to run it, and nobody is known who does.
    NoHost,
    /// All choices together are better this way.
    Overall,
}

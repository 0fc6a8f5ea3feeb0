//! The plan as a document.

use super::{
    Circle, Contact, Contract, Funding, GrantWait, Interface, Language, Learning, Limits, Measure, Named,
    Obligation, Period, Policy, Product, RunningContract, Sovereignty, Step, Tool, Wish, WishedOrder,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Sector;
use umstieg_format::scalar::{Date, RegionCode};

/// A plan: the document `umstieg.plan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// `umstieg.plan`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names and sentences.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// Whom it is for.
    pub organisation: Organisation,
    /// The answer in numbers.
    pub summary: Summary,
    /// Every tool, in the order of the inventory.
    pub tools: Vec<Tool>,
    /// Products that come in, by id.
    pub products: Vec<Product>,
    /// Changes as people experience them.
    pub waves: Vec<Wave>,
    /// The steps, by their dates.
    pub steps: Vec<Step>,
    /// Contracts of tools that go.
    pub contracts: Vec<Contract>,
    /// Contracts of tools that stay, at least for some, or that nobody knows.
    #[serde(default)]
    pub running_contracts: Vec<RunningContract>,
    /// What limits the end.
    pub limits: Limits,
    /// Circles that were opened.
    pub circles: Vec<Circle>,
    /// Wishes for an order and what becomes of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
    /// Those of them that change nothing, in words.
    pub void_wishes: Vec<String>,
    /// The tools of each of these wishes, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub void_wish_tools: Vec<WishedOrder>,
    /// Funding programmes.
    pub funding: Vec<Funding>,
    /// What waiting for the decisions on grants costs; absent if none is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant_wait: Option<GrantWait>,
    /// Duties.
    pub obligations: Vec<Obligation>,
    /// Data that must flow.
    pub interfaces: Vec<Interface>,
    /// Times without changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blackouts: Vec<Period>,
    /// Times to which changes are confined; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Period>,
    /// What can or cannot be done in house, in the organisation's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills_in_house: Vec<String>,
    /// What the organisation wants, in its own words.
    pub goals: Vec<String>,
    /// Notes of the inventory.
    pub notes: Vec<String>,
    /// Dependence on makers, before and after.
    pub dependence: Dependence,
    /// Where makers and providers sit.
    pub sovereignty: Sovereignty,
    /// Skills that the steps take, and time for learning.
    pub learning: Learning,
    /// Whom the organisation can ask near by.
    pub contacts: Vec<Contact>,
    /// What the organisation itself should set up.
    pub measures: Vec<Measure>,
    /// Limits that every proposal keeps to.
    pub policy: Policy,
    /// What the plan takes for true.
    pub assumptions: Vec<Assumption>,
    /// How well the facts behind it are supported.
    pub evidence: Evidence,
    /// The line of the adviser with which the document ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// What it does.
    pub sector: Option<Sector>,
    /// Where it is.
    pub region: Option<RegionCode>,
    /// People who work there.
    pub headcount: Option<u32>,
    /// People who use computers.
    pub users: u32,
    /// Whether that number is an assumption.
    pub users_assumed: bool,
}

/// The answer in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Tools by what happens to them.
    pub tools: Counts,
    /// First day of the planning period.
    pub start: Date,
    /// First day of the first step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_start: Option<Date>,
    /// Last day of the last step.
    pub end: Date,
    /// Last day of work; only notices may follow.
    pub work_end: Date,
    /// Last day of the planning period.
    pub horizon: Date,
    /// Work in all, in minutes.
    pub effort_minutes: u64,
    /// Hours a month that there are for it.
    pub hours_a_month: u64,
    /// Work a month to keep the new products safe afterwards, in minutes.
    #[serde(default)]
    pub care_minutes: u64,
    /// Contracts that end.
    pub contracts: usize,
    /// What they cost today, in euros a year.
    pub contracts_eur_per_year: u64,
    /// Of how many of them the cost is not known.
    pub contracts_cost_unknown: usize,
    /// What the contracts that renew before their tool can go cost until then, in euros, as far as it is known.
    #[serde(default)]
    pub renewals_eur: u64,
    /// What contracts cost that go on for months after the last use of their tools, in euros, as far as it is known.
    #[serde(default)]
    pub unused_eur: u64,
    /// Tools that run without security updates now or before the plan is done with them, and what protects them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_updates: Vec<WithoutUpdates>,
}

/// A tool without security updates that is protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithoutUpdates {
    /// The tool.
    pub tool: Named,
    /// What becomes of it.
    pub kind: WithoutUpdatesKind,
    /// Last day of its security updates.
    pub security_ends: Date,
    /// Key of the step that protects it.
    pub step: String,
}

/// What becomes of a tool without security updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WithoutUpdatesKind {
    /// It gets none any more and stays, at least for some.
    Stays,
    /// It gets none any more and goes.
    Goes,
    /// It gets some today, but not until the plan is done with it.
    Later,
}

/// Numbers of tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// All.
    pub all: usize,
    /// Replaced.
    pub replaced: usize,
    /// Covered by what is in use and stays.
    pub covered: usize,
    /// Replaced in part.
    pub replaced_partly: usize,
    /// Kept.
    pub kept: usize,
    /// Retired.
    pub retired: usize,
    /// Open already.
    pub open: usize,
    /// Not known.
    pub unknown: usize,
}

/// What people experience as one change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wave {
    /// First day of training or roll-out.
    pub from: Date,
    /// Last day of roll-out.
    pub to: Date,
    /// Products that people get.
    pub products: Vec<Named>,
    /// Keys of the steps.
    pub steps: Vec<String>,
}

/// Dependence on makers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dependence {
    /// Before the plan.
    pub before: Makers,
    /// After it.
    pub after: Makers,
}

/// Tools by their makers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Makers {
    /// Open software.
    pub open: usize,
    /// Proprietary, made in the European Union.
    pub europe: usize,
    /// Proprietary, made or controlled elsewhere.
    pub elsewhere: usize,
    /// Not known.
    pub unknown: usize,
}

/// Something taken for true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// What kind.
    pub kind: AssumptionKind,
    /// Tools that it is about.
    pub tools: Vec<Named>,
    /// `no-tender`: products that it is about; `read-as`: what each of the tools was taken for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Named>,
    /// `users`: people who use computers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<u32>,
    /// `capacity`: hours a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_a_month: Option<u64>,
    /// `start`: the first day; `beyond-horizon`: the last day of the planning period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// `beyond-horizon`: last day of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// `between-the-years`: the days on which nothing is planned; `seasons`: the times without changes; `windows`: the only times for changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<Period>,
    /// The same as a sentence.
    pub text: String,
}

/// Kinds of assumptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AssumptionKind {
    /// How many people use computers.
    Users,
    /// How much time there is for changes.
    Capacity,
    /// Where the organisation is.
    Region,
    /// When work may begin.
    Start,
    /// What tools are used for.
    Uses,
    /// How many people use tools.
    ToolUsers,
    /// What names of tools mean that are misspelt or not those of the catalogue.
    ReadAs,
    /// Whether contracts renew.
    Renewal,
    /// Which release of tools is in use.
    Release,
    /// Whether anything is bought for free programs, so that a tender is needed.
    NoTender,
    /// Whether work goes on from Christmas Eve to New Year's Eve; nothing is planned then.
    BetweenTheYears,
    /// Whether times without changes come again every year.
    Seasons,
    /// Whether the only times for changes fall on the same days of every year.
    Windows,
    /// The plan ends after the planning period.
    BeyondHorizon,
}

/// How well facts are supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Facts about what the chosen products can do.
    pub facts: usize,
    /// Of these, facts that nobody has verified.
    pub unverified: usize,
    /// Day on which the oldest of their sources was checked.
    pub oldest_check: Option<Date>,
}

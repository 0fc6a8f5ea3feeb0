//! The plan as a document.

use super::{
    Contact, Contract, Funding, Language, Learning, Link, Measure, Named, Policy, Provider, RunningContract,
    Sovereignty, Step, Tool,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Sector;
use umstieg_format::inventory::ObligationKind;
use umstieg_format::scalar::{Date, RegionCode, StandardId};

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
    /// Wishes for an order that change nothing, in words.
    pub void_wishes: Vec<String>,
    /// Funding programmes.
    pub funding: Vec<Funding>,
    /// Duties.
    pub obligations: Vec<Obligation>,
    /// Data that must flow.
    pub interfaces: Vec<Interface>,
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
    /// First day of work.
    pub start: Date,
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
    /// Contracts that end.
    pub contracts: usize,
    /// What they cost today, in euros a year.
    pub contracts_eur_per_year: u64,
    /// Of how many of them the cost is not known.
    pub contracts_cost_unknown: usize,
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

/// A product that comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// The product.
    pub product: Named,
    /// Whether it is in use already and only comes to more people.
    pub in_use: bool,
    /// What it is.
    pub summary: Option<String>,
    /// Tools that it serves.
    pub serves: Vec<Named>,
    /// Products that need it.
    pub required_by: Vec<Named>,
    /// People who will use it.
    pub users: u32,
    /// Work a month to keep it safe, in minutes, where the organisation runs it itself; 0 otherwise.
    #[serde(default)]
    pub care_minutes: u32,
    /// Its licence, in words.
    pub license: Option<String>,
    /// Its licence as an SPDX expression.
    pub spdx: Option<String>,
    /// Whether it is known which versions of the licence apply.
    pub license_suffix_known: bool,
    /// Providers, the nearest first.
    pub providers: Vec<Provider>,
    /// Where it can be tried without installing it.
    pub demo: Option<Link>,
    /// Organisations that use it.
    pub references: Vec<Named>,
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

/// What limits the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The earliest end that any plan could have, as far as is proven.
    pub bound: Date,
    /// Whether no plan with these steps is better. Says nothing about the choice of products.
    pub proven: bool,
    /// What contracts that go on, days without updates, waiting people and a late end weigh together, in points: ten for
    /// every day on which people wait for one product. Less is better.
    pub cost: u64,
    /// The cost that no plan with these steps can be below, as far as is proven.
    pub cost_bound: u64,
    /// Why no plan could end earlier than the bound.
    pub bottleneck: Bottleneck,
    /// Minutes a working day of those who run the systems.
    pub minutes_per_day: u32,
    /// Whether that is an assumption.
    pub capacity_assumed: bool,
    /// Changes that people can bear at once.
    pub parallel_changes: u32,
    /// Keys of the steps that hold the end, first to last.
    pub critical: Vec<String>,
    /// Steps that are longer than any open time, so that they pause between two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pausing: Vec<Pausing>,
    /// Data and lessons that are out of date when people get the product that they were for.
    pub stale: Vec<Stale>,
    /// Cost of the choice of products, in points; less is better.
    pub choice_cost: u64,
    /// Cost that no choice of what was weighed can be below.
    pub choice_bound: u64,
    /// Whether no choice of what was weighed is better: for each tool its best candidates, alone or with what complements
    /// them best. Says nothing about dates.
    pub choice_proven: bool,
}

/// A step that is longer than any time that is open for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pausing {
    /// Key of the step.
    pub step: String,
    /// Working days of the longest open time.
    pub open_days: u32,
}

/// Data or lessons that are out of date when people get the product that they were for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stale {
    /// Key of the step that carries the data over or teaches.
    pub step: String,
    /// Key of the roll-out.
    pub roll_out: String,
    /// Working days between the two.
    pub days: u32,
}

/// Why no plan could end earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bottleneck {
    /// What kind of bottleneck.
    pub kind: BottleneckKind,
    /// The same as a sentence.
    pub text: Option<String>,
    /// Keys of the steps of a chain.
    pub steps: Vec<String>,
    /// Minutes of work in the window.
    pub required_minutes: Option<u64>,
    /// Minutes that there are.
    pub available_minutes: Option<u64>,
    /// First day of the window.
    pub from: Option<Date>,
    /// Day after the window.
    pub to: Option<Date>,
}

/// Kinds of bottlenecks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BottleneckKind {
    /// There is nothing to do.
    Nothing,
    /// Steps that follow one another.
    Chain,
    /// Too little time of those who run the systems.
    Work,
    /// Too many changes at once.
    People,
    /// A search looked at every shorter plan.
    Search,
}

/// A circle that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Circle {
    /// Keys of its steps; each waits for the one before, the first for the last.
    pub members: Vec<String>,
    /// Key of the step that no longer waits.
    pub given_up_by: String,
    /// Key of the step that it no longer waits for.
    pub given_up_for: String,
    /// What happened, in words.
    pub text: String,
}

/// A duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// What kind.
    pub kind: ObligationKind,
    /// Rule that it follows from.
    pub rule: Option<String>,
    /// Tools that it is about; empty means all.
    pub tools: Vec<Named>,
    /// What it means.
    pub note: Option<String>,
}

/// Data that must flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interface {
    /// Name of the tool that gives.
    pub from: String,
    /// Name of who takes.
    pub to: String,
    /// Whether work stops without it.
    pub required: bool,
    /// Standards over which it can run.
    pub standards: Vec<StandardId>,
    /// What it is about.
    pub note: Option<String>,
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
    /// Whether contracts renew.
    Renewal,
    /// Whether anything is bought for free programs, so that a tender is needed.
    NoTender,
    /// Whether times without changes come again every year.
    Seasons,
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

//! Steps, what they wait for, and why they are when they are.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::{StepKind, Strength};
use umstieg_format::scalar::Date;

/// One step with its dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its number in the order of dates, from 1; sentences name it by this.
    pub number: usize,
    /// A key that stays the same as long as tool, product and playbook do.
    pub key: String,
    /// What is done.
    pub title: String,
    /// What kind of work it is.
    pub kind: StepKind,
    /// The kinds of work that are done in it together, in their order; empty if it is one alone.
    pub parts: Vec<StepKind>,
    /// Where it comes from.
    pub origin: StepOrigin,
    /// The product that comes in.
    pub product: Option<Named>,
    /// The tool it is about.
    pub tool: Option<Named>,
    /// People who use what it is about.
    pub users: u32,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Working days.
    pub days: u32,
    /// Work of those who run the systems, in minutes.
    pub effort_minutes: u64,
    /// For a fall-back that is shorter than usual, so that a contract ends a term earlier: the usual working days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortened_from_days: Option<u32>,
    /// Time that each user spends on learning, in minutes.
    pub learner_minutes: u32,
    /// Whether users notice it.
    pub touches_people: bool,
    /// Working days by which it can slip without harm.
    pub slack_days: u32,
    /// Whether it holds the end of the plan.
    pub critical: bool,
    /// What keeps it from starting earlier.
    pub why: WhyKind,
    /// The same as a sentence.
    pub why_text: String,
    /// Keys of the steps that the reason names.
    pub why_steps: Vec<String>,
    /// Days that the reason names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_days: Option<WhyDays>,
    /// What to have or to watch.
    pub checklist: Vec<String>,
    /// Skills that it takes.
    pub skills: Vec<String>,
    /// Everything that it waits for.
    pub waits_for: Vec<Dependency>,
}

/// Where a step comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepOrigin {
    /// A playbook of the catalogue.
    Playbook,
    /// A lead time of the inventory.
    LeadTime,
    /// A funding programme.
    Funding,
    /// An interface of the inventory.
    Interface,
    /// A tool that stays and calls programs that go.
    Call,
}

/// What keeps a step from starting earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyKind {
    /// The start of the plan.
    Start,
    /// Another step.
    Dependency,
    /// Those who run the systems are busy.
    Busy,
    /// People have enough on their hands.
    PeopleBusy,
    /// People have no time to learn more at once.
    Learning,
    /// A time without changes.
    Closed,
    /// Notice is given as late as is safe.
    LatestNotice,
    /// Notice is given when the tool has been switched off.
    SwitchedOff,
    /// Notice is given when all is ready.
    Ready,
    /// A backup, data or lessons should be fresh when what they are for begins.
    Fresh,
    /// Nothing; earlier would bring nothing.
    Free,
}

/// Days that a reason names. Only fields of its kind are there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhyDays {
    /// `closed`: first day of the time without changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// `closed`: last day of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// `closed`: the next working day, on which the step can begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Date>,
    /// `latest-notice`, `switched-off`: last day on which notice counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// `fresh`: working days that may lie between this step and the roll-out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fresh_days: Option<u32>,
}

/// A step that is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// Key of the step that comes first.
    pub step: String,
    /// Working days between them.
    pub lag_days: u32,
    /// Working days that may lie between them at most if the data or the lessons of the first are to be fresh; `stale` under
    /// `limits` names where more do. Absent where nothing gets old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fresh_days: Option<u32>,
    /// Whether it may be given up.
    pub strength: Strength,
    /// What kind of reason.
    pub kind: DependencyKind,
    /// What the reason names: products, tools.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Named>,
    /// Id of the rule or playbook of the catalogue behind it.
    pub rule: Option<String>,
    /// The reason as a sentence.
    pub text: String,
}

/// Kinds of reasons to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DependencyKind {
    /// The playbook works in this order.
    Playbook,
    /// A product needs another.
    Requirement,
    /// It works behind a product about which must be decided first.
    Decision,
    /// The tool is used until its last need is met elsewhere.
    LastNeed,
    /// The tool protects or looks after a system as long as that is there.
    Served,
    /// A suite can only be cancelled as a whole.
    Bundle,
    /// Work stops without an interface.
    Interface,
    /// A tool that stays calls programs that go.
    Call,
    /// A tool that gets no security updates any more, or soon none, is protected first.
    Exposed,
    /// Others decide.
    LeadTime,
    /// Nothing may be ordered before an approval.
    Funding,
    /// An ordering rule of the catalogue.
    Rule,
    /// A wish of the inventory.
    Wish,
    /// Another product is brought to everybody first.
    Turn,
    /// People get used to another product first.
    Settling,
}

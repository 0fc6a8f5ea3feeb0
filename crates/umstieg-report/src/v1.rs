//! JSON output, version 1: types of its own, so that nothing inside can change what others read.
//!
//! Words and ids are those of the catalogue and inventory formats, version 1. Names and sentences are in the language
//! that was asked for; everything else is the same in every language. Fields may be added within a version; none is
//! taken out or given another meaning.

mod candidate;
mod contract;
mod duty;
mod entry;
mod exclusion;
mod factor;
mod group;
mod impact;
mod kept;
mod layer;
mod limits;
mod money;
mod order;
mod plan;
mod product;
mod recommendation;
mod step;
mod support;
mod tool;

pub use candidate::{Candidate, CarriedData, Coverage, FurtherCandidate, NeedCoverage, SpeaksFor};
pub use contract::{Contract, Renewal, RunningContract};
pub use duty::{Interface, Obligation, Period};
pub use entry::{FundingEntry, Group, Hit, ProviderEntry, ReferenceEntry, Search, Software, Substitute};
pub use exclusion::{Exclusion, ExclusionKind};
pub use factor::{Basis, Factor, HostingWay, Provider};
pub use group::{GroupCount, GroupName, GroupSubstitute, GroupWithheld, OrganisationGroup};
pub use impact::{
    CatalogueMistake, CataloguePart, Effect, EffectCause, EffectKind, EffectState, FactChange, FactNature,
    Impact, ImpactSide, OrganisationImpact, PartChange, PartChangeKind, PartKind, PathStep, RankedCandidate,
};
pub use kept::{Barrier, Kept, KeptKind};
pub use layer::{LayerAction, LayerChange, Origin};
pub use limits::{Bottleneck, BottleneckKind, Circle, Limits, Pausing, Stale, WishedOrder};
pub use money::{Condition, ConditionKind, Funding, FundingAnswer};
pub use order::{GrantWait, Wish, WishFate};
pub use plan::{
    Assumption, AssumptionKind, Counts, Dependence, Evidence, Makers, Organisation, Plan, Summary, Wave,
    WithoutUpdates, WithoutUpdatesKind,
};
pub use product::{Deployment, Product};
pub use recommendation::{Answer, Need, Recommendations, UnknownTool};
pub use step::{Dependency, DependencyKind, Step, StepOrigin, WhyDays, WhyKind};
pub use support::{Contact, Learning, Measure, Policy, Reach, SeatCount, Seats, Skill, Sovereignty};
pub use tool::{CalledBy, NearName, RunnerUp, RunnerUpKind, SupportedRelease, Tool, Unit, Verdict};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the JSON output.
pub const VERSION: u32 = 1;

/// Language of names and sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// German.
    De,
    /// English.
    En,
}

/// Something by its id, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its id in the catalogue, or the handle of a tool in the inventory.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A page by its address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub url: String,
}

/// How near a provider is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Distance {
    /// In the same region, or serving it by name.
    Region,
    /// In the same country.
    Country,
    /// In the European Union.
    Europe,
    /// Elsewhere.
    World,
}

//! JSON output, version 1: types of its own, so that nothing inside can change what others read.
//!
//! Words and ids are those of the catalogue and inventory formats, version 1. Names and sentences are in the language
//! that was asked for; everything else is the same in every language. Fields may be added within a version; none is
//! taken out or given another meaning.

mod candidate;
mod contract;
mod entry;
mod group;
mod impact;
mod layer;
mod money;
mod plan;
mod recommendation;
mod step;
mod support;
mod tool;

pub use candidate::{
    Candidate, Coverage, Exclusion, ExclusionKind, Factor, FurtherCandidate, NeedCoverage, Provider,
};
pub use contract::{Contract, Renewal, RunningContract};
pub use entry::{FundingEntry, Group, Hit, ProviderEntry, ReferenceEntry, Search, Software, Substitute};
pub use group::{GroupCount, GroupName, GroupSubstitute, GroupWithheld, OrganisationGroup};
pub use impact::{
    CatalogueMistake, CataloguePart, Effect, EffectCause, EffectKind, EffectState, FactChange, FactNature,
    Impact, ImpactSide, OrganisationImpact, PartChange, PartChangeKind, PartKind, PathStep, RankedCandidate,
};
pub use layer::{LayerAction, LayerChange, Origin};
pub use money::{Condition, Funding, FundingAnswer};
pub use plan::{
    Assumption, AssumptionKind, Bottleneck, BottleneckKind, Circle, Counts, Dependence, Evidence, Interface,
    Limits, Makers, Obligation, Organisation, Pausing, Plan, Product, Stale, Summary, Wave,
};
pub use recommendation::{Answer, Need, Recommendations};
pub use step::{Dependency, DependencyKind, Step, StepOrigin, WhyKind};
pub use support::{Contact, Learning, Measure, Policy, Reach, SeatCount, Seats, Skill, Sovereignty};
pub use tool::{Kept, KeptKind, NearName, SupportedRelease, Tool, Unit, Verdict};

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

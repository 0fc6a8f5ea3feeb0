//! Catalogue, recommendation and migration planning: which open software fits an organisation, and in what order to
//! change.
//!
//! Data goes one way, and every arrow is a function that can be called alone:
//!
//! ```text
//! Catalogue + inventory ─resolve→ Inventory ─needs→ Units
//! Catalogue + Inventory + Units + Policy ─recommend→ Recommendations ─decide→ Decisions
//! Decisions ─order→ StepGraph ─schedule→ Plan
//! ```
//!
//! [`plan()`] runs them all. Every result carries its own explanation as data; `umstieg-report` turns it into words.
//! Nothing here reads a clock, an environment or a network; the day of the answer is an input.

mod catalogue;
pub mod decide;
mod error;
pub mod group;
pub mod impact;
mod inventory;
pub mod order;
pub mod plan;
mod policy;
pub mod recommend;

#[cfg(feature = "load")]
pub use catalogue::Loaded;
pub use catalogue::{
    Catalogue, Distance, EntryId, EntryMatch, Hits, Layer, MatchKind, NameMatch, NearProvider,
    is_release_open, longer_lines, security_end, supported_releases,
};
pub use error::{Error, ErrorKind};
pub use inventory::{Inventory, Need, Resolution, Tool, ToolIndex, Unit, needs};
pub use plan::{Plan, PlanOptions, plan};
pub use policy::Policy;
pub use recommend::recommend;
pub use umstieg_format as format;
pub use umstieg_format::layers::{Action as LayerAction, Change as LayerChange, LayerName, Origin, Replaced};

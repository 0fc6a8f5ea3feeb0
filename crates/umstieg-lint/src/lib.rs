//! Rules for contributors to the umstieg catalogue, and the forms in which findings are shown.
//!
//! [`lint`] reads a folder through `umstieg-format`, exactly as the loader does, and then holds every entry against the
//! rules of this crate. It never stops at the first finding. [`rules::all`] lists every rule there is, those of reading
//! included, with the reason and an example; [`fix`] repairs what a program can repair; [`render`] writes findings for
//! terminals and machines and serves inventories as well.
//!
//! ```
//! use std::path::Path;
//! use umstieg_format::scalar::Date;
//! use umstieg_lint::{Options, lint};
//!
//! let as_of = Date::parse("2027-01-15")?;
//! let report = lint(Path::new("no/such/folder"), &Options::new(as_of));
//! assert_eq!(report.findings.as_slice()[0].rule, "missing-file");
//! # Ok::<(), umstieg_format::message::Message>(())
//! ```

mod context;
mod coverage;
mod facts;
mod fix;
mod judge;
mod lint;
mod names;
mod page;
mod rule;
mod selectors;
mod sources;
mod texts;
mod urls;

mod known;
pub mod render;
pub mod rules;

pub use fix::{Fixed, Trust, fix};
pub use lint::{Options, Report, lint};
pub use page::{index, page};
pub use rule::{Example, Group, Part, Rule};
pub use sources::Sources;

#[cfg(test)]
mod samples;

//! The file formats of umstieg, and nothing else: how entries and inventories are written, read and packed.
//!
//! Reading goes in three stages. A strict structural pass over the YAML events keeps positions and refuses what YAML
//! allows but this project does not ([`structure`]); the tree is held against the JSON Schema of its kind ([`shape`]);
//! only then is it read into the structs of [`entry`] and [`inventory`], which deny unknown fields. Cross-checks between
//! entries ([`check`]) name their places by path, and [`read`] adds line and column. Folders are laid over one another by
//! [`layers`], for everybody in the same way. [`layout`] writes a file as every file of its kind is written, and
//! [`difference`] tells two catalogues apart.
//!
//! Without the default features only the structs, the checks and the embedded [`snapshot`] remain: no YAML, no files.

mod words;

pub mod check;
pub mod difference;
pub mod entries;
pub mod entry;
#[cfg(feature = "yaml")]
pub mod finding;
pub mod inventory;
pub mod kind;
pub mod layers;
#[cfg(feature = "yaml")]
pub mod layout;
#[cfg(feature = "yaml")]
pub mod limits;
pub mod message;
#[cfg(feature = "fs")]
pub mod parallel;
#[cfg(feature = "yaml")]
pub mod read;
pub mod scalar;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "yaml")]
pub mod shape;
pub mod snapshot;
#[cfg(feature = "yaml")]
pub mod source;
#[cfg(feature = "yaml")]
pub mod structure;

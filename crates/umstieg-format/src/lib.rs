//! The file formats of umstieg, and nothing else: how entries and inventories are written, read and packed.

mod words;

pub mod entry;
pub mod inventory;
pub mod scalar;
#[cfg(feature = "schema")]
pub mod schema;

//! The catalogue of umstieg as one block of bytes, packed from the YAML files beside this crate when it is built.
//!
//! Nobody needs to use this crate directly: `umstieg_core::Catalogue::embedded()` unpacks it.

/// All entries, vocabulary and rules in the snapshot layout of `umstieg-format`.
pub static SNAPSHOT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.snapshot"));

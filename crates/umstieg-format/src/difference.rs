//! What differs between two catalogues: which entries, and fact by fact within them.
//!
//! Entries are compared as they are read, so that comments, the order of keys and the layout of a file are no difference.
//! [`parts`] says what is there on one side only or not the same, [`mixed`] makes a catalogue of both sides, and
//! [`Difference::of`] goes into the entries.

#[cfg(feature = "schema")]
mod facts;
#[cfg(feature = "schema")]
mod items;
mod parts;
#[cfg(feature = "schema")]
mod value;

#[cfg(feature = "schema")]
pub use facts::{Difference, FactChange, Nature, PartChange, Path, Side, Step};
pub use parts::{Change, Part, mixed, parts};
#[cfg(feature = "schema")]
pub use value::Value;

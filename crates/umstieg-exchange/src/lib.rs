//! Catalogue data in the formats of others, from data to data: no file, no clock, no network.
//!
//! [`import`] reads what other catalogues publish about software and makes the fields of a draft entry of it, with notes
//! about everything that a person must decide; [`export`] writes a whole catalogue as JSON, CSV or SQLite, and what it
//! knows of one software as publiccode.yml. Nothing is guessed on the way: words of others are translated by the tables
//! in [`terms`], and what is not in them becomes a note.

pub mod export;
pub mod import;
mod publiccode;
mod tables;
pub mod terms;

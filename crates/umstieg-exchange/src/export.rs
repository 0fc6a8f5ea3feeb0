//! A whole catalogue in the formats of others, and what it knows of one software as publiccode.yml.
//!
//! Same catalogue, same bytes, in every form.

mod csv;
mod dictionary;
mod json;
#[cfg(feature = "sqlite")]
mod sqlite;

pub use self::csv::{CsvError, CsvFile, csv};
pub use self::dictionary::dictionary;
pub use self::json::{from_json, json};
#[cfg(feature = "sqlite")]
pub use self::sqlite::{SqliteError, sqlite};
pub use crate::publiccode::write::{Fragment, publiccode};

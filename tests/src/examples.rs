//! The example inventories and the embedded catalogue, read once for all tests of a file.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::read::read_inventory;
use umstieg_core::format::scalar::Date;
use umstieg_core::format::source::{Source, read_file};
use umstieg_core::{Catalogue, Inventory, format::inventory as raw};

/// The inventories of real kinds of organisation that ship with the project.
pub const SIX: [&str; 6] = ["agency", "craft", "hotel", "municipality", "school", "tax-adviser"];

/// All good inventories: [`SIX`], a new firm with three tools, and a company with 400 people.
pub const ALL: [&str; 8] =
    ["agency", "craft", "greenfield", "hotel", "municipality", "plant", "school", "tax-adviser"];

/// The day on which all tests ask.
///
/// # Panics
/// Never: the day exists.
#[must_use]
pub fn as_of() -> Date {
    Date::new(2026, 11, 22).expect("the day exists")
}

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The embedded catalogue.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(Catalogue::embedded)
}

/// An example inventory as written.
///
/// # Panics
/// If it cannot be read without findings.
#[must_use]
pub fn raw(name: &str) -> raw::Inventory {
    let folder = root().join("tests/inventories");
    let file = PathBuf::from(format!("{name}.yaml"));
    let source = read_file(&folder, &file, &Limits::inventory()).expect("the example can be read");
    read_text(source)
}

/// An inventory from text.
///
/// # Panics
/// If it has findings.
#[must_use]
pub fn parse(text: &str) -> raw::Inventory {
    read_text(Source::new("inventory.yaml", text))
}

fn read_text(source: Source) -> raw::Inventory {
    let reading = read_inventory(source, catalogue().entries());
    let findings: Vec<String> = reading.findings.iter().map(ToString::to_string).collect();
    reading.inventory.unwrap_or_else(|| panic!("the inventory has no errors:\n{}", findings.join("\n")))
}

/// An inventory with its names looked up in the embedded catalogue.
///
/// # Panics
/// If the inventory contradicts itself.
#[must_use]
pub fn resolve(raw: raw::Inventory) -> Inventory {
    Inventory::resolve(raw, catalogue()).expect("the inventory agrees with itself")
}

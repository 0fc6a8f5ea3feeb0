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

/// The names of all good inventories in `tests/inventories`, sorted: [`SIX`], a freelancer, an association, a new firm,
/// a company with 400 people, a water utility, an
/// administration that shares with another one.
///
/// # Panics
/// If the folder cannot be read, or lacks one of [`SIX`], because then the tests would test nothing.
#[must_use]
pub fn all() -> Vec<String> {
    let folder = root().join("tests/inventories");
    let files = std::fs::read_dir(folder).expect("the folder can be listed");
    let paths = files.flatten().map(|file| file.path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let mut names: Vec<String> =
        yaml.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    assert!(SIX.iter().all(|name| names.iter().any(|known| known == name)), "{names:?}");
    names
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

//! From YAML to entries: strict structure, shape against the schema, then typed reading, with every finding located.
//!
//! Loader, linter and build script read through here and so can never disagree about what a file says.

mod document;
#[cfg(feature = "fs")]
mod folder;
mod inventory;
#[cfg(feature = "fs")]
mod layers;

pub use document::{Document, Documents, finding};
#[cfg(feature = "fs")]
pub use folder::{FolderReading, read_folder};
pub use inventory::{InventoryReading, read_inventory};
#[cfg(feature = "fs")]
pub use layers::{LayersReading, read_layers};

use crate::finding::{Finding, Rule, rules};
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::scalar::FORMATS;
use crate::shape::Shape;
use crate::source::{Source, Span};
use crate::structure;
use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// The compiled schema of a kind; compiled once, for every catalogue has hundreds of files of a kind, and only if it is
/// asked for, for a plan reads one inventory and nothing else.
pub(crate) fn shape(kind: FileKind) -> Option<&'static Shape> {
    static SHAPES: [OnceLock<Option<Shape>>; FileKind::ALL.len()] =
        [const { OnceLock::new() }; FileKind::ALL.len()];
    let place = FileKind::ALL.into_iter().position(|known| known == kind)?;
    SHAPES.get(place)?.get_or_init(|| Shape::compile(&kind.schema(), FORMATS).ok()).as_ref()
}

/// Reads one source as a file of a kind. The document keeps the positions for later checks.
fn read<T: DeserializeOwned>(
    source: Source,
    kind: FileKind,
    limits: &Limits,
) -> (Document, Option<T>, Vec<Finding>) {
    let parsed = structure::parse(&source, limits);
    let mut findings = parsed.findings;
    if let (Some(root), Some(shape)) = (&parsed.root, shape(kind)) {
        findings.extend(shape.check(root, &source));
    }
    let mut value = None;
    if findings.is_empty() {
        match serde_yaml::from_str(source.text()) {
            Ok(typed) => value = Some(typed),
            Err(error) => findings.push(untyped(&source, &error)),
        }
    }
    (Document { source, root: parsed.root }, value, findings)
}

/// The finding for a file that passes every check and still cannot be read; says where the YAML library stopped.
fn untyped(source: &Source, error: &serde_yaml::Error) -> Finding {
    let rule: &Rule = &rules::SYNTAX;
    let at = error.location().map_or(0, |location| location.index().min(source.text().len()));
    Finding::new(rule, error.to_string(), source.location(Span::new(at, at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_can_be_held_against_a_file() {
        for kind in FileKind::ALL {
            assert_eq!(Shape::compile(&kind.schema(), FORMATS).err(), None, "{kind:?}");
        }
    }
}

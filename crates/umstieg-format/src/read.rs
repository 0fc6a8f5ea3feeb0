//! From YAML to entries: strict structure, shape against the schema, then typed reading, with every finding located.
//!
//! Loader, linter and build script read through here and so can never disagree about what a file says.

mod document;
#[cfg(feature = "fs")]
mod folder;
mod inventory;
#[cfg(feature = "fs")]
mod layers;
mod left_out;

pub use document::{Document, Documents, finding};
#[cfg(feature = "fs")]
pub use folder::{FolderReading, Losses, Rest, contradictions, read_folder};
pub use inventory::{InventoryReading, read_inventory};
#[cfg(feature = "fs")]
pub use layers::{LayersReading, read_layers};

use crate::finding::{Finding, rules};
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::message;
use crate::scalar::FORMATS;
use crate::shape::{Guide, Shape};
use crate::source::Source;
use crate::structure::{self, Node, Recovered};
use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// The compiled schema of a kind; compiled once, for every catalogue has hundreds of files of a kind, and only if it is
/// asked for, for a plan reads one inventory and nothing else.
pub(crate) fn shape(kind: FileKind) -> Option<&'static Shape> {
    static SHAPES: [OnceLock<Option<Shape>>; FileKind::ALL.len()] =
        [const { OnceLock::new() }; FileKind::ALL.len()];
    let place = FileKind::ALL.into_iter().position(|known| known == kind)?;
    SHAPES.get(place)?.get_or_init(|| Shape::compile(&kind.bare_schema(), FORMATS).ok()).as_ref()
}

/// Reads one source as a file of a kind. The document keeps the positions for later checks.
fn read<T: DeserializeOwned>(
    source: Source,
    kind: FileKind,
    limits: &Limits,
) -> (Document, Option<T>, Vec<Finding>) {
    let shape = shape(kind);
    let fields = shape.map(|shape| Guide::of(shape).fields()).unwrap_or_default();
    let Recovered { parsed, taken } = structure::parse_on(&source, limits, fields);
    let mut findings = parsed.findings;
    if let (Some(root), Some(shape)) = (&parsed.root, shape) {
        let mut found = shape.check(root, &source);
        if !taken.is_empty() {
            let is_taken = |at: usize| taken.iter().any(|part| part.contains(&at));
            found.retain(|finding| !is_taken(source.span(&finding.location).start));
        }
        findings.extend(found);
    }
    let mut value = None;
    if let (Some(root), []) = (&parsed.root, findings.as_slice()) {
        match structure::typed(root) {
            Ok(typed) => value = Some(typed),
            Err(error) => findings.push(untyped(&source, root, &error)),
        }
    }
    (Document { source, root: parsed.root }, value, findings)
}

/// The finding for a file that passes every check and still is not what its type expects.
fn untyped(source: &Source, root: &Node, error: &impl std::fmt::Display) -> Finding {
    let message = message!(
        en: "{error}";
        de: "die Datei passt nicht zu ihrem Format: {error}"
    );
    Finding::new(&rules::SYNTAX, message, source.location(source.first_line(root.span)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_can_be_held_against_a_file() {
        for kind in FileKind::ALL {
            assert_eq!(Shape::compile(&kind.schema(), FORMATS).err(), None, "{kind:?}");
            assert!(shape(kind).is_some(), "{kind:?}");
        }
    }

    /// The same values from a tree and from the YAML library, for every file of the real catalogue.
    #[test]
    fn trees_and_texts_are_read_alike() {
        fn same<T: DeserializeOwned + PartialEq + std::fmt::Debug>(kind: FileKind) -> usize {
            let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
            let (folder, file) = kind.place();
            let files: Vec<_> = match file {
                Some(file) => vec![root.join(folder).join(file)],
                None => {
                    std::fs::read_dir(root.join(folder)).unwrap().flatten().map(|file| file.path()).collect()
                }
            };
            for path in &files {
                let text = std::fs::read_to_string(path).unwrap();
                let source = Source::new(path.to_string_lossy().as_ref(), text.as_str());
                let (_, value, findings) = read::<T>(source, kind, &Limits::catalogue());
                assert_eq!(findings, []);
                assert_eq!(value, Some(serde_yaml::from_str(&text).unwrap()), "{}", path.display());
            }
            files.len()
        }
        use crate::entry::{Funding, Manifest, OrderingRules, Playbooks, Provider, Reference, Software};
        assert!(same::<Software>(FileKind::Software) > 100);
        assert!(same::<Provider>(FileKind::Provider) > 10);
        assert!(same::<Funding>(FileKind::Funding) + same::<Reference>(FileKind::Reference) > 10);
        same::<Manifest>(FileKind::Manifest);
        same::<OrderingRules>(FileKind::Ordering);
        same::<Playbooks>(FileKind::Playbooks);
    }
}

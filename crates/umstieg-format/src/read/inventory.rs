//! Reading an inventory and checking it against a catalogue.

use super::document::finding;
use super::left_out::without_broken;
use super::{Document, read, shape};
use crate::check::{Broken, Problem, check_inventory, check_inventory_with_broken};
use crate::entries::Entries;
use crate::finding::Findings;
use crate::inventory::Inventory;
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::Source;
use crate::structure::{self, Node};

/// An inventory with everything that was found in it.
#[derive(Clone, Debug)]
pub struct InventoryReading {
    /// The inventory, if nothing in it is wrong.
    pub inventory: Option<Inventory>,
    /// Everything that was found.
    pub findings: Findings,
    /// The file, for excerpts.
    pub document: Document,
}

/// Reads an inventory; ids in it are looked up in `entries`. Where values are wrong, the rest is checked without them, so
/// that one mistake does not hide another.
#[must_use]
pub fn read_inventory(source: Source, entries: &Entries) -> InventoryReading {
    let (document, inventory, findings) =
        read::<Inventory>(source, FileKind::Inventory, &Limits::inventory());
    let (left, problems) = match &inventory {
        Some(inventory) => (None, check_inventory(inventory, entries)),
        None => {
            let places = findings.iter().map(|finding| finding.location.clone()).collect();
            let left = document.root.as_ref().zip(shape(FileKind::Inventory));
            let left = left
                .and_then(|(root, shape)| without_broken(root, shape, &document.source, places, Node::clone));
            let problems = left.as_ref().map(|left| check_rest(&document, left, entries));
            (left, problems.unwrap_or_default())
        }
    };
    let mut findings = Findings::from(findings);
    // Places are paths, and items of lists may have been left out before them.
    let rest = Document { root: left.or_else(|| document.root.clone()), source: document.source.clone() };
    findings.extend(problems.into_iter().map(|problem| finding(problem, |place| rest.locate(&place.path))));
    InventoryReading { inventory: inventory.filter(|_| !findings.has_errors()), findings, document }
}

/// Checks what is left of an inventory. Nobody is blamed for what is missing in it only because it could not be read.
fn check_rest(document: &Document, left: &Node, entries: &Entries) -> Vec<Problem> {
    let Ok(inventory) = structure::typed::<Inventory>(left) else { return Vec::new() };
    let tools =
        |root: &Node| root.get("tools").and_then(Node::as_list).map(<[Node]>::to_vec).unwrap_or_default();
    let named = |root: &Node| tools(root).iter().filter(|tool| tool.get("id").is_some()).count();
    let all = |root: &Node| (tools(root).len(), named(root));
    let mut broken = Broken::default();
    if document.root.as_ref().is_some_and(|root| all(root) != all(left)) {
        broken.tools();
    }
    let mut problems = check_inventory_with_broken(&inventory, entries, &broken);
    problems.retain(|problem| !MISSING.contains(&problem.rule));
    problems
}

/// Rules about what is not there, which may be what could not be read.
const MISSING: [&str; 3] = ["interface-without-end", "no-capacity", "no-tools"];

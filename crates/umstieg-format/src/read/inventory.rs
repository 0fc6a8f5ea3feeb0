//! Reading an inventory and checking it against a catalogue.

use super::document::finding;
use super::{Document, read};
use crate::check::check_inventory;
use crate::entries::Entries;
use crate::finding::Findings;
use crate::inventory::Inventory;
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::Source;

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

/// Reads an inventory; ids in it are looked up in `entries`.
#[must_use]
pub fn read_inventory(source: Source, entries: &Entries) -> InventoryReading {
    let (document, inventory, findings) =
        read::<Inventory>(source, FileKind::Inventory, &Limits::inventory());
    let mut findings = Findings::from(findings);
    if let Some(inventory) = &inventory {
        findings.extend(
            check_inventory(inventory, entries)
                .into_iter()
                .map(|problem| finding(problem, |place| document.locate(&place.path))),
        );
    }
    InventoryReading { inventory: inventory.filter(|_| !findings.has_errors()), findings, document }
}

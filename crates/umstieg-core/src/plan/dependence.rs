//! How far an organisation depends on makers elsewhere, before and after the plan.

use crate::catalogue::Catalogue;
use crate::decide::{Choice, Decisions, Verdict};
use crate::inventory::Inventory;
use umstieg_format::entry::Software;

/// Tools counted by where their makers are controlled from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dependence {
    /// Before the plan.
    pub before: Makers,
    /// After it; tools that are replaced by several products count as their main one.
    pub after: Makers,
}

/// Numbers of tools by their makers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Makers {
    /// Open software, wherever its maker is: it can be run and changed without the maker.
    pub open: usize,
    /// Proprietary, made in the European Union.
    pub europe: usize,
    /// Proprietary, made or controlled elsewhere.
    pub elsewhere: usize,
    /// Not known.
    pub unknown: usize,
}

impl Makers {
    fn count(
        &mut self,
        catalogue: &Catalogue,
        entry: Option<(&umstieg_format::scalar::SoftwareId, &Software)>,
    ) {
        let Some((id, entry)) = entry else {
            self.unknown += 1;
            return;
        };
        if catalogue.is_open(id) {
            self.open += 1;
            return;
        }
        let vendor = entry.vendor.as_ref();
        match vendor.and_then(|vendor| vendor.controlled_from.as_ref().or(vendor.country.as_ref())) {
            Some(country) if country.in_eu() => self.europe += 1,
            Some(_) => self.elsewhere += 1,
            None => self.unknown += 1,
        }
    }
}

/// Counts the tools of a plan.
pub(super) fn of(catalogue: &Catalogue, inventory: &Inventory, decisions: &Decisions) -> Dependence {
    let mut dependence = Dependence::default();
    for decision in &decisions.tools {
        let now = inventory.tool(decision.tool).software().and_then(|id| Some((id, catalogue.software(id)?)));
        dependence.before.count(catalogue, now);
        if matches!(decision.verdict, Verdict::Retire | Verdict::GoWith { .. }) {
            continue;
        }
        let main = decision.units.iter().find_map(|unit| match &unit.choice {
            Choice::Products(products) => products.first(),
            Choice::Keep(_) => None,
        });
        let leaves = decision.verdict.leaves();
        let then = main.filter(|_| leaves).and_then(|id| Some((id, catalogue.software(id)?)));
        dependence.after.count(catalogue, then.or(now));
    }
    dependence
}

//! Products that run on nothing that people have today, but on a system that comes in: they come after it.

use super::Reason;
use super::steps::Builder;
use crate::catalogue::Catalogue;
use crate::decide::platform_of;
use crate::inventory::Inventory;
use umstieg_format::entry::{Platform, StepKind};
use umstieg_format::scalar::SoftwareId;

/// Whether a product runs on a system that comes in, and on none that people have today. Where no system is listed, nobody
/// knows what they have.
pub(super) fn comes_with(
    catalogue: &Catalogue,
    inventory: &Inventory,
    product: &SoftwareId,
    system: &SoftwareId,
) -> bool {
    let platforms = catalogue.software(product).and_then(|entry| entry.platforms.as_ref());
    let clients = platforms.map_or(&[][..], |platforms| platforms.clients.as_slice());
    let given = platform_of(catalogue, system).filter(|_| product != system);
    if !given.is_some_and(|given| clients.contains(&given)) || clients.contains(&Platform::Web) {
        return false;
    }
    let today = inventory.tools().iter().filter_map(|tool| platform_of(catalogue, tool.software()?));
    let mut today = today.peekable();
    today.peek().is_some() && !today.any(|platform| clients.contains(&platform))
}

impl Builder<'_> {
    /// People get what runs on their new system only when they have that.
    pub(super) fn new_systems(&mut self) {
        for system in &self.decisions.products {
            for product in &self.decisions.products {
                if !comes_with(self.catalogue, self.inventory, &product.software, &system.software) {
                    continue;
                }
                let given = |id: &SoftwareId| self.product_kind(id, &[StepKind::RollOut]);
                if let (Some(from), Some(to)) = (given(&system.software), given(&product.software)) {
                    let reason = Reason::Requirement {
                        product: product.software.clone(),
                        needs: system.software.clone(),
                    };
                    self.wait(from, to, reason);
                }
            }
        }
    }
}

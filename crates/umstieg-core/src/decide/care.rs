//! What it takes to keep a system safe once it is there.

use crate::catalogue::Catalogue;
use crate::inventory::Inventory;
use crate::policy::Policy;
use crate::recommend::{Way, platform, way};
use umstieg_format::entry::{Hosting, Software};
use umstieg_format::scalar::SoftwareId;

/// Hours a month that one more system of one's own takes: updates, backup, watching, the occasional bad day. Policy: no
/// study was found that measures it for small firms.
const OWN_SYSTEM: u64 = 5;

/// Hours a month that an organisation spends on keeping a product safe: none where people's own devices or a provider run
/// it, nor for an app of a platform, which is updated and backed up with that. Of what nobody knows how it is run, the
/// worst is assumed.
pub(super) fn hours_a_month(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    software: &SoftwareId,
) -> u64 {
    let is_own = matches!(way(catalogue, inventory, policy, software), Some(Way::InHouse) | None);
    if is_own && platform(catalogue, software).is_none() { OWN_SYSTEM } else { 0 }
}

/// Hours a month that an organisation spends today on what can only be run in house.
pub(super) fn hours_today(entry: &Software) -> u64 {
    let is_own = !entry.hosting.is_empty() && entry.hosting.keys().all(|mode| *mode == Hosting::OnPremises);
    if is_own { OWN_SYSTEM } else { 0 }
}

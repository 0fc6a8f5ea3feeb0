//! What it takes to keep a system safe once it is there.

use crate::catalogue::Catalogue;
use crate::inventory::Inventory;
use crate::policy::Policy;
use crate::recommend::{Way, platform, way};
use umstieg_format::entry::{Hosting, Playbook, Software};
use umstieg_format::scalar::SoftwareId;

/// Work a month that an organisation spends on keeping a product safe, in minutes: none where
/// people's own devices or a provider run it, nor for an app of a platform, which is updated and backed up with that. Of
/// what nobody knows how it is run, the worst is assumed.
pub(super) fn of(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    software: &SoftwareId,
) -> u32 {
    let way = way(catalogue, inventory, policy, software);
    let is_own = matches!(way, Some(Way::InHouse) | None);
    let entry = catalogue.software(software).filter(|_| is_own && platform(catalogue, software).is_none());
    entry.map_or(0, |entry| own_minutes(catalogue, entry))
}

/// Work a month that an organisation spends today on what can only be run in house, in minutes.
pub(super) fn minutes_today(catalogue: &Catalogue, entry: &Software) -> u32 {
    let is_own = !entry.hosting.is_empty() && entry.hosting.keys().all(|mode| *mode == Hosting::OnPremises);
    if is_own { own_minutes(catalogue, entry) } else { 0 }
}

/// Work a month for a product that the organisation runs itself: as its entry says, else as the playbook does.
fn own_minutes(catalogue: &Catalogue, entry: &Software) -> u32 {
    entry.care_minutes.or_else(|| playbook(catalogue, entry).map(|it| it.care_minutes)).unwrap_or(0)
}

/// The playbook that introduces a software.
pub(super) fn playbook<'a>(catalogue: &'a Catalogue, entry: &Software) -> Option<&'a Playbook> {
    let of_category = || {
        let category = catalogue.vocabulary().categories.get(entry.categories.first()?)?;
        Some(&category.playbook)
    };
    entry.playbook.as_ref().or_else(of_category).and_then(|id| catalogue.entries().rules.playbooks.get(id))
}

//! By whom a software would be run.

use super::exclusions::{allows, is_in_house};
use super::providers::{host, is_certified};
use super::{platform, worth};
use crate::catalogue::Catalogue;
use crate::inventory::Inventory;
use crate::policy::Policy;
use umstieg_format::entry::Hosting;
use umstieg_format::scalar::{ProviderId, SoftwareId};

/// By whom a software is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By its users, on their own devices.
    OwnDevice,
    /// By the organisation.
    InHouse,
    /// By a provider that is known to do so.
    Provider(ProviderId),
    /// By some provider in Germany or the European Union, nobody knows which.
    Managed,
    /// Elsewhere only.
    Elsewhere,
}

impl Way {
    /// Whether software that is run in this way is run in the way that a catalogue calls so.
    #[must_use]
    pub fn is(&self, mode: Hosting) -> bool {
        match mode {
            Hosting::Local => *self == Self::OwnDevice,
            Hosting::OnPremises | Hosting::Isolated => *self == Self::InHouse,
            Hosting::ManagedDe | Hosting::ManagedEu => matches!(self, Self::Provider(_) | Self::Managed),
            _ => *self == Self::Elsewhere,
        }
    }
}

/// Hours a month below which an organisation should not take on servers of its own: by the playbooks it takes two to six
/// hours a month to keep one safe, and four servers come together soon.
const ENOUGH_HOURS: u32 = 20;

/// Hours a month from which on a house can answer alone for what must work at every hour: a whole post, less holidays, so
/// that somebody is there on every working day. With less, a telephone system that fails stays silent until somebody
/// comes. Policy.
pub(super) const HOURS_FOR_EVERY_DAY: u32 = 150;

/// People who use computers from which on somebody will be there to look after servers, if nobody has said for how many
/// hours. Fewer than that seldom employ anybody for it.
const ENOUGH_USERS: u32 = 20;

/// How an organisation would best run a software; `None` if nobody knows how it can be run.
///
/// What runs on people's own devices needs no server. Who is short of time is better served by a provider than by a server
/// that nobody looks after: then a known provider comes first, one that must still be found second, and the own server
/// third. All others begin with their own.
#[must_use]
pub fn way(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    software: &SoftwareId,
) -> Option<Way> {
    let offered = &catalogue.software(software)?.hosting;
    let can =
        |wanted: &dyn Fn(Hosting) -> bool| offered.keys().any(|mode| allows(policy, *mode) && wanted(*mode));
    let in_house = can(&is_in_house);
    // Of a provider that must still be found nobody knows what it is certified for.
    let managed = policy.certifications.is_empty()
        && can(&|mode| matches!(mode, Hosting::ManagedDe | Hosting::ManagedEu));
    let short_of_time = is_short_of_time(inventory);
    let provider = || {
        host(catalogue, &inventory.raw().organisation, software, |provider| {
            let country = &provider.country;
            let is_near = (country.as_str() == "DE" && allows(policy, Hosting::ManagedDe))
                || (country.in_eu() && allows(policy, Hosting::ManagedEu));
            is_near && is_certified(policy, provider)
        })
    };
    if can(&|mode| mode == Hosting::Local) {
        Some(Way::OwnDevice)
    } else if let Some(provider) = provider().filter(|_| short_of_time || !(in_house || managed)) {
        Some(Way::Provider(provider))
    } else if in_house && !(short_of_time && managed) {
        Some(Way::InHouse)
    } else if managed {
        Some(Way::Managed)
    } else {
        (!offered.is_empty()).then_some(Way::Elsewhere)
    }
}

/// Whether somebody would have to be found first who runs a software. An app of a platform is run with that.
#[must_use]
pub fn lacks_host(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    software: &SoftwareId,
) -> bool {
    platform(catalogue, software).is_none()
        && way(catalogue, inventory, policy, software) == Some(Way::Managed)
}

/// What a way is worth, in thousandths. What runs on people's own devices needs no server. Servers of one's own are the
/// most freedom, a provider in the Union is a little less, whatever else is least; for who is short of time a provider is
/// most.
pub(super) fn value(way: &Way, short_of_time: bool) -> u16 {
    match (way, short_of_time) {
        (Way::OwnDevice, _) | (Way::InHouse, false) | (Way::Provider(_), true) => 1000,
        (Way::Provider(_), false) | (Way::Managed, _) => worth::RUN_WELL,
        (Way::InHouse, true) => worth::RUN_WITHOUT_TIME,
        (Way::Elsewhere, _) => worth::RUN_ELSEWHERE,
    }
}

/// Whether the inventory names so many hours that the house can look after what must work at every hour although nobody
/// is known to help; an assumption is not enough for that.
pub(super) fn can_attend(inventory: &Inventory) -> bool {
    inventory.raw().capacity.it_hours_per_month.is_some_and(|hours| hours >= HOURS_FOR_EVERY_DAY)
}

/// Whether an organisation has little time of its own to run servers; bought hours do not watch over anything at night.
pub(super) fn is_short_of_time(inventory: &Inventory) -> bool {
    match inventory.raw().capacity.it_hours_per_month {
        Some(hours) => hours < ENOUGH_HOURS,
        None => inventory.users().0 < ENOUGH_USERS,
    }
}

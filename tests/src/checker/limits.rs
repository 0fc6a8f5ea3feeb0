//! The hard limits of policy and obligations, for everything that is chosen and for everything that comes in with it.
//!
//! Licence, hosting, jurisdiction, sector, maintenance and providers concern whatever is run. Language, device, tenancy,
//! formats and coverage concern what people see, so they are asked of chosen products only. What nobody knows does not
//! keep a limit.

use super::facts::Facts;
use std::collections::BTreeSet;
use umstieg_core::ToolIndex;
use umstieg_core::decide::Choice;
use umstieg_core::format::entry::{
    Hosting, Level, LicenseModel, MaintenanceKind, MultiTenancy, Platform, ProviderStatus, Software, Supply,
};
use umstieg_core::format::inventory::{DataRegion, OpenCore};
use umstieg_core::format::scalar::{CountryCode, SoftwareId};

/// Smallest share of what is used that a substitute must cover if nobody says, in percent, as the format documents.
const USUAL_COVERAGE_PERCENT: u32 = 50;

/// Asks something of every product that is chosen or comes in, with the tools for whose sake it does.
fn of_all(
    facts: &Facts<'_>,
    found: &mut Vec<String>,
    breach: impl Fn(&SoftwareId, &Software, &BTreeSet<ToolIndex>) -> Option<String>,
) {
    for (product, tools) in facts.works_for() {
        let Some(entry) = facts.entry(product) else { continue };
        if let Some(breach) = breach(product, entry, &tools) {
            let tools: Vec<&str> = tools.iter().map(|tool| facts.name(*tool)).collect();
            found.push(format!("`{product}`, for {tools:?}: {breach}"));
        }
    }
}

/// Asks something of every product and every tool that moves to it.
fn of_chosen(
    facts: &Facts<'_>,
    found: &mut Vec<String>,
    breach: impl Fn(&Software, ToolIndex) -> Vec<String>,
) {
    for tool in facts.plan.inventory.indices() {
        for product in facts.products_of(tool) {
            let breaches = facts.entry(product).map(|entry| breach(entry, tool)).unwrap_or_default();
            let name = facts.name(tool);
            found.extend(breaches.iter().map(|breach| format!("`{product}`, for `{name}`: {breach}")));
        }
    }
}

pub(super) fn licences_are_open(facts: &Facts<'_>, found: &mut Vec<String>) {
    let open_core = facts.plan.inventory.raw().policy.open_core != Some(OpenCore::Excluded);
    of_all(facts, found, |id, entry, _| match entry.license.model {
        // What stays may do more of the work, whatever its licence.
        _ if is_there(facts, id) => None,
        LicenseModel::OpenSource => None,
        LicenseModel::OpenCore if open_core => None,
        LicenseModel::OpenCore => Some("open core is excluded".into()),
        model => Some(format!("its licence is {model:?}")),
    });
}

/// Whether a product is in use, stays, and need not come in.
fn is_there(facts: &Facts<'_>, id: &SoftwareId) -> bool {
    !facts.incoming().contains(id) && facts.staying().contains(id)
}

fn is_in_house(mode: Hosting) -> bool {
    matches!(mode, Hosting::Local | Hosting::OnPremises | Hosting::Isolated)
}

/// Whether the policy allows a way of running software; what runs on the user's own device has no host.
fn is_allowed(facts: &Facts<'_>, mode: Hosting) -> bool {
    let policy = &facts.plan.inventory.raw().policy;
    let in_region = match policy.data_region.unwrap_or(DataRegion::Any) {
        DataRegion::Any => true,
        DataRegion::Eu => is_in_house(mode) || matches!(mode, Hosting::ManagedDe | Hosting::ManagedEu),
        DataRegion::De => is_in_house(mode) || mode == Hosting::ManagedDe,
        DataRegion::InHouse => is_in_house(mode),
    };
    mode == Hosting::Local || (in_region && (policy.hosting.is_empty() || policy.hosting.contains(&mode)))
}

pub(super) fn hosting_is_allowed(facts: &Facts<'_>, found: &mut Vec<String>) {
    let policy = &facts.plan.inventory.raw().policy;
    let region = policy.data_region.unwrap_or(DataRegion::Any);
    if policy.hosting.is_empty() && region == DataRegion::Any {
        return;
    }
    of_all(facts, found, |_, entry, _| {
        let offered: Vec<Hosting> = entry.hosting.keys().copied().collect();
        let fits = offered.iter().any(|mode| is_allowed(facts, *mode));
        (!fits).then(|| format!("it is run {offered:?}; {:?} within {region:?} is allowed", policy.hosting))
    });
}

/// Countries whose companies must not hold the data of a tool, by policy and by any duty that concerns the tool.
fn excluded_countries<'a>(facts: &Facts<'a>, tool: ToolIndex) -> BTreeSet<&'a CountryCode> {
    let raw = facts.plan.inventory.raw();
    let handle = &facts.plan.inventory.tool(tool).handle;
    let duties = raw.obligations.iter();
    let duties = duties.filter(|duty| duty.applies_to.is_empty() || duty.applies_to.contains(handle));
    raw.policy
        .excluded_jurisdictions
        .iter()
        .chain(duties.flat_map(|duty| &duty.excluded_jurisdictions))
        .collect()
}

pub(super) fn no_excluded_country_holds_data(facts: &Facts<'_>, found: &mut Vec<String>) {
    of_all(facts, found, |_, entry, tools| {
        let excluded: BTreeSet<&CountryCode> =
            tools.iter().flat_map(|tool| excluded_countries(facts, *tool)).collect();
        let in_house = entry.hosting.keys().any(|mode| is_in_house(*mode) && is_allowed(facts, *mode));
        if excluded.is_empty() || in_house {
            return None;
        }
        let vendor = entry.vendor.as_ref();
        let seats: Vec<&CountryCode> = vendor
            .into_iter()
            .flat_map(|vendor| [vendor.country.as_ref(), vendor.controlled_from.as_ref()])
            .flatten()
            .collect();
        if seats.is_empty() {
            return Some(format!("nobody knows where its maker sits, and {excluded:?} are excluded"));
        }
        let seat = seats.into_iter().find(|seat| excluded.contains(seat));
        seat.map(|seat| format!("it cannot be run in house, and its maker answers to {seat}"))
    });
}

pub(super) fn it_is_made_for_the_sector(facts: &Facts<'_>, found: &mut Vec<String>) {
    let sector = facts.plan.inventory.raw().organisation.sector;
    // Where nobody has said what the organisation does, a tool tells it for which there are only such substitutes.
    let all = &facts.catalogue.entries().software;
    let is_told = |tool: &SoftwareId| {
        let names = |entry: &&Software| entry.replaces.iter().any(|fact| fact.software == *tool);
        all.values().filter(names).all(|entry| !entry.only_for.is_empty())
    };
    of_all(facts, found, |_, entry, tools| {
        let told = || {
            let mut software = tools.iter().filter_map(|tool| facts.plan.inventory.tool(*tool).software());
            sector.is_none() && software.any(is_told)
        };
        let fits = entry.only_for.is_empty()
            || sector.is_some_and(|sector| entry.only_for.contains(&sector))
            || told();
        (!fits).then(|| format!("it is for {:?} only, the organisation is {sector:?}", entry.only_for))
    });
}

pub(super) fn somebody_maintains_it(facts: &Facts<'_>, found: &mut Vec<String>) {
    of_all(facts, found, |_, entry, _| {
        let dead = entry.maintenance.as_ref().is_some_and(|it| it.kind == MaintenanceKind::None);
        dead.then(|| "nobody maintains it".into())
    });
}

pub(super) fn providers_are_enough(facts: &Facts<'_>, found: &mut Vec<String>) {
    let wanted = usize::from(facts.plan.inventory.raw().policy.min_providers.unwrap_or(0));
    // What works behind a product is the business of whoever runs that product.
    let chosen = facts.chosen();
    of_all(facts, found, |id, _, _| {
        if !chosen.contains(id) || is_there(facts, id) {
            return None;
        }
        // Who runs the platform of an app for others runs the app.
        let offers = |software: &SoftwareId, hosting_only: bool| {
            let all = facts.catalogue.entries().providers.iter();
            let offers = all.filter(|(_, provider)| {
                provider.services.iter().any(|(kind, service)| {
                    service.software.contains(software) && (!hosting_only || kind.as_str() == "hosting")
                })
            });
            offers.map(|(id, _)| id).collect::<BTreeSet<_>>()
        };
        let requires = facts.entry(id).map_or(&[][..], |entry| &entry.requires);
        let mut providers = offers(id, false);
        for range in requires.iter().flat_map(|requirement| &requirement.any_of) {
            providers.extend(offers(&range.software, true));
        }
        let known = providers.len();
        (known < wanted).then(|| format!("{known} providers are known, {wanted} are demanded"))
    });
}

pub(super) fn languages_are_spoken(facts: &Facts<'_>, found: &mut Vec<String>) {
    let wanted = &facts.plan.inventory.raw().policy.languages;
    of_chosen(facts, found, |entry, _| {
        let breach = |language| match &entry.languages {
            Some(spoken) if spoken.ui.contains(language) => None,
            Some(_) => Some(format!("it does not speak `{language}`")),
            None => Some(format!("nobody knows whether it speaks `{language}`")),
        };
        wanted.iter().filter_map(breach).collect()
    });
}

pub(super) fn devices_are_served(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    of_chosen(facts, found, |entry, tool| {
        // A system runs on no system.
        if entry.fills.keys().any(|role| matches!(role.as_str(), "desktop-os" | "server-os")) {
            return Vec::new();
        }
        let wanted: BTreeSet<Platform> =
            inventory.raw().policy.platforms.iter().chain(&inventory.line(tool).used_on).copied().collect();
        let breach = |device| match &entry.platforms {
            Some(platforms)
                if platforms.clients.contains(&device) || platforms.clients.contains(&Platform::Web) =>
            {
                None
            }
            Some(_) => Some(format!("it does not run on {device:?}")),
            None => Some(format!("nobody knows whether it runs on {device:?}")),
        };
        wanted.into_iter().filter_map(breach).collect()
    });
}

pub(super) fn tenants_can_share(facts: &Facts<'_>, found: &mut Vec<String>) {
    let wanted = facts.plan.inventory.raw().policy.multi_tenancy;
    of_chosen(facts, found, |entry, _| {
        // An app has the tenants of the one product that it is an app of.
        let apart =
            entry.requires.iter().filter(|it| it.supply == Supply::Separate && it.only_for.is_empty());
        let needed: Vec<&SoftwareId> = apart.flat_map(|it| &it.any_of).map(|range| &range.software).collect();
        let platform = if let [platform] = needed[..] { facts.entry(platform) } else { None };
        let tenancy = entry.multi_tenancy.as_ref().or_else(|| platform?.multi_tenancy.as_ref());
        let level = tenancy.map(|tenancy| tenancy.level);
        let shares = matches!(level, Some(MultiTenancy::Full | MultiTenancy::Limited));
        (wanted && !shares).then(|| format!("its tenancy is {level:?}")).into_iter().collect()
    });
}

/// What partners demand is read and written by one of the products of a unit, as far as the tool in use does; of a suite,
/// what its parts are known to write.
pub(super) fn formats_are_handled(facts: &Facts<'_>, found: &mut Vec<String>) {
    of_units(facts, found, |tool, products, unit| {
        let does = |id: &SoftwareId, format, writing: bool| {
            let parts = facts.with_parts(id).into_iter();
            let mut formats = parts.filter_map(|part| facts.entry(part)?.formats.as_ref());
            formats.any(|it| if writing { it.writes.contains(format) } else { it.reads.contains(format) })
        };
        let did = |format, writing| {
            let mut formats = unit.parts.iter().filter_map(|id| facts.entry(id)?.formats.as_ref());
            formats.any(|it| if writing { it.writes.contains(format) } else { it.reads.contains(format) })
        };
        let wanted = &facts.plan.inventory.line(tool).needs_formats;
        let writes = |id: &SoftwareId, format| {
            facts
                .entry(id)
                .and_then(|entry| entry.formats.as_ref())
                .is_some_and(|it| it.writes.contains(format))
        };
        let suite = facts.plan.inventory.tool(tool).software();
        let by_another = |format| {
            let members = suite.into_iter().flat_map(|suite| facts.with_parts(suite));
            !unit.parts.iter().any(|id| writes(id, format))
                && members.into_iter().any(|id| writes(id, format))
        };
        let due = wanted.iter().filter(|format| !by_another(format));
        let ways = due.flat_map(|format| [(format, false), (format, true)]);
        let expected = |format, writing| did(format, writing) || !did(format, !writing);
        let missing = ways
            .filter(|(format, writing)| expected(*format, *writing))
            .find(|(format, writing)| !products.iter().any(|id| does(id, *format, *writing)));
        missing.map(|(format, writing)| {
            let way = if writing { "write" } else { "read" };
            format!("partners demand `{format}`, which none of them is known to {way}")
        })
    });
}

/// The formats in which the work of a tool lies are read and written by one of the products that take its place.
pub(super) fn main_formats_are_kept(facts: &Facts<'_>, found: &mut Vec<String>) {
    of_units(facts, found, |_, products, unit| {
        let formats = |id| facts.entry(id).and_then(|entry| entry.formats.as_ref());
        let mut main = unit.parts.iter().filter_map(formats).flat_map(|formats| &formats.main);
        let keeps = |format| {
            let parts = products.iter().flat_map(|id| facts.with_parts(id));
            let all: Vec<_> = parts.filter_map(formats).collect();
            all.iter().any(|it| it.reads.contains(format)) && all.iter().any(|it| it.writes.contains(format))
        };
        main.find(|format| !keeps(*format))
            .map(|format| format!("the work lies in `{format}`, which they do not read and write"))
    });
}

/// Below this many hours a month nobody watches over a server, as the policy of the project says.
const ENOUGH_HOURS: u32 = 20;

/// What must work at every hour is run or maintained by somebody, or by a house that has the time.
pub(super) fn somebody_looks_after_what_must_always_work(facts: &Facts<'_>, found: &mut Vec<String>) {
    let hours = facts.plan.inventory.raw().capacity.it_hours_per_month;
    if hours.is_none_or(|hours| hours >= ENOUGH_HOURS) {
        return;
    }
    let words = &facts.catalogue.entries().vocabulary;
    of_units(facts, found, |_, products, unit| {
        let always: Vec<_> = unit
            .needs
            .iter()
            .map(|need| &need.capability)
            .filter(|id| words.capabilities.get(*id).is_some_and(|term| term.always_on))
            .collect();
        let does = |id: &&SoftwareId| {
            facts.entry(id).is_some_and(|entry| {
                let can = |id| entry.capabilities.get(id).is_some_and(|it| worth(it.level) > 0);
                !entry.hosting.contains_key(&Hosting::Local) && always.iter().any(|id| can(*id))
            })
        };
        let is_looked_after = |id: &SoftwareId| {
            facts.catalogue.entries().providers.values().any(|provider| {
                provider.status == ProviderStatus::Verified
                    && provider.services.iter().any(|(service, offer)| {
                        let term = words.services.get(service);
                        offer.software.contains(id) && term.is_some_and(|it| it.hosts || it.supports)
                    })
            })
        };
        let alone = products.iter().filter(does).find(|id| !is_looked_after(id));
        alone.map(|id| format!("nobody is known to look after `{id}` at every hour"))
    });
}

/// Asks something of every unit that moves.
fn of_units<'a>(
    facts: &Facts<'a>,
    found: &mut Vec<String>,
    breach: impl Fn(ToolIndex, &'a [SoftwareId], &'a umstieg_core::Unit) -> Option<String>,
) {
    for decision in &facts.plan.decisions.tools {
        for unit in &decision.units {
            let Choice::Products(products) = &unit.choice else { continue };
            if let Some(breach) = breach(decision.tool, products, &unit.recommendation.unit) {
                let products: Vec<&str> = products.iter().map(|id| id.as_str()).collect();
                found.push(format!("{products:?}, for `{}`: {breach}", facts.name(decision.tool)));
            }
        }
    }
}

/// What a level is worth, in percent.
fn worth(level: Level) -> u32 {
    match level {
        Level::Full => 100,
        Level::Partial => 60,
        Level::Basic => 30,
        Level::None | Level::Unknown => 0,
    }
}

/// The products of a unit cover together the share that is demanded; a unit of which nothing is known has no share.
pub(super) fn coverage_is_enough(facts: &Facts<'_>, found: &mut Vec<String>) {
    let policy = &facts.plan.inventory.raw().policy;
    let wanted = policy.min_coverage_percent.map_or(USUAL_COVERAGE_PERCENT, u32::from);
    of_units(facts, found, |_, products, unit| {
        let users = facts.crowd(unit);
        let weights: u32 = unit.needs.iter().map(|need| u32::from(need.weight)).sum();
        let value = |need: &umstieg_core::Need| {
            let levels = products.iter().flat_map(|id| facts.with_parts(id));
            let levels = levels.filter_map(|id| facts.entry(id)?.capabilities.get(&need.capability));
            let best = levels.map(|has| worth(Facts::level_for(has, users))).max().unwrap_or(0);
            let today = if need.level == Level::Unknown { 100 } else { worth(need.level).max(30) };
            (best * 1000 / today).min(1000)
        };
        let sum: u32 = unit.needs.iter().map(|need| u32::from(need.weight) * value(need)).sum();
        (weights > 0 && sum < wanted * 10 * weights)
            .then(|| format!("they cover {} of {wanted} percent", sum / weights / 10))
    });
}

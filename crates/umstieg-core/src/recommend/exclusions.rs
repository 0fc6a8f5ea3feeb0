//! Hard limits: what rules a candidate out, each with what would have to change.

use super::hosting::{HOURS_FOR_EVERY_DAY, can_attend};
use super::providers::{has_support, host, hosts_of, is_certified};
use super::{Coverage, Question, Required, platform, providers_for};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex, parts};
use crate::policy::Policy;
use std::collections::BTreeSet;
use umstieg_format::entry::{
    Fit, Hosting, Integration, LicenseModel, MaintenanceKind, MultiTenancy, Platform, Provider, Sector,
    Software, Vendor,
};
use umstieg_format::inventory::DataRegion;
use umstieg_format::scalar::{
    CapabilityId, CertificationId, CountryCode, Date, FormatId, LanguageCode, ProviderId, Release, RoleId,
    SoftwareId, VersionRange,
};

/// Why a candidate cannot be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// Its licence is not open source.
    NotOpen {
        /// What it is instead.
        model: LicenseModel,
    },
    /// It covers too little of what is used.
    Coverage {
        /// What it covers, in thousandths.
        share: u16,
        /// What it would have to cover, in thousandths.
        wanted: u16,
    },
    /// It lacks, or nobody knows whether it has, what work cannot go on without; together with something that has it, it
    /// may do.
    Essential {
        /// The essential needs that it does not cover.
        needs: Vec<CapabilityId>,
    },
    /// Its own entry says that it can stand in for a narrow use only.
    Niche,
    /// Nobody says that it can stand in; it merely does the same things.
    Unstated,
    /// None of its ways of being run is allowed, or none is known.
    Hosting {
        /// Ways that are known.
        offered: Vec<Hosting>,
    },
    /// It may be run by others only, and none of those who are known to do so holds a certification that is asked for.
    Certification {
        /// Certifications of which one would do.
        any_of: Vec<CertificationId>,
        /// Hosts that are known and hold none of them, the nearest first.
        hosts: Vec<ProviderId>,
    },
    /// Whoever runs it sits in an excluded country, or nobody knows where, and no allowed way is to run it in house.
    Jurisdiction {
        /// The country; `None` if it is not known.
        country: Option<CountryCode>,
    },
    /// Its user interface lacks a language, or nobody knows whether it has it.
    Language {
        /// The language.
        language: LanguageCode,
        /// Whether it is known to be missing.
        known: bool,
    },
    /// It does not run on a device that is demanded, or nobody knows whether it does.
    Platform {
        /// The device.
        platform: Platform,
        /// Whether it is known not to run there.
        known: bool,
    },
    /// It cannot read, or cannot write, formats that partners demand; told apart for these two.
    Format {
        /// The formats, in the order of the inventory.
        formats: Vec<FormatId>,
        /// Whether it reads them at least.
        reads: bool,
    },
    /// It cannot read, or cannot write, the format in which the work of the tool in use lies.
    MainFormat {
        /// The format.
        format: FormatId,
        /// Whether it reads it at least.
        reads: bool,
    },
    /// It is made for other sectors.
    Sector {
        /// The sectors that it is made for.
        only_for: Vec<Sector>,
    },
    /// Several organisations cannot share it, or nobody knows whether they can.
    MultiTenancy {
        /// Whether it is known that they cannot.
        known: bool,
    },
    /// Too few providers are known.
    Providers {
        /// Providers that are known.
        known: usize,
        /// Providers that are demanded.
        wanted: usize,
    },
    /// Nobody is known to offer maintenance, support or operation.
    Support,
    /// It must work at every hour, nobody is known to run or maintain it for others, and the organisation does
    /// not name enough time of its own to look after it.
    Unattended {
        /// What must work at every hour.
        needs: Vec<CapabilityId>,
        /// Hours a month that would be enough.
        hours: u32,
    },
    /// Nobody maintains it.
    Unmaintained,
    /// Its newest known release is older than is demanded, or none with a day is known.
    Release {
        /// Day of the newest known release.
        newest: Option<Date>,
        /// Day since which it would have to have one.
        since: Date,
    },
    /// It clashes with a tool that is there.
    Conflict {
        /// The software of the tool.
        with: SoftwareId,
        /// Own releases that clash; `None` means all.
        versions: Option<VersionRange>,
        /// Whether the release of the tool is known to be one that clashes; if not, nobody has said which is in use.
        known: bool,
    },
    /// Something that it needs cannot be had: nothing that would do keeps to the limits, or nobody knows anything open that
    /// would do.
    Requirement {
        /// What would do; what its entry names, if none of that is open; empty if nothing is known.
        any_of: Vec<SoftwareId>,
        /// The role that must be filled; `None` if these very products are meant.
        role: Option<RoleId>,
        /// The needs for which it takes that; empty if nothing works without it.
        needs: Vec<CapabilityId>,
    },
}

/// Every limit that a software breaks.
pub(super) fn of(
    question: &Question<'_>,
    software: &SoftwareId,
    fit: Option<Fit>,
    coverage: &Coverage,
    requires: &[Required],
) -> Vec<Exclusion> {
    let Some(entry) = question.catalogue.software(software) else { return Vec::new() };
    let policy = question.policy;
    let excluded = excluded_jurisdictions(question);
    let mut found = general(question.catalogue, question.inventory, policy, &excluded, software);
    if is_of_its_sector(question) {
        found.retain(|exclusion| !matches!(exclusion, Exclusion::Sector { .. }));
    }
    found.extend(for_users(question, software, entry));
    // Where nobody knows what is used, only somebody's word can say that something covers it.
    if let Some(share) = coverage.known_share().filter(|share| *share < policy.min_coverage) {
        found.push(Exclusion::Coverage { share, wanted: policy.min_coverage });
    }
    let lacks: Vec<CapabilityId> = coverage.lacks().cloned().collect();
    if !lacks.is_empty() {
        found.push(Exclusion::Essential { needs: lacks });
    }
    let line = question.inventory.line(question.unit.tool);
    // Who has chosen it knows the use and vouches for it; what it cannot do it still cannot do.
    if line.replace_by.as_ref() != Some(software) {
        match fit {
            Some(Fit::Niche) => found.push(Exclusion::Niche),
            // Of what is open already nobody states a substitute; what does the same will do if it has to go.
            None if !question.catalogue.is_open(&question.unit.software) => found.push(Exclusion::Unstated),
            None => {}
            Some(Fit::Full | Fit::Partial | Fit::Unknown) => {}
        }
    }
    let parts = parts(software, question.catalogue);
    found.extend(lacking_formats(question, &parts));
    found.extend(main_formats(question, &parts));
    let organisation = &question.inventory.raw().organisation;
    let unattended = unattended(question, software, coverage);
    if !unattended.is_empty() && !can_attend(question.inventory) {
        found.push(Exclusion::Unattended { needs: unattended, hours: HOURS_FOR_EVERY_DAY });
    }
    let known = providers_for(question.catalogue, organisation, software).len();
    if known < policy.min_providers {
        found.push(Exclusion::Providers { known, wanted: policy.min_providers });
    }
    if policy.support && !has_support(question.catalogue, organisation, software) {
        found.push(Exclusion::Support);
    }
    if let Some(since) = policy.released_since {
        let newest = entry.latest_release.as_ref().and_then(|release| release.date);
        if newest.is_none_or(|day| day < since) {
            found.push(Exclusion::Release { newest, since });
        }
    }
    for conflict in &entry.conflicts {
        if let Some(known) = clash(question, conflict) {
            found.push(Exclusion::Conflict {
                with: conflict.software.clone(),
                versions: conflict.own_versions.clone(),
                known,
            });
        }
    }
    for required in requires {
        let mut asked = BTreeSet::from([software.clone()]);
        if !required.any_of.iter().any(|id| can_be_had(question, id, &mut asked)) {
            found.push(unmet(question, entry, required));
        }
    }
    found
}

/// What is to be told of a requirement that nothing meets.
fn unmet(question: &Question<'_>, entry: &Software, required: &Required) -> Exclusion {
    let used = |need: &&CapabilityId| question.unit.needs.iter().any(|used| used.capability == **need);
    let stated = entry.requires.iter().find(|stated| stated.role.is_some() && stated.role == required.role);
    let named = || stated.into_iter().flat_map(|stated| &stated.any_of).map(|range| range.software.clone());
    Exclusion::Requirement {
        any_of: if required.any_of.is_empty() { named().collect() } else { required.any_of.clone() },
        role: required.role.clone(),
        needs: stated.into_iter().flat_map(|stated| &stated.only_for).filter(used).cloned().collect(),
    }
}

/// Whether nobody has said what the organisation does, but its tool tells: what only software for certain sectors stands in
/// for is used in these.
fn is_of_its_sector(question: &Question<'_>) -> bool {
    let mut substitutes = question.catalogue.substitutes_of(&question.unit.software).peekable();
    question.inventory.raw().organisation.sector.is_none()
        && substitutes.peek().is_some()
        && substitutes
            .all(|(id, _)| question.catalogue.software(id).is_some_and(|entry| !entry.only_for.is_empty()))
}

/// Limits that concern every software, also one that is only required by another.
fn general(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    excluded: &BTreeSet<&CountryCode>,
    software: &SoftwareId,
) -> Vec<Exclusion> {
    let mut found = Vec::new();
    let Some(entry) = catalogue.software(software) else { return found };
    match entry.license.model {
        LicenseModel::OpenSource => {}
        LicenseModel::OpenCore if policy.open_core => {}
        model => found.push(Exclusion::NotOpen { model }),
    }
    let offered: Vec<Hosting> = entry.hosting.keys().copied().collect();
    let allowed: Vec<Hosting> = offered.iter().copied().filter(|mode| allows(policy, *mode)).collect();
    let in_house = allowed.iter().any(|mode| is_in_house(*mode));
    let limited = !policy.hosting.is_empty() || policy.data_region != DataRegion::Any;
    if limited && allowed.is_empty() {
        found.push(Exclusion::Hosting { offered });
    } else if !in_house && !policy.certifications.is_empty() {
        let organisation = &inventory.raw().organisation;
        let certified = |provider: &Provider| is_certified(policy, provider);
        if host(catalogue, organisation, software, certified).is_none() {
            found.push(Exclusion::Certification {
                any_of: policy.certifications.clone(),
                hosts: hosts_of(catalogue, organisation, software),
            });
        }
    }
    if !in_house && !excluded.is_empty() {
        let seat = |seat: fn(&Vendor) -> Option<&CountryCode>| entry.vendor.as_ref().and_then(seat);
        let (country, control) =
            (seat(|vendor| vendor.country.as_ref()), seat(|vendor| vendor.controlled_from.as_ref()));
        match [control, country].into_iter().flatten().find(|country| excluded.contains(*country)) {
            Some(country) => found.push(Exclusion::Jurisdiction { country: Some(country.clone()) }),
            None if country.is_none() => found.push(Exclusion::Jurisdiction { country: None }),
            None => {}
        }
    }
    let sector = inventory.raw().organisation.sector;
    if !entry.only_for.is_empty() && sector.is_none_or(|sector| !entry.only_for.contains(&sector)) {
        found.push(Exclusion::Sector { only_for: entry.only_for.clone() });
    }
    if entry.maintenance.as_ref().is_some_and(|maintenance| maintenance.kind == MaintenanceKind::None) {
        found.push(Exclusion::Unmaintained);
    }
    found
}

/// Whether a policy allows a software that comes in for the sake of another one.
pub(crate) fn may_come_along(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    id: &SoftwareId,
) -> bool {
    let excluded = policy.excluded_jurisdictions.iter().collect();
    catalogue.software(id).is_some() && general(catalogue, inventory, policy, &excluded, id).is_empty()
}

/// Whether a software can be had with everything that it requires in turn, or is in use.
fn can_be_had(question: &Question<'_>, id: &SoftwareId, asked: &mut BTreeSet<SoftwareId>) -> bool {
    if question.inventory.has(id) {
        return true;
    }
    // Whoever asks in a circle adds nothing to it.
    if !asked.insert(id.clone()) {
        return true;
    }
    if question.catalogue.software(id).is_none() {
        return false;
    }
    let excluded = excluded_jurisdictions(question);
    general(question.catalogue, question.inventory, question.policy, &excluded, id).is_empty()
        && super::candidates::own_requirements(question, id)
            .iter()
            .all(|required| required.any_of.iter().any(|id| can_be_had(question, id, asked)))
}

/// Limits that concern what people see of a software; what only serves other software is not held to them.
fn for_users(question: &Question<'_>, software: &SoftwareId, entry: &Software) -> Vec<Exclusion> {
    let policy = question.policy;
    let mut found = Vec::new();
    let spoken = entry.languages.as_ref().map(|spoken| &spoken.ui);
    for language in &policy.languages {
        if !spoken.is_some_and(|spoken| spoken.contains(language)) {
            found.push(Exclusion::Language { language: language.clone(), known: spoken.is_some() });
        }
    }
    // A system runs on no system; it is what the others run on.
    let roles = &question.catalogue.vocabulary().roles;
    if !entry.fills.keys().any(|role| roles.get(role).is_some_and(|term| term.system)) {
        let clients = entry.platforms.as_ref().map(|platforms| platforms.clients.as_slice());
        let wanted: BTreeSet<Platform> = policy
            .platforms
            .iter()
            .chain(&question.inventory.line(question.unit.tool).used_on)
            .copied()
            .collect();
        for platform in wanted {
            if !clients.is_some_and(|clients| runs_on(clients, platform)) {
                found.push(Exclusion::Platform { platform, known: clients.is_some() });
            }
        }
    }
    let tenancy = tenancy(question.catalogue, software);
    if policy.multi_tenancy && !tenancy.allows_sharing() {
        found.push(Exclusion::MultiTenancy { known: tenancy != MultiTenancy::Unknown });
    }
    found
}

/// How far organisations that share an installation of a software are kept apart; by an app of a platform as far as by that,
/// if nobody says otherwise.
pub(crate) fn tenancy(catalogue: &Catalogue, software: &SoftwareId) -> MultiTenancy {
    let stated = |id: &SoftwareId| catalogue.software(id).and_then(|entry| entry.multi_tenancy.as_ref());
    let of_platform = || platform(catalogue, software).and_then(stated);
    stated(software).or_else(of_platform).map_or(MultiTenancy::Unknown, |tenancy| tenancy.level)
}

/// The formats that partners demand of what takes a unit's place: of a suite's part those that are written with it, and
/// those that no part is known to write.
fn demanded_formats<'a>(question: &Question<'a>) -> Vec<&'a FormatId> {
    let catalogue = question.catalogue;
    let writes = |id: &SoftwareId, format: &FormatId| {
        let formats = catalogue.software(id).and_then(|entry| entry.formats.as_ref());
        formats.is_some_and(|formats| formats.writes.contains(format))
    };
    let suite = question.inventory.tool(question.unit.tool).software();
    let members: Vec<SoftwareId> =
        suite.map_or_else(Vec::new, |suite| parts(suite, catalogue).into_iter().map(|(id, _)| id).collect());
    let is_of_others = |format: &FormatId| {
        !question.unit.parts.iter().any(|part| writes(part, format))
            && members.iter().any(|member| writes(member, format))
    };
    let demanded = question.inventory.line(question.unit.tool).needs_formats.iter();
    demanded.filter(|format| !is_of_others(format)).collect()
}

/// Demanded formats that a software cannot read, and those that it reads and cannot write. What the tool in use is known
/// only to read, or only to write, nobody can expect more of; of any other format both is expected, because partners who
/// send it want it back.
fn lacking_formats(question: &Question<'_>, parts: &[(SoftwareId, usize)]) -> Vec<Exclusion> {
    let formats = |id: &SoftwareId| question.catalogue.software(id).and_then(|entry| entry.formats.as_ref());
    let old = || question.unit.parts.iter().filter_map(formats);
    let new = || parts.iter().filter_map(|(part, _)| formats(part));
    let (mut unread, mut unwritten) = (Vec::new(), Vec::new());
    for format in demanded_formats(question) {
        let was_read = old().any(|formats| formats.reads.contains(format));
        let was_written = old().any(|formats| formats.writes.contains(format));
        let is_read = new().any(|formats| formats.reads.contains(format));
        let is_written = new().any(|formats| formats.writes.contains(format));
        if !is_read && (was_read || !was_written) {
            unread.push(format.clone());
        } else if !is_written && (was_written || !was_read) {
            unwritten.push(format.clone());
        }
    }
    [(unread, false), (unwritten, true)]
        .into_iter()
        .filter(|(formats, _)| !formats.is_empty())
        .map(|(formats, reads)| Exclusion::Format { formats, reads })
        .collect()
}

/// Main formats of the tool in use that a software cannot read or cannot write: with partners who send and expect them
/// nobody works any more. What partners demand by name is told as such and not told again.
fn main_formats<'a>(
    question: &'a Question<'_>,
    parts: &'a [(SoftwareId, usize)],
) -> impl Iterator<Item = Exclusion> + use<'a> {
    let demanded = demanded_formats(question);
    let formats = |id: &SoftwareId| question.catalogue.software(id).and_then(|entry| entry.formats.as_ref());
    let main: BTreeSet<&FormatId> =
        question.unit.parts.iter().filter_map(formats).flat_map(|formats| &formats.main).collect();
    main.into_iter().filter(move |format| !demanded.contains(format)).filter_map(move |format| {
        let of_parts = || parts.iter().filter_map(|(part, _)| formats(part));
        let reads = of_parts().any(|formats| formats.reads.contains(format));
        let writes = of_parts().any(|formats| formats.writes.contains(format));
        (!(reads && writes)).then(|| Exclusion::MainFormat { format: format.clone(), reads })
    })
}

/// What a software would do that must work at every hour, although nobody is known to look after it for others. What
/// runs on people's own devices needs nobody.
pub(super) fn unattended(
    question: &Question<'_>,
    software: &SoftwareId,
    coverage: &Coverage,
) -> Vec<CapabilityId> {
    let Question { catalogue, inventory, .. } = question;
    let entry = catalogue.software(software);
    if entry.is_none_or(|entry| entry.hosting.contains_key(&Hosting::Local)) {
        return Vec::new();
    }
    let terms = &catalogue.vocabulary().capabilities;
    let is_always_on = |id: &CapabilityId| terms.get(id).is_some_and(|term| term.always_on);
    let done = coverage.needs.iter().filter(|need| need.value > 0 && is_always_on(&need.capability));
    let needs: Vec<CapabilityId> = done.map(|need| need.capability.clone()).collect();
    let organisation = &inventory.raw().organisation;
    let is_attended = || {
        has_support(catalogue, organisation, software)
            || !hosts_of(catalogue, organisation, software).is_empty()
    };
    if !needs.is_empty() && is_attended() { Vec::new() } else { needs }
}

/// Whether a software clashes with a tool that is there: with its release (`true`), or with one that it may be, because
/// nobody has said which is in use (`false`); `None` if it does not clash.
fn clash(question: &Question<'_>, conflict: &Integration) -> Option<bool> {
    let versions = tools_beside(question.inventory, question.unit.tool, &conflict.software);
    versions
        .filter_map(|version| match (&conflict.versions, version) {
            (None, _) => Some(true),
            (Some(range), Some(version)) => match range.matches(version) {
                Some(clashes) => clashes.then_some(true),
                None => Some(false),
            },
            (Some(_), None) => Some(false),
        })
        .max()
}

/// The releases of all tools beside one that are a certain software, as far as the inventory states them.
fn tools_beside<'a>(
    inventory: &'a Inventory,
    tool: ToolIndex,
    software: &SoftwareId,
) -> impl Iterator<Item = Option<&'a Release>> {
    inventory
        .indices()
        .filter(move |other| *other != tool && inventory.tool(*other).software() == Some(software))
        .map(|other| inventory.line(other).version.as_ref())
}

/// Countries whose companies must not hold the data of a unit's tool: by the policy, and by obligations that name the
/// tool.
pub(super) fn excluded_jurisdictions<'a>(question: &Question<'a>) -> BTreeSet<&'a CountryCode> {
    excluded_for(question.inventory, question.policy, question.unit.tool)
}

/// Countries whose companies must not hold the data of a tool: by the policy, and by obligations that name the tool.
fn excluded_for<'a>(
    inventory: &'a Inventory,
    policy: &'a Policy,
    tool: ToolIndex,
) -> BTreeSet<&'a CountryCode> {
    let handle = &inventory.tool(tool).handle;
    let obligations = inventory.raw().obligations.iter();
    let named = obligations
        .filter(|duty| duty.applies_to.contains(handle))
        .flat_map(|duty| &duty.excluded_jurisdictions);
    policy.excluded_jurisdictions.iter().chain(named).collect()
}

/// A limit that whoever keeps a tool breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrokenLimit<'a> {
    /// Companies of the country of its maker, or of the one from where that is controlled, must not hold its data.
    Country(&'a CountryCode),
    /// None of the ways in which it can be run is allowed.
    Hosting(Vec<Hosting>),
}

/// The limit that whoever keeps a tool breaks, if any. Where data must stay in a region, the way of running a tool alone does
/// not tell: a public cloud may have a data centre there.
#[must_use]
pub fn broken_limit<'a>(
    catalogue: &'a Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    tool: ToolIndex,
) -> Option<BrokenLimit<'a>> {
    if let Some(country) = forbidden_maker(catalogue, inventory, policy, tool) {
        return Some(BrokenLimit::Country(country));
    }
    let entry = catalogue.software(inventory.tool(tool).software()?)?;
    let is_allowed = |mode: &Hosting| *mode == Hosting::Local || policy.hosting.contains(mode);
    let breaks =
        !policy.hosting.is_empty() && !entry.hosting.is_empty() && !entry.hosting.keys().any(is_allowed);
    breaks.then(|| BrokenLimit::Hosting(entry.hosting.keys().copied().collect()))
}

/// The country of the maker of a tool that runs elsewhere only, or from where that is controlled, if companies of it must
/// not hold its data; whoever keeps the tool breaks that limit. Where nobody has said how a tool is run, its maker may
/// hold its data, and a duty is not kept by not knowing; the same goes for what comes in.
pub(crate) fn forbidden_maker<'a>(
    catalogue: &'a Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    tool: ToolIndex,
) -> Option<&'a CountryCode> {
    let excluded = excluded_for(inventory, policy, tool);
    let entry = catalogue.software(inventory.tool(tool).software()?)?;
    // What can run in house holds its data there.
    if entry.hosting.keys().any(|mode| is_in_house(*mode)) {
        return None;
    }
    let vendor = entry.vendor.as_ref()?;
    [&vendor.controlled_from, &vendor.country]
        .into_iter()
        .flatten()
        .find(|country| excluded.contains(country))
}

/// Whether a policy allows a way of running software.
pub(super) fn allows(policy: &Policy, mode: Hosting) -> bool {
    // What runs on the user's own device needs no host, so no limit on hosts concerns it.
    mode == Hosting::Local
        || ((policy.hosting.is_empty() || policy.hosting.contains(&mode))
            && in_region(mode, policy.data_region))
}

/// Whether data stays with the organisation.
pub(super) fn is_in_house(mode: Hosting) -> bool {
    matches!(mode, Hosting::Local | Hosting::OnPremises | Hosting::Isolated)
}

/// Whether a way of hosting keeps data in a region.
fn in_region(mode: Hosting, region: DataRegion) -> bool {
    match region {
        DataRegion::Any => true,
        DataRegion::Eu => is_in_house(mode) || matches!(mode, Hosting::ManagedDe | Hosting::ManagedEu),
        DataRegion::De => is_in_house(mode) || mode == Hosting::ManagedDe,
        DataRegion::InHouse => is_in_house(mode),
    }
}

/// Whether software with these clients can be used on a platform; a web application can be used on all.
fn runs_on(clients: &[Platform], platform: Platform) -> bool {
    clients.contains(&platform) || clients.contains(&Platform::Web)
}

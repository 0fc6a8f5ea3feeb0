//! Hard limits: what rules a candidate out, each with what would have to change.

use super::{Coverage, Question, Required};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex, Unit};
use crate::policy::Policy;
use umstieg_format::entry::{Fit, Hosting, LicenseModel, MaintenanceKind, Platform, Sector, Software};
use umstieg_format::inventory::{DataRegion, ObligationKind};
use umstieg_format::scalar::{CountryCode, FormatId, LanguageCode, SoftwareId, VersionRange};

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
    /// Its own entry says that it can stand in for a narrow use only.
    Niche,
    /// None of its ways of being run is allowed, or none is known.
    Hosting {
        /// Ways that are known.
        offered: Vec<Hosting>,
    },
    /// Whoever runs it sits in an excluded country and it cannot be run in house.
    Jurisdiction {
        /// The country.
        country: CountryCode,
    },
    /// Its user interface lacks a language.
    Language {
        /// The language.
        language: LanguageCode,
    },
    /// It does not run on a device that is demanded.
    Platform {
        /// The device.
        platform: Platform,
    },
    /// It cannot read a format that partners demand.
    Format {
        /// The format.
        format: FormatId,
    },
    /// It is made for other sectors.
    Sector {
        /// The sectors that it is made for.
        only_for: Vec<Sector>,
    },
    /// Several organisations cannot share it, or nobody knows whether they can.
    MultiTenancy,
    /// Too few providers are known.
    Providers {
        /// Providers that are known.
        known: usize,
        /// Providers that are demanded.
        wanted: usize,
    },
    /// Nobody maintains it.
    Unmaintained,
    /// It clashes with a tool that is there.
    Conflict {
        /// The software of the tool.
        with: SoftwareId,
        /// Own releases that clash; `None` means all.
        versions: Option<VersionRange>,
    },
    /// Something that it needs cannot be had under this policy.
    Requirement {
        /// What would do.
        any_of: Vec<SoftwareId>,
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
    let mut found = general(question, entry);
    found.extend(for_users(question, entry));
    if coverage.share < policy.min_coverage {
        found.push(Exclusion::Coverage { share: coverage.share, wanted: policy.min_coverage });
    }
    let line = question.inventory.line(question.unit.tool);
    // Who has chosen it knows the use.
    if fit == Some(Fit::Niche) && line.replace_by.as_ref() != Some(software) {
        found.push(Exclusion::Niche);
    }
    for format in &line.needs_formats {
        let read = entry.formats.as_ref().is_some_and(|formats| formats.reads.contains(format));
        if !read {
            found.push(Exclusion::Format { format: format.clone() });
        }
    }
    let providers = question.catalogue.providers_of(software).map(|(id, _)| id);
    let known = providers.collect::<std::collections::BTreeSet<_>>().len();
    if known < policy.min_providers {
        found.push(Exclusion::Providers { known, wanted: policy.min_providers });
    }
    for conflict in &entry.conflicts {
        let there = question.inventory.tools().iter().enumerate().any(|(at, tool)| {
            at != question.unit.tool.0
                && tool.software() == Some(&conflict.software)
                && conflict.versions.as_ref().is_none_or(|range| {
                    let version =
                        question.inventory.raw().tools.get(at).and_then(|line| line.version.as_ref());
                    version.and_then(|version| range.matches(version)).unwrap_or(false)
                })
        });
        if there {
            found.push(Exclusion::Conflict {
                with: conflict.software.clone(),
                versions: conflict.own_versions.clone(),
            });
        }
    }
    for required in requires {
        let possible = required.any_of.iter().any(|id| {
            question.catalogue.software(id).is_some_and(|entry| general(question, entry).is_empty())
                || question.inventory.tools().iter().any(|tool| tool.software() == Some(id))
        });
        if !possible {
            found.push(Exclusion::Requirement { any_of: required.any_of.clone() });
        }
    }
    found
}

/// Limits that concern every software, also one that is only required by another.
fn general(question: &Question<'_>, entry: &Software) -> Vec<Exclusion> {
    let policy = question.policy;
    let mut found = Vec::new();
    match entry.license.model {
        LicenseModel::OpenSource => {}
        LicenseModel::OpenCore if policy.open_core => {}
        model => found.push(Exclusion::NotOpen { model }),
    }
    let offered: Vec<Hosting> = entry.hosting.keys().copied().collect();
    let in_house = offered.iter().any(|mode| is_in_house(*mode));
    let allowed = |mode: &Hosting| {
        // What runs on the user's own device needs no host, so no limit on hosts concerns it.
        *mode == Hosting::Local
            || ((policy.hosting.is_empty() || policy.hosting.contains(mode))
                && in_region(*mode, policy.data_region))
    };
    let limited = !policy.hosting.is_empty() || policy.data_region != DataRegion::Any;
    if limited && !offered.iter().any(allowed) {
        found.push(Exclusion::Hosting { offered });
    }
    let excluded = excluded_jurisdictions(question);
    if let Some(vendor) = entry.vendor.as_ref().filter(|_| !in_house) {
        let seats = [vendor.country.as_ref(), vendor.controlled_from.as_ref()];
        if let Some(country) = seats.into_iter().flatten().find(|country| excluded.contains(country)) {
            found.push(Exclusion::Jurisdiction { country: country.clone() });
        }
    }
    let sector = question.inventory.raw().organisation.sector;
    if !entry.only_for.is_empty() && sector.is_none_or(|sector| !entry.only_for.contains(&sector)) {
        found.push(Exclusion::Sector { only_for: entry.only_for.clone() });
    }
    if entry.maintenance.as_ref().is_some_and(|maintenance| maintenance.kind == MaintenanceKind::None) {
        found.push(Exclusion::Unmaintained);
    }
    found
}

/// Whether a software may come in under a policy for the sake of another one.
pub(crate) fn allows(catalogue: &Catalogue, inventory: &Inventory, policy: &Policy, id: &SoftwareId) -> bool {
    let unit = Unit { tool: ToolIndex(0), software: id.clone(), parts: Vec::new(), needs: Vec::new() };
    let question = Question { catalogue, inventory, unit: &unit, policy };
    catalogue.software(id).is_some_and(|entry| general(&question, entry).is_empty())
}

/// Limits that concern what people see of a software; what only serves other software is not held to them.
fn for_users(question: &Question<'_>, entry: &Software) -> Vec<Exclusion> {
    let policy = question.policy;
    let mut found = Vec::new();
    if let Some(spoken) = &entry.languages {
        for language in policy.languages.iter().filter(|language| !spoken.ui.contains(language)) {
            found.push(Exclusion::Language { language: language.clone() });
        }
    }
    if let Some(platforms) = &entry.platforms {
        let used_on = &question.inventory.line(question.unit.tool).used_on;
        let wanted = policy.platforms.iter().chain(used_on);
        for platform in wanted.filter(|platform| !runs_on(&platforms.clients, **platform)) {
            found.push(Exclusion::Platform { platform: *platform });
        }
    }
    if policy.multi_tenancy
        && !entry.multi_tenancy.as_ref().is_some_and(|tenancy| tenancy.level.allows_sharing())
    {
        found.push(Exclusion::MultiTenancy);
    }
    found
}

/// Countries excluded for this unit's tool: by the policy, and by obligations that name the tool.
fn excluded_jurisdictions<'a>(question: &'a Question<'_>) -> Vec<&'a CountryCode> {
    let handle = &question.inventory.tool(question.unit.tool).handle;
    let named = question
        .inventory
        .raw()
        .obligations
        .iter()
        .filter(|duty| duty.kind != ObligationKind::Other && duty.applies_to.contains(handle))
        .flat_map(|duty| &duty.excluded_jurisdictions);
    question.policy.excluded_jurisdictions.iter().chain(named).collect()
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

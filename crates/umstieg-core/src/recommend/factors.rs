//! What a score is made of: one factor a criterion, each with the facts it rests on.

use super::exclusions::is_in_house;
use super::{Coverage, Question};
use crate::catalogue::{Distance, NearProvider};
use std::collections::BTreeMap;
use umstieg_format::entry::{
    Carried, Fit, Governance, Hosting, LicenseModel, MaintenanceKind, Replaces, Software,
};
use umstieg_format::inventory::Criterion;
use umstieg_format::scalar::{CountryCode, DataKindId, LanguageCode, RegionCode, SoftwareId, StandardId};

/// One criterion and what a candidate is worth in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The criterion.
    pub criterion: Criterion,
    /// How much it counts, 0 to 100.
    pub weight: u8,
    /// What the candidate is worth, in thousandths; `None` if nothing is known, which counts nothing.
    pub value: Option<u16>,
    /// The facts behind the value.
    pub basis: Basis,
}

/// The facts behind a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Share of the needs that is covered, and share that nobody knows, in thousandths.
    Coverage {
        /// Covered; `None` if nobody knows what is used.
        share: Option<u16>,
        /// Not known.
        unknown: u16,
    },
    /// What the entry says about standing in.
    Fit(Option<Fit>),
    /// Kinds of data and how well they come along.
    Migration(BTreeMap<DataKindId, Carried>),
    /// The kind of licence.
    License(LicenseModel),
    /// Seat of the maker, and from where it is controlled if elsewhere.
    Jurisdiction {
        /// Seat.
        country: Option<CountryCode>,
        /// Control.
        controlled_from: Option<CountryCode>,
    },
    /// Who keeps it alive and who decides.
    Maintenance(Option<(MaintenanceKind, Governance)>),
    /// Providers, the nearest first; as far away as can be if no distance is known.
    Providers(Vec<NearProvider>),
    /// Ways in which it can be run.
    Hosting(Vec<Hosting>),
    /// The language of the house, and whether the interface speaks it if that is known.
    Language {
        /// The language.
        language: LanguageCode,
        /// Whether it is there.
        spoken: Option<bool>,
    },
    /// Software in use that it works together with, and standards that it shares with software in use.
    Integration {
        /// Documented ties.
        with: Vec<SoftwareId>,
        /// Shared standards.
        via: Vec<StandardId>,
    },
    /// Work to introduce it, in minutes.
    Effort {
        /// Minutes.
        minutes: u64,
    },
    /// Share of the facts about its capabilities that somebody has verified, in thousandths.
    Evidence {
        /// Verified facts.
        verified: usize,
        /// All facts that the answer rests on.
        all: usize,
    },
}

/// All factors of a software, in the order of the criteria.
pub(super) fn of(
    question: &Question<'_>,
    software: &SoftwareId,
    stated: Option<&(SoftwareId, &Replaces)>,
    coverage: &Coverage,
) -> Vec<Factor> {
    let Some(entry) = question.catalogue.software(software) else { return Vec::new() };
    let all = [
        (
            Criterion::Coverage,
            (
                coverage.known_share(),
                Basis::Coverage { share: coverage.known_share(), unknown: coverage.unknown },
            ),
        ),
        (Criterion::Fit, fit(stated)),
        (Criterion::Migration, migration(stated)),
        (Criterion::License, license(entry)),
        (Criterion::Jurisdiction, jurisdiction(entry)),
        (Criterion::Maintenance, maintenance(entry)),
        (Criterion::Providers, providers(question, software)),
        (Criterion::Hosting, hosting(entry)),
        (Criterion::Language, language(question, entry)),
        (Criterion::Integration, integration(question, entry)),
        (Criterion::Effort, effort(question, entry)),
        (Criterion::Evidence, evidence(coverage)),
    ];
    all.into_iter()
        .map(|(criterion, (value, basis))| Factor {
            criterion,
            weight: question.policy.weight(criterion),
            value,
            basis,
        })
        .collect()
}

fn fit(stated: Option<&(SoftwareId, &Replaces)>) -> (Option<u16>, Basis) {
    let fit = stated.map(|(_, replaces)| replaces.fit);
    let value = match fit {
        Some(Fit::Full) => Some(1000),
        Some(Fit::Partial) => Some(600),
        Some(Fit::Niche) => Some(250),
        Some(Fit::Unknown) | None => None,
    };
    (value, Basis::Fit(fit))
}

fn migration(stated: Option<&(SoftwareId, &Replaces)>) -> (Option<u16>, Basis) {
    let carries = stated.map_or_else(BTreeMap::new, |(_, replaces)| replaces.carries.clone());
    let values: Vec<u32> = carries
        .values()
        .filter_map(|carried| match carried {
            Carried::Full => Some(1000),
            Carried::Partial => Some(600),
            Carried::Manual => Some(300),
            Carried::Lost => Some(0),
            Carried::Unknown => None,
        })
        .collect();
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let mean = (count > 0).then(|| u16::try_from(values.iter().sum::<u32>() / count).unwrap_or(1000));
    (mean, Basis::Migration(carries))
}

fn license(entry: &Software) -> (Option<u16>, Basis) {
    let value = match entry.license.model {
        LicenseModel::OpenSource => Some(1000),
        LicenseModel::OpenCore => Some(500),
        LicenseModel::SourceAvailable | LicenseModel::Proprietary => Some(0),
        LicenseModel::Unknown => None,
    };
    (value, Basis::License(entry.license.model))
}

/// Open code that can be run in house loses little by a foreign maker; the value is about who decides on its future.
fn jurisdiction(entry: &Software) -> (Option<u16>, Basis) {
    let country = entry.vendor.as_ref().and_then(|vendor| vendor.country.clone());
    let controlled_from = entry.vendor.as_ref().and_then(|vendor| vendor.controlled_from.clone());
    let value = controlled_from.as_ref().or(country.as_ref()).map(|seat| match seat {
        seat if seat.in_eu() => 1000,
        seat if seat.in_eea() || seat.as_str() == "CH" => 900,
        _ => 500,
    });
    (value, Basis::Jurisdiction { country, controlled_from })
}

fn maintenance(entry: &Software) -> (Option<u16>, Basis) {
    let known = entry.maintenance.as_ref().map(|maintenance| (maintenance.kind, maintenance.governance));
    let value = match known.map(|(kind, _)| kind) {
        Some(MaintenanceKind::Vendor | MaintenanceKind::Foundation | MaintenanceKind::Contract) => Some(1000),
        Some(MaintenanceKind::Community) => Some(700),
        Some(MaintenanceKind::None) => Some(0),
        Some(MaintenanceKind::Unknown) | None => None,
    };
    (value, Basis::Maintenance(known))
}

/// Two providers make a choice, one makes a dependency. Without a region they exist but may be far away.
fn providers(question: &Question<'_>, software: &SoftwareId) -> (Option<u16>, Basis) {
    let region = question.inventory.raw().organisation.region.as_ref();
    let found = question.catalogue.providers_near(software, region);
    let value = found.first().map(|nearest| {
        let near = match nearest.distance {
            Some(Distance::Region) => 1000,
            Some(Distance::Country) => 850,
            Some(Distance::Europe) => 600,
            Some(Distance::World) | None => 300,
        };
        if found.len() > 1 { near } else { near - 200 }
    });
    (value, Basis::Providers(found))
}

fn hosting(entry: &Software) -> (Option<u16>, Basis) {
    let modes: Vec<Hosting> = entry.hosting.keys().copied().collect();
    let value = if modes.is_empty() {
        None
    } else if modes.iter().any(|mode| is_in_house(*mode)) {
        Some(1000)
    } else if modes.iter().any(|mode| matches!(mode, Hosting::ManagedDe | Hosting::ManagedEu)) {
        Some(700)
    } else {
        Some(300)
    };
    (value, Basis::Hosting(modes))
}

/// The language of the house: the first that the policy demands, else that of the country.
fn language(question: &Question<'_>, entry: &Software) -> (Option<u16>, Basis) {
    let of_country = || {
        let country = question.inventory.raw().organisation.region.as_ref().and_then(RegionCode::country);
        match country.as_ref().map(CountryCode::as_str) {
            Some("DK") => "da",
            Some("FR") => "fr",
            Some("NL") => "nl",
            Some("GB" | "IE" | "US") => "en",
            _ => "de",
        }
    };
    let wanted =
        question.policy.languages.first().cloned().or_else(|| LanguageCode::parse(of_country()).ok());
    let Some(wanted) = wanted else {
        return (None, Basis::Integration { with: Vec::new(), via: Vec::new() });
    };
    let spoken = entry.languages.as_ref().map(|spoken| spoken.ui.contains(&wanted));
    (spoken.map(|spoken| if spoken { 1000 } else { 0 }), Basis::Language { language: wanted, spoken })
}

fn integration(question: &Question<'_>, entry: &Software) -> (Option<u16>, Basis) {
    let others: Vec<&SoftwareId> = question
        .inventory
        .tools()
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != question.unit.tool.0)
        .filter_map(|(_, tool)| tool.software())
        .collect();
    let mut with: Vec<SoftwareId> =
        entry.integrates.iter().map(|tie| &tie.software).filter(|id| others.contains(id)).cloned().collect();
    with.sort();
    with.dedup();
    let shared = |standard: &&StandardId| {
        others.iter().any(|id| {
            question.catalogue.software(id).is_some_and(|other| other.standards.contains_key(*standard))
        })
    };
    let via: Vec<StandardId> = entry.standards.keys().filter(shared).cloned().collect();
    let value = match (with.is_empty(), via.len()) {
        (false, _) => Some(1000),
        (true, 0) => None,
        (true, 1) => Some(500),
        (true, _) => Some(700),
    };
    (value, Basis::Integration { with, via })
}

/// Work that takes more than six months of the house's capacity is worth nothing, none at all everything.
fn effort(question: &Question<'_>, entry: &Software) -> (Option<u16>, Basis) {
    let rules = &question.catalogue.entries().rules;
    let of_category = || {
        let category = question.catalogue.vocabulary().categories.get(entry.categories.first()?)?;
        Some(&category.playbook)
    };
    let playbook = entry.playbook.as_ref().or_else(of_category).and_then(|id| rules.playbooks.get(id));
    let users = u64::from(question.inventory.tool(question.unit.tool).users);
    let minutes: u64 = playbook.map_or(0, |playbook| {
        playbook
            .steps
            .iter()
            .map(|step| u64::from(step.effort.minutes) + u64::from(step.effort.minutes_per_user) * users)
            .sum()
    });
    let capacity = &question.inventory.raw().capacity;
    let hours =
        capacity.it_hours_per_month.map(|hours| hours + capacity.external_hours_per_month.unwrap_or(0));
    let value = hours.filter(|_| minutes > 0).map(|hours| {
        let six_months = u64::from(hours.max(1)) * 60 * 6;
        1000 - u16::try_from((minutes * 1000 / six_months).min(1000)).unwrap_or(1000)
    });
    (value, Basis::Effort { minutes })
}

fn evidence(coverage: &Coverage) -> (Option<u16>, Basis) {
    let all = coverage.needs.len();
    let verified = coverage.needs.iter().filter(|need| need.verified).count();
    let value = (all > 0).then(|| u16::try_from(verified * 1000 / all).unwrap_or(1000));
    (value, Basis::Evidence { verified, all })
}

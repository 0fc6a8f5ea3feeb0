//! What a score is made of: one factor a criterion, each with the facts it rests on.

use super::hosting::{self, Way};
use super::providers::providers_for;
use super::{Coverage, Question, Required, worth};
use crate::catalogue::{Distance, NearProvider};
use crate::inventory::parts;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{
    Carried, Fit, FormatOpenness, Governance, Hosting, LicenseModel, MaintenanceKind, Replaces, Software,
};
use umstieg_format::inventory::Criterion;
use umstieg_format::scalar::{
    CountryCode, DataKindId, FormatId, LanguageCode, RegionCode, SoftwareId, StandardId,
};

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
    /// It is in use and stays.
    InUse,
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
    /// How it would be run.
    Hosting {
        /// Ways in which it can be run.
        offered: Vec<Hosting>,
        /// The way that the value rests on; `None` if none is known that is allowed.
        way: Option<Way>,
        /// Whether the organisation has little time to run servers of its own.
        short_of_time: bool,
    },
    /// The language of the house, and whether the interface speaks it if that is known.
    Language {
        /// The language; `None` if nobody has said which and the region does not tell.
        language: Option<LanguageCode>,
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
    /// Formats in which data leaves it, the most open first; empty if nobody knows any.
    Exit(Vec<FormatId>),
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
    requires: &[Required],
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
        (Criterion::Providers, providers(question, software, entry)),
        (Criterion::Hosting, hosting(question, entry, software)),
        (Criterion::Language, language(question, entry)),
        (Criterion::Integration, integration(question, entry)),
        (Criterion::Effort, effort(question, entry, requires)),
        (Criterion::Evidence, evidence(coverage)),
        (Criterion::Exit, exit(question, software)),
    ];
    // What nobody has asked to be weighed is not told either.
    all.into_iter()
        .filter(|(criterion, _)| *criterion != Criterion::Exit || question.policy.weight(*criterion) > 0)
        .map(|(criterion, (value, basis))| Factor {
            criterion,
            weight: question.policy.weight(criterion),
            value,
            basis,
        })
        .collect()
}

/// Of what is in use nothing has to be introduced. Who runs it, who helps with it and whether people understand it has
/// been answered by using it, and is not weighed; nor is whether it can stand in, if nobody has said: substitutes are
/// named as such, but nobody names what happens to be there. All else counts as for others.
pub(super) fn of_what_is_in_use(factors: &mut Vec<Factor>) {
    factors.retain(|factor| match factor.criterion {
        Criterion::Providers | Criterion::Hosting | Criterion::Language => false,
        Criterion::Fit => factor.value.is_some(),
        _ => true,
    });
    for factor in factors.iter_mut().filter(|factor| factor.criterion == Criterion::Effort) {
        (factor.value, factor.basis) = (Some(1000), Basis::InUse);
    }
}

/// What its entry says about standing in. Who is named but not judged gets nothing for it: nobody knows whether it is for
/// the usual uses or a narrow one.
fn fit(stated: Option<&(SoftwareId, &Replaces)>) -> (Option<u16>, Basis) {
    let fit = stated.map(|(_, replaces)| replaces.fit);
    let value = match fit {
        Some(Fit::Full) => Some(1000),
        Some(Fit::Partial) => Some(worth::FOR_THE_USUAL_USES),
        Some(Fit::Niche) => Some(worth::FOR_A_NARROW_USE),
        Some(Fit::Unknown) | None => None,
    };
    (value, Basis::Fit(fit))
}

/// The mean over the kinds of data of which anybody knows how they come along.
fn migration(stated: Option<&(SoftwareId, &Replaces)>) -> (Option<u16>, Basis) {
    let carries = stated.map_or_else(BTreeMap::new, |(_, replaces)| replaces.carries.clone());
    let values: Vec<u32> = carries
        .values()
        .filter_map(|carried| match carried {
            Carried::Full | Carried::InPlace => Some(1000),
            Carried::Partial => Some(u32::from(worth::WITH_LOSSES)),
            Carried::Manual => Some(u32::from(worth::BY_HAND)),
            Carried::Lost => Some(0),
            Carried::Unknown => None,
        })
        .collect();
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let mean = (count > 0).then(|| u16::try_from(values.iter().sum::<u32>() / count).unwrap_or(1000));
    (mean, Basis::Migration(carries))
}

/// How free the licence leaves whoever uses it.
fn license(entry: &Software) -> (Option<u16>, Basis) {
    let value = match entry.license.model {
        LicenseModel::OpenSource => Some(1000),
        LicenseModel::OpenCore => Some(worth::OPEN_CORE),
        LicenseModel::SourceAvailable | LicenseModel::Proprietary => Some(0),
        LicenseModel::Unknown => None,
    };
    (value, Basis::License(entry.license.model))
}

/// Who decides on its future, and under whose law. Whoever uses closed code of the farthest makers depends on them with
/// everything.
fn jurisdiction(entry: &Software) -> (Option<u16>, Basis) {
    let country = entry.vendor.as_ref().and_then(|vendor| vendor.country.clone());
    let controlled_from = entry.vendor.as_ref().and_then(|vendor| vendor.controlled_from.clone());
    let is_closed = matches!(entry.license.model, LicenseModel::Proprietary | LicenseModel::SourceAvailable);
    let value = controlled_from.as_ref().or(country.as_ref()).map(|seat| match seat {
        seat if seat.in_eu() => 1000,
        seat if seat.in_eea() || seat.as_str() == "CH" => worth::BESIDE_THE_UNION,
        _ if is_closed => 0,
        _ => worth::FAR_BUT_OPEN,
    });
    (value, Basis::Jurisdiction { country, controlled_from })
}

/// Whoever is paid for it counts in full, be it a maker, a foundation or a contractor.
fn maintenance(entry: &Software) -> (Option<u16>, Basis) {
    let known = entry.maintenance.as_ref().map(|maintenance| (maintenance.kind, maintenance.governance));
    let value = match known.map(|(kind, _)| kind) {
        Some(MaintenanceKind::Vendor | MaintenanceKind::Foundation | MaintenanceKind::Contract) => Some(1000),
        Some(MaintenanceKind::Community) => Some(worth::BY_VOLUNTEERS),
        Some(MaintenanceKind::None) => Some(0),
        Some(MaintenanceKind::Unknown) | None => None,
    };
    (value, Basis::Maintenance(known))
}

/// How near the nearest provider is, and whether there is another one.
fn providers(question: &Question<'_>, software: &SoftwareId, entry: &Software) -> (Option<u16>, Basis) {
    let found = providers_for(question.catalogue, &question.inventory.raw().organisation, software);
    let value = found.first().map(|nearest| {
        let near = match nearest.distance {
            Some(Distance::Region) => 1000,
            Some(Distance::Country) => worth::PROVIDER_IN_COUNTRY,
            Some(Distance::Europe) => worth::PROVIDER_IN_EUROPE,
            Some(Distance::World) | None => worth::PROVIDER_ELSEWHERE,
        };
        let near = if found.len() > 1 { near } else { near - worth::SINGLE_PROVIDER };
        if entry.hosting.contains_key(&Hosting::Local) {
            let nearness = u32::from(near) * u32::from(1000 - worth::ANY_PROVIDER) / 1000;
            worth::ANY_PROVIDER + u16::try_from(nearness).unwrap_or(0)
        } else {
            near
        }
    });
    (value, Basis::Providers(found))
}

/// How the organisation would best run it.
fn hosting(question: &Question<'_>, entry: &Software, software: &SoftwareId) -> (Option<u16>, Basis) {
    let Question { catalogue, inventory, policy, .. } = question;
    let way = hosting::way(catalogue, inventory, policy, software);
    let short_of_time = hosting::is_short_of_time(inventory);
    let value = way.as_ref().map(|way| hosting::value(way, short_of_time));
    (value, Basis::Hosting { offered: entry.hosting.keys().copied().collect(), way, short_of_time })
}

/// The language of the house: the first that the policy demands, else that of the country if it has one that most people
/// there work in.
fn language(question: &Question<'_>, entry: &Software) -> (Option<u16>, Basis) {
    let of_country = || {
        let country = question.inventory.raw().organisation.region.as_ref().and_then(RegionCode::country)?;
        let language = match country.as_str() {
            "AT" | "DE" | "LI" => "de",
            "DK" => "da",
            "FR" => "fr",
            "NL" => "nl",
            "GB" | "IE" | "US" => "en",
            _ => return None,
        };
        LanguageCode::parse(language).ok()
    };
    let language = question.policy.languages.first().cloned().or_else(of_country);
    let spoken = language.as_ref().and_then(|language| Some(entry.languages.as_ref()?.ui.contains(language)));
    (spoken.map(|spoken| if spoken { 1000 } else { 0 }), Basis::Language { language, spoken })
}

/// A documented tie is the most that can be known; shared standards promise it. What is to be replaced itself counts
/// nothing: a tie to it ends with it.
fn integration(question: &Question<'_>, entry: &Software) -> (Option<u16>, Basis) {
    let (inventory, tool) = (question.inventory, question.unit.tool);
    let ties = entry.integrates.iter().map(|tie| &tie.software);
    let mut with: Vec<SoftwareId> = ties.filter(|id| inventory.keeps_beside(tool, id)).cloned().collect();
    with.sort();
    with.dedup();
    let shared = |standard: &&StandardId| inventory.speaks_beside(question.catalogue, tool, standard);
    let via: Vec<StandardId> = entry.standards.keys().filter(shared).cloned().collect();
    let value = match (with.is_empty(), via.len()) {
        (false, _) => Some(1000),
        (true, 0) => None,
        (true, 1) => Some(worth::ONE_STANDARD),
        (true, _) => Some(worth::SEVERAL_STANDARDS),
    };
    (value, Basis::Integration { with, via })
}

/// Work that takes the house's capacity for too long is worth nothing, none at all everything.
///
/// The work for what must come along counts too: of each requirement the preferred product, unless one is in use.
fn effort(question: &Question<'_>, entry: &Software, requires: &[Required]) -> (Option<u16>, Basis) {
    let in_use = |id: &SoftwareId| question.inventory.has(id);
    let along: BTreeSet<&SoftwareId> = requires
        .iter()
        .filter(|required| !required.any_of.iter().any(in_use))
        .filter_map(|required| required.any_of.first())
        .collect();
    let along = along.into_iter().filter_map(|id| question.catalogue.software(id));
    let minutes: u64 = std::iter::once(entry).chain(along).map(|entry| work(question, entry)).sum();
    let capacity = &question.inventory.raw().capacity;
    let hours =
        capacity.it_hours_per_month.map(|hours| hours + capacity.external_hours_per_month.unwrap_or(0));
    let value = hours.filter(|_| minutes > 0).map(|hours| {
        let longest = u64::from(hours.max(1)) * 60 * worth::LONGEST_WORK_MONTHS;
        1000 - u16::try_from((minutes * 1000 / longest).min(1000)).unwrap_or(1000)
    });
    (value, Basis::Effort { minutes })
}

/// Work of a product's playbook for the users of the tool in use, in minutes.
fn work(question: &Question<'_>, entry: &Software) -> u64 {
    let rules = &question.catalogue.entries().rules;
    let of_category = || {
        let category = question.catalogue.vocabulary().categories.get(entry.categories.first()?)?;
        Some(&category.playbook)
    };
    let playbook = entry.playbook.as_ref().or_else(of_category).and_then(|id| rules.playbooks.get(id));
    let (users, (people, _)) =
        (question.inventory.tool(question.unit.tool).users, question.inventory.users());
    let steps = playbook.map_or(&[][..], |playbook| playbook.steps.as_slice());
    // What only a duty demands, or only many people need, is no work here.
    let usual = steps.iter().filter(|step| step.for_obligation.is_none() && step.min_users <= users);
    usual.map(|step| step.effort.minutes_for(users, people)).sum()
}

/// A free standard lets anybody read the data later; what leaves in closed formats only does not leave.
fn exit(question: &Question<'_>, software: &SoftwareId) -> (Option<u16>, Basis) {
    let known = &question.catalogue.vocabulary().formats;
    let openness = |format: &FormatId| known.get(format).map(|term| term.openness);
    let all = parts(software, question.catalogue);
    let written = all
        .iter()
        .filter_map(|(part, _)| question.catalogue.software(part)?.formats.as_ref())
        .flat_map(|formats| &formats.writes);
    let mut written: Vec<FormatId> = written.cloned().collect();
    written.sort();
    written.dedup();
    let rank = |format: &FormatId| match openness(format) {
        Some(FormatOpenness::Standard) => 0,
        Some(FormatOpenness::Published) => 1,
        Some(FormatOpenness::Closed) | None => 2,
    };
    // Sorted by id before, and this sort keeps the order of equals.
    written.sort_by_key(rank);
    let value = written.first().map(|best| match rank(best) {
        0 => 1000,
        1 => worth::PUBLISHED_FORMAT,
        _ => 0,
    });
    (value, Basis::Exit(written))
}

fn evidence(coverage: &Coverage) -> (Option<u16>, Basis) {
    let all = coverage.needs.len();
    let verified = coverage.needs.iter().filter(|need| need.verified).count();
    let value = (all > 0).then(|| u16::try_from(verified * 1000 / all).unwrap_or(1000));
    (value, Basis::Evidence { verified, all })
}

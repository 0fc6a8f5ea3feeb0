//! One candidate in sentences: how far it goes, what speaks for it, what is lost, and why it is ruled out.

use crate::document::Line;
use crate::reader::Reader;
use std::collections::BTreeMap;
use umstieg_core::format::entry::{Carried, Fit, Level, LicenseModel, MaintenanceKind, Requirement};
use umstieg_core::format::inventory::Criterion;
use umstieg_core::format::scalar::{DataKindId, RoleId, SoftwareId};
use umstieg_core::recommend::{Basis, Candidate, Exclusion, Factor, Required, Way};

/// Factors that are named as what speaks for a choice; more than three is a list, not a reason.
const STRONGEST: usize = 3;

/// A factor speaks for a candidate from this value on, in thousandths.
const SPEAKS: u16 = 700;

/// Names in a list before it is cut.
const NAMES: usize = 4;

/// Products of which one is required that are named before they are counted; the first is the preferred one.
const REQUIRED: usize = 3;

/// The fact behind a factor, as a part of a sentence.
pub(crate) fn fact(reader: Reader<'_>, factor: &Factor) -> String {
    let words = reader.words;
    let unknown = || words.fact_unknown().to_owned();
    match &factor.basis {
        Basis::Coverage { share: None, .. } => unknown(),
        Basis::Coverage { share: Some(share), unknown } => words.fact_coverage(*share, *unknown),
        Basis::Fit(fit) => fit.map_or_else(unknown, |fit| words.fact_fit(fit)),
        Basis::InUse => words.fact_in_use().to_owned(),
        Basis::Migration(kinds) if kinds.is_empty() => unknown(),
        Basis::Migration(kinds) => carried(reader, kinds),
        Basis::License(model) => words.fact_license(*model),
        Basis::Jurisdiction { country: None, .. } => unknown(),
        Basis::Jurisdiction { country: Some(country), controlled_from } => {
            words.fact_maker(country, controlled_from.as_ref())
        }
        Basis::Maintenance(None) => unknown(),
        Basis::Maintenance(Some((kind, governance))) => words.fact_maintenance(*kind, *governance),
        Basis::Providers(found) => {
            found.first().map_or_else(unknown, |nearest| words.fact_providers(found.len(), nearest.distance))
        }
        Basis::Hosting { way: None, .. } => unknown(),
        Basis::Hosting { way: Some(Way::Provider(provider)), .. } => {
            words.fact_hosted_by(&reader.provider(provider))
        }
        Basis::Hosting { way: Some(Way::InHouse), short_of_time: true, .. } => {
            words.fact_own_server().to_owned()
        }
        Basis::Hosting { offered, .. } => words.fact_hosting(offered),
        Basis::Language { language: Some(language), spoken: Some(spoken) } => {
            words.fact_language(language, *spoken)
        }
        Basis::Language { .. } => unknown(),
        Basis::Integration { with, via } => {
            let with = words.some_of(&reader.software_names(with), NAMES);
            let via: Vec<String> = via.iter().map(|id| reader.standard(id)).collect();
            words.fact_integration(&with, &words.some_of(&via, NAMES))
        }
        Basis::Effort { .. } if factor.value.is_none() => unknown(),
        Basis::Effort { minutes } => words.fact_effort(*minutes),
        Basis::Exit(formats) if formats.is_empty() => unknown(),
        Basis::Exit(formats) => {
            let names: Vec<String> = formats.iter().map(|id| reader.format(id)).collect();
            words.fact_exit(&words.some_of(&names, NAMES))
        }
        Basis::Evidence { verified, all } => words.fact_evidence(*verified, *all),
    }
}

/// Whether a fact is worth a sentence: what every open product can say is no reason for one.
fn tells(factor: &Factor) -> bool {
    match &factor.basis {
        Basis::Fit(fit) => matches!(fit, Some(Fit::Full | Fit::Partial)),
        Basis::Migration(kinds) => kinds.values().any(|how| *how == Carried::Full),
        Basis::Integration { with, .. } => !with.is_empty(),
        Basis::Jurisdiction { country, .. } => country.as_ref().is_some_and(|country| country.in_eu()),
        // That its maker maintains it is no merit; that several share the care is.
        Basis::Maintenance(known) => {
            matches!(known, Some((MaintenanceKind::Foundation | MaintenanceKind::Contract, _)))
        }
        Basis::Providers(_) => true,
        Basis::License(model) => *model == LicenseModel::OpenSource,
        Basis::Coverage { .. }
        | Basis::InUse
        | Basis::Hosting { .. }
        | Basis::Language { .. }
        | Basis::Effort { .. }
        | Basis::Exit(_)
        | Basis::Evidence { .. } => false,
    }
}

/// Whether what is used is known to be covered so far that “for nearly all uses” is no contradiction.
fn covers_nearly_all(candidate: &Candidate) -> bool {
    /// Share of what is used that is nearly all of it, in thousandths: what lacks a sixth or more is not.
    const NEARLY_ALL: u16 = 850;
    candidate.coverage.known_share().is_none_or(|share| share >= NEARLY_ALL)
}

/// The strongest factors, in the order of what they add to the score beyond what the next best has.
fn strongest<'c>(candidate: &'c Candidate, next: Option<&Candidate>) -> Vec<&'c Factor> {
    let of_next = |criterion: Criterion| {
        next.and_then(|next| next.factors.iter().find(|factor| factor.criterion == criterion))
            .and_then(|factor| factor.value)
    };
    let mut factors: Vec<(i64, i64, &Factor)> = candidate
        .factors
        .iter()
        .filter(|factor| factor.value.is_some_and(|value| value >= SPEAKS) && tells(factor))
        .filter(|factor| factor.criterion != Criterion::Fit || covers_nearly_all(candidate))
        .map(|factor| {
            let (weight, value) = (i64::from(factor.weight), i64::from(factor.value.unwrap_or(0)));
            let ahead = value - i64::from(of_next(factor.criterion).unwrap_or(0));
            (weight * ahead.max(0), weight * value, factor)
        })
        .collect();
    factors.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.criterion.cmp(&b.2.criterion)));
    factors.into_iter().take(STRONGEST).map(|(_, _, factor)| factor).collect()
}

/// What speaks for a candidate, in a sentence; nothing if nothing stands out.
pub(crate) fn speaks_for(
    reader: Reader<'_>,
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> Option<String> {
    let facts: Vec<String> =
        strong_facts(reader, candidate, next).into_iter().map(|(_, fact)| fact).collect();
    (!facts.is_empty()).then(|| reader.words.speaks_for(&facts.join("; ")))
}

/// The facts behind the strongest factors, each with its criterion.
pub(crate) fn strong_facts(
    reader: Reader<'_>,
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> Vec<(Criterion, String)> {
    let told = |factor: &Factor| match &factor.basis {
        Basis::Migration(kinds) => {
            let full = kinds
                .iter()
                .filter(|(_, how)| **how == Carried::Full)
                .map(|(kind, _)| reader.words.inside(&reader.data_kind(kind)));
            reader.words.fact_carries(&reader.words.some_of(&full.collect::<Vec<_>>(), NAMES))
        }
        Basis::Maintenance(Some((kind, _))) => reader.words.maintenance(*kind).to_owned(),
        _ => fact(reader, factor),
    };
    let strongest = strongest(candidate, next).into_iter();
    strongest.map(|factor| (factor.criterion, told(factor))).collect()
}

/// The criterion in which one candidate falls most behind another, by points of the score.
pub(crate) fn weakest_against(candidate: &Candidate, other: &Candidate) -> Option<Criterion> {
    let worth = |factor: &Factor| i64::from(factor.weight) * i64::from(factor.value.unwrap_or(0));
    other
        .factors
        .iter()
        .filter_map(|theirs| {
            let own = candidate.factors.iter().find(|factor| factor.criterion == theirs.criterion)?;
            let behind = worth(theirs) - worth(own);
            (behind > 0).then_some((behind, std::cmp::Reverse(theirs.criterion)))
        })
        .max()
        .map(|(_, criterion)| criterion.0)
}

/// What is used but not, not fully or not certainly covered, each in a sentence.
pub(crate) fn gaps(reader: Reader<'_>, needs: &[umstieg_core::recommend::NeedCoverage]) -> Vec<String> {
    let words = reader.words;
    let named = |wanted: &dyn Fn(&umstieg_core::recommend::NeedCoverage) -> bool| -> Vec<String> {
        needs
            .iter()
            .filter(|need| wanted(need))
            .map(|need| words.inside(&reader.capability(&need.capability)))
            .collect()
    };
    let missing = named(&|need| need.level == Level::None);
    let unclear = named(&|need| need.level == Level::Unknown);
    let partly = named(&|need| !matches!(need.level, Level::None | Level::Unknown) && need.value < 1000);
    let mut found = Vec::new();
    if !missing.is_empty() {
        found.push(words.not_covered(&words.all_terms(&missing)));
    }
    if !partly.is_empty() {
        found.push(words.partly_covered(&words.all_terms(&partly)));
    }
    if !unclear.is_empty() {
        found.push(words.unclear(&words.all_terms(&unclear)));
    }
    found
}

/// What is lost or done in another way, in the catalogue's own sentences.
pub(crate) fn losses(reader: Reader<'_>, candidate: &Candidate) -> Vec<String> {
    candidate.losses(reader.catalogue).into_iter().map(|loss| reader.loss(loss).to_owned()).collect()
}

/// What the candidate needs and is taken to be there already, in a sentence.
pub(crate) fn presumed(reader: Reader<'_>, candidate: &Candidate) -> Option<String> {
    let roles: Vec<String> = candidate.presumed.iter().map(|role| reader.role(role)).collect();
    (!roles.is_empty()).then(|| reader.words.presumed(&reader.words.all_of(&roles)))
}

/// How the data comes along, in a sentence.
pub(crate) fn data_moves(reader: Reader<'_>, candidate: &Candidate) -> Option<String> {
    let listed = carried(reader, &candidate.statement(reader.catalogue)?.carries);
    (!listed.is_empty()).then(|| reader.words.data_moves(&listed))
}

/// Kinds of data by how they come along, the best way first.
fn carried(reader: Reader<'_>, carries: &BTreeMap<DataKindId, Carried>) -> String {
    let words = reader.words;
    let ways =
        [Carried::InPlace, Carried::Full, Carried::Partial, Carried::Manual, Carried::Lost, Carried::Unknown];
    let listed = ways.into_iter().filter_map(|how| {
        let kinds: Vec<String> = carries
            .iter()
            .filter(|(_, found)| **found == how)
            .map(|(kind, _)| words.inside(&reader.data_kind(kind)))
            .collect();
        (!kinds.is_empty()).then(|| words.data_kinds(&kinds.join(", "), words.carried(how)))
    });
    listed.collect::<Vec<_>>().join("; ")
}

/// Products that must come along, each once, with the role that they fill. What one requirement brings anyway is not
/// said again for a wider one.
pub(crate) fn comes_along(reader: Reader<'_>, candidate: &Candidate) -> Option<String> {
    let within = |part: &Required, all: &Required| part.any_of.iter().all(|id| all.any_of.contains(id));
    let required: Vec<&Required> = candidate.requires.iter().filter(|it| !it.any_of.is_empty()).collect();
    let told = required.iter().enumerate().filter(|(at, it)| {
        !required.iter().enumerate().any(|(other, narrower)| {
            other != *at && within(narrower, it) && (!within(it, narrower) || other < *at)
        })
    });
    let names: Vec<String> = told
        .map(|(_, it)| {
            let names = reader.words.one_of_some(&reader.software_names(&it.any_of), REQUIRED);
            for_role(reader, candidate, it, names)
        })
        .collect();
    (!names.is_empty()).then(|| reader.words.comes_along(&names.join("; ")))
}

/// Names of what a candidate needs, with the role for which it needs them.
pub(crate) fn for_role(
    reader: Reader<'_>,
    candidate: &Candidate,
    required: &Required,
    names: String,
) -> String {
    match role_of(reader, candidate, required) {
        Some(role) => reader.words.in_role(&names, &reader.words.inside(&reader.role(role))),
        None => names,
    }
}

/// The role for which a candidate needs something beside itself, if its entry says so.
pub(crate) fn role_of<'a>(
    reader: Reader<'a>,
    candidate: &Candidate,
    required: &Required,
) -> Option<&'a RoleId> {
    let entry = reader.catalogue.software(&candidate.software)?;
    let fits = |requirement: &&Requirement| {
        let named = |id: &SoftwareId| requirement.any_of.iter().any(|range| range.software == *id);
        let fills = |id: &SoftwareId| {
            requirement.role.iter().any(|role| reader.catalogue.fillers_of(role).any(|filler| filler == id))
        };
        required.any_of.iter().all(|id| named(id) || fills(id))
    };
    entry.requires.iter().find(fits)?.role.as_ref()
}

/// Where a software can be tried without installing it.
pub(crate) fn try_out(reader: Reader<'_>, software: &SoftwareId) -> Option<Line> {
    let demo = reader.catalogue.software(software)?.demo.as_ref()?;
    Some(Line::default().plain(reader.words.try_out()).link(demo.name.to_string(), demo.url.to_string()))
}

/// Why a candidate is ruled out, in a sentence.
pub(crate) fn exclusion(reader: Reader<'_>, exclusion: &Exclusion) -> String {
    let words = reader.words;
    let software = |id: &SoftwareId| reader.software(id);
    match exclusion {
        Exclusion::Essential { needs } => {
            let needs: Vec<String> = needs.iter().map(|need| reader.capability(need)).collect();
            words.out_essential(&words.all_terms(&needs))
        }
        Exclusion::Unstated => words.out_unstated().to_owned(),
        Exclusion::Niche => words.out_niche().to_owned(),
        Exclusion::NotOpen { model } => words.out_not_open(*model),
        Exclusion::Coverage { share, wanted } => words.out_coverage(*share, *wanted),
        Exclusion::Hosting { offered } => words.out_hosting(offered),
        Exclusion::Certification { any_of, hosts } => {
            let wanted: Vec<String> = any_of.iter().map(|id| reader.certification(id)).collect();
            let hosts: Vec<String> = hosts.iter().map(|id| reader.provider(id)).collect();
            words.out_certification(&words.one_of(&wanted), &words.some_of(&hosts, NAMES))
        }
        Exclusion::Jurisdiction { country } => words.out_jurisdiction(country.as_ref()),
        Exclusion::Language { language, known } => words.out_language(language, *known),
        Exclusion::Platform { platform, known } => words.out_platform(*platform, *known),
        Exclusion::Format { formats, reads } => {
            let formats: Vec<String> = formats.iter().map(|format| reader.format(format)).collect();
            words.out_format(&words.one_of(&formats), formats.len(), *reads)
        }
        Exclusion::MainFormat { format, reads } => words.out_main_format(&reader.format(format), *reads),
        Exclusion::Sector { only_for } => words.out_sector(only_for),
        Exclusion::MultiTenancy { known } => words.out_multi_tenancy(*known).to_owned(),
        Exclusion::Providers { known, wanted } => words.out_providers(*known, *wanted),
        Exclusion::Support => words.out_support().to_owned(),
        Exclusion::Unattended { needs, hours } => {
            let needs: Vec<String> = needs.iter().map(|need| reader.capability(need)).collect();
            words.out_unattended(&words.all_terms(&needs), *hours)
        }
        Exclusion::Unmaintained => words.out_unmaintained().to_owned(),
        Exclusion::Release { newest, since } => words.out_release(*newest, *since),
        Exclusion::Conflict { with, versions, known } => {
            words.out_conflict(&software(with), versions.as_ref().map(ToString::to_string).as_deref(), *known)
        }
        Exclusion::Requirement { any_of, role, needs } => {
            let role = role.as_ref().map(|role| words.inside(&reader.role(role)));
            let needs: Vec<String> = needs.iter().map(|need| reader.capability(need)).collect();
            let any_of = words.one_of_some(&reader.software_names(any_of), NAMES);
            words.out_requirement(&any_of, role.as_deref(), &words.all_terms(&needs))
        }
    }
}

/// All reasons why a candidate is ruled out.
pub(crate) fn exclusions(reader: Reader<'_>, candidate: &Candidate) -> String {
    candidate.exclusions.iter().map(|reason| exclusion(reader, reason)).collect::<Vec<_>>().join(" ")
}

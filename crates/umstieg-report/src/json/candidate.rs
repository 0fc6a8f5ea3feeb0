//! Candidates as JSON.

use super::exclusion::exclusions;
use super::{all_software, demo, provider, software};
use crate::candidate;
use crate::reader::Reader;
use crate::v1;
use umstieg_core::format::scalar::{FormatId, RoleId};
use umstieg_core::recommend::{Basis, Candidate, Coverage, Way};

/// A candidate in full; what speaks for it is told beside the next best, if it may be chosen.
pub(super) fn candidate(
    reader: Reader<'_>,
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> v1::Candidate {
    let factors = candidate.factors.iter().map(|factor| v1::Factor {
        criterion: factor.criterion,
        weight: factor.weight,
        value: factor.value,
        text: candidate::fact(reader, factor),
        providers: match &factor.basis {
            Basis::Providers(found) => {
                found.iter().map(|near| provider(reader, &candidate.software, near)).collect()
            }
            _ => Vec::new(),
        },
        basis: Some(basis(reader, &factor.basis)).filter(|basis| *basis != v1::Basis::default()),
    });
    let carries = candidate.statement(reader.catalogue).into_iter().flat_map(|stated| &stated.carries);
    let roles: Vec<Option<v1::Named>> = candidate
        .requires
        .iter()
        .map(|required| candidate::role_of(reader, candidate, required).map(|role| named_role(reader, role)))
        .collect();
    v1::Candidate {
        software: software(reader, &candidate.software),
        score: candidate.score,
        fit: candidate.fit,
        stated_for: candidate.stated_for.as_ref().map(|id| software(reader, id)),
        in_use: candidate.in_use,
        coverage: coverage(reader, &candidate.coverage),
        factors: factors.collect(),
        speaks_for: if candidate.exclusions.is_empty() {
            speaks_for(reader, candidate, next)
        } else {
            Vec::new()
        },
        exclusions: exclusions(reader, &candidate.exclusions),
        requires: candidate.requires.iter().map(|required| all_software(reader, &required.any_of)).collect(),
        required_roles: if roles.iter().any(Option::is_some) { roles } else { Vec::new() },
        presumed: candidate.presumed.iter().map(|role| named_role(reader, role)).collect(),
        lost: candidate::losses(reader, candidate),
        data: candidate::data_moves(reader, candidate),
        carries: carries
            .map(|(kind, how)| v1::CarriedData {
                data: v1::Named { id: kind.to_string(), name: reader.data_kind(kind) },
                how: *how,
            })
            .collect(),
        demo: demo(reader, &candidate.software),
    }
}

/// What speaks for a candidate beside the next best.
pub(super) fn speaks_for(
    reader: Reader<'_>,
    candidate: &Candidate,
    next: Option<&Candidate>,
) -> Vec<v1::SpeaksFor> {
    let facts = candidate::strong_facts(reader, candidate, next).into_iter();
    facts.map(|(criterion, text)| v1::SpeaksFor { criterion, text }).collect()
}

/// How far needs are covered.
pub(super) fn coverage(reader: Reader<'_>, coverage: &Coverage) -> v1::Coverage {
    let needs = coverage.needs.iter().map(|need| v1::NeedCoverage {
        capability: v1::Named { id: need.capability.to_string(), name: reader.capability(&need.capability) },
        weight: need.weight,
        level: need.level,
        value: need.value,
        with: all_software(reader, &need.with),
        verified: need.verified,
        essential: need.essential,
    });
    v1::Coverage { share: coverage.share, unknown: coverage.unknown, needs: needs.collect() }
}

pub(super) fn named_role(reader: Reader<'_>, role: &RoleId) -> v1::Named {
    v1::Named { id: role.to_string(), name: reader.role(role) }
}

/// The fact behind a factor, as data.
fn basis(reader: Reader<'_>, basis: &Basis) -> v1::Basis {
    let mut told = v1::Basis::default();
    match basis {
        // The candidate itself tells these, and the factor its providers.
        Basis::Coverage { .. } | Basis::Fit(_) | Basis::InUse | Basis::Migration(_) | Basis::Providers(_) => {
        }
        Basis::License(model) => told.license = Some(*model),
        Basis::Jurisdiction { country, controlled_from } => {
            (told.country, told.controlled_from) = (country.clone(), controlled_from.clone());
        }
        Basis::Maintenance(known) => {
            (told.maintenance, told.governance) = known.map(|(kind, governance)| (kind, governance)).unzip();
        }
        Basis::Hosting { offered, way, short_of_time } => {
            told.offered = offered.clone();
            told.way = way.as_ref().map(hosting_way);
            told.host = way.as_ref().and_then(|way| host(reader, way));
            told.short_of_time = Some(*short_of_time);
        }
        Basis::Language { language, spoken } => {
            (told.language, told.spoken) = (language.clone(), *spoken);
        }
        Basis::Integration { with, via } => {
            told.with = all_software(reader, with);
            let standards = via.iter();
            told.standards =
                standards.map(|id| v1::Named { id: id.to_string(), name: reader.standard(id) }).collect();
        }
        Basis::Effort { minutes } => told.minutes = Some(*minutes),
        Basis::Exit(formats) => {
            told.formats = formats.iter().map(|id| named_format(reader, id)).collect();
        }
        Basis::Evidence { verified, all } => (told.verified, told.facts) = (Some(*verified), Some(*all)),
    }
    told
}

/// A format with its name.
pub(super) fn named_format(reader: Reader<'_>, id: &FormatId) -> v1::Named {
    v1::Named { id: id.to_string(), name: reader.format(id) }
}

/// A candidate in short.
pub(super) fn further(reader: Reader<'_>, candidate: &Candidate) -> v1::FurtherCandidate {
    v1::FurtherCandidate {
        software: software(reader, &candidate.software),
        score: candidate.score,
        exclusions: exclusions(reader, &candidate.exclusions),
    }
}

/// By whom something is run, without the name of a provider.
pub(super) fn hosting_way(way: &Way) -> v1::HostingWay {
    match way {
        Way::OwnDevice => v1::HostingWay::OwnDevice,
        Way::InHouse => v1::HostingWay::InHouse,
        Way::Provider(_) => v1::HostingWay::Provider,
        Way::Managed => v1::HostingWay::Managed,
        Way::Elsewhere => v1::HostingWay::Elsewhere,
    }
}

/// The provider that is known to run it.
pub(super) fn host(reader: Reader<'_>, way: &Way) -> Option<v1::Named> {
    let Way::Provider(id) = way else { return None };
    Some(v1::Named { id: id.to_string(), name: reader.provider(id) })
}

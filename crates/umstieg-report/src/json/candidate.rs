//! Candidates as JSON.

use super::{all_software, demo, provider, software};
use crate::candidate;
use crate::reader::Reader;
use crate::v1;
use umstieg_core::recommend::{Basis, Candidate, Exclusion};

/// A candidate in full.
pub(super) fn candidate(reader: Reader<'_>, candidate: &Candidate) -> v1::Candidate {
    let needs = candidate.coverage.needs.iter().map(|need| v1::NeedCoverage {
        capability: v1::Named { id: need.capability.to_string(), name: reader.capability(&need.capability) },
        weight: need.weight,
        level: need.level,
        value: need.value,
        with: all_software(reader, &need.with),
        verified: need.verified,
        essential: need.essential,
    });
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
    });
    v1::Candidate {
        software: software(reader, &candidate.software),
        score: candidate.score,
        fit: candidate.fit,
        stated_for: candidate.stated_for.as_ref().map(|id| software(reader, id)),
        in_use: candidate.in_use,
        coverage: v1::Coverage {
            share: candidate.coverage.share,
            unknown: candidate.coverage.unknown,
            needs: needs.collect(),
        },
        factors: factors.collect(),
        exclusions: exclusions(reader, candidate),
        requires: candidate.requires.iter().map(|required| all_software(reader, &required.any_of)).collect(),
        presumed: candidate
            .presumed
            .iter()
            .map(|role| v1::Named { id: role.to_string(), name: reader.role(role) })
            .collect(),
        lost: candidate::losses(reader, candidate),
        data: candidate::data_moves(reader, candidate),
        demo: demo(reader, &candidate.software),
    }
}

/// A candidate in short.
pub(super) fn further(reader: Reader<'_>, candidate: &Candidate) -> v1::FurtherCandidate {
    v1::FurtherCandidate {
        software: software(reader, &candidate.software),
        score: candidate.score,
        exclusions: exclusions(reader, candidate),
    }
}

fn exclusions(reader: Reader<'_>, candidate: &Candidate) -> Vec<v1::Exclusion> {
    let told = candidate.exclusions.iter();
    told.map(|exclusion| v1::Exclusion {
        kind: kind(exclusion),
        text: candidate::exclusion(reader, exclusion),
    })
    .collect()
}

fn kind(exclusion: &Exclusion) -> v1::ExclusionKind {
    match exclusion {
        Exclusion::Essential { .. } => v1::ExclusionKind::Essential,
        Exclusion::Unstated => v1::ExclusionKind::Unstated,
        Exclusion::Niche => v1::ExclusionKind::Niche,
        Exclusion::NotOpen { .. } => v1::ExclusionKind::NotOpen,
        Exclusion::Coverage { .. } => v1::ExclusionKind::Coverage,
        Exclusion::Hosting { .. } => v1::ExclusionKind::Hosting,
        Exclusion::Certification { .. } => v1::ExclusionKind::Certification,
        Exclusion::Jurisdiction { .. } => v1::ExclusionKind::Jurisdiction,
        Exclusion::Language { .. } => v1::ExclusionKind::Language,
        Exclusion::Platform { .. } => v1::ExclusionKind::Platform,
        Exclusion::Format { .. } => v1::ExclusionKind::Format,
        Exclusion::MainFormat { .. } => v1::ExclusionKind::MainFormat,
        Exclusion::Sector { .. } => v1::ExclusionKind::Sector,
        Exclusion::MultiTenancy { .. } => v1::ExclusionKind::MultiTenancy,
        Exclusion::Providers { .. } => v1::ExclusionKind::Providers,
        Exclusion::Support => v1::ExclusionKind::Support,
        Exclusion::Unattended { .. } => v1::ExclusionKind::Unattended,
        Exclusion::Unmaintained => v1::ExclusionKind::Unmaintained,
        Exclusion::Release { .. } => v1::ExclusionKind::Release,
        Exclusion::Conflict { .. } => v1::ExclusionKind::Conflict,
        Exclusion::Requirement { .. } => v1::ExclusionKind::Requirement,
    }
}

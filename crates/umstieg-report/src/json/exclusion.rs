//! Limits that a candidate breaks, as JSON.

use super::candidate::{named_format, named_role};
use super::{all_software, software};
use crate::candidate;
use crate::reader::Reader;
use crate::v1;
use umstieg_core::format::scalar::CapabilityId;
use umstieg_core::recommend::Exclusion;

/// Broken limits, in their order.
pub(super) fn exclusions(reader: Reader<'_>, broken: &[Exclusion]) -> Vec<v1::Exclusion> {
    broken.iter().map(|exclusion| self::exclusion(reader, exclusion)).collect()
}

fn exclusion(reader: Reader<'_>, exclusion: &Exclusion) -> v1::Exclusion {
    let capabilities = |ids: &[CapabilityId]| -> Vec<v1::Named> {
        let named = ids.iter().map(|id| v1::Named { id: id.to_string(), name: reader.capability(id) });
        named.collect()
    };
    let mut told = bare(kind(exclusion), candidate::exclusion(reader, exclusion));
    match exclusion {
        Exclusion::Essential { needs } => told.capabilities = capabilities(needs),
        Exclusion::Unattended { needs, hours } => {
            (told.capabilities, told.hours_a_month) = (capabilities(needs), Some(*hours));
        }
        Exclusion::NotOpen { model } => told.license = Some(*model),
        Exclusion::Coverage { share, wanted } => {
            (told.share, told.min_share) = (Some(*share), Some(*wanted));
        }
        Exclusion::Hosting { offered } => told.hosting = offered.clone(),
        Exclusion::Certification { any_of, hosts } => {
            told.certifications = any_of
                .iter()
                .map(|id| v1::Named { id: id.to_string(), name: reader.certification(id) })
                .collect();
            told.hosts =
                hosts.iter().map(|id| v1::Named { id: id.to_string(), name: reader.provider(id) }).collect();
        }
        Exclusion::Jurisdiction { country } => told.country = country.clone(),
        Exclusion::Language { language, known } => {
            (told.language, told.known) = (Some(language.clone()), Some(*known));
        }
        Exclusion::Platform { platform, known } => {
            (told.platform, told.known) = (Some(*platform), Some(*known));
        }
        Exclusion::Format { formats, reads } => {
            told.formats = formats.iter().map(|format| named_format(reader, format)).collect();
            told.reads = Some(*reads);
        }
        Exclusion::MainFormat { format, reads } => {
            (told.formats, told.reads) = (vec![named_format(reader, format)], Some(*reads));
        }
        Exclusion::Sector { only_for } => told.sectors = only_for.clone(),
        Exclusion::MultiTenancy { known } => told.known = Some(*known),
        Exclusion::Providers { known, wanted } => {
            (told.providers, told.min_providers) = (Some(*known), Some(*wanted));
        }
        Exclusion::Release { newest, since } => {
            (told.newest_release, told.released_since) = (*newest, Some(*since));
        }
        Exclusion::Conflict { with, versions, known } => {
            told.software = Some(software(reader, with));
            told.versions = versions.as_ref().map(ToString::to_string);
            told.known = Some(*known);
        }
        Exclusion::Requirement { any_of, role, needs } => {
            told.any_of = all_software(reader, any_of);
            told.role = role.as_ref().map(|role| named_role(reader, role));
            told.capabilities = capabilities(needs);
        }
        Exclusion::Unstated | Exclusion::Niche | Exclusion::Support | Exclusion::Unmaintained => {}
    }
    told
}

/// A broken limit with nothing but its kind and its sentence.
fn bare(kind: v1::ExclusionKind, text: String) -> v1::Exclusion {
    v1::Exclusion {
        kind,
        text,
        capabilities: Vec::new(),
        license: None,
        share: None,
        min_share: None,
        hosting: Vec::new(),
        certifications: Vec::new(),
        hosts: Vec::new(),
        country: None,
        language: None,
        platform: None,
        known: None,
        formats: Vec::new(),
        reads: None,
        sectors: Vec::new(),
        providers: None,
        min_providers: None,
        hours_a_month: None,
        newest_release: None,
        released_since: None,
        software: None,
        versions: None,
        any_of: Vec::new(),
        role: None,
    }
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

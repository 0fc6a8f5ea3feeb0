//! Why something stays, as JSON.

use super::exclusion::exclusions;
use super::tools::named;
use super::{all_software, software};
use crate::plan::View;
use crate::v1;
use umstieg_core::ToolIndex;
use umstieg_core::decide::{Barrier, KeepReason, ToolDecision, UnitDecision};
use umstieg_core::format::scalar::SoftwareId;

/// Why a tool, or a unit of it, stays.
pub(super) fn kept(
    view: &View<'_>,
    decision: &ToolDecision,
    unit: Option<&UnitDecision>,
    reason: &KeepReason,
) -> v1::Kept {
    let reader = view.reader;
    let all_named = |tools: &[ToolIndex]| tools.iter().map(|tool| named(view, *tool)).collect::<Vec<_>>();
    let mut told = bare(kind(reason), view.keep(decision, unit, reason));
    let unit = unit.or_else(|| decision.units.first());
    let weighed = |id: &SoftwareId| {
        let of_tool = || decision.units.iter().find_map(|unit| unit.candidate(id));
        unit.and_then(|unit| unit.candidate(id)).or_else(of_tool)
    };
    let broken = |id: &SoftwareId| {
        weighed(id).map(|candidate| exclusions(reader, &candidate.exclusions)).unwrap_or_default()
    };
    match reason {
        KeepReason::Rule { text } => told.reason = Some(text.to_string()),
        KeepReason::OwnedBy { owner } => told.owner = Some(owner.to_string()),
        KeepReason::NoSubstitute => {
            let entry = unit.and_then(|unit| reader.catalogue.software(&unit.recommendation.unit.software));
            let search = entry.and_then(|entry| entry.no_substitute.as_ref());
            told.reason = search.map(|search| reader.text(&search.reason).to_owned());
            told.searched = search.map(|search| search.searched);
        }
        KeepReason::NothingFits { nearest } => {
            told.software = nearest.as_ref().map(|id| software(reader, id));
            told.exclusions = nearest.as_ref().map(broken).unwrap_or_default();
        }
        KeepReason::Platform { platform, needed_by, perhaps, people } => {
            told.platform = Some(*platform);
            (told.needed_by, told.perhaps) = (all_named(needed_by), all_named(perhaps));
            (told.people_least, told.people_most) = (Some(*people.start()), Some(*people.end()));
        }
        KeepReason::PlatformUnknown { platform, needed_by, people } => {
            (told.platform, told.needed_by) = (Some(*platform), all_named(needed_by));
            (told.people_least, told.people_most) = (Some(*people.start()), Some(*people.end()));
        }
        KeepReason::Server { platform, needed_by, known } => {
            (told.platform, told.needed_by) = (Some(*platform), all_named(needed_by));
            told.known = Some(*known);
        }
        KeepReason::Devices { platform, needed_by } => {
            (told.platform, told.needed_by) = (Some(*platform), all_named(needed_by));
        }
        KeepReason::Interface { needed_by } => told.needed_by = all_named(needed_by),
        KeepReason::ChosenExcluded { software: wanted } => {
            told.software = Some(software(reader, wanted));
            told.exclusions = broken(wanted);
        }
        KeepReason::ChosenBarred { software: wanted, by } => {
            told.software = Some(software(reader, wanted));
            told.barrier = Some(match by {
                Barrier::Leaves => v1::Barrier::Leaves,
                Barrier::Clash { .. } => v1::Barrier::Clash,
                Barrier::System => v1::Barrier::System,
                Barrier::Requirement => v1::Barrier::Requirement,
            });
            if let Barrier::Clash { with } = by {
                told.clashes_with = all_software(reader, with);
            }
        }
        KeepReason::Bundle { part } => told.needed_by = vec![named(view, *part)],
        KeepReason::NotWorthIt => {
            let best = unit.and_then(|unit| unit.recommendation.candidates.first());
            told.software = best.map(|best| software(reader, &best.software));
            told.score = best.map(|best| best.score);
        }
        KeepReason::CheapToKeep { software: id, minutes, hours_per_month, euros_per_year, leaves_openly } => {
            told.software = Some(software(reader, id));
            (told.minutes, told.hours_per_month) = (Some(*minutes), Some(*hours_per_month));
            (told.euros_per_year, told.leaves_openly) = (Some(*euros_per_year), Some(*leaves_openly));
        }
        KeepReason::RestOfSuite | KeepReason::Open | KeepReason::Unused => {}
    }
    told
}

/// A reason with nothing but its kind and its sentence.
fn bare(kind: v1::KeptKind, text: String) -> v1::Kept {
    v1::Kept {
        kind,
        text,
        reason: None,
        owner: None,
        searched: None,
        software: None,
        exclusions: Vec::new(),
        score: None,
        platform: None,
        needed_by: Vec::new(),
        perhaps: Vec::new(),
        people_least: None,
        people_most: None,
        known: None,
        barrier: None,
        clashes_with: Vec::new(),
        minutes: None,
        hours_per_month: None,
        euros_per_year: None,
        leaves_openly: None,
    }
}

fn kind(reason: &KeepReason) -> v1::KeptKind {
    match reason {
        KeepReason::Rule { .. } => v1::KeptKind::Rule,
        KeepReason::OwnedBy { .. } => v1::KeptKind::OwnedBy,
        KeepReason::NoSubstitute => v1::KeptKind::NoSubstitute,
        KeepReason::NothingFits { .. } => v1::KeptKind::NothingFits,
        KeepReason::Platform { .. } => v1::KeptKind::Platform,
        KeepReason::PlatformUnknown { .. } => v1::KeptKind::PlatformUnknown,
        KeepReason::Server { .. } => v1::KeptKind::Server,
        KeepReason::Devices { .. } => v1::KeptKind::Devices,
        KeepReason::Interface { .. } => v1::KeptKind::Interface,
        KeepReason::ChosenExcluded { .. } => v1::KeptKind::ChosenExcluded,
        KeepReason::ChosenBarred { .. } => v1::KeptKind::ChosenBarred,
        KeepReason::Bundle { .. } => v1::KeptKind::Bundle,
        KeepReason::RestOfSuite => v1::KeptKind::RestOfSuite,
        KeepReason::NotWorthIt => v1::KeptKind::NotWorthIt,
        KeepReason::CheapToKeep { .. } => v1::KeptKind::CheapToKeep,
        KeepReason::Open => v1::KeptKind::Open,
        KeepReason::Unused => v1::KeptKind::Unused,
    }
}

//! Tools and their verdicts as JSON.

use super::{all_software, recommendation, software};
use crate::lifecycle;
use crate::plan::View;
use crate::v1;
use umstieg_core::decide::{Choice, KeepReason, ToolDecision, UnitDecision, Verdict};
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Resolution, ToolIndex};

/// Candidates beside the chosen ones that a plan tells in full; the rest is in the recommendation.
const IN_FULL: usize = 3;

/// A tool by its handle.
pub(super) fn named(view: &View<'_>, tool: ToolIndex) -> v1::Named {
    v1::Named { id: view.plan.inventory.tool(tool).handle.to_string(), name: view.tool(tool) }
}

/// A tool with everything that was decided about it.
pub(super) fn tool(view: &View<'_>, decision: &ToolDecision) -> v1::Tool {
    let reader = view.reader;
    let tool = view.plan.inventory.tool(decision.tool);
    let (verdict, products, kept): (v1::Verdict, &[SoftwareId], &[KeepReason]) = match &decision.verdict {
        Verdict::Replace { products } => (v1::Verdict::Replace, products, &[]),
        Verdict::Covered { by } => (v1::Verdict::Covered, by, &[]),
        Verdict::ReplacePartly { products, kept } => (v1::Verdict::ReplacePartly, products, kept),
        Verdict::Keep { reason } => (v1::Verdict::Keep, &[], std::slice::from_ref(reason)),
        Verdict::Retire => (v1::Verdict::Retire, &[], &[]),
        Verdict::Open => (v1::Verdict::Open, &[], &[]),
        Verdict::Unknown => (v1::Verdict::Unknown, &[], &[]),
    };
    let nearest = match &tool.resolution {
        Resolution::Known { .. } => Vec::new(),
        Resolution::Unknown { candidates } => candidates
            .iter()
            .map(|near| v1::NearName {
                software: software(reader, &near.software),
                confidence: near.confidence,
            })
            .collect(),
    };
    let entry = tool.software().and_then(|id| reader.catalogue.software(id));
    let stays = !decision.verdict.leaves();
    let containment = entry.filter(|_| stays).and_then(|entry| entry.containment.as_ref());
    v1::Tool {
        tool: named(view, decision.tool),
        users: tool.users,
        users_assumed: tool.users_assumed,
        software: tool.software().map(|id| software(reader, id)),
        nearest,
        bundled_in: tool.suite.map(|suite| named(view, suite)),
        verdict,
        products: all_software(reader, products),
        kept: kept.iter().map(|reason| self::kept(view, decision, None, reason)).collect(),
        containment: containment.map(|containment| reader.text(&containment.advice).to_owned()),
        own_minutes: decision.verdict.leaves().then(|| view.own_minutes(decision.tool)),
        cost_eur_per_year: view.cost_per_year(decision.tool),
        security_ends: lifecycle::security_end_of(view, decision.tool),
        supported_releases: lifecycle::supported_releases_of(view, decision.tool)
            .into_iter()
            .map(|(release, security_ends)| v1::SupportedRelease { release, security_ends })
            .collect(),
        units: decision.units.iter().map(|unit| self::unit(view, decision, unit)).collect(),
    }
}

fn unit(view: &View<'_>, decision: &ToolDecision, unit: &UnitDecision) -> v1::Unit {
    let (chosen, kept): (&[SoftwareId], _) = match &unit.choice {
        Choice::Products(products) => (products, None),
        Choice::Keep(reason) => (&[], Some(self::kept(view, decision, Some(unit), reason))),
    };
    let in_full = |place: usize, id: &SoftwareId| place < IN_FULL || chosen.contains(id);
    v1::Unit {
        chosen: all_software(view.reader, chosen),
        kept,
        answer: recommendation::answer(view.reader, &view.plan.inventory, &unit.recommendation, in_full),
    }
}

fn kept(
    view: &View<'_>,
    decision: &ToolDecision,
    unit: Option<&UnitDecision>,
    reason: &KeepReason,
) -> v1::Kept {
    let kind = match reason {
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
        KeepReason::NotWorthIt => v1::KeptKind::NotWorthIt,
        KeepReason::CheapToKeep { .. } => v1::KeptKind::CheapToKeep,
        KeepReason::Open => v1::KeptKind::Open,
        KeepReason::Unused => v1::KeptKind::Unused,
    };
    v1::Kept { kind, text: view.keep(decision, unit, reason) }
}

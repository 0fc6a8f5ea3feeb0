//! How tools end: suites after their parts, interfaces settled, records kept.

use super::facts::{Facts, is_before};
use umstieg_core::ToolIndex;
use umstieg_core::decide::{KeepReason, Verdict};
use umstieg_core::format::entry::{LicenseModel, StepKind};
use umstieg_core::format::inventory::ObligationKind;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::order::{Origin, Step};
use umstieg_core::plan::TimedStep;

/// Whether a tool is open software, which nobody has to buy with a suite.
fn is_open(facts: &Facts<'_>, tool: ToolIndex) -> bool {
    facts
        .entry_of(tool)
        .is_some_and(|entry| matches!(entry.license.model, LicenseModel::OpenSource | LicenseModel::OpenCore))
}

/// A suite goes only when all its parts have gone, and after them. A part that is open does not hold it: it can be had
/// without the suite.
pub(super) fn suites_outlive_their_parts(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for part in inventory.indices() {
        let Some(suite) = inventory.tool(part).suite.filter(|suite| facts.goes(*suite)) else { continue };
        if !facts.goes(part) && !is_open(facts, part) {
            found.push(format!(
                "the suite `{}` goes, but its part `{}` stays",
                facts.name(suite),
                facts.name(part)
            ));
        }
        let (part_off, suite_off) =
            (facts.dates_of_tool(part, StepKind::SwitchOff), facts.dates_of_tool(suite, StepKind::SwitchOff));
        if !is_before(&part_off, &suite_off) {
            found.push(format!(
                "the suite `{}` is switched off before its part `{}`",
                facts.name(suite),
                facts.name(part)
            ));
        }
    }
}

/// No suite is kept for the sake of a part that goes or is open.
pub(super) fn suites_are_kept_for_what_stays(facts: &Facts<'_>, found: &mut Vec<String>) {
    for decision in &facts.plan.decisions.tools {
        let reasons: Vec<&KeepReason> = match &decision.verdict {
            Verdict::Keep { reason } => vec![reason],
            Verdict::ReplacePartly { kept, .. } => kept.iter().collect(),
            _ => Vec::new(),
        };
        let owned_by_a_maker = facts.entry_of(decision.tool).is_some() && !is_open(facts, decision.tool);
        let only_open = !reasons.is_empty() && reasons.iter().all(|reason| **reason == KeepReason::Open);
        if owned_by_a_maker && (only_open || decision.verdict == Verdict::Open) {
            found.push(format!(
                "`{}` is not open, and stays because a part of it is",
                facts.name(decision.tool)
            ));
        }
        for reason in reasons {
            let KeepReason::Bundle { part } = reason else { continue };
            if facts.goes(*part) || is_open(facts, *part) {
                found.push(format!(
                    "`{}` stays for the sake of `{}`, which {}",
                    facts.name(decision.tool),
                    facts.name(*part),
                    if facts.goes(*part) { "goes" } else { "is open" }
                ));
            }
        }
    }
}

/// An interface without which work stops is settled before either of its ends goes, and after the new ends are there.
pub(super) fn interfaces_are_settled(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for (at, interface) in
        inventory.raw().interfaces.iter().enumerate().filter(|(_, interface)| interface.required)
    {
        let ends = std::iter::once(&interface.from)
            .chain(&interface.to)
            .filter_map(|handle| inventory.by_handle(handle));
        let settled: Vec<&TimedStep> = facts
            .steps()
            .filter(|(_, step, _)| step.origin == Origin::Interface(at) && step.kind == StepKind::Adapt)
            .map(|(_, _, timed)| timed)
            .collect();
        for tool in ends {
            let off = facts.dates_of_tool(tool, StepKind::SwitchOff);
            if !off.is_empty() && (settled.is_empty() || !is_before(&settled, &off)) {
                found.push(format!(
                    "`{}` is switched off before its interface {at} is settled",
                    facts.name(tool)
                ));
            }
            // Of what comes to one end, only that takes part which does the work of what went: one of it at least.
            let products = facts.products_of(tool);
            let is_up =
                |product: &&SoftwareId| is_before(&facts.of_product(product, StepKind::Install), &settled);
            if !settled.is_empty() && !products.is_empty() && !products.iter().any(is_up) {
                found.push(format!(
                    "interface {at} is settled before anything new is there for `{}`",
                    facts.name(tool)
                ));
            }
        }
    }
}

/// What must be kept is archived before its tool is switched off; in one step with it at the latest, in this order.
pub(super) fn records_are_archived_first(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for duty in inventory.raw().obligations.iter().filter(|duty| duty.kind == ObligationKind::Retention) {
        for tool in inventory.indices() {
            let handle = &inventory.tool(tool).handle;
            let meant = duty.applies_to.is_empty() || duty.applies_to.contains(handle);
            let off = facts.of_tool(tool, StepKind::SwitchOff);
            if !meant || off.is_empty() {
                continue;
            }
            let archived = facts.of_tool(tool, StepKind::Archive);
            if archived.is_empty() {
                found.push(format!("records of `{handle}` must be kept, and it goes without an archive"));
            }
            for (archive, archived) in &archived {
                for (end, ended) in &off {
                    let in_one = archive.key == end.key && archives_first(archive);
                    if !in_one && ended.start <= archived.end {
                        found.push(format!("`{handle}` is switched off before its records are archived"));
                    }
                }
            }
        }
    }
}

/// Whether a step that archives and switches off does so in this order.
fn archives_first(step: &Step) -> bool {
    let at = |kind| step.parts.iter().position(|part| part.kind == kind);
    at(StepKind::Archive) < at(StepKind::SwitchOff)
}

//! Every tool has one answer, and it is the one that its line demands: kept, replaced by what was chosen, gone if unused.

use super::facts::Facts;
use super::systems::system;
use std::collections::BTreeSet;
use umstieg_core::Resolution;
use umstieg_core::decide::{Choice, KeepReason, Verdict};
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::SoftwareId;

pub(super) fn every_tool_has_one_answer(facts: &Facts<'_>, found: &mut Vec<String>) {
    let decided: Vec<_> = facts.plan.decisions.tools.iter().map(|decision| decision.tool).collect();
    let listed: Vec<_> = facts.plan.inventory.indices().collect();
    if decided != listed {
        found.push(format!("tools {listed:?} are listed, {decided:?} have an answer"));
    }
    let staying = facts.staying();
    for decision in &facts.plan.decisions.tools {
        let name = facts.name(decision.tool);
        let chosen = facts.products_of(decision.tool);
        let stated: BTreeSet<&SoftwareId> = match &decision.verdict {
            Verdict::Replace { products }
            | Verdict::ReplacePartly { products, .. }
            | Verdict::Covered { by: products } => products.iter().collect(),
            _ => BTreeSet::new(),
        };
        // A suite whose every use is in parts that are listed goes where they go.
        if chosen != stated && !decision.units.is_empty() {
            found.push(format!("`{name}`: the answer names {stated:?}, its parts move to {chosen:?}"));
        }
        for product in chosen {
            if !facts.incoming().contains(product) && !staying.contains(product) {
                found.push(format!("`{name}` moves to `{product}`, which neither comes in nor stays"));
            }
        }
    }
}

pub(super) fn what_must_stay_stays(facts: &Facts<'_>, found: &mut Vec<String>) {
    const ENDS: [StepKind; 5] = [
        StepKind::MigrateData,
        StepKind::ParallelRun,
        StepKind::GiveNotice,
        StepKind::Archive,
        StepKind::SwitchOff,
    ];
    for decision in &facts.plan.decisions.tools {
        let line = facts.plan.inventory.line(decision.tool);
        let name = facts.name(decision.tool);
        let stays = match (&line.keep, &decision.verdict) {
            (Some(text), Verdict::Keep { reason: KeepReason::Rule { text: stated } }) if text == stated => {
                true
            }
            (Some(_), verdict) => {
                found.push(format!("`{name}` has a keep rule, but the answer is {verdict:?}"));
                true
            }
            (None, Verdict::Keep { .. } | Verdict::Open | Verdict::Unknown) => true,
            (None, _) => false,
        };
        let owned = line.owned_by.is_some() && line.users != Some(0);
        if owned && !matches!(decision.verdict, Verdict::Keep { .. } | Verdict::Open | Verdict::Unknown) {
            found
                .push(format!("`{name}` belongs to somebody else, but the answer is {:?}", decision.verdict));
        }
        if !stays {
            continue;
        }
        for unit in &decision.units {
            if let Choice::Products(products) = &unit.choice {
                found.push(format!("`{name}` stays, but a part of it moves to {products:?}"));
            }
        }
        for kind in ENDS {
            if !facts.of_tool(decision.tool, kind).is_empty() {
                found.push(format!("`{name}` stays, but has a step of the kind {kind:?}"));
            }
        }
    }
}

/// What nobody knows is neither replaced nor open.
pub(super) fn unknown_tools_stay_unknown(facts: &Facts<'_>, found: &mut Vec<String>) {
    for decision in &facts.plan.decisions.tools {
        let tool = facts.plan.inventory.tool(decision.tool);
        let unknown = matches!(tool.resolution, Resolution::Unknown { .. });
        if unknown && !matches!(decision.verdict, Verdict::Unknown | Verdict::Keep { .. } | Verdict::Retire) {
            found.push(format!("`{}` is not known, but the answer is {:?}", tool.handle, decision.verdict));
        }
        if !unknown && decision.verdict == Verdict::Unknown {
            found.push(format!("`{}` is known, but the answer is that it is not", tool.handle));
        }
    }
}

/// A tool moves to what was chosen for it, or to nothing; then its answer names what was chosen, or another rule keeps it.
pub(super) fn chosen_replacements_are_taken(facts: &Facts<'_>, found: &mut Vec<String>) {
    for decision in &facts.plan.decisions.tools {
        let inventory = &facts.plan.inventory;
        let (line, tool) = (inventory.line(decision.tool), inventory.tool(decision.tool));
        let Some(wanted) = line.replace_by.as_ref().filter(|_| tool.users > 0) else { continue };
        if tool.software() == Some(wanted) {
            continue;
        }
        let products = facts.products_of(decision.tool);
        if products.contains(wanted) {
            continue;
        }
        // Of a suite the wanted may be asked for one part and be ruled out there; the answer says so.
        let is_told = matches!(&decision.verdict, Verdict::ReplacePartly { kept, .. }
            if kept.iter().any(|reason| matches!(reason,
                KeepReason::ChosenExcluded { software } | KeepReason::ChosenBarred { software, .. }
                if software == wanted)));
        if !products.is_empty() && !is_told {
            found.push(format!(
                "`{}` is to be replaced by `{wanted}`, and moves to {products:?}",
                facts.name(decision.tool)
            ));
            continue;
        }
        let kept_otherwise =
            is_told || line.keep.is_some() || line.owned_by.is_some() || tool.software().is_none();
        let answer = match &decision.verdict {
            Verdict::Keep {
                reason:
                    KeepReason::Platform { .. } | KeepReason::PlatformUnknown { .. } | KeepReason::Bundle { .. },
            } => true,
            verdict => format!("{verdict:?}").contains(wanted.as_str()),
        };
        let excluded = decision.units.iter().any(|unit| {
            let mut excluded = unit.recommendation.excluded.iter();
            excluded.any(|candidate| candidate.software == *wanted && !candidate.exclusions.is_empty())
        });
        if !kept_otherwise && !answer && !excluded {
            found.push(format!(
                "`{}` is to be replaced by `{wanted}`, and nothing says why it is not: {:?}",
                facts.name(decision.tool),
                decision.verdict
            ));
        }
    }
}

/// What nobody uses goes without a substitute; what somebody uses does not go so.
pub(super) fn only_unused_tools_are_dropped(facts: &Facts<'_>, found: &mut Vec<String>) {
    const NEW: [StepKind; 4] =
        [StepKind::ProofOfConcept, StepKind::MigrateData, StepKind::ParallelRun, StepKind::BackupTest];
    let inventory = &facts.plan.inventory;
    for decision in &facts.plan.decisions.tools {
        let (tool, name) = (decision.tool, facts.name(decision.tool));
        let users = inventory.tool(tool).users;
        let dropped = decision.verdict == Verdict::Retire;
        let is_shell = decision.units.is_empty() && inventory.tool(tool).software().is_some();
        if dropped && users > 0 && !is_shell {
            found.push(format!("`{name}` is dropped, and {users} people use it"));
        }
        if users > 0 {
            continue;
        }
        if !facts.products_of(tool).is_empty()
            || NEW.iter().any(|kind| !facts.of_tool(tool, *kind).is_empty())
        {
            found.push(format!("nobody uses `{name}`, and yet it is replaced"));
        }
        let line = inventory.line(tool);
        let is_system = facts.entry_of(tool).and_then(system).is_some();
        let holds = line.keep.is_some() || line.owned_by.is_some() || is_system;
        let has_parts = inventory.indices().any(|part| inventory.tool(part).suite == Some(tool));
        // What others require or move to is used by them.
        let serves = inventory.tool(tool).software().is_some_and(|id| {
            let needed = |other: &SoftwareId| {
                let entry = facts.entry(other);
                entry.is_some_and(|entry| {
                    let mut requires = entry.requires.iter();
                    requires
                        .any(|it| it.any_of.iter().any(|range| range.software == *id) || it.role.is_some())
                })
            };
            facts.chosen().contains(id) || facts.incoming().iter().any(|other| needed(other))
        });
        if !dropped && !holds && !has_parts && !serves {
            found.push(format!("nobody uses `{name}`, and yet the answer is {:?}", decision.verdict));
        }
    }
}

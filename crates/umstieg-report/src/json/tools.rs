//! Tools and their verdicts as JSON.

use super::candidate::{coverage, speaks_for};
use super::kept::kept;
use super::steps::key;
use super::{all_software, recommendation, software};
use crate::lifecycle;
use crate::plan::{Chosen, View, Why};
use crate::reader::Reader;
use crate::v1;
use umstieg_core::decide::{Call, Choice, KeepReason, ToolDecision, UnitDecision, Verdict};
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::recommend::BrokenLimit;
use umstieg_core::{NameMatch, Resolution, ToolIndex};

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
    let (verdict, products, reasons): (v1::Verdict, &[SoftwareId], &[KeepReason]) = match &decision.verdict {
        Verdict::Replace { products } => (v1::Verdict::Replace, products, &[]),
        Verdict::Covered { by } => (v1::Verdict::Covered, by, &[]),
        Verdict::ReplacePartly { products, kept } => (v1::Verdict::ReplacePartly, products, kept),
        Verdict::Keep { reason } => (v1::Verdict::Keep, &[], std::slice::from_ref(reason)),
        Verdict::Retire => (v1::Verdict::Retire, &[], &[]),
        Verdict::GoWith { .. } => (v1::Verdict::GoWith, &[], &[]),
        Verdict::Open => (v1::Verdict::Open, &[], &[]),
        Verdict::Unknown => (v1::Verdict::Unknown, &[], &[]),
    };
    let goes_with = match &decision.verdict {
        Verdict::GoWith { systems } => systems.as_slice(),
        _ => &[],
    };
    let nearest = match &tool.resolution {
        Resolution::Known { .. } => Vec::new(),
        Resolution::Unknown { candidates } => near_names(reader, candidates),
    };
    let entry = tool.software().and_then(|id| reader.catalogue.software(id));
    let stays = !decision.verdict.leaves();
    let containment = entry.filter(|_| stays).and_then(|entry| entry.containment.as_ref());
    let (forbidden_country, forbidden_hosting) = match view.broken_limit(decision.tool).filter(|_| stays) {
        Some(BrokenLimit::Country(country)) => (Some(country.clone()), Vec::new()),
        Some(BrokenLimit::Hosting(offered)) => (None, offered),
        None => (None, Vec::new()),
    };
    v1::Tool {
        tool: named(view, decision.tool),
        users: tool.users,
        users_assumed: tool.users_assumed,
        software: tool.software().map(|id| software(reader, id)),
        nearest,
        bundled_in: tool.suite.map(|suite| named(view, suite)),
        verdict,
        products: all_software(reader, products),
        goes_with: goes_with.iter().map(|system| named(view, *system)).collect(),
        kept: reasons.iter().map(|reason| kept(view, decision, None, reason)).collect(),
        called_by: decision.called.iter().map(|call| called_by(view, call)).collect(),
        containment: containment.map(|containment| reader.text(&containment.advice).to_owned()),
        own_minutes: decision.verdict.leaves().then(|| view.own_minutes(decision.tool)),
        cost_eur_per_year: view.cost_per_year(decision.tool),
        security_ends: lifecycle::security_end_of(view, decision.tool),
        supported_releases: lifecycle::supported_releases_of(view, decision.tool)
            .into_iter()
            .map(|(release, security_ends)| v1::SupportedRelease { release, security_ends })
            .collect(),
        forbidden_country,
        forbidden_hosting,
        note: view.plan.inventory.line(decision.tool).note.as_ref().map(ToString::to_string),
        units: decision.units.iter().map(|unit| self::unit(view, decision, unit)).collect(),
    }
}

/// What a tool that stays calls of one that goes.
fn called_by(view: &View<'_>, call: &Call) -> v1::CalledBy {
    v1::CalledBy {
        tool: named(view, call.caller),
        called: all_software(view.reader, &call.called),
        products: all_software(view.reader, &call.products),
        people: call.people,
        step: view.settling(call.caller).map(|step| key(view, step)),
    }
}

fn unit(view: &View<'_>, decision: &ToolDecision, unit: &UnitDecision) -> v1::Unit {
    let (chosen, stays): (&[SoftwareId], _) = match &unit.choice {
        Choice::Products(products) => (products, None),
        Choice::Keep(_) if matches!(decision.verdict, Verdict::GoWith { .. }) => (&[], None),
        Choice::Keep(reason) => (&[], Some(kept(view, decision, Some(unit), reason))),
    };
    let in_full = |place: usize, id: &SoftwareId| place < IN_FULL || chosen.contains(id);
    let reader = view.reader;
    let told = Chosen::of(view, unit, chosen);
    let told = told.as_ref();
    // What is there anyway needs nothing that speaks for it.
    let strong = told.filter(|told| !told.is_there(view));
    let strong = strong.map(|told| speaks_for(reader, &told.main, told.next)).unwrap_or_default();
    let category = view.category(unit).filter(|_| decision.units.len() > 1);
    v1::Unit {
        part: category.map(|id| v1::Named { id: id.to_string(), name: reader.category(id) }),
        chosen: all_software(reader, chosen),
        kept: stays,
        coverage: told.map(|told| coverage(reader, &told.coverage)),
        speaks_for: strong,
        runner_up: told.and_then(|told| runner_up(view, told)),
        comes_along: told
            .map(|told| all_software(reader, told.comes_along(view).into_iter().map(|(_, _, id)| id)))
            .unwrap_or_default(),
        answer: recommendation::answer(reader, &view.plan.inventory, &unit.recommendation, in_full),
    }
}

/// The next best and why it is not the one.
fn runner_up(view: &View<'_>, chosen: &Chosen<'_>) -> Option<v1::RunnerUp> {
    let next = chosen.runner_up(view)?;
    let (mut weaker_in, mut serves, mut needs) = (None, None, Vec::new());
    let kind = match &next.why {
        Why::Behind { weaker_in: criterion } => {
            weaker_in = *criterion;
            v1::RunnerUpKind::Behind
        }
        Why::InUse => v1::RunnerUpKind::InUse,
        Why::ServesMore(tools) => {
            serves = Some(*tools);
            v1::RunnerUpKind::ServesMore
        }
        Why::OtherNeeds(ids) => {
            needs = all_software(view.reader, ids.iter().copied());
            v1::RunnerUpKind::OtherNeeds
        }
        Why::NoHost => v1::RunnerUpKind::NoHost,
        Why::Overall => v1::RunnerUpKind::Overall,
    };
    Some(v1::RunnerUp {
        software: software(view.reader, &next.candidate.software),
        score: next.candidate.score,
        kind,
        weaker_in,
        serves,
        needs,
        text: next.sentence(view, &chosen.main),
    })
}

/// Names that are near to one that nobody knows.
pub(super) fn near_names(reader: Reader<'_>, names: &[NameMatch]) -> Vec<v1::NearName> {
    let near = names
        .iter()
        .map(|near| v1::NearName { software: software(reader, &near.software), confidence: near.confidence });
    near.collect()
}

//! What happens to the tools, grouped by verdict, each with its reasons.

use super::View;
use super::choice::Chosen;
use crate::candidate;
use crate::document::{Block, Line, Style};
use crate::lifecycle;
use crate::recommendation::unknown_lines;
use std::collections::BTreeSet;
use umstieg_core::decide::{Call, Choice, KeepReason, ToolDecision, UnitDecision, Verdict};
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Resolution, ToolIndex};

/// Tools that a reason names before it counts the others.
const NAMED: usize = 4;

/// All groups that have members.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let heads = view.reader.words.heads();
    let mut blocks = Vec::new();
    let mut group = |head: &str, entries: Vec<Block>| {
        if !entries.is_empty() {
            blocks.push(Block::Subheading(head.to_owned()));
            blocks.extend(entries);
        }
    };
    let of = |wanted: fn(&Verdict) -> bool, make: fn(&View<'_>, &ToolDecision) -> Block| -> Vec<Block> {
        let decisions = view.plan.decisions.tools.iter().filter(|decision| wanted(&decision.verdict));
        decisions.map(|decision| make(view, decision)).collect()
    };
    group(heads.replaced, of(|verdict| matches!(verdict, Verdict::Replace { .. }), changed));
    group(heads.covered, of(|verdict| matches!(verdict, Verdict::Covered { .. }), changed));
    group(heads.partly, of(|verdict| matches!(verdict, Verdict::ReplacePartly { .. }), changed));
    group(heads.kept, of(|verdict| matches!(verdict, Verdict::Keep { .. }), kept));
    group(heads.retired, of(|verdict| matches!(verdict, Verdict::Retire | Verdict::GoWith { .. }), retired));
    group(heads.open, open(view));
    group(heads.unknown, of(|verdict| matches!(verdict, Verdict::Unknown), unknown));
    blocks
}

/// A tool's name and its users.
fn name(view: &View<'_>, tool: ToolIndex) -> Line {
    let users = view.reader.words.people(view.plan.inventory.tool(tool).users);
    Line::default().strong(view.tool(tool)).quiet(format!(" ({users})"))
}

/// A tool that is replaced, in whole or in part.
fn changed(view: &View<'_>, decision: &ToolDecision) -> Block {
    let mut products: Vec<&SoftwareId> = Vec::new();
    for unit in &decision.units {
        let Choice::Products(chosen) = &unit.choice else { continue };
        for id in chosen {
            if !products.contains(&id) {
                products.push(id);
            }
        }
    }
    let names = view.reader.words.all_of(&view.reader.software_names(products));
    let mut head = name(view, decision.tool);
    let mut body = Vec::new();
    if names.is_empty() {
        // A suite of which every part stands in the inventory has nothing left to decide.
        body.push(view.reader.words.goes_with_parts().into());
    } else {
        head = head.plain(" → ").strong(names);
    }
    let several = decision.units.len() > 1;
    for unit in &decision.units {
        let part = several.then(|| view.part(unit));
        match &unit.choice {
            Choice::Products(chosen) => body.extend(chosen_lines(view, unit, chosen, part.as_deref())),
            Choice::Keep(reason) => {
                let why = view.keep(decision, Some(unit), reason);
                body.push(match part {
                    Some(part) => view.reader.words.rest_stays(&part, &why).into(),
                    None => why.into(),
                });
            }
        }
    }
    // What some of its users keep belongs to no unit.
    if let Verdict::ReplacePartly { kept, .. } = &decision.verdict {
        let of_units = |reason: &KeepReason| {
            decision.units.iter().any(|unit| matches!(&unit.choice, Choice::Keep(known) if known == reason))
        };
        for reason in kept.iter().filter(|reason| !of_units(reason)) {
            body.push(some_keep(view, decision, reason).into());
        }
    }
    body.extend(condition(view, decision));
    body.extend(work_against_cost(view, decision.tool));
    body.extend(
        view.broken_limit(decision.tool)
            .map(|limit| view.reader.words.goes_against_limit(&view.limit(&limit)))
            .map(|said| Line::default().and(Style::Alarm, said)),
    );
    body.extend(no_updates(view, decision.tool));
    Block::Entry { head, body }
}

/// That tools that stay call what goes, so that something must be settled first.
fn condition(view: &View<'_>, decision: &ToolDecision) -> Option<Line> {
    let words = view.reader.words;
    let calls: Vec<&Call> = decision.called.iter().collect();
    let callers: Vec<String> = calls
        .iter()
        .map(|call| format!("{} ({})", view.tool(call.caller), words.people(call.people)))
        .collect();
    let called: BTreeSet<&SoftwareId> = calls.iter().flat_map(|call| &call.called).collect();
    let called = words.one_of(&view.reader.software_names(called));
    (!calls.is_empty()).then(|| {
        let steps = view.settled_in(&calls);
        let said = words.called_by(&words.all_of(&callers), calls.len(), &called, &steps);
        Line::default().and(Style::Alarm, said)
    })
}

/// The work of leaving a tool beside what it costs a year.
fn work_against_cost(view: &View<'_>, tool: ToolIndex) -> Option<Line> {
    let cost = view.cost_per_year(tool)?;
    let minutes = view.own_minutes(tool);
    (minutes > 0).then(|| view.reader.words.work_against_cost(minutes, u64::from(cost)).into())
}

/// That some of its users keep a tool, and why.
fn some_keep(view: &View<'_>, decision: &ToolDecision, reason: &KeepReason) -> String {
    let words = view.reader.words;
    match reason {
        KeepReason::Platform { platform, needed_by, perhaps, people } => {
            let tools = words.some_of(&view.tools(needed_by), NAMED);
            let all = view.plan.inventory.tool(decision.tool).users;
            let keep = (*people.start(), *people.end());
            let why =
                words.some_keep_platform(words.platform(*platform), (&tools, needed_by.len()), keep, all);
            view.with_perhaps(why, *platform, perhaps)
        }
        // A contract is kept by nobody's workplace, nor is a server.
        KeepReason::Bundle { .. } | KeepReason::Server { .. } | KeepReason::Devices { .. } => {
            view.keep(decision, None, reason)
        }
        KeepReason::Interface { needed_by } => {
            let users = |tool: ToolIndex| view.plan.inventory.tool(tool).users;
            let all = needed_by.iter().any(|other| users(*other) >= users(decision.tool));
            words.some_keep_it(&view.keep(decision, None, reason), all)
        }
        other => words.some_keep_it(&view.keep(decision, None, other), false),
    }
}

/// That a tool gets no security updates any more, or will soon get none.
fn no_updates(view: &View<'_>, tool: ToolIndex) -> Option<Line> {
    let day = lifecycle::security_end_of(view, tool)?;
    let words = view.reader.words;
    let releases = lifecycle::supported_releases_of(view, tool);
    let due = (day >= view.plan.as_of).then_some(day);
    let free = lifecycle::is_raised_free(view, tool).then(|| words.free_update(due));
    let raised = (!releases.is_empty()).then(|| words.supported_releases(&releases));
    let open = lifecycle::open_releases_of(view, tool);
    let raised =
        raised.or_else(|| (!open.is_empty()).then(|| words.open_releases(&words.all_of(&open), open.len())));
    let raised = raised.map(|raised| free.map_or_else(|| raised.clone(), |free| format!("{raised} {free}")));
    let lines = lifecycle::longer_lines_of(view, tool);
    let unless = (!lines.is_empty()).then(|| words.unless_it_is(&words.one_of(&lines)));
    let raised = [unless, raised].into_iter().flatten().reduce(|a, b| format!("{a} {b}"));
    let with_releases = |said: String| said + &raised.map(|raised| format!(" {raised}")).unwrap_or_default();
    if day < view.plan.as_of {
        return Some(Line::default().and(Style::Alarm, with_releases(words.no_updates_since(day))));
    }
    (day <= view.plan.timeline.end.max(view.plan.timeline.horizon))
        .then(|| with_releases(words.no_updates_after(day)).into())
}

/// What is said about the choice for a unit: why this one, then what it means.
fn chosen_lines(
    view: &View<'_>,
    unit: &UnitDecision,
    chosen: &[SoftwareId],
    part: Option<&str>,
) -> Vec<Line> {
    let words = view.reader.words;
    let Some(chosen) = Chosen::of(view, unit, chosen) else { return Vec::new() };
    let (main, count) = (&chosen.main, chosen.ids.len());
    let names = words.all_of(&view.reader.software_names(chosen.ids));
    let mut why = Vec::new();
    if !chosen.coverage.needs.is_empty() {
        why.push(words.covers(&names, count, chosen.coverage.share, chosen.coverage.unknown));
    }
    if chosen.is_there(view) {
        why.push(words.there_anyway(&names, count));
    } else {
        why.extend(candidate::speaks_for(view.reader, main, chosen.next));
    }
    why.extend(chosen.runner_up(view).map(|runner_up| runner_up.sentence(view, main)));
    let mut means = candidate::gaps(view.reader, &chosen.coverage.needs);
    let of_each = chosen.candidates().map(|candidate| (candidate, candidate::losses(view.reader, candidate)));
    let losses: Vec<_> = of_each.filter(|(_, losses)| !losses.is_empty()).collect();
    match losses.as_slice() {
        [] => {}
        [(_, losses)] if count == 1 => means.push(words.lost(&losses.join(" "))),
        // What one of several does not do, another one may.
        several => {
            let told = several.iter().map(|(candidate, losses)| {
                words.lost_with(&view.reader.software(&candidate.software), &losses.join(" "))
            });
            means.extend(told);
        }
    }
    means.extend(candidate::data_moves(view.reader, main));
    let along: Vec<String> = chosen
        .comes_along(view)
        .into_iter()
        .map(|(of, required, id)| candidate::for_role(view.reader, of, required, view.reader.software(id)))
        .collect();
    means.extend((!along.is_empty()).then(|| words.comes_along(&words.all_of(&along))));
    let mut presumed: Vec<String> =
        chosen.candidates().filter_map(|candidate| candidate::presumed(view.reader, candidate)).collect();
    presumed.dedup();
    means.extend(presumed);
    if chosen.candidates().any(|candidate| !candidate.unattended.is_empty()) {
        means.push(words.own_help_only().to_owned());
    }
    let mut first = Line::default();
    if let Some(part) = part {
        first = first.strong(format!("{} ", words.for_part(part)));
    }
    let mut lines = Vec::new();
    for (at, sentences) in [why, means].into_iter().filter(|sentences| !sentences.is_empty()).enumerate() {
        let begin = if at == 0 { std::mem::take(&mut first) } else { Line::default() };
        lines.push(begin.plain(sentences.join(" ")));
    }
    lines
}

/// A tool that stays.
fn kept(view: &View<'_>, decision: &ToolDecision) -> Block {
    let words = view.reader.words;
    let mut body = Vec::new();
    if let Verdict::Keep { reason } = &decision.verdict {
        body.push(view.keep(decision, None, reason).into());
    }
    let software = view.plan.inventory.tool(decision.tool).software();
    let entry = software.and_then(|id| view.reader.catalogue.software(id));
    if let Some(containment) = entry.and_then(|entry| entry.containment.as_ref()) {
        let advice = view.reader.text(&containment.advice);
        // Two tools of a kind may have the same advice, one of them with more to it.
        let before = view.plan.decisions.tools.iter().take_while(|other| other.tool != decision.tool);
        let told = before.filter(|other| matches!(other.verdict, Verdict::Keep { .. })).find(|other| {
            let id = view.plan.inventory.tool(other.tool).software();
            let other = id.and_then(|id| view.reader.catalogue.software(id)?.containment.as_ref());
            other.is_some_and(|other| view.reader.text(&other.advice).contains(advice))
        });
        body.push(match told {
            Some(other) => words.contained_like(&view.tool(other.tool)).into(),
            None => words.containment(advice).into(),
        });
    }
    let limit = view.broken_limit(decision.tool).map(|limit| words.kept_against_limit(&view.limit(&limit)));
    body.extend(limit.map(|said| Line::default().and(Style::Alarm, said)));
    body.extend(no_updates(view, decision.tool));
    Block::Entry { head: name(view, decision.tool), body }
}

/// A tool that goes without a substitute.
fn retired(view: &View<'_>, decision: &ToolDecision) -> Block {
    let contract = view.plan.inventory.line(decision.tool).contract.is_some();
    let words = view.reader.words;
    if let Verdict::GoWith { systems } = &decision.verdict {
        let systems = words.all_of(&view.tools(systems));
        return Block::Entry {
            head: name(view, decision.tool),
            body: vec![words.go_with(&systems, contract).into()],
        };
    }
    let head = Line::default().strong(view.tool(decision.tool));
    Block::Entry { head, body: vec![words.retire(contract).into()] }
}

/// All tools that are open, in one sentence.
fn open(view: &View<'_>) -> Vec<Block> {
    let tools = view.plan.decisions.tools.iter();
    let open: Vec<ToolIndex> =
        tools.filter(|decision| decision.verdict == Verdict::Open).map(|decision| decision.tool).collect();
    let names = view.reader.words.all_of(&view.tools(&open));
    if names.is_empty() { Vec::new() } else { vec![Block::Paragraph(format!("{names}.").into())] }
}

/// A tool that nobody knows, and how to say what it is.
fn unknown(view: &View<'_>, decision: &ToolDecision) -> Block {
    let body = match &view.plan.inventory.tool(decision.tool).resolution {
        Resolution::Unknown { candidates } => unknown_lines(view.reader, candidates),
        Resolution::Known { .. } => Vec::new(),
    };
    Block::Entry { head: name(view, decision.tool), body }
}

//! The head of a plan and its summary.

use super::{View, contracts, grants};
use crate::document::{Block, Line};
use crate::lifecycle;
use crate::words::ToolCounts;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_core::decide::{Product, Verdict};
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::Date;
use umstieg_core::order::StepIndex;
use umstieg_core::plan::Renewal;
use umstieg_core::recommend::{hosts_of, lacks_host};
use umstieg_core::{Plan, ToolIndex};

/// Days within which something is done at once.
const SOON: i32 = 14;

/// Late contracts that the summary names before it counts the others.
const NAMED: usize = 4;

/// Whom the plan is for, and of what day it is.
pub(super) fn title(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let plan = view.plan;
    let organisation = &plan.inventory.raw().organisation;
    let mut facts = vec![
        words.as_of(plan.as_of),
        words.planning_time(plan.timeline.start, plan.timeline.horizon),
        words.staff(organisation.headcount, plan.inventory.users().0),
    ];
    facts.extend(organisation.sector.map(|sector| words.sector(sector).to_owned()));
    facts.extend(organisation.region.as_ref().map(|region| words.region(region)));
    vec![
        Block::Title(words.plan_title(&organisation.name).into()),
        Block::Paragraph(Line::default().quiet(facts.join(" · "))),
    ]
}

/// Tools by what happens to them.
pub(crate) fn counts(plan: &Plan) -> ToolCounts {
    let mut counts = ToolCounts { all: plan.decisions.tools.len(), ..ToolCounts::default() };
    for decision in &plan.decisions.tools {
        match decision.verdict {
            Verdict::Replace { .. } => counts.replaced += 1,
            Verdict::Covered { .. } => counts.covered += 1,
            Verdict::ReplacePartly { .. } => counts.partly += 1,
            Verdict::Keep { .. } => counts.kept += 1,
            Verdict::Retire | Verdict::GoWith { .. } => counts.retired += 1,
            Verdict::Open => counts.open += 1,
            Verdict::Unknown => counts.unknown += 1,
        }
    }
    counts
}

/// What the contracts that end cost a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ContractMoney {
    pub(crate) contracts: usize,
    pub(crate) euros: u64,
    pub(crate) unknown: usize,
}

/// Adds up the contracts that end.
pub(crate) fn money(plan: &Plan) -> ContractMoney {
    let costs = || plan.contracts.iter().map(|contract| contract.cost_eur_per_year);
    ContractMoney {
        contracts: plan.contracts.len(),
        euros: costs().flatten().map(u64::from).sum(),
        unknown: costs().filter(Option::is_none).count(),
    }
}

/// Work a month to keep the new products safe, in minutes.
pub(crate) fn care_minutes(plan: &Plan) -> u64 {
    plan.decisions.products.iter().map(|product| u64::from(product.care_minutes)).sum()
}

/// What contracts that renew cost until their tools can go, in euros, as far as it is known.
pub(crate) fn renewals(view: &View<'_>) -> u64 {
    view.plan.contracts.iter().filter_map(|contract| view.renewal_cost(contract)).sum()
}

/// Steps that protect what gets no security updates any more.
#[derive(Default)]
pub(crate) struct Protecting {
    /// For tools that stay, at least for some.
    pub(crate) stay: Vec<StepIndex>,
    /// For tools that go.
    pub(crate) go: Vec<StepIndex>,
    /// For tools that get updates today, but not until the plan is done with them.
    pub(crate) later: Vec<StepIndex>,
}

impl Protecting {
    /// The protecting steps of a plan, by their dates.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let plan = view.plan;
        let mut off: BTreeMap<ToolIndex, Date> = BTreeMap::new();
        for (step, timed) in plan.graph.steps.iter().zip(&plan.timeline.steps) {
            if let (StepKind::SwitchOff, Some(tool)) = (step.kind, step.tool) {
                let day = off.entry(tool).or_insert(timed.start);
                *day = timed.start.max(*day);
            }
        }
        let mut found = Self::default();
        for at in view.step_order() {
            let step = plan.graph.step(at);
            let Some(tool) = step.tool.filter(|_| step.kind == StepKind::Contain) else { continue };
            let Some(ends) = lifecycle::security_end_of(view, tool) else { continue };
            let leaves = plan.decisions.tools.get(tool.0).is_some_and(|it| it.verdict.leaves());
            if ends < plan.as_of {
                if leaves { found.go.push(at) } else { found.stay.push(at) }
            } else if ends < off.get(&tool).copied().unwrap_or(plan.timeline.end) {
                found.later.push(at);
            }
        }
        found
    }
}

/// That running what comes in takes more time than those who run the systems have, and what of it others could run: what
/// somebody in the catalogue offers to host, the most work first.
fn too_much_care(view: &View<'_>, care: u64) -> Option<String> {
    let words = view.reader.words;
    let hours = view.hours_a_month();
    if care <= hours * 60 {
        return None;
    }
    let is_hosted = |product: &&Product| {
        let organisation = &view.plan.inventory.raw().organisation;
        product.care_minutes > 0
            && !hosts_of(view.reader.catalogue, organisation, &product.software).is_empty()
    };
    let mut hosted: Vec<&Product> = view.plan.decisions.products.iter().filter(is_hosted).collect();
    hosted.sort_by_key(|product| (std::cmp::Reverse(product.care_minutes), &product.software));
    let names = view.reader.software_names(hosted.iter().map(|product| &product.software));
    Some(words.too_much_care(care, hours, &words.some_of(&names, NAMED)))
}

/// Products that a provider must run whom nobody knows yet.
fn host_to_find(view: &View<'_>) -> Option<String> {
    let words = view.reader.words;
    let (catalogue, plan) = (view.reader.catalogue, view.plan);
    let ids = plan.decisions.products.iter().map(|product| &product.software);
    let hostless: Vec<_> =
        ids.filter(|id| lacks_host(catalogue, &plan.inventory, &plan.policy, id)).collect();
    let count = hostless.len();
    let names = view.reader.software_names(hostless);
    (count > 0).then(|| words.host_to_find(&words.some_of(&names, NAMED), count))
}

/// Tools whose makers are under a law that is ruled out for their data: those that go, with the day on which the last of
/// them is off, and those that stay. What was bought with another one is part of that.
fn against_limits(view: &View<'_>) -> Vec<String> {
    let words = view.reader.words;
    let plan = view.plan;
    let alone = |tool: ToolIndex| {
        plan.inventory.tool(tool).suite.is_none_or(|suite| view.broken_limit(suite).is_none())
    };
    let (mut go, mut stay) = (Vec::new(), Vec::new());
    let (mut left, mut kept): (BTreeSet<String>, BTreeSet<String>) = Default::default();
    for decision in &plan.decisions.tools {
        let Some(limit) = view.broken_limit(decision.tool).filter(|_| alone(decision.tool)) else { continue };
        let (tools, limits) =
            if decision.verdict.leaves() { (&mut go, &mut left) } else { (&mut stay, &mut kept) };
        tools.push(decision.tool);
        limits.insert(view.limit(&limit));
    }
    let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
    let off = steps.filter(|(step, _)| {
        step.kind == StepKind::SwitchOff && step.tool.is_some_and(|tool| go.contains(&tool))
    });
    let last = off.map(|(_, timed)| timed.end).max().unwrap_or(plan.timeline.end);
    let joined = |limits: BTreeSet<String>| limits.into_iter().collect::<Vec<_>>().join("; ");
    let named = |tools: &[ToolIndex]| words.some_of(&view.tools(tools), NAMED);
    let mut said = Vec::new();
    if !go.is_empty() {
        said.push(words.go_against_limits(&named(&go), go.len(), &joined(left), last));
    }
    if !stay.is_empty() {
        said.push(words.stay_against_limits(&named(&stay), stay.len(), &joined(kept)));
    }
    said
}

/// What is paid for tools after their last use, in euros, the most costly first.
pub(crate) fn unused_costs(view: &View<'_>) -> Vec<(u64, ToolIndex)> {
    let mut paid: Vec<(u64, ToolIndex)> = view
        .plan
        .contracts
        .iter()
        .filter_map(|contract| Some((contracts::unused(contract)?.1?, contract.tool)))
        .filter(|(euros, _)| *euros > 0)
        .collect();
    paid.sort_by_key(|(euros, tool)| (std::cmp::Reverse(*euros), *tool));
    paid
}

/// The same in a sentence.
fn unused(view: &View<'_>) -> Option<String> {
    let paid = unused_costs(view);
    let tools: Vec<ToolIndex> = paid.iter().map(|(_, tool)| *tool).collect();
    let euros = paid.iter().map(|(euros, _)| euros).sum();
    let words = view.reader.words;
    (!paid.is_empty())
        .then(|| words.contracts_unused(&words.some_of(&view.tools(&tools), NAMED), paid.len(), euros))
}

/// The answer in a few sentences.
pub(super) fn summary(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let plan = view.plan;
    let mut sentences = vec![words.tool_counts(counts(plan))];
    if plan.graph.steps.is_empty() {
        sentences.push(words.nothing_to_do().to_owned());
    } else {
        sentences.push(words.begins_and_ends(view.work_start(), view.work_end(), plan.graph.steps.len()));
        if plan.timeline.end > view.work_end() {
            sentences.push(words.last_notice(plan.timeline.end));
        }
        let minutes: u64 = plan.graph.steps.iter().map(|step| step.effort_minutes).sum();
        if minutes > 0 {
            sentences.push(words.work_needed(minutes, view.hours_a_month(), view.bought_hours()));
        }
    }
    let care = care_minutes(plan);
    if care > 0 {
        sentences.push(words.care_needed(care));
    }
    let money = money(plan);
    if money.contracts > 0 {
        sentences.push(words.contracts_end(money.contracts, money.euros, money.unknown));
    }
    if !plan.decisions.products.is_empty() {
        sentences.push(words.costs_not_counted().to_owned());
    }
    let mut blocks = vec![Block::Paragraph(sentences.join(" ").into())];
    blocks.extend(too_much_care(view, care).map(|said| Block::Warning(said.into())));
    blocks.extend(host_to_find(view).map(|said| Block::Warning(said.into())));
    let late = |wanted: fn(&Renewal) -> bool| -> Vec<String> {
        let contracts = plan.contracts.iter().filter(|contract| wanted(&contract.renewal));
        contracts.map(|contract| view.tool(contract.tool)).collect()
    };
    let renewed = late(|renewal| matches!(renewal, Renewal::Renewed(_)));
    let euros = renewals(view);
    if !renewed.is_empty() {
        let mut said = words.contracts_renew(&words.some_of(&renewed, NAMED), renewed.len(), euros);
        let waiting = plan.grant_wait.as_ref().map_or(0, |wait| grants::cost(view, wait).euros);
        if waiting > 0 {
            said.push(' ');
            said.push_str(&words.renewals_for_grant(waiting, waiting >= euros));
        }
        blocks.push(Block::Warning(said.into()));
    }
    blocks.extend(unused(view).map(|said| Block::Warning(said.into())));
    let gap = late(|renewal| matches!(renewal, Renewal::Gap));
    if !gap.is_empty() {
        blocks.push(Block::Warning(words.contracts_gap(&words.some_of(&gap, NAMED), gap.len()).into()));
    }
    blocks.extend(against_limits(view).into_iter().map(|said| Block::Warning(said.into())));
    let Protecting { stay, go, later } = Protecting::of(view);
    let named = |steps: &[StepIndex]| {
        let tools: Vec<ToolIndex> = steps.iter().filter_map(|at| plan.graph.step(*at).tool).collect();
        let numbers: Vec<usize> = steps.iter().map(|at| view.number(*at)).collect();
        (words.some_of(&view.tools(&tools), NAMED), words.steps(&numbers))
    };
    // Work may begin long after the day of the answer; what is not safe today cannot wait for that.
    let waits = |steps: &[StepIndex]| {
        let starts = steps.iter().filter_map(|at| plan.timeline.steps.get(at.0)).map(|timed| timed.start);
        starts.min().filter(|start| start.day_number() - plan.as_of.day_number() > SOON)
    };
    if !stay.is_empty() {
        let (tools, steps) = named(&stay);
        blocks.push(Block::Warning(
            words.kept_without_updates(&tools, stay.len(), &steps, waits(&stay)).into(),
        ));
    }
    if !go.is_empty() {
        let (tools, steps) = named(&go);
        blocks.push(Block::Warning(words.gone_without_updates(&tools, go.len(), &steps, waits(&go)).into()));
    }
    if !later.is_empty() {
        let (tools, steps) = named(&later);
        // The first end of updates that the protection comes after.
        let ends = later.iter().filter_map(|at| {
            let ends = lifecycle::security_end_of(view, plan.graph.step(*at).tool?)?;
            (plan.timeline.steps.get(at.0)?.end > ends).then_some(ends)
        });
        let late = ends.min();
        blocks.push(Block::Warning(words.loses_updates(&tools, later.len(), &steps, late).into()));
    }
    if view.work_end() > plan.timeline.horizon {
        blocks.push(Block::Warning(words.beyond_horizon(plan.timeline.horizon, view.work_end()).into()));
    }
    blocks
}

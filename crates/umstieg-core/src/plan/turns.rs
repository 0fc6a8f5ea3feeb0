//! Products take turns: what is begun is finished before more is begun.
//!
//! With scarce hands every order of work ends on the same day. If everything is begun at once, nothing is in use for a
//! long time and people forget what they were taught. So only so many products are on their way at once, the most
//! urgent first. Phases: [`introductions`] with the work of each; an order of [`arrival`] that agrees with the
//! dependencies; then a dependency from the last step of an introduction to the first steps of the one that takes its
//! place. While others are awaited, more can be tried: then only what follows the decision waits for the place.

use super::capacity::Capacity;
use super::urgency::Urgency;
use crate::decide::{Decisions, Product};
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{Dependency, Origin, Reason, Step, StepGraph, StepIndex};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{StepKind, Strength};
use umstieg_format::scalar::SoftwareId;

/// Weight of an introduction that nothing drives, so that what is quick to have comes first.
const USUAL_WEIGHT: u64 = 30;

/// Working days from which on a trial is mostly waiting.
const LONG_TRIAL: u32 = 60;

/// How the next product to be introduced is found.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    /// Working days over which the weight of a due date halves.
    far_away: u64,
    /// Whether what waits for a product drives it as well.
    awaited: bool,
}

/// Working days, a quarter of a year, over which the weight of a due date halves for those who look at what is next.
const NEAR_SIGHT: u64 = 60;

/// The same for those who look a year ahead, so that a contract that ends late but costs much is not forgotten.
const FAR_SIGHT: u64 = 250;

/// Rules that are tried: which is best depends on how many contracts end, and when.
pub(super) const RULES: [Rule; 3] = [
    Rule { far_away: NEAR_SIGHT, awaited: true },
    Rule { far_away: NEAR_SIGHT, awaited: false },
    Rule { far_away: FAR_SIGHT, awaited: true },
];

/// A product on its way to the people.
struct Introduction<'a> {
    product: &'a SoftwareId,
    /// Steps that no other step of the product comes before, its own and those of what works behind it.
    begins: Vec<StepIndex>,
    /// Its decision, and the step that follows it.
    decision: Option<(StepIndex, StepIndex)>,
    /// The steps with which everybody has it.
    ends: Vec<StepIndex>,
    /// Working days until the decision, with its share of the time.
    trial_days: u32,
    /// Working days for which others are awaited after the decision.
    awaited_days: u32,
    /// Working days from then on until everybody has it.
    days: u32,
    /// What drives it.
    urgencies: Vec<Urgency>,
}

/// An introduction in its turn.
struct Turn<'a, 'b> {
    introduction: &'b Introduction<'a>,
    /// The one whose place it takes.
    before: Option<&'b Introduction<'a>>,
    /// The one whose trial ends before its own begins, if it is tried before the place is free.
    tried_after: Option<Option<&'b Introduction<'a>>>,
}

/// Adds the dependencies by which products take turns, and tells whether there are any. None of them makes a circle.
pub(super) fn take<'u>(
    inventory: &Inventory,
    decisions: &Decisions,
    graph: &mut StepGraph,
    capacity: &Capacity,
    rule: Rule,
    urgencies: impl Fn(ToolIndex) -> &'u [Urgency],
) -> bool {
    let introductions = introductions(inventory, decisions, graph, capacity, rule, urgencies);
    if introductions.len() <= capacity.introductions {
        return false;
    }
    let turns = arrival(graph, &introductions, capacity.introductions, rule);
    let mut claimed = BTreeSet::new();
    let mut added = Vec::new();
    for Turn { introduction, before, tried_after } in turns {
        // What works behind several products comes with the first of them.
        let begins: Vec<StepIndex> =
            introduction.begins.iter().copied().filter(|step| claimed.insert(*step)).collect();
        let Some(before) = before else { continue };
        let mut wait = |from: StepIndex, to: StepIndex, first: &Introduction<'_>| {
            let reason = Reason::Turn(first.product.clone());
            added.push(Dependency { from, to, lag_days: 0, strength: Strength::Soft, reason });
        };
        let resumes = introduction.decision.map(|(_, resumes)| resumes);
        let waiting = if tried_after.is_some() { resumes.into_iter().collect() } else { begins.clone() };
        for from in &before.ends {
            waiting.iter().for_each(|to| wait(*from, *to, before));
        }
        if let Some(Some(tried)) = tried_after
            && let Some((decided, _)) = tried.decision
        {
            begins.iter().for_each(|to| wait(decided, *to, tried));
        }
    }
    graph.add_where_possible(added);
    true
}

/// The products that people get, each with its work.
fn introductions<'a, 'u>(
    inventory: &Inventory,
    decisions: &'a Decisions,
    graph: &StepGraph,
    capacity: &Capacity,
    rule: Rule,
    urgencies: impl Fn(ToolIndex) -> &'u [Urgency],
) -> Vec<Introduction<'a>> {
    let steps = steps_by_product(graph);
    let firsts = firsts(graph);
    let step = |index: &StepIndex| graph.steps.get(index.0);
    // Every introduction has its share of the time.
    let share =
        (u64::from(capacity.minutes_per_day) / u64::try_from(capacity.introductions).unwrap_or(1)).max(1);
    let mut found = Vec::new();
    for product in decisions.products.iter().filter(|product| !product.serves.is_empty()) {
        let own = steps.get(&product.software).map_or(&[][..], Vec::as_slice);
        let of_kind = |kind: StepKind| -> Vec<StepIndex> {
            own.iter()
                .copied()
                .filter(|at| step(at).is_some_and(|step| step.tool.is_none() && step.does(kind)))
                .collect()
        };
        let ends = Some(of_kind(StepKind::RollOut)).filter(|ends| !ends.is_empty());
        let ends = ends.unwrap_or_else(|| of_kind(StepKind::Install));
        let with_it = behind(decisions, &product.software);
        let begins: Vec<StepIndex> =
            with_it.iter().flat_map(|id| firsts.get(id).into_iter().flatten()).copied().collect();
        if begins.is_empty() || ends.is_empty() {
            continue;
        }
        let decision =
            of_kind(StepKind::Decide).first().copied().zip(of_kind(StepKind::Install).first().copied());
        let work = || with_it.iter().flat_map(|id| steps.get(id).into_iter().flatten()).filter_map(step);
        let is_trial =
            |step: &Step| [StepKind::Survey, StepKind::ProofOfConcept, StepKind::Decide].contains(&step.kind);
        let from_playbook = |step: &Step| matches!(step.origin, Origin::Playbook { .. });
        let days = |steps: &mut dyn Iterator<Item = &Step>| {
            let (minutes, days) = steps.fold((0, 0), |(minutes, days): (u64, u32), step| {
                (minutes + step.effort_minutes, days.saturating_add(step.min_days))
            });
            days.max(u32::try_from(minutes.div_ceil(share)).unwrap_or(u32::MAX))
        };
        found.push(Introduction {
            product: &product.software,
            begins,
            decision,
            ends,
            trial_days: days(&mut work().filter(|step| from_playbook(step) && is_trial(step))),
            awaited_days: work()
                .filter(|step| !from_playbook(step))
                .map(|step| step.min_days)
                .max()
                .unwrap_or(0),
            days: days(&mut work().filter(|step| from_playbook(step) && !is_trial(step))).max(1),
            urgencies: driving(inventory, decisions, product, rule)
                .iter()
                .flat_map(|tool| urgencies(*tool))
                .copied()
                .collect(),
        });
    }
    found
}

fn steps_by_product(graph: &StepGraph) -> BTreeMap<&SoftwareId, Vec<StepIndex>> {
    let mut found: BTreeMap<&SoftwareId, Vec<StepIndex>> = BTreeMap::new();
    for (at, step) in graph.steps.iter().enumerate() {
        if let Some(product) = &step.product {
            found.entry(product).or_default().push(StepIndex(at));
        }
    }
    found
}

/// Steps of every product that none of its own come before.
fn firsts(graph: &StepGraph) -> BTreeMap<&SoftwareId, Vec<StepIndex>> {
    let product = |index: StepIndex| graph.steps.get(index.0).and_then(|step| step.product.as_ref());
    let follows: BTreeSet<StepIndex> = graph
        .dependencies
        .iter()
        .filter(|dependency| product(dependency.from) == product(dependency.to))
        .map(|dependency| dependency.to)
        .collect();
    let mut found: BTreeMap<&SoftwareId, Vec<StepIndex>> = BTreeMap::new();
    for (at, step) in graph.steps.iter().enumerate() {
        let is_first = matches!(step.origin, Origin::Playbook { .. }) && !follows.contains(&StepIndex(at));
        if let Some(product) = step.product.as_ref().filter(|_| is_first) {
            found.entry(product).or_default().push(StepIndex(at));
        }
    }
    found
}

/// A product and what comes in only to work behind it.
fn behind<'a>(decisions: &'a Decisions, product: &'a SoftwareId) -> BTreeSet<&'a SoftwareId> {
    let mut found = BTreeSet::from([product]);
    let mut open = vec![product];
    while let Some(product) = open.pop() {
        let needed = |other: &&Product| other.serves.is_empty() && other.required_by.contains(product);
        for other in decisions.products.iter().filter(needed) {
            if found.insert(&other.software) {
                open.push(&other.software);
            }
        }
    }
    found
}

/// Tools that a product serves, the suites that they were bought with, which end with their last part, and, if the rule
/// says so, those that wait for it because what serves them cannot do without it.
fn driving(
    inventory: &Inventory,
    decisions: &Decisions,
    product: &Product,
    rule: Rule,
) -> BTreeSet<ToolIndex> {
    let suite_of = |tool: &ToolIndex| inventory.tool(*tool).suite;
    let mut tools = BTreeSet::new();
    let (mut open, mut seen) = (vec![&product.software], BTreeSet::new());
    while let Some(id) = open.pop() {
        if let Some(product) = decisions.product(id).filter(|_| seen.insert(id)) {
            tools.extend(product.serves.iter().flat_map(|tool| std::iter::successors(Some(*tool), suite_of)));
            open.extend(product.required_by.iter().filter(|_| rule.awaited));
        }
    }
    tools
}

/// The order in which introductions begin, each with the one whose place it takes.
///
/// An introduction that others depend on comes before them; among those that can come, the one that weighs most for
/// its days: a look-ahead form of the weighted shortest processing time rule (apparent tardiness cost, Vepsalainen and
/// Morton 1987), with a hyperbola in place of the exponential.
fn arrival<'a, 'b>(
    graph: &StepGraph,
    introductions: &'b [Introduction<'a>],
    at_once: usize,
    rule: Rule,
) -> Vec<Turn<'a, 'b>> {
    // An approval without which nothing may be ordered.
    let approved = graph.steps.iter().filter(|step| step.kind == StepKind::AwaitFunding);
    let approved = u64::from(approved.map(|step| step.min_days).max().unwrap_or(0));
    let mut groups = Groups::of(graph, introductions);
    let mut places: Vec<Place<'_, '_>> =
        (0..at_once.min(introductions.len())).map(|_| Place::default()).collect();
    let mut turns = Vec::new();
    let mut ready = groups.first();
    while !ready.is_empty() {
        let now = places.iter().map(|place| place.free).min().unwrap_or(0);
        let weight = |at: &usize| introductions.get(*at).map_or(0, |one| one.weight(now, rule));
        let Some(position) = (0..ready.len())
            .max_by_key(|at| (ready.get(*at).map(weight), std::cmp::Reverse(ready.get(*at).copied())))
        else {
            break;
        };
        let next = ready.swap_remove(position);
        if let (Some(place), Some(next)) =
            (places.iter_mut().min_by_key(|place| place.free), introductions.get(next))
        {
            turns.push(place.take(next, approved));
        }
        ready.extend(groups.after(next));
    }
    turns
}

/// A place for one introduction at a time.
#[derive(Default)]
struct Place<'a, 'b> {
    /// Working day on which the last introduction ends.
    free: u64,
    /// The last introduction and the one before it, each with the day of its decision.
    last: [Option<(u64, &'b Introduction<'a>)>; 2],
}

impl<'a, 'b> Place<'a, 'b> {
    /// Gives the place to an introduction; nothing is ordered before the day of approval.
    fn take(&mut self, next: &'b Introduction<'a>, approved: u64) -> Turn<'a, 'b> {
        let trial = u64::from(next.trial_days);
        // While the last one is introduced, at most one more is tried.
        let [last, earlier] = self.last;
        let early = earlier.map_or(0, |(decided, _)| decided);
        // Before an approval one more is tried, so that the time is used; many would be forgotten again.
        let waits_for_others = next.awaited_days > 0
            || next.trial_days >= LONG_TRIAL
            || (earlier.is_none() && trial <= approved);
        let tries_early = next.decision.is_some() && waits_for_others;
        let decided = trial + if tries_early { early } else { self.free };
        self.free =
            (decided + u64::from(next.awaited_days)).max(self.free).max(approved) + u64::from(next.days);
        self.last = [Some((decided, next)), last];
        Turn {
            introduction: next,
            before: last.map(|(_, before)| before),
            tried_after: tries_early.then(|| earlier.map(|(_, earlier)| earlier)),
        }
    }
}

impl Introduction<'_> {
    /// What a day of work on it is worth if it begins on a day.
    fn weight(&self, begin: u64, rule: Rule) -> u64 {
        let days = u64::from(self.trial_days) + u64::from(self.days);
        let end = u32::try_from(begin + days + u64::from(self.awaited_days)).unwrap_or(u32::MAX);
        let driven = self.urgencies.iter().map(|urgency| {
            let spare = u64::from(urgency.reachable(end).saturating_sub(end));
            u64::from(urgency.weight) * 1_000_000 * rule.far_away / (days * (rule.far_away + spare))
        });
        driven.sum::<u64>() + USUAL_WEIGHT * 1_000_000 / days
    }
}

/// Introductions that depend on one another, in groups that can follow one another.
struct Groups {
    /// The group of every introduction.
    group_of: Vec<usize>,
    /// Introductions of a group that have not come yet.
    members: Vec<BTreeSet<usize>>,
    /// Groups that come after a group.
    after: Vec<BTreeSet<usize>>,
    /// How many groups that come before a group have not come yet.
    before: Vec<usize>,
}

impl Groups {
    fn of(graph: &StepGraph, introductions: &[Introduction<'_>]) -> Self {
        let by_product: BTreeMap<&SoftwareId, usize> =
            introductions.iter().enumerate().map(|(at, one)| (one.product, at)).collect();
        // One node for every introduction, then one for every other step.
        let node_of: Vec<NodeIndex> = graph
            .steps
            .iter()
            .enumerate()
            .map(|(at, step)| {
                step.product
                    .as_ref()
                    .and_then(|id| by_product.get(id))
                    .map_or(introductions.len() + at, |at| *at)
            })
            .map(NodeIndex::new)
            .collect();
        let mut whole = DiGraph::<(), ()>::new();
        for _ in 0..introductions.len() + graph.steps.len() {
            whole.add_node(());
        }
        for dependency in &graph.dependencies {
            if let (Some(from), Some(to)) = (node_of.get(dependency.from.0), node_of.get(dependency.to.0))
                && from != to
            {
                whole.add_edge(*from, *to, ());
            }
        }
        let knots = kosaraju_scc(&whole);
        let mut knot_of = vec![0; whole.node_count()];
        for (at, knot) in knots.iter().enumerate() {
            for node in knot {
                if let Some(known) = knot_of.get_mut(node.index()) {
                    *known = at;
                }
            }
        }
        let mut groups = Self {
            group_of: knot_of.iter().copied().take(introductions.len()).collect(),
            members: vec![BTreeSet::new(); knots.len()],
            after: vec![BTreeSet::new(); knots.len()],
            before: vec![0; knots.len()],
        };
        for (at, group) in groups.group_of.iter().enumerate() {
            if let Some(members) = groups.members.get_mut(*group) {
                members.insert(at);
            }
        }
        for edge in whole.raw_edges() {
            let (from, to) = (knot_of.get(edge.source().index()), knot_of.get(edge.target().index()));
            if let (Some(from), Some(to)) = (from, to)
                && from != to
                && groups.after.get_mut(*from).is_some_and(|after| after.insert(*to))
                && let Some(before) = groups.before.get_mut(*to)
            {
                *before += 1;
            }
        }
        groups
    }

    /// The introductions that nothing comes before.
    fn first(&mut self) -> Vec<usize> {
        let free = (0..self.before.len()).filter(|group| self.before.get(*group) == Some(&0)).collect();
        self.reached(free)
    }

    /// The introductions that can come after one has.
    fn after(&mut self, introduction: usize) -> Vec<usize> {
        let Some(group) = self.group_of.get(introduction).copied() else { return Vec::new() };
        let Some(members) = self.members.get_mut(group) else { return Vec::new() };
        members.remove(&introduction);
        if members.is_empty() {
            let free = self.leave(group);
            self.reached(free)
        } else {
            Vec::new()
        }
    }

    /// The introductions of free groups; groups without any are passed.
    fn reached(&mut self, mut free: Vec<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        while let Some(group) = free.pop() {
            let members = self.members.get(group).cloned().unwrap_or_default();
            if members.is_empty() {
                free.extend(self.leave(group));
            }
            found.extend(members);
        }
        found
    }

    /// The groups that become free when a group has come.
    fn leave(&mut self, group: usize) -> Vec<usize> {
        let after = self.after.get(group).cloned().unwrap_or_default();
        let mut free = Vec::new();
        for next in after {
            if let Some(before) = self.before.get_mut(next) {
                *before -= 1;
                if *before == 0 {
                    free.push(next);
                }
            }
        }
        free
    }
}

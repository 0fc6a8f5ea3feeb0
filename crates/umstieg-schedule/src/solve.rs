//! From a project to a solution: contradictions, heuristics, bounds, proof, explanation.

use crate::bound::{Floors, bound};
use crate::contradiction::{by_search, contradiction};
use crate::cost::{HARD, Judge, effective, load, value as level_value};
use crate::decode::{Decoder, Plan};
use crate::exact::{Proof, Task, prove};
use crate::explain::explain;
use crate::failure::Failure;
use crate::grow::grow;
use crate::net::Net;
use crate::net::reach::Heads;
use crate::objective::{Criterion, Objective, Term};
use crate::options::{Deadlines, Options};
use crate::profile::{Dense, Profile, Sparse};
use crate::project::Project;
use crate::rule::list_by;
use crate::search::{Beginning, Found, Goal, by_rules, improve};
use crate::smooth::smooth;
use crate::solution::{Bound, Effort, LevelValue, LevelWitness, Solution, Witness};

/// Schedules a project.
///
/// The same project and options give the same answer on every machine. The search keeps the best it has seen, so it may
/// be cut short anywhere; how much it may spend is counted in schedules and conflicts, never in time.
///
/// ```
/// use umstieg_schedule::{Activity, Draft, Options, Project, Resource, solve};
///
/// let mut draft = Draft::new();
/// let people = draft.resource(Resource::constant(2));
/// let first = draft.activity(Activity::new(3).needs(people, 2));
/// let second = draft.activity(Activity::new(2).needs(people, 2));
/// let solution = solve(&Project::new(draft).unwrap(), &Options::default()).unwrap();
/// assert_eq!(solution.makespan, 5);
/// assert!(solution.proven);
/// # let _ = (first, second);
/// ```
///
/// # Errors
/// A [`Failure`] that says what contradicts itself, or that nothing was found within the budget.
pub fn solve(project: &Project, options: &Options) -> Result<Solution, Failure> {
    let (draft, net) = (project.draft(), project.net());
    let objective = effective(options);
    if objective.levels.len() > Objective::MAX_LEVELS + 1 {
        let found = options.objective.levels.len();
        return Err(Failure::TooManyLevels { found, limit: Objective::MAX_LEVELS });
    }
    let heads = net.heads();
    if let Some(conflict) = contradiction(draft, net, &heads, options.deadlines == Deadlines::Hard) {
        return Err(Failure::Contradiction(Box::new(conflict)));
    }
    let judge = Judge::new(net, objective, options.deadlines);
    let floors = Floors::new(net, &heads);
    let found = search(project, &heads, &floors, &judge, options, Dense::<1>::new)
        .or_else(|| search(project, &heads, &floors, &judge, options, Dense::<2>::new))
        .or_else(|| search(project, &heads, &floors, &judge, options, Dense::<4>::new))
        .or_else(|| search(project, &heads, &floors, &judge, options, |net| Some(Sparse::new(net))));
    let Some((found, bound)) = found else {
        return Err(Failure::NotFound { broken: 0, missed: Vec::new() });
    };
    let (mut found, mut bound) = (found, bound);
    let floor = judge.floor(&floors, bound.makespan);
    let mut levels: Vec<u64> =
        judge.objective.levels.iter().map(|level| level_value(level, &floor)).collect();
    let mut grown = 0;
    if options.budget.conflicts > 0 && net.count() <= EXACT_LIMIT {
        grown = grow_level(net, &heads, &judge, options.budget.conflicts, &mut found, &mut levels);
    }
    let mut proof = Proof { bounds: levels.clone(), ..Proof::default() };
    let perfect = Goal { levels: levels.clone() }.cost();
    if options.budget.conflicts > 0 && found.cost > perfect && net.count() <= EXACT_LIMIT {
        let budget = options.budget.conflicts;
        let task =
            Task { net, heads: &heads.start, judge: &judge, floor: &levels, budget, seed: options.seed };
        proof = prove(&task, &mut found.plan, &mut found.cost);
        if let Some(makespan) = proof.makespan.filter(|&it| it > bound.makespan as i32) {
            bound =
                Bound { makespan: makespan as u32, witness: Witness::Search { conflicts: proof.conflicts } };
        }
    }
    tidy(net, &heads, &judge, &mut found);
    if judge.smooth {
        found.schedules += smooth(&judge, &mut found.plan, &mut found.cost, options.budget.schedules);
    }
    if proof.impossible {
        return Err(Failure::Contradiction(Box::new(by_search(net, &heads, judge.hard))));
    }
    if found.cost[..HARD] != [0; HARD] {
        let missed = missed(net, &found.plan);
        return Err(Failure::NotFound { broken: found.cost[0], missed });
    }
    let effort = Effort { schedules: found.schedules, conflicts: grown + proof.conflicts };
    Ok(solution(project, &judge, &floors, &found.plan, bound, &proof, effort))
}

/// From this many activities on, domains and clauses are too many for exact search to pay.
const EXACT_LIMIT: usize = 1_000;

/// Grows plans for the first level that is not yet as good as its bound; raises that and takes over a better plan.
fn grow_level(
    net: &Net,
    heads: &Heads,
    judge: &Judge,
    budget: u64,
    found: &mut Found,
    levels: &mut [u64],
) -> u64 {
    let open = (0..levels.len()).find(|&at| found.cost[HARD + at] > levels[at]);
    let Some(at) = open.filter(|_| found.cost[..HARD] == [0; HARD]) else { return 0 };
    let Some(grown) = grow(net, &heads.start, judge, at, found.cost[HARD + at], budget) else { return 0 };
    levels[at] = levels[at].max(grown.bound);
    if let Some(plan) = grown.plan {
        let cost = judge.cost(&plan);
        if cost < found.cost {
            (found.plan, found.cost) = (plan, cost);
        }
    }
    grown.conflicts
}

/// Starts everything as early as its order allows; search leaves gaps where they cost nothing.
fn tidy(net: &Net, heads: &Heads, judge: &Judge, found: &mut Found) {
    if net.count() == 0 || judge.smooth || found.cost[..HARD] != [0; HARD] {
        return;
    }
    let keys: Vec<i64> = found.plan.starts.iter().map(|&day| i64::from(day)).collect();
    let mut plan = Plan::default();
    let mut decoder = Decoder::new(net, Sparse::new(net), heads.start.clone());
    decoder.decode(&list_by(net, &keys), &found.plan.modes, 0, &mut plan);
    found.schedules += 1;
    let cost = judge.cost(&plan);
    if cost <= found.cost {
        found.cost = cost;
        found.plan = plan;
    }
}

/// Searches with one form of profile, then bounds.
fn search<P: Profile + Clone>(
    project: &Project,
    heads: &Heads,
    floors: &Floors,
    judge: &Judge,
    options: &Options,
    profile: impl Fn(&Net) -> Option<P>,
) -> Option<(Found, Bound)> {
    let net = project.net();
    let mut decoder = Decoder::new(net, profile(net)?, heads.start.clone());
    let beginning = Beginning::new(judge, heads);
    let mut best = by_rules(net, judge, options, &mut decoder, &beginning);
    let makespan = best.plan.finishes.iter().copied().max().unwrap_or(0);
    let bound = bound(project.draft(), net, heads, makespan);
    let floor = judge.floor(floors, bound.makespan);
    let levels = judge.objective.levels.iter().map(|level| level_value(level, &floor)).collect();
    let goal = Goal { levels };
    if best.schedules < options.budget.schedules && net.count() > 1 && best.cost > goal.cost() {
        improve(judge, options, decoder, profile, &beginning, &goal, &mut best);
    }
    Some((best, bound))
}

/// Why a level cannot be less than its floor.
fn witness(level: &[Term], floors: &Floors) -> LevelWitness {
    let mut terms = level.iter().filter(|term| term.weight > 0);
    match terms.clone().find_map(|term| floors.resource(term.criterion)) {
        Some(resource) => LevelWitness::Shared { resource },
        None if terms.any(|term| term.criterion == Criterion::Makespan) => LevelWitness::Makespan,
        None => LevelWitness::Each,
    }
}

fn missed(net: &Net, plan: &Plan) -> Vec<usize> {
    let late = |at: &usize| net.acts[*at].deadline.is_some_and(|day| plan.finishes[*at] > day);
    (0..net.count()).filter(late).collect()
}

fn solution(
    project: &Project,
    judge: &Judge,
    floors: &Floors,
    plan: &Plan,
    bound: Bound,
    proof: &Proof,
    effort: Effort,
) -> Solution {
    let net = project.net();
    let mut measures = judge.measures(plan);
    (measures.smoothness, measures.peak_load) = load(net, plan);
    let cost = judge.cost(plan);
    let makespan = plan.finishes.iter().copied().max().unwrap_or(0) as u32;
    let floor = judge.floor(floors, bound.makespan);
    let levels: Vec<LevelValue> = judge
        .objective
        .levels
        .iter()
        .enumerate()
        .map(|(at, level)| {
            let value = cost[HARD + at];
            let floor = level_value(level, &floor);
            let searched = proof.bounds.get(at).copied().unwrap_or(0);
            let least = floor.max(searched);
            let witness = if searched > floor { LevelWitness::Search } else { witness(level, floors) };
            let proven = at < proof.levels || value <= least;
            LevelValue { value, bound: least.min(value), witness, proven }
        })
        .collect();
    let explanation = explain(project.draft(), net, plan);
    let days = |list: &[i32]| list.iter().map(|&day| day as u32).collect();
    Solution {
        starts: days(&plan.starts),
        finishes: days(&plan.finishes),
        modes: plan.modes.iter().map(|&mode| mode as usize).collect(),
        makespan,
        proven: levels.iter().all(|level| level.proven),
        levels,
        measures,
        missed: missed(net, plan),
        bound,
        reasons: explanation.reasons,
        critical_chain: explanation.critical_chain,
        slack: explanation.slack,
        effort,
    }
}

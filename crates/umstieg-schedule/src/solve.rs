//! From a project to a solution: contradictions, heuristics, bounds, proof, explanation.

use crate::bound::bound;
use crate::contradiction::contradiction;
use crate::cost::{Cost, HARD, Judge, WORST, effective, load, value as level_value};
use crate::decode::{Decoder, Plan};
use crate::explain::explain;
use crate::failure::Failure;
use crate::net::Net;
use crate::net::reach::Heads;
use crate::objective::Objective;
use crate::options::{Deadlines, Options};
use crate::profile::{Dense, Profile, Sparse};
use crate::project::Project;
use crate::rule::{list_by, rules};
use crate::solution::{Bound, Effort, LevelValue, Solution};

/// Schedules a project.
///
/// The same project and options give the same answer on every machine; more budget never gives a worse one for the
/// same seed only by chance, since the search is anytime and keeps the best it has seen.
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
    let found = if let Some(profile) = Dense::<1>::new(net) {
        search(net, &heads, &judge, options, profile)
    } else if let Some(profile) = Dense::<2>::new(net) {
        search(net, &heads, &judge, options, profile)
    } else if let Some(profile) = Dense::<4>::new(net) {
        search(net, &heads, &judge, options, profile)
    } else {
        search(net, &heads, &judge, options, Sparse::new(net))
    };
    if found.cost[..HARD] != [0; HARD] {
        let missed = missed(net, &found.plan);
        return Err(Failure::NotFound { broken: found.cost[0], missed });
    }
    let makespan = found.plan.finishes.iter().copied().max().unwrap_or(0);
    let bound = bound(draft, net, &heads, makespan);
    let effort = Effort { schedules: found.schedules, conflicts: 0 };
    Ok(solution(project, &judge, &heads, &found.plan, bound, effort))
}

/// The best plan a search has seen.
struct Found {
    plan: Plan,
    cost: Cost,
    schedules: u64,
}

fn search<P: Profile>(net: &Net, heads: &Heads, judge: &Judge, options: &Options, profile: P) -> Found {
    let mut decoder = Decoder::new(net, profile, heads.start.clone());
    let end = (0..net.count()).map(|at| net.least_finish(at, heads.start[at])).max().unwrap_or(0);
    let tails = net.tails(end, true);
    let modes: Vec<u32> = (0..net.count()).map(|at| quickest(net, at)).collect();
    let mut best = Found { plan: Plan::default(), cost: WORST, schedules: 0 };
    let mut plan = Plan::default();
    for key in rules(net, &heads.start, &tails, &modes) {
        if best.schedules >= options.budget.schedules.max(1) {
            break;
        }
        decoder.decode(&list_by(net, &key), &modes, 0, &mut plan);
        best.schedules += 1;
        let cost = judge.cost(&plan);
        if cost < best.cost {
            best.cost = cost;
            std::mem::swap(&mut best.plan, &mut plan);
        }
    }
    best
}

/// The mode that is over first when nothing else is there.
fn quickest(net: &Net, at: usize) -> u32 {
    net.possible_modes(at).min_by_key(|&mode| (net.mode(at, mode).duration, mode)).unwrap_or(0)
}

fn missed(net: &Net, plan: &Plan) -> Vec<usize> {
    let late = |at: &usize| net.acts[*at].deadline.is_some_and(|day| plan.finishes[*at] > day);
    (0..net.count()).filter(late).collect()
}

fn solution(
    project: &Project,
    judge: &Judge,
    heads: &Heads,
    plan: &Plan,
    bound: Bound,
    effort: Effort,
) -> Solution {
    let net = project.net();
    let mut measures = judge.measures(plan);
    (measures.smoothness, measures.peak_load) = load(net, plan);
    let cost = judge.cost(plan);
    let makespan = plan.finishes.iter().copied().max().unwrap_or(0) as u32;
    let floor = judge.floor(heads, bound.makespan);
    let levels: Vec<LevelValue> = judge
        .objective
        .levels
        .iter()
        .enumerate()
        .map(|(at, level)| {
            let value = cost[HARD + at];
            LevelValue { value, proven: value <= level_value(level, &floor) }
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

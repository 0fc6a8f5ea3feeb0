//! From a project to a solution: contradictions, heuristics, bounds, proof, explanation.

use crate::audit::{Violation, audit};
use crate::bound::{Floors, bound};
use crate::contradiction::{by_search, contradiction};
use crate::cost::{Cost, HARD, Judge, effective, load, value as level_value};
use crate::decode::{Decoder, Plan, closed};
use crate::exact::{Proof, Task, prove};
use crate::explain::explain;
use crate::failure::Failure;
use crate::grow::{grow, least};
use crate::net::Net;
use crate::net::reach::Heads;
use crate::objective::{Criterion, Objective, Term};
use crate::options::{Deadlines, Options};
use crate::profile::{Dense, Profile, Sparse};
use crate::project::Project;
use crate::search::{Beginning, Found, Goal, by_rules, improve, pull, take};
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
    let found = options.objective.levels.len();
    if found > Objective::MAX_LEVELS {
        return Err(Failure::TooManyLevels { found, limit: Objective::MAX_LEVELS });
    }
    let objective = effective(options);
    let heads = net.heads();
    if let Some(conflict) = contradiction(draft, net, &heads, options.deadlines == Deadlines::Hard) {
        return Err(Failure::Contradiction(Box::new(conflict)));
    }
    let judge = Judge::new(net, objective, options.deadlines);
    let floors = Floors::new(net, &heads);
    let rival = options.rival.as_deref();
    let known = known(project, options).map(|plan| (judge.cost(&plan), plan));
    let limit = known.as_ref().map(|known| known.0);
    let quest = Quest { project, heads: &heads, floors: &floors, judge: &judge, options, limit };
    let found = quest
        .search(Dense::<1>::new)
        .or_else(|| quest.search(Dense::<2>::new))
        .or_else(|| quest.search(Dense::<4>::new))
        .or_else(|| quest.search(|net| Some(Sparse::new(net))));
    let Some(Searched { mut found, mut bound, mut goal, grown, has_wishes }) = found else {
        return Err(Failure::NotFound { broken: 0, missed: Vec::new() });
    };
    let grown = grown.unwrap_or_else(|| quest.grow(&mut found, &mut goal));
    // Not before it is known to be the best: searches that begin with different plans find different ones.
    let settled = known.as_ref().is_some_and(|known| known.0 <= goal.cost());
    let levels = goal.levels.clone();
    let mut proof = Proof { bounds: levels.clone(), ..Proof::default() };
    let open = !settled && !goal.is_beaten(rival, &found.cost) && found.cost > goal.cost();
    let is_searched = quest.is_exact() && open;
    if is_searched {
        let task = Task {
            net,
            heads: &heads.start,
            judge: &judge,
            floor: &levels,
            budget: options.budget.conflicts,
            seed: options.seed,
            gap_limit: options.gap_limit,
        };
        proof = prove(&task, &mut found.plan, &mut found.cost);
        raise(net, &judge, &found.cost, &mut proof);
        if let Some(makespan) = proof.makespan.filter(|&it| it > bound.makespan as i32) {
            bound =
                Bound { makespan: makespan as u32, witness: Witness::Search { conflicts: proof.conflicts } };
        }
    }
    if let Some((cost, plan)) = known {
        take(&mut found, plan, cost);
    }
    let least = Goal { levels: proof.bounds.clone() }.cost();
    if is_searched && has_wishes && !proof.impossible && found.cost > least {
        quest.pull(&mut found);
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

/// Up to this many activities plans are grown before the genetic search, which mostly has nothing left to do then.
const GROWN_FIRST: usize = 128;

/// With fewer conflicts an activity than this, growing says nothing of more activities that the exact search does not say
/// sooner.
const LEAST_GROWN: u64 = 3;

/// How many schedules may pull wishes forward in what the exact search has found, as a divisor of those before it. A few
/// suffice, as it leaves little: four times as many find a thousandth more in the example plans.
const PULLED: u64 = 6;

/// A project, and what is asked.
struct Quest<'a> {
    project: &'a Project,
    heads: &'a Heads,
    floors: &'a Floors,
    judge: &'a Judge<'a>,
    options: &'a Options,
    /// The cost of a plan that is known beforehand.
    limit: Option<Cost>,
}

/// What came of searching.
struct Searched {
    found: Found,
    bound: Bound,
    goal: Goal,
    /// What growing has spent; none if its turn is still to come.
    grown: Option<u64>,
    has_wishes: bool,
}

impl Quest<'_> {
    /// Searches with one form of profile, then bounds; none if there is no such form of this project.
    fn search<P: Profile + Clone>(&self, profile: impl Fn(&Net) -> Option<P>) -> Option<Searched> {
        let Self { judge, options, .. } = *self;
        let net = self.project.net();
        let mut decoder = Decoder::new(net, profile(net)?, self.heads.start.clone());
        let beginning = Beginning::new(judge, self.heads);
        let mut found = by_rules(net, judge, options, &mut decoder, &beginning);
        let makespan = found.plan.finishes.iter().copied().max().unwrap_or(0);
        let bound = bound(self.project.draft(), net, self.heads, makespan);
        let floor = judge.floor(self.floors, bound.makespan);
        let levels = judge.objective.levels.iter().map(|level| level_value(level, &floor)).collect();
        let mut goal = Goal { levels };
        let grown = (net.count() <= GROWN_FIRST).then(|| self.grow(&mut found, &mut goal));
        let open = net.count() > 1 && found.cost > goal.cost() && !self.is_beaten(&goal, &found);
        if found.schedules < options.budget.schedules && open {
            improve(judge, options, decoder, profile, &beginning, &goal, &mut found);
        }
        Some(Searched { found, bound, goal, grown, has_wishes: beginning.has_wishes() })
    }

    /// Pulls wishes forward in the best plan found.
    fn pull(&self, found: &mut Found) {
        let _ = self.pull_in(Dense::<1>::new, found)
            || self.pull_in(Dense::<2>::new, found)
            || self.pull_in(Dense::<4>::new, found)
            || self.pull_in(|net| Some(Sparse::new(net)), found);
    }

    /// Pulls with one form of profile; false if there is no such form of this project.
    fn pull_in<P: Profile>(&self, profile: impl Fn(&Net) -> Option<P>, found: &mut Found) -> bool {
        let net = self.project.net();
        let Some(profile) = profile(net) else { return false };
        let mut decoder = Decoder::new(net, profile, self.heads.start.clone());
        let limit = found.schedules + self.options.budget.schedules / PULLED;
        pull(self.judge, &mut decoder, limit, found);
        true
    }

    /// Whether exact search may pay.
    fn is_exact(&self) -> bool {
        self.options.budget.conflicts > 0 && self.project.net().count() <= EXACT_LIMIT
    }

    fn is_beaten(&self, goal: &Goal, found: &Found) -> bool {
        goal.is_beaten(self.options.rival.as_deref(), &found.cost)
    }

    /// Grows plans for the first level that is not yet as good as its bound; raises that and takes over a better plan. What
    /// does not cost less than the limit is not looked for. Returns what that took, in conflicts.
    fn grow(&self, found: &mut Found, goal: &mut Goal) -> u64 {
        let Self { judge, options, .. } = *self;
        let count = self.project.net().count();
        let in_vain = count > GROWN_FIRST && options.budget.conflicts / LEAST_GROWN < count as u64;
        if !self.is_exact() || in_vain || self.is_beaten(goal, found) {
            return 0;
        }
        let levels = goal.levels.as_mut_slice();
        let open = (0..levels.len()).find(|&at| found.cost[HARD + at] > levels[at]);
        let Some(at) = open.filter(|_| found.cost[..HARD] == [0; HARD]) else { return 0 };
        let tied = self.limit.filter(|limit| limit[..HARD + at] == found.cost[..HARD + at]);
        let known = found.cost[HARD + at].min(tied.map_or(u64::MAX, |limit| limit[HARD + at]));
        let known = known.min(least_of_use(&found.cost[HARD..], at, levels.len(), options));
        let (between, budget) = (levels[at]..=known, options.budget.conflicts);
        let grown = grow(self.project.net(), &self.heads.start, judge, at, between, budget);
        let Some(grown) = grown else { return 0 };
        levels[at] = levels[at].max(grown.bound);
        if let Some(plan) = grown.plan {
            let cost = judge.cost(&plan);
            if cost < found.cost {
                (found.plan, found.cost) = (plan, cost);
            }
        }
        grown.conflicts
    }
}

/// Raises the bound of the first level that is not proven by what the exact search has learned of single starts: all
/// together with the work that goes before them they say more than each alone.
fn raise(net: &Net, judge: &Judge, cost: &Cost, proof: &mut Proof) {
    let at = proof.levels;
    if at >= judge.objective.levels.len() || proof.heads.is_empty() || proof.bounds[at] >= cost[HARD + at] {
        return;
    }
    if let Some(least) = least(net, &proof.heads, judge, at) {
        proof.bounds[at] = proof.bounds[at].max(least.min(cost[HARD + at]));
    }
}

/// What a plan must be below on a level to be below the rival, given what is found on the levels before.
fn least_of_use(found: &[u64], at: usize, levels: usize, options: &Options) -> u64 {
    let rival = options.rival.as_deref().filter(|rival| rival.len() == levels && at + 1 == levels);
    let tied = rival.filter(|rival| rival[..at] == found[..at]);
    tied.map_or(u64::MAX, |rival| rival[at])
}

/// The plan that is known beforehand, if it keeps every statement.
fn known(project: &Project, options: &Options) -> Option<Plan> {
    let (draft, net) = (project.draft(), project.net());
    let known = options.known.as_ref()?;
    let count = net.count();
    let has_mode = |at: usize| known.modes[at] < draft.activities[at].modes.len();
    let shaped = known.starts.len() == count && known.modes.len() == count && (0..count).all(has_mode);
    if !shaped || known.starts.iter().any(|&day| i64::from(day) >= i64::from(net.horizon)) {
        return None;
    }
    let starts: Vec<i32> = known.starts.iter().map(|&day| day as i32).collect();
    let modes: Vec<u32> = known.modes.iter().map(|&mode| mode as u32).collect();
    let finishes: Vec<i32> = (0..count).map(|at| net.finish(at, modes[at], starts[at])).collect();
    let days: Vec<u32> = finishes.iter().map(|&day| day as u32).collect();
    let soft = options.deadlines == Deadlines::Soft;
    let counted = |violation: &Violation| !(soft && matches!(violation, Violation::Deadline { .. }));
    let broken = audit(draft, &known.starts, &days, &known.modes).iter().any(counted);
    (!broken).then_some(Plan { starts, finishes, modes, broken: 0 })
}

/// Starts everything as early as its order allows; search leaves gaps where they cost nothing.
fn tidy(net: &Net, heads: &Heads, judge: &Judge, found: &mut Found) {
    if net.count() == 0 || judge.smooth || found.cost[..HARD] != [0; HARD] {
        return;
    }
    let plan = closed(net, Sparse::new(net), &heads.start, &found.plan);
    found.schedules += 1;
    let cost = judge.cost(&plan);
    if cost <= found.cost {
        found.cost = cost;
        found.plan = plan;
    }
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
            if value == u64::MAX {
                // The sum did not fit, so that nothing is known of its size.
                return LevelValue { value, bound: 0, witness: LevelWitness::Each, proven: false };
            }
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

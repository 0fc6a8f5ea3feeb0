//! Heuristic search: priority rules first, then a genetic search that fits the objective.

mod genetic;
mod list;
mod pull;

pub(crate) use pull::pull;

use genetic::Genetic;

use crate::cost::{Cost, HARD, Judge, WORST};
use crate::decode::{Decoder, Plan};
use crate::net::Net;
use crate::net::reach::Heads;
use crate::options::Options;
use crate::profile::Profile;
use crate::random::Random;
use crate::rule::{list_by, rules, untied, worth};

/// The best plan a search has seen.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) plan: Plan,
    pub(crate) cost: Cost,
    pub(crate) schedules: u64,
}

/// Keys and modes the searches begin with.
pub(crate) struct Beginning {
    keys: Vec<Vec<i64>>,
    /// Keys by the worth of wishes, if there are any.
    worth: Option<Vec<i64>>,
    modes: Vec<u32>,
}

impl Beginning {
    pub(crate) fn new(judge: &Judge, heads: &Heads) -> Self {
        let net = judge.net;
        let end = (0..net.count()).map(|at| net.least_finish(at, heads.start[at])).max().unwrap_or(0);
        let tails = net.tails(end, true);
        let modes: Vec<u32> = (0..net.count()).map(|at| quickest(net, at)).collect();
        let keys = rules(net, &heads.start, &tails, &modes);
        let worth = worth(net, &judge.objective, heads, &modes);
        Self { keys, worth, modes }
    }

    /// Whether the objective weighs when single activities finish.
    pub(crate) fn has_wishes(&self) -> bool {
        self.worth.is_some()
    }
}

/// One schedule per priority rule.
pub(crate) fn by_rules<P: Profile>(
    net: &Net,
    judge: &Judge,
    options: &Options,
    decoder: &mut Decoder<P>,
    beginning: &Beginning,
) -> Found {
    let mut best = Found { plan: Plan::default(), cost: WORST, schedules: 0 };
    let mut plan = Plan::default();
    for key in beginning.worth.iter().chain(&beginning.keys) {
        if best.schedules >= options.budget.schedules.max(1) {
            break;
        }
        decoder.decode(&list_by(net, key), &beginning.modes, 0, &mut plan);
        best.schedules += 1;
        let cost = judge.cost(&plan);
        if cost < best.cost {
            best.cost = cost;
            std::mem::swap(&mut best.plan, &mut plan);
        }
    }
    best
}

/// What the bounds allow at best: a value for each level.
pub(crate) struct Goal {
    pub(crate) levels: Vec<u64>,
}

impl Goal {
    /// The cost of a schedule that keeps everything and is perfect in each level.
    pub(crate) fn cost(&self) -> Cost {
        let mut cost = [0; WORST.len()];
        for (at, &level) in self.levels.iter().enumerate() {
            cost[HARD + at] = level;
        }
        cost
    }

    /// Whether there is a schedule, and nothing that the bounds allow is below the levels of a rival.
    pub(crate) fn is_beaten(&self, rival: Option<&[u64]>, found: &Cost) -> bool {
        // Every level is at least its bound, so no list of levels comes before the list of bounds.
        found[..HARD] == [0; HARD] && rival.is_some_and(|rival| self.levels.as_slice() >= rival)
    }
}

/// Improves a plan until the budget is spent or the goal is reached: first by pulling wishes forward, if there are any,
/// then by genetic search.
pub(crate) fn improve<P: Profile + Clone>(
    judge: &Judge,
    options: &Options,
    mut decoder: Decoder<P>,
    profile: impl Fn(&Net) -> Option<P>,
    beginning: &Beginning,
    goal: &Goal,
    best: &mut Found,
) {
    let net = judge.net;
    if beginning.has_wishes() {
        let half = best.schedules + options.budget.schedules.saturating_sub(best.schedules) / 2;
        pull(judge, &mut decoder, half, best);
    }
    let backward = net.mirrored();
    let Some(profile) = profile(&backward) else { return };
    let back_decoder = Decoder::new(&backward, profile, vec![0; net.count()]);
    // A child takes up to three schedules, and the best is tidied up once more at the end.
    let limit = options.budget.schedules.saturating_sub(best.schedules + 3);
    let mut random = Random::new(options.seed);
    let size = population(limit);
    let modes = &beginning.modes;
    let lists = |random: &mut Random, round: usize| {
        let usual = &beginning.keys[if round % 4 == 3 { 4 } else { 0 }];
        let key = beginning.worth.as_ref().filter(|_| round.is_multiple_of(2)).unwrap_or(usual);
        if round == 0 { list_by(net, key) } else { list::sampled(net, key, random) }
    };
    let mut search = Genetic::new([net, &backward], judge, decoder, back_decoder, random.next());
    let perfect = goal.cost();
    if beginning.has_wishes() && limit > 0 {
        search.add(untied(net, &best.plan.starts), &best.plan.modes, size);
    }
    for round in 0..size {
        if search.schedules >= limit || search.best_cost <= perfect {
            break;
        }
        let first = lists(&mut random, round);
        search.add(first, modes, size);
    }
    search.run(limit, &perfect);
    best.schedules += search.schedules;
    take(best, search.best, search.best_cost);
}

/// Takes over a plan that costs less.
pub(crate) fn take(best: &mut Found, plan: Plan, cost: Cost) {
    if cost < best.cost {
        best.cost = cost;
        best.plan = plan;
    }
}

/// Schedules for each member of a population where there are many: with more of them all members come to look alike long
/// before the end, with fewer the search ends before it has settled. Measured from 20 to 300 on the largest public set.
const SCHEDULES_A_MEMBER: u64 = 200;

/// Members of each population for a number of schedules; of few schedules, a small one must be settled soon.
fn population(schedules: u64) -> usize {
    let few = (schedules as f64).sqrt() as u64 / 2;
    few.max(schedules / SCHEDULES_A_MEMBER).clamp(4, 1_000) as usize
}

/// The mode that is over first when nothing else is there.
fn quickest(net: &Net, at: usize) -> u32 {
    net.possible_modes(at).min_by_key(|&mode| (net.mode(at, mode).duration, mode)).unwrap_or(0)
}

//! Heuristic search: priority rules first, then a genetic search that fits the objective.

mod bipopulation;
mod list;

use crate::cost::{Cost, Judge, WORST};
use crate::decode::{Decoder, Plan};
use crate::net::Net;
use crate::net::reach::Heads;
use crate::options::Options;
use crate::profile::Profile;
use crate::random::Random;
use crate::rule::{list_by, rules};

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
    modes: Vec<u32>,
}

impl Beginning {
    pub(crate) fn new(net: &Net, heads: &Heads) -> Self {
        let end = (0..net.count()).map(|at| net.least_finish(at, heads.start[at])).max().unwrap_or(0);
        let tails = net.tails(end, true);
        let modes: Vec<u32> = (0..net.count()).map(|at| quickest(net, at)).collect();
        let keys = rules(net, &heads.start, &tails, &modes);
        Self { keys, modes }
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
    for key in &beginning.keys {
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

/// Improves a plan where only the makespan counts; `goal` is a makespan that need not be beaten.
pub(crate) fn for_makespan<P: Profile + Clone>(
    net: &Net,
    judge: &Judge,
    options: &Options,
    decoder: Decoder<P>,
    mirror: impl Fn(&Net) -> Option<P>,
    beginning: &Beginning,
    goal: i32,
    best: &mut Found,
) {
    let backward = net.mirrored();
    let Some(profile) = mirror(&backward) else { return };
    let back_decoder = Decoder::new(&backward, profile, vec![0; net.count()]);
    let limit = options.budget.schedules - best.schedules;
    let size = population(limit);
    let mut random = Random::new(options.seed);
    let mut lists = Vec::new();
    for round in 0..size {
        let key = &beginning.keys[if round % 4 == 3 { 4 } else { 0 }];
        lists.push(if round == 0 { list_by(net, key) } else { list::sampled(net, key, &mut random) });
    }
    let mut search = bipopulation::Bipopulation::new(
        [net, &backward],
        [decoder, back_decoder],
        beginning.modes.clone(),
        random.next(),
        best.plan.clone(),
    );
    search.fill(lists.into_iter(), size, limit, goal);
    search.run(limit, goal);
    best.schedules += search.schedules;
    let cost = judge.cost(&search.best);
    if cost < best.cost {
        best.cost = cost;
        best.plan = search.best;
    }
}

/// Members of each population for a number of schedules.
fn population(schedules: u64) -> usize {
    ((schedules as f64).sqrt() as usize / 2).clamp(4, 100)
}

/// The mode that is over first when nothing else is there.
fn quickest(net: &Net, at: usize) -> u32 {
    net.possible_modes(at).min_by_key(|&mode| (net.mode(at, mode).duration, mode)).unwrap_or(0)
}

//! The best schedule of a small project by trying everything, with no code from the library.

use umstieg_schedule::{
    Activity, Budget, Closure, Criterion, Deadlines, Draft, Failure, LevelWitness, Link, Objective, Options,
    Project, Resource, Term, solve,
};

use crate::generate::{Dice, Features, project};

/// The least levels over all schedules, one criterion each; none if there is no schedule.
pub(crate) fn least(draft: &Draft, criteria: &[Criterion], hard: bool, days: u32) -> Option<Vec<u64>> {
    let levels: Vec<Vec<Term>> =
        criteria.iter().map(|&criterion| vec![Term { criterion, weight: 1 }]).collect();
    least_weighed(draft, &levels, hard, days)
}

/// The least levels over all schedules, each a weighted sum; none if there is no schedule.
pub(crate) fn least_weighed(draft: &Draft, levels: &[Vec<Term>], hard: bool, days: u32) -> Option<Vec<u64>> {
    let mut search = Search {
        draft,
        levels,
        hard,
        days,
        spans: Vec::new(),
        loads: vec![vec![0; 2 * days as usize + 40]; draft.resources.len()],
        best: None,
    };
    search.place(vec![0; levels.iter().map(Vec::len).sum()]);
    search.best
}

struct Search<'a> {
    draft: &'a Draft,
    levels: &'a [Vec<Term>],
    hard: bool,
    days: u32,
    spans: Vec<(u32, u32)>,
    loads: Vec<Vec<u32>>,
    best: Option<Vec<u64>>,
}

impl Search<'_> {
    /// Goes on from what has been measured so far, one number for every term of every level.
    fn place(&mut self, measures: Vec<u64>) {
        let mut next = measures.iter();
        let sum =
            |level: &Vec<Term>| level.iter().zip(next.by_ref()).map(|it| u64::from(it.0.weight) * it.1).sum();
        let levels: Vec<u64> = self.levels.iter().map(sum).collect();
        if self.best.as_ref().is_some_and(|best| levels >= *best) {
            return;
        }
        let at = self.spans.len();
        if at == self.draft.activities.len() {
            self.best = Some(levels);
            return;
        }
        let activity = &self.draft.activities[at];
        let starts = match activity.fixed_start {
            Some(day) => day..=day,
            None => activity.release..=self.days,
        };
        for start in starts {
            for mode in &activity.modes {
                let Some(worked) = self.worked(at, start, mode.duration) else { continue };
                let finish = if mode.duration == 0 { start } else { worked[worked.len() - 1] + 1 };
                if self.hard && activity.deadline.is_some_and(|day| finish > day) {
                    continue;
                }
                self.spans.push((start, finish));
                if self.ordered() && self.hold(&worked, mode) {
                    let mut next = measures.clone();
                    for (level, term) in next.iter_mut().zip(self.levels.iter().flatten()) {
                        *level = match term.criterion {
                            Criterion::Makespan => u64::from(finish).max(*level),
                            Criterion::DeadlineMisses => {
                                *level + u64::from(activity.deadline.is_some_and(|day| finish > day))
                            }
                            Criterion::Tardiness => {
                                let late = |due: umstieg_schedule::Due| {
                                    {
                                        // Day by day, a period begins with each first day of it.
                                        let late = finish.saturating_sub(due.day);
                                        let begun = (0..late).filter(|day| day % due.period == 0).count();
                                        begun as u64 * u64::from(due.period) * u64::from(due.weight)
                                    }
                                };
                                *level + activity.due.map_or(0, late)
                            }
                            Criterion::Earliness => {
                                *level + u64::from(activity.earliness_weight) * u64::from(finish)
                            }
                            Criterion::ModeCost => *level + u64::from(mode.cost),
                            _ => unreachable!("not asked for here"),
                        };
                    }
                    self.place(next);
                    self.give_back(&worked, mode);
                }
                self.spans.pop();
            }
        }
    }

    fn open(&self, at: usize, day: u32) -> bool {
        let follows = self.draft.activities[at].calendar;
        follows.is_none_or(|it| {
            self.draft.calendars[it.calendar]
                .closed
                .iter()
                .all(|window| day < window.from || day >= window.to)
        })
    }

    /// The days worked, or none if the calendar forbids the start.
    fn worked(&self, at: usize, start: u32, duration: u32) -> Option<Vec<u32>> {
        if !self.open(at, start) {
            return None;
        }
        let pauses = self.draft.activities[at].calendar.is_some_and(|it| it.closure == Closure::Pause);
        let mut worked = Vec::new();
        let mut day = start;
        while worked.len() < duration as usize {
            if self.open(at, day) {
                worked.push(day);
            } else if !pauses {
                return None;
            }
            day += 1;
        }
        Some(worked)
    }

    fn ordered(&self) -> bool {
        self.draft.precedences.iter().all(|it| {
            let (Some(from), Some(to)) = (self.spans.get(it.from), self.spans.get(it.to)) else {
                return true;
            };
            let (from, to) = match it.link {
                Link::FinishStart => (from.1, to.0),
                Link::StartStart => (from.0, to.0),
                Link::FinishFinish => (from.1, to.1),
                Link::StartFinish => (from.0, to.1),
            };
            let lag = i64::from(to) - i64::from(from);
            lag >= i64::from(it.min_lag) && it.max_lag.is_none_or(|most| lag <= i64::from(most))
        })
    }

    fn hold(&mut self, worked: &[u32], mode: &umstieg_schedule::Mode) -> bool {
        self.change(worked, mode, true);
        let fits = worked.iter().all(|&day| {
            mode.demands.iter().all(|demand| {
                let capacity = self.draft.resources[demand.resource].on(day);
                self.loads[demand.resource][day as usize] <= capacity
            })
        });
        if !fits {
            self.change(worked, mode, false);
        }
        fits
    }

    fn give_back(&mut self, worked: &[u32], mode: &umstieg_schedule::Mode) {
        self.change(worked, mode, false);
    }

    fn change(&mut self, worked: &[u32], mode: &umstieg_schedule::Mode, more: bool) {
        for &day in worked {
            for demand in &mode.demands {
                let load = &mut self.loads[demand.resource][day as usize];
                *load = if more { *load + demand.amount } else { *load - demand.amount };
            }
        }
    }
}

const LISTS: [&[Criterion]; 5] = [
    &[Criterion::Makespan],
    &[Criterion::DeadlineMisses, Criterion::Tardiness, Criterion::Makespan, Criterion::Earliness],
    &[Criterion::Earliness, Criterion::Makespan],
    &[Criterion::ModeCost, Criterion::Tardiness],
    &[Criterion::Makespan, Criterion::ModeCost, Criterion::Earliness],
];

#[test]
fn proven_schedules_are_the_best_there_are() {
    let (mut solved, mut proven, mut impossible, mut unsure) = (0, 0, 0, 0);
    for seed in 0..2500 {
        let mut dice = Dice::new(seed + 50_000);
        let mut features = Features::ALL;
        features.activities = 4;
        features.calendars = dice.chance(60);
        features.modes = dice.chance(60);
        features.greatest_lags = dice.chance(60);
        let draft = project(&mut dice, features);
        let Ok(project) = Project::new(draft.clone()) else { continue };
        let criteria = LISTS[seed as usize % LISTS.len()];
        let hard = seed % 3 > 0;
        // Soft deadlines come first unless the objective names them; here it always does.
        if !hard && !criteria.contains(&Criterion::DeadlineMisses) {
            continue;
        }
        let options = Options {
            objective: Objective::lexicographic(criteria.iter().copied()),
            deadlines: if hard { Deadlines::Hard } else { Deadlines::Soft },
            ..Options::default()
        };
        let best = least(&draft, criteria, hard, project.horizon());
        for budget in [Budget::QUICK, Budget { schedules: 1, conflicts: 4 }] {
            let quick = solve(&project, &Options { budget, ..options.clone() });
            let (Ok(quick), Some(best)) = (quick, &best) else { continue };
            // Each bound holds for schedules as good as the best in the levels before.
            for (at, level) in quick.levels.iter().enumerate() {
                assert!(level.bound <= best[at], "seed {seed}: level {at} {best:?} {draft:#?} {quick:#?}");
                if level.value > best[at] {
                    break;
                }
            }
        }
        match (solve(&project, &options), best) {
            (Ok(solution), Some(best)) => {
                solved += 1;
                let values: Vec<u64> = solution.levels.iter().map(|level| level.value).collect();
                assert!(values >= best, "seed {seed}: {values:?} beats {best:?} {draft:#?}");
                let sure = solution.levels.iter().take_while(|level| level.proven).count();
                assert_eq!(values[..sure], best[..sure], "seed {seed}: {draft:#?} {solution:#?}");
                if criteria == [Criterion::Makespan] {
                    assert!(u64::from(solution.bound.makespan) <= best[0], "seed {seed}: {draft:#?}");
                }
                proven += usize::from(solution.proven);
            }
            (Err(Failure::Contradiction(_)), None) => impossible += 1,
            (Err(_), None) => unsure += 1,
            (Ok(solution), None) => panic!("seed {seed}: no schedule exists {draft:#?} {solution:#?}"),
            (Err(failure), Some(_)) => panic!("seed {seed}: {failure} {draft:#?}"),
        }
    }
    assert!(
        solved > 1000 && proven == solved && impossible > 20 && unsure == 0,
        "{solved} solved, {proven} proven, {impossible} impossible, {unsure} unsure"
    );
}

#[test]
fn weighted_sums_are_proven_the_best_and_their_bounds_hold_whatever_the_budget() {
    let (mut solved, mut proven, mut early) = (0, 0, 0);
    for seed in 0..3000 {
        let mut dice = Dice::new(seed + 900_000);
        // What cannot be grown from the left is mixed in, so that both kinds of search are tried, alone and in turn.
        let features = Features {
            activities: 5,
            lags: dice.chance(50),
            greatest_lags: dice.chance(30),
            calendars: dice.chance(50),
            steps: dice.chance(50),
            modes: dice.chance(10),
            dates: true,
            deadlines: dice.chance(30),
            fixed: dice.chance(10),
        };
        let draft = project(&mut dice, features);
        let Ok(project) = Project::new(draft.clone()) else { continue };
        if project.horizon() > 40 {
            continue;
        }
        let terms = [
            (Criterion::Tardiness, 1 + dice.below(3)),
            (Criterion::Earliness, dice.below(3)),
            (Criterion::Makespan, dice.below(4)),
        ];
        let hard = dice.chance(50);
        let mut objective = Objective::weighted(terms);
        if !hard {
            objective = Objective::lexicographic([Criterion::DeadlineMisses]).then(terms);
        }
        let Some(best) = least_weighed(&draft, &objective.levels, hard, project.horizon()) else { continue };
        let deadlines = if hard { Deadlines::Hard } else { Deadlines::Soft };
        let options = Options { objective, deadlines, ..Options::default() };
        for conflicts in [0, 1, 2, 1_500] {
            let budget = Budget { schedules: if conflicts < 3 { 1 } else { 100 }, conflicts };
            let Ok(solution) = solve(&project, &Options { budget, ..options.clone() }) else { continue };
            for (at, level) in solution.levels.iter().enumerate() {
                assert!(level.bound <= best[at], "seed {seed}: level {at} {best:?} {draft:#?} {solution:#?}");
                if level.value > best[at] {
                    assert!(!level.proven, "seed {seed}: {best:?} {draft:#?} {solution:#?}");
                    break;
                }
            }
            let values: Vec<u64> = solution.levels.iter().map(|level| level.value).collect();
            assert!(values >= best, "seed {seed}: {values:?} beats {best:?} {draft:#?}");
            solved += usize::from(conflicts == 1_500);
            proven += usize::from(conflicts == 1_500 && solution.proven);
            early += usize::from(conflicts == 1 && solution.proven);
        }
    }
    assert!(
        solved > 1500 && proven == solved && early > 1000,
        "{solved} solved, {proven} proven, {early} early"
    );
}

#[test]
fn bounds_through_a_resource_hold() {
    let mut bounded = 0;
    for seed in 0..300 {
        let mut dice = Dice::new(seed + 300_000);
        let mut draft = Draft::new();
        let people = draft.resource(Resource::constant(2));
        for at in 0..5 {
            let activity = Activity::new(1 + dice.below(3)).needs(people, 1 + dice.below(2));
            let due = dice.below(6);
            draft.activity(activity.due(due, 1 + dice.below(3)).early(1 + dice.below(4)));
            if at > 0 && dice.chance(20) {
                draft.after(dice.below(at) as usize, at as usize, at);
            }
        }
        let Ok(project) = Project::new(draft.clone()) else { continue };
        let criterion = if seed % 2 == 0 { Criterion::Tardiness } else { Criterion::Earliness };
        let Some(best) = least(&draft, &[criterion], true, project.horizon()) else { continue };
        let objective = Objective::lexicographic([criterion]);
        let options = Options { objective, budget: Budget::QUICK, ..Options::default() };
        let solution = solve(&project, &options).expect("nothing forbids a schedule");
        let level = solution.levels[0];
        assert!(level.bound <= best[0], "seed {seed}: {best:?} {draft:#?} {solution:#?}");
        bounded += usize::from(matches!(level.witness, LevelWitness::Shared { .. }));
    }
    assert!(bounded > 50, "{bounded} bounds through a resource");
}

#[test]
fn deadlines_named_in_a_contradiction_contradict_each_other() {
    let (mut found, mut minimal) = (0, 0);
    for seed in 0..4_000 {
        let mut dice = Dice::new(seed + 700_000);
        let features = Features { activities: 4, fixed: false, ..Features::ALL };
        let mut draft = project(&mut dice, features);
        for activity in &mut draft.activities {
            if dice.chance(50) {
                activity.deadline = Some(2 + dice.below(6));
            }
        }
        let Ok(project) = Project::new(draft.clone()) else { continue };
        let Err(Failure::Contradiction(conflict)) = solve(&project, &Options::default()) else { continue };
        let days = project.horizon();
        let mut named = draft.clone();
        for (at, activity) in named.activities.iter_mut().enumerate() {
            activity.deadline = activity.deadline.filter(|_| conflict.deadlines.contains(&at));
        }
        let makespan = [Criterion::Makespan];
        assert_eq!(least(&named, &makespan, true, days), None, "seed {seed}: {conflict:?} {draft:#?}");
        found += 1;
        let mut free = draft.clone();
        free.activities.iter_mut().for_each(|it| it.deadline = None);
        // Where even that is impossible, statements that are not named contradict each other too.
        if !conflict.minimal || least(&free, &makespan, true, days).is_none() {
            continue;
        }
        for &at in &conflict.deadlines {
            let mut fewer = named.clone();
            fewer.activities[at].deadline = None;
            let left = least(&fewer, &makespan, true, days);
            assert!(left.is_some(), "seed {seed}: {at} is not needed in {conflict:?} {draft:#?}");
        }
        minimal += 1;
    }
    assert!(found > 300 && minimal * 10 > found * 9, "{found} contradictions, {minimal} minimal");
}

//! What must hold between the answers to related projects.

use umstieg_schedule::{
    Activity, Budget, Criterion, Draft, Due, Failure, Known, Objective, Options, Precedence, Project, Reason,
    Resource, Solution, Violation, audit, solve,
};

use crate::generate::{Dice, Features, project};

fn answer(draft: &Draft, options: &Options) -> Option<Solution> {
    solve(&Project::new(draft.clone()).ok()?, options).ok()
}

fn values(solution: &Solution) -> Vec<u64> {
    solution.levels.iter().map(|level| level.value).collect()
}

fn small(seed: u64, change: impl Fn(&mut Features)) -> Draft {
    let mut features = Features { activities: 6, ..Features::ALL };
    change(&mut features);
    project(&mut Dice::new(seed + 900_000), features)
}

/// The usual levels, or one weighted sum of finishes, days late and the end.
fn weighing(seed: u64) -> Options {
    let sum =
        Objective::weighted([(Criterion::Tardiness, 3), (Criterion::Earliness, 2), (Criterion::Makespan, 1)]);
    Options {
        objective: if seed.is_multiple_of(2) { Objective::default() } else { sum },
        ..Options::default()
    }
}

#[test]
fn relaxing_never_makes_a_proven_optimum_worse() {
    let mut compared = 0;
    for seed in 0..600 {
        let draft = small(seed, |_| ());
        let options = weighing(seed / 6);
        let Some(before) = answer(&draft, &options).filter(|it| it.proven) else { continue };
        let mut relaxed = draft.clone();
        match seed % 6 {
            0 => relaxed
                .resources
                .iter_mut()
                .for_each(|it| it.steps.iter_mut().for_each(|step| step.capacity += 1)),
            1 => drop(relaxed.precedences.pop()),
            2 => relaxed.activities.iter_mut().for_each(|it| it.deadline = None),
            3 => relaxed.precedences.iter_mut().for_each(|it| it.max_lag = it.max_lag.map(|lag| lag + 2)),
            4 => relaxed.activities.iter_mut().flat_map(|it| &mut it.due).for_each(|due| due.day += 1),
            _ => relaxed.activities.iter_mut().for_each(|it| it.release = 0),
        }
        let after = answer(&relaxed, &options).expect("what was possible stays possible");
        assert!(after.proven, "seed {seed}");
        assert!(values(&after) <= values(&before), "seed {seed}: {draft:#?}");
        compared += 1;
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn renumbering_keeps_proven_values() {
    for seed in 0..300 {
        let draft = small(seed + 1000, |_| ());
        let options = weighing(seed);
        let Some(before) = answer(&draft, &options).filter(|it| it.proven) else { continue };
        let count = draft.activities.len();
        let mut turned = draft.clone();
        turned.activities.reverse();
        for precedence in &mut turned.precedences {
            precedence.from = count - 1 - precedence.from;
            precedence.to = count - 1 - precedence.to;
        }
        turned.precedences.reverse();
        let after = answer(&turned, &options).expect("the same project");
        assert_eq!(values(&after), values(&before), "seed {seed}: {draft:#?}");
    }
}

#[test]
fn the_same_seed_and_budget_give_the_same_bytes() {
    let mut features = Features { activities: 40, ..Features::ALL };
    features.fixed = false;
    for seed in 0..6 {
        let draft = project(&mut Dice::new(seed + 77), features);
        let runs: Vec<String> = (0..3)
            .map(|_| format!("{:?}", Project::new(draft.clone()).map(|it| solve(&it, &Options::default()))))
            .collect();
        assert_eq!(runs[0], runs[1]);
        assert_eq!(runs[1], runs[2]);
    }
}

#[test]
fn a_scaled_copy_scales() {
    for seed in 0..200 {
        let draft = small(seed + 3000, |_| ());
        let options = weighing(2 * (seed / 2) + 1);
        let end = Options { objective: Objective::makespan(), ..Options::default() };
        let options = if seed % 2 == 0 { end } else { options };
        let Some(before) = answer(&draft, &options).filter(|it| it.proven) else { continue };
        let mut scaled = draft.clone();
        for resource in &mut scaled.resources {
            for step in &mut resource.steps {
                step.from *= 3;
                step.capacity *= 5;
            }
        }
        for window in scaled.calendars.iter_mut().flat_map(|it| &mut it.closed) {
            window.from *= 3;
            window.to *= 3;
        }
        for activity in &mut scaled.activities {
            activity.release *= 3;
            activity.deadline = activity.deadline.map(|day| 3 * day);
            activity.due = activity.due.map(|due| Due { day: 3 * due.day, period: 3 * due.period, ..due });
            activity.fixed_start = activity.fixed_start.map(|day| 3 * day);
            for mode in &mut activity.modes {
                mode.duration *= 3;
                mode.demands.iter_mut().for_each(|demand| demand.amount *= 5);
            }
        }
        for precedence in &mut scaled.precedences {
            precedence.min_lag *= 3;
            precedence.max_lag = precedence.max_lag.map(|lag| 3 * lag);
        }
        let after = answer(&scaled, &options).expect("the same project, larger");
        assert!(after.proven, "seed {seed}");
        let tripled: Vec<u64> = values(&before).iter().map(|value| 3 * value).collect();
        assert_eq!(values(&after), tripled, "seed {seed}: {draft:#?}");
    }
}

#[test]
fn reasons_and_slack_are_true() {
    let mut named = 0;
    for seed in 0..300 {
        let draft = small(seed + 5000, |it| it.calendars = false);
        let Some(solution) = answer(&draft, &Options::default()) else { continue };
        for at in 0..draft.activities.len() {
            let moved = |days: i64| {
                let (mut starts, mut finishes) = (solution.starts.clone(), solution.finishes.clone());
                starts[at] = u32::try_from(i64::from(starts[at]) + days).ok()?;
                finishes[at] = u32::try_from(i64::from(finishes[at]) + days).ok()?;
                Some(audit(&draft, &starts, &finishes, &solution.modes))
            };
            let earlier = moved(-1);
            match &solution.reasons[at] {
                Reason::AtStart => assert_eq!(solution.starts[at], 0),
                Reason::Nothing => {
                    assert_eq!(earlier, Some(Vec::new()), "seed {seed} activity {at}: {draft:#?}")
                }
                Reason::Release => assert!(earlier.unwrap().contains(&Violation::Release { activity: at })),
                Reason::Fixed => {
                    assert!(earlier.is_none_or(|it| it.contains(&Violation::Fixed { activity: at })))
                }
                Reason::Precedence { precedence, .. } => {
                    let broken = Violation::Precedence { precedence: *precedence };
                    assert!(earlier.unwrap().contains(&broken), "seed {seed} activity {at}: {draft:#?}");
                }
                Reason::Resource { resource, .. } | Reason::Capacity { resource, .. } => {
                    let earlier = earlier.unwrap();
                    let full = |it: &Violation| matches!(it, Violation::Resource { resource: other, .. } if other == resource);
                    assert!(earlier.iter().any(full), "seed {seed} activity {at}: {draft:#?} {solution:#?}");
                }
                other => panic!("{other:?} without calendars"),
            }
            named += 1;
            let slack = i64::from(solution.slack[at]);
            if draft.activities[at].fixed_start.is_none() {
                assert_eq!(
                    moved(slack),
                    Some(Vec::new()),
                    "seed {seed} activity {at} slack {slack}: {draft:#?}"
                );
            }
        }
    }
    assert!(named > 500, "{named}");
}

#[test]
fn a_smoother_load_is_found_within_the_same_makespan() {
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(4));
    draft.activity(Activity::new(6).needs(people, 2));
    for _ in 0..3 {
        draft.activity(Activity::new(2).needs(people, 1));
    }
    let objective = Objective::lexicographic([Criterion::Makespan, Criterion::Smoothness]);
    let solution = answer(&draft, &Options { objective, ..Options::default() }).unwrap();
    assert_eq!(solution.measures.peak_load, 3);
    assert_eq!(audit(&draft, &solution.starts, &solution.finishes, &solution.modes), []);
}

#[test]
fn deadlines_that_only_search_can_refute_are_narrowed_down() {
    // Three of length 2 on a resource of one, in windows that energy alone does not exclude.
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(3));
    for _ in 0..3 {
        draft.activity(Activity::new(2).needs(people, 2).deadline(5));
    }
    draft.activity(Activity::new(1).deadline(50));
    let Err(Failure::Contradiction(conflict)) = solve(&Project::new(draft).unwrap(), &Options::default())
    else {
        panic!("three times two days do not fit into five, one after the other")
    };
    assert_eq!(conflict.deadlines, [0, 1, 2]);
    assert!(conflict.minimal);
}

#[test]
fn huge_projects_are_scheduled_with_a_small_budget() {
    let mut draft = Draft::new();
    let people: Vec<usize> = (0..4).map(|at| draft.resource(Resource::constant(3 + at))).collect();
    let mut dice = Dice::new(5);
    let count = 100_000;
    for at in 0..count {
        let person = people[dice.below(4) as usize];
        draft.activity(Activity::new(1 + dice.below(5)).needs(person, 1 + dice.below(2)));
        if at % 4 > 0 {
            draft.after(at - 1, at, at as u32);
        }
    }
    let budget = Budget { schedules: 1, conflicts: 0 };
    let options = Options { objective: Objective::makespan(), budget, ..Options::default() };
    let solution = answer(&draft, &options).unwrap();
    assert_eq!(audit(&draft, &solution.starts, &solution.finishes, &solution.modes), []);
    assert!(solution.gap() < 0.1, "{}", solution.gap());
}

#[test]
fn an_end_that_is_proven_the_best_is_the_bound_where_nothing_else_is_weighed() {
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(3));
    for _ in 0..3 {
        draft.activity(Activity::new(1).needs(people, 2));
    }
    let objective = Objective::lexicographic([Criterion::DeadlineMisses, Criterion::Tardiness])
        .then([(Criterion::Earliness, 1), (Criterion::Makespan, 2)]);
    let solution = answer(&draft, &Options { objective, ..Options::default() }).unwrap();
    assert!(solution.proven);
    // Two days have enough of everybody's time; only the search sees that no two activities fit into one.
    assert_eq!((solution.makespan, solution.bound.makespan), (3, 3));
}

#[test]
fn a_known_schedule_is_not_lost_and_a_wrong_one_not_taken() {
    let (mut kept, mut wrong) = (0, 0);
    for seed in 0..400 {
        let draft = small(seed, |features| features.activities = 12);
        let options = weighing(seed);
        let Some(first) = answer(&draft, &options) else { continue };
        let little = Options { budget: Budget { schedules: 1, conflicts: 0 }, ..options };
        let Some(alone) = answer(&draft, &little) else { continue };
        let mut known = Known::from(&first);
        let after = answer(&draft, &Options { known: Some(known.clone()), ..little.clone() }).unwrap();
        assert!(values(&after) <= values(&first), "seed {seed}: {draft:#?}");
        kept += usize::from(values(&first) < values(&alone));
        known.starts.iter_mut().for_each(|day| *day /= 2);
        wrong += usize::from(!audit(&draft, &known.starts, &first.finishes, &known.modes).is_empty());
        let after = answer(&draft, &Options { known: Some(known), ..little }).unwrap();
        assert_eq!(audit(&draft, &after.starts, &after.finishes, &after.modes), [], "seed {seed}");
    }
    assert!(kept > 10 && wrong > 100, "{kept} kept, {wrong} wrong");
}

#[test]
fn a_known_schedule_of_another_shape_is_passed_over() {
    let mut draft = Draft::new();
    draft.activity(Activity::new(3));
    for (starts, modes) in
        [(vec![], vec![]), (vec![0], vec![7]), (vec![u32::MAX], vec![0]), (vec![1; 2], vec![0; 2])]
    {
        let options = Options { known: Some(Known { starts, modes }), ..Options::default() };
        assert_eq!(answer(&draft, &options).unwrap().finishes, [3]);
    }
}

#[test]
fn a_rival_ends_the_search_only_where_nothing_is_below_it() {
    let (mut compared, mut spared) = (0, 0);
    for seed in 0..400 {
        let draft = small(seed, |features| features.activities = 12);
        let options = weighing(seed);
        let Some(best) = answer(&draft, &options).filter(|it| it.proven) else { continue };
        let mut rival = values(&best);
        let tied = answer(&draft, &Options { rival: Some(rival.clone()), ..options.clone() }).unwrap();
        assert_eq!(audit(&draft, &tied.starts, &tied.finishes, &tied.modes), [], "seed {seed}");
        assert!(tied.levels.iter().zip(&rival).all(|(level, best)| level.bound <= *best), "seed {seed}");
        let spent = |it: &Solution| it.effort.schedules + it.effort.conflicts;
        // Nothing is below the empty list, so the first schedule will do.
        let beaten = answer(&draft, &Options { rival: Some(Vec::new()), ..options.clone() }).unwrap();
        assert_eq!(audit(&draft, &beaten.starts, &beaten.finishes, &beaten.modes), [], "seed {seed}");
        spared += usize::from(spent(&beaten) < spent(&best));
        if let Some(last) = rival.last_mut() {
            *last += 1;
        }
        let better = answer(&draft, &Options { rival: Some(rival), ..options }).unwrap();
        assert_eq!(values(&better), values(&best), "seed {seed}: {draft:#?}");
        compared += 1;
    }
    assert!(compared > 200 && spared > 20, "{compared} compared, {spared} spared");
}

/// A project in which nearly everything is urgent and little goes on at once, and what is asked of it.
fn crowded(seed: u64) -> (Draft, Options) {
    let mut dice = Dice::new(seed);
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(5));
    for _ in 0..14 {
        let activity = Activity::new(2 + dice.below(6)).needs(people, 2 + dice.below(2));
        let at = draft.activity(activity.released(dice.below(7)).early(1 + dice.below(3)));
        for before in (0..at).filter(|_| dice.chance(8)) {
            draft.after(before, at, 0);
        }
    }
    // What is fixed leaves the bound to suppositions.
    draft.activity(Activity::new(2).needs(people, 5).fixed(9));
    let options = Options {
        objective: Objective::weighted([(Criterion::Earliness, 1), (Criterion::Makespan, 4)]),
        budget: Budget { schedules: 100, conflicts: 300 },
        ..Options::default()
    };
    (draft, options)
}

#[test]
fn a_gap_that_may_stay_ends_the_search_sooner() {
    for seed in 0..12 {
        let (draft, options) = crowded(seed);
        let whole = answer(&draft, &options).unwrap();
        let enough = answer(&draft, &Options { gap_limit: 400, ..options }).unwrap();
        assert_eq!(audit(&draft, &enough.starts, &enough.finishes, &enough.modes), [], "seed {seed}");
        assert!(enough.effort.conflicts < whole.effort.conflicts, "seed {seed}");
        assert!(enough.levels[0].gap() <= 0.4, "seed {seed}: {:?}", enough.levels);
        assert!(enough.levels[0].bound <= whole.levels[0].value, "seed {seed}");
    }
}

#[test]
fn finishes_that_stand_in_each_others_way_are_bounded_together() {
    let mut gaps = 0.0;
    for seed in 0..12 {
        let (draft, options) = crowded(seed);
        gaps += answer(&draft, &options).unwrap().levels[0].gap();
    }
    // Bounds of single finishes alone leave more than a quarter.
    assert!(gaps / 12.0 < 0.23, "{}", gaps / 12.0);
}

#[test]
fn others_may_lie_between_what_is_tied_both_ways() {
    let mut draft = Draft::new();
    let person = draft.resource(Resource::constant(1));
    let lesson = draft.activity(Activity::new(1).needs(person, 1));
    let use_of_it = draft.activity(Activity::new(1).needs(person, 1).early(1));
    let other = draft.activity(Activity::new(6).needs(person, 1).early(1));
    draft.precedence(Precedence::finish_start(lesson, use_of_it).at_least(5).at_most(8));
    let options = Options {
        objective: Objective::weighted([(Criterion::Earliness, 1)]),
        budget: Budget { schedules: 50, conflicts: 0 },
        ..Options::default()
    };
    let solution = answer(&draft, &options).unwrap();
    assert_eq!((solution.finishes[other], solution.finishes[use_of_it]), (7, 8));
}

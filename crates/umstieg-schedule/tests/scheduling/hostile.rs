//! Input that nobody means well with.

use umstieg_schedule::{
    Activity, Budget, Calendar, Conflict, Criterion, Deadlines, Draft, Failure, Link, MAX_DAY, Mode,
    Objective, Options, Precedence, Problem, Project, Resource, audit, solve,
};

fn problems(draft: Draft) -> Vec<Problem> {
    Project::new(draft).expect_err("the draft is unsound")
}

#[test]
fn nothing_to_do_is_done_at_once() {
    let solution = solve(&Project::new(Draft::new()).unwrap(), &Options::default()).unwrap();
    assert_eq!(solution.makespan, 0);
    assert!(solution.proven);
}

#[test]
fn a_cycle_is_named_with_its_members() {
    let mut draft = Draft::new();
    let all: Vec<usize> = (0..4).map(|_| draft.activity(Activity::new(2))).collect();
    draft.after(all[0], all[1], 10);
    draft.after(all[1], all[2], 11);
    draft.after(all[2], all[1], 12);
    draft.after(all[2], all[3], 13);
    let found = problems(draft);
    let expected =
        Problem::Cycle { activities: vec![1, 2], precedences: vec![1, 2], tags: vec![11, 12], days: 4 };
    assert_eq!(found, [expected]);
}

#[test]
fn a_greatest_lag_below_what_lies_between_is_a_cycle() {
    let mut draft = Draft::new();
    let all: Vec<usize> = (0..3).map(|_| draft.activity(Activity::new(4))).collect();
    draft.after(all[0], all[1], 1);
    draft.after(all[1], all[2], 2);
    draft.precedence(Precedence::finish_start(all[0], all[2]).at_most(3).tagged(3));
    assert!(matches!(&problems(draft)[..], [Problem::Cycle { days: 1, .. }]));
}

#[test]
fn all_problems_are_reported_together() {
    let mut draft = Draft::new();
    let small = draft.resource(Resource::constant(1));
    draft.activity(Activity::new(1).needs(small, 2));
    draft.activity(Activity::with_modes(Vec::new()));
    draft.activity(Activity::new(u32::MAX).needs(9, 1).avoiding(3));
    draft.precedence(Precedence::finish_start(0, 77).at_least(5).at_most(2));
    assert_eq!(problems(draft).len(), 7);
}

#[test]
fn huge_numbers_do_not_overflow() {
    let mut draft = Draft::new();
    for _ in 0..3 {
        draft.activity(Activity::new(MAX_DAY).due(0, 1_000_000_000));
    }
    assert!(matches!(&problems(draft)[..], [Problem::HorizonTooLong { .. }]));
    let mut draft = Draft::new();
    let busy = draft.resource(Resource::constant(1_000_000_000));
    draft.activity(
        Activity::new(MAX_DAY - 10).due(0, 1_000_000_000).early(1_000_000_000).needs(busy, 1_000_000_000),
    );
    let solution = solve(&Project::new(draft).unwrap(), &Options::default()).unwrap();
    assert_eq!(solution.makespan, MAX_DAY - 10);
}

#[test]
fn no_capacity_ever_is_a_problem_and_none_left_is_a_failure() {
    let mut draft = Draft::new();
    let none = draft.resource(Resource::constant(0));
    draft.activity(Activity::new(1).needs(none, 1));
    assert!(matches!(&problems(draft)[..], [Problem::DemandAboveCapacity { .. }]));
    let mut draft = Draft::new();
    let brief = draft.resource(Resource::constant(1).then(3, 0));
    draft.activity(Activity::new(4).needs(brief, 1));
    let failure = solve(&Project::new(draft).unwrap(), &Options::default()).unwrap_err();
    assert!(matches!(failure, Failure::NotFound { .. } | Failure::Contradiction(_)));
}

#[test]
fn an_impossible_deadline_comes_with_the_chain_that_forbids_it() {
    let mut draft = Draft::new();
    let first = draft.activity(Activity::new(4));
    let second = draft.activity(Activity::new(4).deadline(7));
    draft.activity(Activity::new(1).deadline(9));
    draft.after(first, second, 5);
    let Err(Failure::Contradiction(conflict)) = solve(&Project::new(draft).unwrap(), &Options::default())
    else {
        panic!("a contradiction")
    };
    assert_eq!((conflict.activities, conflict.deadlines), (vec![0, 1], vec![1]));
    assert_eq!(conflict.precedences, [(0, 5)]);
}

#[test]
fn work_that_does_not_fit_before_its_deadlines_is_named() {
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(2));
    for _ in 0..5 {
        draft.activity(Activity::new(4).needs(people, 1).deadline(9));
    }
    let Err(Failure::Contradiction(conflict)) = solve(&Project::new(draft).unwrap(), &Options::default())
    else {
        panic!("a contradiction")
    };
    let energy = conflict.energy.unwrap();
    assert_eq!((energy.required, energy.available), (20, 18));
}

#[test]
fn few_deadlines_are_named_where_many_contradict_one_another() {
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(2));
    for days in [1, 1, 1, 1, 1, 1, 6, 1, 1, 6, 1, 7] {
        draft.activity(Activity::new(days).needs(people, 1).deadline(9));
    }
    draft.activity(Activity::new(1).deadline(40));
    let Err(Failure::Contradiction(conflict)) = solve(&Project::new(draft).unwrap(), &Options::default())
    else {
        panic!("28 days of work do not fit into twice nine")
    };
    // Three long ones are enough.
    assert_eq!(conflict.deadlines, [6, 9, 11]);
    assert_eq!(conflict.energy.map(|it| (it.required, it.available)), Some((19, 18)));
    assert!(conflict.minimal);
}

#[test]
fn huge_weights_are_weighed_without_overflow() {
    let mut draft = Draft::new();
    let one = draft.resource(Resource::constant(3));
    for _ in 0..4 {
        let late = Activity::new(100_000_000).needs(one, 2).due(0, 1_000_000_000).early(1_000_000_000);
        draft.activity(late);
    }
    let terms =
        [(Criterion::Tardiness, u32::MAX), (Criterion::Earliness, u32::MAX), (Criterion::ModeCost, u32::MAX)];
    let options = Options { objective: Objective::weighted(terms), ..Options::default() };
    let solution = solve(&Project::new(draft).unwrap(), &options).unwrap();
    assert_eq!(solution.makespan, 400_000_000);
}

#[test]
fn more_levels_than_there_are_criteria_fail_politely() {
    let options =
        Options { objective: Objective::lexicographic([Criterion::Makespan; 9]), ..Options::default() };
    let failure = solve(&Project::new(Draft::new()).unwrap(), &options).unwrap_err();
    assert!(matches!(failure, Failure::TooManyLevels { found: 9, .. }));
}

#[test]
fn chains_of_tied_pairs_are_repaired_in_reasonable_work() {
    // Ten thousand pairs, the second of each at most two days after the first, on one scarce resource.
    let mut draft = Draft::new();
    let people = draft.resource(Resource::constant(2));
    for pair in 0..10_000 {
        let first = draft.activity(Activity::new(1 + pair % 3).needs(people, 1));
        let second = draft.activity(Activity::new(2).needs(people, 1 + pair % 2));
        draft.precedence(Precedence::finish_start(first, second).at_most(2).tagged(pair));
    }
    let budget = Budget { schedules: 1, conflicts: 0 };
    let options = Options { objective: Objective::makespan(), budget, ..Options::default() };
    let solution = solve(&Project::new(draft.clone()).unwrap(), &options).unwrap();
    assert_eq!(audit(&draft, &solution.starts, &solution.finishes, &solution.modes), []);
}

/// An activity with precedences to itself.
fn own(activity: Activity, precedences: &[Precedence]) -> Draft {
    let mut draft = Draft::new();
    draft.activity(activity);
    draft.precedences.extend_from_slice(precedences);
    draft
}

#[test]
fn a_precedence_to_itself_excludes_the_modes_it_never_holds_in() {
    let modes = || Activity::with_modes(vec![Mode::new(2), Mode::new(5).costs(1)]);
    let linked = |link| Precedence::linked(link, 0, 0);
    let long = linked(Link::StartFinish).at_least(4).tagged(7);
    let short = linked(Link::FinishStart).at_least(-3).tagged(8);
    let mode = |precedence: Precedence| {
        let draft = own(modes(), &[precedence]);
        let solution = solve(&Project::new(draft.clone()).unwrap(), &Options::default()).unwrap();
        assert_eq!(audit(&draft, &solution.starts, &solution.finishes, &solution.modes), []);
        assert!(solution.proven);
        solution.modes[0]
    };
    assert_eq!([mode(long), mode(short)], [1, 0]);
    assert_eq!(mode(linked(Link::FinishStart).at_least(-9).at_most(-3)), 1);
    assert_eq!(mode(linked(Link::FinishFinish).at_least(-1).at_most(0)), 0);
    let none = Problem::NoModeLeft { activity: 0, precedences: vec![0, 1], tags: vec![7, 8] };
    assert_eq!(problems(own(modes(), &[long, short])), [none]);
    let never = own(modes(), &[linked(Link::FinishStart)]);
    assert!(matches!(&problems(never)[..], [Problem::Cycle { days: 2, .. }]));
    // With too little of a resource for the long mode nothing is left either.
    let mut draft = own(modes(), &[long]);
    let small = draft.resource(Resource::constant(1));
    draft.activities[0].modes[1] = Mode::new(5).needs(small, 2);
    assert!(matches!(&problems(draft)[..], [Problem::NoModeLeft { .. }]));
}

#[test]
fn a_precedence_to_itself_that_depends_on_the_start_is_refused() {
    let pausing = |least: i32, most: i32| {
        let within = Precedence::linked(Link::StartFinish, 0, 0).at_least(least).at_most(most).tagged(7);
        let mut draft = own(Activity::new(2).pausing(0), &[within]);
        draft.calendar(Calendar::new().close(1, 3).close(4, 5));
        Project::new(draft)
    };
    // Two days of work take two to four, as no start meets both windows.
    for (least, most) in [(0, 2), (0, 3), (3, 9), (4, 4)] {
        let uncertain = Problem::DependsOnStart { activity: 0, mode: 0, precedence: 0, tag: 7 };
        assert_eq!(pausing(least, most).unwrap_err(), [uncertain], "{least}..={most}");
    }
    for (least, most) in [(0, 4), (2, 4), (-3, 90)] {
        let solution = solve(&pausing(least, most).unwrap(), &Options::default()).unwrap();
        assert_eq!(solution.finishes, [4], "{least}..={most}");
    }
    for (least, most) in [(0, 1), (5, 9)] {
        assert!(pausing(least, most).is_err(), "{least}..={most}");
    }
}

#[test]
fn sums_that_do_not_fit_are_not_called_proven() {
    let mut draft = Draft::new();
    let one = draft.resource(Resource::constant(1));
    for at in 0..100 {
        let weight = 1_000_000_000 - at * 1_000;
        draft.activity(Activity::new(4_000_000 + at * 10_000).needs(one, 1).due(0, weight));
    }
    let project = Project::new(draft).unwrap();
    let solution = solve(&project, &Options::default()).unwrap();
    let late = solution.levels[1];
    assert_eq!((late.value, late.bound, late.proven), (u64::MAX, 0, false));
    assert!(!solution.proven);
    // What came before and after is as sure as ever.
    assert!(solution.levels[0].proven && solution.levels[2].proven);
}

#[test]
fn a_budget_without_end_is_no_overflow() {
    let mut draft = Draft::new();
    let few = draft.resource(Resource::constant(3));
    for at in 0..7 {
        draft.activity(Activity::new(3 + at % 4).needs(few, 1 + at % 3).due(at, 3 + at).early(at % 2));
    }
    // One of them in two ways, so that it is not grown but searched.
    draft.activities[6].modes.push(Mode::new(4).costs(1));
    let budget = Budget { schedules: 20, conflicts: u64::MAX };
    let solution = solve(&Project::new(draft).unwrap(), &Options { budget, ..Options::default() }).unwrap();
    assert!(solution.proven);
}

#[test]
fn levels_are_counted_as_they_are_given() {
    for deadlines in [Deadlines::Hard, Deadlines::Soft] {
        let answer = |levels: usize| {
            let objective = Objective { levels: vec![Vec::new(); levels] };
            solve(
                &Project::new(Draft::new()).unwrap(),
                &Options { objective, deadlines, ..Options::default() },
            )
        };
        assert!(answer(Objective::MAX_LEVELS).is_ok());
        assert_eq!(answer(7), Err(Failure::TooManyLevels { found: 7, limit: 6 }));
    }
}

#[test]
fn a_period_of_no_days_is_a_problem() {
    let draft = own(Activity::new(3).due(2, 1).charged_by(0), &[]);
    assert_eq!(problems(draft), [Problem::NoPeriod { activity: 0 }]);
}

fn contradiction(draft: Draft) -> Conflict {
    match Project::new(draft).map(|project| solve(&project, &Options::default())) {
        Ok(Err(Failure::Contradiction(conflict))) => *conflict,
        other => panic!("a contradiction, not {other:?}"),
    }
}

#[test]
fn a_chain_begins_where_it_begins_to_be_too_long() {
    let mut draft = Draft::new();
    for days in [1, 10, 5] {
        draft.activity(Activity::new(days));
    }
    draft.activities[2].deadline = Some(12);
    draft.after(0, 1, 1);
    draft.after(1, 2, 2);
    let conflict = contradiction(draft);
    assert_eq!((&conflict.activities[..], &conflict.precedences[..]), (&[1, 2][..], &[(1, 2)][..]));
    assert!(conflict.minimal);
}

#[test]
fn fixed_starts_that_confine_work_to_too_small_a_window_are_named() {
    let mut draft = Draft::new();
    let two = draft.resource(Resource::constant(2));
    draft.activity(Activity::new(4).needs(two, 2));
    draft.activity(Activity::new(3).needs(two, 1).fixed(1));
    draft.activity(Activity::new(1).fixed(4));
    draft.activity(Activity::new(1).fixed(9));
    draft.after(0, 2, 1);
    let conflict = contradiction(draft);
    assert_eq!((&conflict.fixed[..], &conflict.activities[..]), (&[1, 2][..], &[0, 1][..]));
    assert!(conflict.energy.is_some() && conflict.minimal);
}

#[test]
fn what_excludes_the_mode_that_would_be_quick_enough_is_named() {
    let mut draft = Draft::new();
    let one = draft.resource(Resource::constant(1));
    let modes = vec![Mode::new(2).needs(one, 2), Mode::new(9)];
    draft.activity(Activity::with_modes(modes.clone()).deadline(5));
    let conflict = contradiction(draft);
    assert_eq!((&conflict.deadlines[..], &conflict.resources[..]), (&[0][..], &[one][..]));
    assert!(conflict.minimal);
    let long = Precedence::linked(Link::StartFinish, 0, 0).at_least(4).tagged(7);
    let conflict =
        contradiction(own(Activity::with_modes(vec![Mode::new(2), Mode::new(9)]).deadline(5), &[long]));
    assert_eq!((&conflict.deadlines[..], &conflict.precedences[..]), (&[0][..], &[(0, 7)][..]));
    assert!(conflict.minimal);
}

#[test]
fn fixed_starts_without_which_nothing_is_better_are_not_named() {
    // The release alone is too late; and the second needs more than there is left from day 2 on, whenever it starts.
    let mut draft = Draft::new();
    draft.activity(Activity::new(3).released(5).fixed(6).deadline(7));
    let conflict = contradiction(draft);
    assert_eq!((&conflict.fixed[..], &conflict.deadlines[..], conflict.minimal), (&[][..], &[0][..], true));
    let mut draft = Draft::new();
    let brief = draft.resource(Resource::constant(1).then(2, 0));
    draft.activity(Activity::new(3).needs(brief, 1).fixed(0));
    let conflict = contradiction(draft);
    assert_eq!((&conflict.fixed[..], &conflict.resources[..], conflict.minimal), (&[][..], &[0][..], true));
}

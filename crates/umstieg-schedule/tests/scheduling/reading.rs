//! What is read off plans with calendars: reasons and slack.

use umstieg_schedule::{
    Activity, Calendar, Draft, Options, Project, Reason, Resource, Solution, Window, solve,
};

fn answer(draft: Draft) -> Solution {
    match Project::new(draft).map(|project| solve(&project, &Options::default())) {
        Ok(Ok(solution)) => solution,
        other => panic!("a schedule, not {other:?}"),
    }
}

#[test]
fn a_resource_that_binds_before_a_closed_window_is_named() {
    let mut draft = Draft::new();
    let one = draft.resource(Resource::constant(1));
    let calendar = draft.calendar(Calendar::new().close(6, 9));
    draft.activity(Activity::new(1).needs(one, 1).fixed(5));
    let late = draft.activity(Activity::new(3).needs(one, 1).avoiding(calendar).released(3));
    let solution = answer(draft);
    assert_eq!(solution.starts[late], 9);
    let window = Window { from: 5, to: 6 };
    let before = Box::new(Reason::Resource { resource: one, window, holders: vec![0] });
    let closed = Window { from: 6, to: 9 };
    assert_eq!(solution.reasons[late], Reason::Calendar { calendar, closed, before });
}

#[test]
fn a_milestone_can_wait_until_the_end_beyond_a_closed_window() {
    let mut draft = Draft::new();
    let calendar = draft.calendar(Calendar::new().close(4, 8));
    draft.activity(Activity::new(8));
    let pausing = draft.activity(Activity::milestone().pausing(calendar).early(1));
    // Nothing ends after day 8, the first that is open again.
    let solution = answer(draft);
    assert_eq!((solution.starts[pausing], solution.slack[pausing]), (0, 8));
}

#[test]
fn days_on_which_nothing_is_lacking_are_not_named() {
    // The holder pauses from 3 to 6.
    let mut draft = Draft::new();
    let one = draft.resource(Resource::constant(1));
    let calendar = draft.calendar(Calendar::new().close(3, 6));
    draft.activity(Activity::new(5).needs(one, 1).pausing(calendar).fixed(0));
    let late = draft.activity(Activity::new(4).needs(one, 1));
    let reason = |window| Reason::Resource { resource: one, window, holders: vec![0] };
    assert_eq!(answer(draft).reasons[late], reason(Window { from: 6, to: 8 }));
    // Until day 2 there is enough for both.
    let mut draft = Draft::new();
    let one = draft.resource(Resource::constant(3).then(2, 2));
    draft.activity(Activity::new(5).needs(one, 1).fixed(0));
    let late = draft.activity(Activity::new(4).needs(one, 2));
    assert_eq!(answer(draft).reasons[late], reason(Window { from: 2, to: 5 }));
}

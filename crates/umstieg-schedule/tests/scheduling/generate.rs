//! Random small projects with every feature mixed.

use umstieg_schedule::{Activity, Calendar, Draft, Link, Mode, Precedence, Resource};

/// A generator that is the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1)
    }

    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 32) % u64::from(bound)) as u32
    }

    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}

/// Which features a generated project may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Features {
    pub(crate) activities: u32,
    pub(crate) lags: bool,
    pub(crate) greatest_lags: bool,
    pub(crate) calendars: bool,
    pub(crate) steps: bool,
    pub(crate) modes: bool,
    pub(crate) dates: bool,
    pub(crate) deadlines: bool,
    pub(crate) fixed: bool,
}

impl Features {
    pub(crate) const ALL: Self = Self {
        activities: 5,
        lags: true,
        greatest_lags: true,
        calendars: true,
        steps: true,
        modes: true,
        dates: true,
        deadlines: true,
        fixed: true,
    };
}

pub(crate) fn project(dice: &mut Dice, features: Features) -> Draft {
    let mut draft = Draft::new();
    for _ in 0..1 + dice.below(2) {
        let mut resource = Resource::constant(1 + dice.below(4));
        if features.steps && dice.chance(40) {
            let from = 1 + dice.below(5);
            resource = resource.then(from, dice.below(4)).then(from + 1 + dice.below(4), 3);
        }
        draft.resource(resource);
    }
    if features.calendars {
        for _ in 0..1 + dice.below(2) {
            let mut calendar = Calendar::new();
            for _ in 0..dice.below(4) {
                let from = dice.below(12);
                calendar = calendar.close(from, from + 1 + dice.below(3));
            }
            draft.calendar(calendar);
        }
    }
    let count = 1 + dice.below(features.activities);
    for _ in 0..count {
        let modes = if features.modes && dice.chance(30) { 2 } else { 1 };
        let modes = (0..modes)
            .map(|_| {
                let mut mode = Mode::new(dice.below(5)).costs(dice.below(4));
                for resource in 0..draft.resources.len() {
                    if dice.chance(60) {
                        mode = mode.needs(resource, 1 + dice.below(2));
                    }
                }
                mode
            })
            .collect();
        let mut activity = Activity::with_modes(modes);
        if features.dates {
            if dice.chance(25) {
                activity = activity.released(dice.below(6));
            }
            if dice.chance(30) {
                activity = activity.due(dice.below(12), 1 + dice.below(3));
                if dice.below(2) == 0 {
                    activity = activity.charged_by(1 + dice.below(6));
                }
            }
            activity = activity.early(dice.below(3));
        }
        if features.deadlines && dice.chance(20) {
            activity = activity.deadline(4 + dice.below(14));
        }
        if !draft.calendars.is_empty() && dice.chance(40) {
            let calendar = dice.below(draft.calendars.len() as u32) as usize;
            activity = if dice.chance(50) { activity.avoiding(calendar) } else { activity.pausing(calendar) };
        }
        if features.fixed && dice.chance(6) {
            activity = activity.fixed(dice.below(6));
        }
        draft.activity(activity);
    }
    for to in 1..count as usize {
        for from in 0..to {
            if !dice.chance(30) {
                continue;
            }
            let mut precedence = Precedence::finish_start(from, to).tagged(dice.below(1000));
            if features.lags && dice.chance(50) {
                let links = [Link::FinishStart, Link::StartStart, Link::FinishFinish, Link::StartFinish];
                precedence.link = links[dice.below(4) as usize];
                precedence.min_lag = dice.below(5) as i32 - 2;
            }
            if features.greatest_lags && dice.chance(25) {
                precedence.max_lag = Some(precedence.min_lag + dice.below(5) as i32);
            }
            draft.precedence(precedence);
        }
    }
    draft
}

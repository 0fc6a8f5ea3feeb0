//! Precedences from an activity to itself: what they say of the days between its start and its finish.
//!
//! They never move a start. In a mode of known length they hold always or never, so they are decided once: a mode in
//! which one never holds is no mode. Where a calendar pauses, the length depends on the start; what then holds for some
//! starts only is refused.

use std::collections::BTreeMap;

use super::{Closure, Draft, Link, Precedence, Problem};
use crate::net::Openings;

/// The days that may lie between the start and the finish of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    least: i64,
    most: i64,
}

impl Span {
    const ANY: Self = Self { least: i64::MIN, most: i64::MAX };

    /// What one precedence says; one between the same points must have 0 among its lags and says nothing else.
    fn of(link: Link, min_lag: i32, max_lag: Option<i32>) -> Self {
        let (least, most) = (i64::from(min_lag), max_lag.map_or(i64::MAX, i64::from));
        match link {
            Link::StartFinish => Self { least, most },
            // The finish comes first: the lag counts the days backwards.
            Link::FinishStart => Self { least: most.saturating_neg(), most: -least },
            Link::StartStart | Link::FinishFinish if least <= 0 && most >= 0 => Self::ANY,
            Link::StartStart | Link::FinishFinish => Self { least: i64::MAX, most: i64::MIN },
        }
    }

    fn and(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), most: self.most.min(other.most) }
    }

    /// True if an activity may take so many days.
    pub(crate) fn allows(self, days: u32) -> bool {
        (self.least..=self.most).contains(&days.into())
    }
}

/// What activities are allowed by those of these precedences that lead from them to themselves.
pub(crate) fn own_spans<'a>(precedences: impl IntoIterator<Item = &'a Precedence>) -> BTreeMap<usize, Span> {
    let mut spans = BTreeMap::new();
    for it in precedences.into_iter().filter(|it| it.from == it.to) {
        let span = spans.entry(it.from).or_insert(Span::ANY);
        *span = span.and(Span::of(it.link, it.min_lag, it.max_lag));
    }
    spans
}

/// Adds a problem for each activity to which its own precedences leave no mode, and for each precedence that holds for
/// some starts only. A precedence that excludes all modes alone has been named as a cycle already.
pub(crate) fn own(draft: &Draft, most: &[u32], problems: &mut Vec<Problem>) {
    let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (precedence, it) in draft.precedences.iter().enumerate().filter(|(_, it)| it.from == it.to) {
        own.entry(it.from).or_default().push(precedence);
    }
    let mut openings = BTreeMap::new();
    let mut longest = BTreeMap::new();
    for (activity, precedences) in own {
        let it = &draft.activities[activity];
        let pausing = it.calendar.filter(|follows| follows.closure == Closure::Pause);
        let mut left = false;
        for (number, mode) in it.modes.iter().enumerate().filter(|(_, mode)| mode.over(most).is_none()) {
            let days = i64::from(mode.duration);
            let most_days = pausing.map_or(days, |follows| {
                *longest.entry((follows.calendar, mode.duration)).or_insert_with(|| {
                    let openings = openings
                        .entry(follows.calendar)
                        .or_insert_with(|| Openings::compile(&draft.calendars[follows.calendar]));
                    i64::from(openings.longest_span(mode.duration as i32))
                })
            });
            let span = |&precedence: &usize| {
                let it = &draft.precedences[precedence];
                Span::of(it.link, it.min_lag, it.max_lag)
            };
            let all = precedences.iter().map(span).fold(Span::ANY, Span::and);
            if all.least > most_days.min(all.most) || all.most < days {
                continue;
            }
            left = true;
            let uncertain = |precedence: &&usize| {
                let span = span(precedence);
                span.least > days || span.most < most_days
            };
            problems.extend(precedences.iter().filter(uncertain).map(|&precedence| {
                Problem::DependsOnStart {
                    activity,
                    mode: number,
                    precedence,
                    tag: draft.precedences[precedence].tag,
                }
            }));
        }
        let named =
            |it: &Problem| matches!(it, Problem::Cycle { activities, .. } if activities[..] == [activity]);
        if !left && !problems.iter().any(named) {
            let tags = precedences.iter().map(|&precedence| draft.precedences[precedence].tag).collect();
            problems.push(Problem::NoModeLeft { activity, precedences, tags });
        }
    }
}

//! A calendar compiled: sorted closed windows with running sums, so that every question is one or two bisections.

use crate::project::Calendar;

/// Closed windows, sorted, merged, not empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Openings {
    closed: Vec<(i32, i32)>,
    /// Closed days before each window, and at the end all of them.
    before: Vec<i32>,
    /// Segment tree over the lengths of the open gaps before each window; finds the next gap of a length.
    longest: Vec<i32>,
    leaves: usize,
    /// Where the last window ends early enough: answers of `begun` by day and of `nth_open` by number.
    begun: Vec<u32>,
    nth: Vec<i32>,
}

/// Longest stretch of days for which answers are looked up instead of searched.
const LOOKED_UP: i32 = 1 << 16;

impl Openings {
    pub(crate) fn compile(calendar: &Calendar) -> Self {
        let windows = calendar.closed.iter().map(|it| (it.from as i32, it.to as i32)).collect();
        Self::from_windows(windows)
    }

    /// The same windows seen from the other end of time.
    pub(crate) fn mirrored(&self, horizon: i32) -> Self {
        let windows = self.closed.iter().filter(|window| window.0 < horizon);
        Self::from_windows(windows.map(|&(from, to)| ((horizon - to).max(0), horizon - from)).collect())
    }

    fn from_windows(mut windows: Vec<(i32, i32)>) -> Self {
        windows.sort_unstable();
        let mut closed: Vec<(i32, i32)> = Vec::new();
        for (from, to) in windows {
            match closed.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => closed.push((from, to)),
            }
        }
        let mut before = vec![0];
        let mut sum = 0;
        for &(from, to) in &closed {
            sum += to - from;
            before.push(sum);
        }
        let leaves = closed.len().next_power_of_two();
        let mut longest = vec![0; 2 * leaves];
        let mut open = 0;
        for (at, &(from, to)) in closed.iter().enumerate() {
            longest[leaves + at] = from - open;
            open = to;
        }
        for at in (1..leaves).rev() {
            longest[at] = longest[2 * at].max(longest[2 * at + 1]);
        }
        let mut it = Self { closed, before, longest, leaves, begun: Vec::new(), nth: Vec::new() };
        let end = it.closed.last().map_or(0, |window| window.1);
        if end <= LOOKED_UP {
            it.begun = (0..end).map(|day| it.begun(day) as u32).collect();
            it.nth = (0..end - sum).map(|number| it.nth_open(number)).collect();
        }
        it
    }

    /// The first closed window that begins after a day.
    pub(crate) fn next_window(&self, day: i32) -> Option<(i32, i32)> {
        self.closed.get(self.begun(day)).copied()
    }

    /// The closed windows in order.
    pub(crate) fn windows(&self) -> &[(i32, i32)] {
        &self.closed
    }

    /// Number of windows that begin on or before a day.
    fn begun(&self, day: i32) -> usize {
        if let Some(&begun) = self.begun.get(day.max(0) as usize) {
            return if day < 0 { 0 } else { begun as usize };
        }
        self.closed.partition_point(|window| window.0 <= day)
    }

    /// The closed window around a day.
    pub(crate) fn window_at(&self, day: i32) -> Option<(i32, i32)> {
        let begun = self.begun(day);
        let window = *self.closed.get(begun.checked_sub(1)?)?;
        (day < window.1).then_some(window)
    }

    /// The first open day on or after a day.
    pub(crate) fn next_open(&self, day: i32) -> i32 {
        self.window_at(day).map_or(day, |window| window.1)
    }

    /// From which day on, up to one that is open, all days are.
    pub(crate) fn open_since(&self, day: i32) -> i32 {
        self.begun(day).checked_sub(1).map_or(0, |last| self.closed[last].1)
    }

    /// The last open day on or before a day; -1 if there is none.
    pub(crate) fn last_open(&self, day: i32) -> i32 {
        self.window_at(day).map_or(day, |window| window.0 - 1)
    }

    /// Open days before a day.
    pub(crate) fn open_before(&self, day: i32) -> i32 {
        let begun = self.begun(day);
        if begun == 0 {
            return day;
        }
        let (from, to) = self.closed[begun - 1];
        day - self.before[begun - 1] - (day.min(to) - from)
    }

    /// The most days that so many open days and the closed ones between them can take.
    pub(crate) fn longest_span(&self, days: i32) -> i32 {
        // The longest begin on the day before a window: a later start loses no window and may gain one.
        let before = self.closed.iter().filter(|window| days > 0 && window.0 > 0).map(|window| window.0 - 1);
        let spans = before.map(|start| self.nth_open(self.open_before(start) + days - 1) + 1 - start);
        spans.max().unwrap_or(days).max(days)
    }

    /// The day of the open day with this number, counted from 0.
    pub(crate) fn nth_open(&self, number: i32) -> i32 {
        if let Some(&day) = usize::try_from(number).ok().and_then(|it| self.nth.get(it)) {
            return day;
        }
        let (mut low, mut high) = (0, self.closed.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.closed[middle].0 - self.before[middle] <= number {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        number + self.before[low]
    }

    /// The first day on or after one from which so many days in a row are open.
    pub(crate) fn next_gap(&self, day: i32, length: i32) -> i32 {
        let day = self.next_open(day);
        let next = self.begun(day);
        match self.closed.get(next) {
            Some(window) if window.0 - day < length => {}
            _ => return day,
        }
        match self.first_gap(next + 1, length) {
            Some(at) => self.closed[at - 1].1,
            None => self.closed.last().map_or(day, |window| window.1),
        }
    }

    /// The last day on or before one from which so many days in a row are open; negative if there is none.
    pub(crate) fn last_gap(&self, day: i32, length: i32) -> i32 {
        let mut begun = self.begun(day + length - 1);
        let mut day = day;
        // Windows before the day; each step goes one window back.
        while begun > 0 {
            let (from, to) = self.closed[begun - 1];
            if to <= day {
                return day;
            }
            day = day.min(from - length.max(1));
            begun -= 1;
        }
        day
    }

    /// The first gap (numbered by the window after it) from a number on that is at least so long.
    fn first_gap(&self, from: usize, length: i32) -> Option<usize> {
        if from >= self.closed.len() {
            return None;
        }
        let mut at = self.leaves + from;
        while self.longest[at] < length {
            while at & 1 == 1 {
                at >>= 1;
            }
            if at == 0 {
                return None;
            }
            at += 1;
            if at.is_power_of_two() {
                return None;
            }
        }
        while at < self.leaves {
            at *= 2;
            if self.longest[at] < length {
                at += 1;
            }
        }
        let gap = at - self.leaves;
        (gap < self.closed.len()).then_some(gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naive(windows: &[(u32, u32)]) -> impl Fn(i32) -> bool + '_ {
        move |day| windows.iter().all(|&(from, to)| day < from as i32 || day >= to as i32)
    }

    #[test]
    fn bisection_agrees_with_counting_days() {
        let mut state = 7_u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % below) as u32
        };
        for _ in 0..300 {
            let windows: Vec<(u32, u32)> = (0..draw(6))
                .map(|_| {
                    let from = draw(25);
                    (from, from + 1 + draw(4))
                })
                .collect();
            let calendar = windows.iter().fold(Calendar::new(), |it, &(from, to)| it.close(from, to));
            let compiled = Openings::compile(&calendar);
            let open = naive(&windows);
            for day in 0..35 {
                assert_eq!(compiled.next_open(day), (day..).find(|&at| open(at)).unwrap());
                assert_eq!(compiled.last_open(day), (0..=day).rev().find(|&at| open(at)).unwrap_or(-1));
                assert_eq!(compiled.open_before(day), (0..day).filter(|&at| open(at)).count() as i32);
                assert_eq!(compiled.nth_open(day), (0..).filter(|&at| open(at)).nth(day as usize).unwrap());
                for length in 1..6 {
                    let fits = |at: i32| (at..at + length).all(&open);
                    assert_eq!(compiled.next_gap(day, length), (day..).find(|&at| fits(at)).unwrap());
                    let last = (0..=day).rev().find(|&at| fits(at));
                    assert_eq!(last.unwrap_or(-1), compiled.last_gap(day, length).max(-1), "{windows:?}");
                }
            }
        }
    }
}

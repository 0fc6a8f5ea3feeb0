//! What does not change while plans grow: order, prices, and the machine that work goes through.

use super::machine::Machine;
use super::price::{Price, Prices};
use super::states::State;
use crate::net::{Net, Point};
use crate::objective::Term;

/// Most activities of a project in which greatest lags are kept: they multiply the states, which only pays where whole
/// plans are in reach.
const MOST_TIED: usize = 128;

/// An arc that is kept: the other begins so many days after the start or the finish at the earliest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) to: u32,
    pub(super) lag: i32,
    pub(super) from_start: bool,
}

/// A greatest lag between two activities that hold resources: a point of the second comes so many days after the finish of
/// the first at the latest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) most: i32,
    pub(super) to_point: Point,
}

impl Tie {
    /// Whether the second activity may have these days, if the first has begun.
    #[inline]
    pub(super) fn is_kept(&self, state: &State, start: i32, finish: i32) -> bool {
        let day = if self.to_point == Point::Start { start } else { finish };
        let from = self.from as usize;
        !state.has(from) || day <= state.time[from].saturating_add(self.most)
    }
}

/// A priced finish that lies at least so many days behind the work of an activity and all before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heir {
    pub(super) activity: u32,
    pub(super) tail: i32,
}

/// An activity, with what is priced behind it.
#[derive(Clone, Debug)]
pub(super) struct Closure {
    pub(super) activity: u32,
    pub(super) heirs: Vec<Heir>,
    /// Work of it and all before it.
    pub(super) work: u64,
}

/// A project as it is looked at while plans grow. Activities have new numbers, along the arcs.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    pub(super) net: &'a Net,
    pub(super) count: usize,
    /// Words of a set.
    pub(super) words: usize,
    /// Number in the project of each activity.
    pub(super) activity: Vec<u32>,
    /// Who holds resources; the others begin as soon as they can.
    pub(super) user: Vec<bool>,
    pub(super) users: usize,
    pub(super) heads: Vec<i32>,
    lengths: Vec<Length>,
    links: Vec<Link>,
    /// First link of each activity, and the end.
    links_from: Vec<u32>,
    /// Whom each waits for, as sets.
    pub(super) waits: Vec<u64>,
    /// All that must be over before each is, and itself, as sets.
    before: Vec<u64>,
    pub(super) price: Vec<Price>,
    pub(super) makespan: u64,
    pub(super) surplus: u64,
    pub(super) whole: u64,
    /// Share of each activity in the machine, and share times duration.
    pub(super) share: Vec<u64>,
    pub(super) work: Vec<u64>,
    /// All activities, and those with a share, as sets.
    pub(super) all: Vec<u64>,
    pub(super) working: Vec<u64>,
    /// The calendar that all with a share follow, and between which days it may be closed.
    pub(super) calendar: Option<(u32, i32, i32)>,
    pub(super) closures: Vec<Closure>,
    /// The closures that each activity is in.
    pub(super) inside: Vec<Vec<u32>>,
    /// Greatest lags that are kept while plans grow.
    pub(super) ties: Vec<Tie>,
    /// Whether a greatest lag leads from each activity, so that it may have to begin later than it could.
    pub(super) tied: Vec<bool>,
}

impl<'a> Frame<'a> {
    /// None if there are modes to choose, fixed starts, circles, or a level that is no sum of prices.
    pub(super) fn new(net: &'a Net, heads: &[i32], level: &[Term]) -> Option<Self> {
        if net.acts.iter().any(|act| act.mode_count != 1 || act.fixed.is_some()) {
            return None;
        }
        if (0..net.count()).any(|at| !net.mode(at, 0).possible) {
            return None;
        }
        let finishes: Vec<i32> = (0..net.count()).map(|at| net.least_finish(at, heads[at])).collect();
        let mut prices = Prices::new(net, &finishes, level)?;
        let activity = along_arcs(net)?;
        let count = net.count();
        let words = count.div_ceil(64);
        let mut number = vec![0; count];
        for (new, &old) in activity.iter().enumerate() {
            number[old as usize] = new as u32;
        }
        let data = |new: usize| net.mode(activity[new] as usize, 0);
        let user: Vec<bool> = (0..count).map(|new| !data(new).demands.is_empty()).collect();
        let mut it = Self {
            net,
            count,
            words,
            users: user.iter().filter(|it| **it).count(),
            user,
            heads: activity.iter().map(|&old| heads[old as usize]).collect(),
            lengths: activity.iter().map(|&old| Length::of(net, old as usize)).collect(),
            links: Vec::new(),
            links_from: vec![0; count + 1],
            waits: vec![0; count * words],
            before: vec![0; count * words],
            price: activity.iter().map(|&old| std::mem::take(&mut prices.of[old as usize])).collect(),
            makespan: prices.makespan,
            surplus: prices.surplus,
            whole: 1,
            share: vec![0; count],
            work: vec![0; count],
            all: vec![0; words],
            working: vec![0; words],
            calendar: None,
            closures: Vec::new(),
            inside: vec![Vec::new(); count],
            ties: Vec::new(),
            tied: vec![false; count],
            activity,
        };
        it.links(&number);
        it.ties(&number);
        it.machine();
        it.closures();
        Some(it)
    }

    fn links(&mut self, number: &[u32]) {
        let mut out: Vec<Vec<Link>> = vec![Vec::new(); self.count];
        for arc in self.net.arcs.iter().filter(|arc| kept(self.net, arc)) {
            let (from, to) = (number[arc.from as usize] as usize, number[arc.to as usize] as usize);
            let from_start = arc.from_point == Point::Start;
            out[from].push(Link { to: to as u32, lag: arc.lag, from_start });
            self.waits[to * self.words + from / 64] |= 1 << (from % 64);
        }
        for (at, links) in out.iter_mut().enumerate() {
            self.before[at * self.words + at / 64] |= 1 << (at % 64);
            for &Link { to, from_start, lag } in links.iter() {
                for word in 0..if from_start || lag < 0 { 0 } else { self.words } {
                    let bits = self.before[at * self.words + word];
                    self.before[to as usize * self.words + word] |= bits;
                }
            }
            self.links.append(links);
            self.links_from[at + 1] = self.links.len() as u32;
        }
    }

    /// Greatest lags after something that what they lead to waits for anyway; none in a project so large that there is more
    /// to learn from easier states.
    fn ties(&mut self, number: &[u32]) {
        if self.count > MOST_TIED {
            return;
        }
        for arc in self.net.arcs.iter().filter(|arc| arc.to_point == Point::Finish) {
            let (from, to) = (number[arc.to as usize], number[arc.from as usize]);
            let (first, second) = (from as usize, to as usize);
            let waits = self.waits[second * self.words + first / 64] >> (first % 64) & 1 == 1;
            if waits && self.user[first] && self.user[second] {
                self.ties.push(Tie { from, to, most: -arc.lag, to_point: arc.from_point });
                self.tied[first] = true;
            }
        }
    }

    /// The arcs out of an activity.
    pub(super) fn out(&self, at: usize) -> &[Link] {
        &self.links[self.links_from[at] as usize..self.links_from[at + 1] as usize]
    }

    /// The first start on or after a day that the calendar allows, and the finish then.
    #[inline]
    pub(super) fn span(&self, at: usize, day: i32) -> (i32, i32) {
        let Length { until, from, days } = self.lengths[at];
        let finish = day + days;
        if day >= from || finish <= until { (day, finish) } else { self.around(at, day) }
    }

    /// The same where the calendar may be closed.
    fn around(&self, at: usize, day: i32) -> (i32, i32) {
        let old = self.activity[at] as usize;
        let start = self.net.next_start(old, 0, day);
        (start, self.net.finish(old, 0, start))
    }

    /// Whether an activity that begins on a day keeps its greatest lags after what has begun.
    pub(super) fn keeps_ties(&self, state: &State, at: usize, start: i32, finish: i32) -> bool {
        self.ties.iter().filter(|tie| tie.to as usize == at).all(|tie| tie.is_kept(state, start, finish))
    }

    /// True if one must be over before the other is, or they are the same.
    pub(super) fn is_before(&self, one: usize, other: usize) -> bool {
        self.before[other * self.words + one / 64] >> (one % 64) & 1 == 1
    }

    fn machine(&mut self) {
        for at in 0..self.count {
            self.all[at / 64] |= 1 << (at % 64);
        }
        let Some(machine) = Machine::of(self) else { return };
        let duration = |at: usize| self.net.mode(self.activity[at] as usize, 0).duration as u64;
        self.work = (0..self.count).map(|at| machine.shares[at].saturating_mul(duration(at))).collect();
        let calendar = |at: usize| self.net.acts[self.activity[at] as usize].calendar.map(|it| it.0);
        let mut calendars = (0..self.count).filter(|&at| self.work[at] > 0).map(calendar);
        let first = calendars.next().flatten();
        let ends = |calendar: u32| {
            let windows = self.net.calendars[calendar as usize].windows();
            let (first, last) = windows.first().zip(windows.last())?;
            Some((calendar, first.0, last.1))
        };
        self.calendar = first.filter(|_| calendars.all(|it| it == first)).and_then(ends);
        for at in (0..self.count).filter(|&at| machine.shares[at] > 0) {
            self.working[at / 64] |= 1 << (at % 64);
        }
        (self.whole, self.share) = (machine.whole, machine.shares);
    }

    /// For each priced activity the one before it, or itself, whose work says most about its finish.
    fn closures(&mut self) {
        let behind: Vec<u64> = (0..self.count)
            .map(|at| (0..=at).filter(|&other| self.is_before(other, at)).map(|other| self.work[other]).sum())
            .collect();
        let mut heirs: Vec<Vec<Heir>> = vec![Vec::new(); self.count];
        let (mut tail, mut idle) = (vec![None; self.count], vec![0; self.count]);
        for heir in 0..self.count {
            if self.price[heir].is_nothing() {
                continue;
            }
            // The longest way from each finish to that of the heir, and the longest in which nothing is worked.
            tail.fill(None);
            (tail[heir], idle[heir]) = (Some(0), 0);
            let mut best: Option<(u64, u64, usize, i32)> = None;
            for at in (0..=heir).rev() {
                if at != heir {
                    idle[at] = 0;
                }
                for link in self.out(at).iter().filter(|link| !link.from_start) {
                    let to = link.to as usize;
                    let Some(beyond) = tail[to] else { continue };
                    let days = self.net.mode(self.activity[to] as usize, 0).duration;
                    tail[at] = tail[at].max(Some(beyond + days + link.lag));
                    let days = if self.work[to] > 0 { 0 } else { days };
                    idle[at] = idle[at].max(idle[to] + days + link.lag);
                }
                let Some(days) = tail[at].filter(|_| self.work[at] > 0) else { continue };
                let score = behind[at].saturating_add((idle[at].max(0) as u64).saturating_mul(self.whole));
                if best.is_none_or(|(other, work, ..)| (score, behind[at]) > (other, work)) {
                    best = Some((score, behind[at], at, days));
                }
            }
            if let Some((_, _, at, tail)) = best {
                heirs[at].push(Heir { activity: heir as u32, tail });
            }
        }
        for (at, heirs) in heirs.into_iter().enumerate().filter(|it| !it.1.is_empty()) {
            let number = self.closures.len() as u32;
            for other in (0..=at).filter(|&other| self.work[other] > 0) {
                if self.is_before(other, at) {
                    self.inside[other].push(number);
                }
            }
            self.closures.push(Closure { activity: at as u32, heirs, work: behind[at] });
        }
    }
}

/// How long an activity takes, and when that depends on its calendar.
#[derive(Clone, Copy, Debug)]
struct Length {
    /// Before the first day on which the calendar may be closed.
    until: i32,
    /// The first day after the last such day.
    from: i32,
    /// Open days.
    days: i32,
}

impl Length {
    fn of(net: &Net, at: usize) -> Self {
        let days = net.mode(at, 0).duration;
        let always = Self { until: i32::MAX, from: 0, days };
        let Some((calendar, _)) = net.acts[at].calendar else { return always };
        let windows = net.calendars[calendar as usize].windows();
        let ends = windows.first().zip(windows.last());
        ends.map_or(always, |(first, last)| Self { until: first.0 - 1, from: last.1, days })
    }
}

/// Whether an arc is one of those that are not left out: what it leads to begins after what it comes from, or holds
/// nothing and nothing waits for it, so that it may be placed when all it waits for has been.
fn kept(net: &Net, arc: &crate::net::Arc) -> bool {
    let to = arc.to as usize;
    let is_leaf = || net.mode(to, 0).demands.is_empty() && net.out.of(to).is_empty();
    arc.to_point == Point::Start && (arc.lag >= 0 || is_leaf())
}

/// The activities in an order along the arcs that are kept; none if they lead in a circle.
fn along_arcs(net: &Net) -> Option<Vec<u32>> {
    let mut awaited = vec![0; net.count()];
    for arc in net.arcs.iter().filter(|arc| kept(net, arc)) {
        awaited[arc.to as usize] += 1;
    }
    let mut order: Vec<u32> = (0..net.count() as u32).filter(|&at| awaited[at as usize] == 0).collect();
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        for &index in net.out.of(at as usize) {
            let arc = &net.arcs[index as usize];
            if kept(net, arc) {
                awaited[arc.to as usize] -= 1;
                if awaited[arc.to as usize] == 0 {
                    order.push(arc.to);
                }
            }
        }
        next += 1;
    }
    (order.len() == net.count()).then_some(order)
}

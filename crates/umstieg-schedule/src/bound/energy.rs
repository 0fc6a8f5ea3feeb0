//! Energy in windows: activities confined to a window need more unit-days than the resource has in it.
//!
//! For every resource and every window from an earliest start to a latest finish, as in energetic reasoning restricted
//! to whole activities (Baptiste, Le Pape and Nuijten 1999; edge-finding calls it overload checking).

use crate::net::Net;
use crate::solution::Witness;

/// From this many users of a resource on, only some windows are looked at, to stay near linear.
const ALL_WINDOWS: usize = 700;

/// How many window beginnings are looked at then.
const SOME_WINDOWS: usize = 24;

/// A window that is too small for what must happen in it.
#[derive(Clone, Debug)]
pub(crate) struct Overload {
    pub(crate) resource: usize,
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) required: u64,
    pub(crate) available: u64,
    pub(crate) activities: Vec<usize>,
}

impl Overload {
    pub(crate) fn witness(&self) -> Witness {
        Witness::Energy {
            resource: self.resource,
            from: self.from as u32,
            to: self.to as u32,
            required: self.required,
            available: self.available,
            activities: self.activities.clone(),
        }
    }
}

/// The first overload between earliest and latest starts, if there is one.
pub(crate) fn overload(net: &Net, heads: &[i32], tails: &[i32], end: i32) -> Option<Overload> {
    let mut users: Vec<Vec<User>> = vec![Vec::new(); net.capacities.len()];
    for at in 0..net.count() {
        let first = heads[at];
        let last = net.possible_modes(at).map(|mode| net.finish(at, mode, tails[at].max(0))).max();
        let last = last.unwrap_or(end).min(end);
        for (resource, work) in least_work(net, at) {
            users[resource].push(User { first, last, work, activity: at });
        }
    }
    users.into_iter().enumerate().find_map(|(resource, users)| in_resource(net, resource, users))
}

#[derive(Clone, Copy, Debug)]
struct User {
    first: i32,
    last: i32,
    work: u64,
    activity: usize,
}

/// Unit-days an activity needs of each resource whatever its mode.
pub(super) fn least_work(net: &Net, at: usize) -> Vec<(usize, u64)> {
    let mut modes = net.possible_modes(at).map(|mode| {
        let data = net.mode(at, mode);
        let work =
            |&(resource, units): &(u32, u32)| (resource as usize, u64::from(units) * data.duration as u64);
        data.demands.iter().map(work).collect::<Vec<_>>()
    });
    let mut least = modes.next().unwrap_or_default();
    for mode in modes {
        for (resource, work) in &mut least {
            let here = mode.iter().find(|other| other.0 == *resource).map_or(0, |other| other.1);
            *work = here.min(*work);
        }
    }
    least.retain(|it| it.1 > 0);
    least
}

fn in_resource(net: &Net, resource: usize, mut users: Vec<User>) -> Option<Overload> {
    users.sort_by_key(|user| (user.last, user.activity));
    let mut beginnings: Vec<i32> = users.iter().map(|user| user.first).collect();
    beginnings.sort_unstable();
    beginnings.dedup();
    if users.len() > ALL_WINDOWS {
        let step = beginnings.len().div_ceil(SOME_WINDOWS);
        beginnings = beginnings.into_iter().step_by(step).collect();
    }
    let supply = Supply::new(usable(net, resource, users.iter().map(|user| user.activity)));
    for &from in &beginnings {
        let mut required = 0_u64;
        for (at, user) in users.iter().enumerate() {
            if user.first < from {
                continue;
            }
            required = required.saturating_add(user.work);
            let next = users.get(at + 1);
            if next.is_some_and(|next| next.last == user.last) {
                continue;
            }
            let available = supply.between(from, user.last);
            if required > available {
                let inside = users[..=at].iter().filter(|user| user.first >= from);
                let mut activities: Vec<usize> = inside.map(|user| user.activity).collect();
                activities.sort_unstable();
                return Some(Overload {
                    resource,
                    from,
                    to: user.last.max(from),
                    required,
                    available,
                    activities,
                });
            }
        }
    }
    None
}

/// The capacity on days that any of its users can work on: if all follow one calendar, nothing on its closed days.
pub(super) fn usable(net: &Net, resource: usize, users: impl Iterator<Item = usize>) -> Vec<(i32, u32)> {
    let steps = &net.capacities[resource];
    let mut calendars = users.map(|user| net.acts[user].calendar.map(|it| it.0));
    let Some(Some(calendar)) = calendars.next() else { return steps.clone() };
    if calendars.any(|other| other != Some(calendar)) {
        return steps.clone();
    }
    let openings = &net.calendars[calendar as usize];
    let mut days: Vec<i32> = steps.iter().map(|step| step.0).collect();
    days.extend(openings.windows().iter().flat_map(|window| [window.0, window.1]));
    days.sort_unstable();
    days.dedup();
    let units = |day: i32| if openings.window_at(day).is_some() { 0 } else { net.capacity_on(resource, day) };
    days.into_iter().map(|day| (day, units(day))).collect()
}

/// Running sums of a capacity.
#[derive(Clone, Debug)]
pub(crate) struct Supply {
    steps: Vec<(i32, u32)>,
    before: Vec<u64>,
}

impl Supply {
    pub(crate) fn new(steps: Vec<(i32, u32)>) -> Self {
        let mut before = vec![0];
        for pair in steps.windows(2) {
            let days = (pair[1].0 - pair[0].0) as u64;
            before.push(before[before.len() - 1] + days * u64::from(pair[0].1));
        }
        Self { steps, before }
    }

    fn until(&self, day: i32) -> u64 {
        let step = self.steps.partition_point(|step| step.0 <= day).saturating_sub(1);
        self.before[step] + (day - self.steps[step].0).max(0) as u64 * u64::from(self.steps[step].1)
    }

    /// The first day by which there has been so much since a day; none if there never is.
    pub(super) fn day_of(&self, from: i32, work: u64) -> Option<i32> {
        let wanted = self.until(from).checked_add(work)?;
        let step = self.before.partition_point(|&before| before < wanted).saturating_sub(1);
        let (day, units) = *self.steps.get(step)?;
        let missing = wanted - self.before[step];
        if units == 0 && missing > 0 {
            return None;
        }
        i32::try_from(i64::from(day) + missing.div_ceil(u64::from(units.max(1))) as i64).ok()
    }

    pub(crate) fn between(&self, from: i32, to: i32) -> u64 {
        if to <= from { 0 } else { self.until(to) - self.until(from) }
    }
}

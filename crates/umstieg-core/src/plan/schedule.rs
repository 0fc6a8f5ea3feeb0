//! From steps to dates: the step graph as a scheduling project in working days, and its solution in dates.
//!
//! Resources are the minutes of those who run the systems and the number of changes that people can bear at once.
//! Everything else (methods, bounds, explanations) is `umstieg-schedule`'s.

use super::PlanOptions;
use super::calendar::{WorkCalendar, YEARS};
use super::capacity::{Capacity, DAYS_A_MONTH};
use super::fresh::StaleData;
use super::urgency::Urgency;
use super::{contracts, fresh, turns};
use crate::catalogue::Catalogue;
use crate::decide::Decisions;
use crate::error::{Error, ErrorKind};
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{Step, StepGraph, StepIndex};
use std::collections::BTreeMap;
use umstieg_format::entry::StepKind;
use umstieg_format::inventory::Period;
use umstieg_format::scalar::Date;
use umstieg_schedule as plan;

/// Above this number of steps the search for better dates is cut short, so that the largest inventories still plan.
const MANY_STEPS: usize = 2_000;

/// The most that a day of delay weighs: a contract of ten million euros a year.
const MOST_WEIGHT: u32 = 1_000_000;

/// Weight of a day on which people wait for a product, the old one still runs, or what stays is open to attacks: as much as
/// a contract of 100 euros a year. Policy: it keeps small contracts from putting off everything else.
const WAITING: u32 = 10;

/// Weight of a day on which the whole is not finished, whatever waits for it. Policy.
const UNFINISHED: u32 = 40;

/// Horizon in months if the inventory names none.
const HORIZON_MONTHS: u16 = 24;

/// When everything happens.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// First day of work.
    pub start: Date,
    /// Last day of the horizon.
    pub horizon: Date,
    /// The steps with their dates, in the order of the graph.
    pub steps: Vec<TimedStep>,
    /// Last day of the last step; the start if there is no step.
    pub end: Date,
    /// The earliest last day that any plan could have, as far as is proven.
    pub bound: Date,
    /// Why no plan could end earlier than the bound.
    pub bottleneck: Bottleneck,
    /// Whether no plan with these steps is better.
    pub proven: bool,
    /// Minutes a working day that those who run the systems have.
    pub minutes_per_day: u32,
    /// Whether that number is an assumption.
    pub capacity_assumed: bool,
    /// Changes that people can bear at once.
    pub parallel_changes: u32,
    /// Steps that hold the end, first to last.
    pub critical: Vec<StepIndex>,
    /// Data that are out of date when people get the product, in the order of the dependencies.
    pub stale: Vec<StaleData>,
}

/// One step with its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedStep {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Working days it takes.
    pub days: u32,
    /// Why it does not start earlier.
    pub why: WhyThen,
    /// Working days by which it can slip without harm.
    pub slack_days: u32,
}

/// Why a step does not start earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyThen {
    /// It starts with the plan.
    Start,
    /// It waits for a step, by a dependency of the graph.
    Dependency {
        /// Position of the dependency.
        dependency: usize,
    },
    /// Those who run the systems are busy with these steps.
    Busy {
        /// The steps.
        with: Vec<StepIndex>,
    },
    /// People have enough on their hands with these steps.
    PeopleBusy {
        /// The steps.
        with: Vec<StepIndex>,
    },
    /// No changes are made before this day.
    Closed {
        /// First day of the closed time.
        from: Date,
        /// Last day of it.
        to: Date,
    },
    /// Notice is given as late as is safe, so that the way back stays open.
    LatestNotice {
        /// Last day on which notice counts.
        deadline: Date,
    },
    /// Notice is given when the tool has been switched off; there is no way back that waiting would keep open.
    SwitchedOff {
        /// Last day on which notice counts.
        deadline: Date,
    },
    /// Notice is given so that the contract ends when the tool is no longer used, but not before the decision.
    Ready,
    /// Any earlier, the data would be out of date when everybody gets the product.
    Fresh {
        /// Position of the dependency of the roll-out on this step.
        dependency: usize,
    },
    /// It could start earlier without any gain.
    Free,
}

/// Why a plan cannot end earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bottleneck {
    /// There is nothing to do.
    Nothing,
    /// These steps follow one another.
    Chain(Vec<StepIndex>),
    /// Those who run the systems have too little time.
    Work {
        /// Minutes of work in the window.
        required: u64,
        /// Minutes that there are.
        available: u64,
        /// First day of the window.
        from: Date,
        /// Day after it.
        to: Date,
    },
    /// People would have too many changes at once.
    People {
        /// First day of the window.
        from: Date,
        /// Day after it.
        to: Date,
    },
    /// A search looked at every shorter plan.
    Search,
}

/// Gives every step its dates. Products take turns first, so that what is begun is finished; the dependencies by which
/// they do are added to the graph.
///
/// # Errors
/// [`ErrorKind::Schedule`] if the work does not fit into the forty years that a plan can span: nobody has the time, or
/// no day is open.
pub fn schedule(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    graph: &mut StepGraph,
    options: &PlanOptions,
) -> Result<Timeline, Error> {
    let raw = inventory.raw();
    let start = raw.planning.start.unwrap_or(options.as_of).max(options.as_of);
    let horizon = start.plus_months(i32::from(raw.planning.horizon_months.unwrap_or(HORIZON_MONTHS)));
    let calendar = WorkCalendar::new(start, raw.organisation.region.as_ref());
    let capacity = Capacity::of(inventory);
    let (mut going, mut exposed) = (BTreeMap::new(), BTreeMap::new());
    for tool in inventory.indices() {
        let contained = Urgency::exposed(catalogue, inventory, tool, &calendar, options.as_of);
        let paid = Urgency::paid(inventory, tool, &calendar);
        going.insert(tool, Urgency::heaviest_first(paid, contained));
        exposed.insert(tool, Vec::from_iter(contained));
    }
    turns::take(decisions, graph, &capacity, |tool| going.get(&tool).map_or(&[], Vec::as_slice));
    let mut model = Model::new(inventory, graph, calendar, capacity);
    model.dues(&going, &exposed);
    let solution = model.solve(options)?;
    let mut timeline = model.timeline(&solution, start, horizon);
    contracts::place_notices(inventory, decisions, graph, &model.calendar, &mut timeline);
    Ok(timeline)
}

/// The scheduling project of a step graph.
struct Model<'a> {
    inventory: &'a Inventory,
    graph: &'a StepGraph,
    calendar: WorkCalendar,
    draft: plan::Draft,
    capacity: Capacity,
    work: usize,
    people: usize,
}

impl<'a> Model<'a> {
    fn new(
        inventory: &'a Inventory,
        graph: &'a StepGraph,
        calendar: WorkCalendar,
        capacity: Capacity,
    ) -> Self {
        let mut draft = plan::Draft::new();
        let work = draft.resource(plan::Resource::constant(capacity.minutes_per_day));
        let people = draft.resource(plan::Resource::constant(capacity.parallel_changes));
        let mut model = Self { inventory, graph, calendar, draft, capacity, work, people };
        model.activities();
        model
    }

    /// One activity for every step, in the same order, and one precedence for every dependency.
    fn activities(&mut self) {
        let mut calendars: BTreeMap<Vec<plan::Window>, usize> = BTreeMap::new();
        for step in &self.graph.steps {
            let days = self.days(step);
            let mut activity = plan::Activity::new(days);
            if step.effort_minutes > 0 && days > 0 && step.kind != StepKind::GiveNotice {
                let a_day = step.effort_minutes.div_ceil(u64::from(days));
                activity = activity.needs(
                    self.work,
                    u32::try_from(a_day).unwrap_or(u32::MAX).min(self.capacity.minutes_per_day),
                );
            }
            if bothers_everybody(step) && days > 0 {
                activity = activity.needs(self.people, 1);
            }
            let closed = self.closed(step);
            if !closed.is_empty() && days > 0 {
                let longest = longest_gap(&closed);
                let index = match calendars.get(&closed) {
                    Some(index) => *index,
                    None => {
                        let index = self.draft.calendar(plan::Calendar { closed: closed.clone() });
                        calendars.insert(closed, index);
                        index
                    }
                };
                // What is longer than any open time has to pause; everything else is done in one go.
                activity = if days > longest { activity.pausing(index) } else { activity.avoiding(index) };
            }
            // The sooner people have the new, the old is off, and what stays is contained, the better.
            if matches!(step.kind, StepKind::RollOut | StepKind::Contain | StepKind::SwitchOff) {
                activity = activity.early(1);
            }
            self.draft.activity(activity);
        }
        for (tag, dependency) in self.graph.dependencies.iter().enumerate() {
            let lag = i32::try_from(dependency.lag_days).unwrap_or(i32::MAX);
            let precedence = plan::Precedence::finish_start(dependency.from.0, dependency.to.0)
                .at_least(lag)
                .tagged(u32::try_from(tag).unwrap_or(u32::MAX));
            let is_small = self.graph.steps.len() <= MANY_STEPS;
            let most = fresh::most_days(self.graph, dependency).filter(|_| is_small);
            self.draft.precedence(match most {
                Some(most) => precedence.at_most(most),
                None => precedence,
            });
        }
    }

    /// Working days of a step: its shortest time, or what the work takes with all hands.
    fn days(&self, step: &Step) -> u32 {
        // Notice is a letter; it is placed when all else has its dates.
        if step.kind == StepKind::GiveNotice {
            return 0;
        }
        let by_work = step.effort_minutes.div_ceil(u64::from(self.capacity.minutes_per_day));
        step.min_days.max(u32::try_from(by_work.min(50_000)).unwrap_or(50_000))
    }

    /// Times in which a step cannot be done, as windows of working days.
    fn closed(&self, step: &Step) -> Vec<plan::Window> {
        if is_waiting(step) {
            return Vec::new();
        }
        let planning = &self.inventory.raw().planning;
        let concerns = |period: &&Period| {
            period.applies_to.is_empty()
                || self
                    .tools_of(step)
                    .iter()
                    .any(|tool| period.applies_to.contains(&self.inventory.tool(*tool).handle))
        };
        let mut closed: Vec<plan::Window> = planning
            .blackouts
            .iter()
            .filter(concerns)
            .map(|period| plan::Window {
                from: self.calendar.on_or_after(period.from),
                to: self.calendar.after(period.to),
            })
            .collect();
        if bothers_everybody(step) {
            let open: Vec<&Period> = planning.windows.iter().filter(concerns).collect();
            closed.extend(self.outside(&open));
        }
        merged(closed)
    }

    /// What lies outside of the only open times. The times of the last year given come again every year.
    fn outside(&self, open: &[&Period]) -> Vec<plan::Window> {
        let Some(last_year) = open.iter().map(|period| period.from.year()).max() else { return Vec::new() };
        let mut windows: Vec<(Date, Date)> = open.iter().map(|period| (period.from, period.to)).collect();
        for years in 1..i32::from(YEARS) {
            let again = open.iter().filter(|period| period.from.year() == last_year);
            windows.extend(
                again.map(|period| (period.from.plus_months(12 * years), period.to.plus_months(12 * years))),
            );
        }
        windows.sort();
        let mut closed = Vec::new();
        let mut at = 0;
        for (from, to) in windows {
            let (from, to) = (self.calendar.on_or_after(from), self.calendar.after(to));
            closed.push(plan::Window { from: at, to: from });
            at = at.max(to);
        }
        closed
    }

    /// Tools that a step is about.
    fn tools_of(&self, step: &Step) -> Vec<ToolIndex> {
        match (&step.tool, &step.product) {
            (Some(tool), _) => vec![*tool],
            (None, Some(product)) => {
                let same = |other: &&Step| other.product.as_ref() == Some(product);
                self.graph.steps.iter().filter(same).filter_map(|other| other.tool).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// Tools that should be gone by a day are switched off before it; what stays without updates is contained.
    fn dues(
        &mut self,
        going: &BTreeMap<ToolIndex, Vec<Urgency>>,
        exposed: &BTreeMap<ToolIndex, Vec<Urgency>>,
    ) {
        for (at, step) in self.graph.steps.iter().enumerate() {
            let urgencies = match step.kind {
                StepKind::SwitchOff => going,
                StepKind::Contain => exposed,
                _ => continue,
            };
            let urgencies = step.tool.and_then(|tool| urgencies.get(&tool)).map_or(&[][..], Vec::as_slice);
            let Some((first, others)) = urgencies.split_first() else { continue };
            if let Some(activity) = self.draft.activities.get_mut(at) {
                activity.due = Some(due(first));
            }
            // An activity has one due day; a milestone behind it has the next one.
            for urgency in others {
                let mut milestone = plan::Activity::milestone();
                milestone.due = Some(due(urgency));
                let milestone = self.draft.activity(milestone);
                self.draft.precedence(plan::Precedence::finish_start(at, milestone));
            }
        }
    }

    /// The best schedule found, in which as many data as possible are fresh.
    fn solve(&self, options: &PlanOptions) -> Result<plan::Solution, Error> {
        let mut draft = self.draft.clone();
        let solution = loop {
            match self.attempt(&draft, options) {
                Ok(solution) => break Some(solution),
                // Every turn takes a limit away, so there is a last one.
                Err(Some(failure)) if fresh::let_go(&mut draft, &failure) => {}
                Err(_) => break self.less_fresh(draft, options),
            }
        };
        solution.ok_or_else(|| self.too_long())
    }

    /// A schedule where the search finds none and cannot say why: what it breaks if data need not be fresh need not be,
    /// the rest is kept to.
    fn less_fresh(&self, mut draft: plan::Draft, options: &PlanOptions) -> Option<plan::Solution> {
        if draft.precedences.iter().all(|precedence| precedence.max_lag.is_none()) {
            return None;
        }
        let mut unlimited = draft.clone();
        unlimited.precedences.iter_mut().for_each(|precedence| precedence.max_lag = None);
        let free = self.attempt(&unlimited, options).ok()?;
        if !fresh::let_go_broken(&mut draft, &free) {
            return Some(free);
        }
        Some(self.attempt(&draft, options).unwrap_or(free))
    }

    /// The best schedule found for a draft; no failure is told if the draft contradicts itself or takes too long.
    fn attempt(
        &self,
        draft: &plan::Draft,
        options: &PlanOptions,
    ) -> Result<plan::Solution, Option<plan::Failure>> {
        let project = plan::Project::new(draft.clone()).map_err(|_| None)?;
        let budget = if self.graph.steps.len() > MANY_STEPS {
            plan::Budget::QUICK
        } else {
            plan::Budget { schedules: options.effort, conflicts: options.effort }
        };
        // What a contract costs for longer is weighed against what people wait for; neither may cost any price of the other.
        let objective = plan::Objective::lexicographic([plan::Criterion::DeadlineMisses]).then([
            (plan::Criterion::Tardiness, 1),
            (plan::Criterion::Earliness, WAITING),
            (plan::Criterion::Makespan, UNFINISHED),
        ]);
        let solve =
            plan::Options { objective, budget, deadlines: plan::Deadlines::Soft, ..plan::Options::default() };
        let solution = plan::solve(&project, &solve).map_err(Some)?;
        if solution.makespan <= self.calendar.len() { Ok(solution) } else { Err(None) }
    }

    /// What to say if the work does not fit.
    fn too_long(&self) -> Error {
        let minutes: u64 = self.graph.steps.iter().map(|step| step.effort_minutes).sum();
        let a_month = u64::from(self.capacity.minutes_per_day) * DAYS_A_MONTH / 60;
        Error::new(
            ErrorKind::Schedule,
            format!(
                "{} hours of work with {a_month} hours a month, {} at once for the people, and the times without changes \
                 do not fit into {YEARS} years; state more hours or `max_parallel_changes` in `capacity`, fewer `users`, \
                 or shorter `blackouts`",
                minutes / 60,
                match self.capacity.parallel_changes {
                    1 => "one change".to_owned(),
                    changes => format!("{changes} changes"),
                }
            ),
        )
    }

    /// The solution in dates.
    fn timeline(&self, solution: &plan::Solution, start: Date, horizon: Date) -> Timeline {
        let mut timeline = Timeline {
            start,
            horizon,
            steps: Vec::new(),
            end: start,
            bound: start,
            bottleneck: Bottleneck::Nothing,
            proven: true,
            minutes_per_day: self.capacity.minutes_per_day,
            capacity_assumed: self.capacity.assumed,
            parallel_changes: self.capacity.parallel_changes,
            critical: Vec::new(),
            stale: fresh::stale(self.graph, solution),
        };
        // Behind the steps there are milestones that nobody sees.
        let steps = self.graph.steps.len();
        for (at, (begin, finish)) in solution.starts.iter().zip(&solution.finishes).enumerate().take(steps) {
            let first = self.calendar.date(*begin);
            let last = if finish > begin { self.calendar.date(finish - 1) } else { first };
            let days = self
                .draft
                .activities
                .get(at)
                .and_then(|activity| activity.modes.first())
                .map_or(0, |mode| mode.duration);
            timeline.steps.push(TimedStep {
                start: first,
                end: last,
                days,
                why: solution.reasons.get(at).map_or(WhyThen::Free, |reason| self.why(reason)),
                slack_days: solution.slack.get(at).copied().unwrap_or(0),
            });
        }
        let day_before = |day: u32| self.calendar.date(day.saturating_sub(1));
        if !solution.starts.is_empty() {
            timeline.end = day_before(solution.makespan);
            timeline.bound = day_before(solution.bound.makespan);
        }
        timeline.proven = solution.proven;
        let is_step = |activity: &usize| *activity < steps;
        let chain: Vec<usize> = solution.critical_chain.iter().copied().filter(is_step).collect();
        timeline.critical = in_order(&chain, solution);
        timeline.bottleneck = match &solution.bound.witness {
            plan::Witness::Nothing => Bottleneck::Nothing,
            plan::Witness::Chain(links) => {
                let links = links.iter().map(|link| link.activity).filter(is_step);
                Bottleneck::Chain(links.map(StepIndex).collect())
            }
            plan::Witness::Energy { resource, from, to, required, available, .. } => {
                let (from, to) = (self.calendar.date(*from), self.calendar.date(*to));
                if *resource == self.work {
                    Bottleneck::Work { required: *required, available: *available, from, to }
                } else {
                    Bottleneck::People { from, to }
                }
            }
            _ => Bottleneck::Search,
        };
        timeline
    }

    fn why(&self, reason: &plan::Reason) -> WhyThen {
        let steps = |holders: &[usize]| holders.iter().copied().map(StepIndex).collect();
        match reason {
            plan::Reason::AtStart => WhyThen::Start,
            plan::Reason::Precedence { precedence, greatest_lag: true, .. } => {
                WhyThen::Fresh { dependency: *precedence }
            }
            plan::Reason::Precedence { precedence, .. } => WhyThen::Dependency { dependency: *precedence },
            plan::Reason::Resource { resource, holders, .. } if *resource == self.work => {
                WhyThen::Busy { with: steps(holders) }
            }
            plan::Reason::Resource { holders, .. } => WhyThen::PeopleBusy { with: steps(holders) },
            plan::Reason::Calendar { closed, .. } => WhyThen::Closed {
                from: self.calendar.date(closed.from),
                to: self.calendar.date(closed.to.saturating_sub(1)),
            },
            _ => WhyThen::Free,
        }
    }
}

/// A due day as the schedule takes it.
fn due(urgency: &Urgency) -> plan::Due {
    plan::Due {
        day: urgency.day.min(plan::MAX_DAY),
        weight: urgency.weight.min(MOST_WEIGHT),
        // A contract that goes on costs its whole next term, however few days are missing.
        period: urgency.again.unwrap_or(1).min(plan::MAX_DAY),
    }
}

/// The steps of a chain of which each is over before the next begins. Data wait for a roll-out that comes after them, so a
/// chain may lead there and back.
fn in_order(chain: &[usize], solution: &plan::Solution) -> Vec<StepIndex> {
    let mut kept = Vec::new();
    let mut until = u32::MAX;
    for &step in chain.iter().rev() {
        let times = solution.starts.get(step).zip(solution.finishes.get(step));
        if let Some((start, _)) = times.filter(|(_, finish)| **finish <= until) {
            kept.push(StepIndex(step));
            until = *start;
        }
    }
    kept.reverse();
    kept
}

/// Whether a step is noticed by all who use the software, so that only so many can go on at once. A trial bothers a
/// small group only.
fn bothers_everybody(step: &Step) -> bool {
    step.touches_people && step.kind != StepKind::ProofOfConcept
}

/// Whether a step passes by itself, so that blackouts do not concern it.
fn is_waiting(step: &Step) -> bool {
    matches!(
        step.kind,
        StepKind::GiveNotice
            | StepKind::ParallelRun
            | StepKind::Procure
            | StepKind::Agree
            | StepKind::AwaitFunding
    )
}

/// Windows sorted, without empty ones, joined where they touch.
fn merged(mut windows: Vec<plan::Window>) -> Vec<plan::Window> {
    windows.retain(|window| window.from < window.to);
    windows.sort();
    let mut merged: Vec<plan::Window> = Vec::new();
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.from <= last.to => last.to = last.to.max(window.to),
            _ => merged.push(window),
        }
    }
    merged
}

/// The longest time between closed windows.
fn longest_gap(closed: &[plan::Window]) -> u32 {
    let mut at = 0;
    let mut longest = 0;
    for window in closed {
        longest = longest.max(window.from.saturating_sub(at));
        at = window.to;
    }
    longest
}

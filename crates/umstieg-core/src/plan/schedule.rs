//! From steps to dates: the step graph as a scheduling project in working days, and its solution in dates.
//!
//! Resources are the minutes of those who run the systems and the number of changes that people can bear at once.
//! Everything else (methods, bounds, explanations) is `umstieg-schedule`'s.

mod dates;
mod model;
mod search;

use super::PlanOptions;
use super::calendar::WorkCalendar;
use super::capacity::Capacity;
use super::fresh::Stale;
use super::urgency::Urgency;
use super::{backups, contracts, fall_back, settling, turns};
use crate::catalogue::Catalogue;
use crate::decide::Decisions;
use crate::error::Error;
use crate::inventory::Inventory;
use crate::order::{StepGraph, StepIndex};
use model::{Dues, Model};
use umstieg_format::scalar::Date;

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
    /// What contracts that go on, days without updates, waiting people and a late end weigh together, in points: ten for
    /// every day on which people wait for one product. Less is better.
    pub cost: u64,
    /// The cost that no plan with these steps can be below, as far as is proven.
    pub cost_bound: u64,
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
    /// Steps that are longer than any open time, so that they pause between two.
    pub pausing: Vec<Pausing>,
    /// Backups, data and lessons that are out of date when what they are for begins, in the order of the dependencies.
    pub stale: Vec<Stale>,
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

/// A step that is longer than any time that is open for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pausing {
    /// The step.
    pub step: StepIndex,
    /// Working days of the longest open time.
    pub open_days: u32,
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
        /// The next working day, on which the step can begin.
        opens: Date,
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
    /// Any earlier, the backup, the data or the lessons would be out of date when what they are for begins.
    Fresh {
        /// Position of the dependency on this step.
        dependency: usize,
        /// Working days that may lie between the two.
        days: u32,
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
/// [`ErrorKind::Schedule`](crate::ErrorKind::Schedule) if the work does not fit into the forty years that a plan can span: nobody has the time, or
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
    let mut dues = Dues::default();
    for tool in inventory.indices() {
        let contained = Urgency::exposed(catalogue, inventory, tool, &calendar, options.as_of);
        let paid = Urgency::paid(inventory, tool, &calendar);
        dues.going.insert(tool, Urgency::heaviest_first(paid, contained));
        dues.exposed.insert(tool, Vec::from_iter(contained));
    }
    let urgencies = |tool| dues.going.get(&tool).map_or(&[][..], Vec::as_slice);
    let take = |graph: &mut StepGraph, rule| {
        let takes_turns = turns::take(decisions, graph, &capacity, rule, urgencies);
        settling::space(inventory, graph, &capacity);
        takes_turns
    };
    *graph = in_turns(graph, take, |graph| {
        Model::new(inventory, graph, calendar.clone(), capacity, &dues).first_look()
    });
    let model = Model::new(inventory, graph, calendar, capacity, &dues);
    let solution = model.solve(options)?;
    let mut timeline = model.timeline(&solution, start, horizon);
    backups::bring_near(graph, &model.draft, &model.calendar, &mut timeline);
    fall_back::begin_at_once(graph, &model.calendar, &mut timeline);
    contracts::place_notices(inventory, decisions, graph, &model.calendar, &mut timeline);
    Ok(timeline)
}

/// The steps with products in turns: in the best order of those that the rules find, after a first look at each.
fn in_turns(
    graph: &StepGraph,
    take: impl Fn(&mut StepGraph, turns::Rule) -> bool,
    first_look: impl Fn(&StepGraph) -> Vec<u64>,
) -> StepGraph {
    let mut tried: Vec<StepGraph> = Vec::new();
    for rule in turns::RULES {
        let mut turned = graph.clone();
        let takes_turns = take(&mut turned, rule);
        if !tried.iter().any(|known| known.dependencies == turned.dependencies) {
            tried.push(turned);
        }
        // Where all can go on at once, or there is too much to look at, no rule matters.
        if !takes_turns || graph.steps.len() > search::MANY_STEPS {
            break;
        }
    }
    let best = match tried.len() {
        0 | 1 => tried.pop(),
        _ => tried
            .into_iter()
            .map(|turned| (first_look(&turned), turned))
            .min_by(|a, b| a.0.cmp(&b.0))
            .map(|it| it.1),
    };
    best.unwrap_or_else(|| graph.clone())
}

//! From steps to dates: the step graph as a scheduling project in working days, and its solution in dates.
//!
//! Resources are the minutes of those who run the systems, the number of changes that people can bear at once, and the time
//! that they have for learning.
//! Everything else (methods, bounds, explanations) is `umstieg-schedule`'s.

mod dates;
mod model;
mod search;

use super::PlanOptions;
use super::calendar::{WorkCalendar, first_day};
use super::capacity::Capacity;
use super::contracts::{ContractOutcome, Renewal};
use super::fresh::Stale;
use super::urgency::Urgency;
use super::{backups, contracts, fall_back, settling, turns};
use crate::catalogue::Catalogue;
use crate::decide::Decisions;
use crate::error::Error;
use crate::inventory::{Inventory, ToolIndex};
use crate::order::{StepGraph, StepIndex};
use crate::policy::Policy;
use model::{Dues, Model};
use search::Look;
use std::collections::BTreeMap;
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
    /// People have no time to learn beside these steps.
    Learning {
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
    /// People would have to learn more at once than they have time for.
    Learning {
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
    let setting = Setting::new(catalogue, inventory, decisions, options);
    let turned = setting.in_turns(graph);
    let (turned, timeline) = setting.schedule(turned, options)?;
    *graph = turned;
    Ok(timeline)
}

/// Times that what still renews is pressed for. Policy; each costs another look at the steps.
const MOST_PRESSED: usize = 2;

/// By how much what renews weighs more each time. Policy: enough to go before what costs less and is quicker.
const PRESSED: u32 = 8;

/// What stays the same however often the steps of an inventory are scheduled.
pub(super) struct Setting<'a> {
    inventory: &'a Inventory,
    decisions: &'a Decisions,
    start: Date,
    horizon: Date,
    calendar: WorkCalendar,
    as_of: Date,
    capacity: Capacity,
    dues: Dues,
}

/// The steps with products in turns.
pub(super) struct Turned {
    graph: StepGraph,
    /// The rule of their order, and what it goes by.
    rule: turns::Rule,
    urgencies: BTreeMap<ToolIndex, Vec<Urgency>>,
    /// The first look at them, if there was a choice.
    look: Option<Look>,
}

impl<'a> Setting<'a> {
    pub(super) fn new(
        catalogue: &Catalogue,
        inventory: &'a Inventory,
        decisions: &'a Decisions,
        options: &PlanOptions,
    ) -> Self {
        let raw = inventory.raw();
        let start = first_day(inventory, options.as_of);
        let horizon = start.plus_months(i32::from(raw.planning.horizon_months.unwrap_or(HORIZON_MONTHS)));
        let calendar = WorkCalendar::of(inventory, options.as_of);
        let policy = options.policy.clone().unwrap_or_else(|| Policy::of(catalogue, raw));
        let mut dues = Dues::default();
        for tool in inventory.indices() {
            let contained = Urgency::exposed(catalogue, inventory, tool, &calendar, options.as_of);
            let paid = Urgency::paid(inventory, tool, &calendar);
            let forbidden = Urgency::forbidden(catalogue, inventory, &policy, tool);
            let all = paid.into_iter().chain(contained).chain(forbidden);
            dues.going.insert(tool, Urgency::heaviest_first(all));
            dues.exposed.insert(tool, Vec::from_iter(contained));
        }
        let capacity = Capacity::of(inventory);
        let as_of = options.as_of;
        Self { inventory, decisions, start, horizon, calendar, as_of, capacity, dues }
    }

    /// The steps with products in turns: in the best order of those that the rules find, after a first look at each if there
    /// are several. A look ends as soon as it is clear that an order is no better than the best one before. Then what drives
    /// contracts that still renew is pressed for, as long as that is better.
    pub(super) fn in_turns(&self, graph: &StepGraph) -> Turned {
        let mut tried: Vec<(turns::Rule, StepGraph)> = Vec::new();
        for rule in turns::RULES {
            let (turned, takes_turns) = self.turned(graph, rule, &self.dues.going);
            if !tried.iter().any(|(_, known)| known.dependencies == turned.dependencies) {
                tried.push((rule, turned));
            }
            // Where all can go on at once, or there is too much to look at, no rule matters.
            if !takes_turns || graph.steps.len() > search::MANY_STEPS {
                break;
            }
        }
        let mut look: Option<Look> = None;
        let mut chosen = 0;
        for (at, (_, turned)) in tried.iter().enumerate().filter(|_| tried.len() > 1) {
            if let Some(next) = self.better_look(turned, look.as_ref()) {
                (look, chosen) = (Some(next), at);
            }
        }
        let mut urgencies = self.dues.going.clone();
        for _ in 0..MOST_PRESSED {
            let Some((best, (rule, known))) = look.as_ref().zip(tried.get(chosen)) else { break };
            let mut pressed = urgencies.clone();
            if !self.press(&mut pressed, known, best) {
                break;
            }
            let rule = *rule;
            let (turned, _) = self.turned(graph, rule, &pressed);
            if tried.iter().any(|(_, known)| known.dependencies == turned.dependencies) {
                break;
            }
            let Some(next) = self.better_look(&turned, look.as_ref()) else { break };
            (look, chosen, urgencies) = (Some(next), tried.len(), pressed);
            tried.push((rule, turned));
        }
        let (rule, graph) = tried.swap_remove(chosen);
        Turned { graph, rule, urgencies, look }
    }

    /// The steps with products in the same turns as those that they hardly differ from.
    pub(super) fn in_turns_like(&self, graph: &StepGraph, like: &Turned) -> Turned {
        let (graph, _) = self.turned(graph, like.rule, &like.urgencies);
        Turned { graph, rule: like.rule, urgencies: like.urgencies.clone(), look: None }
    }

    /// The steps with products in turns by one rule, and whether any take turns.
    fn turned(
        &self,
        graph: &StepGraph,
        rule: turns::Rule,
        urgencies: &BTreeMap<ToolIndex, Vec<Urgency>>,
    ) -> (StepGraph, bool) {
        let mut turned = graph.clone();
        let of = |tool| urgencies.get(&tool).map_or(&[][..], Vec::as_slice);
        let takes_turns = turns::take(self.inventory, self.decisions, &mut turned, &self.capacity, rule, of);
        settling::space(self.inventory, &mut turned, &self.capacity);
        (turned, takes_turns)
    }

    /// A first look at steps in turns, if it is better than the best one so far.
    fn better_look(&self, turned: &StepGraph, best: Option<&Look>) -> Option<Look> {
        let next = self.model(turned).first_look(best)?;
        best.is_none_or(|best| next.is_better_than(best)).then_some(next)
    }

    /// Lets those tools weigh more whose contracts renew in a look; whether there are any.
    fn press(
        &self,
        urgencies: &mut BTreeMap<ToolIndex, Vec<Urgency>>,
        graph: &StepGraph,
        look: &Look,
    ) -> bool {
        let timeline = self.model(graph).timeline(look.solution(), self.start, self.horizon);
        let outcomes = contracts::outcomes(self.inventory, self.decisions, graph, self.days(), &timeline);
        let mut any = false;
        // A term that begins because its notice is due before the plan begins is none that other dates could spare.
        let could_be_spared = |outcome: &&ContractOutcome| match outcome.renewal {
            Renewal::Renewed(times) => times > u32::from(outcome.missed.is_some()),
            _ => false,
        };
        for outcome in outcomes.iter().filter(could_be_spared) {
            for urgency in urgencies.get_mut(&outcome.tool).into_iter().flatten() {
                urgency.weight = urgency.weight.saturating_mul(PRESSED);
                any = true;
            }
        }
        any
    }

    /// The working days.
    pub(super) fn calendar(&self) -> &WorkCalendar {
        &self.calendar
    }

    /// The days that contracts are held against.
    pub(super) fn days(&self) -> contracts::Days<'_> {
        contracts::Days { as_of: self.as_of, calendar: &self.calendar }
    }

    /// The steps with the dates of the first look, if there was one.
    pub(super) fn glimpse(&self, turned: &Turned) -> Option<(StepGraph, Timeline)> {
        let look = turned.look.as_ref()?;
        Some((turned.graph.clone(), self.dates(&turned.graph, look.solution())))
    }

    /// The steps with the best dates found.
    pub(super) fn schedule(
        &self,
        turned: Turned,
        options: &PlanOptions,
    ) -> Result<(StepGraph, Timeline), Error> {
        let Turned { graph, look, .. } = turned;
        let solution = self.model(&graph).solve(options, look)?;
        let timeline = self.dates(&graph, &solution);
        Ok((graph, timeline))
    }

    /// The dates of steps, with what takes nobody's time where it does most good.
    fn dates(&self, graph: &StepGraph, solution: &umstieg_schedule::Solution) -> Timeline {
        let model = self.model(graph);
        let mut timeline = model.timeline(solution, self.start, self.horizon);
        backups::bring_near(graph, &model.draft, &self.calendar, &mut timeline);
        fall_back::begin_at_once(graph, &self.calendar, &mut timeline);
        contracts::place_notices(self.inventory, self.decisions, graph, self.days(), &mut timeline);
        timeline
    }

    fn model<'b>(&'b self, graph: &'b StepGraph) -> Model<'b> {
        Model::new(self.inventory, graph, &self.calendar, self.capacity, &self.dues)
    }
}

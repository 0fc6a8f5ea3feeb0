//! The dated plan: what happens to every tool, which step is done when, and why not earlier.
//!
//! [`plan()`] runs the whole way from an inventory to dates. The plan leaves nothing to decide later, and carries the
//! reason of everything in it as data.

mod assumptions;
mod backups;
mod calendar;
mod capacity;
mod contacts;
pub(crate) mod contracts;
mod dependence;
mod exposure;
mod fall_back;
mod fresh;
mod grants;
mod learning;
mod measures;
mod schedule;
mod settling;
mod sovereignty;
mod turns;
mod urgency;
mod waves;
mod wishes;
mod work;

pub use assumptions::Assumption;
pub use calendar::WorkCalendar;
pub use capacity::DAYS_A_MONTH;
pub use contacts::{Contact, advice, contacts};
pub use contracts::{ContractOutcome, Renewal, RunningContract, USUAL_RENEWAL_MONTHS};
pub use dependence::{Dependence, Makers};
pub use fresh::{FRESH_BACKUP_DAYS, FRESH_DATA_DAYS, FRESH_LESSON_DAYS, Stale, fresh_days};
pub use grants::GrantWait;
pub use learning::{Learning, SkillDemand, skills_of};
pub use measures::MeasureAdvice;
pub use schedule::{Bottleneck, Pausing, TimedStep, Timeline, WhyThen, schedule};
pub use sovereignty::{Reach, Seats, Sovereignty};
pub use waves::Wave;
pub use wishes::{WishFate, WishOutcome};

use crate::catalogue::Catalogue;
use crate::decide::{Decisions, decide};
use crate::error::Error;
use crate::inventory::{Inventory, ToolIndex, needs};
use crate::order::{FundingMatch, StepGraph, funding_matches, order, protect};
use crate::policy::Policy;
use std::collections::BTreeSet;
use umstieg_format::scalar::Date;

/// What a plan depends on beside catalogue and inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOptions {
    /// The day of the answer. Facts are aged and support ends judged by it; the plan starts on it unless the inventory
    /// names a later start.
    pub as_of: Date,
    /// Limits and weights; those of the inventory if left out.
    pub policy: Option<Policy>,
    /// What the search for good dates may spend: so many schedules, then so many conflicts of the exact searches, each of
    /// which may spend them all. More is slower and at best better; 0 makes one simple schedule. Where there are so many
    /// steps that the search is cut short, it does not matter.
    pub effort: u64,
}

impl PlanOptions {
    /// The usual effort. It brings the plan of the example with 400 people within one per cent of its bound; four fifths of
    /// it leave 1.1 per cent.
    pub const EFFORT: u64 = 1_000;

    /// Options for an answer on a day, with everything else as usual.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self { as_of, policy: None, effort: Self::EFFORT }
    }
}

/// Everything that is said about an organisation's way to open software.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The day of the answer.
    pub as_of: Date,
    /// The organisation and its tools.
    pub inventory: Inventory,
    /// What every proposal keeps to.
    pub policy: Policy,
    /// What happens to every tool.
    pub decisions: Decisions,
    /// The steps and what waits for what.
    pub graph: StepGraph,
    /// The dates.
    pub timeline: Timeline,
    /// What happens to the contracts of tools that go.
    pub contracts: Vec<ContractOutcome>,
    /// Contracts of tools that stay, at least for some, or that nobody knows.
    pub running: Vec<RunningContract>,
    /// Steps that people experience as one change, in the order of their first day.
    pub waves: Vec<Wave>,
    /// What becomes of the wishes of the inventory for an order, in their order.
    pub wishes: Vec<WishOutcome>,
    /// Programmes and whether the organisation may apply.
    pub funding: Vec<FundingMatch>,
    /// What it means to wait for the decisions on grants, if any is awaited.
    pub grant_wait: Option<GrantWait>,
    /// How far the organisation depends on makers elsewhere, before and after.
    pub dependence: Dependence,
    /// Where makers and providers sit.
    pub sovereignty: Sovereignty,
    /// Own work for leaving each tool and what was bought with it, in minutes, by the index of the tool. The work for a product
    /// is shared out among the tools that it serves.
    pub own_minutes: Vec<u64>,
    /// Skills that the steps take, and time for learning.
    pub learning: Learning,
    /// Whom the organisation can ask near by.
    pub contacts: Vec<Contact>,
    /// What the organisation itself should set up.
    pub measures: Vec<MeasureAdvice>,
    /// What the plan takes for true because the inventory does not say it.
    pub assumptions: Vec<Assumption>,
}

/// The steps with their dates. What turns out to run without security updates until it goes is protected first; a fall-back
/// is shorter than usual where that spares another term of a contract.
fn dated(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    options: &PlanOptions,
) -> Result<(StepGraph, Timeline), Error> {
    let setting = schedule::Setting::new(catalogue, inventory, decisions, options);
    let mut ordered = order(catalogue, inventory, decisions, setting.calendar());
    let plan = |ordered: &StepGraph, first: &BTreeSet<ToolIndex>| {
        protected(catalogue, inventory, decisions, options, (&setting, ordered, first))
    };
    let (mut graph, mut timeline) = plan(&ordered, &BTreeSet::new())?;
    let mut first = exposure::soon(catalogue, inventory, decisions, options);
    if exposure::is_late(&first, &graph, &timeline, setting.calendar()) {
        (graph, timeline) = plan(&ordered, &first)?;
    } else {
        // What is protected in the first days anyway needs no rule for it.
        first.clear();
    }
    let outcomes = contracts::outcomes(inventory, decisions, &graph, setting.days(), &timeline);
    let shorter = fall_back::sparing(inventory, &graph, setting.calendar(), &timeline, &outcomes);
    if shorter.is_empty() {
        return Ok((graph, timeline));
    }
    fall_back::shorten(&mut ordered, &shorter);
    let (other, sooner) = plan(&ordered, &first)?;
    let spared = contracts::outcomes(inventory, decisions, &other, setting.days(), &sooner);
    let costs = |outcomes| contracts::renewals(inventory, outcomes);
    Ok(if costs(&spared) < costs(&outcomes) { (other, sooner) } else { (graph, timeline) })
}

/// The steps of an order with their dates, and with those that protect what turns out to run without security updates until it
/// goes, the first ones before all other work.
fn protected(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    options: &PlanOptions,
    (setting, ordered, first): (&schedule::Setting<'_>, &StepGraph, &BTreeSet<ToolIndex>),
) -> Result<(StepGraph, Timeline), Error> {
    let exposed = |steps: &StepGraph, timeline: &Timeline| {
        exposure::until_the_end(catalogue, inventory, decisions, steps, timeline)
    };
    let look = |protected: &BTreeSet<ToolIndex>| {
        let mut steps = ordered.clone();
        protect(catalogue, inventory, &mut steps, protected.iter().copied(), first);
        let turned = setting.in_turns(&steps);
        let seen = setting.glimpse(&turned).map(|timeline| exposed(&steps, &timeline));
        (turned, seen.unwrap_or_default())
    };
    let search = |turned| {
        let (graph, timeline) = setting.schedule(turned, options)?;
        let exposed = exposed(&graph, &timeline);
        Ok(((graph, timeline), exposed))
    };
    let from_the_start = exposure::from_the_start(catalogue, inventory, decisions, options);
    exposure::protected(&from_the_start, look, search)
}

/// Plans the change of everything in an inventory.
///
/// Same catalogue, inventory and options, same plan, to the byte.
///
/// # Errors
/// [`ErrorKind::Schedule`](crate::ErrorKind::Schedule) if the work does not fit into the years that a plan can span.
pub fn plan(catalogue: &Catalogue, inventory: Inventory, options: &PlanOptions) -> Result<Plan, Error> {
    let policy = options.policy.clone().unwrap_or_else(|| Policy::of(catalogue, inventory.raw()));
    let units = needs(&inventory, catalogue);
    let decisions = decide(catalogue, &inventory, &units, &policy);
    let (graph, timeline) = dated(catalogue, &inventory, &decisions, options)?;
    let calendar = WorkCalendar::new(timeline.start, inventory.raw().organisation.region.as_ref());
    let days = contracts::Days { as_of: options.as_of, calendar: &calendar };
    let contracts = contracts::outcomes(&inventory, &decisions, &graph, days, &timeline);
    let running = contracts::running(&inventory, &decisions, options.as_of);
    let waves = waves::of(&graph, &timeline);
    let wishes = wishes::of(&inventory, &graph, &timeline);
    let funding = funding_matches(catalogue, &inventory);
    let grant_wait = grants::awaited(&graph, &timeline).and_then(|awaited| {
        let unasked = inventory.without_funding();
        let (steps, dates) = dated(catalogue, &unasked, &decisions, options).ok()?;
        let without = contracts::outcomes(&unasked, &decisions, &steps, days, &dates);
        Some(grants::compare(awaited, &contracts, &without, (&steps, &dates)))
    });
    let dependence = dependence::of(catalogue, &inventory, &decisions);
    let sovereignty = sovereignty::of(catalogue, &inventory, &decisions);
    let own_minutes = work::by_tool(&inventory, &decisions, &graph);
    let learning = learning::of(catalogue, &inventory, &policy, &graph);
    let contacts = contacts(catalogue, &inventory.raw().organisation);
    let measures = measures::of(catalogue, &inventory, &decisions, &funding);
    let assumptions = assumptions::of(catalogue, &inventory, &decisions, &timeline);
    Ok(Plan {
        as_of: options.as_of,
        inventory,
        policy,
        decisions,
        graph,
        timeline,
        contracts,
        running,
        waves,
        wishes,
        funding,
        grant_wait,
        dependence,
        sovereignty,
        own_minutes,
        learning,
        contacts,
        measures,
        assumptions,
    })
}

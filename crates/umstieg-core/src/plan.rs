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
mod dating;
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
use crate::inventory::{Inventory, needs};
use crate::order::{FundingMatch, StepGraph, funding_matches};
use crate::policy::Policy;
use umstieg_format::scalar::Date;

/// What a plan depends on beside catalogue and inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOptions {
    /// The day of the answer. Facts are aged and support ends judged by it; the plan starts on it unless the inventory
    /// names a later start.
    pub as_of: Date,
    /// Limits and weights; those of the inventory if left out.
    pub policy: Option<Policy>,
    /// What the search for good dates may spend: so many conflicts of the exact searches, each of which may spend them all,
    /// and a quarter as many schedules before. More is slower and at best better; 0 makes one simple schedule. Up to the usual
    /// effort the search also ends at a gap of two thousandths. Where there are so many steps that the search is cut short,
    /// it does not matter.
    pub effort: u64,
}

impl PlanOptions {
    /// The usual effort: with four times as much, no example plan costs a hundredth less.
    pub const EFFORT: u64 = 500;

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
    let (graph, timeline) = dating::dated(catalogue, &inventory, &decisions, options)?;
    let calendar = WorkCalendar::new(timeline.start, inventory.raw().organisation.region.as_ref());
    let days = contracts::Days { as_of: options.as_of, calendar: &calendar };
    let contracts = contracts::outcomes(&inventory, &decisions, &graph, days, &timeline);
    let running = contracts::running(&inventory, &decisions, options.as_of);
    let waves = waves::of(&graph, &timeline);
    let wishes = wishes::of(&inventory, &graph, &timeline);
    let funding = funding_matches(catalogue, &inventory);
    let grant_wait = grants::awaited(&graph, &timeline).and_then(|awaited| {
        let unasked = inventory.without_funding();
        let (steps, dates) = dating::dated(catalogue, &unasked, &decisions, options).ok()?;
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

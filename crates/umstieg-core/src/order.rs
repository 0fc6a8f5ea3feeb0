//! From decisions to steps, and which step waits for which, each with its reason.
//!
//! Steps come from the catalogue's playbooks, from contracts and from the decisions of others. Dependencies come from
//! playbooks, ordering rules, requirements of products, bundles, interfaces and wishes. A circle is not an error: it is
//! named with its members, and its weakest dependency is given up, on record.

mod calls;
mod cycles;
mod eligibility;
mod endings;
mod interfaces;
mod lead_times;
mod moves;
mod new_systems;
mod protection;
mod rules;
mod steps;
mod templates;
mod ties;

pub use eligibility::{Answer, Condition, FundingMatch, funding_matches};
pub(crate) use lead_times::is_free_program;
pub(crate) use protection::{is_protection, protect};
pub(crate) use steps::training_minutes;

use crate::catalogue::Catalogue;
use crate::decide::{Decisions, Product};
use crate::inventory::{Inventory, ToolIndex};
use crate::plan::WorkCalendar;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{StepKind, Strength};
use umstieg_format::scalar::{FundingId, PlaybookId, RuleId, SoftwareId, StepId};

/// Position of a step in its graph, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepIndex(pub usize);

/// All steps and dependencies of a plan, without dates.
#[derive(Clone, Debug)]
pub struct StepGraph {
    /// The steps. Their order is stable but means nothing.
    pub steps: Vec<Step>,
    /// The dependencies that hold; there is no circle among them.
    pub dependencies: Vec<Dependency>,
    /// Tools for whose sake each product comes in, sorted: those whose place it takes, and those of the products that
    /// require it.
    pub works_for: BTreeMap<SoftwareId, Vec<ToolIndex>>,
    /// Circles that were found and opened.
    pub cycles: Vec<Cycle>,
    /// The wishes of the inventory for an order as steps, by their position there.
    pub wishes: Vec<WishedSteps>,
}

/// A wish of the inventory for an order, as steps. Each of the first ones is to end before each of the others begins; a
/// step of both is the change of both tools at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WishedSteps {
    /// Steps with which people have what takes the place of the tool that is to change first; none if it does not move.
    pub first: Vec<StepIndex>,
    /// The same of the tool that is to change after it.
    pub then: Vec<StepIndex>,
}

/// One piece of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// A name that stays the same as long as tool, product and playbook do, such as `nextcloud.install`.
    pub key: String,
    /// What kind of work it is.
    pub kind: StepKind,
    /// The steps of the playbook that are done in this one, in their order and with the step's own; empty if it is one
    /// of them alone.
    pub parts: Vec<StepPart>,
    /// Where it comes from; decides what it is called.
    pub origin: Origin,
    /// The product that comes in, if the step is about one.
    pub product: Option<SoftwareId>,
    /// The tool that it is about, if it is about one.
    pub tool: Option<ToolIndex>,
    /// People who use what the step is about.
    pub users: u32,
    /// Work of those who run the systems, in minutes.
    pub effort_minutes: u64,
    /// Shortest time, in working days.
    pub min_days: u32,
    /// The shortest time that it would have if that did not make a contract go on for another term; `None` if it has its usual
    /// one.
    pub shortened_from: Option<u32>,
    /// Time that each user spends on learning, in minutes.
    pub learner_minutes: u32,
    /// Whether those who use the software notice it.
    pub touches_people: bool,
}

/// A step of a playbook that is done as part of another one, because few people are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPart {
    /// The step of the playbook.
    pub step: StepId,
    /// What kind of work it is.
    pub kind: StepKind,
}

/// Where a step comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A playbook of the catalogue.
    Playbook {
        /// The playbook.
        playbook: PlaybookId,
        /// Its step.
        step: StepId,
    },
    /// A lead time of the inventory, by its position there.
    LeadTime(usize),
    /// A funding programme whose approval must be awaited.
    Funding(FundingId),
    /// An interface of the inventory that must be settled, by its position there.
    Interface(usize),
    /// What this tool, which stays, calls instead of programs that go must be settled.
    Call(ToolIndex),
}

/// One step that waits for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The step that ends first.
    pub from: StepIndex,
    /// The step that begins after it.
    pub to: StepIndex,
    /// Working days between them.
    pub lag_days: u32,
    /// Whether it may be given up.
    pub strength: Strength,
    /// Why.
    pub reason: Reason,
}

/// Why one step waits for another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The playbook works in this order.
    Playbook(PlaybookId),
    /// The product cannot work without the other one.
    Requirement {
        /// The product.
        product: SoftwareId,
        /// What it needs.
        needs: SoftwareId,
    },
    /// It works behind this product only, about which must be decided first.
    Decision(SoftwareId),
    /// The tool is in use until its last need is met elsewhere.
    LastNeed(ToolIndex),
    /// The tool protects or looks after this system as long as it is there.
    Served(ToolIndex),
    /// The suite can be cancelled only when its parts are no longer used.
    Bundle {
        /// The suite.
        suite: ToolIndex,
        /// The part.
        part: ToolIndex,
    },
    /// Work stops without the interface, by its position in the inventory.
    Interface(usize),
    /// This tool, which stays, calls programs that go.
    Call(ToolIndex),
    /// This tool gets no security updates any more, or soon none, and is protected first.
    Exposed(ToolIndex),
    /// A decision of others is awaited, by its position in the inventory.
    LeadTime(usize),
    /// Nothing may be ordered before the approval.
    Funding(FundingId),
    /// An ordering rule of the catalogue.
    Rule(RuleId),
    /// A wish of the inventory, by its position there.
    Wish(usize),
    /// Not too much is begun at once: this product is brought to everybody first.
    Turn(SoftwareId),
    /// People get used to this product first.
    Settling(SoftwareId),
}

/// Steps that would all wait for one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The members in the order in which each waits for the one before; the first also waits for the last.
    pub members: Vec<StepIndex>,
    /// The dependency that was given up to open it.
    pub given_up: Dependency,
}

/// Makes steps and dependencies of decisions. The calendar of the plan says how many working days months are.
#[must_use]
pub fn order(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    calendar: &WorkCalendar,
) -> StepGraph {
    let mut builder = steps::Builder::new(catalogue, inventory, decisions, calendar);
    builder.build();
    let steps::Built { steps, mut dependencies, wishes } = builder.finish();
    rules::apply(catalogue, inventory, decisions, &steps, &mut dependencies);
    sort(&mut dependencies);
    let cycles = cycles::open(steps.len(), &mut dependencies);
    let products = decisions.products.iter();
    let works_for =
        products.map(|product| (product.software.clone(), worked_for(decisions, product))).collect();
    StepGraph { steps, dependencies, works_for, cycles, wishes }
}

/// Tools for whose sake a product comes in.
fn worked_for(decisions: &Decisions, product: &Product) -> Vec<ToolIndex> {
    let (mut open, mut seen, mut tools) = (vec![product], BTreeSet::new(), BTreeSet::new());
    while let Some(product) = open.pop() {
        if seen.insert(&product.software) {
            tools.extend(product.serves.iter().copied());
            open.extend(product.required_by.iter().filter_map(|id| decisions.product(id)));
        }
    }
    tools.into_iter().collect()
}

/// The stronger of two dependencies between the same steps says it all, unless the weaker one asks for more time between
/// them; of equals the first reason in order.
fn sort(dependencies: &mut Vec<Dependency>) {
    dependencies.retain(|dependency| dependency.from != dependency.to);
    dependencies.sort_by(|a, b| {
        (a.from, a.to, a.strength, std::cmp::Reverse(a.lag_days), &a.reason).cmp(&(
            b.from,
            b.to,
            b.strength,
            std::cmp::Reverse(b.lag_days),
            &b.reason,
        ))
    });
    dependencies.dedup_by(|b, a| a.from == b.from && a.to == b.to && a.lag_days >= b.lag_days);
}

impl WishedSteps {
    /// Every two steps of which one is to end before the other begins; none if the wish changes nothing.
    pub fn pairs(&self) -> impl Iterator<Item = (StepIndex, StepIndex)> {
        let thens = |from| self.then.iter().map(move |to| (from, *to));
        self.first.iter().copied().flat_map(thens).filter(|(from, to)| from != to)
    }
}

impl Step {
    /// Whether work of a kind is done in this step.
    #[must_use]
    pub fn does(&self, kind: StepKind) -> bool {
        self.kind == kind || self.parts.iter().any(|part| part.kind == kind)
    }

    /// The kind of work that is done last in this step.
    #[must_use]
    pub fn ends_with(&self) -> StepKind {
        self.parts.last().map_or(self.kind, |part| part.kind)
    }
}

impl StepGraph {
    /// A step by its position.
    ///
    /// # Panics
    /// If the position is not one of this graph.
    #[must_use]
    pub fn step(&self, index: StepIndex) -> &Step {
        &self.steps[index.0]
    }

    /// Adds dependencies that are only meant well: those that would make a circle are left out.
    pub(crate) fn add_where_possible(&mut self, dependencies: Vec<Dependency>) {
        self.dependencies.extend(dependencies);
        sort(&mut self.dependencies);
        cycles::open(self.steps.len(), &mut self.dependencies);
    }

    /// The dependencies that a step waits for.
    pub fn waits_for(&self, step: StepIndex) -> impl Iterator<Item = &Dependency> {
        self.dependencies.iter().filter(move |dependency| dependency.to == step)
    }
}

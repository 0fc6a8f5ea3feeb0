//! What the checker asks of a plan, in short words.

use super::calendar::Calendar;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_core::decide::{Choice, ToolDecision, Verdict};
use umstieg_core::format::entry::{Capability, Level, Software, StepKind};
use umstieg_core::format::scalar::{CapabilityId, SoftwareId};
use umstieg_core::order::{Step, StepIndex};
use umstieg_core::plan::TimedStep;
use umstieg_core::{Catalogue, Need, Plan, ToolIndex, Unit};

/// Weight of a capability whose vocabulary term gives none, as the format documents.
const USUAL_WEIGHT: u8 = 3;

/// A plan with its catalogue and a calendar.
pub(super) struct Facts<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) plan: &'a Plan,
    pub(super) calendar: Calendar,
}

impl<'a> Facts<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, plan: &'a Plan) -> Self {
        let region = plan.inventory.raw().organisation.region.as_ref();
        Self { catalogue, plan, calendar: Calendar::new(region.map(|region| region.as_str())) }
    }

    /// Steps with their dates.
    pub(super) fn steps(&self) -> impl Iterator<Item = (StepIndex, &'a Step, &'a TimedStep)> {
        let dated = self.plan.graph.steps.iter().zip(&self.plan.timeline.steps);
        dated.enumerate().map(|(at, (step, timed))| (StepIndex(at), step, timed))
    }

    /// Steps of a kind about a tool.
    pub(super) fn of_tool(&self, tool: ToolIndex, kind: StepKind) -> Vec<(&'a Step, &'a TimedStep)> {
        let meant = move |step: &Step| step.tool == Some(tool) && step.does(kind);
        self.steps().filter(|(_, step, _)| meant(step)).map(|(_, step, timed)| (step, timed)).collect()
    }

    /// Dates of the steps of a kind about a tool.
    pub(super) fn dates_of_tool(&self, tool: ToolIndex, kind: StepKind) -> Vec<&'a TimedStep> {
        self.of_tool(tool, kind).into_iter().map(|(_, timed)| timed).collect()
    }

    /// Steps of a kind about a product as such.
    pub(super) fn of_product(&self, product: &SoftwareId, kind: StepKind) -> Vec<&'a TimedStep> {
        let meant =
            |step: &Step| step.tool.is_none() && step.product.as_ref() == Some(product) && step.does(kind);
        self.steps().filter(|(_, step, _)| meant(step)).map(|(_, _, timed)| timed).collect()
    }

    pub(super) fn entry(&self, id: &SoftwareId) -> Option<&'a Software> {
        self.catalogue.entries().software.get(id)
    }

    /// The entry of a tool that is known.
    pub(super) fn entry_of(&self, tool: ToolIndex) -> Option<&'a Software> {
        self.plan.inventory.tool(tool).software().and_then(|id| self.entry(id))
    }

    pub(super) fn decision(&self, tool: ToolIndex) -> Option<&'a ToolDecision> {
        self.plan.decisions.tools.iter().find(|decision| decision.tool == tool)
    }

    /// The name of a tool for messages.
    pub(super) fn name(&self, tool: ToolIndex) -> &'a str {
        self.plan.inventory.tool(tool).handle.as_str()
    }

    /// Products that the units of a tool move to.
    pub(super) fn products_of(&self, tool: ToolIndex) -> BTreeSet<&'a SoftwareId> {
        let units = self.decision(tool).map_or(&[][..], |decision| &decision.units);
        let chosen = units.iter().filter_map(|unit| match &unit.choice {
            Choice::Products(products) => Some(products),
            Choice::Keep(_) => None,
        });
        chosen.flatten().collect()
    }

    /// Products that come in.
    pub(super) fn incoming(&self) -> BTreeSet<&'a SoftwareId> {
        let products = self.plan.decisions.products.iter().filter(|product| !product.in_use);
        products.map(|product| &product.software).collect()
    }

    /// Products that some tool moves to, those in use among them.
    pub(super) fn chosen(&self) -> BTreeSet<&'a SoftwareId> {
        self.plan.inventory.indices().flat_map(|tool| self.products_of(tool)).collect()
    }

    /// Whether a tool is gone when the plan is done.
    pub(super) fn goes(&self, tool: ToolIndex) -> bool {
        let verdict = self.decision(tool).map(|decision| &decision.verdict);
        verdict.is_some_and(Verdict::leaves) || !self.of_tool(tool, StepKind::SwitchOff).is_empty()
    }

    /// Tools that are still there when the plan is done, for at least some people.
    pub(super) fn staying_tools(&self) -> impl Iterator<Item = ToolIndex> {
        self.plan.inventory.indices().filter(|tool| !self.goes(*tool))
    }

    /// Software of the inventory that is still there when the plan is done, for at least some people.
    pub(super) fn staying(&self) -> BTreeSet<&'a SoftwareId> {
        self.staying_tools().filter_map(|tool| self.plan.inventory.tool(tool).software()).collect()
    }

    /// Everything that is there when the plan is done, with what it includes.
    pub(super) fn there(&self) -> BTreeSet<&'a SoftwareId> {
        let all = self.incoming().into_iter().chain(self.staying());
        all.flat_map(|id| self.with_parts(id)).collect()
    }

    /// A software and everything that it includes, directly or by way of another.
    pub(super) fn with_parts(&self, id: &'a SoftwareId) -> BTreeSet<&'a SoftwareId> {
        let mut found = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            for part in self.entry(id).into_iter().flat_map(|entry| &entry.includes) {
                if found.insert(part) {
                    open.push(part);
                }
            }
        }
        found
    }

    /// Tools that an incoming product serves, read from the choices.
    pub(super) fn served_by(&self, product: &SoftwareId) -> BTreeSet<ToolIndex> {
        let tools = self.plan.inventory.indices();
        tools.filter(|tool| self.products_of(*tool).contains(product)).collect()
    }

    /// For every product that is chosen or comes in, the tools for whose sake it is there: those that move to it and
    /// those that move to something that cannot do without it.
    pub(super) fn works_for(&self) -> BTreeMap<&'a SoftwareId, BTreeSet<ToolIndex>> {
        let mut found: BTreeMap<&SoftwareId, BTreeSet<ToolIndex>> =
            self.chosen().into_iter().map(|id| (id, self.served_by(id))).collect();
        loop {
            let mut changed = false;
            for product in &self.plan.decisions.products {
                let more: BTreeSet<ToolIndex> =
                    product.required_by.iter().filter_map(|id| found.get(id)).flatten().copied().collect();
                let known = found.entry(&product.software).or_default();
                let before = known.len();
                known.extend(more);
                changed |= known.len() > before;
            }
            if !changed {
                return found;
            }
        }
    }

    /// What a product needs beside itself to serve a tool, with itself.
    pub(super) fn with_helpers(&self, products: BTreeSet<&'a SoftwareId>) -> BTreeSet<&'a SoftwareId> {
        let mut found = products;
        loop {
            let more: Vec<&SoftwareId> = self
                .plan
                .decisions
                .products
                .iter()
                .filter(|product| product.required_by.iter().any(|id| found.contains(id)))
                .map(|product| &product.software)
                .filter(|id| !found.contains(id))
                .collect();
            if more.is_empty() {
                return found;
            }
            found.extend(more);
        }
    }

    /// Tools that a step concerns.
    pub(super) fn tools_of(&self, step: &Step) -> BTreeSet<ToolIndex> {
        match (step.tool, &step.product) {
            (Some(tool), _) => BTreeSet::from([tool]),
            (None, Some(product)) => self.served_by(product),
            (None, None) => BTreeSet::new(),
        }
    }

    /// Whether a capability belongs to a category of a software or of one of its parts.
    pub(super) fn is_for(&self, software: &SoftwareId, capability: &CapabilityId) -> bool {
        let term = self.catalogue.vocabulary().capabilities.get(capability);
        self.with_parts(software)
            .into_iter()
            .filter_map(|part| self.entry(part))
            .any(|entry| term.is_some_and(|term| entry.categories.contains(&term.category)))
    }

    /// How far a capability goes in a house of so many users: what is full for groups of half of them is full.
    pub(super) fn level_for(has: &Capability, users: u32) -> Level {
        let small = has.full_up_to.is_some_and(|group| users <= 2 * group);
        if small && matches!(has.level, Level::Partial | Level::Basic) { Level::Full } else { has.level }
    }

    /// People who may meet with what a unit is used for; any number if it may have an audience.
    pub(super) fn crowd(&self, unit: &Unit) -> u32 {
        let audience = |need: &Need| matches!(need.capability.as_str(), "live-streaming" | "webinar");
        if unit.needs.iter().any(audience) { u32::MAX } else { self.plan.inventory.tool(unit.tool).users }
    }

    /// How much a capability counts, 1 to 5.
    pub(super) fn weight(&self, capability: &CapabilityId) -> u8 {
        let term = self.catalogue.entries().vocabulary.capabilities.get(capability);
        term.and_then(|term| term.weight).unwrap_or(USUAL_WEIGHT)
    }

    /// Whether a software, or what it includes, is known to do something at all.
    pub(super) fn does(&self, id: &'a SoftwareId, capability: &CapabilityId) -> bool {
        self.with_parts(id).into_iter().filter_map(|part| self.entry(part)).any(|entry| {
            entry
                .capabilities
                .get(capability)
                .is_some_and(|has| matches!(has.level, Level::Full | Level::Partial | Level::Basic))
        })
    }

    /// Whether a dependency between two steps was given up to open a circle, on record.
    pub(super) fn was_given_up(&self, from: StepIndex, to: StepIndex) -> bool {
        let mut cycles = self.plan.graph.cycles.iter();
        cycles.any(|cycle| cycle.given_up.from == from && cycle.given_up.to == to)
    }
}

/// Whether everything of the one ends before anything of the other begins.
pub(super) fn is_before(earlier: &[&TimedStep], later: &[&TimedStep]) -> bool {
    earlier.iter().all(|earlier| later.iter().all(|later| earlier.end < later.start))
}

/// Whether a step bothers everybody who uses the software; trials bother a small group only.
pub(super) fn bothers_people(step: &Step) -> bool {
    step.touches_people && step.kind != StepKind::ProofOfConcept
}

/// Whether a step is work that somebody does, rather than a time that passes or a letter.
pub(super) fn is_work(step: &Step) -> bool {
    !matches!(
        step.kind,
        StepKind::GiveNotice
            | StepKind::ParallelRun
            | StepKind::Procure
            | StepKind::Agree
            | StepKind::AwaitFunding
    )
}

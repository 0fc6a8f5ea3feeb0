//! What the checker asks of a plan, in short words.

use super::calendar::Calendar;
use std::collections::BTreeSet;
use umstieg_core::decide::{Choice, ToolDecision, Verdict};
use umstieg_core::format::entry::{Software, StepKind};
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::order::{Step, StepIndex};
use umstieg_core::plan::TimedStep;
use umstieg_core::{Catalogue, Plan, ToolIndex};

/// A plan with its catalogue and a calendar.
pub(super) struct Facts<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) plan: &'a Plan,
    pub(super) calendar: Calendar,
}

impl<'a> Facts<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, plan: &'a Plan) -> Self {
        let raw = plan.inventory.raw();
        let region = raw.organisation.region.as_ref().map(|region| region.as_str().to_owned());
        Self { catalogue, plan, calendar: Calendar::new(plan.timeline.start, region.as_deref()) }
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

    /// Steps of a kind about a product as such.
    pub(super) fn of_product(&self, product: &SoftwareId, kind: StepKind) -> Vec<&'a TimedStep> {
        let meant =
            |step: &Step| step.tool.is_none() && step.product.as_ref() == Some(product) && step.does(kind);
        self.steps().filter(|(_, step, _)| meant(step)).map(|(_, _, timed)| timed).collect()
    }

    pub(super) fn entry(&self, id: &SoftwareId) -> Option<&'a Software> {
        self.catalogue.entries().software.get(id)
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
        self.plan.decisions.products.iter().map(|product| &product.software).collect()
    }

    /// Software of the inventory that is still there when the plan is done, for at least some people.
    pub(super) fn staying(&self) -> BTreeSet<&'a SoftwareId> {
        let stays =
            |decision: &&ToolDecision| !matches!(decision.verdict, Verdict::Replace { .. } | Verdict::Retire);
        let tools = self.plan.decisions.tools.iter().filter(stays);
        tools.filter_map(|decision| self.plan.inventory.tool(decision.tool).software()).collect()
    }

    /// Tools that an incoming product serves, read from the choices.
    pub(super) fn served_by(&self, product: &SoftwareId) -> BTreeSet<ToolIndex> {
        let tools = self.plan.inventory.indices();
        tools.filter(|tool| self.products_of(*tool).contains(product)).collect()
    }

    /// Tools that a step concerns.
    pub(super) fn tools_of(&self, step: &Step) -> BTreeSet<ToolIndex> {
        match (step.tool, &step.product) {
            (Some(tool), _) => BTreeSet::from([tool]),
            (None, Some(product)) => self.served_by(product),
            (None, None) => BTreeSet::new(),
        }
    }
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

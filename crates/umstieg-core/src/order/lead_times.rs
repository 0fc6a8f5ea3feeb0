//! Decisions of others that are awaited: tenders and consent product by product, budgets once.
//!
//! What is put out to tender or put before a works council is what has been decided on, so both follow the decision.
//! Nothing is bought before the tender ends, and nobody gets anything before there is consent.

use super::steps::{Builder, products_of};
use super::ties::unnoticed;
use super::{Origin, Reason, Step, StepIndex};
use crate::catalogue::Catalogue;
use crate::decide::platform_of;
use crate::inventory::ToolIndex;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Hosting, StepKind};
use umstieg_format::inventory::{LeadTime, LeadTimeKind};
use umstieg_format::scalar::SoftwareId;

/// Playbook of programs that people run on their own devices.
const DESKTOP_APPLICATION: &str = "desktop-application";

/// Whether a product is a free program that people run on their own devices: nothing of it has to be bought. A server that
/// can be had with it may come later.
pub(crate) fn is_free_program(catalogue: &Catalogue, product: &SoftwareId) -> bool {
    let Some(entry) = catalogue.software(product) else { return false };
    let of_category = || {
        let category = entry.categories.first().and_then(|id| catalogue.vocabulary().categories.get(id));
        category.map(|category| &category.playbook)
    };
    let playbook = entry.playbook.as_ref().or_else(of_category);
    let is_program = playbook.is_some_and(|playbook| playbook.as_str() == DESKTOP_APPLICATION);
    let is_local = entry.hosting.contains_key(&Hosting::Local) && (entry.hosting.len() == 1 || is_program);
    is_local && catalogue.is_open(product) && platform_of(catalogue, product).is_none()
}

impl<'a> Builder<'a> {
    /// One step for every decision that must be awaited, and what waits for it.
    pub(super) fn lead_times(&mut self) {
        for (at, lead) in self.inventory.raw().planning.lead_times.iter().enumerate() {
            let days = self.calendar.days_of(lead.months).max(1);
            match lead.kind {
                LeadTimeKind::Tender => self.tenders(at, lead, days),
                LeadTimeKind::Budget => self.budget(at, lead, days),
                LeadTimeKind::WorksCouncil => self.consents(at, lead, days, "works-council"),
                LeadTimeKind::Consent => self.consents(at, lead, days, "consent"),
            }
        }
    }

    /// A tender for every product that is bought. What is in use has been bought, an app comes with its platform, and a free
    /// program is only downloaded, unless the inventory names what a tender is for.
    fn tenders(&mut self, at: usize, lead: &LeadTime, days: u32) {
        let is_named = !lead.applies_to.is_empty();
        for id in self.with_needed(&self.concerned(lead)) {
            let Some(product) = self.decisions.product(id) else { continue };
            let is_free = !is_named && is_free_program(self.catalogue, id);
            if product.in_use || is_free || self.is_app(id) {
                continue;
            }
            let step = self.awaited((at, lead.kind), days, format!("{id}.tender-{}", at + 1), Some(id));
            // What comes in for another product only is decided on with that.
            let mut deciding = std::iter::once(id).chain(&product.required_by);
            if let Some(decided) = deciding.find_map(|id| self.product_kind(id, &[StepKind::Decide])) {
                self.wait(decided, step, Reason::LeadTime(at));
            }
            if let Some(bought) = self.product_kind(id, &[StepKind::Install]) {
                self.wait(step, bought, Reason::LeadTime(at));
            }
        }
    }

    /// A budget is released once, for all that is bought with it.
    fn budget(&mut self, at: usize, lead: &LeadTime, days: u32) {
        let products = self.with_needed(&self.concerned(lead));
        let bought: BTreeSet<StepIndex> =
            products.into_iter().filter_map(|id| self.product_kind(id, &[StepKind::Install])).collect();
        if !bought.is_empty() {
            let step = self.awaited((at, lead.kind), days, format!("budget-{}", at + 1), None);
            bought.into_iter().for_each(|bought| self.wait(step, bought, Reason::LeadTime(at)));
        }
    }

    /// Consent to every product that people change to; what that cannot do without is agreed on with it.
    fn consents(&mut self, at: usize, lead: &LeadTime, days: u32, word: &str) {
        let mut asked: BTreeMap<&'a SoftwareId, (BTreeSet<StepIndex>, BTreeSet<StepIndex>)> = BTreeMap::new();
        for tool in self.concerned(lead) {
            for (product, begun) in self.begun(tool) {
                // What nobody notices but those who run it needs nobody's consent.
                let rolls_out = self.steps.get(begun.0).filter(|step| step.kind == StepKind::RollOut);
                if rolls_out.is_some_and(|step| !step.touches_people) {
                    continue;
                }
                let (decided, gated) = asked.entry(product).or_default();
                gated.insert(begun);
                let of_tool = self.tool_kind(tool, StepKind::Decide).into_iter();
                decided.extend(of_tool.filter(|step| self.is_of(*step, product)));
                decided.extend(self.product_kind(product, &[StepKind::Decide]));
            }
        }
        // Who agrees to a platform agrees to its apps.
        let apps: Vec<&SoftwareId> = asked.keys().copied().filter(|id| self.is_app(id)).collect();
        for app in apps {
            let platform = self.decisions.products.iter().map(|product| &product.software).find(|id| {
                let needed_by = self.decisions.product(id).map_or(&[][..], |product| &product.required_by);
                needed_by.contains(app) && asked.contains_key(id) && !self.is_app(id)
            });
            if let Some(platform) = platform
                && let Some((_, gated)) = asked.remove(app)
                && let Some((_, of_platform)) = asked.get_mut(platform)
            {
                of_platform.extend(gated);
            }
        }
        let mut with: BTreeMap<&SoftwareId, &'a SoftwareId> = asked.keys().map(|id| (*id, *id)).collect();
        // Every turn finds one product more, so there is a last one.
        while let Some((needed, asked_with)) = self.decisions.products.iter().find_map(|needed| {
            let asked_with = needed.required_by.iter().find_map(|id| with.get(id).copied())?;
            (!with.contains_key(&needed.software)).then_some((&needed.software, asked_with))
        }) {
            with.insert(needed, asked_with);
            if let (Some((_, gated)), Some(given)) =
                (asked.get_mut(asked_with), self.product_kind(needed, &[StepKind::RollOut]))
            {
                gated.insert(given);
            }
        }
        for (product, (decided, gated)) in asked {
            let step =
                self.awaited((at, lead.kind), days, format!("{product}.{word}-{}", at + 1), Some(product));
            decided.into_iter().for_each(|decided| self.wait(decided, step, Reason::LeadTime(at)));
            gated.into_iter().for_each(|gated| self.wait(step, gated, Reason::LeadTime(at)));
        }
    }

    /// Tools that a lead time is about.
    fn concerned(&self, lead: &LeadTime) -> BTreeSet<ToolIndex> {
        if lead.applies_to.is_empty() {
            self.inventory.indices().collect()
        } else {
            lead.applies_to.iter().filter_map(|handle| self.inventory.by_handle(handle)).collect()
        }
    }

    /// Products that tools move to, and what these cannot do without: it is bought and paid with them. What everybody has
    /// already is no product of the plan, but what it needs for more work may be.
    fn with_needed(&self, tools: &BTreeSet<ToolIndex>) -> Vec<&'a SoftwareId> {
        let mut ids: Vec<&SoftwareId> = Vec::new();
        for id in tools.iter().flat_map(|tool| products_of(self.decisions, *tool)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let mut position = 0;
        while let Some(id) = ids.get(position).copied() {
            let needed = self.decisions.products.iter();
            for needed in needed.filter(|needed| needed.required_by.contains(id)) {
                if !ids.contains(&&needed.software) {
                    ids.push(&needed.software);
                }
            }
            position += 1;
        }
        // In the order of the plan's products.
        self.decisions
            .products
            .iter()
            .map(|product| &product.software)
            .filter(|id| ids.contains(id))
            .collect()
    }

    /// Whether a step is about a product.
    fn is_of(&self, step: StepIndex, product: &SoftwareId) -> bool {
        self.steps.get(step.0).is_some_and(|step| step.product.as_ref() == Some(product))
    }

    /// The step of waiting for others. The paperwork is not the work of those who run the systems.
    fn awaited(
        &mut self,
        (at, kind): (usize, LeadTimeKind),
        days: u32,
        key: String,
        product: Option<&SoftwareId>,
    ) -> StepIndex {
        let kind = match kind {
            LeadTimeKind::Tender | LeadTimeKind::Budget => StepKind::Procure,
            LeadTimeKind::WorksCouncil | LeadTimeKind::Consent => StepKind::Agree,
        };
        self.add(Step { product: product.cloned(), ..unnoticed(key, kind, Origin::LeadTime(at), days) })
    }
}

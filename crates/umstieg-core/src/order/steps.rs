//! The steps of a plan and the dependencies that come with them.
//!
//! Phases of [`Builder::build`]: decisions of others, products with their playbooks, tools that go, tools that stay;
//! then requirements, bundles, interfaces and wishes between them.

use super::eligibility::funding_matches;
use super::{Dependency, Origin, Reason, Step, StepIndex};
use crate::catalogue::Catalogue;
use crate::decide::{Choice, Decisions, KeepReason, Product, Verdict};
use crate::inventory::{Inventory, ToolIndex};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Playbook, Scope, StepKind, StepTemplate, Strength};
use umstieg_format::inventory::{LeadTimeKind, ObligationKind};
use umstieg_format::scalar::{PlaybookId, SoftwareId, StepId, ToolHandle};

/// Working days of a month, for lead times given in months.
const DAYS_A_MONTH: u32 = 21;

/// Weeks that an approval of funding takes where the programme does not say.
const APPROVAL_WEEKS: u32 = 10;

/// Work to settle one interface with a tool that stays, in minutes: find the owner, test an export, write it down.
const INTERFACE_MINUTES: u64 = 180;

/// Playbook of the one step for a tool that stays.
const CONTAIN: &str = "contain";

/// What a [`Builder`] has built.
pub(super) struct Built {
    pub(super) steps: Vec<Step>,
    pub(super) dependencies: Vec<Dependency>,
}

/// Builds the steps; lives for one plan.
pub(super) struct Builder<'a> {
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    decisions: &'a Decisions,
    steps: Vec<Step>,
    dependencies: Vec<Dependency>,
    /// Steps of each product by their playbook step.
    of_product: BTreeMap<&'a SoftwareId, BTreeMap<StepId, StepIndex>>,
    /// Steps of each tool by kind; data is carried over once for every product that takes some.
    of_tool: BTreeMap<ToolIndex, BTreeMap<StepKind, Vec<StepIndex>>>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, inventory: &'a Inventory, decisions: &'a Decisions) -> Self {
        Self {
            catalogue,
            inventory,
            decisions,
            steps: Vec::new(),
            dependencies: Vec::new(),
            of_product: BTreeMap::new(),
            of_tool: BTreeMap::new(),
        }
    }

    pub(super) fn finish(self) -> Built {
        Built { steps: self.steps, dependencies: self.dependencies }
    }

    pub(super) fn build(&mut self) {
        for product in &self.decisions.products {
            self.product_steps(product);
        }
        for decision in &self.decisions.tools {
            match &decision.verdict {
                Verdict::Replace { .. } | Verdict::ReplacePartly { .. } => {
                    let leaves = matches!(decision.verdict, Verdict::Replace { .. });
                    self.tool_steps(decision.tool, &products_of(self.decisions, decision.tool), leaves);
                }
                Verdict::Retire => self.retire_steps(decision.tool),
                Verdict::Keep { reason } => self.contain_step(decision.tool, reason),
                Verdict::Open | Verdict::Unknown => {}
            }
        }
        self.requirements();
        self.bundles();
        self.interfaces();
        self.wishes();
        self.lead_times();
        self.funding();
    }

    fn add(&mut self, step: Step) -> StepIndex {
        self.steps.push(step);
        StepIndex(self.steps.len() - 1)
    }

    fn wait(&mut self, from: StepIndex, to: StepIndex, reason: Reason) {
        self.dependencies.push(Dependency { from, to, lag_days: 0, strength: Strength::Hard, reason });
    }

    /// The playbook that introduces a product.
    fn playbook(&self, product: &SoftwareId) -> Option<(&'a PlaybookId, &'a Playbook)> {
        let entry = self.catalogue.software(product)?;
        let of_category = || {
            let category = self.catalogue.vocabulary().categories.get(entry.categories.first()?)?;
            Some(&category.playbook)
        };
        let id = entry.playbook.as_ref().or_else(of_category)?;
        self.catalogue.entries().rules.playbooks.get_key_value(id)
    }

    /// Steps that occur once for a product, in the order of its playbook.
    fn product_steps(&mut self, product: &'a Product) {
        let Some((id, playbook)) = self.playbook(&product.software) else { return };
        // What only serves other products is not tried or taught on its own.
        let behind_the_scenes = product.serves.is_empty();
        let mut made = BTreeMap::new();
        for template in playbook.steps.iter().filter(|template| template.scope != Scope::Tool) {
            let skipped = product.users < template.min_users
                || (behind_the_scenes
                    && matches!(
                        template.kind,
                        StepKind::ProofOfConcept | StepKind::Decide | StepKind::Train
                    ));
            if skipped || !self.is_demanded(template, &product.serves) {
                continue;
            }
            let key = format!("{}.{}", product.software, template.id);
            let mut step = self.step(key, id, template, product.users);
            step.product = Some(product.software.clone());
            step.touches_people &= !behind_the_scenes;
            self.prolong_pilot(&mut step);
            let step = self.add(step);
            made.insert(template.id.clone(), step);
            for earlier in earlier_steps(playbook, template, &made) {
                self.wait(earlier, step, Reason::Playbook(id.clone()));
            }
        }
        self.of_product.insert(&product.software, made);
    }

    /// A step as its template says, for a number of users.
    fn step(&self, key: String, playbook: &PlaybookId, template: &StepTemplate, users: u32) -> Step {
        let effort = u64::from(template.effort.minutes)
            + u64::from(template.effort.minutes_per_user) * u64::from(users);
        let monthly = self.inventory.raw().capacity.training_hours_per_person_and_month.unwrap_or(2);
        // People learn beside their work: so many hours a month, each a share of a working day.
        let learning = match (u64::from(template.learner_minutes), u64::from(monthly) * 60) {
            (0, _) => 0,
            (minutes, 0) => minutes,
            (minutes, monthly) => (minutes * u64::from(DAYS_A_MONTH)).div_ceil(monthly),
        };
        let stages = template.stage_users.map_or(1, |stage| users.div_ceil(stage.max(1)).max(1));
        Step {
            key,
            kind: template.kind,
            origin: Origin::Playbook { playbook: playbook.clone(), step: template.id.clone() },
            product: None,
            tool: None,
            users,
            effort_minutes: effort,
            min_days: (u32::from(template.min_days) * stages)
                .max(u32::try_from(learning.min(250)).unwrap_or(250)),
            learner_minutes: template.learner_minutes,
            touches_people: template.touches_people,
        }
    }

    /// Whether a step that only a duty demands is demanded for one of these tools.
    fn is_demanded(&self, template: &StepTemplate, tools: &[ToolIndex]) -> bool {
        template.for_obligation.is_none_or(|kind| tools.iter().any(|tool| self.has_duty(*tool, kind)))
    }

    fn has_duty(&self, tool: ToolIndex, kind: ObligationKind) -> bool {
        let handle: &ToolHandle = &self.inventory.tool(tool).handle;
        let duties = &self.inventory.raw().obligations;
        duties
            .iter()
            .any(|duty| duty.kind == kind && (duty.applies_to.is_empty() || duty.applies_to.contains(handle)))
    }

    /// A trial lasts at least as long as the inventory demands.
    fn prolong_pilot(&self, step: &mut Step) {
        if let (StepKind::ProofOfConcept, Some(pilot)) = (step.kind, &self.inventory.raw().planning.pilot) {
            step.min_days = step.min_days.max(u32::from(pilot.min_months) * DAYS_A_MONTH);
            step.users = pilot.users.unwrap_or(step.users).min(step.users);
        }
    }

    /// Steps of a tool that moves to products; the last ones only if it leaves altogether.
    fn tool_steps(&mut self, tool: ToolIndex, products: &[&'a SoftwareId], leaves: bool) {
        let users = self.inventory.tool(tool).users;
        let mut last_needs = Vec::new();
        // Every product carries its own data over, but the tool is backed up, kept and switched off once, as the
        // product with the most careful playbook demands.
        for product in products {
            let Some((id, playbook)) = self.playbook(product) else { continue };
            let of_product = self.of_product.get(product).cloned().unwrap_or_default();
            let mut made = of_product.clone();
            for template in playbook.steps.iter().filter(|template| template.scope == Scope::Tool) {
                let is_end = matches!(
                    template.kind,
                    StepKind::ParallelRun | StepKind::GiveNotice | StepKind::Archive | StepKind::SwitchOff
                );
                if users < template.min_users || !self.is_demanded(template, &[tool]) || (is_end && !leaves) {
                    continue;
                }
                if template.kind == StepKind::GiveNotice && !self.has_own_contract(tool) {
                    continue;
                }
                let step = self.tool_step(tool, product, id, template, users);
                made.insert(template.id.clone(), step);
                for earlier in earlier_steps(playbook, template, &made) {
                    self.wait(earlier, step, Reason::Playbook(id.clone()));
                }
            }
            last_needs.extend(of_product.values().copied().filter(|step| self.is_roll_out(*step)));
        }
        let ends = self.tool_kind(tool, StepKind::SwitchOff);
        let carried = self.tool_kind(tool, StepKind::MigrateData);
        for end in ends {
            for need in last_needs.iter().chain(&carried) {
                self.wait(*need, end, Reason::LastNeed(tool));
            }
        }
    }

    /// One step of a tool: shared by its products, except for carrying data over.
    fn tool_step(
        &mut self,
        tool: ToolIndex,
        product: &SoftwareId,
        playbook: &PlaybookId,
        template: &StepTemplate,
        users: u32,
    ) -> StepIndex {
        let handle = &self.inventory.tool(tool).handle;
        let carries = template.kind == StepKind::MigrateData;
        let key = if carries {
            format!("{handle}.{}.{product}", template.id)
        } else {
            format!("{handle}.{}", template.id)
        };
        let mut step = self.step(key, playbook, template, users);
        step.tool = Some(tool);
        step.product = carries.then(|| product.clone());
        let shared = if carries { None } else { self.tool_kind(tool, template.kind).first().copied() };
        if let Some(at) = shared
            && let Some(known) = self.steps.get_mut(at.0)
        {
            known.min_days = known.min_days.max(step.min_days);
            known.effort_minutes = known.effort_minutes.max(step.effort_minutes);
            return at;
        }
        let at = self.add(step);
        self.of_tool.entry(tool).or_default().entry(template.kind).or_default().push(at);
        at
    }

    fn tool_kind(&self, tool: ToolIndex, kind: StepKind) -> Vec<StepIndex> {
        self.of_tool.get(&tool).and_then(|kinds| kinds.get(&kind)).cloned().unwrap_or_default()
    }

    /// The step of a product with which people have it.
    fn is_roll_out(&self, step: StepIndex) -> bool {
        self.steps.get(step.0).is_some_and(|step| step.kind == StepKind::RollOut)
    }

    fn product_kind(&self, product: &SoftwareId, kinds: &[StepKind]) -> Option<StepIndex> {
        let steps = self.of_product.get(product)?;
        kinds.iter().find_map(|kind| {
            steps.values().copied().find(|step| self.steps.get(step.0).is_some_and(|step| step.kind == *kind))
        })
    }

    /// Whether notice can be given for a tool alone.
    fn has_own_contract(&self, tool: ToolIndex) -> bool {
        self.inventory.line(tool).contract.is_some() && self.inventory.tool(tool).suite.is_none()
    }

    /// A tool that nobody uses is cancelled and switched off.
    fn retire_steps(&mut self, tool: ToolIndex) {
        let web = self.catalogue.entries().rules.playbooks.iter().next();
        let Some((id, playbook)) = web else { return };
        for template in &playbook.steps {
            let wanted = match template.kind {
                StepKind::GiveNotice => self.has_own_contract(tool),
                StepKind::SwitchOff => true,
                StepKind::Archive => self.has_duty(tool, ObligationKind::Retention),
                _ => false,
            };
            if wanted {
                let handle = &self.inventory.tool(tool).handle;
                let mut step = self.step(format!("{handle}.{}", template.id), id, template, 0);
                step.tool = Some(tool);
                let at = self.add(step);
                self.of_tool.entry(tool).or_default().entry(template.kind).or_default().push(at);
            }
        }
        for archive in self.tool_kind(tool, StepKind::Archive) {
            for end in self.tool_kind(tool, StepKind::SwitchOff) {
                self.wait(archive, end, Reason::Playbook(id.clone()));
            }
        }
    }

    /// A tool that stays and for which the catalogue knows how to contain it.
    fn contain_step(&mut self, tool: ToolIndex, reason: &KeepReason) {
        let known = self.inventory.tool(tool).software().and_then(|id| self.catalogue.software(id));
        let contained = known.is_some_and(|entry| entry.containment.is_some());
        let stays = !matches!(reason, KeepReason::Open | KeepReason::Unused);
        let playbooks = &self.catalogue.entries().rules.playbooks;
        let Some((id, playbook)) = playbooks.iter().find(|(id, _)| id.as_str() == CONTAIN) else { return };
        if !contained || !stays {
            return;
        }
        for template in playbook.steps.iter().filter(|template| template.kind == StepKind::Contain) {
            let handle = &self.inventory.tool(tool).handle;
            let mut step = self.step(format!("{handle}.{}", template.id), id, template, 0);
            step.tool = Some(tool);
            step.users = self.inventory.tool(tool).users;
            let at = self.add(step);
            self.of_tool.entry(tool).or_default().entry(template.kind).or_default().push(at);
        }
    }

    /// A product is set up after what it requires is available.
    fn requirements(&mut self) {
        for needed in &self.decisions.products {
            let available = self
                .product_kind(&needed.software, &[StepKind::Bridge, StepKind::Install, StepKind::RollOut]);
            for product in &needed.required_by {
                if !self.cannot_start_without(product, &needed.software) {
                    continue;
                }
                // A platform that is introduced for its own sake must be there before anything on it can be tried.
                let trial: &[StepKind] =
                    if needed.serves.is_empty() { &[] } else { &[StepKind::ProofOfConcept] };
                let begins = self
                    .product_kind(product, trial)
                    .or_else(|| self.product_kind(product, &[StepKind::Install, StepKind::RollOut]));
                if let (Some(available), Some(begins)) = (available, begins) {
                    let reason =
                        Reason::Requirement { product: product.clone(), needs: needed.software.clone() };
                    self.wait(available, begins, reason);
                }
            }
        }
    }

    /// Whether a product states that it needs another one; what only adds a capability to it may come later.
    fn cannot_start_without(&self, product: &SoftwareId, needs: &SoftwareId) -> bool {
        let fills = self.catalogue.software(needs).map(|entry| &entry.fills);
        self.catalogue.software(product).is_some_and(|entry| {
            entry.requires.iter().any(|requirement| {
                requirement.any_of.iter().any(|range| range.software == *needs)
                    || requirement
                        .role
                        .as_ref()
                        .is_some_and(|role| fills.is_some_and(|fills| fills.contains_key(role)))
            })
        })
    }

    /// A suite is cancelled after its parts are no longer used.
    fn bundles(&mut self) {
        for part in self.inventory.indices() {
            let Some(suite) = self.inventory.tool(part).suite else { continue };
            let parts = self.tool_kind(part, StepKind::SwitchOff);
            for end in self.tool_kind(suite, StepKind::SwitchOff) {
                for gone in &parts {
                    self.wait(*gone, end, Reason::Bundle { suite, part });
                }
            }
        }
    }

    /// Interfaces without which work stops are settled before either end is switched off.
    fn interfaces(&mut self) {
        let interfaces = &self.inventory.raw().interfaces;
        for (at, interface) in interfaces.iter().enumerate().filter(|(_, interface)| interface.required) {
            let ends: Vec<ToolIndex> = std::iter::once(&interface.from)
                .chain(&interface.to)
                .filter_map(|handle| self.inventory.by_handle(handle))
                .collect();
            let going: Vec<StepIndex> =
                ends.iter().flat_map(|tool| self.tool_kind(*tool, StepKind::SwitchOff)).collect();
            let Some(tool) = ends.first().copied().filter(|_| !going.is_empty()) else { continue };
            let to = interface.to.as_ref().map_or("outside", |to| to.as_str());
            let step = self.add(Step {
                key: format!("{}.interface-{}-{to}", interface.from, at + 1),
                kind: StepKind::Adapt,
                origin: Origin::Interface(at),
                product: None,
                tool: Some(tool),
                users: 0,
                effort_minutes: INTERFACE_MINUTES,
                min_days: 1,
                learner_minutes: 0,
                touches_people: false,
            });
            // It can be settled only when the new ends are there.
            let installed: Vec<StepIndex> = ends
                .iter()
                .flat_map(|tool| products_of(self.decisions, *tool))
                .filter_map(|product| self.product_kind(product, &[StepKind::Install]))
                .collect();
            for ready in installed {
                self.wait(ready, step, Reason::Interface(at));
            }
            for end in going {
                self.wait(step, end, Reason::Interface(at));
            }
        }
    }

    /// Wishes of the inventory: the new product of the one tool is there before the other's begins to reach people.
    fn wishes(&mut self) {
        for (at, wish) in self.inventory.raw().order.iter().enumerate() {
            let (Some(first), Some(then)) =
                (self.inventory.by_handle(&wish.first), self.inventory.by_handle(&wish.then))
            else {
                continue;
            };
            let reached = |builder: &Self, tool: ToolIndex| -> Vec<StepIndex> {
                products_of(builder.decisions, tool)
                    .into_iter()
                    .filter_map(|product| builder.product_kind(product, &[StepKind::RollOut]))
                    .collect()
            };
            for from in reached(self, first) {
                for to in reached(self, then) {
                    self.dependencies.push(Dependency {
                        from,
                        to,
                        lag_days: 0,
                        strength: wish.strength,
                        reason: Reason::Wish(at),
                    });
                }
            }
        }
    }

    /// Decisions of others: tenders product by product, consent and budgets once.
    fn lead_times(&mut self) {
        let lead_times = &self.inventory.raw().planning.lead_times;
        for (at, lead) in lead_times.iter().enumerate() {
            let concerned: BTreeSet<ToolIndex> = if lead.applies_to.is_empty() {
                self.inventory.indices().collect()
            } else {
                lead.applies_to.iter().filter_map(|handle| self.inventory.by_handle(handle)).collect()
            };
            let products: Vec<&Product> = self
                .decisions
                .products
                .iter()
                .filter(|product| product.serves.iter().any(|tool| concerned.contains(tool)))
                .collect();
            let (kind, word, gate) = match lead.kind {
                LeadTimeKind::Tender => (StepKind::Procure, "tender", StepKind::Install),
                LeadTimeKind::Budget => (StepKind::Procure, "budget", StepKind::Install),
                LeadTimeKind::WorksCouncil => (StepKind::Agree, "works-council", StepKind::RollOut),
                LeadTimeKind::Consent => (StepKind::Agree, "consent", StepKind::RollOut),
            };
            let wait = |key: String, product: Option<SoftwareId>| Step {
                key,
                kind,
                origin: Origin::LeadTime(at),
                product,
                tool: None,
                users: 0,
                // The paperwork is not the work of those who run the systems.
                effort_minutes: 0,
                min_days: (u32::from(lead.months) * DAYS_A_MONTH).max(1),
                learner_minutes: 0,
                touches_people: false,
            };
            if lead.kind == LeadTimeKind::Tender {
                for product in products {
                    let step = self.add(wait(
                        format!("{}.{word}-{}", product.software, at + 1),
                        Some(product.software.clone()),
                    ));
                    if let Some(decided) = self.product_kind(&product.software, &[StepKind::Decide]) {
                        self.wait(decided, step, Reason::LeadTime(at));
                    }
                    if let Some(gated) = self.product_kind(&product.software, &[gate]) {
                        self.wait(step, gated, Reason::LeadTime(at));
                    }
                }
            } else if !products.is_empty() {
                let step = self.add(wait(format!("{word}-{}", at + 1), None));
                for product in products {
                    if let Some(gated) = self.product_kind(&product.software, &[gate]) {
                        self.wait(step, gated, Reason::LeadTime(at));
                    }
                }
            }
        }
    }

    /// Approvals without which nothing may be ordered.
    fn funding(&mut self) {
        for programme in funding_matches(self.catalogue, self.inventory) {
            if !programme.must_be_awaited() || self.decisions.products.is_empty() {
                continue;
            }
            let weeks = self
                .catalogue
                .funding(&programme.programme)
                .and_then(|entry| entry.decision_weeks)
                .map_or(APPROVAL_WEEKS, u32::from);
            let step = self.add(Step {
                key: format!("funding.{}", programme.programme),
                kind: StepKind::AwaitFunding,
                origin: Origin::Funding(programme.programme.clone()),
                product: None,
                tool: None,
                users: 0,
                // The application is not the work of those who run the systems.
                effort_minutes: 0,
                min_days: (weeks * 5).max(1),
                learner_minutes: 0,
                touches_people: false,
            });
            let ordered: Vec<StepIndex> = self
                .steps
                .iter()
                .enumerate()
                .filter(|(_, step)| {
                    matches!(step.kind, StepKind::Install)
                        || (step.kind == StepKind::Procure && matches!(step.origin, Origin::Playbook { .. }))
                })
                .map(|(at, _)| StepIndex(at))
                .collect();
            for gated in ordered {
                self.wait(step, gated, Reason::Funding(programme.programme.clone()));
            }
        }
    }
}

/// Products that the units of a tool move to, by id; those in use already are among them.
fn products_of(decisions: &Decisions, tool: ToolIndex) -> Vec<&SoftwareId> {
    let units = decisions.tools.get(tool.0).map_or(&[][..], |decision| &decision.units);
    let mut products: Vec<&SoftwareId> = units
        .iter()
        .filter_map(|unit| match &unit.choice {
            Choice::Products(products) => Some(products),
            Choice::Keep(_) => None,
        })
        .flatten()
        .collect();
    products.sort();
    products.dedup();
    products
}

/// The made steps that a template follows; a step that was left out passes on what it would have followed.
fn earlier_steps(
    playbook: &Playbook,
    template: &StepTemplate,
    made: &BTreeMap<StepId, StepIndex>,
) -> BTreeSet<StepIndex> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&StepId> = template.after.iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        match made.get(id) {
            Some(step) => {
                found.insert(*step);
            }
            None => {
                let left_out = playbook.steps.iter().find(|step| step.id == *id);
                open.extend(left_out.into_iter().flat_map(|step| &step.after));
            }
        }
    }
    found
}

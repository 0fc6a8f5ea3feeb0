//! The steps of a plan and the dependencies that come with them.
//!
//! Phases of [`Builder::build`]: products with their playbooks, tools that move to them (`moves.rs`), tools that go without
//! and tools that stay (`endings.rs`); then what ties them to one another (`ties.rs`).

use super::templates::{Taken, earlier_steps, parts};
use super::{Dependency, Origin, Reason, Step, StepIndex, WishedSteps};
use crate::catalogue::Catalogue;
use crate::decide::{Choice, Decisions, Product, Verdict};
use crate::inventory::{Inventory, ToolIndex};
use crate::plan::{DAYS_A_MONTH, WorkCalendar, contracts};
use std::collections::BTreeMap;
use umstieg_format::entry::{Playbook, Scope, StepKind, StepTemplate, Strength};
use umstieg_format::inventory::ObligationKind;
use umstieg_format::scalar::{CategoryId, PlaybookId, SoftwareId, StepId, ToolHandle};

/// Hours a month that one person has for learning if nobody says: half an hour a week beside the usual work.
const TRAINING_HOURS: u32 = 2;

/// Minutes a month that one person has for learning.
pub(crate) fn training_minutes(inventory: &Inventory) -> u64 {
    let hours = inventory.raw().capacity.training_hours_per_person_and_month;
    u64::from(hours.unwrap_or(TRAINING_HOURS)) * 60
}

/// Working days, a year of them, over which learning stretches at most, however little time there is for it: by then
/// everybody has learned it by doing.
const LONGEST_LEARNING_DAYS: u32 = 250;

/// What a [`Builder`] has built.
pub(super) struct Built {
    pub(super) steps: Vec<Step>,
    pub(super) dependencies: Vec<Dependency>,
    pub(super) wishes: Vec<WishedSteps>,
}

/// Builds the steps; lives for one plan.
pub(super) struct Builder<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) inventory: &'a Inventory,
    pub(super) decisions: &'a Decisions,
    pub(super) steps: Vec<Step>,
    pub(super) dependencies: Vec<Dependency>,
    pub(super) wishes: Vec<WishedSteps>,
    /// The working days of the plan.
    pub(super) calendar: &'a WorkCalendar,
    /// Working days that a trial lasts at least because the inventory says so.
    pilot_days: u32,
    /// Steps of each product by their playbook step.
    pub(super) of_product: BTreeMap<&'a SoftwareId, BTreeMap<StepId, StepIndex>>,
    /// Steps of each tool by kind; data is backed up and carried over once for every product that takes some.
    pub(super) of_tool: BTreeMap<ToolIndex, BTreeMap<StepKind, Vec<StepIndex>>>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        inventory: &'a Inventory,
        decisions: &'a Decisions,
        calendar: &'a WorkCalendar,
    ) -> Self {
        Self {
            calendar,
            pilot_days: inventory.pilot().map_or(0, |pilot| calendar.days_of(pilot.min_months)),
            catalogue,
            inventory,
            decisions,
            steps: Vec::new(),
            dependencies: Vec::new(),
            wishes: Vec::new(),
            of_product: BTreeMap::new(),
            of_tool: BTreeMap::new(),
        }
    }

    pub(super) fn finish(self) -> Built {
        Built { steps: self.steps, dependencies: self.dependencies, wishes: self.wishes }
    }

    pub(super) fn build(&mut self) {
        for product in &self.decisions.products {
            self.product_steps(product);
        }
        // The order in which somebody has listed the tools must not change a date.
        let mut tools: Vec<_> = self.decisions.tools.iter().collect();
        tools.sort_by_key(|decision| &self.inventory.tool(decision.tool).handle);
        for decision in tools {
            match &decision.verdict {
                // A suite whose parts are listed has nothing of its own to carry over.
                Verdict::Replace { .. } if decision.units.is_empty() => self.retire_steps(decision.tool),
                Verdict::Replace { .. } | Verdict::Covered { .. } | Verdict::ReplacePartly { .. } => {
                    let leaves = decision.verdict.leaves();
                    self.tool_steps(decision.tool, &products_of(self.decisions, decision.tool), leaves);
                }
                Verdict::Retire | Verdict::GoWith { .. } => self.retire_steps(decision.tool),
                Verdict::Keep { reason } => self.contain_step(decision.tool, reason),
                Verdict::Unknown => self.clarify_step(decision.tool),
                Verdict::Open => {}
            }
        }
        self.requirements();
        self.bundles();
        self.data_of_suites();
        self.systems();
        self.new_systems();
        self.interfaces();
        self.calls();
        self.wishes();
        self.lead_times();
        self.funding();
    }

    pub(super) fn add(&mut self, step: Step) -> StepIndex {
        self.steps.push(step);
        StepIndex(self.steps.len() - 1)
    }

    pub(super) fn wait(&mut self, from: StepIndex, to: StepIndex, reason: Reason) {
        self.dependencies.push(Dependency { from, to, lag_days: 0, strength: Strength::Hard, reason });
    }

    /// The playbook that introduces a product.
    pub(super) fn playbook(&self, product: &SoftwareId) -> Option<(&'a PlaybookId, &'a Playbook)> {
        let entry = self.catalogue.software(product)?;
        let playbooks = &self.catalogue.entries().rules.playbooks;
        let categories = &self.catalogue.vocabulary().categories;
        let of_category = |category: &CategoryId| Some(&categories.get(category)?.playbook);
        let teaches = |id: &&PlaybookId| {
            playbooks.get(*id).is_some_and(|it| it.steps.iter().any(|step| step.kind == StepKind::Train))
        };
        let of_categories = || {
            // A system for desks and servers alike comes in as what it takes the place of; if of both, for people to learn.
            let same = self.served_categories(product).filter_map(|served| {
                of_category(entry.categories.iter().find(|category| served.contains(category))?)
            });
            let same: Vec<&PlaybookId> = same.collect();
            let taught = same.iter().copied().find(teaches).or(same.first().copied());
            taught.or_else(|| of_category(entry.categories.first()?))
        };
        playbooks.get_key_value(entry.playbook.as_ref().or_else(of_categories)?)
    }

    /// Categories of each software that moves to a product.
    fn served_categories(&self, product: &SoftwareId) -> impl Iterator<Item = &'a [CategoryId]> {
        let tools = self.decisions.product(product).map_or(&[][..], |product| product.serves.as_slice());
        let units = tools.iter().filter_map(|tool| self.decisions.tools.get(tool.0)).flat_map(|it| &it.units);
        let moving = units.filter(move |unit| unit.moves_to(product));
        let software = moving.map(|unit| &unit.recommendation.unit.software);
        software.filter_map(|id| self.catalogue.software(id)).map(|entry| entry.categories.as_slice())
    }

    /// Steps that occur once for a product, in the order of its playbook.
    fn product_steps(&mut self, product: &'a Product) {
        let Some((id, playbook)) = self.playbook(&product.software) else { return };
        // What only serves other products is not tried or decided on its own, nor taught unless people have it before them.
        let only_serves = product.serves.is_empty();
        let behind_the_scenes = only_serves && !self.is_only_on_devices(&product.software);
        let of_its_own = [StepKind::ProofOfConcept, StepKind::Decide];
        // What is in use already only comes to more people.
        let for_more_people = [StepKind::Train, StepKind::RollOut];
        let joins = |template: &StepTemplate| self.may_join(template);
        let taken = Taken::new(playbook, product.users, joins, |template| {
            template.scope != Scope::Tool
                && (!template.if_trial_demanded || self.inventory.pilot().is_some())
                && !(only_serves && of_its_own.contains(&template.kind))
                && !(behind_the_scenes && template.kind == StepKind::Train)
                && (!product.in_use || for_more_people.contains(&template.kind))
                && self.is_demanded(template, &product.serves)
        });
        let mut made = BTreeMap::new();
        for template in taken.own() {
            let key = format!("{}.{}", product.software, template.id);
            let mut step = self.step(key, id, &taken.joined(template), template, product.users);
            step.product = Some(product.software.clone());
            step.touches_people &= !behind_the_scenes;
            self.prolong_pilot(&mut step);
            let step = self.add(step);
            made.insert(template.id.clone(), step);
        }
        self.follow_playbook(id, playbook, &taken, &mut made);
        self.of_product.insert(&product.software, made);
    }

    /// Lets every step wait for those that its playbook puts before it. `made` holds steps by the template that they
    /// were made of and afterwards also by the templates that are part of them.
    pub(super) fn follow_playbook(
        &mut self,
        id: &PlaybookId,
        playbook: &Playbook,
        taken: &Taken<'_>,
        made: &mut BTreeMap<StepId, StepIndex>,
    ) {
        for template in taken.all() {
            if let Some(step) = made.get(taken.done_in(template)).copied() {
                made.insert(template.id.clone(), step);
            }
        }
        for template in &playbook.steps {
            let Some(step) = made.get(&template.id).copied() else { continue };
            for earlier in earlier_steps(playbook, template, made) {
                if earlier != step {
                    self.wait(earlier, step, Reason::Playbook(id.clone()));
                }
            }
        }
    }

    /// A step as its template and those that are part of it say, for a number of users.
    pub(super) fn step(
        &self,
        key: String,
        playbook: &PlaybookId,
        joined: &[&StepTemplate],
        template: &StepTemplate,
        users: u32,
    ) -> Step {
        let (people, _) = self.inventory.users();
        let effort = |template: &&StepTemplate| template.effort.minutes_for(users, people);
        Step {
            key,
            kind: template.kind,
            parts: parts(joined),
            origin: Origin::Playbook { playbook: playbook.clone(), step: template.id.clone() },
            product: None,
            tool: None,
            users,
            effort_minutes: joined.iter().map(effort).sum(),
            min_days: joined.iter().map(|template| self.shortest_days(template, users)).sum(),
            shortened_from: None,
            learner_minutes: joined.iter().map(|template| template.learner_minutes).sum(),
            touches_people: joined.iter().any(|template| template.touches_people),
        }
    }

    /// Shortest time of a template, in working days: its own, or what people need for learning beside their work.
    fn shortest_days(&self, template: &StepTemplate, users: u32) -> u32 {
        // So many hours a month, each a share of a working day.
        let monthly = training_minutes(self.inventory);
        let learning = match (u64::from(template.learner_minutes), monthly) {
            (0, _) => 0,
            (minutes, 0) => minutes,
            (minutes, monthly) => (minutes * DAYS_A_MONTH).div_ceil(monthly),
        };
        let (everybody, _) = self.inventory.users();
        let people = if template.effort.minutes_per_person > 0 { users.max(everybody) } else { users };
        let stages = template.stage_users.map_or(1, |stage| people.div_ceil(stage.max(1)).max(1));
        (u32::from(template.min_days) * stages)
            .max(u32::try_from(learning).unwrap_or(LONGEST_LEARNING_DAYS).min(LONGEST_LEARNING_DAYS))
    }

    /// Whether a step that only a duty demands is demanded for one of these tools.
    pub(super) fn is_demanded(&self, template: &StepTemplate, tools: &[ToolIndex]) -> bool {
        template.for_obligation.is_none_or(|kind| tools.iter().any(|tool| self.has_duty(*tool, kind)))
    }

    pub(super) fn has_duty(&self, tool: ToolIndex, kind: ObligationKind) -> bool {
        let handle: &ToolHandle = &self.inventory.tool(tool).handle;
        let duties = &self.inventory.raw().obligations;
        let stated = duties.iter().any(|duty| {
            duty.kind == kind && (duty.applies_to.is_empty() || duty.applies_to.contains(handle))
        });
        stated || (kind == ObligationKind::Retention && self.keeps_records(tool))
    }

    /// Whether records were made with a tool that the law demands to be kept.
    fn keeps_records(&self, tool: ToolIndex) -> bool {
        let units = self.decisions.tools.get(tool.0).map_or(&[][..], |decision| &decision.units);
        units.iter().any(|unit| unit.recommendation.unit.keeps_records(self.catalogue))
    }

    /// A trial lasts at least as long as the inventory demands.
    fn prolong_pilot(&self, step: &mut Step) {
        if let (StepKind::ProofOfConcept, Some(pilot)) = (step.kind, self.inventory.pilot()) {
            step.min_days = step.min_days.max(self.pilot_days);
            step.users = pilot.users.unwrap_or(step.users).min(step.users);
        }
    }

    /// Whether a step may become part of another one where few people are concerned. For critical infrastructure the
    /// trial, the decision after it and the test of the backup stay steps of their own, with a result each.
    pub(super) fn may_join(&self, template: &StepTemplate) -> bool {
        let proves =
            matches!(template.kind, StepKind::ProofOfConcept | StepKind::Decide | StepKind::BackupTest);
        !(proves && self.inventory.raw().organisation.critical_infrastructure)
    }

    pub(super) fn tool_kind(&self, tool: ToolIndex, kind: StepKind) -> Vec<StepIndex> {
        self.of_tool.get(&tool).and_then(|kinds| kinds.get(&kind)).cloned().unwrap_or_default()
    }

    /// The step of a product with which people have it.
    pub(super) fn is_roll_out(&self, step: StepIndex) -> bool {
        self.steps.get(step.0).is_some_and(|step| step.kind == StepKind::RollOut)
    }

    pub(super) fn product_kind(&self, product: &SoftwareId, kinds: &[StepKind]) -> Option<StepIndex> {
        let steps = self.of_product.get(product)?;
        kinds.iter().find_map(|kind| {
            steps.values().copied().find(|step| self.steps.get(step.0).is_some_and(|step| step.does(*kind)))
        })
    }

    /// Whether notice must be given for a tool alone: it has a contract of its own that goes on without.
    pub(super) fn has_own_contract(&self, tool: ToolIndex) -> bool {
        let goes_on = self.inventory.line(tool).contract.as_ref().is_some_and(contracts::needs_notice);
        goes_on && self.inventory.tool(tool).suite.is_none()
    }
}

/// Products that the units of a tool move to, by id; those in use already are among them.
pub(super) fn products_of(decisions: &Decisions, tool: ToolIndex) -> Vec<&SoftwareId> {
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

//! Steps of a tool that moves to products: to new ones, and to what is in use already.

use super::steps::Builder;
use super::templates::Taken;
use super::{Reason, StepIndex};
use crate::decide::UnitDecision;
use crate::inventory::ToolIndex;
use std::collections::BTreeMap;
use umstieg_format::entry::{Carried, Playbook, Scope, StepKind, StepTemplate};
use umstieg_format::scalar::{DataKindId, PlaybookId, SoftwareId, StepId};

/// Playbook for people who get no new product: something that they have already takes over.
const TAKE_OVER: &str = "take-over";

/// Kind of data that everybody has for oneself.
const CONTACTS: &str = "contacts";

/// Kinds of steps that every product of a tool has for itself. A backup that is made for all of them would wait for the
/// last decision, and be out of date for the last product.
const OWN: [StepKind; 5] =
    [StepKind::BackupTest, StepKind::MigrateData, StepKind::Decide, StepKind::Train, StepKind::RollOut];

/// What becomes of the data of a tool that moves, the more of it the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Data {
    /// None of it comes along.
    Lost,
    /// It lies in files that stay where they are.
    InPlace,
    /// At least some of it must be carried over.
    ComesOver,
}

impl<'a> Builder<'a> {
    /// Steps of a tool that moves to products; the last ones only if it leaves altogether.
    pub(super) fn tool_steps(&mut self, tool: ToolIndex, products: &[&'a SoftwareId], leaves: bool) {
        let users = self.inventory.tool(tool).users;
        let mut last_needs = Vec::new();
        // Every product carries its own data over, but the tool is kept and switched off once, as the product with the
        // most careful playbook demands.
        for product in products {
            let Some((id, playbook)) = self.playbook(product) else { continue };
            let mut made = self.of_product.get(product).cloned().unwrap_or_default();
            last_needs.extend(made.values().copied().filter(|step| self.is_roll_out(*step)));
            if self.is_known(product) {
                let taken_over = self.take_over(tool, product, products.len(), &made);
                last_needs.extend(taken_over.get(&StepKind::RollOut));
                let same =
                    |template: &StepTemplate| Some((template.id.clone(), *taken_over.get(&template.kind)?));
                made.extend(playbook.steps.iter().filter_map(same));
            }
            let ends = [StepKind::ParallelRun, StepKind::GiveNotice, StepKind::Archive, StepKind::SwitchOff];
            let data = [StepKind::BackupTest, StepKind::MigrateData];
            let moved =
                if self.lies_with_a_server(tool, product) { Data::Lost } else { self.data(tool, product) };
            let taken = self.taken(playbook, users, products.len(), |template| {
                self.is_demanded(template, &[tool])
                    && (moved == Data::ComesOver || !data.contains(&template.kind))
                    // Where all files stay, whoever wants the old program back opens them with it.
                    && (moved != Data::InPlace || template.kind != StepKind::ParallelRun)
                    && (leaves || !ends.contains(&template.kind))
                    && (template.kind != StepKind::GiveNotice || self.has_own_contract(tool))
            });
            for template in taken.own() {
                let step = self.tool_step(tool, product, id, &taken.joined(template), template, users);
                made.insert(template.id.clone(), step);
            }
            self.follow_playbook(id, playbook, &taken, &mut made);
            if self.is_known(product) {
                self.newcomers(tool, product, id);
            }
        }
        let ends = self.tool_kind(tool, StepKind::SwitchOff);
        let carried = self.tool_kind(tool, StepKind::MigrateData);
        for end in ends {
            for need in last_needs.iter().chain(&carried) {
                self.wait(*need, end, Reason::LastNeed(tool));
            }
        }
    }

    /// What becomes of the data of a tool that moves to a product. What nobody knows is taken for data that come over.
    /// Contacts that are entered by hand are everybody's own, as in private messengers; nobody else can carry them over.
    fn data(&self, tool: ToolIndex, product: &SoftwareId) -> Data {
        let units = self.decisions.tools.get(tool.0).map_or(&[][..], |decision| &decision.units);
        let of_unit = |unit: &UnitDecision| {
            let statement = unit.candidate(product).and_then(|it| it.statement(self.catalogue));
            let ways = statement.into_iter().flat_map(|statement| &statement.carries);
            let of_kind = |(kind, how): (&DataKindId, &Carried)| match how {
                Carried::Manual if kind.as_str() == CONTACTS => Data::Lost,
                Carried::Lost => Data::Lost,
                Carried::InPlace => Data::InPlace,
                Carried::Full | Carried::Partial | Carried::Manual | Carried::Unknown => Data::ComesOver,
            };
            ways.map(of_kind).max().unwrap_or(Data::ComesOver)
        };
        let moving = units.iter().filter(|unit| unit.moves_to(product));
        moving.map(of_unit).max().unwrap_or(Data::ComesOver)
    }

    /// Those who get what others have already find their data there, and have the same time for a way back.
    fn newcomers(&mut self, tool: ToolIndex, product: &SoftwareId, playbook: &PlaybookId) {
        let is_of = |step: &StepIndex| {
            self.steps.get(step.0).is_some_and(|step| step.product.as_ref() == Some(product))
        };
        let mut data = self.tool_kind(tool, StepKind::MigrateData);
        data.retain(is_of);
        let Some(roll_out) = self.product_kind(product, &[StepKind::RollOut]) else { return };
        for carried in data {
            self.wait(carried, roll_out, Reason::Playbook(playbook.clone()));
        }
        for fall_back in self.tool_kind(tool, StepKind::ParallelRun) {
            self.wait(roll_out, fall_back, Reason::Playbook(playbook.clone()));
        }
    }

    /// The steps of a tool that a playbook takes for one of several products. What they share is part of nothing.
    fn taken(
        &self,
        playbook: &'a Playbook,
        users: u32,
        products: usize,
        needed: impl Fn(&StepTemplate) -> bool,
    ) -> Taken<'a> {
        let joins = |template: &StepTemplate| {
            (products == 1 || OWN.contains(&template.kind)) && self.may_join(template)
        };
        Taken::new(playbook, users, joins, |template| template.scope == Scope::Tool && needed(template))
    }

    /// Whether a product is in use, so that it is not introduced.
    fn is_known(&self, product: &SoftwareId) -> bool {
        self.decisions.product(product).is_none_or(|product| product.in_use)
    }

    /// Who has a product does not know it for what they did with a tool so far: that it takes over is decided, taught and
    /// announced. Returns the steps by kind. `introduced` are those for people who get the product with it.
    fn take_over(
        &mut self,
        tool: ToolIndex,
        product: &'a SoftwareId,
        products: usize,
        introduced: &BTreeMap<StepId, StepIndex>,
    ) -> BTreeMap<StepKind, StepIndex> {
        let playbooks = &self.catalogue.entries().rules.playbooks;
        let Some((id, playbook)) = playbooks.iter().find(|(id, _)| id.as_str() == TAKE_OVER) else {
            return BTreeMap::new();
        };
        let new = self.decisions.product(product).map_or(0, |product| product.users);
        let users = self.inventory.tool(tool).users.saturating_sub(new);
        let taken =
            self.taken(playbook, users, products, |template| users > 0 || template.kind == StepKind::Decide);
        let (mut made, mut by_kind) = (BTreeMap::new(), BTreeMap::new());
        for template in taken.own() {
            let step = self.tool_step(tool, product, id, &taken.joined(template), template, users);
            made.insert(template.id.clone(), step);
            by_kind.insert(template.kind, step);
        }
        self.follow_playbook(id, playbook, &taken, &mut made);
        for step in introduced.values() {
            if let Some(decided) = by_kind.get(&StepKind::Decide) {
                self.wait(*decided, *step, Reason::Playbook(id.clone()));
            }
        }
        by_kind
    }

    /// One step of a tool: shared by its products unless each has its own.
    fn tool_step(
        &mut self,
        tool: ToolIndex,
        product: &SoftwareId,
        playbook: &PlaybookId,
        joined: &[&StepTemplate],
        template: &StepTemplate,
        users: u32,
    ) -> StepIndex {
        let handle = &self.inventory.tool(tool).handle;
        let is_own = OWN.contains(&template.kind);
        let key = if is_own {
            format!("{handle}.{}.{product}", template.id)
        } else {
            format!("{handle}.{}", template.id)
        };
        let mut step = self.step(key, playbook, joined, template, users);
        step.tool = Some(tool);
        step.product = is_own.then(|| product.clone());
        let shared = if is_own { None } else { self.tool_kind(tool, template.kind).first().copied() };
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
}

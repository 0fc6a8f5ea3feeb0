//! The catalogue's ordering rules, applied to the steps of a plan.

use super::new_systems::comes_with;
use super::{Dependency, Reason, Step, StepIndex};
use crate::catalogue::Catalogue;
use crate::decide::{Choice, Decisions};
use crate::inventory::{Inventory, ToolIndex};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Condition, Hosting, Ordering, Platform, Selector};
use umstieg_format::scalar::{CapabilityId, CategoryId, RoleId, SoftwareId};

/// Adds the dependencies that the rules demand.
pub(super) fn apply(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    steps: &[Step],
    dependencies: &mut Vec<Dependency>,
) {
    let facts = Facts::of(catalogue, inventory, decisions);
    let binds_something = |rule: &Ordering| !rule.unless_filled.iter().any(|role| facts.is_filled(role));
    for (id, rule) in catalogue.entries().rules.ordering.iter().filter(|(_, rule)| binds_something(rule)) {
        let first: Vec<StepIndex> = facts.select(&rule.first, steps);
        let then: Vec<StepIndex> = facts.select(&rule.then, steps);
        for from in &first {
            for to in &then {
                let (Some(a), Some(b)) = (steps.get(from.0), steps.get(to.0)) else { continue };
                if from != to && facts.binds(rule, a, b) {
                    dependencies.push(Dependency {
                        from: *from,
                        to: *to,
                        lag_days: u32::from(rule.lag_days),
                        strength: rule.strength,
                        reason: Reason::Rule(id.clone()),
                    });
                }
            }
        }
    }
}

/// What selectors ask about.
struct Facts<'a> {
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    /// Tools that each product serves.
    serves: BTreeMap<&'a SoftwareId, &'a [ToolIndex]>,
    /// Capabilities that each product takes over.
    brings: BTreeMap<&'a SoftwareId, BTreeSet<&'a CapabilityId>>,
    /// Categories of what each product takes the place of.
    replaces: BTreeMap<&'a SoftwareId, BTreeSet<&'a CategoryId>>,
}

impl<'a> Facts<'a> {
    fn of(catalogue: &'a Catalogue, inventory: &'a Inventory, decisions: &'a Decisions) -> Self {
        let serves =
            decisions.products.iter().map(|product| (&product.software, product.serves.as_slice())).collect();
        let mut brings: BTreeMap<&SoftwareId, BTreeSet<&CapabilityId>> = BTreeMap::new();
        let mut replaces: BTreeMap<&SoftwareId, BTreeSet<&CategoryId>> = BTreeMap::new();
        for unit in decisions.tools.iter().flat_map(|tool| &tool.units) {
            let Choice::Products(products) = &unit.choice else { continue };
            let old = catalogue.software(&unit.recommendation.unit.software);
            let category = old.and_then(|entry| entry.categories.first());
            for product in products {
                replaces.entry(product).or_default().extend(category);
                let has = catalogue.software(product).map(|entry| &entry.capabilities);
                let needs = unit.recommendation.unit.needs.iter().map(|need| &need.capability);
                brings
                    .entry(product)
                    .or_default()
                    .extend(needs.filter(|need| has.is_some_and(|has| has.contains_key(*need))));
            }
        }
        Self { catalogue, inventory, serves, brings, replaces }
    }

    /// Whether somebody uses a tool that fills a role.
    fn is_filled(&self, role: &RoleId) -> bool {
        let used = self.inventory.tools().iter().filter(|tool| tool.users > 0);
        let mut entries = used.filter_map(|tool| self.catalogue.software(tool.software()?));
        entries.any(|entry| entry.fills.contains_key(role))
    }

    /// Steps that a selector means.
    fn select(&self, selector: &Selector, steps: &[Step]) -> Vec<StepIndex> {
        let matches = |step: &Step| {
            if !step.does(selector.step) {
                return false;
            }
            // A step about a tool is judged by the tool, a step about a product by the product.
            let subject = match step.tool {
                Some(tool) => self.inventory.tool(tool).software(),
                None => step.product.as_ref(),
            };
            let Some(subject) = subject else { return false };
            let categories = self.categories(subject, step.tool.is_none());
            let served = step.product.as_ref().and_then(|product| self.serves.get(product));
            let is_named = selector.software.contains(subject)
                || served.is_some_and(|tools| {
                    tools
                        .iter()
                        .filter_map(|tool| self.inventory.tool(*tool).software())
                        .any(|id| selector.software.contains(id))
                });
            let fills =
                |role| self.catalogue.software(subject).is_some_and(|entry| entry.fills.contains_key(role));
            let brings = |capability| {
                step.product
                    .as_ref()
                    .and_then(|product| self.brings.get(product))
                    .is_some_and(|all| all.contains(capability))
            };
            let is_one_of = |those: &[CategoryId]| categories.iter().any(|category| those.contains(category));
            (selector.categories.is_empty() || is_one_of(&selector.categories))
                && !is_one_of(&selector.except_categories)
                && (selector.software.is_empty() || is_named)
                && (selector.roles.is_empty() || selector.roles.iter().any(fills))
                && (selector.capabilities.is_empty() || selector.capabilities.iter().any(brings))
        };
        steps.iter().enumerate().filter(|(_, step)| matches(step)).map(|(at, _)| StepIndex(at)).collect()
    }

    /// The main category of a software; of a product those of its own that it is chosen for, if there are any: what can be
    /// a server system and a desktop system is the one whose place it takes.
    fn categories(&self, software: &SoftwareId, is_product: bool) -> BTreeSet<&'a CategoryId> {
        let all = self.catalogue.software(software).map_or(&[][..], |entry| &entry.categories);
        let replaced = self.replaces.get(software).filter(|_| is_product);
        let is_meant = |category: &&CategoryId| replaced.is_some_and(|those| those.contains(*category));
        let meant: BTreeSet<&CategoryId> = all.iter().filter(is_meant).collect();
        if meant.is_empty() { all.iter().take(1).collect() } else { meant }
    }

    /// Whether a rule binds two steps.
    fn binds(&self, rule: &Ordering, first: &Step, then: &Step) -> bool {
        // Within one change the playbook says what comes first.
        let same_product = first.product.is_some() && first.product == then.product;
        let same_tool = first.tool.is_some() && first.tool == then.tool;
        match rule.condition {
            Condition::SameProduct => same_product,
            _ if same_product || same_tool => false,
            Condition::Always => true,
            Condition::RunsOnSystem => {
                !self.comes_with(first, then)
                    && self.left_by(then).any(|platform| self.runs_on(first, platform))
            }
            Condition::SameBundle => self.tools_of(first).any(|tool| {
                let suite = self.inventory.tool(tool).suite;
                suite.is_some() && self.tools_of(then).any(|other| suite == Some(other))
            }),
            Condition::Interface => {
                self.tools_of(first).any(|a| self.tools_of(then).any(|b| self.interface(a, b)))
            }
        }
    }

    /// Whether the product of a step needs the system of another one, so that it cannot come before.
    fn comes_with(&self, step: &Step, system: &Step) -> bool {
        let products = step.product.as_ref().zip(system.product.as_ref());
        products.is_some_and(|(product, system)| comes_with(self.catalogue, self.inventory, product, system))
    }

    /// Tools that a step is about: its own, or those that its product serves.
    fn tools_of(&self, step: &Step) -> impl Iterator<Item = ToolIndex> {
        let served =
            step.product.as_ref().and_then(|product| self.serves.get(product)).copied().unwrap_or_default();
        let own = step.tool;
        own.into_iter().chain(served.iter().copied().filter(move |_| own.is_none()))
    }

    /// The platforms that a step takes away.
    fn left_by(&self, step: &Step) -> impl Iterator<Item = Platform> {
        self.tools_of(step)
            .filter_map(|tool| self.inventory.tool(tool).software())
            .filter_map(|id| crate::decide::platform_of(self.catalogue, id))
    }

    /// Whether a change is about local applications on a platform; what nobody knows is taken for one.
    fn runs_on(&self, step: &Step, platform: Platform) -> bool {
        let old = self.tools_of(step).filter_map(|tool| self.inventory.tool(tool).software());
        let new = step.product.iter();
        let mut all = old.chain(new).peekable();
        all.peek().is_some()
            && all.filter_map(|id| self.catalogue.software(id)).any(|entry| match &entry.platforms {
                Some(platforms) => platforms.clients.contains(&platform),
                None => entry.hosting.is_empty() || entry.hosting.contains_key(&Hosting::Local),
            })
    }

    /// Whether data flows between two tools, in either direction.
    fn interface(&self, a: ToolIndex, b: ToolIndex) -> bool {
        let (a, b) = (&self.inventory.tool(a).handle, &self.inventory.tool(b).handle);
        self.inventory.raw().interfaces.iter().any(|interface| {
            (interface.from == *a && interface.to.as_ref() == Some(b))
                || (interface.from == *b && interface.to.as_ref() == Some(a))
        })
    }
}

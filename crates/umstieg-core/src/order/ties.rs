//! Ties between the steps of a plan: requirements, bundles, interfaces, wishes, and approvals of funding.

use super::eligibility::funding_matches;
use super::steps::{Builder, products_of};
use super::{Dependency, Origin, Reason, Step, StepIndex, WishedSteps};
use crate::decide::{Product, UnitDecision, Verdict, platform_of, works_only_on};
use crate::inventory::ToolIndex;
use std::collections::BTreeSet;
use umstieg_format::entry::{Hosting, StepKind};
use umstieg_format::scalar::SoftwareId;

/// Weeks that an approval of funding takes where the programme does not say.
const APPROVAL_WEEKS: u32 = 10;

/// Playbook of what is switched on in a platform.
const PLATFORM_APP: &str = "platform-app";

/// A step that no user notices and that is about no product and no tool. Paperwork and waiting for others are not the work of
/// those who run the systems.
pub(super) fn unnoticed(key: String, kind: StepKind, origin: Origin, min_days: u32) -> Step {
    Step {
        key,
        kind,
        parts: Vec::new(),
        origin,
        product: None,
        tool: None,
        users: 0,
        effort_minutes: 0,
        min_days,
        shortened_from: None,
        learner_minutes: 0,
        touches_people: false,
    }
}

impl<'a> Builder<'a> {
    /// A product is set up after what it requires is available.
    pub(super) fn requirements(&mut self) {
        for needed in &self.decisions.products {
            for product in &self.decisions.products {
                self.with_its_server(&product.software, needed);
            }
            let available = self
                .product_kind(&needed.software, &[StepKind::Bridge, StepKind::Install, StepKind::RollOut]);
            // Nothing is set up for the sake of something that may still be rejected.
            let decided = needed
                .required_by
                .iter()
                .find_map(|id| Some((id, self.product_kind(id, &[StepKind::Decide])?)));
            let installed = self.product_kind(&needed.software, &[StepKind::Install]);
            if let (true, Some((product, decided)), Some(installed)) =
                (needed.serves.is_empty(), decided, installed)
            {
                self.wait(decided, installed, Reason::Decision(product.clone()));
            }
            for product in &needed.required_by {
                let reason =
                    || Reason::Requirement { product: product.clone(), needs: needed.software.clone() };
                if !self.cannot_start_without(product, &needed.software) {
                    if needed.serves.is_empty() {
                        self.addition(product, needed);
                    }
                    continue;
                }
                // People get what they reach through a platform when they have the platform, and what nothing works without
                // when that runs for everybody; only what also works alone on their own device they can have before.
                let given = |id: &SoftwareId| self.product_kind(id, &[StepKind::RollOut]);
                let works_alone = !needed.serves.is_empty()
                    && self.is_on_devices(product)
                    && !self.is_only_on_devices(product);
                if let (false, Some(platform), Some(product_given)) =
                    (works_alone, given(&needed.software), given(product))
                {
                    self.wait(platform, product_given, reason());
                }
                // A platform that is introduced for its own sake must be there before anything on it can be tried.
                let trial: &[StepKind] =
                    if needed.serves.is_empty() { &[] } else { &[StepKind::ProofOfConcept] };
                let begins = self
                    .product_kind(product, trial)
                    .or_else(|| self.product_kind(product, &[StepKind::Install, StepKind::RollOut]));
                if let (Some(available), Some(begins)) = (available, begins) {
                    self.wait(available, begins, reason());
                }
            }
        }
    }

    /// What adds something to a product that is used today is there before people get the product, and before data comes
    /// to it: files come to a server by what serves files on it. What works with the product only, as a telephone does with
    /// its telephone system, is learned before and comes to people right after.
    fn addition(&mut self, product: &SoftwareId, addition: &Product) {
        let reason = Reason::Requirement { product: product.clone(), needs: addition.software.clone() };
        // What runs on a server system that comes in is set up on it.
        let on_it = self.is_server_system(product) && !self.is_only_on_devices(&addition.software);
        let set_up = self.product_kind(product, &[StepKind::Install]);
        let begins = self.product_kind(&addition.software, &[StepKind::Install]);
        if let (true, Some(set_up), Some(begins)) = (on_it, set_up, begins) {
            let reason = Reason::Requirement { product: addition.software.clone(), needs: product.clone() };
            self.wait(set_up, begins, reason);
        }
        if let Some(begins) = begins.filter(|_| on_it) {
            for carried in self.carried_to(product) {
                self.wait(begins, carried, reason.clone());
            }
        }
        let given = |id: &SoftwareId| self.product_kind(id, &[StepKind::RollOut]);
        let (Some(product_given), Some(addition_given)) = (given(product), given(&addition.software)) else {
            let there = self.product_kind(&addition.software, &[StepKind::Install]);
            if let (Some(there), Some(given)) = (there, given(product)) {
                self.wait(there, given, reason);
            }
            return;
        };
        if !self.cannot_start_without(&addition.software, product) {
            self.wait(addition_given, product_given, reason);
            return;
        }
        // A telephone works with the system that it is for, so people get it as soon as that runs, and know it by then.
        let works_with = Reason::Requirement { product: addition.software.clone(), needs: product.clone() };
        self.wait(product_given, addition_given, works_with);
        let known = self.product_kind(&addition.software, &[StepKind::Train]);
        if let Some(known) = known.filter(|step| *step != addition_given) {
            self.wait(known, product_given, reason);
        }
    }

    /// The program with which people reach a server comes to them when their data lies there: that is one change, and who
    /// got the program before would be set up twice. Only what they reach with the program today is meant.
    fn with_its_server(&mut self, product: &SoftwareId, server: &Product) {
        if !self.is_only_on_devices(product) {
            return;
        }
        let Some(given) = self.product_kind(product, &[StepKind::RollOut]) else { return };
        if !self.cannot_start_without(product, &server.software) {
            return;
        }
        for carried in self.carried_to(&server.software) {
            let tool = self.steps.get(carried.0).and_then(|step| step.tool);
            if tool.is_some_and(|tool| self.serves_with(product, tool)) {
                let reason = Reason::Requirement { product: product.clone(), needs: server.software.clone() };
                self.wait(carried, given, reason);
            }
        }
    }

    /// Whether a product takes the place of the operating system of a server.
    fn is_server_system(&self, product: &SoftwareId) -> bool {
        let served = self.decisions.product(product).map_or(&[][..], |product| product.serves.as_slice());
        let software = served.iter().filter_map(|tool| self.inventory.tool(*tool).software());
        software.filter_map(|id| self.catalogue.software(id)).any(|entry| entry.gives_server.is_some())
    }

    /// Whether a product takes the place of a tool, or of another one of its suite.
    fn serves_with(&self, product: &SoftwareId, tool: ToolIndex) -> bool {
        let suite = |tool: ToolIndex| self.inventory.tool(tool).suite.unwrap_or(tool);
        let served = self.decisions.product(product).map_or(&[][..], |product| product.serves.as_slice());
        served.iter().any(|served| suite(*served) == suite(tool))
    }

    /// Whether what a program shows of a tool lies with a server that comes in for the tool, too, so that the program has
    /// no data of its own to take over.
    pub(super) fn lies_with_a_server(&self, tool: ToolIndex, product: &SoftwareId) -> bool {
        self.is_only_on_devices(product)
            && self.decisions.products.iter().any(|server| {
                self.serves_with(&server.software, tool)
                    && self.cannot_start_without(product, &server.software)
            })
    }

    /// The steps with which data comes to a product.
    fn carried_to(&self, product: &SoftwareId) -> Vec<StepIndex> {
        let carries =
            |step: &Step| step.kind == StepKind::MigrateData && step.product.as_ref() == Some(product);
        let steps = self.steps.iter().enumerate();
        steps.filter(|(_, step)| carries(step)).map(|(at, _)| StepIndex(at)).collect()
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
    pub(super) fn bundles(&mut self) {
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

    /// A part of a suite is switched off after the data of its kind have been carried over from the suite, or people have the
    /// program for them: what a mail program shows lies with the mail server that was bought with it.
    pub(super) fn data_of_suites(&mut self) {
        for part in self.inventory.indices() {
            let Some(suite) = self.inventory.tool(part).suite else { continue };
            let ends = self.tool_kind(part, StepKind::SwitchOff);
            let programs = products_of(self.decisions, suite);
            let programs = programs.into_iter().filter(|program| self.lies_with_a_server(suite, program));
            let given = programs.filter_map(|program| self.product_kind(program, &[StepKind::RollOut]));
            let moved: Vec<StepIndex> =
                self.tool_kind(suite, StepKind::MigrateData).into_iter().chain(given).collect();
            for carried in moved {
                if self.is_of_a_kind(part, suite, carried) {
                    ends.iter().for_each(|end| self.wait(carried, *end, Reason::LastNeed(part)));
                }
            }
        }
    }

    /// Whether a step carries over from a suite what a part of it is for, too.
    fn is_of_a_kind(&self, part: ToolIndex, suite: ToolIndex, carried: StepIndex) -> bool {
        let categories = |id: Option<&SoftwareId>| {
            id.and_then(|id| self.catalogue.software(id)).map_or(&[][..], |entry| &entry.categories)
        };
        let of_part = categories(self.inventory.tool(part).software());
        let product = self.steps.get(carried.0).and_then(|step| step.product.as_ref());
        let units = self.decisions.tools.get(suite.0).map_or(&[][..], |decision| &decision.units);
        let moves = |unit: &&UnitDecision| product.is_some_and(|product| unit.moves_to(product));
        units.iter().filter(moves).any(|unit| {
            categories(Some(&unit.recommendation.unit.software)).iter().any(|kind| of_part.contains(kind))
        })
    }

    /// A system is switched off after the tools that work on it only.
    pub(super) fn systems(&mut self) {
        for system in self.inventory.indices() {
            let platform =
                self.inventory.tool(system).software().and_then(|id| platform_of(self.catalogue, id));
            let ends = self.tool_kind(system, StepKind::SwitchOff);
            let Some(platform) = platform.filter(|_| !ends.is_empty()) else { continue };
            // The suites that a system was bought with go after it.
            let suite_of = |tool: &ToolIndex| self.inventory.tool(*tool).suite;
            let above: BTreeSet<ToolIndex> = std::iter::successors(suite_of(&system), suite_of).collect();
            for tool in self.inventory.indices().filter(|tool| *tool != system && !above.contains(tool)) {
                let gone = self.tool_kind(tool, StepKind::SwitchOff);
                // What only serves the system does so to the last day.
                let verdict = self.decisions.tools.get(tool.0).map(|decision| &decision.verdict);
                if let Some(Verdict::GoWith { systems }) = verdict
                    && systems.contains(&system)
                {
                    for end in &ends {
                        gone.iter().for_each(|gone| self.wait(*end, *gone, Reason::Served(system)));
                    }
                    continue;
                }
                if gone.is_empty() || !works_only_on(self.catalogue, self.inventory, tool, platform) {
                    continue;
                }
                for end in &ends {
                    gone.iter().for_each(|gone| self.wait(*gone, *end, Reason::LastNeed(system)));
                }
            }
        }
    }

    /// Wishes of the inventory: people have the new product of the one tool before they get the other's. Where people
    /// have it already, their data comes first; what goes without a substitute is gone.
    pub(super) fn wishes(&mut self) {
        for (at, wish) in self.inventory.raw().order.iter().enumerate() {
            let tools = (self.inventory.by_handle(&wish.first), self.inventory.by_handle(&wish.then));
            let steps = match tools {
                (Some(first), Some(then)) => {
                    WishedSteps { first: self.reached(first), then: self.reached(then) }
                }
                _ => WishedSteps::default(),
            };
            self.dependencies.extend(steps.pairs().map(|(from, to)| Dependency {
                from,
                to,
                lag_days: 0,
                strength: wish.strength,
                reason: Reason::Wish(at),
            }));
            self.wishes.push(steps);
        }
    }

    /// The steps with which people have what takes a tool's place.
    fn reached(&self, tool: ToolIndex) -> Vec<StepIndex> {
        let products = products_of(self.decisions, tool);
        let rolled_out: Vec<StepIndex> = products
            .into_iter()
            .filter_map(|product| self.product_kind(product, &[StepKind::RollOut]))
            .collect();
        let carried = || self.tool_kind(tool, StepKind::MigrateData);
        let gone = || self.tool_kind(tool, StepKind::SwitchOff);
        let steps = Some(rolled_out).filter(|steps| !steps.is_empty());
        steps.or_else(|| Some(carried()).filter(|steps| !steps.is_empty())).unwrap_or_else(gone)
    }

    /// The steps with which people's change from a tool begins, with the product that they change to: they get it, or where
    /// they have it already, their data comes to it. None if the tool goes without a substitute, which is asked of nobody.
    pub(super) fn begun(&self, tool: ToolIndex) -> Vec<(&'a SoftwareId, StepIndex)> {
        let carried = self.tool_kind(tool, StepKind::MigrateData);
        let comes_to = |step: &StepIndex, product: &SoftwareId| {
            self.steps.get(step.0).is_some_and(|step| step.product.as_ref() == Some(product))
        };
        let products = products_of(self.decisions, tool);
        let mut begun = Vec::new();
        for product in &products {
            match self.product_kind(product, &[StepKind::RollOut]) {
                Some(rolled_out) => begun.push((*product, rolled_out)),
                None => begun.extend(
                    carried
                        .iter()
                        .copied()
                        .filter(|step| comes_to(step, product))
                        .map(|step| (*product, step)),
                ),
            }
        }
        if begun.is_empty()
            && let Some(product) = products.first()
        {
            begun.extend(self.tool_kind(tool, StepKind::SwitchOff).into_iter().map(|step| (*product, step)));
        }
        begun
    }

    /// Whether a product runs on people's own devices.
    fn is_on_devices(&self, product: &SoftwareId) -> bool {
        self.catalogue.software(product).is_some_and(|entry| entry.hosting.contains_key(&Hosting::Local))
    }

    /// Whether a product runs nowhere but on people's own devices.
    pub(super) fn is_only_on_devices(&self, product: &SoftwareId) -> bool {
        self.catalogue.software(product).is_some_and(|entry| entry.hosting.keys().eq([&Hosting::Local]))
    }

    /// Whether a product is an app of a platform.
    pub(super) fn is_app(&self, product: &SoftwareId) -> bool {
        self.playbook(product).is_some_and(|(id, _)| id.as_str() == PLATFORM_APP)
    }

    /// Approvals without which nothing may be ordered.
    pub(super) fn funding(&mut self) {
        for programme in funding_matches(self.catalogue, self.inventory) {
            if !programme.must_be_awaited() || self.decisions.products.is_empty() {
                continue;
            }
            let weeks = self
                .catalogue
                .funding(&programme.programme)
                .and_then(|entry| entry.decision_weeks)
                .map_or(APPROVAL_WEEKS, u32::from);
            let key = format!("funding.{}", programme.programme);
            let origin = Origin::Funding(programme.programme.clone());
            let step = self.add(unnoticed(key, StepKind::AwaitFunding, origin, (weeks * 5).max(1)));
            let ordered: Vec<StepIndex> = self
                .steps
                .iter()
                .enumerate()
                .filter(|(_, step)| {
                    step.does(StepKind::Install)
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

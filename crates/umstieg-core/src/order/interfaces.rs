//! Data that must flow between tools: asked about before anybody decides, arranged anew before people change, and settled
//! before anything is switched off.

use super::calls::{ANSWER_DAYS, CALL_MINUTES};
use super::steps::{Builder, products_of};
use super::ties::unnoticed;
use super::{Origin, Reason, Step, StepIndex};
use crate::decide::Choice;
use crate::inventory::ToolIndex;
use std::collections::BTreeSet;
use umstieg_format::entry::StepKind;
use umstieg_format::inventory::Interface;
use umstieg_format::scalar::SoftwareId;

/// Work to settle one interface with a tool that stays, in minutes: find the owner, test an export, write it down.
const INTERFACE_MINUTES: u64 = 180;

/// Products that come to one end of an interface.
struct NewEnd<'a> {
    /// All that may have to do with it.
    products: Vec<&'a SoftwareId>,
    /// The one that takes the place of what the other end works with, if there is one only.
    main: Option<&'a SoftwareId>,
}

impl<'a> Builder<'a> {
    /// Interfaces without which work stops.
    pub(super) fn interfaces(&mut self) {
        let interfaces = &self.inventory.raw().interfaces;
        for (at, interface) in interfaces.iter().enumerate().filter(|(_, interface)| interface.required) {
            let ends: Vec<ToolIndex> = std::iter::once(&interface.from)
                .chain(&interface.to)
                .filter_map(|handle| self.inventory.by_handle(handle))
                .collect();
            let going: Vec<StepIndex> =
                ends.iter().flat_map(|tool| self.tool_kind(*tool, StepKind::SwitchOff)).collect();
            let moves = |tool: &&ToolIndex| !products_of(self.decisions, **tool).is_empty();
            let moving: Vec<ToolIndex> = ends.iter().filter(moves).copied().collect();
            let Some(tool) = ends.first().copied().filter(|_| !(going.is_empty() && moving.is_empty()))
            else {
                continue;
            };
            let to = interface.to.as_ref().map_or("outside", |to| to.as_str());
            let key = format!("{}.interface-{}-{to}", interface.from, at + 1);
            // Where one end alone moves, the other end's maker can say what it works with.
            let new_end = match moving.as_slice() {
                [moving] => {
                    let end = self.new_end(*moving, ends.iter().copied().find(|end| end != moving));
                    self.ask(at, interface, &key, *moving, &end);
                    Some(end)
                }
                _ => None,
            };
            let step = self.add(Step {
                tool: Some(tool),
                effort_minutes: INTERFACE_MINUTES,
                ..unnoticed(key, StepKind::Adapt, Origin::Interface(at), 1)
            });
            // It can be settled only when the new ends are there, and people change only when it is.
            let main = new_end.as_ref().and_then(|end| end.main);
            let products: Vec<&'a SoftwareId> = match (&new_end, main) {
                (_, Some(main)) => vec![main],
                (Some(end), None) => end.products.clone(),
                (None, None) => ends.iter().flat_map(|tool| products_of(self.decisions, *tool)).collect(),
            };
            for product in products {
                if let Some(ready) = self.product_kind(product, &[StepKind::Install]) {
                    self.wait(ready, step, Reason::Interface(at));
                }
            }
            if let Some(begins) = main.and_then(|main| self.product_kind(main, &[StepKind::RollOut]))
                && main.and_then(|main| self.product_kind(main, &[StepKind::Install])) != Some(begins)
            {
                self.wait(step, begins, Reason::Interface(at));
            }
            for end in going {
                self.wait(step, end, Reason::Interface(at));
            }
        }
    }

    /// What comes to the end of an interface that moves. If the tool at the other end is known to call programs of it, only
    /// what takes their place has to do with the interface.
    fn new_end(&self, moving: ToolIndex, other: Option<ToolIndex>) -> NewEnd<'a> {
        let decisions = self.decisions;
        let entry = other.and_then(|other| self.catalogue.software(self.inventory.tool(other).software()?));
        let is_called = |part: &SoftwareId| {
            entry.is_some_and(|entry| entry.calls.iter().any(|call| call.software == *part))
        };
        let units = decisions.tools.get(moving.0).map_or(&[][..], |decision| &decision.units);
        let coming = || {
            units.iter().filter_map(|unit| match &unit.choice {
                Choice::Products(products) => Some((unit, products)),
                Choice::Keep(_) => None,
            })
        };
        let called: Vec<_> =
            coming().filter(|(unit, _)| unit.recommendation.unit.parts.iter().any(is_called)).collect();
        let all = if called.is_empty() { coming().collect() } else { called };
        let mains: BTreeSet<&SoftwareId> = all.iter().filter_map(|(_, products)| products.first()).collect();
        let products: BTreeSet<&SoftwareId> = all.iter().flat_map(|(_, products)| products.iter()).collect();
        let only = if mains.len() == 1 { mains.first().copied() } else { None };
        NewEnd { products: products.into_iter().collect(), main: only }
    }

    /// Asks how data will flow before anybody decides about what comes, unless a standard that both ends speak says it.
    fn ask(&mut self, at: usize, interface: &Interface, key: &str, moving: ToolIndex, end: &NewEnd<'_>) {
        let new = end.products.iter().filter_map(|id| self.catalogue.software(id));
        let is_spoken = new
            .into_iter()
            .any(|entry| interface.standards.iter().any(|standard| entry.standards.contains_key(standard)));
        if is_spoken {
            return;
        }
        let begun = [StepKind::Decide, StepKind::Install, StepKind::RollOut];
        let of_interest = end.main.map_or_else(|| end.products.clone(), |main| vec![main]);
        let mut waiting: BTreeSet<StepIndex> =
            of_interest.into_iter().filter_map(|product| self.product_kind(product, &begun)).collect();
        let suites = std::iter::successors(Some(moving), |tool| self.inventory.tool(*tool).suite);
        for tool in suites {
            waiting.extend(self.tool_kind(tool, StepKind::GiveNotice));
        }
        let step = self.add(Step {
            tool: Some(moving),
            users: self.inventory.tool(moving).users,
            effort_minutes: CALL_MINUTES,
            ..unnoticed(format!("{key}-asked"), StepKind::Survey, Origin::Interface(at), ANSWER_DAYS)
        });
        for later in waiting {
            self.wait(step, later, Reason::Interface(at));
        }
    }
}

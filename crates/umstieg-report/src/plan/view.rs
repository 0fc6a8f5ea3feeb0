//! A plan with the names and sentences that several sections need: titles of steps, why they are when they are.

use crate::options::Options;
use crate::reader::Reader;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_core::decide::{Call, UnitDecision};
use umstieg_core::format::entry::{StepKind, StepTemplate};
use umstieg_core::format::scalar::{CategoryId, Date, SoftwareId};
use umstieg_core::order::{Origin, Reason, Step, StepIndex};
use umstieg_core::plan::DAYS_A_MONTH;
use umstieg_core::recommend::{BrokenLimit, broken_limit, providers_for};
use umstieg_core::{Catalogue, NearProvider, Plan, ToolIndex};

/// A plan and who reads it.
pub(crate) struct View<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) plan: &'a Plan,
    /// Every step's place in the order of dates, from 1.
    numbers: Vec<usize>,
}

impl<'a> View<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, plan: &'a Plan, options: &Options) -> Self {
        let mut view = Self { reader: Reader::new(catalogue, options), plan, numbers: Vec::new() };
        view.numbers = vec![0; plan.graph.steps.len()];
        for (at, step) in view.step_order().into_iter().enumerate() {
            if let Some(number) = view.numbers.get_mut(step.0) {
                *number = at + 1;
            }
        }
        view
    }

    /// The number of a step in the order of dates.
    pub(crate) fn number(&self, step: StepIndex) -> usize {
        self.numbers.get(step.0).copied().unwrap_or(0)
    }

    /// A tool's name as the house knows it.
    pub(crate) fn tool(&self, index: ToolIndex) -> String {
        self.plan.inventory.tool(index).name.to_string()
    }

    /// What a unit of a suite is about: the category of its parts.
    pub(crate) fn part(&self, unit: &UnitDecision) -> String {
        let software = || self.reader.software(&unit.recommendation.unit.software);
        self.category(unit).map_or_else(software, |category| self.reader.category(category))
    }

    /// The category of the parts of a unit.
    pub(crate) fn category(&self, unit: &UnitDecision) -> Option<&'a CategoryId> {
        let software = &unit.recommendation.unit.software;
        self.reader.catalogue.software(software).and_then(|entry| entry.categories.first())
    }

    /// Names of tools, in their order; a name that several have once, with their number.
    pub(crate) fn tools(&self, tools: &[ToolIndex]) -> Vec<String> {
        counted(tools.iter().map(|tool| self.tool(*tool)))
    }

    /// The providers of a product, the nearest first, with their distance where it is known.
    pub(crate) fn providers(&self, product: &SoftwareId) -> Vec<NearProvider> {
        providers_for(self.reader.catalogue, &self.plan.inventory.raw().organisation, product)
    }

    /// Hours a month of those who run the systems.
    pub(crate) fn hours_a_month(&self) -> u64 {
        let capacity = &self.plan.inventory.raw().capacity;
        let bought = capacity.external_hours_per_month.unwrap_or(0);
        match capacity.it_hours_per_month {
            Some(own) if !self.plan.timeline.capacity_assumed => u64::from(own) + u64::from(bought),
            _ => (u64::from(self.plan.timeline.minutes_per_day) * DAYS_A_MONTH + 30) / 60,
        }
    }

    /// Those of the hours a month that are bought.
    pub(crate) fn bought_hours(&self) -> u64 {
        let capacity = &self.plan.inventory.raw().capacity;
        let is_told = capacity.it_hours_per_month.is_some() && !self.plan.timeline.capacity_assumed;
        capacity.external_hours_per_month.filter(|_| is_told).map_or(0, u64::from)
    }

    /// First day of work; the plan may begin in a time in which no changes are made.
    pub(crate) fn work_start(&self) -> Date {
        let starts = self.plan.timeline.steps.iter().map(|timed| timed.start);
        starts.min().unwrap_or(self.plan.timeline.start)
    }

    /// Last day of work; only notices may follow.
    pub(crate) fn work_end(&self) -> Date {
        let steps = self.plan.graph.steps.iter().zip(&self.plan.timeline.steps);
        let work = steps.filter(|(step, _)| step.kind != StepKind::GiveNotice).map(|(_, timed)| timed.end);
        work.max().unwrap_or(self.plan.timeline.end)
    }

    /// The order in which steps are read: by first day, last day, key.
    pub(crate) fn step_order(&self) -> Vec<StepIndex> {
        let steps = &self.plan.timeline.steps;
        let mut order: Vec<usize> = (0..steps.len().min(self.plan.graph.steps.len())).collect();
        order.sort_by_key(|at| {
            (
                steps.get(*at).map(|step| (step.start, step.end)),
                self.plan.graph.steps.get(*at).map(|step| &step.key),
            )
        });
        order.into_iter().map(StepIndex).collect()
    }

    /// Whether a step ends with lessons.
    pub(crate) fn teaches(&self, step: StepIndex) -> bool {
        self.plan.graph.steps.get(step.0).is_some_and(|step| step.ends_with() == StepKind::Train)
    }

    /// What a step is called.
    pub(crate) fn title(&self, index: StepIndex) -> String {
        self.plan.graph.steps.get(index.0).map_or_else(String::new, |step| self.title_of(step))
    }

    fn title_of(&self, step: &Step) -> String {
        let words = self.reader.words;
        let raw = self.plan.inventory.raw();
        match &step.origin {
            Origin::Playbook { playbook, step: id } => {
                let playbook = self.reader.catalogue.entries().rules.playbooks.get(playbook);
                let template =
                    playbook.and_then(|playbook| playbook.steps.iter().find(|step| step.id == *id));
                template.map_or_else(|| step.key.clone(), |template| self.filled(template, step))
            }
            Origin::LeadTime(at) => raw.planning.lead_times.get(*at).map_or_else(String::new, |lead| {
                let product = step.product.as_ref().map(|product| self.reader.software(product));
                words.lead_time_title(words.lead_time(lead.kind), lead.note.as_deref(), product.as_deref())
            }),
            Origin::Funding(programme) => words.funding_title(&self.reader.programme(programme)),
            Origin::Interface(at) => {
                let (from, to) = self.interface(*at);
                if step.kind == StepKind::Survey {
                    words.interface_asked_title(&from, &to)
                } else {
                    words.interface_title(&from, &to)
                }
            }
            Origin::Call(caller) => words.call_title(&self.tool(*caller), &self.called_by(*caller)),
        }
    }

    /// A template's title with the names of the change.
    fn filled(&self, template: &StepTemplate, step: &Step) -> String {
        let words = self.reader.words;
        let joint = template.joint_title.as_ref().filter(|_| !step.parts.is_empty());
        let title = self.reader.text(joint.unwrap_or(&template.title));
        let title = if step.users == 1 { words.for_one_person(title) } else { title.to_owned() };
        let decision = step.tool.and_then(|tool| self.plan.decisions.tools.get(tool.0));
        let product = match (&step.product, decision.map(|decision| &decision.verdict)) {
            (Some(product), _) => self.reader.software(product),
            (None, Some(verdict)) if !verdict.products().is_empty() => {
                words.all_of(&self.reader.software_names(verdict.products()))
            }
            (None, _) => words.something().to_owned(),
        };
        let served = step.product.as_ref().and_then(|product| self.plan.decisions.product(product));
        let tool = match (step.tool, served) {
            (Some(tool), _) => self.tool(tool),
            (None, Some(product)) if !product.serves.is_empty() => words.all_of(&self.tools(&product.serves)),
            (None, _) => words.something().to_owned(),
        };
        let title = fill(
            &title,
            &[("product", &product), ("tool", &tool), ("users", &words.number(u64::from(step.users)))],
        );
        let with = self.tried_with(step);
        if with.is_empty() { title } else { words.trial_with(&title, &words.all_of(&with)) }
    }

    /// What a product that is tried cannot do without and that is set up only after the decision: a place to try both is
    /// needed.
    fn tried_with(&self, step: &Step) -> Vec<String> {
        if !step.does(StepKind::ProofOfConcept) {
            return Vec::new();
        }
        let graph = &self.plan.graph;
        let mut names: Vec<String> = Vec::new();
        for dependency in &graph.dependencies {
            let Reason::Requirement { product, needs } = &dependency.reason else { continue };
            // What is set up for it, or given to people with it.
            let begins = graph
                .steps
                .get(dependency.to.0)
                .is_some_and(|to| matches!(to.kind, StepKind::Install | StepKind::RollOut));
            let behind = self.plan.decisions.product(needs).is_some_and(|needed| needed.serves.is_empty());
            if begins && behind && step.product.as_ref() == Some(product) {
                let name = self.reader.software(needs);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// The limit that whoever keeps a tool breaks.
    pub(crate) fn broken_limit(&self, tool: ToolIndex) -> Option<BrokenLimit<'a>> {
        broken_limit(self.reader.catalogue, &self.plan.inventory, &self.plan.policy, tool)
    }

    /// The same as a part of a sentence.
    pub(crate) fn limit(&self, limit: &BrokenLimit<'_>) -> String {
        match limit {
            BrokenLimit::Country(country) => self.reader.words.limit_of_country(country),
            BrokenLimit::Hosting(offered) => self.reader.words.limit_of_hosting(offered),
        }
    }

    /// What the contract of a tool costs, in euros a year.
    pub(crate) fn cost_per_year(&self, tool: ToolIndex) -> Option<u32> {
        self.plan.inventory.line(tool).contract.as_ref()?.cost_eur_per_year
    }

    /// Own work for leaving a tool and the tools that were bought with it, in minutes.
    pub(crate) fn own_minutes(&self, tool: ToolIndex) -> u64 {
        self.plan.own_minutes.get(tool.0).copied().unwrap_or(0)
    }

    /// What to have or to watch at a step.
    pub(crate) fn checklist(&self, index: StepIndex) -> Vec<String> {
        let Some(step) = self.plan.graph.steps.get(index.0) else { return Vec::new() };
        let Origin::Playbook { playbook, step: id } = &step.origin else { return Vec::new() };
        let Some(playbook) = self.reader.catalogue.entries().rules.playbooks.get(playbook) else {
            return Vec::new();
        };
        let is_done = |template: &&StepTemplate| {
            template.id == *id || step.parts.iter().any(|part| part.step == template.id)
        };
        let done = playbook.steps.iter().filter(is_done);
        done.flat_map(|template| &template.checklist).map(|text| self.reader.text(text).to_owned()).collect()
    }

    /// What a tool that stays calls of what goes.
    pub(crate) fn called_by(&self, caller: ToolIndex) -> String {
        let decisions = self.plan.decisions.tools.iter();
        let calls = decisions.flat_map(|decision| &decision.called).filter(|call| call.caller == caller);
        let called: BTreeSet<&SoftwareId> = calls.flat_map(|call| &call.called).collect();
        self.reader.words.all_of(&self.reader.software_names(called))
    }

    /// The step that settles what a tool that stays calls.
    pub(crate) fn settling(&self, caller: ToolIndex) -> Option<StepIndex> {
        let at = self.plan.graph.steps.iter().position(|step| step.origin == Origin::Call(caller));
        at.map(StepIndex)
    }

    /// The steps that settle calls, by their numbers.
    pub(crate) fn settled_in(&self, calls: &[&Call]) -> String {
        let steps = calls.iter().filter_map(|call| self.settling(call.caller));
        let mut numbers: Vec<usize> = steps.map(|step| self.number(step)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        self.reader.words.steps(&numbers)
    }

    /// The two ends of an interface.
    pub(crate) fn interface(&self, at: usize) -> (String, String) {
        let inventory = &self.plan.inventory;
        let Some(interface) = inventory.raw().interfaces.get(at) else {
            return (String::new(), String::new());
        };
        let name = |handle| inventory.by_handle(handle).map(|tool| self.tool(tool)).unwrap_or_default();
        let to = match (&interface.to, &interface.outside) {
            (Some(handle), _) => name(handle),
            // Its name is no part of the sentence, and may be one of many.
            (None, Some(outside)) => self.reader.words.quote(outside),
            (None, None) => self.reader.words.outside().to_owned(),
        };
        (name(&interface.from), to)
    }
}

/// Puts names in the place of their keys; names that hold a key themselves are left as they are.
fn fill(title: &str, names: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(title.len() + 32);
    let mut rest = title;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let key = from.get(1..).and_then(|inner| inner.split_once('}'));
        match key.and_then(|(key, after)| {
            names.iter().find(|(known, _)| *known == key).map(|(_, name)| (*name, after))
        }) {
            Some((name, after)) => {
                filled.push_str(name);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Names in their order; one that stands several times once, with how often.
fn counted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        let place = *places.entry(name.clone()).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, times)) => *times += 1,
            None => found.push((name, 1)),
        }
    }
    let told = |(name, times)| if times > 1 { format!("{name} ({times}×)") } else { name };
    found.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::{counted, fill};

    #[test]
    fn a_name_that_several_have_stands_once() {
        let names = ["Windows 10", "Zoom", "Windows 10", "Windows 10"].map(str::to_owned);
        assert_eq!(counted(names.into_iter()), ["Windows 10 (3×)", "Zoom"]);
    }

    #[test]
    fn names_take_the_place_of_keys_once() {
        let names = [("product", "{tool}"), ("tool", "Zoom"), ("users", "5")];
        assert_eq!(fill("{users} Personen: {tool} durch {product}", &names), "5 Personen: Zoom durch {tool}");
        assert_eq!(fill("{ {unknown} {tool", &names), "{ {unknown} {tool");
    }
}

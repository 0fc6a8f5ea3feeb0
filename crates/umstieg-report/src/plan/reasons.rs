//! Reasons of a plan in sentences: why a step is when it is, what it waits for, why a tool stays.

use super::View;
use crate::candidate;
use umstieg_core::ToolIndex;
use umstieg_core::decide::{Barrier, KeepReason, ToolDecision, UnitDecision};
use umstieg_core::format::entry::{Capability, Platform, Requirement, StepKind};
use umstieg_core::format::inventory::Period;
use umstieg_core::format::scalar::{Date, SoftwareId};
use umstieg_core::order::{Dependency, Origin, Reason, Step, StepIndex};
use umstieg_core::plan::WhyThen;
use umstieg_core::recommend::{Candidate, Exclusion};

impl View<'_> {
    /// Why a step does not start earlier.
    pub(crate) fn why(&self, index: StepIndex) -> String {
        let usual = self.plan.graph.steps.get(index.0).and_then(|step| step.shortened_from);
        let why = self.why_then(index);
        match usual {
            Some(days) => format!("{why} {}", self.reader.words.shortened(days)),
            None => why,
        }
    }

    /// Why a step begins when it does.
    fn why_then(&self, index: StepIndex) -> String {
        let words = self.reader.words;
        let Some(timed) = self.plan.timeline.steps.get(index.0) else { return String::new() };
        let named = |steps: &[StepIndex]| {
            let mut numbers: Vec<usize> = steps.iter().map(|step| self.number(*step)).collect();
            numbers.sort_unstable();
            words.steps(&numbers)
        };
        match &timed.why {
            WhyThen::Start => words.why_start().to_owned(),
            WhyThen::Dependency { dependency } => self
                .plan
                .graph
                .dependencies
                .get(*dependency)
                .map_or_else(String::new, |found| self.waiting(found)),
            WhyThen::Busy { with } => words.why_busy(&named(with)),
            WhyThen::PeopleBusy { with } => {
                let goes =
                    self.plan.graph.steps.get(index.0).is_some_and(|it| it.kind == StepKind::SwitchOff);
                words.why_people_busy(&named(with), with.len(), goes)
            }
            WhyThen::Learning { with } => words.why_learning(&named(with), with.len()),
            WhyThen::Closed { from, to, opens } => self.why_closed(*from, *to, *opens),
            WhyThen::LatestNotice { deadline } => words.why_latest_notice(*deadline),
            WhyThen::SwitchedOff { deadline } => words.why_switched_off(*deadline),
            WhyThen::Ready => words.why_ready().to_owned(),
            WhyThen::Fresh { dependency, days } => {
                let after = self.plan.graph.dependencies.get(*dependency).map(|found| found.to);
                let after = named(after.as_slice());
                match self.plan.graph.steps.get(index.0).map(Step::ends_with) {
                    Some(StepKind::BackupTest) => words.why_fresh_backup(&after, *days),
                    Some(StepKind::Train) => words.why_fresh_lesson(&after, *days),
                    _ => words.why_fresh_data(&after, *days),
                }
            }
            WhyThen::Free => {
                let step = self.plan.graph.steps.get(index.0);
                let is_fall_back = step.is_some_and(|step| step.kind == StepKind::ParallelRun);
                if is_fall_back { words.why_fall_back() } else { words.why_free() }.to_owned()
            }
        }
    }

    /// That nothing is changed in a time: because of the last of the times without changes that make it up, or because
    /// changes are confined to certain times.
    fn why_closed(&self, from: Date, to: Date, opens: Date) -> String {
        let words = self.reader.words;
        let planning = &self.plan.inventory.raw().planning;
        let within = planning.blackouts.iter().filter(|period| period.from <= to && from <= period.to);
        let last = within.max_by_key(|period| period.to);
        // The times of the last year that is given come again every year.
        let again = |window: &&Period| {
            let months = (i32::from(opens.year()) - i32::from(window.from.year())) * 12;
            window.from.plus_months(months) <= opens && opens <= window.to.plus_months(months)
        };
        match (last, planning.windows.iter().find(again).or(planning.windows.last())) {
            (Some(period), _) if period.to >= to => {
                words.why_closed(period.from, period.to, period.reason.as_deref())
            }
            (_, Some(window)) => words.why_confined(opens, window.reason.as_deref()),
            (period, None) => words.why_closed(from, to, period.and_then(|period| period.reason.as_deref())),
        }
    }

    /// That a step waits for another, and why.
    pub(crate) fn waiting(&self, dependency: &Dependency) -> String {
        let (because, number) = (self.because(dependency), self.number(dependency.from));
        // What was to be decided, or in what order, the reason says itself; to name the step as well says it twice.
        let is_told = matches!(
            dependency.reason,
            Reason::Playbook(_)
                | Reason::Turn(_)
                | Reason::Settling(_)
                | Reason::LeadTime(_)
                | Reason::Funding(_)
        );
        if is_told {
            self.reader.words.follows(number, dependency.lag_days, &because)
        } else {
            self.reader.words.waits_for(&self.title(dependency.from), number, dependency.lag_days, &because)
        }
    }

    /// Why a step waits for another.
    pub(crate) fn because(&self, dependency: &Dependency) -> String {
        let words = self.reader.words;
        let raw = self.plan.inventory.raw();
        match &dependency.reason {
            Reason::Playbook(_) => {
                let first = self.plan.graph.steps.get(dependency.from.0).map(Step::ends_with);
                first.map_or("", |kind| words.because_playbook(kind)).to_owned()
            }
            Reason::Requirement { product, needs } => self.because_required(product, needs),
            Reason::Decision(product) => words.because_decision(&self.reader.software(product)),
            Reason::LastNeed(tool) => words.because_last_need(&self.tool(*tool)),
            Reason::Served(system) => words.because_served(&self.tool(*system)),
            Reason::Bundle { suite, part } => words.because_bundle(&self.tool(*suite), &self.tool(*part)),
            Reason::Interface(at) => {
                let (from, to) = self.interface(*at);
                words.because_interface(&from, &to)
            }
            Reason::Exposed(tool) => words.because_exposed(&self.tool(*tool)),
            Reason::Call(caller) => words.because_call(&self.tool(*caller), &self.called_by(*caller)),
            Reason::LeadTime(at) => {
                let begins = self.plan.graph.steps.get(dependency.to.0);
                let asks = begins.is_some_and(|step| matches!(step.origin, Origin::LeadTime(_)));
                raw.planning.lead_times.get(*at).map_or_else(String::new, |lead| match asks {
                    true => words.because_asked(lead.kind).to_owned(),
                    false => words.because_lead_time(lead.kind),
                })
            }
            Reason::Funding(programme) => words.because_funding(&self.reader.programme(programme)),
            Reason::Rule(rule) => {
                let rule = self.reader.catalogue.entries().rules.ordering.get(rule);
                rule.map_or_else(String::new, |rule| self.reader.text(&rule.reason).to_owned())
            }
            Reason::Wish(at) => raw.order.get(*at).map_or_else(String::new, |wish| {
                let name = |handle| {
                    self.plan.inventory.by_handle(handle).map(|tool| self.tool(tool)).unwrap_or_default()
                };
                let reason = wish.reason.as_deref().map(|reason| reason.trim_end_matches('.'));
                words.because_wish(&name(&wish.first), &name(&wish.then), reason)
            }),
            // Without days between them one only comes after the other.
            Reason::Settling(product) if dependency.lag_days == 0 => {
                words.because_settled(&self.reader.software(product))
            }
            Reason::Settling(product) => words.because_settling(&self.reader.software(product)),
            Reason::Turn(product) => {
                let first = self.plan.graph.steps.get(dependency.from.0);
                let is_decided =
                    first.is_some_and(|it| it.ends_with() == StepKind::Decide || it.kind == StepKind::Decide);
                let product = self.reader.software(product);
                if is_decided { words.because_decided(&product) } else { words.because_turn(&product) }
            }
        }
    }

    /// Why a product waits for another one: it cannot do without this one, only needs somebody who fills a role, or does
    /// with it what it does not do alone.
    fn because_required(&self, product: &SoftwareId, needs: &SoftwareId) -> String {
        let (words, catalogue) = (self.reader.words, self.reader.catalogue);
        let (name, other) = (self.reader.software(product), self.reader.software(needs));
        let entry = catalogue.software(product);
        let fills = |role| catalogue.fillers_of(role).any(|filler| filler == needs);
        let stated = entry.into_iter().flat_map(|entry| &entry.requires);
        let mut meets = stated.filter(|requirement| {
            requirement.any_of.iter().any(|range| range.software == *needs)
                || requirement.role.as_ref().is_some_and(fills)
        });
        let added = || {
            let has = |(_, has): &(_, &Capability)| has.with.contains(needs);
            let done = entry.into_iter().flat_map(|entry| &entry.capabilities).filter(has);
            done.map(|(id, _)| self.reader.capability(id)).collect::<Vec<String>>()
        };
        match meets.next() {
            Some(Requirement { role: Some(role), .. }) => {
                words.because_filled(&name, &other, &words.inside(&self.reader.role(role)))
            }
            Some(_) => words.because_required(&name, &other),
            None => match added() {
                done if done.is_empty() => words.because_required(&name, &other),
                done => words.because_added(&name, &other, &words.all_of(&done)),
            },
        }
    }

    /// The country from which the maker of a tool is controlled.
    fn maker_seat(&self, tool: ToolIndex) -> Option<&umstieg_core::format::scalar::CountryCode> {
        let entry = self.reader.catalogue.software(self.plan.inventory.tool(tool).software()?)?;
        let vendor = entry.vendor.as_ref()?;
        vendor.controlled_from.as_ref().or(vendor.country.as_ref())
    }

    /// A sentence about tools that need a platform, with those of which nobody knows whether they do.
    pub(crate) fn with_perhaps(&self, why: String, platform: Platform, perhaps: &[ToolIndex]) -> String {
        if perhaps.is_empty() {
            return why;
        }
        let tools = self.reader.words.some_of(&self.tools(perhaps), 4);
        format!("{why} {}", self.reader.words.keep_platform_perhaps(platform, &tools, perhaps.len()))
    }

    /// What would do together with a candidate that does a part only, and the limits that rule it out: without it the reader
    /// would ask why the two are no pair.
    fn ruled_out_beside(&self, decision: &ToolDecision, candidate: &Candidate) -> Option<(String, String)> {
        let is_about_coverage =
            |it: &&Exclusion| matches!(it, Exclusion::Coverage { .. } | Exclusion::Essential { .. });
        let lacks = candidate.coverage.lacks().next().is_some();
        if !lacks || !candidate.exclusions.iter().all(|it| is_about_coverage(&it)) {
            return None;
        }
        let has_it =
            |unit: &&UnitDecision| unit.recommendation.excluded.iter().any(|it| std::ptr::eq(it, candidate));
        let unit = decision.units.iter().find(has_it)?;
        let limits = |other: &Candidate| -> Vec<String> {
            let limits = other.exclusions.iter().filter(|it| !is_about_coverage(it));
            limits.map(|it| candidate::exclusion(self.reader, it)).collect()
        };
        let others = unit.recommendation.excluded.iter();
        let (other, limits) = others
            .filter(|other| other.software != candidate.software)
            .filter(|other| candidate.coverage.with(&other.coverage).lacks().next().is_none())
            .map(|other| (other, limits(other)))
            .find(|(_, limits)| !limits.is_empty())?;
        Some((self.reader.software(&other.software), limits.join(" ")))
    }

    /// Why a tool, or a unit of it, stays.
    pub(crate) fn keep(
        &self,
        decision: &ToolDecision,
        unit: Option<&UnitDecision>,
        reason: &KeepReason,
    ) -> String {
        let words = self.reader.words;
        let unit = unit.or_else(|| decision.units.first());
        match reason {
            KeepReason::Rule { text } => words.keep_rule(text.trim_end_matches('.')),
            KeepReason::OwnedBy { owner } => words.keep_owned(owner.trim_end_matches('.')),
            KeepReason::NoSubstitute => {
                let software = unit.map(|unit| &unit.recommendation.unit.software);
                let entry = software.and_then(|id| self.reader.catalogue.software(id));
                let search = entry.and_then(|entry| entry.no_substitute.as_ref());
                let text = search.map(|search| self.reader.text(&search.reason));
                words.keep_no_substitute(text, search.map(|search| search.searched))
            }
            KeepReason::NothingFits { nearest } => {
                let candidate = nearest.as_ref().and_then(|id| {
                    let mut excluded = decision.units.iter().flat_map(|unit| &unit.recommendation.excluded);
                    excluded.find(|candidate| candidate.software == *id)
                });
                let named = candidate.map(|candidate| {
                    (self.reader.software(&candidate.software), candidate::exclusions(self.reader, candidate))
                });
                let mut said =
                    words.keep_nothing_fits(named.as_ref().map(|(name, why)| (name.as_str(), why.as_str())));
                let complement = candidate.and_then(|candidate| self.ruled_out_beside(decision, candidate));
                if let Some((name, why)) = complement {
                    said.push(' ');
                    said.push_str(&words.complement_out(&name, &why));
                }
                said
            }
            KeepReason::Platform { platform, needed_by, perhaps, people } => {
                let tools = words.some_of(&self.tools(needed_by), 4);
                let all = self.plan.inventory.tool(decision.tool).users;
                let why = words.keep_platform(*platform, &tools, needed_by.len());
                let why = self.with_perhaps(why, *platform, perhaps);
                if people.start() < people.end() {
                    format!(
                        "{why} {}",
                        words.keep_platform_where((*people.start(), *people.end()), all, perhaps.is_empty())
                    )
                } else {
                    why
                }
            }
            KeepReason::PlatformUnknown { platform, needed_by, .. } => {
                let tools = words.some_of(&self.tools(needed_by), 4);
                words.keep_platform_unknown(*platform, &tools, needed_by.len())
            }
            KeepReason::Server { platform, needed_by, known } => {
                let tools = words.some_of(&self.tools(needed_by), 4);
                words.keep_server(*platform, &tools, needed_by.len(), *known)
            }
            KeepReason::Devices { platform, needed_by } => {
                words.keep_devices(*platform, &words.some_of(&self.tools(needed_by), 4))
            }
            KeepReason::Interface { needed_by } => {
                words.keep_interface(&words.some_of(&self.tools(needed_by), 4), needed_by.len())
            }
            KeepReason::ChosenExcluded { software } => {
                let candidate = unit.and_then(|unit| unit.candidate(software));
                let why = candidate.map(|candidate| candidate::exclusions(self.reader, candidate));
                words.keep_chosen_excluded(&self.reader.software(software), &why.unwrap_or_default())
            }
            KeepReason::ChosenBarred { software, by } => {
                let software = self.reader.software(software);
                let why = match by {
                    Barrier::Leaves => words.barred_leaves().to_owned(),
                    Barrier::Clash { with } => {
                        words.out_conflict(&words.all_of(&self.reader.software_names(with)), None, true)
                    }
                    Barrier::System => words.barred_system().to_owned(),
                    Barrier::Requirement => words.barred_requirement().to_owned(),
                };
                words.keep_chosen_excluded(&software, &why)
            }
            KeepReason::Bundle { part } => words.keep_bundle(&self.tool(*part)),
            KeepReason::RestOfSuite => words.keep_rest_of_suite().to_owned(),
            KeepReason::NotWorthIt => {
                let best = unit.and_then(|unit| unit.recommendation.candidates.first());
                let named = best.map(|best| (self.reader.software(&best.software), best.score));
                words.keep_not_worth_it(named.as_ref().map(|(name, score)| (name.as_str(), *score)))
            }
            KeepReason::CheapToKeep { software, minutes, hours_per_month, euros_per_year, leaves_openly } => {
                words.keep_cheap(
                    &self.reader.software(software),
                    *minutes,
                    *hours_per_month,
                    u64::from(*euros_per_year),
                    *leaves_openly,
                    self.maker_seat(decision.tool),
                )
            }
            KeepReason::Open => words.keep_open().to_owned(),
            KeepReason::Unused => words.keep_unused().to_owned(),
        }
    }
}

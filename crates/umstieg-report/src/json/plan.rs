//! A plan as JSON.

use super::steps::{key, keys};
use super::tools::named;
use super::{all_software, demo, language, money, provider, software, steps, support, tools};
use crate::options::Options;
use crate::plan::{
    Quality, View, assumption, bottleneck, circle, counts, money as contract_money, void_wishes,
};
use crate::v1;
use umstieg_core::decide::Product;
use umstieg_core::format::entry::SuffixState;
use umstieg_core::order::StepIndex;
use umstieg_core::plan::{Assumption, Bottleneck, Makers};
use umstieg_core::{Catalogue, Plan, ToolIndex};

/// A plan as a document.
pub(crate) fn plan(catalogue: &Catalogue, plan: &Plan, options: &Options) -> v1::Plan {
    let view = &View::new(catalogue, plan, options);
    let raw = plan.inventory.raw();
    let quality = Quality::of(view);
    let waves = plan.waves.iter().map(|wave| v1::Wave {
        from: wave.from,
        to: wave.to,
        products: all_software(view.reader, &wave.products),
        steps: keys(view, &wave.steps),
    });
    let circles = plan.graph.cycles.iter().map(|cycle| v1::Circle {
        members: keys(view, &cycle.members),
        given_up_by: key(view, cycle.given_up.to),
        given_up_for: key(view, cycle.given_up.from),
        text: circle(view, cycle),
    });
    v1::Plan {
        format: "umstieg.plan".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of: plan.as_of,
        organisation: organisation(view),
        summary: summary(view),
        tools: plan.decisions.tools.iter().map(|decision| tools::tool(view, decision)).collect(),
        products: plan.decisions.products.iter().map(|entry| product(view, entry)).collect(),
        waves: waves.collect(),
        steps: steps::steps(view),
        contracts: plan.contracts.iter().map(|contract| money::contract(view, contract)).collect(),
        running_contracts: plan.running.iter().map(|contract| money::running(view, contract)).collect(),
        limits: limits(view),
        circles: circles.collect(),
        void_wishes: void_wishes(view),
        funding: plan.funding.iter().map(|programme| money::funding(view, programme)).collect(),
        obligations: obligations(view),
        interfaces: interfaces(view),
        goals: raw.goals.iter().map(ToString::to_string).collect(),
        notes: raw.notes.iter().map(ToString::to_string).collect(),
        dependence: v1::Dependence {
            before: makers(plan.dependence.before),
            after: makers(plan.dependence.after),
        },
        sovereignty: support::sovereignty(view),
        learning: support::learning(view),
        contacts: support::contacts(view),
        measures: support::measures(view),
        policy: support::policy(view),
        assumptions: plan.assumptions.iter().map(|taken| assumed(view, taken)).collect(),
        evidence: v1::Evidence {
            facts: quality.facts,
            unverified: quality.unverified,
            oldest_check: quality.oldest,
        },
        footer: view.reader.footer(options),
    }
}

fn organisation(view: &View<'_>) -> v1::Organisation {
    let organisation = &view.plan.inventory.raw().organisation;
    let (users, users_assumed) = view.plan.inventory.users();
    v1::Organisation {
        name: organisation.name.to_string(),
        sector: organisation.sector,
        region: organisation.region.clone(),
        headcount: organisation.headcount,
        users,
        users_assumed,
    }
}

fn summary(view: &View<'_>) -> v1::Summary {
    let plan = view.plan;
    let (counts, money) = (counts(plan), contract_money(plan));
    v1::Summary {
        tools: v1::Counts {
            all: counts.all,
            replaced: counts.replaced,
            covered: counts.covered,
            replaced_partly: counts.partly,
            kept: counts.kept,
            retired: counts.retired,
            open: counts.open,
            unknown: counts.unknown,
        },
        start: plan.timeline.start,
        end: plan.timeline.end,
        work_end: view.work_end(),
        horizon: plan.timeline.horizon,
        effort_minutes: plan.graph.steps.iter().map(|step| step.effort_minutes).sum(),
        hours_a_month: view.hours_a_month(),
        contracts: money.contracts,
        contracts_eur_per_year: money.euros,
        contracts_cost_unknown: money.unknown,
    }
}

fn product(view: &View<'_>, product: &Product) -> v1::Product {
    let reader = view.reader;
    let entry = reader.catalogue.software(&product.software);
    let references = reader.catalogue.references_of(&product.software).filter_map(|id| {
        let entry = reader.catalogue.reference(id)?;
        Some(v1::Named { id: id.to_string(), name: entry.organisation.to_string() })
    });
    v1::Product {
        product: software(reader, &product.software),
        in_use: product.in_use,
        summary: entry.map(|entry| reader.text(&entry.summary).to_owned()),
        serves: product.serves.iter().map(|tool| named(view, *tool)).collect(),
        required_by: all_software(reader, &product.required_by),
        users: product.users,
        care_minutes: product.care_minutes,
        license: entry.map(|entry| reader.license(entry)),
        spdx: entry.and_then(|entry| entry.license.spdx.as_ref()).map(ToString::to_string),
        license_suffix_known: entry.is_some_and(|entry| entry.license.suffix == SuffixState::Known),
        providers: view
            .providers(&product.software)
            .iter()
            .map(|near| provider(reader, &product.software, near))
            .collect(),
        demo: demo(reader, &product.software),
        references: references.collect(),
    }
}

fn limits(view: &View<'_>) -> v1::Limits {
    let timeline = &view.plan.timeline;
    let quality = view.plan.decisions.quality;
    let empty = v1::Bottleneck {
        kind: v1::BottleneckKind::Nothing,
        text: bottleneck(view),
        steps: Vec::new(),
        required_minutes: None,
        available_minutes: None,
        from: None,
        to: None,
    };
    let bottleneck = match &timeline.bottleneck {
        Bottleneck::Nothing => empty,
        Bottleneck::Chain(steps) => {
            v1::Bottleneck { kind: v1::BottleneckKind::Chain, steps: keys(view, steps), ..empty }
        }
        Bottleneck::Work { required, available, from, to } => v1::Bottleneck {
            kind: v1::BottleneckKind::Work,
            required_minutes: Some(*required),
            available_minutes: Some(*available),
            from: Some(*from),
            to: Some(*to),
            ..empty
        },
        Bottleneck::People { from, to } => {
            v1::Bottleneck { kind: v1::BottleneckKind::People, from: Some(*from), to: Some(*to), ..empty }
        }
        Bottleneck::Search => v1::Bottleneck { kind: v1::BottleneckKind::Search, ..empty },
    };
    v1::Limits {
        bound: timeline.bound,
        proven: timeline.proven,
        cost: timeline.cost,
        cost_bound: timeline.cost_bound,
        bottleneck,
        minutes_per_day: timeline.minutes_per_day,
        capacity_assumed: timeline.capacity_assumed,
        parallel_changes: timeline.parallel_changes,
        critical: keys(view, &timeline.critical),
        pausing: pausing(view),
        stale: stale(view),
        choice_cost: quality.cost,
        choice_bound: quality.bound,
        choice_proven: quality.proven,
    }
}

/// Data that are out of date when people get the product.
fn pausing(view: &View<'_>) -> Vec<v1::Pausing> {
    let pausing = view.plan.timeline.pausing.iter();
    let key = |step: StepIndex| view.plan.graph.step(step).key.clone();
    pausing.map(|pausing| v1::Pausing { step: key(pausing.step), open_days: pausing.open_days }).collect()
}

fn stale(view: &View<'_>) -> Vec<v1::Stale> {
    let stale = view.plan.timeline.stale.iter();
    stale
        .filter_map(|stale| {
            let dependency = view.plan.graph.dependencies.get(stale.dependency)?;
            let mut keys = keys(view, &[dependency.from, dependency.to]).into_iter();
            Some(v1::Stale { step: keys.next()?, roll_out: keys.next()?, days: stale.days })
        })
        .collect()
}

fn obligations(view: &View<'_>) -> Vec<v1::Obligation> {
    let inventory = &view.plan.inventory;
    let duties = inventory.raw().obligations.iter();
    duties
        .map(|duty| v1::Obligation {
            kind: duty.kind,
            rule: duty.rule.as_ref().map(ToString::to_string),
            tools: duty
                .applies_to
                .iter()
                .filter_map(|handle| inventory.by_handle(handle))
                .map(|tool| named(view, tool))
                .collect(),
            note: duty.note.as_ref().map(ToString::to_string),
        })
        .collect()
}

fn interfaces(view: &View<'_>) -> Vec<v1::Interface> {
    let interfaces = view.plan.inventory.raw().interfaces.iter().enumerate();
    interfaces
        .map(|(at, interface)| {
            let (from, to) = view.interface(at);
            v1::Interface {
                from,
                to,
                required: interface.required,
                standards: interface.standards.clone(),
                note: interface.note.as_ref().map(ToString::to_string),
            }
        })
        .collect()
}

fn makers(makers: Makers) -> v1::Makers {
    let Makers { open, europe, elsewhere, unknown } = makers;
    v1::Makers { open, europe, elsewhere, unknown }
}

fn assumed(view: &View<'_>, taken: &Assumption) -> v1::Assumption {
    let (kind, about): (_, &[ToolIndex]) = match taken {
        Assumption::Users(_) => (v1::AssumptionKind::Users, &[]),
        Assumption::Capacity { .. } => (v1::AssumptionKind::Capacity, &[]),
        Assumption::Region => (v1::AssumptionKind::Region, &[]),
        Assumption::Start(_) => (v1::AssumptionKind::Start, &[]),
        Assumption::Uses(tools) => (v1::AssumptionKind::Uses, tools),
        Assumption::ToolUsers(tools) => (v1::AssumptionKind::ToolUsers, tools),
        Assumption::Renewal(tools) => (v1::AssumptionKind::Renewal, tools),
        Assumption::NoTender(_) => (v1::AssumptionKind::NoTender, &[]),
        Assumption::Seasons(_) => (v1::AssumptionKind::Seasons, &[]),
        Assumption::BeyondHorizon { .. } => (v1::AssumptionKind::BeyondHorizon, &[]),
    };
    v1::Assumption {
        kind,
        tools: about.iter().map(|tool| named(view, *tool)).collect(),
        text: assumption(view, taken),
    }
}

//! A plan as JSON.

use super::candidate::{host, hosting_way};
use super::steps::{key, keys};
use super::tools::named;
use super::{
    all_software, demo, duty, language, limits, money, order, provider, software, steps, support, tools,
};
use crate::lifecycle::security_end_of;
use crate::options::Options;
use crate::plan::{
    Protecting, Quality, View, assumption, care_minutes, counts, deployments, money as contract_money,
    renewals, uncertified_hosts, unused_costs, void_wishes, way_of,
};
use crate::v1;
use umstieg_core::decide::Product;
use umstieg_core::format::entry::SuffixState;
use umstieg_core::order::StepIndex;
use umstieg_core::plan::{Assumption, Makers};
use umstieg_core::recommend::certifications_held;
use umstieg_core::{Catalogue, Plan, ToolIndex};

/// A plan as a document.
pub(crate) fn plan(catalogue: &Catalogue, plan: &Plan, options: &Options) -> v1::Plan {
    let view = &View::new(catalogue, plan, options);
    let raw = plan.inventory.raw();
    let quality = Quality::of(view);
    let void = void_wishes(view);
    let wished_order = |((first, then), _): &((ToolIndex, ToolIndex), String)| v1::WishedOrder {
        first: Some(named(view, *first)),
        then: Some(named(view, *then)),
    };
    let waves = plan.waves.iter().map(|wave| v1::Wave {
        from: wave.from,
        to: wave.to,
        products: all_software(view.reader, &wave.products),
        steps: keys(view, &wave.steps),
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
        limits: limits::limits(view),
        circles: limits::circles(view),
        wishes: plan.wishes.iter().map(|outcome| order::wish(view, outcome)).collect(),
        void_wishes: void.iter().map(|(_, text)| text.clone()).collect(),
        void_wish_tools: void.iter().map(wished_order).collect(),
        grant_wait: order::grant_wait(view),
        funding: plan.funding.iter().map(|programme| money::funding(view, programme)).collect(),
        obligations: duty::obligations(view),
        interfaces: duty::interfaces(view),
        blackouts: raw.planning.blackouts.iter().map(|it| duty::period(view, it)).collect(),
        windows: raw.planning.windows.iter().map(|it| duty::period(view, it)).collect(),
        skills_in_house: raw.capacity.skills.iter().map(ToString::to_string).collect(),
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
        work_start: (!plan.timeline.steps.is_empty()).then(|| view.work_start()),
        end: plan.timeline.end,
        work_end: view.work_end(),
        horizon: plan.timeline.horizon,
        effort_minutes: plan.graph.steps.iter().map(|step| step.effort_minutes).sum(),
        hours_a_month: view.hours_a_month(),
        care_minutes: care_minutes(plan),
        contracts: money.contracts,
        contracts_eur_per_year: money.euros,
        contracts_cost_unknown: money.unknown,
        renewals_eur: renewals(view),
        unused_eur: unused_costs(view).iter().map(|(euros, _)| euros).sum(),
        without_updates: without_updates(view),
    }
}

/// Tools without security updates, with what protects them.
fn without_updates(view: &View<'_>) -> Vec<v1::WithoutUpdates> {
    let Protecting { stay, go, later } = Protecting::of(view);
    let of = |steps: Vec<StepIndex>, kind| {
        steps.into_iter().filter_map(move |at| {
            let tool = view.plan.graph.step(at).tool?;
            let security_ends = security_end_of(view, tool)?;
            Some(v1::WithoutUpdates { tool: named(view, tool), kind, security_ends, step: key(view, at) })
        })
    };
    of(stay, v1::WithoutUpdatesKind::Stays)
        .chain(of(go, v1::WithoutUpdatesKind::Goes))
        .chain(of(later, v1::WithoutUpdatesKind::Later))
        .collect()
}

fn product(view: &View<'_>, product: &Product) -> v1::Product {
    let reader = view.reader;
    let entry = reader.catalogue.software(&product.software);
    let references = deployments(view, &product.software).into_iter().map(|(id, entry)| v1::Deployment {
        id: id.to_string(),
        name: entry.organisation.to_string(),
        sector: Some(entry.sector),
        users: entry.users,
    });
    let uncertified = uncertified_hosts(view, &product.software);
    let way = way_of(view, product);
    let providers = view.providers(&product.software);
    let providers = providers.iter().map(|near| {
        let entry = reader.catalogue.provider(&near.provider);
        let held = entry.into_iter().flat_map(|entry| certifications_held(&view.plan.policy, entry));
        v1::Provider {
            certifications: held
                .map(|id| v1::Named { id: id.to_string(), name: reader.certification(id) })
                .collect(),
            uncertified_host: uncertified.contains(&near.provider),
            ..provider(reader, &product.software, near)
        }
    });
    v1::Product {
        product: software(reader, &product.software),
        in_use: product.in_use,
        summary: entry.map(|entry| reader.text(&entry.summary).to_owned()),
        serves: product.serves.iter().map(|tool| named(view, *tool)).collect(),
        required_by: all_software(reader, &product.required_by),
        users: product.users,
        care_minutes: product.care_minutes,
        way: way.as_ref().map(hosting_way),
        host: way.as_ref().and_then(|way| host(reader, way)),
        license: entry.map(|entry| reader.license(entry)),
        spdx: entry.and_then(|entry| entry.license.spdx.as_ref()).map(ToString::to_string),
        license_suffix_known: entry.is_some_and(|entry| entry.license.suffix == SuffixState::Known),
        providers: providers.collect(),
        demo: demo(reader, &product.software),
        references: references.collect(),
    }
}

fn makers(makers: Makers) -> v1::Makers {
    let Makers { open, europe, elsewhere, unknown } = makers;
    v1::Makers { open, europe, elsewhere, unknown }
}

fn assumed(view: &View<'_>, taken: &Assumption) -> v1::Assumption {
    let bare = |kind| v1::Assumption {
        kind,
        tools: Vec::new(),
        products: Vec::new(),
        users: None,
        hours_a_month: None,
        day: None,
        end: None,
        periods: Vec::new(),
        text: assumption(view, taken),
    };
    let about = |kind, tools: &[ToolIndex]| v1::Assumption {
        tools: tools.iter().map(|tool| named(view, *tool)).collect(),
        ..bare(kind)
    };
    match taken {
        Assumption::Users(users) => v1::Assumption { users: Some(*users), ..bare(v1::AssumptionKind::Users) },
        Assumption::Capacity { .. } => {
            v1::Assumption { hours_a_month: Some(view.hours_a_month()), ..bare(v1::AssumptionKind::Capacity) }
        }
        Assumption::Region => bare(v1::AssumptionKind::Region),
        Assumption::Start(day) => v1::Assumption { day: Some(*day), ..bare(v1::AssumptionKind::Start) },
        Assumption::Uses(tools) => about(v1::AssumptionKind::Uses, tools),
        Assumption::ToolUsers(tools) => about(v1::AssumptionKind::ToolUsers, tools),
        Assumption::ReadAs(tools) => {
            let software = tools.iter().filter_map(|tool| view.plan.inventory.tool(*tool).software());
            v1::Assumption {
                products: super::all_software(view.reader, software),
                ..about(v1::AssumptionKind::ReadAs, tools)
            }
        }
        Assumption::Renewal(tools) => about(v1::AssumptionKind::Renewal, tools),
        Assumption::Release(tools) => about(v1::AssumptionKind::Release, tools),
        Assumption::NoTender(products) => v1::Assumption {
            products: super::all_software(view.reader, products),
            ..bare(v1::AssumptionKind::NoTender)
        },
        Assumption::BetweenTheYears(periods) => {
            let period =
                |(from, to): &(_, _)| v1::Period { from: *from, to: *to, reason: None, tools: Vec::new() };
            v1::Assumption {
                periods: periods.iter().map(period).collect(),
                ..bare(v1::AssumptionKind::BetweenTheYears)
            }
        }
        Assumption::Seasons(blackouts) => {
            let given = &view.plan.inventory.raw().planning.blackouts;
            let seasons = blackouts.iter().filter_map(|at| given.get(*at));
            v1::Assumption {
                periods: seasons.map(|season| duty::period(view, season)).collect(),
                ..bare(v1::AssumptionKind::Seasons)
            }
        }
        Assumption::Windows(windows) => {
            let given = &view.plan.inventory.raw().planning.windows;
            let again = windows.iter().filter_map(|at| given.get(*at));
            v1::Assumption {
                periods: again.map(|window| duty::period(view, window)).collect(),
                ..bare(v1::AssumptionKind::Windows)
            }
        }
        Assumption::BeyondHorizon { horizon, end } => {
            v1::Assumption { day: Some(*horizon), end: Some(*end), ..bare(v1::AssumptionKind::BeyondHorizon) }
        }
    }
}

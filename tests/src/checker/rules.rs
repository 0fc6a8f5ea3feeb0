//! The hard ordering rules of the catalogue and the hard wishes of the inventory.

use super::facts::{Facts, is_before};
use std::collections::BTreeSet;
use umstieg_core::ToolIndex;
use umstieg_core::decide::Choice;
use umstieg_core::format::entry::{Condition, Selector, StepKind, Strength};
use umstieg_core::format::scalar::{CategoryId, SoftwareId};
use umstieg_core::order::{Reason, Step, StepIndex};
use umstieg_core::plan::TimedStep;

/// Every pair of steps that a hard rule binds follows one another in dates, unless the rule was given up on record.
///
/// Rules about what runs on a system need more than a selector; `order.rs` has them.
pub(super) fn hard_rules_hold(facts: &Facts<'_>, found: &mut Vec<String>) {
    for (id, rule) in &facts.catalogue.entries().rules.ordering {
        if rule.strength != Strength::Hard || rule.condition == Condition::RunsOnSystem {
            continue;
        }
        let then: Vec<_> = facts.steps().filter(|(_, step, _)| means(facts, &rule.then, step)).collect();
        for (from, first, earlier) in facts.steps().filter(|(_, step, _)| means(facts, &rule.first, step)) {
            for (to, last, later) in &then {
                if from == *to || !binds(facts, rule.condition, first, last) {
                    continue;
                }
                let lag = usize::from(rule.lag_days);
                let between = || facts.calendar.days(earlier.end.plus_days(1), later.start.plus_days(-1));
                let holds = earlier.end < later.start && (lag == 0 || between().count() >= lag);
                if !holds && !facts.was_given_up(from, *to) {
                    found.push(format!(
                        "`{id}`: `{}` ends on {}, `{}` begins on {}",
                        first.key, earlier.end, last.key, later.start
                    ));
                }
            }
        }
    }
}

/// Whether a selector means a step: one about a tool is judged by the tool, one about a product by the product.
fn means(facts: &Facts<'_>, selector: &Selector, step: &Step) -> bool {
    let tool = step.tool.and_then(|tool| facts.plan.inventory.tool(tool).software());
    let Some(subject) = tool.or(step.product.as_ref().filter(|_| step.tool.is_none())) else { return false };
    let Some(entry) = facts.entry(subject) else { return false };
    // A product is also of those of its categories in which it takes something's place.
    let units = || facts.plan.decisions.tools.iter().flat_map(|decision| &decision.units);
    let takes_place_in = |category: &CategoryId| {
        step.tool.is_none()
            && units().any(|unit| {
                matches!(&unit.choice, Choice::Products(chosen) if chosen.contains(subject))
                    && facts.entry(&unit.recommendation.unit.software).and_then(|old| old.categories.first())
                        == Some(category)
            })
    };
    let categories: Vec<_> = entry
        .categories
        .iter()
        .enumerate()
        .filter(|(at, category)| *at == 0 || takes_place_in(category))
        .map(|(_, category)| category)
        .collect();
    let is_one_of = |those: &[CategoryId]| categories.iter().any(|category| those.contains(category));
    let tools = step.product.as_ref().map_or_else(BTreeSet::new, |product| facts.served_by(product));
    let named = std::iter::once(subject)
        .chain(tools.iter().filter_map(|tool| facts.plan.inventory.tool(*tool).software()));
    let brings = || {
        let units = units().filter(|unit| {
            matches!((&unit.choice, &step.product), (Choice::Products(chosen), Some(product)) if chosen.contains(product))
        });
        let mut needs = units.flat_map(|unit| &unit.recommendation.unit.needs);
        needs.any(|need| {
            selector.capabilities.contains(&need.capability)
                && step.product.as_ref().is_some_and(|product| facts.does(product, &need.capability))
        })
    };
    step.does(selector.step)
        && (selector.categories.is_empty() || is_one_of(&selector.categories))
        && !is_one_of(&selector.except_categories)
        && (selector.roles.is_empty() || selector.roles.iter().any(|role| entry.fills.contains_key(role)))
        && (selector.software.is_empty() || named.into_iter().any(|id| selector.software.contains(id)))
        && (selector.capabilities.is_empty() || brings())
}

/// Whether a rule is about two steps; within one change the playbook says what comes first.
fn binds(facts: &Facts<'_>, condition: Condition, first: &Step, then: &Step) -> bool {
    let inventory = &facts.plan.inventory;
    let same_product = first.product.is_some() && first.product == then.product;
    let same_tool = first.tool.is_some() && first.tool == then.tool;
    let (earlier, later) = (facts.tools_of(first), facts.tools_of(then));
    let pairs = |test: &dyn Fn(ToolIndex, ToolIndex) -> bool| {
        earlier.iter().any(|a| later.iter().any(|b| test(*a, *b)))
    };
    match condition {
        Condition::SameProduct => same_product,
        _ if same_product || same_tool => false,
        Condition::Always | Condition::RunsOnSystem => true,
        Condition::SameBundle => pairs(&|part, suite| inventory.tool(part).suite == Some(suite)),
        Condition::Interface => pairs(&|a, b| {
            let (a, b) = (&inventory.tool(a).handle, &inventory.tool(b).handle);
            inventory.raw().interfaces.iter().any(|interface| {
                (interface.from == *a && interface.to.as_ref() == Some(b))
                    || (interface.from == *b && interface.to.as_ref() == Some(a))
            })
        }),
    }
}

/// How people experience the change of a tool: the roll-outs of what takes its place; without one, the move of its data;
/// without that, the day on which it goes.
fn changes<'a>(
    facts: &Facts<'a>,
    tool: ToolIndex,
) -> Vec<(Option<&'a SoftwareId>, StepIndex, &'a TimedStep)> {
    let products = facts.products_of(tool);
    let steps = |kind: StepKind, test: &dyn Fn(&Step) -> bool| -> Vec<_> {
        let steps = facts.steps().filter(|(_, step, _)| step.does(kind) && test(step));
        steps.map(|(at, step, timed)| (step.product.as_ref(), at, timed)).collect()
    };
    let rolled_out = steps(StepKind::RollOut, &|step| {
        step.tool.is_none() && step.product.as_ref().is_some_and(|product| products.contains(product))
    });
    let of_tool = |kind| steps(kind, &|step: &Step| step.tool == Some(tool));
    let kinds = [StepKind::MigrateData, StepKind::SwitchOff];
    let others = kinds.into_iter().map(of_tool);
    std::iter::once(rolled_out).chain(others).find(|steps| !steps.is_empty()).unwrap_or_default()
}

/// What must come first does, unless that would be a circle; then it is on record that it was given up.
pub(super) fn hard_wishes_are_kept(facts: &Facts<'_>, found: &mut Vec<String>) {
    let inventory = &facts.plan.inventory;
    for (at, wish) in inventory.raw().order.iter().enumerate() {
        let cycles = &facts.plan.graph.cycles;
        let given_up = cycles.iter().any(|cycle| cycle.given_up.reason == Reason::Wish(at));
        if wish.strength != Strength::Hard || given_up {
            continue;
        }
        let of = |handle| inventory.by_handle(handle).map(|tool| changes(facts, tool)).unwrap_or_default();
        let then = of(&wish.then);
        for (first, from, earlier) in of(&wish.first) {
            for (other, to, later) in then.iter().filter(|(other, _, _)| other.is_none() || *other != first) {
                if !is_before(&[earlier], &[*later]) && !facts.was_given_up(from, *to) {
                    found.push(format!(
                        "wish {at}: the change of `{}` ({first:?}) ends on {}, that of `{}` ({other:?}) begins on {}",
                        wish.first, earlier.end, wish.then, later.start
                    ));
                }
            }
        }
    }
}

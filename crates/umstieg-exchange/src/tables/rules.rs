//! Tables of ordering rules and playbooks.

use super::Table;
use super::table::{Making, to, within, word};
use std::collections::BTreeMap;
use umstieg_format::entries::Rules;
use umstieg_format::entry::{Ordering, Playbook, Selector, StepTemplate};
use umstieg_format::scalar::{PlaybookId, RuleId, Text};

/// The tables of all rules and playbooks.
pub(super) fn tables(rules: &Rules) -> Vec<Table> {
    let sources = |name, evidence: &umstieg_format::entry::EvidenceMap| {
        Table::of(name, evidence.iter())
            .key("key", None, |(key, _)| key.to_string())
            .must("url", |(_, source)| source.url.to_string())
            .must("checked", |(_, source)| source.checked.to_string())
            .must("kind", |(_, source)| word(&source.kind))
            .text("note", |(_, source)| source.note.as_deref().map(str::to_owned))
            .done()
    };
    vec![
        ordering(&rules.ordering),
        sources("ordering_rule_evidence", &rules.ordering_evidence),
        playbooks(&rules.playbooks),
        steps(&rules.playbooks),
        sentences("playbook_step_checklist", &rules.playbooks, |step| &step.checklist),
        sentences("playbook_step_skills", &rules.playbooks, |step| &step.skills),
        sentences("playbook_step_hosted_skills", &rules.playbooks, |step| &step.hosted_skills),
        sources("playbook_evidence", &rules.playbook_evidence),
    ]
}

fn ordering(all: &BTreeMap<RuleId, Ordering>) -> Table {
    let table = Table::of("ordering_rules", all.iter())
        .key("id", None, |(id, _)| id.to_string())
        .both("name", |(_, rule)| &rule.name);
    let table = selector(table, "first", |rule| &rule.first);
    selector(table, "then", |rule| &rule.then)
        .must("condition", |(_, rule)| word(&rule.condition))
        .words("unless_filled", "role", to("roles"), |(_, rule)| rule.unless_filled.clone())
        .must("strength", |(_, rule)| word(&rule.strength))
        .number("lag_days", |(_, rule)| Some(i64::from(rule.lag_days)))
        .both("reason", |(_, rule)| &rule.reason)
        .evidence(to("ordering_rule_evidence"), |(_, rule)| &rule.evidence)
        .done()
}

/// The columns of one side of a rule.
fn selector<'e>(
    table: Making<(&'e RuleId, &'e Ordering)>,
    side: &str,
    of: fn(&Ordering) -> &Selector,
) -> Making<(&'e RuleId, &'e Ordering)> {
    let name = |field: &str| format!("{side}_{field}");
    table
        .words(&name("categories"), "category", to("categories"), |(_, rule)| of(rule).categories.clone())
        .words(&name("capabilities"), "capability", to("capabilities"), |(_, rule)| {
            of(rule).capabilities.clone()
        })
        .words(&name("roles"), "role", to("roles"), |(_, rule)| of(rule).roles.clone())
        .words(&name("software"), "software", to("software"), |(_, rule)| of(rule).software.clone())
        .words(&name("except_categories"), "category", to("categories"), |(_, rule)| {
            of(rule).except_categories.clone()
        })
        .must(&name("step"), |(_, rule)| word(&of(rule).step))
}

fn playbooks(all: &BTreeMap<PlaybookId, Playbook>) -> Table {
    Table::of("playbooks", all.iter())
        .key("id", None, |(id, _)| id.to_string())
        .both("name", |(_, playbook)| &playbook.name)
        .both("basis", |(_, playbook)| &playbook.basis)
        .number("care_minutes", |(_, playbook)| Some(i64::from(playbook.care_minutes)))
        .evidence(to("playbook_evidence"), |(_, playbook)| &playbook.evidence)
        .done()
}

fn steps(all: &BTreeMap<PlaybookId, Playbook>) -> Table {
    let rows = all.iter().flat_map(|(id, playbook)| {
        playbook.steps.iter().enumerate().map(move |(position, step)| (id, position, step))
    });
    Table::of("playbook_steps", rows)
        .key("playbook", to("playbooks"), |(id, ..)| id.to_string())
        .key("id", None, |(.., step)| step.id.to_string())
        .number("position", |(_, position, _)| i64::try_from(position + 1).ok())
        .must("kind", |(.., step)| word(&step.kind))
        .must("scope", |(.., step)| word(&step.scope))
        .both("title", |(.., step)| &step.title)
        .texts("joint_title", |(.., step)| step.joint_title.as_ref())
        .number("effort_minutes", |(.., step)| Some(i64::from(step.effort.minutes)))
        .number("effort_minutes_per_user", |(.., step)| Some(i64::from(step.effort.minutes_per_user)))
        .number("effort_minutes_per_person", |(.., step)| Some(i64::from(step.effort.minutes_per_person)))
        .number("min_days", |(.., step)| Some(i64::from(step.min_days)))
        .words("after", "other", within("playbook_steps"), |(.., step)| step.after.clone())
        .flag("touches_people", |(.., step)| step.touches_people)
        .number("min_users", |(.., step)| Some(i64::from(step.min_users)))
        .refer("part_of_step", within("playbook_steps"), |(.., step)| {
            Some(step.part_of.as_ref()?.step.to_string())
        })
        .number("part_of_below_users", |(.., step)| Some(i64::from(step.part_of.as_ref()?.below_users)))
        .number("stage_users", |(.., step)| step.stage_users.map(i64::from))
        .number("learner_minutes", |(.., step)| Some(i64::from(step.learner_minutes)))
        .flag("if_trial_demanded", |(.., step)| step.if_trial_demanded)
        .text("for_obligation", |(.., step)| step.for_obligation.as_ref().map(word))
        .done()
}

fn sentences(name: &str, all: &BTreeMap<PlaybookId, Playbook>, of: fn(&StepTemplate) -> &Vec<Text>) -> Table {
    let rows = all.iter().flat_map(|(id, playbook)| {
        playbook.steps.iter().flat_map(move |step| {
            of(step).iter().enumerate().map(move |(position, text)| (id, &step.id, position, text))
        })
    });
    Table::of(name, rows)
        .key("playbook", to("playbooks"), |(id, ..)| id.to_string())
        .key("step", within("playbook_steps"), |(_, step, ..)| step.to_string())
        .position(|(_, _, position, _)| *position)
        .both("text", |(.., text)| text)
        .done()
}

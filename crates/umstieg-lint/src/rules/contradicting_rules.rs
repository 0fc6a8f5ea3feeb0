//! Two ordering rules that cannot both be kept.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::selectors::selected;
use std::collections::BTreeSet;
use umstieg_format::check::Place;
use umstieg_format::entry::{Condition, Ordering, StepKind, Strength};
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;
use umstieg_format::scalar::{RuleId, SoftwareId};

pub(super) const RULE: Rule = Rule {
    id: "contradicting-rules",
    level: Level::Warning,
    group: Group::Plans,
    summary: "Ordering rules do not send two changes round in a circle.",
    why: "If one rule says mail before chat and another chat before mail, a plan with both must break one of them. Make one \
          of them `soft` where the other is `hard`, narrow a selector, or take one out.",
    bad: Example::Files(&[
        Part::of(
            "rules/ordering.yaml",
            "\
rules:
  chat-before-mail:
    name: {de: \"Chat vor Mail\", en: \"Chat before mail\"}
    first: {categories: [chat], step: roll-out}
    then: {categories: [mail], step: install}
    strength: soft
    reason: {de: \"Fragen werden im Chat gestellt.\", en: \"Questions are asked in the chat.\"}
    evidence: [source]
",
        ),
        Part::of(
            "software/talk.yaml",
            "categories: [chat]\ncapabilities:\n  chat: {level: full, evidence: [source]}\n",
        ),
    ]),
    good: Example::Files(&[
        Part::of(
            "rules/ordering.yaml",
            "\
rules:
  chat-after-mail:
    name: {de: \"Chat nach Mail\", en: \"Chat after mail\"}
    first: {categories: [mail], step: install}
    then: {categories: [chat], step: install}
    strength: soft
    reason: {de: \"Fragen werden per Mail gestellt.\", en: \"Questions are asked by mail.\"}
    evidence: [source]
",
        ),
        Part::of(
            "software/talk.yaml",
            "categories: [chat]\ncapabilities:\n  chat: {level: full, evidence: [source]}\n",
        ),
    ]),
    check: Check::Entries { fields: &["capabilities", "categories", "fills", "rules"], check },
};

/// Steps that follow one another in every playbook, in that order.
const SEQUENCE: [StepKind; 6] = [
    StepKind::Survey,
    StepKind::ProofOfConcept,
    StepKind::Install,
    StepKind::MigrateData,
    StepKind::RollOut,
    StepKind::SwitchOff,
];

/// One rule with what its sides mean.
struct Reach<'a> {
    id: &'a RuleId,
    rule: &'a Ordering,
    first: BTreeSet<&'a SoftwareId>,
    then: BTreeSet<&'a SoftwareId>,
}

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // A rule under a condition binds few pairs; whether two such meet, only an inventory tells.
    let rules: Vec<Reach<'_>> = context
        .entries
        .rules
        .ordering
        .iter()
        .filter(|(_, rule)| rule.condition == Condition::Always)
        .map(|(id, rule)| Reach {
            id,
            rule,
            first: selected(context.entries, &rule.first),
            then: selected(context.entries, &rule.then),
        })
        .collect();
    for (index, later) in rules.iter().enumerate() {
        for earlier in rules.iter().take(index) {
            if let Some((one, other)) = clash(earlier, later) {
                report(context, earlier, later, one, other, found);
            }
        }
    }
}

/// Two software that each rule puts in another order.
fn clash<'a>(earlier: &Reach<'a>, later: &Reach<'a>) -> Option<(&'a SoftwareId, &'a SoftwareId)> {
    let (a, b) = (earlier.rule, later.rule);
    // Where a hard rule meets a soft one, it is settled which of them gives way.
    let settled = (a.strength == Strength::Hard) != (b.strength == Strength::Hard);
    if settled || !not_after(b.then.step, a.first.step) || !not_after(a.then.step, b.first.step) {
        return None;
    }
    let mut ones = earlier.first.intersection(&later.then);
    let others: Vec<_> = earlier.then.intersection(&later.first).collect();
    ones.find_map(|one| others.iter().find(|other| ***other != *one).map(|other| (*one, **other)))
}

/// Whether a step is the other one, or comes before it in every playbook.
fn not_after(step: StepKind, other: StepKind) -> bool {
    let rank = |step: StepKind| SEQUENCE.iter().position(|one| *one == step);
    step == other || matches!((rank(step), rank(other)), (Some(step), Some(other)) if step < other)
}

fn report(
    context: &Context<'_>,
    earlier: &Reach<'_>,
    later: &Reach<'_>,
    one: &SoftwareId,
    other: &SoftwareId,
    found: &mut Found<'_>,
) {
    let place = |id: &RuleId| Place::file(FileKind::Ordering, "").key("rules").key(id.as_str());
    let Some(location) = context.own(&place(later.id)) else { return };
    let message = message!(
        en: "`{}` puts `{other}` before `{one}`, but `{}` puts `{one}` before `{other}`", later.id, earlier.id;
        de: "`{}` stellt `{other}` vor `{one}`, aber `{}` stellt `{one}` vor `{other}`", later.id, earlier.id
    );
    let finding = found.add(location, message);
    if let Some(there) = context.own(&place(earlier.id)) {
        relate(finding, message!(en: "the other rule"; de: "die andere Regel"), there);
    }
    finding.help = Some(message!(
        en: "narrow a selector, make one rule `hard` and the other `soft`, or take one out";
        de: "eine Auswahl enger fassen, eine Regel `hard` und die andere `soft` machen oder eine herausnehmen"
    ));
}

//! What changes for organisations: the decisions of all of them first, then everything about each.

use super::causes::Causes;
use crate::document::{Align, Block, Line, Table};
use crate::v1::{self, EffectKind};
use crate::words::{ImpactCounts, Words};

/// The organisations without what nobody would call a change: rankings in which everybody keeps place and points, and only
/// fractions of a point are other ones. Programs find these in the JSON document.
pub(super) fn worth_telling(impact: &v1::Impact) -> Vec<v1::OrganisationImpact> {
    let told = |organisation: &v1::OrganisationImpact| v1::OrganisationImpact {
        name: organisation.name.clone(),
        effects: organisation.effects.iter().filter(|effect| !is_fraction(effect)).cloned().collect(),
    };
    impact.organisations.iter().flatten().map(told).collect()
}

fn is_fraction(effect: &v1::Effect) -> bool {
    let (Some(before), Some(after)) = (&effect.before, &effect.after) else { return false };
    let whole =
        |candidate: &v1::RankedCandidate| candidate.place.map(|place| (place, (candidate.score + 5) / 10));
    let same = |was: &v1::RankedCandidate| {
        let is = after.ranking.iter().find(|is| is.software == was.software);
        is.is_some_and(|is| whole(is) == whole(was) && is.excluded == was.excluded)
    };
    effect.kind == EffectKind::Ranking
        && before.ranking.len() == after.ranking.len()
        && before.ranking.iter().all(same)
}

/// How many organisations are affected, in what, and where that comes from.
pub(super) fn summary(
    words: &dyn Words,
    impact: &v1::Impact,
    organisations: &[v1::OrganisationImpact],
) -> Vec<Block> {
    if impact.changes.as_ref().is_none_or(Vec::is_empty) {
        return Vec::new();
    }
    if organisations.is_empty() {
        return vec![Block::Paragraph(words.impact_unasked().into())];
    }
    let mut sum = ImpactCounts { all: organisations.len(), ..ImpactCounts::default() };
    for organisation in organisations.iter().filter(|organisation| !organisation.effects.is_empty()) {
        let counts = counts(organisation);
        sum.affected += 1;
        sum.decisions += counts.decisions;
        sum.rankings += counts.rankings;
        sum.products += counts.products;
        sum.plans += counts.plans;
    }
    let mut blocks = vec![Block::Paragraph(words.impact_effects(sum, impact.as_of).into())];
    if sum.affected > 0 {
        let why = match super::catalogue::only_part(impact) {
            Some(part) => words.impact_single_cause(&part.name),
            None => words.impact_causes().to_owned(),
        };
        blocks.push(Block::Paragraph(Line::default().quiet(why)));
    }
    blocks
}

/// What changes for one organisation, in numbers.
fn counts(organisation: &v1::OrganisationImpact) -> ImpactCounts {
    let count = |wanted: &[EffectKind]| {
        organisation.effects.iter().filter(|effect| wanted.contains(&effect.kind)).count()
    };
    let others = organisation.effects.iter().any(|effect| is_of_plan(effect.kind));
    ImpactCounts {
        all: 1,
        affected: 1,
        decisions: count(&[EffectKind::Decision, EffectKind::Meaning, EffectKind::Refusal]),
        rankings: count(&[EffectKind::Ranking]),
        products: count(&[EffectKind::Product]),
        plans: usize::from(others),
    }
}

/// Whether an effect is about work, dates, contracts or proofs.
fn is_of_plan(kind: EffectKind) -> bool {
    match kind {
        EffectKind::Refusal
        | EffectKind::Meaning
        | EffectKind::Decision
        | EffectKind::Ranking
        | EffectKind::Product => false,
        EffectKind::RollOut
        | EffectKind::SwitchOff
        | EffectKind::Contract
        | EffectKind::Cost
        | EffectKind::Steps
        | EffectKind::Effort
        | EffectKind::End
        | EffectKind::Proof
        | EffectKind::Funding => true,
    }
}

/// Whether an effect is a decision.
fn is_decision(kind: EffectKind) -> bool {
    matches!(kind, EffectKind::Refusal | EffectKind::Meaning | EffectKind::Decision)
}

/// The decisions of all organisations.
pub(super) fn decisions(
    words: &dyn Words,
    organisations: &[v1::OrganisationImpact],
    causes: &Causes<'_>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for organisation in organisations {
        for effect in organisation.effects.iter().filter(|effect| is_decision(effect.kind)) {
            let mut head =
                Line::default().plain(format!("{}: ", organisation.name)).strong(effect.title.clone());
            head = head.plain(format!(": {}", from_to(words, effect)));
            let mut body: Vec<Line> = effect.sentences.iter().map(|text| text.as_str().into()).collect();
            body.extend(causes.because(effect).map(|text| Line::default().quiet(text)));
            blocks.push(Block::Entry { head, body });
        }
    }
    blocks
}

/// What was and what is.
fn from_to(words: &dyn Words, effect: &v1::Effect) -> String {
    let (before, after) = (state(&effect.before), state(&effect.after));
    if before == after {
        format!("{after} ({})", words.reason_changes())
    } else {
        format!("{before} → {after}")
    }
}

fn state(state: &Option<v1::EffectState>) -> &str {
    state.as_ref().map_or("–", |state| state.text.as_str())
}

/// Every affected organisation with all that changes for it beside the decisions.
pub(super) fn blocks(
    words: &dyn Words,
    organisations: &[v1::OrganisationImpact],
    causes: &Causes<'_>,
) -> Vec<Block> {
    let affected = organisations
        .iter()
        .filter(|organisation| organisation.effects.iter().any(|effect| !is_decision(effect.kind)));
    affected
        .map(|organisation| Block::Fold {
            summary: words.impact_of_one(&organisation.name, counts(organisation)),
            blocks: one(words, organisation, causes),
        })
        .collect()
}

fn one(words: &dyn Words, organisation: &v1::OrganisationImpact, causes: &Causes<'_>) -> Vec<Block> {
    let heads = words.impact_heads();
    let mut blocks = Vec::new();
    let mut part = |head: &str, entries: Vec<Block>| {
        if !entries.is_empty() {
            blocks.push(Block::Subheading(head.to_owned()));
            blocks.extend(entries);
        }
    };
    let of = |kind: EffectKind| organisation.effects.iter().filter(move |effect| effect.kind == kind);
    part(
        heads.ranking,
        of(EffectKind::Ranking)
            .map(|effect| {
                let mut body: Vec<Line> = effect.sentences.iter().map(|text| text.as_str().into()).collect();
                body.extend(causes.because(effect).map(|text| Line::default().quiet(text)));
                Block::Entry { head: Line::default().strong(effect.title.clone()), body }
            })
            .collect(),
    );
    part(
        heads.products,
        of(EffectKind::Product)
            .map(|effect| Block::Entry {
                head: effect.sentences.join(" ").into(),
                body: causes.because(effect).map(|text| Line::default().quiet(text)).into_iter().collect(),
            })
            .collect(),
    );
    part(heads.plan, plan(words, organisation, causes));
    blocks
}

/// Days, work and cost in one row each, and what more is to be said about them.
fn plan(words: &dyn Words, organisation: &v1::OrganisationImpact, causes: &Causes<'_>) -> Vec<Block> {
    let heads = words.impact_heads();
    let effects: Vec<&v1::Effect> =
        organisation.effects.iter().filter(|effect| is_of_plan(effect.kind)).collect();
    if effects.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(vec![
        (Align::Flow, heads.what.into()),
        (Align::Flow, heads.before.into()),
        (Align::Flow, heads.after.into()),
        (Align::Flow, heads.because.into()),
    ]);
    // What only says the same in other steps is told below.
    for effect in effects.iter().filter(|effect| state(&effect.before) != state(&effect.after)) {
        table.row(vec![
            effect.title.clone().into(),
            state(&effect.before).into(),
            state(&effect.after).into(),
            causes.names(effect).unwrap_or_default().into(),
        ]);
    }
    let mut blocks = Vec::new();
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table.without_empty()));
    }
    let more = effects.iter().flat_map(|effect| &effect.sentences);
    blocks.extend(more.map(|text| Block::Entry { head: text.as_str().into(), body: Vec::new() }));
    blocks
}

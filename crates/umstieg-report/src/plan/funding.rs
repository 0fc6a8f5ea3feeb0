//! Funding: what each condition says, and what must not be ordered before the approval.

use super::View;
use crate::document::{Block, Line};
use umstieg_core::format::entry::{Funding, FundingStatus, Permission};
use umstieg_core::format::scalar::{Date, ServiceId};
use umstieg_core::order::{Answer, Condition, FundingMatch};

/// Programmes that nobody asked for, but that may fit; more are a list nobody reads.
const FURTHER: usize = 4;

/// Programmes that were asked for in full, others that may fit in a line.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let (asked, others): (Vec<&FundingMatch>, Vec<&FundingMatch>) =
        view.plan.funding.iter().partition(|programme| programme.asked_for);
    let mut blocks = Vec::new();
    for programme in asked {
        if programme.must_be_awaited() {
            blocks.push(Block::Warning(
                words.funding_warning(&view.reader.programme(&programme.programme)).into(),
            ));
        }
        blocks.push(in_full(view, programme));
    }
    if let Some(said) = super::grants::sentence(view) {
        let before = blocks.iter().take_while(|block| matches!(block, Block::Warning(_))).count();
        blocks.insert(before, Block::Warning(said.into()));
    }
    let fitting: Vec<&FundingMatch> =
        others.into_iter().filter(|programme| may_fit(view, programme)).take(FURTHER).collect();
    if !fitting.is_empty() {
        blocks.push(Block::Subheading(words.funding_may_fit().to_owned()));
        blocks.extend(fitting.into_iter().map(|programme| in_short(view, programme)));
    }
    blocks
}

/// Whether the organisation may take part in a programme that takes applications and pays for what a change of tools needs.
pub(crate) fn may_fit(view: &View<'_>, programme: &FundingMatch) -> bool {
    let entry = view.reader.catalogue.funding(&programme.programme);
    (programme.answer() != Answer::No || programme.as_partner)
        && entry.is_none_or(|entry| {
            !is_over(entry, view.plan.as_of) && pays_for_a_change(view, entry) && is_of_its_size(view, entry)
        })
}

/// Euros at stake from which on a loan is proposed to who has not asked for one: below that, the papers for the bank are
/// more work than lower interest saves. Policy.
const LOAN_EUROS: u64 = 25_000;

/// Years of what tools cost today by which it is judged what is at stake, as where it is judged whether a cheap tool is
/// worth leaving.
const YEARS: u64 = 3;

/// Euros that an hour of own work costs, as there.
const EUROS_AN_HOUR: u64 = 45;

/// How often what is at stake a change may cost: what nobody has counted, such as operation, support and devices, is
/// seldom more than as much again. Policy.
const AT_MOST: u64 = 2;

/// Whether a change is large enough for a programme that lends money or asks for a smallest cost. What the new products will
/// cost nobody knows; what the old ones cost and the own work tell how large the change is.
fn is_of_its_size(view: &View<'_>, entry: &Funding) -> bool {
    let minutes: u64 = view.plan.graph.steps.iter().map(|step| step.effort_minutes).sum();
    let today = super::head::money(view.plan).euros;
    let at_stake = today * YEARS + minutes * EUROS_AN_HOUR / 60;
    let smallest = u64::from(entry.min_cost_eur.unwrap_or(0));
    at_stake * AT_MOST >= smallest && (!entry.loan || at_stake >= LOAN_EUROS)
}

/// Whether the last day of applications has passed. A call that is open all the same has been prolonged.
fn is_over(entry: &Funding, as_of: Date) -> bool {
    entry.status != FundingStatus::Open && entry.closes.is_some_and(|day| day < as_of)
}

/// Whether a programme pays for something that a change of tools needs; who changes them develops nothing.
fn pays_for_a_change(view: &View<'_>, entry: &Funding) -> bool {
    let services = &view.reader.catalogue.vocabulary().services;
    let develops = |service: &ServiceId| services.get(service).is_some_and(|term| term.develops);
    entry.pays_for.is_empty() || !entry.pays_for.iter().all(develops)
}

/// Whether a programme states a condition at all; what it does not ask, nobody meets.
fn is_stated(entry: &Funding, condition: Condition) -> bool {
    let rule = &entry.eligibility;
    match condition {
        Condition::Status | Condition::Region => true,
        Condition::LegalType => !rule.legal_types.is_empty(),
        Condition::Employees => rule.max_employees.is_some() || rule.min_employees.is_some(),
        Condition::Turnover => rule.max_turnover_keur.is_some(),
        Condition::Sector => !rule.sectors.is_empty() || !rule.excluded_sectors.is_empty(),
    }
}

/// The conditions that a programme states, by their answers.
pub(crate) fn answers(view: &View<'_>, programme: &FundingMatch) -> String {
    let words = view.reader.words;
    let entry = view.reader.catalogue.funding(&programme.programme);
    let is_stated = |condition: Condition| entry.is_none_or(|entry| is_stated(entry, condition));
    let with = |wanted: Answer| {
        let conditions = programme.conditions.iter();
        let conditions = conditions.filter(|(condition, answer)| *answer == wanted && is_stated(*condition));
        let named = conditions.map(|(condition, _)| match wanted {
            Answer::Unknown => words.condition_open(*condition),
            Answer::Yes | Answer::No => words.condition(*condition),
        });
        named.collect::<Vec<_>>().join(", ")
    };
    words.funding_answers(&with(Answer::Yes), &with(Answer::Unknown), &with(Answer::No))
}

fn in_full(view: &View<'_>, programme: &FundingMatch) -> Block {
    let words = view.reader.words;
    let head = Line::default()
        .strong(view.reader.programme(&programme.programme))
        .quiet(format!(" ({})", words.funding_asked_for()));
    let mut body: Vec<Line> = vec![answers(view, programme).into()];
    if programme.as_partner {
        body.push(words.funding_partner().into());
    }
    if let Some(entry) = view.reader.catalogue.funding(&programme.programme) {
        let terms = match terms(view, entry) {
            terms if terms.is_empty() => terms,
            terms => format!(" {}.", words.begun(&terms)),
        };
        body.push(format!("{}{terms}", view.reader.text(&entry.summary)).into());
        if entry.start_before_approval != Permission::Forbidden {
            body.push(words.funding_start(entry.start_before_approval).into());
        }
        let texts = |texts: &[umstieg_core::format::scalar::Text]| {
            texts.iter().map(|text| view.reader.text(text)).collect::<Vec<_>>().join(" ")
        };
        if !entry.eligibility.questions.is_empty() {
            body.push(words.funding_questions(&texts(&entry.eligibility.questions)).into());
        }
        if !entry.hints.is_empty() {
            body.push(texts(&entry.hints).into());
        }
    }
    Block::Entry { head, body }
}

/// A programme that nobody asked for: what it pays, whether it fits, what to keep in mind.
fn in_short(view: &View<'_>, programme: &FundingMatch) -> Block {
    let words = view.reader.words;
    let mut head = Line::default().strong(view.reader.programme(&programme.programme));
    let mut sentences = vec![answers(view, programme)];
    if let Some(entry) = view.reader.catalogue.funding(&programme.programme) {
        let terms = terms(view, entry);
        if !terms.is_empty() {
            head = head.plain(format!(" – {terms}"));
        }
        if entry.start_before_approval == Permission::Forbidden {
            sentences.push(words.funding_start(entry.start_before_approval).to_owned());
        }
    }
    if programme.as_partner {
        sentences.push(words.funding_partner().to_owned());
    }
    head = head.plain(format!(". {}", sentences.join(" ")));
    Block::Entry { head, body: Vec::new() }
}

/// What a programme pays and until when, as a part of a sentence.
fn terms(view: &View<'_>, entry: &Funding) -> String {
    let words = view.reader.words;
    let terms = words.funding_terms(
        entry.rate_percent,
        entry.min_cost_eur,
        entry.max_grant_eur,
        entry.decision_weeks,
    );
    let closes = entry.closes.map(|day| words.funding_closes(day));
    let terms = match (entry.loan, terms) {
        (false, terms) => terms,
        (true, terms) => words.funding_loan(&terms),
    };
    [Some(terms).filter(|terms| !terms.is_empty()), closes]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

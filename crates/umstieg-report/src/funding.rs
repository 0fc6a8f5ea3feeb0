//! One funding programme of the catalogue: what it pays, who may apply, and where that was seen.

use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use crate::software::sources;
use umstieg_core::Catalogue;
use umstieg_core::format::entry::Eligibility;
use umstieg_core::format::scalar::{Date, FundingId, Text};

/// The whole entry.
pub(crate) fn document(
    catalogue: &Catalogue,
    id: &FundingId,
    as_of: Date,
    options: &Options,
) -> Option<Document> {
    let reader = Reader::new(catalogue, options);
    let entry = catalogue.funding(id)?;
    let words = reader.words;
    let labels = words.labels();
    let mut table = Table::new(vec![(Align::Left, String::new()), (Align::Flow, String::new())]);
    let mut fact = |label: &str, value: Line| {
        if value.0.iter().any(|span| !span.text.is_empty()) {
            table.row(vec![Line::default().quiet(label), value]);
        }
    };
    let mut status = words.funding_status(entry.status).to_owned();
    if let Some(day) = entry.closes {
        status.push_str(&format!(", {}", words.funding_closes(day)));
    }
    fact(labels.status, status.into());
    fact(labels.region, words.region(&entry.region).into());
    fact(labels.applicants, applicants(reader, &entry.eligibility).into());
    let terms = words.funding_terms(
        entry.rate_percent,
        entry.min_cost_eur,
        entry.max_grant_eur,
        entry.decision_weeks,
    );
    let terms = if entry.loan { words.funding_loan(&terms) } else { terms };
    fact(labels.terms, terms.into());
    let services: Vec<String> = entry.pays_for.iter().map(|service| reader.service(service)).collect();
    fact(labels.pays_for, words.all_of(&services).into());
    fact(labels.start, words.funding_start(entry.start_before_approval).into());
    fact(labels.website, Line::default().link(entry.website.to_string(), entry.website.to_string()));
    let texts = |texts: &[Text]| -> Vec<Block> {
        let heads =
            texts.iter().map(|text| Block::Entry { head: reader.text(text).into(), body: Vec::new() });
        heads.collect()
    };
    let mut document = Document::default();
    document.0.push(Block::Title(Line::from(entry.name.to_string()).quiet(format!(" ({id})"))));
    document.0.push(Block::Paragraph(reader.text(&entry.summary).into()));
    document.section(labels.facts, vec![Block::Table(table)]);
    document.layers(reader, id);
    document.section(labels.questions, texts(&entry.eligibility.questions));
    document.section(labels.hints, texts(&entry.hints));
    document.section(labels.sources, sources(reader, &entry.evidence, 0, as_of));
    Some(document)
}

/// Conditions on the applicant.
fn applicants(reader: Reader<'_>, rule: &Eligibility) -> String {
    let words = reader.words;
    let mut conditions = Vec::new();
    let types = |types: &[umstieg_core::format::entry::LegalType]| {
        let names: Vec<String> = types.iter().map(|legal| words.legal_type(*legal).to_owned()).collect();
        words.all_of(&names)
    };
    let sectors = |sectors: &[umstieg_core::format::entry::Sector]| {
        let names: Vec<String> = sectors.iter().map(|sector| words.sector(*sector).to_owned()).collect();
        words.all_of(&names)
    };
    if !rule.legal_types.is_empty() {
        conditions.push(types(&rule.legal_types));
    }
    if rule.min_employees.is_some() || rule.max_employees.is_some() {
        conditions.push(words.employees(rule.min_employees, rule.max_employees));
    }
    conditions.extend(rule.max_turnover_keur.map(|most| words.turnover(most)));
    if !rule.sectors.is_empty() {
        conditions.push(sectors(&rule.sectors));
    }
    if !rule.excluded_sectors.is_empty() {
        conditions.push(words.except(&sectors(&rule.excluded_sectors)));
    }
    if !rule.partners.is_empty() {
        conditions.push(words.as_partners(&types(&rule.partners)));
    }
    if conditions.is_empty() { words.everybody().to_owned() } else { conditions.join("; ") }
}

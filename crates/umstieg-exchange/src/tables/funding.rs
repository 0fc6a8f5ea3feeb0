//! Tables of funding programmes.

use super::Table;
use super::table::{list, to, within, word};
use std::collections::BTreeMap;
use umstieg_format::entry::Funding;
use umstieg_format::scalar::{FundingId, Text};

/// The tables of all programmes.
pub(super) fn tables(all: &BTreeMap<FundingId, Funding>) -> Vec<Table> {
    let sources = all.iter().map(|(id, entry)| (id.as_str(), &entry.evidence));
    vec![
        main(all),
        sentences("funding_questions", all, |entry| &entry.eligibility.questions),
        sentences("funding_hints", all, |entry| &entry.hints),
        Table::sources("funding_evidence", "funding", "funding", sources),
    ]
}

fn main(all: &BTreeMap<FundingId, Funding>) -> Table {
    Table::of("funding", all.iter())
        .key("id", None, |(id, _)| id.to_string())
        .must("name", |(_, entry)| entry.name.to_string())
        .both("summary", |(_, entry)| &entry.summary)
        .must("region", |(_, entry)| entry.region.to_string())
        .must("website", |(_, entry)| entry.website.to_string())
        .must("status", |(_, entry)| word(&entry.status))
        .text("opens", |(_, entry)| entry.opens.map(|day| day.to_string()))
        .text("closes", |(_, entry)| entry.closes.map(|day| day.to_string()))
        .words("eligibility_legal_types", "legal_type", None, |(_, entry)| {
            list(&entry.eligibility.legal_types)
        })
        .words("eligibility_partners", "legal_type", None, |(_, entry)| list(&entry.eligibility.partners))
        .number("eligibility_max_employees", |(_, entry)| entry.eligibility.max_employees.map(i64::from))
        .number("eligibility_min_employees", |(_, entry)| entry.eligibility.min_employees.map(i64::from))
        .number("eligibility_max_turnover_keur", |(_, entry)| {
            entry.eligibility.max_turnover_keur.map(i64::from)
        })
        .words("eligibility_sectors", "sector", None, |(_, entry)| list(&entry.eligibility.sectors))
        .words("eligibility_excluded_sectors", "sector", None, |(_, entry)| {
            list(&entry.eligibility.excluded_sectors)
        })
        .words("pays_for", "service", to("services"), |(_, entry)| entry.pays_for.clone())
        .words("measures", "measure", None, |(_, entry)| list(&entry.measures))
        .number("rate_percent", |(_, entry)| entry.rate_percent.map(i64::from))
        .number("min_cost_eur", |(_, entry)| entry.min_cost_eur.map(i64::from))
        .number("max_grant_eur", |(_, entry)| entry.max_grant_eur.map(i64::from))
        .flag("loan", |(_, entry)| entry.loan)
        .number("decision_weeks", |(_, entry)| entry.decision_weeks.map(i64::from))
        .must("start_before_approval", |(_, entry)| word(&entry.start_before_approval))
        .words("facts", "source", within("funding_evidence"), |(_, entry)| entry.facts.clone())
        .done()
}

fn sentences(name: &str, all: &BTreeMap<FundingId, Funding>, of: fn(&Funding) -> &Vec<Text>) -> Table {
    let rows = all.iter().flat_map(|(id, entry)| {
        of(entry).iter().enumerate().map(move |(position, text)| (id, position, text))
    });
    Table::of(name, rows)
        .key("funding", to("funding"), |(id, ..)| id.to_string())
        .position(|(_, position, _)| *position)
        .both("text", |(.., text)| text)
        .done()
}

//! Tables of real deployments. `references` alone is a word of SQL, so they have a longer name here.

use super::Table;
use super::table::{list, to, within, word};
use std::collections::BTreeMap;
use umstieg_format::entry::Reference;
use umstieg_format::scalar::ReferenceId;

const SOURCES: Option<super::Target> = within("reference_evidence");

/// The tables of all deployments.
pub(super) fn tables(all: &BTreeMap<ReferenceId, Reference>) -> Vec<Table> {
    let phases = all.iter().flat_map(|(id, entry)| {
        entry.phases.iter().enumerate().map(move |(position, phase)| (id, position, phase))
    });
    let lessons = all.iter().flat_map(|(id, entry)| {
        entry.lessons.iter().enumerate().map(move |(position, text)| (id, position, text))
    });
    let sources = all.iter().map(|(id, entry)| (id.as_str(), &entry.evidence));
    vec![
        main(all),
        Table::of("reference_phases", phases)
            .key("reference", to("reference_deployments"), |(id, ..)| id.to_string())
            .position(|(_, position, _)| *position)
            .must("kind", |(.., phase)| word(&phase.kind))
            .words("software", "software", to("software"), |(.., phase)| phase.software.clone())
            .text("from_day", |(.., phase)| phase.from.map(|day| day.to_string()))
            .text("to_day", |(.., phase)| phase.to.map(|day| day.to_string()))
            .number("months", |(.., phase)| phase.months.map(i64::from))
            .number("users", |(.., phase)| phase.users.map(i64::from))
            .evidence(SOURCES, |(.., phase)| &phase.evidence)
            .done(),
        Table::of("reference_lessons", lessons)
            .key("reference", to("reference_deployments"), |(id, ..)| id.to_string())
            .position(|(_, position, _)| *position)
            .both("text", |(.., text)| text)
            .done(),
        Table::sources("reference_evidence", "reference", "reference_deployments", sources),
    ]
}

fn main(all: &BTreeMap<ReferenceId, Reference>) -> Table {
    Table::of("reference_deployments", all.iter())
        .key("id", None, |(id, _)| id.to_string())
        .must("organisation", |(_, entry)| entry.organisation.to_string())
        .both("summary", |(_, entry)| &entry.summary)
        .must("country", |(_, entry)| entry.country.to_string())
        .text("region", |(_, entry)| entry.region.as_ref().map(ToString::to_string))
        .must("sector", |(_, entry)| word(&entry.sector))
        .words("software", "software", to("software"), |(_, entry)| entry.software.clone())
        .words("replaced", "replaced", to("software"), |(_, entry)| entry.replaced.clone())
        .number("users", |(_, entry)| entry.users.map(i64::from))
        .words("hosting", "hosting", None, |(_, entry)| list(&entry.hosting))
        .words("providers", "provider", to("providers"), |(_, entry)| entry.providers.clone())
        .words("facts", "source", SOURCES, |(_, entry)| entry.facts.clone())
        .done()
}

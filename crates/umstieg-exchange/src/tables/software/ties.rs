//! What software has to do with other software: what it replaces, requires, integrates, clashes with, calls.

use super::super::Table;
use super::super::table::{list, to, within, word};
use super::{All, SOURCES};
use umstieg_format::entry::{Integration, Replaces, Requirement, Software};
use umstieg_format::scalar::SoftwareId;

/// The tables of ties.
pub(super) fn tables(all: &All) -> Vec<Table> {
    vec![
        replaces(all),
        carries(all),
        lost(all),
        tools(all),
        requires(all),
        choices(all),
        tied("software_integrates", all, |entry| &entry.integrates),
        tied("software_conflicts", all, |entry| &entry.conflicts),
        tied("software_calls", all, |entry| &entry.calls),
    ]
}

/// What is said of every replaced software, with its place in the list.
fn replaced(all: &All) -> impl Iterator<Item = (&SoftwareId, &Replaces)> {
    all.iter().flat_map(|(id, entry)| entry.replaces.iter().map(move |fact| (id, fact)))
}

fn replaces(all: &All) -> Table {
    Table::of("software_replaces", replaced(all))
        .key("software", to("software"), |(id, _)| id.to_string())
        .key("replaced", to("software"), |(_, fact)| fact.software.to_string())
        .must("fit", |(_, fact)| word(&fact.fit))
        .evidence(SOURCES, |(_, fact)| &fact.evidence)
        .done()
}

fn carries(all: &All) -> Table {
    let rows = replaced(all)
        .flat_map(|(id, fact)| fact.carries.iter().map(move |(kind, how)| (id, &fact.software, kind, how)));
    Table::of("software_replaces_carries", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .key("replaced", within("software_replaces"), |(_, replaced, ..)| replaced.to_string())
        .key("data_kind", to("data_kinds"), |(_, _, kind, _)| kind.to_string())
        .must("carried", |(.., how)| word(*how))
        .done()
}

fn lost(all: &All) -> Table {
    let rows = replaced(all).flat_map(|(id, fact)| {
        fact.lost.iter().enumerate().map(move |(position, loss)| (id, &fact.software, position, loss))
    });
    Table::of("software_replaces_lost", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .key("replaced", within("software_replaces"), |(_, replaced, ..)| replaced.to_string())
        .position(|(_, _, position, _)| *position)
        .must("loss_de", |(.., loss)| loss.de.to_string())
        .must("loss_en", |(.., loss)| loss.en.to_string())
        .words("concerns", "capability", to("capabilities"), |(.., loss)| loss.concerns.clone())
        .done()
}

fn tools(all: &All) -> Table {
    let rows = replaced(all).flat_map(|(id, fact)| {
        fact.tools.iter().enumerate().map(move |(position, tool)| (id, &fact.software, position, tool))
    });
    Table::of("software_replaces_tools", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .key("replaced", within("software_replaces"), |(_, replaced, ..)| replaced.to_string())
        .position(|(_, _, position, _)| *position)
        .must("name", |(.., tool)| tool.name.to_string())
        .must("url", |(.., tool)| tool.url.to_string())
        .done()
}

/// Every requirement with its place in the list.
fn required(all: &All) -> impl Iterator<Item = (&SoftwareId, usize, &Requirement)> {
    all.iter().flat_map(|(id, entry)| {
        entry.requires.iter().enumerate().map(move |(position, need)| (id, position, need))
    })
}

fn requires(all: &All) -> Table {
    Table::of("software_requires", required(all))
        .key("software", to("software"), |(id, ..)| id.to_string())
        .position(|(_, position, _)| *position)
        .refer("role", to("roles"), |(.., need)| need.role.as_ref().map(ToString::to_string))
        .words("only_for", "capability", to("capabilities"), |(.., need)| need.only_for.clone())
        .words("only_hosted", "hosting", None, |(.., need)| list(&need.only_hosted))
        .must("supply", |(.., need)| word(&need.supply))
        .evidence(SOURCES, |(.., need)| &need.evidence)
        .done()
}

/// The software of which one meets a requirement; `requirement` is the place of it in `software_requires`.
fn choices(all: &All) -> Table {
    let rows = required(all).flat_map(|(id, at, need)| {
        need.any_of.iter().enumerate().map(move |(position, choice)| (id, at, position, choice))
    });
    Table::of("software_requires_any_of", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .place("requirement", within("software_requires"), |(_, at, ..)| *at)
        .position(|(_, _, position, _)| *position)
        .one("other", to("software"), |(.., choice)| choice.software.to_string())
        .text("versions", |(.., choice)| choice.versions.as_ref().map(ToString::to_string))
        .done()
}

fn tied(name: &str, all: &All, ties: fn(&Software) -> &Vec<Integration>) -> Table {
    let rows = all.iter().flat_map(|(id, entry)| {
        ties(entry).iter().enumerate().map(move |(position, tie)| (id, position, tie))
    });
    Table::of(name, rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .position(|(_, position, _)| *position)
        .one("other", to("software"), |(.., tie)| tie.software.to_string())
        .text("own_versions", |(.., tie)| tie.own_versions.as_ref().map(ToString::to_string))
        .text("versions", |(.., tie)| tie.versions.as_ref().map(ToString::to_string))
        .words("via", "standard", to("standards"), |(.., tie)| tie.via.clone())
        .texts("note", |(.., tie)| tie.note.as_ref())
        .evidence(SOURCES, |(.., tie)| &tie.evidence)
        .done()
}

//! What software is and does: one table a list of facts about itself.

use super::super::Table;
use super::super::table::{to, within, word};
use super::{All, SOURCES};
use umstieg_format::entry::{Availability, Software};
use umstieg_format::scalar::SoftwareId;

/// The tables of facts about software itself.
pub(super) fn tables(all: &All) -> Vec<Table> {
    vec![
        aliases(all),
        editions(all),
        capabilities(all),
        hosting(all),
        standards(all),
        roles(all),
        lifecycle(all),
    ]
}

fn aliases(all: &All) -> Table {
    let rows = all.iter().flat_map(|(id, entry)| {
        entry.aliases.iter().enumerate().map(move |(position, alias)| (id, position, alias))
    });
    Table::of("software_aliases", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .position(|(_, position, _)| *position)
        .must("name", |(.., alias)| alias.name.to_string())
        .text("publisher", |(.., alias)| alias.publisher.as_deref().map(str::to_owned))
        .done()
}

fn editions(all: &All) -> Table {
    let rows = all.iter().flat_map(|(id, entry)| entry.editions.iter().map(move |edition| (id, edition)));
    Table::of("software_editions", rows)
        .key("software", to("software"), |(id, _)| id.to_string())
        .key("id", None, |(_, edition)| edition.id.to_string())
        .must("name", |(_, edition)| edition.name.to_string())
        .text("license_model", |(_, edition)| Some(word(&edition.license.as_ref()?.model)))
        .text("license_spdx", |(_, edition)| Some(edition.license.as_ref()?.spdx.as_ref()?.to_string()))
        .text("license_suffix", |(_, edition)| Some(word(&edition.license.as_ref()?.suffix)))
        .words("license_evidence", "source", SOURCES, |(_, edition)| {
            edition.license.as_ref().map(|license| license.evidence.clone()).unwrap_or_default()
        })
        .evidence(SOURCES, |(_, edition)| &edition.evidence)
        .done()
}

fn capabilities(all: &All) -> Table {
    let rows = all.iter().flat_map(|(id, entry)| {
        entry.capabilities.iter().map(move |(capability, fact)| (id, capability, fact))
    });
    Table::of("software_capabilities", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .key("capability", to("capabilities"), |(_, capability, _)| capability.to_string())
        .must("level", |(.., fact)| word(&fact.level))
        .number("full_up_to", |(.., fact)| fact.full_up_to.map(i64::from))
        .words("editions", "edition", within("software_editions"), |(.., fact)| fact.editions.clone())
        .words("with_software", "other", to("software"), |(.., fact)| fact.with.clone())
        .texts("note", |(.., fact)| fact.note.as_ref())
        .evidence(SOURCES, |(.., fact)| &fact.evidence)
        .done()
}

/// A table of things that a software has or not, each with its evidence only.
fn available<'e, W: ToString>(
    name: &str,
    key: &str,
    target: Option<super::super::Target>,
    all: &'e All,
    facts: impl Fn(&'e Software) -> Vec<(W, &'e Availability)>,
) -> Table {
    let rows: Vec<(&SoftwareId, W, &Availability)> = all
        .iter()
        .flat_map(|(id, entry)| facts(entry).into_iter().map(move |(word, fact)| (id, word, fact)))
        .collect();
    Table::of(name, rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .key(key, target, |(_, word, _)| word.to_string())
        .evidence(SOURCES, |(.., fact)| &fact.evidence)
        .done()
}

fn hosting(all: &All) -> Table {
    available("software_hosting", "hosting", None, all, |entry| {
        // By the word, as everything else that has no order of its own.
        let mut ways: Vec<_> = entry.hosting.iter().map(|(way, fact)| (word(way), fact)).collect();
        ways.sort_by(|a, b| a.0.cmp(&b.0));
        ways
    })
}

fn standards(all: &All) -> Table {
    available("software_standards", "standard", to("standards"), all, |entry| {
        entry.standards.iter().collect()
    })
}

fn roles(all: &All) -> Table {
    available("software_fills", "role", to("roles"), all, |entry| entry.fills.iter().collect())
}

fn lifecycle(all: &All) -> Table {
    let rows = all.iter().flat_map(|(id, entry)| {
        entry.lifecycle.iter().enumerate().map(move |(position, line)| (id, position, line))
    });
    Table::of("software_lifecycle", rows)
        .key("software", to("software"), |(id, ..)| id.to_string())
        .position(|(_, position, _)| *position)
        .must("release", |(.., line)| line.release.to_string())
        .text("support_ends", |(.., line)| line.support_ends.map(|day| day.to_string()))
        .text("security_ends", |(.., line)| line.security_ends.map(|day| day.to_string()))
        .text("reached_by", |(.., line)| line.reached_by.as_ref().map(word))
        .evidence(SOURCES, |(.., line)| &line.evidence)
        .done()
}

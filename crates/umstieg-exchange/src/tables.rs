//! A catalogue as tables with keys, for spreadsheets and databases alike.
//!
//! One table a kind of entry, and one a list of facts inside it: `software` has `software_capabilities`. A statement in two
//! languages is two columns, a part with a name is columns with its name before theirs (`license_spdx`), and a list of
//! plain ids or words is one column with all of them ([`Kind::Words`]), which a database takes apart again.

mod funding;
mod provider;
mod reference;
mod rules;
mod software;
mod table;
mod vocabulary;

pub(crate) use table::{Cell, Column, Kind, Table, Target, word};

use umstieg_format::entries::Entries;

/// Every table of a catalogue, in the order of the documentation.
pub(crate) fn tables(entries: &Entries) -> Vec<Table> {
    let mut all = vec![manifest(entries)];
    all.extend(software::tables(&entries.software));
    all.extend(provider::tables(&entries.providers));
    all.extend(funding::tables(&entries.funding));
    all.extend(reference::tables(&entries.references));
    all.extend(vocabulary::tables(&entries.vocabulary));
    all.extend(rules::tables(&entries.rules));
    all
}

/// The catalogue itself.
fn manifest(entries: &Entries) -> Table {
    Table::of("catalogue", [&entries.manifest])
        .key("id", None, |manifest| manifest.id.to_string())
        .number("format", |manifest| Some(i64::from(manifest.format)))
        .text("umstieg", |manifest| manifest.umstieg.as_ref().map(ToString::to_string))
        .both("title", |manifest| &manifest.title)
        .text("license", |manifest| Some(manifest.license.to_string()))
        .texts("footer", |manifest| manifest.footer.as_ref())
        .done()
}

#[cfg(test)]
mod tests;

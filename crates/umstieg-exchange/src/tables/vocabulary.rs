//! Tables of the closed lists of words.

use super::Table;
use super::table::{to, word};
use std::collections::BTreeMap;
use umstieg_format::entries::Vocabulary;
use umstieg_format::entry::Term;

/// The tables of all words.
pub(super) fn tables(words: &Vocabulary) -> Vec<Table> {
    let also = |(id, position, text): (String, usize, &str)| (id, position, text.to_owned());
    let category_also = words.categories.iter().flat_map(|(id, term)| {
        term.also.iter().enumerate().map(move |(position, text)| also((id.to_string(), position, text)))
    });
    let capability_also = words.capabilities.iter().flat_map(|(id, term)| {
        term.also.iter().enumerate().map(move |(position, text)| also((id.to_string(), position, text)))
    });
    vec![
        Table::of("categories", words.categories.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .one("playbook", to("playbooks"), |(_, term)| term.playbook.to_string())
            .flag("affects_everyone", |(_, term)| term.affects_everyone)
            .flag("seen_outside", |(_, term)| term.seen_outside)
            .done(),
        others("category_also", "category", "categories", category_also),
        Table::of("capabilities", words.capabilities.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .one("category", to("categories"), |(_, term)| term.category.to_string())
            .texts("measure", |(_, term)| term.measure.as_ref())
            .number("weight", |(_, term)| term.weight.map(i64::from))
            .text("essential", |(_, term)| term.essential.as_ref().map(word))
            .text("demanded_by", |(_, term)| term.demanded_by.as_ref().map(|duty| word(&duty.obligation)))
            .text("demanded_least", |(_, term)| term.demanded_by.as_ref().map(|duty| word(&duty.least)))
            .flag("always_on", |(_, term)| term.always_on)
            .flag("retention", |(_, term)| term.retention)
            .flag("audience", |(_, term)| term.audience)
            .text("of_platform", |(_, term)| term.of_platform.as_ref().map(word))
            .flag("serves_system", |(_, term)| term.serves_system)
            .done(),
        others("capability_also", "capability", "capabilities", capability_also),
        Table::of("standards", words.standards.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .text("url", |(_, term)| term.url.as_ref().map(ToString::to_string))
            .done(),
        Table::of("formats", words.formats.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .words("extensions", "extension", None, |(_, term)| term.extensions.clone())
            .must("openness", |(_, term)| word(&term.openness))
            .flag("fixed", |(_, term)| term.fixed)
            .done(),
        plain("data_kinds", &words.data_kinds),
        Table::of("roles", words.roles.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .texts("meaning", |(_, term)| term.meaning.as_ref())
            .flag("system", |(_, term)| term.system)
            .flag("stores", |(_, term)| term.stores)
            .refer("client", to("capabilities"), |(_, term)| term.client.as_ref().map(ToString::to_string))
            .refer("server", to("capabilities"), |(_, term)| term.server.as_ref().map(ToString::to_string))
            .done(),
        Table::of("services", words.services.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .texts("meaning", |(_, term)| term.meaning.as_ref())
            .flag("hosts", |(_, term)| term.hosts)
            .flag("supports", |(_, term)| term.supports)
            .flag("develops", |(_, term)| term.develops)
            .number("advice", |(_, term)| term.advice.map(i64::from))
            .done(),
        Table::of("certifications", words.certifications.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .texts("meaning", |(_, term)| term.meaning.as_ref())
            .flag("information_security", |(_, term)| term.information_security)
            .done(),
        Table::of("licenses", words.licenses.iter())
            .key("id", None, |(id, _)| id.to_string())
            .both("name", |(_, term)| &term.name)
            .must("model", |(_, term)| word(&term.model))
            .text("url", |(_, term)| term.url.as_ref().map(ToString::to_string))
            .texts("restricts", |(_, term)| term.restricts.as_ref())
            .done(),
    ]
}

/// Other words by which people ask for something; they have spaces, so they are rows.
fn others(
    name: &str,
    entry: &str,
    of: &'static str,
    rows: impl Iterator<Item = (String, usize, String)>,
) -> Table {
    Table::of(name, rows)
        .key(entry, to(of), |(id, ..)| id.clone())
        .position(|(_, position, _)| *position)
        .must("text", |(.., text)| text.clone())
        .done()
}

fn plain<I: ToString>(name: &str, terms: &BTreeMap<I, Term>) -> Table {
    Table::of(name, terms.iter())
        .key("id", None, |(id, _)| id.to_string())
        .both("name", |(_, term)| &term.name)
        .texts("meaning", |(_, term)| term.meaning.as_ref())
        .done()
}

//! Nothing that an entry says is missing in its tables.

use super::*;
use serde_json::Value;
use std::collections::BTreeMap;
use umstieg_format::kind::EntryKind;

fn real() -> Entries {
    umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT).expect("the snapshot of the build")
}

/// How often each text, number and flag stands somewhere.
type Counts = BTreeMap<String, usize>;

/// Everything that a value says, keys of maps by id included: fields are no facts, but ids are.
fn said(value: &Value, counts: &mut Counts) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                *counts.entry(key.clone()).or_default() += 1;
                said(value, counts);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| said(item, counts)),
        Value::String(text) => *counts.entry(text.clone()).or_default() += 1,
        Value::Number(number) => *counts.entry(number.to_string()).or_default() += 1,
        Value::Bool(flag) => *counts.entry(flag.to_string()).or_default() += 1,
        Value::Null => {}
    }
}

/// Everything in the rows of the tables of a kind, by the entry that begins the row.
fn held(tables: &[Table], kind: &str) -> BTreeMap<String, Counts> {
    let main = tables.iter().find(|table| table.name == kind).expect("a table of the kind");
    let mut held: BTreeMap<String, Counts> = BTreeMap::new();
    let belongs = |table: &Table| {
        table.name == main.name
            || table.columns.first().and_then(|column| column.target).is_some_and(|to| to.table == kind)
    };
    for table in tables.iter().filter(|table| belongs(table)) {
        for row in &table.rows {
            let Some(Cell::Text(id)) = row.first() else { panic!("{} has no id", table.name) };
            let counts = held.entry(id.clone()).or_default();
            for cell in row {
                let texts = match cell {
                    Cell::Nothing => Vec::new(),
                    Cell::Text(text) => vec![text.clone()],
                    Cell::Number(number) => vec![number.to_string()],
                    Cell::Flag(flag) => vec![flag.to_string()],
                    Cell::Words(words) => words.clone(),
                };
                texts.into_iter().for_each(|text| *counts.entry(text).or_default() += 1);
            }
        }
    }
    held
}

/// Names of fields that stand as keys in the JSON of an entry; what is one of them cannot be told from a fact.
fn fields(kind: EntryKind) -> std::collections::BTreeSet<String> {
    fn gather(value: &Value, found: &mut std::collections::BTreeSet<String>) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            found.extend(properties.keys().cloned());
        }
        match value {
            Value::Object(inner) => inner.values().for_each(|value| gather(value, found)),
            Value::Array(items) => items.iter().for_each(|value| gather(value, found)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    gather(&kind.file().schema(), &mut found);
    found
}

#[test]
fn everything_that_entries_say_is_in_their_rows() {
    let entries = real();
    let tables = tables(&entries);
    let json: Value = serde_json::from_str(&crate::export::json(&entries)).expect("JSON");
    for (kind, key, table) in [
        (EntryKind::Software, "software", "software"),
        (EntryKind::Provider, "providers", "providers"),
        (EntryKind::Funding, "funding", "funding"),
        (EntryKind::Reference, "references", "reference_deployments"),
        (EntryKind::Category, "categories", "categories"),
        (EntryKind::Capability, "capabilities", "capabilities"),
        (EntryKind::Standard, "standards", "standards"),
        (EntryKind::Format, "formats", "formats"),
        (EntryKind::DataKind, "data_kinds", "data_kinds"),
        (EntryKind::Role, "roles", "roles"),
        (EntryKind::Service, "services", "services"),
        (EntryKind::Certification, "certifications", "certifications"),
        (EntryKind::License, "licenses", "licenses"),
        (EntryKind::Rule, "rules", "ordering_rules"),
        (EntryKind::Playbook, "playbooks", "playbooks"),
    ] {
        let (held, fields) = (held(&tables, table), fields(kind));
        let all = json[key].as_object().expect("entries by id");
        assert_eq!(all.len(), held.len(), "{key}");
        for (id, entry) in all {
            let mut wanted = Counts::new();
            said(entry, &mut wanted);
            for (text, times) in wanted {
                let found = held[id].get(&text).copied().unwrap_or(0);
                assert!(
                    found >= times || fields.contains(&text),
                    "{key} {id}: `{text}` {times} times, {found} held"
                );
            }
        }
    }
}

#[test]
fn every_row_has_its_columns_and_every_key_is_there_once() {
    for table in tables(&real()) {
        let keys = table.key().count();
        let mut seen = std::collections::BTreeSet::new();
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            assert!(seen.insert(format!("{:?}", &row[..keys])), "{} {:?}", table.name, &row[..keys]);
            for (cell, column) in row.iter().zip(&table.columns) {
                if let (Kind::Words, Cell::Words(words)) = (column.kind, cell) {
                    assert!(words.iter().all(|word| !word.contains(' ')), "{} {}", table.name, column.name);
                }
            }
        }
    }
}

#[test]
fn columns_of_keys_come_first_and_targets_are_tables() {
    let all = tables(&real());
    for table in &all {
        let keys = table.key().count();
        assert!(keys > 0 && table.columns[..keys].iter().all(|column| column.is_key), "{}", table.name);
        for target in table.columns.iter().filter_map(|column| column.target) {
            assert!(all.iter().any(|known| known.name == target.table), "{}: {}", table.name, target.table);
        }
    }
}

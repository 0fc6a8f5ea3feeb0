//! What the tables are: a page for those who read CSV or SQLite.

use crate::tables::{Column, Kind, tables};
use std::fmt::Write;
use umstieg_format::entries::Entries;

/// The tables of a catalogue as Markdown: every column with its type and what its values are keys of.
///
/// ```
/// let entries = umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT)?;
/// let page = umstieg_exchange::export::dictionary(&entries);
/// assert!(page.contains("### `software_capabilities`"));
/// # Ok::<(), umstieg_format::snapshot::SnapshotError>(())
/// ```
#[must_use]
pub fn dictionary(entries: &Entries) -> String {
    let mut page = String::new();
    for table in tables(entries) {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "### `{}`\n\n| column | holds | key of |\n|---|---|---|", table.name);
        for column in &table.columns {
            let name =
                if column.is_key { format!("**`{}`**", column.name) } else { format!("`{}`", column.name) };
            let target = column.target.map_or(String::new(), |target| format!("`{}`", target.table));
            let _ = writeln!(page, "| {name} | {} | {target} |", holds(column, &table.name));
        }
        page.push('\n');
    }
    page
}

fn holds(column: &Column, table: &str) -> String {
    match column.kind {
        Kind::Text if column.required => "text".to_owned(),
        Kind::Text => "text, or nothing".to_owned(),
        Kind::Number if column.required => "number".to_owned(),
        Kind::Number => "number, or nothing".to_owned(),
        Kind::Flag => "flag".to_owned(),
        Kind::Words => format!("list; in SQLite `{table}_{}.{}`", column.name, column.singular),
    }
}

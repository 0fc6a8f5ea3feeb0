//! A catalogue as a SQLite file, made in memory.

use crate::tables::{Cell, Column, Kind, Table, Target, tables};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::fmt;
use umstieg_format::entries::Entries;

/// `umst` in ASCII: tools that know file types by `PRAGMA application_id` can tell these files from others.
const APPLICATION: i32 = 0x756d_7374;

/// The version of the tables, as `PRAGMA user_version`. It changes when a query on the old tables would misread the new
/// ones; a new column does not.
const VERSION: i32 = 1;

/// Bytes of a page. The default of SQLite, said here because the bytes of the file depend on it.
const PAGE: i32 = 4096;

/// A catalogue that could not be written.
#[derive(Debug)]
pub struct SqliteError {
    message: String,
    source: Option<rusqlite::Error>,
}

impl fmt::Display for SqliteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SqliteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|error| error as _)
    }
}

impl From<rusqlite::Error> for SqliteError {
    fn from(error: rusqlite::Error) -> Self {
        Self { message: format!("SQLite refuses the catalogue: {error}"), source: Some(error) }
    }
}

/// Writes a catalogue as the bytes of a SQLite file.
///
/// The tables are those of [`csv`](super::csv()), strict and with their keys and foreign keys. A list of ids or words is a
/// table of its own here: `software_categories` has the columns `software`, `position` and `category`. Flags are 0 and 1,
/// dates are texts as `YYYY-MM-DD`.
///
/// ```
/// let entries = umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT)?;
/// let bytes = umstieg_exchange::export::sqlite(&entries).expect("the catalogue is checked");
/// assert!(bytes.starts_with(b"SQLite format 3\0"));
/// # Ok::<(), umstieg_format::snapshot::SnapshotError>(())
/// ```
///
/// # Errors
/// If entries name others that are not there; a catalogue that was checked has none of these.
pub fn sqlite(entries: &Entries) -> Result<Vec<u8>, SqliteError> {
    let mut base = Connection::open_in_memory()?;
    base.pragma_update(None, "page_size", PAGE)?;
    base.pragma_update(None, "application_id", APPLICATION)?;
    base.pragma_update(None, "user_version", VERSION)?;
    // Tables name one another in circles; all keys are checked at the end.
    base.pragma_update(None, "foreign_keys", false)?;
    let all = tables(entries);
    let work = base.transaction()?;
    for table in &all {
        create(&work, table, &all)?;
        fill(&work, table)?;
    }
    check(&work)?;
    work.commit()?;
    Ok(base.serialize("main")?.to_vec())
}

/// Makes a table and those of its lists.
fn create(base: &Connection, table: &Table, all: &[Table]) -> Result<(), SqliteError> {
    let plain = table.columns.iter().filter(|column| column.kind != Kind::Words);
    let mut lines: Vec<String> = plain.clone().map(declared).collect();
    lines.push(primary(table.key().map(|column| column.name.as_str())));
    lines.extend(plain.filter_map(|column| foreign(column.target?, &column.name, table, all)));
    run(base, &table.name, &lines)?;
    for column in table.columns.iter().filter(|column| column.kind == Kind::Words) {
        let owner = owner_columns(table);
        let mut lines: Vec<String> = table
            .key()
            .zip(&owner)
            .map(|(key, name)| declared(&Column { name: name.clone(), ..key.clone() }))
            .collect();
        lines.push("position INTEGER NOT NULL".to_owned());
        lines.push(format!("{} TEXT NOT NULL", column.singular));
        lines.push(primary(owner.iter().map(String::as_str).chain(["position"])));
        let own: Vec<&str> = table.key().map(|column| column.name.as_str()).collect();
        lines.push(format!(
            "FOREIGN KEY ({}) REFERENCES {} ({})",
            owner.join(", "),
            table.name,
            own.join(", ")
        ));
        lines.extend(column.target.and_then(|target| foreign(target, column.singular, table, all)));
        run(base, &list_table(table, column), &lines)?;
    }
    Ok(())
}

fn run(base: &Connection, name: &str, lines: &[String]) -> Result<(), SqliteError> {
    // Names are our own, and none is a word of SQL.
    let statement = format!("CREATE TABLE {name} (\n  {}\n) STRICT, WITHOUT ROWID", lines.join(",\n  "));
    Ok(base.execute_batch(&statement)?)
}

fn declared(column: &Column) -> String {
    let of_type = match column.kind {
        Kind::Text | Kind::Words => "TEXT",
        Kind::Number | Kind::Flag => "INTEGER",
    };
    let presence = if column.required || column.kind == Kind::Flag { " NOT NULL" } else { "" };
    let range =
        if column.kind == Kind::Flag { format!(" CHECK ({} IN (0, 1))", column.name) } else { String::new() };
    format!("{} {of_type}{presence}{range}", column.name)
}

fn primary<'c>(columns: impl Iterator<Item = &'c str>) -> String {
    format!("PRIMARY KEY ({})", columns.collect::<Vec<_>>().join(", "))
}

/// The name of the table of a list.
fn list_table(table: &Table, column: &Column) -> String {
    format!("{}_{}", table.name, column.name)
}

/// The columns under which other tables name a row of this one: its key, but an id or a place is called after the table.
fn owner_columns(table: &Table) -> Vec<String> {
    table
        .key()
        .map(|column| match column.name.as_str() {
            "id" | "key" | "position" => singular(&table.name).to_owned(),
            name => name.to_owned(),
        })
        .collect()
}

/// What one row of a table is called.
fn singular(table: &str) -> &str {
    match table {
        "software_calls" => "call",
        "software_conflicts" => "conflict",
        "software_editions" => "edition",
        "software_integrates" => "integration",
        "software_lifecycle" => "line",
        "software_replaces_lost" => "loss",
        "software_requires" => "requirement",
        "reference_phases" => "phase",
        "providers" => "provider",
        "reference_deployments" => "reference",
        "ordering_rules" => "rule",
        "playbooks" => "playbook",
        "playbook_steps" => "step",
        "formats" => "format",
        other => other,
    }
}

fn foreign(target: Target, column: &str, table: &Table, all: &[Table]) -> Option<String> {
    let known = all.iter().find(|known| known.name == target.table)?;
    let there: Vec<&str> = known.key().map(|column| column.name.as_str()).collect();
    let mut here = vec![column];
    let first = owner_columns(table);
    if target.within_entry {
        // In the table itself the first column of its key has its own name, which may be `id`.
        here.insert(0, first.first()?);
    }
    Some(format!("FOREIGN KEY ({}) REFERENCES {} ({})", here.join(", "), target.table, there.join(", ")))
}

fn fill(base: &Connection, table: &Table) -> Result<(), SqliteError> {
    let plain: Vec<usize> = positions(table, |column| column.kind != Kind::Words);
    insert(base, &table.name, plain.len(), table.rows.iter().map(|row| pick(row, &plain)))?;
    let keys = positions(table, |column| column.is_key);
    for at in positions(table, |column| column.kind == Kind::Words) {
        let Some(column) = table.columns.get(at) else { continue };
        let rows = table.rows.iter().flat_map(|row| {
            let words = match row.get(at) {
                Some(Cell::Words(words)) => words.as_slice(),
                _ => &[],
            };
            let owner = pick(row, &keys);
            words.iter().zip(1_i64..).map(move |(word, position)| {
                let mut values = owner.clone();
                values.extend([Value::Integer(position), Value::Text(word.clone())]);
                values
            })
        });
        insert(base, &list_table(table, column), keys.len() + 2, rows)?;
    }
    Ok(())
}

fn positions(table: &Table, which: impl Fn(&Column) -> bool) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, column)| which(column)).map(|(at, _)| at).collect()
}

fn pick(row: &[Cell], at: &[usize]) -> Vec<Value> {
    at.iter().filter_map(|at| row.get(*at)).map(value).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) => Value::Text(text.clone()),
        Cell::Number(number) => Value::Integer(*number),
        Cell::Flag(flag) => Value::Integer(i64::from(*flag)),
        Cell::Words(words) => Value::Text(words.join(" ")),
    }
}

fn insert(
    base: &Connection,
    table: &str,
    columns: usize,
    rows: impl Iterator<Item = Vec<Value>>,
) -> Result<(), SqliteError> {
    let places = vec!["?"; columns].join(", ");
    let mut statement = base.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    for row in rows {
        statement.execute(params_from_iter(row))?;
    }
    Ok(())
}

/// Every key leads somewhere.
fn check(base: &Connection) -> Result<(), SqliteError> {
    let mut statement = base.prepare("PRAGMA foreign_key_check")?;
    let mut broken = statement.query([])?;
    match broken.next()? {
        None => Ok(()),
        Some(row) => {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            let message = format!("a row of `{table}` names something that is not in `{parent}`");
            Err(SqliteError { message, source: None })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn real() -> Entries {
        umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT).expect("the snapshot of the build")
    }

    /// The file, opened by SQLite.
    fn open(bytes: &[u8]) -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("c.sqlite");
        std::fs::write(&file, bytes).expect("the file can be written");
        let base = Connection::open(&file).expect("it is a database");
        (folder, base)
    }

    fn count(base: &Connection, query: &str) -> usize {
        let found: i64 = base.query_row(query, [], |row| row.get(0)).expect("a number");
        usize::try_from(found).expect("a count")
    }

    #[test]
    fn the_same_catalogue_gives_the_same_bytes() {
        assert!(sqlite(&real()).expect("a file") == sqlite(&real()).expect("a file"));
    }

    #[test]
    fn the_file_is_whole_strict_and_every_key_leads_somewhere() {
        let (_folder, base) = open(&sqlite(&real()).expect("a file"));
        let told: String = base.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
        assert_eq!(told, "ok");
        let mut broken = base.prepare("PRAGMA foreign_key_check").expect("a check");
        assert!(broken.query([]).expect("an answer").next().expect("rows").is_none());
        let loose = "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND NOT strict \
                     AND name NOT LIKE 'sqlite_%'";
        assert_eq!(count(&base, loose), 0);
    }

    #[test]
    fn tables_and_lists_have_as_many_rows_as_entries_say() {
        let entries = real();
        let (_folder, base) = open(&sqlite(&entries).expect("a file"));
        for table in tables(&entries) {
            let rows = count(&base, &format!("SELECT count(*) FROM {}", table.name));
            assert_eq!(rows, table.rows.len(), "{}", table.name);
        }
        let listed: usize = entries.software.values().map(|entry| entry.categories.len()).sum();
        assert_eq!(count(&base, "SELECT count(*) FROM software_categories"), listed);
        let query = "SELECT count(*) FROM software_capabilities AS fact JOIN capabilities ON capabilities.id = \
                     fact.capability JOIN software_capabilities_evidence USING (software, capability) WHERE software = \
                     'opentalk'";
        assert!(count(&base, query) > 5);
    }

    #[test]
    fn what_names_nothing_is_refused() {
        let mut entries = real();
        entries.vocabulary.standards.clear();
        let error = sqlite(&entries).expect_err("standards are missing");
        assert!(error.to_string().contains("names something that is not in `standards`"), "{error}");
    }
}

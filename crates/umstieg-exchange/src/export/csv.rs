//! A catalogue as CSV files, one a table.

use crate::tables::{Cell, Table, tables};
use std::fmt;
use umstieg_format::entries::Entries;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvFile {
    /// Its name, such as `software_capabilities.csv`.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// A table that could not be written.
#[derive(Debug)]
pub struct CsvError {
    table: String,
    source: ::csv::Error,
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "table `{}` cannot be written as CSV", self.table)
    }
}

impl std::error::Error for CsvError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Writes a catalogue as CSV files by RFC 4180: UTF-8, commas, lines end with CR and LF, the first one has the names.
///
/// Several ids or words stand in one cell with spaces between them, `true` and `false` are flags, and a cell is empty where
/// nobody has stated anything. Spreadsheets take some texts for formulas, so a text that begins with `=`, `+`, `-`, `@`, a
/// tab, a line break or `'` has a `'` before it; who reads the files with a program takes one leading `'` away.
///
/// ```
/// let entries = umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT)?;
/// let files = umstieg_exchange::export::csv(&entries).expect("entries are texts and numbers");
/// let licenses = files.iter().find(|file| file.name == "software_evidence.csv").expect("a table of sources");
/// assert!(licenses.text.starts_with("software,key,url,checked,kind,note\r\n"));
/// # Ok::<(), umstieg_format::snapshot::SnapshotError>(())
/// ```
///
/// # Errors
/// If a table is not of one shape, which would be a mistake of this crate.
pub fn csv(entries: &Entries) -> Result<Vec<CsvFile>, CsvError> {
    tables(entries)
        .iter()
        .map(|table| {
            let text = written(table).map_err(|source| CsvError { table: table.name.clone(), source })?;
            Ok(CsvFile { name: format!("{}.csv", table.name), text })
        })
        .collect()
}

fn written(table: &Table) -> Result<String, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.name.as_str()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(shown))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    // Everything that was written is text.
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// A cell as it stands in the file.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Words(words) => guarded(&words.join(" ")),
    }
}

/// A text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_formula_and_every_text_comes_back() {
        for text in ["=1+1", "+49 431", "-", "@a", "\tx", "'quoted'", "plain", "", "a=b"] {
            let cell = guarded(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
            assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), text);
        }
    }

    #[test]
    fn quotes_commas_and_line_breaks_stay_in_their_cell() {
        let table = Table::of("odd", [("a\"b", "c,d\r\ne")])
            .key("x", None, |row| row.0.to_owned())
            .must("y", |row| row.1.to_owned())
            .done();
        assert_eq!(written(&table).expect("a text"), "x,y\r\n\"a\"\"b\",\"c,d\r\ne\"\r\n");
    }
}

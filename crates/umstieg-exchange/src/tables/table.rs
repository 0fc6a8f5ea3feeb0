//! One table: columns with their types and targets, and rows. Columns name the value they take beside their type, so that
//! the two cannot drift apart.

use serde::Serialize;
use umstieg_format::entry::EvidenceMap;
use umstieg_format::scalar::{EvidenceKey, Text};

/// Rows of one kind.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: String,
    /// Its columns; those of the key come first.
    pub(crate) columns: Vec<Column>,
    /// Its rows, in the order of the key.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its name.
    pub(crate) name: String,
    /// One thing that a column of [`Kind::Words`] lists.
    pub(crate) singular: &'static str,
    /// What it holds.
    pub(crate) kind: Kind,
    /// Whether it belongs to the key.
    pub(crate) is_key: bool,
    /// Whether every row has it.
    pub(crate) required: bool,
    /// What its values are keys of.
    pub(crate) target: Option<Target>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// Any number of ids or words, none of which has a space.
    Words,
}

/// The table that the values of a column are keys of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    /// The table.
    pub(crate) table: &'static str,
    /// Whether its key begins with the entry that the row belongs to: editions and sources are known within one entry.
    #[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "only a database follows keys"))]
    pub(crate) within_entry: bool,
}

/// A table whose ids are known everywhere.
pub(crate) const fn to(table: &'static str) -> Option<Target> {
    Some(Target { table, within_entry: false })
}

/// A table whose ids are known within one entry.
pub(crate) const fn within(table: &'static str) -> Option<Target> {
    Some(Target { table, within_entry: true })
}

/// What stands in a row under a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nobody has stated it.
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Ids or words.
    Words(Vec<String>),
}

/// A table that is being made of records.
pub(crate) struct Making<R> {
    table: Table,
    records: Vec<R>,
}

impl Table {
    /// A table with a row for each record.
    pub(crate) fn of<R>(name: &str, records: impl IntoIterator<Item = R>) -> Making<R> {
        let records: Vec<R> = records.into_iter().collect();
        let rows = records.iter().map(|_| Vec::new()).collect();
        Making { table: Self { name: name.to_owned(), columns: Vec::new(), rows }, records }
    }

    /// The sources of entries, known by their key within each.
    pub(crate) fn sources<'e>(
        name: &'static str,
        entry: &'static str,
        of: &'static str,
        all: impl Iterator<Item = (&'e str, &'e EvidenceMap)>,
    ) -> Self {
        let records =
            all.flat_map(|(id, sources)| sources.iter().map(move |(key, source)| (id, key, source)));
        Self::of(name, records)
            .key(entry, to(of), |(id, ..)| (*id).to_owned())
            .key("key", None, |(_, key, _)| key.to_string())
            .must("url", |(.., source)| source.url.to_string())
            .must("checked", |(.., source)| source.checked.to_string())
            .must("kind", |(.., source)| word(&source.kind))
            .text("note", |(.., source)| source.note.as_deref().map(str::to_owned))
            .done()
    }

    /// The columns of the key.
    #[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "only a database has keys"))]
    pub(crate) fn key(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.is_key)
    }
}

impl<R> Making<R> {
    fn column(mut self, column: Column, cell: impl Fn(&R) -> Cell) -> Self {
        for (row, record) in self.table.rows.iter_mut().zip(&self.records) {
            row.push(cell(record));
        }
        self.table.columns.push(column);
        self
    }

    fn plain(self, name: &str, kind: Kind, target: Option<Target>, cell: impl Fn(&R) -> Cell) -> Self {
        let column =
            Column { name: name.to_owned(), singular: "", kind, is_key: false, required: false, target };
        self.column(column, cell)
    }

    /// A part of the key.
    pub(crate) fn key(self, name: &str, target: Option<Target>, value: impl Fn(&R) -> String) -> Self {
        let (name, kind) = (name.to_owned(), Kind::Text);
        let column = Column { name, singular: "", kind, is_key: true, required: true, target };
        self.column(column, |record| Cell::Text(value(record)))
    }

    /// The place in a list, from 1, as a part of the key.
    pub(crate) fn position(self, value: impl Fn(&R) -> usize) -> Self {
        self.place("position", None, value)
    }

    /// A place in a list, from 1, as a part of the key; perhaps that of a row in another table.
    pub(crate) fn place(self, name: &str, target: Option<Target>, value: impl Fn(&R) -> usize) -> Self {
        let (name, kind) = (name.to_owned(), Kind::Number);
        let column = Column { name, singular: "", kind, is_key: true, required: true, target };
        self.column(column, |record| Cell::Number(i64::try_from(value(record) + 1).unwrap_or(i64::MAX)))
    }

    /// A text that every row has.
    pub(crate) fn must(self, name: &str, value: impl Fn(&R) -> String) -> Self {
        self.one(name, None, value)
    }

    /// A text.
    pub(crate) fn text(self, name: &str, value: impl Fn(&R) -> Option<String>) -> Self {
        self.plain(name, Kind::Text, None, |record| value(record).map_or(Cell::Nothing, Cell::Text))
    }

    /// The key of a row in another table that every row has.
    pub(crate) fn one(self, name: &str, target: Option<Target>, value: impl Fn(&R) -> String) -> Self {
        let (name, kind) = (name.to_owned(), Kind::Text);
        let column = Column { name, singular: "", kind, is_key: false, required: true, target };
        self.column(column, |record| Cell::Text(value(record)))
    }

    /// The key of a row in another table.
    pub(crate) fn refer(
        self,
        name: &str,
        target: Option<Target>,
        value: impl Fn(&R) -> Option<String>,
    ) -> Self {
        self.plain(name, Kind::Text, target, |record| value(record).map_or(Cell::Nothing, Cell::Text))
    }

    /// A statement in German and in English that every row has; two columns.
    pub(crate) fn both(self, name: &str, value: impl Fn(&R) -> &Text) -> Self {
        let german = self.must(&format!("{name}_de"), |record| value(record).de.to_string());
        german.must(&format!("{name}_en"), |record| value(record).en.to_string())
    }

    /// A statement in German and in English; two columns.
    pub(crate) fn texts(self, name: &str, value: impl Fn(&R) -> Option<&Text>) -> Self {
        let german = self.text(&format!("{name}_de"), |record| value(record).map(|text| text.de.to_string()));
        german.text(&format!("{name}_en"), |record| value(record).map(|text| text.en.to_string()))
    }

    /// A whole number.
    pub(crate) fn number(self, name: &str, value: impl Fn(&R) -> Option<i64>) -> Self {
        self.plain(name, Kind::Number, None, |record| value(record).map_or(Cell::Nothing, Cell::Number))
    }

    /// Yes or no.
    pub(crate) fn flag(self, name: &str, value: impl Fn(&R) -> bool) -> Self {
        self.plain(name, Kind::Flag, None, |record| Cell::Flag(value(record)))
    }

    /// Any number of ids or words; `singular` names one of them.
    pub(crate) fn words<T: ToString>(
        self,
        name: &str,
        singular: &'static str,
        target: Option<Target>,
        value: impl Fn(&R) -> Vec<T>,
    ) -> Self {
        let name = name.to_owned();
        let column = Column { name, singular, kind: Kind::Words, is_key: false, required: false, target };
        self.column(column, |record| Cell::Words(value(record).iter().map(ToString::to_string).collect()))
    }

    /// Keys of the sources of the entry.
    pub(crate) fn evidence(self, sources: Option<Target>, value: impl Fn(&R) -> &[EvidenceKey]) -> Self {
        self.words("evidence", "source", sources, |record| value(record).to_vec())
    }

    /// The table.
    pub(crate) fn done(self) -> Table {
        self.table
    }
}

/// The word of a closed list, as files write it.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The words of closed lists.
pub(crate) fn list<T: Serialize>(values: &[T]) -> Vec<String> {
    values.iter().map(word).collect()
}

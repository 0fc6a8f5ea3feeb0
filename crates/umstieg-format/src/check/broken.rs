//! What is there but could not be read, so that nobody is blamed for naming it.

use crate::kind::{EntryKey, EntryKind};
use std::collections::BTreeSet;

/// Entries whose files could not be read, kinds of which not even the ids are known, and whether what a `catalogue.yaml` says
/// or tools of an inventory are among what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Broken {
    entries: BTreeSet<EntryKey>,
    kinds: BTreeSet<EntryKind>,
    layer_ids: bool,
    statements: bool,
    tools: bool,
}

impl Broken {
    /// Adds an entry that could not be read.
    pub fn entry(&mut self, entry: EntryKey) {
        self.entries.insert(entry);
    }

    /// Adds a kind whose ids could not be read: any of them may be there.
    pub fn kind(&mut self, kind: EntryKind) {
        self.kinds.insert(kind);
    }

    /// Notes that the id of a layer could not be read: it may be any.
    pub fn layer_id(&mut self) {
        self.layer_ids = true;
    }

    /// Whether the id of a layer could not be read.
    #[must_use]
    pub fn lacks_layer_ids(&self) -> bool {
        self.layer_ids
    }

    /// Notes that lines about what a layer hides or overrides could not be read: any entry may be named there.
    pub fn statements(&mut self) {
        self.statements = true;
    }

    /// Whether lines about what a layer hides or overrides could not be read.
    #[must_use]
    pub fn lacks_statements(&self) -> bool {
        self.statements
    }

    /// Notes that tools of an inventory, or their handles, could not be read: any handle may be there.
    pub fn tools(&mut self) {
        self.tools = true;
    }

    /// Whether tools of an inventory, or their handles, could not be read.
    #[must_use]
    pub fn lacks_tools(&self) -> bool {
        self.tools
    }

    /// Adds what could not be read of another folder.
    pub fn extend(&mut self, other: &Self) {
        self.entries.extend(other.entries.iter().cloned());
        self.kinds.extend(&other.kinds);
        self.layer_ids |= other.layer_ids;
        self.statements |= other.statements;
        self.tools |= other.tools;
    }

    /// Whether an entry is, or may be, among those that could not be read.
    #[must_use]
    pub fn contains(&self, kind: EntryKind, id: &str) -> bool {
        self.kinds.contains(&kind) || self.entries.contains(&EntryKey::new(kind, id))
    }

    /// Whether anything of a kind could not be read.
    #[must_use]
    pub fn touches(&self, kind: EntryKind) -> bool {
        self.kinds.contains(&kind) || self.entries.iter().any(|entry| entry.kind == kind)
    }

    /// Whether everything could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { entries, kinds, layer_ids, statements, tools } = self;
        entries.is_empty() && kinds.is_empty() && ![layer_ids, statements, tools].contains(&&true)
    }
}

//! What is there but could not be read, so that nobody is blamed for naming it.

use crate::kind::{EntryKey, EntryKind};
use std::collections::BTreeSet;

/// Entries whose files could not be read, kinds of which not even the ids are known, and whether tools of an inventory are
/// among what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Broken {
    entries: BTreeSet<EntryKey>,
    kinds: BTreeSet<EntryKind>,
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
        self.entries.is_empty() && self.kinds.is_empty() && !self.tools
    }
}

//! The kinds of entry: everything in a catalogue that has an id and that a layer can add, override or hide.

use super::FileKind;
use crate::check::{Place, Segment};
use crate::message;
use crate::message::Message;
use crate::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, FundingId, PlaybookId, ProviderId,
    ReferenceId, RoleId, RuleId, ServiceId, SoftwareId, StandardId,
};
use smol_str::SmolStr;
use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $key:literal, $name:literal, $article:literal $german:literal, $file:ident, $list:expr;)*) => {
        /// A kind of entry, word or rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EntryKind {
            $($(#[$doc])* $kind,)*
        }

        impl EntryKind {
            /// Every kind, in the order in which the documentation names them.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The key that names an entry of the kind under `hides` and `overrides` in `catalogue.yaml`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$kind => $key),* }
            }

            /// What an entry of the kind is called in English.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// What an entry of the kind is called in German, with its article.
            fn german(self) -> (&'static str, &'static str) {
                match self { $(Self::$kind => ($article, $german)),* }
            }

            /// The kind of file that entries of the kind stand in.
            #[must_use]
            pub fn file(self) -> FileKind {
                match self { $(Self::$kind => FileKind::$file),* }
            }

            /// The key of the list that entries of the kind stand in; none if every entry is a file of its own.
            #[must_use]
            pub fn list(self) -> Option<&'static str> {
                match self { $(Self::$kind => $list),* }
            }
        }
    };
}

kinds! {
    /// A product or service.
    Software, "software", "software", "die" "Software", Software, None;
    /// An organisation that helps.
    Provider, "provider", "provider", "der" "Anbieter", Provider, None;
    /// A programme that pays.
    Funding, "funding", "funding programme", "das" "Förderprogramm", Funding, None;
    /// A real deployment.
    Reference, "reference", "reference deployment", "das" "Praxisbeispiel", Reference, None;
    /// A group of software.
    Category, "category", "category", "die" "Kategorie", Categories, Some("categories");
    /// Something that software does for people.
    Capability, "capability", "capability", "die" "Funktion", Capabilities, Some("capabilities");
    /// An open standard or protocol.
    Standard, "standard", "standard", "der" "Standard", Standards, Some("standards");
    /// A data format.
    Format, "format", "format", "das" "Format", Formats, Some("formats");
    /// A kind of data that a migration carries.
    DataKind, "data_kind", "data kind", "die" "Datenart", DataKinds, Some("data_kinds");
    /// A role that one software fills for another.
    Role, "role", "role", "die" "Rolle", Roles, Some("roles");
    /// A service of providers.
    Service, "service", "service", "die" "Leistung", Services, Some("services");
    /// A certification of providers.
    Certification, "certification", "certification", "das" "Zertifikat", Certifications, Some("certifications");
    /// Terms without an SPDX id.
    License, "license", "licence", "die" "Lizenz", Licenses, Some("licenses");
    /// An ordering rule.
    Rule, "rule", "ordering rule", "die" "Reihenfolgeregel", Ordering, Some("rules");
    /// The steps of a change.
    Playbook, "playbook", "playbook", "der" "Ablauf", Playbooks, Some("playbooks");
}

impl EntryKind {
    /// Says that no entry of the kind has an id.
    #[must_use]
    pub fn none_has_id(self, id: &str) -> Message {
        let (article, noun) = self.german();
        let none = if article == "die" { "keine" } else { "kein" };
        message!(
            en: "no {} has the id `{id}`", self.name();
            de: "{none} {noun} hat die Id `{id}`"
        )
    }

    /// The kind of the entries in a kind of file; none for manifests and inventories.
    #[must_use]
    pub fn of(file: FileKind) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.file() == file)
    }
}

/// One entry, word or rule of a catalogue, by kind and id.
///
/// ```
/// use umstieg_format::kind::{EntryKey, EntryKind};
/// use umstieg_format::scalar::SoftwareId;
///
/// let id = SoftwareId::parse("libreoffice")?;
/// assert_eq!(EntryKey::from(&id), EntryKey::new(EntryKind::Software, "libreoffice"));
/// assert_eq!(EntryKey::from(&id).to_string(), "software `libreoffice`");
/// # Ok::<(), umstieg_format::message::Message>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// Its kind.
    pub kind: EntryKind,
    /// Its id among those of the kind.
    pub id: SmolStr,
}

impl EntryKey {
    /// The entry of a kind with an id.
    #[must_use]
    pub fn new(kind: EntryKind, id: impl AsRef<str>) -> Self {
        Self { kind, id: SmolStr::new(id) }
    }

    /// The entry by kind and id with its article, as the subject of a sentence.
    #[must_use]
    pub fn with_article(&self) -> Message {
        let (article, noun) = self.kind.german();
        message!(en: "the {self}"; de: "{article} {noun} `{}`", self.id)
    }

    /// Where the entry stands: its file, or its key in the list of its kind.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.kind.list() {
            None => Place::file(self.kind.file(), &self.id),
            Some(list) => Place::file(self.kind.file(), "").key(list).key(&self.id),
        }
    }

    /// The entry that a place lies in; none for manifests, inventories, and what belongs to no entry of its file.
    #[must_use]
    pub fn at(place: &Place) -> Option<Self> {
        let kind = EntryKind::of(place.kind)?;
        match (kind.list(), place.path.as_slice()) {
            (None, _) => Some(Self::new(kind, &place.id)),
            (Some(list), [Segment::Key(first), Segment::Key(id), ..]) if first == list => {
                Some(Self::new(kind, id))
            }
            _ => None,
        }
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`", self.kind.name(), self.id)
    }
}

macro_rules! from_ids {
    ($($id:ident => $kind:ident),* $(,)?) => {$(
        impl From<&$id> for EntryKey {
            fn from(id: &$id) -> Self {
                Self::new(EntryKind::$kind, id.as_str())
            }
        }
    )*};
}

from_ids! {
    SoftwareId => Software,
    ProviderId => Provider,
    FundingId => Funding,
    ReferenceId => Reference,
    CategoryId => Category,
    CapabilityId => Capability,
    StandardId => Standard,
    FormatId => Format,
    DataKindId => DataKind,
    RoleId => Role,
    ServiceId => Service,
    CertificationId => Certification,
    RuleId => Rule,
    PlaybookId => Playbook,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_at_its_own_place() {
        for kind in EntryKind::ALL {
            let entry = EntryKey::new(*kind, "x");
            assert_eq!(EntryKey::at(&entry.place().key("name")), Some(entry.clone()), "{kind:?}");
            assert_eq!(EntryKind::of(kind.file()), Some(*kind));
        }
        assert_eq!(EntryKey::at(&Place::file(FileKind::Ordering, "").key("evidence").key("x")), None);
        assert_eq!(EntryKey::at(&Place::file(FileKind::Manifest, "").key("id")), None);
    }
}

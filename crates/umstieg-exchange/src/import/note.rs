//! What a person should know or decide about an imported draft, as data; words are for those who show it.

use umstieg_format::finding::Location;

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Where in the file, or in the entry that is there.
    pub location: Location,
    /// What about it.
    pub kind: NoteKind,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// A text.
    Text,
    /// A text of at most so many characters.
    TextUpTo(usize),
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// An absolute web address.
    Address,
    /// A calendar date.
    Date,
    /// A release, such as `8.2`.
    Release,
    /// An SPDX expression.
    License,
    /// The code of a language.
    Language,
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// The source describes the software; its sentence is not copied.
    Description {
        /// The language that the source names.
        language: Option<String>,
        /// The sentence.
        text: String,
    },
    /// A value is not what its field expects; it is left out.
    Malformed {
        /// The field.
        field: String,
        /// The text that was found; absent if there is none.
        found: Option<String>,
        /// What was expected.
        expected: Expected,
    },
    /// A word of the source has no counterpart in the vocabulary.
    NoCounterpart {
        /// The field.
        field: String,
        /// The word.
        word: String,
    },
    /// A capability was taken over without a level.
    LevelOpen {
        /// The capabilities.
        capabilities: Vec<String>,
    },
    /// The licence names its GNU family without `-only` or `-or-later`.
    LicenseSuffix {
        /// The expression.
        license: String,
    },
    /// The licence is on no list of open ones.
    LicenseNotOpen {
        /// The expression.
        license: String,
    },
    /// Several licences are named without saying how they go together.
    SeveralLicenses {
        /// Their names.
        licenses: Vec<String>,
    },
    /// The source says that the owner of the repository maintains it; who that is, it does not say.
    MaintainedByOwner,
    /// Somebody has a contract for the maintenance.
    Contractor {
        /// The name.
        name: String,
        /// Last day of the contract.
        until: Option<String>,
    },
    /// The maker is taken from a field that may mean somebody else.
    Vendor {
        /// The field.
        field: String,
        /// The name.
        name: String,
    },
    /// A version of the format that nobody has seen; it is read like the newest one that is known.
    UnknownVersion {
        /// The version.
        version: String,
    },
    /// The source is about something that people do not use by itself.
    NotStandalone {
        /// The word of the source.
        kind: String,
    },
    /// The software is not stable, says the source.
    DevelopmentStatus {
        /// The word of the source.
        status: String,
    },
    /// The source says that the repository is archived.
    Archived,
    /// A dependency is in the catalogue; how it comes into the house is open.
    SupplyOpen {
        /// The software.
        software: String,
    },
    /// A dependency that the catalogue does not know.
    UnknownDependency {
        /// Its name.
        name: String,
    },
    /// A dependency that is not needed always.
    OptionalDependency {
        /// Its name.
        name: String,
    },
    /// A device that is needed.
    Hardware {
        /// Its name.
        name: String,
    },
    /// The software comes from another one.
    BasedOn {
        /// Where that is.
        address: String,
    },
    /// A release that is not meant for everybody; it is left out.
    Prerelease {
        /// The release.
        release: String,
    },
    /// A release that the source names once more; what it says first counts.
    Repeated {
        /// The release.
        release: String,
    },
    /// A release whose support has ended or not, without a day; it is left out.
    NoEnd {
        /// The releases.
        releases: Vec<String>,
    },
    /// Support that is sold beyond the usual end; the usual one counts.
    ExtendedSupport {
        /// The releases.
        releases: Vec<String>,
    },
    /// The maker's own page about its releases, a better source than a list.
    ReleasePolicy {
        /// Its address.
        address: String,
    },
    /// The entry says another day than the source; the entry stays.
    OtherDay {
        /// The release.
        release: String,
        /// What the entry says.
        entry: String,
        /// What the source says.
        source: String,
    },
    /// The file does not name the page that shows it.
    PageOpen,
    /// Fields of the source that have no place in an entry.
    NotTaken {
        /// The fields.
        fields: Vec<String>,
    },
}

//! What a rule sees, and where it puts what it finds.

use crate::rule::Rule;
use crate::texts::Texts;
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{LicenseModel, Replaces, Software};
use umstieg_format::finding::{Finding, Location, Related};
use umstieg_format::kind::FileKind;
use umstieg_format::layers::Change;
use umstieg_format::message::Message;
use umstieg_format::read::{Document, Documents};
use umstieg_format::scalar::{Date, SoftwareId};

/// The catalogue under the eyes of a rule.
pub(crate) struct Context<'a> {
    /// Every entry, those of lower layers included.
    pub(crate) entries: &'a Entries,
    /// The entries of the folder itself.
    pub(crate) own: &'a Entries,
    /// What the folder and each lower layer did to the layers below.
    pub(crate) changes: &'a [Change],
    /// The files of the folder that is linted.
    pub(crate) documents: &'a Documents,
    /// The day of the judgement.
    pub(crate) as_of: Date,
    /// Whether nothing is wrong in the fields that the rule looks at, in any file. If something is, nothing may be said
    /// about what is missing.
    pub(crate) whole: bool,
    /// What the files say in words.
    pub(crate) texts: &'a Texts<'a>,
    own_software: Vec<(Place, &'a SoftwareId, &'a Software)>,
    substitutes: BTreeMap<&'a SoftwareId, Vec<(&'a SoftwareId, &'a Replaces)>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        entries: &'a Entries,
        own: &'a Entries,
        changes: &'a [Change],
        documents: &'a Documents,
        texts: &'a Texts<'a>,
        as_of: Date,
        whole: bool,
    ) -> Self {
        let mut substitutes: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, software) in &entries.software {
            for replaces in &software.replaces {
                substitutes.entry(&replaces.software).or_default().push((id, replaces));
            }
        }
        let own_software = with_places(entries)
            .filter(|(place, ..)| documents.get(place.kind, &place.id).is_some())
            .collect();
        Self { entries, own, changes, documents, as_of, whole, texts, own_software, substitutes }
    }

    /// Software of the folder itself, by id, each with its place.
    pub(crate) fn software(&self) -> impl Iterator<Item = (&Place, &'a SoftwareId, &'a Software)> {
        self.own_software.iter().map(|(place, id, software)| (place, *id, *software))
    }

    /// Every software with its place, those of lower layers included.
    pub(crate) fn all_software(&self) -> impl Iterator<Item = (Place, &'a SoftwareId, &'a Software)> {
        with_places(self.entries)
    }

    /// Who says that it can stand in for a software.
    pub(crate) fn substitutes(&self, id: &SoftwareId) -> &[(&'a SoftwareId, &'a Replaces)] {
        self.substitutes.get(id).map_or(&[], Vec::as_slice)
    }

    /// Every file of the folder, by kind and id.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileKind, &'a str, &'a Document)> {
        self.documents.iter()
    }

    /// Where a place is.
    pub(crate) fn locate(&self, place: &Place) -> Location {
        self.documents.locate(place)
    }

    /// Where a place is, if its file belongs to the folder.
    pub(crate) fn own(&self, place: &Place) -> Option<Location> {
        self.documents.get(place.kind, &place.id).map(|document| document.locate(&place.path))
    }
}

/// All software with the places of its files.
fn with_places(entries: &Entries) -> impl Iterator<Item = (Place, &SoftwareId, &Software)> {
    let all = entries.software.iter();
    all.map(|(id, software)| (Place::file(FileKind::Software, id.as_str()), id, software))
}

/// Gathers what one rule finds.
pub(crate) struct Found<'a> {
    rule: &'a Rule,
    findings: Vec<Finding>,
}

impl<'a> Found<'a> {
    pub(crate) fn by(rule: &'a Rule) -> Self {
        Self { rule, findings: Vec::new() }
    }

    /// Adds a finding and returns it, so that help, related places and a fix can be added.
    pub(crate) fn add(&mut self, location: Location, message: Message) -> &mut Finding {
        let at = self.findings.len();
        self.findings.push(Finding::new(&self.rule.head(), message, location));
        // The element has just been pushed, so the index is in range.
        &mut self.findings[at]
    }

    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.findings
    }
}

/// Adds a second place to a finding.
pub(crate) fn relate(finding: &mut Finding, message: Message, location: Location) {
    finding.related.push(Related { location, message });
}

/// Whether a software may be advised as open.
pub(crate) fn is_open(software: &Software) -> bool {
    matches!(software.license.model, LicenseModel::OpenSource | LicenseModel::OpenCore)
}

/// Whether a software is closed.
pub(crate) fn is_proprietary(software: &Software) -> bool {
    software.license.model == LicenseModel::Proprietary
}

//! What a file of a folder says, whatever its kind, so that files of all kinds can be read in one go.

use super::super::{Document, read};
use crate::entry::{
    Capabilities, Categories, Certifications, DataKinds, FormatTerms, Funding, Licenses, Manifest,
    OrderingRules, Playbooks, Provider, Reference, Roles, Services, Software, Standards,
};
use crate::finding::Finding;
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::{Source, read_file};
use smol_str::SmolStr;
use std::path::{Path, PathBuf};

/// A file of a folder.
pub(super) struct File {
    /// What kind of file it is.
    pub(super) kind: FileKind,
    /// The id of its entry; empty for files of which there is one.
    pub(super) id: SmolStr,
    /// Where it lies in the folder.
    pub(super) path: PathBuf,
}

/// A file with what it says and what is wrong with it, or why it cannot be read.
pub(super) type Reading = Result<(Document, Option<Content>, Vec<Finding>), Box<Finding>>;

impl File {
    /// The file of a kind of which there is one.
    pub(super) fn single(kind: FileKind) -> Self {
        Self { kind, id: SmolStr::default(), path: kind.path("").into() }
    }

    /// Reads it.
    pub(super) fn read(&self, root: &Path) -> Reading {
        let limits = Limits::catalogue();
        read_file(root, &self.path, &limits).map(|source| content(source, self.kind, &limits))
    }
}

/// Each kind of file with the type that is read from it.
macro_rules! contents {
    ($($kind:ident: $content:ty),* $(,)?) => {
        /// What a file says.
        pub(super) enum Content {
            $($kind($content)),*
        }

        fn content(source: Source, kind: FileKind, limits: &Limits) -> (Document, Option<Content>, Vec<Finding>) {
            match kind {
                $(FileKind::$kind => {
                    let (document, content, findings) = read::<$content>(source, kind, limits);
                    (document, content.map(Content::$kind), findings)
                })*
                // It is no file of a folder; there is nothing to be kept of one.
                FileKind::Inventory => (Document { source, root: None }, None, Vec::new()),
            }
        }
    };
}

contents! {
    Manifest: Manifest,
    Software: Box<Software>,
    Provider: Provider,
    Funding: Funding,
    Reference: Reference,
    Categories: Categories,
    Capabilities: Capabilities,
    Standards: Standards,
    Formats: FormatTerms,
    DataKinds: DataKinds,
    Roles: Roles,
    Services: Services,
    Certifications: Certifications,
    Licenses: Licenses,
    Ordering: OrderingRules,
    Playbooks: Playbooks,
}

//! What a file of a folder says, whatever its kind, so that files of all kinds can be read in one go.

use super::super::{Document, read};
use super::rest::RestOfFile;
use crate::entry::{
    Capabilities, Categories, Certifications, DataKinds, FormatTerms, Funding, Licenses, Manifest,
    OrderingRules, Playbooks, Provider, Reference, Roles, Services, Software, Standards,
};
use crate::finding::Finding;
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::source::{Source, read_file_from};
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
    /// How many steps of its path are known to be without links.
    pub(super) known: usize,
}

/// A file with what it says and what is wrong with it.
pub(super) struct FileReading {
    pub(super) document: Document,
    /// What it says, if nothing is wrong with it.
    pub(super) content: Option<Content>,
    /// Otherwise what is left of it, if that can be checked.
    pub(super) rest: Option<RestOfFile>,
    pub(super) findings: Vec<Finding>,
}

/// A file that has been read, or why it cannot be.
pub(super) type Reading = Result<FileReading, Box<Finding>>;

impl File {
    /// The file of a kind of which there is one.
    pub(super) fn single(kind: FileKind) -> Self {
        Self { kind, id: SmolStr::default(), path: kind.path("").into(), known: 0 }
    }

    /// Reads it.
    pub(super) fn read(&self, root: &Path) -> Reading {
        let limits = Limits::catalogue();
        read_file_from(root, &self.path, self.known, &limits).map(|source| content(source, self, &limits))
    }
}

/// Each kind of file with the type that is read from it.
macro_rules! contents {
    ($($kind:ident: $content:ty),* $(,)?) => {
        /// What a file says.
        #[derive(Clone, Debug)]
        pub(super) enum Content {
            $($kind($content)),*
        }

        /// Reads the text of a file.
        pub(super) fn content(source: Source, file: &File, limits: &Limits) -> FileReading {
            match file.kind {
                $(FileKind::$kind => {
                    let (document, content, findings) = read::<$content>(source, file.kind, limits);
                    let content = content.map(Content::$kind);
                    let rest = match content {
                        Some(_) => None,
                        None => RestOfFile::of(&document, file.kind, &file.id, &findings, Content::$kind),
                    };
                    FileReading { document, content, rest, findings }
                })*
                // It is no file of a folder; there is nothing to be kept of one.
                FileKind::Inventory => FileReading {
                    document: Document { source, root: None },
                    content: None,
                    rest: None,
                    findings: Vec::new(),
                },
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

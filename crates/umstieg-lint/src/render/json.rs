//! The published JSON form. Its types are apart from those of the library, so that it changes only by a new version.

pub mod v1;

use super::pretty;
use crate::sources::Sources;
use umstieg_format::finding::Findings;
use umstieg_format::message::Language;

/// Findings in the newest version of the form.
pub(super) fn render(findings: &Findings, sources: &Sources<'_>, language: Language) -> String {
    pretty(&v1::Report::new(findings, sources, language))
}

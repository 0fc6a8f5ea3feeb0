//! Where a fact was seen, and when.

use crate::scalar::{Date, EvidenceKey, Url};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The sources of one file, by the short key under which its facts name them.
pub type EvidenceMap = BTreeMap<EvidenceKey, Evidence>;

/// One source: the page or file that says a fact, and the day it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Address of the page or file; of a file in a repository, the address with the commit.
    pub url: Url,
    /// Day on which somebody read there what the facts say.
    pub checked: Date,
    /// Who speaks at this address.
    pub kind: SourceKind,
    /// What to look for there, if it is not plain.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 300)))]
    pub note: Option<Box<str>>,
}

/// Who speaks in a source; decides how much weight a reader gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The open-source project itself: repository, documentation, release notes.
    Project,
    /// The vendor or provider about its own product or service.
    Vendor,
    /// An authority, a law, a programme's own page.
    PublicBody,
    /// A standards organisation.
    Standard,
    /// A package index or registry.
    Registry,
    /// A public list kept by volunteers.
    List,
    /// Press, blog, conference talk.
    Press,
}

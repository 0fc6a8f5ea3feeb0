//! What several organisations share: no names of theirs, no numbers about fewer than so many.

use super::{Language, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::MultiTenancy;
use umstieg_format::scalar::Date;

/// What several organisations share: the document `umstieg.group`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationGroup {
    /// `umstieg.group`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names.
    pub language: Language,
    /// Day of the answer.
    pub as_of: Date,
    /// Organisations.
    pub members: usize,
    /// Organisations that must share something before it is told.
    pub at_least: usize,
    /// Whether only software was chosen that several organisations can share.
    pub shared_only: bool,
    /// People who use computers in all of them.
    pub users: u64,
    /// Products that come in, those that serve most members first.
    pub substitutes: Vec<GroupSubstitute>,
    /// Tools that stay because nothing open takes their place or nothing keeps to the limits.
    pub lacking: Vec<GroupCount>,
    /// Tools in use, the most frequent first.
    pub tools: Vec<GroupCount>,
    /// Names that the catalogue does not know.
    pub unknown: Vec<GroupName>,
    /// Whether there is more that fewer members share.
    pub withheld: GroupWithheld,
    /// The line of the adviser with which the document ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
}

/// A software and how many members it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupCount {
    /// The software.
    pub software: Named,
    /// Members.
    pub members: usize,
    /// Their people who use it; absent where the difference from all people would be about somebody.
    pub users: Option<u64>,
}

/// A product that comes in for several members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupSubstitute {
    /// The product.
    pub software: Named,
    /// Members.
    pub members: usize,
    /// Their people who will use it; absent where the difference from all people would be about somebody.
    pub users: Option<u64>,
    /// Tools that it replaces for enough members.
    pub replaces: Vec<Named>,
    /// How far members are kept apart in one installation; absent if they cannot share one, or nobody has looked.
    pub sharing: Option<MultiTenancy>,
    /// Providers who run it, for each of these members.
    pub hosts: Vec<Named>,
}

/// A name and how many members use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupName {
    /// The name, as inventories write it.
    pub name: String,
    /// Members.
    pub members: usize,
}

/// Whether there is more than is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupWithheld {
    /// Tools in use.
    pub tools: bool,
    /// Products that come in.
    pub substitutes: bool,
    /// Tools that lack a substitute.
    pub lacking: bool,
    /// Unknown names.
    pub unknown: bool,
}

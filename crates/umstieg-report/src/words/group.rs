//! What is said about several organisations together.

use umstieg_core::format::entry::MultiTenancy;

/// Heads of the sections.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupHeads {
    pub(crate) substitutes: &'static str,
    pub(crate) sharing: &'static str,
    pub(crate) lacking: &'static str,
    pub(crate) tools: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) withheld: &'static str,
    /// Column: the software.
    pub(crate) software: &'static str,
    /// Column: the product.
    pub(crate) product: &'static str,
    /// Column: organisations.
    pub(crate) members: &'static str,
    /// Column: people.
    pub(crate) people: &'static str,
    /// Column: tools that it replaces.
    pub(crate) replaces: &'static str,
}

/// What there is more of than is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unshown {
    Tools,
    Substitutes,
    Lacking,
    Unknown,
}

/// Sentences about groups in a language.
pub(crate) trait GroupWords {
    /// Heads of the sections.
    fn group_heads(&self) -> GroupHeads;
    /// Title of a group.
    fn group_title(&self, members: usize) -> String;
    /// How many people they have, and what is not told.
    fn group_privacy(&self, users: u64, least: usize) -> String;
    /// Only software that can be shared was chosen.
    fn group_shared_only(&self) -> &'static str;
    /// Nothing is shared by enough members.
    fn group_nothing(&self, least: usize) -> String;
    /// One installation can serve so many members, with so many people if that may be told, kept apart so far; who runs it.
    fn group_sharing(&self, members: usize, users: Option<u64>, level: MultiTenancy, hosts: &str) -> String;
    /// A name with the number of members that use it.
    fn group_unknown(&self, name: &str, members: usize) -> String;
    /// What fewer members share.
    fn group_withheld(&self, what: &[Unshown], least: usize) -> String;
}

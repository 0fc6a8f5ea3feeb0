//! Which software and which standards are in use, noted once: a ranking asks for every candidate of every tool.

use super::{Inventory, Tool, ToolIndex};
use crate::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::inventory as raw;
use umstieg_format::scalar::{SoftwareId, StandardId};

/// What the tools of an inventory are.
#[derive(Clone, Debug, Default)]
pub(super) struct InUse {
    /// The tools that are each software.
    software: BTreeMap<SoftwareId, Vec<ToolIndex>>,
    /// How many of the tools that last work with each standard.
    standards: BTreeMap<StandardId, usize>,
    /// Tools that last.
    lasting: BTreeSet<ToolIndex>,
}

impl InUse {
    pub(super) fn of(tools: &[Tool], lines: &[raw::Tool], catalogue: &Catalogue) -> Self {
        let mut found = Self::default();
        let known = tools.iter().zip(lines).enumerate();
        for (at, software, line) in
            known.filter_map(|(at, (tool, line))| Some((ToolIndex(at), tool.software()?, line)))
        {
            found.software.entry(software.clone()).or_default().push(at);
            if !lasts(line, software, catalogue) {
                continue;
            }
            found.lasting.insert(at);
            for standard in catalogue.software(software).into_iter().flat_map(|entry| entry.standards.keys())
            {
                *found.standards.entry(standard.clone()).or_default() += 1;
            }
        }
        found
    }
}

/// Whether a tool will most likely be there after the change: it is open, or somebody has decided that it stays. Whether
/// anything else stays is only known when everything has been chosen.
fn lasts(line: &raw::Tool, software: &SoftwareId, catalogue: &Catalogue) -> bool {
    let is_decided = line.keep.is_some() || line.owned_by.is_some();
    line.replace_by.is_none() && (is_decided || catalogue.is_open(software))
}

impl Inventory {
    /// The tools that are a software.
    pub(crate) fn tools_that_are(&self, software: &SoftwareId) -> &[ToolIndex] {
        self.in_use.software.get(software).map_or(&[], Vec::as_slice)
    }

    /// Whether a software is in use.
    pub(crate) fn has(&self, software: &SoftwareId) -> bool {
        !self.tools_that_are(software).is_empty()
    }

    /// Whether a tool beside the given one is a software.
    pub(crate) fn has_beside(&self, tool: ToolIndex, software: &SoftwareId) -> bool {
        self.tools_that_are(software).iter().any(|other| *other != tool)
    }

    /// Whether a tool beside the given one is a software and will most likely stay.
    pub(crate) fn keeps_beside(&self, tool: ToolIndex, software: &SoftwareId) -> bool {
        let tools = self.tools_that_are(software).iter();
        tools.filter(|other| **other != tool).any(|other| self.in_use.lasting.contains(other))
    }

    /// Whether a tool beside the given one that will most likely stay works with a standard.
    pub(crate) fn speaks_beside(
        &self,
        catalogue: &Catalogue,
        tool: ToolIndex,
        standard: &StandardId,
    ) -> bool {
        let own = self.tool(tool).software().and_then(|software| catalogue.software(software));
        let own = self.in_use.lasting.contains(&tool)
            && own.is_some_and(|entry| entry.standards.contains_key(standard));
        self.in_use.standards.get(standard).is_some_and(|all| *all > usize::from(own))
    }
}

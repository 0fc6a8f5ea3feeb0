//! Which software and which standards are in use, noted once: a ranking asks for every candidate of every tool.

use super::{Inventory, Tool, ToolIndex};
use crate::catalogue::Catalogue;
use std::collections::BTreeMap;
use umstieg_format::scalar::{SoftwareId, StandardId};

/// What the tools of an inventory are.
#[derive(Clone, Debug, Default)]
pub(super) struct InUse {
    /// The tools that are each software.
    software: BTreeMap<SoftwareId, Vec<ToolIndex>>,
    /// How many tools work with each standard.
    standards: BTreeMap<StandardId, usize>,
}

impl InUse {
    pub(super) fn of(tools: &[Tool], catalogue: &Catalogue) -> Self {
        let mut found = Self::default();
        for (at, software) in tools.iter().enumerate().filter_map(|(at, tool)| Some((at, tool.software()?))) {
            found.software.entry(software.clone()).or_default().push(ToolIndex(at));
            for standard in catalogue.software(software).into_iter().flat_map(|entry| entry.standards.keys())
            {
                *found.standards.entry(standard.clone()).or_default() += 1;
            }
        }
        found
    }
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

    /// Whether a tool beside the given one works with a standard.
    pub(crate) fn speaks_beside(
        &self,
        catalogue: &Catalogue,
        tool: ToolIndex,
        standard: &StandardId,
    ) -> bool {
        let own = self.tool(tool).software().and_then(|software| catalogue.software(software));
        let own = own.is_some_and(|entry| entry.standards.contains_key(standard));
        self.in_use.standards.get(standard).is_some_and(|all| *all > usize::from(own))
    }
}

//! An inventory with its names resolved, and the needs behind its tools.

mod in_use;
mod needs;
mod resolve;

pub(crate) use needs::{IN_PART, IN_SIMPLEST_FORM, parts, worth};
pub use needs::{Need, Unit, needs};

use crate::catalogue::{Catalogue, NameMatch, security_end};
use umstieg_format::inventory as raw;
use umstieg_format::scalar::{Date, SoftwareId, ToolHandle};

/// Months that a trial for critical infrastructure lasts at least where the inventory names no length: a quarter, so that
/// a month's end, a quarter's end and a disturbance are likely to fall into it. The state administration that the project
/// learns from took six for its video conferences.
const CRITICAL_PILOT_MONTHS: u16 = 3;

/// Position of a tool in its inventory, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ToolIndex(pub usize);

/// What one organisation uses, with every name looked up in a catalogue.
#[derive(Clone, Debug)]
pub struct Inventory {
    raw: raw::Inventory,
    tools: Vec<Tool>,
    in_use: in_use::InUse,
}

/// One tool in use.
#[derive(Clone, Debug)]
pub struct Tool {
    /// The handle by which the inventory names it.
    pub handle: ToolHandle,
    /// The name as the inventory writes it.
    pub name: Box<str>,
    /// What it is.
    pub resolution: Resolution,
    /// People who use it.
    pub users: u32,
    /// Whether `users` was not given and all users of the organisation are meant.
    pub users_assumed: bool,
    /// The tool with which it was bought.
    pub suite: Option<ToolIndex>,
}

/// What a name turned out to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A software of the catalogue.
    Known {
        /// The software.
        software: SoftwareId,
        /// The match that led there; `None` if the inventory names the id or package itself.
        by: Option<NameMatch>,
    },
    /// Nothing certain.
    Unknown {
        /// The nearest names, best first.
        candidates: Vec<NameMatch>,
    },
}

impl Inventory {
    /// The inventory as written.
    #[must_use]
    pub fn raw(&self) -> &raw::Inventory {
        &self.raw
    }

    /// Every tool, in the order of the inventory.
    #[must_use]
    pub fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// A tool by its position.
    ///
    /// # Panics
    /// If the position is not one of this inventory.
    #[must_use]
    pub fn tool(&self, index: ToolIndex) -> &Tool {
        &self.tools[index.0]
    }

    /// What the inventory says about a tool.
    ///
    /// # Panics
    /// If the position is not one of this inventory.
    #[must_use]
    pub fn line(&self, index: ToolIndex) -> &raw::Tool {
        &self.raw.tools[index.0]
    }

    /// The position of a tool by its handle.
    #[must_use]
    pub fn by_handle(&self, handle: &ToolHandle) -> Option<ToolIndex> {
        self.tools.iter().position(|tool| tool.handle == *handle).map(ToolIndex)
    }

    /// Tools that were bought with a suite.
    pub fn bundled_in(&self, suite: ToolIndex) -> impl Iterator<Item = ToolIndex> {
        self.tools
            .iter()
            .enumerate()
            .filter(move |(_, tool)| tool.suite == Some(suite))
            .map(|(at, _)| ToolIndex(at))
    }

    /// What every trial must be: as the inventory says, else, for critical infrastructure, three months.
    #[must_use]
    pub fn pilot(&self) -> Option<raw::Pilot> {
        let usual = || raw::Pilot { min_months: CRITICAL_PILOT_MONTHS, users: None };
        let stated = self.raw.planning.pilot.clone();
        stated.or_else(|| self.raw.organisation.critical_infrastructure.then(usual))
    }

    /// People who use computers in the organisation, and whether the number is an assumption.
    #[must_use]
    pub fn users(&self) -> (u32, bool) {
        resolve::users(&self.raw)
    }

    /// Last day of the security updates of the release in use, as far as the catalogue knows it.
    #[must_use]
    pub fn security_end(&self, catalogue: &Catalogue, index: ToolIndex) -> Option<Date> {
        let line = self.line(index);
        let entry = catalogue.software(self.tool(index).software()?)?;
        security_end(entry, line.version.as_ref(), &line.name)
    }

    /// The same organisation if it asked for no grant.
    pub(crate) fn without_funding(&self) -> Self {
        let mut same = self.clone();
        same.raw.funding.clear();
        same
    }

    /// Positions of all tools.
    pub fn indices(&self) -> impl Iterator<Item = ToolIndex> + use<> {
        (0..self.tools.len()).map(ToolIndex)
    }
}

impl Tool {
    /// The software that the tool is, if it is known.
    #[must_use]
    pub fn software(&self) -> Option<&SoftwareId> {
        match &self.resolution {
            Resolution::Known { software, .. } => Some(software),
            Resolution::Unknown { .. } => None,
        }
    }
}

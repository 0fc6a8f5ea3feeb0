//! From the lines of an inventory to software of the catalogue.

use super::in_use::InUse;
use super::{Inventory, Resolution, Tool, ToolIndex};
use crate::catalogue::Catalogue;
use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;
use umstieg_format::check::check_inventory;
use umstieg_format::inventory as raw;

/// Nearest names that are offered for a tool that nobody knows.
const CANDIDATES: usize = 3;

/// People who use computers, if neither users nor headcount are given: the largest number that any tool names.
pub(super) fn users(raw: &raw::Inventory) -> (u32, bool) {
    let organisation = &raw.organisation;
    if let Some(users) = organisation.users {
        return (users, false);
    }
    let named = raw.tools.iter().filter_map(|tool| tool.users).max();
    let users = organisation.headcount.or(named).unwrap_or(1).max(1);
    (users, organisation.headcount.is_none())
}

impl Inventory {
    /// Looks every tool up in a catalogue.
    ///
    /// What no entry certainly means stays as [`Resolution::Unknown`] with the nearest names; nothing is dropped.
    ///
    /// # Errors
    /// [`ErrorKind::Question`] with every problem of the inventory itself, such as a handle that no tool has.
    pub fn resolve(raw: raw::Inventory, catalogue: &Catalogue) -> Result<Self, Error> {
        let problems = check_inventory(&raw, catalogue.entries());
        Error::of_problems(ErrorKind::Question, &problems, |problem| problem.place.to_string())?;
        let handles = raw.handles();
        let position: BTreeMap<_, _> = handles.iter().enumerate().map(|(at, handle)| (handle, at)).collect();
        let (users, _) = users(&raw);
        let tools: Vec<Tool> = raw
            .tools
            .iter()
            .zip(&handles)
            .map(|(line, handle)| Tool {
                handle: handle.clone(),
                name: line.name.clone(),
                resolution: resolution(line, catalogue),
                users: line.users.unwrap_or(users),
                users_assumed: line.users.is_none(),
                suite: line.bundled_in.as_ref().and_then(|suite| position.get(suite)).copied().map(ToolIndex),
            })
            .collect();
        let in_use = InUse::of(&tools, &raw.tools, catalogue);
        Ok(Self { raw, tools, in_use })
    }
}

/// What one line means.
fn resolution(line: &raw::Tool, catalogue: &Catalogue) -> Resolution {
    let by_package = || line.package.as_ref().and_then(|package| catalogue.by_package(package));
    if let Some(software) = line.software.as_ref().or_else(by_package) {
        return Resolution::Known { software: software.clone(), by: None };
    }
    // Most names are somebody's very name; only the others are compared with all that there are.
    if let Some(called) = catalogue.called(&line.name).filter(|_| line.publisher.is_none()) {
        return Resolution::Known { software: called.software.clone(), by: Some(called) };
    }
    let mut candidates = catalogue.find(&line.name, line.publisher.as_deref(), CANDIDATES);
    match candidates.first() {
        Some(best) if best.is_certain() => {
            let best = candidates.swap_remove(0);
            Resolution::Known { software: best.software.clone(), by: Some(best) }
        }
        _ => Resolution::Unknown { candidates },
    }
}

//! Until when a tool in use gets security updates.

use crate::plan::View;
use umstieg_core::format::scalar::Date;
use umstieg_core::{ToolIndex, supported_releases};

/// Last day of security updates of the release in use, as the planner reads it.
pub(crate) fn security_end_of(view: &View<'_>, tool: ToolIndex) -> Option<Date> {
    view.plan.inventory.security_end(view.reader.catalogue, tool)
}

/// Releases that get security updates for longer than the one in use, by name and last day; the longest first.
pub(crate) fn supported_releases_of(view: &View<'_>, tool: ToolIndex) -> Vec<(String, Date)> {
    let inventory = &view.plan.inventory;
    let software = inventory.tool(tool).software();
    let Some(entry) = software.and_then(|id| view.reader.catalogue.software(id)) else { return Vec::new() };
    let line = inventory.line(tool);
    let found = supported_releases(entry, line.version.as_ref(), &line.name, view.plan.as_of);
    found.into_iter().map(|(release, day)| (release.to_string(), day)).collect()
}

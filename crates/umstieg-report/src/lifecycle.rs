//! Until when a tool in use gets security updates.

use crate::plan::View;
use umstieg_core::format::entry::{Lifecycle, ReachedBy};
use umstieg_core::format::scalar::{Date, Release};
use umstieg_core::{ToolIndex, longer_lines, supported_releases};

/// Last day of security updates of the release in use, as the planner reads it.
pub(crate) fn security_end_of(view: &View<'_>, tool: ToolIndex) -> Option<Date> {
    view.plan.inventory.security_end(view.reader.catalogue, tool)
}

/// Whether the releases that the one in use can be raised to are updates that cost nothing.
pub(crate) fn is_raised_free(view: &View<'_>, tool: ToolIndex) -> bool {
    let inventory = &view.plan.inventory;
    let software = inventory.tool(tool).software();
    let Some(entry) = software.and_then(|id| view.reader.catalogue.software(id)) else { return false };
    let line = inventory.line(tool);
    let found = supported_releases(entry, line.version.as_ref(), &line.name, view.plan.as_of);
    let is_free = |release: &Release| {
        let mut same = entry.lifecycle.iter().filter(|cycle| cycle.release == *release);
        same.any(|cycle| cycle.reached_by == Some(ReachedBy::FreeUpdate))
    };
    !found.is_empty() && found.iter().all(|(release, _)| is_free(release))
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

/// Lines of releases that get security updates for longer than is said, because nobody told the release in use.
pub(crate) fn longer_lines_of(view: &View<'_>, tool: ToolIndex) -> Vec<String> {
    let inventory = &view.plan.inventory;
    let software = inventory.tool(tool).software();
    let Some(entry) = software.and_then(|id| view.reader.catalogue.software(id)) else { return Vec::new() };
    let line = inventory.line(tool);
    longer_lines(entry, line.version.as_ref(), &line.name).into_iter().map(str::to_owned).collect()
}

/// Releases of which the catalogue knows no end at all, while the one in use has one, such as a subscription.
pub(crate) fn open_releases_of(view: &View<'_>, tool: ToolIndex) -> Vec<String> {
    let software = view.plan.inventory.tool(tool).software();
    let Some(entry) = software.and_then(|id| view.reader.catalogue.software(id)) else { return Vec::new() };
    let is_open = |cycle: &&Lifecycle| {
        cycle.security_ends.is_none()
            && cycle.support_ends.is_none()
            && cycle.reached_by != Some(ReachedBy::NewDevice)
    };
    let open = entry.lifecycle.iter().filter(is_open);
    open.map(|cycle| view.reader.words.quote(cycle.release.as_str())).collect()
}

//! Until when a tool in use gets security updates.

use crate::plan::View;
use umstieg_core::ToolIndex;
use umstieg_core::format::entry::{Lifecycle, MaintenanceKind};
use umstieg_core::format::scalar::Date;

/// Last day of security updates of the release in use: the one that the inventory names, or that the tool's name tells,
/// or the
/// last one where nobody makes another.
pub(crate) fn security_end_of(view: &View<'_>, tool: ToolIndex) -> Option<Date> {
    let inventory = &view.plan.inventory;
    let entry = view.reader.catalogue.software(inventory.tool(tool).software()?)?;
    let line = inventory.line(tool);
    let in_name = |release: &str| {
        line.name
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .any(|word| word.eq_ignore_ascii_case(release))
    };
    let cycles = entry.lifecycle.as_slice();
    let end = |cycle: &Lifecycle| cycle.security_ends.or(cycle.support_ends);
    let in_use = cycles.iter().find(|cycle| {
        line.version.as_ref().is_some_and(|version| *version == cycle.release)
            || in_name(cycle.release.as_str())
    });
    let discontinued =
        entry.maintenance.as_ref().is_some_and(|maintenance| maintenance.kind == MaintenanceKind::None);
    match in_use {
        Some(cycle) => end(cycle),
        None if line.version.is_none() && discontinued => {
            cycles.iter().map(end).collect::<Option<Vec<Date>>>()?.into_iter().max()
        }
        None => None,
    }
}

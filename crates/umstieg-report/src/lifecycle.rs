//! Until when a tool in use gets security updates.

use crate::plan::View;
use umstieg_core::ToolIndex;
use umstieg_core::format::scalar::Date;

/// Last day of security updates of the release in use: the one that the inventory names, or that the tool's name tells,
/// or the only one that the catalogue knows.
pub(crate) fn security_end_of(view: &View<'_>, tool: ToolIndex) -> Option<Date> {
    let inventory = &view.plan.inventory;
    let entry = view.reader.catalogue.software(inventory.tool(tool).software()?)?;
    let line = inventory.line(tool);
    let in_name = |release: &str| {
        line.name
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .any(|word| word.eq_ignore_ascii_case(release))
    };
    let cycle = match (entry.lifecycle.as_slice(), &line.version) {
        ([only], None) => Some(only),
        (cycles, version) => cycles.iter().find(|cycle| {
            version.as_ref().is_some_and(|version| *version == cycle.release)
                || in_name(cycle.release.as_str())
        }),
    }?;
    cycle.security_ends.or(cycle.support_ends)
}

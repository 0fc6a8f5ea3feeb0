//! Until when a tool in use gets security updates.

use crate::plan::View;
use umstieg_core::format::scalar::Date;
use umstieg_core::{ToolIndex, security_end};

/// Last day of security updates of the release in use, as the planner reads it.
pub(crate) fn security_end_of(view: &View<'_>, tool: ToolIndex) -> Option<Date> {
    let inventory = &view.plan.inventory;
    let entry = view.reader.catalogue.software(inventory.tool(tool).software()?)?;
    let line = inventory.line(tool);
    security_end(entry, line.version.as_ref(), &line.name)
}

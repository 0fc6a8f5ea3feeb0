//! `umstieg plan`: from an inventory to a dated plan.

use super::Answer;
use super::inventory::resolved;
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::surroundings::{as_of, language, options};
use std::path::Path;
use umstieg_core::{PlanOptions, plan};

/// Plans the change of everything in an inventory.
pub(super) fn run(common: &Common, path: &Path, format: Form, effort: u64) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let (inventory, messages) = resolved(&catalogue, path, format, language(common))?;
    let mut how = PlanOptions::new(as_of(common));
    how.effort = effort;
    let plan = plan(&catalogue, inventory, &how)
        .map_err(|error| Box::new(Answer::failed(Exit::Findings, error.message().text(language(common)))))?;
    let output = umstieg_report::plan(&catalogue, &plan, &options(common, format));
    Ok(Answer { messages, ..Answer::done(output) })
}

//! `umstieg plan`: from an inventory to a dated plan.

use super::Answer;
use super::inventory::resolved;
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, language, options};
use std::path::Path;
use umstieg_core::format::finding::{Finding, Level, Location, rules::Rule};
use umstieg_core::{PlanOptions, plan};
use umstieg_lint::Sources;

/// What an inventory breaks whose work nobody can place; told to programs only.
const NO_SCHEDULE: Rule = Rule {
    id: "no-schedule",
    level: Level::Error,
    summary: "The work fits into the years that a plan can span.",
};

/// Plans the change of everything in an inventory.
pub(super) fn run(common: &Common, path: &Path, format: Form, effort: u64) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let (inventory, messages) = resolved(&catalogue, path, format, language(common))?;
    let mut how = PlanOptions::new(as_of(common));
    how.effort = effort;
    let plan = plan(&catalogue, inventory, &how).map_err(|error| {
        let place = Location::file(files::shown(path));
        let finding = Finding::new(&NO_SCHEDULE, error.message().clone(), place);
        let findings = [finding].into_iter().collect();
        let told = Answer::found(&findings, &Sources::none(), Exit::Findings, language(common));
        let text = error.message().text(language(common));
        Box::new(Answer { findings: told.findings, ..Answer::failed(Exit::Findings, text) })
    })?;
    let output = umstieg_report::plan(&catalogue, &plan, &options(common, format));
    Ok(Answer { messages, ..Answer::done(output) })
}

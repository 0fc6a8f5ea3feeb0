//! What the plan takes for true, for the adviser to ask.

use super::View;
use crate::document::Block;
use umstieg_core::format::inventory::Period;
use umstieg_core::plan::Assumption;

/// Tools that an assumption names before it counts the others.
const NAMED: usize = 8;

/// One entry for each assumption. That the plan takes longer than wanted is no assumption; the summary warns of it.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let assumptions = view.plan.assumptions.iter();
    let assumptions =
        assumptions.filter(|assumption| !matches!(assumption, Assumption::BeyondHorizon { .. }));
    assumptions
        .map(|assumption| Block::Entry { head: sentence(view, assumption).into(), body: Vec::new() })
        .collect()
}

/// An assumption as a sentence.
pub(crate) fn sentence(view: &View<'_>, assumption: &Assumption) -> String {
    let words = view.reader.words;
    let named = |tools: &[umstieg_core::ToolIndex]| words.some_of(&view.tools(tools), NAMED);
    match assumption {
        Assumption::Users(users) => words.assumed_users(*users),
        Assumption::Capacity { .. } => words.assumed_capacity(view.hours_a_month()),
        Assumption::Region => words.assumed_region().to_owned(),
        Assumption::Start(day) => words.assumed_start(*day),
        Assumption::Uses(tools) => words.assumed_uses(&named(tools)),
        Assumption::ToolUsers(tools) => words.assumed_tool_users(&named(tools)),
        Assumption::ReadAs(tools) => {
            let read = tools.iter().map(|tool| {
                let software = view.plan.inventory.tool(*tool).software();
                (view.tool(*tool), software.map(|id| view.reader.software(id)).unwrap_or_default())
            });
            words.assumed_read_as(&read.collect::<Vec<_>>())
        }
        Assumption::Renewal(tools) => words.assumed_renewal(&named(tools), tools.len()),
        Assumption::Release(tools) => words.assumed_release(&named(tools)),
        Assumption::NoTender(products) => {
            words.assumed_no_tender(&words.some_of(&view.reader.software_names(products), NAMED))
        }
        Assumption::BetweenTheYears(periods) => {
            let when: Vec<String> = periods.iter().map(|(from, to)| words.period(*from, *to)).collect();
            words.assumed_between_the_years(&words.some_of(&when, NAMED))
        }
        Assumption::Seasons(blackouts) => {
            let given = &view.plan.inventory.raw().planning.blackouts;
            words.assumed_seasons(&words.some_of(&periods(view, blackouts, given), NAMED))
        }
        Assumption::Windows(windows) => {
            let given = &view.plan.inventory.raw().planning.windows;
            words.assumed_windows(&words.some_of(&periods(view, windows, given), NAMED))
        }
        Assumption::BeyondHorizon { horizon, end } => words.beyond_horizon(*horizon, *end),
    }
}

/// Periods by their position, each with its reason.
fn periods(view: &View<'_>, positions: &[usize], given: &[Period]) -> Vec<String> {
    let told = |period: &Period| {
        let when = view.reader.words.period(period.from, period.to);
        period.reason.as_ref().map_or_else(|| when.clone(), |reason| format!("{reason} ({when})"))
    };
    positions.iter().filter_map(|at| given.get(*at)).map(told).collect()
}

//! What a tool costs today against the work of leaving it.
//!
//! Money alone decides nothing here: whoever leaves a tool wants to depend on nobody. But where little is at stake – its
//! maker is bound by the law of the Union, nothing says that its data is locked in, and it costs little – work that pays
//! only after years is better spent on the tools where more is at stake.

use super::options::Possible;
use super::{KeepReason, care, keep};
use crate::catalogue::Catalogue;
use crate::recommend::{Basis, Candidate, Recommendation, broken_limit};
use umstieg_format::entry::{FormatOpenness, Software};

/// What an hour of the house's own people costs, in euros. Employers of German industry and services paid 43.40 for an
/// hour of work in 2024, 5 % more than the year before (Federal Statistical Office, release of 30 April 2025).
const EUROS_AN_HOUR: u64 = 45;

/// Years of what is saved that the work of leaving a tool may take: as long as most contracts and equipment of small firms
/// are planned for. What a provider would charge for the new product is not even counted.
const YEARS: u64 = 3;

/// Months of a year.
const MONTHS: u64 = 12;

/// Why a unit had better stay if nothing else brings the new product into the house; `None` if much is at stake, or if
/// one of the numbers is not known. What breaks a limit must go at any price: limits are not for sale.
///
/// Only tools that are bought alone and for one purpose have a cost that falls away with them.
pub(super) fn small(
    possible: &Possible<'_>,
    recommendation: &Recommendation,
    units_of_tool: usize,
) -> Option<KeepReason> {
    let Possible { catalogue, inventory, policy, .. } = *possible;
    let tool = recommendation.unit.tool;
    let line = inventory.line(tool);
    let euros_per_year = line.contract.as_ref()?.cost_eur_per_year?;
    let alone = units_of_tool == 1
        && inventory.tool(tool).suite.is_none()
        && inventory.bundled_in(tool).next().is_none();
    if !alone || line.replace_by.is_some() || !keep::lasts(catalogue, inventory, tool) {
        return None;
    }
    if broken_limit(catalogue, inventory, policy, tool).is_some() {
        return None;
    }
    let entry = catalogue.software(inventory.tool(tool).software()?)?;
    let best = recommendation
        .candidates
        .iter()
        .find(|candidate| !candidate.in_use && possible.may_come(&candidate.software))?;
    let minutes = work(best)?;
    let then = care::of(catalogue, inventory, policy, &best.software);
    let more = then.saturating_sub(care::minutes_today(catalogue, entry));
    let hours_per_month = u64::from(more.div_ceil(60));
    let saved = falls_away(best, euros_per_year).saturating_sub(hours_per_month * MONTHS * EUROS_AN_HOUR);
    let is_small = minutes * EUROS_AN_HOUR > saved * YEARS * 60;
    let lets_data_go = lets_data_go(catalogue, entry);
    (is_small && made_in_the_union(entry) && lets_data_go != Some(false)).then(|| KeepReason::CheapToKeep {
        software: best.software.clone(),
        minutes,
        hours_per_month,
        euros_per_year,
        leaves_openly: lets_data_go.is_some(),
    })
}

/// What of a tool's price falls away, in euros a year: what the candidate lacks, such as the web space of a site builder,
/// must be bought again. Nobody knows for how much, so it counts with its share of what is used.
fn falls_away(candidate: &Candidate, euros_per_year: u32) -> u64 {
    let lacking = candidate.coverage.needs.iter().filter(|need| need.value == 0);
    let all: u64 = candidate.coverage.needs.iter().map(|need| u64::from(need.weight)).sum();
    let lacking: u64 = lacking.map(|need| u64::from(need.weight)).sum();
    u64::from(euros_per_year) * (all.saturating_sub(lacking)) / all.max(1)
}

/// Work to introduce a candidate, in minutes.
fn work(candidate: &Candidate) -> Option<u64> {
    candidate.factors.iter().find_map(|factor| match factor.basis {
        Basis::Effort { minutes } if minutes > 0 => Some(minutes),
        _ => None,
    })
}

/// Whether its maker sits in the Union and is controlled from nowhere else.
fn made_in_the_union(entry: &Software) -> bool {
    let seat =
        entry.vendor.as_ref().and_then(|vendor| vendor.controlled_from.as_ref().or(vendor.country.as_ref()));
    seat.is_some_and(|seat| seat.in_eu())
}

/// Whether its data can leave in a format that anybody can read and work with; `None` if nobody knows in which it can. A
/// gap in the catalogue must not turn the advice round: it is told, and the money decides.
fn lets_data_go(catalogue: &Catalogue, entry: &Software) -> Option<bool> {
    let written = entry.formats.iter().flat_map(|formats| &formats.writes);
    let exported = entry.containment.iter().flat_map(|containment| &containment.exports);
    let mut known = written.chain(exported).peekable();
    known.peek()?;
    Some(known.any(|format| {
        let term = catalogue.vocabulary().formats.get(format);
        term.is_some_and(|term| term.openness != FormatOpenness::Closed && !term.fixed)
    }))
}

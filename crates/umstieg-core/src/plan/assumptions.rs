//! What a plan takes for true because the inventory does not say it. Shown, so that an adviser can ask.

use super::calendar::quiet_periods;
use super::schedule::Timeline;
use crate::catalogue::{Catalogue, MatchKind, is_release_open};
use crate::decide::{Decisions, KeepReason, Verdict};
use crate::inventory::{Inventory, Resolution, Tool, ToolIndex};
use crate::order::is_free_program;
use std::collections::BTreeSet;
use umstieg_format::entry::Hosting;
use umstieg_format::inventory::{LeadTime, LeadTimeKind, Period};
use umstieg_format::scalar::{Date, SoftwareId};

/// Something taken for true.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumption {
    /// Nobody said how many people use computers.
    Users(u32),
    /// Nobody said how many hours those who run the systems have for changes.
    Capacity {
        /// Minutes a working day that were assumed.
        minutes_per_day: u32,
    },
    /// Nobody said where the organisation is, so no provider counts as near and no holiday is known.
    Region,
    /// Nobody said from when on work may be done; the plan starts on the day of the answer.
    Start(Date),
    /// Nobody said what these tools are used for, so all that they can do counts as used.
    Uses(Vec<ToolIndex>),
    /// Nobody said how many people use these tools, so everybody does.
    ToolUsers(Vec<ToolIndex>),
    /// The names of these tools were read as those of others: misspelt, or not alike.
    ReadAs(Vec<ToolIndex>),
    /// Nobody said whether these contracts go on without notice; twelve months were assumed.
    Renewal(Vec<ToolIndex>),
    /// Nobody said which release of these tools is in use, and some releases get no security updates until the end of the
    /// plan; it was taken for one that does.
    Release(Vec<ToolIndex>),
    /// A tender that names no tools is not run for these products: they are free programs, of which nothing is bought.
    NoTender(Vec<SoftwareId>),
    /// Nothing is planned on these days between the years, from one to another, both included, although no law closes them.
    BetweenTheYears(Vec<(Date, Date)>),
    /// The plan goes on in the same time of a later year as these times without changes, by their position in the
    /// inventory; nobody said that nothing may be changed then as well.
    Seasons(Vec<usize>),
    /// The plan goes on after the last of the only times for changes, by their position in the inventory; they are taken to
    /// come again on the same days of every year.
    Windows(Vec<usize>),
    /// The plan ends after its horizon.
    BeyondHorizon {
        /// Last day of the horizon.
        horizon: Date,
        /// Last day of the plan.
        end: Date,
    },
}

/// Everything that a plan assumes.
pub(super) fn of(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    timeline: &Timeline,
) -> Vec<Assumption> {
    let raw = inventory.raw();
    let mut found = Vec::new();
    let read: Vec<ToolIndex> =
        inventory.indices().filter(|tool| is_read_otherwise(catalogue, inventory.tool(*tool))).collect();
    if !read.is_empty() {
        found.push(Assumption::ReadAs(read));
    }
    if let (users, true) = inventory.users() {
        found.push(Assumption::Users(users));
    }
    if timeline.capacity_assumed {
        found.push(Assumption::Capacity { minutes_per_day: timeline.minutes_per_day });
    }
    if raw.organisation.region.is_none() {
        found.push(Assumption::Region);
    }
    if raw.planning.start.is_none() {
        found.push(Assumption::Start(timeline.start));
    }
    let changing: Vec<ToolIndex> = decisions
        .tools
        .iter()
        .filter(|decision| {
            matches!(
                decision.verdict,
                Verdict::Replace { .. } | Verdict::Covered { .. } | Verdict::ReplacePartly { .. }
            )
        })
        .map(|decision| decision.tool)
        .collect();
    let mut note = |tools: Vec<ToolIndex>, make: fn(Vec<ToolIndex>) -> Assumption| {
        if !tools.is_empty() {
            found.push(make(tools));
        }
    };
    let is_suite = |tool: &ToolIndex| {
        let entry = inventory.tool(*tool).software().and_then(|id| catalogue.software(id));
        entry.is_some_and(|entry| !entry.includes.is_empty())
    };
    let of = |test: &dyn Fn(&ToolIndex) -> bool| {
        changing.iter().copied().filter(|tool| test(tool)).collect::<Vec<_>>()
    };
    note(of(&|tool| is_suite(tool) && inventory.line(*tool).uses.is_empty()), Assumption::Uses);
    note(of(&|tool| inventory.tool(*tool).users_assumed), Assumption::ToolUsers);
    note(
        of(&|tool| {
            let contract = inventory.line(*tool).contract.as_ref();
            contract.is_some_and(|contract| contract.ends.is_some() && contract.renews_months.is_none())
        }),
        Assumption::Renewal,
    );
    note(open_releases(catalogue, inventory, decisions, timeline.end), Assumption::Release);
    let is_tender = |lead: &LeadTime| lead.kind == LeadTimeKind::Tender && lead.applies_to.is_empty();
    if raw.planning.lead_times.iter().any(is_tender) {
        let products = decisions.products.iter().filter(|product| !product.in_use);
        let ids = products.map(|product| &product.software);
        let free: Vec<SoftwareId> = ids.filter(|id| is_free_program(catalogue, id)).cloned().collect();
        found.extend((!free.is_empty()).then_some(Assumption::NoTender(free)));
    }
    let region = raw.organisation.region.as_ref();
    let quiet = quiet_periods(timeline.start, timeline.end, region);
    if !quiet.is_empty() {
        found.push(Assumption::BetweenTheYears(quiet));
    }
    let seasons = once_only(&raw.planning.blackouts, timeline.end);
    if !seasons.is_empty() {
        found.push(Assumption::Seasons(seasons));
    }
    let windows = repeated(&raw.planning.windows, timeline.end);
    if !windows.is_empty() {
        found.push(Assumption::Windows(windows));
    }
    if timeline.end > timeline.horizon {
        found.push(Assumption::BeyondHorizon { horizon: timeline.horizon, end: timeline.end });
    }
    found
}

/// Whether a tool was taken for something whose name is spelt otherwise, or is another one: its words, but for those of its
/// maker and what stands in brackets, are not all in the name that was written, nor the other way about.
fn is_read_otherwise(catalogue: &Catalogue, tool: &Tool) -> bool {
    let Resolution::Known { software, by: Some(by) } = &tool.resolution else { return false };
    let words = |text: &str| -> BTreeSet<String> {
        let lower = text.to_lowercase();
        lower
            .split(|sign: char| !sign.is_alphanumeric())
            .map(str::to_owned)
            .filter(|it| !it.is_empty())
            .collect()
    };
    match by.kind {
        MatchKind::Id | MatchKind::Name => false,
        MatchKind::Close => true,
        MatchKind::Alias | MatchKind::AliasAndPublisher | MatchKind::WithRelease | MatchKind::Inside => {
            let entry = catalogue.software(software);
            let maker = entry.and_then(|entry| entry.vendor.as_ref()).map(|vendor| words(&vendor.name));
            let name = catalogue.software_name(software);
            let name = words(name.split_once('(').map_or(name, |(before, _)| before));
            let own: BTreeSet<String> = name.difference(&maker.unwrap_or_default()).cloned().collect();
            let written = words(&tool.name);
            !own.is_subset(&written) && !written.is_subset(&name)
        }
    }
}

/// Tools that the organisation itself can update and of which it depends on the release, which nobody has said, whether
/// they get security updates until a day. A suite stands for its parts.
fn open_releases(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    until: Date,
) -> Vec<ToolIndex> {
    let is_open = |tool: ToolIndex| {
        let line = inventory.line(tool);
        let entry = inventory.tool(tool).software().and_then(|id| catalogue.software(id));
        entry.is_some_and(|entry| {
            let is_own = entry.hosting.is_empty()
                || entry
                    .hosting
                    .keys()
                    .any(|mode| matches!(mode, Hosting::Local | Hosting::OnPremises | Hosting::Isolated));
            is_own && is_release_open(entry, line.version.as_ref(), &line.name, until)
        })
    };
    let is_of_others =
        |verdict: &Verdict| matches!(verdict, Verdict::Keep { reason: KeepReason::OwnedBy { .. } });
    let own = decisions.tools.iter().filter(|decision| !is_of_others(&decision.verdict));
    let found: Vec<ToolIndex> = own.map(|decision| decision.tool).filter(|tool| is_open(*tool)).collect();
    let is_alone =
        |tool: &&ToolIndex| inventory.tool(**tool).suite.is_none_or(|suite| !found.contains(&suite));
    found.iter().filter(is_alone).copied().collect()
}

/// Times without changes after which the plan goes on for a year and more, although none is given for the next year.
fn once_only(blackouts: &[Period], end: Date) -> Vec<usize> {
    let is_last = |(at, period): (usize, &Period)| {
        let (from, to) = (period.from.plus_months(12), period.to.plus_months(12));
        let again = blackouts.iter().any(|other| other.from <= to && from <= other.to);
        (from < end && !again).then_some(at)
    };
    blackouts.iter().enumerate().filter_map(is_last).collect()
}

/// The only times for changes that a plan takes to come again, because it goes on after the last of them: those of the last
/// year that is given.
fn repeated(windows: &[Period], end: Date) -> Vec<usize> {
    let last_year = windows.iter().map(|window| window.from.year()).max();
    let is_over = windows.iter().all(|window| window.to < end);
    let of_last_year =
        |(at, window): (usize, &Period)| (is_over && Some(window.from.year()) == last_year).then_some(at);
    windows.iter().enumerate().filter_map(of_last_year).collect()
}

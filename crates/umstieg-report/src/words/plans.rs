//! What is said about plans: heads of the sections and the sentences that belong to no single step.

use umstieg_core::format::entry::Hosting;
use umstieg_core::format::scalar::{CountryCode, Date, SoftwareId};
use umstieg_core::recommend::Way;

/// Heads of the sections of a plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlanHeads {
    pub(crate) summary: &'static str,
    pub(crate) tools: &'static str,
    pub(crate) replaced: &'static str,
    pub(crate) covered: &'static str,
    pub(crate) partly: &'static str,
    pub(crate) kept: &'static str,
    pub(crate) retired: &'static str,
    pub(crate) open: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) products: &'static str,
    pub(crate) steps: &'static str,
    pub(crate) contracts: &'static str,
    pub(crate) limits: &'static str,
    pub(crate) circles: &'static str,
    pub(crate) funding: &'static str,
    pub(crate) duties: &'static str,
    pub(crate) dependence: &'static str,
    pub(crate) assumptions: &'static str,
    pub(crate) evidence: &'static str,
}

/// Work that the house has too little time for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WorkTold {
    /// All of it, in minutes.
    pub(crate) minutes: u64,
    /// Hours a month that are there.
    pub(crate) hours_a_month: u64,
    /// Whether that is an assumption.
    pub(crate) assumed: bool,
    /// Months that it takes at these hours; 0 if it is less than half of one.
    pub(crate) months: u64,
    /// Weeks of the plan in which nothing is changed.
    pub(crate) blocked_weeks: u64,
    /// Minutes of those steps that can neither begin earlier nor end later, and from when to when they last, where they are not
    /// nearly all.
    pub(crate) narrow: Option<(u64, Date, Date)>,
}

/// Sentences about plans in a language.
pub(crate) trait PlanWords {
    /// Heads of the sections.
    fn heads(&self) -> PlanHeads;
    /// A suite goes because all of its parts do.
    fn goes_with_parts(&self) -> &'static str;
    /// Own work for a change beside what the tool costs a year.
    fn work_against_cost(&self, minutes: u64, euros_per_year: u64) -> String;
    /// It stays, so that nothing new comes in.
    fn there_anyway(&self, products: &str, count: usize) -> String;
    /// Products that take the place of a part of a suite.
    fn for_part(&self, part: &str) -> String;
    /// What stays of a tool that is replaced in part.
    fn rest_stays(&self, part: &str, reason: &str) -> String;
    /// Workplaces, between the least and the most, keep a system that so many tools still need.
    fn some_keep_platform(&self, platform: &str, tools: (&str, usize), keep: (u32, u32), of: u32) -> String;
    /// Some of its users keep it, or all for the time being; a sentence says why.
    fn some_keep_it(&self, reason: &str, all: bool) -> String;
    /// It has had no security updates since a day.
    fn no_updates_since(&self, day: Date) -> String;
    /// That holds for all but these lines of releases.
    fn unless_it_is(&self, lines: &str) -> String;
    /// What breaks a limit: the country of the maker or of its parent.
    fn limit_of_country(&self, country: &CountryCode) -> String;
    /// What breaks a limit: that it runs in ways only that are not allowed.
    fn limit_of_hosting(&self, offered: &[Hosting]) -> String;
    /// Until a tool goes a limit is broken.
    fn goes_against_limit(&self, limit: &str) -> String;
    /// It stays although it breaks a limit.
    fn kept_against_limit(&self, limit: &str) -> String;
    /// It gets no security updates after a day within the plan.
    fn no_updates_after(&self, day: Date) -> String;
    /// A trial for which something else must be set up, too.
    fn trial_with(&self, title: &str, needs: &str) -> String;
    /// The update to these releases costs nothing, and is needed by a day, or at once.
    fn free_update(&self, due: Option<Date>) -> String;
    /// Releases that get security updates, each with its last day.
    fn supported_releases(&self, releases: &[(String, Date)]) -> String;
    /// It must work at every hour, and only the house itself is there to help.
    fn own_help_only(&self) -> &'static str;
    /// How to live with it.
    fn containment(&self, advice: &str) -> String;
    /// How to live with it is what was said of another tool.
    fn contained_like(&self, tool: &str) -> String;
    /// So many releases get updates, and nobody knows until when.
    fn open_releases(&self, releases: &str, count: usize) -> String;
    /// Open interfaces and formats of what stays.
    fn ways_out(&self, interfaces: &str, exports: &str) -> String;
    /// A name that nobody knows, with the nearest names.
    fn unknown_tool(&self, nearest: Option<(&str, usize)>) -> String;
    /// What to write into the inventory; the key stands between the two parts.
    fn unknown_fix(&self, nearest: Option<&SoftwareId>) -> (String, String, String);
    /// Nobody uses it.
    fn retire(&self, contract: bool) -> &'static str;
    /// It only serves these systems, and goes with them; with a contract of its own or without.
    fn go_with(&self, systems: &str, contract: bool) -> String;

    /// Tools that a product serves.
    fn product_for(&self, tools: &str) -> String;
    /// Products that need it.
    fn required_by(&self, products: &str) -> String;
    /// Its licence is not known.
    fn license_unknown(&self) -> &'static str;
    /// Whether `-only` or `-or-later` applies is not known.
    fn suffix_unknown(&self) -> &'static str;
    /// Head of a product's licence.
    fn license(&self, license: &str) -> String;
    /// Providers near by.
    fn providers(&self, list: &str) -> String;
    /// Nobody is known who helps.
    fn no_providers(&self) -> &'static str;
    /// Who uses it already.
    fn references(&self, list: &str) -> String;
    /// Where a product will run; the name of the provider, if it is to be one that is known; whether the house's own care for
    /// it is reckoned with.
    fn run_by(&self, way: &Way, provider: &str, own_care: bool) -> String;

    /// A wave of changes.
    fn wave(&self, number: usize, period: &str, products: &str) -> String;
    /// Heads of the steps: number, time, step, why not earlier.
    fn step_heads(&self) -> [&'static str; 4];
    /// What stands for the tool, the product or the number where a step has none.
    fn something(&self) -> &'static str;
    /// Title of the step that waits for the decision of others.
    fn lead_time_title(&self, what: &str, about: Option<&str>, product: Option<&str>) -> String;
    /// Title of the step that waits for an approval.
    fn funding_title(&self, programme: &str) -> String;
    /// Title of the step that settles an interface.
    fn interface_title(&self, from: &str, to: &str) -> String;
    /// Title of the step that asks beforehand how data will flow through an interface.
    fn interface_asked_title(&self, from: &str, to: &str) -> String;
    /// Title of the step that settles what a tool that stays calls instead of programs that go.
    fn call_title(&self, caller: &str, called: &str) -> String;
    /// So many tools that stay call programs that go: whoever works with both changes when that is settled, in these steps.
    fn called_by(&self, callers: &str, count: usize, called: &str, steps: &str) -> String;
    /// Something outside of the house.
    fn outside(&self) -> &'static str;

    /// The house has too little time for all the work.
    fn limit_work(&self, work: &WorkTold) -> String;
    /// These steps follow one another.
    fn limit_chain(&self, steps: &str, days: u32, turns: usize) -> String;
    /// So many weeks of the plan are closed, and changes may be confined to certain times; nothing if neither is so.
    fn limit_closed(&self, weeks: u64, confined: bool) -> Option<String>;
    /// Too many changes at once.
    fn limit_people(&self, at_once: u32, from: Date, to: Date) -> String;
    /// Too much to learn at once.
    fn limit_learning(&self, from: Date, to: Date) -> String;
    /// Data of a step are so many working days old when another one begins.
    fn stale_data(&self, data: &str, roll_out: &str, days: u32) -> String;
    /// A step pauses between two open times; hours a month with which it would not.
    fn pausing(&self, step: &str, from: Date, to: Date, hours: Option<u64>) -> String;
    /// The backup of a step is so many working days old when another one begins.
    fn stale_backup(&self, backup: &str, data: &str, days: u32) -> String;
    /// Lessons of a step are so many working days old when another one begins.
    fn stale_lesson(&self, lesson: &str, roll_out: &str, days: u32) -> String;
    /// The same is true of so many more steps.
    fn stale_more(&self, more: usize) -> String;
    /// Every shorter plan was looked at.
    fn limit_search(&self) -> &'static str;
    /// No plan with these steps is done before a day.
    fn end_proven(&self, end: Date) -> String;
    /// No plan ends before a day; between, nobody knows.
    fn end_gap(&self, bound: Date) -> String;
    /// Nobody knows whether another plan would end earlier.
    fn end_open(&self) -> &'static str;
    /// The choice of products is the best, or at most so much worse (in percent).
    fn choice_quality(&self, proven: bool, gap_percent: u64) -> String;

    /// A circle that was opened.
    fn circle(&self, members: &str, given_up: &str, waited_for: &str, because: &str) -> String;

    /// A duty with its rule, its tools and what it means.
    fn duty(&self, kind: &str, rule: Option<&str>, tools: Option<&str>, note: Option<&str>) -> String;
    /// Data that must flow.
    fn flow(
        &self,
        from: &str,
        to: &str,
        required: bool,
        standards: Option<&str>,
        note: Option<&str>,
    ) -> String;
    /// A time without changes.
    fn blackout(&self, from: Date, to: Date, reason: Option<&str>, tools: Option<&str>) -> String;
    /// What can or cannot be done in house.
    fn skills(&self, list: &str) -> String;
    /// What the organisation wants.
    fn goals(&self, list: &str) -> String;

    /// Heads of the dependence: who makes it, before, after.
    fn dependence_heads(&self) -> [&'static str; 3];
    /// Its rows: open, European, elsewhere, unknown.
    fn dependence_rows(&self) -> [&'static str; 4];

    /// Nobody said how many use computers.
    fn assumed_users(&self, users: u32) -> String;
    /// Nobody said what time there is.
    fn assumed_capacity(&self, hours_a_month: u64) -> String;
    /// Nobody said where the organisation is.
    fn assumed_region(&self) -> &'static str;
    /// Nobody said when work may begin.
    fn assumed_start(&self, day: Date) -> String;
    /// Nobody said what these are used for.
    fn assumed_uses(&self, tools: &str) -> String;
    /// Nobody said how many use these.
    fn assumed_tool_users(&self, tools: &str) -> String;
    /// Names that were read as those of others: what was written, and what it was taken for.
    fn assumed_read_as(&self, read: &[(String, String)]) -> String;
    /// Nobody said whether these contracts renew.
    fn assumed_renewal(&self, tools: &str, count: usize) -> String;
    /// No tender is run for free programs.
    fn assumed_no_tender(&self, products: &str) -> String;
    /// No work is planned between the years.
    fn assumed_between_the_years(&self, periods: &str) -> String;
    /// The plan goes on in a later year in which these times without changes may come again.
    fn assumed_seasons(&self, seasons: &str) -> String;
    /// The plan goes on after the only times for changes, which are taken to come again.
    fn assumed_windows(&self, windows: &str) -> String;
    /// Nobody said which release of these tools is in use, and not all get security updates.
    fn assumed_release(&self, tools: &str) -> String;
    /// The plan ends after its horizon.
    fn beyond_horizon(&self, horizon: Date, end: Date) -> String;

    /// How many of the facts about the chosen products are supported, and how old the oldest source is.
    fn evidence_quality(&self, all: usize, unverified: usize, oldest: Option<(Date, &str)>) -> String;
}

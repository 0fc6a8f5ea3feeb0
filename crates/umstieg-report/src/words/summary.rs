//! What is said at the top of a plan: whom it is for, and the answer in a few sentences.

use umstieg_core::format::scalar::Date;

/// Tools by what happens to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ToolCounts {
    pub(crate) all: usize,
    pub(crate) replaced: usize,
    pub(crate) covered: usize,
    pub(crate) partly: usize,
    pub(crate) kept: usize,
    pub(crate) retired: usize,
    pub(crate) open: usize,
    pub(crate) unknown: usize,
}

/// Title and summary of a plan.
pub(crate) trait SummaryWords {
    /// Title of a plan.
    fn plan_title(&self, organisation: &str) -> String;
    /// The day of the answer.
    fn as_of(&self, day: Date) -> String;
    /// The time in which the plan must fit.
    fn planning_time(&self, from: Date, to: Date) -> String;
    /// How many work there, and how many of them use computers.
    fn staff(&self, headcount: Option<u32>, users: u32) -> String;

    /// What happens to how many tools.
    fn tool_counts(&self, counts: ToolCounts) -> String;
    /// When the work begins and ends.
    fn begins_and_ends(&self, start: Date, end: Date, steps: usize) -> String;
    /// The last notice is given after the end of the work.
    fn last_notice(&self, day: Date) -> String;
    /// Nothing has to be done.
    fn nothing_to_do(&self) -> &'static str;
    /// Work of the house, and what it has for it a month; so many hours of that are bought.
    fn work_needed(&self, minutes: u64, hours_a_month: u64, bought: u64) -> String;
    /// Contracts that end, what they cost a year, and of how many that is not known.
    fn contracts_end(&self, count: usize, euros: u64, cost_unknown: usize) -> String;
    /// Contracts that renew before the tool can go.
    fn contracts_renew(&self, tools: &str, count: usize, euros: u64) -> String;
    /// Contracts that go on after the last use of their tools, and what that costs.
    fn contracts_unused(&self, tools: &str, count: usize, euros: u64) -> String;
    /// Minutes a month that it takes to keep what comes in safe, where the organisation runs it itself.
    fn care_needed(&self, minutes: u64) -> String;
    /// It takes more than the hours a month that there are; products that providers would run.
    fn too_much_care(&self, minutes: u64, hours_a_month: u64, hosted: &str) -> String;
    /// So many products need a provider to run them, and none is known.
    fn host_to_find(&self, products: &str, count: usize) -> String;
    /// What comes in costs something, too, and nobody has counted it.
    fn costs_not_counted(&self) -> &'static str;
    /// Contracts that end before the tool can go.
    fn contracts_gap(&self, tools: &str, count: usize) -> String;

    /// Tools go that break limits; the last is off on a day.
    fn go_against_limits(&self, tools: &str, count: usize, limits: &str, last: Date) -> String;
    /// Tools stay that break limits.
    fn stay_against_limits(&self, tools: &str, count: usize, limits: &str) -> String;
    /// Tools get no security updates any more before the plan is done with them; these steps protect them, some of them only
    /// after a day on which updates end.
    fn loses_updates(&self, tools: &str, count: usize, steps: &str, late: Option<Date>) -> String;
    /// Tools stay that get no security updates any more; these steps protect them, from a day on that is too far away to wait
    /// for.
    fn kept_without_updates(&self, tools: &str, count: usize, steps: &str, begins: Option<Date>) -> String;
    /// Tools go, but run without security updates until then; these steps protect them, as above.
    fn gone_without_updates(&self, tools: &str, count: usize, steps: &str, begins: Option<Date>) -> String;
}

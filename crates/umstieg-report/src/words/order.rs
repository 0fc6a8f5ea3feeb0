//! What is said about wishes for an order, and about waiting for grants.

use umstieg_core::format::scalar::Date;

/// Sentences about what was wished for, and what a wait costs.
pub(crate) trait OrderWords {
    /// Head of the wishes for an order.
    fn wishes(&self) -> &'static str;
    /// What was wished for: one tool before another, and why.
    fn wish(&self, first: &str, then: &str, reason: Option<&str>) -> String;
    /// It is kept: last day of the first change, first day of the other.
    fn wish_kept(&self, first: &str, done: Date, then: &str, begins: Date) -> String;
    /// It is given up, because steps would have waited for one another in a circle or because of something else.
    fn wish_given_up(&self, first: &str, done: Date, then: &str, begins: Date, circle: bool) -> String;
    /// It changes nothing, because so many tools do not move.
    fn wish_of_what_stays(&self, tools: &str, count: usize) -> String;
    /// It changes nothing, because both tools change at once, to these products if to any.
    fn wish_of_one_change(&self, products: &str) -> String;

    /// So many renewals and so much money, in euros where it is known, are spent on waiting for grants until a day; without
    /// the wait the work would end on another one.
    fn grant_wait(&self, wait: &GrantWaitTold<'_>) -> String;
    /// How much of the cost of renewals is spent on waiting for grants.
    fn renewals_for_grant(&self, euros: u64, all: bool) -> String;
}

/// What waiting for grants means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GrantWaitTold<'a> {
    /// The programmes, as a list.
    pub(crate) programmes: &'a str,
    /// How many there are.
    pub(crate) count: usize,
    /// Day of the last decision.
    pub(crate) until: Date,
    /// Renewals that the wait costs.
    pub(crate) renewals: u64,
    /// What they cost, in euros; 0 if that is not known.
    pub(crate) euros: u64,
    /// The tools whose contracts renew for it, as a list.
    pub(crate) tools: &'a str,
    /// Last day of work without the wait, if that is earlier than with it.
    pub(crate) earlier: Option<Date>,
}

//! What is said about contracts and funding.

use umstieg_core::format::entry::Permission;
use umstieg_core::format::scalar::Date;

/// Renewals of a contract before its tool can go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RenewalTold {
    /// How many there are.
    pub(crate) times: u32,
    /// Months of each.
    pub(crate) months: u16,
    /// Last day of the last one.
    pub(crate) ends: Date,
    /// What they cost together, in euros, if that is known.
    pub(crate) cost: Option<u64>,
}

/// Sentences about what is paid, and who pays.
pub(crate) trait MoneyWords {
    /// Head of the contracts that the plan leaves as they are; notice ends them, and the next end is told.
    fn contracts_running(&self) -> &'static str;
    /// Heads of the columns of contracts.
    fn contract_heads(&self) -> [&'static str; 6];
    /// It goes on so many times because the tool is needed until a day.
    fn contract_renewed(&self, renewal: &RenewalTold, used_until: Date) -> String;
    /// It renews because it is decided too late for notice.
    fn contract_decided_late(&self, renewal: &RenewalTold) -> String;
    /// It renews because nothing may be ordered before the decision on a grant.
    fn contract_awaits_grant(&self, renewal: &RenewalTold, until: Date) -> String;
    /// So many of its renewals come from the wait for a grant.
    fn contract_partly_for_grant(&self, times: u32) -> String;
    /// So many tools can be fall-backs until their contracts end, months later, at no further cost of contracts.
    fn contracts_fall_back(&self, tools: &str, count: usize) -> String;
    /// It goes on for some months after the last use, at a cost.
    fn contract_unused(&self, months: u32, cost: Option<u64>) -> String;
    /// Notice is given before people have what takes the place.
    fn notice_before(&self, product: &str) -> String;
    /// Notice for the workplaces of these tools only when these steps have settled what they call instead.
    fn notice_unless_called(&self, callers: &str, steps: &str) -> String;
    /// It ends before the tool can go.
    fn contract_gap(&self, used_until: Date) -> String;
    /// It has no fixed end.
    fn contract_open(&self) -> &'static str;
    /// It ends by itself.
    fn contract_ends_itself(&self) -> &'static str;
    /// What stays has a contract that ends by itself and must be extended.
    fn contract_to_extend(&self) -> &'static str;
    /// Notice for an earlier end is due on a day before the plan begins.
    fn contract_missed(&self, by: Date, ends: Date) -> String;
    /// It renews because nothing is decided by then.
    fn contract_due_before(&self, renewal: &RenewalTold) -> String;
    /// Nothing may be ordered before the approval.
    fn funding_warning(&self, programme: &str) -> String;
    /// The answers to the conditions.
    fn funding_answers(&self, met: &str, open: &str, unmet: &str) -> String;
    /// It may take part as a partner only.
    fn funding_partner(&self) -> &'static str;
    /// What is paid.
    fn funding_terms(
        &self,
        rate: Option<u8>,
        min_cost: Option<u32>,
        max_grant: Option<u32>,
        weeks: Option<u16>,
    ) -> String;
    /// A programme lends money; what it gives on top, if anything.
    fn funding_loan(&self, grant: &str) -> String;
    /// Last day of applications.
    fn funding_closes(&self, day: Date) -> String;
    /// What data cannot decide.
    fn funding_questions(&self, questions: &str) -> String;
    /// Whether work may begin before the approval.
    fn funding_start(&self, permission: Permission) -> &'static str;
    /// It is named in the inventory.
    fn funding_asked_for(&self) -> &'static str;
    /// Further programmes that may fit.
    fn funding_may_fit(&self) -> &'static str;
}

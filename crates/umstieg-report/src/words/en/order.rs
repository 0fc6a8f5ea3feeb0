//! English sentences about wishes for an order, and about waiting for grants.

use super::English;
use crate::words::{Forms, GrantWaitTold, OrderWords};
use umstieg_core::format::scalar::Date;

impl OrderWords for English {
    fn wishes(&self) -> &'static str {
        "Wishes for the order"
    }

    fn wish(&self, first: &str, then: &str, reason: Option<&str>) -> String {
        match reason {
            Some(reason) => format!("{first} before {then} ({reason})"),
            None => format!("{first} before {then}"),
        }
    }

    fn wish_kept(&self, first: &str, done: Date, then: &str, begins: Date) -> String {
        format!(
            "Kept: the change from {first} is done on {}, that from {then} begins on {}.",
            self.date(done),
            self.date(begins)
        )
    }

    fn wish_given_up(&self, first: &str, done: Date, then: &str, begins: Date, circle: bool) -> String {
        let because = if circle {
            "else steps would have waited for one another in a circle"
        } else {
            "other conditions come first"
        };
        format!(
            "Not kept, as {because}: the change from {then} begins on {}, that from {first} is done only on {}.",
            self.date(begins),
            self.date(done)
        )
    }

    fn wish_of_what_stays(&self, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "does" } else { "do" };
        format!("Makes no difference: {tools} {verb} not change.")
    }

    fn wish_of_one_change(&self, products: &str) -> String {
        if products.is_empty() {
            "Makes no difference: both change at once.".into()
        } else {
            format!("Makes no difference: {products} takes the place of both at once.")
        }
    }

    fn grant_wait(&self, wait: &GrantWaitTold<'_>) -> String {
        let decisions = if wait.count == 1 { "the decision" } else { "the decisions" };
        let what =
            format!("Waiting for {decisions} on {} (expected on {})", wait.programmes, self.date(wait.until));
        let renewals = self.counted(wait.renewals, "renewal", "renewals");
        let cost = match (wait.renewals, wait.euros) {
            (0, _) => None,
            (_, 0) => Some(format!("is expected to cost {renewals}: {}", wait.tools)),
            (_, euros) => {
                Some(format!("is expected to cost {renewals} and {}: {}", self.euros(euros), wait.tools))
            }
        };
        match (cost, wait.earlier) {
            (Some(cost), Some(day)) => {
                format!("{what} {cost}. Without it the change would be done on {}.", self.date(day))
            }
            (Some(cost), None) => format!("{what} {cost}."),
            (None, Some(day)) => format!(
                "{what} renews no contract but takes time: without it the change would be done on {}.",
                self.date(day)
            ),
            (None, None) => format!("{what} is not expected to cost a renewal."),
        }
    }

    fn renewals_for_grant(&self, euros: u64, all: bool) -> String {
        if all {
            "That is what waiting for the decision on the grant costs.".into()
        } else {
            format!("Of that, {} is the cost of waiting for the decision on the grant.", self.euros(euros))
        }
    }
}

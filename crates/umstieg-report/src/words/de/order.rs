//! German sentences about wishes for an order, and about waiting for grants.

use super::German;
use crate::words::{Forms, GrantWaitTold, OrderWords};
use umstieg_core::format::scalar::Date;

impl OrderWords for German {
    fn wishes(&self) -> &'static str {
        "Gewünschte Reihenfolge"
    }

    fn wish(&self, first: &str, then: &str, reason: Option<&str>) -> String {
        match reason {
            Some(reason) => format!("{first} vor {then} ({reason})"),
            None => format!("{first} vor {then}"),
        }
    }

    fn wish_kept(&self, first: &str, done: Date, then: &str, begins: Date) -> String {
        format!(
            "Eingehalten: {first} ist am {} umgestellt, {then} folgt ab dem {}.",
            self.date(done),
            self.date(begins)
        )
    }

    fn wish_given_up(&self, first: &str, done: Date, then: &str, begins: Date, circle: bool) -> String {
        let because = if circle {
            "sonst hätten Schritte im Kreis aufeinander gewartet"
        } else {
            "andere Bedingungen gehen vor"
        };
        format!(
            "Nicht eingehalten, denn {because}: {then} beginnt am {}, {first} ist erst am {} umgestellt.",
            self.date(begins),
            self.date(done)
        )
    }

    fn wish_of_what_stays(&self, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "wird" } else { "werden" };
        format!("Ändert nichts: {tools} {verb} nicht umgestellt.")
    }

    fn wish_of_one_change(&self, products: &str) -> String {
        if products.is_empty() {
            "Ändert nichts: Beide werden zugleich umgestellt.".into()
        } else {
            format!("Ändert nichts: {products} tritt auf einmal an die Stelle von beiden.")
        }
    }

    fn grant_wait(&self, wait: &GrantWaitTold<'_>) -> String {
        let decisions = if wait.count == 1 { "den Bescheid" } else { "die Bescheide" };
        let what = format!(
            "Die Wartezeit auf {decisions} von {} (voraussichtlich {})",
            wait.programmes,
            self.date(wait.until)
        );
        let renewals = self.counted(wait.renewals, "Verlängerung", "Verlängerungen");
        let cost = match (wait.renewals, wait.euros) {
            (0, _) => None,
            (_, 0) => Some(format!("kostet voraussichtlich {renewals}: {}", wait.tools)),
            (_, euros) => {
                Some(format!("kostet voraussichtlich {renewals} und {}: {}", self.euros(euros), wait.tools))
            }
        };
        match (cost, wait.earlier) {
            (Some(cost), Some(day)) => {
                format!("{what} {cost}. Ohne sie wäre der Umstieg am {} fertig.", self.date(day))
            }
            (Some(cost), None) => format!("{what} {cost}."),
            (None, Some(day)) => format!(
                "{what} verlängert keinen Vertrag, aber den Umstieg: Ohne sie wäre er am {} fertig.",
                self.date(day)
            ),
            (None, None) => format!("{what} kostet voraussichtlich keine Verlängerung."),
        }
    }

    fn renewals_for_grant(&self, euros: u64, all: bool) -> String {
        if all {
            "So viel kostet die Wartezeit auf den Förderbescheid.".into()
        } else {
            format!("Davon kostet {} die Wartezeit auf den Förderbescheid.", self.euros(euros))
        }
    }
}

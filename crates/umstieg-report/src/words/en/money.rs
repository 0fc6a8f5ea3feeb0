//! English sentences about contracts and funding.

use super::English;
use crate::words::{Forms, MoneyWords, RenewalTold};
use umstieg_core::format::entry::Permission;
use umstieg_core::format::scalar::Date;

impl MoneyWords for English {
    fn contracts_running(&self) -> &'static str {
        "Still running, with their next end"
    }

    fn contract_heads(&self) -> [&'static str; 6] {
        ["Tool", "Notice on", "at the latest", "Ends on", "A year", "Remark"]
    }

    fn contract_renewed(&self, renewal: &RenewalTold, used_until: Date) -> String {
        self.renewed(renewal, &format!("the tool is needed until {}", self.date(used_until)))
    }

    fn contract_decided_late(&self, renewal: &RenewalTold) -> String {
        self.renewed(renewal, "it is decided only after the last day for notice")
    }

    fn contract_awaits_grant(&self, renewal: &RenewalTold, until: Date) -> String {
        let day = self.date(until);
        self.renewed(renewal, &format!("nothing may be ordered before the decision on the grant ({day})"))
    }

    fn contract_partly_for_grant(&self, times: u32) -> String {
        let times = if times == 1 { "Once".to_owned() } else { format!("{times} times") };
        format!("{times} of that because of the wait for the grant.")
    }

    fn contracts_fall_back(&self, tools: &str, count: usize) -> String {
        let (are, end) =
            if count == 1 { ("is", "its contract ends") } else { ("are", "their contracts end") };
        format!(
            "{tools} {are} paid for until {end} and can stay a fall-back for as long; to keep the way back open longer, switch off \
             later."
        )
    }

    fn contract_unused(&self, months: u32, cost: Option<u64>) -> String {
        let months = self.counted(u64::from(months), "month", "months");
        match cost {
            Some(cost) if cost > 0 => format!("Goes on unused for {months} ({}).", self.euros(cost)),
            _ => format!("Goes on unused for {months}."),
        }
    }

    fn notice_before(&self, product: &str) -> String {
        format!(
            "Notice goes out before everybody works with {product}: if that takes longer, agree on an extension."
        )
    }

    fn notice_unless_called(&self, callers: &str, steps: &str) -> String {
        format!(
            "Settle first what {callers} works with afterwards ({steps}); without a promise keep the licences of these workplaces."
        )
    }

    fn contract_gap(&self, used_until: Date) -> String {
        format!("Ends before the tool can go on {}: agree on an extension.", self.date(used_until))
    }

    fn contract_open(&self) -> &'static str {
        "No fixed end; it ends when the tool is no longer needed."
    }

    fn contract_ends_itself(&self) -> &'static str {
        "Ends by itself."
    }

    fn contract_to_extend(&self) -> &'static str {
        "Ends by itself; extend it in time."
    }

    fn contract_missed(&self, by: Date, ends: Date) -> String {
        format!(
            "Notice for {} is due by {}, before the plan begins: whoever wants that end gives it now.",
            self.date(ends),
            self.date(by)
        )
    }

    fn contract_due_before(&self, renewal: &RenewalTold) -> String {
        self.renewed(renewal, "the plan begins only after the last day for notice")
    }

    fn funding_warning(&self, programme: &str) -> String {
        format!(
            "Order nothing and place no contract before “{programme}” is approved, or the funding is lost."
        )
    }

    fn funding_answers(&self, met: &str, open: &str, unmet: &str) -> String {
        if open.is_empty() && unmet.is_empty() {
            return "All conditions that were checked are met.".into();
        }
        let parts: Vec<String> = [("met", met), ("unknown", open), ("not met", unmet)]
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(answer, list)| format!("{answer}: {list}"))
            .collect();
        format!("{}.", self.begun(&parts.join("; ")))
    }

    fn funding_partner(&self) -> &'static str {
        "Possible only as a partner in somebody else's application."
    }

    fn funding_terms(
        &self,
        rate: Option<u8>,
        min_cost: Option<u32>,
        max_grant: Option<u32>,
        weeks: Option<u16>,
    ) -> String {
        let mut parts = Vec::new();
        if let Some(rate) = rate {
            parts.push(format!("pays {rate}% of the cost"));
        }
        if let Some(most) = max_grant {
            parts.push(format!("at most {}", self.euros(u64::from(most))));
        }
        if let Some(least) = min_cost {
            parts.push(format!("from a cost of {}", self.euros(u64::from(least))));
        }
        if let Some(weeks) = weeks {
            parts.push(format!("decision after about {weeks} weeks"));
        }
        parts.join(", ")
    }

    fn funding_loan(&self, grant: &str) -> String {
        let loan = "a loan that must be paid back";
        if grant.is_empty() {
            loan.into()
        } else {
            format!("{loan}; a grant on top in some cases only: {grant}")
        }
    }

    fn funding_closes(&self, day: Date) -> String {
        format!("applications until {}", self.date(day))
    }

    fn funding_questions(&self, questions: &str) -> String {
        format!("To be settled: {questions}")
    }

    fn funding_start(&self, permission: Permission) -> &'static str {
        match permission {
            Permission::Allowed => "Work may begin before the approval.",
            Permission::Forbidden => "Work may not begin before the approval.",
            Permission::Unknown => "Whether work may begin before the approval is not known; ask first.",
        }
    }

    fn funding_asked_for(&self) -> &'static str {
        "intended"
    }

    fn funding_may_fit(&self) -> &'static str {
        "May fit as well"
    }
}

impl English {
    /// That a contract renews, until when, and why.
    fn renewed(&self, renewal: &RenewalTold, because: &str) -> String {
        let times = match (renewal.times, renewal.months) {
            (1, _) => "once more".to_owned(),
            (_, 1) => "from month to month".to_owned(),
            (2, _) => "twice more".to_owned(),
            (more, _) => format!("{more} times more"),
        };
        let base = format!("Renews {times} until {}, because {because}", self.date(renewal.ends));
        match renewal.cost {
            Some(cost) if cost > 0 && renewal.times > 1 => {
                format!("{base}; that costs {} in all.", self.euros(cost))
            }
            Some(cost) if cost > 0 => format!("{base}; that costs {}.", self.euros(cost)),
            _ => format!("{base}."),
        }
    }
}

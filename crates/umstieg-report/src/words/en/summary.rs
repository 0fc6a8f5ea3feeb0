//! English sentences at the top of a plan.

use super::English;
use crate::words::{Forms, SummaryWords, ToolCounts};
use umstieg_core::format::scalar::Date;

impl SummaryWords for English {
    fn plan_title(&self, organisation: &str) -> String {
        format!("Migration plan: {organisation}")
    }

    fn as_of(&self, day: Date) -> String {
        format!("As of {}", self.date(day))
    }

    fn planning_time(&self, from: Date, to: Date) -> String {
        format!("planning period {}", self.period(from, to))
    }

    fn staff(&self, headcount: Option<u32>, users: u32) -> String {
        match headcount.filter(|headcount| *headcount != users) {
            Some(headcount) => {
                format!("{} staff, {} at computers", self.number(u64::from(headcount)), self.people(users))
            }
            None => self.people(users),
        }
    }

    fn tool_counts(&self, counts: ToolCounts) -> String {
        let verb =
            |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let parts: Vec<String> = [
            (counts.replaced, verb(counts.replaced, "is replaced", "are replaced")),
            (
                counts.covered,
                verb(counts.covered, "is covered by what is there", "are covered by what is there"),
            ),
            (counts.partly, verb(counts.partly, "is replaced in part", "are replaced in part")),
            (counts.kept, verb(counts.kept, "stays", "stay")),
            (counts.retired, verb(counts.retired, "goes", "go")),
            (counts.open, verb(counts.open, "is open already", "are open already")),
            (counts.unknown, verb(counts.unknown, "is not known", "are not known")),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
        let all = verb(counts.all, "tool", "tools");
        if parts.is_empty() {
            "The inventory is empty.".into()
        } else if let ([only], 2..) = (parts.as_slice(), counts.all) {
            // The same number twice is no news.
            let what = only.split_once(' ').map_or("", |(_, what)| what);
            format!("{all} in use; {} {what}.", if counts.all == 2 { "both" } else { "all" })
        } else {
            format!("{all} in use: {}.", self.all_of(&parts))
        }
    }

    fn begins_and_ends(&self, start: Date, end: Date, steps: usize) -> String {
        let steps =
            if steps == 1 { "1 step".to_owned() } else { format!("{} steps", self.number(steps as u64)) };
        format!("Work begins on {} and is done on {} ({steps}).", self.date(start), self.date(end))
    }

    fn last_notice(&self, day: Date) -> String {
        format!("The last notice follows on {}.", self.date(day))
    }

    fn nothing_to_do(&self) -> &'static str {
        "There is nothing to change."
    }

    fn work_needed(&self, minutes: u64, hours_a_month: u64, bought: u64) -> String {
        let of_it = if bought == 0 { String::new() } else { format!(", {bought} of them bought") };
        format!(
            "{} of about {} in all; {} a month {} available{of_it}.",
            if bought == 0 { "Own work" } else { "Work" },
            self.work(minutes),
            self.counted(hours_a_month, "hour", "hours"),
            if hours_a_month == 1 { "is" } else { "are" }
        )
    }

    fn contracts_end(&self, count: usize, euros: u64, cost_unknown: usize) -> String {
        let what = if count == 1 { "One contract ends".to_owned() } else { format!("{count} contracts end") };
        let cost = if count == 1 { "it costs" } else { "they cost" };
        let known = if euros > 0 {
            format!("{what}; {cost} {} a year today", self.euros(euros))
        } else {
            format!("{what} without known running costs")
        };
        match cost_unknown {
            0 => format!("{known}."),
            _ if euros == 0 => format!("{known}."),
            1 => format!("{known}, and the cost of one is not known."),
            _ => format!("{known}, and the cost of {cost_unknown} is not known."),
        }
    }

    fn care_needed(&self, minutes: u64) -> String {
        format!(
            "Running the in-house systems will then take about {} a month for updates and backups.",
            self.work(minutes)
        )
    }

    fn host_to_find(&self, products: &str, count: usize) -> String {
        let it = if count == 1 { "it" } else { "them" };
        format!(
            "No provider is known who runs {products} in the EU: before the trial find one who offers {it} in writing; if there is none, decide otherwise."
        )
    }

    fn too_much_care(&self, minutes: u64, hours_a_month: u64, hosted: &str) -> String {
        let base = format!(
            "Running what comes in takes about {} a month; there {} only {}.",
            self.work(minutes),
            if hours_a_month == 1 { "is" } else { "are" },
            self.counted(hours_a_month, "hour", "hours")
        );
        if hosted.is_empty() {
            format!("{base} Settle who runs it before it comes in.")
        } else {
            format!("{base} Providers would run {hosted}.")
        }
    }

    fn costs_not_counted(&self) -> &'static str {
        "What operation, support and devices for the new products cost is not included; ask for offers."
    }

    fn contracts_renew(&self, tools: &str, count: usize, euros: u64) -> String {
        let cost = if euros == 0 { String::new() } else { format!(" That costs {}.", self.euros(euros)) };
        if count == 1 {
            format!("One contract renews before the tool can go: {tools}.{cost}")
        } else {
            format!("{count} contracts renew before the tools can go: {tools}.{cost}")
        }
    }

    fn contracts_unused(&self, tools: &str, count: usize, euros: u64) -> String {
        let what = if count == 1 {
            "One contract goes on for months after the tool is switched off".to_owned()
        } else {
            format!("{count} contracts go on for months after the tools are switched off")
        };
        format!(
            "{what}: {tools}. That costs {}; ask the providers for an earlier end or fewer licences.",
            self.euros(euros)
        )
    }

    fn contracts_gap(&self, tools: &str, count: usize) -> String {
        if count == 1 {
            format!("One contract ends before the tool can go; an extension must be agreed: {tools}.")
        } else {
            format!("{count} contracts end before the tools can go; extensions must be agreed: {tools}.")
        }
    }

    fn go_against_limits(&self, tools: &str, count: usize, limits: &str, last: Date) -> String {
        let (breaks, off) = if count == 1 { ("breaks", "is it") } else { ("break", "are all of them") };
        format!(
            "{tools} {breaks} a requirement ({limits}). Only on {} {off} switched off: from now on enter nothing there that the requirement is about, and settle the time until then with those who set it.",
            self.date(last)
        )
    }

    fn stay_against_limits(&self, tools: &str, count: usize, limits: &str) -> String {
        let (stay, break_) = if count == 1 { ("stays", "breaks") } else { ("stay", "break") };
        format!("{tools} {stay} and {break_} a requirement ({limits}): settle that with those who set it.")
    }

    fn loses_updates(&self, tools: &str, count: usize, steps: &str, late: Option<Date>) -> String {
        let verb = if count == 1 { "does" } else { "do" };
        let protect = match late {
            Some(day) => format!("protect before {}, bring {steps} forward", self.date(day)),
            None => format!("protect in time: {steps}"),
        };
        format!("{tools} {verb} not get security updates for as long as the plan needs them; {protect}.")
    }

    fn kept_without_updates(&self, tools: &str, count: usize, steps: &str, begins: Option<Date>) -> String {
        let (get, stay) = if count == 1 { ("gets", "stays") } else { ("get", "stay") };
        let protect = self.protect_at_once(steps, begins);
        format!("{tools} {get} no security updates any more and {stay}; {protect}.")
    }

    fn gone_without_updates(&self, tools: &str, count: usize, steps: &str, begins: Option<Date>) -> String {
        let (get, run) = if count == 1 { ("gets", "runs") } else { ("get", "run") };
        let protect = self.protect_at_once(steps, begins);
        format!("{tools} {get} no security updates any more and {run} until the change; {protect}.")
    }
}

impl English {
    /// To protect at once, whenever work on the plan begins.
    fn protect_at_once(&self, steps: &str, begins: Option<Date>) -> String {
        match begins {
            Some(day) => format!("protect at once ({steps}), not only on {}", self.date(day)),
            None => format!("protect at once: {steps}"),
        }
    }
}

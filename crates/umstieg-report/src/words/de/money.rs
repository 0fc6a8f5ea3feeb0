//! German sentences about contracts and funding.

use super::German;
use crate::words::{Forms, MoneyWords, RenewalTold};
use umstieg_core::format::entry::Permission;
use umstieg_core::format::scalar::Date;

impl MoneyWords for German {
    fn contracts_running(&self) -> &'static str {
        "Weiter laufen, mit dem nächsten Ende"
    }

    fn contract_heads(&self) -> [&'static str; 6] {
        ["Programm", "Kündigen am", "spätestens", "endet am", "im Jahr", "Bemerkung"]
    }

    fn contract_renewed(&self, renewal: &RenewalTold, used_until: Date) -> String {
        let day = self.date(used_until);
        self.renewed(renewal, &format!("das Programm bis {day} gebraucht wird"))
    }

    fn contract_decided_late(&self, renewal: &RenewalTold) -> String {
        self.renewed(renewal, "erst nach der Kündigungsfrist entschieden ist")
    }

    fn contract_awaits_grant(&self, renewal: &RenewalTold, until: Date) -> String {
        let day = self.date(until);
        self.renewed(renewal, &format!("bis zum Förderbescheid ({day}) nichts bestellt werden darf"))
    }

    fn contract_partly_for_grant(&self, times: u32) -> String {
        let times = if times == 1 { "einmal".to_owned() } else { format!("{times}-mal") };
        format!("Davon {times} wegen der Wartezeit auf den Förderbescheid.")
    }

    fn contracts_fall_back(&self, tools: &str, count: usize) -> String {
        let (are, can) = if count == 1 { ("ist", "kann") } else { ("sind", "können") };
        format!(
            "{tools} {are} bis zum Vertragsende ohnehin bezahlt und {can} so lange Rückfallebene bleiben; wer den Rückweg länger \
             offen halten will, schaltet später ab."
        )
    }

    fn contract_unused(&self, months: u32, cost: Option<u64>) -> String {
        let months = self.counted(u64::from(months), "Monat", "Monate");
        match cost {
            Some(cost) if cost > 0 => {
                format!("Läuft nach dem letzten Gebrauch noch {months} ({}).", self.euros(cost))
            }
            _ => format!("Läuft nach dem letzten Gebrauch noch {months}."),
        }
    }

    fn notice_before(&self, product: &str) -> String {
        format!(
            "Gekündigt, bevor alle mit {product} arbeiten: Verzögert sich das, mit dem Anbieter verlängern."
        )
    }

    fn notice_unless_called(&self, callers: &str, steps: &str) -> String {
        format!(
            "Vorher klären, womit {callers} danach arbeitet ({steps}); ohne Zusage für diese Plätze nicht kündigen."
        )
    }

    fn contract_gap(&self, used_until: Date) -> String {
        format!(
            "Endet, bevor das Programm am {} weg kann: eine Verlängerung vereinbaren.",
            self.date(used_until)
        )
    }

    fn contract_open(&self) -> &'static str {
        "Ohne festes Ende; es endet, wenn das Programm nicht mehr gebraucht wird."
    }

    fn contract_ends_itself(&self) -> &'static str {
        "Endet von selbst."
    }

    fn contract_to_extend(&self) -> &'static str {
        "Endet von selbst; rechtzeitig verlängern."
    }

    fn contract_missed(&self, by: Date, ends: Date) -> String {
        format!(
            "Zum {} kann nur bis {} gekündigt werden, vor Beginn des Plans: Wer dieses Ende will, kündigt jetzt.",
            self.date(ends),
            self.date(by)
        )
    }

    fn contract_due_before(&self, renewal: &RenewalTold) -> String {
        self.renewed(renewal, "der Plan erst nach der Kündigungsfrist beginnt")
    }

    fn funding_warning(&self, programme: &str) -> String {
        format!(
            "Vor dem Bescheid von »{programme}« nichts bestellen und keinen Auftrag erteilen, sonst entfällt die Förderung."
        )
    }

    fn funding_answers(&self, met: &str, open: &str, unmet: &str) -> String {
        if open.is_empty() && unmet.is_empty() {
            return "Alle geprüften Bedingungen sind erfüllt.".into();
        }
        let parts: Vec<String> = [("Erfüllt", met), ("offen", open), ("nicht erfüllt", unmet)]
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(answer, list)| format!("{answer}: {list}"))
            .collect();
        format!("{}.", self.begun(&parts.join("; ")))
    }

    fn funding_partner(&self) -> &'static str {
        "Nur als Partner im Antrag eines anderen möglich."
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
            parts.push(format!("zahlt {rate} % der Kosten"));
        }
        if let Some(most) = max_grant {
            parts.push(format!("höchstens {}", self.euros(u64::from(most))));
        }
        if let Some(least) = min_cost {
            parts.push(format!("ab {} Kosten", self.euros(u64::from(least))));
        }
        if let Some(weeks) = weeks {
            parts.push(format!("Bescheid nach etwa {} Wochen", weeks));
        }
        parts.join(", ")
    }

    fn funding_loan(&self, grant: &str) -> String {
        let loan = "Kredit, der zurückzuzahlen ist";
        if grant.is_empty() {
            loan.into()
        } else {
            format!("{loan}; Zuschuss dazu nur in manchen Fällen: {grant}")
        }
    }

    fn funding_closes(&self, day: Date) -> String {
        format!("Anträge bis {}", self.date(day))
    }

    fn funding_questions(&self, questions: &str) -> String {
        format!("Zu klären: {questions}")
    }

    fn funding_start(&self, permission: Permission) -> &'static str {
        match permission {
            Permission::Allowed => "Vor dem Bescheid darf begonnen werden.",
            Permission::Forbidden => "Vor dem Bescheid darf nicht begonnen werden.",
            Permission::Unknown => {
                "Ob vor dem Bescheid begonnen werden darf, ist nicht bekannt; vorher fragen."
            }
        }
    }

    fn funding_asked_for(&self) -> &'static str {
        "vorgesehen"
    }

    fn funding_may_fit(&self) -> &'static str {
        "Könnte auch passen"
    }
}

impl German {
    /// That a contract renews, until when, and why.
    fn renewed(&self, renewal: &RenewalTold, because: &str) -> String {
        let times = match (renewal.times, renewal.months) {
            (1, _) => "noch einmal".to_owned(),
            (_, 1) => "weiter von Monat zu Monat".to_owned(),
            (2, _) => "noch zweimal".to_owned(),
            (3, _) => "noch dreimal".to_owned(),
            (more, _) => format!("noch {more}-mal"),
        };
        let base = format!("Verlängert sich {times} bis {}, weil {because}", self.date(renewal.ends));
        match renewal.cost {
            Some(cost) if cost > 0 && renewal.times > 1 => {
                format!("{base}; das kostet zusammen {}.", self.euros(cost))
            }
            Some(cost) if cost > 0 => format!("{base}; das kostet {}.", self.euros(cost)),
            _ => format!("{base}."),
        }
    }
}

//! German sentences at the top of a plan.

use super::German;
use crate::words::{Forms, SummaryWords, ToolCounts};
use umstieg_core::format::scalar::Date;

impl SummaryWords for German {
    fn plan_title(&self, organisation: &str) -> String {
        format!("Umstiegsplan: {organisation}")
    }

    fn as_of(&self, day: Date) -> String {
        format!("Stand {}", self.date(day))
    }

    fn planning_time(&self, from: Date, to: Date) -> String {
        format!("Planungszeitraum {}", self.period(from, to))
    }

    fn staff(&self, headcount: Option<u32>, users: u32) -> String {
        match headcount.filter(|headcount| *headcount != users) {
            Some(headcount) => format!(
                "{}, {} am Computer",
                self.counted(u64::from(headcount), "Beschäftigter", "Beschäftigte"),
                self.people(users)
            ),
            None => self.people(users),
        }
    }

    fn tool_counts(&self, counts: ToolCounts) -> String {
        let verb =
            |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let parts: Vec<String> = [
            (counts.replaced, verb(counts.replaced, "wird ersetzt", "werden ersetzt")),
            (counts.covered, verb(counts.covered, "geht in Vorhandenem auf", "gehen in Vorhandenem auf")),
            (counts.partly, verb(counts.partly, "wird zum Teil ersetzt", "werden zum Teil ersetzt")),
            (counts.kept, verb(counts.kept, "bleibt", "bleiben")),
            (counts.retired, verb(counts.retired, "fällt weg", "fallen weg")),
            (counts.open, verb(counts.open, "ist schon offen", "sind schon offen")),
            (counts.unknown, verb(counts.unknown, "ist nicht bekannt", "sind nicht bekannt")),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
        let all = verb(counts.all, "Programm", "Programme");
        if parts.is_empty() {
            "Die Bestandsliste ist leer.".into()
        } else if let ([only], 2..) = (parts.as_slice(), counts.all) {
            // The same number twice is no news.
            let what = only.split_once(' ').map_or("", |(_, what)| what);
            format!("{all} im Bestand; {} {what}.", if counts.all == 2 { "beide" } else { "alle" })
        } else {
            format!("{all} im Bestand: {}.", self.all_of(&parts))
        }
    }

    fn begins_and_ends(&self, start: Date, end: Date, steps: usize) -> String {
        let steps = if steps == 1 {
            "1 Schritt".to_owned()
        } else {
            format!("{} Schritte", self.number(steps as u64))
        };
        format!("Die Arbeit beginnt am {} und ist am {} fertig ({steps}).", self.date(start), self.date(end))
    }

    fn last_notice(&self, day: Date) -> String {
        format!("Die letzte Kündigung folgt am {}.", self.date(day))
    }

    fn nothing_to_do(&self) -> &'static str {
        "Es ist nichts umzustellen."
    }

    fn work_needed(&self, minutes: u64, hours_a_month: u64, bought: u64) -> String {
        let of_it = if bought == 0 { String::new() } else { format!(", davon {bought} eingekauft") };
        format!(
            "{} insgesamt etwa {}; im Monat {} {} verfügbar{of_it}.",
            if bought == 0 { "Eigener Aufwand" } else { "Aufwand" },
            self.work(minutes),
            if hours_a_month == 1 { "ist" } else { "sind" },
            self.counted(hours_a_month, "Stunde", "Stunden")
        )
    }

    fn contracts_end(&self, count: usize, euros: u64, cost_unknown: usize) -> String {
        let what =
            if count == 1 { "Ein Vertrag endet".to_owned() } else { format!("{count} Verträge enden") };
        let known = if euros > 0 {
            format!("{what}; sie kosten heute {} im Jahr", self.euros(euros))
        } else {
            format!("{what} ohne bekannte laufende Kosten")
        };
        let known = if count == 1 { known.replace("sie kosten", "er kostet") } else { known };
        match cost_unknown {
            0 => format!("{known}."),
            _ if euros == 0 => format!("{known}."),
            1 => format!("{known}, bei einem sind die Kosten nicht bekannt."),
            _ => format!("{known}, bei {cost_unknown} sind die Kosten nicht bekannt."),
        }
    }

    fn care_needed(&self, minutes: u64) -> String {
        format!(
            "Was im eigenen Haus läuft, braucht danach etwa {} im Monat für Updates und Sicherung.",
            self.work(minutes)
        )
    }

    fn host_to_find(&self, products: &str, count: usize) -> String {
        let it = if count == 1 { "es" } else { "sie" };
        format!(
            "Für {products} ist kein Anbieter bekannt, der {it} in der EU betreibt: Vor der Erprobung einen suchen, der es schriftlich anbietet; findet sich keiner, anders entscheiden."
        )
    }

    fn too_much_care(&self, minutes: u64, hours_a_month: u64, hosted: &str) -> String {
        let base = format!(
            "Der Betrieb des Neuen braucht etwa {} im Monat; da {} nur {}.",
            self.work(minutes),
            if hours_a_month == 1 { "ist" } else { "sind" },
            self.counted(hours_a_month, "Stunde", "Stunden")
        );
        if hosted.is_empty() {
            format!("{base} Vor der Einführung klären, wer es betreibt.")
        } else {
            format!("{base} Betrieb beim Anbieter gibt es für {hosted}.")
        }
    }

    fn costs_not_counted(&self) -> &'static str {
        "Was Betrieb, Support und Geräte für das Neue kosten, ist nicht gerechnet; dafür Angebote einholen."
    }

    fn contracts_renew(&self, tools: &str, count: usize, euros: u64) -> String {
        let cost = if euros == 0 { String::new() } else { format!(" Das kostet {}.", self.euros(euros)) };
        if count == 1 {
            format!("Ein Vertrag verlängert sich noch, bevor das Programm weg kann: {tools}.{cost}")
        } else {
            format!("{count} Verträge verlängern sich noch, bevor die Programme weg können: {tools}.{cost}")
        }
    }

    fn contracts_unused(&self, tools: &str, count: usize, euros: u64) -> String {
        let (what, them) = if count == 1 {
            ("Ein Vertrag läuft".to_owned(), "das Programm abgeschaltet ist")
        } else {
            (format!("{count} Verträge laufen"), "die Programme abgeschaltet sind")
        };
        format!(
            "{what} noch Monate weiter, nachdem {them}: {tools}. Das kostet {}; beim Anbieter nach einem früheren Ende oder weniger Lizenzen fragen.",
            self.euros(euros)
        )
    }

    fn contracts_gap(&self, tools: &str, count: usize) -> String {
        if count == 1 {
            format!(
                "Ein Vertrag endet, bevor das Programm weg kann; eine Verlängerung ist zu vereinbaren: {tools}."
            )
        } else {
            format!(
                "{count} Verträge enden, bevor die Programme weg können; Verlängerungen sind zu vereinbaren: {tools}."
            )
        }
    }

    fn go_against_limits(&self, tools: &str, count: usize, limits: &str, last: Date) -> String {
        let (breaks, off) = if count == 1 { ("verstößt", "ist es") } else { ("verstoßen", "sind alle") };
        format!(
            "{tools} {breaks} gegen eine Vorgabe ({limits}). Erst am {} {off} abgeschaltet: Ab sofort nichts mehr eingeben, was die Vorgabe betrifft, und den Übergang mit denen klären, die sie gesetzt haben.",
            self.date(last)
        )
    }

    fn stay_against_limits(&self, tools: &str, count: usize, limits: &str) -> String {
        let (stay, break_) = if count == 1 { ("bleibt", "verstößt") } else { ("bleiben", "verstoßen") };
        format!(
            "{tools} {stay} und {break_} gegen eine Vorgabe ({limits}): mit denen klären, die sie gesetzt haben."
        )
    }

    fn loses_updates(&self, tools: &str, count: usize, steps: &str, late: Option<Date>) -> String {
        let verb = if count == 1 { "bekommt" } else { "bekommen" };
        let protect = match late {
            Some(day) => format!("vor dem {} schützen, {steps} dafür vorziehen", self.date(day)),
            None => format!("rechtzeitig schützen: {steps}"),
        };
        format!("{tools} {verb} nicht so lange Sicherheitsupdates, wie der Plan sie braucht; {protect}.")
    }

    fn kept_without_updates(&self, tools: &str, count: usize, steps: &str, begins: Option<Date>) -> String {
        let (get, stay) = if count == 1 { ("bekommt", "bleibt") } else { ("bekommen", "bleiben") };
        let protect = self.protect_at_once(steps, begins);
        format!("{tools} {get} keine Sicherheitsupdates mehr und {stay}; {protect}.")
    }

    fn gone_without_updates(&self, tools: &str, count: usize, steps: &str, begins: Option<Date>) -> String {
        let (get, run) = if count == 1 { ("bekommt", "läuft") } else { ("bekommen", "laufen") };
        let protect = self.protect_at_once(steps, begins);
        format!("{tools} {get} keine Sicherheitsupdates mehr und {run} noch bis zum Wechsel; {protect}.")
    }
}

impl German {
    /// To protect at once, whenever work on the plan begins.
    fn protect_at_once(&self, steps: &str, begins: Option<Date>) -> String {
        match begins {
            Some(day) => format!("sofort schützen ({steps}), nicht erst am {}", self.date(day)),
            None => format!("sofort schützen: {steps}"),
        }
    }
}

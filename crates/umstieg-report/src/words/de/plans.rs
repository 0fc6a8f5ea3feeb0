//! German sentences about plans.

use super::German;
use crate::words::{Forms, PlanHeads, PlanWords, Terms, WorkTold};
use umstieg_core::format::entry::Hosting;
use umstieg_core::format::scalar::{CountryCode, Date, SoftwareId};
use umstieg_core::recommend::Way;

impl PlanWords for German {
    fn heads(&self) -> PlanHeads {
        PlanHeads {
            summary: "Auf einen Blick",
            tools: "Was mit den Programmen geschieht",
            replaced: "Werden ersetzt",
            covered: "Gehen in Vorhandenem auf",
            partly: "Werden zum Teil ersetzt",
            kept: "Bleiben",
            retired: "Fallen weg",
            open: "Sind schon offen",
            unknown: "Sind nicht bekannt",
            products: "Was neu ins Haus kommt",
            steps: "Der Plan",
            contracts: "Verträge",
            limits: "Was das Ende bestimmt",
            circles: "Aufgelöste Kreise",
            funding: "Förderung",
            duties: "Pflichten und Hinweise",
            dependence: "Abhängigkeit vorher und nachher",
            assumptions: "Annahmen, die zu bestätigen sind",
            evidence: "Belege",
        }
    }

    fn goes_with_parts(&self) -> &'static str {
        "Geht mit seinen Teilen, über die einzeln entschieden ist."
    }

    fn work_against_cost(&self, minutes: u64, euros_per_year: u64) -> String {
        let work = self.work(minutes);
        match euros_per_year {
            0 => format!("Eigener Aufwand: etwa {work}; das Programm kostet heute nichts."),
            euros => {
                format!(
                    "Eigener Aufwand: etwa {work}; das Programm kostet heute {} im Jahr.",
                    self.euros(euros)
                )
            }
        }
    }

    fn there_anyway(&self, products: &str, count: usize) -> String {
        let (be, stay) = if count == 1 { ("ist", "bleibt") } else { ("sind", "bleiben") };
        format!("{products} {be} schon im Haus und {stay}; ein neues Produkt ist dafür nicht nötig.")
    }

    fn for_part(&self, part: &str) -> String {
        format!("{part}:")
    }

    fn rest_stays(&self, part: &str, reason: &str) -> String {
        format!("{part}: {reason}")
    }

    fn some_keep_platform(&self, platform: &str, tools: (&str, usize), keep: (u32, u32), of: u32) -> String {
        let (least, most) = (self.number(keep.0.into()), self.number(keep.1.into()));
        let count = if least == most { most } else { format!("{least} bis {most}") };
        let keep = if keep.1 == 1 { "behält" } else { "behalten" };
        let need = if tools.1 == 1 { "braucht" } else { "brauchen" };
        let of = self.number(of.into());
        format!("{count} von {of} Arbeitsplätzen {keep} {platform}, weil {} es weiter {need}.", tools.0)
    }

    fn some_keep_it(&self, reason: &str, all: bool) -> String {
        let who = if all { "Vorerst behalten es alle" } else { "Ein Teil der Arbeitsplätze behält es" };
        format!("{who}: {reason}")
    }

    fn limit_of_country(&self, country: &CountryCode) -> String {
        format!("Sitz oder Muttergesellschaft des Herstellers: {}", self.country(country))
    }

    fn limit_of_hosting(&self, offered: &[Hosting]) -> String {
        let offered: Vec<String> = offered.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        format!("läuft nur {}", self.one_of(&offered))
    }

    fn kept_against_limit(&self, limit: &str) -> String {
        format!(
            "Achtung: Damit wird eine Vorgabe nicht eingehalten ({limit}). Mit denen klären, die sie gesetzt haben."
        )
    }

    fn goes_against_limit(&self, limit: &str) -> String {
        format!("Achtung: Bis zum Wechsel wird eine Vorgabe nicht eingehalten ({limit}).")
    }

    fn no_updates_since(&self, day: Date) -> String {
        format!("Achtung: Seit dem {} gibt es keine Sicherheitsupdates mehr.", self.date(day))
    }

    fn unless_it_is(&self, lines: &str) -> String {
        format!("Das gilt, falls es nicht {lines} ist.")
    }

    fn no_updates_after(&self, day: Date) -> String {
        format!("Sicherheitsupdates gibt es nur bis {}.", self.date(day))
    }

    fn trial_with(&self, title: &str, needs: &str) -> String {
        format!("{title} (Testumgebung mit {needs})")
    }

    fn supported_releases(&self, releases: &[(String, Date)]) -> String {
        let named: Vec<String> =
            releases.iter().map(|(release, day)| format!("{release} (bis {})", self.date(*day))).collect();
        let verb = if releases.len() == 1 { "bekommt" } else { "bekommen" };
        format!("Länger Updates {verb} {}.", self.some_of(&named, 3))
    }

    fn own_help_only(&self) -> &'static str {
        "Es muss jederzeit laufen, und der Katalog kennt niemanden, der dabei hilft: So entschieden nur, weil im Haus genug \
         Zeit ist; vorher einen Anbieter für den Notfall suchen."
    }

    fn free_update(&self, due: Option<Date>) -> String {
        match due {
            Some(day) => {
                format!("Die Aktualisierung darauf kostet nichts; bis zum {} ist sie nötig.", self.date(day))
            }
            None => "Die Aktualisierung darauf kostet nichts und ist sofort nötig.".into(),
        }
    }

    fn containment(&self, advice: &str) -> String {
        format!("Eingrenzen: {advice}")
    }

    fn contained_like(&self, tool: &str) -> String {
        format!("Eingrenzen: wie {tool}.")
    }

    fn open_releases(&self, releases: &str, count: usize) -> String {
        let are = if count == 1 { "wird" } else { "werden" };
        format!("Weiter gepflegt {are} {releases}, soweit bekannt ohne festes Ende.")
    }

    fn ways_out(&self, interfaces: &str, exports: &str) -> String {
        match (interfaces.is_empty(), exports.is_empty()) {
            (false, false) => format!("Anschluss über {interfaces}; Daten heraus als {exports}."),
            (false, true) => format!("Anschluss über {interfaces}."),
            (true, _) => format!("Daten heraus als {exports}."),
        }
    }

    fn unknown_tool(&self, nearest: Option<(&str, usize)>) -> String {
        let found = match nearest {
            Some((nearest, 1)) => format!("Im Katalog nicht gefunden; am nächsten kommt {nearest}."),
            Some((nearest, _)) => format!("Im Katalog nicht gefunden; am nächsten kommen {nearest}."),
            None => "Im Katalog nicht gefunden, auch nichts Ähnliches.".to_owned(),
        };
        format!("{found} Bis zur Klärung ändert der Plan hier nichts.")
    }

    fn unknown_fix(&self, nearest: Option<&SoftwareId>) -> (String, String, String) {
        match nearest {
            Some(id) => (
                "Ist das gemeint, in der Bestandsliste »".into(),
                format!("software: {id}"),
                "« ergänzen; sonst den Hersteller unter »publisher« angeben.".into(),
            ),
            None => (
                "In der Bestandsliste den genauen Namen und, wenn es einen gibt, den Hersteller unter »".into(),
                "publisher".into(),
                "« angeben oder das Programm im Katalog ergänzen. Bei Selbstgebautem und bei dem, was niemand mehr pflegt, \
                 jetzt klären: worauf es läuft, wer es kennt, wie die Daten herauskommen."
                    .into(),
            ),
        }
    }

    fn retire(&self, contract: bool) -> &'static str {
        if contract {
            "Niemand nutzt es; es wird gekündigt und ohne Ersatz abgeschaltet."
        } else {
            "Niemand nutzt es; es wird ohne Ersatz abgeschaltet."
        }
    }

    fn go_with(&self, systems: &str, contract: bool) -> String {
        let how = if contract { "gekündigt und abgeschaltet" } else { "abgeschaltet" };
        format!(
            "Dient nur {systems} und geht damit: Es wird {how}, sobald {systems} nicht mehr läuft. Wie die neuen \
             Arbeitsplätze geschützt und gepflegt werden, gesondert festlegen."
        )
    }

    fn product_for(&self, tools: &str) -> String {
        format!("statt {tools}")
    }

    fn required_by(&self, products: &str) -> String {
        format!("nötig für {products}")
    }

    fn license_unknown(&self) -> &'static str {
        "nicht bekannt"
    }

    fn suffix_unknown(&self) -> &'static str {
        "»only« oder »or later« ungeklärt"
    }

    fn license(&self, license: &str) -> String {
        format!("Lizenz: {license}.")
    }

    fn providers(&self, list: &str) -> String {
        format!("Anbieter: {list}.")
    }

    fn no_providers(&self) -> &'static str {
        "Anbieter: keiner im Katalog."
    }

    fn references(&self, list: &str) -> String {
        format!("Im Einsatz: {list}.")
    }

    fn run_by(&self, way: &Way, provider: &str, own_care: bool) -> String {
        match way {
            Way::OwnDevice => "Läuft auf den eigenen Geräten.".into(),
            Way::InHouse if own_care => "Läuft im eigenen Haus; gerechnet ist mit eigener Pflege.".into(),
            Way::InHouse => "Läuft im eigenen Haus.".into(),
            Way::Provider(_) => format!(
                "Läuft bei einem Anbieter, zum Beispiel {provider}; den Vertrag vor der Einrichtung schließen."
            ),
            Way::Managed => "Läuft bei einem Anbieter in der EU, der noch zu finden ist.".into(),
            Way::Elsewhere => "Läuft außerhalb der EU oder bei unbekanntem Betreiber.".into(),
        }
    }

    fn wave(&self, number: usize, period: &str, products: &str) -> String {
        format!("Welle {number}, {period}: {products}")
    }

    fn step_heads(&self) -> [&'static str; 4] {
        ["Nr.", "Zeit", "Schritt", "Warum nicht früher"]
    }

    fn something(&self) -> &'static str {
        "…"
    }

    fn lead_time_title(&self, what: &str, about: Option<&str>, product: Option<&str>) -> String {
        let title = match product {
            Some(product) => format!("{what} für {product}"),
            None => what.to_owned(),
        };
        match about {
            Some(about) => format!("{title} abwarten ({about})"),
            None => format!("{title} abwarten"),
        }
    }

    fn funding_title(&self, programme: &str) -> String {
        format!("Förderung beantragen und den Bescheid abwarten: {programme}")
    }

    fn interface_title(&self, from: &str, to: &str) -> String {
        format!("Datenaustausch von {from} zu {to} neu regeln und prüfen")
    }

    fn interface_asked_title(&self, from: &str, to: &str) -> String {
        format!("Schriftlich klären, wie der Datenaustausch von {from} zu {to} nach dem Wechsel geht")
    }

    fn call_title(&self, caller: &str, called: &str) -> String {
        format!("Mit dem Hersteller schriftlich klären, womit {caller} statt {called} arbeitet")
    }

    fn called_by(&self, callers: &str, count: usize, called: &str, steps: &str) -> String {
        let call = if count == 1 { "ruft" } else { "rufen" };
        format!(
            "Bedingung: {callers} {call} {called} auf. Wer damit arbeitet, wechselt erst, wenn geklärt ist, womit es danach geht ({steps}); ohne schriftliche Zusage behalten diese Arbeitsplätze ihre Lizenzen."
        )
    }

    fn outside(&self) -> &'static str {
        "Stellen außer Haus"
    }

    fn limit_work(&self, work: &WorkTold) -> String {
        let mut text = format!(
            "Die Zeit der IT bestimmt das Ende: insgesamt {} Arbeit bei {} im Monat{}",
            self.work(work.minutes),
            self.counted(work.hours_a_month, "Stunde", "Stunden"),
            if work.assumed { " (angenommen)" } else { "" }
        );
        if work.months > 0 {
            text.push_str(&format!(", also etwa {}", self.counted(work.months, "Monat", "Monate")));
        }
        if work.blocked_weeks > 0 {
            let weeks = self.counted(work.blocked_weeks, "Woche", "Wochen");
            text.push_str(&format!("; dazu {weeks}, in denen nichts umgestellt wird"));
        }
        text.push('.');
        if let Some((minutes, from, to)) = work.narrow {
            text.push_str(&format!(
                " Am engsten ist es im Zeitraum {}: {} Arbeit dieser Zeit können nicht früher beginnen.",
                self.period(from, to),
                self.work(minutes)
            ));
        }
        text
    }

    fn limit_chain(&self, steps: &str, days: u32, turns: usize) -> String {
        let base = format!(
            "Diese Schritte folgen aufeinander und brauchen zusammen {}: {steps}.",
            self.working_days(days)
        );
        let choice = match turns {
            0 => return base.replace("folgen aufeinander", "folgen zwingend aufeinander"),
            1 => "An einer Stelle ist das".to_owned(),
            _ => format!("An {turns} Stellen ist das"),
        };
        format!(
            "{base} {choice} kein Zwang, sondern gewollt: Nur so viele Produkte sind zugleich unterwegs, dass Begonnenes fertig wird."
        )
    }

    fn stale_data(&self, data: &str, roll_out: &str, days: u32) -> String {
        format!(
            "Zwischen {data} und {roll_out} liegen {}; was bis dahin am alten Ort geschrieben wird, muss noch einmal \
             übernommen werden.",
            self.working_days(days)
        )
    }

    fn pausing(&self, step: &str, from: Date, to: Date, hours: Option<u64>) -> String {
        let period = self.period(from, to);
        let base = format!("{step} passt in kein offenes Zeitfenster und ruht dazwischen ({period})");
        match hours {
            Some(hours) => format!(
                "{base}; mit {} im Monat ginge es in einem.",
                self.counted(hours, "Stunde", "Stunden")
            ),
            None => format!("{base}."),
        }
    }

    fn stale_backup(&self, backup: &str, data: &str, days: u32) -> String {
        format!(
            "Zwischen {backup} und {data} liegen {}; unmittelbar vorher ist noch einmal zu sichern.",
            self.working_days(days)
        )
    }

    fn stale_lesson(&self, lesson: &str, roll_out: &str, days: u32) -> String {
        format!(
            "Zwischen {lesson} und {roll_out} liegen {}; kurz vor der Einführung ist das Gelernte aufzufrischen.",
            self.working_days(days)
        )
    }

    fn stale_more(&self, more: usize) -> String {
        let steps =
            if more == 1 { "einen weiteren Schritt".to_owned() } else { format!("{more} weitere Schritte") };
        format!("Dasselbe gilt für {steps}, die auf eine Einführung warten.")
    }

    fn limit_closed(&self, weeks: u64, confined: bool) -> Option<String> {
        let come = if weeks == 1 { "kommt" } else { "kommen" };
        let weeks = (weeks > 0).then(|| self.counted(weeks, "Woche", "Wochen"));
        let closed = weeks.map(|weeks| format!("Dazu {come} {weeks}, in denen nichts umgestellt wird."));
        let confined =
            confined.then(|| "Wo Zeitfenster vorgegeben sind, wird nur in diesen umgestellt.".to_owned());
        [closed, confined].into_iter().flatten().reduce(|a, b| format!("{a} {b}"))
    }

    fn limit_people(&self, at_once: u32, from: Date, to: Date) -> String {
        let period = self.period(from, to);
        if at_once == 1 {
            format!(
                "Den Beschäftigten ist nur eine Umstellung auf einmal zuzumuten; im Zeitraum {period} ist das ausgeschöpft."
            )
        } else {
            format!(
                "Den Beschäftigten sind nur {at_once} Umstellungen auf einmal zuzumuten; im Zeitraum {period} ist das ausgeschöpft."
            )
        }
    }

    fn limit_learning(&self, from: Date, to: Date) -> String {
        let period = self.period(from, to);
        format!("Im Zeitraum {period} ist die Zeit ausgeschöpft, die die Beschäftigten zum Lernen haben.")
    }

    fn limit_search(&self) -> &'static str {
        "Alle kürzeren Pläne wurden durchgesehen; keiner hält alle Bedingungen ein."
    }

    fn end_proven(&self, end: Date) -> String {
        format!("Vor dem {} ist das mit diesen Schritten nachweislich nicht zu schaffen.", self.date(end))
    }

    fn end_gap(&self, bound: Date) -> String {
        format!(
            "Vor dem {} kann kein Plan fertig sein; ob es bis dahin zu schaffen wäre, ist offen.",
            self.date(bound)
        )
    }

    fn end_open(&self) -> &'static str {
        "Ob ein anderer Plan früher fertig wäre, ist offen."
    }

    fn choice_quality(&self, proven: bool, gap_percent: u64) -> String {
        let what = "Unter allem, was gewogen wurde – je Programm die besten Kandidaten, allein oder mit ihrer besten \
                    Ergänzung –, ist diese Auswahl der Produkte nach der Gewichtung";
        if proven {
            format!("{what} nachweislich die beste.")
        } else {
            format!("{what} höchstens {gap_percent} % schlechter als die bestmögliche.")
        }
    }

    fn circle(&self, members: &str, given_up: &str, waited_for: &str, because: &str) -> String {
        format!(
            "Im Kreis warteten aufeinander: {members}. Deshalb wartet »{given_up}« nicht mehr auf »{waited_for}«. Dafür hätte gesprochen: {because}"
        )
    }

    fn duty(&self, kind: &str, rule: Option<&str>, tools: Option<&str>, note: Option<&str>) -> String {
        let mut text = match rule {
            Some(rule) => format!("{kind} ({rule})"),
            None => kind.to_owned(),
        };
        if let Some(tools) = tools {
            text.push_str(&format!(" für {tools}"));
        }
        if let Some(note) = note {
            text.push_str(&format!(": {note}"));
        }
        text
    }

    fn flow(
        &self,
        from: &str,
        to: &str,
        required: bool,
        standards: Option<&str>,
        note: Option<&str>,
    ) -> String {
        let must = if required { "Unverzichtbarer Datenaustausch" } else { "Datenaustausch" };
        let mut text = format!("{must} von {from} zu {to}");
        if let Some(standards) = standards {
            text.push_str(&format!(" über {standards}"));
        }
        if let Some(note) = note {
            text.push_str(&format!(": {note}"));
        }
        text
    }

    fn blackout(&self, from: Date, to: Date, reason: Option<&str>, tools: Option<&str>) -> String {
        let mut text = format!("Keine Umstellung {}", self.period(from, to));
        if let Some(tools) = tools {
            text.push_str(&format!(" bei {tools}"));
        }
        match reason {
            Some(reason) => format!("{text}: {reason}"),
            None => text,
        }
    }

    fn skills(&self, list: &str) -> String {
        format!("Fähigkeiten: {list}")
    }

    fn goals(&self, list: &str) -> String {
        format!("Ziele: {list}")
    }

    fn dependence_heads(&self) -> [&'static str; 3] {
        ["Programme nach Herkunft", "vorher", "nachher"]
    }

    fn dependence_rows(&self) -> [&'static str; 4] {
        [
            "offen",
            "proprietär, Hersteller in der EU",
            "proprietär, Hersteller außerhalb der EU",
            "nicht bekannt",
        ]
    }

    fn assumed_users(&self, users: u32) -> String {
        format!("{} arbeiten am Computer.", self.people(users)).replace("Person arbeiten", "Person arbeitet")
    }

    fn assumed_capacity(&self, hours_a_month: u64) -> String {
        format!(
            "Für die Umstellung {} {} im Monat verfügbar.",
            if hours_a_month == 1 { "ist" } else { "sind" },
            self.counted(hours_a_month, "Stunde", "Stunden")
        )
    }

    fn assumed_region(&self) -> &'static str {
        "Der Ort ist nicht angegeben: Kein Anbieter zählt als nah, und Feiertage sind nicht berücksichtigt."
    }

    fn assumed_start(&self, day: Date) -> String {
        format!("Die Arbeit kann am {} beginnen.", self.date(day))
    }

    fn assumed_uses(&self, tools: &str) -> String {
        format!("Wofür genutzt wird, ist nicht angegeben; gerechnet ist mit allem Wesentlichen: {tools}.")
    }

    fn assumed_tool_users(&self, tools: &str) -> String {
        format!("Alle am Computer nutzen: {tools}.")
    }

    fn assumed_no_tender(&self, products: &str) -> String {
        format!(
            "Ohne Vergabe gerechnet, weil es freie Programme für den Arbeitsplatz sind: {products}. Wird dafür Support oder Schulung gekauft, das Programm bei der Vergabe unter »applies_to« nennen."
        )
    }

    fn assumed_read_as(&self, read: &[(String, String)]) -> String {
        let read: Vec<String> =
            read.iter().map(|(written, name)| format!("»{written}« als {name}")).collect();
        format!("Gelesen wurde {}.", self.all_of(&read))
    }

    fn assumed_renewal(&self, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "verlängert" } else { "verlängern" };
        format!("Ohne Kündigung {verb} sich um zwölf Monate: {tools}.")
    }

    fn assumed_between_the_years(&self, periods: &str) -> String {
        format!(
            "Zwischen Heiligabend und Silvester ist keine Arbeit eingeplant, wie an gesetzlichen Feiertagen: {periods}."
        )
    }

    fn assumed_seasons(&self, seasons: &str) -> String {
        format!(
            "Der Plan reicht in dieselbe Zeit des folgenden Jahres; nur für das genannte Jahr ist angegeben, wann nichts umgestellt \
             wird: {seasons}. Kommt das jedes Jahr wieder, die weiteren Zeiträume angeben."
        )
    }

    fn assumed_windows(&self, windows: &str) -> String {
        format!(
            "Der Plan reicht über die angegebenen Umstellungszeiten hinaus; gerechnet ist danach mit denselben Kalendertagen in jedem Jahr: {windows}. Ferien liegen jedes Jahr anders: die wirklichen Zeiträume angeben."
        )
    }

    fn assumed_release(&self, tools: &str) -> String {
        format!(
            "Nicht angegeben ist, welche Version im Einsatz ist: {tools}. Nicht jede Version bekommt bis zum Ende des Plans \
             Sicherheitsupdates; angenommen ist eine, die sie bekommt."
        )
    }

    fn beyond_horizon(&self, horizon: Date, end: Date) -> String {
        format!(
            "Der Umstieg ist erst am {} fertig, nach dem Ende des Planungszeitraums am {}.",
            self.date(end),
            self.date(horizon)
        )
    }

    fn evidence_quality(&self, all: usize, unverified: usize, oldest: Option<(Date, &str)>) -> String {
        let mut text = match (all, unverified) {
            (0, _) => "Es wurden keine Angaben zum Funktionsumfang gebraucht.".to_owned(),
            (all, 0) => format!("Alle {all} Angaben zum Funktionsumfang der gewählten Produkte sind belegt."),
            (all, 1) => {
                format!("Von {all} Angaben zum Funktionsumfang der gewählten Produkte ist eine nicht belegt.")
            }
            (all, some) => format!(
                "Von {all} Angaben zum Funktionsumfang der gewählten Produkte sind {some} nicht belegt."
            ),
        };
        if let Some((day, age)) = oldest {
            text.push_str(&format!(" Der älteste Beleg wurde am {} geprüft ({age}).", self.date(day)));
        }
        text
    }
}

//! German reasons.

use super::German;
use crate::escape::FIXED_SPACE;
use crate::words::{Answers, Forms, Reasons, Terms};
use umstieg_core::format::entry::{Hosting, LicenseModel, Platform, Sector, StepKind};
use umstieg_core::format::inventory::LeadTimeKind;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};

impl Reasons for German {
    fn waits_for(&self, step: &str, number: usize, lag_days: u32, because: &str) -> String {
        match lag_days {
            0 => format!("Wartet auf »{step}« (Nr.{FIXED_SPACE}{number}): {because}"),
            days => format!(
                "Wartet auf »{step}« (Nr.{FIXED_SPACE}{number}) und danach {}: {because}",
                self.working_days(days)
            ),
        }
    }

    fn follows(&self, number: usize, lag_days: u32, because: &str) -> String {
        match lag_days {
            0 => format!("Nach Nr.{FIXED_SPACE}{number}: {because}"),
            days => format!("Nach Nr.{FIXED_SPACE}{number} und {}: {because}", self.working_days(days)),
        }
    }

    fn steps(&self, numbers: &[usize]) -> String {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("Nr.{FIXED_SPACE}{}", self.some_of(&numbers, 3))
    }

    fn because_playbook(&self, first: StepKind) -> &'static str {
        match first {
            StepKind::Survey => "Erst muss bekannt sein, was da ist.",
            StepKind::BackupTest => "Erst muss eine geprüfte Sicherung da sein.",
            StepKind::Procure => "Erst muss bestellt sein.",
            StepKind::Agree => "Erst muss die Zustimmung da sein.",
            StepKind::AwaitFunding => "Erst muss der Bescheid da sein.",
            StepKind::ProofOfConcept => "Entschieden wird nach der Erprobung.",
            StepKind::Decide => "Erst muss die Entscheidung gefallen sein.",
            StepKind::Install => "Erst muss es eingerichtet sein.",
            StepKind::Bridge => "Erst müssen alt und neu verbunden sein.",
            StepKind::Adapt => "Erst müssen Vorlagen und Schnittstellen passen.",
            StepKind::Train => "Erst wird eingewiesen, wer damit arbeitet.",
            StepKind::MigrateData => "Erst müssen die Daten übernommen sein.",
            StepKind::RollOut => "Erst müssen alle mit dem Neuen arbeiten.",
            StepKind::ParallelRun => "So lange bleibt der Weg zurück offen.",
            StepKind::GiveNotice => "Erst muss gekündigt sein.",
            StepKind::Archive => "Erst muss archiviert sein, was aufzubewahren ist.",
            StepKind::SwitchOff => "Erst muss das Alte abgeschaltet sein.",
            StepKind::Contain => "Erst muss geregelt sein, wie das Bleibende eingegrenzt wird.",
            StepKind::Review => "Erst wird der Stand geprüft.",
        }
    }

    fn because_required(&self, product: &str, needs: &str) -> String {
        format!("{product} funktioniert nicht ohne {needs}.")
    }

    fn because_filled(&self, product: &str, needs: &str, role: &str) -> String {
        format!("{product} braucht in diesem Plan {needs} als {role}.")
    }

    fn because_added(&self, product: &str, needs: &str, capabilities: &str) -> String {
        format!("Zu {product} gehört {needs} für: {capabilities}.")
    }

    fn because_last_need(&self, tool: &str) -> String {
        format!("{tool} wird gebraucht, bis das Letzte daraus umgezogen ist.")
    }

    fn because_served(&self, system: &str) -> String {
        format!("Was nur {system} dient, wird gebraucht, solange {system} läuft.")
    }

    fn because_bundle(&self, suite: &str, part: &str) -> String {
        format!("{suite} lässt sich nur als Ganzes kündigen, und {part} gehört dazu.")
    }

    fn because_interface(&self, from: &str, to: &str) -> String {
        format!("Die Daten müssen weiter von {from} zu {to} fließen, sonst steht die Arbeit.")
    }

    fn because_call(&self, caller: &str, called: &str) -> String {
        format!("{caller} ruft {called} auf; erst muss feststehen, womit es danach geht.")
    }

    fn because_exposed(&self, tool: &str) -> String {
        format!(
            "{tool} bekommt keine Sicherheitsupdates mehr oder bald keine; das wird vor allem anderen geschützt."
        )
    }

    fn shortened(&self, usual_days: u32) -> String {
        format!(
            "Kürzer als die üblichen {}, damit der Vertrag sich nicht noch einmal verlängert.",
            self.counted(u64::from(usual_days), "Arbeitstag", "Arbeitstage")
        )
    }

    fn because_lead_time(&self, kind: LeadTimeKind) -> String {
        match kind {
            LeadTimeKind::Tender => "Ohne abgeschlossene Vergabe darf nicht bestellt werden.",
            LeadTimeKind::WorksCouncil => "Der Betriebs- oder Personalrat muss vorher zustimmen.",
            LeadTimeKind::Budget => "Die Mittel müssen vorher freigegeben sein.",
            LeadTimeKind::Consent => "Andere müssen vorher zustimmen.",
        }
        .into()
    }

    fn because_asked(&self, kind: LeadTimeKind) -> &'static str {
        match kind {
            LeadTimeKind::Tender => "Ausgeschrieben wird, was entschieden ist.",
            LeadTimeKind::Budget => "Mittel werden für das beantragt, was entschieden ist.",
            LeadTimeKind::WorksCouncil | LeadTimeKind::Consent => {
                "Um Zustimmung wird für das gebeten, was entschieden ist."
            }
        }
    }

    fn because_funding(&self, programme: &str) -> String {
        format!("Vor dem Bescheid von »{programme}« darf nichts bestellt werden.")
    }

    fn because_wish(&self, first: &str, then: &str, reason: Option<&str>) -> String {
        match reason {
            Some(reason) => format!("{first} soll vor {then} umgestellt werden – {reason}."),
            None => format!("{first} soll auf eigenen Wunsch vor {then} umgestellt werden."),
        }
    }

    fn because_decision(&self, product: &str) -> String {
        format!("Gebraucht wird es nur für {product}; darüber muss erst entschieden sein.")
    }

    fn because_decided(&self, product: &str) -> String {
        format!("Erst wird über {product} entschieden, damit nicht zu viel zugleich erprobt wird.")
    }

    fn because_turn(&self, product: &str) -> String {
        format!("Erst wird {product} fertig eingeführt, damit nicht zu viel zugleich begonnen ist.")
    }

    fn because_settling(&self, product: &str) -> String {
        format!(
            "Erst gewöhnen sich alle an {product}; große Umstellungen für dieselben Menschen brauchen Abstand."
        )
    }

    fn because_settled(&self, product: &str) -> String {
        format!("Erst haben alle {product}; vorher lernt niemand die nächste große Umstellung.")
    }

    fn why_start(&self) -> &'static str {
        "Beginnt mit dem Plan."
    }

    fn why_busy(&self, with: &str) -> String {
        format!("Vorher ist die Zeit der IT belegt ({with}).")
    }

    fn why_people_busy(&self, with: &str, count: usize, goes: bool) -> String {
        let end = if count == 1 { "endet" } else { "enden" };
        if goes {
            format!("Wer es noch öffnet, hat vorher mit anderen Umstellungen zu tun: Erst {end} {with}.")
        } else {
            format!("Nicht zu viel auf einmal für die Beschäftigten: Erst {end} {with}.")
        }
    }

    fn why_learning(&self, with: &str, count: usize) -> String {
        let end = if count == 1 { "endet" } else { "enden" };
        format!("Mehr auf einmal zu lernen, fehlt den Beschäftigten die Zeit: Erst {end} {with}.")
    }

    fn why_closed(&self, from: Date, to: Date, reason: Option<&str>) -> String {
        let period = self.period(from, to);
        let when = if from == to { format!("Am {period}") } else { format!("Im Zeitraum {period}") };
        match reason {
            Some(reason) => format!("{when} wird nichts umgestellt ({reason})."),
            None => format!("{when} wird nichts umgestellt."),
        }
    }

    fn why_latest_notice(&self, deadline: Date) -> String {
        format!(
            "So spät wie sicher möglich, damit der Weg zurück offen bleibt; Frist ist der {}.",
            self.date(deadline)
        )
    }

    fn why_switched_off(&self, deadline: Date) -> String {
        format!(
            "Das Programm ist abgeschaltet, weiteres Warten bringt nichts; Frist ist der {}.",
            self.date(deadline)
        )
    }

    fn why_ready(&self) -> &'static str {
        "Gekündigt wird so, dass der Vertrag endet, wenn nichts mehr an ihm hängt; nie vor der Entscheidung."
    }

    fn why_confined(&self, opens: Date, reason: Option<&str>) -> String {
        let opens = self.date(opens);
        match reason {
            Some(reason) => format!("Vor dem {opens} ist kein Zeitfenster offen ({reason})."),
            None => format!("Vor dem {opens} ist kein Zeitfenster offen."),
        }
    }

    fn why_fresh_backup(&self, data: &str, days: u32) -> String {
        format!(
            "Höchstens {} vorher ({data}), sonst ist die Sicherung bis dahin veraltet.",
            self.working_days(days)
        )
    }

    fn why_fresh_data(&self, roll_out: &str, days: u32) -> String {
        format!(
            "Höchstens {} vor der Einführung ({roll_out}), sonst sind die Daten bis dahin veraltet.",
            self.working_days(days)
        )
    }

    fn why_fresh_lesson(&self, roll_out: &str, days: u32) -> String {
        format!(
            "Höchstens {} vor der Einführung ({roll_out}), sonst ist das Gelernte bis dahin vergessen.",
            self.working_days(days)
        )
    }

    fn why_free(&self) -> &'static str {
        "Könnte früher beginnen, bringt aber nichts."
    }

    fn why_fall_back(&self) -> &'static str {
        "Beginnt so, dass der Weg zurück bis zum Abschalten offen bleibt."
    }

    fn keep_rule(&self, text: &str) -> String {
        format!("Bleibt nach Vorgabe: {text}.").replace("..", ".")
    }

    fn keep_owned(&self, owner: &str) -> String {
        format!("Bleibt, weil andere darüber bestimmen: {owner}.")
    }

    fn keep_no_substitute(&self, reason: Option<&str>, searched: Option<Date>) -> String {
        let mut text = match reason {
            Some(reason) => format!("Bleibt, weil heute nichts Offenes passt. {reason}"),
            None => "Bleibt, weil der Katalog keinen offenen Ersatz kennt.".to_owned(),
        };
        if let Some(day) = searched {
            text.push_str(&format!(" Gesucht am {}.", self.date(day)));
        }
        text
    }

    fn complement_out(&self, name: &str, reason: &str) -> String {
        format!("Zusammen mit {name} ginge es, aber auch das scheidet aus: {reason}")
    }

    fn keep_nothing_fits(&self, nearest: Option<(&str, &str)>) -> String {
        match nearest {
            Some((name, reason)) => {
                format!(
                    "Bleibt, weil kein Ersatz in Frage kommt. Am nächsten kommt {name}, scheidet aber aus: {reason}"
                )
            }
            None => "Bleibt, weil im Katalog kein Ersatz steht, der in Frage kommt.".into(),
        }
    }

    fn keep_platform(&self, platform: Platform, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "braucht" } else { "brauchen" };
        format!("Bleibt, weil {tools} weiter {} {verb}.", self.platform(platform))
    }

    fn keep_platform_where(&self, (least, most): (u32, u32), of: u32, is_known: bool) -> String {
        let (least, most, of) = (self.number(least.into()), self.number(most.into()), self.number(of.into()));
        let why = if is_known {
            "je nachdem, ob dieselben Leute sie nutzen"
        } else {
            "je nach dieser Auskunft und danach, ob dieselben Leute sie nutzen"
        };
        format!("Das betrifft {least} bis {most} von {of} Arbeitsplätzen, {why}.")
    }

    fn keep_platform_unknown(&self, platform: Platform, tools: &str, count: usize) -> String {
        format!("Bleibt vorerst: {}", self.keep_platform_perhaps(platform, tools, count))
    }

    fn keep_platform_perhaps(&self, platform: Platform, tools: &str, count: usize) -> String {
        let platform = self.platform(platform);
        if count == 1 {
            format!("Ob {tools} ohne {platform} läuft, ist nicht bekannt. Beim Anbieter klären.")
        } else {
            format!("Ob {tools} ohne {platform} laufen, ist nicht bekannt. Bei den Anbietern klären.")
        }
    }

    fn keep_server(&self, platform: Platform, tools: &str, count: usize, known: bool) -> String {
        let system = self.platform(platform);
        match (known, count) {
            (true, 1) => {
                format!("Bleibt zum Teil: {tools} bleibt und läuft nur auf einem Server mit {system}.")
            }
            (true, _) => {
                format!("Bleibt zum Teil: {tools} bleiben und laufen nur auf einem Server mit {system}.")
            }
            (false, 1) => format!(
                "Bleibt zum Teil: {tools} bleibt, und ob es ohne einen Server mit {system} läuft, ist nicht bekannt. Beim Anbieter klären."
            ),
            (false, _) => format!(
                "Bleibt zum Teil: {tools} bleiben, und ob sie ohne einen Server mit {system} laufen, ist nicht bekannt. Bei den Anbietern klären."
            ),
        }
    }

    fn keep_devices(&self, platform: Platform, tools: &str) -> String {
        format!(
            "Bleibt zum Teil: Geräte mit {} hängen daran und bleiben ({tools}); was an die Stelle tritt, kann nicht alles, was sie brauchen.",
            self.platform(platform)
        )
    }

    fn keep_interface(&self, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "arbeitet" } else { "arbeiten" };
        format!("{tools} {verb} damit zusammen; der Datenaustausch mit dem Neuen ist noch nicht geklärt.")
    }

    fn keep_chosen_excluded(&self, software: &str, why: &str) -> String {
        format!("Bleibt, denn {software}, im Bestand als Ersatz gewünscht, scheidet aus: {why}")
    }

    fn barred_leaves(&self) -> &'static str {
        "Es ist im Haus und wird selbst abgelöst."
    }

    fn barred_system(&self) -> &'static str {
        "Es läuft auf keinem der Systeme, die nach der Umstellung da sind."
    }

    fn barred_requirement(&self) -> &'static str {
        "Es braucht etwas, das neben dem, was bleibt und kommt, nicht eingeführt werden kann."
    }

    fn keep_bundle(&self, part: &str) -> String {
        format!("Bleibt im Vertrag, weil {part} bleibt und nicht allein zu haben ist.")
    }

    fn keep_rest_of_suite(&self) -> &'static str {
        "Bleibt, weil der größere Teil des Pakets bleibt und es ohnehin bezahlt wird; ein zweites Programm für den Rest spart nichts."
    }

    fn keep_not_worth_it(&self, best: Option<(&str, u16)>) -> String {
        let best = best
            .map(|(name, score)| format!("; am besten schnitt {name} ab ({})", self.points(score)))
            .unwrap_or_default();
        format!("Bleibt: Nach der Gewichtung wiegt der Aufwand schwerer als der Gewinn{best}.")
    }

    fn keep_cheap(
        &self,
        best: &str,
        minutes: u64,
        hours_per_month: u64,
        euros_per_year: u64,
        leaves_openly: bool,
        seat: Option<&CountryCode>,
    ) -> String {
        let seat = seat.map_or_else(|| "der EU".to_owned(), |country| self.country(country));
        let then = match hours_per_month {
            0 => String::new(),
            hours => format!(" und dann etwa {} im Monat für den Betrieb", self.work(hours * 60)),
        };
        let cost = match euros_per_year {
            0 => "das Programm kostet nichts".to_owned(),
            euros => format!("das Programm kostet {} im Jahr", self.euros(euros)),
        };
        let (data, check) = if leaves_openly {
            (", und die Daten lassen sich in einem offenen Format ausgeben", "")
        } else {
            ("", " Vorher prüfen, ob die Daten in einem offenen Format herauskommen (im Katalog ungeprüft).")
        };
        format!(
            "Bleibt: Der Wechsel zu {best} bräuchte etwa {} eigene Arbeit{then}; {cost}. Der Hersteller sitzt in {seat}{data}; die Zeit ist anderswo besser angelegt. Neu rechnen, wenn {best} auch für anderes ins Haus kommt.{check}",
            self.work(minutes)
        )
    }

    fn keep_open(&self) -> &'static str {
        "Ist schon offene Software."
    }

    fn keep_unused(&self) -> &'static str {
        "Wird von niemandem genutzt."
    }

    fn out_essential(&self, needs: &str) -> String {
        format!("Kann nicht, was unverzichtbar ist, oder niemand hat es geprüft: {needs}.")
    }

    fn out_unstated(&self) -> &'static str {
        "Tut Ähnliches, aber keine Quelle nennt es als Ersatz."
    }

    fn out_niche(&self) -> &'static str {
        "Ersetzt das Bisherige nur für einen engen Zweck."
    }

    fn out_not_open(&self, model: LicenseModel) -> String {
        format!("Die Lizenz ist nicht offen genug ({}).", self.license_model(model))
    }

    fn out_coverage(&self, share: u16, wanted: u16) -> String {
        format!("Deckt nur {} des Genutzten ab; verlangt sind {}.", self.percent(share), self.percent(wanted))
    }

    fn out_hosting(&self, offered: &[Hosting]) -> String {
        let offered: Vec<String> = offered.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        if offered.is_empty() {
            "Es ist nicht bekannt, wie es betrieben werden kann.".into()
        } else {
            format!("Läuft nur {}; das ist nicht erlaubt.", self.one_of(&offered))
        }
    }

    fn out_jurisdiction(&self, country: Option<&CountryCode>) -> String {
        match country {
            Some(country) => {
                format!("Der Betreiber untersteht einem ausgeschlossenen Land ({}).", self.country(country))
            }
            None => "Es ist nicht bekannt, welchem Land der Betreiber untersteht.".into(),
        }
    }

    fn out_language(&self, language: &LanguageCode, known: bool) -> String {
        let language = self.language(language);
        if known {
            format!("Die Oberfläche gibt es nicht auf {language}.")
        } else {
            format!("Es ist nicht bekannt, ob es die Oberfläche auf {language} gibt.")
        }
    }

    fn out_platform(&self, platform: Platform, known: bool) -> String {
        match (platform, known) {
            (Platform::Web, true) => "Läuft nicht im Browser.".into(),
            (Platform::Web, false) => "Es ist nicht bekannt, ob es im Browser läuft.".into(),
            (other, true) => format!("Läuft nicht unter {}.", self.platform(other)),
            (other, false) => format!("Es ist nicht bekannt, ob es unter {} läuft.", self.platform(other)),
        }
    }

    fn out_format(&self, formats: &str, count: usize, reads: bool) -> String {
        let demanded = if count == 1 { "das verlangte Format" } else { "eines der verlangten Formate" };
        let verb = if reads { "auch schreibt" } else { "liest" };
        format!("Es ist nicht belegt, dass es {demanded} {formats} {verb}.")
    }

    fn out_main_format(&self, format: &str, reads: bool) -> String {
        if reads {
            format!(
                "Die Arbeit liegt im Format {format} und wird darin ausgetauscht; dass es das schreibt, ist nicht belegt."
            )
        } else {
            format!(
                "Die Arbeit liegt im Format {format} und wird darin ausgetauscht; dass es das liest, ist nicht belegt."
            )
        }
    }

    fn out_sector(&self, only_for: &[Sector]) -> String {
        let sectors: Vec<String> = only_for.iter().map(|sector| self.sector(*sector).to_owned()).collect();
        format!("Ist nur für andere Branchen gedacht ({}).", self.all_of(&sectors))
    }

    fn out_multi_tenancy(&self, known: bool) -> &'static str {
        if known {
            "Mehrere Organisationen können es nicht sicher gemeinsam nutzen."
        } else {
            "Ob mehrere Organisationen es sicher gemeinsam nutzen können, steht nicht im Katalog; beim Hersteller erfragen."
        }
    }

    fn out_providers(&self, known: usize, wanted: usize) -> String {
        match known {
            0 if wanted == 1 => "Es ist kein Anbieter bekannt; verlangt ist mindestens einer.".into(),
            0 => format!("Es ist kein Anbieter bekannt; verlangt sind {wanted}."),
            1 => format!("Es ist nur ein Anbieter bekannt; verlangt sind {wanted}."),
            _ => format!("Es sind nur {known} Anbieter bekannt; verlangt sind {wanted}."),
        }
    }

    fn out_support(&self) -> &'static str {
        "Im Katalog ist niemand, der dafür nachweislich Wartung, Support oder Betrieb anbietet; verlangt ist mindestens ein Anbieter."
    }

    fn out_unattended(&self, needs: &str, hours: u32) -> String {
        format!(
            "Das muss zu jeder Stunde gehen ({needs}): Im Katalog ist niemand bekannt, der es betreibt oder wartet, und im Haus sind dafür keine {hours} Stunden im Monat angegeben."
        )
    }

    fn out_unmaintained(&self) -> &'static str {
        "Niemand pflegt es mehr."
    }

    fn out_conflict(&self, with: &str, versions: Option<&str>, known: bool) -> String {
        match (versions, known) {
            (Some(versions), true) => format!("Die Versionen {versions} vertragen sich nicht mit {with}."),
            (None, true) => format!("Verträgt sich nicht mit {with}."),
            (Some(versions), false) => format!(
                "Die Versionen {versions} vertragen sich mit manchen Versionen von {with} nicht; welche im Haus ist, ist nicht bekannt."
            ),
            (None, false) => format!(
                "Verträgt sich mit manchen Versionen von {with} nicht; welche im Haus ist, ist nicht bekannt."
            ),
        }
    }

    fn out_requirement(&self, any_of: &str, role: Option<&str>, needs: &str) -> String {
        let needed = if needs.is_empty() { String::new() } else { format!(" für »{needs}«") };
        match (role, any_of.is_empty()) {
            (Some(role), true) => format!(
                "Es braucht{needed} noch etwas anderes (Aufgabe: {role}); der Katalog kennt dafür nichts Offenes, und im Bestand steht auch nichts."
            ),
            (Some(role), false) => {
                format!("Es braucht{needed} {any_of} (Aufgabe: {role}); das hält die Vorgaben nicht ein.")
            }
            (None, true) => format!(
                "Es braucht{needed} ein anderes Programm, das weder offen noch in passender Version im Haus ist."
            ),
            (None, false) => format!("Es braucht{needed} {any_of}; das hält die Vorgaben nicht ein."),
        }
    }
}

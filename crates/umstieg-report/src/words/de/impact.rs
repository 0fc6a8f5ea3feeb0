//! German sentences about changes of the catalogue.

use super::German;
use crate::words::{Answers, Fate, Forms, ImpactCounts, ImpactHeads, ImpactWords, Move};
use umstieg_core::format::kind::EntryKind;
use umstieg_core::format::message::Message;
use umstieg_core::format::scalar::Date;
use umstieg_core::impact::Proof;
use umstieg_core::order::Answer;
use umstieg_core::plan::Renewal;

impl ImpactWords for German {
    fn impact_heads(&self) -> ImpactHeads {
        ImpactHeads {
            mistakes: "Fehler im Katalog",
            decisions: "Was anders entschieden wird",
            catalogue: "Was sich im Katalog ändert",
            unread: "Nicht verglichen",
            organisations: "Was sich für wen ändert",
            ranking: "Ranglisten",
            products: "Produkte",
            plan: "Plan",
            what: "Was",
            before: "vorher",
            after: "nachher",
            because: "wegen",
        }
    }

    fn impact_title(&self) -> &'static str {
        "Was diese Änderung des Katalogs bewirkt"
    }

    fn impact_entries(&self, added: usize, changed: usize, removed: usize, name: Option<&str>) -> String {
        let mut parts = Vec::new();
        for (count, verbs) in [
            (added, ("kommt hinzu", "kommen hinzu")),
            (changed, ("ändert sich", "ändern sich")),
            (removed, ("fällt weg", "fallen weg")),
        ] {
            if count > 0 {
                let verb = if count == 1 { verbs.0 } else { verbs.1 };
                let what = if parts.is_empty() {
                    self.counted(count as u64, "Eintrag", "Einträge")
                } else {
                    self.number(count as u64)
                };
                parts.push(format!("{what} {verb}"));
            }
        }
        match name {
            Some(name) => format!("{}: {name}.", self.all_of(&parts)),
            None => format!("{}.", self.all_of(&parts)),
        }
    }

    fn impact_sources_only(&self) -> &'static str {
        "Nur Quellen und die Tage, an denen jemand nachgesehen hat, ändern sich, keine Aussage."
    }

    fn impact_nothing(&self, whole: bool) -> &'static str {
        if whole {
            "Beide Kataloge sagen dasselbe."
        } else {
            "Was sich von beiden Katalogen lesen lässt, sagt dasselbe."
        }
    }

    fn impact_effects(&self, counts: ImpactCounts, day: Date) -> String {
        let day = self.date(day);
        if counts.affected == 0 {
            let all =
                self.counted(counts.all as u64, "betrachtete Organisation", "betrachteten Organisationen");
            return format!("Für {all} ändert sich nichts (geplant mit Stand vom {day}).");
        }
        let all = self.counted(counts.all as u64, "betrachteten Organisation", "betrachteten Organisationen");
        let verb = if counts.affected == 1 { "ist" } else { "sind" };
        format!(
            "Von {all} {verb} {} betroffen (geplant mit Stand vom {day}): {}.",
            counts.affected,
            self.what_changes(counts)
        )
    }

    fn impact_unasked(&self) -> &'static str {
        "Es ist keine Bestandsliste angegeben, daher steht hier nichts über Ranglisten, Entscheidungen und Pläne."
    }

    fn impact_of_one(&self, name: &str, counts: ImpactCounts) -> String {
        format!("{name}: {}", self.what_changes(counts))
    }

    fn impact_single_cause(&self, name: &str) -> String {
        format!("All das kommt von {name}, denn sonst ändert sich nichts.")
    }

    fn impact_causes(&self) -> &'static str {
        "Woher eine Wirkung kommt, ist durch Weglassen gefunden: Ohne das, was genannt ist, wäre sie eine andere."
    }

    fn impact_refused(&self, before: usize, after: usize, comparable: bool) -> String {
        let errors = |count: usize| self.counted(count as u64, "Fehler", "Fehler");
        let which = match (before, after) {
            (0, after) => format!("Der Katalog nach der Änderung hat {}", errors(after)),
            (before, 0) => format!("Der Katalog vor der Änderung hat {}", errors(before)),
            (before, after) => {
                format!("Der Katalog vor der Änderung hat {}, der danach {}", errors(before), errors(after))
            }
        };
        let rest = if comparable {
            "Was unten über Angaben steht, gilt für das, was lesbar ist."
        } else {
            "Nichts lässt sich vergleichen."
        };
        format!(
            "{which}; was die Änderung für Ranglisten, Entscheidungen und Pläne bedeutet, lässt sich daher nicht sagen. \
             {rest}"
        )
    }

    fn impact_side(&self, after: bool) -> &'static str {
        if after { "nach der Änderung" } else { "vor der Änderung" }
    }

    fn impact_unread(&self, names: &str) -> String {
        format!("Ihre Dateien sind auf einer der Seiten nicht lesbar: {names}.")
    }

    fn entry_kind(&self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Software => "Software",
            EntryKind::Provider => "Anbieter",
            EntryKind::Funding => "Förderprogramm",
            EntryKind::Reference => "Einsatz",
            EntryKind::Category => "Kategorie",
            EntryKind::Capability => "Funktion",
            EntryKind::Standard => "Standard",
            EntryKind::Format => "Format",
            EntryKind::DataKind => "Datenart",
            EntryKind::Role => "Rolle",
            EntryKind::Service => "Dienstleistung",
            EntryKind::Certification => "Zertifizierung",
            EntryKind::License => "Lizenz",
            EntryKind::Rule => "Ordnungsregel",
            EntryKind::Playbook => "Ablauf",
        }
    }

    fn rule_sources(&self, playbooks: bool) -> &'static str {
        if playbooks { "Quellen der Abläufe" } else { "Quellen der Ordnungsregeln" }
    }

    fn manifest(&self) -> &'static str {
        "Was der Katalog über sich sagt"
    }

    fn entry_added(&self) -> &'static str {
        "kommt hinzu"
    }

    fn entry_removed(&self) -> &'static str {
        "fällt weg"
    }

    fn fact_added(&self) -> &'static str {
        "neu:"
    }

    fn fact_removed(&self) -> &'static str {
        "nicht mehr:"
    }

    fn sources_changed(&self, rechecked: usize, others: usize) -> String {
        let mut parts = Vec::new();
        if rechecked > 0 {
            parts.push(format!("{} erneut geprüft", self.counted(rechecked as u64, "Quelle", "Quellen")));
        }
        if others > 0 {
            let more = if rechecked > 0 { "weitere " } else { "" };
            let changes = if others == 1 { "Änderung" } else { "Änderungen" };
            parts.push(format!("{others} {more}{changes} an Quellen"));
        }
        format!("{}.", self.all_of(&parts))
    }

    fn facts_more(&self, count: usize) -> String {
        format!("{} im Eintrag selbst.", self.counted(count as u64, "weitere Änderung", "weitere Änderungen"))
    }

    fn because_of(&self, causes: &str) -> String {
        format!("Wegen: {causes}.")
    }

    fn cause_together(&self, names: &[String]) -> String {
        format!("{} zusammen", self.all_of(names))
    }

    fn cause_among(&self, names: &[String]) -> String {
        format!("einiges von {}", self.some_of(names, 5))
    }

    fn fate(&self, fate: Fate<'_>) -> String {
        match fate {
            Fate::Replaced("") => "geht mit seinen Teilen".into(),
            Fate::Replaced(products) => products.into(),
            Fate::Covered(by) => format!("geht, {by} ist ohnehin da"),
            Fate::Partly(products) => format!("teilweise {products}, der Rest bleibt"),
            Fate::Stays => "bleibt".into(),
            Fate::Retires => "geht ohne Ersatz".into(),
            Fate::Open => "ist schon offen".into(),
            Fate::Unknown => "ist nicht bekannt".into(),
        }
    }

    fn reason_changes(&self) -> &'static str {
        "ebenso, aus anderem Grund"
    }

    fn meaning_title(&self) -> &'static str {
        "gilt als"
    }

    fn meaning_unknown(&self) -> &'static str {
        "nichts, was bekannt ist"
    }

    fn first_changes(&self, before: Option<&str>, after: Option<&str>) -> String {
        match (before, after) {
            (Some(before), Some(after)) => format!("{after} steht vorn statt {before}."),
            (Some(before), None) => format!("Nichts passt mehr; bisher stand {before} vorn."),
            (None, Some(after)) => format!("{after} steht vorn; bisher passte nichts."),
            (None, None) => String::new(),
        }
    }

    fn candidate_moves(&self, name: &str, what: Move<'_>) -> String {
        match what {
            Move::Comes { place, score } => {
                format!("{name} ist neu dabei, auf Platz {place} mit {}.", self.in_points(score))
            }
            Move::ComesRuledOut { why } => format!("{name} ist neu dabei, scheidet aber aus. {why}"),
            Move::Goes => format!("{name} kommt nicht mehr infrage."),
            Move::RuledOut { why } => format!("{name} scheidet jetzt aus. {why}"),
            Move::Allowed { place, score } => {
                format!("{name} scheidet nicht mehr aus: Platz {place} mit {}.", self.in_points(score))
            }
            Move::OtherReasons { why } => format!("{name} scheidet weiter aus, aus anderen Gründen. {why}"),
            Move::Scored { places: (from, to), scores: (was, is) } => {
                let points = format!("{} → {}", (was + 5) / 10, self.points(is));
                if from == to {
                    format!("{name}: {points}, weiter Platz {to}.")
                } else {
                    format!("{name}: {points}, Platz {from} → {to}.")
                }
            }
        }
    }

    fn candidates_barely(&self, count: usize) -> String {
        let moved = self.counted(count as u64, "Kandidat verschiebt sich", "Kandidaten verschieben sich");
        format!("{moved} um weniger als einen Punkt.")
    }

    fn product_comes(&self, name: &str, purpose: &str) -> String {
        format!("{name} kommt {purpose}.")
    }

    fn product_goes(&self, name: &str) -> String {
        format!("{name} kommt nicht mehr.")
    }

    fn product_changes(&self, name: &str, before: &str, after: &str) -> String {
        format!("{name} kommt {after}; vorher {before}.")
    }

    fn product_purpose(&self, tools: &str, (products, count): (&str, usize), users: u32) -> String {
        let instead = if tools.is_empty() { String::new() } else { format!("statt {tools}, ") };
        let under = if products.is_empty() {
            String::new()
        } else {
            format!("weil {products} es {}, ", if count == 1 { "braucht" } else { "brauchen" })
        };
        format!("{instead}{under}für {}", self.people(users))
    }

    fn contract_end(&self, day: Date, renewal: Renewal) -> String {
        let day = self.date(day);
        match renewal {
            Renewal::None => day,
            Renewal::Renewed(1) => format!("{day}, einmal verlängert"),
            Renewal::Renewed(times) => format!("{day}, {times}-mal verlängert"),
            Renewal::Gap => format!("{day}, bevor das Programm weg kann"),
            Renewal::Open => format!("{day}, ohne festes Ende"),
        }
    }

    fn minutes(&self, minutes: u64) -> String {
        self.counted(minutes, "Minute", "Minuten")
    }

    fn row_roll_out(&self, product: &str) -> String {
        format!("Alle haben {product}")
    }

    fn row_switch_off(&self, tool: &str) -> String {
        format!("{tool} ist abgeschaltet")
    }

    fn row_contract(&self, tool: &str) -> String {
        format!("Vertrag für {tool} endet")
    }

    fn row_cost(&self) -> &'static str {
        "Endende Verträge, Kosten im Jahr"
    }

    fn row_steps(&self) -> &'static str {
        "Schritte"
    }

    fn row_effort(&self) -> &'static str {
        "Eigene Arbeit"
    }

    fn row_end(&self) -> &'static str {
        "Fertig am"
    }

    fn row_proof(&self) -> &'static str {
        "Nachgewiesen"
    }

    fn row_funding(&self, programme: &str) -> String {
        format!("Bedingungen von {programme}")
    }

    fn proof(&self, proof: Proof) -> String {
        let choice = if proof.choice {
            "beste Auswahl der Produkte".to_owned()
        } else {
            format!("Auswahl der Produkte höchstens {} % schlechter als die beste", proof.gap_percent)
        };
        let end = if proof.end { "kein früheres Ende" } else { "früheres Ende offen" };
        format!("{choice}; {end}")
    }

    fn funding_answer(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Yes => "erfüllt",
            Answer::Unknown => "nicht bekannt, ob erfüllt",
            Answer::No => "nicht erfüllt",
        }
    }

    fn refusal(&self, why: &Message) -> String {
        format!("kein Plan: {}", why.de)
    }

    fn planned(&self) -> &'static str {
        "es gibt einen Plan"
    }

    fn steps_added(&self, titles: &str) -> String {
        format!("Neue Schritte: {titles}.")
    }

    fn steps_removed(&self, titles: &str) -> String {
        format!("Schritte, die wegfallen: {titles}.")
    }

    fn cut_short(&self, missing: &[&str]) -> String {
        let missing: Vec<String> = missing.iter().map(|heading| self.quote(heading)).collect();
        let lacks = match missing.len() {
            0 => String::new(),
            1 => format!(" Es fehlt der Abschnitt {}.", missing.concat()),
            _ => format!(" Es fehlen die Abschnitte {}.", self.all_terms(&missing)),
        };
        format!(
            "Hier ist gekürzt, denn mehr fasst ein Kommentar nicht.{lacks} Wer `umstieg catalogue impact` selbst aufruft, sieht alles."
        )
    }
}

impl German {
    fn what_changes(&self, counts: ImpactCounts) -> String {
        let count =
            |count: usize, one: &str, many: &str| (count > 0).then(|| self.counted(count as u64, one, many));
        let parts = [
            count(counts.decisions, "Entscheidung", "Entscheidungen"),
            count(counts.rankings, "Rangliste", "Ranglisten"),
            count(counts.products, "Produkt", "Produkte"),
            count(counts.plans, "Plan", "Pläne"),
        ];
        self.all_of(&parts.into_iter().flatten().collect::<Vec<_>>())
    }

    /// Points after “mit”.
    fn in_points(&self, score: u16) -> String {
        self.counted(u64::from((score + 5) / 10), "Punkt", "Punkten")
    }
}

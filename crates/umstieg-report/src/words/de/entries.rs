//! German words about entries.

use super::German;
use crate::words::Forms;
use crate::words::entries::{EntryWords, Labels};
use umstieg_core::format::entry::PhaseKind;
use umstieg_core::format::scalar::Date;

impl EntryWords for German {
    fn labels(&self) -> Labels {
        Labels {
            categories: "Kategorien",
            license: "Lizenz",
            maker: "Hersteller",
            maintenance: "Pflege",
            release: "Neueste Version",
            website: "Website",
            repository: "Quelltext",
            demo: "Ausprobieren",
            includes: "Enthält",
            part_of: "Teil von",
            built_on: "Beruht auf",
            hosting: "Läuft",
            platforms: "Geräte",
            languages: "Sprachen",
            tenancy: "Mandanten",
            roles: "Übernimmt",
            standards: "Standards",
            reads: "Liest",
            writes: "Schreibt",
            requires: "Braucht",
            works_with: "Arbeitet mit",
            clashes_with: "Verträgt sich nicht mit",
            only_for: "Nur für",
            support: "Unterstützung",
            facts: "Angaben",
            capabilities: "Funktionen",
            replaces: "Kann ersetzen",
            replaced_by: "Kann ersetzt werden durch",
            no_substitute: "Kein offener Ersatz",
            containment: "Wie es sich eingrenzen lässt",
            providers: "Anbieter",
            references: "Im Einsatz",
            sources: "Belege",
            kind: "Art",
            seat: "Sitz",
            serves: "Einzugsgebiet",
            sectors: "Branchen",
            status: "Stand",
            certifications: "Zertifikate",
            services: "Leistungen",
            region: "Gebiet",
            applicants: "Wer beantragen kann",
            terms: "Umfang",
            pays_for: "Zahlt für",
            questions: "Zu klären",
            hints: "Hinweise",
            start: "Beginn",
            software: "Software",
            place: "Ort",
            sector: "Branche",
            users: "Nutzende",
            replaced: "Abgelöst",
            replaced_at: "Abgelöst bei",
            phases: "Ablauf",
            lessons: "Was sich daraus lernen lässt",
        }
    }

    fn capability_heads(&self) -> [&'static str; 4] {
        ["Funktion", "Umfang", "Beleg", "Anmerkung"]
    }

    fn controlled_from(&self, country: &str) -> String {
        format!("beherrscht aus: {country}")
    }

    fn unverified(&self) -> &'static str {
        "nicht belegt"
    }

    fn only_in(&self, editions: &str) -> String {
        format!("nur in {editions}")
    }

    fn full_up_to(&self, people: u32) -> String {
        format!("In vollem Umfang für Gruppen bis {}.", self.people(people))
    }

    fn only_with(&self, software: &str) -> String {
        format!("zusammen mit {software}")
    }

    fn bundled(&self) -> &'static str {
        "kommt mit der Installation"
    }

    fn any_filling(&self, role: &str) -> String {
        format!("eine Software für: {role}")
    }

    fn only_for(&self, capabilities: &str) -> String {
        format!("nur für {capabilities}")
    }

    fn only_hosted(&self, ways: &str) -> String {
        format!("nur bei Betrieb {ways}")
    }

    fn security_ends(&self, release: &str, day: Date) -> String {
        format!("{release}: Sicherheitsupdates bis {}", self.date(day))
    }

    fn support_ends(&self, release: &str, day: Date) -> String {
        format!("{release}: Unterstützung bis {}", self.date(day))
    }

    fn evidence_of_entry(&self, sources: usize, oldest: Option<(Date, &str)>, unverified: usize) -> String {
        let mut text = if sources == 1 { "1 Beleg".to_owned() } else { format!("{sources} Belege") };
        if let Some((day, age)) = oldest {
            text.push_str(&format!(", der älteste geprüft am {} ({age})", self.date(day)));
        }
        match unverified {
            0 => format!("{text}."),
            1 => format!("{text}; eine Funktion ist nicht belegt."),
            some => format!("{text}; {some} Funktionen sind nicht belegt."),
        }
    }

    fn employees(&self, least: Option<u32>, most: Option<u32>) -> String {
        match (least, most) {
            (Some(least), Some(most)) => format!("{least} bis {most} Beschäftigte"),
            (Some(least), None) => format!("ab {least} Beschäftigten"),
            (None, Some(most)) => format!("bis {most} Beschäftigte"),
            (None, None) => String::new(),
        }
    }

    fn turnover(&self, most_keur: u32) -> String {
        format!("Umsatz oder Bilanz bis {}", self.euros(u64::from(most_keur) * 1000))
    }

    fn except(&self, sectors: &str) -> String {
        format!("nicht: {sectors}")
    }

    fn as_partners(&self, types: &str) -> String {
        format!("als Partner: {types}")
    }

    fn everybody(&self) -> &'static str {
        "keine Bedingung bekannt"
    }

    fn search_title(&self, query: &str) -> String {
        format!("Suche nach »{query}«")
    }

    fn nothing_found(&self, several: bool) -> &'static str {
        if several {
            "Nichts gefunden. Gesucht wird, was alle Wörter hat; weniger Wörter finden mehr."
        } else {
            "Nichts gefunden."
        }
    }

    fn how_sure(&self, confidence: u8) -> String {
        match confidence {
            85.. => "sicher".into(),
            60..85 => "wahrscheinlich".into(),
            _ => "ähnlich".into(),
        }
    }

    fn phase_heads(&self) -> [&'static str; 5] {
        ["Phase", "Software", "Zeit", "Personen", "Beleg"]
    }

    fn phase(&self, kind: PhaseKind) -> &'static str {
        match kind {
            PhaseKind::Decision => "Beschluss",
            PhaseKind::ProofOfConcept => "Erprobung",
            PhaseKind::RollOut => "Einführung",
            PhaseKind::SwitchOff => "Abschaltung",
            PhaseKind::Return => "Rückkehr",
        }
    }

    fn phase_period(&self, from: Date, to: Date) -> String {
        self.period(from, to)
    }

    fn phase_from(&self, from: Date) -> String {
        format!("ab {}", self.date(from))
    }

    fn phase_to(&self, to: Date) -> String {
        format!("bis {}", self.date(to))
    }

    fn phase_months(&self, months: u16) -> String {
        self.counted(u64::from(months), "Monat", "Monate")
    }

    fn confirmed(&self, day: Date, age: &str) -> String {
        format!("zuletzt gesehen am {} ({age})", self.date(day))
    }
}

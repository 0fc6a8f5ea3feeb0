//! German sentences about what a plan rests on.

use super::German;
use crate::words::{Forms, OFFICE_THINKABLE, SupportHeads, SupportWords, Terms, Whose};
use umstieg_core::format::entry::{Hosting, Platform};
use umstieg_core::format::inventory::DataRegion;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};
use umstieg_core::plan::{Reach, Seats};

/// Countries and step numbers that are named before they are counted.
const NAMED: usize = 6;

impl SupportWords for German {
    fn support_heads(&self) -> SupportHeads {
        SupportHeads {
            policy: "Vorgaben, an die sich jeder Vorschlag hält",
            learning: "Fähigkeiten und Schulung",
            contacts: "Wer in der Nähe berät",
            measures: "Was die Organisation selbst einrichtet",
        }
    }

    fn limit_critical(&self) -> &'static str {
        "Kritische Infrastruktur: Wo die Bestandsliste nichts anderes sagt, gelten strengere Vorgaben für Betrieb, \
         Nachweise der Betreiber, Zahl der Anbieter und Länge der Erprobung. Erprobung, Entscheidung und Prüfung der \
         Rücksicherung bleiben eigene Schritte, auch bei wenigen Personen."
    }

    fn limit_hosting(&self, modes: &[Hosting]) -> String {
        let modes: Vec<String> = modes.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        format!("Software läuft nur {}.", self.one_of(&modes))
    }

    fn limit_certifications(&self, any_of: &str) -> String {
        format!("Wer Software für die Organisation betreibt, weist eines davon nach: {any_of}.")
    }

    fn limit_data_region(&self, region: DataRegion) -> Option<&'static str> {
        match region {
            DataRegion::Any => None,
            DataRegion::Eu => Some("Daten bleiben in der EU."),
            DataRegion::De => Some("Daten bleiben in Deutschland."),
            DataRegion::InHouse => Some("Daten bleiben im Haus."),
        }
    }

    fn limit_jurisdictions(&self, countries: &[CountryCode]) -> String {
        let countries: Vec<String> = countries.iter().map(|country| self.country(country)).collect();
        format!("Keine Daten bei Unternehmen mit Sitz oder Muttergesellschaft in: {}.", countries.join(", "))
    }

    fn limit_languages(&self, languages: &[LanguageCode]) -> String {
        let languages: Vec<String> = languages.iter().map(|language| self.language(language)).collect();
        format!("Jede Oberfläche gibt es auf {}.", self.all_of(&languages))
    }

    fn limit_platforms(&self, platforms: &[Platform]) -> String {
        let platforms: Vec<String> =
            platforms.iter().map(|platform| self.platform(*platform).to_owned()).collect();
        format!("Was alle nutzen, läuft auf: {}.", self.all_of(&platforms))
    }

    fn limit_coverage(&self, share: u16) -> String {
        format!("Ein Ersatz deckt mindestens {} dessen ab, was genutzt wird.", self.percent(share))
    }

    fn limit_multi_tenancy(&self) -> &'static str {
        "Mehrere Organisationen können sich eine Installation teilen."
    }

    fn limit_open_core(&self) -> &'static str {
        "Kein Produkt, das nur im Kern offen ist."
    }

    fn limit_providers(&self, wanted: usize) -> String {
        if wanted == 1 {
            "Mindestens ein Anbieter ist bekannt.".into()
        } else {
            format!("Mindestens {wanted} Anbieter sind bekannt.")
        }
    }

    fn limit_support(&self) -> &'static str {
        "Für einen Ersatz bietet jemand nachweislich Wartung, Support oder Betrieb beim Kunden an."
    }

    fn limit_released_since(&self, day: Date) -> String {
        format!("Ein Ersatz hat seit dem {} eine neue Version erhalten.", self.date(day))
    }

    fn out_release(&self, newest: Option<Date>, since: Date) -> String {
        match newest {
            Some(newest) => {
                format!(
                    "Die neueste bekannte Version ist vom {}; verlangt ist eine seit dem {}.",
                    self.date(newest),
                    self.date(since)
                )
            }
            None => format!("Eine Version seit dem {} ist nicht bekannt.", self.date(since)),
        }
    }

    fn fact_exit(&self, formats: &str) -> String {
        format!("Ausgabe als {formats}")
    }

    fn limit_pilot(&self, months: u16, users: Option<u32>) -> String {
        let months = self.counted(u64::from(months), "Monat", "Monate");
        match users {
            Some(users) => format!("Eine Erprobung dauert mindestens {months}, mit {}.", self.people(users)),
            None => format!("Eine Erprobung dauert mindestens {months}."),
        }
    }

    fn out_certification(&self, any_of: &str, hosts: &str) -> String {
        let who = if hosts.is_empty() {
            "ein Betreiber ist nicht bekannt".to_owned()
        } else {
            format!("ohne solchen Nachweis: {hosts}")
        };
        format!("Kein bekannter Betreiber weist {any_of} nach ({who}).")
    }

    fn skill(&self, skill: &str, minutes: u64, steps: &[usize]) -> String {
        let numbers: Vec<String> = steps.iter().map(ToString::to_string).collect();
        let verb = if steps.len() == 1 { "Schritt" } else { "Schritte" };
        format!("{skill}: {} Arbeit; {verb} Nr. {}", self.work(minutes), self.some_of(&numbers, NAMED))
    }

    fn learning(&self, steps: usize, minutes: u64, most_minutes: u64) -> String {
        let steps = self.counted(steps as u64, "Einweisung", "Einweisungen");
        format!(
            "Lernzeit der Beschäftigten in {steps}: zusammen {}; wer alles lernt, braucht {}.",
            self.work(minutes),
            self.work(most_minutes)
        )
    }

    fn skills_overlap(&self) -> &'static str {
        "Arbeit, die mehrere Fähigkeiten verlangt, steht bei jeder davon."
    }

    fn uncertified_host(&self) -> &'static str {
        "ohne geforderten Nachweis: nicht für den Betrieb"
    }

    fn seats(&self, whose: Whose, seats: &Seats, home: Option<&CountryCode>) -> String {
        let all = seats.all();
        let mut parts = Vec::new();
        if let Some(home) = home {
            let (outside, verb) = come(seats.outside(home), all);
            parts.push(format!("{outside} {verb} von Herstellern außerhalb von {}", self.country(home)));
        }
        let (outside, verb) = come(seats.outside_eu(), all);
        parts.push(match home {
            Some(_) => format!("{} außerhalb der EU", outside.replace(&format!(" der {all}"), "")),
            None => format!("{outside} {verb} von Herstellern außerhalb der EU"),
        });
        if seats.unknown > 0 {
            let them = if seats.unknown == 1 { "einem".to_owned() } else { seats.unknown.to_string() };
            parts.push(format!("bei {them} ist das Land nicht bekannt"));
        }
        let (whose, note) = match whose {
            Whose::Today => ("Heutige Programme", ""),
            Whose::Chosen => {
                ("Neue Produkte", " Ihr Quelltext ist offen, der Sitz des Herstellers wiegt deshalb weniger.")
            }
        };
        format!("{whose}: {}. Länder: {}.{note}", parts.join(", "), self.countries(seats))
    }

    fn reach(&self, reach: &Reach) -> String {
        let Reach { products, products_in_region, providers, in_region, .. } = reach;
        if *in_region == 0 {
            let of = self.counted(*providers as u64, "bekannten Anbieter", "bekannten Anbietern");
            return format!(
                "Anbieter: Von {of} der neuen Produkte ist keiner mit bestätigtem Angebot in der Region."
            );
        }
        let (are, cover) = match in_region {
            1 => ("ist in der Region oder bedient sie", "er deckt"),
            _ => ("sind in der Region oder bedienen sie", "sie decken"),
        };
        format!(
            "Anbieter: {in_region} von {providers} {are} mit bestätigtem Angebot; {cover} {products_in_region} von {products} \
             neuen Produkten ab."
        )
    }

    fn single_provider(&self, products: &str, count: usize) -> String {
        let have = if count == 1 { "hat" } else { "haben" };
        format!(
            "Nur einen bekannten Anbieter {have} {products}: vor der Einführung klären, wer sonst helfen kann."
        )
    }

    fn no_known_provider(&self, products: &str, count: usize) -> String {
        let who = if count == 1 { "wer es betreut" } else { "wer sie betreut" };
        format!("Kein Anbieter ist bekannt für {products}: vor der Einführung klären, {who}.")
    }

    fn open_source_office(&self, office: bool, products: usize, users: u32) -> String {
        if office {
            format!(
                "Eine Stelle für offene Software einrichten (Open Source Program Office): {products} offene Produkte für {} \
                 brauchen jemanden, der Lizenzen, Aktualisierungen, Verträge und eigene Beiträge zusammen verantwortet.",
                self.people(users)
            )
        } else {
            let person = format!(
                "Eine Person benennen, die für offene Software zuständig ist: Bei {products} offenen Produkten muss jemand \
                 Lizenzen, Aktualisierungen und Verträge zusammen im Blick haben."
            );
            // In a handful of people nobody thinks of an office of its own.
            if users < OFFICE_THINKABLE {
                return person;
            }
            format!(
                "{person} Eine eigene Stelle (Open Source Program Office) lohnt sich bei {} noch nicht.",
                self.people(users)
            )
        }
    }

    fn measure_funding(&self, programme: &str, answers: &str) -> String {
        format!("Hilfe dafür: {programme}. {answers}")
    }

    fn try_out(&self) -> &'static str {
        "Ausprobieren, ohne etwas zu installieren: "
    }
}

impl German {
    /// Countries with their numbers, the most frequent first.
    fn countries(&self, seats: &Seats) -> String {
        let mut sorted: Vec<(&CountryCode, usize)> =
            seats.countries.iter().map(|(country, count)| (country, *count)).collect();
        sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let named: Vec<String> =
            sorted.iter().map(|(country, count)| format!("{} {count}", self.country(country))).collect();
        self.some_of(&named, NAMED)
    }
}

/// How many of all come from somewhere, with the verb.
fn come(count: usize, all: usize) -> (String, &'static str) {
    match (count, all) {
        (0, _) => (format!("keines der {all}"), "stammt"),
        (1, _) => (format!("1 der {all}"), "stammt"),
        (2, 2) => ("beide".to_owned(), "stammen"),
        _ if count == all => (format!("alle {all}"), "stammen"),
        _ => (format!("{count} der {all}"), "stammen"),
    }
}

//! German sentences about candidates.

use super::German;
use crate::words::answers::beside;
use crate::words::{Answers, Forms, Terms, Together};
use umstieg_core::Distance;
use umstieg_core::format::entry::{Fit, Governance, Hosting, LicenseModel, MaintenanceKind};
use umstieg_core::format::inventory::Criterion;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};

impl Answers for German {
    fn covers(&self, products: &str, count: usize, share: u16, unknown: u16) -> String {
        let verb = if count == 1 { "deckt" } else { "decken" };
        let covered = match share {
            1000 => format!("{products} {verb} alles ab, was genutzt wird"),
            _ => format!("{products} {verb} {} dessen ab, was genutzt wird", self.percent(share)),
        };
        match unknown {
            0 => format!("{covered}."),
            _ => format!("{covered}; {} sind ungeprüft.", self.percent(beside(share, unknown))),
        }
    }

    fn speaks_for(&self, facts: &str) -> String {
        format!("Dafür spricht: {facts}.")
    }

    fn runner_up(&self, name: &str, behind: u16, weaker: Option<Criterion>) -> String {
        let distance = match (behind + 5) / 10 {
            0 => "gleichauf".to_owned(),
            points => format!("{} dahinter", self.counted(points.into(), "Punkt", "Punkte")),
        };
        match weaker {
            Some(criterion) => {
                format!("Zweite Wahl: {name}, {distance}; {}.", self.weaker_in(criterion))
            }
            None => format!("Zweite Wahl: {name}, {distance}."),
        }
    }

    fn better_alone(&self, other: (&str, u16), chosen: (&str, u16), because: Together<'_>) -> String {
        let name = chosen.0;
        let (others, points) = ((other.1 + 5) / 10, self.points(chosen.1));
        let compared = if others == (chosen.1 + 5) / 10 {
            format!("{} liegt für sich genommen gleichauf ({points})", other.0)
        } else {
            format!("{} läge für sich genommen vorn ({others} statt {points})", other.0)
        };
        match because {
            Together::ServesMore(count) => {
                format!("{compared}, aber {name} ersetzt {count} Programme auf einmal.")
            }
            Together::InUse => format!("{compared}, wäre aber ein Produkt mehr."),
            Together::OtherNeeds(needs) => format!("{compared}, braucht aber zusätzlich {needs}."),
            Together::NoHost => {
                format!("{compared}, aber es ist kein Anbieter in der EU bekannt, der es betreibt.")
            }
            Together::Overall => {
                format!("{compared}, aber Aufwand, Zahl der Produkte und Zusammenspiel sprechen für {name}.")
            }
        }
    }

    fn not_covered(&self, list: &str) -> String {
        format!("Fehlt: {list}.")
    }

    fn partly_covered(&self, list: &str) -> String {
        format!("Nur zum Teil: {list}.")
    }

    fn unclear(&self, list: &str) -> String {
        format!("Vorher prüfen (im Katalog ungeprüft): {list}.")
    }

    fn lost(&self, sentences: &str) -> String {
        format!("Entfällt oder ändert sich: {sentences}")
    }

    fn lost_with(&self, product: &str, sentences: &str) -> String {
        format!("Bei {product} entfällt oder ändert sich: {sentences}")
    }

    fn data_moves(&self, list: &str) -> String {
        format!("Datenübernahme – {list}.")
    }

    fn data_kinds(&self, kinds: &str, how: &str) -> String {
        format!("{how}: {kinds}")
    }

    fn comes_along(&self, list: &str) -> String {
        format!("Zusätzlich nötig: {list}.")
    }

    fn in_role(&self, name: &str, role: &str) -> String {
        format!("{name} (als {role})")
    }

    fn presumed(&self, list: &str) -> String {
        format!("Angenommen wird, dass es schon gibt, was keine Zeile der Liste nennt: {list}.")
    }

    fn points(&self, score: u16) -> String {
        self.counted(u64::from((score + 5) / 10), "Punkt", "Punkte")
    }

    fn fact_coverage(&self, share: u16, unknown: u16) -> String {
        match (share, unknown) {
            (1000, _) => "deckt alles ab, was genutzt wird".into(),
            (_, 0) => "des Genutzten, der Rest fehlt oder ist schwächer".into(),
            _ => format!("des Genutzten; {} sind ungeprüft", self.percent(beside(share, unknown))),
        }
    }

    fn fact_fit(&self, fit: Fit) -> String {
        match fit {
            Fit::Full => "ersetzt das Bisherige für fast alle Zwecke".into(),
            Fit::Partial => "ersetzt das Bisherige für die üblichen Zwecke".into(),
            Fit::Niche => "ersetzt das Bisherige nur für einen engen Zweck".into(),
            Fit::Unknown => "ist als Ersatz genannt, aber nicht beurteilt".into(),
        }
    }

    fn fact_in_use(&self) -> &'static str {
        "ist schon im Haus"
    }

    fn fact_carries(&self, kinds: &str) -> String {
        format!("übernimmt vollständig {kinds}")
    }

    fn fact_license(&self, model: LicenseModel) -> String {
        match model {
            LicenseModel::OpenSource => "vollständig Open Source".into(),
            LicenseModel::OpenCore => "offener Kern, wichtige Funktionen unter anderen Bedingungen".into(),
            other => self.license_model(other).into(),
        }
    }

    fn fact_maker(&self, country: &CountryCode, controlled_from: Option<&CountryCode>) -> String {
        match controlled_from.filter(|control| *control != country) {
            Some(control) => format!(
                "Sitz des Herstellers: {}, beherrscht aus: {}",
                self.country(country),
                self.country(control)
            ),
            None => format!("Herstellersitz {}", self.country(country)),
        }
    }

    fn fact_maintenance(&self, kind: MaintenanceKind, governance: Governance) -> String {
        match governance {
            Governance::Unknown => self.maintenance(kind).into(),
            known => format!("{}; {}", self.maintenance(kind), self.governance(known)),
        }
    }

    fn fact_providers(&self, count: usize, nearest: Option<Distance>) -> String {
        match (count, nearest) {
            (1, Some(nearest)) => format!("ein Anbieter, {}", self.distance(nearest)),
            (1, None) => "ein Anbieter; wie nah, ist nicht bekannt".into(),
            (_, Some(nearest)) => format!("{count} Anbieter, der nächste {}", self.distance(nearest)),
            (_, None) => format!("{count} Anbieter; wie nah, ist nicht bekannt"),
        }
    }

    fn fact_hosting(&self, modes: &[Hosting]) -> String {
        let modes: Vec<String> = modes.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        format!("läuft {}", self.one_of(&modes))
    }

    fn fact_hosted_by(&self, provider: &str) -> String {
        format!("Betrieb beim Anbieter, z. B. {provider}")
    }

    fn fact_own_server(&self) -> &'static str {
        "nur auf eigenen Servern; dafür ist hier wenig Zeit"
    }

    fn fact_language(&self, language: &LanguageCode, spoken: bool) -> String {
        let language = self.language(language);
        if spoken {
            format!("Oberfläche auf {language}")
        } else {
            format!("Oberfläche auf {language} nicht belegt")
        }
    }

    fn fact_integration(&self, with: &str, via: &str) -> String {
        match (with.is_empty(), via.is_empty()) {
            (false, _) => format!("arbeitet zusammen mit {with}"),
            (true, false) => format!("spricht dieselben Standards wie Vorhandenes ({via})"),
            (true, true) => "kein Zusammenspiel mit Vorhandenem bekannt".into(),
        }
    }

    fn fact_effort(&self, minutes: u64) -> String {
        format!("Einführung mit etwa {} Aufwand", self.work(minutes))
    }

    fn fact_evidence(&self, verified: usize, all: usize) -> String {
        format!("{verified} von {all} Angaben belegt")
    }

    fn fact_unknown(&self) -> &'static str {
        "nicht bekannt, bringt deshalb keine Punkte"
    }

    fn substitutes_for(&self, name: &str) -> String {
        format!("Offener Ersatz für {name}")
    }

    fn open_already(&self, others: &str) -> String {
        match others {
            "" => "Ist schon offene Software; es ist nichts umzustellen.".into(),
            _ => {
                format!("Ist schon offene Software; es ist nichts umzustellen. Ähnliches leisten: {others}.")
            }
        }
    }

    fn judged_by(&self, needs: &str, assumed: bool) -> String {
        if assumed {
            format!(
                "Beurteilt nach allem, was es kann, weil die tatsächliche Nutzung nicht angegeben ist: {needs}."
            )
        } else {
            format!("Beurteilt nach dem, was genutzt wird: {needs}.")
        }
    }

    fn none_fits(&self) -> &'static str {
        "Kein Kandidat hält alle Vorgaben ein."
    }

    fn none_known(&self) -> &'static str {
        "Der Katalog kennt keinen offenen Ersatz."
    }

    fn searched(&self, reason: &str, day: Date) -> String {
        format!("Am {} gesucht und nichts Offenes gefunden, das ganz passt: {reason}", self.date(day))
    }

    fn not_stated(&self) -> &'static str {
        "nur nach Funktionen"
    }

    fn ranking_heads(&self) -> [&'static str; 6] {
        ["Platz", "Software", "Punkte", "Abdeckung", "Eignung", "Anbieter"]
    }

    fn factor_heads(&self) -> [&'static str; 4] {
        ["Kriterium", "Gewicht", "Wert", "Grundlage"]
    }

    fn why_this(&self, name: &str) -> String {
        format!("{name} im Einzelnen")
    }

    fn ruled_out(&self) -> &'static str {
        "Ausgeschieden"
    }

    fn further_ruled_out(&self, names: &str) -> String {
        format!("Außerdem ausgeschieden: {names}.")
    }

    fn unknown(&self) -> &'static str {
        "offen"
    }

    fn part_of(&self, suite: &str, part: &str) -> String {
        format!("{part} (Teil von {suite})")
    }
}

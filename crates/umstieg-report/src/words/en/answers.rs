//! English sentences about candidates.

use super::English;
use crate::words::answers::beside;
use crate::words::{Answers, Forms, Terms, Together};
use umstieg_core::Distance;
use umstieg_core::format::entry::{Fit, Governance, Hosting, LicenseModel, MaintenanceKind};
use umstieg_core::format::inventory::Criterion;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};

impl Answers for English {
    fn covers(&self, products: &str, count: usize, share: u16, unknown: u16) -> String {
        let verb = if count == 1 { "covers" } else { "cover" };
        let covered = match share {
            1000 => format!("{products} {verb} all that is used"),
            _ => format!("{products} {verb} {} of what is used", self.percent(share)),
        };
        match unknown {
            0 => format!("{covered}."),
            _ => format!("{covered}; {} has not been checked.", self.percent(beside(share, unknown))),
        }
    }

    fn speaks_for(&self, facts: &str) -> String {
        format!("In its favour: {facts}.")
    }

    fn runner_up(&self, name: &str, behind: u16, weaker: Option<Criterion>) -> String {
        let distance = match (behind + 5) / 10 {
            0 => "level with it".to_owned(),
            points => format!("{} behind", self.counted(points.into(), "point", "points")),
        };
        match weaker {
            Some(criterion) => {
                format!("Second choice: {name}, {distance}; {}.", self.weaker_in(criterion))
            }
            None => format!("Second choice: {name}, {distance}."),
        }
    }

    fn better_alone(&self, other: (&str, u16), chosen: (&str, u16), because: Together<'_>) -> String {
        let name = chosen.0;
        let (others, points) = ((other.1 + 5) / 10, self.points(chosen.1));
        let compared = if others == (chosen.1 + 5) / 10 {
            format!("On its own {} scores the same ({points})", other.0)
        } else {
            format!("On its own {} would come first ({others} against {points})", other.0)
        };
        match because {
            Together::ServesMore(count) => format!("{compared}, but {name} replaces {count} tools at once."),
            Together::InUse => format!("{compared}, but would be one more product."),
            Together::OtherNeeds(needs) => format!("{compared}, but it needs {needs} as well."),
            Together::NoHost => format!("{compared}, but no provider in the EU is known to run it."),
            Together::Overall => {
                format!("{compared}, but work, number of products and their ties speak for {name}.")
            }
        }
    }

    fn not_covered(&self, list: &str) -> String {
        format!("Missing: {list}.")
    }

    fn partly_covered(&self, list: &str) -> String {
        format!("Only in part: {list}.")
    }

    fn unclear(&self, list: &str) -> String {
        format!("To be checked first (not checked in the catalogue): {list}.")
    }

    fn lost(&self, sentences: &str) -> String {
        format!("Goes or changes: {sentences}")
    }

    fn lost_with(&self, product: &str, sentences: &str) -> String {
        format!("With {product} this goes or changes: {sentences}")
    }

    fn data_moves(&self, list: &str) -> String {
        format!("Data carried over – {list}.")
    }

    fn data_kinds(&self, kinds: &str, how: &str) -> String {
        format!("{how}: {kinds}")
    }

    fn comes_along(&self, list: &str) -> String {
        format!("Also needed: {list}.")
    }

    fn in_role(&self, name: &str, role: &str) -> String {
        format!("{name} (as {role})")
    }

    fn presumed(&self, list: &str) -> String {
        format!("Taken to be there already, although no line of the list names it: {list}.")
    }

    fn points(&self, score: u16) -> String {
        self.counted(u64::from((score + 5) / 10), "point", "points")
    }

    fn fact_coverage(&self, share: u16, unknown: u16) -> String {
        match (share, unknown) {
            (1000, _) => "covers all that is used".into(),
            (_, 0) => "of what is used; the rest is missing or weaker".into(),
            _ => format!("of what is used; {} has not been checked", self.percent(beside(share, unknown))),
        }
    }

    fn fact_fit(&self, fit: Fit) -> String {
        match fit {
            Fit::Full => "replaces the old one for nearly all uses".into(),
            Fit::Partial => "replaces the old one for the usual uses".into(),
            Fit::Niche => "replaces the old one for a narrow use only".into(),
            Fit::Unknown => "is named as a replacement, but not judged".into(),
        }
    }

    fn fact_in_use(&self) -> &'static str {
        "is in use already"
    }

    fn fact_carries(&self, kinds: &str) -> String {
        format!("carries over {kinds} completely")
    }

    fn fact_license(&self, model: LicenseModel) -> String {
        match model {
            LicenseModel::OpenSource => "open source throughout".into(),
            LicenseModel::OpenCore => "open core, important functions under other terms".into(),
            other => self.license_model(other).into(),
        }
    }

    fn fact_maker(&self, country: &CountryCode, controlled_from: Option<&CountryCode>) -> String {
        match controlled_from.filter(|control| *control != country) {
            Some(control) => {
                format!("maker in {}, controlled from {}", self.country(country), self.country(control))
            }
            None => format!("maker in {}", self.country(country)),
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
            (1, Some(nearest)) => format!("one provider, {}", self.distance(nearest)),
            (1, None) => "one provider; how near is not known".into(),
            (_, Some(nearest)) => format!("{count} providers, the nearest {}", self.distance(nearest)),
            (_, None) => format!("{count} providers; how near is not known"),
        }
    }

    fn fact_hosting(&self, modes: &[Hosting]) -> String {
        let modes: Vec<String> = modes.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        format!("runs {}", self.one_of(&modes))
    }

    fn fact_hosted_by(&self, provider: &str) -> String {
        format!("run by a provider, such as {provider}")
    }

    fn fact_own_server(&self) -> &'static str {
        "on your own servers only, for which there is little time here"
    }

    fn fact_language(&self, language: &LanguageCode, spoken: bool) -> String {
        let language = self.language(language);
        if spoken { format!("interface in {language}") } else { format!("interface in {language} not shown") }
    }

    fn fact_integration(&self, with: &str, via: &str) -> String {
        match (with.is_empty(), via.is_empty()) {
            (false, _) => format!("works together with {with}"),
            (true, false) => format!("speaks the same standards as what is there ({via})"),
            (true, true) => "not known to work together with what is there".into(),
        }
    }

    fn fact_effort(&self, minutes: u64) -> String {
        format!("about {} of work to introduce", self.work(minutes))
    }

    fn fact_evidence(&self, verified: usize, all: usize) -> String {
        format!("{verified} of {all} facts supported")
    }

    fn fact_unknown(&self) -> &'static str {
        "not known, so it earns no points"
    }

    fn substitutes_for(&self, name: &str) -> String {
        format!("Open substitutes for {name}")
    }

    fn open_already(&self, others: &str) -> String {
        match others {
            "" => "Is open software already; there is nothing to change.".into(),
            _ => format!("Is open software already; there is nothing to change. Similar: {others}."),
        }
    }

    fn judged_by(&self, needs: &str, assumed: bool) -> String {
        if assumed {
            format!("Judged by everything that it can do, because actual use is not stated: {needs}.")
        } else {
            format!("Judged by what is used: {needs}.")
        }
    }

    fn none_fits(&self) -> &'static str {
        "No candidate keeps to every limit."
    }

    fn none_known(&self) -> &'static str {
        "The catalogue knows no open substitute."
    }

    fn searched(&self, reason: &str, day: Date) -> String {
        format!("Searched on {} and found nothing open that fits altogether: {reason}", self.date(day))
    }

    fn not_stated(&self) -> &'static str {
        "by functions only"
    }

    fn ranking_heads(&self) -> [&'static str; 6] {
        ["Rank", "Software", "Score", "Coverage", "Fit", "Providers"]
    }

    fn factor_heads(&self) -> [&'static str; 4] {
        ["Criterion", "Weight", "Value", "Basis"]
    }

    fn why_this(&self, name: &str) -> String {
        format!("{name} in detail")
    }

    fn ruled_out(&self) -> &'static str {
        "Ruled out"
    }

    fn further_ruled_out(&self, names: &str) -> String {
        format!("Also ruled out: {names}.")
    }

    fn unknown(&self) -> &'static str {
        "unknown"
    }

    fn part_of(&self, suite: &str, part: &str) -> String {
        format!("{part} (part of {suite})")
    }
}

//! English sentences about what a plan rests on.

use super::English;
use crate::words::{Forms, OFFICE_THINKABLE, SupportHeads, SupportWords, Terms, Whose};
use umstieg_core::format::entry::{Hosting, Platform};
use umstieg_core::format::inventory::DataRegion;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};
use umstieg_core::plan::{Reach, Seats};

/// Countries and step numbers that are named before they are counted.
const NAMED: usize = 6;

impl SupportWords for English {
    fn support_heads(&self) -> SupportHeads {
        SupportHeads {
            policy: "Limits that every proposal keeps to",
            learning: "Skills and training",
            contacts: "Advice near by",
            measures: "What the organisation sets up itself",
        }
    }

    fn limit_critical(&self) -> &'static str {
        "Critical infrastructure: where the inventory says nothing else, stricter limits hold for the way software is run, \
         the certificates of those who run it, the number of providers and the length of trials. Trial, decision and \
         test of the restore stay steps of their own, even where few people are concerned."
    }

    fn limit_hosting(&self, modes: &[Hosting]) -> String {
        let modes: Vec<String> = modes.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        format!("Software runs only {}.", self.one_of(&modes))
    }

    fn limit_certifications(&self, any_of: &str) -> String {
        format!("Whoever runs software for the organisation holds one of these: {any_of}.")
    }

    fn limit_data_region(&self, region: DataRegion) -> Option<&'static str> {
        match region {
            DataRegion::Any => None,
            DataRegion::Eu => Some("Data stays in the EU."),
            DataRegion::De => Some("Data stays in Germany."),
            DataRegion::InHouse => Some("Data stays in house."),
        }
    }

    fn limit_jurisdictions(&self, countries: &[CountryCode]) -> String {
        let countries: Vec<String> = countries.iter().map(|country| self.country(country)).collect();
        format!("No data at companies seated in or controlled from: {}.", countries.join(", "))
    }

    fn limit_languages(&self, languages: &[LanguageCode]) -> String {
        let languages: Vec<String> = languages.iter().map(|language| self.language(language)).collect();
        format!("Every user interface speaks {}.", self.all_of(&languages))
    }

    fn limit_platforms(&self, platforms: &[Platform]) -> String {
        let platforms: Vec<String> =
            platforms.iter().map(|platform| self.platform(*platform).to_owned()).collect();
        format!("What everybody uses runs on: {}.", self.all_of(&platforms))
    }

    fn limit_coverage(&self, share: u16) -> String {
        format!("A substitute covers at least {} of what is used.", self.percent(share))
    }

    fn limit_multi_tenancy(&self) -> &'static str {
        "Several organisations can share an installation."
    }

    fn limit_open_core(&self) -> &'static str {
        "No product that is open in its core only."
    }

    fn limit_providers(&self, wanted: usize) -> String {
        if wanted == 1 {
            "At least one provider is known.".into()
        } else {
            format!("At least {wanted} providers are known.")
        }
    }

    fn limit_support(&self) -> &'static str {
        "Somebody has a confirmed offer to maintain, support or operate a substitute."
    }

    fn limit_released_since(&self, day: Date) -> String {
        format!("A substitute has had a release since {}.", self.date(day))
    }

    fn out_release(&self, newest: Option<Date>, since: Date) -> String {
        match newest {
            Some(newest) => {
                format!(
                    "Its newest known release is of {}; one since {} is demanded.",
                    self.date(newest),
                    self.date(since)
                )
            }
            None => format!("No release since {} is known.", self.date(since)),
        }
    }

    fn fact_exit(&self, formats: &str) -> String {
        format!("exports {formats}")
    }

    fn limit_pilot(&self, months: u16, users: Option<u32>) -> String {
        let months = self.counted(u64::from(months), "month", "months");
        match users {
            Some(users) => format!("A trial lasts at least {months}, with {}.", self.people(users)),
            None => format!("A trial lasts at least {months}."),
        }
    }

    fn out_certification(&self, any_of: &str, hosts: &str) -> String {
        let who = if hosts.is_empty() {
            "nobody is known who does".to_owned()
        } else {
            format!("without one: {hosts}")
        };
        format!("Nobody who is known to run it for others holds {any_of} ({who}).")
    }

    fn skill(&self, skill: &str, minutes: u64, steps: &[usize]) -> String {
        let numbers: Vec<String> = steps.iter().map(ToString::to_string).collect();
        let verb = if steps.len() == 1 { "step" } else { "steps" };
        format!("{skill}: {} of work; {verb} {}", self.work(minutes), self.some_of(&numbers, NAMED))
    }

    fn learning(&self, steps: usize, minutes: u64, most_minutes: u64) -> String {
        let steps = self.counted(steps as u64, "course", "courses");
        format!(
            "Time that people spend on learning, in {steps}: {} in all; who learns everything needs {}.",
            self.work(minutes),
            self.work(most_minutes)
        )
    }

    fn skills_overlap(&self) -> &'static str {
        "Work that takes several skills is counted with each of them."
    }

    fn uncertified_host(&self) -> &'static str {
        "without a certification that is demanded: not for running it"
    }

    fn seats(&self, whose: Whose, seats: &Seats, home: Option<&CountryCode>) -> String {
        let all = seats.all();
        let mut parts = Vec::new();
        if let Some(home) = home {
            parts.push(format!(
                "{} from makers outside {}",
                share(seats.outside(home), all),
                self.country(home)
            ));
        }
        parts.push(match home {
            Some(_) => {
                let outside = share(seats.outside_eu(), all);
                format!("{} outside the EU", outside.replace(&format!(" of {all}"), ""))
            }
            None => format!("{} from makers outside the EU", share(seats.outside_eu(), all)),
        });
        if seats.unknown > 0 {
            let them = if seats.unknown == 1 { "one".to_owned() } else { seats.unknown.to_string() };
            parts.push(format!("of {them} the country is not known"));
        }
        let (whose, note) = match whose {
            Whose::Today => ("Tools of today", ""),
            Whose::Chosen => ("New products", " Their code is open, so the seat of the maker weighs less."),
        };
        format!("{whose}: {}. Countries: {}.{note}", parts.join(", "), self.countries(seats))
    }

    fn reach(&self, reach: &Reach) -> String {
        let Reach { products, products_in_region, providers, in_region, .. } = reach;
        if *in_region == 0 {
            let of = self.counted(*providers as u64, "known provider", "known providers");
            return format!(
                "Providers: of {of} of the new products none has a confirmed offer in the region."
            );
        }
        let (are, cover) = match in_region {
            1 => ("is in the region or serves it", "it covers"),
            _ => ("are in the region or serve it", "they cover"),
        };
        format!(
            "Providers: {in_region} of {providers} {are}, with a confirmed offer; {cover} {products_in_region} of \
             {products} new products."
        )
    }

    fn single_provider(&self, products: &str, count: usize) -> String {
        let have = if count == 1 { "has" } else { "have" };
        format!("{products} {have} a single known provider: find out before the start who else can help.")
    }

    fn no_known_provider(&self, products: &str, count: usize) -> String {
        let what = if count == 1 { "it" } else { "them" };
        format!("No provider is known for {products}: find out before the start who looks after {what}.")
    }

    fn open_source_office(&self, office: bool, products: usize, users: u32) -> String {
        if office {
            format!(
                "Set up an open source program office: {products} open products for {} need somebody who answers for \
                 licences, updates, contracts and contributions together.",
                self.people(users)
            )
        } else {
            let person = format!(
                "Name a person who answers for open software: with {products} open products somebody has to keep an eye on \
                 licences, updates and contracts together."
            );
            // In a handful of people nobody thinks of an office of its own.
            if users < OFFICE_THINKABLE {
                return person;
            }
            format!(
                "{person} An office of its own (open source program office) does not pay with {} yet.",
                self.people(users)
            )
        }
    }

    fn measure_funding(&self, programme: &str, answers: &str) -> String {
        format!("Help with it: {programme}. {answers}")
    }

    fn try_out(&self) -> &'static str {
        "Try it without installing anything: "
    }
}

impl English {
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

/// How many of all there are.
fn share(count: usize, all: usize) -> String {
    match (count, all) {
        (0, _) => format!("none of {all}"),
        (2, 2) => "both".to_owned(),
        _ if count == all && all > 1 => format!("all {all}"),
        _ => format!("{count} of {all}"),
    }
}

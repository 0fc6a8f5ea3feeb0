//! English reasons.

use super::English;
use crate::escape::FIXED_SPACE;
use crate::words::{Answers, Forms, Reasons, Terms};
use umstieg_core::format::entry::{Hosting, LicenseModel, Platform, Sector, StepKind};
use umstieg_core::format::inventory::LeadTimeKind;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};

impl Reasons for English {
    fn waits_for(&self, step: &str, number: usize, lag_days: u32, because: &str) -> String {
        match lag_days {
            0 => format!("Waits for “{step}” (no.{FIXED_SPACE}{number}): {because}"),
            days => format!(
                "Waits for “{step}” (no.{FIXED_SPACE}{number}) and {} after it: {because}",
                self.working_days(days)
            ),
        }
    }

    fn follows(&self, number: usize, lag_days: u32, because: &str) -> String {
        match lag_days {
            0 => format!("After no.{FIXED_SPACE}{number}: {because}"),
            days => format!("After no.{FIXED_SPACE}{number} and {}: {because}", self.working_days(days)),
        }
    }

    fn steps(&self, numbers: &[usize]) -> String {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("no.{FIXED_SPACE}{}", self.some_of(&numbers, 3))
    }

    fn because_playbook(&self, first: StepKind) -> &'static str {
        match first {
            StepKind::Survey => "what is there must be known first.",
            StepKind::BackupTest => "a tested backup must be there first.",
            StepKind::Procure => "the order must be placed first.",
            StepKind::Agree => "consent must be there first.",
            StepKind::AwaitFunding => "the approval must be there first.",
            StepKind::ProofOfConcept => "the decision follows the trial.",
            StepKind::Decide => "the decision must have been made.",
            StepKind::Install => "it must be set up first.",
            StepKind::Bridge => "old and new must be connected first.",
            StepKind::Adapt => "templates and interfaces must fit first.",
            StepKind::Train => "those who work with it are taught first.",
            StepKind::MigrateData => "the data must have been carried over.",
            StepKind::RollOut => "everybody must work with the new one first.",
            StepKind::ParallelRun => "the way back stays open that long.",
            StepKind::GiveNotice => "notice must have been given.",
            StepKind::Archive => "what must be kept is archived first.",
            StepKind::SwitchOff => "the old one must be switched off first.",
            StepKind::Contain => "it must be settled first how what stays is contained.",
            StepKind::Review => "the state of things is reviewed first.",
        }
    }

    fn because_required(&self, product: &str, needs: &str) -> String {
        format!("{product} does not work without {needs}.")
    }

    fn because_filled(&self, product: &str, needs: &str, role: &str) -> String {
        format!("In this plan {product} needs {needs} as {role}.")
    }

    fn because_added(&self, product: &str, needs: &str, capabilities: &str) -> String {
        format!("{needs} belongs to {product} for: {capabilities}.")
    }

    fn because_last_need(&self, tool: &str) -> String {
        format!("{tool} is needed until the last thing has moved out of it.")
    }

    fn because_served(&self, system: &str) -> String {
        format!("What only serves {system} is needed as long as {system} runs.")
    }

    fn because_bundle(&self, suite: &str, part: &str) -> String {
        format!("{suite} can only be cancelled as a whole, and {part} is part of it.")
    }

    fn because_interface(&self, from: &str, to: &str) -> String {
        format!("data must keep flowing from {from} to {to}, or work stops.")
    }

    fn because_call(&self, caller: &str, called: &str) -> String {
        format!("{caller} calls {called}, and it must be settled first what does instead.")
    }

    fn because_exposed(&self, tool: &str) -> String {
        format!("{tool} gets no security updates any more, or soon none, and is protected before all else.")
    }

    fn shortened(&self, usual_days: u32) -> String {
        format!(
            "Shorter than the usual {}, so that the contract does not renew once more.",
            self.counted(u64::from(usual_days), "working day", "working days")
        )
    }

    fn because_lead_time(&self, kind: LeadTimeKind) -> String {
        match kind {
            LeadTimeKind::Tender => "nothing may be ordered before the tender is closed.",
            LeadTimeKind::WorksCouncil => "the works or staff council must consent first.",
            LeadTimeKind::Budget => "the budget must be released first.",
            LeadTimeKind::Consent => "others must consent first.",
        }
        .into()
    }

    fn because_asked(&self, kind: LeadTimeKind) -> &'static str {
        match kind {
            LeadTimeKind::Tender => "What has been decided on is put out to tender.",
            LeadTimeKind::Budget => "Money is asked for what has been decided on.",
            LeadTimeKind::WorksCouncil | LeadTimeKind::Consent => {
                "Consent is asked for what has been decided on."
            }
        }
    }

    fn because_funding(&self, programme: &str) -> String {
        format!("nothing may be ordered before “{programme}” is approved.")
    }

    fn because_wish(&self, first: &str, then: &str, reason: Option<&str>) -> String {
        match reason {
            Some(reason) => format!("{first} is to change before {then} – {reason}."),
            None => format!("the organisation wishes to change {first} before {then}."),
        }
    }

    fn because_decision(&self, product: &str) -> String {
        format!("it is needed for {product} only, and that must be decided first.")
    }

    fn because_decided(&self, product: &str) -> String {
        format!("{product} is decided about first, so that not too much is tried at once.")
    }

    fn because_turn(&self, product: &str) -> String {
        format!("{product} is brought to everybody first, so that not too much is begun at once.")
    }

    fn because_settling(&self, product: &str) -> String {
        format!(
            "everybody gets used to {product} first; large changes for the same people need time between them."
        )
    }

    fn because_settled(&self, product: &str) -> String {
        format!("everybody has {product} first; nobody learns the next large change before that.")
    }

    fn why_start(&self) -> &'static str {
        "Starts with the plan."
    }

    fn why_busy(&self, with: &str) -> String {
        format!("IT is busy with {with} before.")
    }

    fn why_people_busy(&self, with: &str, count: usize, goes: bool) -> String {
        let end = if count == 1 { "ends" } else { "end" };
        if goes {
            format!("Whoever still opens it has other changes to deal with before: {with} {end} first.")
        } else {
            format!("Not too much at once for the staff: {with} {end} first.")
        }
    }

    fn why_learning(&self, with: &str, count: usize) -> String {
        let end = if count == 1 { "ends" } else { "end" };
        format!("The staff have no time to learn more at once: {with} {end} first.")
    }

    fn why_closed(&self, from: Date, to: Date, reason: Option<&str>) -> String {
        let period = self.period(from, to);
        match reason {
            Some(reason) => format!("No changes are made {period} ({reason})."),
            None => format!("No changes are made {period}."),
        }
    }

    fn why_latest_notice(&self, deadline: Date) -> String {
        format!(
            "As late as is safe, so that the way back stays open; the deadline is {}.",
            self.date(deadline)
        )
    }

    fn why_switched_off(&self, deadline: Date) -> String {
        format!("The tool is off, and nothing is gained by waiting; the deadline is {}.", self.date(deadline))
    }

    fn why_ready(&self) -> &'static str {
        "Notice is given so that the contract ends when nothing depends on it any more; never before the decision."
    }

    fn why_confined(&self, opens: Date, reason: Option<&str>) -> String {
        let opens = self.date(opens);
        match reason {
            Some(reason) => format!("No window is open before {opens} ({reason})."),
            None => format!("No window is open before {opens}."),
        }
    }

    fn why_fresh_backup(&self, data: &str, days: u32) -> String {
        format!(
            "At most {} before ({data}), or the backup will be out of date by then.",
            self.working_days(days)
        )
    }

    fn why_fresh_data(&self, roll_out: &str, days: u32) -> String {
        format!(
            "At most {} before the roll-out ({roll_out}), or the data will be out of date by then.",
            self.working_days(days)
        )
    }

    fn why_fresh_lesson(&self, roll_out: &str, days: u32) -> String {
        format!(
            "At most {} before the roll-out ({roll_out}), or what was learnt will be forgotten by then.",
            self.working_days(days)
        )
    }

    fn why_free(&self) -> &'static str {
        "Could start earlier, but nothing would be gained."
    }

    fn why_fall_back(&self) -> &'static str {
        "Begins so that the way back stays open until the old is switched off."
    }

    fn keep_rule(&self, text: &str) -> String {
        format!("Stays as instructed: {text}.").replace("..", ".")
    }

    fn keep_owned(&self, owner: &str) -> String {
        format!("Stays because others decide about it: {owner}.")
    }

    fn keep_no_substitute(&self, reason: Option<&str>, searched: Option<Date>) -> String {
        let mut text = match reason {
            Some(reason) => format!("Stays because nothing open fits today. {reason}"),
            None => "Stays because the catalogue knows no open substitute.".to_owned(),
        };
        if let Some(day) = searched {
            text.push_str(&format!(" Searched on {}.", self.date(day)));
        }
        text
    }

    fn complement_out(&self, name: &str, reason: &str) -> String {
        format!("Together with {name} it would do, but that is ruled out, too: {reason}")
    }

    fn keep_nothing_fits(&self, nearest: Option<(&str, &str)>) -> String {
        match nearest {
            Some((name, reason)) => {
                format!(
                    "Stays because no substitute will do. {name} comes nearest but is ruled out: {reason}"
                )
            }
            None => "Stays because no substitute in the catalogue will do.".into(),
        }
    }

    fn keep_platform(&self, platform: Platform, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "needs" } else { "need" };
        format!("Stays because {tools} still {verb} {}.", self.platform(platform))
    }

    fn keep_platform_where(&self, (least, most): (u32, u32), of: u32, is_known: bool) -> String {
        let (least, most, of) = (self.number(least.into()), self.number(most.into()), self.number(of.into()));
        let why = if is_known {
            "depending on whether the same people use them"
        } else {
            "depending on that answer and on whether the same people use them"
        };
        format!("That concerns {least} to {most} of {of} workplaces, {why}.")
    }

    fn keep_platform_unknown(&self, platform: Platform, tools: &str, count: usize) -> String {
        let ask = if count == 1 { "Ask the vendor." } else { "Ask the vendors." };
        let platform = self.platform(platform);
        format!("Stays for now: it is not known whether {tools} can do without {platform}. {ask}")
    }

    fn keep_platform_perhaps(&self, platform: Platform, tools: &str, count: usize) -> String {
        let ask = if count == 1 { "Ask the vendor." } else { "Ask the vendors." };
        let platform = self.platform(platform);
        format!("It is not known whether {tools} can do without {platform}. {ask}")
    }

    fn keep_server(&self, platform: Platform, tools: &str, count: usize, known: bool) -> String {
        let system = self.platform(platform);
        match (known, count) {
            (true, 1) => format!("Stays in part: {tools} stays and runs on a {system} server only."),
            (true, _) => format!("Stays in part: {tools} stay and run on a {system} server only."),
            (false, 1) => format!(
                "Stays in part: {tools} stays, and it is not known whether it can do without a {system} server. Ask the vendor."
            ),
            (false, _) => format!(
                "Stays in part: {tools} stay, and it is not known whether they can do without a {system} server. Ask the vendors."
            ),
        }
    }

    fn keep_devices(&self, platform: Platform, tools: &str) -> String {
        format!(
            "Stays in part: devices with {} depend on it and stay ({tools}); what would take its place does not do all that they need.",
            self.platform(platform)
        )
    }

    fn keep_interface(&self, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "works" } else { "work" };
        format!("{tools} {verb} with it, and how data goes to the new one is not settled yet.")
    }

    fn keep_chosen_excluded(&self, software: &str, why: &str) -> String {
        format!("Stays, because {software}, which the inventory wants in its place, is ruled out: {why}")
    }

    fn barred_leaves(&self) -> &'static str {
        "It is in use and is replaced itself."
    }

    fn barred_system(&self) -> &'static str {
        "It runs on none of the systems that are there after the change."
    }

    fn barred_requirement(&self) -> &'static str {
        "It needs something that cannot come in beside what stays and what comes."
    }

    fn keep_bundle(&self, part: &str) -> String {
        format!("Stays under contract because {part} stays and cannot be had alone.")
    }

    fn keep_rest_of_suite(&self) -> &'static str {
        "Stays because the greater part of the suite stays and is paid for anyway; a second program for the rest saves nothing."
    }

    fn keep_not_worth_it(&self, best: Option<(&str, u16)>) -> String {
        let best = best
            .map(|(name, score)| format!("; {name} came out best ({})", self.points(score)))
            .unwrap_or_default();
        format!("Stays: by the weights, the work outweighs the gain{best}.")
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
        let seat = seat.map_or_else(|| "the EU".to_owned(), |country| self.country(country));
        let then = match hours_per_month {
            0 => String::new(),
            hours => format!(" and then about {} a month to run it", self.work(hours * 60)),
        };
        let cost = match euros_per_year {
            0 => "the tool costs nothing".to_owned(),
            euros => format!("the tool costs {} a year", self.euros(euros)),
        };
        let (data, check) = if leaves_openly {
            (", and its data can leave in an open format", "")
        } else {
            ("", " Check first whether its data can leave in an open format (not checked in the catalogue).")
        };
        format!(
            "Stays: the change to {best} would take about {} of own work{then}; {cost}. Its maker sits in {seat}{data}; the time is better spent elsewhere. Calculate again if {best} comes in for something else.{check}",
            self.work(minutes)
        )
    }

    fn keep_open(&self) -> &'static str {
        "Is open software already."
    }

    fn keep_unused(&self) -> &'static str {
        "Nobody uses it."
    }

    fn out_essential(&self, needs: &str) -> String {
        format!("It cannot do what work depends on, or nobody has checked: {needs}.")
    }

    fn out_unstated(&self) -> &'static str {
        "It does similar things, but no source names it as a substitute."
    }

    fn out_niche(&self) -> &'static str {
        "It replaces the old one for a narrow use only."
    }

    fn out_not_open(&self, model: LicenseModel) -> String {
        format!("Its licence is not open enough ({}).", self.license_model(model))
    }

    fn out_coverage(&self, share: u16, wanted: u16) -> String {
        format!(
            "It covers only {} of what is used; {} is demanded.",
            self.percent(share),
            self.percent(wanted)
        )
    }

    fn out_hosting(&self, offered: &[Hosting]) -> String {
        let offered: Vec<String> = offered.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        if offered.is_empty() {
            "Nobody knows how it can be run.".into()
        } else {
            format!("It runs only {}, which is not allowed.", self.one_of(&offered))
        }
    }

    fn out_jurisdiction(&self, country: Option<&CountryCode>) -> String {
        match country {
            Some(country) => {
                format!("Whoever runs it is subject to an excluded country ({}).", self.country(country))
            }
            None => "It is not known which country whoever runs it is subject to.".into(),
        }
    }

    fn out_language(&self, language: &LanguageCode, known: bool) -> String {
        let language = self.language(language);
        if known {
            format!("Its interface does not speak {language}.")
        } else {
            format!("It is not known whether its interface speaks {language}.")
        }
    }

    fn out_platform(&self, platform: Platform, known: bool) -> String {
        match (platform, known) {
            (Platform::Web, true) => "It does not run in a browser.".into(),
            (Platform::Web, false) => "It is not known whether it runs in a browser.".into(),
            (other, true) => format!("It does not run on {}.", self.platform(other)),
            (other, false) => format!("It is not known whether it runs on {}.", self.platform(other)),
        }
    }

    fn out_format(&self, formats: &str, count: usize, reads: bool) -> String {
        let demanded = if count == 1 { "the demanded format" } else { "any of the demanded formats" };
        let verb = if reads { "also writes" } else { "reads" };
        format!("Nobody has shown that it {verb} {demanded} {formats}.")
    }

    fn out_main_format(&self, format: &str, reads: bool) -> String {
        let verb = if reads { "writes" } else { "reads" };
        format!(
            "The work lies and is exchanged in the format {format}; nobody has shown that it {verb} that."
        )
    }

    fn out_sector(&self, only_for: &[Sector]) -> String {
        let sectors: Vec<String> = only_for.iter().map(|sector| self.sector(*sector).to_owned()).collect();
        format!("It is meant for other sectors only ({}).", self.all_of(&sectors))
    }

    fn out_multi_tenancy(&self, known: bool) -> &'static str {
        if known {
            "Several organisations cannot safely share it."
        } else {
            "The catalogue does not say whether several organisations can safely share it; ask its maker."
        }
    }

    fn out_providers(&self, known: usize, wanted: usize) -> String {
        match known {
            0 if wanted == 1 => "No provider is known; at least one is demanded.".into(),
            0 => format!("No provider is known; {wanted} are demanded."),
            1 => format!("Only one provider is known; {wanted} are demanded."),
            _ => format!("Only {known} providers are known; {wanted} are demanded."),
        }
    }

    fn out_support(&self) -> &'static str {
        "The catalogue knows nobody with a confirmed offer to maintain, support or operate it; at least one provider is demanded."
    }

    fn out_unattended(&self, needs: &str, hours: u32) -> String {
        format!(
            "It must work at every hour ({needs}): the catalogue knows nobody who runs or maintains it, and no {hours} hours a month are stated for that in the house."
        )
    }

    fn out_unmaintained(&self) -> &'static str {
        "Nobody maintains it any more."
    }

    fn out_conflict(&self, with: &str, versions: Option<&str>, known: bool) -> String {
        match (versions, known) {
            (Some(versions), true) => format!("Its versions {versions} clash with {with}."),
            (None, true) => format!("It clashes with {with}."),
            (Some(versions), false) => format!(
                "Its versions {versions} clash with some releases of {with}; which one is in use is not known."
            ),
            (None, false) => {
                format!("It clashes with some releases of {with}; which one is in use is not known.")
            }
        }
    }

    fn out_requirement(&self, any_of: &str, role: Option<&str>, needs: &str) -> String {
        let needed = if needs.is_empty() { String::new() } else { format!(" for “{needs}”") };
        match (role, any_of.is_empty()) {
            (Some(role), true) => format!(
                "It needs something else{needed} (role: {role}); the catalogue knows nothing open that does it, and nothing in use does."
            ),
            (Some(role), false) => {
                format!("It needs {any_of}{needed} (role: {role}), which does not keep to the limits.")
            }
            (None, true) => {
                format!(
                    "It needs another program{needed} that is neither open nor in use in a fitting version."
                )
            }
            (None, false) => format!("It needs {any_of}{needed}, which does not keep to the limits."),
        }
    }
}

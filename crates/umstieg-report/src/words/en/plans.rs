//! English sentences about plans.

use super::English;
use crate::words::{Forms, PlanHeads, PlanWords, Terms, WorkTold};
use umstieg_core::format::entry::Hosting;
use umstieg_core::format::scalar::{CountryCode, Date, SoftwareId};
use umstieg_core::recommend::Way;

impl PlanWords for English {
    fn heads(&self) -> PlanHeads {
        PlanHeads {
            summary: "At a glance",
            tools: "What happens to the tools",
            replaced: "Replaced",
            covered: "Covered by what is there",
            partly: "Replaced in part",
            kept: "Stay",
            retired: "Go without a substitute",
            open: "Open already",
            unknown: "Not known",
            products: "What comes in",
            steps: "The plan",
            contracts: "Contracts",
            limits: "What limits the end",
            circles: "Circles that were opened",
            funding: "Funding",
            duties: "Duties and notes",
            dependence: "Dependence before and after",
            assumptions: "Assumptions to confirm",
            evidence: "Evidence",
        }
    }

    fn goes_with_parts(&self) -> &'static str {
        "Goes with its parts, each of which is decided on its own."
    }

    fn work_against_cost(&self, minutes: u64, euros_per_year: u64) -> String {
        let work = self.work(minutes);
        match euros_per_year {
            0 => format!("Own work: about {work}; the tool costs nothing today."),
            euros => format!("Own work: about {work}; the tool costs {} a year today.", self.euros(euros)),
        }
    }

    fn there_anyway(&self, products: &str, count: usize) -> String {
        let (be, stay) = if count == 1 { ("is", "stays") } else { ("are", "stay") };
        format!("{products} {be} in use already and {stay}; no new product is needed for it.")
    }

    fn for_part(&self, part: &str) -> String {
        format!("{part}:")
    }

    fn rest_stays(&self, part: &str, reason: &str) -> String {
        format!("{part}: {reason}")
    }

    fn some_keep_platform(&self, platform: &str, tools: (&str, usize), keep: (u32, u32), of: u32) -> String {
        let (least, most) = (self.number(keep.0.into()), self.number(keep.1.into()));
        let count = if least == most { most } else { format!("{least} to {most}") };
        let keep = if keep.1 == 1 { "keeps" } else { "keep" };
        let need = if tools.1 == 1 { "needs" } else { "need" };
        let of = self.number(of.into());
        format!("{count} of {of} workplaces {keep} {platform}, because {} still {need} it.", tools.0)
    }

    fn some_keep_it(&self, reason: &str, all: bool) -> String {
        let who = if all { "For the time being everybody keeps it" } else { "Some workplaces keep it" };
        format!("{who}: {reason}")
    }

    fn limit_of_country(&self, country: &CountryCode) -> String {
        format!("seat of the maker or of its parent company: {}", self.country(country))
    }

    fn limit_of_hosting(&self, offered: &[Hosting]) -> String {
        let offered: Vec<String> = offered.iter().map(|mode| self.hosting(*mode).to_owned()).collect();
        format!("runs only {}", self.one_of(&offered))
    }

    fn kept_against_limit(&self, limit: &str) -> String {
        format!("Warning: keeping it breaks a limit ({limit}). Settle that with those who set the limit.")
    }

    fn goes_against_limit(&self, limit: &str) -> String {
        format!("Warning: until the change a limit is broken ({limit}).")
    }

    fn no_updates_since(&self, day: Date) -> String {
        format!("Warning: it has had no security updates since {}.", self.date(day))
    }

    fn unless_it_is(&self, lines: &str) -> String {
        format!("That holds unless it is {lines}.")
    }

    fn no_updates_after(&self, day: Date) -> String {
        format!("It gets security updates only until {}.", self.date(day))
    }

    fn trial_with(&self, title: &str, needs: &str) -> String {
        format!("{title} (test set-up with {needs})")
    }

    fn supported_releases(&self, releases: &[(String, Date)]) -> String {
        let named: Vec<String> =
            releases.iter().map(|(release, day)| format!("{release} (until {})", self.date(*day))).collect();
        format!("Updates for longer: {}.", self.some_of(&named, 3))
    }

    fn own_help_only(&self) -> &'static str {
        "It must work at every hour, and the catalogue knows nobody who helps with it: decided like this only because the \
         house has enough time; find a provider for emergencies first."
    }

    fn free_update(&self, due: Option<Date>) -> String {
        match due {
            Some(day) => format!("The update to it costs nothing; it is needed by {}.", self.date(day)),
            None => "The update to it costs nothing and is needed at once.".into(),
        }
    }

    fn containment(&self, advice: &str) -> String {
        format!("Contain it: {advice}")
    }

    fn contained_like(&self, tool: &str) -> String {
        format!("Contain it: like {tool}.")
    }

    fn open_releases(&self, releases: &str, count: usize) -> String {
        let are = if count == 1 { "is" } else { "are" };
        format!("{releases} {are} maintained further, without a fixed end as far as is known.")
    }

    fn ways_out(&self, interfaces: &str, exports: &str) -> String {
        match (interfaces.is_empty(), exports.is_empty()) {
            (false, false) => format!("Connects over {interfaces}; data leaves as {exports}."),
            (false, true) => format!("Connects over {interfaces}."),
            (true, _) => format!("Data leaves as {exports}."),
        }
    }

    fn unknown_tool(&self, nearest: Option<(&str, usize)>) -> String {
        let found = match nearest {
            Some((nearest, _)) => format!("Not found in the catalogue; nearest: {nearest}."),
            None => "Not found in the catalogue, nor anything like it.".to_owned(),
        };
        format!("{found} Until that is settled the plan changes nothing here.")
    }

    fn unknown_fix(&self, nearest: Option<&SoftwareId>) -> (String, String, String) {
        match nearest {
            Some(id) => (
                "If that is meant, add “".into(),
                format!("software: {id}"),
                "” to the inventory; otherwise name the maker under “publisher”.".into(),
            ),
            None => (
                "Give its exact name and, if it has one, its maker under “".into(),
                "publisher".into(),
                "” in the inventory, or add it to the catalogue. For what was made in house, and what nobody maintains any \
                 more, settle now: what it runs on, who knows it, how its data comes out."
                    .into(),
            ),
        }
    }

    fn retire(&self, contract: bool) -> &'static str {
        if contract {
            "Nobody uses it; notice is given and it is switched off without a substitute."
        } else {
            "Nobody uses it; it is switched off without a substitute."
        }
    }

    fn go_with(&self, systems: &str, contract: bool) -> String {
        let how = if contract { "notice is given and it is switched off" } else { "it is switched off" };
        format!(
            "Only serves {systems} and goes with it: {how} as soon as {systems} is gone. Settle separately how the new \
             desks are protected and looked after."
        )
    }

    fn product_for(&self, tools: &str) -> String {
        format!("instead of {tools}")
    }

    fn required_by(&self, products: &str) -> String {
        format!("required by {products}")
    }

    fn license_unknown(&self) -> &'static str {
        "not known"
    }

    fn suffix_unknown(&self) -> &'static str {
        "“only” or “or later” not settled"
    }

    fn license(&self, license: &str) -> String {
        format!("Licence: {license}.")
    }

    fn providers(&self, list: &str) -> String {
        format!("Providers: {list}.")
    }

    fn no_providers(&self) -> &'static str {
        "Providers: none in the catalogue."
    }

    fn references(&self, list: &str) -> String {
        format!("In use at: {list}.")
    }

    fn run_by(&self, way: &Way, provider: &str, own_care: bool) -> String {
        match way {
            Way::OwnDevice => "Runs on people's own devices.".into(),
            Way::InHouse if own_care => "Runs in house; its upkeep by own staff is counted in.".into(),
            Way::InHouse => "Runs in house.".into(),
            Way::Provider(_) => {
                format!("Runs at a provider, such as {provider}; sign the contract before it is set up.")
            }
            Way::Managed => "Runs at a provider in the EU who must still be found.".into(),
            Way::Elsewhere => "Runs outside the EU or at an unknown operator.".into(),
        }
    }

    fn wave(&self, number: usize, period: &str, products: &str) -> String {
        format!("Wave {number}, {period}: {products}")
    }

    fn step_heads(&self) -> [&'static str; 4] {
        ["No.", "When", "Step", "Why not earlier"]
    }

    fn something(&self) -> &'static str {
        "…"
    }

    fn lead_time_title(&self, what: &str, about: Option<&str>, product: Option<&str>) -> String {
        let title = match product {
            Some(product) => format!("Await the {what} for {product}"),
            None => format!("Await the {what}"),
        };
        match about {
            Some(about) => format!("{title} ({about})"),
            None => title,
        }
    }

    fn funding_title(&self, programme: &str) -> String {
        format!("Apply for funding and await the approval: {programme}")
    }

    fn interface_title(&self, from: &str, to: &str) -> String {
        format!("Settle and test the data exchange from {from} to {to}")
    }

    fn interface_asked_title(&self, from: &str, to: &str) -> String {
        format!("Settle in writing how data will flow from {from} to {to} after the change")
    }

    fn call_title(&self, caller: &str, called: &str) -> String {
        format!("Settle with the maker in writing what {caller} works with instead of {called}")
    }

    fn called_by(&self, callers: &str, count: usize, called: &str, steps: &str) -> String {
        let call = if count == 1 { "calls" } else { "call" };
        format!(
            "Condition: {callers} {call} {called}. Whoever works with that changes only when it is settled what does instead ({steps}); without a promise in writing these workplaces keep their licences."
        )
    }

    fn outside(&self) -> &'static str {
        "others outside the house"
    }

    fn limit_work(&self, work: &WorkTold) -> String {
        let mut text = format!(
            "The time of IT decides the end: {} of work in all with {} a month{}",
            self.work(work.minutes),
            self.counted(work.hours_a_month, "hour", "hours"),
            if work.assumed { " (assumed)" } else { "" }
        );
        if work.months > 0 {
            text.push_str(&format!(", so about {}", self.counted(work.months, "month", "months")));
        }
        if work.blocked_weeks > 0 {
            let weeks = self.counted(work.blocked_weeks, "week", "weeks");
            text.push_str(&format!(", and {weeks} in which nothing is changed"));
        }
        text.push('.');
        if let Some((minutes, from, to)) = work.narrow {
            text.push_str(&format!(
                " The narrowest time is {}: {} of work in it cannot begin earlier.",
                self.period(from, to),
                self.work(minutes)
            ));
        }
        text
    }

    fn limit_chain(&self, steps: &str, days: u32, turns: usize) -> String {
        let base =
            format!("These steps follow one another and take {} together: {steps}.", self.working_days(days));
        let choice = match turns {
            0 => return base.replace("follow one another", "must follow one another"),
            1 => "In one place that is".to_owned(),
            _ => format!("In {turns} places that is"),
        };
        format!(
            "{base} {choice} meant, not forced: only so many products are on their way at once that what is begun gets done."
        )
    }

    fn stale_data(&self, data: &str, roll_out: &str, days: u32) -> String {
        format!(
            "Between {data} and {roll_out} there are {}; what is written in the old place until then must be carried over \
             again.",
            self.working_days(days)
        )
    }

    fn pausing(&self, step: &str, from: Date, to: Date, hours: Option<u64>) -> String {
        let period = self.period(from, to);
        let base = format!("{step} fits into no open window and pauses in between ({period})");
        match hours {
            Some(hours) => format!(
                "{base}; with {} a month it would fit into one.",
                self.counted(hours, "hour", "hours")
            ),
            None => format!("{base}."),
        }
    }

    fn stale_backup(&self, backup: &str, data: &str, days: u32) -> String {
        format!(
            "Between {backup} and {data} there are {}; another backup must be made right before.",
            self.working_days(days)
        )
    }

    fn stale_lesson(&self, lesson: &str, roll_out: &str, days: u32) -> String {
        format!(
            "Between {lesson} and {roll_out} there are {}; shortly before the roll-out what was learnt must be refreshed.",
            self.working_days(days)
        )
    }

    fn stale_more(&self, more: usize) -> String {
        let steps = if more == 1 {
            "one more step that waits".to_owned()
        } else {
            format!("{more} more steps that wait")
        };
        format!("The same is true of {steps} for a roll-out.")
    }

    fn limit_closed(&self, weeks: u64, confined: bool) -> Option<String> {
        let come = if weeks == 1 { "comes" } else { "come" };
        let weeks = (weeks > 0).then(|| self.counted(weeks, "week", "weeks"));
        let closed = weeks.map(|weeks| format!("To that {come} {weeks} in which nothing is changed."));
        let confined =
            confined.then(|| "Where windows are stated, changes are made in these only.".to_owned());
        [closed, confined].into_iter().flatten().reduce(|a, b| format!("{a} {b}"))
    }

    fn limit_people(&self, at_once: u32, from: Date, to: Date) -> String {
        let most = if at_once == 1 { "one change".to_owned() } else { format!("{at_once} changes") };
        format!(
            "Staff can bear only {most} at once; that is used up in the period {}.",
            self.period(from, to)
        )
    }

    fn limit_learning(&self, from: Date, to: Date) -> String {
        format!(
            "In the period {}, the time that the staff have for learning is used up.",
            self.period(from, to)
        )
    }

    fn limit_search(&self) -> &'static str {
        "Every shorter plan was looked at; none keeps to all conditions."
    }

    fn end_proven(&self, end: Date) -> String {
        format!("It is proven that these steps cannot be done before {}.", self.date(end))
    }

    fn end_gap(&self, bound: Date) -> String {
        format!("No plan can be done before {}; whether that could be reached is open.", self.date(bound))
    }

    fn end_open(&self) -> &'static str {
        "Whether another plan would be done earlier is open."
    }

    fn choice_quality(&self, proven: bool, gap_percent: u64) -> String {
        let what = "Of all that was weighed – the best candidates for each tool, alone or with what complements them \
                    best – this choice of products";
        if proven {
            format!("{what} is proven to be the best under these weights.")
        } else {
            format!("{what} is at most {gap_percent}% worse than the best possible under these weights.")
        }
    }

    fn circle(&self, members: &str, given_up: &str, waited_for: &str, because: &str) -> String {
        format!(
            "These waited for one another in a circle: {members}. So “{given_up}” no longer waits for “{waited_for}”. What spoke for it: {because}"
        )
    }

    fn duty(&self, kind: &str, rule: Option<&str>, tools: Option<&str>, note: Option<&str>) -> String {
        let mut text = match rule {
            Some(rule) => format!("{kind} ({rule})"),
            None => kind.to_owned(),
        };
        if let Some(tools) = tools {
            text.push_str(&format!(" for {tools}"));
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
        let must = if required { "Indispensable data exchange" } else { "Data exchange" };
        let mut text = format!("{must} from {from} to {to}");
        if let Some(standards) = standards {
            text.push_str(&format!(" over {standards}"));
        }
        if let Some(note) = note {
            text.push_str(&format!(": {note}"));
        }
        text
    }

    fn blackout(&self, from: Date, to: Date, reason: Option<&str>, tools: Option<&str>) -> String {
        let mut text = format!("No changes {}", self.period(from, to));
        if let Some(tools) = tools {
            text.push_str(&format!(" to {tools}"));
        }
        match reason {
            Some(reason) => format!("{text}: {reason}"),
            None => text,
        }
    }

    fn skills(&self, list: &str) -> String {
        format!("Skills: {list}")
    }

    fn goals(&self, list: &str) -> String {
        format!("Goals: {list}")
    }

    fn dependence_heads(&self) -> [&'static str; 3] {
        ["Tools by origin", "before", "after"]
    }

    fn dependence_rows(&self) -> [&'static str; 4] {
        ["open", "proprietary, maker in the EU", "proprietary, maker outside the EU", "not known"]
    }

    fn assumed_users(&self, users: u32) -> String {
        if users == 1 {
            "One person works at a computer.".into()
        } else {
            format!("{} work at computers.", self.people(users))
        }
    }

    fn assumed_capacity(&self, hours_a_month: u64) -> String {
        let verb = if hours_a_month == 1 { "is" } else { "are" };
        format!("{} a month {verb} available for changes.", self.counted(hours_a_month, "hour", "hours"))
    }

    fn assumed_region(&self) -> &'static str {
        "The place is not given: no provider counts as near, and public holidays are not considered."
    }

    fn assumed_start(&self, day: Date) -> String {
        format!("Work can begin on {}.", self.date(day))
    }

    fn assumed_uses(&self, tools: &str) -> String {
        format!("Nobody said what these are used for, so all that matters in them counts as used: {tools}.")
    }

    fn assumed_tool_users(&self, tools: &str) -> String {
        format!("Everybody at a computer uses: {tools}.")
    }

    fn assumed_no_tender(&self, products: &str) -> String {
        format!(
            "Reckoned without a tender, because they are free programs for the workplace: {products}. If support or training is bought for one, name the tool under “applies_to” at the tender."
        )
    }

    fn assumed_read_as(&self, read: &[(String, String)]) -> String {
        let read: Vec<String> = read.iter().map(|(written, name)| format!("“{written}” as {name}")).collect();
        format!("Read: {}.", self.all_of(&read))
    }

    fn assumed_renewal(&self, tools: &str, count: usize) -> String {
        let verb = if count == 1 { "this renews" } else { "these renew" };
        format!("Without notice {verb} for twelve months: {tools}.")
    }

    fn assumed_between_the_years(&self, periods: &str) -> String {
        format!("From Christmas Eve to New Year's Eve no work is planned, as on public holidays: {periods}.")
    }

    fn assumed_seasons(&self, seasons: &str) -> String {
        format!(
            "The plan goes on into the same time of the next year; a time without changes is stated for the named year only: \
             {seasons}. If that comes again every year, state the other periods, too."
        )
    }

    fn assumed_windows(&self, windows: &str) -> String {
        format!(
            "The plan goes on after the times for changes that are given; afterwards the same days of every year are reckoned with: {windows}. Holidays fall on other days every year: state the real periods."
        )
    }

    fn assumed_release(&self, tools: &str) -> String {
        format!(
            "Nobody has said which release is in use: {tools}. Not every release gets security updates until the end of the \
             plan; one that does was assumed."
        )
    }

    fn beyond_horizon(&self, horizon: Date, end: Date) -> String {
        format!(
            "The change is done only on {}, after the planning period ends on {}.",
            self.date(end),
            self.date(horizon)
        )
    }

    fn evidence_quality(&self, all: usize, unverified: usize, oldest: Option<(Date, &str)>) -> String {
        let mut text = match (all, unverified) {
            (0, _) => "No facts about functions were needed.".to_owned(),
            (all, 0) => format!("All {all} facts about functions of the chosen products are supported."),
            (all, 1) => {
                format!("Of {all} facts about functions of the chosen products one is not supported.")
            }
            (all, some) => {
                format!("Of {all} facts about functions of the chosen products {some} are not supported.")
            }
        };
        if let Some((day, age)) = oldest {
            text.push_str(&format!(" The oldest source was checked on {} ({age}).", self.date(day)));
        }
        text
    }
}

//! Why: of dates, of waiting, of staying, of ruling out. Every reason is a whole sentence.

use umstieg_core::format::entry::{Hosting, LicenseModel, Platform, Sector, StepKind};
use umstieg_core::format::inventory::LeadTimeKind;
use umstieg_core::format::scalar::{CountryCode, Date, LanguageCode};

/// Reasons of a language. Names and titles come in as they are to be shown.
pub(crate) trait Reasons {
    /// The step waits for another change, with time between, because of a sentence that follows.
    fn waits_for(&self, step: &str, number: usize, lag_days: u32, because: &str) -> String;
    /// The step follows another of the same change, named by its number.
    fn follows(&self, number: usize, lag_days: u32, because: &str) -> String;
    /// Steps by their numbers.
    fn steps(&self, numbers: &[usize]) -> String;
    /// Because the playbook works in this order; `first` is the kind of the step that comes first.
    fn because_playbook(&self, first: StepKind) -> &'static str;
    /// Because a product needs another.
    fn because_required(&self, product: &str, needs: &str) -> String;
    /// A product needs something that fills a role; in this plan another one does.
    fn because_filled(&self, product: &str, needs: &str, role: &str) -> String;
    /// A product does something only together with another one.
    fn because_added(&self, product: &str, needs: &str, capabilities: &str) -> String;
    /// Because a tool is used until its last need is met elsewhere.
    fn because_last_need(&self, tool: &str) -> String;
    /// Because a tool serves a system as long as that is there.
    fn because_served(&self, system: &str) -> String;
    /// Because a suite can only be cancelled as a whole.
    fn because_bundle(&self, suite: &str, part: &str) -> String;
    /// Because work stops without an interface.
    fn because_interface(&self, from: &str, to: &str) -> String;
    /// Because a tool that stays calls programs that go.
    fn because_call(&self, caller: &str, called: &str) -> String;
    /// Because a tool gets no security updates any more, or soon none.
    fn because_exposed(&self, tool: &str) -> String;
    /// A fall-back is shorter than so many working days, so that its contract ends a term earlier.
    fn shortened(&self, usual_days: u32) -> String;
    /// Others are asked about what has been decided on.
    fn because_asked(&self, kind: LeadTimeKind) -> &'static str;
    /// Because others decide.
    fn because_lead_time(&self, kind: LeadTimeKind) -> String;
    /// Because nothing may be ordered before an approval.
    fn because_funding(&self, programme: &str) -> String;
    /// Because somebody wishes it.
    fn because_wish(&self, first: &str, then: &str, reason: Option<&str>) -> String;
    /// Because it only works behind a product about which must be decided first.
    fn because_decision(&self, product: &str) -> String;
    /// Not too much is tried at once: this product is decided about first.
    fn because_decided(&self, product: &str) -> String;
    /// Because a product is brought to everybody before another one is begun.
    fn because_turn(&self, product: &str) -> String;
    /// People get used to a product first.
    fn because_settling(&self, product: &str) -> String;
    /// People have a product before they are taught another one.
    fn because_settled(&self, product: &str) -> String;

    /// The step starts with the plan.
    fn why_start(&self) -> &'static str;
    /// Those who run the systems are busy.
    fn why_busy(&self, with: &str) -> String;
    /// People have enough on their hands; whether the step only takes something away.
    fn why_people_busy(&self, with: &str, count: usize, goes: bool) -> String;
    /// People have no time to learn beside other steps.
    fn why_learning(&self, with: &str, count: usize) -> String;
    /// Nothing is changed before a day.
    fn why_closed(&self, from: Date, to: Date, reason: Option<&str>) -> String;
    /// Notice as late as is safe.
    fn why_latest_notice(&self, deadline: Date) -> String;
    /// Notice at once, as the tool is off.
    fn why_switched_off(&self, deadline: Date) -> String;
    /// Notice as soon as everything is carried over.
    fn why_ready(&self) -> &'static str;
    /// Changes are confined to certain times; they open again about a day.
    fn why_confined(&self, opens: Date, reason: Option<&str>) -> String;
    /// A backup is made at most so many working days before the steps that it is for.
    fn why_fresh_backup(&self, data: &str, days: u32) -> String;
    /// Data are carried over at most so many working days before a roll-out.
    fn why_fresh_data(&self, roll_out: &str, days: u32) -> String;
    /// People are taught at most so many working days before a roll-out.
    fn why_fresh_lesson(&self, roll_out: &str, days: u32) -> String;
    /// It could start earlier without any gain.
    fn why_free(&self) -> &'static str;
    /// The time for a way back ends when the old is switched off, which nothing speeds up.
    fn why_fall_back(&self) -> &'static str;

    /// It stays because the inventory says so.
    fn keep_rule(&self, text: &str) -> String;
    /// It stays because somebody else owns it.
    fn keep_owned(&self, owner: &str) -> String;
    /// It stays because nothing open takes its place.
    fn keep_no_substitute(&self, reason: Option<&str>, searched: Option<Date>) -> String;
    /// What would complement a candidate is ruled out, too.
    fn complement_out(&self, name: &str, reason: &str) -> String;
    /// It stays because every candidate breaks a limit.
    fn keep_nothing_fits(&self, nearest: Option<(&str, &str)>) -> String;
    /// It stays because tools that stay run on it.
    fn keep_platform(&self, platform: Platform, tools: &str, count: usize) -> String;
    /// On how many of a system's workplaces its tools are used: the fewest and the most that there can be, and whether it
    /// is known of each of them that it needs the system.
    fn keep_platform_where(&self, keep: (u32, u32), of: u32, is_known: bool) -> String;
    /// The tool stays because nobody knows whether these tools run without it.
    fn keep_platform_unknown(&self, platform: Platform, tools: &str, count: usize) -> String;
    /// Nobody knows whether these tools run without a platform that others need.
    fn keep_platform_perhaps(&self, platform: Platform, tools: &str, count: usize) -> String;
    /// It stays because server parts of these tools run on it, or may do so for all that is known.
    fn keep_server(&self, platform: Platform, tools: &str, count: usize, known: bool) -> String;
    /// It stays because devices that stay depend on it.
    fn keep_devices(&self, platform: Platform, tools: &str) -> String;
    /// The tool stays because these tools exchange data with it.
    fn keep_interface(&self, tools: &str, count: usize) -> String;
    /// The tool stays because what is wanted in its place is excluded.
    fn keep_chosen_excluded(&self, software: &str, why: &str) -> String;
    /// What is wanted is in use and goes itself.
    fn barred_leaves(&self) -> &'static str;
    /// What is wanted runs on nothing that people have after the change.
    fn barred_system(&self) -> &'static str;
    /// What is wanted needs something that cannot come in.
    fn barred_requirement(&self) -> &'static str;
    /// It stays because a tool that was bought with it stays.
    fn keep_bundle(&self, part: &str) -> String;
    /// It stays because the greater part of its suite does.
    fn keep_rest_of_suite(&self) -> &'static str;
    /// It stays because the change costs more than it brings.
    fn keep_not_worth_it(&self, best: Option<(&str, u16)>) -> String;
    /// It stays because it costs little against the work of leaving it for the best of the others and of running that.
    fn keep_cheap(
        &self,
        best: &str,
        minutes: u64,
        hours_per_month: u64,
        euros_per_year: u64,
        leaves_openly: bool,
        seat: Option<&CountryCode>,
    ) -> String;
    /// It stays because it is open.
    fn keep_open(&self) -> &'static str;
    /// Nobody uses it.
    fn keep_unused(&self) -> &'static str;

    /// Ruled out: lacks what work cannot go on without, or nobody knows whether it does.
    fn out_essential(&self, needs: &str) -> String;
    /// Ruled out: does the same things, but nobody names it as a substitute.
    fn out_unstated(&self) -> &'static str;
    /// Ruled out: stands in for a narrow use only.
    fn out_niche(&self) -> &'static str;
    /// Ruled out: not open.
    fn out_not_open(&self, model: LicenseModel) -> String;
    /// Ruled out: covers too little.
    fn out_coverage(&self, share: u16, wanted: u16) -> String;
    /// Ruled out: no allowed way to run it.
    fn out_hosting(&self, offered: &[Hosting]) -> String;
    /// Ruled out: an excluded country, or nobody knows which.
    fn out_jurisdiction(&self, country: Option<&CountryCode>) -> String;
    /// Ruled out: a language is missing, or nobody knows whether it is.
    fn out_language(&self, language: &LanguageCode, known: bool) -> String;
    /// Ruled out: a device is missing, or nobody knows whether it is.
    fn out_platform(&self, platform: Platform, known: bool) -> String;
    /// Ruled out: cannot read or cannot write formats that partners demand.
    fn out_format(&self, formats: &str, count: usize, reads: bool) -> String;
    /// Ruled out: cannot read or cannot write the format in which the work lies.
    fn out_main_format(&self, format: &str, reads: bool) -> String;
    /// Ruled out: made for other sectors.
    fn out_sector(&self, only_for: &[Sector]) -> String;
    /// Ruled out: cannot be shared, or nobody knows whether it can.
    fn out_multi_tenancy(&self, known: bool) -> &'static str;
    /// Ruled out: too few providers.
    fn out_providers(&self, known: usize, wanted: usize) -> String;
    /// Ruled out: nobody is known to come when it fails.
    fn out_support(&self) -> &'static str;
    /// Ruled out: must work at every hour, and nobody would look after it.
    fn out_unattended(&self, needs: &str, hours: u32) -> String;
    /// Ruled out: nobody maintains it.
    fn out_unmaintained(&self) -> &'static str;
    /// Ruled out: clashes with a tool in use, or with some releases of it, and nobody has said which is in use.
    fn out_conflict(&self, with: &str, versions: Option<&str>, known: bool) -> String;
    /// Ruled out: something it needs cannot be had; in which role it needs that, and for what of its work, if not for all.
    fn out_requirement(&self, any_of: &str, role: Option<&str>, needs: &str) -> String;
}

//! Care that plans take: of what gets no security updates, of lessons and data, of windows, tenders and trials.

use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::{SoftwareId, ToolHandle};
use umstieg_core::order::{Origin, Step};
use umstieg_core::plan::{Assumption, TimedStep};
use umstieg_core::{Plan, PlanOptions, longer_lines, plan, security_end, supported_releases};
use umstieg_report::{Format, Language, Options};
use umstieg_tests::examples::{as_of, catalogue, parse, resolve};

/// The plan of a firm in Schleswig-Holstein: further lines of its inventory, and its tools.
fn planned(users: u32, more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    let text = format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: {users}}}\n{more}tools:\n{tools}"
    );
    plan(catalogue(), resolve(parse(&text)), &PlanOptions::new(as_of())).expect("the work fits")
}

fn steps(plan: &Plan, is_meant: impl Fn(&Step) -> bool) -> Vec<(&Step, &TimedStep)> {
    plan.graph.steps.iter().zip(&plan.timeline.steps).filter(|(step, _)| is_meant(step)).collect()
}

fn of_tool<'a>(plan: &'a Plan, handle: &str, kind: StepKind) -> Vec<(&'a Step, &'a TimedStep)> {
    let handle = ToolHandle::parse(handle).expect("a handle");
    let tool = plan.inventory.by_handle(&handle).expect("the tool is listed");
    steps(plan, |step| step.tool == Some(tool) && step.does(kind))
}

fn of_product<'a>(plan: &'a Plan, id: &str, kind: StepKind) -> Vec<(&'a Step, &'a TimedStep)> {
    let id = SoftwareId::parse(id).expect("an id");
    steps(plan, |step| step.tool.is_none() && step.product.as_ref() == Some(&id) && step.does(kind))
}

fn text(plan: &Plan, language: Language) -> String {
    umstieg_report::plan(
        catalogue(),
        plan,
        &Options { language, format: Format::Markdown, ..Options::default() },
    )
}

#[test]
fn what_gets_no_updates_until_it_goes_is_protected_first() {
    let plan = planned(8, "", &["id: office, name: \"Microsoft Office 2019\"", "id: zoom, name: Zoom"]);
    let [(_, protect)] = of_tool(&plan, "office", StepKind::Contain)[..] else {
        panic!("one step protects it")
    };
    let first = plan.timeline.steps.iter().map(|timed| timed.start).min();
    assert_eq!(Some(protect.start), first);
    let [(_, off)] = of_tool(&plan, "office", StepKind::SwitchOff)[..] else { panic!("it goes once") };
    assert!(protect.end < off.start);
    assert!(of_tool(&plan, "zoom", StepKind::Contain).is_empty());
}

#[test]
fn what_stays_without_updates_is_protected_in_the_step_that_contains_it() {
    let plan = planned(
        8,
        "",
        &["id: pc, name: \"Windows 10 Pro 22H2\"", "id: craft, name: \"TAIFUN openBusiness\""],
    );
    let [(step, _)] = of_tool(&plan, "pc", StepKind::Contain)[..] else { panic!("one step protects it") };
    let Origin::Playbook { playbook, .. } = &step.origin else { panic!("it comes from a playbook") };
    assert_eq!(playbook.as_str(), "protect");
}

#[test]
fn what_loses_its_updates_within_the_plan_is_protected_as_well() {
    // Updates end when the plan has begun, and the tool goes half a year later at the earliest.
    let more = "capacity: {it_hours_per_month: 2}\n";
    let plan = planned(8, more, &["id: server, name: \"Windows Server 2016\", replace_by: debian"]);
    let [(_, off)] = of_tool(&plan, "server", StepKind::SwitchOff)[..] else { panic!("it goes once") };
    assert!(off.start.to_string().as_str() > "2027-01-12", "{}", off.start);
    assert_eq!(of_tool(&plan, "server", StepKind::Contain).len(), 1);
}

#[test]
fn a_release_that_gets_updates_for_longer_is_named() {
    let windows = catalogue().software(&SoftwareId::parse("windows-11").expect("an id")).expect("an entry");
    let later = supported_releases(windows, None, "Windows 11 24H2", as_of());
    assert!(later.iter().any(|(release, _)| release.as_str() == "25H2"), "{later:?}");
    assert!(later.iter().all(|(release, _)| !release.as_str().contains("Enterprise")), "{later:?}");
    let plan = planned(8, "", &["id: pc, name: \"Windows 11 24H2\""]);
    assert!(text(&plan, Language::De).contains("25H2"));
    assert!(text(&plan, Language::En).contains("25H2"));
}

#[test]
fn an_app_is_tendered_with_its_platform() {
    let more = "planning: {lead_times: [{kind: tender, months: 2}]}\n";
    let plan = planned(
        30,
        more,
        &[
            "id: files, name: \"Dropbox Business\", replace_by: nextcloud",
            "id: chat, name: Slack, replace_by: nextcloud-talk",
        ],
    );
    assert_eq!(of_product(&plan, "nextcloud", StepKind::Procure).len(), 1);
    assert!(of_product(&plan, "nextcloud-talk", StepKind::Procure).is_empty());
}

#[test]
fn every_product_is_tried_where_that_is_demanded() {
    let tools = ["id: site, name: Jimdo, replace_by: wordpress"];
    let free = planned(30, "", &tools);
    assert!(of_product(&free, "wordpress", StepKind::ProofOfConcept).is_empty());
    let more = "planning: {pilot: {min_months: 3, users: 5}}\n";
    let plan = planned(30, more, &tools);
    let [(step, timed)] = of_product(&plan, "wordpress", StepKind::ProofOfConcept)[..] else {
        panic!("it is tried once")
    };
    assert!(step.min_days >= 60);
    let [(_, decided)] = of_product(&plan, "wordpress", StepKind::Decide)[..] else { panic!("decided once") };
    assert!(timed.end < decided.start);
}

#[test]
fn what_is_lost_altogether_is_not_carried_over() {
    let plan = planned(8, "", &["id: ai, name: ChatGPT, replace_by: nextcloud-assistant"]);
    assert!(of_tool(&plan, "ai", StepKind::MigrateData).is_empty());
    assert_eq!(of_tool(&plan, "ai", StepKind::SwitchOff).len(), 1);
}

#[test]
fn windows_confine_what_people_work_with_and_no_lesson_before() {
    let more = "planning: {windows: [{from: 2027-07-05, to: 2027-08-13, reason: Ferien}]}\n";
    let plan = planned(30, more, &["id: files, name: \"Dropbox Business\", replace_by: nextcloud"]);
    let [(_, given)] = of_product(&plan, "nextcloud", StepKind::RollOut)[..] else { panic!("one roll-out") };
    let [(_, taught)] = of_product(&plan, "nextcloud", StepKind::Train)[..] else { panic!("one lesson") };
    let inside = |day: &str| ("2027-07-05"..="2027-08-13").contains(&day);
    assert!(inside(&given.start.to_string()) && inside(&given.end.to_string()), "{given:?}");
    assert!(!inside(&taught.start.to_string()), "{taught:?}");
    let [(_, off)] = of_tool(&plan, "files", StepKind::SwitchOff)[..] else { panic!("it goes once") };
    assert!(off.start > given.end && off.start.year() == 2027, "{off:?}");
}

#[test]
fn what_fits_into_no_window_is_told_with_the_hours_that_would_do() {
    let more = "planning: {windows: [{from: 2027-07-05, to: 2027-08-13, reason: Ferien}]}\n\
                capacity: {it_hours_per_month: 30}\n";
    let plan = planned(60, more, &["id: pc, name: \"Windows 10\", replace_by: ubuntu"]);
    assert_eq!(plan.timeline.pausing.len(), 1);
    assert!(text(&plan, Language::De).contains("passt in kein offenes Zeitfenster"));
    assert!(text(&plan, Language::En).contains("fits into no open window"));
}

#[test]
fn windows_confine_what_comes_for_the_sake_of_others() {
    let more = "planning: {windows: [{from: 2027-08-02, to: 2027-09-30, reason: Sommer, applies_to: [zoom]}]}\n\
                capacity: {it_hours_per_month: 80}\n";
    let plan = planned(30, more, &["id: zoom, name: Zoom, replace_by: nextcloud-talk"]);
    let [(_, given)] = of_product(&plan, "nextcloud", StepKind::RollOut)[..] else { panic!("one roll-out") };
    let inside = |day: &str| ("2027-08-02"..="2027-09-30").contains(&day);
    assert!(inside(&given.start.to_string()) && inside(&given.end.to_string()), "{given:?}");
}

#[test]
fn what_is_done_after_the_last_blackout_does_not_pause() {
    for blackout in
        ["{from: 2026-12-01, to: 2026-12-24, reason: a}", "{from: 2026-12-10, to: 2026-12-20, reason: b}"]
    {
        let more = format!(
            "planning: {{start: 2026-12-01, blackouts: [{blackout}]}}\ncapacity: {{it_hours_per_month: 20}}\n"
        );
        let plan = planned(20, &more, &["id: files, name: Dropbox"]);
        assert!(plan.timeline.pausing.is_empty(), "{blackout}: {:?}", plan.timeline.pausing);
        assert!(!text(&plan, Language::En).contains("fits into no open window"));
    }
    // Closed again and again, a long piece of work goes on where it stopped.
    let again = (2027..2031).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let closed: Vec<String> = again
        .map(|(year, month)| format!("{{from: {year}-{month:02}-06, to: {year}-{month:02}-28, reason: c}}"))
        .collect();
    let more = format!(
        "planning: {{start: 2027-01-04, blackouts: [{}]}}\ncapacity: {{it_hours_per_month: 10}}\n",
        closed.join(", ")
    );
    let plan = planned(20, &more, &["id: files, name: Dropbox"]);
    assert!(!plan.timeline.pausing.is_empty());
    assert!(plan.timeline.pausing.iter().all(|pausing| pausing.open_days > 0));
}

#[test]
fn nobody_works_between_the_years() {
    for (_, timed) in steps(&planned(8, "", &["id: zoom, name: Zoom", "id: files, name: Dropbox"]), |step| {
        step.kind != StepKind::GiveNotice
    }) {
        for day in [timed.start, timed.end] {
            assert!(!(day.month() == 12 && day.day() >= 24), "{timed:?}");
        }
    }
}

#[test]
fn records_that_the_law_demands_are_archived_though_nobody_states_the_duty() {
    let plan = planned(8, "", &["id: books, name: QuickBooks, replace_by: dolibarr", "id: zoom, name: Zoom"]);
    assert!(plan.inventory.raw().obligations.is_empty());
    let archived = of_tool(&plan, "books", StepKind::Archive);
    let gone = of_tool(&plan, "books", StepKind::SwitchOff);
    assert_eq!((archived.len(), gone.len()), (1, 1));
    assert!(archived[0].1.end < gone[0].1.start);
    assert!(of_tool(&plan, "zoom", StepKind::Archive).is_empty());
}

#[test]
fn the_work_to_keep_new_products_safe_is_told() {
    let plan = planned(8, "", &["id: files, name: \"Dropbox Business\", replace_by: nextcloud"]);
    let minutes: u32 = plan.decisions.products.iter().map(|product| product.care_minutes).sum();
    assert_eq!(minutes > 0, text(&plan, Language::De).contains("für Updates und Sicherung"));
    let own = "policy: {hosting: [on-premises]}\n";
    let plan = planned(8, own, &["id: files, name: \"Dropbox Business\", replace_by: nextcloud"]);
    assert!(plan.decisions.products.iter().any(|product| product.care_minutes > 0));
    assert!(text(&plan, Language::De).contains("für Updates und Sicherung"));
}

#[test]
fn the_line_of_a_release_counts() {
    let end = |id: &str, name: &str| {
        let entry = catalogue().software(&SoftwareId::parse(id).expect("an id")).expect("an entry");
        security_end(entry, None, name).map(|day| day.to_string())
    };
    let (usual, enterprise) =
        (end("windows-11", "Windows 11 25H2"), end("windows-11", "Windows 11 Enterprise 25H2"));
    assert!(usual < enterprise, "{usual:?} {enterprise:?}");
    // Every usual release of it has had its last update, whatever edition of it lasts longer.
    assert_eq!(end("windows-10", "Windows 10 Education").as_deref(), Some("2025-10-14"));
}

#[test]
fn a_system_without_a_release_has_ended_if_every_usual_release_of_it_has() {
    let more = ["id: craft, name: \"TAIFUN openBusiness\""];
    let protects = |name: &str| {
        let tools = [format!("id: pc, name: \"{name}\""), more[0].to_owned()];
        let plan = planned(8, "", &tools.iter().map(String::as_str).collect::<Vec<_>>());
        (of_tool(&plan, "pc", StepKind::Contain).len(), plan)
    };
    let (steps, plan) = protects("Windows 10");
    assert_eq!(steps, 1);
    assert!(text(&plan, Language::De).contains("falls es nicht LTSB oder LTSC ist"));
    assert!(text(&plan, Language::En).contains("unless it is LTSB or LTSC"));
    // An edition that has no such line is not asked for it, and one of that line has not ended.
    let windows = catalogue().software(&SoftwareId::parse("windows-10").expect("an id")).expect("an entry");
    assert!(longer_lines(windows, None, "Windows 10 Pro").is_empty());
    let told = text(&protects("Windows 10 Enterprise LTSC").1, Language::En);
    assert!(!told.contains("no security updates any more") && !told.contains("Protect"), "{told}");
}

#[test]
fn the_release_is_asked_for_where_it_decides_about_updates() {
    let asked = |name: &str| {
        let plan = planned(8, "", &[&format!("id: it, name: \"{name}\", keep: bleibt")]);
        assert!(!text(&plan, Language::De).contains("keine Sicherheitsupdates mehr"), "{name} may get them");
        plan.assumptions.iter().any(|taken| matches!(taken, Assumption::Release(tools) if tools.len() == 1))
    };
    assert!(asked("Windows 11"));
    assert!(asked("Windows Server"));
    // Its makers go on; that the catalogue lists no newer release says nothing.
    assert!(asked("Keycloak"));
    assert!(!asked("Windows 11 26H1"));
    assert!(!asked("Zoom"));
}

#[test]
fn systems_are_settled_where_one_answer_brings_about_another() {
    let tools = [
        "id: desks, name: \"Windows 11\"",
        "id: maps, name: ArcGIS, users: 2, keep: bleibt",
        "id: shots, name: Snagit, users: 3, replace_by: sharex",
    ];
    assert_eq!(planned(40, "", &tools).decisions.tools.len(), 3);
}

#[test]
fn a_contract_may_end_on_the_last_day_that_there_is() {
    let contract = "contract: {ends: 2199-12-31, notice_months: 1, cost_eur_per_year: 100}";
    let plan = planned(8, "", &[&format!("id: zoom, name: Zoom, {contract}")]);
    assert!(text(&plan, Language::De).contains("2199"));
}

#[test]
fn a_season_that_may_come_again_is_asked_about() {
    let season = |more: &str| {
        let more = format!(
            "capacity: {{it_hours_per_month: 1}}\n\
             planning: {{blackouts: [{{from: 2026-11-23, to: 2026-12-11, reason: Saison}}{more}]}}\n"
        );
        let plan = planned(8, &more, &["id: files, name: \"Dropbox Business\", replace_by: nextcloud"]);
        text(&plan, Language::De).contains("Saison (23.11.–11.12.2026)")
    };
    assert!(season(""));
    let ten_years: String =
        (2027..2038).map(|year| format!(", {{from: {year}-11-23, to: {year}-12-11}}")).collect();
    assert!(!season(&ten_years));
}

#[test]
fn people_get_an_app_when_they_have_its_platform() {
    let plan = planned(
        40,
        "",
        &[
            "id: files, name: \"Dropbox Business\", replace_by: nextcloud",
            "id: chat, name: Slack, replace_by: nextcloud-talk",
        ],
    );
    let given = |product: &str| of_product(&plan, product, StepKind::RollOut)[0].1;
    assert!(given("nextcloud").end < given("nextcloud-talk").start);
}

#[test]
fn nobody_is_taught_the_system_of_a_server() {
    let plan = planned(40, "", &["id: server, name: \"Windows Server 2019\", replace_by: ubuntu"]);
    assert!(of_product(&plan, "ubuntu", StepKind::Train).is_empty());
    let plan = planned(40, "", &["id: desks, name: \"Windows 10\", replace_by: ubuntu"]);
    assert_eq!(of_product(&plan, "ubuntu", StepKind::Train).len(), 1);
    let both = [
        "id: desks, name: \"Windows 10\", replace_by: debian",
        "id: server, name: \"Windows Server 2019\", replace_by: debian",
    ];
    assert_eq!(of_product(&planned(40, "", &both), "debian", StepKind::Train).len(), 1);
    // What watches the machines of a house stays that, though it could be a help desk as well.
    let plan = planned(25, "", &["id: assets, name: Lansweeper, replace_by: snipe-it"]);
    assert!(of_product(&plan, "snipe-it", StepKind::Train).is_empty());
}

#[test]
fn what_lies_in_files_that_stay_is_neither_carried_over_nor_kept_for_a_way_back() {
    let plan = planned(8, "", &["id: pdf, name: \"Adobe Acrobat\", uses: [pdf-reading], replace_by: okular"]);
    for kind in [StepKind::BackupTest, StepKind::MigrateData, StepKind::ParallelRun] {
        assert!(of_tool(&plan, "pdf", kind).is_empty(), "{kind:?}");
    }
    assert_eq!(of_tool(&plan, "pdf", StepKind::SwitchOff).len(), 1);
}

#[test]
fn a_fall_back_is_there_from_the_day_on_which_people_have_the_new() {
    let plan = planned(
        20,
        "capacity: {it_hours_per_month: 8}\n",
        &[
            "id: site, name: Wix, users: 1, replace_by: wordpress",
            "id: files, name: \"Dropbox Business\", replace_by: nextcloud",
            "id: talk, name: WhatsApp, replace_by: nextcloud-talk",
        ],
    );
    for (tool, product) in [("site", "wordpress"), ("files", "nextcloud"), ("talk", "nextcloud-talk")] {
        let [(_, given)] = of_product(&plan, product, StepKind::RollOut)[..] else { panic!("one roll-out") };
        let [(_, kept)] = of_tool(&plan, tool, StepKind::ParallelRun)[..] else { panic!("kept once") };
        assert!(
            given.end < kept.start && kept.start <= given.end.plus_days(5),
            "{tool}: {} {}",
            given.end,
            kept.start
        );
    }
}

#[test]
fn large_changes_for_the_same_people_keep_their_distance() {
    let tools = [
        "id: office, name: \"Microsoft Office 2019\", replace_by: libreoffice",
        "id: files, name: \"Dropbox Business\", replace_by: nextcloud",
    ];
    let between = |weeks: &str| {
        let more = format!("capacity: {{it_hours_per_month: 400, max_parallel_changes: 4{weeks}}}\n");
        let plan = planned(40, &more, &tools);
        let given = |product: &str| of_product(&plan, product, StepKind::RollOut)[0].1.clone();
        let mut both = [given("libreoffice"), given("nextcloud")];
        both.sort_by_key(|timed| timed.start);
        let [first, second] = both;
        (0..).find(|days| first.end.plus_days(*days) >= second.start).expect("one comes after the other")
    };
    assert!(between("") >= 4 * 7, "{} days", between(""));
    let (long, none) = (between(", settling_weeks: 12"), between(", settling_weeks: 0"));
    assert!(long >= 12 * 7 && none < 12 * 7, "{long} and {none} days");
}

#[test]
fn work_that_serves_everybody_grows_with_the_house_and_not_with_its_few_users() {
    let site = |users| {
        let plan = planned(users, "", &["id: site, name: Wix, users: 2, replace_by: wordpress"]);
        plan.graph.steps.iter().map(|step| step.effort_minutes).sum::<u64>()
    };
    assert!(site(200) > 2 * site(10), "{} and {}", site(200), site(10));
    let plan = planned(200, "", &["id: devices, name: Matrix42, users: 3, replace_by: opsi"]);
    let [(step, _)] = of_product(&plan, "opsi", StepKind::RollOut)[..] else { panic!("one roll-out") };
    assert!(step.min_days >= 8, "four groups take {} days", step.min_days);
}

#[test]
fn who_is_short_of_time_gets_what_somebody_is_known_to_run() {
    let mail = "id: suite, name: \"Microsoft 365\", uses: [mail-server, mail-client, calendar]";
    let plan = planned(3, "capacity: {it_hours_per_month: 8}\n", &[mail]);
    let coming = |id: &str| plan.decisions.product(&SoftwareId::parse(id).expect("an id")).is_some();
    assert!(coming("mailcow") && !coming("grommunio"));
    // With nothing else for it, the plan says what is missing, in the summary.
    let plan = planned(14, "capacity: {it_hours_per_month: 10}\n", &["name: \"Exchange Online\""]);
    assert!(plan.decisions.product(&SoftwareId::parse("grommunio").expect("an id")).is_some());
    let german = text(&plan, Language::De);
    let said = "Für grommunio ist kein Anbieter bekannt, der es in der EU betreibt: Vor der Erprobung";
    assert!(german.contains(said), "{german}");
    assert!(text(&plan, Language::En).contains("No provider is known who runs grommunio in the EU"));
}

#[test]
fn a_system_that_stays_without_updates_is_raised_and_not_only_protected() {
    let tools =
        ["id: system, name: \"Windows 10\"", "id: craft, name: \"TAIFUN openBusiness\"", "name: Zoom"];
    let plan = planned(5, "", &tools);
    let [(protect, protected)] = of_tool(&plan, "system", StepKind::Contain)[..] else { panic!("once") };
    assert!(protect.effort_minutes < 180);
    let [(raise, raised)] = of_tool(&plan, "system", StepKind::Adapt)[..] else { panic!("once") };
    assert_eq!(raise.effort_minutes, 30 + 60 * 5);
    assert!(protected.end <= raised.start);
    let said = "Arbeitsplätze, die Windows 10 behalten, auf ein System mit Updates heben oder ersetzen";
    assert!(text(&plan, Language::De).contains(said));
    // Where it goes, it is not raised before.
    let plan = planned(5, "", &tools[..1]);
    assert!(of_tool(&plan, "system", StepKind::Adapt).is_empty());
    // A system has no interfaces of its own to settle.
    let plan = planned(5, "", &["id: system, name: \"Windows 11\", keep: \"Vorgabe\""]);
    let german = text(&plan, Language::De);
    assert!(german.contains("aufschreiben, welche Programme und Geräte es brauchen"), "{german}");
}

#[test]
fn who_has_a_provider_needs_nobody_for_servers() {
    let skills = |users| {
        let plan = planned(users, "", &["name: Dropbox"]);
        let skills = plan.learning.skills.iter();
        skills.map(|demand| demand.skill.de.to_string()).collect::<Vec<_>>()
    };
    let (few, many) = (skills(3), skills(40));
    let has = |skills: &[String], wanted: &str| skills.iter().any(|skill| skill.contains(wanted));
    assert!(has(&few, "Mit einem Anbieter einrichten") && !has(&few, "Linux-Server"), "{few:?}");
    assert!(has(&many, "Linux-Server"), "{many:?}");
}

//! What an adviser can say aloud: money paid for nothing, limits that are broken, consent, tenders, lessons and data.

use std::fs;
use umstieg_core::decide::{KeepReason, Verdict};
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::{Date, SoftwareId, ToolHandle};
use umstieg_core::order::{Dependency, Reason, Step};
use umstieg_core::plan::{Renewal, TimedStep, WorkCalendar};
use umstieg_core::{Plan, PlanOptions, ToolIndex, plan};
use umstieg_report::{Format, Language, Options};
use umstieg_tests::examples::{as_of, catalogue, parse, resolve};

/// The plan of a firm in Schleswig-Holstein: further lines of its inventory, and its tools.
fn planned(more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    of_text(&format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 30}}\n{more}tools:\n{tools}"
    ))
}

/// The plan of one of the example inventories.
fn example(name: &str) -> Plan {
    let path = format!("{}/inventories/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    of_text(&fs::read_to_string(path).expect("the example is there"))
}

fn of_text(text: &str) -> Plan {
    plan(catalogue(), resolve(parse(text)), &PlanOptions::new(as_of())).expect("the work fits")
}

fn tool(plan: &Plan, handle: &str) -> ToolIndex {
    plan.inventory.by_handle(&ToolHandle::parse(handle).expect("a handle")).expect("the tool is listed")
}

fn steps(plan: &Plan, is_meant: impl Fn(&Step) -> bool) -> Vec<(&Step, &TimedStep)> {
    plan.graph.steps.iter().zip(&plan.timeline.steps).filter(|(step, _)| is_meant(step)).collect()
}

fn of_product<'a>(plan: &'a Plan, id: &str, kind: StepKind) -> Vec<(&'a Step, &'a TimedStep)> {
    let id = SoftwareId::parse(id).expect("an id");
    steps(plan, |step| step.tool.is_none() && step.product.as_ref() == Some(&id) && step.does(kind))
}

fn off(plan: &Plan, handle: &str) -> Date {
    let tool = tool(plan, handle);
    let [(_, timed)] = steps(plan, |step| step.tool == Some(tool) && step.kind == StepKind::SwitchOff)[..]
    else {
        panic!("{handle} goes once")
    };
    timed.end
}

/// The plan in words, without breaks of lines.
fn text(plan: &Plan, language: Language) -> String {
    let options = Options { language, format: Format::Markdown, ..Options::default() };
    umstieg_report::plan(catalogue(), plan, &options)
}

#[test]
fn money_that_is_paid_after_the_last_use_is_told_in_the_summary() {
    let contract = "contract: {ends: 2028-12-31, notice_months: 1, cost_eur_per_year: 1200}";
    let plan = planned("", &[&format!("name: Zoom, {contract}")]);
    let german = text(&plan, Language::De);
    let months =
        12 * 2028 + 12 - (12 * i32::from(off(&plan, "zoom").year()) + i32::from(off(&plan, "zoom").month()));
    let euros =
        german.split("nachdem das Programm abgeschaltet ist: Zoom. Das kostet ").nth(1).expect("it is told");
    let told: i32 = euros.split(' ').next().expect("a number").replace('.', "").parse().expect("a number");
    assert!((told - 100 * months).abs() <= 100, "{told} for {months} months");
    assert!(text(&plan, Language::En).contains("One contract goes on for months"));
}

#[test]
fn what_breaks_a_limit_goes_before_what_does_not() {
    let tools = ["name: Asana", "name: Miro", "name: HubSpot", "name: Doodle", "name: Trello", "name: Slack"];
    let little = "capacity: {it_hours_per_month: 12}\n";
    let duty = "obligations: [{kind: client-contract, applies_to: [slack], excluded_jurisdictions: [US]}]\n";
    let (without, with) = (planned(little, &tools), planned(&format!("{little}{duty}"), &tools));
    assert!(
        off(&with, "slack") < off(&without, "slack"),
        "{} {}",
        off(&with, "slack"),
        off(&without, "slack")
    );
    let told = text(&with, Language::De);
    assert!(
        told.contains(
            "Slack verstößt gegen eine Vorgabe (Sitz oder Muttergesellschaft des Herstellers: USA)"
        ),
        "{told}"
    );
    assert!(!text(&without, Language::De).contains("verstößt"));
}

#[test]
fn what_stays_although_it_breaks_a_limit_is_told_in_the_summary() {
    let told = text(&example("tax-adviser"), Language::De);
    assert!(told.contains("DocuSign bleiben und verstoßen gegen eine Vorgabe"), "{told}");
}

#[test]
fn consent_is_asked_for_each_product_when_it_has_been_decided_on() {
    let more = "planning: {lead_times: [{kind: works-council, months: 2}]}\n";
    let plan = planned(more, &["name: Asana", "name: \"Toggl Track\"", "name: \"VMware vSphere\", users: 2"]);
    let agreed = steps(&plan, |step| step.kind == StepKind::Agree);
    assert_eq!(agreed.len(), 2, "what only those who run it notice needs no consent");
    for (step, timed) in agreed {
        let product = step.product.as_ref().expect("it is about a product").as_str();
        let [(_, decided)] = of_product(&plan, product, StepKind::Decide)[..] else { panic!("{product}") };
        let [(_, given)] = of_product(&plan, product, StepKind::RollOut)[..] else { panic!("{product}") };
        assert!(decided.end < timed.start && timed.end < given.start, "{product}");
    }
}

#[test]
fn who_agrees_to_a_platform_agrees_to_its_apps() {
    let more = "planning: {lead_times: [{kind: works-council, months: 2}]}\n";
    let tools = ["name: Dropbox, replace_by: nextcloud", "name: Slack, replace_by: nextcloud-talk"];
    let plan = planned(more, &tools);
    let agreed = steps(&plan, |step| step.kind == StepKind::Agree);
    let [(step, timed)] = agreed[..] else { panic!("{agreed:?}") };
    assert_eq!(step.product.as_ref().map(SoftwareId::as_str), Some("nextcloud"));
    let [(_, given)] = of_product(&plan, "nextcloud-talk", StepKind::RollOut)[..] else { panic!("it comes") };
    assert!(timed.end < given.start);
}

#[test]
fn free_programs_are_put_out_to_tender_only_where_the_inventory_says_so() {
    let tools = ["name: \"Microsoft Office\", id: office, replace_by: libreoffice", "name: Slack"];
    let tendered = |lead: &str| {
        let plan =
            planned(&format!("planning: {{lead_times: [{{kind: tender, months: 3{lead}}}]}}\n"), &tools);
        let tenders = steps(&plan, |step| step.kind == StepKind::Procure);
        let products = tenders.iter().filter_map(|(step, _)| step.product.as_ref());
        let libre = products.clone().any(|id| id.as_str() == "libreoffice");
        (libre, products.count(), text(&plan, Language::De).contains("Ohne Vergabe gerechnet"))
    };
    let (libre, others, told) = tendered("");
    assert!(!libre && others > 0 && told);
    let (libre, _, told) = tendered(", applies_to: [office]");
    assert!(libre && !told);
}

#[test]
fn a_softphone_that_comes_with_a_phone_system_is_taught() {
    let plan = example("municipality");
    assert_eq!(of_product(&plan, "linphone", StepKind::Train).len(), 1);
    assert!(text(&plan, Language::De).contains("erproben (Testumgebung mit Linphone)"));
}

#[test]
fn nobody_but_those_who_manage_it_learns_a_directory() {
    let plan = example("municipality");
    let [(lesson, _)] = of_product(&plan, "univention-ucs", StepKind::Train)[..] else {
        panic!("it is taught once")
    };
    assert_eq!(lesson.learner_minutes, 0);
}

#[test]
fn a_chain_that_turns_hold_together_is_not_called_a_necessity() {
    let told = text(&example("municipality"), Language::De);
    assert!(told.contains("kein Zwang, sondern gewollt") && !told.contains("folgen zwingend"), "{told}");
}

#[test]
fn a_tool_without_candidates_does_not_stay_for_its_weight() {
    let plan = example("craft");
    let acronis = tool(&plan, "acronis");
    let verdict = &plan.decisions.tools[acronis.0].verdict;
    assert!(matches!(verdict, Verdict::Keep { reason: KeepReason::NothingFits { .. } }), "{verdict:?}");
    // What saves the data of Windows is no reason to keep it.
    let needed = plan.decisions.tools.iter().any(|decision| {
        matches!(&decision.verdict, Verdict::Keep { reason: KeepReason::Platform { needed_by, .. } } if needed_by.contains(&acronis))
    });
    assert!(!needed);
}

#[test]
fn nobody_carries_over_what_lies_in_private_messengers() {
    let plan = example("hotel");
    let whatsapp = tool(&plan, "whatsapp");
    let moved = steps(&plan, |step| step.tool == Some(whatsapp) && step.does(StepKind::MigrateData));
    assert!(moved.is_empty(), "{moved:?}");
}

#[test]
fn an_editor_of_documents_comes_to_those_who_move_to_it() {
    let plan = example("hotel");
    let users = |id: &str| plan.decisions.product(&SoftwareId::parse(id).expect("an id")).map(|it| it.users);
    assert_eq!((users("collabora-online"), users("nextcloud")), (Some(14), Some(20)));
}

#[test]
fn a_release_for_new_devices_is_offered_to_nobody_and_a_free_update_is_called_free() {
    let plan = planned("", &["name: \"Windows 11 24H2\""]);
    let told = text(&plan, Language::De);
    assert!(told.contains("26H2") && !told.contains("26H1"), "{told}");
    assert!(told.contains("kostet nichts und ist sofort nötig"), "{told}");
}

#[test]
fn a_contract_from_month_to_month_says_until_when_it_goes_on() {
    let contract = "contract: {ends: 2026-12-31, notice_months: 0, renews_months: 1, cost_eur_per_year: 600}";
    let plan = planned("capacity: {it_hours_per_month: 3}\n", &[&format!("name: Zoom, {contract}")]);
    let told = text(&plan, Language::De);
    assert!(told.contains("Verlängert sich weiter von Monat zu Monat bis"), "{told}");
}

#[test]
fn too_much_care_is_a_warning() {
    assert!(text(&example("agency"), Language::De).contains("Der Betrieb des Neuen braucht etwa"));
    let told = text(&planned("capacity: {it_hours_per_month: 200}\n", &["name: Asana"]), Language::De);
    assert!(!told.contains("Der Betrieb des Neuen"), "{told}");
}

#[test]
fn contracts_of_what_stays_are_told_with_their_next_end() {
    let contract =
        "contract: {ends: 2027-03-31, notice_months: 6, renews_months: 12, cost_eur_per_year: 700}";
    let plan = planned("", &[&format!("name: SAP, id: sap, keep: \"so beschlossen\", {contract}")]);
    let told = text(&plan, Language::De);
    // Notice for March 2027 would have been due in September 2026.
    let [running] = &plan.running[..] else { panic!("{:?}", plan.running) };
    assert_eq!(running.ends.map(|day| day.to_string()).as_deref(), Some("2028-03-31"));
    assert_eq!(running.notice_by.map(|day| day.to_string()).as_deref(), Some("2027-09-30"));
    assert!(told.contains("Weiter laufen") && told.contains("09.2027"), "{told}");
}

#[test]
fn notice_is_given_on_a_working_day() {
    // Two weeks before the end of May 2027 is Whit Monday, two weeks before 8 Jan 2028 Christmas Day.
    for ends in ["2027-05-31", "2028-01-08", "2027-11-14", "2027-10-17"] {
        let contract = format!("contract: {{ends: {ends}, notice_months: 0, cost_eur_per_year: 900}}");
        let plan = planned(
            "planning: {start: 2027-01-04}\ncapacity: {it_hours_per_month: 10}\n",
            &[&format!("id: files, name: \"Dropbox Business\", replace_by: nextcloud, {contract}")],
        );
        let [outcome] = &plan.contracts[..] else { panic!("one contract") };
        let on = outcome.notice_on.expect("notice is given");
        let calendar = WorkCalendar::new(on, plan.inventory.raw().organisation.region.as_ref());
        assert_eq!(calendar.date(0), on, "{ends}");
    }
}

#[test]
fn what_stays_under_a_contract_that_ends_is_to_be_extended() {
    let contract =
        "contract: {ends: 2027-03-31, notice_months: 1, renews_months: 0, cost_eur_per_year: 5000}";
    let plan = planned("", &[&format!("id: ra, name: RA-MICRO, keep: gebraucht, {contract}")]);
    assert!(plan.running[0].ends_by_itself && plan.running[0].notice_by.is_none());
    assert!(text(&plan, Language::En).contains("Ends by itself; extend it in time."));
    assert!(text(&plan, Language::De).contains("Endet von selbst; rechtzeitig verlängern."));
}

#[test]
fn a_term_that_begins_because_the_plan_begins_late_is_counted_and_told() {
    let zoom = "id: zoom, name: Zoom, contract: {ends: 2026-12-31, notice_months: 1, cost_eur_per_year: 800}";
    let plan = planned("planning: {start: 2026-12-01}\n", &[zoom]);
    let [outcome] = &plan.contracts[..] else { panic!("one contract") };
    assert_eq!(outcome.renewal, Renewal::Renewed(1));
    let day = |text: &str| Date::parse(text).expect("a date");
    assert_eq!(outcome.missed, Some((day("2026-11-30"), day("2026-12-31"))));
    assert!(text(&plan, Language::En).contains("30 Nov 2026"));
    assert!(text(&plan, Language::De).contains("30.11.2026"));
    // Whoever begins at once has nothing to be told.
    let later = zoom.replace("2026-12-31", "2027-12-31");
    assert_eq!(planned("planning: {start: 2026-12-01}\n", &[&later]).contracts[0].missed, None);
}

#[test]
fn one_after_the_other_is_no_time_between_them() {
    let plan = planned(
        "capacity: {it_hours_per_month: 80}\n",
        &[
            "name: \"Microsoft Office 2019\", replace_by: libreoffice",
            "name: \"Windows 10\", replace_by: ubuntu",
        ],
    );
    let settles = |dependency: &&Dependency| matches!(dependency.reason, Reason::Settling(_));
    let found: Vec<&Dependency> = plan.graph.dependencies.iter().filter(settles).collect();
    assert!(found.iter().any(|it| it.lag_days == 0) && found.iter().any(|it| it.lag_days > 0), "{found:?}");
    let options = Options { language: Language::En, format: Format::Json, ..Options::default() };
    let json: serde_json::Value =
        serde_json::from_str(&umstieg_report::plan(catalogue(), &plan, &options)).expect("JSON");
    let texts = |lag: u64| -> Vec<String> {
        let steps = json["steps"].as_array().expect("steps");
        let waits = steps.iter().flat_map(|step| step["waits_for"].as_array().expect("a list").iter());
        let meant = waits.filter(|it| it["kind"] == "settling" && (it["lag_days"] == 0) == (lag == 0));
        meant.map(|it| it["text"].as_str().expect("text").to_owned()).collect()
    };
    assert!(texts(0).iter().all(|text| !text.contains("time between them")));
    assert!(texts(1).iter().all(|text| text.contains("time between them")));
}

#[test]
fn nobody_is_sent_to_the_bank_for_a_few_hundred_euros() {
    let firm = |tools: &[&str]| {
        let text = format!(
            "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 30, legal_type: commercial}}\ntools:\n{}",
            tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect::<String>()
        );
        of_text(&text)
    };
    let zoom = |euros: u32| {
        format!("name: Zoom, contract: {{ends: 2027-06-30, notice_months: 1, cost_eur_per_year: {euros}}}")
    };
    let small = text(&firm(&[&zoom(170)]), Language::De);
    assert!(!small.contains("ERP-Förderkredit"), "{small}");
    assert!(!small.contains("Einzelbetriebliche Investitionsförderung"), "asks for 50,000 euros: {small}");
    let large = text(&firm(&[&zoom(17_000)]), Language::De);
    assert!(
        large.contains(
            "Kredit, der zurückzuzahlen ist; Zuschuss dazu nur in manchen Fällen: höchstens 200.000"
        )
    );
}

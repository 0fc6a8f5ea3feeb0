//! What a plan says about its order: wishes and what becomes of them, what waiting for a grant costs, what bounds the end.

use std::fs;
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::{SoftwareId, ToolHandle};
use umstieg_core::plan::{Renewal, WishFate};
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

fn of_text(text: &str) -> Plan {
    plan(catalogue(), resolve(parse(text)), &PlanOptions::new(as_of())).expect("the work fits")
}

/// One of the example inventories as it is written.
fn example(name: &str) -> String {
    let path = format!("{}/inventories/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).expect("the example is there")
}

/// The plan in words, every paragraph in one line.
fn text(plan: &Plan, language: Language) -> String {
    told(plan, language, Format::Markdown)
}

fn told(plan: &Plan, language: Language, format: Format) -> String {
    umstieg_report::plan(catalogue(), plan, &Options { language, format, ..Options::default() })
}

fn json(plan: &Plan) -> serde_json::Value {
    serde_json::from_str(&told(plan, Language::En, Format::Json)).expect("one document")
}

fn tool(plan: &Plan, handle: &str) -> ToolIndex {
    plan.inventory.by_handle(&ToolHandle::parse(handle).expect("a handle")).expect("the tool is listed")
}

#[test]
fn a_kept_wish_is_told_with_its_two_dates() {
    let order = "order: [{first: zoom, then: jira, strength: soft, reason: \"erst die Treffen.\"}]\n";
    let plan = planned(order, &["name: Jira", "name: Zoom"]);
    let [outcome] = plan.wishes.as_slice() else { panic!("one wish") };
    let WishFate::Kept { done, begins } = outcome.fate else { panic!("{:?}", outcome.fate) };
    assert!(done < begins, "{done} before {begins}");
    let german = text(&plan, Language::De);
    assert!(german.contains("Zoom vor Jira (erst die Treffen)"), "{german}");
    assert!(german.contains("Eingehalten: Zoom ist am "), "{german}");
    assert!(text(&plan, Language::En).contains("Kept: the change from Zoom is done on "));
    let told = &json(&plan)["wishes"][0];
    assert_eq!(told["fate"], "kept");
    assert_eq!(told["done"], done.to_string());
    assert_eq!(told["begins"], begins.to_string());
}

#[test]
fn a_wish_without_effect_says_which_tool_stays_or_that_both_go_at_once() {
    let order = "order: [{first: zoom, then: word-1, strength: soft}, {first: dropbox, then: drive, strength: soft}]\n";
    let tools = [
        "name: Zoom",
        "name: Word, id: word-1, keep: \"so beschlossen\"",
        "name: Dropbox",
        "name: OneDrive, id: drive",
    ];
    let plan = planned(order, &tools);
    let fates: Vec<&WishFate> = plan.wishes.iter().map(|outcome| &outcome.fate).collect();
    assert_eq!(fates[0], &WishFate::Stays(vec![tool(&plan, "word-1")]));
    let WishFate::Together(products) = fates[1] else { panic!("{:?}", fates[1]) };
    assert_eq!(products.len(), 1);
    let german = text(&plan, Language::De);
    assert!(german.contains("Ändert nichts: Word wird nicht umgestellt."), "{german}");
    assert!(
        german.contains("Ändert nichts: Nextcloud tritt auf einmal an die Stelle von beiden."),
        "{german}"
    );
    let document = json(&plan);
    assert_eq!(document["wishes"][0]["fate"], "stays");
    assert_eq!(document["wishes"][0]["tools"][0]["id"], "word-1");
    assert_eq!(document["wishes"][1]["fate"], "together");
    assert_eq!(document["void_wishes"].as_array().map(Vec::len), Some(2));
}

#[test]
fn of_two_wishes_against_each_other_one_is_given_up_and_says_so() {
    let order =
        "order: [{first: zoom, then: jira, strength: soft}, {first: jira, then: zoom, strength: soft}]\n";
    let plan = planned(order, &["name: Jira", "name: Zoom"]);
    let kept = plan.wishes.iter().filter(|outcome| matches!(outcome.fate, WishFate::Kept { .. })).count();
    let given_up: Vec<_> = plan
        .wishes
        .iter()
        .filter_map(|outcome| match outcome.fate {
            WishFate::GivenUp { circle, .. } => Some(circle),
            _ => None,
        })
        .collect();
    assert_eq!((kept, given_up), (1, vec![Some(0)]));
    let german = text(&plan, Language::De);
    assert!(
        german.contains("Nicht eingehalten, denn sonst hätten Schritte im Kreis aufeinander gewartet"),
        "{german}"
    );
}

/// The times that the contracts of a plan renew.
fn renewals(plan: &Plan) -> Vec<i64> {
    let times = plan.contracts.iter().map(|contract| match contract.renewal {
        Renewal::Renewed(times) => i64::from(times),
        Renewal::None | Renewal::Gap | Renewal::Open => 0,
    });
    times.collect()
}

#[test]
fn the_cost_of_waiting_for_a_grant_is_the_difference_to_the_plan_without_it() {
    let with = example("agency");
    let without = with.replace("funding: [sh-dku]\n", "");
    assert_ne!(with, without);
    let (waits, free) = (of_text(&with), of_text(&without));
    assert_eq!(free.grant_wait, None);
    let wait = waits.grant_wait.as_ref().expect("the programme forbids to begin before");
    let (renewed, renewed_free) = (renewals(&waits), renewals(&free));
    for (at, contract) in waits.contracts.iter().enumerate() {
        assert_eq!(wait.renewals_of(contract.tool), renewed[at] - renewed_free[at], "{:?}", contract.tool);
    }
    assert!(renewed.iter().sum::<i64>() > renewed_free.iter().sum::<i64>(), "the example shows it");
    let told = &json(&waits)["grant_wait"];
    let cost = |plan: &Plan| json(plan)["summary"]["renewals_eur"].as_i64().expect("euros");
    assert_eq!(told["cost_eur"].as_i64(), Some(cost(&waits) - cost(&free)));
    let german = text(&waits, Language::De);
    assert!(german.contains("Die Wartezeit auf den Bescheid von »"), "{german}");
    assert!(german.contains("weil bis zum Förderbescheid ("), "{german}");
    assert!(text(&waits, Language::En).contains("Waiting for the decision on “"));
    assert!(!text(&free, Language::De).contains("Förderbescheid"));
}

#[test]
fn one_sum_of_work_stands_where_the_time_of_it_bounds_the_end() {
    for name in ["tax-adviser", "craft", "hotel"] {
        let plan = of_text(&example(name));
        let german = text(&plan, Language::De);
        let minutes: u64 = plan.graph.steps.iter().map(|step| step.effort_minutes).sum();
        let hours = (minutes + 30) / 60;
        let said = german.split("Die Zeit der IT bestimmt das Ende: insgesamt ").nth(1).expect(name);
        assert!(said.starts_with(&hours.to_string()), "{name}: {said}");
        assert!(said.contains("in denen nichts umgestellt wird"), "{name}: {said}");
    }
}

#[test]
fn a_misspelt_name_stands_among_the_assumptions_and_a_plain_one_does_not() {
    let plan = planned("", &["name: \"Micorsoft 365\"", "name: Zoom", "name: \"Adobe Acrobat 2020 Pro\""]);
    let german = text(&plan, Language::De);
    assert!(german.contains("Gelesen wurde »Micorsoft 365« als Microsoft 365."), "{german}");
    assert!(text(&plan, Language::En).contains("Read: “Micorsoft 365” as Microsoft 365."));
    let assumptions = json(&plan)["assumptions"].as_array().expect("a list").clone();
    let read: Vec<_> = assumptions.iter().filter(|it| it["kind"] == "read-as").collect();
    let [read] = read.as_slice() else { panic!("{assumptions:?}") };
    assert_eq!(read["products"][0]["id"], "microsoft-365");
    assert_eq!(read["tools"].as_array().map(Vec::len), Some(1));
}

#[test]
fn notice_that_comes_too_early_names_the_last_product_also_of_what_was_bought_along() {
    let plan = of_text(&example("plant"));
    let suite = tool(&plan, "microsoft-365");
    let contract = plan.contracts.iter().find(|it| it.tool == suite).expect("a contract");
    let notice = contract.notice_on.expect("notice is given");
    let is_part = |tool: ToolIndex| tool == suite || plan.inventory.tool(tool).suite == Some(suite);
    let parts = plan.decisions.tools.iter().filter(|decision| is_part(decision.tool));
    let products: Vec<&SoftwareId> = parts.flat_map(|decision| decision.verdict.products()).collect();
    let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
    let late = steps.filter(|(step, timed)| step.does(StepKind::RollOut) && timed.end > notice);
    let late = late.filter(|(step, _)| step.product.as_ref().is_some_and(|id| products.contains(&id)));
    let (last, _) = late.max_by_key(|(_, timed)| timed.end).expect("the example shows it");
    let contracts = json(&plan)["contracts"].as_array().expect("a list").clone();
    let told = contracts.iter().find(|it| it["tool"]["id"] == "microsoft-365").expect("the suite");
    assert_eq!(told["notice_before"]["id"].as_str(), last.product.as_ref().map(SoftwareId::as_str));
}

/// The days on which steps that are meant begin and end.
fn days(
    plan: &Plan,
    is_meant: impl Fn(&umstieg_core::order::Step) -> bool,
) -> Vec<(umstieg_core::format::scalar::Date, umstieg_core::format::scalar::Date)> {
    let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
    steps.filter(|(step, _)| is_meant(step)).map(|(_, timed)| (timed.start, timed.end)).collect()
}

#[test]
fn a_mail_client_stays_as_long_as_there_is_a_way_back_to_its_server() {
    let plan = planned("", &["id: client, name: Outlook", "id: server, name: \"Exchange Server 2019\""]);
    let (client, server) = (tool(&plan, "client"), tool(&plan, "server"));
    let off = |tool| days(&plan, |step| step.tool == Some(tool) && step.kind == StepKind::SwitchOff)[0];
    let fall_back = days(&plan, |step| step.tool == Some(server) && step.kind == StepKind::ParallelRun)[0];
    assert!(off(client).0 > fall_back.1, "{:?} after {fall_back:?}", off(client));
}

#[test]
fn a_word_processor_waits_for_no_mail() {
    let plan = planned("", &["id: word, name: \"Microsoft Word\"", "id: mail, name: \"T-Online Mail\""]);
    let rule = |id: &str| {
        plan.graph.dependencies.iter().any(
            |waits| matches!(&waits.reason, umstieg_core::order::Reason::Rule(rule) if rule.as_str() == id),
        )
    };
    assert!(!rule("old-office-goes-after-mail"));
}

#[test]
fn data_that_must_flow_is_asked_about_before_anybody_decides() {
    let tools = [
        "id: files, name: \"RA-Micro\", keep: \"Kanzleisoftware\"",
        "id: office, name: \"Microsoft 365\", contract: {ends: 2027-10-31, notice_months: 1, cost_eur_per_year: 1500}",
    ];
    let plan = planned("interfaces: [{from: files, to: office, required: true}]\n", &tools);
    let collabora = SoftwareId::parse("collabora-online").expect("an id");
    let is_interface =
        |step: &umstieg_core::order::Step| matches!(step.origin, umstieg_core::order::Origin::Interface(_));
    let asked = days(&plan, |step| is_interface(step) && step.kind == StepKind::Survey)[0];
    let settled = days(&plan, |step| is_interface(step) && step.kind == StepKind::Adapt)[0];
    let of = |kind| days(&plan, |step| step.product.as_ref() == Some(&collabora) && step.does(kind))[0];
    assert!(asked.1 < of(StepKind::Decide).0);
    assert!(settled.1 < of(StepKind::RollOut).0);
    // All of them work with what stays, so nobody can do without it yet.
    let german = text(&plan, Language::De);
    assert!(german.contains("Vorerst behalten es alle: RA-Micro arbeitet damit zusammen"), "{german}");
    assert!(german.contains("Schriftlich klären, wie der Datenaustausch von RA-Micro zu Microsoft 365"));
    assert!(text(&plan, Language::En).contains("For the time being everybody keeps it: "));
}

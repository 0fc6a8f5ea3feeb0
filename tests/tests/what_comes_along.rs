//! What a product needs beside it, for whom it comes in, and what the way of running it has to do with that.

use umstieg_core::decide::{KeepReason, Product, ToolDecision, Verdict};
use umstieg_core::format::inventory::Inventory as RawInventory;
use umstieg_core::format::scalar::{SoftwareId, ToolHandle};
use umstieg_core::recommend::Exclusion;
use umstieg_core::{Plan, PlanOptions, plan};
use umstieg_report::{Format, Language, Options};
use umstieg_tests::examples::{as_of, catalogue, parse, raw, resolve};

/// The plan of a firm of eight: further lines of its inventory, and its tools.
fn planned(more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    of(parse(&format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 8}}\n{more}tools:\n{tools}"
    )))
}

fn of(raw: RawInventory) -> Plan {
    let mut options = PlanOptions::new(as_of());
    options.effort = 1;
    plan(catalogue(), resolve(raw), &options).expect("the work fits")
}

fn product<'a>(plan: &'a Plan, id: &str) -> Option<&'a Product> {
    plan.decisions.product(&SoftwareId::parse(id).expect("an id"))
}

fn needs(plan: &Plan, id: &str) -> Vec<String> {
    let all = plan.decisions.products.iter();
    let needed = all.filter(|product| product.required_by.iter().any(|other| other.as_str() == id));
    needed.map(|product| product.software.to_string()).collect()
}

fn decision<'a>(plan: &'a Plan, handle: &str) -> &'a ToolDecision {
    let tool = plan.inventory.by_handle(&ToolHandle::parse(handle).expect("a handle")).expect("it is listed");
    &plan.decisions.tools[tool.0]
}

fn text(plan: &Plan, language: Language, format: Format) -> String {
    umstieg_report::plan(catalogue(), plan, &Options { language, format, ..Options::default() })
}

#[test]
fn a_mail_program_begins_with_the_mailboxes_that_are_there() {
    let tools = [
        "id: mail, name: Gmail, replace_by: mailcow",
        "id: program, name: \"Microsoft Outlook\", replace_by: thunderbird",
    ];
    let plan = planned("", &tools);
    assert!(product(&plan, "mailcow").is_some() && product(&plan, "thunderbird").is_some());
    assert!(needs(&plan, "thunderbird").is_empty(), "{:?}", needs(&plan, "thunderbird"));
}

#[test]
fn what_fills_a_role_is_not_said_to_be_the_only_one() {
    let plan = of(raw("municipality"));
    // As JSON it names every step that another one waits for, not only the one that holds it.
    let (de, en) = (text(&plan, Language::De, Format::Json), text(&plan, Language::En, Format::Json));
    assert!(de.contains("OpenTalk braucht in diesem Plan Univention Corporate Server als Anmeldedienst."));
    assert!(en.contains("In this plan OpenTalk needs Univention Corporate Server as "));
    assert!(
        !de.contains("Linphone funktioniert nicht ohne") && !de.contains("FreePBX funktioniert nicht ohne")
    );
    // The directory that comes in anyway is what people sign on with.
    assert_eq!(needs(&plan, "opentalk"), ["univention-ucs"]);
}

#[test]
fn what_a_provider_runs_brings_its_inner_parts_along() {
    let zoom = ["id: meetings, name: Zoom, replace_by: opentalk"];
    let run_by_others = planned("capacity: {it_hours_per_month: 8}\n", &zoom);
    assert!(product(&run_by_others, "opentalk").is_some());
    assert!(needs(&run_by_others, "opentalk").is_empty(), "{:?}", needs(&run_by_others, "opentalk"));
    let own = planned("policy: {hosting: [on-premises]}\n", &zoom);
    assert_eq!(needs(&own, "opentalk"), ["keycloak"]);
    // A newsletter does not wait for the mail server of the house where its maker sends it.
    let hotel = of(raw("hotel"));
    assert!(product(&hotel, "keila").is_some());
    assert!(needs(&hotel, "keila").is_empty(), "{:?}", needs(&hotel, "keila"));
}

#[test]
fn people_get_what_their_own_work_needs() {
    let plan = of(raw("hotel"));
    // Twenty have the messenger, fourteen the office suite; only these write documents together.
    assert_eq!(product(&plan, "nextcloud-talk").map(|product| product.users), Some(20));
    assert_eq!(product(&plan, "collabora-online").map(|product| product.users), Some(14));
}

#[test]
fn a_format_is_demanded_of_what_takes_the_place_of_the_part_that_writes_it() {
    let plan = of(raw("agency"));
    let suite = decision(&plan, "adobe-creative-cloud");
    let formats = |part: &str, software: &str| -> Vec<String> {
        let units = suite.units.iter().map(|unit| &unit.recommendation);
        let of_part = units.filter(|it| it.unit.parts.iter().any(|id| id.as_str() == part));
        let candidates = of_part.flat_map(|it| it.candidates.iter().chain(&it.excluded));
        let out = candidates.filter(|it| it.software.as_str() == software).flat_map(|it| &it.exclusions);
        out.filter_map(|out| match out {
            Exclusion::Format { formats, .. } => {
                Some(formats.iter().map(ToString::to_string).collect::<Vec<_>>())
            }
            _ => None,
        })
        .flatten()
        .collect()
    };
    assert!(formats("adobe-acrobat", "pdf4qt").is_empty());
    assert!(formats("adobe-illustrator", "inkscape").contains(&"psd".to_owned()));
}

#[test]
fn an_app_of_what_comes_in_anyway_is_enough_for_one_person() {
    let plan = of(raw("greenfield"));
    assert!(product(&plan, "nextcloud-talk").is_some());
    assert!(product(&plan, "opentalk").is_none());
}

#[test]
fn what_must_be_bought_again_is_not_saved() {
    for name in ["craft", "association"] {
        let plan = of(raw(name));
        let site = decision(&plan, "jimdo");
        let is_cheap = matches!(&site.verdict, Verdict::Keep { reason: KeepReason::CheapToKeep { .. } });
        assert!(is_cheap, "{name}: {:?}", site.verdict);
    }
}

#[test]
fn what_nothing_can_replace_is_not_said_to_be_too_much_work() {
    let plan = of(raw("tax-adviser"));
    let reasons: Vec<&KeepReason> = plan
        .decisions
        .tools
        .iter()
        .filter(|tool| tool.units.iter().all(|unit| unit.recommendation.candidates.is_empty()))
        .filter_map(|tool| match &tool.verdict {
            Verdict::Keep { reason } => Some(reason),
            _ => None,
        })
        .collect();
    assert!(reasons.iter().any(|reason| matches!(reason, KeepReason::NothingFits { nearest: Some(_) })));
    assert!(!reasons.contains(&&KeepReason::NotWorthIt), "{reasons:?}");
    assert!(!reasons.contains(&&KeepReason::NothingFits { nearest: None }), "{reasons:?}");
}

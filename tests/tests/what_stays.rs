//! What stays although something could take its place: because other things need it, because law or safety do, or because
//! nobody would look after what comes.

use umstieg_core::decide::{KeepReason, ToolDecision, Verdict};
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::inventory::Inventory as RawInventory;
use umstieg_core::format::scalar::ToolHandle;
use umstieg_core::recommend::Exclusion;
use umstieg_core::{Plan, PlanOptions, plan};
use umstieg_tests::checker::violations;
use umstieg_tests::examples::{as_of, catalogue, parse, raw, resolve};

/// The plan of a firm of forty: further lines of its inventory, and its tools.
fn planned(more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    of(parse(&format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 40}}\n{more}tools:\n{tools}"
    )))
}

fn of(raw: RawInventory) -> Plan {
    let mut options = PlanOptions::new(as_of());
    options.effort = 1;
    plan(catalogue(), resolve(raw), &options).expect("the work fits")
}

fn decision<'a>(plan: &'a Plan, handle: &str) -> &'a ToolDecision {
    let tool = plan.inventory.by_handle(&ToolHandle::parse(handle).expect("a handle")).expect("it is listed");
    &plan.decisions.tools[tool.0]
}

/// Why a part of a tool stays beside what comes in; nothing if none does.
fn kept<'a>(plan: &'a Plan, handle: &str) -> &'a [KeepReason] {
    match &decision(plan, handle).verdict {
        Verdict::ReplacePartly { kept, .. } => kept,
        _ => &[],
    }
}

fn handles(plan: &Plan, tools: &[umstieg_core::ToolIndex]) -> Vec<String> {
    tools.iter().map(|tool| plan.inventory.tool(*tool).handle.to_string()).collect()
}

/// Limits that a candidate breaks for a tool.
fn exclusions<'a>(plan: &'a Plan, handle: &str, software: &str) -> Vec<&'a Exclusion> {
    let units = decision(plan, handle).units.iter();
    let all = units.flat_map(|unit| &unit.recommendation.excluded);
    all.filter(|it| it.software.as_str() == software).flat_map(|it| &it.exclusions).collect()
}

#[test]
fn a_server_system_stays_in_part_for_what_runs_on_it() {
    let server = "id: server, name: \"Windows Server 2022\"";
    let books = "id: books, name: \"Business Central\", software: dynamics-365-bc, users: 9, keep: \"neu\"";
    let plan = planned("", &[server, books]);
    let [KeepReason::Server { needed_by, known: true, .. }] = kept(&plan, "server") else {
        panic!("{:?}", decision(&plan, "server").verdict)
    };
    assert_eq!(handles(&plan, needed_by), ["books"]);
    let without = planned("", &[server]);
    assert!(decision(&without, "server").verdict.leaves(), "nothing needs it");
}

#[test]
fn a_server_system_stays_in_part_for_what_may_run_on_it() {
    let tools = ["id: server, name: \"Windows Server 2022\"", "id: own, name: \"Eigenbau von 2009\""];
    let plan = planned("", &tools);
    let [KeepReason::Server { needed_by, known: false, .. }] = kept(&plan, "server") else {
        panic!("{:?}", decision(&plan, "server").verdict)
    };
    assert_eq!(handles(&plan, needed_by), ["own"]);
}

#[test]
fn a_directory_stays_in_part_while_devices_hang_on_it() {
    let tools = [
        "id: directory, name: \"Active Directory\"",
        "id: desks, name: \"Windows 11\", keep: \"geleast\"",
        "id: server, name: \"Windows Server 2022\"",
    ];
    let plan = planned("", &tools);
    let [KeepReason::Devices { needed_by, .. }] = kept(&plan, "directory") else {
        panic!("{:?}", decision(&plan, "directory").verdict)
    };
    assert_eq!(handles(&plan, needed_by), ["desks"]);
    // It runs on the server in turn.
    let [KeepReason::Server { needed_by, known: true, .. }] = kept(&plan, "server") else {
        panic!("{:?}", decision(&plan, "server").verdict)
    };
    assert_eq!(handles(&plan, needed_by), ["directory"]);
    let alone = planned("", &tools[..1]);
    assert!(decision(&alone, "directory").verdict.leaves(), "no device hangs on it");
}

#[test]
fn what_does_all_it_can_on_one_system_only_holds_that_although_it_has_a_page() {
    let plan = planned(
        "",
        &["id: desks, name: \"Windows 11\"", "id: maps, name: \"ArcGIS\", users: 2, keep: \"so\""],
    );
    let [KeepReason::Platform { needed_by, people, .. }] = kept(&plan, "desks") else {
        panic!("{:?}", decision(&plan, "desks").verdict)
    };
    assert_eq!((handles(&plan, needed_by), people.clone()), (vec!["maps".to_owned()], 2..=2));
}

/// The decision counts what nobody knows, so the reason names it.
#[test]
fn who_may_need_a_system_is_named_beside_who_does() {
    let plan = of(raw("hotel"));
    let Verdict::Keep { reason: KeepReason::Platform { needed_by, perhaps, people, .. } } =
        &decision(&plan, "windows-11").verdict
    else {
        panic!("{:?}", decision(&plan, "windows-11").verdict)
    };
    assert_eq!(handles(&plan, needed_by), ["lexware"]);
    assert_eq!(handles(&plan, perhaps), ["papershift-dienstplan"]);
    assert_eq!((*people.start(), *people.end()), (1, 12));
}

#[test]
fn what_cannot_write_the_format_of_the_work_is_out() {
    let plan = planned("", &["id: cad, name: \"AutoCAD\", users: 6"]);
    assert!(matches!(
        decision(&plan, "cad").verdict,
        Verdict::Keep { reason: KeepReason::NothingFits { .. } }
    ));
    for (software, reads) in [("qcad-ce", false), ("librecad", true)] {
        let out = exclusions(&plan, "cad", software);
        let says = |out: &&Exclusion| matches!(out, Exclusion::MainFormat { format, reads: it } if format.as_str() == "dwg" && *it == reads);
        assert!(out.iter().any(says), "{software}: {out:?}");
    }
}

#[test]
fn twenty_years_of_models_do_not_move_into_what_cannot_open_them() {
    let plan = planned("", &["id: cad, name: \"SolidWorks\", users: 4"]);
    assert!(matches!(
        decision(&plan, "cad").verdict,
        Verdict::Keep { reason: KeepReason::NothingFits { .. } }
    ));
    let out = exclusions(&plan, "cad", "freecad");
    let says = |out: &&Exclusion| matches!(out, Exclusion::MainFormat { format, reads: false } if format.as_str() == "sldprt");
    assert!(out.iter().any(says), "{out:?}");
}

#[test]
fn a_limit_is_not_for_sale() {
    let remote = "id: remote, name: \"TeamViewer\", users: 3, contract: {ends: 2027-09-30, notice_months: 1, cost_eur_per_year: 420}";
    let usual = planned("", &[remote]);
    assert!(matches!(
        decision(&usual, "remote").verdict,
        Verdict::Keep { reason: KeepReason::CheapToKeep { .. } }
    ));
    let limited = planned("policy: {hosting: [on-premises, managed-de]}\n", &[remote]);
    assert!(decision(&limited, "remote").verdict.leaves(), "{:?}", decision(&limited, "remote").verdict);
}

#[test]
fn what_a_substitute_would_need_and_nobody_offers_is_named() {
    let plan = planned("", &["id: sign, name: \"DocuSign\", users: 2, uses: [qualified-signature]"]);
    let out = exclusions(&plan, "sign", "documenso");
    let says = |out: &&Exclusion| {
        matches!(out, Exclusion::Requirement { role: Some(role), needs, .. }
            if role.as_str() == "signature-service" && needs.iter().any(|need| need.as_str() == "qualified-signature"))
    };
    assert!(out.iter().any(says), "{out:?}");
}

#[test]
fn who_names_a_format_does_not_get_less_than_who_names_none() {
    let tools = ["id: cad, name: \"AutoCAD LT\", users: 18, needs_formats: [dwg, pdf]"];
    let plan = planned("", &tools);
    assert!(!decision(&plan, "cad").verdict.leaves(), "{:?}", decision(&plan, "cad").verdict);
    let demanded = |software: &str| -> Vec<(Vec<String>, bool)> {
        let out = exclusions(&plan, "cad", software).into_iter();
        out.filter_map(|out| match out {
            Exclusion::Format { formats, reads } => {
                Some((formats.iter().map(ToString::to_string).collect(), *reads))
            }
            _ => None,
        })
        .collect()
    };
    // It reads drawings and does not write them; nobody has ever read a drawing from a PDF with the tool in use.
    assert_eq!(demanded("librecad"), [(vec!["dwg".to_owned()], true)]);
    assert_eq!(demanded("qcad-ce"), [(vec!["dwg".to_owned()], false)]);
    // What only draws in two dimensions is not missed in three.
    let needs = &decision(&plan, "cad").units[0].recommendation.unit.needs;
    assert!(needs.iter().all(|need| need.capability.as_str() != "cad-3d"), "{needs:?}");
}

#[test]
fn telephones_are_left_to_nobody() {
    let phones = "id: phones, name: \"STARFACE\", users: 14";
    let little = planned("capacity: {it_hours_per_month: 10}\n", &[phones]);
    assert!(!decision(&little, "phones").verdict.leaves(), "{:?}", decision(&little, "phones").verdict);
    let out = exclusions(&little, "phones", "freepbx");
    assert!(out.iter().any(|out| matches!(out, Exclusion::Unattended { .. })), "{out:?}");
    // Neither half a post nor an assumption is enough for what must work on every day.
    for capacity in ["capacity: {it_hours_per_month: 40}\n", ""] {
        let some = planned(capacity, &[phones]);
        assert!(!decision(&some, "phones").verdict.leaves(), "{capacity}");
    }
    let much = planned("capacity: {it_hours_per_month: 160}\n", &[phones]);
    let chosen = decision(&much, "phones").units.iter().find_map(|unit| unit.chosen());
    assert!(chosen.is_some_and(|chosen| !chosen.unattended.is_empty()), "it is told why that may be chosen");
    assert!(decision(&much, "phones").verdict.leaves(), "a house with people for it can run it");
}

/// Nobody has said that it is used; it protects all the same.
#[test]
fn protection_is_not_lost_without_a_word() {
    let plan = of(raw("craft"));
    assert!(!decision(&plan, "acronis").verdict.leaves(), "{:?}", decision(&plan, "acronis").verdict);
    let out = exclusions(&plan, "acronis", "urbackup");
    let lacks = |out: &&Exclusion| matches!(out, Exclusion::Essential { needs } if needs.iter().any(|it| it.as_str() == "malware-protection"));
    assert!(out.iter().any(lacks), "{out:?}");
}

/// A cheap tool of the Union that reports to the tax office stays; what does not report is no substitute for it.
#[test]
fn what_the_law_demands_is_not_lost() {
    let plan = of(raw("agency"));
    assert!(matches!(
        decision(&plan, "sevdesk").verdict,
        Verdict::Keep { reason: KeepReason::CheapToKeep { euros_per_year: 500, .. } }
    ));
    let out = exclusions(&plan, "sevdesk", "odoo-community");
    assert!(out.iter().any(|out| matches!(out, Exclusion::Essential { .. })), "{out:?}");
}

#[test]
fn what_is_known_to_be_shared_replaces_a_server_without_updates() {
    let plan = of(raw("neighbour"));
    assert!(decision(&plan, "sharepoint-server-2019").verdict.leaves());
    let polls = decision(&plan, "doodle");
    assert!(
        polls.verdict.products().iter().any(|id| id.as_str() == "nextcloud-polls"),
        "{:?}",
        polls.verdict
    );
}

/// A script on a page has no server to look after; a platform has, and its apps are looked after with it.
#[test]
fn each_product_says_how_much_care_it_takes() {
    let plan = of(raw("plant"));
    let care = |id: &str| {
        let mut products = plan.decisions.products.iter();
        products.find(|it| it.software.as_str() == id).map(|it| it.care_minutes)
    };
    assert_eq!(care("nextcloud"), Some(300));
    assert_eq!(care("nextcloud-talk"), Some(0));
    let hotel = of(raw("hotel"));
    let klaro = hotel.decisions.products.iter().find(|it| it.software.as_str() == "klaro");
    assert_eq!(klaro.map(|it| it.care_minutes), Some(0));
}

/// The duty to keep them is in the law, so that no inventory has to state it.
#[test]
fn books_are_records_without_a_word_in_the_inventory() {
    let plan = planned("", &["id: books, name: sevDesk", "id: board, name: Miro"]);
    let keeps = |handle| {
        decision(&plan, handle).units.iter().any(|it| it.recommendation.unit.keeps_records(catalogue()))
    };
    assert!(keeps("books") && !keeps("board"));
}

#[test]
fn what_only_protects_a_system_goes_with_it_and_never_holds_it() {
    let plan = planned("", &["id: desks, name: \"Windows 11\"", "id: scanner, name: Avira"]);
    let (desks, scanner) = (decision(&plan, "desks"), decision(&plan, "scanner"));
    assert!(desks.verdict.leaves(), "{:?}", desks.verdict);
    assert_eq!(scanner.verdict, Verdict::GoWith { systems: vec![desks.tool] });
    let off = |tool| {
        let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
        let mut off = steps.filter(|(step, _)| step.tool == Some(tool) && step.does(StepKind::SwitchOff));
        off.next().map(|(_, timed)| (timed.start, timed.end)).expect("it is switched off")
    };
    assert!(off(desks.tool).1 < off(scanner.tool).0);
    assert_eq!(violations(catalogue(), &plan), Vec::<String>::new());
}

#[test]
fn who_wants_a_scanner_to_stay_keeps_its_system() {
    let scanner = "id: scanner, name: Avira, keep: \"verlangt die Versicherung\"";
    let plan = planned("", &["id: desks, name: \"Windows 11\"", scanner]);
    assert!(!decision(&plan, "desks").verdict.leaves());
    assert!(!decision(&plan, "scanner").verdict.leaves());
}

#[test]
fn what_protects_a_system_that_stays_moves_to_nothing_that_runs_elsewhere() {
    let tools = ["id: desks, name: \"Windows 11\", keep: \"geleast\"", "id: disks, name: BitLocker"];
    let plan = planned("", &tools);
    let disks = decision(&plan, "disks");
    assert!(
        !disks.verdict.products().iter().any(|id| id.as_str() == "luks-cryptsetup"),
        "{:?}",
        disks.verdict
    );
    assert_eq!(violations(catalogue(), &plan), Vec::<String>::new());
}

#[test]
fn what_runs_on_the_new_system_only_comes_after_it() {
    let plan = planned("", &["id: desks, name: \"Windows 11\"", "id: disks, name: BitLocker"]);
    let given = |handle: &str| {
        let [product] = decision(&plan, handle).verdict.products() else {
            panic!("one product takes its place")
        };
        let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
        let mut given =
            steps.filter(|(step, _)| step.product.as_ref() == Some(product) && step.does(StepKind::RollOut));
        given.next().map(|(_, timed)| (timed.start, timed.end)).expect("it is rolled out")
    };
    assert!(given("desks").1 < given("disks").0);
    assert!(plan.graph.cycles.is_empty(), "{:?}", plan.graph.cycles);
    assert_eq!(violations(catalogue(), &plan), Vec::<String>::new());
}

#[test]
fn who_asks_why_two_are_no_pair_is_told() {
    let german = umstieg_report::plan(
        catalogue(),
        &of(raw("utility")),
        &umstieg_report::Options {
            language: umstieg_report::Language::De,
            format: umstieg_report::Format::Markdown,
            ..umstieg_report::Options::default()
        },
    );
    let said = "Zusammen mit Thunderbird ginge es, aber auch das scheidet aus: Im Katalog ist niemand";
    assert!(german.contains(said), "{german}");
}

#[test]
fn nobody_pays_for_a_suite_and_for_a_second_program_beside_it() {
    let tools = ["id: suite, name: \"Adobe Creative Cloud\", users: 9, needs_formats: [ai, psd, indd]"];
    let plan = planned("", &tools);
    let decision = decision(&plan, "suite");
    assert!(
        matches!(decision.verdict, Verdict::Keep { reason: KeepReason::NothingFits { .. } }),
        "{:?}",
        decision.verdict
    );
    let reasons = decision.units.iter().filter_map(|unit| match &unit.choice {
        umstieg_core::decide::Choice::Keep(reason) => Some(reason),
        umstieg_core::decide::Choice::Products(_) => None,
    });
    assert!(reasons.into_iter().any(|reason| *reason == KeepReason::RestOfSuite));
}

#[test]
fn somebody_asks_what_nobody_knows() {
    let plan = planned("", &["id: own, name: \"Prüfstand (Eigenbau)\", users: 4"]);
    let tool = plan.inventory.by_handle(&ToolHandle::parse("own").expect("a handle"));
    let asks = plan.graph.steps.iter().filter(|step| step.tool == tool && step.kind == StepKind::Survey);
    assert_eq!(asks.count(), 1);
}

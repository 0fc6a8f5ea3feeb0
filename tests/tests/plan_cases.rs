//! Small cases of plans that are easy to get wrong: systems, suites, decisions of others, names, ends.

use umstieg_core::decide::{KeepReason, ToolDecision, Verdict};
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::{SoftwareId, ToolHandle};
use umstieg_core::order::{Origin, Reason, Step};
use umstieg_core::plan::{Assumption, Renewal, TimedStep};
use umstieg_core::{Plan, PlanOptions, plan};
use umstieg_tests::examples::{as_of, catalogue, parse, resolve};

/// The plan of a firm of eight in Schleswig-Holstein: further lines of its inventory, and its tools.
fn planned(more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    let text = format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 8}}\n{more}tools:\n{tools}"
    );
    plan(catalogue(), resolve(parse(&text)), &PlanOptions::new(as_of())).expect("the work fits")
}

fn decision<'a>(plan: &'a Plan, handle: &str) -> &'a ToolDecision {
    let handle = ToolHandle::parse(handle).expect("a handle");
    let tool = plan.inventory.by_handle(&handle).expect("the tool is listed");
    &plan.decisions.tools[tool.0]
}

fn verdict<'a>(plan: &'a Plan, handle: &str) -> &'a Verdict {
    &decision(plan, handle).verdict
}

fn moves_to(plan: &Plan, handle: &str, product: &str) -> bool {
    verdict(plan, handle).products().iter().any(|id| id.as_str() == product)
}

/// The only step of which something holds, with its dates.
fn step(plan: &Plan, is_meant: impl Fn(&Step) -> bool) -> &TimedStep {
    let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
    let found: Vec<_> = steps.filter(|(step, _)| is_meant(step)).collect();
    match found.as_slice() {
        [(_, timed)] => timed,
        others => panic!("{} steps", others.len()),
    }
}

fn roll_out<'a>(plan: &'a Plan, product: &str) -> &'a TimedStep {
    let product = SoftwareId::parse(product).expect("an id");
    step(plan, |step| {
        step.tool.is_none() && step.product.as_ref() == Some(&product) && step.does(StepKind::RollOut)
    })
}

fn of_tool<'a>(plan: &'a Plan, handle: &str, kind: StepKind) -> &'a TimedStep {
    let tool = decision(plan, handle).tool;
    step(plan, |step| step.tool == Some(tool) && step.does(kind))
}

#[test]
fn a_server_system_on_desks_comes_after_the_applications_of_the_desks() {
    let plan = planned(
        "",
        &[
            "id: desks, name: \"Windows 10\", software: windows-10, replace_by: debian",
            "id: passwords, name: Enpass, software: enpass",
        ],
    );
    assert!(moves_to(&plan, "desks", "debian"));
    let [product] = verdict(&plan, "passwords").products() else { panic!("one product takes its place") };
    assert!(roll_out(&plan, product.as_str()).end < roll_out(&plan, "debian").start);
}

#[test]
fn consent_is_awaited_by_those_who_move_to_what_as_many_use_already() {
    let plan = planned(
        "planning: {lead_times: [{kind: works-council, months: 3}]}\n",
        &[
            "id: old, name: \"Google Workspace\", software: google-workspace, replace_by: opendesk",
            "id: known, name: openDesk, software: opendesk",
        ],
    );
    assert!(moves_to(&plan, "old", "opendesk"));
    let consent = step(&plan, |step| step.kind == StepKind::Agree);
    assert!(consent.end < of_tool(&plan, "old", StepKind::MigrateData).start);
}

#[test]
fn what_takes_months_takes_them_in_the_calendar_whenever_it_begins() {
    for start in ["2026-12-28", "2027-01-11", "2027-06-07", "2027-10-04"] {
        let more =
            format!("planning: {{start: {start}, lead_times: [{{kind: works-council, months: 3}}]}}\n");
        let plan = planned(&more, &["id: old, name: Dropbox, software: dropbox"]);
        let consent = step(&plan, |step| step.kind == StepKind::Agree);
        let over = consent.start.plus_months(3);
        let next = plan.timeline.steps.iter().map(|timed| timed.start).filter(|day| *day > consent.end).min();
        assert!(next.is_some_and(|next| next >= over), "{} to {}", consent.start, consent.end);
        // No longer than the few days by which three months differ.
        assert!(consent.end < over.plus_days(21), "{} to {}", consent.start, consent.end);
    }
}

#[test]
fn days_without_work_between_the_years_are_told_for_each_year_of_the_plan() {
    let quiet = |start: &str, region: &str| {
        let tools = "tools:\n  - {id: old, name: Dropbox, software: dropbox}\n";
        let text = format!(
            "inventory: 1\norganisation: {{name: \"Muster\", {region}users: 8}}\nplanning: {{start: {start}}}\n{tools}"
        );
        let plan =
            plan(catalogue(), resolve(parse(&text)), &PlanOptions::new(as_of())).expect("the work fits");
        plan.assumptions.into_iter().find_map(|taken| match taken {
            Assumption::BetweenTheYears(periods) => Some(periods),
            _ => None,
        })
    };
    let told = quiet("2026-12-07", "region: DE-SH, ").expect("the plan reaches into the days");
    assert_eq!(told[0].0.to_string(), "2026-12-24");
    assert_eq!(told[0].1.to_string(), "2026-12-31");
    assert_eq!(quiet("2026-12-07", "region: AT, "), None, "nothing is known of other calendars");
    assert_eq!(quiet("2027-01-11", "region: DE-SH, "), None, "the plan is over before");
}

#[test]
fn nobody_is_asked_to_agree_that_unused_software_goes() {
    let plan = planned(
        "planning: {lead_times: [{kind: works-council, months: 3}]}\n",
        &["id: old, name: Dropbox, software: dropbox, users: 0"],
    );
    assert_eq!(*verdict(&plan, "old"), Verdict::Retire);
    assert!(plan.graph.steps.iter().all(|step| step.kind != StepKind::Agree));
}

#[test]
fn what_is_to_take_the_place_of_a_suite_does_although_its_uses_are_in_a_part() {
    let plan = planned(
        "",
        &[
            "id: suite, name: PowerPoint, software: microsoft-powerpoint, uses: [presentation], replace_by: libreoffice",
            "id: part, name: openDesk, software: opendesk, bundled_in: suite",
        ],
    );
    assert!(moves_to(&plan, "suite", "libreoffice"));
}

#[test]
fn what_nobody_knows_a_use_of_is_not_dropped_because_of_a_part() {
    let plan = planned(
        "",
        &[
            "id: server, name: LiveKit, software: livekit",
            "id: part, name: \"Stirling PDF\", software: stirling-pdf, bundled_in: server",
        ],
    );
    assert_eq!(*verdict(&plan, "server"), Verdict::Open);
}

#[test]
fn an_unknown_suite_that_nobody_uses_is_dropped_and_not_replaced() {
    let plan = planned(
        "",
        &[
            "id: suite, name: \"Haus-Eigenentwicklung Nord\", users: 0",
            "id: part, name: Dropbox, software: dropbox, bundled_in: suite",
        ],
    );
    assert!(!verdict(&plan, "part").products().is_empty());
    assert_eq!(*verdict(&plan, "suite"), Verdict::Retire);
}

#[test]
fn a_name_that_needs_its_publisher_is_offered_without_it_and_taken_with_it() {
    let plan = planned(
        "",
        &[
            "id: nobodys, name: Gemini",
            "id: googles, name: Gemini, publisher: \"Google LLC\"",
            "id: letter, name: X, publisher: \"X Corp.\"",
        ],
    );
    let software =
        |handle| plan.inventory.tool(decision(&plan, handle).tool).software().map(|id| id.as_str());
    assert_eq!(software("nobodys"), None);
    assert_eq!(software("googles"), Some("google-gemini"));
    assert_eq!(software("letter"), Some("x-twitter"));
}

#[test]
fn a_system_is_kept_for_what_stays_by_rule_although_nobody_is_counted_to_use_it() {
    let plan = planned(
        "",
        &[
            "id: desks, name: \"Windows 10\", software: windows-10",
            "id: books, name: \"Sage 100\", software: sage-100, users: 0, keep: \"Akten bis 2036\"",
        ],
    );
    let books = decision(&plan, "books").tool;
    let Verdict::ReplacePartly { kept, .. } = verdict(&plan, "desks") else { panic!("one desk keeps it") };
    assert!(kept.iter().any(
        |reason| matches!(reason, KeepReason::Platform { needed_by, .. } if needed_by.contains(&books))
    ));
}

#[test]
fn a_system_that_nobody_uses_is_not_kept_for_what_nobody_knows() {
    let plan = planned(
        "",
        &[
            "id: desks, name: \"Windows 10\", software: windows-10, users: 0",
            "id: own, name: \"Haus-Eigenentwicklung Nord\"",
        ],
    );
    assert_eq!(*verdict(&plan, "desks"), Verdict::Retire);
}

#[test]
fn a_system_goes_although_an_unknown_tool_is_used_on_another() {
    let own = "id: own, name: \"Haus-Eigenentwicklung Nord\"";
    let desks = "id: desks, name: \"Windows 10\", software: windows-10";
    let plan = planned("", &[desks, &format!("{own}, used_on: [linux]")]);
    assert!(verdict(&plan, "desks").leaves());
    let plan = planned("", &[desks, own]);
    assert!(!verdict(&plan, "desks").leaves());
}

#[test]
fn the_suite_that_a_system_was_bought_with_goes_after_it_although_it_needs_it() {
    let plan = planned(
        "",
        &[
            "id: suite, name: \"OpenVPN Access Server\", software: openvpn-as, needs_platform: [windows]",
            "id: desks, name: \"Windows 11\", software: windows-11, bundled_in: suite",
        ],
    );
    let (suite, desks) =
        (of_tool(&plan, "suite", StepKind::SwitchOff), of_tool(&plan, "desks", StepKind::SwitchOff));
    assert!(desks.end < suite.start);
    assert!(plan.graph.cycles.is_empty());
}

#[test]
fn the_bound_is_never_after_the_end_of_a_plan_that_is_proven_the_best() {
    let plan = planned(
        "capacity: {it_hours_per_month: 9}\nobligations: [{kind: retention, applies_to: [old]}]\ninterfaces: [{from: old, outside: Bank, required: true}]\n",
        &["id: old, name: \"Adobe Creative Cloud\", software: adobe-creative-cloud, users: 0"],
    );
    assert!(plan.timeline.proven);
    assert!(plan.timeline.bound <= plan.timeline.end);
}

#[test]
fn the_data_of_one_product_do_not_wait_for_the_decision_on_another() {
    let plan =
        planned("capacity: {it_hours_per_month: 8}\n", &["id: office, name: \"Microsoft Office 2019\""]);
    let tool = decision(&plan, "office").tool;
    let of = |kind: StepKind| {
        let steps = plan.graph.steps.iter().zip(&plan.timeline.steps);
        steps.filter(move |(step, _)| step.tool == Some(tool) && step.does(kind)).collect::<Vec<_>>()
    };
    let (data, backups) = (of(StepKind::MigrateData), of(StepKind::BackupTest));
    assert!(data.len() > 1, "{:?}", verdict(&plan, "office"));
    assert_eq!(backups.len(), data.len(), "each has its own backup");
    for (step, carried) in data {
        let product = step.product.as_ref().expect("data go to a product");
        let given = roll_out(&plan, product.as_str());
        assert!(carried.end < given.start, "{product}");
    }
}

#[test]
fn who_moves_to_something_in_use_is_asked_taught_and_told() {
    let plan = planned(
        "",
        &[
            "id: matrix, name: \"Element\"",
            "id: slack, name: \"Slack\", uses: [group-chat], replace_by: element",
        ],
    );
    assert!(matches!(verdict(&plan, "slack"), Verdict::Covered { .. }), "{:?}", verdict(&plan, "slack"));
    let of = |kind| of_tool(&plan, "slack", kind);
    assert!(of(StepKind::Decide).end < of(StepKind::MigrateData).start);
    assert!(of(StepKind::MigrateData).end < of(StepKind::RollOut).start);
    assert!(of(StepKind::RollOut).end < of(StepKind::SwitchOff).start);
    // Eight people are taught in one go with the change.
    assert_eq!(of(StepKind::Train), of(StepKind::RollOut));
}

#[test]
fn the_end_of_security_updates_counts_beside_an_earlier_end_of_a_contract() {
    let others_first = |version: &str| {
        let contract =
            "contract: {ends: 2026-12-31, renews_months: 1, notice_months: 1, cost_eur_per_year: 12}";
        let confluence = format!("id: wiki, name: Confluence, version: \"{version}\", {contract}");
        let more = "capacity: {it_hours_per_month: 12}\n";
        let dear =
            "contract: {ends: 2027-03-31, renews_months: 12, notice_months: 1, cost_eur_per_year: 400}";
        let others = ["desk, name: AnyDesk", "pass, name: LastPass", "letters, name: Mailchimp"];
        let others = others.map(|tool| format!("id: {tool}, {dear}"));
        let plan =
            planned(more, &[&[confluence.as_str()][..], &others.each_ref().map(String::as_str)].concat());
        let gone = |tool: &str| of_tool(&plan, tool, StepKind::SwitchOff).end;
        ["pass", "letters"].into_iter().filter(|other| gone(other) < gone("wiki")).count()
    };
    // The contract is the same; only the updates end sooner.
    let (soon, late) = (others_first("9.3"), others_first("10.2"));
    assert!(soon < late, "{soon} and {late} others go first");
}

#[test]
fn the_work_for_leaving_is_shared_out_among_all_tools_without_rest() {
    let plan = planned(
        "",
        &[
            "id: m365, name: \"Microsoft 365\"",
            "id: zoom, name: Zoom",
            "id: slack, name: Slack, bundled_in: m365",
            "id: drive, name: Dropbox",
        ],
    );
    let alone = plan.inventory.indices().filter(|tool| plan.inventory.tool(*tool).suite.is_none());
    let shared: u64 = alone.map(|tool| plan.own_minutes[tool.0]).sum();
    let of_tools = plan.graph.steps.iter().filter(|step| step.tool.is_some() || step.product.is_some());
    let all: u64 = of_tools.map(|step| step.effort_minutes).sum();
    let products = plan.decisions.products.len() as u64;
    // Every product may lose a minute to each tool by rounding.
    assert!(shared <= all && shared + 4 * products >= all, "{shared} of {all}");
}

#[test]
fn a_mail_server_runs_until_the_mail_program_bought_with_it_is_left() {
    let plan = planned(
        "",
        &[
            "id: m365, name: \"Microsoft 365 Business Standard\", software: microsoft-365",
            "id: mail, name: \"Exchange Online\", bundled_in: m365",
        ],
    );
    let given = roll_out(&plan, "thunderbird");
    assert!(given.end < of_tool(&plan, "mail", StepKind::SwitchOff).start, "{given:?}");
}

#[test]
fn a_phone_system_runs_until_people_can_make_calls_without_it() {
    let time = "capacity: {it_hours_per_month: 160}\n";
    let plan = planned(time, &["id: phone, name: STARFACE, contract: {cost_eur_per_year: 5000}"]);
    let off = of_tool(&plan, "phone", StepKind::SwitchOff).start;
    let helpers = plan.decisions.products.iter().filter(|product| product.serves.is_empty());
    let ready: Vec<_> = helpers.map(|product| roll_out(&plan, product.software.as_str()).end).collect();
    assert!(!ready.is_empty() && ready.iter().all(|ready| *ready < off), "{ready:?} {off}");
}

#[test]
fn what_a_tool_that_stays_calls_is_settled_before_it_goes() {
    let books = "id: books, name: DATEV, software: datev, users: 3, keep: \"Standard\"";
    let office = "id: office, name: \"Microsoft 365\", software: microsoft-365, uses: [word-processing, spreadsheet], \
                  contract: {ends: 2027-12-31, notice_months: 1, cost_eur_per_year: 900}";
    let plan = planned("", &[books, office]);
    let [call] = decision(&plan, "office").called.as_slice() else {
        panic!("{:?}", decision(&plan, "office").called)
    };
    assert_eq!((call.caller, call.people), (decision(&plan, "books").tool, 3));
    assert!(call.called.iter().any(|id| id.as_str() == "microsoft-word"));
    let settled = step(&plan, |step| step.origin == Origin::Call(call.caller));
    for kind in [StepKind::GiveNotice, StepKind::SwitchOff] {
        assert!(settled.end < of_tool(&plan, "office", kind).start, "{kind:?}");
    }
    for product in &call.products {
        let decided = step(&plan, |step| {
            step.tool.is_none() && step.product.as_ref() == Some(product) && step.does(StepKind::Decide)
        });
        assert!(settled.end < decided.start, "{product}");
    }
    // Where the inventory names data that must flow, it says itself what is to be settled.
    let named = planned("interfaces: [{from: books, to: office, required: true}]\n", &[books, office]);
    assert!(decision(&named, "office").called.is_empty());
    assert!(decision(&planned("", &[office]), "office").called.is_empty());
}

#[test]
fn a_backup_program_is_cancelled_when_something_reads_the_old_backups() {
    let plan = planned(
        "",
        &["id: backup, name: Veeam, software: veeam, contract: {ends: 2027-12-31, notice_months: 1}"],
    );
    let reader = of_tool(&plan, "backup", StepKind::Archive);
    assert!(reader.end < of_tool(&plan, "backup", StepKind::GiveNotice).start);
    assert!(reader.end < of_tool(&plan, "backup", StepKind::SwitchOff).start);
}

#[test]
fn a_fall_back_is_shorter_where_that_spares_a_term() {
    let of = |facts: &str, contract: &str| {
        let tool = format!("id: old, name: Veeam, software: veeam{contract}");
        let text = format!(
            "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 8{facts}}}\ntools:\n  - {{{tool}}}\n"
        );
        plan(catalogue(), resolve(parse(&text)), &PlanOptions::new(as_of())).expect("the work fits")
    };
    let fall_back = |plan: &Plan| {
        let mut steps = plan.graph.steps.iter();
        steps.find(|step| step.kind == StepKind::ParallelRun).expect("there is one").clone()
    };
    let free = of("", "");
    let usual = fall_back(&free).min_days;
    assert_eq!(fall_back(&free).shortened_from, None);
    let off = of_tool(&free, "old", StepKind::SwitchOff).end;
    let ending = |days: i32| {
        let ends = off.plus_days(-days);
        format!(", contract: {{ends: {ends}, notice_months: 0, cost_eur_per_year: 900}}")
    };
    let near = of("", &ending(4));
    assert_eq!(near.contracts[0].renewal, Renewal::None);
    assert_eq!(fall_back(&near).shortened_from, Some(usual));
    assert!((10..usual).contains(&fall_back(&near).min_days));
    // A fall-back that is hardly one is none, and where others depend on the house, the way back is worth the term.
    let far = of("", &ending(25));
    assert_eq!((far.contracts[0].renewal, fall_back(&far).shortened_from), (Renewal::Renewed(1), None));
    let critical = of(", critical_infrastructure: true", &ending(4));
    assert!(critical.graph.steps.iter().all(|step| step.shortened_from.is_none()));
}

#[test]
fn what_gets_no_updates_is_protected_before_all_other_work() {
    let plan = planned(
        "capacity: {it_hours_per_month: 10}\n",
        &[
            "id: pages, name: \"SharePoint Server 2019\"",
            "id: passwords, name: Enpass, software: enpass",
            "id: meetings, name: Zoom",
        ],
    );
    let protects = |step: &Step| matches!(&step.origin, Origin::Playbook { playbook, .. } if playbook.as_str() == "protect");
    let protected = step(&plan, protects);
    let others = plan.graph.steps.iter().zip(&plan.timeline.steps);
    let others = others.filter(|(step, _)| {
        let is_work = matches!(step.origin, Origin::Playbook { .. }) && step.effort_minutes > 0;
        is_work && step.kind != StepKind::GiveNotice && !protects(step)
    });
    for (step, timed) in others {
        assert!(protected.end < timed.start, "{} begins on {}", step.key, timed.start);
    }
}

#[test]
fn services_do_not_wait_for_a_sign_on_where_a_directory_is_in_use() {
    let waits = |directory: &str| {
        let directory =
            format!("id: directory, name: Old, software: {directory}, replace_by: univention-ucs");
        let plan = planned("capacity: {it_hours_per_month: 160}\n", &[&directory, "id: chat, name: Slack"]);
        assert!(moves_to(&plan, "directory", "univention-ucs"), "{:?}", verdict(&plan, "directory"));
        let mut reasons = plan.graph.dependencies.iter().map(|dependency| &dependency.reason);
        reasons.any(|reason| {
            matches!(reason, Reason::Rule(rule) if rule.as_str() == "sign-on-bridge-before-services")
        })
    };
    assert!(!waits("active-directory"));
    assert!(waits("entra-id"));
}

#[test]
fn times_for_changes_that_are_taken_to_come_again_are_told() {
    let tools = ["id: passwords, name: Enpass, software: enpass"];
    let of = |windows: &str| planned(&format!("planning: {{windows: [{windows}]}}\n"), &tools);
    let told = |plan: &Plan| {
        let windows = |assumption: &Assumption| match assumption {
            Assumption::Windows(windows) => Some(windows.clone()),
            _ => None,
        };
        plan.assumptions.iter().find_map(windows)
    };
    let once = of("{from: 2026-01-05, to: 2026-01-30}");
    assert!(once.timeline.end > umstieg_core::format::scalar::Date::parse("2026-12-31").expect("a day"));
    assert_eq!(told(&once), Some(vec![0]));
    assert_eq!(told(&of("{from: 2026-11-01, to: 2035-01-30}")), None);
}

#[test]
fn what_is_built_anew_takes_days() {
    for (old, new) in [("power-bi", "superset"), ("microsoft-access", "rei3"), ("adobe-indesign", "scribus")]
    {
        let plan =
            planned("", &[&format!("id: old, name: Old, software: {old}, replace_by: {new}, users: 4")]);
        let built = plan.graph.steps.iter().filter(|step| step.does(StepKind::Adapt));
        let minutes: u64 = built.map(|step| step.effort_minutes).sum();
        assert!(minutes >= 8 * 60, "{new}: {minutes} minutes");
    }
}

#[test]
fn what_belongs_to_others_stays_though_nobody_knows_it() {
    let plan = planned("", &["id: kim, name: \"KIM-Postfach\", owned_by: die gematik"]);
    let Verdict::Keep { reason: KeepReason::OwnedBy { owner } } = verdict(&plan, "kim") else {
        panic!("{:?}", verdict(&plan, "kim"))
    };
    assert_eq!(&**owner, "die gematik");
}

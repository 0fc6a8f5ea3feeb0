//! What comes with what: programs with their servers, telephones with their exchange, services with the system they run on.

use umstieg_core::format::entry::StepKind;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::order::Step;
use umstieg_core::plan::TimedStep;
use umstieg_core::{Plan, PlanOptions, plan};
use umstieg_tests::examples::{as_of, catalogue, parse, resolve};

/// The plan of a firm in Schleswig-Holstein: further lines of its inventory, and its tools.
fn planned(users: u32, more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    let text = format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: {users}}}\n{more}tools:\n{tools}"
    );
    plan(catalogue(), resolve(parse(&text)), &PlanOptions::new(as_of())).expect("the work fits")
}

/// The steps of a product of one kind.
fn steps<'a>(plan: &'a Plan, id: &str, kind: StepKind) -> Vec<(&'a Step, &'a TimedStep)> {
    let id = SoftwareId::parse(id).expect("an id");
    let is_meant = |step: &Step| step.product.as_ref() == Some(&id) && step.does(kind);
    plan.graph.steps.iter().zip(&plan.timeline.steps).filter(|(step, _)| is_meant(step)).collect()
}

/// The one step of a product of one kind.
fn only<'a>(plan: &'a Plan, id: &str, kind: StepKind) -> (&'a Step, &'a TimedStep) {
    let [step] = steps(plan, id, kind)[..] else {
        panic!("{id}: {} steps {kind:?}", steps(plan, id, kind).len())
    };
    step
}

#[test]
fn people_get_the_mail_program_with_the_mail_server() {
    let plan = planned(
        14,
        "",
        &[
            "id: m365, name: \"Microsoft 365 Business Standard\", replace_by: thunderbird, uses: [mail-client]",
            "name: \"Exchange Online\", bundled_in: m365, replace_by: grommunio",
        ],
    );
    let (_, program) = only(&plan, "thunderbird", StepKind::RollOut);
    let (_, mailboxes) = only(&plan, "grommunio", StepKind::MigrateData);
    assert!(program.start > mailboxes.end, "{} {}", program.start, mailboxes.end);
    // Its mails lie with the server, so there is nothing to carry over a second time.
    assert!(steps(&plan, "thunderbird", StepKind::MigrateData).is_empty());
}

#[test]
fn telephones_are_known_before_the_exchange_changes_and_come_when_it_runs() {
    let hours = "capacity: {it_hours_per_month: 160}\n";
    let plan = planned(60, hours, &["name: Mitel, replace_by: wazo"]);
    let (_, taught) = only(&plan, "linphone", StepKind::Train);
    let (step, phones) = only(&plan, "linphone", StepKind::RollOut);
    let (_, exchange) = only(&plan, "wazo", StepKind::RollOut);
    assert!(taught.end < exchange.start && exchange.end < phones.start, "{taught:?} {phones:?} {exchange:?}");
    assert!(step.touches_people);
}

#[test]
fn what_nobody_opens_runs_for_everybody_before_what_needs_it_comes_to_anybody() {
    for (tool, product, needs) in [
        ("name: Zoom, replace_by: opentalk", "opentalk", "keycloak"),
        ("name: Zoom, replace_by: nextcloud-talk", "nextcloud-talk", "nextcloud"),
        ("name: ChatGPT, replace_by: nextcloud-assistant", "nextcloud-assistant", "localai"),
        ("name: Mailchimp, replace_by: listmonk", "listmonk", "docker-mailserver"),
    ] {
        let more = "capacity: {it_hours_per_month: 80}\npolicy: {hosting: [on-premises]}\n";
        let plan = planned(60, more, &[tool]);
        let (_, given) = only(&plan, product, StepKind::RollOut);
        let [(_, runs)] = steps(&plan, needs, StepKind::RollOut)[..] else {
            let all: Vec<_> = plan.decisions.products.iter().map(|it| it.software.as_str()).collect();
            panic!("{needs} is not among {all:?}")
        };
        assert!(runs.end < given.start, "{product}: {runs:?} {given:?}");
    }
}

#[test]
fn what_serves_files_is_set_up_on_the_new_server_before_files_come_to_it() {
    let plan = planned(18, "", &["name: \"Windows Server 2016\", replace_by: ubuntu"]);
    let (_, system) = only(&plan, "ubuntu", StepKind::Install);
    let (_, service) = only(&plan, "samba", StepKind::Install);
    let (_, files) = only(&plan, "ubuntu", StepKind::MigrateData);
    assert!(system.end < service.start && service.end < files.start, "{system:?} {service:?} {files:?}");
}

#[test]
fn what_must_be_taken_over_is_known_before_it_is_tried() {
    let pilot = "planning: {pilot: {min_months: 1, users: 5}}\n";
    let plan = planned(60, pilot, &["name: Veeam, users: 40, replace_by: bareos"]);
    let (_, survey) = only(&plan, "bareos", StepKind::Survey);
    let (_, trial) = only(&plan, "bareos", StepKind::ProofOfConcept);
    assert!(survey.end < trial.start, "{survey:?} {trial:?}");
    // Where few are concerned it is one piece of work, with a trial as without one.
    for more in [pilot, ""] {
        let plan = planned(60, more, &["name: Veeam, users: 2, replace_by: bareos"]);
        let (step, _) = only(&plan, "bareos", StepKind::Survey);
        assert!(step.parts.len() > 1, "{more}: {step:?}");
    }
}

//! Sentences of plans that a client would stumble over: lists within lists, what was said twice, what nobody has checked.

use std::fs;
use umstieg_core::{Plan, PlanOptions, plan};
use umstieg_report::{Format, Language, Options};
use umstieg_tests::examples::{as_of, catalogue, parse, resolve};

fn of_text(text: &str) -> Plan {
    plan(catalogue(), resolve(parse(text)), &PlanOptions::new(as_of())).expect("the work fits")
}

/// The plan of one of the example inventories.
fn example(name: &str) -> Plan {
    let path = format!("{}/inventories/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    of_text(&fs::read_to_string(path).expect("the example is there"))
}

/// The plan of a firm in Schleswig-Holstein: further lines of its inventory, and its tools.
fn planned(more: &str, tools: &[&str]) -> Plan {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    of_text(&format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 30}}\n{more}tools:\n{tools}"
    ))
}

/// The plan in words, every paragraph in one line.
fn text(plan: &Plan, language: Language) -> String {
    umstieg_report::plan(
        catalogue(),
        plan,
        &Options { language, format: Format::Markdown, ..Options::default() },
    )
}

#[test]
fn what_waits_for_consent_or_money_names_the_step_by_its_number() {
    let german = text(&example("plant"), Language::De);
    assert!(german.contains(": Der Betriebs- oder Personalrat muss vorher zustimmen."), "{german}");
    assert!(!german.contains("Wartet auf »Zustimmung"), "{german}");
    assert!(!german.contains("Wartet auf »Freigabe"), "{german}");
}

#[test]
fn functions_with_an_and_in_their_names_are_told_apart() {
    let german = text(&planned("", &["name: Zoom, users: 1"]), Language::De);
    assert!(!german.contains("Warteraum und Abstimmung und "), "{german}");
    let school = text(&example("school"), Language::De);
    assert!(school.contains("Moderation mit Warteraum und Abstimmung; Chat in Kanälen."), "{school}");
}

#[test]
fn what_one_of_two_products_loses_is_told_of_it_alone() {
    let german = text(&example("agency"), Language::De);
    assert!(german.contains("Bei AppFlowy entfällt oder ändert sich: "), "{german}");
    assert!(german.contains("Bei Nextcloud Collectives entfällt oder ändert sich: "), "{german}");
}

#[test]
fn what_is_not_safe_today_does_not_wait_for_the_first_day_of_the_plan() {
    let tools = ["name: \"Exchange Server 2019\"", "name: Zoom"];
    let later = text(&planned("planning: {start: 2027-03-01}\n", &tools), Language::De);
    assert!(later.contains("nicht erst am 01.03.2027"), "{later}");
    let now = text(&planned("", &tools), Language::De);
    assert!(now.contains("sofort schützen: Nr."), "{now}");
    // A subscription gets updates, and nobody knows until when.
    assert!(now.contains("Weiter gepflegt wird »subscription«"), "{now}");
}

#[test]
fn a_programme_is_not_said_to_be_met_in_what_it_does_not_ask() {
    let plan = example("association");
    let german = text(&plan, Language::De);
    let told = german.split("Call for Concepts").nth(1).expect("it is asked for");
    let answers = told.split("offen: ").next().expect("an answer");
    assert!(answers.contains("Erfüllt: Region"), "{answers}");
    assert!(!answers.contains("Umsatz") && !answers.contains("Branche"), "{answers}");
    assert!(told.contains("offen: ob Anträge möglich sind"), "{told}");
}

#[test]
fn who_replaces_everything_says_both_or_all() {
    let both = planned("", &["name: Zoom", "name: Dropbox"]);
    assert!(text(&both, Language::De).contains("2 Programme im Bestand; beide werden ersetzt."));
    assert!(text(&both, Language::De).contains("beide stammen von Herstellern außerhalb von Deutschland"));
    assert!(text(&both, Language::En).contains("2 tools in use; both are replaced."));
    let all = planned("", &["name: Zoom", "name: Dropbox", "name: Slack"]);
    assert!(text(&all, Language::De).contains("3 Programme im Bestand; alle werden ersetzt."));
}

#[test]
fn a_fall_back_that_is_paid_for_anyway_is_told_once_beside_the_contracts() {
    let contract = "contract: {ends: 2028-12-31, notice_months: 1, cost_eur_per_year: 1200}";
    let plan = planned("", &[&format!("name: Zoom, {contract}")]);
    let german = text(&plan, Language::De);
    assert_eq!(german.matches("Zoom ist bis zum Vertragsende ohnehin bezahlt").count(), 1, "{german}");
    let months = planned("", &["name: Zoom, contract: {cost_eur_per_year: 1200}"]);
    assert!(!text(&months, Language::De).contains("ohnehin bezahlt"));
}

#[test]
fn the_same_advice_is_told_once() {
    let german = text(&example("hotel"), Language::De);
    assert_eq!(german.matches("Die Kasse hängt an der zertifizierten").count(), 1);
    assert!(german.contains("Eingrenzen: wie gastronovi."), "{german}");
}

#[test]
fn what_is_in_use_is_told_in_a_wave_with_what_it_takes_the_place_of() {
    let german = text(&example("school"), Language::De);
    assert!(german.contains("IServ Schulserver (statt WhatsApp)"), "{german}");
    assert!(german.contains("IServ Schulserver (statt Microsoft Teams for Education)"), "{german}");
}

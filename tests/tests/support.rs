//! What a plan rests on beside tools and dates: limits for critical infrastructure, certified hosts, skills, makers,
//! contacts, measures.

use std::collections::BTreeSet;
use umstieg_core::format::entry::{Hosting, Measure, ProviderStatus, StepKind};
use umstieg_core::format::inventory::{Criterion, Inventory as RawInventory};
use umstieg_core::format::scalar::{Date, SoftwareId};
use umstieg_core::order::Condition;
use umstieg_core::plan::{advice, contacts, skills_of};
use umstieg_core::recommend::{Exclusion, certifications_held, hosts_of, platform, recommend};
use umstieg_core::{Catalogue, Inventory, Plan, PlanOptions, Policy, needs, plan};
use umstieg_tests::call::{call, umstieg};
use umstieg_tests::examples::{all, as_of, catalogue, parse, raw, resolve, root};
use umstieg_tests::folder::Folder;

fn planned(raw: RawInventory) -> Plan {
    plan(catalogue(), resolve(raw), &PlanOptions::new(as_of())).expect("the work fits")
}

/// An inventory of an office in Schleswig-Holstein: facts about it, further lines, and its tools.
fn office(facts: &str, more: &str, tools: &[&str]) -> String {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 6{facts}}}\n{more}tools:\n{tools}"
    )
}

const CRITICAL: &str = ", critical_infrastructure: true";

#[test]
fn critical_infrastructure_tightens_what_the_inventory_leaves_open_and_nothing_else() {
    let tools = ["name: \"Zoom\""];
    let policy = |facts: &str, more: &str| Policy::of(catalogue(), &parse(&office(facts, more, &tools)));
    let (usual, critical) = (policy("", ""), policy(CRITICAL, ""));
    assert!(usual.hosting.is_empty() && usual.certifications.is_empty() && usual.min_providers == 0);
    assert!(!usual.support && critical.support);
    assert!(!critical.hosting.contains(&Hosting::PublicCloud));
    assert!(!critical.hosting.contains(&Hosting::SovereignCloud));
    // The named certifications exist, or nobody could ever hold one.
    let known = &catalogue().vocabulary().certifications;
    assert!(critical.certifications.len() == 3);
    assert!(critical.certifications.iter().all(|id| known.contains_key(id)));
    let stated =
        policy(CRITICAL, "policy: {hosting: [sovereign-cloud], certifications: [tisax], min_providers: 0}\n");
    assert_eq!(stated.hosting, [Hosting::SovereignCloud]);
    assert_eq!(stated.certifications.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["tisax"]);
    assert!(stated.min_providers == 0 && !stated.support);
}

#[test]
fn which_certifications_and_which_advice_count_is_a_fact_of_the_catalogue() {
    let raw = parse(&office(CRITICAL, "", &["name: \"Zoom\""]));
    let mut entries = catalogue().entries().clone();
    for (id, term) in &mut entries.vocabulary.certifications {
        term.information_security = id.as_str() == "tisax";
    }
    for (id, term) in &mut entries.vocabulary.services {
        term.advice = (id.as_str() == "training").then_some(1);
    }
    let changed = Catalogue::from_entries(entries).expect("the catalogue is in order");
    let policy = Policy::of(&changed, &raw);
    assert_eq!(policy.certifications.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["tisax"]);
    assert_eq!(advice(&changed).into_iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["training"]);
    // In the order in which a firm needs it, not in that of the vocabulary.
    let usual: Vec<&str> = advice(catalogue()).into_iter().map(|id| id.as_str()).collect();
    assert_eq!(usual, ["funding-advice", "matchmaking", "consulting", "community"]);
    let asked = contacts(&changed, &raw.organisation);
    assert!(asked.iter().all(|contact| contact.services.iter().all(|id| id.as_str() == "training")));
}

#[test]
fn for_critical_infrastructure_somebody_comes_when_it_fails() {
    let inventory = resolve(parse(&office(CRITICAL, "", &["name: \"Outlook\"", "name: \"Zoom\""])));
    let policy = Policy::of(catalogue(), inventory.raw());
    let mut kept = 0;
    for unit in needs(&inventory, catalogue()) {
        let answer = recommend(catalogue(), &inventory, &unit, &policy);
        for candidate in &answer.candidates {
            // An app is looked after with the platform that it is part of.
            let platform = platform(catalogue(), &candidate.software);
            let mut offers = std::iter::once(&candidate.software)
                .chain(platform)
                .flat_map(|software| catalogue().providers_of(software));
            let comes = offers.any(|(id, service)| {
                let provider = catalogue().provider(id).expect("a provider");
                provider.status == ProviderStatus::Verified
                    && ["maintenance", "operation", "support"].contains(&service.as_str())
            });
            assert!(comes, "{}", candidate.software);
            kept += 1;
        }
        assert!(answer.excluded.iter().any(|out| out.exclusions.contains(&Exclusion::Support)));
    }
    assert!(kept > 0);
}

#[test]
fn trials_decisions_and_backups_of_critical_infrastructure_are_steps_of_their_own() {
    let kinds = |facts: &str| -> (BTreeSet<StepKind>, u32) {
        let plan = planned(parse(&office(facts, "", &["name: \"Dropbox\""])));
        let trial = plan.graph.steps.iter().filter(|step| step.kind == StepKind::ProofOfConcept);
        let shortest = trial.map(|step| step.min_days).min().unwrap_or(0);
        (plan.graph.steps.iter().map(|step| step.kind).collect(), shortest)
    };
    let (usual, usual_days) = kinds("");
    let (critical, critical_days) = kinds(CRITICAL);
    for kind in [StepKind::Decide, StepKind::BackupTest] {
        assert!(!usual.contains(&kind), "a few people do {kind:?} in one go");
        assert!(critical.contains(&kind), "{kind:?}");
    }
    // A quarter, by 21 working days a month.
    assert!(usual_days < 63 && critical_days >= 63, "{usual_days} {critical_days}");
}

#[test]
fn who_may_run_it_holds_a_certification_that_is_asked_for() {
    let more = "policy: {hosting: [managed-de, managed-eu], certifications: [bsi-grundschutz, bsi-c5]}\n";
    let tools = ["name: \"Dropbox\"", "name: \"Zoom\"", "name: \"Slack\"", "name: \"Trello\""];
    let inventory = resolve(parse(&office(", sector: public-administration", more, &tools)));
    let (policy, organisation) = (Policy::of(catalogue(), inventory.raw()), &inventory.raw().organisation);
    let (mut held, mut lacking) = (0, 0);
    for unit in needs(&inventory, catalogue()) {
        let answer = recommend(catalogue(), &inventory, &unit, &policy);
        for found in answer.candidates.iter().chain(&answer.excluded) {
            let entry = catalogue().software(&found.software).expect("an entry");
            if entry.hosting.contains_key(&Hosting::Local) {
                continue;
            }
            let hosts = hosts_of(catalogue(), organisation, &found.software);
            let certified = hosts.iter().any(|id| {
                let host = catalogue().provider(id).expect("a provider");
                assert_eq!(host.status, ProviderStatus::Verified);
                certifications_held(&policy, host).next().is_some()
            });
            let named = found.exclusions.iter().find_map(|out| match out {
                Exclusion::Certification { hosts, .. } => Some(hosts),
                _ => None,
            });
            let no_way = found.exclusions.iter().any(|out| matches!(out, Exclusion::Hosting { .. }));
            assert_eq!(named.is_some(), !certified && !no_way, "{}", found.software);
            assert!(named.is_none_or(|named| *named == hosts), "{}", found.software);
            held += usize::from(certified && found.exclusions.is_empty());
            lacking += usize::from(named.is_some());
        }
    }
    assert!(held > 0 && lacking > 0, "{held} {lacking}");
}

#[test]
fn a_host_without_the_certification_is_named_in_words() {
    let folder = Folder::empty();
    let more = "policy: {hosting: [managed-de, managed-eu], certifications: [tisax]}\n";
    folder.write("office.yaml", office("", more, &["name: \"Dropbox\""]));
    let german = call(&["recommend", &folder.file("office.yaml")], "de").output;
    let german = german.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(german.contains("Kein bekannter Betreiber weist TISAX nach (ohne solchen Nachweis:"), "{german}");
    let json = umstieg(&["recommend", &folder.file("office.yaml"), "--format", "json"]).output;
    assert!(json.contains("\"kind\": \"certification\""), "{json}");
}

#[test]
fn a_certification_that_nobody_knows_is_a_finding() {
    let folder = Folder::empty();
    folder.write("office.yaml", office("", "policy: {certifications: [iso-27002]}\n", &["name: \"Zoom\""]));
    let called = umstieg(&["inventory", "check", &folder.file("office.yaml")]);
    assert_eq!(called.code, 1);
    assert!(called.output.contains("no certification has the id `iso-27002`"), "{}", called.output);
    assert!(called.output.contains("did you mean `iso-27001`?"), "{}", called.output);
}

#[test]
fn what_has_had_no_release_since_a_day_is_no_substitute() {
    let since = "2026-01-01";
    let ask = |more: &str| {
        let inventory = resolve(parse(&office("", more, &["name: \"Dropbox\"", "name: \"Zoom\""])));
        let policy = Policy::of(catalogue(), inventory.raw());
        let units = needs(&inventory, catalogue());
        units.iter().map(|unit| recommend(catalogue(), &inventory, unit, &policy)).collect::<Vec<_>>()
    };
    let day = Date::parse(since).expect("a date");
    let (mut recent, mut old) = (0, 0);
    for answer in ask(&format!("policy: {{released_since: {since}}}\n")) {
        for found in answer.candidates.iter().chain(&answer.excluded) {
            let entry = catalogue().software(&found.software).expect("an entry");
            let newest = entry.latest_release.as_ref().and_then(|release| release.date);
            let out = Exclusion::Release { newest, since: day };
            let fits = newest.is_some_and(|newest| newest >= day);
            assert_eq!(found.exclusions.contains(&out), !fits, "{}", found.software);
            if fits { recent += 1 } else { old += 1 }
        }
    }
    assert!(recent > 0 && old > 0, "{recent} {old}");
    let asked = |found: &umstieg_core::recommend::Candidate| {
        found.exclusions.iter().any(|out| matches!(out, Exclusion::Release { .. }))
    };
    assert!(!ask("").iter().any(|answer| answer.excluded.iter().any(asked)));
}

#[test]
fn formats_for_leaving_count_only_where_somebody_weighs_them() {
    let scores = |more: &str| {
        let inventory = resolve(parse(&office("", more, &["name: \"Microsoft Office 2019\""])));
        let policy = Policy::of(catalogue(), inventory.raw());
        let units = needs(&inventory, catalogue());
        let answer = recommend(catalogue(), &inventory, &units[0], &policy);
        let office =
            answer.of(&SoftwareId::parse("libreoffice").expect("an id")).expect("a candidate").clone();
        let exit = office.factors.iter().find(|factor| factor.criterion == Criterion::Exit);
        (exit.and_then(|factor| factor.value), office.score)
    };
    let (unasked, usual) = scores("");
    let (value, weighed) = scores("policy: {weights: {exit: 50}}\n");
    assert_eq!(unasked, None);
    // It writes OpenDocument, which is a free standard.
    assert_eq!(value, Some(1000));
    assert!(weighed > usual, "{weighed} {usual}");
}

#[test]
fn every_piece_of_work_of_the_real_playbooks_names_its_skills() {
    for (id, playbook) in &catalogue().entries().rules.playbooks {
        for step in &playbook.steps {
            // Waiting, a letter and an uninstallation take no skill that a house would have to find.
            let simple = [StepKind::ParallelRun, StepKind::GiveNotice, StepKind::SwitchOff];
            assert_eq!(step.skills.is_empty(), simple.contains(&step.kind), "{id}.{}", step.id);
        }
    }
}

#[test]
fn skills_and_learning_add_up_to_the_steps() {
    for name in all() {
        let plan = planned(raw(&name));
        let mut named = 0;
        for demand in &plan.learning.skills {
            let sum: u64 = demand.steps.iter().map(|step| plan.graph.step(*step).effort_minutes).sum();
            assert_eq!(demand.minutes, sum, "{name}: {}", demand.skill.en);
            for step in &demand.steps {
                assert!(
                    skills_of(catalogue(), &plan.inventory, &plan.policy, plan.graph.step(*step))
                        .contains(&&demand.skill)
                );
            }
            named += demand.steps.len();
        }
        let all: usize = plan
            .graph
            .steps
            .iter()
            .map(|step| skills_of(catalogue(), &plan.inventory, &plan.policy, step).len())
            .sum();
        assert_eq!(named, all, "{name}");
        assert!(plan.learning.skills.is_sorted_by(|a, b| a.minutes >= b.minutes), "{name}");
        let learned = plan.graph.steps.iter();
        let learned: u64 = learned.map(|step| u64::from(step.learner_minutes) * u64::from(step.users)).sum();
        assert_eq!(plan.learning.minutes, learned, "{name}");
    }
}

#[test]
fn makers_and_providers_are_counted_once() {
    for name in all() {
        let plan = planned(raw(&name));
        let found = &plan.sovereignty;
        let new = plan.decisions.products.iter().filter(|product| !product.in_use).count();
        assert_eq!(found.today.all(), plan.inventory.tools().len(), "{name}");
        assert_eq!((found.chosen.all(), found.providers.products), (new, new), "{name}");
        assert!(found.today.outside_eu() <= found.today.all() - found.today.unknown, "{name}");
        let reach = &found.providers;
        assert!(reach.in_region <= reach.providers && reach.products_in_region <= new, "{name}");
        assert!(reach.single.len() + reach.none.len() <= new, "{name}");
    }
}

#[test]
fn contacts_are_in_the_region_confirmed_and_for_everybody_of_the_sector() {
    let ids = |name: &str| -> Vec<String> {
        let inventory: Inventory = resolve(raw(name));
        let found = contacts(catalogue(), &inventory.raw().organisation);
        found.iter().map(|contact| contact.provider.to_string()).collect()
    };
    let craft = ids("craft");
    for id in ["wtsh", "diwish", "open-source-sh", "ospo-sh"] {
        assert!(craft.iter().any(|known| known == id), "{id} is not among {craft:?}");
    }
    // It brings public and non-profit bodies together with firms; a firm cannot go there.
    assert!(!craft.contains(&"digitalhub-sh".to_owned()));
    assert!(ids("municipality").contains(&"digitalhub-sh".to_owned()));
    let nowhere = parse("inventory: 1\norganisation: {name: \"Muster\"}\ntools: [{name: Zoom}]\n");
    assert_eq!(contacts(catalogue(), &nowhere.organisation), Vec::new());
}

#[test]
fn only_conditions_that_a_programme_has_are_told() {
    let plan = planned(raw("tax-adviser"));
    for matched in &plan.funding {
        let rule = &catalogue().funding(&matched.programme).expect("it is in the catalogue").eligibility;
        let told = |wanted: Condition| matched.conditions.iter().any(|(condition, _)| *condition == wanted);
        let id = &matched.programme;
        assert_eq!(told(Condition::LegalType), !rule.legal_types.is_empty(), "{id}");
        assert_eq!(told(Condition::Turnover), rule.max_turnover_keur.is_some(), "{id}");
        let sized = rule.max_employees.is_some() || rule.min_employees.is_some();
        assert_eq!(told(Condition::Employees), sized, "{id}");
        let of_sectors = !rule.sectors.is_empty() || !rule.excluded_sectors.is_empty();
        assert_eq!(told(Condition::Sector), of_sectors, "{id}");
    }
}

#[test]
fn a_measure_has_a_size_a_reason_and_help() {
    let mut firm = raw("craft");
    (firm.organisation.users, firm.organisation.headcount) = (Some(80), Some(80));
    let (large, small) = (planned(firm), planned(raw("craft")));
    for (plan, office) in [(&large, true), (&small, false)] {
        let [advice] = plan.measures.as_slice() else { panic!("{:?}", plan.measures) };
        assert_eq!((advice.measure, advice.office), (Measure::OpenSourceOffice, office));
        // What pays for an office is no help for having none.
        let pays = advice.funding.iter().any(|id| id.as_str() == "sh-ospo-kmu");
        assert_eq!(pays, office, "{advice:?}");
    }
    // What is for companies is no help for a public body, however large.
    let town = planned(raw("municipality"));
    let [advice] = town.measures.as_slice() else { panic!("{:?}", town.measures) };
    assert!(advice.office && !advice.funding.iter().any(|id| id.as_str() == "sh-ospo-kmu"), "{advice:?}");
    // One product is looked after by whoever uses it.
    assert_eq!(planned(parse(&office("", "", &["name: \"Zoom\""]))).measures, Vec::new());
}

#[test]
fn a_plan_says_all_of_it_in_both_languages() {
    let file = root().join("tests/inventories/utility.yaml").to_string_lossy().into_owned();
    for (lang, heads) in [
        (
            "de",
            [
                "FÄHIGKEITEN UND SCHULUNG",
                "WER IN DER NÄHE BERÄT",
                "WAS DIE ORGANISATION SELBST EINRICHTET",
                "VORGABEN, AN DIE SICH JEDER VORSCHLAG HÄLT",
                "Kritische Infrastruktur:",
                "Neue Produkte:",
            ],
        ),
        (
            "en",
            [
                "SKILLS AND TRAINING",
                "ADVICE NEAR BY",
                "WHAT THE ORGANISATION SETS UP ITSELF",
                "LIMITS THAT EVERY PROPOSAL KEEPS TO",
                "Critical infrastructure:",
                "New products:",
            ],
        ),
    ] {
        let text = call(&["plan", &file], lang).output;
        for head in heads {
            assert!(text.contains(head), "{lang}: {head} is missing in\n{text}");
        }
    }
}

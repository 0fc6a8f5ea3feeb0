//! What may be chosen and what may not: what work depends on, what nobody has looked at, who can help, who runs it.

use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::recommend::{
    Basis, BrokenLimit, Candidate, Exclusion, Recommendation, Way, broken_limit, recommend,
};
use umstieg_core::{Catalogue, Inventory, Policy, needs};
use umstieg_tests::examples::{catalogue, parse, resolve};
use umstieg_tests::folder::Folder;

/// The answers for an inventory in the embedded catalogue, unit by unit.
fn answers(text: &str) -> Vec<Recommendation> {
    let inventory = resolve(parse(text));
    ask(catalogue(), &inventory)
}

fn ask(catalogue: &Catalogue, inventory: &Inventory) -> Vec<Recommendation> {
    let policy = Policy::of(catalogue, inventory.raw());
    let units = needs(inventory, catalogue);
    units.iter().map(|unit| recommend(catalogue, inventory, unit, &policy)).collect()
}

/// An inventory of a firm in Schleswig-Holstein: further lines of it, and its tools.
fn firm(more: &str, tools: &[&str]) -> String {
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    format!(
        "inventory: 1\norganisation: {{name: \"Muster\", region: DE-SH, users: 8}}\n{more}tools:\n{tools}"
    )
}

fn find<'a>(answer: &'a Recommendation, software: &str) -> &'a Candidate {
    let all = answer.candidates.iter().chain(&answer.excluded);
    all.into_iter()
        .find(|candidate| candidate.software.as_str() == software)
        .unwrap_or_else(|| panic!("{software} is no candidate for {}", answer.unit.software))
}

fn of<'a>(answers: &'a [Recommendation], software: &str) -> &'a Recommendation {
    let answer = answers.iter().find(|answer| answer.unit.software.as_str() == software);
    answer.unwrap_or_else(|| panic!("there is no unit for {software}"))
}

/// Every proprietary product of the embedded catalogue in one inventory.
fn everything(more: &str) -> String {
    let all = catalogue().entries().software.keys().filter(|id| !catalogue().is_open(id));
    let tools: Vec<String> = all.map(|id| format!("name: \"{id}\", software: {id}")).collect();
    firm(more, &tools.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn nothing_is_chosen_alone_that_lacks_what_work_depends_on() {
    let uses = "name: \"Microsoft 365\", uses: [mail-server, mail-client, calendar]";
    let answers_ = answers(&firm("", &[uses]));
    let mail = answers_
        .iter()
        .find(|answer| answer.unit.needs.iter().any(|need| need.capability.as_str() == "mail-server"));
    let nextcloud = find(mail.expect("a unit for mail"), "nextcloud");
    assert!(nextcloud.exclusions.iter().any(|exclusion| matches!(
        exclusion,
        Exclusion::Essential { needs } if needs.iter().any(|need| need.as_str() == "mail-server")
    )));
    for answer in answers(&everything("")) {
        for candidate in &answer.candidates {
            assert_eq!(candidate.coverage.lacks().next(), None, "{}", candidate.software);
        }
    }
}

#[test]
fn together_two_may_have_what_each_lacks() {
    let uses = "name: \"Microsoft 365\", uses: [mail-server, mail-client, calendar]";
    let answers = answers(&firm("", &[uses]));
    let does_mail = |answer: &&Recommendation| {
        answer.unit.needs.iter().any(|need| need.capability.as_str() == "mail-server")
    };
    let mail = answers.iter().find(does_mail).expect("a unit for mail");
    let (server, program) = (find(mail, "grommunio"), find(mail, "thunderbird"));
    for alone in [server, program] {
        assert!(alone.coverage.lacks().next().is_some(), "{}", alone.software);
        let only_that =
            |out: &Exclusion| matches!(out, Exclusion::Essential { .. } | Exclusion::Coverage { .. });
        assert!(alone.exclusions.iter().all(only_that), "{:?}", alone.exclusions);
    }
    assert_eq!(server.coverage.with(&program.coverage).lacks().next(), None);
}

#[test]
fn duties_make_what_they_demand_essential() {
    let duties = "obligations:
  - {kind: signature, applies_to: [docusign]}
  - {kind: retention, applies_to: [docuware]}
";
    let tools = ["name: \"DocuSign\", uses: [simple-signature]", "name: \"DocuWare\""];
    let answers = answers(&firm(duties, &tools));
    let lacks = |unit: &str, software: &str, capability: &str| {
        find(of(&answers, unit), software).coverage.lacks().any(|need| need.as_str() == capability)
    };
    assert!(lacks("docusign", "docuseal", "qualified-signature"));
    // Basic is not nothing, but it is less than keeping records demands.
    assert!(lacks("docuware", "mayan-edms", "audit-proof-archive"));
}

#[test]
fn what_nobody_names_as_a_substitute_is_shown_and_never_chosen() {
    let mut shown = 0;
    for answer in answers(&everything("")) {
        assert!(answer.candidates.iter().all(|candidate| candidate.fit.is_some()));
        shown += answer.excluded.iter().filter(|out| out.exclusions.contains(&Exclusion::Unstated)).count();
    }
    assert!(shown > 0);
    let chosen = answers(&firm("", &["name: \"Microsoft Authenticator\", replace_by: privacyidea"]));
    let out = &find(&chosen[0], "privacyidea").exclusions;
    assert!(!out.contains(&Exclusion::Unstated), "{out:?}");
}

#[test]
fn side_functions_do_not_decide_where_nobody_says_what_is_used() {
    for tool in ["Zoom", "Cisco Webex"] {
        let answers = answers(&firm("", &[&format!("name: \"{tool}\"")]));
        let first = answers[0].candidates.first().map(|first| first.software.as_str());
        assert_eq!(first, Some("opentalk"), "{tool}");
    }
    let said = answers(&firm("", &["name: \"Zoom\", uses: [video-meeting, team-chat]"]));
    let weight = |answer: &Recommendation| {
        let chat = answer.unit.needs.iter().find(|need| need.capability.as_str() == "team-chat");
        chat.map(|need| (need.weight, need.assumed))
    };
    assert_eq!(weight(&said[0]), Some((5, false)));
    assert_eq!(weight(&answers(&firm("", &["name: \"Zoom\""]))[0]), Some((2, true)));
}

#[test]
fn a_suite_does_what_its_parts_do() {
    let answers = answers(&firm("", &["name: \"Microsoft 365\""]));
    for unit in ["microsoft-teams", "onedrive"] {
        let share = find(of(&answers, unit), "opendesk").coverage.share;
        assert!(share > 600, "{unit}: {share}");
    }
}

#[test]
fn hard_limits_do_not_let_the_unknown_through() {
    let policy = "policy: {languages: [de], platforms: [windows], hosting: [managed-eu], excluded_jurisdictions: [US]}\n";
    let mut unknown = [false; 3];
    for answer in answers(&everything(policy)) {
        for candidate in &answer.candidates {
            let entry = catalogue().software(&candidate.software).expect("an entry");
            assert!(
                entry.languages.as_ref().is_some_and(|spoken| spoken.ui.iter().any(|it| it.as_str() == "de"))
            );
        }
        for out in answer.excluded.iter().flat_map(|out| &out.exclusions) {
            match out {
                Exclusion::Language { known: false, .. } => unknown[0] = true,
                Exclusion::Platform { known: false, .. } => unknown[1] = true,
                Exclusion::Jurisdiction { country: None } => unknown[2] = true,
                _ => {}
            }
        }
    }
    assert_eq!(unknown, [true; 3]);
}

#[test]
fn a_system_need_not_run_on_a_system() {
    let answers = answers(&firm("policy: {platforms: [windows, linux]}\n", &["name: \"Windows 11\""]));
    let out = &find(&answers[0], "ubuntu").exclusions;
    assert!(!out.iter().any(|out| matches!(out, Exclusion::Platform { .. })), "{out:?}");
}

#[test]
fn who_serves_other_sectors_is_no_provider() {
    let has_dataport = |sector: &str| {
        let text = firm("", &["name: \"Zoom\""]).replace("users: 8", &format!("users: 8{sector}"));
        find(&answers(&text)[0], "jitsi-meet").factors.iter().any(|factor| {
            matches!(&factor.basis, Basis::Providers(found) if found.iter().any(|near| near.provider.as_str() == "dataport"))
        })
    };
    assert!(has_dataport(", sector: public-administration"));
    assert!(!has_dataport(", sector: hospitality"));
    assert!(!has_dataport(""));
}

#[test]
fn an_app_is_run_by_those_who_run_its_platform() {
    let answers = answers(&firm("", &["name: \"Doodle\""]));
    let found = find(&answers[0], "nextcloud-polls").factors.iter().find_map(|factor| match &factor.basis {
        Basis::Providers(found) => Some(found.len()),
        _ => None,
    });
    assert!(found.is_some_and(|found| found > 1), "{found:?}");
}

#[test]
fn who_has_little_time_is_better_off_with_a_known_host() {
    let hosting = |hours: u32, software: &str| {
        let tools = ["name: \"OneDrive\""];
        let answers = answers(&firm(&format!("capacity: {{it_hours_per_month: {hours}}}\n"), &tools));
        find(&answers[0], software)
            .factors
            .iter()
            .find_map(|factor| match &factor.basis {
                Basis::Hosting { way, .. } => Some((factor.value, way.clone())),
                _ => None,
            })
            .expect("a factor")
    };
    let (value, way) = hosting(6, "nextcloud");
    assert!(value == Some(1000) && matches!(way, Some(Way::Provider(_))), "{value:?} {way:?}");
    assert_eq!(hosting(100, "nextcloud"), (Some(1000), Some(Way::InHouse)));
}

#[test]
fn a_mail_program_needs_no_mail_server_where_mailboxes_are_elsewhere() {
    let thunderbird = |tools: &[&str]| find(of(&answers(&firm("", tools)), "outlook"), "thunderbird").clone();
    let alone = thunderbird(&["name: \"Outlook\", software: outlook"]);
    assert!(alone.requires.is_empty() && alone.presumed.len() == 1, "{alone:#?}");
    let beside = thunderbird(&[
        "name: \"Outlook\", software: outlook",
        "name: \"Exchange\", software: exchange-server",
    ]);
    assert!(beside.requires.len() == 1 && beside.presumed.is_empty(), "{beside:#?}");
}

#[test]
fn what_does_next_to_nothing_comes_last_among_the_excluded() {
    for answer in answers(&everything("")) {
        let near =
            answer.excluded.iter().map(|out| out.coverage.known_share().is_none_or(|share| share >= 200));
        assert!(near.clone().is_sorted_by_key(|near| !near), "{}", answer.unit.software);
        assert_eq!(answer.nearest().is_some(), near.clone().any(|near| near));
    }
}

/// An inventory in the small catalogue, after changes to it.
fn small(change: impl Fn(&Folder), text: &str) -> (Catalogue, Inventory) {
    let folder = Folder::small_catalogue();
    change(&folder);
    let loaded = Catalogue::load(folder.path().as_ref()).expect("the catalogue has no errors");
    let inventory = Inventory::resolve(parse_for(text, &loaded.catalogue), &loaded.catalogue);
    (loaded.catalogue, inventory.expect("the inventory agrees with itself"))
}

fn parse_for(text: &str, catalogue: &Catalogue) -> umstieg_core::format::inventory::Inventory {
    use umstieg_core::format::{read::read_inventory, source::Source};
    let reading = read_inventory(Source::new("inventory.yaml", text), catalogue.entries());
    reading.inventory.unwrap_or_else(|| panic!("{:?}", reading.findings))
}

#[test]
fn a_suite_leaves_what_its_listed_parts_do_to_them() {
    let tools = [
        "name: \"Muster Suite\", id: suite, uses: [file-sharing]",
        "name: \"Muster Drive\", bundled_in: suite",
    ];
    let (catalogue, inventory) = small(|_| {}, &firm("", &tools));
    let units = needs(&inventory, &catalogue);
    let of: Vec<&str> = units.iter().map(|unit| unit.software.as_str()).collect();
    assert_eq!(of, ["muster-drive"]);
    assert!(units[0].needs.iter().all(|need| !need.assumed));
}

#[test]
fn without_known_capabilities_only_somebodys_word_decides() {
    let entry = "name: \"Newcap\"
summary: {de: \"Neu.\", en: \"New.\"}
categories: [meetings]
license: {model: proprietary, evidence: [site]}
evidence:
  site: {url: \"https://example.org/newcap\", checked: 2026-11-22, kind: vendor}
";
    let add = |folder: &Folder| {
        folder.write("software/newcap.yaml", entry);
        let stated = "replaces:\n  - {software: newcap, fit: full, evidence: [code]}";
        folder.replace("software/freimeet.yaml", "replaces:", stated);
    };
    let (catalogue, inventory) = small(add, &firm("", &["name: \"Newcap\""]));
    let answers = ask(&catalogue, &inventory);
    let freimeet = find(&answers[0], "freimeet");
    assert!(freimeet.exclusions.is_empty(), "{:?}", freimeet.exclusions);
    assert_eq!(freimeet.factors[0].value, None);
}

#[test]
fn lines_share_an_answer_only_if_it_is_the_same() {
    let duties = "obligations:
  - {kind: other, excluded_jurisdictions: [US], applies_to: [a]}
  - {kind: data-protection, excluded_jurisdictions: [US], applies_to: [b]}
";
    let tools = ["name: \"DeepL\", id: a", "name: \"DeepL\", id: b", "name: \"DeepL\", id: c"];
    let inventory = resolve(parse(&firm(duties, &tools)));
    let policy = Policy::of(catalogue(), inventory.raw());
    let units = needs(&inventory, catalogue());
    let decided = umstieg_core::decide::decide(catalogue(), &inventory, &units, &policy);
    for (tool, unit) in decided.tools.iter().zip(&units) {
        assert_eq!(tool.units[0].recommendation, recommend(catalogue(), &inventory, unit, &policy));
    }
    let ids = |at: usize| -> Vec<SoftwareId> {
        let answer = &decided.tools[at].units[0].recommendation;
        answer.candidates.iter().map(|candidate| candidate.software.clone()).collect()
    };
    assert_eq!(ids(0), ids(1), "duties of every kind count alike");
}

#[test]
fn where_nobody_has_said_what_is_used_every_loss_is_told() {
    let duty = "obligations: [{kind: retention, applies_to: [m365]}]\n";
    let text = firm(duty, &["id: m365, name: \"Microsoft 365\""]);
    let mut told = 0;
    for answer in answers(&text) {
        for candidate in answer.candidates.iter().chain(&answer.excluded) {
            let Some(statement) = candidate.statement(catalogue()) else { continue };
            let mut unknown: Candidate = candidate.clone();
            unknown.coverage.needs.clear();
            assert_eq!(unknown.losses(catalogue()).len(), statement.lost.len(), "{}", candidate.software);
            // That a duty demands one thing says nothing of the others.
            assert!(!candidate.coverage.stated, "{}", candidate.software);
            told += statement.lost.len();
        }
    }
    assert!(told > 0);
}

#[test]
fn a_tool_tells_the_sector_that_nobody_has_stated() {
    let of_sector = |name: &str, software: &str, substitute: &str| {
        let answers_ = answers(&firm("", &[&format!("name: \"{name}\", software: {software}")]));
        let found = find(of(&answers_, software), substitute);
        found.exclusions.iter().any(|exclusion| matches!(exclusion, Exclusion::Sector { .. }))
    };
    assert!(!of_sector("RA-MICRO", "ra-micro", "j-lawyer-org"), "only law firms use it");
    assert!(of_sector("Salesforce", "salesforce", "civicrm"), "anybody uses it");
}

#[test]
fn a_tool_that_runs_in_no_allowed_way_breaks_a_limit() {
    let limit = |policy: &str, tool: &str| {
        let inventory = resolve(parse(&firm(policy, &[tool])));
        let policy = Policy::of(catalogue(), inventory.raw());
        let tool = inventory.indices().next().expect("there is a tool");
        match broken_limit(catalogue(), &inventory, &policy, tool) {
            Some(BrokenLimit::Country(country)) => country.to_string(),
            Some(BrokenLimit::Hosting(ways)) => format!("{ways:?}"),
            None => String::new(),
        }
    };
    let zoom = "name: Zoom";
    assert_eq!(limit("policy: {hosting: [on-premises, managed-de]}\n", zoom), "[PublicCloud]");
    assert_eq!(limit("policy: {hosting: [public-cloud]}\n", zoom), "");
    assert_eq!(limit("policy: {data_region: eu}\n", zoom), "", "nobody has said where its servers are");
    assert_eq!(limit("policy: {excluded_jurisdictions: [US]}\n", zoom), "US");
    assert_eq!(
        limit("policy: {hosting: [on-premises]}\n", "name: Photoshop"),
        "",
        "it runs on the own device"
    );
    // Nobody has said how it is run; its maker is known.
    let unknown = "name: \"Business Central\", software: dynamics-365-bc";
    assert!(catalogue().entries().software["dynamics-365-bc"].hosting.is_empty(), "or take another one");
    assert_eq!(limit("policy: {excluded_jurisdictions: [US]}\n", unknown), "US");
    assert_eq!(limit("policy: {excluded_jurisdictions: [CN]}\n", unknown), "");
}

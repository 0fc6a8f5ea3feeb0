//! What is decided for a list of tools, and what is said about it: as an adviser would.

use umstieg_core::decide::{Barrier, Decisions, KeepReason, Verdict, decide};
use umstieg_core::format::entry::Level;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::recommend::recommend;
use umstieg_core::{Catalogue, Inventory, Policy, needs};
use umstieg_tests::call::call;
use umstieg_tests::examples::{catalogue, parse, raw, resolve};
use umstieg_tests::folder::Folder;

/// A firm with tools, in the small catalogue after changes to it.
struct Case {
    folder: Folder,
    inventory: String,
}

impl Case {
    fn new(change: impl Fn(&Folder), more: &str, tools: &[&str]) -> Self {
        let folder = Folder::small_catalogue();
        change(&folder);
        let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
        let organisation =
            "organisation: {name: \"Muster GmbH\", sector: retail, region: DE-SH, headcount: 8, users: 8}";
        Self { folder, inventory: format!("inventory: 1\n{organisation}\n{more}tools:\n{tools}") }
    }

    fn decisions(&self) -> Decisions {
        use umstieg_core::format::{read::read_inventory, source::Source};
        let loaded = Catalogue::load(self.folder.path().as_ref()).expect("the catalogue has no errors");
        let catalogue = loaded.catalogue;
        let reading = read_inventory(Source::new("inventory.yaml", &self.inventory), catalogue.entries());
        let raw = reading.inventory.unwrap_or_else(|| panic!("{:?}", reading.findings));
        let inventory = Inventory::resolve(raw, &catalogue).expect("the inventory agrees with itself");
        let policy = Policy::of(&catalogue, inventory.raw());
        decide(&catalogue, &inventory, &needs(&inventory, &catalogue), &policy)
    }

    /// The verdict on a tool, by its place in the list.
    fn verdict(&self, tool: usize) -> Verdict {
        self.decisions().tools[tool].verdict.clone()
    }

    /// The plan as people read it, with every break of a line as a space.
    fn plan(&self, lang: &str) -> String {
        let inventory = Folder::empty();
        inventory.write("muster.yaml", &self.inventory);
        let called =
            call(&["plan", &inventory.file("muster.yaml"), "--catalogue", &self.folder.path()], lang);
        assert_eq!(called.code, 0, "{}", called.messages);
        called.output.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn says(&self, german: &str, english: &str) {
        for (lang, wanted) in [("de", german), ("en", english)] {
            let plan = self.plan(lang);
            assert!(plan.contains(wanted), "`{wanted}` is not said in:\n{plan}");
        }
    }
}

fn software(id: &str) -> SoftwareId {
    SoftwareId::parse(id).expect("an id")
}

fn barrier(verdict: Verdict) -> Option<Barrier> {
    match verdict {
        Verdict::Keep { reason: KeepReason::ChosenBarred { by, .. } } => Some(by),
        _ => None,
    }
}

/// What somebody wants is not replaced by something else without a word.
#[test]
fn what_is_wanted_and_clashes_with_what_stays_is_told() {
    let clash = |folder: &Folder| {
        let states = "conflicts:\n  - {software: freimail, evidence: [code]}\nmaintenance:";
        folder.replace("software/freidrive.yaml", "maintenance:", states);
    };
    let tools = ["name: \"Muster Mail\", replace_by: freimail", "name: \"Freidrive\""];
    let case = Case::new(clash, "", &tools);
    let by = barrier(case.verdict(0));
    assert!(matches!(&by, Some(Barrier::Clash { with }) if with[0].as_str() == "freidrive"), "{by:?}");
    case.says(
        "Bleibt, denn Freimail, im Bestand als Ersatz gewünscht, scheidet aus: Verträgt sich nicht mit Freidrive.",
        "Stays, because Freimail, which the inventory wants in its place, is ruled out: It clashes with Freidrive.",
    );
    let unasked = Case::new(|_| {}, "", &tools);
    assert!(unasked.verdict(0).leaves(), "nothing clashes where nobody says so");
}

#[test]
fn what_is_wanted_and_leaves_itself_is_told() {
    let tools = [
        "name: \"Muster Meet\", replace_by: freiruf",
        "name: \"Freiruf\", replace_by: freimeet",
        "name: \"Freidrive\"",
    ];
    let case = Case::new(|_| {}, "", &tools);
    assert_eq!(barrier(case.verdict(0)), Some(Barrier::Leaves));
    case.says("Es ist im Haus und wird selbst abgelöst.", "It is in use and is replaced itself.");
}

#[test]
fn of_two_that_are_wanted_and_clash_the_second_is_told() {
    let clash = |folder: &Folder| {
        let states = "conflicts:\n  - {software: freimail, evidence: [code]}\nmaintenance:";
        folder.replace("software/freidrive.yaml", "maintenance:", states);
    };
    let tools =
        ["name: \"Muster Drive\", replace_by: freidrive", "name: \"Muster Mail\", replace_by: freimail"];
    let case = Case::new(clash, "", &tools);
    assert!(case.verdict(0).leaves());
    let by = barrier(case.verdict(1));
    assert!(matches!(&by, Some(Barrier::Clash { with }) if with[0].as_str() == "freidrive"), "{by:?}");
}

/// Another file store, with somebody's word that Freidrive can stand in for it.
fn altdrive(folder: &Folder, more: &str) {
    let entry = format!(
        "name: \"Altdrive\"
summary: {{de: \"Noch eine erfundene Ablage.\", en: \"One more invented store.\"}}
categories: [files]
license: {{model: proprietary, evidence: [site]}}
{more}capabilities:
  file-sharing: {{level: full}}
evidence:
  site: {{url: \"https://example.org/altdrive\", checked: 2026-11-22, kind: vendor}}
"
    );
    folder.write("software/altdrive.yaml", entry);
    let stated = "replaces:\n  - {software: altdrive, fit: full, evidence: [code]}";
    folder.replace("software/freidrive.yaml", "replaces:", stated);
}

#[test]
fn what_stays_and_does_the_work_already_is_enough() {
    let tools =
        ["name: \"Altdrive\", users: 5", "name: \"Muster Suite\", users: 8, keep: \"Vertrag bis 2030\""];
    let case = Case::new(|folder| altdrive(folder, ""), "", &tools);
    let verdict = case.verdict(0);
    assert!(matches!(&verdict, Verdict::Covered { by } if by[0].as_str() == "muster-suite"), "{verdict:?}");
    assert!(case.decisions().products.is_empty(), "everybody has it already");
    case.says(
        "Gehen in Vorhandenem auf Altdrive (5 Personen) → Muster Suite Muster Suite deckt alles ab, was genutzt wird. Muster Suite ist schon im Haus und bleibt; ein neues Produkt ist dafür nicht nötig.",
        "Covered by what is there Altdrive (5 people) → Muster Suite Muster Suite covers all that is used. Muster Suite is in use already and stays; no new product is needed for it.",
    );
}

#[test]
fn what_stays_serves_only_those_who_have_it() {
    let tools =
        ["name: \"Altdrive\", users: 8", "name: \"Muster Suite\", users: 5, keep: \"Vertrag bis 2030\""];
    let case = Case::new(|folder| altdrive(folder, ""), "", &tools);
    let products = case.verdict(0).products().to_vec();
    assert_eq!(products.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["freidrive"]);
    let tools = ["name: \"Altdrive\", users: 8", "name: \"Muster Mail\", keep: \"Vertrag bis 2030\""];
    let case = Case::new(|folder| altdrive(folder, ""), "", &tools);
    assert!(matches!(case.verdict(0), Verdict::Replace { .. }), "mail is no store");
}

#[test]
fn two_tools_that_do_the_same_do_not_both_go_into_each_other() {
    let no_substitute = |folder: &Folder| {
        altdrive(folder, "");
        folder.replace(
            "software/freidrive.yaml",
            "  - {software: altdrive, fit: full, evidence: [code]}\n",
            "",
        );
        folder.replace(
            "software/freidrive.yaml",
            "{software: muster-drive, fit: full",
            "{software: muster-drive, fit: niche",
        );
    };
    let uses = "uses: [file-sharing]";
    let tools = [&format!("name: \"Altdrive\", {uses}")[..], &format!("name: \"Muster Drive\", {uses}")];
    let decisions = Case::new(no_substitute, "", &tools).decisions();
    let gone = decisions.tools.iter().filter(|decision| decision.verdict.leaves()).count();
    assert!(gone < 2, "{:?}", decisions.tools.iter().map(|it| &it.verdict).collect::<Vec<_>>());
}

#[test]
fn a_cheap_tool_of_a_near_maker_is_not_worth_much_work() {
    let facts = |country: &str, exports: &str| {
        let (country, exports) = (country.to_owned(), exports.to_owned());
        move |folder: &Folder| {
            folder.write(
                "vocabulary/formats.yaml",
                "formats:\n  csv:\n    name: {de: \"CSV\", en: \"CSV\"}\n    openness: standard\n  pdf:\n    name: {de: \"PDF\", en: \"PDF\"}\n    openness: standard\n    fixed: true\n",
            );
            let more = format!(
                "vendor: {{name: \"Alt GmbH\", country: {country}, evidence: [site]}}
containment:
  advice: {{de: \"Jährlich ausgeben.\", en: \"Export yearly.\"}}
  exports: [{exports}]
"
            );
            altdrive(folder, &more);
        }
    };
    let tool =
        |cost: &str| format!("name: \"Altdrive\", contract: {{ends: 2027-12-31, notice_months: 1{cost}}}");
    let case =
        |country: &str, exports: &str, cost: &str| Case::new(facts(country, exports), "", &[&tool(cost)]);
    let cheap = case("DE", "csv", ", cost_eur_per_year: 60");
    let verdict = cheap.verdict(0);
    assert!(
        matches!(&verdict, Verdict::Keep { reason: KeepReason::CheapToKeep { euros_per_year: 60, .. } }),
        "{verdict:?}"
    );
    cheap.says(
        "Bleibt: Der Wechsel zu Freidrive bräuchte etwa 6 Stunden eigene Arbeit; das Programm kostet 60 € im Jahr.",
        "Stays: the change to Freidrive would take about 6 hours of own work; the tool costs €60 a year.",
    );
    for (country, exports, cost) in [
        ("US", "csv", ", cost_eur_per_year: 60"),
        ("DE", "pdf", ", cost_eur_per_year: 60"),
        ("DE", "csv", ", cost_eur_per_year: 600"),
        ("DE", "csv", ""),
    ] {
        assert!(case(country, exports, cost).verdict(0).leaves(), "{country} {exports} {cost}");
    }
    // What comes in anyway costs no second introduction.
    let shared = [&tool(", cost_eur_per_year: 60")[..], "name: \"Muster Drive\""];
    assert!(Case::new(facts("DE", "csv"), "", &shared).verdict(0).leaves());
}

#[test]
fn what_is_lost_is_told_to_those_who_use_it() {
    let about = |folder: &Folder| {
        folder.replace(
            "software/freimail.yaml",
            "en: \"Rules must be made anew.\"}",
            "en: \"Rules must be made anew.\", for: [calendar]}",
        );
    };
    let lost = "Regeln müssen neu angelegt werden.";
    for (uses, told) in [("uses: [email]", false), ("uses: [email, calendar]", true), ("users: 8", true)] {
        let case = Case::new(about, "", &[&format!("name: \"Muster Mail\", {uses}")]);
        assert!(case.verdict(0).leaves());
        assert_eq!(case.plan("de").contains(lost), told, "{uses}");
    }
}

#[test]
fn a_limit_on_large_groups_does_not_hurt_a_small_house() {
    let limited = |folder: &Folder| {
        folder.replace(
            "software/freimeet.yaml",
            "{level: full, evidence: [code]}",
            "{level: partial, full_up_to: 4, evidence: [code]}",
        );
    };
    for (users, share) in [(8, 1000), (9, 600)] {
        let tool = format!("name: \"Muster Meet\", users: {users}");
        let decisions = Case::new(limited, "", &[&tool]).decisions();
        let candidate = decisions.tools[0].units[0].recommendation.of(&software("freimeet"));
        assert_eq!(candidate.map(|candidate| candidate.coverage.share), Some(share), "{users} users");
    }
}

/// What goes speaks for nothing.
#[test]
fn nothing_is_praised_for_working_with_what_goes() {
    let ties = |folder: &Folder| {
        let tie = "integrates:\n  - {software: muster-mail, evidence: [code]}\nmaintenance:";
        folder.replace("software/freidrive.yaml", "maintenance:", tie);
        let fit = "{software: muster-drive, fit: ";
        folder.replace("software/freidrive.yaml", &format!("{fit}full"), &format!("{fit}partial"));
    };
    for (keep, told) in [("", false), (", keep: \"Vertrag\"", true)] {
        let mail = format!("name: \"Muster Mail\"{keep}");
        let plan = Case::new(ties, "", &["name: \"Muster Drive\"", &mail]).plan("de");
        assert_eq!(plan.contains("arbeitet zusammen mit Muster Mail"), told, "{plan}");
    }
}

/// Who invites eighty guests meets in large groups, however few people prepare that.
#[test]
fn a_small_house_with_an_audience_needs_what_large_groups_need() {
    let inventory = resolve(raw("association"));
    let policy = Policy::of(catalogue(), inventory.raw());
    let units = needs(&inventory, catalogue());
    let zoom = units.iter().find(|unit| unit.software.as_str() == "zoom").expect("it is listed");
    let answer = recommend(catalogue(), &inventory, zoom, &policy);
    let level = |id: &str| {
        let candidate = answer.of(&software(id)).expect("it is weighed");
        candidate
            .coverage
            .needs
            .iter()
            .find(|need| need.capability.as_str() == "video-meeting")
            .map(|need| need.level)
    };
    assert_eq!((level("nextcloud-talk"), level("opentalk")), (Some(Level::Partial), Some(Level::Full)));
}

/// Small organisations do not get a second system for meetings or chat.
#[test]
fn small_organisations_get_one_system_to_meet_in() {
    const MEETING: [&str; 5] = ["bigbluebutton", "element-call", "jitsi-meet", "nextcloud-talk", "opentalk"];
    for name in ["agency", "association", "craft", "greenfield", "hotel", "solo", "tax-adviser"] {
        let inventory = resolve(raw(name));
        let policy = Policy::of(catalogue(), inventory.raw());
        let decisions = decide(catalogue(), &inventory, &needs(&inventory, catalogue()), &policy);
        let systems: Vec<&str> = decisions.products.iter().map(|product| product.software.as_str()).collect();
        let meeting = systems.iter().filter(|id| MEETING.contains(id)).count();
        assert!(meeting < 2, "{name}: {systems:?}");
    }
}

/// The school has a platform that does what two other programs are used for.
#[test]
fn a_school_meets_and_talks_on_the_platform_that_it_has() {
    let inventory = resolve(raw("school"));
    let policy = Policy::of(catalogue(), inventory.raw());
    let decisions = decide(catalogue(), &inventory, &needs(&inventory, catalogue()), &policy);
    for handle in ["teams", "whatsapp"] {
        let tool = inventory.indices().find(|tool| inventory.tool(*tool).handle.as_str() == handle);
        let verdict = &decisions.tools[tool.expect("it is listed").0].verdict;
        assert!(
            matches!(verdict, Verdict::Covered { by } if by[0].as_str() == "iserv"),
            "{handle}: {verdict:?}"
        );
    }
}

/// The verdict on a tool of the real catalogue, by its place in the list.
fn real_verdicts(more: &str, tools: &[&str]) -> Vec<Verdict> {
    use umstieg_core::format::{read::read_inventory, source::Source};
    let tools: String = tools.iter().map(|tool| format!("  - {{{tool}}}\n")).collect();
    let text = format!(
        "inventory: 1\norganisation: {{name: \"Muster GmbH\", region: DE-SH, headcount: 20, users: 20}}\n\
         capacity: {{it_hours_per_month: 20}}\n{more}tools:\n{tools}"
    );
    let reading = read_inventory(Source::new("inventory.yaml", &text), catalogue().entries());
    let inventory = resolve(reading.inventory.unwrap_or_else(|| panic!("{:?}", reading.findings)));
    let policy = Policy::of(catalogue(), inventory.raw());
    let decisions = decide(catalogue(), &inventory, &needs(&inventory, catalogue()), &policy);
    decisions.tools.into_iter().map(|decision| decision.verdict).collect()
}

#[test]
fn what_comes_in_anyway_is_not_joined_by_its_like() {
    let office = "name: \"Microsoft 365\", users: 28, uses: [video-meeting, team-chat, file-sharing]";
    let zoom = "name: Zoom, users: 10, replace_by: opentalk";
    let verdicts = real_verdicts("", &[office, zoom]);
    assert!(verdicts[1].products().contains(&software("opentalk")), "{:?}", verdicts[1]);
    assert!(!verdicts[0].products().contains(&software("bigbluebutton")), "{:?}", verdicts[0]);
    // One more system to meet in, with one more to sign in to, is not worth some comfort for those who chat already.
    let tools = [
        "name: Slack, users: 34",
        "name: \"Google Workspace\", id: gws, users: 34",
        "name: \"Google Meet\", users: 34, bundled_in: gws",
        "name: Nextcloud, users: 5",
    ];
    let verdicts = real_verdicts("", &tools);
    assert_eq!(verdicts[2].products(), [software("nextcloud-talk")], "{verdicts:?}");
}

#[test]
fn nothing_moves_to_what_others_own() {
    let verdicts = real_verdicts(
        "",
        &[
            "name: \"Microsoft Teams\", owned_by: \"ein Kunde schreibt es vor\"",
            "name: Zoom, software: zoom, uses: [video-meeting, screen-sharing]",
            "name: Slack, uses: [team-chat]",
        ],
    );
    assert!(!verdicts.iter().any(|verdict| matches!(verdict, Verdict::Covered { .. })), "{verdicts:?}");
    assert!(verdicts[1].leaves() && verdicts[2].leaves(), "{verdicts:?}");
}

#[test]
fn nothing_moves_to_a_release_whose_end_is_announced() {
    let mail = "name: \"IONOS Mail\", users: 5";
    let exchange = |version: &str| {
        let exchange =
            format!("name: \"Exchange Server\", software: exchange-server, keep: \"bleibt\"{version}");
        real_verdicts("", &[&exchange, mail]).swap_remove(1)
    };
    assert!(matches!(exchange(""), Verdict::Covered { .. }), "{:?}", exchange(""));
    let moved = exchange(", version: \"2016\"");
    assert!(!matches!(moved, Verdict::Covered { .. }) && moved.leaves(), "{moved:?}");
}

/// Some keep Windows for the sake of a tool; all others of the house get its successor.
#[test]
fn who_does_not_keep_a_system_gets_its_successor() {
    let inventory = resolve(parse(
        "inventory: 1\norganisation: {name: \"Muster\", region: DE-SH, users: 40}\ntools:\n  \
            - {name: \"Windows 11\"}\n  - {name: \"ArcGIS\", users: 2, keep: \"bleibt\"}\n",
    ));
    let policy = Policy::of(catalogue(), inventory.raw());
    let decisions = decide(catalogue(), &inventory, &needs(&inventory, catalogue()), &policy);
    let mut seen = 0;
    for decision in &decisions.tools {
        let Verdict::ReplacePartly { products, kept } = &decision.verdict else { continue };
        for reason in kept {
            let KeepReason::Platform { people, needed_by, .. } = reason else { continue };
            let today = inventory.tool(decision.tool).users;
            let new = products.iter().filter_map(|id| decisions.product(id)).map(|it| it.users).max();
            assert!(new.is_some_and(|new| new >= today - people.start()), "{new:?} of {today}, {people:?}");
            assert!(!needed_by.is_empty() && *people.end() < today, "{people:?} of {today}");
            seen += 1;
        }
    }
    assert!(seen > 0, "a system is kept by some");
}

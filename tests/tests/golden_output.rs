//! What people see, to the byte: plans, recommendations, entries, searches, help.
//!
//! The real catalogue changes often, so few of these files depend on it; the others use the small one.

use umstieg_tests::call::{bare, call, umstieg};
use umstieg_tests::examples::root;
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

/// An inventory for the small catalogue that shows every kind of answer.
const SMALL: &str = "inventory: 1
organisation: {name: \"Muster GmbH\", region: DE-SH, headcount: 12, users: 10, digital_maturity: 3}
planning:
  start: 2027-01-11
  blackouts: [{from: 2027-03-01, to: 2027-03-12, reason: \"Inventur\"}]
capacity: {it_hours_per_month: 20}
tools:
  - {name: \"Muster Suite\", id: suite, contract: {ends: 2027-12-31, notice_months: 3, cost_eur_per_year: 1200}}
  - {name: \"Muster Mail\", bundled_in: suite}
  - {name: \"Muster Drive\", bundled_in: suite}
  - {name: \"Muster Meet\", users: 8, contract: {cost_eur_per_year: 300}}
  - {name: \"Freimail\", users: 2}
  - {name: \"Muster Maill\", users: 1}
  - {name: \"Fräsprogramm von 1998\", users: 2, keep: \"steuert die Fräse\"}
";

fn example(name: &str) -> String {
    root().join(format!("tests/inventories/{name}.yaml")).to_string_lossy().into_owned()
}

fn small() -> String {
    root().join("tests/catalogues/small").to_string_lossy().into_owned()
}

/// Compares what a complete answer prints with a golden file.
fn check(name: &str, arguments: &[&str], lang: &str) {
    let called = call(arguments, lang);
    assert_eq!((called.code, called.messages.as_str()), (0, ""), "{arguments:?}");
    golden::check(name, &called.output);
}

#[test]
fn the_plan_of_the_craft_firm_as_text() {
    check("plan-craft.de.txt", &["plan", &example("craft")], "de");
    check("plan-craft.en.txt", &["plan", &example("craft")], "en");
}

#[test]
fn a_small_plan_in_every_form_and_language() {
    let (folder, catalogue) = (Folder::empty(), small());
    folder.write("muster.yaml", SMALL);
    let file = folder.file("muster.yaml");
    for (form, ending) in [("text", "txt"), ("markdown", "md"), ("json", "json")] {
        for lang in ["de", "en"] {
            let arguments = ["plan", &file, "--catalogue", &catalogue, "--format", form];
            check(&format!("plan-small.{lang}.{ending}"), &arguments, lang);
        }
    }
}

#[test]
fn a_small_recommendation_in_every_form_and_language() {
    let catalogue = small();
    for (form, ending) in [("text", "txt"), ("markdown", "md"), ("json", "json")] {
        for lang in ["de", "en"] {
            let arguments = ["recommend", "muster-meet", "--catalogue", &catalogue, "--format", form];
            check(&format!("recommend-small.{lang}.{ending}"), &arguments, lang);
        }
    }
}

#[test]
fn how_near_a_provider_is_depends_on_the_region_and_is_unknown_without_one() {
    let catalogue = small();
    let arguments = ["recommend", "muster-mail", "--catalogue", &catalogue];
    for lang in ["de", "en"] {
        let name = format!("recommend-region.{lang}.txt");
        let basis = |region: &[&str]| {
            let called = call(&[&arguments[..], region].concat(), lang);
            let lines = called
                .output
                .lines()
                .filter(|line| line.starts_with("  Anbieter ") || line.starts_with("  Providers "));
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        let told = [&[][..], &["--region", "DE-SH"], &["--region", "DE-BY"], &["--region", "FR"]].map(basis);
        golden::check(&name, &told.concat());
    }
}

#[test]
fn entries_of_every_kind_are_shown() {
    let catalogue = small();
    for name in ["freimail", "muster-suite", "nordhilfe", "muster-zuschuss", "musterstadt", "muster-mail"] {
        for lang in ["de", "en"] {
            check(&format!("show-{name}.{lang}.txt"), &["show", name, "--catalogue", &catalogue], lang);
        }
    }
    for (form, ending) in [("markdown", "md"), ("json", "json")] {
        let arguments = ["show", "musterstadt", "--catalogue", &catalogue, "--format", form];
        check(&format!("show-musterstadt.de.{ending}"), &arguments, "de");
    }
}

#[test]
fn entries_of_every_kind_are_found_by_name_and_by_close_spelling() {
    let catalogue = small();
    let shown = |name: &str| umstieg(&["show", name, "--catalogue", &catalogue]);
    for (id, names) in [
        ("musterstadt", ["MUSTERSTADT", "Musterstatd"]),
        ("nordhilfe", ["Nordhilfe eG", "Nord-Hilfe"]),
        ("muster-zuschuss", ["Muster-Zuschuss", "Musterzuschus"]),
    ] {
        let by_id = shown(id);
        for name in names {
            assert_eq!(shown(name), by_id, "{name}");
        }
    }
    // A part of a name is offered, never taken.
    let part = shown("Zuschuss");
    assert_eq!((part.code, part.messages.contains("(muster-zuschuss)")), (4, true), "{}", part.messages);
}

#[test]
fn a_search_finds_by_word() {
    let catalogue = small();
    for lang in ["de", "en"] {
        check(&format!("search-mail.{lang}.txt"), &["search", "mail", "--catalogue", &catalogue], lang);
    }
}

#[test]
fn a_search_forgives_slips_and_umlauts_in_two_letters() {
    for (words, expected) in [
        (&["vidoe"][..], "Video conferencing"),
        (&["buero"], "Office suite"),
        (&["e-mail"], "Mail and calendar"),
        (&["Landesverwaltung"], "(sh-landesverwaltung)"),
    ] {
        let called = umstieg(&[&["search"], words].concat());
        assert!(called.output.contains(expected), "{words:?} does not find {expected}:\n{}", called.output);
    }
    let nothing = umstieg(&["search", "qqqq", "wwww"]);
    assert!(nothing.output.contains("fewer words find more"), "{}", nothing.output);
}

#[test]
fn questions_about_the_real_catalogue_have_answers() {
    for (arguments, expected) in [
        (&["recommend", "zoom"][..], "OpenTalk"),
        (&["recommend", "datev"], "DATEV"),
        (&["show", "opentalk"], "OpenTalk"),
        (&["search", "video"], "OpenTalk"),
    ] {
        let called = umstieg(arguments);
        assert_eq!(called.code, 0, "{arguments:?}: {}", called.messages);
        assert!(
            called.output.contains(expected),
            "{arguments:?} says nothing of {expected}:\n{}",
            called.output
        );
    }
}

#[test]
fn nothing_is_wider_than_it_may_be() {
    for lang in ["de", "en"] {
        for width in ["60", "100"] {
            let called =
                bare(&["plan", &example("craft"), "--as-of", "2026-11-22", "--lang", lang, "--width", width]);
            let most = width.parse::<usize>().expect("a number");
            // A web address is one word; cutting it would make it useless.
            let wide =
                called.output.lines().find(|line| line.chars().count() > most && !line.contains("://"));
            assert_eq!(wide, None, "{lang}, {width} columns");
        }
    }
}

#[test]
fn an_inventory_that_is_checked_tells_what_its_names_mean() {
    let (folder, catalogue) = (Folder::empty(), small());
    folder.write("muster.yaml", SMALL);
    for lang in ["de", "en"] {
        let called =
            call(&["inventory", "check", &folder.file("muster.yaml"), "--catalogue", &catalogue], lang);
        golden::check(&format!("inventory-check.{lang}.txt"), &called.told(&folder.path()));
    }
}

#[test]
fn a_new_inventory_can_be_filled_in_and_planned() {
    for lang in ["de", "en"] {
        let arguments = ["inventory", "new", "--name", "Muster GmbH", "--tool", "Zoom", "--tool", "Dropbox"];
        let called = call(&arguments, lang);
        golden::check(&format!("inventory-new.{lang}.yaml"), &called.output);
        let folder = Folder::empty();
        folder.write("neu.yaml", &called.output);
        let planned = umstieg(&["plan", &folder.file("neu.yaml")]);
        assert_eq!(planned.code, 0, "{}", planned.messages);
    }
}

#[test]
fn a_new_inventory_never_replaces_a_file() {
    let folder = Folder::empty();
    folder.write("da.yaml", "mine\n");
    let called = umstieg(&["inventory", "new", &folder.file("da.yaml")]);
    assert_eq!(called.code, 3);
    golden::check("inventory-new-exists.txt", &called.told(&folder.path()));
    assert_eq!(std::fs::read_to_string(folder.file("da.yaml")).expect("it is still there"), "mine\n");
}

#[test]
fn a_new_inventory_is_one_that_can_be_read() {
    let folder = Folder::empty();
    let file = folder.file("neu.yaml");
    let long = "x".repeat(300);
    for tools in [
        vec!["--tool", ""],
        vec!["--tool", "a\u{7}b"],
        vec!["--tool", &long],
        vec!["--tool", "Zoom", "--tool", "Zoom"],
    ] {
        let mut arguments = vec!["inventory", "new", &file];
        arguments.extend(&tools);
        let called = umstieg(&arguments);
        assert_eq!(called.code, 2, "{tools:?}: {}", called.messages);
        assert!(!std::path::Path::new(&file).exists(), "{tools:?}");
    }
}

#[cfg(unix)]
#[test]
fn files_are_never_written_through_links_and_keep_their_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::empty();
    let link = folder.file("link.yaml");
    symlink(folder.file("nowhere.yaml"), &link).expect("the link can be made");
    assert_eq!(umstieg(&["inventory", "new", &link]).code, 3);
    assert!(std::fs::symlink_metadata(&link).expect("it is still there").is_symlink());
    let schemas = folder.file("schemas");
    assert_eq!(umstieg(&["catalogue", "schema", "--write", &schemas]).code, 0);
    let schema = format!("{schemas}/software.schema.json");
    let mode = || std::fs::metadata(&schema).expect("it is there").permissions().mode() & 0o777;
    std::fs::set_permissions(&schema, std::fs::Permissions::from_mode(0o600)).expect("the mode can be set");
    assert_eq!(umstieg(&["catalogue", "schema", "--write", &schemas]).code, 0);
    assert_eq!(mode(), 0o600);
}

#[test]
fn flags_without_effect_are_refused() {
    let catalogue = small();
    for arguments in [
        vec!["catalogue", "schema", "--catalogue", &catalogue],
        vec!["completions", "bash", "--layer", &catalogue],
    ] {
        assert_eq!(umstieg(&arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn names_that_nobody_knows_come_back_with_the_nearest() {
    let catalogue = small();
    for lang in ["de", "en"] {
        let near = call(&["show", "Freimule", "--catalogue", &catalogue], lang);
        let far = call(&["show", "qqqqqq", "--catalogue", &catalogue], lang);
        assert_eq!((near.code, far.code), (4, 4));
        golden::check(&format!("unknown-name.{lang}.txt"), &format!("{}\n{}", near.told(""), far.told("")));
    }
}

#[test]
fn manual_pages_say_what_the_help_says() {
    let folder = Folder::empty();
    let into = folder.file("man1");
    assert_eq!(umstieg(&["man", &into]).code, 0);
    let mut names: Vec<String> = std::fs::read_dir(&into)
        .expect("the folder has been made")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    golden::check("man/names.txt", &(names.join("\n") + "\n"));
    for name in ["umstieg", "umstieg-show", "umstieg-catalogue-lint"] {
        let page = std::fs::read_to_string(folder.file(&format!("man1/{name}.1"))).expect("a page");
        golden::check(&format!("man/{name}.1"), &page);
    }
    // Every command of the help has its page, and a second run changes nothing.
    let help = bare(&["--help"]).output;
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let verbs = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    for verb in verbs.filter_map(|line| line.split_whitespace().next()).filter(|verb| *verb != "help") {
        assert!(names.contains(&format!("umstieg-{verb}.1")), "{verb} has no page");
    }
    let before = folder.contents();
    assert_eq!(umstieg(&["man", &into]).code, 0);
    assert!(before == folder.contents(), "a second run has written something else");
}

#[test]
fn completions_know_every_command() {
    for (shell, sign) in [("bash", "_umstieg"), ("zsh", "#compdef umstieg"), ("fish", "complete -c umstieg")]
    {
        let called = bare(&["completions", shell]);
        assert_eq!((called.code, called.messages.as_str()), (0, ""), "{shell}");
        assert!(called.output.contains(sign), "{shell}");
        for word in
            ["plan", "recommend", "show", "search", "lint", "schema", "check", "new", "as-of", "layer"]
        {
            assert!(called.output.contains(word), "{shell} does not complete {word}");
        }
    }
}

#[test]
fn help_of_every_command() {
    let commands: [&[&str]; 14] = [
        &[],
        &["plan"],
        &["recommend"],
        &["show"],
        &["search"],
        &["catalogue"],
        &["catalogue", "lint"],
        &["catalogue", "impact"],
        &["catalogue", "schema"],
        &["inventory"],
        &["inventory", "check"],
        &["inventory", "new"],
        &["completions"],
        &["man"],
    ];
    let mut all = String::new();
    for command in commands {
        let called = bare(&[command, &["--help"]].concat());
        assert_eq!((called.code, called.messages.as_str()), (0, ""), "{command:?}");
        all.push_str(&format!("=== umstieg {}\n{}\n", command.join(" "), called.output));
    }
    golden::check("help.txt", &all);
}

#[test]
fn a_wrong_call_says_what_is_expected() {
    for (name, arguments) in [
        ("no-command", &[][..]),
        ("unknown-command", &["paln"]),
        ("missing-file", &["plan"]),
        ("bad-date", &["plan", "x.yaml", "--as-of", "22.11.2026"]),
        ("bad-language", &["plan", "x.yaml", "--lang", "fr"]),
        ("bad-kind", &["catalogue", "schema", "sofware"]),
    ] {
        let called = bare(arguments);
        assert_eq!((called.code, called.output.as_str()), (2, ""), "{name}");
        golden::check(&format!("usage/{name}.txt"), &called.messages);
    }
}

#[test]
fn a_kind_of_software_is_told_from_a_software() {
    for (word, lang, told) in [
        (
            "kasse",
            "de",
            "umstieg: »kasse« ist kein Programm, sondern eine Art von Programmen (Kassensystem). Welche es gibt, zeigt `umstieg search \"kasse\"`.\n",
        ),
        (
            "Point of Sale",
            "en",
            "umstieg: “Point of Sale” is no tool but a kind of tools (Point of sale). `umstieg search \"Point of Sale\"` shows which there are.\n",
        ),
    ] {
        for command in ["show", "recommend"] {
            let called = call(&[command, word], lang);
            assert_eq!((called.output.as_str(), called.messages.as_str()), ("", told));
            assert_ne!(called.code, 0);
        }
    }
}

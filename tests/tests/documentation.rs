//! What the documentation says is so: commands run, shown output is real, named paths exist.

use std::path::Path;
use umstieg_tests::call::bare;
use umstieg_tests::examples::root;
use umstieg_tests::golden;

/// Pages whose paths are checked.
const PAGES: [&str; 4] = ["README.md", "CONTRIBUTING.md", "crates/README.md", "catalogue/README.md"];

fn page(name: &str) -> Option<String> {
    std::fs::read_to_string(root().join(name)).ok()
}

/// A command of a page, and the output that is shown under it.
struct Shown {
    arguments: Vec<String>,
    output: String,
    /// Byte position of the output in the page.
    at: usize,
}

/// The words of a command line; quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' | '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is always a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Calls of the command in ```` ```console ```` blocks, each with what is shown under it.
fn shown(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let (mut in_console, mut at) = (false, 0);
    for line in page.split_inclusive('\n') {
        let text = line.trim_end_matches('\n');
        let begins = at;
        at += line.len();
        if text.starts_with("```") {
            in_console = text == "```console";
        } else if let (true, Some(command)) = (in_console, text.strip_prefix("$ ")) {
            let arguments = words(command);
            let own = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["umstieg", ..] => Some(1),
                ["cargo", "run", ..] => {
                    arguments.iter().position(|word| word == "--").map(|dashes| dashes + 1)
                }
                _ => None,
            };
            let arguments = own.map_or_else(Vec::new, |from| arguments[from..].to_vec());
            found.push(Shown { arguments, output: String::new(), at });
        } else if let (true, Some(last)) = (in_console, found.last_mut()) {
            if last.output.is_empty() {
                last.at = begins;
            }
            last.output.push_str(line);
        }
    }
    found.retain(|shown| !shown.arguments.is_empty());
    found
}

/// What a command of a page prints in the root of the repository.
fn real(arguments: &[String]) -> String {
    let rooted = |word: &String| {
        let path = root().join(word);
        if path.exists() { path.to_string_lossy().into_owned() } else { word.clone() }
    };
    let mut arguments: Vec<String> = arguments.iter().map(rooted).collect();
    for (option, value) in [("--lang", "en"), ("--as-of", "2026-11-22"), ("--width", "100")] {
        if !arguments.iter().any(|argument| argument.starts_with(option)) {
            arguments.extend([option.to_owned(), value.to_owned()]);
        }
    }
    let called = bare(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(called.code, 0, "{arguments:?}: {}", called.messages);
    called.output.replace(&format!("{}/", root().to_string_lossy()), "")
}

#[test]
fn commands_of_the_readme_run_and_print_what_is_shown() {
    let Some(text) = page("README.md") else { return };
    let mut fresh = text.clone();
    // From the last to the first, so that positions stay right while text is replaced.
    for Shown { arguments, output, at } in shown(&text).into_iter().rev() {
        let real = real(&arguments);
        if output.is_empty() {
            continue;
        }
        // A page may show the beginning only, and says so with a last line of three dots.
        let expected = match output.strip_suffix("…\n") {
            Some(head) => {
                let lines = head.lines().count();
                real.lines().take(lines).map(|line| format!("{}\n", line.trim_end())).collect::<String>()
                    + "…\n"
            }
            None => real,
        };
        fresh.replace_range(at..at + output.len(), &expected);
    }
    let told = golden::compare(&root().join("README.md"), &fresh);
    assert!(told.is_ok(), "{}", told.err().unwrap_or_default());
}

/// Relative links of a page, and paths in backticks that lead into a folder of the repository.
fn paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("](") {
        let target: String = text[at + 2..].chars().take_while(|c| !matches!(c, ')' | '#' | '\n')).collect();
        if !target.contains("://") && !target.is_empty() && !target.starts_with("mailto:") {
            found.push(target);
        }
    }
    for (number, part) in text.split('`').enumerate() {
        let is_code = number % 2 == 1;
        let tops = ["catalogue/", "crates/", "tests/", "benches/", ".ci/", ".github/"];
        let plain = !part.contains([' ', '<', '*', '{', '…', '\n']);
        if is_code && plain && tops.iter().any(|top| part.starts_with(top)) {
            found.push(part.to_owned());
        }
    }
    found
}

#[test]
fn every_path_that_a_page_names_exists() {
    let mut missing = Vec::new();
    for name in PAGES {
        let Some(text) = page(name) else { continue };
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        for path in paths(&text) {
            // Links are relative to their page; paths in words are relative to the root.
            if !root().join(folder).join(&path).exists() && !root().join(&path).exists() {
                missing.push(format!("{name}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_console_block_is_taken_apart() {
    let text = "x\n```console\n$ umstieg search \"a b\"\none\ntwo\n$ cargo test\n$ cargo run --release -- show x\n```\ny\n";
    let all = shown(text);
    assert_eq!(all[0].arguments, ["search", "a b"]);
    assert_eq!(all[0].output, "one\ntwo\n");
    assert_eq!(&text[all[0].at..all[0].at + 7], "one\ntwo");
    assert_eq!(all[1].arguments, ["show", "x"]);
    assert_eq!(all.len(), 2);
}

#[test]
fn the_pages_of_the_rules_are_fresh() {
    let pages = root().join("docs/rules");
    let called = bare(&["catalogue", "rules", "--check", &pages.to_string_lossy()]);
    assert_eq!((called.code, called.messages.as_str()), (0, ""));
    // A page whose rule is gone explains nothing.
    let list = std::fs::read_to_string(pages.join("README.md")).expect("the list is there");
    for page in std::fs::read_dir(&pages).expect("the pages are there").flatten() {
        let name = page.file_name().to_string_lossy().into_owned();
        assert!(name == "README.md" || list.contains(&format!("({name})")), "no rule has the page {name}");
    }
}

#[test]
fn a_rule_is_explained_by_its_name() {
    let called = bare(&["catalogue", "rules", "tracking-url"]);
    assert!(called.output.starts_with("# `tracking-url`\n") && called.output.contains("## Breaks the rule"));
    let called = bare(&["catalogue", "rules", "traking-url"]);
    let told = "umstieg: no rule is called `traking-url`; did you mean `tracking-url`?\n";
    assert_eq!((called.code, called.messages.as_str()), (4, told));
}

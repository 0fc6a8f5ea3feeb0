//! What the documentation says is so: commands run, shown output is real, named paths exist.

use std::path::Path;
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::layout::lay_out;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::schema::{FieldReference, Tongue};
use umstieg_core::format::source::Source;
use umstieg_tests::call::{bare, umstieg};
use umstieg_tests::examples::root;
use umstieg_tests::folder::Folder;
use umstieg_tests::golden;

/// Pages whose paths are checked.
const PAGES: [&str; 5] = [
    "README.md",
    "CONTRIBUTING.md",
    "crates/README.md",
    "crates/umstieg-report/schema/README.md",
    "catalogue/README.md",
];

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
    let rooted = |(place, word): (usize, &String)| {
        let path = root().join(word);
        // The first word is the verb, which may have the name of a folder.
        if place > 0 && path.exists() { path.to_string_lossy().into_owned() } else { word.clone() }
    };
    let mut arguments: Vec<String> = arguments.iter().enumerate().map(rooted).collect();
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
        let tops = [
            "catalogue/",
            "crates/",
            "tests/",
            "benches/",
            ".ci/",
            ".github/",
            ".gitlab/",
            ".gitea/",
            ".forgejo/",
        ];
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
    let pages = root().join("crates/umstieg-lint/docs");
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

/// What a page says between two comments, and where.
fn between<'p>(page: &'p str, from: &str, to: &str) -> (&'p str, std::ops::Range<usize>) {
    let start =
        page.find(from).and_then(|at| page[at..].find('\n').map(|end| at + end + 1)).expect("it begins");
    let end = start + page[start..].find(to).expect("it ends");
    (&page[start..end], start..end)
}

#[test]
fn the_field_reference_of_the_catalogue_is_fresh() {
    let Some(text) = page("catalogue/README.md") else { return };
    let (mut fields, mut reference) = (FieldReference::new(Tongue::En), String::new());
    for kind in FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::Inventory) {
        reference.push_str(&format!("\n{}", fields.describe(kind)));
        // The first file of the small catalogue shows what the fields look like; other tests hold it to every rule.
        let folder = root().join("tests/catalogues/small").join(kind.place().0);
        let mut files: Vec<_> =
            std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
        files.retain(|file| match kind.place().1 {
            Some(name) => file.file_name().is_some_and(|own| own == name),
            None => file.extension().is_some_and(|ending| ending == "yaml"),
        });
        files.sort();
        let shortest = files.into_iter().filter_map(|file| {
            let text = laid_out(kind, &std::fs::read_to_string(&file).ok()?);
            Some((text.lines().count(), file, text))
        });
        if let Some((_, file, example)) =
            shortest.max_by_key(|(lines, ..)| if *lines > 30 { 0 } else { *lines })
        {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let lines: Vec<&str> = example.lines().collect();
            let (shown, rest) =
                if lines.len() > 30 { (&lines[..20], "…\n") } else { (lines.as_slice(), "") };
            reference
                .push_str(&format!("\nFor example `{name}`:\n\n```yaml\n{}\n{rest}```\n", shown.join("\n")));
        }
    }
    let (_, place) = between(&text, "<!-- fields:", "<!-- end of fields -->");
    let mut fresh = text.clone();
    fresh.replace_range(place, &format!("{reference}\n"));
    let told = golden::compare(&root().join("catalogue/README.md"), &fresh);
    assert!(told.is_ok(), "{}", told.err().unwrap_or_default());
}

/// A file in the one layout.
fn laid_out(kind: FileKind, text: &str) -> String {
    lay_out(&Source::new("example.yaml", text), kind, &Limits::catalogue()).expect("it is good YAML")
}

#[test]
fn every_example_of_the_field_reference_is_laid_out() {
    let Some(text) = page("catalogue/README.md") else { return };
    let path = |kind: FileKind| kind.path("<id>");
    let (mut kind, mut examples) = (None, 0);
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("```yaml\n") {
        for heading in before.lines().filter_map(|line| line.strip_prefix('#')) {
            let named = heading.split('`').nth(1);
            kind = FileKind::ALL.into_iter().find(|kind| Some(path(*kind).as_str()) == named).or(
                match heading {
                    "# Add an entry" => Some(FileKind::Software),
                    "# Layers" => Some(FileKind::Manifest),
                    _ => kind,
                },
            );
        }
        let (example, behind) = after.split_once("```\n").expect("an end of the example");
        let kind = kind.expect("a section of a kind");
        // Of a long file only the beginning is shown.
        match example.strip_suffix("…\n") {
            None => assert_eq!(example, laid_out(kind, example), "{}", path(kind)),
            Some(beginning) => assert!(beginning.lines().count() > 1, "{}", path(kind)),
        }
        examples += 1;
        rest = behind;
    }
    // Two are written by hand.
    assert_eq!(examples, text.matches("\nFor example `").count() + 2);
}

/// Runs a program in a folder; what it prints if it fails.
fn run(folder: &Path, program: &str, arguments: &[String]) {
    let mut command = std::process::Command::new(program);
    for (name, value) in
        [("GIT_AUTHOR_NAME", "A"), ("GIT_COMMITTER_NAME", "A"), ("GIT_CONFIG_GLOBAL", "/dev/null")]
    {
        command.env(name, value);
    }
    command.env("GIT_AUTHOR_EMAIL", "a@example.org").env("GIT_COMMITTER_EMAIL", "a@example.org");
    let output = command.args(arguments).current_dir(folder).output().expect("the program runs");
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_newcomer_gets_from_nothing_to_a_pushed_provider() {
    let Some(text) = page("CONTRIBUTING.md") else { return };
    let (block, _) = between(&text, "```console", "```\n");
    // A fork with the catalogue in it, as a bare repository beside an empty folder to work in.
    let (fork, seed, work) = (Folder::empty(), Folder::real_catalogue(), Folder::empty());
    let strings = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    run(fork.path().as_ref(), "git", &strings(&["init", "--quiet", "--bare", "--initial-branch=main"]));
    let start = Folder::empty();
    start.write("README.md", "");
    let copied = std::path::PathBuf::from(start.path()).join("catalogue");
    std::fs::rename(seed.path(), &copied).expect("the catalogue is in its place");
    for words in [
        vec!["init", "--quiet", "--initial-branch=main"],
        vec!["add", "."],
        vec!["commit", "--quiet", "-m", "Start"],
        vec!["push", "--quiet", &fork.path(), "main"],
    ] {
        run(start.path().as_ref(), "git", &strings(&words));
    }
    let mut here = std::path::PathBuf::from(work.path());
    let mut done = 0;
    for line in block.lines() {
        let mut words = words(line.strip_prefix("$ ").expect("a command"));
        let program = words.remove(0);
        for word in &mut words {
            *word = word.replace("YOUR-FORK", &fork.path());
        }
        match program.as_str() {
            "cd" => here.push(&words[0]),
            "git" => run(&here, "git", &words),
            "umstieg" => {
                // The command runs in this process, whose folder is another one.
                let catalogue = here.join("catalogue").to_string_lossy().into_owned();
                if words[1] == "new" {
                    words.extend(["--catalogue".to_owned(), catalogue]);
                } else {
                    words
                        .iter_mut()
                        .skip(2)
                        .for_each(|word| *word = word.replacen("catalogue", &catalogue, 1));
                }
                let called = umstieg(&words.iter().map(String::as_str).collect::<Vec<_>>());
                assert_eq!(called.code, 0, "{line}\n{}{}", called.output, called.messages);
            }
            other => panic!("nobody tests `{other}`"),
        }
        done += 1;
    }
    assert_eq!(done, 9, "every command was run");
    run(
        fork.path().as_ref(),
        "git",
        &strings(&["cat-file", "-e", "example-it:catalogue/providers/example-it.yaml"]),
    );
}

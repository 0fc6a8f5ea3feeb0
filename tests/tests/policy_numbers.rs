//! Every number that an answer rests on stands in one table, with what it is for and where it comes from.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use umstieg_tests::examples::root;
use umstieg_tests::golden;

/// Folders of sources and the parts of them whose numbers decide what is advised, or what is said of it; how names are
/// spelt, words found and lines laid out is no policy.
const PARTS: [(&str, &[&str]); 2] = [
    ("umstieg-core", &["decide", "group", "inventory", "order", "plan", "policy", "recommend"]),
    ("umstieg-report", &["candidate", "group", "plan", "recommendation"]),
];

/// Types of constants that are no numbers: words, kinds, rules of search made of other constants.
const NO_NUMBERS: [&str; 4] = ["str", "StepKind", "Hosting", "Rule"];

/// Words of which one says in what a number is counted.
const UNITS: [&str; 26] = [
    "thousandths",
    "tenths",
    "percent",
    "points",
    "weight",
    "euros",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "people",
    "organisations",
    "tools",
    "products",
    "candidates",
    "capabilities",
    "names",
    "schedules",
    "renewals",
    "steps",
    "times",
    "cost",
    "suites",
    "from 1 to 5",
];

const HEAD: &str = "# Numbers

What the advice rests on, with the reason that stands beside each number in the code. Where a study or a law gives it, that
is named; all others are policy: somebody's judgement, to be judged again. A weight, a limit or a capacity that an inventory
states counts before them. Estimates of work are data, in [the playbooks](../../../catalogue/rules/playbooks.yaml).

| number | value | what it says | where |
|---|---|---|---|
";

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// A constant of a source file.
#[derive(Debug, PartialEq, Eq)]
struct Constant {
    name: String,
    kind: String,
    value: String,
    /// Its documentation, in one line.
    said: String,
}

/// Where an item ends: the first semicolon outside all brackets.
fn end_of_item(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ';' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// The constant that a text begins with, behind its visibility.
fn constant(text: &str) -> Option<(String, String, String)> {
    let line = text.lines().next()?;
    let public = line.strip_prefix("pub").map(|rest| match rest.strip_prefix('(') {
        Some(scope) => scope.split_once(')').map_or(rest, |(_, rest)| rest).trim_start(),
        None => rest.trim_start(),
    });
    let rest = public.unwrap_or(line).strip_prefix("const ")?;
    let named = rest.starts_with(|c: char| c.is_ascii_uppercase());
    let from = text.len() - text.get(text.find("const ")?..)?.len() + "const ".len();
    let item = text.get(from..)?;
    let item = item.get(..end_of_item(item)?).filter(|_| named)?;
    let (name, rest) = item.split_once(':')?;
    let (kind, value) = rest.split_once(" =")?;
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((name.trim().to_owned(), joined(kind), joined(value)))
}

/// All constants of a source file, however they are laid out, but not those of its tests.
fn constants(source: &str) -> Vec<Constant> {
    let source = source.split("#[cfg(test)]").next().unwrap_or(source);
    let (mut found, mut said, mut at) = (Vec::new(), String::new(), 0);
    for line in source.split_inclusive('\n') {
        let text = source.get(at..).unwrap_or_default().trim_start();
        at += line.len();
        if let Some(doc) = line.trim().strip_prefix("///") {
            said.push_str(doc);
        } else if line.trim().is_empty() {
            said.clear();
        } else if let Some((name, kind, value)) = constant(text) {
            found.push(Constant { name, kind, value, said: said.trim().to_owned() });
            said.clear();
        } else if !line.trim_start().starts_with("#[") {
            said.clear();
        }
    }
    found
}

/// Whether a constant is a number or made of numbers. In reports what is counted in `usize` is the length of a list.
fn is_number(package: &str, constant: &Constant) -> bool {
    if package == "umstieg-report" && constant.kind == "usize" {
        return false;
    }
    let mut words = constant.kind.split(|c: char| !c.is_alphanumeric());
    !words.any(|word| NO_NUMBERS.contains(&word))
}

/// A value as the table shows it: without the names of types, which say nothing to a reader.
fn shown(value: &str) -> String {
    let mut shown = value.to_owned();
    for path in ["Criterion::", "plan::Budget "] {
        shown = shown.replace(path, "");
    }
    shown.replace(", )", ")").replace(", ]", "]").replace('|', "\\|")
}

#[test]
fn every_number_stands_in_the_table_with_its_reason_and_its_unit() {
    let mut page = HEAD.to_owned();
    let mut mistakes = String::new();
    for (package, parts) in PARTS {
        let sources = root().join("crates").join(package).join("src");
        let mut all = Vec::new();
        files(&sources, &mut all);
        for file in all {
            let place =
                file.strip_prefix(&sources).expect("a file of the folder").to_string_lossy().into_owned();
            let part = place.split(['/', '.']).next().unwrap_or_default();
            if !parts.contains(&part) || place.contains("tests") {
                continue;
            }
            let source = std::fs::read_to_string(&file).expect("the file can be read");
            for Constant { name, value, said, .. } in
                constants(&source).iter().filter(|it| is_number(package, it))
            {
                let lower = said.to_lowercase();
                let counted = UNITS.iter().any(|unit| lower.contains(unit));
                if said.is_empty() || !counted {
                    // Writing to a string cannot fail.
                    let _ = writeln!(mistakes, "{package}/src/{place}: `{name}`: {said}");
                }
                let (said, value) = (said.replace('|', "\\|"), shown(value));
                let above = if package == "umstieg-core" { ".." } else { "../../umstieg-report" };
                let link = format!("[`{place}`]({above}/src/{place})");
                let _ = writeln!(page, "| `{name}` | {value} | {said} | {link} |");
            }
        }
    }
    assert!(mistakes.is_empty(), "these say nothing, or not in what they are counted:\n{mistakes}");
    if let Err(difference) = golden::compare(&root().join("crates/umstieg-core/docs/numbers.md"), &page) {
        panic!("{difference}");
    }
}

#[test]
fn constants_are_read_however_they_are_laid_out() {
    let source = "\
/// How long, in days.
/// Policy.
#[rustfmt::skip]
pub(super) const LONG: (u32, i16) = (1,
    -2);

fn work() {
    /// Inside, in hours.
    const INSIDE: u8 = 3;
    let constant = 5;
}

pub const PAIRS: [(Kind, u8); 2] = [
    (Kind::A, 1),
    (Kind::B, 2),
];
pub const fn none() {}
const WORDS: &str = \"7\";

#[cfg(test)]
mod tests { const NONE: u8 = 1; }
";
    let found = constants(source);
    let told: Vec<(&str, &str, &str)> = found
        .iter()
        .filter(|constant| is_number("umstieg-core", constant))
        .map(|it| (it.name.as_str(), it.value.as_str(), it.said.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("LONG", "(1, -2)", "How long, in days. Policy."),
            ("INSIDE", "3", "Inside, in hours."),
            ("PAIRS", "[ (Kind::A, 1), (Kind::B, 2), ]", ""),
        ]
    );
    assert_eq!(shown("[ (Criterion::Fit, 1), ]"), "[ (Fit, 1)]");
}

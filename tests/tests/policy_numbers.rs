//! Every number that an answer rests on stands in one table, with what it is for and where it comes from.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use umstieg_tests::examples::root;
use umstieg_tests::golden;

/// Parts of the core whose numbers decide what is advised; how names are spelt and words found is no policy.
const PARTS: [&str; 7] = ["decide", "group", "inventory", "order", "plan", "policy", "recommend"];

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

/// Constants that are numbers, with their values and their documentation.
fn numbers(source: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut said = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            said.push_str(text);
            continue;
        }
        let declared = line.split_once("const ").map(|(_, rest)| rest);
        if let Some((name, rest)) = declared.and_then(|rest| rest.split_once(": "))
            && let Some((kind, value)) = rest.trim_end_matches(';').split_once(" = ")
            && ["u8", "u16", "u32", "u64", "usize"].contains(&kind)
        {
            found.push((name.to_owned(), value.to_owned(), said.trim().to_owned()));
        }
        said.clear();
    }
    found
}

#[test]
fn every_number_stands_in_the_table_with_its_reason() {
    let core = root().join("crates/umstieg-core");
    let mut all = Vec::new();
    files(&core.join("src"), &mut all);
    let mut page = HEAD.to_owned();
    for file in all {
        let place =
            file.strip_prefix(core.join("src")).expect("a file of the folder").to_string_lossy().into_owned();
        let part = place.split(['/', '.']).next().unwrap_or_default();
        if !PARTS.contains(&part) || place.contains("tests") {
            continue;
        }
        let source = std::fs::read_to_string(&file).expect("the file can be read");
        for (name, value, said) in numbers(&source) {
            assert!(!said.is_empty(), "{place}: `{name}` says nothing about where it comes from");
            let said = said.replace('|', "\\|");
            // Writing to a string cannot fail.
            let _ = writeln!(page, "| `{name}` | {value} | {said} | [`{place}`](../src/{place}) |");
        }
    }
    if let Err(difference) = golden::compare(&core.join("docs/numbers.md"), &page) {
        panic!("{difference}");
    }
}

//! What the libraries that run anywhere may not reach for: files, threads, clocks, the surroundings of a process.

use std::path::{Path, PathBuf};
use umstieg_tests::examples::root;

/// Crates that take data and give data, and nothing else.
const PURE: [&str; 3] = ["umstieg-core", "umstieg-schedule", "umstieg-report"];

/// Modules of the standard library that do something else; WebAssembly has the names of most of them and none of what they do.
const IMPURE: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];

/// Files of `umstieg-report` that are compiled for tests only.
const FOR_TESTS: [&str; 2] = ["golden.rs", "sample.rs"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be listed").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" && !FOR_TESTS.contains(&name.as_str()) {
            found.push(path);
        }
    }
}

/// The impure modules that a source names, but for its tests, whether by path or in a list of imports.
fn reaches_for(source: &str) -> Vec<&'static str> {
    let code: String = source
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let is_named = |module: &&&str| {
        let mut paths = code.split("std::").skip(1);
        paths.any(|path| match path.strip_prefix('{') {
            Some(list) => list.split([',', '{', '}', ':', ';']).any(|name| name == **module),
            None => path.split(|c: char| !c.is_alphanumeric() && c != '_').next() == Some(**module),
        })
    };
    IMPURE.iter().filter(is_named).copied().collect()
}

#[test]
fn the_pure_crates_know_no_files_threads_and_clocks() {
    let mut files = Vec::new();
    for package in PURE {
        sources(&root().join("crates").join(package).join("src"), &mut files);
    }
    assert!(files.len() > 100, "the sources are elsewhere: {}", files.len());
    let mut reach = Vec::new();
    for file in files {
        let source = std::fs::read_to_string(&file).expect("the file can be read");
        reach.extend(reaches_for(&source).into_iter().map(|module| format!("{}: {module}", file.display())));
    }
    assert!(reach.is_empty(), "files, threads and clocks belong into umstieg-cli: {reach:#?}");
}

#[test]
fn impure_modules_are_seen_however_they_are_named() {
    assert_eq!(reaches_for("use std::fs::File;"), ["fs"]);
    assert_eq!(reaches_for("use std::{\n    collections::BTreeMap,\n    time::Instant,\n};"), ["time"]);
    assert_eq!(reaches_for("let home = std::env::var(\"HOME\");"), ["env"]);
    assert_eq!(reaches_for("// std::fs\nuse std::fmt;\n#[cfg(test)]\nuse std::fs;"), [""; 0]);
}

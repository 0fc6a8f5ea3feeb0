//! An inventory from standard input, and the language of the environment: only a process of its own has either.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Calls the command with a text as its standard input.
fn fed(arguments: &[&str], text: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_umstieg"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    if let Some(mut input) = child.stdin.take() {
        // A command that refuses what it reads may end before it has all of it.
        let _ = input.write_all(text);
    }
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("all that is told is text")
}

const GOOD: &[u8] =
    b"inventory: 1\norganisation: {name: Muster, region: DE-SH}\ntools:\n  - {name: Dropbox}\n";

#[test]
fn an_inventory_is_read_from_standard_input() {
    for call in [&["plan", "-"][..], &["recommend", "-"], &["inventory", "check", "-"]] {
        let called = fed(&[call, &["--lang", "en"]].concat(), GOOD);
        assert!(called.status.success(), "{call:?}: {}", text(&called.stderr));
        assert!(text(&called.stdout).contains("Dropbox"), "{call:?}: {}", text(&called.stdout));
    }
}

#[test]
fn mistakes_in_standard_input_are_told_with_their_place() {
    let called = fed(&["plan", "-", "--lang", "en"], b"inventory: 1\norganisation: {name: A}\ntols: []\n");
    assert_eq!(called.status.code(), Some(1));
    assert!(text(&called.stderr).contains("<stdin>:3:1"), "{}", text(&called.stderr));
}

#[test]
fn standard_input_has_the_limits_of_a_file() {
    let long = [GOOD, &b"# x\n".repeat(6_000_000)].concat();
    let called = fed(&["inventory", "check", "-", "--lang", "en"], &long);
    assert_eq!(called.status.code(), Some(1));
    assert!(text(&called.stderr).contains("input goes on after"), "{}", text(&called.stderr));
    let called = fed(&["plan", "-", "--lang", "en"], b"a: \0b");
    assert!(text(&called.stderr).contains("binary data found"), "{}", text(&called.stderr));
}

#[test]
fn the_language_follows_the_environment() {
    let asked = |set: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_umstieg"));
        for name in ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        let called = command.envs(set.iter().copied()).args(["show", "zoom"]).output();
        let called = called.expect("the command starts");
        text(&called.stdout).contains("Lizenz")
    };
    assert!(asked(&[("LANG", "en_US.UTF-8"), ("LANGUAGE", "de")]));
    assert!(asked(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "de_DE.UTF-8")]));
    assert!(!asked(&[("LANG", "C"), ("LANGUAGE", "de")]));
    assert!(!asked(&[("LANGUAGE", "de")]));
}

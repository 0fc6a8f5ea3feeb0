//! Golden files: texts that are compared to the byte and rewritten on demand.

use crate::examples::root;
use std::fmt::Write;
use std::path::Path;

/// The command that accepts what a failed test shows.
const ACCEPT: &str = "UMSTIEG_BLESS=1 cargo test -p umstieg-tests";

/// Lines of a difference that are shown.
const MOST_LINES: usize = 60;

/// Compares a text with `tests/golden/<name>`, or writes it there if `UMSTIEG_BLESS` is set.
///
/// # Panics
/// If the two differ, with the difference and the command that accepts it.
pub fn check(name: &str, text: &str) {
    if let Err(difference) = compare(&root().join("tests/golden").join(name), text) {
        panic!("{difference}");
    }
}

/// Compares a text with a file, or writes it there if `UMSTIEG_BLESS` is set.
///
/// # Errors
/// The difference and the command that accepts it.
pub fn compare(file: &Path, text: &str) -> Result<(), String> {
    let known = std::fs::read_to_string(file).unwrap_or_default();
    if known == text {
        return Ok(());
    }
    if std::env::var_os("UMSTIEG_BLESS").is_some() {
        let folder = file.parent().unwrap_or(file);
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, text));
        return written.map_err(|error| format!("`{}` cannot be written: {error}", file.display()));
    }
    Err(format!(
        "{} is not what is said now:\n{}\n`{ACCEPT}` accepts it",
        file.display(),
        difference(&known, text)
    ))
}

/// What changes between two texts: everything between their first and their last difference.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = |a: &[&str], b: &[&str]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let head = same(&old, &new);
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let reversed = |lines: &[&str]| lines.iter().rev().map(ToString::to_string).collect::<Vec<_>>();
    let tail = reversed(old_rest).iter().zip(&reversed(new_rest)).take_while(|(a, b)| a == b).count();
    let (gone, come) = (&old_rest[..old_rest.len() - tail], &new_rest[..new_rest.len() - tail]);
    let mut shown = format!("from line {}:\n", head + 1);
    for (sign, lines) in [("-", gone), ("+", come)] {
        for line in lines.iter().take(MOST_LINES) {
            // Writing to a string cannot fail.
            let _ = writeln!(shown, "{sign} {line}");
        }
        if lines.len() > MOST_LINES {
            let _ = writeln!(shown, "{sign} … {} more lines", lines.len() - MOST_LINES);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_what_goes_and_what_comes() {
        assert_eq!(difference("a\nb\nc\n", "a\nx\nc\n"), "from line 2:\n- b\n+ x\n");
        assert_eq!(difference("a\n", "a\nb\n"), "from line 2:\n+ b\n");
    }

    #[test]
    fn a_difference_names_the_command_that_accepts_it() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let told = compare(&folder.path().join("no-such-file"), "x\n");
        assert!(told.is_err_and(|told| told.contains(ACCEPT)) || std::env::var_os("UMSTIEG_BLESS").is_some());
    }
}

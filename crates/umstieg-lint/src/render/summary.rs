//! One line that says how much was found.

use umstieg_format::finding::{Findings, Level, Safety};

/// Says in one line, without a line break, what was found in how many files that were looked at.
///
/// ```
/// use umstieg_format::finding::Findings;
///
/// assert_eq!(umstieg_lint::render::summary(&Findings::new(), 12), "no findings in 12 files");
/// ```
#[must_use]
pub fn summary(findings: &Findings, files: usize) -> String {
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .map(|level| (findings.count(level), level))
        .filter(|(count, _)| *count > 0)
        .map(|(count, level)| plural(count, level.as_str()))
        .collect();
    let found = match counts.as_slice() {
        [] => "no findings".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let fixes = |safety| {
        findings.iter().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety == safety)).count()
    };
    // Where no file could be read, "in 0 files" would say that none was looked for.
    let mut line = if files == 0 { found } else { format!("{found} in {}", plural(files, "file")) };
    match (fixes(Safety::Safe), fixes(Safety::Unsafe)) {
        (0, 0) => {}
        (safe, 0) => line.push_str(&format!("; {safe} can be fixed safely")),
        (0, guesses) => line.push_str(&format!("; {guesses} {} a suggested fix", has(guesses))),
        (safe, guesses) => line.push_str(&format!(
            "; {safe} can be fixed safely, {guesses} more {} a suggested fix",
            has(guesses)
        )),
    }
    line
}

/// The verb for so many findings.
fn has(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::finding::{Edit, Finding, Fix, Location, rules};

    /// So many findings with safe fixes, with guesses, and without a fix.
    fn found(safe: usize, guesses: usize, bare: usize) -> Findings {
        let finding = |at: usize| Finding::new(&rules::TAG, at.to_string(), Location::file("a.yaml"));
        let edit = || Edit::new(0..1, "x");
        let safe = (0..safe).map(|at| finding(at).with_fix(Fix::safe(edit())));
        let guesses = (0..guesses).map(|at| finding(100 + at).with_fix(Fix::guess(edit())));
        safe.chain(guesses).chain((0..bare).map(|at| finding(200 + at))).collect()
    }

    #[test]
    fn numbers_and_words_agree() {
        for (safe, guesses, bare, files, expected) in [
            (0, 0, 1, 1, "1 error in 1 file"),
            (0, 0, 2, 3, "2 errors in 3 files"),
            (0, 0, 1, 0, "1 error"),
            (1, 0, 0, 1, "1 error in 1 file; 1 can be fixed safely"),
            (0, 1, 0, 1, "1 error in 1 file; 1 has a suggested fix"),
            (0, 2, 0, 1, "2 errors in 1 file; 2 have a suggested fix"),
            (1, 1, 0, 1, "2 errors in 1 file; 1 can be fixed safely, 1 more has a suggested fix"),
            (2, 2, 1, 1, "5 errors in 1 file; 2 can be fixed safely, 2 more have a suggested fix"),
        ] {
            assert_eq!(summary(&found(safe, guesses, bare), files), expected);
        }
    }
}

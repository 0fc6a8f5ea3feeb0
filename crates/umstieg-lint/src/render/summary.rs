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
    let mut line = format!("{found} in {}", plural(files, "file"));
    match (fixes(Safety::Safe), fixes(Safety::Unsafe)) {
        (0, 0) => {}
        (safe, 0) => line.push_str(&format!("; {safe} can be fixed safely")),
        (0, guesses) => line.push_str(&format!("; {guesses} have a suggested fix")),
        (safe, guesses) => {
            line.push_str(&format!("; {safe} can be fixed safely, {guesses} more have a suggested fix"));
        }
    }
    line
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

//! One line that says how much was found.

use umstieg_format::finding::{Findings, Level, Safety};
use umstieg_format::message::Language;

/// Says in one line, without a line break, what was found in how many files that were looked at.
///
/// ```
/// use umstieg_format::finding::Findings;
/// use umstieg_format::message::Language;
/// use umstieg_lint::render::summary;
///
/// assert_eq!(summary(&Findings::new(), 12, Language::En), "no findings in 12 files");
/// assert_eq!(summary(&Findings::new(), 1, Language::De), "keine Befunde in 1 Datei");
/// ```
#[must_use]
pub fn summary(findings: &Findings, files: usize, language: Language) -> String {
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .map(|level| (findings.count(level), level))
        .filter(|(count, _)| *count > 0)
        .map(|(count, level)| counted(count, level, language))
        .collect();
    let and = match language {
        Language::De => "und",
        Language::En => "and",
    };
    let found = match (counts.as_slice(), language) {
        ([], Language::De) => "keine Befunde".to_owned(),
        ([], Language::En) => "no findings".to_owned(),
        ([only], _) => only.clone(),
        ([first @ .., last], _) => format!("{} {and} {last}", first.join(", ")),
    };
    let fixes = |safety| {
        findings.iter().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety == safety)).count()
    };
    // Where no file could be read, "in 0 files" would say that none was looked for.
    let looked_at = match (language, files) {
        (_, 0) => String::new(),
        (Language::De, 1) => " in 1 Datei".to_owned(),
        (Language::De, _) => format!(" in {files} Dateien"),
        (Language::En, 1) => " in 1 file".to_owned(),
        (Language::En, _) => format!(" in {files} files"),
    };
    let repairs = match language {
        Language::De => repairs_in_german(fixes(Safety::Safe), fixes(Safety::Unsafe)),
        Language::En => repairs_in_english(fixes(Safety::Safe), fixes(Safety::Unsafe)),
    };
    format!("{found}{looked_at}{repairs}")
}

fn repairs_in_english(safe: usize, guesses: usize) -> String {
    let has = if guesses == 1 { "has" } else { "have" };
    match (safe, guesses) {
        (0, 0) => String::new(),
        (safe, 0) => format!("; {safe} can be fixed safely"),
        (0, guesses) => format!("; {guesses} {has} a suggested fix"),
        (safe, guesses) => format!("; {safe} can be fixed safely, {guesses} more {has} a suggested fix"),
    }
}

fn repairs_in_german(safe: usize, guesses: usize) -> String {
    let can = if safe == 1 { "lässt" } else { "lassen" };
    match (safe, guesses) {
        (0, 0) => String::new(),
        (safe, 0) => format!("; {safe} {can} sich gefahrlos beheben"),
        (0, guesses) => format!("; für {guesses} gibt es einen Vorschlag"),
        (safe, guesses) => {
            format!("; {safe} {can} sich gefahrlos beheben, für {guesses} weitere gibt es einen Vorschlag")
        }
    }
}

/// So many findings of a level. `Fehler` is the same for one and for many.
fn counted(count: usize, level: Level, language: Language) -> String {
    let word = level.word(language);
    match (language, level, count) {
        (_, _, 1) | (Language::De, Level::Error, _) => format!("{count} {word}"),
        (Language::De, Level::Warning, _) => format!("{count} {word}en"),
        (Language::De, Level::Note, _) => format!("{count} {word}e"),
        (Language::En, _, _) => format!("{count} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::finding::{Edit, Finding, Fix, Location, rules};
    use umstieg_format::message::Message;

    /// So many findings with safe fixes, with guesses, and without a fix.
    fn found(safe: usize, guesses: usize, bare: usize) -> Findings {
        let finding =
            |at: usize| Finding::new(&rules::TAG, Message::same(at.to_string()), Location::file("a.yaml"));
        let edit = || Edit::new(0..1, "x");
        let safe = (0..safe).map(|at| finding(at).with_fix(Fix::safe(edit())));
        let guesses = (0..guesses).map(|at| finding(100 + at).with_fix(Fix::guess(edit())));
        safe.chain(guesses).chain((0..bare).map(|at| finding(200 + at))).collect()
    }

    #[test]
    fn numbers_and_words_agree() {
        for (safe, guesses, bare, files, english, german) in [
            (0, 0, 1, 1, "1 error in 1 file", "1 Fehler in 1 Datei"),
            (0, 0, 2, 3, "2 errors in 3 files", "2 Fehler in 3 Dateien"),
            (0, 0, 1, 0, "1 error", "1 Fehler"),
            (
                1,
                0,
                0,
                1,
                "1 error in 1 file; 1 can be fixed safely",
                "1 Fehler in 1 Datei; 1 lässt sich gefahrlos beheben",
            ),
            (
                0,
                1,
                0,
                1,
                "1 error in 1 file; 1 has a suggested fix",
                "1 Fehler in 1 Datei; für 1 gibt es einen Vorschlag",
            ),
            (
                0,
                2,
                0,
                1,
                "2 errors in 1 file; 2 have a suggested fix",
                "2 Fehler in 1 Datei; für 2 gibt es einen Vorschlag",
            ),
            (
                1,
                1,
                0,
                1,
                "2 errors in 1 file; 1 can be fixed safely, 1 more has a suggested fix",
                "2 Fehler in 1 Datei; 1 lässt sich gefahrlos beheben, für 1 weitere gibt es einen Vorschlag",
            ),
            (
                2,
                2,
                1,
                1,
                "5 errors in 1 file; 2 can be fixed safely, 2 more have a suggested fix",
                "5 Fehler in 1 Datei; 2 lassen sich gefahrlos beheben, für 2 weitere gibt es einen Vorschlag",
            ),
        ] {
            let found = found(safe, guesses, bare);
            assert_eq!(summary(&found, files, Language::En), english);
            assert_eq!(summary(&found, files, Language::De), german);
        }
    }

    #[test]
    fn levels_are_joined_in_both_languages() {
        let of = |level, at: usize| Finding {
            level,
            ..Finding::new(&rules::TAG, Message::same(at.to_string()), Location::file("a.yaml"))
        };
        let all = [of(Level::Error, 1), of(Level::Warning, 2), of(Level::Note, 3), of(Level::Note, 4)];
        let all: Findings = all.into_iter().collect();
        assert_eq!(summary(&all, 2, Language::En), "1 error, 1 warning and 2 notes in 2 files");
        assert_eq!(summary(&all, 2, Language::De), "1 Fehler, 1 Warnung und 2 Hinweise in 2 Dateien");
    }
}

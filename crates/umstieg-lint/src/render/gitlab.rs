//! A Code Quality report of GitLab, which also Codeberg-style forges read.

use super::{details, pretty};
use serde::Serialize;
use std::collections::BTreeMap;
use umstieg_format::finding::{Finding, Findings, Level};
use umstieg_format::message::Language;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report as a JSON list.
pub(super) fn render(findings: &Findings, language: Language) -> String {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let issues: Vec<Issue<'_>> = findings
        .iter()
        .map(|finding| {
            // The English message whatever the language, so that a finding keeps its name in another one.
            let key = format!("{}\n{}\n{}", finding.location.file, finding.rule, finding.message.en);
            let occurrence = seen.entry(key.clone()).and_modify(|count| *count += 1).or_insert(0);
            issue(finding, &format!("{key}\n{occurrence}"), language)
        })
        .collect();
    pretty(&issues)
}

fn issue<'a>(finding: &'a Finding, key: &str, language: Language) -> Issue<'a> {
    Issue {
        description: format!("{}{}", finding.message.text(language), details(finding, language)),
        check_name: finding.rule,
        fingerprint: fingerprint(key),
        severity: match finding.level {
            Level::Error => "critical",
            Level::Warning => "minor",
            Level::Note => "info",
        },
        location: Place {
            path: &finding.location.file,
            lines: Lines { begin: finding.location.line, end: finding.location.end_line },
        },
    }
}

/// A name for a finding that stays when lines move: FNV-1a over file, rule, message and occurrence.
fn fingerprint(key: &str) -> String {
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::finding::{Location, rules};
    use umstieg_format::message;

    #[test]
    fn fingerprints_ignore_lines_and_tell_twins_apart() {
        let at = |line| {
            Finding::new(
                &rules::TAG,
                message!(en: "tag found"; de: "Tag gefunden"),
                Location { line, end_line: line, ..Location::file("a.yaml") },
            )
        };
        let in_language = |lines: [usize; 2], language| -> Vec<String> {
            let text = render(&lines.into_iter().map(at).collect(), language);
            text.lines().filter(|line| line.contains("fingerprint")).map(str::to_owned).collect()
        };
        let prints = |lines| in_language(lines, Language::En);
        assert_eq!(prints([1, 2]), prints([5, 9]));
        assert_eq!(prints([1, 2]), in_language([1, 2], Language::De));
        assert_ne!(prints([1, 2])[0], prints([1, 2])[1]);
    }
}

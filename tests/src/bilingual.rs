//! Findings in both languages, held against each other.

use crate::call::call;
use umstieg_core::format::message::Message;
use umstieg_lint::render::json::v1::{Finding, Report};

/// The languages of the command, as `--lang` takes them.
pub const LANGUAGES: [&str; 2] = ["de", "en"];

/// Calls the command for its findings in JSON in both languages, and tells what the two do not say alike: another place,
/// another rule, other literals in backticks, or an English text where a German one is expected.
///
/// # Panics
/// If an answer is not the JSON of findings.
#[must_use]
pub fn differences(arguments: &[&str]) -> Vec<String> {
    let [de, en] = LANGUAGES.map(|lang| {
        let called = call(&[arguments, &["--format", "json"]].concat(), lang);
        let report: Result<Report, _> = serde_json::from_str(&called.output);
        report
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}{}", called.output, called.messages))
            .findings
    });
    let place = |finding: &Finding| (finding.rule.clone(), finding.level, finding.location.clone());
    if !de.iter().map(place).eq(en.iter().map(place)) {
        return vec![format!("{arguments:?}: {} findings in German, {} in English", de.len(), en.len())];
    }
    let mut differences = Vec::new();
    for (de, en) in de.iter().zip(&en) {
        for (de, en) in texts(de).into_iter().zip(texts(en)) {
            let message = Message { en: en.to_owned().into(), de: de.to_owned().into() };
            if let Err(problem) = message.compare() {
                differences.push(format!("{problem}:\n  {en}\n  {de}"));
            }
        }
    }
    differences
}

/// Everything that a finding says in words.
fn texts(finding: &Finding) -> Vec<&str> {
    let related = finding.related.iter().map(|related| related.message.as_str());
    [finding.message.as_str()].into_iter().chain(related).chain(finding.help.as_deref()).collect()
}

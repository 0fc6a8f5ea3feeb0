//! Applying the fixes of findings to the texts of their files.

use crate::sources::Sources;
use std::collections::BTreeMap;
use umstieg_format::finding::{Findings, Fix, Safety};

/// Which fixes are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Only those that cannot change what the author meant.
    Safe,
    /// Guesses too; somebody reads the result.
    All,
}

/// A file with its repaired text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The file, as findings name it.
    pub file: String,
    /// Its new text.
    pub text: String,
    /// How many fixes are in it.
    pub applied: usize,
}

/// Repairs what can be repaired and returns the files that change, by name. Nothing is written.
///
/// Of fixes that touch the same place the first is applied; linting again finds the rest.
#[must_use]
pub fn fix(findings: &Findings, sources: &Sources<'_>, trust: Trust) -> Vec<Fixed> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        if fix.safety == Safety::Safe || trust == Trust::All {
            by_file.entry(&finding.location.file).or_default().push(fix);
        }
    }
    by_file
        .into_iter()
        .filter_map(|(file, fixes)| {
            let source = sources.get(file)?;
            let (text, applied) = Fix::apply_all(source.text(), fixes);
            (applied > 0 && text != source.text()).then(|| Fixed { file: file.to_owned(), text, applied })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::finding::{Edit, Finding, Location, rules};
    use umstieg_format::message::Message;
    use umstieg_format::source::Source;

    #[test]
    fn only_trusted_fixes_are_applied() {
        let source = Source::new("a.yaml", "a: no\nb: http://x.y\n");
        let findings: Findings = [
            Finding::new(&rules::UNQUOTED_TEXT, Message::same("x"), Location::file("a.yaml"))
                .with_fix(Fix::safe(Edit::new(3..5, "\"no\""))),
            Finding::new(&rules::MALFORMED_VALUE, Message::same("x"), Location::file("a.yaml"))
                .with_fix(Fix::guess(Edit::new(9..13, "https"))),
            Finding::new(&rules::MALFORMED_VALUE, Message::same("x"), Location::file("gone.yaml"))
                .with_fix(Fix::safe(Edit::new(0..0, "x"))),
        ]
        .into_iter()
        .collect();
        let sources: Sources<'_> = [&source].into_iter().collect();
        let safe = fix(&findings, &sources, Trust::Safe);
        assert_eq!(safe[0].text, "a: \"no\"\nb: http://x.y\n");
        let all = fix(&findings, &sources, Trust::All);
        assert_eq!((all.len(), all[0].applied, all[0].text.as_str()), (1, 2, "a: \"no\"\nb: https://x.y\n"));
    }
}

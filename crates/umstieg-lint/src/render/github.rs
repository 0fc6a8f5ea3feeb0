//! Workflow commands of GitHub Actions, which show findings at the lines of a pull request.

use super::details;
use umstieg_format::finding::{Findings, Level, visible};
use umstieg_format::message::Language;

/// One command a finding, one line each.
pub(super) fn render(findings: &Findings, language: Language) -> String {
    let mut text = String::new();
    for finding in findings {
        let command = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let at = &finding.location;
        text.push_str(&format!("::{command} file={},line={},col={}", property(&at.file), at.line, at.column));
        if at.end_line == at.line && at.end_column > at.column {
            text.push_str(&format!(",endLine={},endColumn={}", at.end_line, at.end_column));
        }
        let message = format!("{}{}", finding.message.text(language), details(finding, language));
        text.push_str(&format!(",title={}::{}\n", property(finding.rule), data(&message)));
    }
    text
}

/// A message as the commands want it; what a terminal would obey is shown as escapes.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| visible(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// A property of a command as it wants it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use umstieg_format::finding::{Finding, Location, rules};
    use umstieg_format::message::Message;

    #[test]
    fn hostile_text_cannot_start_a_command() {
        let mut finding =
            Finding::new(&rules::TAG, Message::same("100%\n::error::x"), Location::file("a,b:\n::.yaml"));
        finding.help = Some(Message::same("remove it"));
        assert_eq!(
            render(&[finding].into_iter().collect(), Language::En),
            "::error file=a%2Cb%3A%0A%3A%3A.yaml,line=1,col=1,title=tag::100%25%0A::error::x%0Ahelp: remove it\n"
        );
    }
}

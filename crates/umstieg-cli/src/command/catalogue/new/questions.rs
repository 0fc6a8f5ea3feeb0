//! Questions at a terminal, one a field; an empty answer leaves the field open.

use super::draft::Draft;
use std::io::{BufRead, Result as IoResult, Write};
use umstieg_report::Language;

/// Asks for what is open.
pub(super) fn ask(draft: &mut Draft, input: &mut dyn BufRead, output: &mut dyn Write) -> IoResult<()> {
    let open = draft.open();
    if open.is_empty() {
        return Ok(());
    }
    let (hint, words_are, several) = match draft.language() {
        Language::De => ("Enter lässt ein Feld offen.", "Möglich", "mehrere mit Komma"),
        Language::En => ("Enter leaves a field open.", "One of", "several with commas"),
    };
    writeln!(output, "{hint}")?;
    for field in &open {
        let list = if field.is_list { format!(" ({several})") } else { String::new() };
        writeln!(output, "\n{}{list}", field.meaning)?;
        if !field.words.is_empty() {
            writeln!(output, "{words_are}: {}", field.words.join(", "))?;
        }
        write!(output, "{}: ", field.path.join("."))?;
        output.flush()?;
        let mut answer = String::new();
        if input.read_line(&mut answer)? == 0 {
            break;
        }
        if !answer.trim().is_empty() {
            draft.fill(field, &answer);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::facts::Fields;
    use super::*;
    use umstieg_core::format::kind::FileKind;
    use umstieg_core::format::scalar::Date;

    #[test]
    fn answers_fill_the_fields_and_empty_ones_leave_them_open() {
        let as_of = Date::parse("2026-11-22").unwrap();
        let given = Fields::from_iter([("name".to_owned(), "Example IT".into())]);
        let mut draft = Draft::new(FileKind::Provider, Language::En, as_of, given);
        let mut output = Vec::new();
        let answers = "Hilft.\n\ncompany\nDE\nhttps://example.org/\nverified\nhosting, support\nvendor=https://example.org/a\n";
        ask(&mut draft, &mut answers.as_bytes(), &mut output).unwrap();
        let asked = String::from_utf8(output).unwrap();
        assert!(asked.contains("\nWhat kind of organisation it is.\nOne of: maker, company, "), "{asked}");
        let file = draft.file();
        assert!(file.contains("summary: {\"de\":\"Hilft.\",\"en\":\"TODO\"}\nkind: \"company\"\n"), "{file}");
        assert!(file.contains("services: {\"hosting\":{\"evidence\":[\"source\"]},"), "{file}");
        assert!(
            file.contains("\"url\":\"https://example.org/a\",\"checked\":\"2026-11-22\",\"kind\":\"vendor\""),
            "{file}"
        );
    }
}

//! Questions at a terminal, one a field; an empty answer leaves the field open, a wrong one is asked for again.

use super::draft::{Draft, Open};
use std::io::{BufRead, Error, ErrorKind, Result as IoResult, Write};
use umstieg_core::format::entries::Vocabulary;
use umstieg_core::format::finding::visible;
use umstieg_report::Language;

/// Asks for what is open.
///
/// # Errors
/// Whoever ends the input breaks off; then the draft is of no use, and the error is of the kind `UnexpectedEof`.
pub(super) fn ask(draft: &mut Draft, input: &mut dyn BufRead, output: &mut dyn Write) -> IoResult<()> {
    let open = draft.open();
    if open.is_empty() {
        return Ok(());
    }
    let (hint, words_are, example_is, several) = match draft.language() {
        Language::De => ("Enter lässt ein Feld offen.", "Möglich", "Zum Beispiel", "mehrere mit Komma"),
        Language::En => ("Enter leaves a field open.", "One of", "For example", "several with commas"),
    };
    writeln!(output, "{hint}")?;
    for mut field in open {
        field
            .words
            .extend(draft.vocabulary().map(|vocabulary| terms(vocabulary, &field)).unwrap_or_default());
        let list = if field.is_list { format!(" ({several})") } else { String::new() };
        writeln!(output, "\n{}{list}", field.meaning)?;
        if !field.words.is_empty() {
            writeln!(output, "{words_are}: {}", field.words.join(", "))?;
        }
        if let Some(example) = field.example {
            writeln!(output, "{example_is}: {example}")?;
        }
        loop {
            write!(output, "{}: ", field.path.join("."))?;
            output.flush()?;
            let mut answer = String::new();
            if input.read_line(&mut answer)? == 0 {
                // What is said next does not stand behind the question.
                writeln!(output)?;
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
            if answer.trim().is_empty() {
                break;
            }
            let wrong = draft.fill(&field, &answer);
            if wrong.is_empty() {
                break;
            }
            for message in wrong {
                writeln!(output, "  {}", visible(&message))?;
            }
        }
    }
    Ok(())
}

/// The terms of the vocabulary that a field takes.
fn terms(vocabulary: &Vocabulary, field: &Open) -> Vec<String> {
    match field.path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["categories"] => vocabulary.categories.keys().map(ToString::to_string).collect(),
        ["services"] => vocabulary.services.keys().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::Surroundings;
    use super::super::facts::Fields;
    use super::*;
    use umstieg_core::Catalogue;
    use umstieg_core::format::check::Broken;
    use umstieg_core::format::kind::FileKind;
    use umstieg_core::format::scalar::Date;

    fn draft(language: Language) -> Draft {
        let as_of = Date::parse("2026-11-22").unwrap();
        let given = Fields::from_iter([("name".to_owned(), "Example IT".into())]);
        let mut entries = Catalogue::embedded().entries().clone();
        entries.vocabulary.services.retain(|id, _| ["hosting", "support"].contains(&id.as_str()));
        let names = [("nordlicht it".to_owned(), "nordlicht".to_owned())].into();
        let surroundings = Surroundings { entries, broken: Broken::default(), names };
        Draft::new(FileKind::Provider, "example-it", language, as_of, given).among(Some(surroundings))
    }

    fn asked(draft: &mut Draft, answers: &str) -> (IoResult<()>, String) {
        let mut output = Vec::new();
        let result = ask(draft, &mut answers.as_bytes(), &mut output);
        (result, String::from_utf8(output).unwrap())
    }

    const ANSWERS: &str = "Hilft.\n\ncompany\nDE\nhttps://example.org/\nverified\nhosting=nextcloud, collabora-online, support\nvendor=https://example.org/a\n";

    #[test]
    fn answers_fill_the_fields_and_empty_ones_leave_them_open() {
        let mut draft = draft(Language::En);
        let (result, asked) = asked(&mut draft, ANSWERS);
        assert!(result.is_ok(), "{asked}");
        assert!(asked.contains("\nWhat kind of organisation it is.\nOne of: maker, company, "), "{asked}");
        let example = "For example: hosting=nextcloud,collabora-online, support\nservices: ";
        assert!(asked.contains(&format!("\nOne of: hosting, support\n{example}")), "{asked}");
        let file = draft.file();
        assert!(file.contains("summary: {\"de\":\"Hilft.\",\"en\":\"TODO\"}\nkind: \"company\"\n"), "{file}");
        let services = "services: {\"hosting\":{\"software\":[\"nextcloud\",\"collabora-online\"],\"evidence\":[\"source\"]},";
        assert!(file.contains(services), "{file}");
        assert!(
            file.contains("\"url\":\"https://example.org/a\",\"checked\":\"2026-11-22\",\"kind\":\"vendor\""),
            "{file}"
        );
    }

    #[test]
    fn a_wrong_answer_is_told_and_asked_for_again() {
        let (mut right, mut wrong) = (draft(Language::De), draft(Language::De));
        asked(&mut right, ANSWERS).0.unwrap();
        let answers = ANSWERS
            .replace("company\n", "firma\ncompany\n")
            .replace("https://example.org/\n", "example\nhttps://example.org/\n")
            .replace("hosting=", "hostin, support\nhosting=nextclod\nhosting=");
        let (result, told) = asked(&mut wrong, &answers);
        assert!(result.is_ok(), "{told}");
        for part in [
            "`kind` ist `firma`, erwartet wird",
            "`example`",
            "keine Leistung hat die Id `hostin`; ist `hosting` gemeint?",
            "keine Software hat die Id `nextclod`; ist `nextcloud` gemeint?",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert_eq!(wrong.file(), right.file());
    }

    #[test]
    fn a_taken_name_is_told_at_once() {
        let (as_of, names) =
            (Date::parse("2026-11-22").unwrap(), [("nordlicht it".to_owned(), "nordlicht".to_owned())]);
        let entries = Catalogue::embedded().entries().clone();
        let surroundings = Surroundings { entries, broken: Broken::default(), names: names.into() };
        let mut draft = Draft::new(FileKind::Provider, "new-it", Language::En, as_of, Fields::default());
        draft = draft.among(Some(surroundings));
        let (_, told) = asked(&mut draft, "Nordlicht IT\nNew IT\n");
        let again = "name:   `Nordlicht IT` is there already as `nordlicht`; change that file\nname: ";
        assert!(told.contains(again), "{told}");
    }

    #[test]
    fn an_address_with_a_comma_is_one() {
        let mut draft = draft(Language::En);
        let answers =
            ANSWERS.replace("https://example.org/a", "https://example.org/a,b, press=https://example.org/c");
        asked(&mut draft, &answers).0.unwrap();
        let file = draft.file();
        assert!(file.contains("\"url\":\"https://example.org/a,b\""), "{file}");
        assert!(file.contains("\"url\":\"https://example.org/c\""), "{file}");
    }

    #[test]
    fn who_ends_the_input_breaks_off() {
        let (result, told) = asked(&mut draft(Language::En), "Hilft.\n");
        assert_eq!(result.map_err(|error| error.kind()), Err(ErrorKind::UnexpectedEof), "{told}");
    }
}

//! `umstieg catalogue schema` and `fields`: the JSON Schemas of all file kinds, for programs and for people.

use super::super::Answer;
use super::generated::{self, Page};
use std::path::Path;
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::message;
use umstieg_core::format::schema::{FieldReference, Tongue};
use umstieg_report::Language;

/// Prints, writes or compares schemas.
pub(super) fn run(
    kind: Option<FileKind>,
    write: Option<&Path>,
    check: Option<&Path>,
    language: Language,
) -> Result<Answer, Box<Answer>> {
    match (kind, write, check) {
        (Some(kind), _, _) => Ok(Answer::done(pretty(&kind.schema()))),
        (None, Some(folder), _) => generated::write(folder, pages(), language),
        (None, None, Some(folder)) => {
            let content =
                message!(en: "the JSON Schemas of a catalogue"; de: "den JSON-Schemas eines Katalogs");
            generated::check(folder, &content, "umstieg catalogue schema", pages(), language)
        }
        (None, None, None) => {
            let all = FileKind::ALL.into_iter().map(|kind| (kind.name().to_owned(), kind.schema())).collect();
            Ok(Answer::done(pretty(&serde_json::Value::Object(all))))
        }
    }
}

/// The fields of a kind, or of all, as Markdown.
pub(super) fn fields(kind: Option<FileKind>, language: Language) -> String {
    let tongue = match language {
        Language::De => Tongue::De,
        Language::En => Tongue::En,
    };
    let mut reference = FieldReference::new(tongue);
    let kinds = FileKind::ALL.into_iter().filter(|own| kind.is_none_or(|kind| kind == *own));
    let all: Vec<String> = kinds.map(|kind| reference.describe(kind)).collect();
    all.join("\n")
}

fn pages() -> impl Iterator<Item = Page> {
    FileKind::ALL.into_iter().map(|kind| (format!("{}.schema.json", kind.name()), pretty(&kind.schema())))
}

fn pretty(value: &serde_json::Value) -> String {
    // A JSON value always has a text.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

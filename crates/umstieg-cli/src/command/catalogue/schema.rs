//! `umstieg catalogue schema`: the JSON Schemas of all file kinds.

use super::super::Answer;
use super::generated::{self, Page};
use std::path::Path;
use umstieg_core::format::kind::FileKind;

/// Prints, writes or compares schemas.
pub(super) fn run(
    kind: Option<FileKind>,
    write: Option<&Path>,
    check: Option<&Path>,
) -> Result<Answer, Box<Answer>> {
    match (kind, write, check) {
        (Some(kind), _, _) => Ok(Answer::done(pretty(&kind.schema()))),
        (None, Some(folder), _) => generated::write(folder, pages()),
        (None, None, Some(folder)) => {
            generated::check(folder, "the JSON Schemas of a catalogue", "umstieg catalogue schema", pages())
        }
        (None, None, None) => {
            let all = FileKind::ALL.into_iter().map(|kind| (kind.name().to_owned(), kind.schema())).collect();
            Ok(Answer::done(pretty(&serde_json::Value::Object(all))))
        }
    }
}

fn pages() -> impl Iterator<Item = Page> {
    FileKind::ALL.into_iter().map(|kind| (format!("{}.schema.json", kind.name()), pretty(&kind.schema())))
}

fn pretty(value: &serde_json::Value) -> String {
    // A JSON value always has a text.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

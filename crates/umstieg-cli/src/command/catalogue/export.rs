//! `umstieg catalogue export`: the catalogue in the formats of others.

use super::super::{Answer, catalogue, make_folder, names, not_written};
use super::new;
use crate::arguments::{Common, ExportForm};
use crate::exit::Exit;
use crate::files::{self, Existing};
use crate::surroundings::language;
use std::path::Path;
use umstieg_core::Catalogue;
use umstieg_core::format::finding::visible;
use umstieg_core::format::kind::EntryKind;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_exchange::export::{csv, json, publiccode};
use umstieg_report::Language;

/// Writes the catalogue in a form.
pub(super) fn run(common: &Common, form: &ExportForm) -> Result<Answer, Box<Answer>> {
    let asked = catalogue(common)?;
    let entries = asked.entries();
    match form {
        ExportForm::Json { write, overwrite } => {
            given(json(entries), write.as_deref(), *overwrite, language(common))
        }
        ExportForm::Csv { folder, overwrite } => tables(&asked, folder, *overwrite, language(common)),
        #[cfg(feature = "sqlite")]
        ExportForm::Sqlite { file, overwrite } => {
            let bytes = umstieg_exchange::export::sqlite(entries)
                .map_err(|error| Box::new(unmade(&error, language(common))))?;
            save(file, &bytes, *overwrite, language(common))?;
            Ok(told(saved(&[file], language(common))))
        }
        ExportForm::Publiccode { name, write, overwrite } => {
            let id = names::software(&asked, name, language(common))?;
            let text = fragment(&asked, &id, language(common))?;
            let answer = given(text, write.as_deref(), *overwrite, language(common))?;
            let read = names::read_as(&asked, name, &id, language(common));
            Ok(Answer { messages: read + &answer.messages, ..answer })
        }
    }
}

/// Text for standard output, or for a file.
fn given(
    text: String,
    file: Option<&Path>,
    overwrite: bool,
    language: Language,
) -> Result<Answer, Box<Answer>> {
    let Some(file) = file else { return Ok(Answer::done(text)) };
    save(file, text.as_bytes(), overwrite, language)?;
    Ok(told(saved(&[file], language)))
}

fn tables(
    catalogue: &Catalogue,
    folder: &Path,
    overwrite: bool,
    language: Language,
) -> Result<Answer, Box<Answer>> {
    let all = csv(catalogue.entries()).map_err(|error| Box::new(unmade(&error, language)))?;
    make_folder(folder, language)?;
    let paths: Vec<_> = all.iter().map(|file| folder.join(&file.name)).collect();
    let files: Vec<_> = paths.iter().cloned().zip(all.iter().map(|file| file.text.as_bytes())).collect();
    files::write_all(&files, existing(overwrite)).map_err(|unwritten| {
        let mut answer = unsaved(&unwritten.path, &unwritten.error, language);
        answer.messages += &half(unwritten.written, files.len(), language);
        Box::new(answer)
    })?;
    Ok(told(saved(&paths, language)))
}

/// An answer that the catalogue does not fit a form. It does so only by a mistake in this program, so the reason is told as
/// the program knows it.
fn unmade(error: &impl std::error::Error, language: Language) -> Answer {
    let message = match language {
        Language::De => format!("die Ausgabe ist nicht gelungen: {error}"),
        Language::En => error.to_string(),
    };
    Answer::failed(Exit::Findings, message)
}

/// publiccode.yml of a software, with comments about what is not in it.
fn fragment(catalogue: &Catalogue, id: &SoftwareId, language: Language) -> Result<String, Box<Answer>> {
    let Some(found) = publiccode(catalogue.entries(), id) else {
        let message = EntryKind::Software.none_has_id(id.as_str());
        return Err(Box::new(Answer::failed(Exit::Unknown, message.text(language))));
    };
    let (head, missing, unverified) = match language {
        Language::De => (
            "Was der Katalog weiß, nach publiccode.yml. Eine vollständige Datei ist es nicht.",
            "Der Standard verlangt auch",
            "Im Katalog ohne Beleg und darum weggelassen",
        ),
        Language::En => (
            "What the catalogue knows, by publiccode.yml. This is not a complete file.",
            "The standard demands as well",
            "Without evidence in the catalogue and therefore left out",
        ),
    };
    let mut text = format!("# {head}\n");
    for (title, fields) in [(missing, &found.missing), (unverified, &found.unverified)] {
        if !fields.is_empty() {
            text.push_str(&format!("# {title}:\n"));
            text.extend(fields.iter().map(|field| format!("#   {field}\n")));
        }
    }
    Ok(text + &found.commented(language))
}

/// Writes a file whole, over another one only if that was asked for.
fn save(path: &Path, content: &[u8], overwrite: bool, language: Language) -> Result<(), Box<Answer>> {
    let written = if overwrite { files::write(path, content) } else { files::create(path, content) };
    written.map_err(|error| Box::new(unsaved(path, &error, language)))
}

fn existing(overwrite: bool) -> Existing {
    if overwrite { Existing::Replaced } else { Existing::Kept }
}

/// An answer that a file could not be written.
fn unsaved(path: &Path, error: &std::io::Error, language: Language) -> Answer {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => there_already(path, language),
        _ => not_written(path, error, language),
    }
}

/// How many of the files that belong together are new, if some are and others are not.
fn half(written: usize, all: usize, language: Language) -> String {
    match (written, language) {
        (0, _) => String::new(),
        (_, Language::De) => {
            format!("umstieg: {written} von {all} Dateien sind neu; sie gehören nicht zu den übrigen\n")
        }
        (_, Language::En) => {
            format!("umstieg: {written} of {all} files are new; they do not belong to the others\n")
        }
    }
}

/// An answer that a file is there, and how to replace it.
pub(super) fn there_already(path: &Path, language: Language) -> Answer {
    let mut answer = new::exists(path, language);
    answer.messages.push_str(match language {
        Language::De => "  Hilfe: `--overwrite` ersetzt sie\n",
        Language::En => "  help: `--overwrite` replaces it\n",
    });
    answer
}

fn saved(paths: &[impl AsRef<Path>], language: Language) -> String {
    let first = paths.first().map(|path| path.as_ref().to_string_lossy().into_owned()).unwrap_or_default();
    match (language, paths.len()) {
        (Language::De, 1) => format!("umstieg: {} ist geschrieben\n", visible(&first)),
        (Language::En, 1) => format!("umstieg: {} is written\n", visible(&first)),
        (Language::De, count) => {
            let folder = Path::new(&first).parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
            format!("umstieg: {count} Dateien sind in {} geschrieben\n", visible(&folder))
        }
        (Language::En, count) => {
            let folder = Path::new(&first).parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
            format!("umstieg: {count} files are written into {}\n", visible(&folder))
        }
    }
}

fn told(messages: String) -> Answer {
    Answer { messages, ..Answer::done(String::new()) }
}

//! `umstieg catalogue new`: the file of a new entry, from flags and answers.
//!
//! Phases: flags become fields of a draft (`facts`), questions fill gaps (`questions`), the draft becomes a file in the
//! order of the schema (`draft`), and what is in it is held against the schema before anything is written.

mod draft;
mod facts;
mod questions;

use super::super::below::below;
use super::super::{Answer, a_catalogue, is_folder, make_folder, not_written};
use crate::arguments::{Common, NewEntry};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, language};
pub(super) use draft::Draft;
use draft::Surroundings;
use std::collections::BTreeMap;
use std::io::{BufReader, Error, ErrorKind, IsTerminal};
use std::path::Path;
use umstieg_core::format::finding::{Finding, Findings, literal, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::layers::merge;
use umstieg_core::format::layout::{Refusal, lay_out};
use umstieg_core::format::limits::Limits;
use umstieg_core::format::message;
use umstieg_core::format::message::{Message, reason};
use umstieg_core::format::read::{FolderReading, read_folder};
use umstieg_core::format::scalar::{FORMATS, SoftwareId};
use umstieg_core::format::shape::Shape;
use umstieg_core::format::source::Source;
use umstieg_core::format::structure::{Node, parse};
pub(super) use umstieg_exchange::import::OPEN;
use umstieg_lint::Sources;
use umstieg_report::Language;

/// Writes the file of a new entry.
pub(super) fn run(common: &Common, entry: &NewEntry) -> Result<Answer, Box<Answer>> {
    let folder = super::own_folder(common);
    is_folder(&folder, &a_catalogue(), language(common))?;
    let (kind, own, given) = facts::of(entry);
    let usage = |message: Message| Box::new(Answer::failed(Exit::Usage, message.text(language(common))));
    // Ids of all kinds are of one form.
    SoftwareId::parse(&own.id).map_err(usage)?;
    let path = folder.join(kind.path(&own.id));
    if path.symlink_metadata().is_ok() {
        return Err(Box::new(exists(&path, language(common))));
    }
    files::stays_inside(&folder, &path).map_err(|finding| outside(*finding, language(common)))?;
    let reading = read_folder(&folder);
    let surroundings = surroundings(common, &folder, &reading, kind)?;
    let mut draft = Draft::new(kind, &own.id, language(common), as_of(common), given).among(surroundings);
    if !own.batch && std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        let (mut input, mut output) = (BufReader::new(std::io::stdin().lock()), std::io::stderr().lock());
        questions::ask(&mut draft, &mut input, &mut output)
            .map_err(|error| unanswered(&error, language(common)))?;
    }
    if let Some(message) = draft.is_taken() {
        return Err(usage(message));
    }
    let shown = path.to_string_lossy();
    let (text, open) = written(&draft, kind, &shown, &own.id)?;
    make_folder(path.parent().unwrap_or(&folder), language(common))?;
    files::create(&path, &text).map_err(|error| {
        Box::new(match error.kind() {
            ErrorKind::AlreadyExists => exists(&path, language(common)),
            _ => not_written(&path, &error, language(common)),
        })
    })?;
    let (shown, lint) = (visible(&shown), lint_call(common, &path));
    let messages = match (language(common), open) {
        (Language::De, 0) => format!("umstieg: {shown} ist geschrieben; `{lint}` prüft es\n"),
        (Language::En, 0) => format!("umstieg: {shown} is written; `{lint}` checks it\n"),
        (Language::De, _) => {
            format!("umstieg: {shown} ist geschrieben; bitte jedes `{OPEN}` ersetzen, `{lint}` prüft es\n")
        }
        (Language::En, _) => {
            format!("umstieg: {shown} is written; replace every `{OPEN}`, `{lint}` checks it\n")
        }
    };
    Ok(Answer { messages, ..Answer::done(String::new()) })
}

/// The call that judges one file of the folder that is worked on, over what lies below it.
pub(super) fn lint_call(common: &Common, file: &Path) -> String {
    let mut call = format!("umstieg catalogue lint {}", visible(&file.to_string_lossy()));
    // A folder that lies over no other is found by its file.
    let catalogue = common.catalogue.iter().filter(|_| !common.layer.is_empty());
    let below = catalogue.map(|folder| ("--catalogue", folder));
    for (flag, folder) in below.chain(common.layer.iter().map(|layer| ("--layer", layer))) {
        call.push_str(&format!(" {flag} {}", visible(&folder.to_string_lossy())));
    }
    call
}

/// The catalogue that a new entry comes into: the folder, over the layers below it. None if only other releases can read it.
fn surroundings(
    common: &Common,
    folder: &Path,
    reading: &FolderReading,
    kind: FileKind,
) -> Result<Option<Surroundings>, Box<Answer>> {
    let Some(own) = reading.entries.clone() else { return Ok(None) };
    let mut layers = below(common, folder)?.into_iter().chain([own]);
    let broken = reading.broken.clone();
    Ok(layers.next().map(|base| {
        let entries = merge(base, layers.collect(), &broken).entries;
        Surroundings { entries, broken, names: names(reading, kind) }
    }))
}

/// The text of a draft's file in the one layout, and how many places are open.
pub(super) fn written(
    draft: &Draft,
    kind: FileKind,
    shown: &str,
    id: &str,
) -> Result<(String, usize), Box<Answer>> {
    let source = Source::new(shown, draft.file());
    let text = lay_out(&source, kind, &Limits::catalogue()).map_err(|refusal| match refusal {
        // Hidden characters, for example, that came in with a flag.
        Refusal::Broken(findings) => {
            let findings: Findings = findings.into_iter().collect();
            Box::new(Answer::found(
                &findings,
                &[&source].into_iter().collect(),
                Exit::Usage,
                draft.language(),
            ))
        }
        Refusal::Unfaithful => {
            let id = literal(id);
            let message = message!(
                en: "{id} cannot be written: {refusal}";
                de: "{id} lässt sich nicht schreiben: die Anordnung würde ändern, was die Datei sagt"
            );
            Box::new(Answer::failed(Exit::Usage, message.text(draft.language())))
        }
    })?;
    let open = acceptable(&Source::new(shown, text.as_str()), kind, draft)?;
    Ok((text, open))
}

/// An answer that a file is there.
pub(in crate::command) fn exists(path: &Path, language: Language) -> Answer {
    let shown = path.to_string_lossy();
    let shown = visible(&shown);
    let text = match language {
        Language::De => format!("`{shown}` gibt es schon; nichts ist geschrieben"),
        Language::En => format!("`{shown}` exists already; nothing was written"),
    };
    Answer::failed(Exit::File, text)
}

/// An answer that a file would be written outside of the catalogue.
pub(super) fn outside(finding: Finding, language: Language) -> Box<Answer> {
    let findings: Findings = [finding].into_iter().collect();
    Box::new(Answer::found(&findings, &Sources::none(), Exit::File, language))
}

/// Who has a name already, also as an alias: the ids of entries of a kind by their names in small letters.
fn names(reading: &FolderReading, kind: FileKind) -> BTreeMap<String, String> {
    let field = if kind == FileKind::Reference { "organisation" } else { "name" };
    let mut known = BTreeMap::new();
    for (_, id, document) in reading.documents.iter().filter(|(other, ..)| *other == kind) {
        let Some(root) = document.root.as_ref() else { continue };
        let aliases = root.get("aliases").and_then(Node::as_list).unwrap_or_default();
        let names = root.get(field).into_iter().chain(aliases.iter().filter_map(|alias| alias.get("name")));
        for name in names.filter_map(Node::as_text) {
            known.entry(name.to_lowercase()).or_insert_with(|| id.to_owned());
        }
    }
    known
}

/// The answer to somebody who broke off, or cannot be asked.
fn unanswered(error: &Error, language: Language) -> Box<Answer> {
    let message = match error.kind() {
        ErrorKind::UnexpectedEof => message!(
            en: "broken off; nothing was written";
            de: "abgebrochen; nichts ist geschrieben"
        ),
        kind => {
            let reason = reason(&kind.into());
            message!(
                en: "no answer: {}; nothing was written", reason.en;
                de: "keine Antwort: {}; nichts ist geschrieben", reason.de
            )
        }
    };
    Box::new(Answer::failed(Exit::File, message.text(language)))
}

/// How many places are open; what is wrong in others ends the call, for a flag or an answer said it.
fn acceptable(source: &Source, kind: FileKind, draft: &Draft) -> Result<usize, Box<Answer>> {
    let wrong: Findings = wrong(source, kind).into_iter().chain(draft.contradictions(source)).collect();
    if wrong.is_empty() {
        return Ok(source.text().lines().filter(|line| line.contains(OPEN)).count());
    }
    let sources: Sources<'_> = [source].into_iter().collect();
    Err(Box::new(Answer::found(&wrong, &sources, Exit::Usage, draft.language())))
}

/// What is wrong in a file whose open places are none of its mistakes.
fn wrong(source: &Source, kind: FileKind) -> Vec<Finding> {
    let parsed = parse(source, &Limits::catalogue());
    let mut findings = parsed.findings;
    if let (Some(root), Ok(shape)) = (&parsed.root, Shape::compile(&kind.schema(), FORMATS)) {
        findings.extend(shape.check(root, source));
    }
    findings.retain(|finding| !source.slice(source.span(&finding.location)).contains(OPEN));
    findings
}

//! `umstieg catalogue import`: a draft entry from what another catalogue publishes.

mod words;

use super::super::{Answer, a_catalogue, catalogue, embedded, is_folder, make_folder, not_written};
use super::export::there_already;
use super::new::{self, Draft};
use crate::arguments::Common;
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, language};
use std::path::Path;
use umstieg_core::Catalogue;
use umstieg_core::format::finding::{Finding, Findings, visible};
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::scalar::{Date, SoftwareId};
use umstieg_core::format::source::{Source, read_file};
use umstieg_exchange::import::{self, Context, Merged, Note, Page};
use umstieg_report::Language;

/// What is asked beside the file.
pub(super) struct Asked<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) name: Option<&'a str>,
    pub(super) evidence: Option<&'a str>,
    pub(super) ended_since: Option<Date>,
    pub(super) write: bool,
    pub(super) overwrite: bool,
}

/// Makes the entry and prints or writes it.
pub(super) fn run(common: &Common, file: &Path, asked: &Asked<'_>) -> Result<Answer, Box<Answer>> {
    let folder = super::own_folder(common);
    if asked.write {
        is_folder(&folder, &a_catalogue(), language(common))?;
    }
    let source = files::read_named(file, &import::limits())
        .map_err(|finding| unreadable(*finding, language(common)))?;
    // Names are looked up in the catalogue that is asked for; if it is being repaired, in the one that is built in.
    let known = catalogue(common).unwrap_or_else(|_| super::super::Asked::Embedded(embedded()));
    let wrong = |findings: Findings| wrong(&findings, &source, language(common));
    let foreign = import::read(&source).map_err(wrong)?;
    let page = asked.evidence.map(page);
    let find = |name: &str| {
        known
            .find(name, None, 1)
            .into_iter()
            .find(umstieg_core::NameMatch::is_certain)
            .map(|found| found.software)
    };
    let context = Context {
        name: asked.name,
        checked: as_of(common),
        page,
        ended_since: asked.ended_since,
        find: &find,
    };
    let draft = import::draft(&foreign, &context).map_err(|findings| {
        // A file that can be read lacks nothing but a name.
        let mut answer = wrong(findings);
        answer.messages.push_str(match language(common) {
            Language::De => "Hilfe: `--name` gibt den Namen an\n",
            Language::En => "help: `--name` gives the name\n",
        });
        answer
    })?;
    let id = id(asked.id, &draft, language(common))?;
    let place = folder.join(FileKind::Software.path(id.as_str()));
    let mut told = Told { language: language(common), text: String::new() };
    told.notes(&draft.notes);
    files::stays_inside(&folder, &place).map_err(|finding| unreadable(*finding, language(common)))?;
    let text = if place.is_file() && !draft.releases.is_empty() {
        let relative = FileKind::Software.path(id.as_str());
        let entry = read_file(&folder, Path::new(&relative), &Limits::catalogue())
            .map_err(|finding| unreadable(*finding, language(common)))?;
        let Merged { text, added, notes } = import::merge(&entry, &draft)
            .map_err(|findings| self::wrong(&findings, &entry, language(common)))?;
        told.notes(&notes);
        told.added(&place, &added);
        text
    } else {
        told.known(&known, &id, &draft.name, place.is_file());
        let making = Draft::new(FileKind::Software, id.as_str(), told.language, as_of(common), draft.fields);
        let (text, open) = new::written(&making, FileKind::Software, &place.to_string_lossy(), id.as_str())?;
        told.open(open);
        text
    };
    if !asked.write {
        return Ok(Answer { messages: told.text, ..Answer::done(text) });
    }
    make_folder(place.parent().unwrap_or(&folder), language(common))?;
    let written = if asked.overwrite { files::write(&place, &text) } else { files::create(&place, &text) };
    written.map_err(|error| {
        Box::new(match error.kind() {
            std::io::ErrorKind::AlreadyExists => there_already(&place, language(common)),
            _ => not_written(&place, &error, language(common)),
        })
    })?;
    told.written(&place, &new::lint_call(common, &place));
    Ok(Answer { messages: told.text, ..Answer::done(String::new()) })
}

/// An answer that a file cannot be read. One that is there and holds what nobody can read is bad data.
fn unreadable(finding: Finding, language: Language) -> Box<Answer> {
    let exit = files::exit(&finding);
    let findings: Findings = [finding].into_iter().collect();
    Box::new(Answer::found(&findings, &umstieg_lint::Sources::none(), exit, language))
}

fn wrong(findings: &Findings, source: &Source, language: Language) -> Box<Answer> {
    Box::new(Answer::found(findings, &[source].into_iter().collect(), Exit::Findings, language))
}

/// A page with who speaks there, as flags of `catalogue new` name it.
fn page(text: &str) -> Page {
    match text.split_once('=').filter(|(kind, _)| !kind.contains(':')) {
        Some((kind, url)) => Page { url: url.to_owned(), kind: Some(kind.to_owned()) },
        None => Page { url: text.to_owned(), kind: None },
    }
}

/// The id that is asked for, else that of the draft.
fn id(asked: Option<&str>, draft: &import::Draft, language: Language) -> Result<SoftwareId, Box<Answer>> {
    let usage = |message: String| Box::new(Answer::failed(Exit::Usage, message));
    match (asked, &draft.id) {
        (Some(text), _) => SoftwareId::parse(text).map_err(|wrong| usage(wrong.text(language).to_owned())),
        (None, Some(id)) => Ok(id.clone()),
        (None, None) => {
            let name = visible(&draft.name).into_owned();
            Err(usage(match language {
                Language::De => {
                    format!("aus dem Namen `{name}` folgt keine Id; bitte mit `--id` angeben")
                }
                Language::En => format!("no id follows from the name `{name}`; give one with `--id`"),
            }))
        }
    }
}

/// What is told beside the entry.
struct Told {
    language: Language,
    text: String,
}

impl Told {
    fn say(&mut self, text: &str) {
        self.text.push_str(&format!("umstieg: {text}\n"));
    }

    fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            let words = words::note(self.language, &note.kind);
            // Words of strangers are in it.
            self.say(&format!("{}: {}", note.location, visible(&words)));
        }
    }

    fn added(&mut self, place: &Path, releases: &[String]) {
        let (shown, all) = (place.to_string_lossy(), releases.join(", "));
        let (shown, all) = (visible(&shown), visible(&all));
        let text = match (self.language, releases.is_empty()) {
            (Language::De, true) => format!("{shown} hat schon alle Versionen"),
            (Language::En, true) => format!("{shown} has all releases already"),
            (Language::De, false) => format!("neu in {shown}: {all}"),
            (Language::En, false) => format!("new in {shown}: {all}"),
        };
        self.say(&text);
    }

    /// Says that the software is known already.
    fn known(&mut self, catalogue: &Catalogue, id: &SoftwareId, name: &str, is_file: bool) {
        let same = catalogue.find(name, None, 1).into_iter().find(|found| found.is_certain());
        let known = if is_file || catalogue.software(id).is_some() {
            Some(id.clone())
        } else {
            same.map(|found| found.software)
        };
        if let Some(known) = known {
            let text = match self.language {
                Language::De => {
                    format!("der Katalog kennt das schon als `{known}`; besser jenen Eintrag ergänzen")
                }
                Language::En => {
                    format!("the catalogue has it already as `{known}`; better add to that entry")
                }
            };
            self.say(&text);
        }
    }

    fn open(&mut self, open: usize) {
        let text = match (self.language, open) {
            (_, 0) => return,
            (Language::De, 1) => format!("eine Stelle ist offen: bitte `{}` ersetzen", new::OPEN),
            (Language::En, 1) => format!("one place is open: replace `{}`", new::OPEN),
            (Language::De, _) => format!("{open} Stellen sind offen: bitte jedes `{}` ersetzen", new::OPEN),
            (Language::En, _) => format!("{open} places are open: replace every `{}`", new::OPEN),
        };
        self.say(&text);
    }

    fn written(&mut self, place: &Path, lint: &str) {
        let shown = place.to_string_lossy();
        let shown = visible(&shown);
        let text = match self.language {
            Language::De => format!("{shown} ist geschrieben; `{lint}` prüft es"),
            Language::En => format!("{shown} is written; `{lint}` checks it"),
        };
        self.say(&text);
    }
}

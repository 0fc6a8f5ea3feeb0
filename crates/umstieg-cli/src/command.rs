//! One module a verb, and what they share: the catalogue, the answer, and words about files that are wrong.

mod below;
mod catalogue;
mod generate;
mod group;
mod inventory;
mod names;
mod plan;
mod recommend;
mod search;
mod show;

use crate::arguments::{Arguments, CatalogueCommand, Command, Common, InventoryCommand};
use crate::exit::Exit;
use crate::surroundings::{color, language};
use std::path::Path;
use std::sync::OnceLock;
use umstieg_core::Catalogue;
use umstieg_core::format::finding::{Finding, Findings, Location, rules, visible};
use umstieg_core::format::message;
use umstieg_core::format::message::{Message, is_meant, reason};
use umstieg_core::format::read::{FolderReading, read_folder};
use umstieg_core::format::shape::nearest;
use umstieg_lint::Sources;
use umstieg_lint::render::{Form, render};
use umstieg_report::Language;

/// What a call prints and how it ends.
pub struct Answer {
    /// For standard output.
    pub output: String,
    /// For standard error.
    pub messages: String,
    /// How the call ends.
    pub exit: Exit,
    /// The findings that ended the call, as JSON, for who asked for JSON.
    pub(crate) findings: Option<String>,
}

impl Answer {
    /// A complete answer.
    fn done(output: String) -> Self {
        Self { output, messages: String::new(), exit: Exit::Done, findings: None }
    }

    /// No answer, and why.
    fn failed(exit: Exit, message: impl std::fmt::Display) -> Self {
        Self { output: String::new(), messages: format!("umstieg: {message}\n"), exit, findings: None }
    }

    /// What a call prints that asks nothing.
    pub(crate) fn unasked(output: String, messages: String, exit: Exit) -> Self {
        Self { output, messages, exit, findings: None }
    }

    /// No answer because of findings.
    fn found(findings: &Findings, sources: &Sources<'_>, exit: Exit, language: Language) -> Self {
        Self {
            output: String::new(),
            messages: findings_text(findings, sources, language),
            exit,
            findings: Some(render(findings, sources, Form::Json, language)),
        }
    }

    /// The same for a program that asked for JSON: findings are the document that it gets.
    fn for_programs(self) -> Self {
        match self.findings {
            Some(findings) => {
                Self { output: findings, messages: String::new(), exit: self.exit, findings: None }
            }
            None => self,
        }
    }
}

/// Does what the arguments say.
pub(crate) fn run(arguments: &Arguments) -> Answer {
    let common = &arguments.common;
    if let Some(flag) = ignored(arguments) {
        let message = message!(
            en: "`{flag}` has no effect on this command; leave it out";
            de: "`{flag}` bewirkt bei diesem Befehl nichts; weglassen"
        );
        return Answer::failed(Exit::Usage, message.text(language(common)));
    }
    let answer = match &arguments.command {
        Command::Plan { inventory, format, effort } => plan::run(common, inventory, *format, *effort),
        Command::Recommend { target, format, region, users } => {
            recommend::run(common, target, *format, region.as_deref(), *users)
        }
        Command::Group { inventories, at_least, shared, format } => {
            group::run(common, inventories, usize::from(*at_least), *shared, *format)
        }
        Command::Show { name, format } => show::run(common, name, *format),
        Command::Search { words, format, limit } => search::run(common, &words.join(" "), *format, *limit),
        Command::Catalogue { command } => catalogue::run(common, command),
        Command::Inventory { command } => inventory::run(common, command),
        Command::Completions { shell } => Ok(generate::completions(*shell)),
        Command::Man { folder } => generate::manual(folder, language(common)),
    };
    // Both ways out carry an answer; the error is the one that ends a command early.
    answer
        .unwrap_or_else(|early| if asks_for_json(&arguments.command) { early.for_programs() } else { *early })
}

/// Whether the answer to a command is to be JSON.
fn asks_for_json(command: &Command) -> bool {
    use crate::arguments::{FindingsForm, Form};
    match command {
        Command::Plan { format, .. }
        | Command::Recommend { format, .. }
        | Command::Group { format, .. }
        | Command::Show { format, .. }
        | Command::Search { format, .. }
        | Command::Catalogue { command: CatalogueCommand::Impact { format, .. } } => *format == Form::Json,
        Command::Inventory { command: InventoryCommand::Check { format, .. } }
        | Command::Catalogue { command: CatalogueCommand::Lint { format, .. } } => {
            *format == FindingsForm::Json
        }
        Command::Catalogue { .. }
        | Command::Inventory { .. }
        | Command::Completions { .. }
        | Command::Man { .. } => false,
    }
}

/// What the folder of a catalogue holds.
fn a_catalogue() -> Message {
    message!(en: "a catalogue"; de: "einem Katalog")
}

/// A flag that names a catalogue where none is asked, layers where one folder is looked at alone, or a footer where no
/// document ends.
fn ignored(arguments: &Arguments) -> Option<&'static str> {
    let Common { catalogue, layer, footer, .. } = &arguments.common;
    let (takes_catalogue, takes_layers) = match &arguments.command {
        Command::Catalogue {
            command:
                CatalogueCommand::Lint { .. }
                | CatalogueCommand::New { .. }
                | CatalogueCommand::Import { .. }
                | CatalogueCommand::Export { .. }
                | CatalogueCommand::Impact { .. },
        } => (true, true),
        Command::Catalogue {
            command:
                CatalogueCommand::Schema { .. }
                | CatalogueCommand::Fields { .. }
                | CatalogueCommand::Fmt { .. }
                | CatalogueCommand::Rules { .. },
        }
        | Command::Completions { .. }
        | Command::Man { .. } => (false, false),
        Command::Plan { .. }
        | Command::Recommend { .. }
        | Command::Group { .. }
        | Command::Show { .. }
        | Command::Search { .. }
        | Command::Inventory { .. } => (true, true),
    };
    let ends_with_footer =
        matches!(arguments.command, Command::Plan { .. } | Command::Recommend { .. } | Command::Group { .. });
    if !ends_with_footer && footer.is_some() {
        Some("--footer")
    } else if !takes_layers && !layer.is_empty() {
        Some("--layer")
    } else if !takes_catalogue && catalogue.is_some() {
        Some("--catalogue")
    } else {
        None
    }
}

/// The catalogue that a call asks.
enum Asked {
    /// The embedded one. It stays until the process ends, for to take it apart would be a twentieth of all the work.
    Embedded(&'static Catalogue),
    /// A folder's, with layers over it.
    Loaded(Box<Catalogue>),
}

impl std::ops::Deref for Asked {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        match self {
            Self::Embedded(catalogue) => catalogue,
            Self::Loaded(catalogue) => catalogue,
        }
    }
}

/// The catalogue that a call asks: the embedded one, a folder's, with layers over it.
fn catalogue(common: &Common) -> Result<Asked, Box<Answer>> {
    if common.catalogue.is_none() && common.layer.is_empty() {
        return Ok(Asked::Embedded(embedded()));
    }
    let layers: Vec<&Path> = common.layer.iter().map(std::path::PathBuf::as_path).collect();
    let folders: Vec<&Path> =
        common.catalogue.iter().map(std::path::PathBuf::as_path).chain(layers.clone()).collect();
    for folder in &folders {
        is_folder(folder, &a_catalogue(), language(common))?;
    }
    match Catalogue::load_layers(common.catalogue.as_deref(), &layers) {
        Ok(loaded) => Ok(Asked::Loaded(Box::new(loaded.catalogue))),
        Err(findings) => {
            // Who must repair the files sees their lines, as in `catalogue lint`.
            let readings: Vec<FolderReading> = folders.iter().map(|folder| read_folder(folder)).collect();
            let files = readings.iter().flat_map(|reading| reading.documents.iter());
            let sources: Sources<'_> = files.map(|(_, _, document)| &document.source).collect();
            Err(Box::new(Answer::found(&findings, &sources, Exit::Findings, language(common))))
        }
    }
}

/// The built-in catalogue, which stays until the process ends.
fn embedded() -> &'static Catalogue {
    static EMBEDDED: OnceLock<Catalogue> = OnceLock::new();
    EMBEDDED.get_or_init(Catalogue::embedded)
}

/// An answer that ends the call if there is no such folder, with what it should hold (German: after `mit`).
fn is_folder(path: &Path, content: &Message, language: Language) -> Result<(), Box<Answer>> {
    is_folder_or(path, &[], content, language)
}

/// The same where some words may stand for a folder, of which one may have been meant.
fn is_folder_or(
    path: &Path,
    words: &[&str],
    content: &Message,
    language: Language,
) -> Result<(), Box<Answer>> {
    let (rule, message) = match path.metadata() {
        Ok(there) if there.is_dir() => return Ok(()),
        Ok(there) if !there.is_file() => {
            let message = message!(
                en: "device or pipe found, expected a folder with {}", content.en;
                de: "Gerät oder Pipe gefunden, erwartet wird ein Ordner mit {}", content.de
            );
            (&rules::UNREADABLE_FILE, message)
        }
        Ok(_) => {
            let message = message!(
                en: "file found, expected a folder with {}", content.en;
                de: "Datei gefunden, erwartet wird ein Ordner mit {}", content.de
            );
            (&rules::UNREADABLE_FILE, message)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && is_yaml(path) => {
            let message = message!(en: "file does not exist"; de: "diese Datei gibt es nicht");
            (&rules::MISSING_FILE, message)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let message = message!(
                en: "folder does not exist; expected one with {}", content.en;
                de: "diesen Ordner gibt es nicht; erwartet wird einer mit {}", content.de
            );
            (&rules::MISSING_FILE, message)
        }
        Err(error) => {
            let reason = reason(&error);
            let message = message!(
                en: "folder cannot be read: {}", reason.en;
                de: "der Ordner lässt sich nicht lesen: {}", reason.de
            );
            (&rules::UNREADABLE_FILE, message)
        }
    };
    let place = Location::file(path.to_string_lossy().replace('\\', "/"));
    let finding = Finding { help: meant(path, words), ..Finding::new(rule, message, place) };
    Err(Box::new(Answer::found(&[finding].into_iter().collect(), &Sources::none(), Exit::File, language)))
}

/// What lies beside a path that is not there and was perhaps meant, or one of some words.
fn meant(path: &Path, words: &[&str]) -> Option<Message> {
    let name = path.file_name().filter(|_| !path.exists())?.to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let listed = std::fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten();
    let mut beside: Vec<String> = listed
        .filter(|entry| is_yaml(path) || entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    beside.sort();
    let words = words.iter().copied().filter(|_| folder.is_none());
    let near = nearest(&name, words.chain(beside.iter().map(String::as_str)))?;
    let near = folder.map_or_else(|| near.into(), |folder| folder.join(near));
    Some(is_meant(&visible(&near.to_string_lossy().replace('\\', "/"))))
}

/// Whether a path is that of a YAML file, by its name.
fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Makes a folder to write into, unless it is there.
fn make_folder(folder: &Path, language: Language) -> Result<(), Box<Answer>> {
    if folder.exists() && !folder.is_dir() {
        let shown = folder.to_string_lossy();
        let shown = visible(&shown);
        let message = message!(
            en: "`{shown}` is a file, expected a folder";
            de: "`{shown}` ist eine Datei, erwartet wird ein Ordner"
        );
        return Err(Box::new(Answer::failed(Exit::File, message.text(language))));
    }
    std::fs::create_dir_all(folder).map_err(|error| Box::new(not_written(folder, &error, language)))
}

/// An answer for a file or folder that cannot be written. The error may name a temporary file, which helps nobody.
fn not_written(path: &Path, error: &std::io::Error, language: Language) -> Answer {
    let shown = path.to_string_lossy();
    let shown = visible(&shown);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let missing = folder.filter(|folder| !folder.is_dir()).map(|folder| folder.to_string_lossy());
    let message = match missing {
        Some(folder) => {
            let folder = visible(&folder);
            message!(
                en: "`{shown}` cannot be written: there is no folder `{folder}`";
                de: "`{shown}` lässt sich nicht schreiben: den Ordner `{folder}` gibt es nicht"
            )
        }
        None => {
            let reason = reason(&error.kind().into());
            message!(
                en: "`{shown}` cannot be written: {}", reason.en;
                de: "`{shown}` lässt sich nicht schreiben: {}", reason.de
            )
        }
    };
    Answer::failed(Exit::File, message.text(language))
}

/// Findings for people, on standard error.
fn findings_text(findings: &Findings, sources: &Sources<'_>, language: Language) -> String {
    render(findings, sources, Form::Terminal(color(&std::io::stderr())), language)
}

//! One module a verb, and what they share: the catalogue, the answer, and words about files that are wrong.

mod catalogue;
mod generate;
mod inventory;
mod plan;
mod recommend;
mod search;
mod show;

use crate::arguments::{Arguments, CatalogueCommand, Command, Common};
use crate::exit::Exit;
use crate::surroundings::color;
use std::path::Path;
use umstieg_core::format::finding::Findings;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Catalogue, NameMatch};
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
}

impl Answer {
    /// A complete answer.
    fn done(output: String) -> Self {
        Self { output, messages: String::new(), exit: Exit::Done }
    }

    /// No answer, and why.
    fn failed(exit: Exit, message: impl std::fmt::Display) -> Self {
        Self { output: String::new(), messages: format!("umstieg: {message}\n"), exit }
    }
}

/// Does what the arguments say.
pub(crate) fn run(arguments: &Arguments) -> Answer {
    let common = &arguments.common;
    if let Some(flag) = ignored(arguments) {
        return Answer::failed(Exit::Usage, format!("`{flag}` has no effect on this command; leave it out"));
    }
    let answer = match &arguments.command {
        Command::Plan { inventory, format, effort } => plan::run(common, inventory, *format, *effort),
        Command::Recommend { target, format, region, users } => {
            recommend::run(common, target, *format, region.as_deref(), *users)
        }
        Command::Show { name, format } => show::run(common, name, *format),
        Command::Search { words, format, limit } => search::run(common, &words.join(" "), *format, *limit),
        Command::Catalogue { command } => catalogue::run(common, command),
        Command::Inventory { command } => inventory::run(common, command),
        Command::Completions { shell } => Ok(generate::completions(*shell)),
        Command::Man { folder } => generate::manual(folder),
    };
    // Both ways out carry an answer; the error is the one that ends a command early.
    answer.unwrap_or_else(|early| *early)
}

/// A flag that names a catalogue where none is asked, or layers where one folder is looked at alone.
fn ignored(arguments: &Arguments) -> Option<&'static str> {
    let Common { catalogue, layer, .. } = &arguments.common;
    let (takes_catalogue, takes_layers) = match &arguments.command {
        Command::Catalogue { command: CatalogueCommand::Lint { .. } } => (true, false),
        Command::Catalogue { command: CatalogueCommand::Schema { .. } }
        | Command::Completions { .. }
        | Command::Man { .. } => (false, false),
        Command::Plan { .. }
        | Command::Recommend { .. }
        | Command::Show { .. }
        | Command::Search { .. }
        | Command::Inventory { .. } => (true, true),
    };
    if !takes_layers && !layer.is_empty() {
        Some("--layer")
    } else if !takes_catalogue && catalogue.is_some() {
        Some("--catalogue")
    } else {
        None
    }
}

/// The catalogue that a call asks: the embedded one, a folder's, with layers over it.
fn catalogue(common: &Common) -> Result<Catalogue, Box<Answer>> {
    if common.catalogue.is_none() && common.layer.is_empty() {
        return Ok(Catalogue::embedded());
    }
    let layers: Vec<&Path> = common.layer.iter().map(std::path::PathBuf::as_path).collect();
    match Catalogue::load_layers(common.catalogue.as_deref(), &layers) {
        Ok(loaded) => Ok(loaded.catalogue),
        Err(findings) => Err(Box::new(Answer {
            output: String::new(),
            messages: findings_text(&findings, &Sources::none()),
            exit: Exit::Findings,
        })),
    }
}

/// Findings for people, on standard error.
fn findings_text(findings: &Findings, sources: &Sources<'_>) -> String {
    render(findings, sources, Form::Terminal(color(&std::io::stderr())))
}

/// The software that a name means, or an answer with the nearest names.
fn software(catalogue: &Catalogue, name: &str, language: Language) -> Result<SoftwareId, Box<Answer>> {
    if let Some(id) = SoftwareId::parse(name).ok().filter(|id| catalogue.software(id).is_some()) {
        return Ok(id);
    }
    let matches = catalogue.find(name, None, 5);
    match matches.first() {
        Some(best) if best.is_certain() => Ok(best.software.clone()),
        _ => Err(Box::new(nearest(catalogue, name, &matches, language))),
    }
}

/// An answer for a name that means nothing certain.
fn nearest(catalogue: &Catalogue, name: &str, matches: &[NameMatch], language: Language) -> Answer {
    let names: Vec<String> = matches
        .iter()
        .map(|near| format!("{} ({})", catalogue.software_name(&near.software), near.software))
        .collect();
    let name = umstieg_core::format::finding::visible(name);
    let message = match (language, names.is_empty()) {
        (Language::De, true) => format!("Der Katalog kennt nichts mit dem Namen „{name}“."),
        (Language::De, false) => {
            format!(
                "Der Katalog kennt nichts mit dem Namen „{name}“. Am nächsten kommen: {}.",
                names.join(", ")
            )
        }
        (Language::En, true) => format!("The catalogue knows nothing called “{name}”."),
        (Language::En, false) => {
            format!("The catalogue knows nothing called “{name}”. The nearest are: {}.", names.join(", "))
        }
    };
    Answer::failed(Exit::Unknown, message)
}

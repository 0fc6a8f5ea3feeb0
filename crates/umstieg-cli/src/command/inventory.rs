//! `umstieg inventory`: check an inventory, or start one.

use super::Answer;
use crate::arguments::{Common, FindingsForm, Form, InventoryCommand};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::language;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::{Finding, Findings, visible};
use umstieg_core::format::inventory as raw;
use umstieg_core::format::read::{InventoryReading, read_inventory};
use umstieg_core::format::source::Source;
use umstieg_core::{Catalogue, Inventory, Resolution};
use umstieg_lint::Sources;
use umstieg_report::Language;

/// Does what the subcommand says.
pub(super) fn run(common: &Common, command: &InventoryCommand) -> Result<Answer, Box<Answer>> {
    match command {
        InventoryCommand::Check { inventory, format } => check(common, inventory, *format),
        InventoryCommand::New { file, name, tools } => new(common, file.as_deref(), name.as_deref(), tools),
    }
}

/// Reads an inventory as it is written; every error ends the call.
pub(super) fn raw(
    catalogue: &Catalogue,
    path: &Path,
    language: Language,
) -> Result<raw::Inventory, Box<Answer>> {
    let reading = read(catalogue, path).map_err(|unread| Box::new(unread.answer(Form::Text, language)))?;
    reading.inventory.clone().ok_or_else(|| Box::new(refused(&reading, Form::Text, language)))
}

/// An answer that tells what is wrong in an inventory: in the form of `inventory check` to programs, else to people.
fn refused(reading: &InventoryReading, form: Form, language: Language) -> Answer {
    match form {
        Form::Json => told_to_programs(&reading.findings, &of(reading), Exit::Findings, language),
        Form::Text | Form::Markdown => {
            Answer::found(&reading.findings, &of(reading), Exit::Findings, language)
        }
    }
}

/// Findings as JSON where an answer in JSON was asked for, which cannot be given.
fn told_to_programs(findings: &Findings, sources: &Sources<'_>, exit: Exit, language: Language) -> Answer {
    Answer::found(findings, sources, exit, language).for_programs()
}

/// Reads an inventory and looks its tools up, and tells what is doubtful in it; every error ends the call, in the form in
/// which the answer was asked for.
pub(super) fn resolved(
    catalogue: &Catalogue,
    path: &Path,
    form: Form,
    language: Language,
) -> Result<(Inventory, String), Box<Answer>> {
    let reading = read(catalogue, path).map_err(|unread| Box::new(unread.answer(form, language)))?;
    let sources = of(&reading);
    let Some(inventory) = reading.inventory.clone() else {
        return Err(Box::new(refused(&reading, form, language)));
    };
    let doubts = if reading.findings.is_empty() {
        String::new()
    } else {
        super::findings_text(&reading.findings, &sources, language)
    };
    Inventory::resolve(inventory, catalogue)
        .map(|inventory| (inventory, doubts))
        .map_err(|error| Box::new(Answer::failed(Exit::Findings, error.message().text(language))))
}

/// Reads several inventories like [`resolved`]. Who must repair several files wants to know of all of them, so an error in
/// one does not hide those of the next.
pub(super) fn all_resolved(
    catalogue: &Catalogue,
    paths: &[PathBuf],
    form: Form,
    language: Language,
) -> Result<(Vec<Inventory>, String), Box<Answer>> {
    let (mut inventories, mut messages, mut exit) = (Vec::new(), String::new(), None);
    for path in paths {
        match resolved(catalogue, path, Form::Text, language) {
            Ok((inventory, doubts)) => {
                inventories.push(inventory);
                messages += &doubts;
            }
            Err(answer) => {
                messages += &answer.messages;
                exit = Some(answer.exit);
            }
        }
    }
    match exit {
        None => Ok((inventories, messages)),
        Some(exit) if form == Form::Json => Err(Box::new(all_findings(catalogue, paths, exit, language))),
        Some(exit) => Err(Box::new(Answer { messages, exit, ..Answer::done(String::new()) })),
    }
}

/// The findings of several inventories in one document.
pub(super) fn all_findings(
    catalogue: &Catalogue,
    paths: &[PathBuf],
    exit: Exit,
    language: Language,
) -> Answer {
    let mut findings = Findings::new();
    let mut readings = Vec::new();
    for path in paths {
        match read(catalogue, path) {
            Ok(reading) => {
                findings.extend(reading.findings.iter().cloned());
                readings.push(reading);
            }
            Err(unread) => findings.push(*unread.finding),
        }
    }
    let sources = readings.iter().map(|reading| &reading.document.source).collect();
    told_to_programs(&findings, &sources, exit, language)
}

/// A file that cannot be read, and how the call ends.
struct Unread {
    finding: Box<Finding>,
    exit: Exit,
}

impl Unread {
    fn answer(self, form: Form, language: Language) -> Answer {
        let findings: Findings = [*self.finding].into_iter().collect();
        match form {
            Form::Json => told_to_programs(&findings, &Sources::none(), self.exit, language),
            Form::Text | Form::Markdown => Answer::found(&findings, &Sources::none(), self.exit, language),
        }
    }
}

fn read(catalogue: &Catalogue, path: &Path) -> Result<InventoryReading, Unread> {
    match files::read_inventory_or_input(path) {
        Ok(source) => Ok(read_inventory(source, catalogue.entries())),
        Err(finding) => Err(Unread { exit: files::exit(&finding), finding }),
    }
}

fn check(common: &Common, path: &Path, format: FindingsForm) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let reading = read(&catalogue, path).map_err(|unread| {
        let form = if format == FindingsForm::Json { Form::Json } else { Form::Text };
        Box::new(unread.answer(form, language(common)))
    })?;
    let sources = of(&reading);
    let exit = if reading.findings.has_errors() { Exit::Findings } else { Exit::Done };
    let mut output = super::catalogue::rendered(&reading.findings, &sources, format, language(common));
    if let (Some(inventory), FindingsForm::Text) = (reading.inventory.clone(), format)
        && let Ok(inventory) = Inventory::resolve(inventory, &catalogue)
    {
        output = known(&catalogue, &inventory, language(common)) + &output;
    }
    Ok(Answer { exit, ..Answer::done(output) })
}

/// The text of a reading, for excerpts.
fn of(reading: &InventoryReading) -> Sources<'_> {
    let mut sources = Sources::none();
    sources.add(&reading.document.source);
    sources
}

/// One line a tool: what it was taken for.
fn known(catalogue: &Catalogue, inventory: &Inventory, language: Language) -> String {
    let mut lines = String::new();
    for tool in inventory.tools() {
        let name = visible(&tool.name);
        let meant = match &tool.resolution {
            Resolution::Known { software, .. } => {
                format!("{} ({software})", visible(catalogue.software_name(software)))
            }
            Resolution::Unknown { candidates } => {
                let near: Vec<String> = candidates
                    .iter()
                    .map(|near| {
                        format!("{} ({})", visible(catalogue.software_name(&near.software)), near.software)
                    })
                    .collect();
                match (language, near.is_empty()) {
                    (Language::De, true) => "unbekannt".to_owned(),
                    (Language::En, true) => "unknown".to_owned(),
                    (Language::De, false) => format!("unbekannt; vielleicht {}", near.join(", ")),
                    (Language::En, false) => format!("unknown; perhaps {}", near.join(", ")),
                }
            }
        };
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{name}: {meant}");
    }
    lines
}

/// An inventory to fill in.
fn new(
    common: &Common,
    file: Option<&Path>,
    name: Option<&str>,
    tools: &[String],
) -> Result<Answer, Box<Answer>> {
    let text = template(name, tools, language(common));
    let catalogue = super::catalogue(common)?;
    readable(&catalogue, &text, language(common))?;
    let Some(file) = file else { return Ok(Answer::done(text)) };
    match files::create(file, &text) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Box::new(super::catalogue::exists(file, language(common))))
        }
        Ok(()) => {
            let shown = file.to_string_lossy();
            let shown = visible(&shown);
            let messages = match language(common) {
                Language::De => format!(
                    "umstieg: `{shown}` ist geschrieben. Bitte ausfüllen; `umstieg inventory check` prüft es dann.\n"
                ),
                Language::En => format!(
                    "umstieg: `{shown}` is written. Fill it in; `umstieg inventory check` then checks it.\n"
                ),
            };
            Ok(Answer { messages, ..Answer::done(String::new()) })
        }
        Err(error) => Err(Box::new(super::not_written(file, &error, language(common)))),
    }
}

/// An answer that ends the call if the names in it make an inventory that `inventory check` would refuse.
fn readable(catalogue: &Catalogue, text: &str, language: Language) -> Result<(), Box<Answer>> {
    let reading = read_inventory(Source::new("new inventory", text), catalogue.entries());
    if !reading.findings.has_errors() {
        return Ok(());
    }
    Err(Box::new(Answer::found(&reading.findings, &of(&reading), Exit::Usage, language)))
}

/// The lines of an inventory that is worth starting with; everything else can be added later.
fn template(name: Option<&str>, tools: &[String], language: Language) -> String {
    // A JSON string is a YAML string, whatever somebody types.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let (usual, example, more) = match language {
        Language::De => (
            "Muster GmbH",
            ["Microsoft 365", "Dropbox"],
            [
                "Region nach ISO 3166-2; danach richten sich Anbieter, Förderung und Feiertage.",
                "Stunden im Monat, die für Umstellungen da sind.",
                "Ein Eintrag je Programm. Weitere Felder: version, uses, keep, owned_by, bundled_in, note und",
                "contract: {ends: 2027-12-31, notice_months: 3, cost_eur_per_year: 1200}",
            ],
        ),
        Language::En => (
            "Example Ltd",
            ["Microsoft 365", "Dropbox"],
            [
                "Region by ISO 3166-2; providers, funding and holidays follow from it.",
                "Hours a month that are there for changes.",
                "One entry a tool. More fields: version, uses, keep, owned_by, bundled_in, note and",
                "contract: {ends: 2027-12-31, notice_months: 3, cost_eur_per_year: 1200}",
            ],
        ),
    };
    let listed: Vec<&str> =
        if tools.is_empty() { example.to_vec() } else { tools.iter().map(String::as_str).collect() };
    let mut text = format!("inventory: 1\norganisation:\n  name: {}\n", quoted(name.unwrap_or(usual)));
    text += &format!(
        "  headcount: 10\n  region: DE-SH  # {}\ncapacity:\n  it_hours_per_month: 8  # {}\n",
        more[0], more[1]
    );
    text += &format!("# {}\n# {}\ntools:\n", more[2], more[3]);
    for tool in listed {
        text += &format!("  - name: {}\n", quoted(tool));
    }
    text
}

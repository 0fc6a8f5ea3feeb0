//! `umstieg catalogue impact`: what a change of a catalogue says differently, and what that means for organisations.

use super::super::inventory::{all_findings, raw};
use super::super::{Answer, a_catalogue, findings_text, group, is_folder_or};
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::surroundings::{as_of, language, options};
use std::path::{Path, PathBuf};
use umstieg_core::Catalogue;
use umstieg_core::format::check::Broken;
use umstieg_core::format::difference::{self, Difference};
use umstieg_core::format::entries::Entries;
use umstieg_core::format::finding::{Finding, Findings, Level};
use umstieg_core::format::inventory::Inventory;
use umstieg_core::format::read::{Documents, LayersReading, read_layers};
use umstieg_core::impact::{Impact, ImpactOptions, impact};
use umstieg_report::{Compared, Impacted, Judged, Language, Mistake};

/// The name of the catalogue that comes with the program, where a folder could stand.
const EMBEDDED: &str = "embedded";

/// Compares two catalogues.
pub(super) fn run(
    common: &Common,
    before: &Path,
    after: &Path,
    inventories: &[PathBuf],
    format: Form,
) -> Result<Answer, Box<Answer>> {
    let (before, after) = (Side::read(common, before)?, Side::read(common, after)?);
    let difference = before.compared().zip(after.compared()).map(|(old, new)| Difference::of(old, new));
    let catalogues = before.catalogue().zip(after.catalogue());
    let organisations = match &catalogues {
        Some((old, new)) => Some(judged(common, old, new, inventories)?),
        None => None,
    };
    let (mistakes_before, mistakes_after) = (before.mistakes(), after.mistakes());
    let judged = catalogues.as_ref().zip(organisations.as_ref());
    let impacted = Impacted {
        as_of: as_of(common),
        compared: before
            .entries
            .as_ref()
            .zip(after.entries.as_ref())
            .zip(difference.as_ref())
            .map(|((before, after), difference)| Compared { before, after, difference }),
        judged: judged.map(|((before, after), organisations)| Judged { before, after, organisations }),
        before: &mistakes_before,
        after: &mistakes_after,
    };
    let output = umstieg_report::impact(&impacted, &options(common, format));
    let exit = if impacted.judged.is_some() { Exit::Done } else { Exit::Findings };
    let told = language(common);
    Ok(Answer { messages: before.messages(told) + &after.messages(told), exit, ..Answer::done(output) })
}

/// One side of the comparison, with the layers that lie over it and the catalogue that it lies over.
struct Side {
    entries: Option<Entries>,
    broken: Broken,
    findings: Findings,
    documents: Vec<Documents>,
}

impl Side {
    /// Reads a side with what both sides have below and above them.
    fn read(common: &Common, own: &Path) -> Result<Self, Box<Answer>> {
        let below = common.catalogue.iter().map(PathBuf::as_path);
        let above = common.layer.iter().map(PathBuf::as_path);
        let mut folders: Vec<&Path> = below.chain([own]).chain(above).collect();
        let lowest = if folders.first() == Some(&Path::new(EMBEDDED)) {
            folders.remove(0);
            Some(Catalogue::embedded().entries().clone())
        } else {
            None
        };
        for folder in &folders {
            is_folder_or(folder, &[EMBEDDED], &a_catalogue(), language(common))?;
        }
        let LayersReading { merged, findings, documents, broken } = read_layers(lowest, &folders);
        Ok(Self { entries: merged.map(|merged| merged.entries), broken, findings, documents })
    }

    /// What can be compared; nothing if nobody knows which entries a layer hides.
    fn compared(&self) -> Option<difference::Side<'_>> {
        let entries = self.entries.as_ref().filter(|_| !self.broken.lacks_statements())?;
        Some(difference::Side { entries, broken: &self.broken })
    }

    /// The catalogue, if nothing in it is wrong.
    fn catalogue(&self) -> Option<Catalogue> {
        if self.findings.has_errors() {
            return None;
        }
        Catalogue::from_entries(self.entries.clone()?).ok()
    }

    fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.level == Level::Error)
    }

    fn mistakes(&self) -> Vec<Mistake> {
        self.errors()
            .map(|finding| Mistake {
                file: finding.location.file.to_string(),
                line: finding.location.line,
                column: finding.location.column,
                rule: finding.rule.to_owned(),
                message: finding.message.clone(),
            })
            .collect()
    }

    /// The errors with their lines, for who must repair them.
    fn messages(&self, language: Language) -> String {
        let errors: Findings = self.errors().cloned().collect();
        if errors.is_empty() {
            String::new()
        } else {
            let files = self.documents.iter().flat_map(Documents::iter);
            findings_text(&errors, &files.map(|(_, _, document)| &document.source).collect(), language)
        }
    }
}

/// What the change means for the organisations of these inventories, each with its name.
fn judged(
    common: &Common,
    before: &Catalogue,
    after: &Catalogue,
    paths: &[PathBuf],
) -> Result<Vec<(String, Impact)>, Box<Answer>> {
    let (mut inventories, mut messages, mut refused) = (Vec::new(), String::new(), None);
    let files = group::files(paths, language(common))?;
    for path in &files {
        // What only one of the catalogues lets through is an effect; what neither does is a mistake of the inventory.
        match raw(before, path, language(common)).or_else(|_| raw(after, path, language(common))) {
            Ok(inventory) => inventories.push(inventory),
            Err(answer) => {
                messages += &answer.messages;
                refused = Some(answer.exit);
            }
        }
    }
    if let Some(exit) = refused {
        let told = all_findings(before, &files, exit, language(common));
        return Err(Box::new(Answer { output: String::new(), messages, exit, findings: Some(told.output) }));
    }
    let names = names(&files, &inventories);
    let impacts = impact(before, after, &inventories, &ImpactOptions::new(as_of(common)));
    Ok(names.into_iter().zip(impacts).collect())
}

/// The organisations by name; those of which several have the same one with their files.
fn names(files: &[PathBuf], inventories: &[Inventory]) -> Vec<String> {
    let name = |inventory: &Inventory| inventory.organisation.name.to_string();
    let several =
        |one: &str| inventories.iter().filter(|inventory| *inventory.organisation.name == *one).count() > 1;
    let named = files.iter().zip(inventories).map(|(file, inventory)| {
        let name = name(inventory);
        if several(&name) { format!("{name} ({})", file.to_string_lossy()) } else { name }
    });
    named.collect()
}

//! What a linted folder lies over: the same base and layers that every other command would read.

use super::Answer;
use crate::arguments::Common;
use crate::exit::Exit;
use crate::surroundings::language;
use std::path::{Path, PathBuf};
use umstieg_core::Catalogue;
use umstieg_core::format::entries::Entries;
use umstieg_core::format::read::read_folder;
use umstieg_lint::Sources;
use umstieg_report::Language;

/// The layers below a folder, the base first; none if neither `--layer` nor another `--catalogue` is given.
///
/// They are not judged, but must be readable, or the folder would be blamed for naming what they have.
pub(super) fn below(common: &Common, folder: &Path) -> Result<Vec<Entries>, Box<Answer>> {
    let catalogue = common.catalogue.as_deref().filter(|base| *base != folder);
    if common.layer.is_empty() && catalogue.is_none() {
        return Ok(Vec::new());
    }
    let mut layers = Vec::new();
    match catalogue {
        Some(base) => layers.push(read(base, language(common))?),
        None => layers.push(Catalogue::embedded().entries().clone()),
    }
    // A folder that is a layer itself lies over those that are given before it.
    let lower = common.layer.iter().map(PathBuf::as_path).take_while(|layer| *layer != folder);
    for layer in lower {
        layers.push(read(layer, language(common))?);
    }
    Ok(layers)
}

fn read(folder: &Path, language: Language) -> Result<Entries, Box<Answer>> {
    let reading = read_folder(folder);
    match reading.entries {
        Some(entries) if !reading.findings.has_errors() => Ok(entries),
        _ => Err(Box::new(Answer::found(
            &reading.findings,
            &Sources::from(&reading.documents),
            Exit::Findings,
            language,
        ))),
    }
}

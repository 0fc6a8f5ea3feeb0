//! Reading catalogues from folders.

use super::layers::Layer;
use super::{Catalogue, layers};
use std::path::Path;
use umstieg_format::check::{Gravity, check};
use umstieg_format::finding::{Finding, Findings, Level, Location};
use umstieg_format::read::{FolderReading, read_folder};

/// A catalogue from folders, with what was found on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Warnings; none of them is an error.
    pub findings: Findings,
}

impl Catalogue {
    /// Reads a catalogue from a folder.
    ///
    /// # Errors
    /// All findings of all files, if one of them is an error.
    pub fn load(folder: &Path) -> Result<Loaded, Findings> {
        Self::load_layers(Some(folder), &[])
    }

    /// Reads layers from folders and lays them over a base: a folder's, or the embedded one.
    ///
    /// # Errors
    /// All findings of all files and of their fit, if one of them is an error.
    pub fn load_layers(base: Option<&Path>, folders: &[&Path]) -> Result<Loaded, Findings> {
        let mut readings: Vec<FolderReading> = base.map(read_folder).into_iter().collect();
        readings.extend(folders.iter().map(|folder| read_folder(folder)));
        let mut findings = Findings::new();
        if let [single] = readings.as_slice()
            && base.is_some()
        {
            findings.extend(single.clone().check().findings.into_vec());
        } else {
            findings.extend(readings.iter().flat_map(|reading| reading.findings.iter().cloned()));
        }
        if findings.has_errors() {
            return Err(findings);
        }
        let mut layers: Vec<Layer> = Vec::new();
        if base.is_none() {
            layers.push(Layer { entries: Self::embedded().entries });
        }
        layers.extend(
            readings.iter().filter_map(|reading| reading.entries.clone()).map(|entries| Layer { entries }),
        );
        let (entries, changes) = layers::merge(layers).map_err(|error| {
            let place =
                folders.last().map_or_else(String::new, |folder| folder.to_string_lossy().into_owned());
            error.message().lines().map(|line| conflict(&place, line)).collect::<Vec<_>>()
        })?;
        if readings.len() + usize::from(base.is_none()) > 1 {
            for problem in check(&entries) {
                let level = problem.gravity;
                // The uppermost layer that has the file is the one whose line is wrong.
                let holder = readings
                    .iter()
                    .rev()
                    .find(|reading| reading.documents.get(problem.place.kind, &problem.place.id).is_some());
                match holder {
                    Some(reading) => findings.push(reading.documents.finding(problem)),
                    None if level == Gravity::Error => {
                        findings.push(conflict(&problem.place.to_string(), &problem.message))
                    }
                    None => {}
                }
            }
        }
        if findings.has_errors() {
            return Err(findings);
        }
        Ok(Loaded { catalogue: Self::index(entries, changes), findings })
    }
}

/// A clash of layers as a finding.
fn conflict(place: &str, message: &str) -> Finding {
    Finding {
        location: Location::file(place),
        rule: "layer-conflict",
        level: Level::Error,
        message: message.to_owned(),
        related: Vec::new(),
        help: None,
        fix: None,
    }
}

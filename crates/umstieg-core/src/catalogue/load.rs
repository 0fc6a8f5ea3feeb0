//! Reading catalogues from folders.

use super::Catalogue;
use std::path::Path;
use umstieg_format::check::{Broken, Place, Problem, check_alone};
use umstieg_format::entries::Entries;
use umstieg_format::finding::{Findings, Location};
use umstieg_format::layers::{Merged, merge};
use umstieg_format::read::{Documents, FolderReading, finding, read_folder};

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
    /// Every mistake is found at once, in all layers: what cannot be read of one does not keep the others from being
    /// checked. Only a folder that does not say what it is, by its `catalogue.yaml`, cannot be laid anywhere.
    ///
    /// # Errors
    /// All findings of all files and of their fit, if one of them is an error.
    pub fn load_layers(base: Option<&Path>, folders: &[&Path]) -> Result<Loaded, Findings> {
        let readings: Vec<FolderReading> =
            base.into_iter().chain(folders.iter().copied()).map(read_folder).collect();
        let mut findings: Findings =
            readings.iter().flat_map(|reading| reading.findings.iter().cloned()).collect();
        let mut broken = Broken::default();
        readings.iter().for_each(|reading| broken.extend(&reading.broken));
        let entries: Option<Vec<Entries>> = readings.iter().map(|reading| reading.entries.clone()).collect();
        let Some(entries) = entries else { return Err(findings) };
        // The embedded catalogue has no files; as the base it has the index 0 all the same.
        let below = usize::from(base.is_none());
        let mut problems: Vec<Problem> = Vec::new();
        for (index, layer) in entries.iter().enumerate() {
            problems.extend(check_alone(layer).into_iter().map(|problem| problem.in_layer(index + below)));
        }
        let mut upper = entries.into_iter();
        let lowest = if base.is_none() { None } else { upper.next() };
        let lowest = lowest.unwrap_or_else(|| Self::embedded().entries);
        let merged = merge(lowest, upper.collect(), &broken);
        problems.extend(merged.conflicts.iter().chain(&merged.problems).cloned());
        let documents: Vec<Option<&Documents>> = std::iter::repeat_n(None, below)
            .chain(readings.iter().map(|reading| Some(&reading.documents)))
            .collect();
        let locate = |place: &Place| locate(&documents, &merged, place);
        findings.extend(problems.into_iter().map(|problem| finding(problem, locate)));
        if findings.has_errors() {
            return Err(findings);
        }
        Ok(Loaded { catalogue: Self::of_merged(merged), findings })
    }
}

/// Where a place of a layer is: a line of its files, or a path into the embedded catalogue.
fn locate(documents: &[Option<&Documents>], merged: &Merged, place: &Place) -> Location {
    match documents.get(place.layer).copied().flatten() {
        Some(documents) => documents.locate(place),
        None => {
            let layer = merged.layers.get(place.layer).map_or("", |name| name.id.as_str());
            Location::file(format!("{layer}/{place}"))
        }
    }
}

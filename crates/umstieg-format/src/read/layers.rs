//! Reading folders that lie over one another.

use super::{Documents, FolderReading, finding, read_folder};
use crate::check::{Broken, Place, Problem, check_alone};
use crate::entries::Entries;
use crate::finding::{Findings, Location};
use crate::layers::{Merged, merge};
use std::path::Path;

/// Folders laid over one another, with everything that was found in them and between them.
#[derive(Clone, Debug)]
pub struct LayersReading {
    /// The layers as one catalogue, as far as they could be read; absent if only other releases can read one of them.
    pub merged: Option<Merged>,
    /// Everything that was found.
    pub findings: Findings,
    /// The files of each folder, for positions and excerpts.
    pub documents: Vec<Documents>,
    /// What is there but could not be read; nobody is blamed for naming it.
    pub broken: Broken,
}

/// Reads layers from folders, the lowest first, and lays them over entries that come from elsewhere, if there are any.
///
/// Every mistake is found at once, in all layers: what cannot be read of one does not keep the others from being checked.
/// Only a folder for other releases cannot be laid anywhere.
#[must_use]
pub fn read_layers(lowest: Option<Entries>, folders: &[&Path]) -> LayersReading {
    let readings: Vec<FolderReading> = folders.iter().map(|folder| read_folder(folder)).collect();
    let mut findings: Findings =
        readings.iter().flat_map(|reading| reading.findings.iter().cloned()).collect();
    let mut broken = Broken::default();
    readings.iter().for_each(|reading| broken.extend(&reading.broken));
    let (mut entries, mut documents, mut rests) = (Vec::new(), Vec::new(), Vec::new());
    for reading in readings {
        entries.push(reading.entries);
        documents.push(reading.documents);
        rests.push(reading.rest);
    }
    let Some(entries) = entries.into_iter().collect::<Option<Vec<Entries>>>() else {
        return LayersReading { merged: None, findings, documents, broken };
    };
    // Entries from elsewhere have no files here; as the base they have the index 0 all the same.
    let below = usize::from(lowest.is_some());
    let mut problems: Vec<Problem> = Vec::new();
    for (index, layer) in entries.iter().enumerate() {
        problems.extend(check_alone(layer).into_iter().map(|problem| problem.in_layer(index + below)));
    }
    let mut upper = lowest.into_iter().chain(entries);
    let merged = upper.next().map(|lowest| merge(lowest, upper.collect(), &broken));
    if let Some(merged) = &merged {
        problems.extend(merged.conflicts.iter().chain(&merged.problems).cloned());
        let locate = |place: &Place| locate(&documents, below, merged, place);
        findings.extend(problems.into_iter().map(|problem| finding(problem, locate)));
        rests.iter().for_each(|rest| findings.extend(rest.findings(&merged.entries, &broken)));
    }
    LayersReading { merged, findings, documents, broken }
}

/// Where a place of a layer is: a line of its files, or a path into the entries from elsewhere.
fn locate(documents: &[Documents], below: usize, merged: &Merged, place: &Place) -> Location {
    match place.layer.checked_sub(below).and_then(|index| documents.get(index)) {
        Some(documents) => documents.locate(place),
        None => {
            let layer = merged.layers.get(place.layer).map_or("", |name| name.id.as_str());
            Location::file(format!("{layer}/{place}"))
        }
    }
}

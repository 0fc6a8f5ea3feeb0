//! Reading catalogues from folders.

use super::Catalogue;
use std::path::Path;
use umstieg_format::finding::Findings;
use umstieg_format::read::{LayersReading, read_layers};

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
    /// checked. Only a folder for other releases cannot be laid anywhere.
    ///
    /// # Errors
    /// All findings of all files and of their fit, if one of them is an error.
    pub fn load_layers(base: Option<&Path>, folders: &[&Path]) -> Result<Loaded, Findings> {
        let lowest = base.is_none().then(|| Self::embedded().entries);
        let all: Vec<&Path> = base.into_iter().chain(folders.iter().copied()).collect();
        let LayersReading { merged, findings, .. } = read_layers(lowest, &all);
        match merged {
            Some(merged) if !findings.has_errors() => {
                Ok(Loaded { catalogue: Self::of_merged(merged), findings })
            }
            _ => Err(findings),
        }
    }
}

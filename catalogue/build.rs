//! Packs the YAML files of this folder into the snapshot that the crate embeds.
//!
//! A catalogue with a single wrong file does not build: the findings are the build's error.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use umstieg_format::finding::Level;
use umstieg_format::read::read_folder;
use umstieg_format::snapshot;

fn main() -> ExitCode {
    for name in ["catalogue.yaml", "software", "providers", "funding", "references", "vocabulary", "rules"] {
        println!("cargo::rerun-if-changed={name}");
    }
    let Some(out) = std::env::var_os("OUT_DIR") else { return ExitCode::FAILURE };
    let reading = read_folder(Path::new(".")).check();
    for finding in reading.findings.iter().filter(|finding| finding.level == Level::Error) {
        println!("cargo::error={}", finding.to_string().replace('\n', " "));
    }
    let Some(entries) = reading.entries.filter(|_| !reading.findings.has_errors()) else {
        return ExitCode::FAILURE;
    };
    let packed = snapshot::pack(&entries).map_err(|error| error.to_string()).and_then(|bytes| {
        std::fs::write(PathBuf::from(out).join("catalogue.snapshot"), bytes)
            .map_err(|error| error.to_string())
    });
    match packed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

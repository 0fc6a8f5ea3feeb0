//! A validator as most are: reads every file of a catalogue folder into its type with the crate `serde_yaml`, looks for names
//! that are empty or there twice, and ends at the first error.
//!
//! `lint_peers.py` runs it beside the linter, on the same files, to tell what all findings with their lines cost.
//!
//! `cargo run --release -p umstieg-benches --example typed -- catalogue`

use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use umstieg_core::format::entry::{
    Capabilities, Categories, Certifications, DataKinds, FormatTerms, Funding, Licenses, Manifest,
    OrderingRules, Playbooks, Provider, Reference, Roles, Services, Software, Standards,
};
use umstieg_core::format::kind::FileKind;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let folder = env::args().nth(1).ok_or("name the folder of a catalogue")?;
    let mut names = BTreeSet::new();
    let mut count = 0;
    for kind in FileKind::ALL {
        for path in files(Path::new(&folder), kind)? {
            count += 1;
            if let Some(name) = name(kind, &path)?
                && (name.is_empty() || !names.insert(name))
            {
                return Err(format!("{}: the name is empty, or there twice", path.display()).into());
            }
        }
    }
    writeln!(io::stdout(), "{count} files are valid")?;
    Ok(())
}

/// The files of a kind, in no order.
fn files(root: &Path, kind: FileKind) -> Result<Vec<PathBuf>> {
    let (folder, file) = kind.place();
    let folder = root.join(folder);
    match file {
        Some(file) => Ok([folder.join(file)].into_iter().filter(|path| path.exists()).collect()),
        None if kind == FileKind::Inventory || !folder.exists() => Ok(Vec::new()),
        None => fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect(),
    }
}

/// Reads a file, and tells the name of the software in it.
fn name(kind: FileKind, path: &Path) -> Result<Option<String>> {
    match kind {
        FileKind::Manifest => read::<Manifest>(path).map(drop)?,
        FileKind::Software => return Ok(Some(read::<Software>(path)?.name.to_string())),
        FileKind::Provider => read::<Provider>(path).map(drop)?,
        FileKind::Funding => read::<Funding>(path).map(drop)?,
        FileKind::Reference => read::<Reference>(path).map(drop)?,
        FileKind::Categories => read::<Categories>(path).map(drop)?,
        FileKind::Capabilities => read::<Capabilities>(path).map(drop)?,
        FileKind::Standards => read::<Standards>(path).map(drop)?,
        FileKind::Formats => read::<FormatTerms>(path).map(drop)?,
        FileKind::DataKinds => read::<DataKinds>(path).map(drop)?,
        FileKind::Roles => read::<Roles>(path).map(drop)?,
        FileKind::Services => read::<Services>(path).map(drop)?,
        FileKind::Certifications => read::<Certifications>(path).map(drop)?,
        FileKind::Licenses => read::<Licenses>(path).map(drop)?,
        FileKind::Ordering => read::<OrderingRules>(path).map(drop)?,
        FileKind::Playbooks => read::<Playbooks>(path).map(drop)?,
        FileKind::Inventory => {}
    }
    Ok(None)
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path)?;
    serde_yaml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

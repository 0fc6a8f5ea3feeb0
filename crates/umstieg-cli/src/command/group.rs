//! `umstieg group`: what the inventories of several organisations have in common.

use super::Answer;
use super::inventory::all_resolved;
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::surroundings::{as_of, language, options};
use std::path::{Path, PathBuf};
use umstieg_core::format::finding::visible;
use umstieg_core::format::message;
use umstieg_core::format::message::reason;
use umstieg_core::group::{FEWEST, Member, group};
use umstieg_core::{Policy, decide, needs};
use umstieg_report::{Grouped, Language};

/// Decides about every inventory alone and tells what they share.
pub(super) fn run(
    common: &Common,
    paths: &[PathBuf],
    least: usize,
    shared: bool,
    format: Form,
) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let language = language(common);
    let (inventories, messages) = all_resolved(&catalogue, &files(paths, language)?, format, language)?;
    let members: Vec<Member> = inventories
        .into_iter()
        .map(|inventory| {
            let mut policy = Policy::of(&catalogue, inventory.raw());
            policy.multi_tenancy |= shared;
            let units = needs(&inventory, &catalogue);
            let decisions = decide::decide(&catalogue, &inventory, &units, &policy);
            Member { inventory, decisions }
        })
        .collect();
    let Some(group) = group(&catalogue, &members, least) else {
        let found = members.len();
        let (en, de) = if found < FEWEST {
            ("", "weitere nennen")
        } else {
            (", or lower `--at-least`", "weitere nennen oder `--at-least` senken")
        };
        let (lists, listen) =
            if found == 1 { ("inventory", "Bestandsliste") } else { ("inventories", "Bestandslisten") };
        let message = message!(
            en: "{found} {lists} found, expected at least {least}, so that nobody can be recognised; name more of them{en}";
            de: "{found} {listen} gefunden, erwartet werden mindestens {least}, damit niemand zu erkennen ist; {de}"
        );
        return Err(Box::new(Answer::failed(Exit::Usage, message.text(language))));
    };
    let options = options(common, format);
    let grouped = Grouped { as_of: as_of(common), group: &group, shared };
    Ok(Answer { messages, ..Answer::done(umstieg_report::group(&catalogue, &grouped, &options)) })
}

/// The inventories that are named, each once, and those of the folders that are named, by name.
pub(super) fn files(paths: &[PathBuf], language: Language) -> Result<Vec<PathBuf>, Box<Answer>> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let listed = std::fs::read_dir(path).and_then(|files| files.collect::<Result<Vec<_>, _>>());
        let listed = listed.map_err(|error| {
            let (shown, reason) = (path.to_string_lossy(), reason(&error));
            let shown = visible(&shown);
            let message = message!(
                en: "`{shown}` cannot be read: {}", reason.en;
                de: "`{shown}` lässt sich nicht lesen: {}", reason.de
            );
            Box::new(Answer::failed(Exit::File, message.text(language)))
        })?;
        let mut inside: Vec<PathBuf> =
            listed.into_iter().map(|file| file.path()).filter(|path| is_inventory(path)).collect();
        if inside.is_empty() {
            let shown = path.to_string_lossy();
            let shown = visible(&shown);
            let message = message!(
                en: "`{shown}` holds no inventory; expected YAML files";
                de: "in `{shown}` liegt keine Bestandsliste; erwartet werden YAML-Dateien"
            );
            return Err(Box::new(Answer::failed(Exit::File, message.text(language))));
        }
        inside.sort();
        found.extend(inside);
    }
    // An organisation that is named twice must not count twice.
    let mut once: Vec<PathBuf> = Vec::new();
    for path in found {
        let same = |other: &PathBuf| {
            other == &path || matches!((other.canonicalize(), path.canonicalize()), (Ok(a), Ok(b)) if a == b)
        };
        if !once.iter().any(same) {
            once.push(path);
        }
    }
    Ok(once)
}

/// Whether a file of a folder is meant to be an inventory.
fn is_inventory(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

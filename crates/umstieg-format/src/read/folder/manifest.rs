//! `catalogue.yaml`: which releases can read the folder, and what is known of it where the file is broken.

use super::super::Document;
use super::content::Content;
use super::lent;
use super::rest::RestOfFile;
use crate::check::Broken;
use crate::entry::Manifest;
use crate::finding::{Finding, rules};
use crate::kind::FileKind;
use crate::message;
use crate::scalar::{LayerId, Release, VersionRange};
use crate::structure::{self, Node, Plain};
use std::path::Path;

/// The release of this program.
const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// The latest version of the catalogue format that this program knows.
const FORMAT: i128 = 1;

/// What a folder is as far as its broken `catalogue.yaml` says so, with the document of what is left of it. What it does not
/// say is noted.
pub(super) fn known_of(
    rest: Option<RestOfFile>,
    root: &Path,
    broken: &mut Broken,
) -> Option<(Manifest, Option<Document>)> {
    let (mut manifest, document) = match rest {
        Some(rest) => {
            note(&rest, broken);
            let RestOfFile { content: Content::Manifest(manifest), document, .. } = rest else { return None };
            (manifest, Some(document))
        }
        None => {
            broken.layer_id();
            broken.statements();
            (structure::typed(&lent::stand_in(FileKind::Manifest)?).ok()?, None)
        }
    };
    // Messages name layers; that of the folder is the best name there is.
    let folder = root.file_name().and_then(|name| LayerId::parse(&name.to_string_lossy()).ok());
    if let Some(id) = folder.filter(|_| broken.lacks_layer_ids()) {
        manifest.id = id;
    }
    Some((manifest, document))
}

/// Fields that do not say which entries of lower layers are meant.
const OTHER_FIELDS: [&str; 8] =
    ["footer", "format", "hides.reason", "id", "license", "overrides.reason", "title", "umstieg"];

/// Notes what a broken file does not say.
fn note(rest: &RestOfFile, broken: &mut Broken) {
    if !rest.losses().spare(&["id"]) {
        broken.layer_id();
    }
    // A field that nobody knows may be one of the lists, misspelt.
    if !rest.losses().lie_in(&OTHER_FIELDS) {
        broken.statements();
    }
}

/// The finding that a catalogue is for other releases of the program, by its tree: of what is new in it, nobody knows yet
/// whether it is right.
pub(super) fn other_release(manifest: &Document) -> Option<Finding> {
    let root = manifest.root.as_ref()?;
    let format = root.get("format");
    let wanted = root.get("umstieg");
    let range = wanted.and_then(|node| VersionRange::parse(node.as_text()?).ok());
    let release = Release::parse(RELEASE).ok()?;
    let (node, found) =
        match (range.as_ref().and_then(|range| range.matches(&release)), format.map(Node::plain)) {
            (Some(false), _) => {
                let range = range?;
                let found = message!(
                    en: "this catalogue needs umstieg {range}";
                    de: "dieser Katalog braucht umstieg {range}"
                );
                (wanted?, found)
            }
            (_, Some(Some(Plain::Integer(number)))) if number > FORMAT => (
                format?,
                message!(
                    en: "this catalogue has format {number}, expected at most {FORMAT}";
                    de: "dieser Katalog hat das Format {number}, erwartet wird höchstens {FORMAT}"
                ),
            ),
            _ => return None,
        };
    let location = manifest.source.location(manifest.source.first_line(node.span));
    let message = message!(
        en: "{}, and this is umstieg {RELEASE}; nothing else was looked at", found.en;
        de: "{}, und dies ist umstieg {RELEASE}; nichts weiter wurde angesehen", found.de
    );
    Some(Finding::new(&rules::OTHER_RELEASE, message, location).with_help(message!(
        en: "get the newest release of umstieg";
        de: "die neueste Version von umstieg holen"
    )))
}

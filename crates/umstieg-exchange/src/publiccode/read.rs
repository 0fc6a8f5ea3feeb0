//! From publiccode.yml to a draft.

use crate::import::Making;
use crate::import::{Context, Draft, Expected, Foreign, NoteKind, one_line};
use crate::terms::PUBLICCODE;
use serde_json::{Map, Value, json};
use umstieg_format::finding::Findings;
use umstieg_format::scalar::{LanguageCode, VersionRange};
use umstieg_format::structure::Node;

/// Platforms of the standard in our words.
pub(super) const PLATFORMS: [(&str, &str); 6] = [
    ("web", "web"),
    ("windows", "windows"),
    ("mac", "macos"),
    ("linux", "linux"),
    ("android", "android"),
    ("ios", "ios"),
];

/// Kinds of maintenance that mean the same. `internal` is missing: it is the owner of the repository, who may be a
/// company, a foundation or a public body.
pub(super) const MAINTENANCE: [(&str, &str); 3] =
    [("community", "community"), ("contract", "contract"), ("none", "none")];

/// Versions whose fields are known; `0` is the newest before 1. Version 0.6 changed nothing.
const VERSIONS: [&str; 8] = ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"];

/// Kinds of software that nobody uses by itself.
const PARTS: [&str; 3] = ["addon", "library", "configurationFiles"];

/// Characters of a maker's name that an entry takes.
const LONGEST_VENDOR: usize = 100;

/// Fields that are read, and those that only describe the file or its pictures.
const KNOWN: [&str; 20] = [
    "publiccodeYmlVersion",
    "publiccode-yaml-version",
    "name",
    "url",
    "landingURL",
    "isBasedOn",
    "softwareVersion",
    "releaseDate",
    "logo",
    "monochromeLogo",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
    "dependsOn",
    "organisation",
];

/// Makes a draft.
pub(crate) fn draft(file: &Foreign, context: &Context<'_>) -> Result<Draft, Findings> {
    let mut making = Making::new(file, context, "publiccode");
    let root = file.root();
    let name = making.name(root, "name")?;
    let repository = making.reader.url(root, "url");
    // The file lies in the repository that it names.
    making.source(root, "project", repository.clone());
    making.put_some("repository", repository.clone());
    let website = making.reader.url(root, "landingURL");
    making.put_some("website", website.filter(|website| Some(website) != repository.as_ref()));
    let categories = making.reader.texts(root, "categories");
    making.words("categories", &categories, PUBLICCODE);
    legal(&mut making, root);
    platforms(&mut making, root);
    languages(&mut making, root);
    maintenance(&mut making, root);
    depends_on(&mut making, root);
    let date = making.reader.date(root, "releaseDate").map(|date| date.to_string());
    making.newest(root, "softwareVersion", date);
    standing(&mut making, root);
    descriptions(&mut making, root);
    for (node, address) in making.reader.texts(root, "isBasedOn") {
        making.reader.note(node, NoteKind::BasedOn { address: address.to_owned() });
    }
    making.reader.rest(root, &KNOWN);
    Ok(making.done(name, Vec::new()))
}

/// Licence and maker.
fn legal(making: &mut Making<'_, '_>, root: &Node) {
    let legal = making.reader.part(root, "legal");
    if let Some(legal) = legal
        && let Some(text) = making.reader.text(legal, "license")
        && let Some(node) = legal.get("license")
    {
        making.license(node, "legal.license", text);
    }
    let organisation = making.reader.part(root, "organisation");
    let places = [
        (legal, "mainCopyrightOwner", "legal.mainCopyrightOwner"),
        (organisation, "name", "organisation.name"),
        (legal, "repoOwner", "legal.repoOwner"),
    ];
    for (part, field, path) in places {
        let Some(part) = part else { continue };
        let Some(name) = making.reader.text(part, field).map(one_line) else { continue };
        let Some(node) = part.get(field).filter(|_| !name.is_empty()) else { continue };
        if name.chars().count() > LONGEST_VENDOR {
            making.reader.malformed(node, path, Expected::TextUpTo(LONGEST_VENDOR));
            continue;
        }
        let key = making.key();
        making.put("vendor", json!({"name": name, "evidence": [key]}));
        making.reader.note(node, NoteKind::Vendor { field: path.to_owned(), name });
        return;
    }
}

fn platforms(making: &mut Making<'_, '_>, root: &Node) {
    let mut clients = Vec::<&str>::new();
    for (node, word) in making.reader.texts(root, "platforms") {
        match PLATFORMS.iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(word)) {
            Some((_, ours)) if !clients.contains(ours) => clients.push(ours),
            Some(_) => {}
            None => {
                let (field, word) = ("platforms".to_owned(), word.to_owned());
                making.reader.note(node, NoteKind::NoCounterpart { field, word });
            }
        }
    }
    if !clients.is_empty() {
        let key = making.key();
        making.put("platforms", json!({"clients": clients, "evidence": [key]}));
    }
}

/// Languages without their regions and scripts.
fn languages(making: &mut Making<'_, '_>, root: &Node) {
    let Some(part) = making.reader.part(root, "localisation") else { return };
    let mut spoken = Vec::<String>::new();
    for (node, tag) in making.reader.texts(part, "availableLanguages") {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let read = LanguageCode::parse(&primary);
        let Some(code) =
            making.reader.fitting(node, "localisation.availableLanguages", Expected::Language, read)
        else {
            continue;
        };
        if !spoken.iter().any(|known| known == code.as_str()) {
            spoken.push(code.as_str().to_owned());
        }
    }
    if !spoken.is_empty() {
        let key = making.key();
        making.put("languages", json!({"ui": spoken, "evidence": [key]}));
    }
}

fn maintenance(making: &mut Making<'_, '_>, root: &Node) {
    let Some(part) = making.reader.part(root, "maintenance") else { return };
    if let Some(word) = making.reader.text(part, "type")
        && let Some(node) = part.get("type")
    {
        let same = MAINTENANCE.iter().find(|(theirs, _)| *theirs == word);
        let kind = match same {
            Some((_, ours)) => Some(*ours),
            None if word == "internal" => {
                making.reader.note(node, NoteKind::MaintainedByOwner);
                Some("unknown")
            }
            None => {
                let (field, word) = ("maintenance.type".to_owned(), word.to_owned());
                making.reader.note(node, NoteKind::NoCounterpart { field, word });
                None
            }
        };
        if let Some(kind) = kind {
            let key = making.key();
            making.put("maintenance", json!({"kind": kind, "governance": "unknown", "evidence": [key]}));
        }
    }
    for contractor in making.reader.records(part, "contractors") {
        if let Some(name) = making.reader.text(contractor, "name") {
            let until = making.reader.text(contractor, "until").map(str::to_owned);
            making.reader.note(contractor, NoteKind::Contractor { name: name.to_owned(), until });
        }
    }
}

/// Dependencies that are always needed and that the catalogue knows; how they come into the house is left open.
fn depends_on(making: &mut Making<'_, '_>, root: &Node) {
    let Some(part) = making.reader.part(root, "dependsOn") else { return };
    let mut needs = Vec::<Value>::new();
    for field in ["open", "proprietary", "hardware"] {
        for dependency in making.reader.records(part, field) {
            let Some(name) = making.reader.text(dependency, "name").map(str::to_owned) else { continue };
            let is_optional = dependency.get("optional").and_then(Node::as_text) == Some("true");
            if field == "hardware" {
                making.reader.note(dependency, NoteKind::Hardware { name });
            } else if is_optional {
                making.reader.note(dependency, NoteKind::OptionalDependency { name });
            } else if let Some(software) = (making.context.find)(&name) {
                let mut choice = Map::new();
                choice.insert("software".to_owned(), software.as_str().into());
                if let Some(range) = versions(making, dependency) {
                    choice.insert("versions".to_owned(), range.into());
                }
                let key = making.key();
                needs.push(json!({"any_of": [choice], "supply": crate::import::OPEN, "evidence": [key]}));
                let software = software.to_string();
                making.reader.note(dependency, NoteKind::SupplyOpen { software });
            } else {
                making.reader.note(dependency, NoteKind::UnknownDependency { name });
            }
        }
    }
    if !needs.is_empty() {
        making.put("requires", needs);
    }
}

/// The releases of a dependency that will do, as a range; nothing if they are no plain numbers.
fn versions(making: &mut Making<'_, '_>, dependency: &Node) -> Option<String> {
    let mut bound = |field: &str, sign: &str| {
        let text = making.reader.text(dependency, field)?;
        Some(format!("{sign}{text}"))
    };
    // The standard's `version` is one major version with all its later fixes.
    let only = bound("version", "^");
    let between: Vec<String> =
        [bound("versionMin", ">="), bound("versionMax", "<=")].into_iter().flatten().collect();
    let text = only.or_else(|| (!between.is_empty()).then(|| between.join(", ")))?;
    VersionRange::parse(&text).ok().map(|range| range.to_string())
}

/// Of which version the file is, and what of the software may make it no candidate.
fn standing(making: &mut Making<'_, '_>, root: &Node) {
    for field in ["publiccodeYmlVersion", "publiccode-yaml-version"] {
        if let Some(version) = making.reader.text(root, field)
            && !VERSIONS.contains(&version.split('.').take(2).collect::<Vec<_>>().join(".").as_str())
            && let Some(node) = root.get(field)
        {
            making.reader.note(node, NoteKind::UnknownVersion { version: version.to_owned() });
        }
    }
    if let Some(kind) = making.reader.text(root, "softwareType")
        && PARTS.contains(&kind)
        && let Some(node) = root.get("softwareType")
    {
        making.reader.note(node, NoteKind::NotStandalone { kind: kind.to_owned() });
    }
    if let Some(status) = making.reader.text(root, "developmentStatus")
        && status != "stable"
        && let Some(node) = root.get("developmentStatus")
    {
        making.reader.note(node, NoteKind::DevelopmentStatus { status: status.to_owned() });
    }
}

fn descriptions(making: &mut Making<'_, '_>, root: &Node) {
    let Some(part) = making.reader.part(root, "description") else { return };
    for entry in part.as_mapping().unwrap_or_default() {
        if entry.value.as_mapping().is_none() {
            continue;
        }
        let Some(text) = making.reader.text(&entry.value, "shortDescription") else { continue };
        // A sentence of several lines is one line here.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(node) = entry.value.get("shortDescription") else { continue };
        let language = Some(entry.key.text.to_string());
        making.reader.note(node, NoteKind::Description { language, text });
    }
}

//! Layers for tests: one entry of every kind, as new, as overriding, and as one that others name.

use crate::folder::Folder;
use std::fmt::Write;
use std::path::Path;
use umstieg_core::Catalogue;
use umstieg_core::format::kind::{EntryKey, EntryKind};

/// The day and the source of every invented fact.
const EVIDENCE: &str =
    "evidence:\n  quelle: {url: \"https://quelle.example.org/beleg\", checked: 2026-11-22, kind: project}\n";

/// An entry of the base that other entries of the base name; none for kinds that nobody names.
#[must_use]
pub fn named(kind: EntryKind) -> Option<EntryKey> {
    let id = match kind {
        EntryKind::Software => "freimail",
        EntryKind::Provider => "nordhilfe",
        EntryKind::Category => "mail",
        EntryKind::Capability => "email",
        EntryKind::Standard => "norm",
        EntryKind::Format => "datei",
        EntryKind::DataKind => "messages",
        EntryKind::Role => "file-host",
        EntryKind::Service => "hosting",
        EntryKind::Certification => "siegel",
        EntryKind::License => "LicenseRef-Muster",
        EntryKind::Playbook => "server",
        EntryKind::Funding | EntryKind::Reference | EntryKind::Rule => return None,
    };
    Some(EntryKey::new(kind, id))
}

/// An entry that nobody names.
#[must_use]
pub fn new(kind: EntryKind) -> EntryKey {
    EntryKey::new(kind, if kind == EntryKind::License { "LicenseRef-Neu" } else { "neu" })
}

/// The small catalogue, with words of every kind that an entry names.
#[must_use]
pub fn base() -> Folder {
    let folder = Folder::small_catalogue();
    for kind in [EntryKind::Standard, EntryKind::Format, EntryKind::Certification, EntryKind::License] {
        let entry = named(kind).unwrap_or_else(|| new(kind));
        write(&folder, &entry, "Muster");
    }
    folder.replace(
        "software/freimail.yaml",
        "maintenance:",
        "vendor: {name: \"Nordhilfe eG\", provider: nordhilfe}\nstandards:\n  norm: {evidence: [code]}\n\
         formats: {reads: [datei], evidence: [code]}\neditions:\n  - {id: alt, name: \"Alt\", license: {model: open-core, \
         spdx: LicenseRef-Muster, evidence: [code]}}\nmaintenance:",
    );
    folder.replace(
        "providers/nordhilfe.yaml",
        "\nevidence:",
        "\ncertifications:\n  siegel: {evidence: [site]}\nevidence:",
    );
    folder
}

/// An empty layer.
#[must_use]
pub fn layer(id: &str, name: &str) -> Folder {
    let folder = Folder::empty();
    folder.write(
        "catalogue.yaml",
        format!("format: 1\nid: {id}\ntitle: {{de: \"{name}\", en: \"{name}\"}}\nlicense: CC0-1.0\n"),
    );
    folder
}

/// Adds `hides` or `overrides` with a reason a line to the manifest of a layer.
///
/// # Panics
/// If the layer has no manifest.
pub fn state(layer: &Folder, list: &str, entries: &[EntryKey]) {
    let mut text = std::fs::read_to_string(layer.file("catalogue.yaml")).expect("a manifest");
    text.push_str(list);
    text.push_str(":\n");
    for EntryKey { kind, id } in entries {
        let reason = format!("{{de: \"Grund für {id}.\", en: \"Reason for {id}.\"}}");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  - {{{}: {id}, reason: {reason}}}", kind.key());
    }
    layer.write("catalogue.yaml", text);
}

/// Writes an entry with a name into a layer.
pub fn write(layer: &Folder, entry: &EntryKey, name: &str) {
    let id = &entry.id;
    let summary =
        format!("name: \"{name}\"\nsummary: {{de: \"Erfunden: {name}.\", en: \"Invented: {name}.\"}}\n");
    let fields = match entry.kind {
        EntryKind::Software => format!(
            "{summary}categories: [mail]\nlicense: {{model: open-source, spdx: MIT, evidence: [quelle]}}\n{EVIDENCE}"
        ),
        EntryKind::Provider => format!(
            "{summary}kind: company\ncountry: DE\nserves: [DE]\nwebsite: \"https://neu.example.org\"\nstatus: verified\n\
             confirmed: 2026-11-22\nservices:\n  hosting: {{evidence: [quelle]}}\n{EVIDENCE}"
        ),
        EntryKind::Funding => format!(
            "{summary}region: DE-SH\nwebsite: \"https://neu.example.org\"\nstatus: open\neligibility: {{}}\n\
             pays_for: [hosting]\nstart_before_approval: forbidden\nfacts: [quelle]\n{EVIDENCE}"
        ),
        EntryKind::Reference => format!(
            "{}country: DE\nsector: public-administration\nsoftware: [freidrive]\nfacts: [quelle]\n{EVIDENCE}",
            summary.replace("name:", "organisation:")
        ),
        kind => {
            let Some(list) = kind.list() else { return };
            let own = match kind {
                EntryKind::Category => "    playbook: server\n",
                EntryKind::Capability => "    category: mail\n",
                EntryKind::Format => "    openness: standard\n",
                EntryKind::License => "    model: source-available\n",
                EntryKind::Rule => {
                    "    first: {categories: [mail], step: roll-out}\n    then: {categories: [meetings], step: roll-out}\n    \
                     strength: soft\n    reason: {de: \"Erfunden.\", en: \"Invented.\"}\n    evidence: [quelle]\n"
                }
                EntryKind::Playbook => {
                    "    basis: {de: \"Erfunden.\", en: \"Invented.\"}\n    evidence: [quelle]\n    steps:\n      \
                     - {id: install, kind: install, scope: product, title: {de: \"Einrichten\", en: \"Set up\"}}\n"
                }
                _ => "",
            };
            let has_evidence = matches!(kind, EntryKind::Rule | EntryKind::Playbook);
            let evidence = if has_evidence { EVIDENCE } else { "" };
            format!("{list}:\n  {id}:\n    name: {{de: \"{name}\", en: \"{name}\"}}\n{own}{evidence}")
        }
    };
    layer.write(&entry.kind.file().path(id), fields);
}

/// Lays folders over a base; the error names the base `BASE` and the layers `LAYER1`, `LAYER2` and so on.
///
/// # Errors
/// All findings, one after the other.
pub fn lay(base: &Folder, layers: &[&Folder]) -> Result<Catalogue, String> {
    let base_path = base.path();
    let paths: Vec<String> = layers.iter().map(|layer| layer.path()).collect();
    let folders: Vec<&Path> = paths.iter().map(Path::new).collect();
    match Catalogue::load_layers(Some(Path::new(&base_path)), &folders) {
        Ok(loaded) => Ok(loaded.catalogue),
        Err(findings) => {
            let mut told: Vec<String> = findings
                .iter()
                .map(|finding| {
                    let mut told = finding.to_string().replace(&base_path, "BASE");
                    for (index, path) in paths.iter().enumerate() {
                        told = told.replace(path, &format!("LAYER{}", index + 1));
                    }
                    told
                })
                .collect();
            // Findings are in the order of the folders' names, which differ from run to run.
            told.sort();
            Err(told.join("\n") + "\n")
        }
    }
}

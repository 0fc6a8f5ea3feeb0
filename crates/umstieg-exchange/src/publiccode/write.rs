//! From an entry to publiccode.yml, as far as the entry goes.

use super::maintenance::Known;
use super::read::PLATFORMS;
use crate::tables::word;
use crate::terms::PUBLICCODE;
use serde_json::{Map, Value, json};
use umstieg_format::entries::Entries;
use umstieg_format::entry::{
    Level, License, LicenseModel, MaintenanceKind, PhaseKind, Reference, Requirement, Sector, Software,
};
use umstieg_format::message::Language;
use umstieg_format::scalar::{EvidenceKey, SoftwareId, VersionRange};

/// Characters that the standard allows a short description.
const SHORT: usize = 150;

/// What a catalogue knows of a software, as publiccode.yml.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// YAML with the fields that are known.
    pub text: String,
    /// Fields that the standard demands and the catalogue does not know.
    pub missing: Vec<String>,
    /// Fields that the catalogue fills without evidence; they are left out.
    pub unverified: Vec<String>,
    maintenance: Known,
    /// Byte position in the text at which the section of the maintenance ends, or would stand.
    at: usize,
}

impl Fragment {
    /// The text with comments about the maintenance: what a maintainer must check and fill in.
    #[must_use]
    pub fn commented(&self, language: Language) -> String {
        let (before, after) = self.text.split_at_checked(self.at).unwrap_or((&self.text, ""));
        let indent = if self.maintenance.kind.is_some() { "  " } else { "" };
        let words = self.maintenance.words.iter().map(|word| word.text(language));
        let lines = words.chain(self.maintenance.blanks.iter().map(String::as_str));
        let comments: String = lines.map(|line| format!("{indent}# {line}\n")).collect();
        format!("{before}{comments}{after}")
    }
}

/// Writes what a catalogue knows of one software as publiccode.yml of the newest version 0; none if it does not know it.
///
/// Facts without evidence are left out, but for the kind of maintenance, which the standard demands and a comment of
/// [`Fragment::commented`] calls unproven. Nothing is said that the catalogue does not say: neither the people to contact
/// nor the state of development.
///
/// ```
/// use umstieg_exchange::export::publiccode;
/// use umstieg_format::scalar::SoftwareId;
///
/// let entries = umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT)?;
/// let fragment = publiccode(&entries, &SoftwareId::parse("opentalk")?).expect("an entry");
/// assert!(fragment.text.contains("license: \"EUPL-1.2\""));
/// assert!(fragment.missing.contains(&"softwareType".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn publiccode(entries: &Entries, id: &SoftwareId) -> Option<Fragment> {
    let software = entries.software.get(id)?;
    let mut writing =
        Writing { entries, id, software, fields: Map::new(), missing: Vec::new(), unverified: Vec::new() };
    writing.identity();
    writing.platforms();
    writing.categories();
    writing.used_by();
    writing.status();
    writing.supports();
    writing.organisation();
    writing.descriptions();
    writing.legal(&software.license);
    let maintenance = writing.maintenance();
    let mut text = String::new();
    yaml(&writing.fields, 0, &mut text);
    let at = text.len();
    writing.fields.clear();
    writing.localisation();
    writing.depends_on();
    let Writing { fields, missing, unverified, .. } = writing;
    yaml(&fields, 0, &mut text);
    Some(Fragment { text, missing, unverified, maintenance, at })
}

/// A file that is being written.
struct Writing<'e> {
    entries: &'e Entries,
    id: &'e SoftwareId,
    software: &'e Software,
    fields: Map<String, Value>,
    missing: Vec<String>,
    unverified: Vec<String>,
}

impl Writing<'_> {
    fn put(&mut self, field: &str, value: impl Into<Value>) {
        self.fields.insert(field.to_owned(), value.into());
    }

    fn missing(&mut self, field: &str) {
        self.missing.push(field.to_owned());
    }

    /// Whether a fact has evidence; if not, its field is named.
    fn is_verified(&mut self, field: &str, evidence: &[EvidenceKey]) -> bool {
        if evidence.is_empty() {
            self.unverified.push(field.to_owned());
        }
        !evidence.is_empty()
    }

    fn identity(&mut self) {
        let software = self.software;
        self.put("publiccodeYmlVersion", "0");
        self.put("name", software.name.as_ref());
        match &software.repository {
            Some(url) => self.put("url", url.as_str()),
            None => self.missing("url"),
        }
        if let Some(url) = &software.website {
            self.put("landingURL", url.as_str());
        }
        if let Some(release) = &software.latest_release
            && self.is_verified("softwareVersion", &release.evidence)
        {
            self.put("softwareVersion", release.release.as_str());
            if let Some(date) = release.date {
                self.put("releaseDate", date.to_string());
            }
        }
    }

    fn platforms(&mut self) {
        let known = self.software.platforms.as_ref();
        if let Some(platforms) = known
            && self.is_verified("platforms", &platforms.evidence)
        {
            let theirs =
                |ours: &String| PLATFORMS.iter().find(|(_, known)| known == ours).map(|(theirs, _)| *theirs);
            let words: Vec<&str> =
                platforms.clients.iter().map(word).filter_map(|ours| theirs(&ours)).collect();
            self.put("platforms", words);
        } else {
            self.missing("platforms");
        }
    }

    /// Words for a whole category, and for capabilities that the software has.
    fn categories(&mut self) {
        let software = self.software;
        let fits = |meaning: &&crate::terms::Meaning| match meaning.capability {
            Some(capability) => self.can(capability),
            None => {
                meaning.is_category && software.categories.iter().any(|id| id.as_str() == meaning.category)
            }
        };
        let words: Vec<&str> = PUBLICCODE.iter().filter(fits).map(|meaning| meaning.word).collect();
        if !words.is_empty() {
            self.put("categories", words);
        }
    }

    /// Whether it is seen to have a capability.
    fn can(&self, capability: &str) -> bool {
        self.software.capabilities.iter().any(|(id, fact)| {
            id.as_str() == capability
                && matches!(fact.level, Level::Full | Level::Partial)
                && !fact.evidence.is_empty()
        })
    }

    /// Public bodies that have introduced it and have not gone back; who has decided or tried does not use it yet.
    fn used_by(&mut self) {
        let users = self.entries.references.values().filter(|reference| {
            reference.sector == Sector::PublicAdministration
                && reference.software.contains(self.id)
                && (self.is_in(reference, PhaseKind::RollOut) || self.is_in(reference, PhaseKind::SwitchOff))
                && !self.is_in(reference, PhaseKind::Return)
        });
        let names: Vec<&str> = users.map(|reference| reference.organisation.as_ref()).collect();
        if !names.is_empty() {
            self.put("usedBy", names);
        }
    }

    /// Whether a deployment of the software has come to a phase.
    fn is_in(&self, reference: &Reference, kind: PhaseKind) -> bool {
        let is_about = |software: &[SoftwareId]| software.is_empty() || software.contains(self.id);
        reference.phases.iter().any(|phase| phase.kind == kind && is_about(&phase.software))
    }

    fn status(&mut self) {
        match &self.software.maintenance {
            Some(fact) if fact.kind == MaintenanceKind::None && !fact.evidence.is_empty() => {
                self.put("developmentStatus", "obsolete");
            }
            _ => self.missing("developmentStatus"),
        }
        self.missing("softwareType");
    }

    /// Standards that are published somewhere.
    fn supports(&mut self) {
        let standards = self.software.standards.iter().filter(|(_, fact)| !fact.evidence.is_empty());
        let urls = standards.filter_map(|(id, _)| self.entries.vocabulary.standards.get(id)?.url.as_ref());
        let all: Vec<Value> = urls.map(|url| json!({"id": url.as_str()})).collect();
        if !all.is_empty() {
            self.put("supports", all);
        }
    }

    fn organisation(&mut self) {
        let Some(vendor) = &self.software.vendor else { return };
        let provider = vendor.provider.as_ref().and_then(|id| self.entries.providers.get(id));
        if let Some(provider) = provider
            && self.is_verified("organisation", &vendor.evidence)
        {
            let website = provider.website.as_str();
            self.put("organisation", json!({"uri": website, "name": vendor.name.as_ref()}));
        }
    }

    fn descriptions(&mut self) {
        let mut description = Map::new();
        let summary = &self.software.summary;
        for (language, text) in [("de", &summary.de), ("en", &summary.en)] {
            let mut own = Map::new();
            if text.chars().count() <= SHORT {
                own.insert("shortDescription".to_owned(), text.as_ref().into());
            } else {
                self.missing.push(format!("description.{language}.shortDescription"));
            }
            self.missing.push(format!("description.{language}.longDescription"));
            let terms = &self.entries.vocabulary.capabilities;
            let features =
                terms.iter().filter(|(id, _)| self.can(id.as_str())).map(|(_, term)| match language {
                    "de" => term.name.de.as_ref(),
                    _ => term.name.en.as_ref(),
                });
            let features: Vec<&str> = features.collect();
            if features.is_empty() {
                self.missing.push(format!("description.{language}.features"));
            } else {
                own.insert("features".to_owned(), features.into());
            }
            description.insert(language.to_owned(), own.into());
        }
        self.put("description", description);
    }

    fn legal(&mut self, license: &License) {
        match &license.spdx {
            Some(spdx) if self.is_verified("legal.license", &license.evidence) => {
                self.put("legal", json!({"license": spdx.to_string()}));
            }
            _ => self.missing("legal.license"),
        }
    }

    fn maintenance(&mut self) -> Known {
        let known = Known::of(self.entries, self.id, self.software);
        if let Some(kind) = known.kind {
            self.put("maintenance", json!({"type": kind}));
        }
        known.missing.iter().for_each(|field| self.missing(field));
        known
    }

    fn localisation(&mut self) {
        let known = self.software.languages.as_ref();
        if let Some(languages) = known
            && self.is_verified("localisation.availableLanguages", &languages.evidence)
        {
            let codes: Vec<&str> = languages.ui.iter().map(|code| code.as_str()).collect();
            let mut part = Map::new();
            // Whoever speaks two languages is made for several; of one nobody can tell.
            if codes.len() > 1 {
                part.insert("localisationReady".to_owned(), true.into());
            } else {
                self.missing("localisation.localisationReady");
            }
            part.insert("availableLanguages".to_owned(), codes.into());
            self.put("localisation", part);
        } else {
            self.missing("localisation.localisationReady");
            self.missing("localisation.availableLanguages");
        }
    }

    fn depends_on(&mut self) {
        let (mut open, mut closed) = (Vec::<Value>::new(), Vec::<Value>::new());
        let software = self.software;
        for need in software.requires.iter().filter(|need| !need.any_of.is_empty()) {
            if !self.is_verified("dependsOn", &need.evidence) {
                continue;
            }
            for choice in &need.any_of {
                let Some(other) = self.entries.software.get(&choice.software) else { continue };
                let side = match other.license.model {
                    LicenseModel::OpenSource | LicenseModel::OpenCore => &mut open,
                    LicenseModel::Proprietary => &mut closed,
                    LicenseModel::SourceAvailable | LicenseModel::Unknown => continue,
                };
                side.push(dependency(&other.name, choice.versions.as_ref(), need));
            }
        }
        self.unverified.dedup();
        let mut part = Map::new();
        for (field, side) in [("open", open), ("proprietary", closed)] {
            if !side.is_empty() {
                part.insert(field.to_owned(), side.into());
            }
        }
        if !part.is_empty() {
            self.put("dependsOn", part);
        }
    }
}

/// Writes a mapping as YAML: keys as they are, for they are all plain words, and texts in quotes, so that no reader takes
/// a release for a number or a day for something else. JSON texts are YAML texts.
fn yaml(fields: &Map<String, Value>, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    for (key, value) in fields {
        text.push_str(&format!("{indent}{key}:"));
        match value {
            Value::Object(inner) => {
                text.push('\n');
                yaml(inner, depth + 1, text);
            }
            Value::Array(items) => {
                text.push('\n');
                for item in items {
                    text.push_str(&format!("{indent}  -"));
                    match item {
                        // The first field stands behind the dash, the others under it.
                        Value::Object(inner) => {
                            let mut own = String::new();
                            yaml(inner, depth + 2, &mut own);
                            text.push_str(&format!(" {}", own.trim_start()));
                        }
                        plain => text.push_str(&format!(" {plain}\n")),
                    }
                }
            }
            plain => text.push_str(&format!(" {plain}\n")),
        }
    }
}

/// One dependency. The standard knows no alternatives; its examples call each of them optional.
fn dependency(name: &str, versions: Option<&VersionRange>, need: &Requirement) -> Value {
    let mut dependency = Map::new();
    dependency.insert("name".to_owned(), name.into());
    let range = versions.map(ToString::to_string).unwrap_or_default();
    for bound in range.split(',').map(str::trim) {
        let field = [(">=", "versionMin"), ("<=", "versionMax")]
            .into_iter()
            .find_map(|(sign, field)| Some((field, bound.strip_prefix(sign)?)));
        if let Some((field, version)) = field {
            dependency.insert(field.to_owned(), version.into());
        }
    }
    if need.any_of.len() > 1
        || need.role.is_some()
        || !need.only_for.is_empty()
        || !need.only_hosted.is_empty()
    {
        dependency.insert("optional".to_owned(), true.into());
    }
    dependency.into()
}

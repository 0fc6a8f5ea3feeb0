//! Reading a folder of entries.

use super::{Document, Documents, read};
use crate::check::{Broken, check_with_broken, nearest};
use crate::entries::{Entries, Rules, Vocabulary};
use crate::entry::{
    Capabilities, Categories, Certifications, DataKinds, FormatTerms, Funding, Licenses, Manifest,
    OrderingRules, Playbooks, Provider, Reference, Roles, Services, Software, Standards,
};
use crate::finding::{Finding, Findings, Level, Location, Rule, rules};
use crate::kind::{EntryKey, EntryKind, FileKind};
use crate::limits::Limits;
use crate::message;
use crate::message::{Message, is_meant, reason};
use crate::parallel;
use crate::scalar::{Release, SoftwareId, VersionRange};
use crate::source::read_file;
use crate::structure::{Node, Plain};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A folder with everything that was found in it.
#[derive(Clone, Debug)]
pub struct FolderReading {
    /// The entries that could be read; all of them if nothing is wrong.
    pub entries: Option<Entries>,
    /// Everything that was found.
    pub findings: Findings,
    /// The files, for positions and excerpts.
    pub documents: Documents,
    /// What is there but could not be read; nobody is blamed for naming it.
    pub broken: Broken,
}

/// Reads every file of a catalogue folder. Cross-checks are made by [`FolderReading::check`], because layers are checked
/// only after they have been merged.
#[must_use]
pub fn read_folder(root: &Path) -> FolderReading {
    let mut reader = Reader {
        root,
        documents: Documents { folder: root.to_string_lossy().replace('\\', "/"), files: BTreeMap::new() },
        findings: Vec::new(),
        broken: Broken::default(),
    };
    let entries = reader.entries();
    FolderReading {
        entries,
        findings: reader.findings.into(),
        documents: reader.documents,
        broken: reader.broken,
    }
}

impl FolderReading {
    /// Adds the findings of all cross-checks.
    #[must_use]
    pub fn check(mut self) -> Self {
        if let Some(entries) = &self.entries {
            let found = check_with_broken(entries, &self.broken);
            self.findings.extend(found.into_iter().map(|problem| self.documents.finding(problem)));
        }
        self
    }

    /// Whether every file could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.entries.is_some() && !self.findings.has_errors()
    }
}

/// A file with what it says and what is wrong with it, or why it cannot be read.
type Reading<T> = Result<(Document, Option<T>, Vec<Finding>), Box<Finding>>;

/// Reads one file.
fn one<T: DeserializeOwned>(root: &Path, kind: FileKind, path: &Path) -> Reading<T> {
    let limits = Limits::catalogue();
    read_file(root, path, &limits).map(|source| read(source, kind, &limits))
}

struct Reader<'a> {
    root: &'a Path,
    documents: Documents,
    findings: Vec<Finding>,
    broken: Broken,
}

impl Reader<'_> {
    fn entries(&mut self) -> Option<Entries> {
        let manifest: Option<Manifest> = self.single(FileKind::Manifest, true);
        if let Some(finding) = self.documents.get(FileKind::Manifest, "").and_then(other_release) {
            // What such a catalogue says is nothing that this program could call a mistake.
            self.findings = vec![finding];
            return None;
        }
        self.unexpected();
        let mut vocabulary = Vocabulary::default();
        let mut rules = Rules::default();
        if let Some(file) = self.single::<Categories>(FileKind::Categories, false) {
            vocabulary.categories = file.categories;
        }
        if let Some(file) = self.single::<Capabilities>(FileKind::Capabilities, false) {
            vocabulary.capabilities = file.capabilities;
        }
        if let Some(file) = self.single::<Standards>(FileKind::Standards, false) {
            vocabulary.standards = file.standards;
        }
        if let Some(file) = self.single::<FormatTerms>(FileKind::Formats, false) {
            vocabulary.formats = file.formats;
        }
        if let Some(file) = self.single::<DataKinds>(FileKind::DataKinds, false) {
            vocabulary.data_kinds = file.data_kinds;
        }
        if let Some(file) = self.single::<Roles>(FileKind::Roles, false) {
            vocabulary.roles = file.roles;
        }
        if let Some(file) = self.single::<Services>(FileKind::Services, false) {
            vocabulary.services = file.services;
        }
        if let Some(file) = self.single::<Certifications>(FileKind::Certifications, false) {
            vocabulary.certifications = file.certifications;
        }
        if let Some(file) = self.single::<Licenses>(FileKind::Licenses, false) {
            vocabulary.licenses = file.licenses;
        }
        if let Some(file) = self.single::<OrderingRules>(FileKind::Ordering, false) {
            rules.ordering = file.rules;
            rules.ordering_evidence = file.evidence;
        }
        if let Some(file) = self.single::<Playbooks>(FileKind::Playbooks, false) {
            rules.playbooks = file.playbooks;
            rules.playbook_evidence = file.evidence;
        }
        let software = self.many::<SoftwareId, Software>(FileKind::Software);
        let providers = self.many::<_, Provider>(FileKind::Provider);
        let funding = self.many::<_, Funding>(FileKind::Funding);
        let references = self.many::<_, Reference>(FileKind::Reference);
        Some(Entries { manifest: manifest?, software, providers, funding, references, vocabulary, rules })
    }

    /// Reads the one file of a kind; `None` if it is not there or not right.
    fn single<T: DeserializeOwned>(&mut self, kind: FileKind, required: bool) -> Option<T> {
        let path = PathBuf::from(kind.path(""));
        let there = fs::symlink_metadata(self.root.join(&path)).is_ok();
        if !there && !required {
            return None;
        }
        let reading = one(self.root, kind, &path);
        let value = self.note(kind, "", reading);
        if value.is_none() {
            self.note_broken_terms(kind);
        }
        value
    }

    /// Takes the terms of a file that cannot be read for known, so that only the file itself is told as wrong. Of a
    /// file without a tree not even the ids are known, so any may be there.
    fn note_broken_terms(&mut self, kind: FileKind) {
        let Some(kind) = EntryKind::of(kind) else { return };
        let root = self.documents.get(kind.file(), "").and_then(|document| document.root.as_ref());
        let list = root.zip(kind.list()).and_then(|(root, list)| root.get(list)?.as_mapping());
        match list {
            Some(terms) => {
                for term in terms {
                    self.broken.entry(EntryKey::new(kind, &term.key.text));
                }
            }
            None => self.broken.kind(kind),
        }
    }

    /// Reads every entry of a kind, in the order of the file names.
    fn many<K: FromStr<Err = Message> + Ord + Send + Sync, T: DeserializeOwned + Send>(
        &mut self,
        kind: FileKind,
    ) -> BTreeMap<K, T> {
        let folder = kind.place().0;
        let mut named = Vec::new();
        for name in self.list(folder) {
            let path = Path::new(folder).join(&name);
            let Some(stem) = name.strip_suffix(".yaml") else {
                self.stray(folder, &name);
                continue;
            };
            match K::from_str(stem) {
                Ok(id) => named.push((id, stem.to_owned(), path)),
                Err(problem) => {
                    let message = message!(
                        en: "the file name is no id: {}", problem.en;
                        de: "der Dateiname ist keine Id: {}", problem.de
                    );
                    self.misnamed(&path, message);
                }
            }
        }
        let root = self.root;
        let all = parallel::map(&named, |(_, _, path)| one::<T>(root, kind, path));
        let mut entries = BTreeMap::new();
        for ((id, stem, _), reading) in named.into_iter().zip(all) {
            match self.note(kind, &stem, reading) {
                Some(entry) => {
                    entries.insert(id, entry);
                }
                None => {
                    if let Some(kind) = EntryKind::of(kind) {
                        self.broken.entry(EntryKey::new(kind, &stem));
                    }
                }
            }
        }
        entries
    }

    /// Names in a folder, sorted; a folder that cannot be listed is a finding, one that is not there is empty.
    fn list(&mut self, folder: &str) -> Vec<String> {
        let path = self.root.join(folder);
        let listed = match fs::read_dir(&path) {
            Ok(listed) => listed,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                let location = Location::file(path.to_string_lossy().into_owned());
                let reason = reason(&error);
                let message = message!(
                    en: "folder cannot be listed: {}", reason.en;
                    de: "der Ordner lässt sich nicht auflisten: {}", reason.de
                );
                self.findings.push(Finding::new(&rules::UNREADABLE_FILE, message, location));
                return Vec::new();
            }
        };
        let mut names: Vec<String> =
            listed.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Keeps what was found in a file, and returns what it says.
    fn note<T>(&mut self, kind: FileKind, id: &str, reading: Reading<T>) -> Option<T> {
        match reading {
            Ok((document, value, findings)) => {
                self.findings.extend(findings);
                self.documents.files.insert((kind, id.into()), document);
                value
            }
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    /// What lies in a folder of the catalogue and is none of its files, though somebody may take it for one.
    fn stray(&mut self, folder: &str, name: &str) {
        let path = Path::new(folder).join(name);
        if name.starts_with('.') {
            return;
        }
        if self.root.join(&path).is_dir() {
            if leads_out(self.root, &path) {
                let message = message!(
                    en: "the link `{name}` leads out of the catalogue, expected a file in it";
                    de: "die Verknüpfung `{name}` führt aus dem Katalog hinaus, erwartet wird eine Datei in ihm"
                );
                self.find(
                    &rules::OUTSIDE_FOLDER,
                    &path,
                    message,
                    message!(
                        en: "copy the files instead of linking to them";
                        de: "die Dateien kopieren, statt auf sie zu verweisen"
                    ),
                );
            } else {
                let message = message!(
                    en: "the folder `{name}` lies among files; nothing in it is read";
                    de: "der Ordner `{name}` liegt zwischen Dateien; nichts darin wird gelesen"
                );
                self.find(
                    &rules::FILE_NAME,
                    &path,
                    message,
                    message!(
                        en: "put its files into `{folder}` itself";
                        de: "seine Dateien unmittelbar in `{folder}` ablegen"
                    ),
                );
            }
        } else if let Some(ending) = yaml_ending(name) {
            self.misnamed(
                &path,
                message!(
                    en: "the file `{name}` ends in `.{ending}`; expected `.yaml`";
                    de: "die Datei `{name}` endet auf `.{ending}`; erwartet wird `.yaml`"
                ),
            );
        }
    }

    fn misnamed(&mut self, path: &Path, message: Message) {
        self.find(
            &rules::FILE_NAME,
            path,
            message,
            message!(
                en: "the name of an entry's file is its id and `.yaml`";
                de: "die Datei eines Eintrags heißt wie seine Id, mit `.yaml` am Ende"
            ),
        );
    }

    fn find(&mut self, rule: &Rule, path: &Path, message: Message, help: Message) -> &mut Finding {
        let location = Location::file(self.root.join(path).to_string_lossy().replace('\\', "/"));
        let at = self.findings.len();
        self.findings.push(Finding::new(rule, message, location).with_help(help));
        // The element has just been pushed, so the index is in range.
        &mut self.findings[at]
    }

    /// YAML files that no kind of file is: in the folders with one file a kind, at the top, and in folders that are
    /// none of a catalogue's. The last two may belong to something else that lives beside the catalogue.
    fn unexpected(&mut self) {
        for folder in ["vocabulary", "rules"] {
            let known = || {
                FileKind::ALL.iter().filter_map(|kind| kind.place().1.filter(|_| kind.place().0 == folder))
            };
            for name in self.list(folder) {
                if yaml_ending(&name) == Some("yaml") && !self.root.join(folder).join(&name).is_dir() {
                    if known().any(|known| known == name) {
                        continue;
                    }
                    let near = nearest(&name, known());
                    let help = match near {
                        Some(near) => is_meant(near),
                        None => {
                            let known = known().collect::<Vec<_>>().join("`, `");
                            message!(en: "expected one of `{known}`"; de: "erwartet wird eine von `{known}`")
                        }
                    };
                    let message = message!(
                        en: "the file `{name}` is none of `{folder}`; nobody reads it";
                        de: "die Datei `{name}` gehört nicht in `{folder}`; niemand liest sie"
                    );
                    self.find(&rules::FILE_NAME, &Path::new(folder).join(&name), message, help);
                } else {
                    self.stray(folder, &name);
                }
            }
        }
        for name in self.list("") {
            let known = FileKind::ALL.iter().any(|kind| kind.place().0 == name);
            if known || name.starts_with('.') {
                continue;
            }
            if !self.root.join(&name).is_dir() {
                if yaml_ending(&name) == Some("yaml") && name != "catalogue.yaml" {
                    let message = message!(
                        en: "the file `{name}` is none of a catalogue; nobody reads it";
                        de: "die Datei `{name}` gehört nicht zu einem Katalog; niemand liest sie"
                    );
                    let help = message!(
                        en: "put it into the folder of its kind; only `catalogue.yaml` stands here";
                        de: "in den Ordner ihrer Art legen; hier steht nur `catalogue.yaml`"
                    );
                    self.find(&rules::FILE_NAME, Path::new(&name), message, help).level = Level::Warning;
                }
            } else if self.list(&name).iter().any(|file| yaml_ending(file).is_some()) {
                let message = message!(
                    en: "the folder `{name}` is none of a catalogue";
                    de: "der Ordner `{name}` gehört nicht zu einem Katalog"
                );
                let help = message!(
                    en: "expected `software`, `providers`, `funding`, `references`, `vocabulary` or `rules`";
                    de: "erwartet wird `software`, `providers`, `funding`, `references`, `vocabulary` oder `rules`"
                );
                self.find(&rules::FILE_NAME, Path::new(&name), message, help).level = Level::Warning;
            }
        }
    }
}

/// The release of this program.
const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// The latest version of the catalogue format that this program knows.
const FORMAT: i128 = 1;

/// The finding that a catalogue is for other releases of the program, by its tree: of what is new in it, nobody knows yet
/// whether it is right.
fn other_release(manifest: &Document) -> Option<Finding> {
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

/// The ending of a YAML file's name, however it is written.
fn yaml_ending(name: &str) -> Option<&str> {
    let (_, ending) = name.rsplit_once('.')?;
    ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml)).then_some(ending)
}

/// Whether a path leads out of the catalogue once links are followed.
fn leads_out(root: &Path, path: &Path) -> bool {
    match (fs::canonicalize(root), fs::canonicalize(root.join(path))) {
        (Ok(root), Ok(target)) => !target.starts_with(root),
        _ => true,
    }
}

#[cfg(test)]
mod tests;

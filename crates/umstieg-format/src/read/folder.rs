//! Reading a folder of entries.

mod content;
mod lent;
mod losses;
mod manifest;
mod rest;

pub use self::losses::Losses;
pub use self::rest::{Rest, contradictions};

use self::content::{Content, File, FileReading, Reading};
use super::{Document, Documents};
use crate::check::{Broken, check_with_broken, nearest};
use crate::entries::{Entries, Rules, Vocabulary};
use crate::entry::Manifest;
use crate::finding::{Finding, Findings, Level, Location, Rule, rules};
use crate::kind::{EntryKey, EntryKind, FileKind};
use crate::message;
use crate::message::{Message, is_meant, reason};
use crate::parallel;
use crate::scalar::SoftwareId;
use crate::source::is_without_links;
use crate::structure::Node;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::str::FromStr;

/// A folder with everything that was found in it.
#[derive(Clone, Debug)]
pub struct FolderReading {
    /// The entries that could be read; all of them if nothing is wrong, none if only other releases can read the folder.
    pub entries: Option<Entries>,
    /// Everything that was found.
    pub findings: Findings,
    /// The files, for positions and excerpts.
    pub documents: Documents,
    /// What is there but could not be read; nobody is blamed for naming it.
    pub broken: Broken,
    /// What of that can be checked all the same.
    pub rest: Rest,
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
        rest: Rest::default(),
    };
    let entries = reader.entries();
    FolderReading {
        entries,
        findings: reader.findings.into(),
        documents: reader.documents,
        broken: reader.broken,
        rest: reader.rest,
    }
}

impl FolderReading {
    /// Adds the findings of all cross-checks.
    #[must_use]
    pub fn check(mut self) -> Self {
        if let Some(entries) = &self.entries {
            let found = check_with_broken(entries, &self.broken);
            self.findings.extend(found.into_iter().map(|problem| self.documents.finding(problem)));
            self.findings.extend(self.rest.findings(entries, &self.broken));
        }
        self
    }

    /// Whether every file could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.entries.is_some() && !self.findings.has_errors()
    }
}

struct Reader<'a> {
    root: &'a Path,
    documents: Documents,
    findings: Vec<Finding>,
    broken: Broken,
    rest: Rest,
}

impl Reader<'_> {
    fn entries(&mut self) -> Option<Entries> {
        let manifest = self.manifest()?;
        self.unexpected();
        let files = self.files();
        // All files in one go: who has read one takes the next, of whatever kind.
        let readings = parallel::map(&files, |file| file.read(self.root));
        let (mut vocabulary, mut rules) = (Vocabulary::default(), Rules::default());
        let (mut software, mut providers) = (Vec::new(), Vec::new());
        let (mut funding, mut references) = (Vec::new(), Vec::new());
        let mut documents = Vec::with_capacity(files.len());
        let mut broken = Vec::new();
        for (file, reading) in files.iter().zip(readings) {
            let Some(content) = self.note(file, reading, &mut documents) else {
                broken.push(file);
                continue;
            };
            match content {
                // It has been read before.
                Content::Manifest(_) => {}
                Content::Software(entry) => keep(&mut software, &file.id, entry),
                Content::Provider(entry) => keep(&mut providers, &file.id, entry),
                Content::Funding(entry) => keep(&mut funding, &file.id, entry),
                Content::Reference(entry) => keep(&mut references, &file.id, entry),
                Content::Categories(terms) => vocabulary.categories = terms.categories,
                Content::Capabilities(terms) => vocabulary.capabilities = terms.capabilities,
                Content::Standards(terms) => vocabulary.standards = terms.standards,
                Content::Formats(terms) => vocabulary.formats = terms.formats,
                Content::DataKinds(terms) => vocabulary.data_kinds = terms.data_kinds,
                Content::Roles(terms) => vocabulary.roles = terms.roles,
                Content::Services(terms) => vocabulary.services = terms.services,
                Content::Certifications(terms) => vocabulary.certifications = terms.certifications,
                Content::Licenses(terms) => vocabulary.licenses = terms.licenses,
                Content::Ordering(file) => {
                    rules.ordering = file.rules;
                    rules.ordering_evidence = file.evidence;
                }
                Content::Playbooks(file) => {
                    rules.playbooks = file.playbooks;
                    rules.playbook_evidence = file.evidence;
                }
            }
        }
        // Maps are made of all their entries at once, which moves each of them once.
        self.documents.files.append(&mut documents.into_iter().collect());
        for file in broken {
            self.note_broken(file);
        }
        Some(Entries {
            manifest,
            software: software.into_iter().map(|(id, entry)| (id, *entry)).collect(),
            providers: providers.into_iter().collect(),
            funding: funding.into_iter().collect(),
            references: references.into_iter().collect(),
            vocabulary,
            rules,
        })
    }

    /// Reads the manifest, or what is left of it; none if only other releases can read the folder.
    fn manifest(&mut self) -> Option<Manifest> {
        let file = File::single(FileKind::Manifest);
        let (document, content, rest) = match file.read(self.root) {
            Ok(FileReading { document, content, rest, findings }) => {
                self.findings.extend(findings);
                (Some(document), content, rest)
            }
            Err(finding) => {
                self.findings.push(*finding);
                (None, None, None)
            }
        };
        let other_release = document.as_ref().and_then(manifest::other_release);
        let known = match content {
            Some(Content::Manifest(manifest)) => Some((manifest, None)),
            _ => manifest::known_of(rest, self.root, &mut self.broken),
        };
        let (manifest, left) = known?;
        // What is known stands elsewhere in its lists if others of them are broken.
        if let Some(document) = left.or(document) {
            self.documents.files.insert((file.kind, file.id), document);
        }
        if let Some(finding) = other_release {
            // What such a catalogue says is nothing that this program could call a mistake.
            self.findings = vec![finding];
            return None;
        }
        Some(manifest)
    }

    /// Every other file of the folder whose name is right, by kind and id; the few large ones come first.
    fn files(&mut self) -> Vec<File> {
        let single = |kind: &FileKind| *kind != FileKind::Manifest && kind.is_single();
        let singles = FileKind::ALL.into_iter().filter(single).map(File::single);
        let mut files: Vec<File> = singles.filter_map(|file| self.there(file)).collect();
        for kind in [FileKind::Software, FileKind::Provider, FileKind::Funding, FileKind::Reference] {
            self.list_entries(kind, &mut files);
        }
        files
    }

    /// A file of a kind of which there is one, if it is there, be it under a name that is nearly the right one.
    fn there(&mut self, file: File) -> Option<File> {
        if fs::symlink_metadata(self.root.join(&file.path)).is_ok() {
            return Some(file);
        }
        let (folder, name) =
            (file.path.parent()?.to_owned(), file.path.file_name()?.to_string_lossy().into_owned());
        let wanted = meant_id(&name);
        let near = self.list(&folder.to_string_lossy()).into_iter().find(|other| {
            yaml_ending(other).is_some()
                && meant_id(other) == wanted
                && self.root.join(&folder).join(other).is_file()
        })?;
        Some(File { path: folder.join(near), ..file })
    }

    /// Adds the files of a kind that has one an entry, in the order of their names.
    fn list_entries(&mut self, kind: FileKind, files: &mut Vec<File>) {
        let folder = kind.place().0;
        let known = usize::from(is_without_links(self.root, Path::new(folder)));
        let names = self.list(folder);
        let mut meant = BTreeSet::new();
        for name in &names {
            let path = Path::new(folder).join(name);
            let Some(stem) = name.strip_suffix(".yaml") else {
                self.stray(folder, name);
                if yaml_ending(name).is_some() && self.root.join(&path).is_file() {
                    meant.extend(meant_id(name).map(|id| (id, path)));
                }
                continue;
            };
            // Ids of all kinds are of one form.
            match SoftwareId::from_str(stem) {
                Ok(_) => files.push(File { kind, id: stem.into(), path, known }),
                Err(problem) => {
                    let message = message!(
                        en: "the file name is no id: {}", problem.en;
                        de: "der Dateiname ist keine Id: {}", problem.de
                    );
                    self.misnamed(&path, message);
                    meant.extend(meant_id(name).map(|id| (id, path)));
                }
            }
        }
        // A wrong name is no reason not to look at what stands in the file, as far as nobody else has its name.
        let mut taken: BTreeSet<String> = names.into_iter().collect();
        for (id, path) in meant {
            if taken.insert(format!("{id}.yaml")) {
                files.push(File { kind, id, path, known });
            }
        }
    }

    /// Takes what stands in a file that cannot be read for known, so that only the file itself is told as wrong.
    fn note_broken(&mut self, file: &File) {
        match EntryKind::of(file.kind) {
            Some(kind) if !file.kind.is_single() => self.broken.entry(EntryKey::new(kind, &file.id)),
            _ => self.note_broken_terms(file.kind),
        }
    }

    /// Takes the terms of a file for known. Of a file without a tree not even the ids are known, so any may be there.
    fn note_broken_terms(&mut self, kind: FileKind) {
        let Some(kind) = EntryKind::of(kind) else { return };
        let root = self.documents.get(kind.file(), "").and_then(|document| document.root.as_ref());
        // What else stands at the margin may have slid out of the list.
        let is_known = |key: &str| key == "evidence" || kind.list() == Some(key);
        let is_whole = |root: &&Node| {
            root.as_mapping().is_some_and(|fields| fields.iter().all(|field| is_known(&field.key.text)))
        };
        let root = root.filter(is_whole);
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
    fn note(
        &mut self,
        file: &File,
        reading: Reading,
        documents: &mut Vec<((FileKind, SmolStr), Document)>,
    ) -> Option<Content> {
        match reading {
            Ok(FileReading { document, content, rest, findings }) => {
                self.findings.extend(findings);
                match rest {
                    Some(rest) => self.rest.add(rest),
                    None if content.is_none() => self.rest.add_nothing(),
                    None => {}
                }
                documents.push(((file.kind, file.id.clone()), document));
                content
            }
            Err(finding) => {
                self.findings.push(*finding);
                self.rest.add_nothing();
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
        let meant = path.file_name().and_then(|name| meant_id(&name.to_string_lossy()));
        let help = meant.map_or_else(
            || {
                message!(
                    en: "the name of an entry's file is its id and `.yaml`";
                    de: "die Datei eines Eintrags heißt wie seine Id, mit `.yaml` am Ende"
                )
            },
            |id| is_meant(&format!("{id}.yaml")),
        );
        self.find(&rules::FILE_NAME, path, message, help);
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

/// Keeps an entry under the id that its file has for a name.
fn keep<K: FromStr, T>(entries: &mut impl Extend<(K, T)>, id: &str, entry: T) {
    // Files whose name is no id are not read.
    if let Ok(id) = id.parse() {
        entries.extend([(id, entry)]);
    }
}

/// The ending of a YAML file's name, however it is written.
fn yaml_ending(name: &str) -> Option<&str> {
    let (_, ending) = name.rsplit_once('.')?;
    ["yaml", "yml"].iter().any(|yaml| ending.eq_ignore_ascii_case(yaml)).then_some(ending)
}

/// The id that somebody may have meant by the name of a file.
fn meant_id(name: &str) -> Option<SmolStr> {
    let mut stem = name;
    while let Some((before, _)) = stem.rsplit_once('.').filter(|_| yaml_ending(stem).is_some()) {
        stem = before;
    }
    let id = stem.trim().to_lowercase().replace([' ', '_', '.'], "-");
    SoftwareId::from_str(&id).is_ok().then(|| id.into())
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

//! Nothing that somebody may take for a part of the catalogue is passed over in silence.

use super::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("umstieg-format-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("cat/software")).unwrap();
        Self(path)
    }

    fn write(&self, name: &str) {
        let path = self.0.join("cat").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "name: [broken\n").unwrap();
    }

    /// What is found about names and places, each as level, rule, place and message.
    fn found(&self) -> Vec<String> {
        let root = self.0.join("cat");
        let reading = read_folder(&root);
        let own = ["file-name", "outside-folder"];
        let found = reading.findings.iter().filter(|finding| own.contains(&finding.rule));
        let shown = root.to_string_lossy().replace('\\', "/") + "/";
        found
            .map(|finding| {
                let differs = finding.messages().find(|message| message.compare().is_err());
                assert_eq!(differs, None);
                let (level, rule, place) = (finding.level, finding.rule, &*finding.location.file);
                format!("{level} {rule} {}: {}", place.replace(&shown, ""), finding.message)
            })
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn folders_and_other_endings_among_entries_are_told() {
    let folder = Folder::new("stray");
    for name in [
        "software/sub/x.yaml",
        "software/X.YAML",
        "software/y.yml",
        "software/README.md",
        "software/.x.yaml.swp",
    ] {
        folder.write(name);
    }
    assert_eq!(
        folder.found(),
        [
            "error file-name software/X.YAML: the file `X.YAML` ends in `.YAML`; expected `.yaml`",
            "error file-name software/sub: the folder `sub` lies among files; nothing in it is read",
            "error file-name software/y.yml: the file `y.yml` ends in `.yml`; expected `.yaml`",
        ]
    );
}

#[test]
fn files_that_no_kind_is_are_told_wherever_they_lie() {
    let folder = Folder::new("unknown");
    for name in [
        "vocabulary/role.yaml",
        "vocabulary/sub/roles.yaml",
        "rules/Ordering.yaml",
        "zoom.yaml",
        "other/x.yml",
    ] {
        folder.write(name);
    }
    folder.write("publiccode.yml");
    assert_eq!(
        folder.found(),
        [
            "warning file-name other: the folder `other` is none of a catalogue",
            "error file-name rules/Ordering.yaml: the file `Ordering.yaml` is none of `rules`; nobody reads it",
            "error file-name vocabulary/role.yaml: the file `role.yaml` is none of `vocabulary`; nobody reads it",
            "error file-name vocabulary/sub: the folder `sub` lies among files; nothing in it is read",
            "warning file-name zoom.yaml: the file `zoom.yaml` is none of a catalogue; nobody reads it",
        ]
    );
}

#[cfg(unix)]
#[test]
fn linked_folders_are_told() {
    let folder = Folder::new("linked");
    fs::create_dir(folder.0.join("outside")).unwrap();
    std::os::unix::fs::symlink(folder.0.join("outside"), folder.0.join("cat/software/etc")).unwrap();
    std::os::unix::fs::symlink(folder.0.join("cat/software"), folder.0.join("cat/software/own")).unwrap();
    assert_eq!(
        folder.found(),
        [
            "error outside-folder software/etc: the link `etc` leads out of the catalogue, expected a file in it",
            "error file-name software/own: the folder `own` lies among files; nothing in it is read",
        ]
    );
}

#[test]
fn names_of_devices_are_no_file_names() {
    let folder = Folder::new("devices");
    folder.write("software/aux.yaml");
    assert_eq!(
        folder.found(),
        [
            "error file-name software/aux.yaml: the file name is no id: `aux` is the name of a device on Windows, where \
             no file can be called so"
        ]
    );
}

#[test]
fn a_catalogue_for_other_releases_is_told_before_anything_else() {
    let said = |manifest: &str| -> Vec<String> {
        let folder = Folder::new("release");
        folder.write("software/x.yaml");
        fs::write(folder.0.join("cat/catalogue.yaml"), manifest).unwrap();
        let reading = read_folder(&folder.0.join("cat"));
        let is_other = reading.findings.iter().any(|finding| finding.rule == "other-release");
        assert_eq!(reading.entries.is_none(), is_other);
        reading.findings.iter().map(|f| format!("{}:{} {}", f.location.line, f.rule, f.message)).collect()
    };
    let rest = format!("and this is umstieg {}; nothing else was looked at", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        said("format: 1\numstieg: \">=99.1\"\nnew-field: 1\n"),
        [format!("2:other-release this catalogue needs umstieg >=99.1, {rest}")]
    );
    assert_eq!(
        said("format: 2\nnew-field: 1\n"),
        [format!("1:other-release this catalogue has format 2, expected at most 1, {rest}")]
    );
    // A release that fits is no reason to be silent about mistakes.
    let found = said("format: 1\numstieg: \">=0.1.0\"\nnew-field: 1\n");
    assert!(found.len() > 2 && found.iter().all(|line| !line.contains("other-release")), "{found:#?}");
}

/// What is found in a folder with this `catalogue.yaml` and two words of which one is broken, without its cross-checks.
fn with_manifest(test: &str, manifest: Option<&str>) -> FolderReading {
    let folder = Folder::new(test);
    fs::create_dir_all(folder.0.join("cat/vocabulary")).unwrap();
    let roles = "roles:\n  cache: {name: {de: \"x\", en: \"x\"}}\n  store: {name: {de: \"x\"}}\n";
    fs::write(folder.0.join("cat/vocabulary/roles.yaml"), roles).unwrap();
    if let Some(manifest) = manifest {
        fs::write(folder.0.join("cat/catalogue.yaml"), manifest).unwrap();
    }
    read_folder(&folder.0.join("cat"))
}

#[test]
fn a_broken_manifest_hides_nothing_else() {
    let head = "format: 1\ntitle: {de: \"x\", en: \"x\"}\nlicense: CC0-1.0\n";
    let line = "software: zoom, reason: {de: \"x\", en: \"x\"}";
    let cases = [
        ("none", None, "cat", 0, true),
        ("no-yaml", Some("format: [\n".to_owned()), "cat", 0, true),
        ("no-id", Some(head.to_owned()), "cat", 0, false),
        ("no-reason", Some(format!("{head}id: own\nhides:\n  - {{software: zoom}}\n")), "own", 1, false),
        ("wrong-id", Some(format!("{head}id: own\nhides:\n  - {{software: Zoom!}}\n")), "own", 0, true),
        (
            "one-of-two",
            Some(format!("{head}id: own\nhides:\n  - {{{line}}}\n  - {{x: 1, {line}}}\n")),
            "own",
            1,
            true,
        ),
        ("misspelt", Some(format!("{head}id: own\nhide:\n  - {{{line}}}\n")), "own", 0, true),
    ];
    for (test, manifest, id, hides, lacks) in cases {
        let reading = with_manifest(test, manifest.as_deref());
        let files: BTreeSet<_> = reading.findings.iter().map(|found| &*found.location.file).collect();
        assert!(files.iter().any(|file| file.ends_with("roles.yaml")), "{test}: {files:?}");
        assert!(files.iter().any(|file| file.ends_with("catalogue.yaml")), "{test}: {files:?}");
        let known = reading.entries.unwrap().manifest;
        let told = (known.id.as_str(), known.hides.len(), reading.broken.lacks_statements());
        assert_eq!(told, (id, hides, lacks), "{test}");
    }
}

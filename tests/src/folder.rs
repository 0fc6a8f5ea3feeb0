//! Folders of a test's own: copies of the small catalogue to spoil, and proof that nothing in them has been written.

use crate::examples::root;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use umstieg_core::format::kind::FileKind;

/// A folder that goes when the test ends.
#[derive(Debug)]
pub struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    ///
    /// # Panics
    /// If the system has no place for one.
    #[must_use]
    pub fn empty() -> Self {
        Self(
            tempfile::Builder::new()
                .prefix("umstieg-")
                .tempdir()
                .expect("there is room for a temporary folder"),
        )
    }

    /// A copy of the small catalogue.
    #[must_use]
    pub fn small_catalogue() -> Self {
        let folder = Self::empty();
        copy(&root().join("tests/catalogues/small"), folder.0.path());
        folder
    }

    /// A copy of the data of the real catalogue.
    #[must_use]
    pub fn real_catalogue() -> Self {
        let folder = Self::empty();
        for kind in FileKind::ALL {
            let (place, file) = kind.place();
            match file {
                Some(name) if place.is_empty() => {
                    let text = fs::read(root().join("catalogue").join(name)).expect("the file can be read");
                    folder.write(name, text);
                }
                _ if !place.is_empty() => {
                    copy(&root().join("catalogue").join(place), &folder.0.path().join(place))
                }
                _ => {}
            }
        }
        folder
    }

    /// Its path as text.
    #[must_use]
    pub fn path(&self) -> String {
        self.0.path().to_string_lossy().into_owned()
    }

    /// The path of a file in it, as text.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// Writes a file into it.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let file = self.0.path().join(name);
        fs::create_dir_all(file.parent().unwrap_or(self.0.path())).expect("the folder can be made");
        fs::write(file, bytes).expect("the file can be written");
    }

    /// The text of a file in it.
    ///
    /// # Panics
    /// If it is not there.
    #[must_use]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).expect("the file can be read")
    }

    /// Replaces text in a file of it.
    ///
    /// # Panics
    /// If the text is not there, because then the test would test nothing.
    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.0.path().join(name)).expect("the file can be read");
        assert!(text.contains(old), "`{name}` does not say `{old}`");
        self.write(name, text.replacen(old, new, 1));
    }

    /// Copies a folder over it.
    pub fn overlay(&self, from: &Path) {
        copy(from, self.0.path());
    }

    /// Copies the small catalogue into it, under a name.
    pub fn with_small_catalogue(&self, name: &str) {
        copy(&root().join("tests/catalogues/small"), &self.0.path().join(name));
    }

    /// Everything in it: each file with its bytes, each link and each folder with nothing.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        gather(self.0.path(), &mut found);
        found
    }
}

fn gather(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed").flatten() {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        // Links are not followed and unreadable files count as empty: neither can be written by mistake unnoticed.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let bytes = if is_file { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        if is_folder {
            gather(&path, found);
        }
        found.insert(path, bytes);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be listed").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}

/// A text that would grow to a billion values if aliases were followed.
#[must_use]
pub fn alias_bomb() -> String {
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for level in 1..30 {
        let below = level - 1;
        bomb.push_str(&format!("a{level}: &a{level} [*a{below}, *a{below}]\n"));
    }
    bomb
}

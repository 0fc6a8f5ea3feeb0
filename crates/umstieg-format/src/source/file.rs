//! Reading one file of a folder, with guards before every step.

use crate::message;
use crate::message::{Message, reason};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path};
use std::sync::Arc;

use super::{Source, too_large};
use crate::finding::{Finding, Location, Rule, rules};
use crate::limits::{Limits, byte_size};

/// Reads a file that lies in a folder.
///
/// `path` is relative to `root`; it is shown joined to it, with forward slashes. Symbolic links are
/// followed as long as they stay inside `root`.
///
/// # Errors
///
/// Returns one finding at the file if it does not exist, is no regular file, leaves the folder, cannot be
/// read, is larger than the limit (told by its size, before it is read), or is not text.
pub fn read_file(root: &Path, path: &Path, limits: &Limits) -> Result<Source, Box<Finding>> {
    read_file_from(root, path, 0, limits)
}

/// Whether no step of the way to a folder below another one is a link or leads back up.
pub(crate) fn is_without_links(root: &Path, path: &Path) -> bool {
    without_links(root, path, 0).is_some()
}

/// Like [`read_file`]; so many steps of the path are known to be without links already. Who reads a whole folder looks at
/// the way to it once.
pub(crate) fn read_file_from(
    root: &Path,
    path: &Path,
    known: usize,
    limits: &Limits,
) -> Result<Source, Box<Finding>> {
    let joined = root.join(path);
    let name: Arc<str> = joined.to_string_lossy().replace('\\', "/").into();
    let refuse = |rule: &Rule, message: Message, help: Option<Message>| {
        let finding = Finding::new(rule, message, Location::file(Arc::clone(&name)));
        Box::new(Finding { help, ..finding })
    };
    let failed = |error: &io::Error| match error.kind() {
        ErrorKind::NotFound => refuse(
            &rules::MISSING_FILE,
            message!(en: "file does not exist"; de: "diese Datei gibt es nicht"),
            None,
        ),
        ErrorKind::PermissionDenied => {
            let message = message!(
                en: "file cannot be read: permission denied";
                de: "die Datei lässt sich nicht lesen: die Berechtigung fehlt"
            );
            let help = message!(
                en: "give yourself the right to read it";
                de: "sich selbst das Recht geben, sie zu lesen"
            );
            refuse(&rules::UNREADABLE_FILE, message, Some(help))
        }
        _ => {
            let reason = reason(error);
            let message = message!(
                en: "file cannot be read: {}", reason.en;
                de: "die Datei lässt sich nicht lesen: {}", reason.de
            );
            refuse(&rules::UNREADABLE_FILE, message, None)
        }
    };

    // A way without links and without `..` stays inside; only any other one is worth the look at every step of it.
    let (target, metadata) = match without_links(root, path, known) {
        Some(metadata) => (joined, metadata),
        None => {
            let folder = fs::canonicalize(root).map_err(|error| failed(&error))?;
            let target = fs::canonicalize(&joined).map_err(|error| failed(&error))?;
            if !target.starts_with(&folder) {
                let message = message!(
                    en: "file lies outside of `{}`, expected inside", shown(root);
                    de: "die Datei liegt außerhalb von `{}`, erwartet wird sie darin", shown(root)
                );
                let help = Some(message!(
                    en: "copy the file instead of linking to it";
                    de: "die Datei kopieren, statt auf sie zu verweisen"
                ));
                return Err(refuse(&rules::OUTSIDE_FOLDER, message, help));
            }
            let metadata = fs::metadata(&target).map_err(|error| failed(&error))?;
            (target, metadata)
        }
    };
    if !metadata.is_file() {
        let message = if metadata.is_dir() {
            message!(
                en: "folder found, expected a regular file";
                de: "Ordner gefunden, erwartet wird eine gewöhnliche Datei"
            )
        } else {
            message!(
                en: "device or pipe found, expected a regular file";
                de: "Gerät oder Pipe gefunden, erwartet wird eine gewöhnliche Datei"
            )
        };
        return Err(refuse(&rules::NOT_A_FILE, message, None));
    }
    if metadata.len() > limits.bytes as u64 {
        return Err(too_large(Arc::clone(&name), metadata.len(), limits));
    }

    let mut file = File::open(&target).map_err(|error| failed(&error))?;
    let bytes = read_whole(&mut file, metadata.len(), limits).map_err(|error| failed(&error))?;
    Source::from_bytes(Arc::clone(&name), bytes, limits)
}

/// Reads a file that had a size when it was asked for, up to one byte over the limit, which is enough to tell.
fn read_whole(file: &mut File, size: u64, limits: &Limits) -> io::Result<Vec<u8>> {
    let size = usize::try_from(size).unwrap_or(usize::MAX).min(limits.bytes);
    let mut bytes = vec![0; size.saturating_add(1)];
    let first = loop {
        match file.read(&mut bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read?,
        }
    };
    bytes.truncate(first);
    // Who gives exactly the size where there was room for more has ended; it may have grown or shrunk since it was asked.
    if first != size {
        let most = limits.bytes.saturating_add(1).saturating_sub(first);
        file.take(most as u64).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Reads what comes in from elsewhere than a file, under a name for people; no more than the limit and a byte is taken.
///
/// # Errors
///
/// Returns one finding if it cannot be read, is larger than the limit, or is not text.
pub fn read_stream(name: &str, input: impl Read, limits: &Limits) -> Result<Source, Box<Finding>> {
    let refuse = |rule, message| Box::new(Finding::new(rule, message, Location::file(name)));
    let mut bytes = Vec::new();
    let most = (limits.bytes as u64).saturating_add(1);
    if let Err(error) = input.take(most).read_to_end(&mut bytes) {
        let reason = reason(&error);
        let message = message!(
            en: "input cannot be read: {}", reason.en;
            de: "die Eingabe lässt sich nicht lesen: {}", reason.de
        );
        return Err(refuse(&rules::UNREADABLE_FILE, message));
    }
    if bytes.len() > limits.bytes {
        let most = byte_size(limits.bytes as u64);
        let message = message!(
            en: "input goes on after {}, expected at most that", most.en;
            de: "die Eingabe geht nach {} weiter, erwartet wird höchstens so viel", most.de
        );
        return Err(refuse(&rules::FILE_TOO_LARGE, message));
    }
    Source::from_bytes(name, bytes, limits)
}

/// What lies at a path below a folder if no step of it is a link or leads back up; the first steps may be known to be so.
fn without_links(root: &Path, path: &Path, known: usize) -> Option<Metadata> {
    let mut way = root.to_path_buf();
    let mut last = None;
    for (place, step) in path.components().enumerate() {
        let Component::Normal(name) = step else { return None };
        way.push(name);
        if place < known {
            continue;
        }
        let there = fs::symlink_metadata(&way).ok()?;
        if there.is_symlink() {
            return None;
        }
        last = Some(there);
    }
    last
}

fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if text.is_empty() { ".".to_owned() } else { crate::finding::visible(&text).into_owned() }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder of its own for each test, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str) -> Self {
            let path = std::env::temp_dir().join(format!("umstieg-format-{test}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(path.join("in")).unwrap();
            Self(path)
        }

        fn read(&self, path: &str) -> Result<Source, String> {
            read_file(&self.0.join("in"), Path::new(path), &Limits::catalogue())
                .map_err(|finding| finding.to_string().replace(&*self.0.to_string_lossy(), "DIR"))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn reads_a_file_of_the_folder() {
        let folder = Folder::new("reads");
        fs::create_dir(folder.0.join("in/sub")).unwrap();
        fs::write(folder.0.join("in/sub/a.yaml"), "a: b\n").unwrap();
        let source = folder.read("sub/a.yaml").unwrap();
        assert_eq!(source.text(), "a: b\n");
        assert!(source.name().ends_with("/in/sub/a.yaml"));
    }

    #[test]
    fn reads_what_has_another_size_than_it_had() {
        let folder = Folder::new("size");
        let path = folder.0.join("in/a");
        fs::write(&path, "a: b\n").unwrap();
        for size in [0, 3, 5, 9] {
            let read = read_whole(&mut File::open(&path).unwrap(), size, &Limits::catalogue());
            assert_eq!(read.unwrap(), b"a: b\n", "{size}");
        }
        let limits = Limits { bytes: 2, ..Limits::catalogue() };
        assert_eq!(read_whole(&mut File::open(&path).unwrap(), 1, &limits).unwrap().len(), 3);
    }

    #[test]
    fn refuses_what_is_missing_a_folder_or_too_large() {
        let folder = Folder::new("refuses");
        assert_eq!(folder.read("x").unwrap_err(), "DIR/in/x:1:1: error[missing-file]: file does not exist");
        fs::create_dir(folder.0.join("in/sub")).unwrap();
        assert_eq!(
            folder.read("sub").unwrap_err(),
            "DIR/in/sub:1:1: error[not-a-file]: folder found, expected a regular file"
        );
        File::create(folder.0.join("in/big")).unwrap().set_len(50_000_000).unwrap();
        assert_eq!(
            folder.read("big").unwrap_err(),
            "DIR/in/big:1:1: error[file-too-large]: file has 47.6 MiB, expected at most 256 KiB"
        );
    }

    #[test]
    fn refuses_paths_that_leave_the_folder() {
        let folder = Folder::new("leaves");
        fs::write(folder.0.join("secret"), "x").unwrap();
        assert_eq!(
            folder.read("../secret").unwrap_err(),
            "DIR/in/../secret:1:1: error[outside-folder]: file lies outside of `DIR/in`, expected inside\n  \
             help: copy the file instead of linking to it"
        );
    }

    #[cfg(unix)]
    #[test]
    fn follows_links_inside_and_refuses_links_outside() {
        let folder = Folder::new("links");
        fs::write(folder.0.join("secret"), "x").unwrap();
        fs::write(folder.0.join("in/a"), "a: b").unwrap();
        std::os::unix::fs::symlink(folder.0.join("secret"), folder.0.join("in/out")).unwrap();
        std::os::unix::fs::symlink("a", folder.0.join("in/alias")).unwrap();
        std::os::unix::fs::symlink("loop", folder.0.join("in/loop")).unwrap();
        assert!(folder.read("alias").is_ok());
        assert!(folder.read("out").unwrap_err().contains("error[outside-folder]"));
        assert!(folder.read("loop").unwrap_err().contains("error[unreadable-file]"));
    }

    #[cfg(unix)]
    #[test]
    fn refuses_devices() {
        let finding = read_file(Path::new("/dev"), Path::new("null"), &Limits::catalogue()).unwrap_err();
        assert_eq!(
            finding.to_string(),
            "/dev/null:1:1: error[not-a-file]: device or pipe found, expected a regular file"
        );
    }

    #[cfg(unix)]
    #[test]
    fn refuses_files_without_read_permission() {
        use std::os::unix::fs::PermissionsExt;

        let folder = Folder::new("permission");
        let path = folder.0.join("in/a");
        fs::write(&path, "a: b").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything; there is nothing to see then.
        if File::open(&path).is_ok() {
            return;
        }
        assert_eq!(
            folder.read("a").unwrap_err(),
            "DIR/in/a:1:1: error[unreadable-file]: file cannot be read: permission denied\n  \
             help: give yourself the right to read it"
        );
    }
}

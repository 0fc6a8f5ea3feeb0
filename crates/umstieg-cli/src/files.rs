//! Reading and writing files whole or not at all.

use crate::exit::Exit;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::NamedTempFile;
use umstieg_core::format::finding::{Finding, Location, rules};
use umstieg_core::format::limits::Limits;
use umstieg_core::format::message;
use umstieg_core::format::source::{Source, read_file, read_stream};

/// Reads an inventory named on the command line.
pub(crate) fn read_inventory(path: &Path) -> Result<Source, Box<Finding>> {
    read_named(path, &Limits::inventory())
}

/// What stands for standard input where an inventory is asked for.
const STANDARD_INPUT: &str = "-";

/// Whether standard input is meant.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path == Path::new(STANDARD_INPUT)
}

/// A path as people are told it.
pub(crate) fn shown(path: &Path) -> String {
    if is_standard_input(path) { "<stdin>".to_owned() } else { path.to_string_lossy().replace('\\', "/") }
}

/// Reads an inventory named on the command line, or from standard input. That can be taken in once only; whoever asks
/// again gets the same.
pub(crate) fn read_inventory_or_input(path: &Path) -> Result<Source, Box<Finding>> {
    static TAKEN: OnceLock<Result<Source, Box<Finding>>> = OnceLock::new();
    if !is_standard_input(path) {
        return read_inventory(path);
    }
    let take = || read_stream(&shown(path), std::io::stdin().lock(), &Limits::inventory());
    TAKEN.get_or_init(take).clone()
}

/// Reads a file named on the command line.
pub(crate) fn read_named(path: &Path, limits: &Limits) -> Result<Source, Box<Finding>> {
    // Links of the user's own may lead anywhere; the guards against leaving a folder are for catalogues of strangers.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (folder, name) = match (target.parent(), target.file_name()) {
        (Some(folder), Some(name)) => (folder, Path::new(name)),
        _ => (Path::new("."), target.as_path()),
    };
    let shown = shown(path);
    let named = |mut finding: Box<Finding>| {
        finding.location.file = shown.as_str().into();
        finding
    };
    let source = read_file(folder, name, limits).map_err(named)?;
    Ok(Source::new(shown.as_str(), source.text()))
}

/// How a call ends whose file cannot be read: one that is there and holds the wrong thing is bad data, one that nobody can
/// open is not.
pub(crate) fn exit(finding: &Finding) -> Exit {
    match finding.rule {
        "missing-file" | "unreadable-file" | "not-a-file" | "outside-folder" => Exit::File,
        _ => Exit::Findings,
    }
}

/// Refuses a file of a catalogue that would be written elsewhere because a link leads out of its folder, or nowhere.
///
/// Links come with other people's branches; who writes an entry means the catalogue and nothing outside of it.
pub(crate) fn stays_inside(folder: &Path, file: &Path) -> Result<(), Box<Finding>> {
    let there =
        [Some(file), file.parent()].into_iter().flatten().find(|path| path.symlink_metadata().is_ok());
    let inside = match (std::fs::canonicalize(folder), there.map(std::fs::canonicalize)) {
        (Ok(folder), Some(Ok(target))) => target.starts_with(folder),
        (_, Some(Err(_))) => false,
        // The folder of the kind is not there yet and will be made in the catalogue's own.
        (_, None) => true,
        // Without a folder nothing can be written; who writes says so.
        (Err(_), _) => true,
    };
    if inside {
        return Ok(());
    }
    let place = Location::file(file.to_string_lossy().replace('\\', "/"));
    let finding = Finding::new(
        &rules::OUTSIDE_FOLDER,
        message!(
            en: "a link leads out of the catalogue, expected a file in it";
            de: "eine Verknüpfung führt aus dem Katalog hinaus, erwartet wird eine Datei in ihm"
        ),
        place,
    );
    Err(Box::new(finding.with_help(message!(
        en: "replace the link by a file";
        de: "die Verknüpfung durch eine Datei ersetzen"
    ))))
}

/// Whether files that are there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Nothing may be there, not even a link that leads nowhere.
    Kept,
    /// A file that is there keeps its mode, and a link leads where it led.
    Replaced,
}

/// Why some of several files are not written.
#[derive(Debug)]
pub(crate) struct Unwritten {
    /// The file that failed.
    pub(crate) path: PathBuf,
    /// Why.
    pub(crate) error: std::io::Error,
    /// Files that were in their places before.
    pub(crate) written: usize,
}

/// Writes a file by way of a temporary one in the same folder, so that nobody ever sees half of it. A file that is there
/// keeps its mode, and a link leads where it led.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    one(path, content.as_ref(), Existing::Replaced)
}

/// Writes a file that must not be there, not even as a link that leads nowhere; nobody ever sees half of it.
pub(crate) fn create(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    one(path, content.as_ref(), Existing::Kept)
}

fn one(path: &Path, content: &[u8], existing: Existing) -> std::io::Result<()> {
    write_all(&[(path.to_path_buf(), content)], existing).map_err(|unwritten| unwritten.error)
}

/// Writes several files that belong together: whatever can be seen before makes all of them stay as they are. Each is
/// written whole by way of a temporary one, and only when all of these are complete the first takes its place.
pub(crate) fn write_all(files: &[(PathBuf, &[u8])], existing: Existing) -> Result<(), Unwritten> {
    let failed = |path: &Path, error, written| Unwritten { path: path.to_path_buf(), error, written };
    let refused = |path: &Path, kind: std::io::ErrorKind| failed(path, kind.into(), 0);
    let mut ready = Vec::new();
    for (path, content) in files {
        if existing == Existing::Kept && path.symlink_metadata().is_ok() {
            return Err(refused(path, std::io::ErrorKind::AlreadyExists));
        }
        if path.is_dir() {
            return Err(refused(path, std::io::ErrorKind::IsADirectory));
        }
        let target = match existing {
            Existing::Kept => path.clone(),
            Existing::Replaced => std::fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        };
        let prepared = temporary(&target, content).and_then(|file| {
            if let Ok(there) = target.metadata() {
                file.as_file().set_permissions(there.permissions())?;
            }
            Ok(file)
        });
        ready.push((path, target.clone(), prepared.map_err(|error| failed(path, error, 0))?));
    }
    for (written, (path, target, file)) in ready.into_iter().enumerate() {
        let placed = match existing {
            Existing::Kept => file.persist_noclobber(&target),
            Existing::Replaced => file.persist(&target),
        };
        placed.map_err(|error| failed(path, error.error, written))?;
    }
    Ok(())
}

/// A file with a content in the folder of another one.
fn temporary(path: &Path, content: &[u8]) -> std::io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private by default; a new file is what the user's mask makes of it, like any other.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    Ok(file)
}

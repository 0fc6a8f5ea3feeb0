//! Reading and writing files whole or not at all.

use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;
use umstieg_core::format::finding::Finding;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::source::{Source, read_file};

/// Reads an inventory named on the command line.
pub(crate) fn read_inventory(path: &Path) -> Result<Source, Box<Finding>> {
    read_named(path, &Limits::inventory())
}

/// Reads a file named on the command line.
pub(crate) fn read_named(path: &Path, limits: &Limits) -> Result<Source, Box<Finding>> {
    // Links of the user's own may lead anywhere; the guards against leaving a folder are for catalogues of strangers.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (folder, name) = match (target.parent(), target.file_name()) {
        (Some(folder), Some(name)) => (folder, Path::new(name)),
        _ => (Path::new("."), target.as_path()),
    };
    let shown = path.to_string_lossy().replace('\\', "/");
    let named = |mut finding: Box<Finding>| {
        finding.location.file = shown.as_str().into();
        finding
    };
    let source = read_file(folder, name, limits).map_err(named)?;
    Ok(Source::new(shown.as_str(), source.text()))
}

/// Writes a file by way of a temporary one in the same folder, so that nobody ever sees half of it. A file that is there
/// keeps its mode, and a link leads where it led.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let path = target.as_path();
    let file = temporary(path, content.as_ref())?;
    if let Ok(there) = path.metadata() {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file that must not be there, not even as a link that leads nowhere; nobody ever sees half of it.
pub(crate) fn create(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    temporary(path, content.as_ref())?.persist_noclobber(path).map_err(|error| error.error)?;
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

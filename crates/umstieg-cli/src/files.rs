//! Reading and writing files whole or not at all.

use std::io::Write;
use std::path::Path;
use umstieg_core::format::finding::Finding;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::source::{Source, read_file};

/// Reads an inventory named on the command line.
pub(crate) fn read_inventory(path: &Path) -> Result<Source, Box<Finding>> {
    // Links of the user's own may lead anywhere; the guards against leaving a folder are for catalogues of strangers.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (folder, name) = match (target.parent(), target.file_name()) {
        (Some(folder), Some(name)) => (folder, Path::new(name)),
        _ => (Path::new("."), target.as_path()),
    };
    let limits = Limits::inventory();
    let shown = path.to_string_lossy().replace('\\', "/");
    let named = |mut finding: Box<Finding>| {
        finding.location.file = shown.as_str().into();
        finding
    };
    let source = read_file(folder, name, &limits).map_err(named)?;
    Ok(Source::new(shown.as_str(), source.text()))
}

/// Writes a file by way of a temporary one in the same folder, so that nobody ever sees half of it.
pub(crate) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private; what is written for others to read is not.
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

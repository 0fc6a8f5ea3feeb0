//! The embedded snapshot: entries in the postcard wire format behind a short header.
//!
//! A data crate's build script packs what it has read and checked; the program unpacks it without reading any text.

use crate::entries::Entries;
use thiserror::Error;

/// First bytes of every snapshot; the digit is the version of the layout.
const HEADER: &[u8] = b"umstieg-snapshot-1\n";

/// A snapshot that could not be packed or unpacked.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct SnapshotError {
    message: String,
    #[source]
    source: Option<postcard::Error>,
}

/// Packs entries.
///
/// # Errors
/// If the entries hold something that the wire format cannot carry.
pub fn pack(entries: &Entries) -> Result<Vec<u8>, SnapshotError> {
    postcard::to_extend(entries, HEADER.to_vec()).map_err(|source| SnapshotError {
        message: "entries cannot be packed".to_owned(),
        source: Some(source),
    })
}

/// Unpacks entries. Addresses and licence expressions are taken as they were packed and not checked again.
///
/// # Errors
/// If the bytes are not a snapshot of this version, or are cut off.
pub fn unpack(bytes: &[u8]) -> Result<Entries, SnapshotError> {
    let body = bytes.strip_prefix(HEADER).ok_or_else(|| SnapshotError {
        message: "not a catalogue snapshot of this version".to_owned(),
        source: None,
    })?;
    postcard::from_bytes(body).map_err(|source| SnapshotError {
        message: "the catalogue snapshot is damaged".to_owned(),
        source: Some(source),
    })
}

//! The one error of this crate.

use thiserror::Error;

/// Why a catalogue or a plan could not be made.
///
/// Bad data comes with every problem in [`Error::message`], one a line.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Entries do not fit together.
    Catalogue,
    /// Layers contradict one another.
    Layers,
    /// The question names something that is not there.
    Question,
    /// The work does not fit into the years that a plan can span.
    Schedule,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Every problem, one a line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

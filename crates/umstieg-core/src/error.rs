//! The one error of this crate.

use thiserror::Error;
use umstieg_format::check::{Gravity, Problem};
use umstieg_format::message::Message;

/// Why a catalogue or a plan could not be made.
///
/// Bad data comes with every problem in [`Error::message`], one a line. It is shown in English by itself.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: Message,
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
    pub(crate) fn new(kind: ErrorKind, message: Message) -> Self {
        Self { kind, message }
    }

    /// An error with all problems that are errors, each after the name of its place; none if there is none.
    pub(crate) fn of_problems(
        kind: ErrorKind,
        problems: &[Problem],
        place: impl Fn(&Problem) -> String,
    ) -> Result<(), Self> {
        let errors = || problems.iter().filter(|problem| problem.gravity == Gravity::Error);
        if errors().next().is_none() {
            return Ok(());
        }
        let lines = |text: fn(&Problem) -> &str| {
            let lines: Vec<String> =
                errors().map(|problem| format!("{}: {}", place(problem), text(problem))).collect();
            lines.join("\n")
        };
        let (en, de) = (lines(|problem| &problem.message.en), lines(|problem| &problem.message.de));
        Err(Self::new(kind, Message { en: en.into(), de: de.into() }))
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Every problem, one a line, in both languages.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.message
    }
}

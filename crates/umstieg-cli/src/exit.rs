//! Exit codes, as the help text and the README list them.

use std::fmt::Write;
use std::process::ExitCode;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The answer is complete.
    Done,
    /// The data have errors; all of them are listed.
    Findings,
    /// The call itself is wrong.
    Usage,
    /// A file cannot be read or written.
    File,
    /// The question names something that nobody knows.
    Unknown,
}

impl Exit {
    /// Every way to end.
    const ALL: [Self; 5] = [Self::Done, Self::Findings, Self::Usage, Self::File, Self::Unknown];

    /// The number that a shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::File => 3,
            Self::Unknown => 4,
        }
    }

    /// What it says, for lists.
    fn meaning(self) -> &'static str {
        match self {
            Self::Done => "the answer is complete",
            Self::Findings => "the data have errors; all of them are listed",
            Self::Usage => "the call is wrong",
            Self::File => "a file cannot be read or written",
            Self::Unknown => "nobody knows what the question names",
        }
    }

    /// Every code with its meaning.
    pub(crate) fn meanings() -> impl Iterator<Item = (u8, &'static str)> {
        Self::ALL.into_iter().map(|exit| (exit.code(), exit.meaning()))
    }

    /// The table for the help text.
    pub(crate) fn table() -> String {
        let mut table = "Exit codes:".to_owned();
        for (code, meaning) in Self::meanings() {
            // Writing to a string cannot fail.
            let _ = write!(table, "\n  {code}  {meaning}");
        }
        table
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

//! Exit codes, as the help text and the README list them.

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
    /// The table for the help text.
    pub(crate) const TABLE: &str = "Exit codes:\n  0  the answer is complete\n  1  the data have errors; all of them are listed\n  2  the call is wrong\n  3  a file cannot be read or written\n  4  nobody knows what the question names";
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::File => 3,
            Exit::Unknown => 4,
        })
    }
}

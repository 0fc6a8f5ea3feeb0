//! The `umstieg` command as a function: arguments in, texts and an exit code out.
//!
//! Everything here is about arguments, files, terminals and exit codes; answers come from `umstieg-core`, words from
//! `umstieg-report`, findings from `umstieg-lint`. Other programs should use those crates; this one is a library only so
//! that its behaviour can be tested whole.

mod arguments;
mod command;
mod exit;
mod files;
mod surroundings;

pub use command::Answer;
pub use exit::Exit;

use arguments::Arguments;
use clap::Parser;
use std::ffi::OsString;

/// Does what the arguments say, the first of them being the name of the program. Prints nothing.
pub fn answer(arguments: impl IntoIterator<Item = OsString>) -> Answer {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => command::run(&arguments),
        // Help and version are answers, everything else is a mistake in the call.
        Err(error) if error.use_stderr() => {
            Answer::unasked(String::new(), error.render().ansi().to_string(), Exit::Usage)
        }
        Err(error) => Answer::unasked(error.render().ansi().to_string(), String::new(), Exit::Done),
    }
}

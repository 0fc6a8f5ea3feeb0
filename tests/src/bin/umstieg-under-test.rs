//! The command as a program of its own, for tests in which other programs call it.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let answer = umstieg_cli::answer(std::env::args_os());
    let told = anstream::stderr().lock().write_all(answer.messages.as_bytes());
    let written = anstream::stdout().lock().write_all(answer.output.as_bytes());
    if told.is_ok() && written.is_ok() { answer.exit.into() } else { ExitCode::FAILURE }
}

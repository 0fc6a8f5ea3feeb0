//! The `umstieg` command: which open software fits an organisation, and in what order to change.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use umstieg_cli::{Exit, answer};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let answer = answer(std::env::args_os());
    let told = anstream::stderr().lock().write_all(answer.messages.as_bytes());
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(answer.output.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) if told.is_ok() => answer.exit.into(),
        // Who reads only the first lines has got what they wanted.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => answer.exit.into(),
        _ => Exit::File.into(),
    }
}

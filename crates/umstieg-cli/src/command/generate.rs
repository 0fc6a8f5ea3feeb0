//! `umstieg completions` and `umstieg man`: what packagers ship beside the binary.

use super::Answer;
use crate::arguments::Arguments;
use crate::exit::Exit;
use crate::files;
use clap::CommandFactory;
use std::path::Path;

/// Completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "umstieg", &mut script);
    Answer::done(String::from_utf8_lossy(&script).into_owned())
}

/// A manual page for every command, in a folder.
pub(super) fn manual(folder: &Path) -> Result<Answer, Box<Answer>> {
    let failed = |error: std::io::Error| {
        Box::new(Answer::failed(Exit::File, format!("`{}` cannot be written: {error}", folder.display())))
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut root = Arguments::command();
    root.build();
    pages(&root, "umstieg", folder).map_err(failed)?;
    Ok(Answer::done(String::new()))
}

fn pages(command: &clap::Command, name: &str, folder: &Path) -> std::io::Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).title(name.to_owned()).render(&mut page)?;
    files::write(&folder.join(format!("{name}.1")), &String::from_utf8_lossy(&page))?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        pages(sub, &format!("{name}-{}", sub.get_name()), folder)?;
    }
    Ok(())
}

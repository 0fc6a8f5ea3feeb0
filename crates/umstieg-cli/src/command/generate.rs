//! `umstieg completions` and `umstieg man`: what packagers ship beside the binary.

use super::Answer;
use crate::arguments::Arguments;
use crate::exit::Exit;
use crate::files;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::io::{Result as IoResult, Write};
use std::path::Path;
use umstieg_report::Language;

/// Completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "umstieg", &mut script);
    Answer::done(String::from_utf8_lossy(&script).into_owned())
}

/// A manual page for every command, in a folder; the pages are in English like the help text, mistakes in any language.
pub(super) fn manual(folder: &Path, language: Language) -> Result<Answer, Box<Answer>> {
    super::make_folder(folder, language)?;
    let mut root = without_help(Arguments::command());
    root.build();
    pages(&root, "umstieg", folder, language)?;
    Ok(Answer::done(String::new()))
}

/// A command without the subcommand `help`, which has no page, at every level.
fn without_help(command: Command) -> Command {
    command.disable_help_subcommand(true).mut_subcommands(without_help)
}

fn pages(command: &Command, name: &str, folder: &Path, language: Language) -> Result<(), Box<Answer>> {
    let file = folder.join(format!("{name}.1"));
    let written = page(command, name).and_then(|page| files::write(&file, &page));
    written.map_err(|error| Box::new(super::not_written(&file, &error, language)))?;
    for sub in command.get_subcommands() {
        pages(sub, &format!("{name}-{}", sub.get_name()), folder, language)?;
    }
    Ok(())
}

/// One page. Its sections are the usual ones of manuals, so examples and exit codes are written here.
fn page(command: &Command, name: &str) -> IoResult<String> {
    let man = Man::new(command.clone())
        .title(name.to_owned())
        .source(concat!("umstieg ", env!("CARGO_PKG_VERSION")))
        .manual("umstieg");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    man.render_options_section(&mut page)?;
    let examples = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    if let Some(lines) = examples.strip_prefix("Examples:\n") {
        writeln!(page, ".SH EXAMPLES\n.nf")?;
        for line in lines.lines() {
            writeln!(page, "{}", line.trim_start().replace('\\', "\\e").replace('-', "\\-"))?;
        }
        writeln!(page, ".fi")?;
    }
    writeln!(page, ".SH \"EXIT STATUS\"")?;
    for (code, meaning) in Exit::meanings() {
        writeln!(page, ".TP\n\\fB{code}\\fR\n{meaning}")?;
    }
    if name != "umstieg" {
        let above = name.rsplit_once('-').map_or("umstieg", |(above, _)| above);
        writeln!(page, ".SH \"SEE ALSO\"\n\\fB{}\\fR(1)", above.replace('-', "\\-"))?;
    }
    Ok(once(&String::from_utf8_lossy(&page)))
}

/// A page whose parts have been made apart, with the definitions that every part begins with at its head only.
fn once(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    for (at, line) in page.lines().enumerate() {
        let is_definition = line.starts_with(".ie \\n(.g .ds Aq") || line.starts_with(".el .ds Aq");
        if at < 2 || !is_definition {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

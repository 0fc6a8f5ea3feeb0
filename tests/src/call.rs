//! Calls of the command in this process, with everything fixed that depends on where it runs.

use anstream::adapter::strip_str;
use std::ffi::OsString;
use umstieg_cli::answer;

/// What a call prints and how it ends, without colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub messages: String,
    /// Exit code, by the table of the help text.
    pub code: u8,
}

/// Calls `umstieg` on the day of all tests, in English, with 100 columns.
#[must_use]
pub fn umstieg(arguments: &[&str]) -> Called {
    call(arguments, "en")
}

/// Like [`umstieg`], in a language.
#[must_use]
pub fn call(arguments: &[&str], lang: &str) -> Called {
    let fixed = ["--as-of", "2026-11-22", "--lang", lang, "--width", "100"];
    bare(&[arguments, &fixed].concat())
}

/// Calls `umstieg` with these arguments and no others.
#[must_use]
pub fn bare(arguments: &[&str]) -> Called {
    let all = std::iter::once("umstieg").chain(arguments.iter().copied()).map(OsString::from);
    let answer = answer(all);
    Called {
        output: strip_str(&answer.output).to_string(),
        messages: strip_str(&answer.messages).to_string(),
        code: answer.exit.code(),
    }
}

impl Called {
    /// Everything as one text, for golden files; `folder` is written as `DIR`.
    #[must_use]
    pub fn told(&self, folder: &str) -> String {
        let Self { output, messages, code } = self;
        format!("exit code {code}\n--- output\n{output}--- messages\n{messages}").replace(folder, "DIR")
    }

    /// Like [`Called::told`], with the middle left out where the same kind of mistake is told a hundred times.
    #[must_use]
    pub fn told_in_short(&self, folder: &str) -> String {
        const LONG: usize = 120;
        const SHOWN: usize = 40;
        let told = self.told(folder);
        let lines: Vec<&str> = told.lines().collect();
        if lines.len() <= LONG {
            return told;
        }
        let left_out = lines.len() - 2 * SHOWN;
        let (head, tail) = (lines[..SHOWN].join("\n"), lines[lines.len() - SHOWN..].join("\n"));
        format!("{head}\n… {left_out} lines …\n{tail}\n")
    }
}

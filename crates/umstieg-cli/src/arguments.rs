//! The arguments of the command.

use crate::exit::Exit;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::scalar::Date;

/// Which open software fits an organisation, and in what order to change.
#[derive(Debug, Parser)]
#[command(name = "umstieg", version, about, after_help = Exit::TABLE, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Arguments that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Read the catalogue from this folder instead of the built-in one.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) catalogue: Option<PathBuf>,
    /// Lay this folder over the catalogue; can be repeated, later ones win.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) layer: Vec<PathBuf>,
    /// Language of the answer [default: that of the environment, else English].
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
    /// Day of the answer, as YYYY-MM-DD [default: today].
    #[arg(long, global = true, value_name = "DATE", value_parser = Date::parse)]
    pub(crate) as_of: Option<Date>,
    /// Columns of text [default: those of the terminal, else 100].
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=400))]
    pub(crate) width: Option<u16>,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// German.
    De,
    /// English.
    En,
}

/// A form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people, at a terminal.
    #[default]
    Text,
    /// For people, in documents.
    Markdown,
    /// For programs; a versioned format with a schema.
    Json,
}

/// A form of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsForm {
    /// For people, with the lines that are meant.
    #[default]
    Text,
    /// For programs.
    Json,
    /// Annotations of GitHub workflows.
    Github,
    /// A GitLab code quality report.
    Gitlab,
    /// SARIF 2.1.
    Sarif,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Plan the change of everything in an inventory.
    Plan {
        /// The inventory, a YAML file.
        inventory: PathBuf,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
        /// Schedules that the search for good dates may try.
        #[arg(long, value_name = "NUMBER", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
        effort: u64,
    },
    /// Rank substitutes for one software, or for every tool of an inventory.
    Recommend {
        /// An inventory (a YAML file), or the name or id of a software.
        target: String,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
        /// Region of the organisation, if the target is a software.
        #[arg(long, value_name = "REGION")]
        region: Option<String>,
        /// People who use it, if the target is a software.
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        users: Option<u32>,
    },
    /// Show everything that the catalogue knows about one software, provider or funding programme.
    Show {
        /// Its id or name.
        name: String,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
    },
    /// Search the catalogue by name, capability or category.
    Search {
        /// What to look for.
        #[arg(required = true)]
        words: Vec<String>,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
        /// Most answers.
        #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1_000))]
        limit: u16,
    },
    /// Work on a catalogue.
    Catalogue {
        #[command(subcommand)]
        command: CatalogueCommand,
    },
    /// Work on an inventory.
    Inventory {
        #[command(subcommand)]
        command: InventoryCommand,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder.
    Man {
        /// The folder.
        folder: PathBuf,
    },
}

/// What to do with a catalogue.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Find everything that is wrong in a catalogue folder, or in a layer over the catalogue.
    Lint {
        /// The folder [default: the last `--layer`, else `--catalogue`, else `catalogue`]. With `--layer` or another
        /// `--catalogue` it lies over these.
        folder: Option<PathBuf>,
        /// Form of the findings.
        #[arg(long, value_enum, default_value_t)]
        format: FindingsForm,
        /// Repair what can be repaired safely.
        #[arg(long)]
        fix: bool,
    },
    /// Print or write the JSON Schemas of all file kinds.
    Schema {
        /// Print the schema of one kind, such as `software` or `inventory`.
        #[arg(value_parser = kind)]
        kind: Option<FileKind>,
        /// Write all schemas into this folder.
        #[arg(long, value_name = "DIR", conflicts_with = "kind")]
        write: Option<PathBuf>,
        /// Fail if the schemas in this folder are not up to date.
        #[arg(long, value_name = "DIR", conflicts_with_all = ["kind", "write"])]
        check: Option<PathBuf>,
    },
}

/// What to do with an inventory.
#[derive(Debug, Subcommand)]
pub(crate) enum InventoryCommand {
    /// Find everything that is wrong in an inventory, and tell which tools are known.
    Check {
        /// The inventory, a YAML file.
        inventory: PathBuf,
        /// Form of the findings.
        #[arg(long, value_enum, default_value_t)]
        format: FindingsForm,
    },
    /// Print an inventory to fill in, or write it to a file that does not exist yet.
    New {
        /// The file to write.
        file: Option<PathBuf>,
        /// Name of the organisation.
        #[arg(long)]
        name: Option<String>,
        /// A tool in use; can be repeated.
        #[arg(long = "tool", value_name = "NAME")]
        tools: Vec<String>,
    },
}

/// The kind of file with a name.
fn kind(name: &str) -> Result<FileKind, String> {
    FileKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let names: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.name()).collect();
        format!("no kind has this name; expected one of {}", names.join(", "))
    })
}

//! The arguments of the command.

use crate::exit::Exit;
use crate::surroundings::{NARROWEST, WIDEST_ASKED};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::scalar::Date;
use umstieg_core::group::FEWEST;

/// Which open software fits an organisation, and in what order to change.
///
/// From a list of the tools in use to ranked open substitutes and one ordered, dated plan. The catalogue is built in,
/// nothing leaves the machine, and the same question on the same day gets the same answer.
#[derive(Debug, Parser)]
#[command(name = "umstieg", version, after_help = Exit::table(), propagate_version = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Arguments that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Common {
    /// Read the catalogue from this folder instead of the built-in one.
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) catalogue: Option<PathBuf>,
    /// Lay this folder over the catalogue; can be repeated, later ones win.
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) layer: Vec<PathBuf>,
    /// Language of the answer [default: that of `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` or `LANG`, else English].
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,
    /// Day of the answer, as YYYY-MM-DD [default: today].
    #[arg(long, global = true, value_name = "DATE", value_parser = Date::parse)]
    pub(crate) as_of: Option<Date>,
    /// Columns of text, 40 to 400 [default: `COLUMNS`, else those of the terminal, else 100].
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST)..=i64::from(WIDEST_ASKED)))]
    pub(crate) width: Option<u16>,
    /// Last line of plans, recommendations and groups, such as an association and where to reach it [default: that of
    /// the layers].
    #[arg(long, global = true, value_name = "TEXT", value_parser = footer)]
    pub(crate) footer: Option<String>,
}

/// Longest footer, in characters: two lines of a printed page.
const LONGEST_FOOTER: usize = 300;

/// A footer that fits under a document.
fn footer(text: &str) -> Result<String, String> {
    let found = text.chars().count();
    if found > LONGEST_FOOTER {
        return Err(format!("{found} characters found, expected at most {LONGEST_FOOTER}"));
    }
    Ok(text.to_owned())
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

/// How bad a finding is at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingLevel {
    /// Everything.
    #[default]
    Note,
    /// What is probably not meant, and errors.
    Warning,
    /// What makes a catalogue unusable.
    Error,
}

/// Which fixes of findings are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Fixes {
    /// Those that cannot change what was meant.
    Safe,
    /// Guesses too; read what they change before you keep it.
    All,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Plan the change of everything in an inventory.
    ///
    /// Says for every tool whether it is replaced, kept or retired, and why; then every step with its dates, its effort
    /// and what it waits for; contracts and notices; funding; and what the plan takes for true because the inventory
    /// does not say it.
    #[command(
        after_long_help = "Examples:\n  umstieg plan inventory.yaml\n  umstieg plan inventory.yaml --lang de --format markdown > plan.md"
    )]
    Plan {
        /// The inventory, a YAML file, or `-` for standard input; `umstieg inventory new` makes one.
        inventory: PathBuf,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
        /// Schedules that the search for good dates may try, and dead ends it may run into; more takes longer and is at best better.
        #[arg(long, value_name = "NUMBER", default_value_t = umstieg_core::PlanOptions::EFFORT, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
        effort: u64,
    },
    /// Rank substitutes for one software, or for every tool of an inventory.
    ///
    /// Every score is taken apart into its criteria, each with the fact behind it; what is ruled out says why.
    #[command(
        after_long_help = "Examples:\n  umstieg recommend zoom --region DE-SH --users 25\n  umstieg recommend inventory.yaml"
    )]
    Recommend {
        /// An inventory (a YAML file, or `-` for standard input), or the name or id of a software.
        #[arg(value_hint = ValueHint::AnyPath)]
        target: String,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
        /// Region of the organisation by ISO 3166-2, such as DE-SH, if the target is a software.
        #[arg(long, value_name = "REGION")]
        region: Option<String>,
        /// People who use it, if the target is a software [default: 10].
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        users: Option<u32>,
    },
    /// Find out what the inventories of several organisations have in common.
    ///
    /// Says which substitutes serve many of them at once and which of these they can run together, and which tools have
    /// no substitute. No organisation is named, and no number is shown that fewer than `--at-least` of them share.
    #[command(
        after_long_help = "Examples:\n  umstieg group inventories/\n  umstieg group inventories/ --at-least 5 --shared"
    )]
    Group {
        /// Inventories (YAML files), or folders of them.
        #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
        inventories: Vec<PathBuf>,
        /// Organisations that must share something before it is shown.
        #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u16).range(FEWEST as i64..=1_000))]
        at_least: u16,
        /// Choose only software that several organisations can share, for all of them.
        #[arg(long)]
        shared: bool,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
    },
    /// Show everything that the catalogue knows about one entry.
    ///
    /// An entry is a software, a provider, a funding programme or a real deployment. If several have the name, software
    /// comes first; an id is always clear.
    #[command(
        after_long_help = "Examples:\n  umstieg show opentalk\n  umstieg show \"Microsoft Teams\"\n  umstieg show sh-landesverwaltung --lang de"
    )]
    Show {
        /// Its id or name.
        name: String,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
    },
    /// Search the catalogue by name, function or category, in German or English.
    #[command(
        after_long_help = "Examples:\n  umstieg search whiteboard\n  umstieg search videokonferenz --lang de"
    )]
    Search {
        /// What to look for; all of the words must be found.
        #[arg(required = true)]
        words: Vec<String>,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
        /// Most answers of each kind.
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
    #[command(
        after_long_help = "Examples:\n  umstieg completions bash > ~/.local/share/bash-completion/completions/umstieg\n  umstieg completions zsh > ~/.zfunc/_umstieg\n  umstieg completions fish > ~/.config/fish/completions/umstieg.fish"
    )]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder.
    ///
    /// One page a command, in section 1. Pages of these names are replaced, other files are left alone.
    #[command(after_long_help = "Examples:\n  umstieg man ~/.local/share/man/man1")]
    Man {
        /// The folder; it is made if it does not exist.
        #[arg(value_hint = ValueHint::DirPath)]
        folder: PathBuf,
    },
}

/// What to do with a catalogue.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Find everything that is wrong in a catalogue folder, or in a layer over the catalogue.
    ///
    /// Every finding is told at once, with file, line, column and what to do about it. Errors end with exit code 1,
    /// warnings and notes do not. Messages and help are in the language of the answer (`--lang`) in every form; names of
    /// rules, and what a form itself fixes, are the same in both.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue lint catalogue\n  umstieg catalogue lint catalogue/providers/example-it.yaml\n  umstieg \
                           catalogue lint catalogue --fix"
    )]
    Lint {
        /// The folder [default: the last `--layer`, else `--catalogue`, else `catalogue`], or one file of it. With
        /// `--layer` or another `--catalogue` the folder lies over these. Of one file only what has to do with it is
        /// told; it is judged with the whole catalogue all the same.
        #[arg(value_hint = ValueHint::AnyPath)]
        path: Option<PathBuf>,
        /// Form of the findings.
        #[arg(long, value_enum, default_value_t)]
        format: FindingsForm,
        /// Tell findings of this level and worse only; the exit code counts all.
        #[arg(long, value_enum, default_value_t)]
        level: FindingLevel,
        /// Repair what can be repaired; alone, only what is safe.
        #[arg(long, value_enum, value_name = "WHICH", num_args = 0..=1, require_equals = true, default_missing_value = "safe")]
        fix: Option<Fixes>,
    },
    /// Write files as every file of their kind is written.
    ///
    /// One layout for everything: the order of keys is that of the schema, ids and lists without an order are sorted,
    /// texts stand in quotes, and a collection stands on one line if it fits into 120 columns. Comments are kept.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue fmt catalogue\n  umstieg catalogue fmt --check catalogue/software/zoom.yaml inventory.yaml"
    )]
    Fmt {
        /// Catalogue folders, folders of files, or single files, inventories too [default: `catalogue`].
        #[arg(value_hint = ValueHint::AnyPath)]
        paths: Vec<PathBuf>,
        /// Write nothing; print what would change, and end with exit code 1 if anything would.
        #[arg(long)]
        check: bool,
    },
    /// Tell what a change of a catalogue means.
    ///
    /// Compares two catalogues: which entries come in, change and go, and fact by fact what changed ones say; then, for the
    /// inventories that are given, which rankings, decisions, plans and dates are other ones, and which changed entries
    /// that comes from. As Markdown it is a comment for a pull request: it links nothing, calls nobody, and is never longer
    /// than a comment may be. If a catalogue has errors, only facts are compared, and the exit code is 1.
    ///
    /// With `--layer` both catalogues lie under these folders: what a change of the base means for a region. With
    /// `--catalogue` (a folder, or `embedded`) both folders are layers over it: what a change of the region's own means.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue impact main/catalogue catalogue --inventory tests/inventories\n  umstieg catalogue impact embedded catalogue --format markdown > comment.md\n  umstieg catalogue impact embedded catalogue --layer region --inventory inventories\n  umstieg catalogue impact main/region region --catalogue embedded"
    )]
    Impact {
        /// The catalogue before the change: a folder, or `embedded` for the built-in one.
        #[arg(value_hint = ValueHint::DirPath)]
        base: PathBuf,
        /// The catalogue after the change: a folder, or `embedded` for the built-in one.
        #[arg(value_hint = ValueHint::DirPath)]
        head: PathBuf,
        /// An inventory (a YAML file), or a folder of them, for which to tell what changes; can be repeated.
        #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
        inventory: Vec<PathBuf>,
        /// Form of the answer.
        #[arg(long, value_enum, default_value_t)]
        format: Form,
    },
    /// Start a new entry: a file with everything that must be filled in, and comments about what else can be.
    ///
    /// What flags leave open is asked at a terminal; what stays open is marked `TODO`, and `lint` names it. The file is
    /// written into the last `--layer`, else into `--catalogue`, else into `catalogue`, and never over another one.
    New {
        #[command(subcommand)]
        entry: Box<NewEntry>,
    },
    /// Make a draft entry of what another catalogue publishes about a software.
    ///
    /// Reads a publiccode.yml, a product of endoflife.date (its page or its JSON) or a file of awesome-selfhosted-data,
    /// told apart by what is in it. Sentences are not copied, nothing is guessed: what stays open is marked `TODO` or
    /// `unknown`, and every note names its line. End-of-life dates come into the entry that is there; what it says
    /// already stays.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue import publiccode.yml\n  umstieg catalogue import nextcloud.md --id nextcloud --ended-since 2025-01-01 --write --overwrite\n  umstieg catalogue import jitsi-meet.yml --evidence list=https://example.org/jitsi-meet.yml --write"
    )]
    Import {
        /// The file of the other catalogue.
        file: PathBuf,
        /// Id of the entry [default: made of the name].
        #[arg(long)]
        id: Option<String>,
        /// Name of the software [default: that in the file].
        #[arg(long)]
        name: Option<String>,
        /// The page that shows what is in the file, such as its address with the commit [default: the one that the file
        /// names].
        #[arg(long, value_name = "[KIND=]URL")]
        evidence: Option<String>,
        /// Leave out releases whose support ended before this day, as YYYY-MM-DD.
        #[arg(long, value_name = "DATE", value_parser = Date::parse)]
        ended_since: Option<Date>,
        /// Write the entry into the last `--layer`, else into `--catalogue`, else into `catalogue`, instead of printing it.
        #[arg(long)]
        write: bool,
        /// Replace a file that is there.
        #[arg(long, requires = "write")]
        overwrite: bool,
    },
    /// Write the catalogue in the formats of others.
    Export {
        #[command(subcommand)]
        form: ExportForm,
    },
    /// List the fields of a kind of file, or of all, with what they mean.
    #[command(after_long_help = "Examples:\n  umstieg catalogue fields provider --lang de")]
    Fields {
        /// The kind, such as `software` or `inventory`.
        #[arg(value_parser = kind)]
        kind: Option<FileKind>,
    },
    /// List the rules of `lint`, or explain one of them.
    ///
    /// A page says what is expected, why, and shows what breaks the rule and what keeps it.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue rules\n  umstieg catalogue rules tracking-url"
    )]
    Rules {
        /// The rule, as findings name it.
        rule: Option<String>,
        /// Write a page for each rule, and the list of them, into this folder.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "rule")]
        write: Option<PathBuf>,
        /// Fail if the pages in this folder are not up to date.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with_all = ["rule", "write"])]
        check: Option<PathBuf>,
    },
    /// Print or write the JSON Schemas of all file kinds.
    Schema {
        /// Print the schema of one kind, such as `software` or `inventory`.
        #[arg(value_parser = kind)]
        kind: Option<FileKind>,
        /// Write all schemas into this folder.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "kind")]
        write: Option<PathBuf>,
        /// Fail if the schemas in this folder are not up to date.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with_all = ["kind", "write"])]
        check: Option<PathBuf>,
    },
}

/// A format in which a catalogue is written.
#[derive(Debug, Subcommand)]
pub(crate) enum ExportForm {
    /// The whole catalogue as one JSON document.
    ///
    /// Each entry says what its file says. Fields that the file leaves out have the `default` of the JSON Schema of the file
    /// if it names one, so that no reader needs to know it; all others are missing.
    #[command(after_long_help = "Examples:\n  umstieg catalogue export json --write catalogue.json")]
    Json {
        /// The file [default: standard output].
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
        /// Replace a file that is there.
        #[arg(long, requires = "write")]
        overwrite: bool,
    },
    /// The whole catalogue as CSV files, one a table.
    ///
    /// By RFC 4180, in UTF-8. Several ids in one cell have spaces between them. A text that a spreadsheet would take for a
    /// formula has a `'` before it.
    #[command(after_long_help = "Examples:\n  umstieg catalogue export csv tables/")]
    Csv {
        /// The folder; it is made if it does not exist.
        #[arg(value_hint = ValueHint::DirPath)]
        folder: PathBuf,
        /// Replace files that are there.
        #[arg(long)]
        overwrite: bool,
    },
    /// The whole catalogue as a SQLite file, with keys and foreign keys.
    #[cfg(feature = "sqlite")]
    #[command(after_long_help = "Examples:\n  umstieg catalogue export sqlite catalogue.sqlite")]
    Sqlite {
        /// The file.
        file: PathBuf,
        /// Replace a file that is there.
        #[arg(long)]
        overwrite: bool,
    },
    /// What the catalogue knows of one software, as publiccode.yml.
    ///
    /// Facts without evidence are left out; comments name what the standard demands and the catalogue does not know. Under
    /// `maintenance` they hold the lines that only a maintainer can fill in: people, or contracts with their last day.
    #[command(after_long_help = "Examples:\n  umstieg catalogue export publiccode opentalk")]
    Publiccode {
        /// Id or name of the software.
        name: String,
        /// The file [default: standard output].
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
        /// Replace a file that is there.
        #[arg(long, requires = "write")]
        overwrite: bool,
    },
}

/// What every new entry has.
#[derive(Debug, Args)]
pub(crate) struct NewCommon {
    /// Its id: the name of its file, in lower case with hyphens.
    pub(crate) id: String,
    /// Its name; of a reference, the name of the organisation.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// What it is, in one German sentence.
    #[arg(long, value_name = "TEXT")]
    pub(crate) summary_de: Option<String>,
    /// What it is, in one English sentence.
    #[arg(long, value_name = "TEXT")]
    pub(crate) summary_en: Option<String>,
    /// A page that says it, with who speaks there, such as `vendor=https://example.org/`; can be repeated.
    #[arg(long, value_name = "[KIND=]URL")]
    pub(crate) evidence: Vec<String>,
    /// Ask nothing, even at a terminal.
    #[arg(long)]
    pub(crate) batch: bool,
}

/// A kind of new entry with what it has.
#[derive(Debug, Subcommand)]
pub(crate) enum NewEntry {
    /// A product or service.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue new software exampletalk --name Exampletalk --category video-conferencing --license EUPL-1.2"
    )]
    Software {
        #[command(flatten)]
        common: NewCommon,
        /// A category, the main one first; can be repeated.
        #[arg(long = "category", value_name = "ID")]
        categories: Vec<String>,
        /// Its licence: an SPDX expression, or `proprietary`.
        #[arg(long)]
        license: Option<String>,
        /// Who makes it.
        #[arg(long, value_name = "NAME")]
        vendor: Option<String>,
        /// Its website.
        #[arg(long, value_name = "URL")]
        website: Option<String>,
        /// Its public source repository.
        #[arg(long, value_name = "URL")]
        repository: Option<String>,
        /// A software that it can stand in for; can be repeated.
        #[arg(long, value_name = "ID")]
        replaces: Vec<String>,
    },
    /// An organisation that helps.
    #[command(
        after_long_help = "Examples:\n  umstieg catalogue new provider example-it --name \"Example IT\" --kind company --country DE --service hosting=nextcloud"
    )]
    Provider {
        #[command(flatten)]
        common: NewCommon,
        /// What kind of organisation it is, such as `company`.
        #[arg(long)]
        kind: Option<String>,
        /// Country of its seat, such as DE.
        #[arg(long)]
        country: Option<String>,
        /// Region of its seat by ISO 3166-2, such as DE-SH.
        #[arg(long)]
        region: Option<String>,
        /// Town of its seat.
        #[arg(long)]
        town: Option<String>,
        /// Its website.
        #[arg(long, value_name = "URL")]
        website: Option<String>,
        /// How sure its offer is: `verified` if you saw it on its own pages.
        #[arg(long)]
        status: Option<String>,
        /// A service, with the software it is offered for; can be repeated.
        #[arg(long = "service", value_name = "SERVICE[=SOFTWARE,…]")]
        services: Vec<String>,
    },
    /// A programme that pays or advises.
    Funding {
        #[command(flatten)]
        common: NewCommon,
        /// Where applicants must be, such as DE-SH.
        #[arg(long)]
        region: Option<String>,
        /// Its own page.
        #[arg(long, value_name = "URL")]
        website: Option<String>,
        /// Whether it takes applications, such as `open`.
        #[arg(long)]
        status: Option<String>,
        /// Whether work may begin before the approval: `allowed`, `forbidden` or `unknown`.
        #[arg(long, value_name = "WORD")]
        start_before_approval: Option<String>,
    },
    /// A real deployment.
    Reference {
        #[command(flatten)]
        common: NewCommon,
        /// Country of the organisation, such as DE.
        #[arg(long)]
        country: Option<String>,
        /// Its sector, such as `craft`.
        #[arg(long)]
        sector: Option<String>,
        /// Open software that it uses; can be repeated.
        #[arg(long, value_name = "ID")]
        software: Vec<String>,
        /// Software that was replaced; can be repeated.
        #[arg(long, value_name = "ID")]
        replaced: Vec<String>,
    },
}

/// What to do with an inventory.
#[derive(Debug, Subcommand)]
pub(crate) enum InventoryCommand {
    /// Find everything that is wrong in an inventory, and tell which tools are known.
    Check {
        /// The inventory, a YAML file, or `-` for standard input.
        inventory: PathBuf,
        /// Form of the findings.
        #[arg(long, value_enum, default_value_t)]
        format: FindingsForm,
    },
    /// Print an inventory to fill in, or write it to a file that does not exist yet.
    #[command(
        after_long_help = "Examples:\n  umstieg inventory new inventory.yaml --name \"Example Ltd\" --tool \"Microsoft 365\" --tool Dropbox"
    )]
    New {
        /// The file to write [default: standard output].
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

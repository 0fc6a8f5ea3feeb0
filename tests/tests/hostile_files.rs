//! Fuzzing that needs no compiler of its own: bent and broken files, thousands of them and always the same; nothing panics,
//! nothing hangs, nothing is lost.
//!
//! The corpus is `tests/hostile/`, one file a mistake that was once found or is likely, the small catalogue, the example
//! inventories, and in `tests/foreign/` a file of every format that is imported. Each round takes a file and cuts, doubles,
//! swaps and inserts pieces of it: for the structural reader, the readers of entries and inventories, the layout, the imports,
//! the linter with its repairs and forms, layers, and the comparison of catalogues. The gate runs a bounded number of rounds;
//! `UMSTIEG_SEEDS=0..100000` tries more.

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::Path;
use umstieg_core::format::kind::FileKind;
use umstieg_core::format::layout::{Refusal, lay_out};
use umstieg_core::format::limits::Limits;
use umstieg_core::format::read::{read_folder, read_inventory};
use umstieg_core::format::scalar::Date;
use umstieg_core::format::source::Source;
use umstieg_core::format::structure::parse;
use umstieg_exchange::import;
use umstieg_lint::{Options, lint};
use umstieg_tests::call::umstieg;
use umstieg_tests::examples::{catalogue, root};
use umstieg_tests::folder::Folder;

/// Rounds of the gate for single files.
const ROUNDS: u64 = 3000;

/// Rounds of the gate for whole catalogues, of which each takes a hundred times as long.
const CATALOGUES: u64 = 150;

/// What is put into files: marks of YAML, traps, and characters that are more than one byte.
const PIECES: &[&str] = &[
    "\n",
    " ",
    "  ",
    "\t",
    ":",
    ": ",
    "- ",
    "-",
    "#",
    " # ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "|-\n",
    ">+2\n",
    "&a",
    "*a",
    "!!str ",
    "<<",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "? ",
    "~",
    "null",
    "no",
    "1.10",
    "0x1f",
    ".inf",
    "2026-02-30",
    "\\",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\r",
    "\r\n",
    "ä",
    "€",
    "𝄞",
    "e\u{301}",
    "\"\\u0000\"",
    "\"\\x41\"",
    "[[[[[[[[",
    "}}}}",
    "- - - - ",
    "{a: {a: {a: ",
    "\n# c\n",
    "name: ",
    "evidence:",
    "inventory: 1\n",
    "99999999999999999999999999999999999999999",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
];

/// A small generator; the same seed gives the same numbers everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }

    /// A byte position at which a character begins.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn corpus() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["tests/hostile", "tests/inventories", "tests/catalogues/small", "tests/foreign"] {
        gather(&root().join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 20, "the corpus is there");
    files
}

fn gather(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.push((path.to_string_lossy().into_owned(), text));
        }
    }
}

/// A file after some accidents.
fn bent(text: &str, other: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(6) {
        let (a, b) = (random.place(&text), random.place(&text));
        let (from, to) = (a.min(b), a.max(b).min(a.min(b) + 400));
        let to = (to..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        match random.below(7) {
            0 => text.replace_range(from..to, ""),
            1 => {
                let piece = text[from..to].to_owned();
                text.insert_str(from, &piece);
            }
            2 => text.truncate(from),
            3 => {
                let (start, end) = (random.place(other), random.place(other));
                text.insert_str(from, &other[start.min(end)..start.max(end)]);
            }
            _ => text.insert_str(from, PIECES[random.below(PIECES.len())]),
        }
    }
    text
}

/// Lays a text out as a kind: what comes out is stable, and nothing is lost, for `lay_out` itself compares.
fn laid(text: &str, kind: FileKind) {
    let limits = Limits::inventory();
    match lay_out(&Source::new("a.yaml", text), kind, &limits) {
        Err(Refusal::Broken(findings)) => assert!(!findings.is_empty(), "a refusal has a reason"),
        Err(Refusal::Unfaithful) => panic!("the layout would change what the file says"),
        Ok(once) => {
            let again = lay_out(&Source::new("a.yaml", once.as_str()), kind, &limits);
            assert_eq!(again.as_deref(), Ok(once.as_str()), "a second time nothing changes");
        }
    }
}

/// The seeds that are asked for, or those of the gate.
fn rounds(usual: u64) -> std::ops::Range<u64> {
    let asked = std::env::var("UMSTIEG_SEEDS").ok().and_then(|range| {
        let (from, to) = range.split_once("..")?;
        Some(from.parse::<u64>().ok()?..to.parse::<u64>().ok()?)
    });
    asked.unwrap_or(0..usual)
}

/// The small catalogue with some bent files, always the same for a seed.
fn bent_catalogue(seed: u64, files: &[(String, String)]) -> Folder {
    let small = root().join("tests/catalogues/small");
    let own: Vec<&(String, String)> =
        files.iter().filter(|(path, _)| Path::new(path).starts_with(&small)).collect();
    let (mut random, folder) = (Random(seed), Folder::small_catalogue());
    for _ in 0..4 {
        let (path, text) = own[random.below(own.len())];
        let name = Path::new(path).strip_prefix(&small).expect("a file of it").to_string_lossy();
        folder.write(&name, bent(text, &files[random.below(files.len())].1, &mut random));
    }
    folder
}

/// Tries a reader on bent files: of `first` all that is bent, of `second` all that pieces are taken from.
fn try_all(
    first: &[(String, String)],
    second: &[(String, String)],
    reader: impl Fn(&str, &mut Random) + std::panic::RefUnwindSafe,
) {
    let rounds = rounds(ROUNDS);
    let mut bad = BTreeMap::new();
    for seed in rounds {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let (_, text) = &first[random.below(first.len())];
        let (_, other) = &second[random.below(second.len())];
        let text = bent(text, other, &mut random);
        if catch_unwind(|| reader(&text, &mut Random(seed))).is_err() {
            bad.insert(seed, text);
        }
    }
    let told: Vec<String> =
        bad.iter().take(3).map(|(seed, text)| format!("seed {seed}:\n{text}\n")).collect();
    assert!(bad.is_empty(), "{} of the files, for example\n{}", bad.len(), told.join("\n"));
}

#[test]
fn bent_files_are_read_and_laid_out_without_an_accident() {
    let files = corpus();
    try_all(&files, &files, |text, random| {
        laid(text, FileKind::ALL[random.below(FileKind::ALL.len())]);
        laid(text, FileKind::Inventory);
        let reading = read_inventory(Source::new("a.yaml", text), catalogue().entries());
        assert!(reading.inventory.is_some() || !reading.findings.is_empty(), "what is refused has a reason");
    });
}

#[test]
fn bent_bytes_are_read_without_an_accident() {
    let files = corpus();
    try_all(&files, &files, |text, random| {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random.below(256).try_into().expect("a byte");
            }
        }
        match Source::from_bytes("a.yaml", bytes, &Limits::catalogue()) {
            Ok(source) => {
                let parsed = parse(&source, &Limits::catalogue());
                assert!(parsed.root.is_some() || !parsed.findings.is_empty(), "what is refused has a reason");
            }
            Err(finding) => assert!(!finding.message.en.is_empty() && !finding.message.de.is_empty()),
        }
    });
}

#[test]
fn bent_files_of_others_are_imported_without_an_accident() {
    let mut foreign = Vec::new();
    gather(&root().join("tests/foreign"), &mut foreign);
    foreign.sort();
    let entry = Folder::small_catalogue().read("software/muster-mail.yaml");
    let catalogue = catalogue();
    let find = |name: &str| {
        let found = catalogue.find(name, None, 1).into_iter().next();
        found.filter(umstieg_core::NameMatch::is_certain).map(|found| found.software)
    };
    let checked = Date::parse("2026-11-22").expect("a day");
    try_all(&foreign, &corpus(), |text, random| {
        let file = match import::read(&Source::new("a.yml", text)) {
            Ok(file) => file,
            Err(findings) => return assert!(!findings.is_empty(), "what is refused has a reason"),
        };
        let name = (random.below(2) == 0).then_some("Beispiel");
        let context = import::Context { name, checked, page: None, ended_since: None, find: &find };
        let draft = match import::draft(&file, &context) {
            Ok(draft) => draft,
            Err(findings) => return assert!(!findings.is_empty(), "what is refused has a reason"),
        };
        let merged =
            import::merge(&Source::new("b.yaml", entry.as_str()), &draft).expect("a draft fits an entry");
        let again = import::merge(&Source::new("b.yaml", merged.text.as_str()), &draft).expect("an entry");
        assert_eq!((again.text, again.added), (merged.text, Vec::new()), "a second time nothing comes in");
    });
}

#[test]
fn bent_files_of_others_are_imported_by_the_command_without_an_accident() {
    let mut foreign = Vec::new();
    gather(&root().join("tests/foreign"), &mut foreign);
    foreign.sort();
    let (files, folder) = (corpus(), Folder::small_catalogue());
    let before = folder.contents();
    let inbox = Folder::empty();
    for seed in 0..150 {
        let mut random = Random(seed);
        let text =
            bent(&foreign[random.below(foreign.len())].1, &files[random.below(files.len())].1, &mut random);
        inbox.write("a.yml", &text);
        let called = umstieg(&[
            "catalogue",
            "import",
            &inbox.file("a.yml"),
            "--id",
            "neu",
            "--catalogue",
            &folder.path(),
        ]);
        assert!(called.code <= 2, "seed {seed}: {}", called.messages);
        assert_eq!(called.output.is_empty(), called.code != 0, "seed {seed}: {}", called.messages);
    }
    assert_eq!(folder.contents(), before, "nothing is written unasked");
}

/// As many wrong lines as a file has room for, of kinds whose work once grew with the square of their number.
#[test]
fn a_file_full_of_the_same_mistake_is_read_like_any_other() {
    let lines = 12_000;
    let different: String = (0..lines).map(|number| format!("k{number}: 1\n")).collect();
    let categories: Vec<String> = (0..lines).map(|number| format!("c{number}")).collect();
    let texts = [different, "a: 1\n".repeat(lines), "a: 1 2 \"3\n".repeat(lines)];
    let folder = Folder::small_catalogue();
    for (number, text) in texts.iter().enumerate() {
        folder.write(&format!("software/voll-{number}.yaml"), text);
    }
    folder.replace(
        "software/freimail.yaml",
        "categories: [mail]",
        &format!("categories: [mail, {}]", categories.join(", ")),
    );
    let called = umstieg(&["catalogue", "lint", &folder.path(), "--level", "error"]);
    assert_eq!(called.code, 1);
    for (rule, least) in [("unknown-field", 2_000), ("duplicate-key", 900), ("too-many-findings", 3)] {
        let told = called.output.matches(&format!("error[{rule}]")).count();
        assert!(told >= least, "{rule}: {told}");
    }
}

#[test]
fn bent_catalogues_are_linted_repaired_and_laid_out_without_an_accident() {
    let files = corpus();
    for seed in 0..40 {
        let folder = bent_catalogue(seed, &files);
        let reading = read_folder(folder.path().as_ref());
        assert!(reading.entries.is_some() || reading.findings.has_errors(), "what is refused has a reason");
        for form in ["text", "json", "sarif", "github", "gitlab"] {
            let called = umstieg(&["catalogue", "lint", &folder.path(), "--format", form]);
            assert!(called.code <= 1, "seed {seed}: {}", called.messages);
        }
        assert!(umstieg(&["catalogue", "lint", &folder.path(), "--fix"]).code <= 1, "seed {seed}");
        assert!(umstieg(&["catalogue", "fmt", &folder.path()]).code <= 1, "seed {seed}");
        let again = umstieg(&["catalogue", "fmt", "--check", &folder.path()]);
        assert_eq!(again.output, "", "seed {seed}: a second time nothing changes");
    }
}

#[test]
fn bent_catalogues_and_layers_are_judged_without_an_accident() {
    let files = corpus();
    let as_of = Date::parse("2026-11-23").expect("a day");
    let base = Folder::small_catalogue();
    let below = read_folder(base.path().as_ref()).entries.expect("the small catalogue is whole");
    for seed in rounds(CATALOGUES) {
        let folder = bent_catalogue(seed.wrapping_add(1_000_000), &files);
        let path = folder.path();
        let alone = lint(path.as_ref(), &Options::new(as_of));
        let over = lint(path.as_ref(), &Options { as_of, layers: vec![below.clone()] });
        for report in [&alone, &over] {
            for finding in report.findings.iter() {
                for message in finding.messages() {
                    assert_eq!(message.compare(), Ok(()), "seed {seed}: both languages name the same");
                }
            }
        }
        // What is told of a catalogue is told with its place once.
        let mut told: Vec<_> =
            alone.findings.iter().map(|found| (&found.location, found.rule, &found.message)).collect();
        let all = told.len();
        told.dedup();
        assert_eq!(told.len(), all, "seed {seed}: nothing is told twice");
    }
}

#[test]
fn bent_catalogues_are_compared_without_an_accident() {
    let files = corpus();
    let base = Folder::small_catalogue();
    for seed in 0..25 {
        let folder = bent_catalogue(seed + 2_000_000, &files);
        for [before, after] in [[base.path(), folder.path()], [folder.path(), base.path()]] {
            let called = umstieg(&["catalogue", "impact", &before, &after, "--format", "markdown"]);
            assert!(called.code <= 1, "seed {seed}: {}", called.messages);
            assert!(!called.output.is_empty(), "seed {seed}: {}", called.messages);
        }
        let called = umstieg(&["show", "Freimail", "--catalogue", &base.path(), "--layer", &folder.path()]);
        assert!(called.code <= 1, "seed {seed}: {}", called.messages);
    }
}

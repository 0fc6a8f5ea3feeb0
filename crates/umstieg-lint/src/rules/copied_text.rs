//! A longer text in two entries that have nothing to do with one another.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Wording, pairs};
use std::collections::BTreeMap;
use umstieg_format::entries::Entries;
use umstieg_format::entry::{Level as Degree, Software};
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "copied-text",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Software that says the same at length has something in common; deployments and programmes say their own.",
    why: "The same loss or the same advice is right for software that shares a category or a capability, or that replaces \
          the same. In software that shares nothing it was copied with the rest of a file and never adapted, and so it was in \
          the lessons of a deployment or the hints of a programme. Say what is true of this entry, or take the text out.",
    bad: Example::Files(&[
        Part::of("references/town.yaml", LESSON),
        Part::whole(
            "references/village.yaml",
            "\
organisation: \"Gemeinde Musterdorf\"
summary: {de: \"40 Arbeitsplätze nutzen den neuen Mailserver.\", en: \"40 seats use the new mail server.\"}
country: DE
sector: public-administration
software: [acme]
lessons:
  - {de: \"Wer früh schult, bekommt später weniger Anrufe.\", en: \"Who trains early gets fewer calls later on.\"}
facts: [source]
evidence:
  source: {url: \"https://village.example.org/report\", checked: 2027-01-10, kind: public-body}
",
        ),
    ]),
    good: Example::Files(&[Part::of("references/town.yaml", LESSON)]),
    check: Check::Entries { fields: &["capabilities", "categories", "replaces"], check },
};

const LESSON: &str = "\
lessons:
  - {de: \"Wer früh schult, bekommt später weniger Anrufe.\", en: \"Who trains early gets fewer calls later on.\"}
";

/// One text of an entry.
#[derive(Clone, Copy)]
struct Copy<'a> {
    id: &'a str,
    wording: Wording<'a>,
}

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    // The German wording stands for both: where only the other one is copied, another rule tells.
    let mut copies: BTreeMap<(FileKind, &str), Vec<Copy<'_>>> = BTreeMap::new();
    pairs(context, |pair| {
        let is_fact = matches!(pair.kind, FileKind::Software | FileKind::Funding | FileKind::Reference);
        if !is_fact || matches!(pair.key, "name" | "summary") || !pair.de.is_long() {
            return;
        }
        let texts = copies.entry((pair.kind, pair.de.text)).or_default();
        // An entry may repeat itself, as for each software that it replaces.
        if texts.last().is_none_or(|last| last.id != pair.id) {
            texts.push(Copy { id: pair.id, wording: pair.de });
        }
    });
    for ((kind, _), copies) in &copies {
        let strangers = if *kind == FileKind::Software {
            strangers(context.entries, copies)
        } else {
            copies.get(1..).unwrap_or_default().to_vec()
        };
        for Copy { id, wording } in strangers {
            let Some(other) = copies.iter().find(|copy| copy.id != id) else { continue };
            let message = match kind {
                FileKind::Software => message!(
                    en: "`{}` says the same, and `{id}` has nothing in common with it", other.id;
                    de: "`{}` sagt dasselbe, und `{id}` hat damit nichts gemeinsam", other.id
                ),
                _ => message!(
                    en: "`{}` says the same, word for word", other.id;
                    de: "`{}` sagt wörtlich dasselbe", other.id
                ),
            };
            let finding = found.add(wording.location(), message);
            relate(
                finding,
                message!(en: "also written here"; de: "steht auch hier"),
                other.wording.location(),
            );
            finding.help = Some(message!(
                en: "say what is true of this entry, or take the text out";
                de: "sagen, was für diesen Eintrag gilt, oder den Text herausnehmen"
            ));
        }
    }
}

/// The copies in software that has nothing in common with any other that says the same; none if that cannot be told. Of two
/// strangers the second counts.
fn strangers<'a>(entries: &Entries, copies: &[Copy<'a>]) -> Vec<Copy<'a>> {
    let software: Option<Vec<&Software>> = copies.iter().map(|copy| entries.software.get(copy.id)).collect();
    let Some(software) = software.filter(|software| software.len() > 1) else { return Vec::new() };
    let mut shared: BTreeMap<(u8, &str), usize> = BTreeMap::new();
    for mark in software.iter().flat_map(|one| marks(one)) {
        *shared.entry(mark).or_default() += 1;
    }
    let is_alone = |one: &Software| marks(one).all(|mark| shared.get(&mark) == Some(&1));
    let alone = copies.iter().zip(&software).filter(|(_, one)| is_alone(one)).map(|(copy, _)| *copy);
    let mut alone: Vec<Copy<'a>> = alone.collect();
    // Where nobody has anything in common with anybody, the first one is where the text comes from.
    if alone.len() == copies.len() {
        alone.remove(0);
    }
    alone
}

/// What a software may have in common with another one, each thing once.
fn marks(software: &Software) -> impl Iterator<Item = (u8, &str)> {
    let categories = software.categories.iter().map(|id| (0, id.as_str()));
    let does = |level| !matches!(level, Degree::None | Degree::Unknown);
    let capabilities = software.capabilities.iter().filter(move |(_, one)| does(one.level));
    let capabilities = capabilities.map(|(id, _)| (1, id.as_str()));
    let replaced = software.replaces.iter().map(|one| (2, one.software.as_str()));
    categories.chain(capabilities).chain(replaced)
}

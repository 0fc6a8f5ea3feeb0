//! A tie or a requirement that stands in a list twice.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::entry::{Integration, Requirement, SoftwareRange};
use umstieg_format::finding::Level;
use umstieg_format::message;
use umstieg_format::message::Message;
use umstieg_format::scalar::VersionRange;

pub(super) const RULE: Rule = Rule {
    id: "repeated-tie",
    level: Level::Warning,
    group: Group::Requirements,
    summary: "A software names each of its ties and requirements once.",
    why: "Of two lines about the same thing one is a leftover, and their notes and evidence may contradict one another. A \
          software may be named again for other releases of it, and something required again for other uses or another way \
          of hosting; then say so under `versions`, `only_for` or `only_hosted`.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "integrates:\n  - {software: known, evidence: [source]}\n  - {software: known, via: [imap], evidence: [source]}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "integrates:\n  - {software: known, versions: \"<3\", evidence: [source]}\n  - {software: known, versions: \">=3\", via: [imap], evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["calls", "conflicts", "integrates", "requires"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        let lists = [
            ("integrates", &software.integrates),
            ("conflicts", &software.conflicts),
            ("calls", &software.calls),
        ];
        for (key, list) in lists {
            let place = place.key(key);
            for (first, index) in repeated(list.iter().map(of_tie)) {
                let Some(Integration { software, .. }) = list.get(index) else { continue };
                tell(context, found, &place, first, index, Some("software"), twice(software.as_str()));
            }
        }
        let place = place.key("requires");
        for (first, index) in repeated(software.requires.iter().map(of_requirement)) {
            let message = message!(
                en: "the same is required twice";
                de: "dasselbe wird doppelt vorausgesetzt"
            );
            tell(context, found, &place, first, index, None, message);
        }
        for (at, Requirement { any_of, .. }) in software.requires.iter().enumerate() {
            let place = place.index(at).key("any_of");
            for (first, index) in repeated(any_of.iter().map(of_range)) {
                let Some(SoftwareRange { software, .. }) = any_of.get(index) else { continue };
                tell(context, found, &place, first, index, Some("software"), twice(software.as_str()));
            }
        }
    }
}

fn twice(software: &str) -> Message {
    message!(
        en: "`{software}` is named twice for the same releases";
        de: "`{software}` ist für dieselben Versionen doppelt genannt"
    )
}

fn tell(
    context: &Context<'_>,
    found: &mut Found<'_>,
    list: &Place,
    first: usize,
    index: usize,
    key: Option<&str>,
    message: Message,
) {
    let locate = |index: usize| {
        let item = list.index(index);
        context.locate(&key.map_or_else(|| item.clone(), |key| item.key(key)))
    };
    let finding = found.add(locate(index), message);
    relate(finding, message!(en: "first named here"; de: "zuerst hier genannt"), locate(first));
    finding.help = Some(message!(
        en: "make one line of the two, or say in what they differ";
        de: "aus beiden eine Zeile machen oder sagen, worin sie sich unterscheiden"
    ));
}

/// The items of a list that stand in it before already, each with the first one.
fn repeated<K: Ord>(items: impl Iterator<Item = K>) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<K, usize> = BTreeMap::new();
    let all = items.enumerate().map(|(index, item)| (*seen.entry(item).or_insert(index), index));
    all.filter(|(first, index)| first != index).collect()
}

/// What tells a tie from others: with what, and for which releases.
fn of_tie(tie: &Integration) -> impl Ord {
    (tie.software.as_str(), text_of(tie.own_versions.as_ref()), text_of(tie.versions.as_ref()))
}

/// What tells a requirement from others: what it is, for what, and where it is run.
fn of_requirement(requirement: &Requirement) -> impl Ord {
    let Requirement { any_of, role, only_for, only_hosted, .. } = requirement;
    let mut any_of: Vec<_> = any_of.iter().map(of_range).collect();
    let (mut uses, mut hosting): (Vec<_>, Vec<_>) =
        (only_for.iter().map(|id| id.as_str()).collect(), only_hosted.clone());
    any_of.sort();
    uses.sort_unstable();
    hosting.sort();
    (any_of, role.as_ref().map(|role| role.as_str()), uses, hosting)
}

fn of_range(range: &SoftwareRange) -> (&str, Option<String>) {
    (range.software.as_str(), text_of(range.versions.as_ref()))
}

fn text_of(versions: Option<&VersionRange>) -> Option<String> {
    versions.map(ToString::to_string)
}

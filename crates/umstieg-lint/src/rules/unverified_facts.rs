//! Entries of which most is hearsay.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::entry::{Level as Degree, Software};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "unverified-facts",
    level: Level::Note,
    group: Group::Evidence,
    summary: "Most facts of an open software name where they were seen.",
    why: "A fact without evidence is shown as unverified. Where more than half of an entry is, an adviser cannot rely on it. \
          Counted are capabilities, replacements, requirements, ties, roles, standards and ways of hosting.",
    bad: Example::Files(&[Part::of("software/acme.yaml", BAD)]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "\
capabilities:
  mail: {level: partial, evidence: [source]}
  calendar: {level: partial, evidence: [source]}
hosting:
  on-premises: {evidence: []}
",
    )]),
    check: Check::Entries {
        fields: &[
            "calls",
            "capabilities",
            "conflicts",
            "fills",
            "hosting",
            "integrates",
            "license",
            "name",
            "replaces",
            "requires",
            "standards",
        ],
        check,
    },
};

const BAD: &str = "\
capabilities:
  mail: {level: partial}
  calendar: {level: partial}
hosting:
  on-premises: {evidence: []}
standards:
  imap: {evidence: []}
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software().filter(|(_, _, software)| is_open(software)) {
        let (seen, all) = counts(software);
        if seen * 2 < all {
            let message = message!(
                en: "{} of {all} facts name no evidence", all - seen;
                de: "{} von {all} Angaben nennen keinen Beleg", all - seen
            );
            found.add(context.locate(&place.key("name")), message).help = Some(message!(
                en: "begin with `capabilities` and `replaces`";
                de: "mit `capabilities` und `replaces` beginnen"
            ));
        }
    }
}

/// How many facts name evidence, and how many there are.
fn counts(software: &Software) -> (usize, usize) {
    let claims = software.capabilities.values().filter(|one| one.level != Degree::Unknown);
    let lists = claims
        .map(|one| &one.evidence)
        .chain(software.replaces.iter().map(|one| &one.evidence))
        .chain(software.requires.iter().map(|one| &one.evidence))
        .chain(software.integrates.iter().chain(&software.conflicts).map(|one| &one.evidence))
        .chain(software.calls.iter().map(|one| &one.evidence))
        .chain(software.fills.values().chain(software.standards.values()).map(|one| &one.evidence))
        .chain(software.hosting.values().map(|one| &one.evidence));
    lists.fold((0, 0), |(seen, all), list| (seen + usize::from(!list.is_empty()), all + 1))
}

//! One source under two keys.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-evidence",
    level: Level::Note,
    group: Group::Evidence,
    summary: "A page is one source of its file, under one key.",
    why: "Two keys for one page look like two sources that agree, and one of them will be checked and the other \
          forgotten. Two places on one long page are told apart by their notes.",
    bad: Example::Files(&[Part::of("software/acme.yaml", BAD)]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "license: {model: open-source, spdx: MIT, evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

const BAD: &str = "\
license: {model: open-source, spdx: MIT, evidence: [license]}
evidence:
  license: {url: \"https://acme.example.org/docs\", checked: 2027-01-10, kind: project}
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, _, document) in context.files() {
        let evidence =
            document.root.as_ref().and_then(|root| root.get("evidence")?.as_mapping()).unwrap_or_default();
        let mut first = BTreeMap::new();
        for entry in evidence {
            let Some(node) = entry.value.get("url") else { continue };
            let Some(url) = node.as_text() else { continue };
            // With a note of what to look for, two places of one page are two sources.
            let note = entry.value.get("note").and_then(|note| note.as_text());
            let Some((other, there)) = first.get(&(url, note)) else {
                first.insert((url, note), (entry.key.text.as_str(), node.span));
                continue;
            };
            let message = message!(
                en: "{} is the same page", literal(other);
                de: "{} ist dieselbe Seite", literal(other)
            );
            let finding = found.add(document.source.location(node.span), message);
            relate(
                finding,
                message!(en: "first named here"; de: "zuerst hier genannt"),
                document.source.location(*there),
            );
            finding.help = Some(message!(
                en: "use one key for both";
                de: "für beides einen Schlüssel nehmen"
            ));
        }
    }
}

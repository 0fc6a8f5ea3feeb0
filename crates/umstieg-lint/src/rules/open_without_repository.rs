//! Open software whose source nobody can find from here.

use crate::context::{Context, Found, is_open};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "open-without-repository",
    level: Level::Warning,
    group: Group::License,
    summary: "Open software names its source repository.",
    why: "Open source that nobody can find is a claim. The repository also shows who works on it and how much. Suites are \
          exempt; their parts have repositories of their own.",
    bad: Example::Files(&[Part::whole(
        "software/other.yaml",
        "\
name: \"Other\"
summary: {de: \"Mailserver.\", en: \"Mail server.\"}
categories: [mail]
license: {model: open-source, spdx: MIT, evidence: [source]}
maintenance: {kind: vendor, governance: company, evidence: [source]}
capabilities:
  mail: {level: basic, evidence: [source]}
integrates:
  - {software: acme, evidence: [source]}
evidence:
  source: {url: \"https://other.example.org/about\", checked: 2027-01-10, kind: project}
",
    )]),
    good: Example::Files(&[Part::of(
        "software/other.yaml",
        "license: {model: open-source, spdx: MIT, evidence: [source]}\nrepository: \"https://code.example.org/other/other\"\n",
    )]),
    check: Check::Entries { fields: &["includes", "license.model", "repository"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, _, software) in context.software() {
        if is_open(software) && software.repository.is_none() && software.includes.is_empty() {
            found
                .add(
                    context.locate(&place.key("license").key("model")),
                    message!(
                        en: "open software without `repository`";
                        de: "offene Software ohne `repository`"
                    ),
                )
                .help = Some(message!(
                en: "add the address of its source";
                de: "die Adresse ihres Quelltexts ergänzen"
            ));
        }
    }
}

//! Websites without encryption.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::addresses;
use crate::urls::with_https;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "insecure-website",
    level: Level::Warning,
    group: Group::Addresses,
    summary: "Websites and repositories are addressed by `https://`.",
    why: "Readers of a report follow these links. Nearly every site answers over `https://` today; one that does not says \
          something about its owner, so check whether the entry still holds.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "website: \"http://acme.example.org/\"\n")]),
    good: Example::Files(&[Part::of("software/acme.yaml", "website: \"https://acme.example.org/\"\n")]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    addresses(context, |key, address| {
        if key != "url" && address.text.starts_with("http://") {
            let finding = found.add(
                address.location(),
                message!(en: "`http://` found, expected `https://`"; de: "`http://` gefunden, erwartet wird `https://`"),
            );
            finding.help = Some(message!(
                en: "open the page over `https://` before changing it";
                de: "vor der Änderung die Seite mit `https://` öffnen"
            ));
            finding.fix = with_https(&address);
        }
    });
}

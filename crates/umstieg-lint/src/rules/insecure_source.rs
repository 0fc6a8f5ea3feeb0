//! Sources without encryption.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::addresses;
use crate::urls::with_https;
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "insecure-source",
    level: Level::Note,
    group: Group::Addresses,
    summary: "Sources are addressed by `https://` where they can be.",
    why: "A page over `http://` can be changed on its way. Old pages may answer in no other way; then an archived copy is \
          the better source.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"http://acme.example.org/docs\", checked: 2027-01-10, kind: project}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://acme.example.org/docs\", checked: 2027-01-10, kind: project}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    addresses(context, |key, address| {
        if key == "url" && address.text.starts_with("http://") {
            let finding = found.add(
                address.location(),
                message!(en: "`http://` found, expected `https://`"; de: "`http://` gefunden, erwartet wird `https://`"),
            );
            finding.help = Some(message!(
                en: "open the page over `https://`, or name an archived copy";
                de: "die Seite mit `https://` öffnen oder eine archivierte Kopie nennen"
            ));
            finding.fix = with_https(&address);
        }
    });
}

//! Addresses that hide where they lead.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::addresses;
use crate::urls::first_on;
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "shortened-url",
    level: Level::Warning,
    group: Group::Addresses,
    summary: "Web addresses lead to the page itself, not through a shortener.",
    why: "A shortened address shows neither who speaks nor whether two sources are one, and ends with the shortener. Open \
          it and write down where it leads.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "website: \"https://bit.ly/3xAcme\"\n")]),
    good: Example::Files(&[Part::of("software/acme.yaml", "website: \"https://acme.example.org/\"\n")]),
    check: Check::Entries { fields: &[], check },
};

/// Hosts that do nothing but lead elsewhere.
const SHORTENERS: [&str; 19] = [
    "aka.ms",
    "amzn.to",
    "bit.ly",
    "buff.ly",
    "cutt.ly",
    "dlvr.it",
    "fb.me",
    "git.io",
    "goo.gl",
    "is.gd",
    "lnkd.in",
    "ow.ly",
    "rb.gy",
    "rebrand.ly",
    "shorturl.at",
    "t.co",
    "t1p.de",
    "tinyurl.com",
    "youtu.be",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    addresses(context, |_, address| {
        if let Some(shortener) = first_on(address.text, &SHORTENERS) {
            let message = message!(
                en: "{} only leads elsewhere, expected the address of the page itself", literal(shortener);
                de: "{} leitet nur weiter, erwartet wird die Adresse der Seite selbst", literal(shortener)
            );
            found.add(address.location(), message).help = Some(message!(
                en: "open it and write down where it leads";
                de: "öffnen und eintragen, wohin sie führt"
            ));
        }
    });
}

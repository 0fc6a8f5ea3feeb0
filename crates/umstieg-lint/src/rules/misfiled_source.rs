//! A list of volunteers that is booked as the maker's own word.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::urls::{first_on, is_on};
use umstieg_format::finding::Level;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "misfiled-source",
    level: Level::Warning,
    group: Group::Evidence,
    summary: "The kind of a source says who speaks there.",
    why: "A reader trusts the project or an authority more than a list. Pages of \"awesome\" lists, Wikipedia, AlternativeTo \
          or endoflife.date are `list`, also when they speak about a project.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://github.com/somebody/awesome-mail\", checked: 2027-01-10, kind: project}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://github.com/somebody/awesome-mail\", checked: 2027-01-10, kind: list}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Hosts that collect what others say.
const LISTS: [&str; 6] = [
    "alternative.to",
    "alternativeto.net",
    "endoflife.date",
    "european-alternatives.eu",
    "wikidata.org",
    "wikipedia.org",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (_, _, document) in context.files() {
        let evidence =
            document.root.as_ref().and_then(|root| root.get("evidence")?.as_mapping()).unwrap_or_default();
        for entry in evidence {
            let text = |key| entry.value.get(key).and_then(|node| node.as_text());
            let (Some(url), Some(kind)) = (text("url"), text("kind")) else { continue };
            let claims = matches!(kind, "project" | "vendor" | "public-body" | "standard");
            if claims && is_list(url) {
                let Some(node) = entry.value.get("kind") else { continue };
                let message = message!(
                    en: "the page is a list of volunteers, not `{kind}`";
                    de: "die Seite ist eine Liste von Freiwilligen, nicht `{kind}`"
                );
                found.add(document.source.location(node.span), message).help = Some(message!(
                    en: "write `kind: list`";
                    de: "`kind: list` schreiben"
                ));
            }
        }
    }
}

fn is_list(url: &str) -> bool {
    let awesome =
        is_on(url, "github.com") && url.split('/').nth(4).is_some_and(|name| name.starts_with("awesome-"));
    awesome || first_on(url, &LISTS).is_some()
}

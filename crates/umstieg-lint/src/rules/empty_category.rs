//! A category in which nothing can be compared.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeSet;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "empty-category",
    level: Level::Warning,
    group: Group::Vocabulary,
    summary: "Every category has capabilities.",
    why: "Coverage is measured by the capabilities of a category. Without any, every software of it covers everything and \
          nothing.",
    bad: Example::Files(&[
        Part::of(
            "vocabulary/categories.yaml",
            "categories:\n  wiki:\n    name: {de: \"Wiki\", en: \"Wiki\"}\n    playbook: web-application\n",
        ),
        Part::of("software/acme.yaml", "categories: [mail, wiki]\n"),
    ]),
    good: Example::Files(&[
        Part::of(
            "vocabulary/categories.yaml",
            "categories:\n  wiki:\n    name: {de: \"Wiki\", en: \"Wiki\"}\n    playbook: web-application\n",
        ),
        Part::of(
            "vocabulary/capabilities.yaml",
            "capabilities:\n  wiki-pages:\n    name: {de: \"Wikiseiten\", en: \"Wiki pages\"}\n    category: wiki\n",
        ),
        Part::of(
            "software/acme.yaml",
            "categories: [mail, wiki]\ncapabilities:\n  mail: {level: full, evidence: [source]}\n  wiki-pages: {level: basic, evidence: \
             [source]}\n",
        ),
    ]),
    check: Check::Entries { fields: &["capabilities", "categories"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let words = &context.entries.vocabulary;
    if !context.whole {
        return;
    }
    let filled: BTreeSet<_> = words.capabilities.values().map(|term| &term.category).collect();
    for id in words.categories.keys().filter(|id| !filled.contains(id)) {
        let place = Place::file(FileKind::Categories, "").key("categories").key(id.as_str()).key("name");
        if let Some(location) = context.own(&place) {
            found
                .add(
                    location,
                    message!(
                        en: "no capability belongs to the category `{id}`";
                        de: "zur Kategorie `{id}` gehört keine Funktion"
                    ),
                )
                .help = Some(message!(
                en: "add its capabilities, or merge it with another";
                de: "ihre Funktionen ergänzen oder sie mit einer anderen zusammenlegen"
            ));
        }
    }
}

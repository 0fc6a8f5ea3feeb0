//! Two words of a list with one name.

use crate::context::{Context, Found, relate};
use crate::names::key;
use crate::rule::{Check, Example, Group, Part, Rule};
use std::collections::BTreeMap;
use umstieg_format::finding::Level;
use umstieg_format::kind::{EntryKind, FileKind};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-term",
    level: Level::Warning,
    group: Group::Vocabulary,
    summary: "Two words of a closed list have two names.",
    why: "Two capabilities with one name split their software between them, and neither finds all. Merge them, or name the \
          difference.",
    bad: Example::Files(&[
        Part::of(
            "vocabulary/roles.yaml",
            "roles:\n  database:\n    name: {de: \"Datenbank\", en: \"Database\"}\n  db:\n    name: {de: \"Datenhaltung\", en: \"Data base\"}\n",
        ),
        Part::of("software/acme.yaml", "fills:\n  db: {evidence: [source]}\n"),
    ]),
    good: Example::Files(&[Part::of(
        "vocabulary/roles.yaml",
        "roles:\n  database:\n    name: {de: \"Datenbank\", en: \"Database\"}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (kind, _, document) in context.files() {
        if kind.place().0 != "vocabulary" || kind == FileKind::Licenses {
            continue;
        }
        let lists = document.root.as_ref().and_then(|root| root.as_mapping()).unwrap_or_default();
        let mut first = BTreeMap::new();
        let own = EntryKind::of(kind).and_then(EntryKind::list);
        let lists = lists.iter().filter(|list| own == Some(&*list.key.text));
        for term in lists.filter_map(|list| list.value.as_mapping()).flatten() {
            let Some(name) = term.value.get("name") else { continue };
            for language in ["de", "en"] {
                let Some(node) = name.get(language) else { continue };
                let Some(text) = node.as_text() else { continue };
                let id = term.key.text.as_str();
                let (other, there) = *first.entry((language, key(text))).or_insert((id, node.span));
                if other == id {
                    continue;
                }
                let finding = found.add(
                    document.source.location(node.span),
                    message!(
                        en: "`{other}` and `{id}` have the same name";
                        de: "`{other}` und `{id}` haben denselben Namen"
                    ),
                );
                relate(
                    finding,
                    message!(en: "first named here"; de: "zuerst hier genannt"),
                    document.source.location(there),
                );
                finding.help = Some(message!(
                    en: "merge the two, or name the difference";
                    de: "beide zusammenlegen oder den Unterschied im Namen nennen"
                ));
            }
        }
    }
}

//! One source repository for two software.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::urls::same_page_key;
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-repository",
    level: Level::Warning,
    group: Group::Duplicates,
    summary: "Two products have two source repositories.",
    why: "Entries with one repository are often the same product under two ids. If a product is a part of another's \
          repository, leave `repository` out or point at its folder.",
    bad: Example::Files(&[
        Part::of("software/acme.yaml", "repository: \"https://code.example.org/acme/mail\"\n"),
        Part::of("software/other.yaml", "repository: \"https://code.example.org/acme/mail.git\"\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/acme.yaml", "repository: \"https://code.example.org/acme/mail\"\n"),
        Part::of("software/other.yaml", "repository: \"https://code.example.org/acme/chat\"\n"),
    ]),
    check: Check::Entries { fields: &["repository"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for (id, software) in &context.entries.software {
        let Some(repository) = &software.repository else { continue };
        let id = id.as_str();
        let other = *first.entry(same_page_key(repository.as_str())).or_insert(id);
        if other == id {
            continue;
        }
        let place = |id| Place::file(FileKind::Software, id).key("repository");
        let Some(location) = context.own(&place(id)) else { continue };
        let finding = found.add(
            location,
            message!(
                en: "`{other}` has the same repository";
                de: "`{other}` hat dasselbe Repository"
            ),
        );
        if let Some(there) = context.own(&place(other)) {
            relate(finding, message!(en: "first named here"; de: "zuerst hier genannt"), there);
        }
        finding.help = Some(message!(
            en: "take one of the entries out, or correct the address";
            de: "einen der beiden Einträge herausnehmen oder die Adresse berichtigen"
        ));
    }
}

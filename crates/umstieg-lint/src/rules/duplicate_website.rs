//! One website for two entries of a kind.

use crate::context::{Context, Found, relate};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::urls::same_page_key;
use std::collections::BTreeMap;
use umstieg_format::check::Place;
use umstieg_format::entry::FundingStatus;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-website",
    level: Level::Warning,
    group: Group::Duplicates,
    summary: "Two products, two providers or two programmes have two websites.",
    why: "Entries with one address are often the same thing under two ids. If they are two products of one maker, or two \
          programmes of one office, give each its own page: whoever follows the address must find what the entry is about. \
          Programmes that have ended, or that nobody has seen, do not count.",
    bad: Example::Files(&[
        Part::of("software/acme.yaml", "website: \"https://acme.example.org/\"\n"),
        Part::of("software/closed.yaml", "website: \"https://www.acme.example.org\"\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/acme.yaml", "website: \"https://acme.example.org/mail\"\n"),
        Part::of("software/closed.yaml", "website: \"https://acme.example.org/chat\"\n"),
    ]),
    check: Check::Entries { fields: &["status", "website"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    let mut first: BTreeMap<(FileKind, String), &str> = BTreeMap::new();
    let software = context
        .entries
        .software
        .iter()
        .filter_map(|(id, software)| Some((FileKind::Software, id.as_str(), software.website.as_ref()?)));
    let providers = context.entries.providers.iter();
    let providers = providers.map(|(id, provider)| (FileKind::Provider, id.as_str(), &provider.website));
    // Of a programme that nobody can apply to, the page of its office may be all that there is.
    let is_past = |status| matches!(status, FundingStatus::Ended | FundingStatus::Unknown);
    let funding = context.entries.funding.iter().filter(|(_, programme)| !is_past(programme.status));
    let funding = funding.map(|(id, programme)| (FileKind::Funding, id.as_str(), &programme.website));
    for (kind, id, website) in software.chain(providers).chain(funding) {
        let other = *first.entry((kind, same_page_key(website.as_str()))).or_insert(id);
        if other == id {
            continue;
        }
        let place = |id| Place::file(kind, id).key("website");
        let Some(location) = context.own(&place(id)) else { continue };
        let finding = found.add(
            location,
            message!(
                en: "`{other}` has the same website";
                de: "`{other}` hat dieselbe Website"
            ),
        );
        if let Some(there) = context.own(&place(other)) {
            relate(finding, message!(en: "first named here"; de: "zuerst hier genannt"), there);
        }
        finding.help = Some(message!(
            en: "take one of the entries out, or name the page of its own";
            de: "einen der beiden Einträge herausnehmen oder die eigene Seite nennen"
        ));
    }
}

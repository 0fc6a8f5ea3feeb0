//! A region that another one of the list contains.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "redundant-region",
    level: Level::Note,
    group: Group::Providers,
    summary: "The regions that a provider serves do not contain one another.",
    why: "Who serves `DE` serves `DE-SH`. If the provider is particularly near to one region, that is its seat under \
          `region`; the list says how far it goes.",
    bad: Example::Files(&[Part::of("providers/helper.yaml", "serves: [DE, DE-SH]\n")]),
    good: Example::Files(&[Part::of("providers/helper.yaml", "serves: [DE, AT]\n")]),
    check: Check::Entries { fields: &["serves"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, provider) in &context.entries.providers {
        let place = Place::file(FileKind::Provider, id.as_str()).key("serves");
        for (index, region) in provider.serves.iter().enumerate() {
            let mut others = provider.serves.iter().enumerate().filter(|(other, _)| *other != index);
            let Some((_, wider)) =
                others.find(|(at, wider)| wider.contains(region) && (*wider != region || *at < index))
            else {
                continue;
            };
            if let Some(location) = context.own(&place.index(index)) {
                found
                    .add(
                        location,
                        message!(
                            en: "`{wider}` contains `{region}`";
                            de: "`{wider}` enthält `{region}`"
                        ),
                    )
                    .help = Some(message!(
                    en: "take it out";
                    de: "herausnehmen"
                ));
            }
        }
    }
}

//! A service that neither anybody has seen nor anything is said of.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "hollow-service",
    level: Level::Warning,
    group: Group::Providers,
    summary: "A service of a provider names the software that it is for, or where the offer was seen.",
    why: "A firm that needs help is sent to a provider because of a service. One that names no software and that nobody has \
          seen rests on nothing. Name the software or the source; what cannot be confirmed is left out.",
    bad: Example::Files(&[Part::of(
        "providers/helper.yaml",
        "services:\n  support: {software: [], evidence: []}\n",
    )]),
    good: Example::Files(&[Part::of(
        "providers/helper.yaml",
        "services:\n  support: {evidence: [source]}\n",
    )]),
    check: Check::Entries { fields: &["services"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, provider) in &context.entries.providers {
        let place = Place::file(FileKind::Provider, id.as_str()).key("services");
        for (name, service) in &provider.services {
            if !service.software.is_empty() || !service.evidence.is_empty() {
                continue;
            }
            let Some(location) = context.own(&place.key(name.as_str())) else { continue };
            found
                .add(
                    location,
                    message!(
                        en: "`{name}` names neither software nor evidence";
                        de: "`{name}` nennt weder Software noch einen Beleg"
                    ),
                )
                .help = Some(message!(
                en: "name the software or where the offer was seen, or take the service out";
                de: "die Software nennen oder wo das Angebot gesehen wurde, oder die Leistung herausnehmen"
            ));
        }
    }
}

//! A search that found nothing, beside an entry that found something.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::entry::Fit;
use umstieg_format::finding::{Level, Related};
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "contradicting-search",
    level: Level::Warning,
    group: Group::Substitutes,
    summary: "`no_substitute` is said of software that nothing replaces.",
    why: "Advice is either \"nothing fits\" or a substitute. Where an entry replaces the software for usual or all uses, \
          take `no_substitute` out, or correct the fit to `niche`.",
    bad: Example::Files(&[
        Part::of("software/closed.yaml", NO_SUBSTITUTE),
        Part::of("software/acme.yaml", "replaces:\n  - {software: closed, fit: partial}\n"),
    ]),
    good: Example::Files(&[
        Part::of("software/closed.yaml", NO_SUBSTITUTE),
        Part::of("software/acme.yaml", "replaces:\n  - {software: closed, fit: niche}\n"),
    ]),
    check: Check::Entries { fields: &["name", "no_substitute", "replaces.software"], check },
};

const NO_SUBSTITUTE: &str = "\
no_substitute:
  searched: 2027-01-01
  reason: {de: \"Nichts Offenes liest die Daten.\", en: \"Nothing open reads the data.\"}
containment:
  advice: {de: \"Daten regelmäßig ausgeben.\", en: \"Export the data regularly.\"}
";

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (place, id, software) in
        context.software().filter(|(_, _, software)| software.no_substitute.is_some())
    {
        let fitting: Vec<_> = context
            .substitutes(id)
            .iter()
            .filter(|(_, replaces)| matches!(replaces.fit, Fit::Full | Fit::Partial))
            .collect();
        let Some((first, _)) = fitting.first() else { continue };
        let message = message!(
            en: "`no_substitute` is said of `{id}`, but `{first}` replaces it";
            de: "`no_substitute` steht bei `{id}`, aber `{first}` ersetzt es"
        );
        let related = fitting.iter().filter_map(|(other, replaces)| {
            let list = &context.entries.software.get(*other)?.replaces;
            let at = list.iter().position(|one| one == *replaces)?;
            let there =
                Place::file(FileKind::Software, other.as_str()).key("replaces").index(at).key("software");
            Some(Related {
                location: context.own(&there)?,
                message: message!(
                    en: "`{}` is replaced here", software.name;
                    de: "`{}` wird hier ersetzt", software.name
                ),
            })
        });
        let finding = found.add(context.locate(&place.key("no_substitute")), message);
        finding.related = related.collect();
        finding.help = Some(message!(
            en: "take `no_substitute` out, or correct the fit there";
            de: "`no_substitute` herausnehmen oder dort die Eignung berichtigen"
        ));
    }
}

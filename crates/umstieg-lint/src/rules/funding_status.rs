//! A programme whose dates say something else than its status.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::entry::FundingStatus;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "funding-status",
    level: Level::Warning,
    group: Group::Funding,
    summary: "A programme is open between its first and its last day, and ended after it.",
    why: "An adviser who is told of an open programme starts an application. If its last day has passed, set `ended` or \
          `between-calls`; if its first day is still to come, `announced`.",
    bad: Example::Files(&[Part::of("funding/grant.yaml", "status: open\ncloses: 2026-12-31\n")]),
    good: Example::Files(&[Part::of("funding/grant.yaml", "status: open\ncloses: 2027-12-31\n")]),
    check: Check::Entries { fields: &["closes", "opens", "status"], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, funding) in &context.entries.funding {
        let place = Place::file(FileKind::Funding, id.as_str());
        let Some(location) = context.own(&place.key("status")) else { continue };
        let closed = funding.closes.filter(|closes| *closes < context.as_of);
        let later = funding.opens.filter(|opens| *opens > context.as_of);
        let running = funding.closes.filter(|closes| *closes >= context.as_of);
        let (message, help) = match (funding.status, closed, later, running) {
            (FundingStatus::Open | FundingStatus::Announced, Some(closed), ..) => (
                message!(en: "applications closed on {closed}"; de: "die Antragsfrist endete am {closed}"),
                message!(
                    en: "set `ended`, or `between-calls` if it comes again";
                    de: "`ended` setzen oder `between-calls`, wenn es wiederkommt"
                ),
            ),
            (FundingStatus::Open, _, Some(later), _) => (
                message!(
                    en: "applications open on {later}, which is still to come";
                    de: "Anträge sind erst ab {later} möglich"
                ),
                message!(en: "set `announced`"; de: "`announced` setzen"),
            ),
            (FundingStatus::Ended, _, _, Some(running)) => (
                message!(
                    en: "the programme is said to be ended, but applications close on {running}";
                    de: "das Programm gilt als beendet, aber Anträge sind bis {running} möglich"
                ),
                message!(en: "set `open`, or correct the day"; de: "`open` setzen oder den Tag berichtigen"),
            ),
            _ => continue,
        };
        found.add(location, message).help = Some(help);
    }
}

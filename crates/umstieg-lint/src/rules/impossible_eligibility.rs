//! Conditions that nobody can meet.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;

pub(super) const RULE: Rule = Rule {
    id: "impossible-eligibility",
    level: Level::Warning,
    group: Group::Funding,
    summary: "The conditions of a programme can be met together.",
    why: "A smallest size above the largest, or a sector that may and may not apply, hides the programme from every firm.",
    bad: Example::Files(&[Part::of("funding/grant.yaml", "eligibility: {min_employees: 250, max_employees: 49}\n")]),
    good: Example::Files(&[Part::of("funding/grant.yaml", "eligibility: {min_employees: 2, max_employees: 49}\n")]),
    check: Check::Entries(check),
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (id, funding) in &context.entries.funding {
        let place = Place::file(FileKind::Funding, id.as_str()).key("eligibility");
        if context.own(&place).is_none() {
            continue;
        }
        let conditions = &funding.eligibility;
        if let (Some(min), Some(max)) = (conditions.min_employees, conditions.max_employees)
            && min > max
        {
            let message = format!("at least {min} and at most {max} employees cannot both be");
            found.add(context.locate(&place.key("min_employees")), message).help = Some("swap the two".to_owned());
        }
        for (index, sector) in conditions.excluded_sectors.iter().enumerate() {
            if conditions.sectors.contains(sector) {
                let location = context.locate(&place.key("excluded_sectors").index(index));
                found.add(location, "the sector may apply and may not").help =
                    Some("take it out of one of the two lists".to_owned());
            }
        }
        for (index, legal) in conditions.partners.iter().enumerate() {
            if conditions.legal_types.contains(legal) {
                let location = context.locate(&place.key("partners").index(index));
                found.add(location, "who may apply need not be a partner").help = Some("take it out here".to_owned());
            }
        }
    }
}

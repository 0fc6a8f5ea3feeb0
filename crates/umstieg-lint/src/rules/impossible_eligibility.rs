//! Conditions that nobody can meet.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::check::Place;
use umstieg_format::finding::Level;
use umstieg_format::kind::FileKind;
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "impossible-eligibility",
    level: Level::Warning,
    group: Group::Funding,
    summary: "The conditions of a programme can be met together.",
    why: "A smallest size above the largest, or a sector that may and may not apply, hides the programme from every firm.",
    bad: Example::Files(&[Part::of(
        "funding/grant.yaml",
        "eligibility: {min_employees: 250, max_employees: 49}\n",
    )]),
    good: Example::Files(&[Part::of(
        "funding/grant.yaml",
        "eligibility: {min_employees: 2, max_employees: 49}\n",
    )]),
    check: Check::Entries { fields: &["eligibility"], check },
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
            let message = message!(
                en: "at least {min} and at most {max} employees cannot both be";
                de: "mindestens {min} und höchstens {max} Beschäftigte zugleich gibt es nicht"
            );
            found.add(context.locate(&place.key("min_employees")), message).help = Some(message!(
                en: "swap the two";
                de: "die beiden Zahlen tauschen"
            ));
        }
        for (index, sector) in conditions.excluded_sectors.iter().enumerate() {
            if conditions.sectors.contains(sector) {
                let location = context.locate(&place.key("excluded_sectors").index(index));
                found
                    .add(
                        location,
                        message!(
                            en: "the sector may apply and may not";
                            de: "die Branche darf einen Antrag stellen und darf es nicht"
                        ),
                    )
                    .help = Some(message!(
                    en: "take it out of one of the two lists";
                    de: "aus einer der beiden Listen herausnehmen"
                ));
            }
        }
        for (index, legal) in conditions.partners.iter().enumerate() {
            if conditions.legal_types.contains(legal) {
                let location = context.locate(&place.key("partners").index(index));
                found
                    .add(
                        location,
                        message!(
                            en: "who may apply need not be a partner";
                            de: "wer einen Antrag stellen darf, muss kein Partner sein"
                        ),
                    )
                    .help = Some(message!(
                    en: "take it out here";
                    de: "hier herausnehmen"
                ));
            }
        }
    }
}

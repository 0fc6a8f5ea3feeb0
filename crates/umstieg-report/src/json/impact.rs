//! A change of the catalogue as JSON. Text and Markdown are written from this document, so that all say the same.

mod causes;
mod effects;
mod parts;
mod ranking;

pub(crate) use parts::fact;

use super::language;
use crate::impact::{Impacted, Mistake};
use crate::options::{Language, Options};
use crate::v1;
use causes::Causes;
use parts::Parts;

/// An impact as a document.
pub(crate) fn impact(impacted: &Impacted<'_>, options: &Options) -> v1::Impact {
    let parts = impacted.compared.map(|compared| Parts::new(compared, options));
    let side = |mistakes: &[Mistake], side: v1::ImpactSide| -> Vec<v1::CatalogueMistake> {
        mistakes.iter().map(|mistake| told(mistake, side, options.language)).collect()
    };
    let mut mistakes = side(impacted.before, v1::ImpactSide::Before);
    mistakes.extend(side(impacted.after, v1::ImpactSide::After));
    let mut causes = Causes::default();
    let organisations = impacted.judged.zip(parts.as_ref()).map(|(judged, parts)| {
        judged
            .organisations
            .iter()
            .map(|(name, impact)| v1::OrganisationImpact {
                name: name.clone(),
                effects: effects::all(&judged, impact, parts, &mut causes, options),
            })
            .collect()
    });
    v1::Impact {
        format: "umstieg.impact".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of: impacted.as_of,
        mistakes,
        changes: parts.as_ref().map(Parts::changes),
        unread: parts.as_ref().map(Parts::unread).unwrap_or_default(),
        causes: causes.all,
        organisations,
    }
}

fn told(mistake: &Mistake, side: v1::ImpactSide, language: Language) -> v1::CatalogueMistake {
    v1::CatalogueMistake {
        side,
        file: mistake.file.clone(),
        line: mistake.line,
        column: mistake.column,
        rule: mistake.rule.clone(),
        message: mistake.message.text(language).to_owned(),
    }
}

//! Recommendations as JSON.

use super::{all_software, candidate, language, software};
use crate::options::Options;
use crate::reader::Reader;
use crate::recommendation::Recommended;
use crate::v1;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::recommend::{Candidate, Recommendation};
use umstieg_core::{Catalogue, Inventory};

/// Recommendations as a document.
pub(crate) fn recommendations(
    catalogue: &Catalogue,
    recommended: &Recommended<'_>,
    options: &Options,
) -> v1::Recommendations {
    let reader = Reader::new(catalogue, options);
    v1::Recommendations {
        format: "umstieg.recommendation".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of: recommended.as_of,
        answers: recommended
            .answers
            .iter()
            .map(|answer| self::answer(reader, recommended.inventory, answer, |_, _| true))
            .collect(),
        footer: reader.footer(options),
    }
}

/// One answer. `in_full` decides by place and id which candidates are told with everything; the others follow in short.
pub(super) fn answer(
    reader: Reader<'_>,
    inventory: &Inventory,
    answer: &Recommendation,
    in_full: impl Fn(usize, &SoftwareId) -> bool,
) -> v1::Answer {
    let unit = &answer.unit;
    let tool = inventory.tool(unit.tool);
    let mut further = Vec::new();
    let mut full = |candidates: &[Candidate]| -> Vec<v1::Candidate> {
        let mut told = Vec::new();
        for (place, found) in candidates.iter().enumerate() {
            if in_full(place, &found.software) {
                told.push(candidate::candidate(reader, found));
            } else {
                further.push(candidate::further(reader, found));
            }
        }
        told
    };
    let candidates = full(&answer.candidates);
    let excluded = full(&answer.excluded);
    let entry = reader.catalogue.software(&unit.software);
    v1::Answer {
        tool: v1::Named { id: tool.handle.to_string(), name: tool.name.to_string() },
        software: software(reader, &unit.software),
        parts: all_software(reader, &unit.parts),
        needs: unit
            .needs
            .iter()
            .map(|need| v1::Need {
                capability: v1::Named {
                    id: need.capability.to_string(),
                    name: reader.capability(&need.capability),
                },
                level: need.level,
                weight: need.weight,
                assumed: need.assumed,
                essential: need.essential.is_some(),
            })
            .collect(),
        candidates,
        excluded,
        further,
        no_substitute: entry
            .and_then(|entry| entry.no_substitute.as_ref())
            .map(|search| reader.text(&search.reason).to_owned()),
    }
}

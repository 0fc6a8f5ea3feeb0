//! Recommendations as JSON.

use super::tools::near_names;
use super::{all_software, candidate, language, software};
use crate::options::Options;
use crate::reader::Reader;
use crate::recommendation::Recommended;
use crate::v1;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::recommend::{Candidate, Recommendation};
use umstieg_core::{Catalogue, Inventory, Resolution};

/// Recommendations as a document.
pub(crate) fn recommendations(
    catalogue: &Catalogue,
    recommended: &Recommended<'_>,
    options: &Options,
) -> v1::Recommendations {
    let reader = Reader::new(catalogue, options);
    let inventory = recommended.inventory;
    let unknown = inventory.tools().iter().filter_map(|tool| match &tool.resolution {
        Resolution::Known { .. } => None,
        Resolution::Unknown { candidates } => Some(v1::UnknownTool {
            tool: v1::Named { id: tool.handle.to_string(), name: tool.name.to_string() },
            nearest: near_names(reader, candidates),
        }),
    });
    v1::Recommendations {
        format: "umstieg.recommendation".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of: recommended.as_of,
        organisation: recommended.organisation().map(str::to_owned),
        unknown: unknown.collect(),
        answers: recommended
            .answers
            .iter()
            .map(|answer| self::answer(reader, inventory, answer, |_, _| true))
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
                told.push(candidate::candidate(reader, found, candidates.get(place + 1)));
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
        searched: entry.and_then(|entry| entry.no_substitute.as_ref()).map(|search| search.searched),
        containment: entry
            .and_then(|entry| entry.containment.as_ref())
            .filter(|_| answer.candidates.is_empty())
            .map(|containment| reader.text(&containment.advice).to_owned()),
        open: reader.catalogue.is_open(&unit.software),
    }
}

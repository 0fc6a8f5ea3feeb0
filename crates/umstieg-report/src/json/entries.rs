//! Single entries and search results as JSON.

use super::{all_software, language, software};
use crate::layers;
use crate::options::Options;
use crate::reader::Reader;
use crate::search::Found;
use crate::software::Checks;
use crate::v1;
use umstieg_core::Catalogue;
use umstieg_core::format::scalar::{Date, FundingId, ProviderId, ReferenceId, SoftwareId};

/// A software as a document.
pub(crate) fn software_entry(
    catalogue: &Catalogue,
    id: &SoftwareId,
    as_of: Date,
    options: &Options,
) -> Option<v1::Software> {
    let reader = Reader::new(catalogue, options);
    let entry = catalogue.software(id)?;
    let checks = Checks::of(entry);
    let providers = catalogue.providers_near(id, None);
    let deployment = |id: &ReferenceId| v1::Named { id: id.to_string(), name: reader.deployment(id) };
    Some(v1::Software {
        format: "umstieg.software".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of,
        software: software(reader, id),
        entry: entry.clone(),
        replaced_by: catalogue
            .substitutes_of(id)
            .map(|(id, replaces)| v1::Substitute { software: software(reader, id), fit: replaces.fit })
            .collect(),
        providers: providers
            .into_iter()
            .map(|near| v1::Named { id: near.provider.to_string(), name: reader.provider(&near.provider) })
            .collect(),
        references: catalogue.references_of(id).map(deployment).collect(),
        replaced_at: catalogue.references_leaving(id).map(deployment).collect(),
        unverified: checks.unverified,
        oldest_check: checks.oldest,
        origin: layers::json(reader, id),
    })
}

/// A provider as a document.
pub(crate) fn provider_entry(
    catalogue: &Catalogue,
    id: &ProviderId,
    as_of: Date,
    options: &Options,
) -> Option<v1::ProviderEntry> {
    let entry = catalogue.provider(id)?;
    Some(v1::ProviderEntry {
        format: "umstieg.provider".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of,
        provider: v1::Named { id: id.to_string(), name: entry.name.to_string() },
        entry: entry.clone(),
        origin: layers::json(Reader::new(catalogue, options), id),
    })
}

/// A programme as a document.
pub(crate) fn funding(
    catalogue: &Catalogue,
    id: &FundingId,
    as_of: Date,
    options: &Options,
) -> Option<v1::FundingEntry> {
    let entry = catalogue.funding(id)?;
    Some(v1::FundingEntry {
        format: "umstieg.funding".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of,
        programme: v1::Named { id: id.to_string(), name: entry.name.to_string() },
        entry: entry.clone(),
        origin: layers::json(Reader::new(catalogue, options), id),
    })
}

/// A deployment as a document.
pub(crate) fn reference(
    catalogue: &Catalogue,
    id: &ReferenceId,
    as_of: Date,
    options: &Options,
) -> Option<v1::ReferenceEntry> {
    let reader = Reader::new(catalogue, options);
    let entry = catalogue.reference(id)?;
    Some(v1::ReferenceEntry {
        format: "umstieg.reference".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of,
        reference: v1::Named { id: id.to_string(), name: entry.organisation.to_string() },
        entry: entry.clone(),
        software: all_software(reader, &entry.software),
        replaced: all_software(reader, &entry.replaced),
        providers: entry
            .providers
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: reader.provider(id) })
            .collect(),
        oldest_check: entry.evidence.values().map(|source| source.checked).min(),
    })
}

/// What a search has found.
pub(crate) fn search(catalogue: &Catalogue, found: &Found<'_>, options: &Options) -> v1::Search {
    let reader = Reader::new(catalogue, options);
    let hits = found.software.iter().filter_map(|hit| {
        let entry = catalogue.software(&hit.software)?;
        Some(v1::Hit {
            software: software(reader, &hit.software),
            summary: reader.text(&entry.summary).to_owned(),
            open: catalogue.is_open(&hit.software),
            confidence: hit.confidence,
        })
    });
    v1::Search {
        format: "umstieg.search".into(),
        version: v1::VERSION,
        language: language(options.language),
        query: found.query.to_owned(),
        software: hits.collect(),
        categories: found
            .categories
            .iter()
            .map(|id| v1::Group {
                term: v1::Named { id: id.to_string(), name: reader.category(id) },
                software: all_software(reader, reader.in_category(id)),
            })
            .collect(),
        capabilities: found
            .capabilities
            .iter()
            .map(|id| v1::Group {
                term: v1::Named { id: id.to_string(), name: reader.capability(id) },
                software: all_software(reader, reader.able(id)),
            })
            .collect(),
        shared: all_software(reader, &found.shared),
        providers: found
            .providers
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: reader.provider(id) })
            .collect(),
        funding: found
            .funding
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: reader.programme(id) })
            .collect(),
        references: found
            .references
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: reader.deployment(id) })
            .collect(),
    }
}

//! Words and layouts for what umstieg has found out: the only crate that words results.
//!
//! Every function takes data and gives a text, in German or English, as text of a given width, as Markdown or as JSON.
//! Nothing here reads a file, a clock or an environment.

mod candidate;
mod document;
mod escape;
mod funding;
mod group;
mod impact;
mod json;
mod layers;
mod lifecycle;
mod options;
mod plan;
mod provider;
mod reader;
mod recommendation;
mod reference;
mod search;
mod software;
pub mod v1;
mod words;

#[cfg(test)]
mod golden;
#[cfg(test)]
mod sample;

pub use group::Grouped;
pub use impact::{Compared, Impacted, Judged, Mistake};
pub use options::{Format, Language, Options};
pub use recommendation::Recommended;
pub use search::Found;

use umstieg_core::format::kind::EntryKey;
use umstieg_core::format::scalar::{Date, FundingId, ProviderId, ReferenceId, SoftwareId};
use umstieg_core::{Catalogue, Plan};

/// A plan in full.
#[must_use]
pub fn plan(catalogue: &Catalogue, plan: &Plan, options: &Options) -> String {
    match options.format {
        Format::Json => json::write(&json::plan(catalogue, plan, options)),
        Format::Text | Format::Markdown => plan::document(catalogue, plan, options).render(options),
    }
}

/// Recommendations for a software or for everything in an inventory.
#[must_use]
pub fn recommendation(catalogue: &Catalogue, recommended: &Recommended<'_>, options: &Options) -> String {
    match options.format {
        Format::Json => json::write(&json::recommendations(catalogue, recommended, options)),
        Format::Text | Format::Markdown => {
            recommendation::document(catalogue, recommended, options).render(options)
        }
    }
}

/// What several organisations share.
#[must_use]
pub fn group(catalogue: &Catalogue, grouped: &Grouped<'_>, options: &Options) -> String {
    match options.format {
        Format::Json => json::write(&json::group(catalogue, grouped, options)),
        Format::Text | Format::Markdown => group::document(catalogue, grouped, options).render(options),
    }
}

/// What a change of the catalogue means. As Markdown it is a comment for a forge: contributors' text in it makes no links
/// and calls nobody, and it is no longer than a comment may be.
#[must_use]
pub fn impact(impacted: &Impacted<'_>, options: &Options) -> String {
    let document = json::impact(impacted, options);
    match options.format {
        Format::Json => json::write(&document),
        Format::Text | Format::Markdown => impact::write(&document, options),
    }
}

/// One software with its facts, levels and sources and their age on a day; `None` if the catalogue has no such entry.
#[must_use]
pub fn software(catalogue: &Catalogue, id: &SoftwareId, as_of: Date, options: &Options) -> Option<String> {
    match options.format {
        Format::Json => json::software_entry(catalogue, id, as_of, options).map(|entry| json::write(&entry)),
        Format::Text | Format::Markdown => {
            software::document(catalogue, id, as_of, options).map(|document| document.render(options))
        }
    }
}

/// One provider with its services and sources; `None` if the catalogue has no such entry.
#[must_use]
pub fn provider(catalogue: &Catalogue, id: &ProviderId, as_of: Date, options: &Options) -> Option<String> {
    match options.format {
        Format::Json => json::provider_entry(catalogue, id, as_of, options).map(|entry| json::write(&entry)),
        Format::Text | Format::Markdown => {
            provider::document(catalogue, id, as_of, options).map(|document| document.render(options))
        }
    }
}

/// One funding programme with its conditions and sources; `None` if the catalogue has no such entry.
#[must_use]
pub fn funding(catalogue: &Catalogue, id: &FundingId, as_of: Date, options: &Options) -> Option<String> {
    match options.format {
        Format::Json => json::funding(catalogue, id, as_of, options).map(|entry| json::write(&entry)),
        Format::Text | Format::Markdown => {
            funding::document(catalogue, id, as_of, options).map(|document| document.render(options))
        }
    }
}

/// Why an entry that was asked for by its id is not there: the layer that hides it, and its reason; `None` if no layer
/// does.
#[must_use]
pub fn hidden(catalogue: &Catalogue, entry: &EntryKey, options: &Options) -> Option<String> {
    layers::hidden(reader::Reader::new(catalogue, options), entry)
}

/// One reference deployment with its phases, lessons and sources; `None` if the catalogue has no such entry.
#[must_use]
pub fn reference(catalogue: &Catalogue, id: &ReferenceId, as_of: Date, options: &Options) -> Option<String> {
    match options.format {
        Format::Json => json::reference(catalogue, id, as_of, options).map(|entry| json::write(&entry)),
        Format::Text | Format::Markdown => {
            reference::document(catalogue, id, as_of, options).map(|document| document.render(options))
        }
    }
}

/// What a search has found.
#[must_use]
pub fn search(catalogue: &Catalogue, found: &Found<'_>, options: &Options) -> String {
    match options.format {
        Format::Json => json::write(&json::search(catalogue, found, options)),
        Format::Text | Format::Markdown => search::document(catalogue, found, options).render(options),
    }
}

/// JSON Schema of the document `umstieg.plan`.
#[must_use]
pub fn plan_schema() -> String {
    json::schema::<v1::Plan>()
}

/// JSON Schema of the document `umstieg.recommendation`.
#[must_use]
pub fn recommendation_schema() -> String {
    json::schema::<v1::Recommendations>()
}

/// JSON Schema of the document `umstieg.group`.
#[must_use]
pub fn group_schema() -> String {
    json::schema::<v1::OrganisationGroup>()
}

/// JSON Schema of the document `umstieg.impact`.
#[must_use]
pub fn impact_schema() -> String {
    json::schema::<v1::Impact>()
}

/// JSON Schema of the document `umstieg.software`.
#[must_use]
pub fn software_schema() -> String {
    json::schema::<v1::Software>()
}

/// JSON Schema of the document `umstieg.provider`.
#[must_use]
pub fn provider_schema() -> String {
    json::schema::<v1::ProviderEntry>()
}

/// JSON Schema of the document `umstieg.funding`.
#[must_use]
pub fn funding_schema() -> String {
    json::schema::<v1::FundingEntry>()
}

/// JSON Schema of the document `umstieg.reference`.
#[must_use]
pub fn reference_schema() -> String {
    json::schema::<v1::ReferenceEntry>()
}

/// JSON Schema of the document `umstieg.search`.
#[must_use]
pub fn search_schema() -> String {
    json::schema::<v1::Search>()
}

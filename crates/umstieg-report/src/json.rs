//! From results to JSON, version 1: the same names and sentences as in text, and the data behind them.

mod candidate;
mod duty;
mod entries;
mod exclusion;
mod group;
mod impact;
mod kept;
mod limits;
mod money;
mod order;
mod plan;
mod recommendation;
mod steps;
mod support;
mod tools;

pub(crate) use entries::{funding, provider_entry, reference, search, software_entry};
pub(crate) use group::group;
pub(crate) use impact::{fact, impact};
pub(crate) use plan::plan;
pub(crate) use recommendation::recommendations;

use crate::options::Language;
use crate::reader::Reader;
use crate::v1;
use serde::Serialize;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Distance, NearProvider};

/// Writes a document, indented, with a line break at the end. Fixed spaces of the sentences become plain ones.
pub(crate) fn write(document: &impl Serialize) -> String {
    // Writing cannot fail: no map of these documents has keys other than strings.
    let mut text =
        serde_json::to_string_pretty(document).unwrap_or_default().replace(crate::escape::FIXED_SPACE, " ");
    text.push('\n');
    text
}

/// The schema of a document.
pub(crate) fn schema<T: schemars::JsonSchema>() -> String {
    write(&schemars::schema_for!(T))
}

pub(crate) fn language(language: Language) -> v1::Language {
    match language {
        Language::De => v1::Language::De,
        Language::En => v1::Language::En,
    }
}

pub(crate) fn distance(distance: Distance) -> v1::Distance {
    match distance {
        Distance::Region => v1::Distance::Region,
        Distance::Country => v1::Distance::Country,
        Distance::Europe => v1::Distance::Europe,
        Distance::World => v1::Distance::World,
    }
}

pub(crate) fn software(reader: Reader<'_>, id: &SoftwareId) -> v1::Named {
    v1::Named { id: id.to_string(), name: reader.software(id) }
}

pub(crate) fn all_software<'b>(
    reader: Reader<'_>,
    ids: impl IntoIterator<Item = &'b SoftwareId>,
) -> Vec<v1::Named> {
    ids.into_iter().map(|id| software(reader, id)).collect()
}

/// Where a software can be tried.
pub(crate) fn demo(reader: Reader<'_>, id: &SoftwareId) -> Option<v1::Link> {
    let demo = reader.catalogue.software(id)?.demo.as_ref()?;
    Some(v1::Link { name: demo.name.to_string(), url: demo.url.to_string() })
}

/// A provider with what it offers for a product.
pub(crate) fn provider(reader: Reader<'_>, product: &SoftwareId, near: &NearProvider) -> v1::Provider {
    use umstieg_core::format::entry::ProviderStatus;
    let id = &near.provider;
    let services = reader.services(product, id);
    v1::Provider {
        provider: v1::Named { id: id.to_string(), name: reader.provider(id) },
        distance: near.distance.map(distance),
        services: services
            .into_iter()
            .map(|service| v1::Named { id: service.to_string(), name: reader.service(service) })
            .collect(),
        confirmed: reader
            .catalogue
            .provider(id)
            .is_some_and(|entry| entry.status == ProviderStatus::Verified),
        certifications: Vec::new(),
        uncertified_host: false,
    }
}

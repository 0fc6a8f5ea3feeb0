//! Tables of providers.

use super::Table;
use super::table::{list, to, within, word};
use std::collections::BTreeMap;
use umstieg_format::entry::Provider;
use umstieg_format::scalar::ProviderId;

const SOURCES: Option<super::Target> = within("provider_evidence");

/// The tables of all providers.
pub(super) fn tables(all: &BTreeMap<ProviderId, Provider>) -> Vec<Table> {
    let services = all
        .iter()
        .flat_map(|(id, entry)| entry.services.iter().map(move |(service, offer)| (id, service, offer)));
    let certifications = all.iter().flat_map(|(id, entry)| {
        entry.certifications.iter().map(move |(certification, fact)| (id, certification, fact))
    });
    let sources = all.iter().map(|(id, entry)| (id.as_str(), &entry.evidence));
    vec![
        main(all),
        Table::of("provider_services", services)
            .key("provider", to("providers"), |(id, ..)| id.to_string())
            .key("service", to("services"), |(_, service, _)| service.to_string())
            .words("software", "software", to("software"), |(.., offer)| offer.software.clone())
            .evidence(SOURCES, |(.., offer)| &offer.evidence)
            .done(),
        Table::of("provider_certifications", certifications)
            .key("provider", to("providers"), |(id, ..)| id.to_string())
            .key("certification", to("certifications"), |(_, certification, _)| certification.to_string())
            .evidence(SOURCES, |(.., fact)| &fact.evidence)
            .done(),
        Table::sources("provider_evidence", "provider", "providers", sources),
    ]
}

fn main(all: &BTreeMap<ProviderId, Provider>) -> Table {
    Table::of("providers", all.iter())
        .key("id", None, |(id, _)| id.to_string())
        .must("name", |(_, entry)| entry.name.to_string())
        .both("summary", |(_, entry)| &entry.summary)
        .must("kind", |(_, entry)| word(&entry.kind))
        .must("country", |(_, entry)| entry.country.to_string())
        .text("region", |(_, entry)| entry.region.as_ref().map(ToString::to_string))
        .text("town", |(_, entry)| entry.town.as_deref().map(str::to_owned))
        .words("serves", "region", None, |(_, entry)| entry.serves.clone())
        .words("sectors", "sector", None, |(_, entry)| list(&entry.sectors))
        .must("website", |(_, entry)| entry.website.to_string())
        .must("status", |(_, entry)| word(&entry.status))
        .must("confirmed", |(_, entry)| entry.confirmed.to_string())
        .done()
}

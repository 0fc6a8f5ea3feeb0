//! One provider of the catalogue: who it is, where, what it offers, and where that was seen.

use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use crate::software::sources;
use umstieg_core::Catalogue;
use umstieg_core::format::scalar::{Date, ProviderId};

/// The whole entry.
pub(crate) fn document(
    catalogue: &Catalogue,
    id: &ProviderId,
    as_of: Date,
    options: &Options,
) -> Option<Document> {
    let reader = Reader::new(catalogue, options);
    let entry = catalogue.provider(id)?;
    let words = reader.words;
    let labels = words.labels();
    let mut table = Table::new(vec![(Align::Left, String::new()), (Align::Flow, String::new())]);
    let mut fact = |label: &str, value: Line| {
        if value.0.iter().any(|span| !span.text.is_empty()) {
            table.row(vec![Line::default().quiet(label), value]);
        }
    };
    let region = entry.region.as_ref().map(|region| words.region(region));
    // A town may be a region itself.
    let region = region.filter(|region| entry.town.as_deref() != Some(region.as_str()));
    let seat: Vec<String> = entry
        .town
        .iter()
        .map(ToString::to_string)
        .chain(region)
        .chain([words.country(&entry.country)])
        .collect();
    fact(labels.kind, words.provider_kind(entry.kind).into());
    fact(labels.seat, seat.join(", ").into());
    let serves: Vec<String> = entry.serves.iter().map(|region| words.region(region)).collect();
    fact(labels.serves, words.all_of(&serves).into());
    let sectors: Vec<String> = entry.sectors.iter().map(|sector| words.sector(*sector).to_owned()).collect();
    fact(labels.sectors, words.all_of(&sectors).into());
    let confirmed = words.confirmed(entry.confirmed, &words.age(entry.confirmed, as_of));
    fact(labels.status, format!("{}, {confirmed}", words.provider_status(entry.status)).into());
    let certifications: Vec<String> =
        entry.certifications.keys().map(|id| reader.certification(id)).collect();
    fact(labels.certifications, words.all_of(&certifications).into());
    fact(labels.website, Line::default().link(entry.website.to_string(), entry.website.to_string()));
    let services: Vec<Block> = entry
        .services
        .iter()
        .map(|(id, service)| {
            let software = words.all_of(&reader.software_names(&service.software));
            let mut head = Line::default().strong(reader.service(id));
            if !software.is_empty() {
                head = head.plain(format!(": {software}"));
            }
            if service.evidence.is_empty() {
                head = head.quiet(format!(" ({})", words.unverified()));
            }
            Block::Entry { head, body: Vec::new() }
        })
        .collect();
    let mut document = Document::default();
    document.0.push(Block::Title(Line::from(entry.name.to_string()).quiet(format!(" ({id})"))));
    document.0.push(Block::Paragraph(reader.text(&entry.summary).into()));
    document.section(labels.facts, vec![Block::Table(table)]);
    document.layers(reader, id);
    document.section(labels.services, services);
    document.section(labels.sources, sources(reader, &entry.evidence, 0, as_of));
    Some(document)
}

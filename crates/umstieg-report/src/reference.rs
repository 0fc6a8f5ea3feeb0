//! One reference deployment of the catalogue: who changed from what to what, in which phases, and what it taught.

use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use crate::software::{seen, sources};
use umstieg_core::Catalogue;
use umstieg_core::format::entry::{Phase, Reference};
use umstieg_core::format::scalar::{Date, ReferenceId};

/// The whole entry.
pub(crate) fn document(
    catalogue: &Catalogue,
    id: &ReferenceId,
    as_of: Date,
    options: &Options,
) -> Option<Document> {
    let reader = Reader::new(catalogue, options);
    let entry = catalogue.reference(id)?;
    let labels = reader.words.labels();
    let lessons = entry
        .lessons
        .iter()
        .map(|text| Block::Entry { head: reader.text(text).into(), body: Vec::new() })
        .collect();
    let mut document = Document::default();
    document.0.push(Block::Title(Line::from(entry.organisation.to_string()).quiet(format!(" ({id})"))));
    document.0.push(Block::Paragraph(reader.text(&entry.summary).into()));
    document.section(labels.facts, facts(reader, entry));
    document.section(labels.phases, phases(reader, entry, as_of));
    document.section(labels.lessons, lessons);
    document.section(labels.sources, sources(reader, &entry.evidence, 0, as_of));
    Some(document)
}

/// Label and text in two columns; facts that are not known are left out.
fn facts(reader: Reader<'_>, entry: &Reference) -> Vec<Block> {
    let words = reader.words;
    let labels = words.labels();
    let mut table = Table::new(vec![(Align::Left, String::new()), (Align::Flow, String::new())]);
    let mut fact = |label: &str, value: String| {
        if !value.is_empty() {
            table.row(vec![Line::default().quiet(label), value.into()]);
        }
    };
    let region = entry.region.as_ref().map(|region| words.region(region));
    let place: Vec<String> = region.into_iter().chain([words.country(&entry.country)]).collect();
    let hosting: Vec<String> = entry.hosting.iter().map(|mode| words.hosting(*mode).to_owned()).collect();
    let providers: Vec<String> = entry.providers.iter().map(|id| reader.provider(id)).collect();
    fact(labels.place, place.join(", "));
    fact(labels.sector, words.sector(entry.sector).to_owned());
    fact(labels.users, entry.users.map(|users| words.people(users)).unwrap_or_default());
    fact(labels.software, words.all_of(&reader.software_names(&entry.software)));
    fact(labels.replaced, words.all_of(&reader.software_names(&entry.replaced)));
    fact(labels.hosting, words.all_of(&hosting));
    fact(labels.providers, words.all_of(&providers));
    vec![Block::Table(table)]
}

/// What happened, in the order of the entry.
fn phases(reader: Reader<'_>, entry: &Reference, as_of: Date) -> Vec<Block> {
    let words = reader.words;
    if entry.phases.is_empty() {
        return Vec::new();
    }
    let [kind, software, time, people, evidence] = words.phase_heads();
    let mut table = Table::new(vec![
        (Align::Left, kind.into()),
        (Align::Flow, software.into()),
        (Align::Left, time.into()),
        (Align::Right, people.into()),
        (Align::Left, evidence.into()),
    ]);
    for phase in &entry.phases {
        let Phase { kind, software, from, to, months, users, evidence } = phase;
        table.row(vec![
            words.phase(*kind).into(),
            words.all_of(&reader.software_names(software)).into(),
            words.phase_time(*from, *to, *months).into(),
            users.map(|users| words.number(u64::from(users))).unwrap_or_default().into(),
            seen(reader, &entry.evidence, evidence, as_of).into(),
        ]);
    }
    vec![Block::Table(table.without_empty())]
}

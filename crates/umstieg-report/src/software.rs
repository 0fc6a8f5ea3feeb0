//! One software of the catalogue: facts, what it does, what it can replace, and where all that was seen.

use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use umstieg_core::Catalogue;
use umstieg_core::format::entry::{EvidenceMap, Level, NoSubstitute, Requirement, Software, Supply};
use umstieg_core::format::scalar::{Date, EditionId, EvidenceKey, ReferenceId, SoftwareId};

/// Providers that are named before they are counted.
const PROVIDERS: usize = 8;

/// How well an entry is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checks {
    /// Capabilities without evidence.
    pub(crate) unverified: usize,
    /// Day on which the oldest source was checked.
    pub(crate) oldest: Option<Date>,
}

impl Checks {
    pub(crate) fn of(entry: &Software) -> Self {
        let known = entry.capabilities.values().filter(|capability| capability.level != Level::Unknown);
        Self {
            unverified: known.filter(|capability| capability.evidence.is_empty()).count(),
            oldest: entry.evidence.values().map(|source| source.checked).min(),
        }
    }
}

/// The whole entry.
pub(crate) fn document(
    catalogue: &Catalogue,
    id: &SoftwareId,
    as_of: Date,
    options: &Options,
) -> Option<Document> {
    let reader = Reader::new(catalogue, options);
    let entry = catalogue.software(id)?;
    let words = reader.words;
    let labels = words.labels();
    let mut document = Document::default();
    document.0.push(Block::Title(Line::from(entry.name.to_string()).quiet(format!(" ({id})"))));
    document.0.push(Block::Paragraph(reader.text(&entry.summary).into()));
    document.section(labels.facts, facts(reader, id, entry));
    document.layers(reader, id);
    document.section(labels.capabilities, capabilities(reader, entry, as_of));
    document.section(labels.replaces, replaces(reader, entry));
    document.section(labels.replaced_by, replaced_by(reader, id));
    if let Some(NoSubstitute { searched, reason, .. }) = &entry.no_substitute {
        let text = words.searched(reader.text(reason), *searched);
        document.section(labels.no_substitute, vec![Block::Paragraph(text.into())]);
    }
    if let Some(containment) = &entry.containment {
        let mut blocks = vec![Block::Paragraph(reader.text(&containment.advice).into())];
        let interfaces: Vec<String> = containment.interfaces.iter().map(|id| reader.standard(id)).collect();
        let exports: Vec<String> = containment.exports.iter().map(|id| reader.format(id)).collect();
        if !interfaces.is_empty() || !exports.is_empty() {
            blocks.push(Block::Paragraph(
                words.ways_out(&words.all_of(&interfaces), &words.all_of(&exports)).into(),
            ));
        }
        document.section(labels.containment, blocks);
    }
    document.section(labels.providers, providers(reader, id));
    document.section(labels.references, references(reader, catalogue.references_of(id)));
    document.section(labels.replaced_at, references(reader, catalogue.references_leaving(id)));
    document.section(labels.sources, sources(reader, &entry.evidence, Checks::of(entry).unverified, as_of));
    Some(document)
}

/// Label and text in two columns; facts that are not known are left out.
fn facts(reader: Reader<'_>, id: &SoftwareId, entry: &Software) -> Vec<Block> {
    let words = reader.words;
    let labels = words.labels();
    let mut table = Table::new(vec![(Align::Left, String::new()), (Align::Flow, String::new())]);
    let mut fact = |label: &str, value: Line| {
        if value.0.iter().any(|span| !span.text.is_empty()) {
            table.row(vec![Line::default().quiet(label), value]);
        }
    };
    let all = |names: Vec<String>| Line::from(words.all_of(&names));
    let link =
        |url: &umstieg_core::format::scalar::Url| Line::default().link(url.to_string(), url.to_string());
    fact(labels.categories, all(entry.categories.iter().map(|id| reader.category(id)).collect()));
    fact(labels.license, reader.license(entry).into());
    if let Some(vendor) = &entry.vendor {
        let mut seats: Vec<String> = vendor.country.iter().map(|country| words.country(country)).collect();
        if let Some(control) =
            vendor.controlled_from.as_ref().filter(|control| Some(*control) != vendor.country.as_ref())
        {
            seats.push(words.controlled_from(&words.country(control)));
        }
        let text = if seats.is_empty() {
            vendor.name.to_string()
        } else {
            format!("{} ({})", vendor.name, seats.join(", "))
        };
        fact(labels.maker, text.into());
    }
    if let Some(maintenance) = &entry.maintenance {
        fact(labels.maintenance, words.fact_maintenance(maintenance.kind, maintenance.governance).into());
    }
    if let Some(release) = &entry.latest_release {
        let day = release.date.map(|day| format!(" ({})", words.date(day))).unwrap_or_default();
        fact(labels.release, format!("{}{day}", release.release).into());
    }
    let support = entry.lifecycle.iter().filter_map(|cycle| {
        let release = cycle.release.as_str();
        let security = cycle.security_ends.map(|day| words.security_ends(release, day));
        security.or_else(|| cycle.support_ends.map(|day| words.support_ends(release, day)))
    });
    fact(labels.support, support.collect::<Vec<_>>().join("; ").into());
    fact(labels.includes, all(reader.software_names(&entry.includes)));
    fact(labels.part_of, all(reader.software_names(reader.catalogue.suites_with(id))));
    fact(labels.built_on, all(reader.software_names(&entry.built_on)));
    fact(
        labels.hosting,
        Line::from(
            words.one_of(
                &entry.hosting.keys().map(|mode| words.hosting(*mode).to_owned()).collect::<Vec<_>>(),
            ),
        ),
    );
    let clients = entry.platforms.iter().flat_map(|platforms| &platforms.clients);
    fact(labels.platforms, all(clients.map(|platform| words.platform(*platform).to_owned()).collect()));
    fact(
        labels.languages,
        all(entry
            .languages
            .iter()
            .flat_map(|spoken| &spoken.ui)
            .map(|language| words.language(language))
            .collect()),
    );
    if let Some(tenancy) = &entry.multi_tenancy {
        fact(labels.tenancy, words.multi_tenancy(tenancy.level).into());
    }
    fact(labels.roles, all(entry.fills.keys().map(|role| reader.role(role)).collect()));
    fact(
        labels.requires,
        entry
            .requires
            .iter()
            .map(|required| requirement(reader, required))
            .collect::<Vec<_>>()
            .join("; ")
            .into(),
    );
    fact(labels.works_with, all(reader.software_names(entry.integrates.iter().map(|tie| &tie.software))));
    fact(labels.clashes_with, all(reader.software_names(entry.conflicts.iter().map(|tie| &tie.software))));
    fact(labels.standards, all(entry.standards.keys().map(|id| reader.standard(id)).collect()));
    if let Some(formats) = &entry.formats {
        fact(labels.reads, all(formats.reads.iter().map(|id| reader.format(id)).collect()));
        fact(labels.writes, all(formats.writes.iter().map(|id| reader.format(id)).collect()));
    }
    fact(
        labels.only_for,
        all(entry.only_for.iter().map(|sector| words.sector(*sector).to_owned()).collect()),
    );
    fact(labels.website, entry.website.as_ref().map(link).unwrap_or_default());
    fact(labels.repository, entry.repository.as_ref().map(link).unwrap_or_default());
    fact(
        labels.demo,
        entry
            .demo
            .as_ref()
            .map(|demo| Line::default().link(demo.name.to_string(), demo.url.to_string()))
            .unwrap_or_default(),
    );
    vec![Block::Table(table)]
}

/// One requirement: what will do, what for, and how it comes.
fn requirement(reader: Reader<'_>, required: &Requirement) -> String {
    let words = reader.words;
    let mut text = match (&required.role, required.any_of.is_empty()) {
        (Some(role), true) => words.any_filling(&reader.role(role)),
        _ => words.one_of(&reader.software_names(required.any_of.iter().map(|range| &range.software))),
    };
    let mut notes = Vec::new();
    if !required.only_for.is_empty() {
        let capabilities: Vec<String> = required.only_for.iter().map(|id| reader.capability(id)).collect();
        notes.push(words.only_for(&words.all_of(&capabilities)));
    }
    if !required.only_hosted.is_empty() {
        let ways: Vec<String> =
            required.only_hosted.iter().map(|mode| words.hosting(*mode).to_owned()).collect();
        notes.push(words.only_hosted(&words.one_of(&ways)));
    }
    if required.supply == Supply::Bundled {
        notes.push(words.bundled().to_owned());
    }
    if !notes.is_empty() {
        text.push_str(&format!(" ({})", notes.join(", ")));
    }
    text
}

/// What it does, how far, and since when somebody knows.
fn capabilities(reader: Reader<'_>, entry: &Software, as_of: Date) -> Vec<Block> {
    let words = reader.words;
    if entry.capabilities.is_empty() {
        return Vec::new();
    }
    let [name, level, evidence, note] = words.capability_heads();
    let mut table = Table::new(vec![
        (Align::Flow, name.into()),
        (Align::Left, level.into()),
        (Align::Left, evidence.into()),
        (Align::Flow, note.into()),
    ]);
    for (id, capability) in &entry.capabilities {
        let mut notes: Vec<String> =
            capability.note.iter().map(|note| reader.text(note).to_owned()).collect();
        notes.extend(capability.full_up_to.map(|group| words.full_up_to(group)));
        if !capability.with.is_empty() {
            notes.push(words.only_with(&words.all_of(&reader.software_names(&capability.with))));
        }
        if !capability.editions.is_empty() {
            let name = |id: &EditionId| {
                entry
                    .editions
                    .iter()
                    .find(|edition| edition.id == *id)
                    .map(|edition| edition.name.to_string())
            };
            let editions: Vec<String> = capability.editions.iter().filter_map(name).collect();
            notes.push(words.only_in(&words.all_of(&editions)));
        }
        table.row(vec![
            reader.capability(id).into(),
            words.level(capability.level).into(),
            seen(reader, &entry.evidence, &capability.evidence, as_of).into(),
            notes.join("; ").replace(".; ", ". ").into(),
        ]);
    }
    vec![Block::Table(table.without_empty())]
}

/// How long ago the newest source of a fact was checked.
pub(crate) fn seen(reader: Reader<'_>, sources: &EvidenceMap, keys: &[EvidenceKey], as_of: Date) -> String {
    let newest = keys.iter().filter_map(|key| sources.get(key)).map(|source| source.checked).max();
    newest.map_or_else(|| reader.words.unverified().to_owned(), |day| reader.words.age(day, as_of))
}

/// What it can stand in for.
fn replaces(reader: Reader<'_>, entry: &Software) -> Vec<Block> {
    let words = reader.words;
    entry
        .replaces
        .iter()
        .map(|replaces| {
            let head = Line::default()
                .strong(reader.software(&replaces.software))
                .plain(format!(": {}", words.fit(replaces.fit)));
            let lost: Vec<&str> = replaces.lost.iter().map(|loss| reader.loss(loss)).collect();
            let body = if lost.is_empty() { Vec::new() } else { vec![lost.join(" ").into()] };
            Block::Entry { head, body }
        })
        .collect()
}

/// What can stand in for it, the best first.
fn replaced_by(reader: Reader<'_>, id: &SoftwareId) -> Vec<Block> {
    let mut found: Vec<_> = reader.catalogue.substitutes_of(id).collect();
    found.sort_by_key(|(id, replaces)| (replaces.fit, *id));
    found
        .into_iter()
        .map(|(id, replaces)| Block::Entry {
            head: Line::default()
                .strong(reader.software(id))
                .plain(format!(": {}", reader.words.fit(replaces.fit))),
            body: Vec::new(),
        })
        .collect()
}

fn providers(reader: Reader<'_>, id: &SoftwareId) -> Vec<Block> {
    // Nobody has said from where to measure, so the order is that of the ids.
    let found = reader.catalogue.providers_near(id, None);
    let named: Vec<String> = found.iter().map(|near| reader.provider(&near.provider)).collect();
    let text = reader.words.some_of(&named, PROVIDERS);
    if text.is_empty() { Vec::new() } else { vec![Block::Paragraph(text.into())] }
}

fn references<'a>(reader: Reader<'_>, ids: impl Iterator<Item = &'a ReferenceId>) -> Vec<Block> {
    let found = ids.filter_map(|id| Some((id, reader.catalogue.reference(id)?)));
    found
        .map(|(id, entry)| Block::Entry {
            head: Line::default().strong(entry.organisation.to_string()).quiet(format!(" ({id})")),
            body: vec![reader.text(&entry.summary).into()],
        })
        .collect()
}

/// Every source with its age.
pub(crate) fn sources(
    reader: Reader<'_>,
    sources: &EvidenceMap,
    unverified: usize,
    as_of: Date,
) -> Vec<Block> {
    let words = reader.words;
    let oldest = sources.values().map(|source| source.checked).min().map(|day| (day, words.age(day, as_of)));
    let oldest = oldest.as_ref().map(|(day, age)| (*day, age.as_str()));
    let mut blocks =
        vec![Block::Paragraph(words.evidence_of_entry(sources.len(), oldest, unverified).into())];
    blocks.extend(sources.values().map(|source| {
        let mut head = Line::default().link(source.url.to_string(), source.url.to_string()).quiet(format!(
            " ({}, {})",
            words.source(source.kind),
            words.age(source.checked, as_of)
        ));
        if let Some(note) = &source.note {
            head = head.quiet(format!(" {note}"));
        }
        Block::Entry { head, body: Vec::new() }
    }));
    blocks
}

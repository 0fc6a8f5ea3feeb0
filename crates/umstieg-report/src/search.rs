//! What a search has found: software by name, categories and capabilities by their words, who helps, what pays.

use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use umstieg_core::format::entry::MultiTenancy;
use umstieg_core::format::scalar::{
    CapabilityId, CategoryId, FundingId, ProviderId, ReferenceId, SoftwareId,
};
use umstieg_core::{Catalogue, NameMatch};

/// What was searched for and found; the caller has ranked it.
#[derive(Clone, Debug, Default)]
pub struct Found<'a> {
    /// What was searched for.
    pub query: &'a str,
    /// Software by its names, best first.
    pub software: Vec<NameMatch>,
    /// Categories.
    pub categories: Vec<CategoryId>,
    /// Capabilities.
    pub capabilities: Vec<CapabilityId>,
    /// Software that several organisations can share, if that was asked for.
    pub shared: Vec<SoftwareId>,
    /// Providers.
    pub providers: Vec<ProviderId>,
    /// Funding programmes.
    pub funding: Vec<FundingId>,
    /// Reference deployments.
    pub references: Vec<ReferenceId>,
}

/// Software of a category or capability that is named before it is counted.
const NAMED: usize = 12;

/// All hits, kind by kind.
pub(crate) fn document(catalogue: &Catalogue, found: &Found<'_>, options: &Options) -> Document {
    let reader = Reader::new(catalogue, options);
    let words = reader.words;
    let labels = words.labels();
    let mut document = Document::default();
    document.0.push(Block::Title(words.search_title(found.query).into()));
    document.section(labels.software, software(reader, found));
    let categories = found.categories.iter().map(|id| {
        let names = reader.software_names(reader.in_category(id));
        entry(reader.category(id), None, words.some_of(&names, NAMED))
    });
    document.section(labels.categories, categories.collect());
    let capabilities = found.capabilities.iter().map(|id| {
        let names = reader.software_names(reader.able(id));
        entry(reader.capability(id), None, words.some_of(&names, NAMED))
    });
    let able: Vec<Block> = capabilities.collect();
    let shared = (!found.shared.is_empty()).then(|| {
        let names = reader.software_names(&found.shared);
        let level = words.multi_tenancy(MultiTenancy::Full);
        entry(format!("{}: {level}", labels.tenancy), None, words.some_of(&names, NAMED))
    });
    document.section(labels.capabilities, able.into_iter().chain(shared).collect());
    let providers = found.providers.iter().filter_map(|id| {
        let provider = catalogue.provider(id)?;
        Some(entry(provider.name.to_string(), Some(id), reader.text(&provider.summary).to_owned()))
    });
    document.section(labels.providers, providers.collect());
    let funding = found.funding.iter().filter_map(|id| {
        let programme = catalogue.funding(id)?;
        Some(entry(programme.name.to_string(), Some(id), reader.text(&programme.summary).to_owned()))
    });
    document.section(words.heads().funding, funding.collect());
    let references = found.references.iter().filter_map(|id| {
        let deployment = catalogue.reference(id)?;
        let text = reader.text(&deployment.summary).to_owned();
        Some(entry(deployment.organisation.to_string(), Some(id), text))
    });
    document.section(labels.references, references.collect());
    if document.0.len() == 1 {
        document.0.push(Block::Paragraph(
            words.nothing_found(found.query.split_whitespace().nth(1).is_some()).into(),
        ));
    }
    document
}

/// A hit with its id, if `umstieg show` can be asked for it.
fn entry(name: String, id: Option<&dyn std::fmt::Display>, text: String) -> Block {
    let body = if text.is_empty() { Vec::new() } else { vec![text.into()] };
    let head = Line::default().strong(name);
    Block::Entry { head: id.map_or(head.clone(), |id| head.quiet(format!(" ({id})"))), body }
}

/// Software with its id, because that is what other commands and inventories are given.
fn software(reader: Reader<'_>, found: &Found<'_>) -> Vec<Block> {
    let labels = reader.words.labels();
    let mut table = Table::new(vec![
        (Align::Flow, labels.software.into()),
        (Align::Left, "id".into()),
        (Align::Left, labels.status.into()),
        (Align::Flow, labels.kind.into()),
    ]);
    for hit in &found.software {
        let Some(entry) = reader.catalogue.software(&hit.software) else { continue };
        table.row(vec![
            Line::default().strong(entry.name.to_string()),
            Line::default().code(hit.software.to_string()),
            reader.words.how_sure(hit.confidence).into(),
            reader.text(&entry.summary).into(),
        ]);
    }
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

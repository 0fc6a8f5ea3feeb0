//! `umstieg show`: everything that the catalogue knows about one entry.

use super::Answer;
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::surroundings::{as_of, language, options};
use umstieg_core::Catalogue;
use umstieg_core::format::finding::visible;
use umstieg_core::format::kind::{EntryKey, EntryKind};
use umstieg_core::format::scalar::{FundingId, ProviderId, SoftwareId};
use umstieg_report::Options;

/// Shows the entry with an id, software first, or the software that a name means.
pub(super) fn run(common: &Common, name: &str, format: Form) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let (options, as_of) = (options(common, format), as_of(common));
    if let Some(why) = hidden(&catalogue, name, &options) {
        return Err(Box::new(Answer::failed(Exit::Unknown, visible(&why))));
    }
    let software = |id: SoftwareId| umstieg_report::software(&catalogue, &id, as_of, &options);
    let provider = |id: ProviderId| umstieg_report::provider(&catalogue, &id, as_of, &options);
    let funding = |id: FundingId| umstieg_report::funding(&catalogue, &id, as_of, &options);
    let by_id = SoftwareId::parse(name)
        .ok()
        .and_then(software)
        .or_else(|| ProviderId::parse(name).ok().and_then(provider))
        .or_else(|| FundingId::parse(name).ok().and_then(funding));
    if let Some(text) = by_id {
        return Ok(Answer::done(text));
    }
    let id = super::software(&catalogue, name, language(common))?;
    Ok(Answer::done(software(id).unwrap_or_default()))
}

/// Why an id means nothing here: a layer hides its entry, and no other entry has the id.
fn hidden(catalogue: &Catalogue, id: &str, options: &Options) -> Option<String> {
    let kinds = [EntryKind::Software, EntryKind::Provider, EntryKind::Funding, EntryKind::Reference];
    if kinds.iter().any(|kind| catalogue.entries().contains(*kind, id)) {
        return None;
    }
    kinds.iter().find_map(|kind| umstieg_report::hidden(catalogue, &EntryKey::new(*kind, id), options))
}

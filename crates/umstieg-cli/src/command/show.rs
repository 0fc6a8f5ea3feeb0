//! `umstieg show`: everything that the catalogue knows about one entry.

use super::Answer;
use super::names;
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::surroundings::{as_of, language, options};
use umstieg_core::format::finding::visible;
use umstieg_core::format::kind::{EntryKey, EntryKind};
use umstieg_core::{Catalogue, EntryId};
use umstieg_report::{Language, Options};

/// Shows the entry that an id or a name means, software first.
pub(super) fn run(common: &Common, name: &str, format: Form) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let (options, as_of) = (options(common, format), as_of(common));
    if let Some(why) = hidden(&catalogue, name, &options) {
        return Err(Box::new(Answer::failed(Exit::Unknown, visible(&why))));
    }
    let (entry, others) = names::entry(&catalogue, name, language(common))?;
    let text = match &entry {
        EntryId::Software(id) => umstieg_report::software(&catalogue, id, as_of, &options),
        EntryId::Provider(id) => umstieg_report::provider(&catalogue, id, as_of, &options),
        EntryId::Funding(id) => umstieg_report::funding(&catalogue, id, as_of, &options),
        EntryId::Reference(id) => umstieg_report::reference(&catalogue, id, as_of, &options),
    };
    // The id has just been found in this catalogue, so there is a text.
    let mut answer = Answer::done(text.unwrap_or_default());
    if !others.is_empty() {
        let others = names::listed(&catalogue, &others);
        answer.messages = match options.language {
            Language::De => format!("umstieg: Denselben Namen haben auch: {others}.\n"),
            Language::En => format!("umstieg: The same name is also that of: {others}.\n"),
        };
    }
    Ok(answer)
}

/// Why an id means nothing here: a layer hides its entry, and no other entry has the id.
fn hidden(catalogue: &Catalogue, id: &str, options: &Options) -> Option<String> {
    let kinds = [EntryKind::Software, EntryKind::Provider, EntryKind::Funding, EntryKind::Reference];
    if kinds.iter().any(|kind| catalogue.entries().contains(*kind, id)) {
        return None;
    }
    kinds.iter().find_map(|kind| umstieg_report::hidden(catalogue, &EntryKey::new(*kind, id), options))
}

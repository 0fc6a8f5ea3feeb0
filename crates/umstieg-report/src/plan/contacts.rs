//! Whom to ask near by.

use super::View;
use crate::document::{Block, Line};

/// Contacts that are told; more are a list that nobody works through.
const TOLD: usize = 6;

/// One entry for each of the first contacts: who it is, what it offers and where.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let reader = view.reader;
    let contacts = view.plan.contacts.iter().take(TOLD);
    contacts
        .filter_map(|contact| {
            let entry = reader.catalogue.provider(&contact.provider)?;
            let services: Vec<String> =
                contact.services.iter().map(|id| reader.words.inside(&reader.service(id))).collect();
            let head = Line::default()
                .strong(entry.name.to_string())
                .plain(reader.words.contact(&services.join(", ")))
                .link(bare(entry.website.as_str()), entry.website.to_string());
            Some(Block::Entry { head, body: Vec::new() })
        })
        .collect()
}

/// An address as people write it.
fn bare(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/')
}

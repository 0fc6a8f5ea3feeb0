//! Whom to ask near by.

use super::View;
use crate::document::{Block, Line};
use std::collections::BTreeSet;
use umstieg_core::format::scalar::{ProviderId, ServiceId};
use umstieg_core::plan::advice;

/// One entry for each kind of advice with everybody who gives it; an address stands at the first mention.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let mut told = BTreeSet::new();
    advice(view.reader.catalogue).into_iter().filter_map(|service| entry(view, service, &mut told)).collect()
}

fn entry<'a>(view: &'a View<'_>, wanted: &ServiceId, told: &mut BTreeSet<&'a ProviderId>) -> Option<Block> {
    let reader = view.reader;
    let contacts = &view.plan.contacts;
    let mut givers = contacts.iter().filter(|contact| contact.services.contains(wanted)).peekable();
    givers.peek()?;
    let mut head = Line::default().strong(reader.service(wanted)).plain(": ");
    for (at, contact) in givers.enumerate() {
        if at > 0 {
            head = head.plain(", ");
        }
        let (name, id) = (reader.provider(&contact.provider), &contact.provider);
        head = match reader.catalogue.provider(id) {
            Some(entry) if told.insert(id) => head.link(name, entry.website.to_string()),
            _ => head.plain(name),
        };
    }
    Some(Block::Entry { head, body: Vec::new() })
}

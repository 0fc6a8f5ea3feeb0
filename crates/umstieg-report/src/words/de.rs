//! German.

mod answers;
mod entries;
mod forms;
mod group;
mod impact;
mod layers;
mod money;
mod order;
mod plans;
mod reasons;
mod summary;
mod support;
mod terms;

/// German: formal, without address, whole sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct German;

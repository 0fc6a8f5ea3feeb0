//! Which software comes first where nothing else decides.

use crate::catalogue::Catalogue;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;
use umstieg_format::scalar::SoftwareId;

impl Catalogue {
    /// Orders software for lists that may be cut short: open before proprietary, then by how many tools it can stand in
    /// for and how many providers it has, then by id.
    #[must_use]
    pub fn by_standing(&self, a: &SoftwareId, b: &SoftwareId) -> Ordering {
        let key = |id| (!self.is_open(id), Reverse(self.weight(id)));
        key(a).cmp(&key(b)).then_with(|| a.cmp(b))
    }

    /// Tools that a software can stand in for, and providers that somebody can call.
    fn weight(&self, id: &SoftwareId) -> usize {
        let providers: BTreeSet<_> = self.providers_of(id).map(|(provider, _)| provider).collect();
        self.software(id).map_or(0, |software| software.replaces.len()) + providers.len()
    }
}

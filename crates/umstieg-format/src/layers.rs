//! Layers: a region's or an adviser's own folder over the base catalogue, with every change on record.
//!
//! [`merge`] is the only place where folders become one catalogue; loader and linter both go through it. An upper layer
//! adds entries, overrides whole entries of lower layers, and hides them. Overriding and hiding need a reason in the
//! layer's `catalogue.yaml`. Entries are laid first (`lay`), the result is held together (`together`), and what falls away
//! with hidden software goes at the end (`ties`).

mod evidence;
mod lay;
mod statements;
mod ties;
mod together;

use crate::check::{Broken, Place, Problem, Problems};
use crate::entries::Entries;
use crate::entry::Manifest;
use crate::kind::{EntryKey, FileKind};
use crate::scalar::{LayerId, Text};
use std::collections::BTreeMap;

/// What a layer is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerName {
    /// Its id.
    pub id: LayerId,
    /// Its name for people.
    pub title: Text,
    /// What it puts at the end of reports.
    pub footer: Option<Text>,
}

/// What one layer did to one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The entry.
    pub entry: EntryKey,
    /// The layer that wins.
    pub winner: LayerId,
    /// The lower layer whose word counted before; none if there was none.
    pub loser: Option<LayerId>,
    /// What the winner did.
    pub action: Action,
}

/// What a layer does to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// It has an entry that no lower layer had.
    Added,
    /// Its entry stands in place of a lower layer's, or brings back what a lower layer hid.
    Overridden {
        /// Why.
        reason: Text,
    },
    /// It took the entry of a lower layer out.
    Hidden {
        /// Why.
        reason: Text,
        /// Statements of other software that went with it, because they were about the hidden software alone.
        dropped: Vec<Place>,
    },
}

impl Change {
    /// Why the winner thinks otherwise; additions need no reason.
    #[must_use]
    pub fn reason(&self) -> Option<&Text> {
        match &self.action {
            Action::Added => None,
            Action::Overridden { reason } | Action::Hidden { reason, .. } => Some(reason),
        }
    }

    /// Whether a lower layer's word no longer counts.
    #[must_use]
    pub fn is_override(&self) -> bool {
        !matches!(self.action, Action::Added)
    }
}

/// Several layers as one catalogue.
///
/// Where layers contradict one another, the upper one counts and [`Merged::conflicts`] tells what is wrong: a loader
/// refuses such layers, a linter goes on. What is wrong within the files of one layer is found by
/// [`check_alone`](crate::check::check_alone).
#[derive(Clone, Debug)]
pub struct Merged {
    /// The entries that count. The manifest is that of the base.
    pub entries: Entries,
    /// The layers, the base first; [`Place::layer`] counts them.
    pub layers: Vec<LayerName>,
    /// Every change, by layer, then by entry; of one layer, what it hides comes before what it has.
    pub changes: Vec<Change>,
    /// What the entries of each upper layer replaced.
    pub replaced: BTreeMap<LayerId, Replaced>,
    /// Where the layers contradict one another, sorted.
    pub conflicts: Vec<Problem>,
    /// What else does not fit together between entries, of whatever layers, sorted.
    pub problems: Vec<Problem>,
    holders: BTreeMap<EntryKey, usize>,
    hidden: BTreeMap<EntryKey, HiddenBy>,
}

/// Entries of one layer that stand in place of others, and those others.
#[derive(Clone, Debug)]
pub struct Replaced {
    /// The entries as the layers below have them.
    pub before: Entries,
    /// The same entries as this layer has them.
    pub after: Entries,
}

/// Who hides an entry, and where it says so.
#[derive(Clone, Debug)]
struct HiddenBy {
    layer: usize,
    place: Place,
}

/// Lays layers over a base, the lowest first. What could not be read of them is in `broken`.
///
/// ```
/// use umstieg_format::check::Broken;
/// use umstieg_format::entries::Entries;
/// use umstieg_format::layers::merge;
///
/// let layer = |id: &str, role: &str| -> Result<Entries, serde_json::Error> {
///     let text = serde_json::json!({"de": id, "en": id});
///     let manifest = serde_json::json!({"format": 1, "id": id, "title": text, "license": "CC0-1.0"});
///     let mut entries = Entries::empty(serde_json::from_value(manifest)?);
///     entries.vocabulary.roles = serde_json::from_value(serde_json::json!({role: {"name": text}}))?;
///     Ok(entries)
/// };
/// let merged = merge(layer("base", "database")?, vec![layer("region", "cache")?], &Broken::default());
/// assert_eq!(merged.changes[0].entry.to_string(), "role `cache`");
/// assert!(merged.conflicts.is_empty());
///
/// let merged = merge(layer("base", "database")?, vec![layer("region", "database")?], &Broken::default());
/// assert_eq!(
///     merged.conflicts[0].message.en,
///     "the role `database` overrides that of the layer `base` without a reason"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn merge(base: Entries, upper: Vec<Entries>, broken: &Broken) -> Merged {
    let mut conflicts = Problems::with_broken(broken);
    check_base(&base, &mut conflicts);
    let mut merged = Merged {
        layers: vec![LayerName::from(&base.manifest)],
        entries: base,
        changes: Vec::new(),
        replaced: BTreeMap::new(),
        conflicts: Vec::new(),
        problems: Vec::new(),
        holders: BTreeMap::new(),
        hidden: BTreeMap::new(),
    };
    let has_layers = !upper.is_empty();
    for layer in upper {
        merged.lay(layer, &mut conflicts);
    }
    // Places are those of the files as long as nothing has been dropped from lists.
    merged.problems = merged.check(broken, &mut conflicts);
    if has_layers {
        ties::drop_ties(&mut merged);
        evidence::drop_unnamed(&mut merged.entries.rules);
    }
    merged.conflicts = conflicts.into_sorted();
    merged
}

/// Reports statements of a layer that lies over no other.
pub(crate) fn check_base(base: &Entries, problems: &mut Problems<'_>) {
    let below =
        Below { entries: &Entries::empty(base.manifest.clone()), hidden: &BTreeMap::new(), layers: &[] };
    statements::Statements::of(&base.manifest, 0).check(base, &below, problems);
}

/// What the layers below one come to.
struct Below<'a> {
    entries: &'a Entries,
    hidden: &'a BTreeMap<EntryKey, HiddenBy>,
    layers: &'a [LayerName],
}

impl From<&Manifest> for LayerName {
    fn from(manifest: &Manifest) -> Self {
        Self { id: manifest.id.clone(), title: manifest.title.clone(), footer: manifest.footer.clone() }
    }
}

impl Merged {
    /// Index of the layer whose entry counts at a place, or whose file it is.
    #[must_use]
    pub fn layer_of(&self, place: &Place) -> usize {
        EntryKey::at(place).and_then(|entry| self.holders.get(&entry).copied()).unwrap_or(place.layer)
    }

    /// The id of a layer as it is written in messages.
    fn literal(&self, layer: usize) -> String {
        self.layers.get(layer).map_or_else(String::new, |name| format!("`{}`", name.id))
    }
}

/// The line of a manifest that gives the layer's id.
fn id_place(layer: usize) -> Place {
    Place::file(FileKind::Manifest, "").key("id").in_layer(layer)
}

/// Where an entry comes from: the layer whose word counts, and everything that layers did to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The layer whose word counts: that of the entry, or the one that hides it.
    pub layer: &'a LayerName,
    /// What upper layers did to it, the lowest first; empty if it stands as the base has it.
    pub changes: Vec<&'a Change>,
}

impl<'a> Origin<'a> {
    /// Finds the origin of an entry; none if no layer has ever had it.
    #[must_use]
    pub fn find(
        entry: &EntryKey,
        entries: &Entries,
        layers: &'a [LayerName],
        changes: &'a [Change],
    ) -> Option<Self> {
        let changes: Vec<&Change> = changes.iter().filter(|change| change.entry == *entry).collect();
        let layer = match changes.last() {
            Some(last) => layers.iter().find(|layer| layer.id == last.winner)?,
            None if entries.contains(entry.kind, &entry.id) => layers.first()?,
            None => return None,
        };
        Some(Self { layer, changes })
    }

    /// Whether the layer has taken the entry out.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.changes.last().is_some_and(|last| matches!(last.action, Action::Hidden { .. }))
    }

    /// Why a lower layer's word no longer counts; none if no lower layer had one.
    #[must_use]
    pub fn reason(&self) -> Option<&'a Text> {
        self.changes.last().and_then(|last| last.reason())
    }
}

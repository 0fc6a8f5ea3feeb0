//! Which fields of a broken file do not say what somebody meant.

use crate::shape::{Guide, nearest};
use crate::structure::{Entry, Node, Value};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Fields of a file that are broken or missing, by their paths without ids and indices: `license.spdx`, `replaces.fit`. A list or
/// a mapping by id of which a part is gone is lost itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Losses(BTreeSet<SmolStr>);

impl Losses {
    /// What is lost of a tree, given what is left of it and that with all that was lent to it.
    pub(super) fn of(written: &Node, left: &Node, lent: &Node, guide: Guide<'_>) -> Self {
        let mut losses = Self::default();
        losses.compare("", written, left, lent, guide);
        losses.doubt(written, guide);
        losses
    }

    /// Whether nothing is lost of any of these fields, nor of what lies in them or around them.
    #[must_use]
    pub fn spare(&self, fields: &[&str]) -> bool {
        !fields.iter().any(|field| self.0.iter().any(|lost| lies_in(lost, field) || lies_in(field, lost)))
    }

    /// Whether a field is lost as a whole, or a part of the list or mapping by id that it is.
    pub(super) fn contain(&self, field: &str) -> bool {
        self.0.contains(field)
    }

    /// The fields at the top of the file that are lost as a whole, or of whose list an item is.
    pub(super) fn wholes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(SmolStr::as_str).filter(|lost| !lost.contains('.'))
    }

    /// Whether all that is lost lies in some of these fields.
    pub(super) fn lie_in(&self, fields: &[&str]) -> bool {
        self.0.iter().all(|lost| fields.iter().any(|field| lies_in(lost, field)))
    }

    /// The fields at the top of the file that are lost, in part or as a whole.
    pub fn tops(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|lost| lost.split_once('.').map_or(lost.as_str(), |(top, _)| top))
    }

    /// A word at the top that is no field is one of those that are not there, misspelt; or, with more than one word behind it,
    /// it may belong to the field before it.
    fn doubt(&mut self, written: &Node, guide: Guide<'_>) {
        let fields = guide.fields();
        let mut before = None;
        for Entry { key, value } in written.as_mapping().unwrap_or_default() {
            if fields.iter().any(|field| *field == key.text) {
                before = may_lack_lines(value).then_some(key.text.as_str());
                continue;
            }
            let absent = fields.iter().map(String::as_str).filter(|field| written.get(field).is_none());
            match nearest(&key.text, absent) {
                Some(meant) => self.add(meant),
                None if value.as_text().is_none() => before.into_iter().for_each(|field| self.add(field)),
                None => {}
            }
        }
    }

    fn compare(&mut self, path: &str, written: &Node, left: &Node, lent: &Node, guide: Guide<'_>) {
        match (&written.value, &left.value, &lent.value) {
            (Value::Mapping(before), Value::Mapping(after), Value::Mapping(filled)) => {
                let fields = guide.fields();
                let below = |key: &str| match fields.iter().any(|field| field == key) {
                    true if path.is_empty() => key.into(),
                    true => format!("{path}.{key}"),
                    // An id, or a word that may be any field, misspelt.
                    false => path.to_owned(),
                };
                for entry in before {
                    let key = entry.key.text.as_str();
                    match (left.get(key), lent.get(key)) {
                        (Some(left), Some(lent)) => {
                            self.compare(&below(key), &entry.value, left, lent, guide.value(key));
                        }
                        _ => self.add(match below(key) {
                            top if top.is_empty() => key,
                            ref below => below,
                        }),
                    }
                }
                let is_left = |key: &str| after.iter().any(|entry| entry.key.text == key);
                for added in filled.iter().filter(|entry| !is_left(&entry.key.text)) {
                    self.add(&below(&added.key.text));
                }
            }
            (Value::Sequence(before), Value::Sequence(after), Value::Sequence(filled))
                if before.len() == after.len() && after.len() == filled.len() =>
            {
                for ((before, after), filled) in before.iter().zip(after).zip(filled) {
                    self.compare(path, before, after, filled, guide.item());
                }
            }
            _ if written.value != left.value => self.add(path),
            _ => {}
        }
    }

    fn add(&mut self, path: &str) {
        self.0.insert(path.into());
    }
}

/// Whether lines below a value may belong to it: it has fields, and does not end with a bracket.
fn may_lack_lines(value: &Node) -> bool {
    match &value.value {
        Value::Scalar { .. } => false,
        Value::Refused => true,
        Value::Sequence(items) => items.iter().any(|item| item.as_mapping().is_some()),
        // Where there is a bracket, the first key stands behind it.
        Value::Mapping(entries) => {
            entries.first().is_none_or(|first| first.key.span.start == value.span.start)
        }
    }
}

/// Whether a path is another one or leads into it.
fn lies_in(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::super::super::shape;
    use super::*;
    use crate::kind::FileKind;
    use crate::limits::Limits;
    use crate::source::Source;
    use crate::structure::parse;

    fn losses(written: &str, left: &str) -> Vec<String> {
        let tree = |text: &str| parse(&Source::new("x.yaml", text), &Limits::catalogue()).root.unwrap();
        let (written, left) = (tree(written), tree(left));
        let shape = shape(FileKind::Software).unwrap();
        let losses = Losses::of(&written, &left, &shape.with_lent(&left), Guide::of(shape));
        losses.0.into_iter().map(String::from).collect()
    }

    #[test]
    fn a_loss_is_told_as_near_as_it_is() {
        for (written, left, lost) in [
            ("license: {model: x, spdx: y}", "license: {spdx: y}", &["license.model"][..]),
            ("replaces: [{software: a, fit: x}]", "replaces: [{software: a}]", &["replaces.fit"]),
            (
                "replaces: [{software: a, fit: full}, {fit: full}]",
                "replaces: [{software: a, fit: full}]",
                &["replaces"],
            ),
            ("capabilities: {chat: {level: x}}", "capabilities: {chat: {}}", &["capabilities.level"]),
            (
                "capabilities: {Chat: {level: full}, a: {level: full}}",
                "capabilities: {a: {level: full}}",
                &["capabilities"],
            ),
            ("license: {modl: x}", "license: {}", &["license", "license.model"]),
            ("name: y", "name: y", &[]),
        ] {
            assert_eq!(losses(written, left), lost, "{written}");
        }
    }

    #[test]
    fn a_word_that_is_no_field_is_misspelt_or_belongs_to_the_one_before() {
        let text = "license: {model: unknown}\ncapabilities:\n  chat: {level: full}\nvideo: {level: full}\n";
        let lost = losses(text, text.strip_suffix("video: {level: full}\n").unwrap());
        assert_eq!(lost, ["capabilities", "video"]);
    }

    #[test]
    fn a_field_is_spared_where_nothing_in_it_or_around_it_is_lost() {
        let losses = Losses(["license.spdx".into(), "replaces".into()].into());
        for (field, spared) in [
            ("license", false),
            ("license.spdx", false),
            ("license.model", true),
            ("replaces.fit", false),
            ("lic", true),
        ] {
            assert_eq!(losses.spare(&[field]), spared, "{field}");
        }
        assert_eq!(losses.tops().collect::<Vec<_>>(), ["license", "replaces"]);
    }
}

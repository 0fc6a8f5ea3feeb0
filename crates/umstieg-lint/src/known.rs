//! The pages of the rules whose checks live in `umstieg-format`: reading, and checks between entries.
//!
//! They are grouped in few files because nothing but words stands here. Ids, levels and summaries of reading come from
//! `umstieg-format` itself; those of checks between entries are written down here, and a test compares the ids.

use crate::rule::Rule;

/// An example: `[path => part]`, `{path => whole file}` or `(told in words)`.
macro_rules! example {
    ([$($path:literal => $text:expr),* $(,)?]) => {
        $crate::rule::Example::Files(&[$($crate::rule::Part::of($path, $text)),*])
    };
    ({$($path:literal => $text:expr),* $(,)?}) => {
        $crate::rule::Example::Files(&[$($crate::rule::Part::whole($path, $text)),*])
    };
    (($text:literal)) => {
        $crate::rule::Example::Told($text)
    };
}

/// A list of rules with group, reason, bad and good example.
macro_rules! known {
    ($($rule:expr, $group:ident, $why:literal, bad $bad:tt, good $good:tt;)*) => {
        pub(super) const RULES: &[$crate::rule::Rule] = &[$($crate::rule::Rule::known(
            $rule,
            $crate::rule::Group::$group,
            $why,
            example!($bad),
            example!($good),
        )),*];
    };
}

mod checks;
mod files;
mod inventory;
mod layers;
mod shape;
mod structure;

/// Every rule that `umstieg-format` checks.
pub(crate) fn all() -> impl Iterator<Item = Rule> {
    [files::RULES, structure::RULES, shape::RULES, checks::RULES, layers::RULES, inventory::RULES]
        .into_iter()
        .flatten()
        .copied()
}

//! The pages of the rules whose checks live in `umstieg-format`: reading, and checks between entries, of layers and of
//! inventories. Every rule is a file in this folder and a name in the list below.
//!
//! Ids, levels and summaries of reading come from `umstieg-format` itself; those of the other checks are written down here, and
//! a test compares the ids.

use crate::rule::Rule;
use umstieg_format::finding::{self, Level};

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

/// A rule with group, reason, bad and good example.
macro_rules! known {
    ($rule:expr, $group:ident, $why:literal, bad $bad:tt, good $good:tt) => {
        pub(super) const RULE: $crate::rule::Rule = $crate::rule::Rule::known(
            $rule,
            $crate::rule::Group::$group,
            $why,
            example!($bad),
            example!($good),
        );
    };
}

macro_rules! all {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// The rules that `umstieg-format` checks.
        pub(crate) const ALL: &[Rule] = &[$($module::RULE),*];
    };
}

all! {
    alias,
    anchor,
    binary_file,
    byte_order_mark,
    complex_key,
    cyclic_bundle,
    cyclic_includes,
    cyclic_order,
    cyclic_requires,
    dangling_reference,
    directive,
    duplicate_item,
    duplicate_key,
    duplicate_tool,
    empty_catalogue,
    empty_file,
    empty_requirement,
    empty_value,
    ends_before_start,
    file_name,
    file_too_large,
    hidden_but_named,
    hidden_character,
    hides_nothing,
    hides_own_entry,
    idle_override,
    impossible_part,
    interface_without_end,
    invalid_utf8,
    license_contradiction,
    license_missing,
    license_suffix,
    list_length,
    malformed_value,
    merge_key,
    missing_field,
    missing_file,
    named_twice,
    no_capacity,
    no_tools,
    non_text_key,
    not_a_file,
    number_range,
    one_entry_a_line,
    other_release,
    outside_folder,
    override_without_reason,
    proprietary_substitute,
    refers_to_itself,
    same_layer_id,
    same_software,
    several_documents,
    syntax,
    tab_character,
    tag,
    text_length,
    text_too_long,
    too_deep,
    too_many_findings,
    too_many_values,
    unknown_evidence,
    unknown_field,
    unknown_value,
    unquoted_text,
    unreadable_file,
    unused_evidence,
    wrong_type,
}

/// What a check between entries, of layers or of inventories calls an error.
const fn error(id: &'static str, summary: &'static str) -> finding::Rule {
    finding::Rule { id, level: Level::Error, summary }
}

/// What such a check calls a warning.
const fn warning(id: &'static str, summary: &'static str) -> finding::Rule {
    finding::Rule { id, level: Level::Warning, summary }
}

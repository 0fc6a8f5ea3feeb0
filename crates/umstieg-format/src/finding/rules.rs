//! The rules that reading a file can break, each with one line for the documentation.
//!
//! Rules about content (dangling references, dates in the wrong order) belong to those who check it.

use super::Level;

/// What a finding is an instance of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name in kebab-case.
    pub id: &'static str,
    /// Level of its findings.
    pub level: Level,
    /// What is expected of a file, as one line.
    pub summary: &'static str,
}

macro_rules! rules {
    ($($name:ident = $id:literal, $summary:literal;)*) => {
        $(
            #[doc = $summary]
            pub const $name: Rule = Rule { id: $id, level: Level::Error, summary: $summary };
        )*

        /// Every rule of this module, in the order of reading: file, text, structure, shape.
        pub const ALL: &[Rule] = &[$($name),*];
    };
}

rules! {
    MISSING_FILE = "missing-file", "The file exists.";
    NOT_A_FILE = "not-a-file", "It is a regular file, not a folder, device or pipe.";
    OTHER_RELEASE = "other-release", "The program is of a release that can read the catalogue.";
    FILE_NAME = "file-name", "A file of a catalogue is named after its entry and lies in the folder of its kind.";
    OUTSIDE_FOLDER = "outside-folder", "The file lies in the folder it is read from, also after symbolic links.";
    UNREADABLE_FILE = "unreadable-file", "The file can be read.";
    FILE_TOO_LARGE = "file-too-large", "The file is within the size limit of its kind.";
    BINARY_FILE = "binary-file", "The file is text.";
    INVALID_UTF8 = "invalid-utf8", "The text is encoded as UTF-8.";
    BYTE_ORDER_MARK = "byte-order-mark", "The text starts without a byte order mark.";
    TAB_CHARACTER = "tab-character", "Spaces are used, never tabs.";
    HIDDEN_CHARACTER = "hidden-character", "Text has no control, bidirectional or invisible characters.";
    EMPTY_FILE = "empty-file", "The file says something.";
    SYNTAX = "syntax", "The file is well-formed YAML.";
    DIRECTIVE = "directive", "No YAML directives are used.";
    SEVERAL_DOCUMENTS = "several-documents", "One file is one document.";
    TOO_DEEP = "too-deep", "Lists and mappings are not nested without end.";
    TOO_MANY_VALUES = "too-many-values", "The number of values is within the limit of the file's kind.";
    TOO_MANY_FINDINGS = "too-many-findings", "The file is good enough for its mistakes to be listed.";
    TEXT_TOO_LONG = "text-too-long", "Every single text is within the length limit.";
    ANCHOR = "anchor", "No YAML anchors are used.";
    ALIAS = "alias", "No YAML aliases are used.";
    TAG = "tag", "No YAML tags are used.";
    MERGE_KEY = "merge-key", "No YAML merge keys are used.";
    DUPLICATE_KEY = "duplicate-key", "A key appears once in its mapping.";
    COMPLEX_KEY = "complex-key", "Keys are text, not lists or mappings.";
    NON_TEXT_KEY = "non-text-key", "Keys that look like numbers, booleans or nothing are quoted.";
    EMPTY_VALUE = "empty-value", "A key that is written has a value; what is not known is left out.";
    UNKNOWN_FIELD = "unknown-field", "Only fields of the format are used.";
    MISSING_FIELD = "missing-field", "Every required field is there.";
    WRONG_TYPE = "wrong-type", "Values have the type of their field.";
    UNQUOTED_TEXT = "unquoted-text", "Text that looks like a number, boolean or date is quoted.";
    UNKNOWN_VALUE = "unknown-value", "Values of closed lists are from the list.";
    MALFORMED_VALUE = "malformed-value", "Dates, addresses, identifiers and expressions are well-formed.";
    NUMBER_RANGE = "number-range", "Numbers are within their range.";
    TEXT_LENGTH = "text-length", "Texts are as long as their field allows.";
    LIST_LENGTH = "list-length", "Lists have as many items as their field allows.";
    DUPLICATE_ITEM = "duplicate-item", "A list of ids or words says each of them once.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_kebab_case() {
        let mut ids: Vec<&str> = ALL.iter().map(|rule| rule.id).collect();
        assert!(
            ids.iter()
                .all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
        );
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), ALL.len());
    }
}

//! The text is encoded as UTF-8.

use umstieg_format::finding::rules;

known! {
    rules::INVALID_UTF8, Files,
    "Umlauts saved in an old encoding would turn into other characters. Editors save as UTF-8 when told to.",
    bad ("`name: Müller` saved as Latin-1, where `ü` is the single byte `0xfc`."),
    good ("The same file saved as UTF-8.")
}

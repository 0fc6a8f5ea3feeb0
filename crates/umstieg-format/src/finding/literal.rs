//! Text from strangers, made fit for a message: visible, short, in backticks.

use crate::message::{Message, one_of};
use std::borrow::Cow;

/// Longest piece of foreign text shown in a message; more does not help to find the place.
const SHOWN: usize = 60;

/// Shows foreign text in backticks, shortened, with hidden characters as escapes.
#[must_use]
pub fn literal(text: &str) -> String {
    let mut shown: String = visible(text).chars().take(SHOWN + 1).collect();
    if shown.chars().count() > SHOWN {
        shown.pop();
        shown.push('…');
    }
    format!("`{shown}`")
}

/// Lists alternatives as `a`, `b` or `c`.
#[must_use]
pub fn alternatives<'a>(names: impl IntoIterator<Item = &'a str>) -> Message {
    one_of(&names.into_iter().map(literal).collect::<Vec<_>>())
}

/// Replaces control and hidden characters by escapes that a terminal shows as they are.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Tells whether a character has no shape of its own and can mislead a reader.
///
/// Line feed and tab count as hidden here. Joiners (U+200C, U+200D) do not: emoji and several scripts
/// cannot be written without them.
pub(crate) fn is_hidden(character: char) -> bool {
    match character {
        ' '..='~' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        _ => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_nothing_from_the_reader() {
        assert_eq!(literal("a\u{202e}b\n"), "`a\\u{202e}b\\u{a}`");
        assert_eq!(literal("Müller – 👩\u{200d}💻"), "`Müller – 👩\u{200d}💻`");
    }

    #[test]
    fn shortens_long_text_by_characters() {
        assert_eq!(literal(&"ä".repeat(60)).chars().count(), 62);
        assert!(literal(&"ä".repeat(61)).ends_with("ä…`"));
    }

    #[test]
    fn joins_alternatives_with_or() {
        assert_eq!(alternatives(["a"]), Message::same("`a`"));
        let listed = alternatives(["a", "b", "c"]);
        assert_eq!((&*listed.en, &*listed.de), ("`a`, `b` or `c`", "`a`, `b` oder `c`"));
    }
}

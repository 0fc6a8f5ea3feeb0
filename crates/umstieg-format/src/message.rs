//! What is said about a mistake, in both languages of the project.
//!
//! A message is made where the mistake is found, with its German and its English beside one another, so that nobody writes
//! one without the other; who shows it chooses. It is no [`Text`](crate::scalar::Text): that one is read from a file and
//! bounded by its schema.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, ErrorKind};

/// The language of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

/// The same statement in English and in German: lowercase, no full stop, literals in backticks and the same in both.
///
/// [`Display`](fmt::Display) is English; [`text`](Self::text) gives either. The macro [`message!`](crate::message!) makes
/// one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// The statement in English.
    pub en: Cow<'static, str>,
    /// The statement in German.
    pub de: Cow<'static, str>,
}

impl Message {
    /// A statement that is the same in both languages, because it is made of literals or names only.
    #[must_use]
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let en = text.into();
        Self { de: en.clone(), en }
    }

    /// Holds the two texts against each other: they name the same literals in backticks, and are different texts unless
    /// nothing but literals, numbers and signs stands in them. For tests of those who make messages.
    ///
    /// # Errors
    ///
    /// Says in English what differs.
    pub fn compare(&self) -> Result<(), String> {
        let (en, de) = (split(&self.en), split(&self.de));
        if en.literals != de.literals {
            return Err(format!("literals are {:?} in English, {:?} in German", en.literals, de.literals));
        }
        if en.words == de.words && en.words.chars().any(char::is_alphabetic) {
            return Err("the text is the same in both languages".to_owned());
        }
        Ok(())
    }

    /// A statement that is always the same, for tables.
    #[cfg(feature = "yaml")]
    pub(crate) const fn fixed(en: &'static str, de: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), de: Cow::Borrowed(de) }
    }

    /// The message with both texts changed in the same way.
    #[cfg(feature = "yaml")]
    pub(crate) fn map(self, change: impl Fn(&str) -> String) -> Self {
        Self { en: change(&self.en).into(), de: change(&self.de).into() }
    }

    /// The statement in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}

/// A text taken apart.
struct Parts<'a> {
    /// What stands in backticks, sorted.
    literals: Vec<&'a str>,
    /// The rest.
    words: String,
}

fn split(text: &str) -> Parts<'_> {
    let pieces: Vec<&str> = text.split('`').collect();
    let mut literals: Vec<&str> = pieces.iter().skip(1).step_by(2).copied().collect();
    literals.sort_unstable();
    Parts { literals, words: pieces.iter().step_by(2).copied().collect() }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Message {}

/// Makes a [`Message`](crate::message::Message) of its two texts, each written like the arguments of [`format!`].
///
/// ```
/// use umstieg_format::message;
///
/// let (field, seats) = ("seats", [4, 5]);
/// let message = message!(
///     en: "`{field}` has {} numbers, expected one", seats.len();
///     de: "`{field}` hat {} Zahlen, erwartet wird eine", seats.len()
/// );
/// assert_eq!(message.en, "`seats` has 2 numbers, expected one");
/// assert_eq!(message.de, "`seats` hat 2 Zahlen, erwartet wird eine");
/// ```
#[macro_export]
macro_rules! message {
    (en: $en:literal $(, $in_english:expr)* $(,)?; de: $de:literal $(, $in_german:expr)* $(,)?) => {
        $crate::message::Message {
            en: ::std::borrow::Cow::Owned(::std::format!($en $(, $in_english)*)),
            de: ::std::borrow::Cow::Owned(::std::format!($de $(, $in_german)*)),
        }
    };
}

/// Asks whether a known name was meant, for advice.
#[must_use]
pub fn is_meant(name: &str) -> Message {
    message!(en: "did you mean `{name}`?"; de: "ist `{name}` gemeint?")
}

/// Asks which of some names is meant; nothing if there are none.
#[must_use]
pub fn one_is_meant(names: &[&str]) -> Option<Message> {
    match names {
        [] => None,
        [only] => Some(is_meant(only)),
        several => {
            let names = several.join("`, `");
            Some(message!(en: "did you mean one of `{names}`?"; de: "ist eines davon gemeint: `{names}`?"))
        }
    }
}

/// Literals in backticks, joined as a list of which one is to be taken: `a`, `b` or `c`.
#[cfg(feature = "yaml")]
pub(crate) fn one_of(literals: &[String]) -> Message {
    match literals {
        [] => Message::same(""),
        [only] => Message::same(only.clone()),
        [first @ .., last] => {
            let first = first.join(", ");
            message!(en: "{first} or {last}"; de: "{first} oder {last}")
        }
    }
}

/// Why the system could not read or write; what hardly happens is told in the system's own words.
#[must_use]
pub fn reason(error: &io::Error) -> Message {
    let de = match error.kind() {
        ErrorKind::NotFound => "die Datei oder den Ordner gibt es nicht",
        ErrorKind::PermissionDenied => "die Berechtigung fehlt",
        ErrorKind::AlreadyExists => "dort ist schon etwas",
        ErrorKind::IsADirectory => "dort ist ein Ordner",
        ErrorKind::NotADirectory => "auf dem Weg dorthin ist eine Datei kein Ordner",
        ErrorKind::ReadOnlyFilesystem => "der Datenträger ist schreibgeschützt",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "der Speicher ist voll",
        ErrorKind::InvalidFilename => "so kann eine Datei nicht heißen",
        ErrorKind::InvalidData => {
            return message!(en: "the data is not UTF-8 text"; de: "die Daten sind kein Text in UTF-8");
        }
        ErrorKind::BrokenPipe => "niemand liest am anderen Ende",
        _ => return Message::same(error.to_string()),
    };
    Message { en: error.to_string().into(), de: de.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_held_against_each_other() {
        let told = |en: &'static str, de: &'static str| Message { en: en.into(), de: de.into() }.compare();
        assert_eq!(told("`a` before `b`", "`b` nach `a`"), Ok(()));
        assert_eq!(told("`a` -> `b`", "`a` -> `b`"), Ok(()));
        assert!(told("`a` is missing", "`a` is missing").is_err());
        assert!(told("`a` is missing", "`b` fehlt").is_err());
        assert!(told("`a` and `a`", "zweimal `a`").is_err());
    }

    #[test]
    fn reasons_of_the_system_are_told_in_german() {
        let denied = reason(&ErrorKind::PermissionDenied.into());
        assert_eq!((&*denied.en, &*denied.de), ("permission denied", "die Berechtigung fehlt"));
    }
}

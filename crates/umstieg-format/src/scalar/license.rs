//! SPDX licence expressions.

use super::string_value;
use crate::message;
use crate::message::Message;
use std::fmt;

/// A licence as an SPDX expression, such as `MIT OR Apache-2.0`.
///
/// GNU licences without `-only` or `-or-later` (`GPL-3.0`) are accepted here, because public sources often leave the
/// suffix out; the entry must then say that the suffix is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LicenseExpression(Box<str>);

/// Says what is wrong with `text` as an expression.
pub(super) fn check(text: &str) -> Result<(), Message> {
    parse(text).map(|_| ())
}

/// Reads an expression with GNU ids without suffix allowed.
fn parse(text: &str) -> Result<spdx::Expression, Message> {
    let mode = spdx::ParseMode { allow_deprecated: true, ..spdx::ParseMode::STRICT };
    spdx::Expression::parse_mode(text, mode).map_err(|error| {
        let part = text.get(error.span.clone()).unwrap_or(text);
        let (en, de) = (error.reason.to_string(), german(&error.reason));
        if part.is_empty() {
            return message!(
                en: "`{text}` is not an SPDX expression: {en} at its end";
                de: "`{text}` ist kein SPDX-Ausdruck: {de}, am Ende"
            );
        }
        message!(
            en: "`{text}` is not an SPDX expression: {en} at `{part}`";
            de: "`{text}` ist kein SPDX-Ausdruck: {de} bei `{part}`"
        )
    })
}

/// Ids that are proposed for one that is misspelt.
#[cfg(feature = "yaml")]
const MOST_MEANT: usize = 4;

/// Expressions that may be meant by one that cannot be read: its unknown word as SPDX writes it. A GNU licence without a word
/// on later versions may be either.
#[cfg(feature = "yaml")]
pub(super) fn meant(text: &str) -> Vec<String> {
    let mode = spdx::ParseMode { allow_deprecated: true, ..spdx::ParseMode::STRICT };
    let Err(error) = spdx::Expression::parse_mode(text, mode) else { return Vec::new() };
    let whole = written_otherwise(text);
    if !whole.is_empty() {
        return whole.into_iter().map(str::to_owned).collect();
    }
    let Some((before, rest)) = text.split_at_checked(error.span.start) else { return Vec::new() };
    let Some((part, after)) = rest.split_at_checked(error.span.len()) else { return Vec::new() };
    let mut found = written_otherwise(part);
    if found.is_empty() {
        // Ids are short and alike: two slips, or one at the beginning, lead from most of them to another one.
        let lower = part.to_ascii_lowercase();
        let is_near = |id: &&str| {
            let id = id.to_ascii_lowercase();
            id.get(..2) == lower.get(..2) && strsim::damerau_levenshtein(&lower, &id) == 1
        };
        found.extend(valid_ids().filter(is_near).take(MOST_MEANT));
    }
    found.into_iter().map(|id| format!("{before}{id}{after}")).collect()
}

/// Valid ids that differ from a word in nothing but case, spaces, hyphens, `v`, a last `.0` or a word on later versions.
#[cfg(feature = "yaml")]
fn written_otherwise(word: &str) -> Vec<&'static str> {
    let bare = bare(word);
    if bare.is_empty() {
        return Vec::new();
    }
    let with = |endings: &[&str]| -> Vec<&'static str> {
        let is_like =
            |id: &&str| self::bare(id).strip_prefix(&*bare).is_some_and(|rest| endings.contains(&rest));
        valid_ids().filter(is_like).collect()
    };
    let same = with(&[""]);
    if same.is_empty() { with(&["0", "only", "orlater", "0only", "0orlater"]) } else { same }
}

/// Ids that are on the list and have not been replaced by others.
#[cfg(feature = "yaml")]
fn valid_ids() -> impl Iterator<Item = &'static str> {
    let all = spdx::identifiers::LICENSES.iter().map(|license| license.name);
    all.filter(|id| spdx::license_id(id).is_some_and(|license| !license.is_deprecated()))
}

/// A name without what people write in different ways.
#[cfg(feature = "yaml")]
fn bare(name: &str) -> String {
    let mut bare = String::new();
    let mut characters = name.chars().filter(char::is_ascii_alphanumeric).peekable();
    while let Some(character) = characters.next() {
        let is_version =
            character.eq_ignore_ascii_case(&'v') && characters.peek().is_some_and(char::is_ascii_digit);
        if !is_version {
            bare.push(character.to_ascii_lowercase());
        }
    }
    bare
}

/// Why an expression cannot be read, in German; the literals are those of the English words of the `spdx` crate.
fn german(reason: &spdx::error::Reason) -> String {
    use spdx::error::Reason;
    match reason {
        Reason::UnknownLicense => "unbekannte Lizenz-Id".to_owned(),
        Reason::UnknownException => "unbekannte Id einer Ausnahme".to_owned(),
        Reason::InvalidCharacters => "unzulässige Zeichen".to_owned(),
        Reason::UnclosedParens => "die Klammer wird nicht geschlossen".to_owned(),
        Reason::UnopenedParens => "die Klammer wurde nicht geöffnet".to_owned(),
        Reason::Empty => "der Ausdruck ist leer".to_owned(),
        Reason::Unexpected(expected) => match expected {
            [] => "hier steht zu viel".to_owned(),
            [one] => format!("an dieser Stelle wird `{one}` erwartet"),
            several => format!("an dieser Stelle wird eines von `{}` erwartet", several.join("`, `")),
        },
        Reason::SeparatedPlus => "vor `+` darf kein Leerzeichen stehen".to_owned(),
        Reason::UnknownTerm => "unbekanntes Wort".to_owned(),
        Reason::GnuNoPlus => "hinter einer GNU-Lizenz steht `+`".to_owned(),
        Reason::GnuPlusWithSuffix => {
            "hinter einer GNU-Lizenz steht `+`, obwohl sie auf `-only` oder `-or-later` endet".to_owned()
        }
        Reason::DeprecatedLicenseId => "die Lizenz-Id gilt nicht mehr".to_owned(),
    }
}

impl LicenseExpression {
    /// Reads an expression; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        check(text).map(|()| Self(text.into()))
    }

    fn packed(text: &str) -> Result<Self, Message> {
        Ok(Self(text.into()))
    }

    /// The expression as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a GNU id stands in it without `-only` or `-or-later`.
    #[must_use]
    pub fn lacks_gnu_suffix(&self) -> bool {
        self.0.split(|c: char| !(c.is_ascii_alphanumeric() || ".-+".contains(c))).any(|word| {
            ["GPL-", "LGPL-", "AGPL-", "GFDL-"].iter().any(|family| word.starts_with(family))
                && !word.ends_with("-only")
                && !word.ends_with("-or-later")
        })
    }

    /// Whether the terms can be met with licences alone that the OSI or the FSF list as open or free, or that `also`
    /// says are: it is asked about names that SPDX does not know.
    #[must_use]
    pub fn is_open_source(&self, also: impl Fn(&str) -> bool) -> bool {
        parse(&self.0).is_ok_and(|expression| {
            expression.evaluate(|requirement| match requirement.license.id() {
                Some(id) => id.is_osi_approved() || id.is_fsf_free_libre(),
                None => also(&requirement.license.to_string()),
            })
        })
    }
}

impl fmt::Display for LicenseExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(LicenseExpression, "spdx-expression", "an SPDX licence expression", packed);

#[cfg(test)]
mod tests {
    use super::*;

    fn expression(text: &str) -> LicenseExpression {
        LicenseExpression::parse(text).expect("an expression")
    }

    #[test]
    fn a_missing_gnu_suffix_is_seen() {
        assert!(expression("GPL-3.0").lacks_gnu_suffix());
        assert!(expression("MIT AND AGPL-3.0").lacks_gnu_suffix());
        assert!(!expression("LGPL-2.1-or-later OR MPL-2.0").lacks_gnu_suffix());
    }

    #[test]
    fn open_source_is_what_osi_or_fsf_list() {
        assert!(expression("EUPL-1.2").is_open_source(|_| false));
        assert!(expression("AGPL-3.0").is_open_source(|_| false));
        assert!(!expression("BUSL-1.1").is_open_source(|_| false));
        assert!(!expression("LicenseRef-tldraw").is_open_source(|_| false));
        assert!(
            expression("LicenseRef-Distribution").is_open_source(|name| name == "LicenseRef-Distribution")
        );
        assert!(expression("MIT OR BUSL-1.1").is_open_source(|_| false));
        assert!(!expression("MIT AND BUSL-1.1").is_open_source(|_| false));
    }

    #[test]
    fn what_is_meant_is_found() {
        for (written, meant) in [
            ("mit", &["MIT"][..]),
            ("MITT", &["MIT"]),
            ("GPL-9.0", &[]),
            ("LGPL", &[]),
            ("BSD", &[]),
            ("apache-2.0", &["Apache-2.0"]),
            ("Apache2", &["Apache-2.0"]),
            ("AGPLv3", &["AGPL-3.0-only", "AGPL-3.0-or-later"]),
            ("GPL v2", &["GPL-2.0-only", "GPL-2.0-or-later"]),
            ("MIT OR mpl2", &["MIT OR MPL-2.0"]),
            ("bsd 3-clause", &["BSD-3-Clause"]),
            ("MIT", &[]),
            ("MIT OR", &[]),
            ("Proprietary", &[]),
        ] {
            assert_eq!(super::meant(written), meant, "{written}");
        }
    }

    #[test]
    fn malformed_expressions_are_refused() {
        for wrong in ["", "GPL3", "MIT OR", "(MIT", "MIT/Apache-2.0"] {
            assert!(LicenseExpression::parse(wrong).is_err(), "{wrong}");
        }
    }
}

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
        let reason = error.reason.to_string();
        message!(
            en: "`{text}` is not an SPDX expression: {reason} at `{part}`";
            de: "`{text}` ist kein SPDX-Ausdruck: {} bei `{part}`", german(&error.reason)
        )
    })
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
    fn malformed_expressions_are_refused() {
        for wrong in ["", "GPL3", "MIT OR", "(MIT", "MIT/Apache-2.0"] {
            assert!(LicenseExpression::parse(wrong).is_err(), "{wrong}");
        }
    }
}

//! Web addresses: http or https, absolute, no credentials.

use super::string_value;
use crate::message;
use crate::message::Message;
use std::fmt;

/// Longest address in bytes.
const LONGEST: usize = 500;

/// What an address must be, in English.
const EXPECTED_EN: &str = "expected an absolute address that starts with `https://` or `http://`";

/// What an address must be, in German.
const EXPECTED_DE: &str =
    "erwartet wird eine vollständige Adresse, die mit `https://` oder `http://` beginnt";

/// An absolute `http` or `https` address without user information.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Box<str>);

/// Says what is wrong with `text` as an address.
pub(super) fn check(text: &str) -> Result<(), Message> {
    if text.len() > LONGEST {
        return Err(message!(
            en: "an address has {} bytes; at most {LONGEST} are allowed", text.len();
            de: "eine Adresse hat {} Bytes; erlaubt sind höchstens {LONGEST}", text.len()
        ));
    }
    let no_address = || {
        message!(
            en: "`{text}` is not a web address; {EXPECTED_EN}";
            de: "`{text}` ist keine Webadresse; {EXPECTED_DE}"
        )
    };
    let uri = fluent_uri::Uri::parse(text).map_err(|_| no_address())?;
    let scheme = uri.scheme().as_str();
    if scheme != "https" && scheme != "http" {
        return Err(no_address());
    }
    match uri.authority() {
        None => Err(message!(
            en: "`{text}` names no host; {EXPECTED_EN}";
            de: "`{text}` nennt keinen Rechner; {EXPECTED_DE}"
        )),
        Some(authority) if authority.has_userinfo() => Err(message!(
            en: "`{text}` holds a user name; take what stands before the `@` away";
            de: "`{text}` enthält einen Benutzernamen; weglassen, was vor dem `@` steht"
        )),
        Some(authority) if !authority.host().contains('.') => Err(message!(
            en: "`{text}` names no public host; {EXPECTED_EN}";
            de: "`{text}` nennt keinen öffentlichen Rechner; {EXPECTED_DE}"
        )),
        Some(_) => Ok(()),
    }
}

impl Url {
    /// Reads an address; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        check(text).map(|()| Self(text.into()))
    }

    fn packed(text: &str) -> Result<Self, Message> {
        Ok(Self(text.into()))
    }

    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(Url, "uri", "a web address", packed);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_web_addresses_are_urls() {
        assert!(Url::parse("https://opentalk.eu/de?x=1#y").is_ok());
        for wrong in [
            "",
            "opentalk.eu",
            "javascript:alert(1)",
            "ftp://a.b",
            "https://",
            "https://u:p@a.b",
            "https://a b.c",
            "http://localhost",
        ] {
            assert!(Url::parse(wrong).is_err(), "{wrong}");
        }
    }
}

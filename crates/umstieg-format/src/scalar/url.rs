//! Web addresses: http or https, absolute, no credentials.

use super::string_value;
use std::fmt;

/// Longest address in bytes.
const LONGEST: usize = 500;

/// An absolute `http` or `https` address without user information.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Box<str>);

/// Says what is wrong with `text` as an address.
pub(super) fn check(text: &str) -> Result<(), String> {
    let expected = "expected an absolute address that starts with `https://` or `http://`";
    if text.len() > LONGEST {
        return Err(format!("an address has {} bytes; at most {LONGEST} are allowed", text.len()));
    }
    let uri =
        fluent_uri::Uri::parse(text).map_err(|_| format!("`{text}` is not a web address; {expected}"))?;
    let scheme = uri.scheme().as_str();
    if scheme != "https" && scheme != "http" {
        return Err(format!("`{text}` is not a web address; {expected}"));
    }
    match uri.authority() {
        None => Err(format!("`{text}` names no host; {expected}")),
        Some(authority) if authority.has_userinfo() => {
            Err(format!("`{text}` holds a user name; take what stands before the `@` away"))
        }
        Some(authority) if !authority.host().contains('.') => {
            Err(format!("`{text}` names no public host; {expected}"))
        }
        Some(_) => Ok(()),
    }
}

impl Url {
    /// Reads an address; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        check(text).map(|()| Self(text.into()))
    }

    fn packed(text: &str) -> Result<Self, String> {
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

//! Versions: semantic ranges for open software, dotted releases for everything vendors invent.

use super::string_value;
use crate::message;
use crate::message::Message;
use std::cmp::Ordering;
use std::fmt;

/// A range of versions, such as `>=21, <30`; the syntax is that of the `semver` crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRange(semver::VersionReq);

/// Says what is wrong with `text` as a version range.
pub(super) fn check_range(text: &str) -> Result<(), Message> {
    VersionRange::parse(text).map(|_| ())
}

impl VersionRange {
    /// Reads a range; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        semver::VersionReq::parse(text).map(Self).map_err(|error| {
            message!(
                en: "`{text}` is not a version range: {error}; expected something like `>=21, <30`";
                de: "`{text}` ist kein Versionsbereich; erwartet wird etwas wie `>=21, <30`"
            )
        })
    }

    /// Whether a release lies in the range; `None` if the release is not made of one to three numbers.
    #[must_use]
    pub fn matches(&self, release: &Release) -> Option<bool> {
        let numbers = release.numbers()?;
        let at = |i: usize| numbers.get(i).copied().unwrap_or(0);
        (numbers.len() <= 3).then(|| self.0.matches(&semver::Version::new(at(0), at(1), at(2))))
    }
}

impl fmt::Display for VersionRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

string_value!(VersionRange, "version-range", "a version range");

/// A release as its vendor writes it: `2019`, `16.0.5266.1000`, `8.2`, `22H2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Release(smol_str::SmolStr);

/// Says what is wrong with `text` as a release.
pub(super) fn check_release(text: &str) -> Result<(), Message> {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+ ".contains(c);
    if text.is_empty() || text.len() > 40 || !text.chars().all(plain) || text.trim() != text {
        return Err(message!(
            en: "`{text}` is not a release; expected letters, digits, dots and hyphens, like `2019` or `8.2`";
            de: "`{text}` ist keine Version; erwartet werden Buchstaben, Ziffern, Punkte und Bindestriche wie `2019` oder `8.2`"
        ));
    }
    Ok(())
}

impl Release {
    /// Reads a release; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        check_release(text).map(|()| Self(text.into()))
    }

    /// The release as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The dotted numbers, if the release is nothing else.
    fn numbers(&self) -> Option<Vec<u64>> {
        self.0.trim_start_matches('v').split('.').map(|part| part.parse().ok()).collect()
    }
}

impl PartialOrd for Release {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Release {
    /// Numbers as numbers where both are dotted numbers, else as text.
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.numbers(), other.numbers()) {
            (Some(a), Some(b)) => a.cmp(&b).then_with(|| self.0.cmp(&other.0)),
            _ => self.0.cmp(&other.0),
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

string_value!(Release, "release", "a release");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_order_by_number() {
        let release = |text| Release::parse(text).expect("a release");
        assert!(release("9.2") < release("10.1"));
        assert!(release("2016") < release("2019"));
    }

    #[test]
    fn ranges_hold_dotted_releases() {
        let range = VersionRange::parse(">=21, <30").expect("a range");
        let release = |text| Release::parse(text).expect("a release");
        assert_eq!(range.matches(&release("25.0.1")), Some(true));
        assert_eq!(range.matches(&release("30")), Some(false));
        assert_eq!(range.matches(&release("22H2")), None);
        assert!(VersionRange::parse("=>3").is_err());
    }
}

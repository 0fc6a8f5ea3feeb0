//! Small checked values that entries are made of: ids, dates, URLs, licence expressions, version ranges, codes.
//!
//! Every one is read from a plain string and refuses what it cannot mean, so an entry that has been read holds no
//! malformed value. [`FORMATS`] names the same checks for the position-keeping reader.

mod code;
mod date;
mod id;
mod license;
mod text;
mod url;
mod version;

pub use code::{CountryCode, LanguageCode, RegionCode};
pub use date::Date;
pub use id::{
    CapabilityId, CategoryId, CertificationId, DataKindId, EditionId, EvidenceKey, FormatId, FundingId,
    LayerId, PackageId, PlaybookId, ProviderId, ReferenceId, RoleId, RuleId, ServiceId, SoftwareId,
    StandardId, StepId, ToolHandle,
};
pub use license::LicenseExpression;
pub use text::Text;
pub use url::Url;
pub use version::{Release, VersionRange};

use crate::message::Message;

/// A named check of a string: its schema `format` and the function that says what is wrong.
pub type FormatCheck = (&'static str, fn(&str) -> Result<(), Message>);

/// Every string format that the schemas of this crate name, with its check.
pub const FORMATS: &[FormatCheck] = &[
    ("id", id::check_id),
    ("package-id", id::check_package),
    ("date", date::check),
    ("uri", url::check),
    ("spdx-expression", license::check),
    ("version-range", version::check_range),
    ("release", version::check_release),
    ("country", code::check_country),
    ("region", code::check_region),
    ("language", code::check_language),
];

/// What may be meant by a text that a format refuses; all of it passes the check of the format.
#[cfg(feature = "yaml")]
pub(crate) fn meant((format, check): FormatCheck, text: &str) -> Vec<String> {
    let mut meant = match format {
        "spdx-expression" => license::meant(text),
        "date" => date::meant(text).into_iter().collect(),
        "country" | "region" => vec![text.to_ascii_uppercase()],
        "language" => vec![text.to_ascii_lowercase()],
        // Templates say so where something is still to be filled in.
        _ if text == "TODO" => Vec::new(),
        // Between two words a comma may be missing.
        "id" => vec![text.to_ascii_lowercase().replace('_', "-")],
        _ => Vec::new(),
    };
    meant.retain(|meant| check(meant).is_ok());
    meant
}

/// Implements reading, writing and schema of a string-backed value through its `parse` function, and through `packed`
/// where its text has been checked: in a snapshot when it was packed, in a tree when that was held against its schema.
/// Checking it again is most of the time that an embedded catalogue takes to load.
macro_rules! string_value {
    ($name:ident, $format:literal, $description:literal) => {
        impl $name {
            fn packed(text: &str) -> Result<Self, Message> {
                Self::parse(text)
            }
        }

        string_value!(@rest $name, $format, $description);
    };
    ($name:ident, $format:literal, $description:literal, packed) => {
        string_value!(@rest $name, $format, $description);
    };
    (@rest $name:ident, $format:literal, $description:literal) => {
        impl std::str::FromStr for $name {
            type Err = Message;
            fn from_str(text: &str) -> Result<Self, Message> {
                Self::parse(text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor {
                    packed: bool,
                }
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($description)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        if self.packed { $name::packed(text) } else { $name::parse(text) }.map_err(E::custom)
                    }
                }
                let packed = !deserializer.is_human_readable();
                deserializer.deserialize_str(Visitor { packed })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "format": $format})
            }
        }
    };
}
use string_value;

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that at least one format refuses, each for a reason of its own.
    const WRONG: [&str; 22] = [
        "",
        "A b",
        "-a",
        "con",
        "aux",
        "winget",
        "2027-02-30",
        "31.12.2027",
        "javascript:alert(1)",
        "https:///x",
        "https://localhost/x",
        "https://me@example.org/",
        "MIT OR",
        "(MIT",
        "MIT)",
        "MIT +",
        "GPL-3.0-only+",
        "MIT WITH Nothing",
        "DocumentRef-x",
        ">=zwei",
        " 1",
        "1;2",
    ];

    #[test]
    fn what_is_wrong_is_said_in_both_languages() {
        let long = "a".repeat(600);
        for (name, check) in FORMATS {
            let refused: Vec<Message> =
                WRONG.iter().chain([&long.as_str()]).filter_map(|text| check(text).err()).collect();
            assert!(!refused.is_empty(), "{name}");
            for message in refused {
                assert_eq!(message.compare(), Ok(()), "{name}: {message:?}");
            }
        }
    }
}

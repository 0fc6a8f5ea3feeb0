//! Ids of entries, vocabulary terms and parts of entries: short kebab-case words, one type per kind.

use super::string_value;
use crate::message;
use crate::message::Message;
use smol_str::SmolStr;
use std::fmt;

/// Longest id in bytes; ids are file names and appear in tables.
const LONGEST: usize = 64;

/// How an id is written, in English.
const SHAPE_EN: &str =
    "lower-case letters, digits and single hyphens, starting and ending with a letter or digit";

/// How an id is written, in German.
const SHAPE_DE: &str = "Kleinbuchstaben, Ziffern und einzelne Bindestriche, am Anfang und am Ende ein Buchstabe oder eine Ziffer";

/// Says what is wrong with `text` as an id.
pub(super) fn check_id(text: &str) -> Result<(), Message> {
    if text.is_empty() {
        return Err(message!(
            en: "an id is empty; expected {SHAPE_EN}";
            de: "eine Id ist leer; erwartet werden {SHAPE_DE}"
        ));
    }
    if text.len() > LONGEST {
        return Err(message!(
            en: "an id has {} characters; at most {LONGEST} are allowed", text.chars().count();
            de: "eine Id hat {} Zeichen; erlaubt sind höchstens {LONGEST}", text.chars().count()
        ));
    }
    // Between hyphens, and between them and the ends, is something.
    let is_plain = text
        .split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    if !is_plain {
        return Err(message!(
            en: "`{text}` is not an id; expected {SHAPE_EN}";
            de: "`{text}` ist keine Id; erwartet werden {SHAPE_DE}"
        ));
    }
    if is_device(text) {
        return Err(message!(
            en: "`{text}` is the name of a device on Windows, where no file can be called so";
            de: "`{text}` ist unter Windows der Name eines Geräts, so kann dort keine Datei heißen"
        ));
    }
    Ok(())
}

/// Whether Windows keeps a name for a device. A file of this name, whatever its ending, breaks every clone there.
/// The names are those of <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
fn is_device(text: &str) -> bool {
    matches!(text, "con" | "prn" | "aux" | "nul")
        || text
            .strip_prefix("com")
            .or_else(|| text.strip_prefix("lpt"))
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
}

/// Says what is wrong with `text` as an exact package id such as `winget:Zoom.Zoom`.
pub(super) fn check_package(text: &str) -> Result<(), Message> {
    match text.split_once(':') {
        Some((manager, package))
            if check_id(manager).is_ok()
                && !package.is_empty()
                && package.len() <= 128
                && package.bytes().all(|b| b.is_ascii_graphic()) =>
        {
            Ok(())
        }
        _ => Err(message!(
            en: "`{text}` is not a package id; expected `manager:package`, like `winget:Zoom.Zoom`";
            de: "`{text}` ist keine Paket-Id; erwartet wird `manager:package`, etwa `winget:Zoom.Zoom`"
        )),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $format:literal, $check:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// Reads an id; the error says what is wrong with it.
            pub fn parse(text: &str) -> Result<Self, Message> {
                $check(text).map(|()| Self(SmolStr::new(text)))
            }

            /// The id as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn packed(text: &str) -> Result<Self, Message> {
                Ok(Self(SmolStr::new(text)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        string_value!($name, $format, "an id", packed);
    };
}

id!(
    /// Id of a software entry: the stem of its file in `software/`.
    SoftwareId, "id", check_id);
id!(
    /// Id of a provider entry: the stem of its file in `providers/`.
    ProviderId, "id", check_id);
id!(
    /// Id of a funding programme: the stem of its file in `funding/`.
    FundingId, "id", check_id);
id!(
    /// Id of a reference deployment: the stem of its file in `references/`.
    ReferenceId, "id", check_id);
id!(
    /// Id of a category in `vocabulary/categories.yaml`.
    CategoryId, "id", check_id);
id!(
    /// Id of a capability in `vocabulary/capabilities.yaml`.
    CapabilityId, "id", check_id);
id!(
    /// Id of an open standard or protocol in `vocabulary/standards.yaml`.
    StandardId, "id", check_id);
id!(
    /// Id of a data format in `vocabulary/formats.yaml`.
    FormatId, "id", check_id);
id!(
    /// Id of a kind of data that a migration carries, in `vocabulary/data-kinds.yaml`.
    DataKindId, "id", check_id);
id!(
    /// Id of a role that one software fills for another (`identity-provider`), in `vocabulary/roles.yaml`.
    RoleId, "id", check_id);
id!(
    /// Id of a provider's service in `vocabulary/services.yaml`.
    ServiceId, "id", check_id);
id!(
    /// Id of a certification in `vocabulary/certifications.yaml`.
    CertificationId, "id", check_id);
id!(
    /// Id of an ordering rule in `rules/ordering.yaml`.
    RuleId, "id", check_id);
id!(
    /// Id of a step playbook in `rules/playbooks.yaml`.
    PlaybookId, "id", check_id);
id!(
    /// Id of a step within its playbook.
    StepId, "id", check_id);
id!(
    /// Id of an edition within its software.
    EditionId, "id", check_id);
id!(
    /// Key of a piece of evidence within its file.
    EvidenceKey, "id", check_id);
id!(
    /// Id of a catalogue layer, from its `catalogue.yaml`.
    LayerId, "id", check_id);
id!(
    /// Handle of a tool within its inventory.
    ToolHandle, "id", check_id);
id!(
    /// Exact id in a package manager or software index, such as `winget:Zoom.Zoom`.
    PackageId, "package-id", check_package);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_no_ids() {
        for name in ["con", "prn", "aux", "nul", "com1", "com0", "lpt9"] {
            let refused = SoftwareId::parse(name).expect_err(name);
            assert!(refused.en.contains("a device on Windows"), "{refused}");
            assert!(ProviderId::parse(&format!("{name}-one")).is_ok(), "{name}");
        }
        for name in ["con1", "com", "com10", "lpt", "nula", "console"] {
            assert!(SoftwareId::parse(name).is_ok(), "{name}");
        }
    }
}

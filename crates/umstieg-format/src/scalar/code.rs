//! Codes of countries, regions and languages.

use super::string_value;
use crate::message;
use crate::message::Message;
use smol_str::SmolStr;
use std::fmt;

/// Every code of ISO 3166-1 alpha-2, and `XK`, which stands for Kosovo without being one; sorted. A code that no country has
/// would be a limit that nothing breaks, or a place that nobody is near to.
const COUNTRIES: [&str; 250] = [
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA",
    "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV",
    "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU",
    "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES",
    "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM",
    "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE",
    "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM",
    "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY",
    "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT",
    "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU",
    "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA",
    "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM",
    "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL",
    "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE",
    "VG", "VI", "VN", "VU", "WF", "WS", "XK", "YE", "YT", "ZA", "ZM", "ZW",
];

/// The parts of countries by ISO 3166-2, for those whose parts entries name: a region that is not there would be near to nobody.
const PARTS: [(&str, &[&str]); 3] = [
    ("AT", &["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
    (
        "CH",
        &[
            "AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR", "JU", "LU", "NE", "NW", "OW", "SG",
            "SH", "SO", "SZ", "TG", "TI", "UR", "VD", "VS", "ZG", "ZH",
        ],
    ),
    ("DE", &["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]),
];

/// Says what is wrong with `text` as a country code.
pub(super) fn check_country(text: &str) -> Result<(), Message> {
    if COUNTRIES.binary_search(&text).is_ok() {
        return Ok(());
    }
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(message!(
            en: "`{text}` is no country's code (ISO 3166-1); expected one like `DE`";
            de: "`{text}` ist das Kürzel keines Landes (ISO 3166-1); erwartet wird eines wie `DE`"
        ));
    }
    Err(message!(
        en: "`{text}` is not a country code; expected two capital letters (ISO 3166-1), like `DE`";
        de: "`{text}` ist kein Länderkürzel; erwartet werden zwei Großbuchstaben (ISO 3166-1) wie `DE`"
    ))
}

/// Says what is wrong with `text` as a region code.
pub(super) fn check_region(text: &str) -> Result<(), Message> {
    let known_area = matches!(text, "EU" | "EEA" | "WORLD");
    let (country, part) = text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
    let part_fits = part.is_none_or(|part| {
        (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    });
    let parts = PARTS.iter().find(|(known, _)| *known == country).map(|(_, parts)| *parts);
    if let (Some(part), Some(parts), true) = (part, parts, part_fits)
        && !parts.contains(&part)
    {
        let all = parts.join("`, `");
        return Err(message!(
            en: "`{text}` is no region's code (ISO 3166-2); `{country}` has `{all}`";
            de: "`{text}` ist das Kürzel keiner Region (ISO 3166-2); in `{country}` gibt es `{all}`"
        ));
    }
    if known_area || (check_country(country).is_ok() && part_fits) {
        return Ok(());
    }
    if part_fits && country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()) {
        return check_country(country);
    }
    Err(message!(
        en: "`{text}` is not a region; expected an ISO 3166-2 code like `DE-SH`, a country like `DE`, `EU`, `EEA` or `WORLD`";
        de: "`{text}` ist keine Region; erwartet wird ein Kürzel nach ISO 3166-2 wie `DE-SH`, ein Land wie `DE`, `EU`, `EEA` oder `WORLD`"
    ))
}

/// Says what is wrong with `text` as a language code.
pub(super) fn check_language(text: &str) -> Result<(), Message> {
    if (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase()) {
        return Ok(());
    }
    Err(message!(
        en: "`{text}` is not a language code; expected two or three small letters (ISO 639), like `de`";
        de: "`{text}` ist kein Sprachkürzel; erwartet werden zwei oder drei Kleinbuchstaben (ISO 639) wie `de`"
    ))
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $format:literal, $check:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// Reads a code; the error says what is wrong with it.
            pub fn parse(text: &str) -> Result<Self, Message> {
                $check(text).map(|()| Self(SmolStr::new(text)))
            }

            /// The code as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        string_value!($name, $format, "a code");
    };
}

code!(
    /// A country by its ISO 3166-1 alpha-2 code, such as `DE`.
    CountryCode, "country", check_country);
code!(
    /// A region: an ISO 3166-2 code (`DE-SH`), a country (`DE`), `EU`, `EEA` or `WORLD`.
    RegionCode, "region", check_region);
code!(
    /// A language by its ISO 639 code, such as `de`.
    LanguageCode, "language", check_language);

impl CountryCode {
    /// Members of the European Union (27, since 2020-02-01).
    const EU: [&'static str; 27] = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
        "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    /// Whether the country is a member of the European Union.
    #[must_use]
    pub fn in_eu(&self) -> bool {
        Self::EU.contains(&self.as_str())
    }

    /// Whether the country belongs to the European Economic Area.
    #[must_use]
    pub fn in_eea(&self) -> bool {
        self.in_eu() || matches!(self.as_str(), "IS" | "LI" | "NO")
    }
}

impl RegionCode {
    /// The country part of the code; `None` for `EU`, `EEA` and `WORLD`.
    #[must_use]
    pub fn country(&self) -> Option<CountryCode> {
        if matches!(self.as_str(), "EU" | "EEA" | "WORLD") {
            return None;
        }
        CountryCode::parse(self.as_str().split('-').next().unwrap_or_default()).ok()
    }

    /// Whether `other` lies within this region.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        match self.as_str() {
            "WORLD" => true,
            "EU" => self == other || other.country().is_some_and(|country| country.in_eu()),
            "EEA" => {
                self == other
                    || other.as_str() == "EU"
                    || other.country().is_some_and(|country| country.in_eea())
            }
            area => {
                self == other
                    || (!area.contains('-')
                        && other.country().is_some_and(|country| country.as_str() == area))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_countries_have_codes() {
        assert!(COUNTRIES.is_sorted());
        for wrong in ["XX", "ZZ", "UK", "EU", "XX-SH", "de", "DEU", "D", ""] {
            assert!(CountryCode::parse(wrong).is_err(), "{wrong}");
        }
        for wrong in ["XX", "XX-SH", "UK"] {
            let told = RegionCode::parse(wrong).expect_err(wrong);
            assert!(told.en.contains(&wrong[..2]) && told.en.contains("no country"), "{}", told.en);
        }
        for wrong in ["DE-XX", "DE-S", "AT-10", "CH-DE"] {
            let told = RegionCode::parse(wrong).expect_err(wrong);
            assert!(told.en.contains("no region"), "{}", told.en);
        }
        assert!(RegionCode::parse("DE-SH").is_ok() && RegionCode::parse("FR-75").is_ok());
        assert!(CountryCode::parse("XK").is_ok() && RegionCode::parse("GB-ENG").is_ok());
        assert!(CountryCode::EU.iter().all(|code| CountryCode::parse(code).is_ok()));
    }

    #[test]
    fn regions_contain_their_parts() {
        let region = |text| RegionCode::parse(text).expect("a region");
        assert!(region("WORLD").contains(&region("US")));
        assert!(region("EU").contains(&region("DE-SH")));
        assert!(!region("EU").contains(&region("CH")));
        assert!(region("EEA").contains(&region("NO")));
        assert!(region("DE").contains(&region("DE-SH")));
        assert!(!region("DE-SH").contains(&region("DE")));
    }
}

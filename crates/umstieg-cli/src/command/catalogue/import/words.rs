//! Notes of an import in words.

use umstieg_core::format::finding::literal;
use umstieg_exchange::import::{Expected, NoteKind};
use umstieg_report::Language;

/// One note as a sentence.
pub(super) fn note(language: Language, note: &NoteKind) -> String {
    match language {
        Language::De => german(note),
        Language::En => english(note),
    }
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn german(note: &NoteKind) -> String {
    match note {
        NoteKind::Description { language, text } => {
            let tongue = language.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
            format!("die Quelle beschreibt es so{tongue}: „{text}“ – bitte in eigenen Worten")
        }
        NoteKind::Malformed { field, found, expected } => {
            let wanted = match expected {
                Expected::Text => "ein Text",
                Expected::TextUpTo(most) => &format!("ein Text von höchstens {most} Zeichen"),
                Expected::List => "eine Liste",
                Expected::Mapping => "eine Zuordnung mit Feldern",
                Expected::Address => "eine vollständige Webadresse mit `https://` oder `http://`",
                Expected::Date => "ein Kalendertag wie `2026-11-22`",
                Expected::Release => "eine Version aus Buchstaben, Ziffern, Punkten und Bindestrichen wie `8.2`",
                Expected::License => "ein SPDX-Ausdruck wie `AGPL-3.0-or-later`",
                Expected::Language => "ein Sprachkürzel nach ISO 639 aus zwei oder drei kleinen Buchstaben wie `de`",
            };
            let there = found.as_ref().map(|text| format!("dort steht {}, ", literal(text))).unwrap_or_default();
            format!("`{field}` ist weggelassen: {there}erwartet wird {wanted}")
        }
        NoteKind::NoCounterpart { field, word } => {
            format!("`{word}` unter `{field}` hat keine Entsprechung im Katalog")
        }
        NoteKind::LevelOpen { capabilities } => {
            format!("wie weit reicht das: {}? Bitte ansehen und `level: unknown` ersetzen", list(capabilities))
        }
        NoteKind::LicenseSuffix { license } => {
            format!("`{license}` sagt weder `-only` noch `-or-later`; bitte in der Lizenzdatei nachsehen")
        }
        NoteKind::LicenseNotOpen { license } => {
            format!("weder OSI noch FSF führen `{license}`; bitte `license.model` klären")
        }
        NoteKind::SeveralLicenses { licenses } => {
            format!("mehrere Lizenzen ohne Angabe, wie sie zusammengehören: {}", list(licenses))
        }
        NoteKind::MaintainedByOwner => {
            "gepflegt vom Eigentümer des Repositorys; ist das eine Firma (`vendor`) oder eine Stiftung (`foundation`)?"
                .to_owned()
        }
        NoteKind::Contractor { name, until } => {
            let until = until.as_ref().map(|day| format!(" bis {day}")).unwrap_or_default();
            format!("`{name}` pflegt es unter Vertrag{until}; vielleicht ein Eintrag als Anbieter")
        }
        NoteKind::Vendor { field, name } => {
            format!("`{name}` aus `{field}` steht als Hersteller; stimmt das, und wo ist der Sitz?")
        }
        NoteKind::UnknownVersion { version } => {
            format!("Version `{version}` ist unbekannt und wird gelesen wie die neueste bekannte, 0.7")
        }
        NoteKind::NotStandalone { kind } => {
            format!("laut Quelle ist es `{kind}`, also nichts, was Menschen für sich benutzen")
        }
        NoteKind::DevelopmentStatus { status } => format!("die Quelle nennt es `{status}`, nicht `stable`"),
        NoteKind::Archived => "laut Quelle ist das Repository archiviert; wer pflegt es noch?".to_owned(),
        NoteKind::SupplyOpen { software } => {
            format!("`{software}` wird gebraucht; kommt es mit der Installation (`bundled`) oder für sich (`separate`)?")
        }
        NoteKind::UnknownDependency { name } => {
            format!("`{name}` wird gebraucht und steht nicht im Katalog")
        }
        NoteKind::OptionalDependency { name } => {
            format!("`{name}` wird nicht immer gebraucht; wofür, sagt die Quelle nicht")
        }
        NoteKind::Hardware { name } => format!("`{name}` wird als Gerät gebraucht"),
        NoteKind::BasedOn { address } => format!("abgeleitet von {address}"),
        NoteKind::Prerelease { release } => format!("`{release}` ist eine Vorabversion und weggelassen"),
        NoteKind::Repeated { release } => {
            format!("`{release}` steht noch einmal in der Quelle; die erste Angabe zählt")
        }
        NoteKind::NoEnd { releases } => format!("ohne Tag des Endes und weggelassen: {}", list(releases)),
        NoteKind::ExtendedSupport { releases } => {
            format!("längere Unterstützung gegen Geld zählt hier nicht: {}", list(releases))
        }
        NoteKind::ReleasePolicy { address } => {
            format!("die Seite der Macher über ihre Versionen, vielleicht eine bessere Quelle: {address}")
        }
        NoteKind::OtherDay { release, entry, source } => {
            format!("`{release}`: hier steht `{entry}`, die Quelle sagt {source}; es bleibt, wie es ist")
        }
        NoteKind::PageOpen => {
            "die Datei nennt ihre Adresse nicht; bitte mit `--evidence` angeben oder `url` ausfüllen".to_owned()
        }
        NoteKind::NotTaken { fields } => format!("ohne Platz in einem Eintrag: {}", list(fields)),
    }
}

fn english(note: &NoteKind) -> String {
    match note {
        NoteKind::Description { language, text } => {
            let tongue = language.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
            format!("the source describes it so{tongue}: “{text}” – say it in your own words")
        }
        NoteKind::Malformed { field, found, expected } => {
            let wanted = match expected {
                Expected::Text => "a text",
                Expected::TextUpTo(most) => &format!("a text of at most {most} characters"),
                Expected::List => "a list",
                Expected::Mapping => "a mapping with fields",
                Expected::Address => "a whole web address with `https://` or `http://`",
                Expected::Date => "a calendar date like `2026-11-22`",
                Expected::Release => "a release of letters, digits, dots and hyphens like `8.2`",
                Expected::License => "an SPDX expression like `AGPL-3.0-or-later`",
                Expected::Language => "a language code of ISO 639, two or three small letters like `de`",
            };
            let there = found.as_ref().map(|text| format!("{} found, ", literal(text))).unwrap_or_default();
            format!("`{field}` is left out: {there}expected {wanted}")
        }
        NoteKind::NoCounterpart { field, word } => {
            format!("`{word}` under `{field}` has no counterpart in the catalogue")
        }
        NoteKind::LevelOpen { capabilities } => {
            format!("how far does it go: {}? Look at it and replace `level: unknown`", list(capabilities))
        }
        NoteKind::LicenseSuffix { license } => {
            format!("`{license}` says neither `-only` nor `-or-later`; look in the licence file")
        }
        NoteKind::LicenseNotOpen { license } => {
            format!("neither OSI nor FSF list `{license}`; find out `license.model`")
        }
        NoteKind::SeveralLicenses { licenses } => {
            format!("several licences, and nothing says how they go together: {}", list(licenses))
        }
        NoteKind::MaintainedByOwner => {
            "maintained by the owner of the repository; is that a company (`vendor`) or a foundation (`foundation`)?"
                .to_owned()
        }
        NoteKind::Contractor { name, until } => {
            let until = until.as_ref().map(|day| format!(" until {day}")).unwrap_or_default();
            format!("`{name}` maintains it under contract{until}; perhaps an entry as a provider")
        }
        NoteKind::Vendor { field, name } => {
            format!("`{name}` of `{field}` stands as the maker; is that so, and where is the seat?")
        }
        NoteKind::UnknownVersion { version } => {
            format!("version `{version}` is unknown and read like the newest known one, 0.7")
        }
        NoteKind::NotStandalone { kind } => {
            format!("it is `{kind}`, says the source, and so nothing that people use by itself")
        }
        NoteKind::DevelopmentStatus { status } => format!("the source calls it `{status}`, not `stable`"),
        NoteKind::Archived => "the repository is archived, says the source; who still maintains it?".to_owned(),
        NoteKind::SupplyOpen { software } => {
            format!("`{software}` is needed; does it come with the installation (`bundled`) or apart (`separate`)?")
        }
        NoteKind::UnknownDependency { name } => format!("`{name}` is needed and not in the catalogue"),
        NoteKind::OptionalDependency { name } => {
            format!("`{name}` is not always needed; for what, the source does not say")
        }
        NoteKind::Hardware { name } => format!("`{name}` is needed as a device"),
        NoteKind::BasedOn { address } => format!("derived from {address}"),
        NoteKind::Prerelease { release } => format!("`{release}` is a pre-release and left out"),
        NoteKind::Repeated { release } => {
            format!("`{release}` stands in the source once more; what it says first counts")
        }
        NoteKind::NoEnd { releases } => format!("without a day of the end and left out: {}", list(releases)),
        NoteKind::ExtendedSupport { releases } => {
            format!("longer support for money does not count here: {}", list(releases))
        }
        NoteKind::ReleasePolicy { address } => {
            format!("the page of the makers about their releases, perhaps a better source: {address}")
        }
        NoteKind::OtherDay { release, entry, source } => {
            format!("`{release}`: the entry says `{entry}`, the source says {source}; the entry stays as it is")
        }
        NoteKind::PageOpen => {
            "the file does not name its own address; give it with `--evidence`, or fill in `url`".to_owned()
        }
        NoteKind::NotTaken { fields } => format!("without a place in an entry: {}", list(fields)),
    }
}

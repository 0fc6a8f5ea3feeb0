//! What an entry says about its licence does not contradict itself.

use super::{Place, Problems};
use crate::entries::Entries;
use crate::entry::{License, LicenseModel, SuffixState};
use crate::kind::{EntryKey, EntryKind, FileKind};
use crate::message;

/// Reports contradictions between model, expression and suffix, and proprietary software that claims to replace.
pub(super) fn check(entries: &Entries, problems: &mut Problems<'_>) {
    for (id, software) in &entries.software {
        let file = Place::file(FileKind::Software, id.as_str());
        check_one(entries, &file.key("license"), &software.license, problems);
        for (index, edition) in software.editions.iter().enumerate() {
            if let Some(license) = &edition.license {
                check_one(entries, &file.key("editions").index(index).key("license"), license, problems);
            }
        }
        if software.license.model == LicenseModel::Proprietary && !software.replaces.is_empty() {
            problems
                .error(
                    file.key("replaces"),
                    "proprietary-substitute",
                    message!(
                        en: "proprietary software cannot be a substitute; expected `replaces` in files of open software only";
                        de: "proprietäre Software kann kein Ersatz sein; erwartet wird `replaces` nur in Dateien offener Software"
                    ),
                )
                .help = Some(message!(
                    en: "take `replaces` out, or correct `license.model`";
                    de: "`replaces` herausnehmen oder `license.model` berichtigen"
                ));
        }
    }
}

fn check_one(entries: &Entries, place: &Place, license: &License, problems: &mut Problems<'_>) {
    let Some(expression) = &license.spdx else {
        if matches!(license.model, LicenseModel::OpenSource | LicenseModel::SourceAvailable) {
            problems.error(
                place.clone(),
                "license-missing",
                message!(
                    en: "the licence expression is missing; expected `spdx` for software whose code can be read";
                    de: "der Lizenzausdruck fehlt; erwartet wird `spdx` bei Software, deren Quelltext man lesen kann"
                ),
            );
        }
        return;
    };
    let at = place.key("spdx");
    match (expression.lacks_gnu_suffix(), license.suffix) {
        (true, SuffixState::Known) => {
            problems
                .error(
                    at.clone(),
                    "license-suffix",
                    message!(
                        en: "`{expression}` has no `-only` or `-or-later`; expected one of them, or `suffix: unknown`";
                        de: "`{expression}` hat weder `-only` noch `-or-later`; erwartet wird eines davon oder `suffix: unknown`"
                    ),
                )
                .help = Some(message!(
                    en: "look in the project's own licence file or source headers";
                    de: "in der Lizenzdatei des Projekts oder in den Köpfen der Quelldateien nachsehen"
                ));
        }
        (false, SuffixState::Unknown) => {
            problems.error(
                place.key("suffix"),
                "license-suffix",
                message!(
                    en: "the suffix is said to be unknown, but `{expression}` needs none";
                    de: "der Zusatz gilt als unbekannt, aber `{expression}` braucht keinen"
                ),
            );
        }
        _ => {}
    }
    let own_names = expression.as_str().split([' ', '(', ')']).filter(|word| word.starts_with("LicenseRef-"));
    for name in own_names {
        if problems.is_broken(EntryKind::License, name) {
            // What these terms allow is not known, so nothing contradicts it.
            return;
        }
        if !entries.vocabulary.licenses.contains_key(name) {
            let message = message!(
                en: "no licence has the name `{name}`";
                de: "keine Lizenz hat den Namen `{name}`"
            );
            let problem = problems.error(at.clone(), "dangling-reference", message);
            problem.help = Some(message!(
                en: "describe it in `vocabulary/licenses.yaml`";
                de: "in `vocabulary/licenses.yaml` beschreiben"
            ));
            problem.missing = Some(EntryKey::new(EntryKind::License, name));
        }
    }
    let terms = &entries.vocabulary.licenses;
    let described = |name: &str| terms.get(name).is_some_and(|term| term.model == LicenseModel::OpenSource);
    match (license.model, expression.is_open_source(described)) {
        (LicenseModel::OpenSource, false) => {
            problems
                .error(
                    place.key("model"),
                    "license-contradiction",
                    message!(
                        en: "`{expression}` is on neither the OSI's nor the FSF's list; expected another `model`";
                        de: "`{expression}` steht weder auf der Liste der OSI noch auf der der FSF; erwartet wird ein anderes `model`"
                    ),
                )
                .help = Some(message!(
                    en: "use `source-available` or `open-core`";
                    de: "`source-available` oder `open-core` verwenden"
                ));
        }
        (LicenseModel::SourceAvailable, true) => {
            problems.error(
                place.key("model"),
                "license-contradiction",
                message!(
                    en: "`{expression}` is an open-source licence; expected `model: open-source` or `open-core`";
                    de: "`{expression}` ist eine Open-Source-Lizenz; erwartet wird `model: open-source` oder `open-core`"
                ),
            );
        }
        (LicenseModel::Proprietary | LicenseModel::Unknown, true) => {
            problems
                .error(
                    at,
                    "license-contradiction",
                    message!(
                        en: "`{expression}` is an open-source licence; expected none for software that is closed or whose terms are unknown";
                        de: "`{expression}` ist eine Open-Source-Lizenz; erwartet wird keine bei Software, die geschlossen ist oder deren Bedingungen unbekannt sind"
                    ),
                )
                .help = Some(message!(
                    en: "take `spdx` out, or correct `license.model`";
                    de: "`spdx` herausnehmen oder `license.model` berichtigen"
                ));
        }
        _ => {}
    }
}

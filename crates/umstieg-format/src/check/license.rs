//! What an entry says about its licence does not contradict itself.

use super::{Place, Problems};
use crate::entries::Entries;
use crate::entry::{License, LicenseModel, SuffixState};
use crate::kind::{EntryKey, EntryKind, FileKind};

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
                    "proprietary software cannot be a substitute; expected `replaces` in files of open software only"
                        .to_owned(),
                )
                .help = Some("take `replaces` out, or correct `license.model`".to_owned());
        }
    }
}

fn check_one(entries: &Entries, place: &Place, license: &License, problems: &mut Problems<'_>) {
    let Some(expression) = &license.spdx else {
        if matches!(license.model, LicenseModel::OpenSource | LicenseModel::SourceAvailable) {
            problems.error(
                place.clone(),
                "license-missing",
                "the licence expression is missing; expected `spdx` for software whose code can be read"
                    .to_owned(),
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
                    format!("`{expression}` has no `-only` or `-or-later`; expected one of them, or `suffix: unknown`"),
                )
                .help = Some("look in the project's own licence file or source headers".to_owned());
        }
        (false, SuffixState::Unknown) => {
            problems.error(
                place.key("suffix"),
                "license-suffix",
                format!("the suffix is said to be unknown, but `{expression}` needs none"),
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
            let message = format!("no licence has the name `{name}`");
            let problem = problems.error(at.clone(), "dangling-reference", message);
            problem.help = Some("describe it in `vocabulary/licenses.yaml`".to_owned());
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
                    format!(
                        "`{expression}` is on neither the OSI's nor the FSF's list; expected another `model`"
                    ),
                )
                .help = Some("use `source-available` or `open-core`".to_owned());
        }
        (LicenseModel::SourceAvailable, true) => {
            problems.error(
                place.key("model"),
                "license-contradiction",
                format!(
                    "`{expression}` is an open-source licence; expected `model: open-source` or `open-core`"
                ),
            );
        }
        _ => {}
    }
}

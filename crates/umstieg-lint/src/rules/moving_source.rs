//! Sources that change under the fact.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::addresses;
use crate::urls::is_on;
use umstieg_format::finding::{Level, literal};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "moving-source",
    level: Level::Note,
    group: Group::Evidence,
    summary: "A file in a repository is named with its commit.",
    why: "A branch moves on, and lines with it; whoever checks the fact finds something else. On the forge, press `y` (GitHub, \
          GitLab) or choose \"permalink\" for the address with the commit.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://github.com/acme/acme/blob/main/LICENSE\", checked: 2027-01-10, kind: project}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "evidence:\n  source: {url: \"https://github.com/acme/acme/blob/8d4c53ae49dd67b54447fb10da781fc681d78e04/LICENSE\", \
         checked: 2027-01-10, kind: project}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    addresses(context, |key, address| {
        if key != "url" {
            return;
        }
        if let Some(branch) = branch(address.text) {
            let message = message!(
                en: "the file is named at the branch {}, expected a commit", literal(branch);
                de: "die Datei ist mit dem Branch {} angegeben, erwartet wird ein Commit", literal(branch)
            );
            found.add(address.location(), message).help = Some(message!(
                en: "name the address with the commit";
                de: "die Adresse mit dem Commit angeben"
            ));
        }
    });
}

/// The branch or tag of a file on a forge, if it is not a commit.
fn branch(address: &str) -> Option<&str> {
    let rest = if is_on(address, "raw.githubusercontent.com") {
        address.splitn(6, '/').nth(5)?
    } else if is_on(address, "github.com") {
        address.split_once("/blob/").or_else(|| address.split_once("/raw/"))?.1
    } else {
        // Marks that GitLab and Forgejo use and hardly anybody else.
        let marks = ["/-/blob/", "/-/raw/", "/src/branch/", "/raw/branch/"];
        let slashes = address.match_indices('/').filter_map(|(at, _)| address.get(at..));
        slashes.into_iter().find_map(|rest| marks.iter().find_map(|mark| rest.strip_prefix(mark)))?
    };
    let name = rest.split('/').next()?;
    let commit = name.len() >= 7 && name.bytes().all(|b| b.is_ascii_hexdigit());
    // Tags stay where they are.
    let tag =
        name.strip_prefix('v').unwrap_or(name).starts_with(|c: char| c.is_ascii_digit()) || name == "refs";
    (!commit && !tag && rest.contains('/')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_and_tags_stay() {
        assert_eq!(branch("https://github.com/a/b/blob/main/x"), Some("main"));
        assert_eq!(branch("https://raw.githubusercontent.com/a/b/master/x"), Some("master"));
        assert_eq!(branch("https://codeberg.org/a/b/src/branch/dev/x"), Some("dev"));
        assert_eq!(branch("https://github.com/a/b/blob/v2.1/x"), None);
        assert_eq!(branch("https://github.com/a/b/blob/8d4c53ae49/x"), None);
        assert_eq!(branch("https://forge.example.org/a/b/raw/commit/5b90f4a03b/x"), None);
        assert_eq!(branch("https://www.example.org/blob/x/y"), None);
    }
}

//! Files of others: their tree with positions, and which format it is.

use umstieg_format::finding::{Finding, Findings, Rule, rules};
use umstieg_format::limits::Limits;
use umstieg_format::message;
use umstieg_format::source::{Source, Span};
use umstieg_format::structure::{Node, Value, parse};

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// publiccode.yml.
    Publiccode,
    /// A product of endoflife.date.
    EndOfLife,
    /// A file of awesome-selfhosted-data.
    AwesomeSelfhosted,
}

/// A file of another catalogue.
#[derive(Debug)]
pub struct Foreign {
    source: Source,
    root: Node,
    origin: Origin,
}

impl Foreign {
    /// Its text.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its format.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    pub(crate) fn root(&self) -> &Node {
        &self.root
    }
}

/// How much of a file is read. The longest real one, a product with hundreds of devices, has 120 KiB.
#[must_use]
pub fn limits() -> Limits {
    Limits { bytes: 1024 * 1024, nodes: 100_000, ..Limits::catalogue() }
}

/// Our own files must say everything in one way; those of others may leave a value empty, and write a key like a number.
const ACCEPTED: [Rule; 2] = [rules::EMPTY_VALUE, rules::NON_TEXT_KEY];

/// Reads a file of another catalogue.
///
/// # Errors
/// Every finding that makes it unreadable, or the one that none of the known formats is in it.
pub fn read(source: &Source) -> Result<Foreign, Findings> {
    // The positions of a front matter are those of the whole file, for it stands at its beginning.
    let front = front_matter(source.text()).map(|end| {
        let text = source.text().get(..end).unwrap_or_default();
        Source::new(source.name(), text)
    });
    if let Some(front) = front
        && let Ok(root) = tree(&front)
        && origin(&root) == Some(Origin::EndOfLife)
    {
        return Ok(Foreign { source: front, root, origin: Origin::EndOfLife });
    }
    let root = tree(source)?;
    match origin(&root) {
        Some(origin) => Ok(Foreign { source: source.clone(), root, origin }),
        None => Err([unknown(source, &root)].into_iter().collect()),
    }
}

/// Where the front matter of a page ends, if the text begins with one and goes on after it.
fn front_matter(text: &str) -> Option<usize> {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---") => return Some(at),
            _ => {}
        }
        at += line.len();
    }
    None
}

fn tree(source: &Source) -> Result<Node, Findings> {
    let parsed = parse(source, &limits());
    let wrong: Findings = parsed
        .findings
        .into_iter()
        .filter(|finding| !ACCEPTED.iter().any(|rule| rule.id == finding.rule))
        .collect();
    match parsed.root {
        Some(root) if wrong.is_empty() => Ok(root),
        _ => Err(wrong),
    }
}

/// The format of a tree, by the fields that only it has.
fn origin(root: &Node) -> Option<Origin> {
    let has = |key: &str| root.entry(key).is_some();
    let is_cycle = |node: &Node| node.get("cycle").is_some();
    if has("publiccodeYmlVersion") || has("publiccode-yaml-version") {
        Some(Origin::Publiccode)
    } else if has("releases")
        || root.get("result").is_some_and(|result| result.get("releases").is_some())
        || root.as_list().is_some_and(|cycles| cycles.first().is_some_and(is_cycle))
    {
        Some(Origin::EndOfLife)
    } else if has("website_url") || has("source_code_url") {
        Some(Origin::AwesomeSelfhosted)
    } else {
        None
    }
}

fn unknown(source: &Source, root: &Node) -> Finding {
    let place = source.location(source.first_line(root.span));
    if matches!(root.get("result").map(|result| &result.value), Some(Value::Sequence(_))) {
        let message = message!(
            en: "`result` lists several products, expected one";
            de: "`result` nennt mehrere Produkte, erwartet wird eines"
        );
        let span = root.entry("result").map_or(Span::default(), |entry| entry.key.span);
        return Finding::new(&rules::WRONG_TYPE, message, source.location(span)).with_help(message!(
            en: "take the file of one product, as `/api/v1/products/nextcloud` gives it";
            de: "die Datei eines einzelnen Produkts nehmen, wie `/api/v1/products/nextcloud` sie liefert"
        ));
    }
    let message = message!(
        en: "no field of a known format found; expected `publiccodeYmlVersion` (publiccode.yml), `releases` (endoflife.date), or `website_url` (awesome-selfhosted)";
        de: "kein Feld eines bekannten Formats gefunden; erwartet wird `publiccodeYmlVersion` (publiccode.yml), `releases` (endoflife.date) oder `website_url` (awesome-selfhosted)"
    );
    Finding::new(&rules::MISSING_FIELD, message, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Result<Origin, String> {
        read(&Source::new("f", text))
            .map(|file| file.origin())
            .map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn formats_are_told_apart_by_their_fields() {
        assert_eq!(kind("publiccodeYmlVersion: \"0.4\"\n"), Ok(Origin::Publiccode));
        assert_eq!(kind("---\ntitle: A\nreleases: []\n---\n\n> [A](b): **c**\n"), Ok(Origin::EndOfLife));
        assert_eq!(
            kind("{\"schema_version\": \"1.2.0\", \"result\": {\"releases\": []}}"),
            Ok(Origin::EndOfLife)
        );
        assert_eq!(kind("[{\"cycle\": \"1\", \"eol\": false}]"), Ok(Origin::EndOfLife));
        assert_eq!(kind("name: A\nsource_code_url: https://example.org\n"), Ok(Origin::AwesomeSelfhosted));
    }

    #[test]
    fn what_is_none_of_them_is_told() {
        assert!(kind("a: b\n").is_err_and(|told| told.starts_with("f:1:1: error[missing-field]: no field")));
        assert!(
            kind("{\"result\": [{\"name\": \"a\"}]}").is_err_and(|told| told.contains("several products"))
        );
        assert!(kind("").is_err_and(|told| told.contains("empty-file")));
        assert!(kind("---\na: b\n---\nc: d\n").is_err_and(|told| told.contains("several-documents")));
        assert!(kind("a: &x b\nc: *x\n").is_err_and(|told| told.contains("error[alias]")));
    }
}

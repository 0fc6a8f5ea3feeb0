//! Spaces that nobody sees.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Wording, spaced};
use umstieg_format::finding::{Edit, Fix, Level};
use umstieg_format::message;
use umstieg_format::structure::{Style, Value};

pub(super) const RULE: Rule = Rule {
    id: "stray-spaces",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Texts have no space at either end and no two in a row.",
    why: "Such spaces come in by copying. They make equal names unequal and show up as gaps in a report.",
    bad: Example::Files(&[Part::of("software/acme.yaml", "name: \"Acme  Mail \"\n")]),
    good: Example::Files(&[Part::of("software/acme.yaml", "name: \"Acme Mail\"\n")]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    spaced(context, |Wording { source, node, text }| {
        let is_quoted = matches!(node.value, Value::Scalar { style: Style::Quoted, .. });
        let clean = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if !is_quoted || clean.is_empty() || text.contains('\n') {
            return;
        }
        let message = if text.trim() == text {
            message!(en: "two spaces in a row found"; de: "zwei Leerzeichen hintereinander gefunden")
        } else {
            message!(en: "space at the end of a text found"; de: "Leerzeichen am Rand eines Texts gefunden")
        };
        let finding = found.add(source.location(source.first_line(node.span)), message);
        if let Some(at) = source.slice(node.span).find(text) {
            let start = node.span.start + at;
            finding.fix = Some(Fix::safe(Edit::new(start..start + text.len(), clean)));
        }
    });
}

//! Summaries that end like a heading.

use super::placeholder_text::placeholder;
use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::{Said, wordings};
use umstieg_format::finding::{Edit, Fix, Level};
use umstieg_format::message;
use umstieg_format::structure::{Style, Value};

pub(super) const RULE: Rule = Rule {
    id: "unfinished-summary",
    level: Level::Warning,
    group: Group::Texts,
    summary: "Summaries, reasons and advice are sentences and end with a full stop.",
    why: "Reports set these texts one after the other in a paragraph. Without a full stop two of them run together.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen\", en: \"Mail server for small firms.\"}\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    wordings(context, |Said { key, wording, .. }| {
        if !matches!(key, "summary" | "reason" | "advice" | "note" | "lost" | "lessons" | "hints")
            || wording.text.trim_end().ends_with(['.', '!', '?', '…', '“', '”', '"', ')'])
        {
            return;
        }
        // What is still to be written, or no text, is told by its own rule.
        if !wording.is_text() || placeholder(wording.text).is_some() {
            return;
        }
        let finding = found.add(
            wording.location(),
            message!(
                en: "the text ends without a full stop";
                de: "der Text endet ohne Punkt"
            ),
        );
        finding.help = Some(message!(
            en: "write it as a sentence";
            de: "als ganzen Satz schreiben"
        ));
        let Value::Scalar { style: Style::Quoted, .. } = wording.node.value else { return };
        let before_quote = wording.node.span.end.saturating_sub(1);
        let spaces = wording.text.len() - wording.text.trim_end().len();
        if spaces == 0 {
            finding.fix = Some(Fix::safe(Edit::new(before_quote..before_quote, ".")));
        }
    });
}

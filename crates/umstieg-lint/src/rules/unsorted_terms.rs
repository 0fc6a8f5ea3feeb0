//! Closed lists out of order.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use umstieg_format::finding::{Edit, Fix, Level};
use umstieg_format::kind::EntryKind;
use umstieg_format::message;
use umstieg_format::source::Source;
use umstieg_format::structure::Entry;

pub(super) const RULE: Rule = Rule {
    id: "unsorted-terms",
    level: Level::Note,
    group: Group::Vocabulary,
    summary: "The words of a closed list stand in alphabetical order.",
    why: "In an ordered list everybody adds a new word at its place: it is found, it is not added twice, and two people who \
          add words do not touch the same line.",
    bad: Example::Files(&[
        Part::whole(
            "vocabulary/services.yaml",
            "\
services:
  training:
    name: {de: \"Schulung\", en: \"Training\"}
  support:
    name: {de: \"Unterstützung\", en: \"Support\"}
",
        ),
        Part::of("funding/grant.yaml", "pays_for: [support, training]\n"),
    ]),
    good: Example::Files(&[
        Part::whole(
            "vocabulary/services.yaml",
            "\
services:
  support:
    name: {de: \"Unterstützung\", en: \"Support\"}
  training:
    name: {de: \"Schulung\", en: \"Training\"}
",
        ),
        Part::of("funding/grant.yaml", "pays_for: [support, training]\n"),
    ]),
    check: Check::Entries { fields: &[], check },
};

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    for (kind, _, document) in context.files().filter(|(kind, _, _)| kind.place().0 == "vocabulary") {
        let lists = document.root.as_ref().and_then(|root| root.as_mapping()).unwrap_or_default();
        // Whatever else stands there is none of its list.
        let own = EntryKind::of(kind).and_then(EntryKind::list);
        for list in lists.iter().filter(|list| own == Some(&*list.key.text)) {
            let terms = list.value.as_mapping().unwrap_or_default();
            let wrong =
                terms.windows(2).find(|pair| matches!(pair, [one, next] if one.key.text > next.key.text));
            let Some([before, term]) = wrong else { continue };
            let source = &document.source;
            let message = message!(
                en: "`{}` stands after `{}`", term.key.text, before.key.text;
                de: "`{}` steht hinter `{}`", term.key.text, before.key.text
            );
            let finding = found.add(source.location(term.key.span), message);
            finding.help = Some(message!(
                en: "sort the words of `{}`", kind.name();
                de: "die Wörter in `{}` alphabetisch ordnen", kind.name()
            ));
            finding.fix = sorted(source, terms).map(Fix::safe);
        }
    }
}

/// The change that sorts terms by moving their lines; `None` if comments between them leave open what belongs where.
fn sorted(source: &Source, terms: &[Entry]) -> Option<Edit> {
    let start = line_start(source, terms.first()?.key.span.start);
    let mut ends: Vec<usize> =
        terms.iter().skip(1).map(|term| line_start(source, term.key.span.start)).collect();
    let last = terms.last()?.value.span.end;
    let rest = source.text().get(last..)?;
    ends.push(last + rest.find('\n').map_or(rest.len(), |at| at + 1));
    let mut blocks = Vec::new();
    let mut at = start;
    for (term, end) in terms.iter().zip(&ends) {
        let block = source.text().get(at..*end)?;
        let comment = block.lines().any(|line| line.trim_start().starts_with('#') || line.trim().is_empty());
        if comment || !block.ends_with('\n') {
            return None;
        }
        blocks.push((term.key.text.as_str(), block));
        at = *end;
    }
    blocks.sort_unstable();
    let text: String = blocks.into_iter().map(|(_, block)| block).collect();
    Some(Edit::new(start..at, text))
}

/// The first byte of the line of an offset.
fn line_start(source: &Source, offset: usize) -> usize {
    source.text().get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

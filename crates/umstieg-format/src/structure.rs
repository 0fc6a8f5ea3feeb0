//! The strict structural pass: YAML text to a tree with positions, and everything YAML allows but the
//! formats of this project do not.
//!
//! Phases of [`parse`]: characters (tabs, hidden characters), events to tree (`build`), findings in
//! order. What a value *means* is not judged here; see [`shape`](crate::shape) for that.

mod build;
mod characters;
mod conflict;
mod cursor;
mod input;
mod keys;
mod node;
mod plain;
mod pointer;
mod recover;
mod syntax;
mod typed;

use self::build::Stop;
pub use self::node::{Entry, Key, Node, Style, Value};
pub use self::plain::Plain;
pub use self::pointer::{Found, Pointer, Segment};
pub(crate) use self::recover::{Recovered, parse_on};
pub(crate) use self::typed::typed;
use crate::finding::{Edit, Finding, Fix, Location, Rule, literal, rules};
use crate::limits::{Limits, byte_size};
use crate::message;
use crate::source::{Source, Span};
use std::ops::Range;

/// What the structural pass makes of a file.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The tree, unless the text ends in nothing usable: a syntax error or a broken limit.
    ///
    /// It is there beside most findings, so that its shape can still be checked.
    pub root: Option<Node>,
    /// Everything found, in order.
    pub findings: Vec<Finding>,
}

/// Reads a source into a tree and finds everything that is structurally wrong.
///
/// Never panics and does not recurse, whatever the text. A syntax error, a nesting that is too deep or too
/// many values end the reading of this file; everything else is found in one go.
///
/// ```
/// use umstieg_format::limits::Limits;
/// use umstieg_format::source::Source;
/// use umstieg_format::structure::parse;
///
/// let source = Source::new("a.yaml", "name: a\nname: b\n");
/// let parsed = parse(&source, &Limits::catalogue());
/// assert_eq!(
///     parsed.findings[0].to_string(),
///     "a.yaml:2:1: error[duplicate-key]: duplicate key `name`\n  \
///      note: first defined here (a.yaml:1:1)\n  help: keep one of the two"
/// );
/// ```
#[must_use]
pub fn parse(source: &Source, limits: &Limits) -> Parsed {
    let Attempt { mut parsed, stop } = attempt(source, limits, &[]);
    parsed.findings.extend(stop.and_then(|stop| stop.finding).map(|finding| *finding));
    parsed.findings.sort();
    parsed
}

/// What is made of a file, or of parts of it.
struct Attempt {
    parsed: Parsed,
    /// Where the parser had to stop, which is not among the findings.
    stop: Option<Stop>,
}

/// Reads a source without the lines of which some parts are taken out.
fn attempt(source: &Source, limits: &Limits, taken: &[Range<usize>]) -> Attempt {
    let mut report = Report::new(source, limits.findings);
    if source.text().len() > limits.bytes {
        let (found, most) = (byte_size(source.text().len() as u64), byte_size(limits.bytes as u64));
        report.add(Finding::new(
            &rules::FILE_TOO_LARGE,
            message!(
                en: "file has {}, expected at most {}", found.en, most.en;
                de: "die Datei hat {}, erwartet werden höchstens {}", found.de, most.de
            ),
            source.location(Span::default()),
        ));
        return Attempt { parsed: Parsed { root: None, findings: report.finish() }, stop: None };
    }
    characters::check(&mut report);
    let marks = conflict::check(&mut report);
    let (root, stop) = match build::build(&mut report, limits, &[taken, &marks].concat()) {
        Ok(root) => (root, None),
        Err(stop) => (None, Some(stop)),
    };
    Attempt { parsed: Parsed { root, findings: report.finish() }, stop }
}

/// Findings of one source, up to a number.
pub(crate) struct Report<'s> {
    source: &'s Source,
    findings: Vec<Finding>,
    most: usize,
    overflow: Option<Span>,
}

impl<'s> Report<'s> {
    pub(crate) fn new(source: &'s Source, most: usize) -> Self {
        Self { source, findings: Vec::new(), most, overflow: None }
    }

    pub(crate) fn source(&self) -> &'s Source {
        self.source
    }

    /// Adds a finding made elsewhere.
    pub(crate) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds the finding that `make` describes at a span, if there is room for it.
    pub(crate) fn find(&mut self, span: Span, make: impl FnOnce(&'s Source, Span) -> Finding) {
        if !self.is_full() {
            self.findings.push(make(self.source, span));
        } else if self.overflow.is_none() {
            self.overflow = Some(span);
        }
    }

    /// Whether nothing more is told than that there is more.
    pub(crate) fn is_full(&self) -> bool {
        self.findings.len() >= self.most
    }

    /// Tells whether a rule was found broken before a place in its line, or anywhere.
    fn has_before(&self, rule: &Rule, place: &Location, anywhere: bool) -> bool {
        let is_before = |at: &Location| anywhere || (at.line == place.line && at.column <= place.column);
        self.findings.iter().any(|finding| finding.rule == rule.id && is_before(&finding.location))
    }

    /// Returns the findings in order, with a last one if there were more.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort();
        if let Some(span) = self.overflow {
            let message = message!(
                en: "more than {} findings, the others are not listed", self.most;
                de: "mehr als {} Befunde; die übrigen sind nicht aufgeführt", self.most
            );
            let last = Finding::new(&rules::TOO_MANY_FINDINGS, message, self.source.location(span));
            self.findings.push(last.with_help(message!(
                en: "repair these first";
                de: "zuerst diese beheben"
            )));
        }
        self.findings
    }
}

/// Adds the advice and the fix to put a plain text in quotes.
pub(crate) fn quoted(finding: Finding, source: &Source, text: &str, span: Span) -> Finding {
    let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let finding = finding.with_help(message!(
        en: "put it in quotes: {}", literal(&quoted);
        de: "in Anführungszeichen setzen: {}", literal(&quoted)
    ));
    // A text over several lines is folded; its quotes would have to be folded too.
    if source.slice(span) == text {
        finding.with_fix(Fix::safe(Edit::new(span.range(), quoted)))
    } else {
        finding
    }
}

#[cfg(test)]
mod safety;
#[cfg(test)]
mod tests;

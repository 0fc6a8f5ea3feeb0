//! Holds a tree against a shape; entry point is [`check`].
//!
//! Recursion is as deep as the tree, and the structural pass bounds that. Findings speak of a value by its
//! path and point at it; what is missing is pointed at where its mapping has its name.

mod list;
mod mapping;
mod scalar;

use super::words::{between, expected, found, subject};
use super::{Rule, RuleId, Shape};
use crate::finding::{self, Finding, rules};
use crate::message;
use crate::message::Message;
use crate::source::Span;
use crate::structure::{Key, Node, Plain, Pointer, Report, Segment, Value};

/// Finds everything in a tree that does not fit.
pub(super) fn check(shape: &Shape, root: &Node, report: &mut Report<'_>) {
    let mut checker = Checker { shape, report, path: Vec::new() };
    checker.node(shape.root, root, None);
}

/// One step of the way to the node that is looked at.
#[derive(Clone, Copy)]
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}

struct Checker<'c, 's, 'n> {
    shape: &'c Shape,
    report: &'c mut Report<'s>,
    path: Vec<Step<'n>>,
}

impl<'c, 'n> Checker<'c, '_, 'n> {
    /// Checks a node that stands under a key or not.
    fn node(&mut self, id: RuleId, node: &'n Node, key: Option<&Key>) {
        if matches!(node.value, Value::Refused) {
            return;
        }
        let rule: &'c Rule = self.shape.resolve(id);
        match (rule, &node.value) {
            (Rule::Any | Rule::Same(_), _) => {}
            (Rule::Text(text), _) => self.text(rule, text, node),
            (Rule::Choice(words), _) => self.choice(rule, words, node),
            (Rule::Boolean, _) => self.boolean(rule, node),
            (Rule::Integer { least, most }, _) => self.integer(rule, (*least, *most), node),
            (Rule::Number { least, most }, _) => self.number(rule, (*least, *most), node),
            (Rule::List(list), Value::Sequence(items)) => self.list(list, items, node),
            (Rule::Record(record), Value::Mapping(entries)) => self.record(record, entries, node, key),
            (Rule::Tagged(tagged), Value::Mapping(_)) => self.tagged(rule, tagged, node, key),
            (Rule::Variant(variant), _) => self.variant(rule, variant, node),
            (Rule::Either(options), _) => self.either(rule, options, node, key),
            (Rule::List(_) | Rule::Record(_) | Rule::Tagged(_), _) => self.wrong_type(rule, node),
        }
    }

    fn pointer(&self) -> Pointer {
        let segment = |step: &Step<'_>| match step {
            Step::Key(key) => Segment::from(*key),
            Step::Index(index) => Segment::from(*index),
        };
        self.path.iter().map(segment).collect()
    }

    /// Adds a finding whose message needs the path.
    fn find(&mut self, span: Span, rule: &finding::Rule, message: impl FnOnce(&Pointer) -> Message) {
        self.find_with(span, rule, message, |finding| finding);
    }

    fn find_with(
        &mut self,
        span: Span,
        rule: &finding::Rule,
        message: impl FnOnce(&Pointer) -> Message,
        finish: impl FnOnce(Finding) -> Finding,
    ) {
        let path = self.pointer();
        self.report.find(span, |source, span| {
            let location = source.location(source.first_line(span));
            finish(Finding::new(rule, message(&path), location))
        });
    }

    fn wrong_type(&mut self, rule: &Rule, node: &Node) {
        let shape = self.shape;
        let help = match (rule, &node.value) {
            (Rule::List(_), Value::Scalar { .. } | Value::Mapping(_)) => Some(message!(
                en: "write it as a list: `- ` before each item";
                de: "als Liste schreiben: `- ` vor jedem Eintrag"
            )),
            _ => None,
        };
        self.find_with(
            node.span,
            &rules::WRONG_TYPE,
            |path| is_not(path, node, &expected(shape, rule)),
            |finding| Finding { help, ..finding },
        );
    }

    /// Checks the alternative that fits the node's type, the first where several do.
    fn either(&mut self, rule: &Rule, options: &[RuleId], node: &'n Node, key: Option<&Key>) {
        let shape = self.shape;
        let fitting = options.iter().copied().find(|id| takes(shape.resolve(*id), node));
        match fitting {
            Some(option) => self.node(option, node, key),
            None => self.wrong_type(rule, node),
        }
    }
}

/// Tells whether a rule is about nodes of this type.
fn takes(rule: &Rule, node: &Node) -> bool {
    match rule {
        Rule::Any => true,
        Rule::Same(_) | Rule::Either(_) => false,
        Rule::Text(_) => matches!(node.plain(), Some(Plain::Text | Plain::Date)),
        Rule::Choice(words) => node.as_text().is_some_and(|text| words.iter().any(|word| word == text)),
        Rule::Boolean => matches!(node.plain(), Some(Plain::Boolean(_))),
        Rule::Integer { .. } => matches!(node.plain(), Some(Plain::Integer(_))),
        Rule::Number { .. } => matches!(node.plain(), Some(Plain::Integer(_) | Plain::Float(_))),
        Rule::List(_) => node.as_list().is_some(),
        Rule::Record(_) | Rule::Tagged(_) => node.as_mapping().is_some(),
        Rule::Variant(variant) => {
            node.as_mapping().is_some() || (!variant.words.is_empty() && node.as_text().is_some())
        }
    }
}

/// Says that a value is something else than what is expected.
fn is_not(path: &Pointer, node: &Node, expected: &Message) -> Message {
    let (subject, found) = (subject(path), found(node));
    message!(
        en: "{} is {}, expected {}", subject.en, found.en, expected.en;
        de: "{} ist {}, erwartet wird {}", subject.de, found.de, expected.de
    )
}

/// Says how many things something has, and how many are expected.
fn has_not(path: &Pointer, found: &Message, least: usize, most: usize) -> Message {
    let (subject, range) = (subject(path), between(least, most));
    message!(
        en: "{} has {}, expected {}", subject.en, found.en, range.en;
        de: "{} hat {}, erwartet {}", subject.de, found.de, range.de
    )
}

//! Fields that a tree lacks and its shape demands, lent so that what stands beside them can still be read.
//!
//! What is lent says nothing. Ids are never lent: what they would name is all that most mappings are about.

use super::{Extra, RecordRule, Rule, RuleId, Shape, TextRule};
use crate::source::Span;
use crate::structure::{Entry, Key, Node, Style, Value};
use smol_str::SmolStr;

/// Deepest value that is made up, far above what a shape demands.
const DEEPEST: usize = 8;

impl Shape {
    /// A tree with the fields that its mappings lack below the top, where something can be lent in their place.
    #[must_use]
    pub(crate) fn with_lent(&self, root: &Node) -> Node {
        let (Rule::Record(record), Value::Mapping(entries)) = (self.resolve(self.root), &root.value) else {
            return root.clone();
        };
        Node { value: Value::Mapping(self.entries(record, entries)), span: root.span }
    }

    fn node(&self, id: RuleId, node: &Node) -> Node {
        let value = match (self.resolve(id), &node.value) {
            (Rule::Record(record), Value::Mapping(entries)) => {
                let mut entries = self.entries(record, entries);
                let missing = record.required.iter().filter(|name| node.entry(name).is_none());
                entries.extend(missing.filter_map(|name| self.field(record, name, node.span, 0)));
                Value::Mapping(entries)
            }
            (Rule::List(list), Value::Sequence(items)) => {
                let item = |(index, item)| match list.first.get(index).copied().or(list.rest) {
                    Some(rule) => self.node(rule, item),
                    None => item.clone(),
                };
                Value::Sequence(items.iter().enumerate().map(item).collect())
            }
            _ => return node.clone(),
        };
        Node { value, span: node.span }
    }

    fn entries(&self, record: &RecordRule, entries: &[Entry]) -> Vec<Entry> {
        let entry = |entry: &Entry| {
            let rule = match (record.fields.get(entry.key.text.as_str()), record.extra) {
                (Some(field), _) => field.rule,
                (None, Extra::Values(rule)) => rule,
                (None, _) => return entry.clone(),
            };
            Entry { key: entry.key.clone(), value: self.node(rule, &entry.value) }
        };
        entries.iter().map(entry).collect()
    }

    fn field(&self, record: &RecordRule, name: &str, span: Span, depth: usize) -> Option<Entry> {
        let value = self.made_up(record.fields.get(name)?.rule, span, depth)?;
        Some(Entry { key: Key { text: name.into(), span, style: Style::Plain }, value })
    }

    /// The least that a rule takes; none if that would have to name something.
    fn made_up(&self, id: RuleId, span: Span, depth: usize) -> Option<Node> {
        let word = |text: &str, style| Value::Scalar { text: SmolStr::new(text), style };
        let value = match self.resolve(id) {
            Rule::Choice(words) => word(words.last()?, Style::Plain),
            Rule::Boolean => word("false", Style::Plain),
            Rule::Integer { least, .. } => word(&least.max(&0).to_string(), Style::Plain),
            Rule::Text(TextRule { format, least, .. }) => match format.map(|(name, _)| name) {
                Some("date") => word("2000-01-01", Style::Plain),
                Some("uri") => word("https://example.org/", Style::Quoted),
                None if *least <= 1 => word("-", Style::Quoted),
                _ => return None,
            },
            Rule::List(list) if list.least == 0 => Value::Sequence(Vec::new()),
            Rule::Record(record) if record.least == 0 && depth < DEEPEST => {
                let fields = record.required.iter().map(|name| self.field(record, name, span, depth + 1));
                Value::Mapping(fields.collect::<Option<_>>()?)
            }
            _ => return None,
        };
        Some(Node { value, span })
    }
}

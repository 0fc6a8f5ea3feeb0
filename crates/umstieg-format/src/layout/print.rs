//! From the tree to text.

use super::WIDTH;
use super::habits::{Habit, habit};
use super::scalar;
use super::tree::{Content, Item, Line};
use crate::kind::FileKind;
use crate::shape::Guide;

/// Writes a whole file.
pub(super) fn print(root: &Item<'_>, kind: FileKind, guide: Guide<'_>) -> String {
    let mut printer = Printer { kind, text: String::new(), path: Vec::new() };
    printer.lines(&root.before, 0);
    match &root.content {
        Content::Scalar { text, style } => {
            printer.text.push_str(&scalar::inline(text, *style, guide.writing()));
            printer.text.push('\n');
        }
        Content::List(items) | Content::Mapping(items) if items.is_empty() => {
            printer.text.push_str(if matches!(root.content, Content::List(_)) { "[]\n" } else { "{}\n" });
        }
        Content::List(_) | Content::Mapping(_) => printer.block(root, guide, 0, true),
    }
    printer.lines(&root.tail, 0);
    printer.text
}

struct Printer<'t> {
    kind: FileKind,
    text: String,
    path: Vec<&'t str>,
}

impl<'t> Printer<'t> {
    /// Writes comments and blank lines.
    fn lines(&mut self, lines: &[Line<'_>], indent: usize) {
        for line in lines {
            match line {
                Line::Blank if self.text.is_empty() || self.text.ends_with("\n\n") => {}
                Line::Blank => self.text.push('\n'),
                Line::Comment(comment) => {
                    self.indent(indent);
                    self.text.push_str(comment);
                    self.text.push('\n');
                }
            }
        }
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    /// Writes the items of a collection, each from a line of its own; the first begins where the text ends if
    /// `from_start` does not hold.
    fn block(&mut self, item: &Item<'t>, guide: Guide<'_>, indent: usize, from_start: bool) {
        let mut from_start = from_start;
        let is_list = matches!(item.content, Content::List(_));
        let items = match &item.content {
            Content::List(items) | Content::Mapping(items) => items.as_slice(),
            Content::Scalar { .. } => &[],
        };
        for (number, item) in items.iter().enumerate() {
            let inner = if is_list { guide.item() } else { guide.value(item.key.unwrap_or_default()) };
            self.path.push(step(item, guide));
            if from_start {
                let mut above = item.before.clone();
                if is_list {
                    self.hoist(item, inner, indent + 1, &mut above);
                }
                if number == 0 && above.first() == Some(&Line::Blank) {
                    above.remove(0);
                }
                self.lines(&above, indent);
                self.indent(indent);
            }
            from_start = true;
            match item.key {
                Some(key) => {
                    self.text.push_str(&scalar::key(key));
                    self.text.push(':');
                }
                None => self.text.push('-'),
            }
            self.value(item, inner, indent);
            self.path.pop();
        }
    }

    /// Writes the value of a key or dash that stands at `indent`, and ends its line.
    fn value(&mut self, item: &Item<'t>, guide: Guide<'_>, indent: usize) {
        let line = self.text.rsplit('\n').next().unwrap_or_default().chars().count();
        if let Some(inline) = self.on_one_line(item, guide, line) {
            self.text.push(' ');
            self.text.push_str(&inline);
            self.end(item.after);
            self.lines(&item.tail, indent + 2);
            return;
        }
        match &item.content {
            Content::Scalar { text, style } => match scalar::block(text) {
                Some((mark, lines)) => {
                    self.text.push(' ');
                    self.text.push_str(mark);
                    self.end(item.after);
                    for line in lines {
                        if !line.is_empty() {
                            self.indent(indent + 2);
                            self.text.push_str(line);
                        }
                        self.text.push('\n');
                    }
                }
                None => {
                    self.text.push(' ');
                    self.text.push_str(&scalar::inline(text, *style, guide.writing()));
                    self.end(item.after);
                }
            },
            Content::List(_) | Content::Mapping(_) => {
                // The first key of a list item stands beside its dash.
                if item.key.is_none() {
                    self.text.push(' ');
                } else {
                    self.end(item.after);
                }
                self.block(item, guide, indent + 2, item.key.is_some());
                self.lines(&item.tail, indent + 2);
            }
        }
    }

    /// Adds the comments at the end of the line for which there is no room beside the dash of a block; before the value
    /// stand `line` characters.
    fn hoist(&mut self, item: &Item<'t>, guide: Guide<'_>, line: usize, above: &mut Vec<Line<'t>>) {
        let is_scalar = matches!(item.content, Content::Scalar { .. });
        if is_scalar || self.on_one_line(item, guide, line).is_some() {
            return;
        }
        above.extend(item.after.map(Line::Comment));
        if let Content::List(items) = &item.content
            && let Some(first) = items.first()
        {
            self.path.push("-");
            self.hoist(first, guide.item(), line + 2, above);
            self.path.pop();
        }
    }

    fn end(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.text.push(' ');
            self.text.push_str(comment);
        }
        self.text.push('\n');
    }

    /// The value as it stands on one line after `line` characters; none if it takes several.
    fn on_one_line(&mut self, item: &Item<'t>, guide: Guide<'_>, line: usize) -> Option<String> {
        let inline = self.inline(item, guide)?;
        let may_be_long = is_unbreakable(item) || habit(self.kind, &self.path, guide) == Habit::OneLine;
        (may_be_long || line + 1 + inline.chars().count() <= WIDTH).then_some(inline)
    }

    /// The value on one line, whatever its length; none if it must not or cannot be.
    fn inline(&mut self, item: &Item<'t>, guide: Guide<'_>) -> Option<String> {
        let items = match &item.content {
            Content::Scalar { text, style } => {
                let is_block = text.contains('\n') && scalar::block(text).is_some();
                return (!is_block).then(|| scalar::inline(text, *style, guide.writing()));
            }
            Content::List(items) | Content::Mapping(items) => items,
        };
        let is_list = matches!(item.content, Content::List(_));
        let has_lines =
            |item: &Item<'_>| item.before.iter().any(|line| *line != Line::Blank) || item.after.is_some();
        if items.is_empty() {
            return Some(if is_list { "[]" } else { "{}" }.to_owned());
        }
        let of_records =
            |item: &Item<'_>| matches!(&item.content, Content::Mapping(fields) if fields.len() > 1);
        if habit(self.kind, &self.path, guide) == Habit::Lines
            || item.tail.iter().any(|line| *line != Line::Blank)
            || items.iter().any(has_lines)
            || (is_list && items.iter().any(of_records))
        {
            return None;
        }
        let mut parts = Vec::with_capacity(items.len());
        for item in items {
            let inner = if is_list { guide.item() } else { guide.value(item.key.unwrap_or_default()) };
            self.path.push(step(item, guide));
            let value = self.inline(item, inner);
            self.path.pop();
            let value = value?;
            parts.push(item.key.map_or(value.clone(), |key| format!("{}: {value}", scalar::key(key))));
        }
        let parts = parts.join(", ");
        Some(if is_list { format!("[{parts}]") } else { format!("{{{parts}}}") })
    }
}

/// The step of a path that leads to an item of a collection.
fn step<'t>(item: &Item<'t>, collection: Guide<'_>) -> &'t str {
    match item.key {
        None => "-",
        Some(_) if collection.is_by_id() => "*",
        Some(key) => key,
    }
}

fn is_unbreakable(item: &Item<'_>) -> bool {
    match &item.content {
        Content::Scalar { .. } => true,
        Content::List(items) | Content::Mapping(items) => items.is_empty(),
    }
}

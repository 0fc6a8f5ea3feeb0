//! Values and comments as one tree, in which each comment belongs to a value.
//!
//! A comment at the end of a line belongs to what ends there; a comment on lines of its own to what follows, or, if it
//! is indented deeper than what follows, to the end of the collection before it. What stands above the first key
//! belongs to the file. Phases: `plant` makes the items and a flat list of their places, `attach` gives each comment to
//! one of them.

use super::comments::Comment;
use crate::structure::{Node, Style, Value};

/// A line without data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'t> {
    /// Nothing, between paragraphs.
    Blank,
    /// A comment from its `#` on.
    Comment(&'t str),
}

/// A value, with its key if it stands in a mapping.
pub(super) struct Item<'t> {
    pub(super) key: Option<&'t str>,
    pub(super) content: Content<'t>,
    /// Lines above it.
    pub(super) before: Vec<Line<'t>>,
    /// The comment at the end of its line; of a block, of the line of its key.
    pub(super) after: Option<&'t str>,
    /// Lines at the end of the collection that it is.
    pub(super) tail: Vec<Line<'t>>,
    /// Its place in the flat list.
    place: usize,
}

/// What an item holds.
pub(super) enum Content<'t> {
    Scalar { text: &'t str, style: Style },
    List(Vec<Item<'t>>),
    Mapping(Vec<Item<'t>>),
}

/// Where an item stood.
struct Place {
    /// First byte of the key, or of the value in a list.
    start: usize,
    /// First byte of the value.
    value: usize,
    /// Byte after the value.
    end: usize,
    /// Column of the key, or of the dash in a list.
    column: usize,
    parent: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Scalar,
    /// A collection by indentation, with the column of its items.
    Block(usize),
    /// A collection in brackets.
    Brackets,
}

/// Lines that belong to an item.
#[derive(Default)]
struct Notes<'t> {
    before: Vec<Line<'t>>,
    after: Option<&'t str>,
    tail: Vec<Line<'t>>,
}

/// Joins values and comments. What stands above the first key is in `before` of the root.
pub(super) fn build<'t>(text: &'t str, root: &'t Node, comments: &[Comment<'t>]) -> Item<'t> {
    let mut places = Vec::new();
    let mut item = plant(text, None, (0, 0, 0), root, &mut places);
    let mut notes: Vec<Notes<'_>> = places.iter().map(|_| Notes::default()).collect();
    attach(text, &places, comments, &mut notes);
    hand_out(&mut item, &mut notes);
    item
}

/// Makes the item of a node; `at` is the first byte of it or its key, its column, and the place of its parent.
fn plant<'t>(
    text: &'t str,
    key: Option<&'t str>,
    (start, column, parent): (usize, usize, usize),
    node: &'t Node,
    places: &mut Vec<Place>,
) -> Item<'t> {
    let place = places.len();
    let in_brackets = text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['[', '{']));
    places.push(Place {
        start,
        value: node.span.start,
        end: node.span.end,
        column,
        parent,
        kind: if in_brackets { Kind::Brackets } else { Kind::Scalar },
    });
    let content = match &node.value {
        Value::Scalar { text, style } => Content::Scalar { text, style: *style },
        Value::Refused => Content::Scalar { text: "", style: Style::Quoted },
        Value::Sequence(nodes) => Content::List(
            nodes
                .iter()
                .map(|node| {
                    let start = first_byte(text, node);
                    plant(text, None, (start, dash_column(text, start), place), node, places)
                })
                .collect(),
        ),
        Value::Mapping(entries) => Content::Mapping(
            entries
                .iter()
                .map(|entry| {
                    let start = entry.key.span.start;
                    plant(
                        text,
                        Some(&entry.key.text),
                        (start, column_of(text, start), place),
                        &entry.value,
                        places,
                    )
                })
                .collect(),
        ),
    };
    if let (Content::List(_) | Content::Mapping(_), false) = (&content, in_brackets) {
        let column = places.get(place + 1).map_or(0, |first| first.column);
        if let Some(own) = places.get_mut(place) {
            own.kind = Kind::Block(column);
        }
    }
    Item { key, content, before: Vec::new(), after: None, tail: Vec::new(), place }
}

/// The first byte of a value in a list: that of its first key, if it is a block of keys, and of the `|` or `>` of a text.
fn first_byte(text: &str, node: &Node) -> usize {
    match &node.value {
        Value::Mapping(entries) => {
            entries.first().map_or(node.span.start, |e| e.key.span.start.min(node.span.start))
        }
        Value::Scalar { style: Style::Block, .. } => {
            let line = text.get(..node.span.start).unwrap_or_default().trim_end();
            let begin = line.rfind('\n').map_or(0, |at| at + 1);
            let line = line.get(begin..).unwrap_or_default();
            let mark = line.split(" #").next().and_then(|head| head.rfind(['|', '>']));
            mark.map_or(node.span.start, |mark| begin + mark)
        }
        _ => node.span.start,
    }
}

fn line_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}

fn column_of(text: &str, at: usize) -> usize {
    line_before(text, at).chars().count()
}

/// Column of the dash of a list item, or of the item itself within brackets.
fn dash_column(text: &str, at: usize) -> usize {
    let line = line_before(text, at);
    match line.trim_end().strip_suffix('-') {
        Some(indent) => indent.chars().count(),
        None => line.chars().count(),
    }
}

/// Whether the line above that of a byte is blank.
fn blank_above(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let Some(end) = before.rfind('\n') else { return false };
    let above = before.get(..end).unwrap_or_default();
    above.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

/// Gives each comment and blank line to an item.
fn attach<'t>(text: &'t str, places: &[Place], comments: &[Comment<'t>], notes: &mut [Notes<'t>]) {
    let mut comments = comments.iter().peekable();
    for next in 1..=places.len() {
        let at = places.get(next).map_or(text.len(), |place| place.start);
        while let Some(comment) = comments.next_if(|comment| comment.at < at || next == places.len()) {
            let lines = owner(text, places, notes, comment, next);
            if let Some(lines) = lines {
                if blank_above(text, comment.at) {
                    lines.push(Line::Blank);
                }
                lines.push(Line::Comment(comment.text));
            }
        }
        // The first of several that begin here; the file's own lines are those above its first key.
        let is_first = places.get(next - 1).is_none_or(|before| before.start < at || next == 1);
        let alone = line_before(text, at).chars().all(|c| c == ' ' || c == '-');
        if next < places.len() && is_first && alone && blank_above(text, at) {
            let owner = if next == 1 { 0 } else { next };
            if let Some(notes) = notes.get_mut(owner) {
                notes.before.push(Line::Blank);
            }
        }
    }
}

/// The lines to which a comment before the place `next` is added; none if it stands at the end of a line of data.
fn owner<'n, 't>(
    text: &str,
    places: &[Place],
    notes: &'n mut [Notes<'t>],
    comment: &Comment<'t>,
    next: usize,
) -> Option<&'n mut Vec<Line<'t>>> {
    let last = next - 1;
    let parent = |place: usize| places.get(place).map_or(0, |place| place.parent);
    let on_dash = line_before(text, comment.at).trim().chars().all(|c| c == '-');
    if !comment.is_alone && !on_dash && last > 0 {
        let mut ended = last;
        // What ends in the line is the outermost of brackets that are closed.
        while ended > 0
            && places.get(parent(ended)).is_some_and(|p| p.kind == Kind::Brackets && p.end <= comment.at)
        {
            ended = parent(ended);
        }
        if let Some(notes) = notes.get_mut(ended).filter(|notes| ended > 0 && notes.after.is_none()) {
            notes.after = Some(comment.text);
            return None;
        }
    }
    let (at, tail) = home(places, comment, next);
    let notes = notes.get_mut(at)?;
    Some(if tail { &mut notes.tail } else { &mut notes.before })
}

/// The item that a comment on lines of its own belongs to, and whether it stands at its end.
fn home(places: &[Place], comment: &Comment<'_>, next: usize) -> (usize, bool) {
    if next == 1 {
        return (0, false);
    }
    let last = next - 1;
    let at = |place: usize| places.get(place);
    // Between a key and its value.
    if at(last).is_some_and(|place| place.kind == Kind::Scalar && comment.at < place.value) {
        return (last, false);
    }
    let chain =
        std::iter::successors(Some(last), |place| (*place > 0).then(|| at(*place).map_or(0, |p| p.parent)));
    let holds = |place: usize| -> bool {
        // Whether `next` lies in `place`.
        std::iter::successors(Some(next), |inner| (*inner > 0).then(|| at(*inner).map_or(0, |p| p.parent)))
            .any(|inner| inner == place && next < places.len())
    };
    let column = at(next).map(|place| place.column);
    for place in chain {
        let Some(found) = at(place) else { continue };
        if holds(place) {
            break;
        }
        let belongs = match found.kind {
            Kind::Scalar => false,
            Kind::Brackets => found.start < comment.at && comment.at < found.end,
            Kind::Block(inner) => {
                inner <= comment.column && column.is_none_or(|column| comment.column > column)
            }
        };
        if belongs {
            return (place, true);
        }
    }
    if next < places.len() { (next, false) } else { (0, true) }
}

impl<'t> Item<'t> {
    /// Lifts the comments above the first key or item of a list's item above that item, for beside a dash there is no
    /// room for them.
    pub(super) fn lift(&mut self) {
        let (Content::List(items) | Content::Mapping(items)) = &mut self.content else { return };
        items.iter_mut().for_each(Self::lift);
        if self.key.is_none()
            && self.place > 0
            && let Some(first) = items.first_mut()
        {
            self.before
                .extend(std::mem::take(&mut first.before).into_iter().filter(|line| *line != Line::Blank));
        }
    }
}

fn hand_out<'t>(item: &mut Item<'t>, notes: &mut [Notes<'t>]) {
    if let Some(own) = notes.get_mut(item.place) {
        let Notes { before, after, tail } = std::mem::take(own);
        (item.before, item.after, item.tail) = (before, after, tail);
    }
    if let Content::List(items) | Content::Mapping(items) = &mut item.content {
        if items.is_empty() && item.place > 0 {
            // What has no lines has no last one.
            item.before.append(&mut item.tail);
        }
        items.iter_mut().for_each(|item| hand_out(item, notes));
    }
}

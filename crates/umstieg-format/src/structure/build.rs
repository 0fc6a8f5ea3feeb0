//! From parser events to the tree, with a stack of its own instead of recursion.
//!
//! Entry point is [`build`]. Events are pulled one by one, so that a broken limit stops the parser too.

use crate::message;
use crate::message::Message;
use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use smol_str::SmolStr;

use super::cursor::Cursor;
use super::input::Text;
use super::node::{Entry, Key, Node, Style, Value};
use super::{Plain, Report, characters, keys, quoted, recover, syntax};
use crate::finding::{Finding, Rule, literal, rules};
use crate::limits::Limits;
use crate::source::{Source, Span};

/// Where the parser had to stop.
#[derive(Clone)]
pub(super) struct Stop {
    /// The error, unless what leads to it is a finding already.
    pub(super) finding: Option<Box<Finding>>,
    /// Where it is told.
    pub(super) at: usize,
    /// The key at the top of the file whose value is being read there.
    pub(super) top: Option<Span>,
}

/// Reads the events of a source, of which some parts are left out; no tree means that reading was given up.
pub(super) fn build(
    report: &mut Report<'_>,
    limits: &Limits,
    taken: &[Range<usize>],
) -> Result<Option<Node>, Stop> {
    let source = report.source();
    let Some(text) = without_directives(report) else { return Ok(None) };
    let text = recover::without(text, taken);
    let mut parser = Parser::new(Text::new(&text));
    let mut builder = Builder::new(report, limits);
    let mut cursor = Cursor::new(source.text());
    let mut documents = 0;
    while let Some(event) = parser.next_event() {
        let (event, span) = match event {
            Ok((event, span)) => (event, cursor.span(span)),
            Err(error) => {
                let at = cursor.seek(error.marker().index());
                return Err(builder.stop(at, &error));
            }
        };
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    builder.report.find(span, |source, span| {
                        let message = message!(
                            en: "second document found, expected one document in a file";
                            de: "zweites Dokument gefunden, erwartet wird eines je Datei"
                        );
                        Finding::new(&rules::SEVERAL_DOCUMENTS, message, source.location(span)).with_help(
                            message!(
                                en: "put each document into a file of its own";
                                de: "jedes Dokument in eine eigene Datei legen"
                            ),
                        )
                    });
                    break;
                }
            }
            event => {
                if builder.event(event, span).is_none() {
                    return Ok(None);
                }
            }
        }
    }
    let root = builder.root.take();
    Ok(match root {
        Some(Node { value: Value::Scalar { text, style: Style::Plain }, .. })
            if Plain::of(&text) == Plain::Null =>
        {
            report.find(Span::default(), empty);
            None
        }
        None => {
            report.find(Span::default(), empty);
            None
        }
        root => root,
    })
}

fn empty(source: &Source, span: Span) -> Finding {
    let message = if source.text().trim().is_empty() {
        message!(en: "empty file found, expected a mapping"; de: "leere Datei gefunden, erwartet wird eine Zuordnung")
    } else {
        message!(
            en: "file without values found, expected a mapping";
            de: "Datei ohne Werte gefunden, erwartet wird eine Zuordnung"
        )
    };
    Finding::new(&rules::EMPTY_FILE, message, source.location(span))
}

/// Reports directives, which can only stand before the document or after the end of an empty one, and gives the text with comments in their place:
/// every position stays, and what follows is read on. A line like `%PDF-1.7` is no directive of YAML; what follows is
/// probably no YAML either, and nothing is given.
fn without_directives<'s>(report: &mut Report<'s>) -> Option<Cow<'s, str>> {
    let source = report.source();
    let mut text = Cow::Borrowed(source.text());
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        let content = line.trim_start_matches('\u{feff}');
        if content.starts_with('%') {
            let start = at + line.len() - content.len();
            let span = source.first_line(Span::new(start, at + line.len()));
            report.find(span, |source, span| {
                let message = message!(
                    en: "directive {} found, expected none", literal(content.trim_end());
                    de: "Direktive {} gefunden, erwartet wird keine", literal(content.trim_end())
                );
                Finding::new(&rules::DIRECTIVE, message, source.location(span)).with_help(message!(
                    en: "remove the line";
                    de: "die Zeile löschen"
                ))
            });
            if !matches!(content.split_whitespace().next(), Some("%YAML" | "%TAG")) {
                return None;
            }
            text.to_mut().replace_range(start..=start, "#");
        } else if !(content.trim().is_empty() || content.starts_with('#') || content.trim_end() == "...") {
            break;
        }
        at += line.len();
    }
    Some(text)
}

/// A list or mapping that is not complete yet.
struct Frame {
    span: Span,
    content: Content,
}

/// What is open, and from where on its parts stand among those of everything that is.
enum Content {
    Items(usize),
    Entries(usize, Pending),
}

/// What a mapping waits for.
enum Pending {
    /// The next key.
    Key,
    /// The value of this key.
    Value(Key),
    /// The value of a key that was refused.
    RefusedValue,
}

struct Builder<'r, 's, 'l> {
    report: &'r mut Report<'s>,
    limits: &'l Limits,
    stack: Vec<Frame>,
    /// Items of all open lists, those of the innermost last: a list gets its room once, when its length is known.
    items: Vec<Node>,
    /// Entries of all open mappings in the same way.
    entries: Vec<Entry>,
    nodes: usize,
    root: Option<Node>,
}

impl<'r, 's, 'l> Builder<'r, 's, 'l> {
    fn new(report: &'r mut Report<'s>, limits: &'l Limits) -> Self {
        Self {
            report,
            limits,
            stack: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            nodes: 0,
            root: None,
        }
    }

    /// Takes one event in; nothing is returned when reading must stop.
    fn event(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.count(span)?;
                self.check_properties(span, anchor, tag.is_some());
                let node = self.scalar(text, style, span);
                self.complete(node);
            }
            Event::Alias(_) => {
                self.count(span)?;
                self.report.find(span, syntax::alias);
                self.complete(Node { value: Value::Refused, span });
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_properties(span, anchor, tag.is_some());
                self.open(span, Content::Items(self.items.len()))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.check_properties(span, anchor, tag.is_some());
                self.open(span, Content::Entries(self.entries.len(), Pending::Key))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        Some(())
    }

    /// What is to be said where the parser stops.
    fn stop(&mut self, at: usize, error: &ScanError) -> Stop {
        let source = self.report.source();
        let bracket = self.stack.last().map(|frame| frame.span.start).filter(|_| self.is_in_brackets());
        let finding = syntax::finding(source, at, error, bracket, self.limits.effective_depth());
        let at = source.location(Span::new(at, at));
        let is_told = self.report.has_before(&rules::TAB_CHARACTER, &at, error.info().contains("tab"));
        let top = match self.stack.first().map(|frame| &frame.content) {
            Some(Content::Entries(_, Pending::Value(key))) => Some(key.span),
            _ => None,
        };
        Stop {
            at: source.span(&finding.location).start,
            finding: Some(Box::new(finding)).filter(|_| !is_told),
            top,
        }
    }

    fn count(&mut self, span: Span) -> Option<()> {
        self.nodes += 1;
        if self.nodes <= self.limits.nodes {
            return Some(());
        }
        let most = self.limits.nodes;
        self.report.find(span, |source, span| {
            let message = message!(
                en: "more than {most} values found, expected fewer";
                de: "mehr als {most} Werte gefunden, erwartet werden weniger"
            );
            Finding::new(&rules::TOO_MANY_VALUES, message, source.location(source.first_line(span)))
        });
        None
    }

    fn open(&mut self, span: Span, content: Content) -> Option<()> {
        self.count(span)?;
        let depth = self.limits.effective_depth();
        if self.stack.len() >= depth {
            self.report.find(span, |source, span| syntax::too_deep(source, span, depth));
            return None;
        }
        self.stack.push(Frame { span, content });
        Some(())
    }

    fn close(&mut self, end: Span) {
        let Some(Frame { span, content }) = self.stack.pop() else { return };
        let (value, first, last) = match content {
            Content::Items(from) => {
                let items: Vec<Node> = self.items.drain(from..).collect();
                let (first, last) = (items.first().map(|n| n.span), items.last().map(|n| n.span));
                (Value::Sequence(items), first, last)
            }
            Content::Entries(from, _) => {
                let entries: Vec<Entry> = self.entries.drain(from..).collect();
                keys::check_duplicates(self.report, &entries);
                let first = entries.first().map(|e| e.key.span);
                let last = entries.last().map(|e| e.value.span.max(e.key.span));
                (Value::Mapping(entries), first, last)
            }
        };
        // A closing bracket has a width of its own, to which the parser counts a comment after it; a block
        // ends with its last value.
        let span = if end.end > end.start {
            Span::new(span.start, end.start + 1)
        } else {
            let start = if span.end > span.start {
                span.start
            } else {
                first.map_or(span.start, |f| f.start.min(span.start))
            };
            Span::new(start, last.map_or(span.end, |last| last.end))
        };
        self.complete(Node { value, span });
    }

    /// Puts a finished node where its parent waits for it.
    fn complete(&mut self, node: Node) {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut frame.content {
            Content::Items(_) => self.items.push(value(self.report, node, None)),
            Content::Entries(_, pending) => match std::mem::replace(pending, Pending::Key) {
                Pending::Key => *pending = key(self.report, node),
                Pending::Value(key) => {
                    let value = value(self.report, node, Some(&key));
                    self.entries.push(Entry { key, value });
                }
                Pending::RefusedValue => {}
            },
        }
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Node {
        let mut text: &str = &text;
        let (style, span) = match style {
            ScalarStyle::Plain if text.is_empty() => (Style::Plain, Span::new(span.start, span.start)),
            ScalarStyle::Plain => {
                if text.starts_with('?') && self.is_in_brackets() {
                    self.report.find(span, question_mark);
                }
                (Style::Plain, span)
            }
            ScalarStyle::SingleQuoted => (Style::Quoted, self.within_quotes(span, '\'')),
            ScalarStyle::DoubleQuoted => {
                let span = self.within_quotes(span, '"');
                characters::check_escapes(self.report, text, span);
                (Style::Quoted, span)
            }
            // The parser counts the line ends after a block to it, and adds one where the last line has none.
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let source = self.report.source().text();
                let is_cut = source.rsplit('\n').next().is_some_and(|last| !last.trim().is_empty());
                if span.end == source.len() && is_cut {
                    text = text.strip_suffix('\n').unwrap_or(text);
                }
                let written = self.report.source().slice(span).trim_end();
                (Style::Block, Span::new(span.start, span.start + written.len()))
            }
        };
        let most = self.limits.scalar_length;
        if text.len() > most && text.chars().count() > most {
            self.report.find(span, |source, span| {
                let message = message!(
                    en: "text has {} characters, expected at most {most}", text.chars().count();
                    de: "der Text hat {} Zeichen, erwartet werden höchstens {most}", text.chars().count()
                );
                Finding::new(&rules::TEXT_TOO_LONG, message, source.location(source.first_line(span)))
            });
            return Node { value: Value::Refused, span };
        }
        // The parser's texts have room for more; what is kept for a whole catalogue has none.
        Node { value: Value::Scalar { text: SmolStr::new(text), style }, span }
    }

    /// Whether what comes next stands in brackets or braces.
    fn is_in_brackets(&self) -> bool {
        let text = self.report.source().text();
        self.stack.last().is_some_and(|frame| {
            text.get(frame.span.start..).is_some_and(|written| written.starts_with(['[', '{']))
        })
    }

    /// The span of a text in quotes, to which the parser counts a comment after it.
    fn within_quotes(&self, span: Span, quote: char) -> Span {
        let written = self.report.source().slice(span);
        // Nearly always the first quote behind the opening one is the end.
        let behind = written.get(1..).unwrap_or_default();
        if behind.find(quote).is_some_and(|at| at + 1 == behind.len()) {
            return span;
        }
        let mut characters = behind.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if character == '\\' && quote == '"' {
                characters.next();
            } else if character == quote {
                // A single quote is escaped by another one.
                if quote == '"' || characters.next_if(|(_, next)| *next == quote).is_none() {
                    return Span::new(span.start, span.start + at + 2);
                }
            }
        }
        span
    }

    /// Refuses anchors and tags, which stand before the value they belong to.
    fn check_properties(&mut self, span: Span, anchor: usize, has_tag: bool) {
        if anchor > 0 {
            self.property(span, '&', &rules::ANCHOR, |anchor| {
                (
                    message!(en: "anchor {anchor} found, expected none"; de: "Anker {anchor} gefunden, erwartet wird keiner"),
                    message!(
                        en: "remove it and write values out where they are needed";
                        de: "herausnehmen und die Werte ausschreiben, wo sie gebraucht werden"
                    ),
                )
            });
        }
        if has_tag {
            self.property(span, '!', &rules::TAG, |tag| {
                (
                    message!(en: "tag {tag} found, expected none"; de: "Tag {tag} gefunden, erwartet wird keiner"),
                    message!(
                        en: "remove it; types follow from the format";
                        de: "herausnehmen; die Typen folgen aus dem Format"
                    ),
                )
            });
        }
    }

    /// Refuses what begins with a mark before a value; `words` are the message and the help about it.
    fn property(
        &mut self,
        span: Span,
        mark: char,
        rule: &Rule,
        words: impl FnOnce(&str) -> (Message, Message),
    ) {
        let text = self.report.source().text();
        let at = property_start(text, span.start, mark);
        let word = text.get(at..).unwrap_or_default();
        let length = word.find(|c: char| c.is_whitespace() || ",[]{}".contains(c)).unwrap_or(word.len());
        self.report.find(Span::new(at, at + length), |source, span| {
            let (message, help) = words(&literal(source.slice(span)));
            Finding::new(rule, message, source.location(span)).with_help(help)
        });
    }
}

/// Judges a node in the place of a key.
fn key(report: &mut Report<'_>, node: Node) -> Pending {
    match node.value {
        // Counting is only needed where the number of bytes does not decide already.
        Value::Scalar { text, .. } if text.len() > keys::LONGEST && text.chars().count() > keys::LONGEST => {
            report.find(node.span, |source, span| {
                let message = message!(
                    en: "key has {} characters, expected at most {}", text.chars().count(), keys::LONGEST;
                    de: "der Schlüssel hat {} Zeichen, erwartet werden höchstens {}", text.chars().count(), keys::LONGEST
                );
                Finding::new(&rules::TEXT_TOO_LONG, message, source.location(source.first_line(span)))
            });
            Pending::RefusedValue
        }
        Value::Scalar { text, style } => {
            keys::check_key(report, &text, style, node.span);
            Pending::Value(Key { text, span: node.span, style })
        }
        Value::Refused => Pending::RefusedValue,
        Value::Sequence(_) | Value::Mapping(_) => {
            report.find(node.span, |source, span| {
                let message = message!(
                    en: "list or mapping found as a key, expected text";
                    de: "Liste oder Zuordnung als Schlüssel gefunden, erwartet wird Text"
                );
                Finding::new(&rules::COMPLEX_KEY, message, source.location(source.first_line(span)))
            });
            Pending::RefusedValue
        }
    }
}

/// Judges a node in the place of a value: it must not be nothing.
fn value(report: &mut Report<'_>, node: Node, key: Option<&Key>) -> Node {
    let Value::Scalar { text, style } = &node.value else { return node };
    // An empty key is a finding already; what follows it has no name to be told by.
    if key.is_some_and(|key| key.text.is_empty()) {
        return node;
    }
    let found = match style {
        Style::Plain if text.is_empty() => message!(en: "nothing"; de: "leer"),
        Style::Plain if Plain::of(text) == Plain::Null => Message::same(literal(text)),
        _ if text.chars().all(char::is_whitespace) => message!(en: "empty text"; de: "leerer Text"),
        _ => return node,
    };
    let place = if text.is_empty() && *style == Style::Plain {
        key.map_or(node.span, |key| key.span)
    } else {
        node.span
    };
    report.find(place, |source, place| {
        let owner = key.map_or(message!(en: "list item"; de: "der Listeneintrag"), |key| {
            Message::same(literal(&key.text))
        });
        let message = message!(
            en: "{} is {}, expected a value", owner.en, found.en;
            de: "{} ist {}, erwartet wird ein Wert", owner.de, found.de
        );
        let help = match key {
            Some(key) if key.style == Style::Plain && key.text.contains(':') => message!(
                en: "write a space after the colon";
                de: "hinter den Doppelpunkt ein Leerzeichen setzen"
            ),
            Some(_) => message!(
                en: "give it a value, or leave the key out if the value is not known";
                de: "einen Wert angeben oder den Schlüssel weglassen, wenn der Wert nicht bekannt ist"
            ),
            None => message!(
                en: "give it a value, or leave the item out";
                de: "einen Wert angeben oder den Eintrag weglassen"
            ),
        };
        Finding::new(&rules::EMPTY_VALUE, message, source.location(place)).with_help(help)
    });
    Node { value: Value::Refused, span: node.span }
}

/// The finding for an unquoted text that begins with a question mark where readers disagree about it.
fn question_mark(source: &Source, span: Span) -> Finding {
    let written = source.slice(source.first_line(span));
    let message = message!(
        en: "{} in brackets begins a key for some readers of YAML, expected a text", literal(written);
        de: "{} in Klammern beginnt für manche YAML-Programme einen Schlüssel, erwartet wird ein Text", literal(written)
    );
    let found = Finding::new(&rules::COMPLEX_KEY, message, source.location(source.first_line(span)));
    quoted(found, source, source.slice(span), span)
}

/// Finds where an anchor or tag stands: at the start of the value or in the words just before it.
fn property_start(text: &str, start: usize, mark: char) -> usize {
    let is_start = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(mark));
    let mut at = start;
    // Anchor and tag may come in either order, on the line of the value or the one before.
    for word in text.get(start..).unwrap_or_default().split_inclusive(char::is_whitespace).take(2) {
        if is_start(at) {
            return at;
        }
        at += word.len();
    }
    let before = text.get(..start).unwrap_or_default().trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let found = before.get(line..).and_then(|line| line.rfind(mark));
    found.map_or(start, |at| line + at)
}

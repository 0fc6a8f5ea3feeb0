//! Syntax errors of the parser in words that tell a contributor what to do.

use crate::message;
use crate::message::Message;
use saphyr_parser::ScanError;

use crate::finding::{Finding, Location, rules};
use crate::source::{Source, Span};

/// What is said instead of words of the parser.
struct Translation {
    /// What the parser's words contain.
    part: &'static str,
    message: Message,
    help: Message,
}

/// Every translation; the first one whose part the parser's words contain counts.
const TRANSLATIONS: [Translation; 18] = [
    Translation {
        part: "mapping values are not allowed",
        message: Message::fixed("`:` found inside a value", "`:` mitten in einem Wert gefunden"),
        help: Message::fixed(
            "put a text that contains `: ` in quotes",
            "einen Text, der `: ` enthält, in Anführungszeichen setzen",
        ),
    },
    Translation {
        part: "simple key expect",
        message: Message::fixed(
            "text without `:` found, expected `key: value`",
            "Text ohne `:` gefunden, erwartet wird `key: value`",
        ),
        help: Message::fixed("check the indentation and the colon", "Einrückung und Doppelpunkt prüfen"),
    },
    Translation {
        part: "did not find expected key",
        message: Message::fixed(
            "unexpected text found, expected a key of this mapping",
            "unerwarteter Text gefunden, erwartet wird ein Schlüssel dieser Zuordnung",
        ),
        help: Message::fixed("check the indentation", "die Einrückung prüfen"),
    },
    Translation {
        part: "did not find expected '-'",
        message: Message::fixed(
            "unexpected text found, expected a list item",
            "unerwarteter Text gefunden, erwartet wird ein Listeneintrag",
        ),
        help: Message::fixed("check the indentation", "die Einrückung prüfen"),
    },
    Translation {
        part: "did not find expected <document start>",
        message: Message::fixed("unexpected text found", "unerwarteter Text gefunden"),
        help: Message::fixed("check the indentation", "die Einrückung prüfen"),
    },
    Translation {
        part: "while scanning a block scalar",
        message: Message::fixed(
            "text found behind `|` or `>`, expected none in this line",
            "Text hinter `|` oder `>` gefunden, erwartet wird in dieser Zeile keiner",
        ),
        help: Message::fixed(
            "begin the text in the next line, or put it in quotes",
            "den Text in der nächsten Zeile beginnen oder in Anführungszeichen setzen",
        ),
    },
    Translation {
        part: "unexpected end of stream",
        message: Message::fixed("text in quotes does not end", "Text in Anführungszeichen endet nicht"),
        help: Message::fixed("add the closing quote", "das schließende Anführungszeichen ergänzen"),
    },
    Translation {
        part: "unexpected document indicator",
        message: Message::fixed("text in quotes does not end", "Text in Anführungszeichen endet nicht"),
        help: Message::fixed("add the closing quote", "das schließende Anführungszeichen ergänzen"),
    },
    Translation {
        part: "indentation in quoted scalar",
        message: Message::fixed(
            "text in quotes does not end on its line",
            "Text in Anführungszeichen endet nicht in seiner Zeile",
        ),
        help: Message::fixed("add the closing quote", "das schließende Anführungszeichen ergänzen"),
    },
    Translation {
        part: "after double-quoted scalar",
        message: Message::fixed(
            "text found after the closing quote",
            "Text hinter dem schließenden Anführungszeichen gefunden",
        ),
        help: Message::fixed(
            "write `\\\"` for a quote inside",
            "ein Anführungszeichen im Text als `\\\"` schreiben",
        ),
    },
    Translation {
        part: "unknown escape",
        message: Message::fixed("unknown escape found", "unbekannte Escape-Folge gefunden"),
        help: Message::fixed(
            "write `\\\\` for a backslash, or use single quotes",
            "einen Backslash als `\\\\` schreiben oder einfache Anführungszeichen verwenden",
        ),
    },
    Translation {
        part: "hexadecimal number",
        message: Message::fixed("unknown escape found", "unbekannte Escape-Folge gefunden"),
        help: Message::fixed(
            "write `\\\\` for a backslash, or use single quotes",
            "einen Backslash als `\\\\` schreiben oder einfache Anführungszeichen verwenden",
        ),
    },
    Translation {
        part: "Unicode character escape",
        message: Message::fixed("unknown escape found", "unbekannte Escape-Folge gefunden"),
        help: Message::fixed(
            "write `\\\\` for a backslash, or use single quotes",
            "einen Backslash als `\\\\` schreiben oder einfache Anführungszeichen verwenden",
        ),
    },
    Translation {
        part: "unexpected character",
        message: Message::fixed(
            "text starts with a character that needs quotes",
            "Text beginnt mit einem Zeichen, das Anführungszeichen braucht",
        ),
        help: Message::fixed("put the text in quotes", "den Text in Anführungszeichen setzen"),
    },
    Translation {
        part: "expected ',' or ']'",
        message: Message::fixed(
            "list in brackets is not closed",
            "Liste in eckigen Klammern ist nicht geschlossen",
        ),
        help: Message::fixed("add `]` or a comma", "`]` oder ein Komma ergänzen"),
    },
    Translation {
        part: "expected ',' or '}'",
        message: Message::fixed(
            "mapping in braces is not closed",
            "Zuordnung in geschweiften Klammern ist nicht geschlossen",
        ),
        help: Message::fixed("add `}` or a comma", "`}` oder ein Komma ergänzen"),
    },
    Translation {
        part: "illegal placement of ':'",
        message: Message::fixed("`:` found inside brackets", "`:` innerhalb von Klammern gefunden"),
        help: Message::fixed(
            "close the bracket, or put the text in quotes",
            "die Klammer schließen oder den Text in Anführungszeichen setzen",
        ),
    },
    Translation {
        part: "invalid indentation",
        message: Message::fixed("unexpected indentation", "unerwartete Einrückung"),
        help: Message::fixed("indent with two spaces a level", "je Ebene mit zwei Leerzeichen einrücken"),
    },
];

/// Words of the parser where something that belongs behind a bracket is read as if it stood in it.
const IN_BRACKETS: [&str; 4] =
    ["expected ',' or ']'", "expected ',' or '}'", "illegal placement of ':'", "invalid indentation"];

/// Words a syntax error at a place; `bracket` is where the innermost bracket begins that is open there.
pub(super) fn finding(
    source: &Source,
    at: usize,
    error: &ScanError,
    bracket: Option<usize>,
    depth: usize,
) -> Finding {
    let (words, span) = (error.info(), Span::new(at, at));
    if words.contains("recursion limit") {
        return too_deep(source, span, depth);
    }
    if words.contains("unknown anchor") {
        return alias(source, span);
    }
    let begun = bracket.filter(|begun| source.slice(Span::new(*begun, at)).contains('\n'));
    if let Some(begun) = begun.filter(|_| IN_BRACKETS.iter().any(|part| words.contains(part))) {
        return unclosed(source, begun, at);
    }
    // The parser waits for the colon until the next line has begun.
    let span = if words.contains("expect ':'") { line_before(source, span) } else { span };
    syntax(source.location(span), words)
}

/// Makes the finding for a bracket that is not closed before the line in which something else begins.
fn unclosed(source: &Source, begun: usize, at: usize) -> Finding {
    let begin = Span::new(begun, begun + 1);
    let (open, close) = if source.slice(begin) == "[" { ('[', ']') } else { ('{', '}') };
    let message = message!(
        en: "`{open}` is not closed";
        de: "`{open}` wird nicht geschlossen"
    );
    let found = Finding::new(&rules::SYNTAX, message, source.location(begin));
    found
        .with_related(
            message!(en: "this would belong into it"; de: "dies gehörte noch hinein"),
            source.location(Span::new(at, at)),
        )
        .with_help(message!(en: "add `{close}`"; de: "`{close}` ergänzen"))
}

/// Finds the text of the last line with text before a place.
fn line_before(source: &Source, span: Span) -> Span {
    let before = source.slice(Span::new(0, span.start)).trim_end();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(start..).unwrap_or_default();
    Span::new(before.len() - line.trim_start().len(), before.len())
}

fn syntax(location: Location, words: &str) -> Finding {
    match TRANSLATIONS.into_iter().find(|one| words.contains(one.part)) {
        Some(Translation { message, help, .. }) => {
            Finding::new(&rules::SYNTAX, message, location).with_help(help)
        }
        None => {
            let words = words.replace(['`', '\''], "\"");
            let message = message!(en: "invalid YAML: {words}"; de: "ungültiges YAML: {words}");
            Finding::new(&rules::SYNTAX, message, location)
        }
    }
}

/// Makes the finding for nesting without end.
pub(super) fn too_deep(source: &Source, span: Span, depth: usize) -> Finding {
    let message = message!(
        en: "more than {depth} levels of lists and mappings found, expected fewer";
        de: "mehr als {depth} Ebenen von Listen und Zuordnungen gefunden, erwartet werden weniger"
    );
    Finding::new(&rules::TOO_DEEP, message, source.location(span))
}

/// Makes the finding for an alias.
pub(super) fn alias(source: &Source, span: Span) -> Finding {
    let message = message!(
        en: "alias found, expected the value itself";
        de: "Alias gefunden, erwartet wird der Wert selbst"
    );
    Finding::new(&rules::ALIAS, message, source.location(span)).with_help(message!(
        en: "write the value out, or put the text in quotes if it starts with `*`";
        de: "den Wert ausschreiben oder den Text in Anführungszeichen setzen, wenn er mit `*` beginnt"
    ))
}

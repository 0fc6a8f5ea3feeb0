//! Characters that people do not see: tabs, controls, bidirectional overrides.

use super::Report;
use crate::finding::{Edit, Finding, Fix, is_hidden, rules};
use crate::message;
use crate::message::Message;
use crate::source::{Source, Span};

/// Whether a closer look is needed at a byte: a control, or the first byte of a hidden character.
fn is_suspect(byte: u8) -> bool {
    match byte {
        b'\n' => false,
        0x00..0x20 | 0x7f => true,
        // U+0080..00AD, U+061C, U+180E, U+2000..206F, U+FEFF.., U+E0000..
        _ => matches!(byte, 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3),
    }
}

/// So many bytes are looked at together.
const STRIDE: usize = 64;

/// The first byte from a place on at which a closer look is needed.
fn next_suspect(text: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    // Without a way out at every byte, the compiler compares many of them in one step.
    let is_clean = |bytes: &&[u8]| !bytes.iter().fold(false, |found, byte| found | is_suspect(*byte));
    let clean = rest.chunks(STRIDE).take_while(is_clean).count() * STRIDE;
    let step = rest.get(clean..)?.iter().position(|byte| is_suspect(*byte))?;
    Some(from + clean + step)
}

/// Finds every hidden character, and the first tab of each line.
pub(super) fn check(report: &mut Report<'_>) {
    let text = report.source().text();
    let mut tab_line_end = 0;
    let mut last_break = 0;
    let mut next = 0;
    while let Some(at) = next_suspect(text.as_bytes(), next) {
        let rest = text.get(at..).unwrap_or_default();
        let Some(character) = rest.chars().next() else { break };
        next = at + character.len_utf8();
        let span = Span::new(at, next);
        match character {
            '\r' if rest.starts_with("\r\n") => {}
            '\u{feff}' if at == 0 => report.find(span, |source, span| {
                Finding::new(
                    &rules::BYTE_ORDER_MARK,
                    message!(
                        en: "byte order mark found, expected text";
                        de: "Byte-Reihenfolge-Marke (BOM) gefunden, erwartet wird Text"
                    ),
                    source.location(span),
                )
                .with_help(message!(
                    en: "save the file as UTF-8 without byte order mark";
                    de: "die Datei als UTF-8 ohne BOM speichern"
                ))
                .with_fix(Fix::safe(Edit::new(span.range(), "")))
            }),
            '\t' if at < tab_line_end => {}
            '\t' => {
                tab_line_end = at + rest.find('\n').unwrap_or(rest.len());
                last_break +=
                    text.get(last_break..at).and_then(|line| line.rfind('\n')).map_or(0, |line| line + 1);
                let is_indent = text.get(last_break..at).is_some_and(|before| before.trim().is_empty());
                report.find(span, |source, span| tab(source, span, is_indent));
            }
            _ if is_hidden(character) => report.find(span, |source, span| {
                let character = describe(character);
                let message = message!(
                    en: "hidden character {} found, expected visible text", character.en;
                    de: "verborgenes Zeichen {} gefunden, erwartet wird sichtbarer Text", character.de
                );
                Finding::new(&rules::HIDDEN_CHARACTER, message, source.location(span)).with_help(message!(
                    en: "delete it";
                    de: "löschen"
                ))
            }),
            _ => {}
        }
    }
}

fn tab(source: &Source, span: Span, is_indent: bool) -> Finding {
    let found = Finding::new(
        &rules::TAB_CHARACTER,
        message!(
            en: "tab found, expected spaces";
            de: "Tabulator gefunden, erwartet werden Leerzeichen"
        ),
        source.location(span),
    );
    if is_indent {
        found.with_help(message!(
            en: "indent with two spaces a level";
            de: "je Ebene mit zwei Leerzeichen einrücken"
        ))
    } else {
        found
            .with_help(message!(en: "use a space"; de: "ein Leerzeichen verwenden"))
            .with_fix(Fix::guess(Edit::new(span.range(), " ")))
    }
}

/// Finds hidden characters that came in through escapes in double quotes; all of a text are told at once.
pub(super) fn check_escapes(report: &mut Report<'_>, value: &str, span: Span) {
    let written = report.source().slice(span);
    if !written.as_bytes().contains(&b'\\') {
        return;
    }
    let mut hidden: Vec<char> = Vec::new();
    for character in value.chars().filter(|c| is_hidden(*c) && *c != '\n' && !written.contains(*c)) {
        if !hidden.contains(&character) {
            hidden.push(character);
        }
    }
    if hidden.is_empty() {
        return;
    }
    report.find(span, |source, span| {
        let named: Vec<Message> = hidden.iter().map(|character| describe(*character)).collect();
        let all = |of: fn(&Message) -> &str| named.iter().map(of).collect::<Vec<_>>().join(", ");
        let (en, de) = (all(|one| &one.en), all(|one| &one.de));
        let message = if named.len() == 1 {
            message!(
                en: "escape for hidden character {en} found, expected visible text";
                de: "Escape-Folge für das verborgene Zeichen {de} gefunden, erwartet wird sichtbarer Text"
            )
        } else {
            message!(
                en: "escapes for hidden characters {en} found, expected visible text";
                de: "Escape-Folgen für die verborgenen Zeichen {de} gefunden, erwartet wird sichtbarer Text"
            )
        };
        let help = if named.len() == 1 {
            message!(en: "delete it"; de: "löschen")
        } else {
            message!(en: "delete them"; de: "löschen")
        };
        Finding::new(&rules::HIDDEN_CHARACTER, message, source.location(span)).with_help(help)
    });
}

/// Names a hidden character by its number and, where people know it, its name.
fn describe(character: char) -> Message {
    let (en, de) = match character {
        '\t' => (" (tab)", " (Tabulator)"),
        '\r' => (" (carriage return)", " (Wagenrücklauf)"),
        '\u{1b}' => (" (escape)", " (Escape-Zeichen)"),
        '\u{85}' | '\u{2028}' | '\u{2029}' => (" (line separator)", " (Zeilentrenner)"),
        '\u{ad}' => (" (soft hyphen)", " (weiches Trennzeichen)"),
        '\u{200b}' => (" (zero width space)", " (Leerzeichen ohne Breite)"),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            (" (text direction mark)", " (Zeichen für die Schreibrichtung)")
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            (" (text direction override)", " (Umkehr der Schreibrichtung)")
        }
        '\u{feff}' => (" (byte order mark)", " (Byte-Reihenfolge-Marke)"),
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => (" (control character)", " (Steuerzeichen)"),
        _ => ("", ""),
    };
    let number = u32::from(character);
    message!(en: "`U+{number:04X}`{en}"; de: "`U+{number:04X}`{de}")
}

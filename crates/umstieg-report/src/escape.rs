//! Text of strangers, made harmless: nothing that a catalogue or an inventory says can move a cursor, change the order
//! of what is read, or become markup.

use std::borrow::Cow;

/// The space that keeps a number and its unit on one line; written as a plain space in the end.
pub(crate) const FIXED_SPACE: char = '\u{a0}';

/// Whether a character is shown by its number because a terminal or a reader's eye would not see it as written.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Text for a terminal: line breaks and tabs become spaces, everything invisible its number in visible signs.
pub(crate) fn terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => safe.push(' '),
            c if is_hidden(c) => safe.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// Text for Markdown: safe for a terminal, and every sign that could become markup, HTML or a link is escaped.
pub(crate) fn markdown(text: &str) -> String {
    let text = terminal(text);
    let mut safe = String::with_capacity(text.len() + 16);
    let mut line_start = true;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            // Bare addresses would become links; so would `www.` and mail addresses.
            ':' if rest.peek() == Some(&'/') => safe.push_str("&#58;"),
            '@' => safe.push_str("&#64;"),
            '.' if safe.ends_with("www") || safe.ends_with("WWW") => safe.push_str("&#46;"),
            // A list or an underlined heading begins at the start of a line only.
            '+' | '-' | '=' if line_start => {
                safe.push('\\');
                safe.push(c);
            }
            '.' | ')' if !safe.is_empty() && safe.bytes().all(|b| b.is_ascii_digit()) => {
                safe.push('\\');
                safe.push(c);
            }
            FIXED_SPACE => safe.push(' '),
            c => safe.push(c),
        }
        line_start = line_start && c == ' ';
    }
    safe
}

/// Text for a comment on a forge, as Markdown. Forges look for names, numbers and addresses in what is left when all
/// escapes are resolved, so that escaping alone does not keep `@name` from calling somebody; a space without width does.
pub(crate) fn comment(text: &str) -> String {
    let apart: Vec<String> = unlinked(text).into_iter().map(markdown).collect();
    let safe = apart.join(NO_WIDTH);
    // At the start of a line, some forges take this for an order to themselves.
    match safe.strip_prefix('/') {
        Some(rest) => format!("&#47;{rest}"),
        None => safe,
    }
}

/// Text for a comment on a forge, within HTML.
pub(crate) fn html(text: &str) -> String {
    let escaped = |part: &str| {
        let mut safe = String::with_capacity(part.len() + 16);
        for c in terminal(part).chars() {
            match c {
                '&' => safe.push_str("&amp;"),
                '<' => safe.push_str("&lt;"),
                '>' => safe.push_str("&gt;"),
                '"' => safe.push_str("&quot;"),
                '\'' => safe.push_str("&#39;"),
                FIXED_SPACE => safe.push(' '),
                c => safe.push(c),
            }
        }
        safe
    };
    unlinked(text).into_iter().map(escaped).collect::<Vec<_>>().join(NO_WIDTH)
}

/// A space without width, as an entity, for the eye to see it in the source.
const NO_WIDTH: &str = "&#8203;";

/// Text cut wherever a forge would see the beginning of a name, a number of a thread, an address, a small picture or a
/// commit.
fn unlinked(text: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = [signs(text), pictures(text), commits(text)].concat();
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = Vec::new();
    let mut start = 0;
    for cut in cuts {
        parts.push(text.get(start..cut).unwrap_or_default());
        start = cut;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// Places behind a sign that together with what follows means somebody or something.
fn signs(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut before = "";
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        let names = |next: char| next.is_alphanumeric() || matches!(next, '"' | '_' | '[');
        let behind = match c {
            '@' | '#' | '!' | '$' | '%' | '~' | '^' | '&' => next.is_some_and(names),
            ':' => next == Some('/'),
            // GitLab takes `[vulnerability:1]` for a reference, Forgejo `[[page]]`.
            '[' => next == Some('[') || after.trim_start_matches(is_word).starts_with(':'),
            '-' => before.ends_with("GH") || before.ends_with("gh"),
            _ => false,
        };
        if behind {
            cuts.push(at + c.len_utf8());
        } else if c == '.' && before.get(before.len().saturating_sub(3)..).is_some_and(is_www) {
            cuts.push(at);
        }
        before = text.get(..at + c.len_utf8()).unwrap_or_default();
    }
    cuts
}

/// Places behind the first colon of what a forge shows as a small picture: `:tada:`.
fn pictures(text: &str) -> Vec<usize> {
    let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at).collect();
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| is_word(c) || matches!(c, '+' | '-'));
    let pairs = colons.windows(2).filter_map(|pair| match pair {
        [from, to] => Some((from + 1, text.get(from + 1..*to)?)),
        _ => None,
    });
    pairs.filter(|(_, name)| is_name(name)).map(|(at, _)| at).collect()
}

/// Digits of the shortest text that forges take for the name of a commit.
const SHORTEST_COMMIT: usize = 7;

/// Places in words that may be the name of a commit, so that no piece is long enough.
fn commits(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|c| !is_word(c)) {
        let name = word.trim_end_matches(|c| !is_word(c));
        if name.len() >= SHORTEST_COMMIT && name.bytes().all(|b| b.is_ascii_hexdigit()) {
            cuts.extend((start..start + name.len()).step_by(SHORTEST_COMMIT - 1).skip(1));
        }
        start += word.len();
    }
    cuts
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_www(text: &str) -> bool {
    text.eq_ignore_ascii_case("www")
}

/// An address as the target of a Markdown link; `None` for anything that is not plainly http(s).
pub(crate) fn link_target(url: &str) -> Option<String> {
    let plain = url.starts_with("https://") || url.starts_with("http://");
    if !plain || url.chars().any(|c| is_hidden(c) || c.is_whitespace()) {
        return None;
    }
    let mut target = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' => target.push_str("%3C"),
            '>' => target.push_str("%3E"),
            '(' => target.push_str("%28"),
            ')' => target.push_str("%29"),
            '\\' => target.push_str("%5C"),
            '|' => target.push_str("%7C"),
            c => target.push(c),
        }
    }
    Some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_direction_signs_are_shown_by_number() {
        assert_eq!(terminal("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(terminal("x\u{202e}y\u{200b}z"), "x\\u{202e}y\\u{200b}z");
        assert_eq!(terminal("one\ntwo\tthree"), "one two three");
        assert_eq!(terminal("\u{9b}31m"), "\\u{9b}31m");
        assert!(matches!(terminal("Grüße 👍"), Cow::Borrowed(_)));
    }

    #[test]
    fn markdown_specials_html_and_links_are_escaped() {
        assert_eq!(markdown("a|b *c* _d_ `e`"), "a\\|b \\*c\\* \\_d\\_ \\`e\\`");
        assert_eq!(markdown("<img src=x>&amp;"), "&lt;img src=x&gt;&amp;amp;");
        assert_eq!(markdown("[x](javascript:alert(1))"), "\\[x\\](javascript:alert(1))");
        assert_eq!(markdown("see https://evil.example"), "see https&#58;//evil.example");
        assert_eq!(markdown("www.evil.example, a@b.c"), "www&#46;evil.example, a&#64;b.c");
        assert_eq!(markdown("- item"), "\\- item");
        assert_eq!(markdown("1. item"), "1\\. item");
        assert_eq!(markdown("# head"), "\\# head");
    }

    #[test]
    fn comments_call_nobody_and_link_nowhere() {
        assert_eq!(comment("ask @team"), "ask &#64;&#8203;team");
        assert_eq!(comment("a@b.example"), "a&#64;&#8203;b.example");
        assert_eq!(comment("fixes #12, !3 and GH-4"), "fixes \\#&#8203;12, !&#8203;3 and GH-&#8203;4");
        assert_eq!(comment("https://evil.example"), "https:&#8203;//evil.example");
        assert_eq!(comment("WWW.evil.example"), "WWW&#8203;.evil.example");
        assert_eq!(comment("/close"), "&#47;close");
        assert_eq!(comment("great :tada: :+1:"), "great :&#8203;tada: :&#8203;\\+1:");
        assert_eq!(comment(":white_check_mark:"), ":&#8203;white\\_check\\_mark:");
        let commit = "1d0138dabea0af251001e5e7a6b061d534e2e2bb";
        let apart = "1d0138&#8203;dabea0&#8203;af2510&#8203;01e5e7&#8203;a6b061&#8203;d534e2&#8203;e2bb";
        assert_eq!(comment(&format!("in {commit}, and 1d0138d")), format!("in {apart}, and 1d0138&#8203;d"));
        assert_eq!(
            comment("[vulnerability:1] [[page]]"),
            "\\[&#8203;vulnerability:1\\] \\[&#8203;\\[page\\]\\]"
        );
        assert_eq!(html(":tada: 1d0138d"), ":&#8203;tada: 1d0138&#8203;d");
        for plain in ["100 % – fine!", "at 10:30, or: never", "decade, 2026-11-22, 400 000 €", "défacé12"]
        {
            assert_eq!(comment(plain), plain);
        }
        assert_eq!(html("<b>@x</b> \"&amp;\""), "&lt;b&gt;@&#8203;x&lt;/b&gt; &quot;&amp;&#8203;amp;&quot;");
    }

    #[test]
    fn only_web_addresses_are_link_targets() {
        assert_eq!(link_target("https://a.example/(x)").as_deref(), Some("https://a.example/%28x%29"));
        assert_eq!(link_target("javascript:alert(1)"), None);
        assert_eq!(link_target("https://a.example/ b"), None);
    }
}

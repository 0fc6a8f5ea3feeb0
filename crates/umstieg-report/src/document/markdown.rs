//! The document as Markdown: CommonMark with tables, and sections that can be kept shut.

use super::{Align, Block, Document, Line, Style, Table};
use crate::escape::{comment, html, link_target, markdown, terminal};

/// What ends a section that can be kept shut.
const SHUT: &str = "\n</details>\n";

/// Writes a document.
pub(super) fn render(document: &Document) -> String {
    let mut writer = Writer::new(markdown);
    document.0.iter().for_each(|block| writer.block(block));
    writer.out
}

/// Writes a comment for a forge of at most so many bytes, and so no more characters. What does not fit is left out from the
/// first block on that does not, and the comment says so.
pub(super) fn render_comment(document: &Document, most: usize, cut: &dyn Fn(&[&str]) -> String) -> String {
    let mut writer = Writer::new(comment);
    let ending = |writer: &Writer, missing: &[&str]| {
        format!("\n> **{}**\n", writer.inline(&with_calls(&cut(missing))))
    };
    let headings: Vec<&str> = document.0.iter().filter_map(heading).collect();
    writer.room = most.saturating_sub(ending(&writer, &headings).len() + SHUT.len());
    let mut missing = Vec::new();
    for block in &document.0 {
        writer.block(block);
        missing.extend(heading(block).filter(|_| writer.is_cut));
    }
    if writer.is_cut {
        let ending = ending(&writer, &missing);
        writer.out.push_str(&ending);
    }
    writer.out
}

/// A sentence of ours, in which calls stand in backticks.
fn with_calls(text: &str) -> Line {
    text.split('`').enumerate().fold(Line::default(), |line, (number, part)| {
        if number % 2 == 1 { line.code(part) } else { line.plain(part) }
    })
}

/// The heading of the section that a block begins.
fn heading(block: &Block) -> Option<&str> {
    match block {
        Block::Heading(text) => Some(text),
        _ => None,
    }
}

/// A text on its way.
struct Writer {
    out: String,
    escape: fn(&str) -> String,
    /// Whether the last block was an entry, so that the next one continues the list.
    after_entry: bool,
    /// Bytes that may be written.
    room: usize,
    is_cut: bool,
}

impl Writer {
    fn new(escape: fn(&str) -> String) -> Self {
        Self { out: String::new(), escape, after_entry: false, room: usize::MAX, is_cut: false }
    }

    /// Writes a block, unless it does not fit or one before it did not.
    fn block(&mut self, block: &Block) {
        if let Block::Fold { summary, blocks } = block {
            self.write(&format!("<details>\n<summary>{}</summary>\n", html(summary)), false);
            if self.is_cut {
                return;
            }
            blocks.iter().for_each(|block| self.block(block));
            // There is always room for this.
            self.out.push_str(SHUT);
            self.after_entry = false;
            return;
        }
        let text = self.text(block);
        self.write(&text, matches!(block, Block::Entry { .. }));
    }

    fn write(&mut self, text: &str, is_entry: bool) {
        let goes_on = self.after_entry && is_entry;
        let gap = usize::from(!self.out.is_empty() && !goes_on);
        self.is_cut |= self.out.len() + gap + text.len() > self.room;
        if self.is_cut {
            return;
        }
        if gap > 0 {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.after_entry = is_entry;
    }

    fn text(&self, block: &Block) -> String {
        match block {
            Block::Title(line) => format!("# {}\n", self.inline(line)),
            Block::Heading(text) | Block::Thing(text) => format!("## {}\n", (self.escape)(text)),
            Block::Subheading(text) => format!("### {}\n", (self.escape)(text)),
            Block::Paragraph(line) => format!("{}\n", self.inline(line)),
            Block::Warning(line) => format!("> **{}**\n", self.inline(line)),
            Block::Entry { head, body } => {
                let mut out = format!("- {}\n", self.inline(head));
                for line in body {
                    out.push_str(&format!("  - {}\n", self.inline(line)));
                }
                out
            }
            Block::Table(table) => self.table(table),
            Block::Footer(line) => format!("---\n\n{}\n", self.inline(line)),
            // Written where it is met, with what is in it.
            Block::Fold { .. } => String::new(),
        }
    }

    fn inline(&self, line: &Line) -> String {
        self.spans(line, code)
    }

    /// A cell of a table ends at a pipe, in code as well; there it can be escaped only as HTML.
    fn cell(&self, line: &Line) -> String {
        let in_cell = |text: &str| match text.contains('|') {
            true => format!("<code>{}</code>", (self.escape)(text)),
            false => code(text),
        };
        self.spans(line, in_cell)
    }

    fn spans(&self, line: &Line, code: impl Fn(&str) -> String) -> String {
        let escape = self.escape;
        let mut out = String::new();
        for span in &line.0 {
            if span.text.trim().is_empty() {
                out.push_str(&span.text);
                continue;
            }
            // Marks must touch the words they mark.
            let inner = span.text.trim();
            let start = span.text.len() - span.text.trim_start().len();
            out.push_str(span.text.get(..start).unwrap_or_default());
            let text = match (&span.link, span.style) {
                (Some(url), _) => match link_target(url) {
                    Some(target) => format!("[{}](<{target}>)", escape(inner)),
                    None => escape(inner),
                },
                (None, Style::Strong) => format!("**{}**", escape(inner)),
                (None, Style::Code) => code(inner),
                (None, Style::Plain | Style::Quiet | Style::Alarm) => at(escape(inner), out.is_empty()),
            };
            out.push_str(&text);
            out.push_str(span.text.get(span.text.trim_end().len()..).unwrap_or_default());
        }
        out
    }

    fn table(&self, table: &Table) -> String {
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut out = row(table.columns.iter().map(|column| (self.escape)(&column.head)).collect());
        let rule = |align: Align| if align == Align::Right { "---:" } else { "---" };
        out.push_str(&row(table.columns.iter().map(|column| rule(column.align).to_owned()).collect()));
        for cells in &table.rows {
            out.push_str(&row(cells.iter().map(|cell| self.cell(cell)).collect()));
        }
        out
    }
}

/// Escaped text; what only means something at the start of a line is left alone elsewhere.
fn at(escaped: String, line_start: bool) -> String {
    if line_start {
        return escaped;
    }
    match escaped.strip_prefix('\\') {
        Some(rest) if rest.starts_with(['+', '-', '=']) => rest.to_owned(),
        _ => escaped,
    }
}

/// Code is fenced with more backticks than it holds.
fn code(text: &str) -> String {
    let text = terminal(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_strangers_stays_text() {
        let mut document = Document::default();
        let mut table = Table::new(vec![(Align::Left, "Tool".into())]);
        table.row(vec!["a|b\n<script>".into()]);
        table.row(vec![Line::default().code("a|b\\|<i>").plain(" ").code("c")]);
        document.section(
            "Tools | *x*",
            vec![
                Block::Entry { head: Line::default().strong("**bold** "), body: vec!["- 1".into()] },
                Block::Paragraph(
                    Line::default().link("a](x)", "https://a.example/)").plain(" ").link("b", "javascript:x"),
                ),
                Block::Paragraph(Line::default().code("x`y|z")),
                Block::Table(table),
            ],
        );
        let expected = "## Tools \\| \\*x\\*\n\n- **\\*\\*bold\\*\\*** \n  - \\- 1\n\n[a\\](x)](<https://a.example/%29>) b\n\n``x`y|z``\n\n| Tool |\n| --- |\n| a\\|b &lt;script&gt; |\n| <code>a\\|b\\\\\\|&lt;i&gt;</code> `c` |\n";
        assert_eq!(render(&document), expected);
    }

    #[test]
    fn comments_keep_to_their_length_and_say_so() {
        let entry = || Block::Entry { head: "x".repeat(90).into(), body: Vec::new() };
        let mut document = Document::default();
        document
            .0
            .push(Block::Fold { summary: "<i>a</i> @b".into(), blocks: (0..20).map(|_| entry()).collect() });
        document.section("Head", vec![entry()]);
        let cut = |missing: &[&str]| format!("`a b` cut {}", missing.join(" ")).trim_end().to_owned();
        let whole = render_comment(&document, 10_000, &cut);
        assert!(
            whole.starts_with("<details>\n<summary>&lt;i&gt;a&lt;/i&gt; @&#8203;b</summary>\n\n- xx"),
            "{whole}"
        );
        assert!(whole.contains("x\n\n</details>\n\n## Head\n\n- x"), "{whole}");
        let mut told = std::collections::BTreeSet::new();
        for most in 0..2_200 {
            let short = render_comment(&document, most, &cut);
            assert!(short == whole || short.len() <= most.max(30), "{most}: {}", short.len());
            assert_eq!(short.matches("<details>").count(), short.matches("</details>").count());
            if short != whole {
                // A section that is not there is named, one of which something is there is not.
                let lacks = !short.contains("## Head");
                assert!(
                    short.ends_with(if lacks { "> **`a b` cut Head**\n" } else { "> **`a b` cut**\n" }),
                    "{short}"
                );
                told.insert(lacks);
            }
        }
        assert_eq!(told.len(), 2);
    }
}

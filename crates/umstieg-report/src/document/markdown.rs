//! The document as Markdown: CommonMark with tables.

use super::{Align, Block, Document, Line, Style, Table};
use crate::escape::{link_target, markdown, terminal};

/// Writes a document.
pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let mut after_entry = false;
    for block in &document.0 {
        let is_entry = matches!(block, Block::Entry { .. });
        let goes_on = after_entry && is_entry;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        after_entry = is_entry;
        match block {
            Block::Title(line) => out.push_str(&format!("# {}\n", inline(line))),
            Block::Heading(text) | Block::Thing(text) => out.push_str(&format!("## {}\n", markdown(text))),
            Block::Subheading(text) => out.push_str(&format!("### {}\n", markdown(text))),
            Block::Paragraph(line) => out.push_str(&format!("{}\n", inline(line))),
            Block::Warning(line) => out.push_str(&format!("> **{}**\n", inline(line))),
            Block::Entry { head, body } => {
                out.push_str(&format!("- {}\n", inline(head)));
                for line in body {
                    out.push_str(&format!("  - {}\n", inline(line)));
                }
            }
            Block::Table(table) => write_table(&mut out, table),
            Block::Footer(line) => out.push_str(&format!("---\n\n{}\n", inline(line))),
        }
    }
    out
}

fn inline(line: &Line) -> String {
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
                Some(target) => format!("[{}](<{target}>)", markdown(inner)),
                None => markdown(inner),
            },
            (None, Style::Strong) => format!("**{}**", markdown(inner)),
            (None, Style::Code) => code(inner),
            (None, Style::Plain | Style::Quiet | Style::Alarm) => markdown_at(inner, out.is_empty()),
        };
        out.push_str(&text);
        out.push_str(span.text.get(span.text.trim_end().len()..).unwrap_or_default());
    }
    out
}

/// Escaped text; what only means something at the start of a line is left alone elsewhere.
fn markdown_at(text: &str, line_start: bool) -> String {
    let escaped = markdown(text);
    if line_start {
        return escaped;
    }
    match escaped.strip_prefix('\\') {
        Some(rest) if rest.starts_with(['+', '-', '=']) => rest.to_owned(),
        _ => escaped,
    }
}

/// Code is fenced with more backticks than it holds; a pipe would still end a table's cell.
fn code(text: &str) -> String {
    let text = terminal(text).replace('|', "¦");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

fn write_table(out: &mut String, table: &Table) {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(table.columns.iter().map(|column| markdown(&column.head)).collect()));
    let rule = |align: Align| if align == Align::Right { "---:" } else { "---" };
    out.push_str(&row(table.columns.iter().map(|column| rule(column.align).to_owned()).collect()));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(inline).collect()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_strangers_stays_text() {
        let mut document = Document::default();
        let mut table = Table::new(vec![(Align::Left, "Tool".into())]);
        table.row(vec!["a|b\n<script>".into()]);
        document.section(
            "Tools | *x*",
            vec![
                Block::Entry { head: Line::default().strong("**bold** "), body: vec!["- 1".into()] },
                Block::Paragraph(
                    Line::default().link("a](x)", "https://a.example/)").plain(" ").link("b", "javascript:x"),
                ),
                Block::Paragraph(Line::default().code("x`y")),
                Block::Table(table),
            ],
        );
        let expected = "## Tools \\| \\*x\\*\n\n- **\\*\\*bold\\*\\*** \n  - \\- 1\n\n[a\\](x)](<https://a.example/%29>) b\n\n``x`y``\n\n| Tool |\n| --- |\n| a\\|b &lt;script&gt; |\n";
        assert_eq!(render(&document), expected);
    }
}

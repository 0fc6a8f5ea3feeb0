//! The document as text of a given width.

use super::table::GAP;
use super::wrap::{Row, columns, wrap};
use super::{Align, Block, Document, Line, Style, Table};
use crate::options::Options;

/// Columns by which everything below a heading stands in.
const INDENT: usize = 2;

/// Columns by which what is said about an entry stands in further.
const BODY: usize = 2;

/// Text is at least this wide, whatever is asked for.
const NARROWEST: usize = 20;

/// Writes a document.
pub(super) fn render(document: &Document, options: &Options) -> String {
    let mut writer =
        Writer { out: String::new(), width: options.width.max(NARROWEST), colour: options.colour };
    for block in &document.0 {
        writer.block(block);
    }
    writer.out
}

struct Writer {
    out: String,
    width: usize,
    colour: bool,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(line) => self.flow(&restyled(line, Style::Strong), 0, 0),
            Block::Heading(text) => {
                self.blank();
                self.flow(&Line::default().strong(text.to_uppercase()), 0, 0);
            }
            Block::Thing(text) => {
                self.blank();
                self.flow(&Line::default().strong(text.clone()), 0, 0);
            }
            Block::Subheading(text) => {
                self.blank_unless_after_heading();
                self.flow(&Line::default().strong(text.clone()), INDENT, 0);
            }
            Block::Paragraph(line) => self.flow(line, INDENT, 0),
            Block::Warning(line) => {
                let mut marked = Line::default().and(Style::Alarm, "! ");
                marked.0.extend(restyled(line, Style::Alarm).0);
                self.flow(&marked, INDENT, 2);
            }
            Block::Entry { head, body } => {
                self.flow(head, INDENT, BODY);
                for line in body {
                    self.flow(line, INDENT + BODY, 0);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Fold { summary, blocks } => {
                self.blank();
                self.flow(&Line::default().strong(summary.clone()), 0, BODY);
                blocks.iter().for_each(|block| self.block(block));
            }
            Block::Footer(line) => {
                self.blank();
                self.flow(line, 0, 0);
            }
        }
    }

    /// Writes flowing text, `indent` columns in, later lines `hang` columns further.
    fn flow(&mut self, line: &Line, indent: usize, hang: usize) {
        let indent = indent.min(self.width / 4);
        for (at, row) in wrap(line, self.width - indent, hang).iter().enumerate() {
            let space = if at == 0 { indent } else { indent + hang };
            self.row(space, row);
        }
    }

    fn row(&mut self, indent: usize, row: &Row) {
        if columns(row) > 0 {
            self.out.push_str(&" ".repeat(indent));
            self.pieces(row);
        }
        self.end();
    }

    fn pieces(&mut self, row: &Row) {
        for (text, style) in row {
            match self.colour.then(|| ansi(*style)).flatten() {
                Some(style) => self.out.push_str(&format!("{style}{text}{style:#}")),
                None => self.out.push_str(text),
            }
        }
    }

    fn end(&mut self) {
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A blank line, but none between a heading and its first part: headings stand at the left edge.
    fn blank_unless_after_heading(&mut self) {
        let last = self.out.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
        if last.starts_with(' ') {
            self.blank();
        }
    }

    fn table(&mut self, table: &Table) {
        let Some(widths) = table.widths(self.width - INDENT) else { return self.stacked(table) };
        let heads: Vec<Line> =
            table.columns.iter().map(|column| Line::default().quiet(column.head.clone())).collect();
        if table.columns.iter().any(|column| !column.head.is_empty()) {
            self.cells(table, &widths, &heads);
        }
        for row in &table.rows {
            self.cells(table, &widths, row);
        }
    }

    /// One row of a table; its cells are as high as the highest.
    fn cells(&mut self, table: &Table, widths: &[usize], cells: &[Line]) {
        let wrapped: Vec<Vec<Row>> =
            cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width, 0)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let nothing = Row::new();
        for line in 0..height {
            self.out.push_str(&" ".repeat(INDENT));
            for (at, (cell, width)) in wrapped.iter().zip(widths).enumerate() {
                let row = cell.get(line).unwrap_or(&nothing);
                let space = " ".repeat(width.saturating_sub(columns(row)));
                let right = table.columns.get(at).is_some_and(|column| column.align == Align::Right);
                if right {
                    self.out.push_str(&space);
                }
                self.pieces(row);
                if !right {
                    self.out.push_str(&space);
                }
                self.out.push_str(&" ".repeat(GAP));
            }
            self.end();
        }
    }

    /// A table that is too wide for the text, told row by row.
    fn stacked(&mut self, table: &Table) {
        let is_empty = |cell: &Line| cell.0.iter().all(|span| span.text.is_empty());
        for row in &table.rows {
            let mut cells = row.iter().zip(&table.columns);
            // A row of one cell is a heading among the others.
            if let Some(only) = row.iter().find(|cell| !is_empty(cell))
                && row.iter().filter(|cell| !is_empty(cell)).count() == 1
                && row.first().is_some_and(is_empty)
            {
                self.flow(&restyled(only, Style::Strong), INDENT, BODY);
                continue;
            }
            if let Some((first, _)) = cells.next() {
                self.flow(&restyled(first, Style::Strong), INDENT, BODY);
            }
            for (cell, column) in cells.filter(|(cell, _)| !is_empty(cell)) {
                let mut line = Line::default().quiet(format!("{}: ", column.head));
                line.0.extend(cell.0.clone());
                self.flow(&line, INDENT + BODY, 2);
            }
        }
    }
}

/// A line with its plain text in a style.
fn restyled(line: &Line, style: Style) -> Line {
    let mut line = line.clone();
    for span in line.0.iter_mut().filter(|span| span.style == Style::Plain) {
        span.style = style;
    }
    line
}

fn ansi(style: Style) -> Option<anstyle::Style> {
    match style {
        Style::Plain => None,
        Style::Strong => Some(anstyle::Style::new().bold()),
        Style::Quiet => Some(anstyle::Style::new().dimmed()),
        Style::Alarm => Some(anstyle::AnsiColor::Yellow.on_default().bold()),
        Style::Code => Some(anstyle::AnsiColor::Cyan.on_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn sample() -> Document {
        let mut table = Table::new(vec![
            (Align::Left, "When".into()),
            (Align::Flow, "What".into()),
            (Align::Right, "Cost".into()),
        ]);
        table.row(vec![
            "14.05.2027".into(),
            "a sentence that has to be broken into several lines".into(),
            "1.400 €".into(),
        ]);
        let mut document = Document::default();
        document.0.push(Block::Title("Plan".into()));
        document.section(
            "Head",
            vec![
                Block::Paragraph("Some words that go on and on for longer than a line has columns".into()),
                Block::Entry {
                    head: Line::default().strong("Thing").plain(" → other"),
                    body: vec!["said about it".into()],
                },
                Block::Warning("do not overlook this one, it is important enough for two lines".into()),
                Block::Table(table),
            ],
        );
        document
    }

    #[test]
    fn nothing_is_wider_than_asked() {
        for width in [20, 33, 47, 60, 80, 200] {
            let text = sample().render(&Options { width, ..Options::default() });
            for line in text.lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn styles_appear_only_when_asked_for() {
        assert!(!sample().render(&Options::default()).contains('\u{1b}'));
        assert!(sample().render(&Options { colour: true, ..Options::default() }).contains("\u{1b}[1m"));
    }

    #[test]
    fn narrow_tables_are_told_row_by_row() {
        let text = sample().render(&Options { width: 34, ..Options::default() });
        assert!(text.contains("  14.05.2027\n    What: a sentence"), "{text}");
    }

    #[test]
    fn a_heading_among_the_rows_of_a_narrow_table_stands_alone() {
        let mut table = Table::new(vec![
            (Align::Right, "No.".into()),
            (Align::Left, "When".into()),
            (Align::Flow, "Step".into()),
        ]);
        table.row(vec![Line::default(), "2027".into(), Line::default()]);
        table.row(vec!["1".into(), "4 Jan".into(), "a step with a title that needs some room".into()]);
        let text = Document(vec![Block::Table(table)]).render(&Options { width: 20, ..Options::default() });
        assert!(text.starts_with("  2027\n  1\n"), "{text}");
    }
}

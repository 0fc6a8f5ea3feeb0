//! Tables, and how wide their columns are.

use super::Line;
use super::wrap::{columns, wrap};
use unicode_width::UnicodeWidthStr;

/// Rows of the same kind under one head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Line>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) head: String,
    pub(crate) align: Align,
}

/// Where a cell's text stands, and whether it may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// At the left; breaks into lines if it must.
    Flow,
    /// At the left, in one piece.
    Left,
    /// At the right, in one piece.
    Right,
}

/// Columns between two cells.
pub(super) const GAP: usize = 2;

/// Narrower than this, flowing text is no longer read but spelt.
const NARROWEST: usize = 18;

impl Table {
    /// A table with these columns.
    pub(crate) fn new(columns: Vec<(Align, String)>) -> Self {
        Self {
            columns: columns.into_iter().map(|(align, head)| Column { head, align }).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<Line>) {
        self.rows.push(cells);
    }

    /// Takes out columns in which no row says anything.
    pub(crate) fn without_empty(mut self) -> Self {
        let is_empty = |line: &Line| line.0.iter().all(|span| span.text.is_empty());
        let keep: Vec<bool> = (0..self.columns.len())
            .map(|at| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !is_empty(cell))))
            .collect();
        let mut at = 0;
        let mut wanted = || {
            at += 1;
            keep.get(at - 1).copied().unwrap_or(false)
        };
        self.columns.retain(|_| wanted());
        for row in &mut self.rows {
            let mut at = 0;
            row.retain(|_| {
                at += 1;
                keep.get(at - 1).copied().unwrap_or(false)
            });
        }
        self
    }

    /// The width of every column within `width`; `None` if the table is better told row by row.
    pub(super) fn widths(&self, width: usize) -> Option<Vec<usize>> {
        let natural: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let cells = self.rows.iter().filter_map(|row| row.get(at));
                let widest = cells
                    .map(|cell| wrap(cell, usize::MAX / 2, 0).iter().map(columns).max().unwrap_or(0))
                    .max();
                column.head.width().max(widest.unwrap_or(0))
            })
            .collect();
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let space = width.checked_sub(gaps)?;
        if natural.iter().sum::<usize>() <= space {
            return Some(natural);
        }
        let flows = |at: usize| self.columns.get(at).is_some_and(|column| column.align == Align::Flow);
        let fixed: usize =
            natural.iter().enumerate().filter(|(at, _)| !flows(*at)).map(|(_, width)| width).sum();
        let mut left = space.checked_sub(fixed)?;
        let mut widths = natural.clone();
        // The narrowest first, so that what it does not need goes to the others.
        let mut flowing: Vec<usize> = (0..natural.len()).filter(|at| flows(*at)).collect();
        flowing.sort_by_key(|at| natural.get(*at).copied().unwrap_or(0));
        let mut open = flowing.len();
        for at in flowing {
            let fair = left / open.max(1);
            let taken = natural.get(at).copied().unwrap_or(0).min(fair);
            if taken < NARROWEST && natural.get(at).copied().unwrap_or(0) > taken {
                return None;
            }
            if let Some(width) = widths.get_mut(at) {
                *width = taken;
            }
            left -= taken;
            open -= 1;
        }
        (widths.iter().sum::<usize>() <= space).then_some(widths)
    }
}

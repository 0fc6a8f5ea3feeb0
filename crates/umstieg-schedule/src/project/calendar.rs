//! Calendars: the days on which nothing that follows them happens.

/// A set of closed windows; every other day is open, without end.
///
/// Windows may come in any order and overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The closed windows.
    pub closed: Vec<Window>,
}

/// The days `from .. to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// First day inside.
    pub from: u32,
    /// First day after.
    pub to: u32,
}

impl Calendar {
    /// A calendar that is always open.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a closed window from a day to the day before another.
    pub fn close(mut self, from: u32, to: u32) -> Self {
        self.closed.push(Window { from, to });
        self
    }
}

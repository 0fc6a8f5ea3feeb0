//! What is left of the resources over time, in two forms behind one trait.
//!
//! [`Dense`] keeps one packed word per day and is unbeaten for short horizons; [`Sparse`] keeps breakpoints in chunks,
//! so that long horizons and 100,000 activities stay cheap.

mod dense;
mod sparse;

pub(crate) use dense::Dense;
pub(crate) use sparse::Sparse;

/// Free capacity over time, for demands named by the index of a mode.
pub(crate) trait Profile {
    /// Takes everything off again.
    fn clear(&mut self);

    /// The first start on or after a day from which a mode fits for so many days in a row.
    fn fit(&self, mode: usize, from: i32, duration: i32) -> Option<i32>;

    /// If a mode does not fit on all days of a window: the first day after the last clash; `i32::MAX` if never again.
    fn clash(&self, mode: usize, from: i32, to: i32) -> Option<i32>;

    /// Holds the demands of a mode in a window.
    fn hold(&mut self, mode: usize, from: i32, to: i32);

    /// Gives the demands of a mode in a window back.
    fn free(&mut self, mode: usize, from: i32, to: i32);
}

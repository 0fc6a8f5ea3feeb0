//! `umstieg search`: entries by name, capability or category.

use super::Answer;
use crate::arguments::{Common, Form};
use crate::surroundings::options;
use umstieg_core::Hits;
use umstieg_report::Found;

/// Searches the catalogue.
pub(super) fn run(common: &Common, words: &str, format: Form, limit: u16) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let options = options(common, format);
    let Hits { software, categories, capabilities, shared, providers, funding, references } =
        catalogue.search(words, usize::from(limit));
    let found =
        Found { query: words, software, categories, capabilities, shared, providers, funding, references };
    Ok(Answer::done(umstieg_report::search(&catalogue, &found, &options)))
}

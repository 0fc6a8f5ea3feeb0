//! What the organisation itself should set up, and who helps with it.

use super::View;
use super::funding::answers;
use crate::document::{Block, Line};
use umstieg_core::format::entry::Measure;
use umstieg_core::plan::MeasureAdvice;

/// One entry for each measure.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let measures = view.plan.measures.iter();
    measures
        .map(|advice| Block::Entry {
            head: Line::from(sentence(view, advice)),
            body: help(view, advice).into_iter().map(Line::from).collect(),
        })
        .collect()
}

/// What to do and why.
pub(crate) fn sentence(view: &View<'_>, advice: &MeasureAdvice) -> String {
    match advice.measure {
        Measure::OpenSourceOffice => {
            view.reader.words.open_source_office(advice.office, advice.products, advice.users)
        }
    }
}

/// Programmes that help, with the answers to their conditions.
fn help(view: &View<'_>, advice: &MeasureAdvice) -> Vec<String> {
    let named = view.plan.funding.iter().filter(|programme| advice.funding.contains(&programme.programme));
    named
        .map(|programme| {
            let name = view.reader.programme(&programme.programme);
            view.reader.words.measure_funding(&name, &answers(view, programme))
        })
        .collect()
}

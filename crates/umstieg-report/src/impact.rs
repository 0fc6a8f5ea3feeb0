//! What a change of the catalogue means, in words: first what it says differently, then for whom what changes.
//!
//! Names and sentences are those of the JSON document; here they only get an order and a shape. As Markdown it is fit for a
//! comment on a forge: contributors' text makes no links and calls nobody, and it is never longer than a comment may be.

mod catalogue;
mod causes;
mod effects;

pub(crate) use catalogue::facts;

use crate::document::{Block, Document, Line};
use crate::options::{Format, Options};
use crate::v1;
use crate::words::{self, Words};
use umstieg_core::Catalogue;
use umstieg_core::format::difference::Difference;
use umstieg_core::format::entries::Entries;
use umstieg_core::format::message::Message;
use umstieg_core::format::scalar::Date;
use umstieg_core::impact::Impact;

/// A change of the catalogue and everything that is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Impacted<'a> {
    /// The day of the answers.
    pub as_of: Date,
    /// What differs; `None` if a catalogue cannot be read at all.
    pub compared: Option<Compared<'a>>,
    /// What that means; `None` if a catalogue has errors.
    pub judged: Option<Judged<'a>>,
    /// Errors of the catalogue before the change.
    pub before: &'a [Mistake],
    /// Errors of the catalogue after it.
    pub after: &'a [Mistake],
}

/// What differs between two catalogues, and their entries as far as they can be read.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The catalogue before the change.
    pub before: &'a Entries,
    /// The catalogue after it.
    pub after: &'a Entries,
    /// What differs.
    pub difference: &'a Difference,
}

/// What a change means for organisations.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The catalogue before the change.
    pub before: &'a Catalogue,
    /// The catalogue after it.
    pub after: &'a Catalogue,
    /// Each organisation by its name, with what changes for it.
    pub organisations: &'a [(String, Impact)],
}

/// An error of a catalogue, as findings tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// The rule that it breaks.
    pub rule: String,
    /// What was found and what was expected.
    pub message: Message,
}

/// Characters that a comment may have. Forges allow 65,536; the rest is for what a workflow puts around it.
const LONGEST_COMMENT: usize = 60_000;

/// Longest list of errors that is told; who must repair them has all of them from `catalogue lint`.
const MISTAKES: usize = 50;

/// Writes an impact as text or Markdown.
pub(crate) fn write(impact: &v1::Impact, options: &Options) -> String {
    let words = words::of(options.language);
    let document = document(words, impact);
    match options.format {
        Format::Markdown => document.render_comment(LONGEST_COMMENT, &|missing| words.cut_short(missing)),
        Format::Text | Format::Json => document.render(options),
    }
}

fn document(words: &dyn Words, impact: &v1::Impact) -> Document {
    let heads = words.impact_heads();
    let mut document = Document(vec![Block::Title(words.impact_title().into())]);
    if let Some(changes) = &impact.changes {
        document.0.push(Block::Paragraph(catalogue::summary(
            words,
            changes,
            impact.mistakes.is_empty() && impact.unread.is_empty(),
        )));
    }
    if !impact.mistakes.is_empty() {
        let on = |side| impact.mistakes.iter().filter(|mistake| mistake.side == side).count();
        let (before, after) = (on(v1::ImpactSide::Before), on(v1::ImpactSide::After));
        let text = words.impact_refused(before, after, impact.changes.is_some());
        document.0.push(Block::Warning(text.into()));
    }
    let organisations = effects::worth_telling(impact);
    let causes = causes::Causes::of(words, impact);
    if impact.organisations.is_some() {
        document.0.extend(effects::summary(words, impact, &organisations));
    }
    document.section(heads.mistakes, mistakes(words, &impact.mistakes));
    document.section(heads.decisions, effects::decisions(words, &organisations, &causes));
    document
        .section(heads.catalogue, catalogue::blocks(words, impact.changes.as_deref().unwrap_or_default()));
    document.section(heads.unread, catalogue::unread(words, &impact.unread));
    document.section(heads.organisations, effects::blocks(words, &organisations, &causes));
    document
}

/// Errors, as findings tell them.
fn mistakes(words: &dyn Words, mistakes: &[v1::CatalogueMistake]) -> Vec<Block> {
    let told = mistakes.iter().take(MISTAKES).map(|mistake| {
        let place = format!("{}:{}:{}", mistake.file, mistake.line, mistake.column);
        let after = mistake.side == v1::ImpactSide::After;
        let head = Line::default().code(place).quiet(format!(" ({}): ", words.impact_side(after)));
        Block::Entry { head: head.code(mistake.message.clone()), body: Vec::new() }
    });
    let mut blocks: Vec<Block> = told.collect();
    let more = mistakes.len().saturating_sub(MISTAKES);
    if more > 0 {
        blocks.push(Block::Paragraph(words.more(more).into()));
    }
    blocks
}

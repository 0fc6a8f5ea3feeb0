//! Recommendations in words: the ranking, the best in detail, and why the others are ruled out.

use crate::candidate;
use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use umstieg_core::format::scalar::Date;
use umstieg_core::recommend::{Basis, Candidate, Exclusion, Recommendation};
use umstieg_core::{Catalogue, Inventory, NameMatch, Resolution};

/// Recommendations and what was asked.
#[derive(Clone, Copy, Debug)]
pub struct Recommended<'a> {
    /// The day of the answer.
    pub as_of: Date,
    /// The organisation and its tools; one tool if only one software was asked about.
    pub inventory: &'a Inventory,
    /// The answers, in the order of the tools.
    pub answers: &'a [Recommendation],
}

impl<'a> Recommended<'a> {
    /// The name of the organisation; `None` where there is one answer only, which has the name of the tool.
    pub(crate) fn organisation(&self) -> Option<&'a str> {
        (self.answers.len() > 1).then_some(&*self.inventory.raw().organisation.name)
    }
}

/// Candidates that are told in detail: the best and the one to compare it with.
const IN_DETAIL: usize = 2;

/// Candidates that are told in detail where many tools are asked about.
const IN_DETAIL_OF_MANY: usize = 1;

/// Ruled out candidates that are told with their reasons.
const RULED_OUT: usize = 5;

/// Capabilities that are named before they are counted.
const NEEDS: usize = 8;

/// All answers.
pub(crate) fn document(catalogue: &Catalogue, recommended: &Recommended<'_>, options: &Options) -> Document {
    let reader = Reader::new(catalogue, options);
    let mut document = Document::default();
    let organisation = recommended.organisation();
    let many = organisation.is_some();
    if let Some(name) = organisation {
        document.0.push(Block::Title(reader.words.substitutes_for(name).into()));
        document.0.push(Block::Paragraph(Line::default().quiet(reader.words.as_of(recommended.as_of))));
    }
    for tool in recommended.inventory.tools() {
        if let Resolution::Unknown { candidates } = &tool.resolution {
            document.0.push(Block::Thing(tool.name.to_string()));
            document.0.extend(unknown_lines(reader, candidates).into_iter().map(Block::Paragraph));
        }
    }
    for answer in recommended.answers {
        let name = name(reader, recommended.inventory, answer);
        let blocks = blocks(reader, answer, if many { IN_DETAIL_OF_MANY } else { IN_DETAIL });
        if many {
            document.0.push(Block::Thing(name));
            document.0.extend(blocks);
        } else {
            document.0.push(Block::Title(reader.words.substitutes_for(&name).into()));
            document.0.push(Block::Paragraph(Line::default().quiet(reader.words.as_of(recommended.as_of))));
            document.0.extend(blocks);
        }
    }
    document.ending(reader.footer(options).as_deref())
}

/// What is said about a name that nobody knows: the nearest names, and how to say which one is meant.
pub(crate) fn unknown_lines(reader: Reader<'_>, candidates: &[NameMatch]) -> Vec<Line> {
    let words = reader.words;
    let names = reader.software_names(candidates.iter().map(|candidate| &candidate.software));
    let names = (!names.is_empty()).then(|| words.one_of(&names));
    let (before, code, after) = words.unknown_fix(candidates.first().map(|candidate| &candidate.software));
    let fix = Line::default().plain(before).code(code).plain(after);
    vec![words.unknown_tool(names.as_deref().map(|names| (names, candidates.len()))).into(), fix]
}

/// What is asked about: the tool, or the part of a suite.
fn name(reader: Reader<'_>, inventory: &Inventory, answer: &Recommendation) -> String {
    let tool = inventory.tool(answer.unit.tool);
    if tool.software() == Some(&answer.unit.software) {
        tool.name.to_string()
    } else {
        reader.words.part_of(&tool.name, &reader.software(&answer.unit.software))
    }
}

fn blocks(reader: Reader<'_>, answer: &Recommendation, in_detail: usize) -> Vec<Block> {
    let words = reader.words;
    let entry = reader.catalogue.software(&answer.unit.software);
    let mut blocks = Vec::new();
    if reader.catalogue.is_open(&answer.unit.software) {
        // Who asks about open software wants to know that; the others are for who looks for something else.
        let others = reader.software_names(answer.candidates.iter().map(|found| &found.software));
        blocks.push(Block::Paragraph(words.open_already(&words.some_of(&others, NEEDS)).into()));
        return blocks;
    }
    // What covers nothing is no candidate for this; it stands there because it speaks of another part of a suite.
    let excluded: Vec<&Candidate> = answer.excluded.iter().filter(|found| !covers_nothing(found)).collect();
    let search = entry.and_then(|entry| entry.no_substitute.as_ref());
    if let Some(search) = search {
        let text = reader.text(&search.reason);
        blocks.push(Block::Paragraph(words.searched(text, search.searched).into()));
    }
    match (answer.candidates.is_empty(), excluded.is_empty()) {
        // Who has searched has said so.
        (true, true) if search.is_some() => {}
        (true, true) => blocks.push(Block::Paragraph(words.none_known().into())),
        (true, false) => blocks.push(Block::Paragraph(words.none_fits().into())),
        (false, _) => blocks.push(Block::Table(ranking(reader, &answer.candidates))),
    }
    let needs: Vec<String> =
        answer.unit.needs.iter().map(|need| words.inside(&reader.capability(&need.capability))).collect();
    let nobody = answer.candidates.is_empty() && excluded.is_empty();
    if !needs.is_empty() && !nobody {
        let assumed = answer.unit.needs.iter().all(|need| need.assumed);
        blocks.push(Block::Paragraph(words.judged_by(&words.some_of(&needs, NEEDS), assumed).into()));
    }
    for (at, found) in answer.candidates.iter().enumerate().take(in_detail) {
        blocks.push(Block::Subheading(words.why_this(&reader.software(&found.software))));
        blocks.extend(detail(reader, found, answer.candidates.get(at + 1)));
    }
    blocks.extend(ruled_out(reader, &excluded));
    if let Some(containment) =
        entry.and_then(|entry| entry.containment.as_ref()).filter(|_| answer.candidates.is_empty())
    {
        blocks.push(Block::Paragraph(words.containment(reader.text(&containment.advice)).into()));
    }
    blocks
}

/// Everybody who may be chosen, in one row each.
fn ranking(reader: Reader<'_>, candidates: &[Candidate]) -> Table {
    let words = reader.words;
    let [place, software, points, covered, fit, providers] = words.ranking_heads();
    let mut table = Table::new(vec![
        (Align::Right, place.into()),
        (Align::Flow, software.into()),
        (Align::Right, points.into()),
        (Align::Right, covered.into()),
        (Align::Flow, fit.into()),
        (Align::Right, providers.into()),
    ]);
    for (at, found) in candidates.iter().enumerate() {
        let known = found.factors.iter().find_map(|factor| match &factor.basis {
            Basis::Providers(providers) => Some(providers.len()),
            _ => None,
        });
        table.row(vec![
            (at + 1).to_string().into(),
            Line::default().strong(reader.software(&found.software)),
            words.number(u64::from((found.score + 5) / 10)).into(),
            found
                .coverage
                .known_share()
                .map_or_else(|| words.unknown().to_owned(), |share| words.percent(share))
                .into(),
            found.fit.map_or_else(|| words.not_stated(), |fit| words.fit(fit)).into(),
            known.unwrap_or(0).to_string().into(),
        ]);
    }
    table
}

/// One candidate: every factor with its fact, then what it means.
fn detail(reader: Reader<'_>, found: &Candidate, next: Option<&Candidate>) -> Vec<Block> {
    let words = reader.words;
    let mut sentences = Vec::new();
    if !found.coverage.needs.is_empty() {
        sentences.push(words.covers(
            &reader.software(&found.software),
            1,
            found.coverage.share,
            found.coverage.unknown,
        ));
    }
    sentences.extend(candidate::speaks_for(reader, found, next));
    sentences.extend(candidate::gaps(reader, &found.coverage.needs));
    let losses = candidate::losses(reader, found);
    if !losses.is_empty() {
        sentences.push(words.lost(&losses.join(" ")));
    }
    sentences.extend(candidate::data_moves(reader, found));
    sentences.extend(candidate::comes_along(reader, found));
    sentences.extend(candidate::presumed(reader, found));
    let [criterion, weight, value, basis] = words.factor_heads();
    let mut table = Table::new(vec![
        (Align::Left, criterion.into()),
        (Align::Right, weight.into()),
        (Align::Right, value.into()),
        (Align::Flow, basis.into()),
    ]);
    for factor in &found.factors {
        table.row(vec![
            words.criterion(factor.criterion).into(),
            factor.weight.to_string().into(),
            factor.value.map_or_else(|| words.unknown().to_owned(), |value| words.percent(value)).into(),
            candidate::fact(reader, factor).into(),
        ]);
    }
    let mut blocks = vec![Block::Paragraph(sentences.join(" ").into())];
    blocks.push(Block::Table(table));
    blocks.extend(candidate::try_out(reader, &found.software).map(Block::Paragraph));
    blocks
}

/// Whether a candidate does nothing of what is used.
fn covers_nothing(found: &Candidate) -> bool {
    found.exclusions.iter().any(|reason| matches!(reason, Exclusion::Coverage { share: 0, .. }))
}

/// Who is ruled out and why; beyond the first few only by name.
fn ruled_out(reader: Reader<'_>, excluded: &[&Candidate]) -> Vec<Block> {
    let words = reader.words;
    if excluded.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Subheading(words.ruled_out().to_owned())];
    let (told, rest) = excluded.split_at(excluded.len().min(RULED_OUT));
    blocks.extend(told.iter().map(|found| {
        Block::Entry {
            head: Line::default()
                .strong(reader.software(&found.software))
                .plain(format!(": {}", candidate::exclusions(reader, found))),
            body: Vec::new(),
        }
    }));
    if !rest.is_empty() {
        let names = reader.software_names(rest.iter().map(|found| &found.software));
        blocks.push(Block::Paragraph(words.further_ruled_out(&names.join(", ")).into()));
    }
    blocks
}

//! Two rankings side by side: who comes first, and who moves by own merit.

use crate::candidate;
use crate::reader::Reader;
use crate::v1;
use crate::words::Move;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::impact::Ranked;

/// Candidates that are told before they are counted.
const TOLD: usize = 8;

/// A ranking on one side, with who reads it there.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) ranking: &'a [Ranked],
}

impl Side<'_> {
    fn of(&self, software: &SoftwareId) -> Option<&Ranked> {
        self.ranking.iter().find(|ranked| ranked.software == *software)
    }

    /// The place of a candidate that may be chosen, from 1.
    fn place(&self, software: &SoftwareId) -> Option<usize> {
        let mut allowed = self.ranking.iter().filter(|ranked| ranked.exclusions.is_empty());
        allowed.position(|ranked| ranked.software == *software).map(|at| at + 1)
    }

    fn first(&self) -> Option<&SoftwareId> {
        self.ranking.iter().find(|ranked| ranked.exclusions.is_empty()).map(|ranked| &ranked.software)
    }

    fn why(&self, ranked: &Ranked) -> Vec<String> {
        ranked.exclusions.iter().map(|exclusion| candidate::exclusion(self.reader, exclusion)).collect()
    }

    /// The ranking as a state.
    pub(super) fn state(&self) -> v1::EffectState {
        let first = self.first().map(|id| self.reader.software(id));
        let ranking = self.ranking.iter().map(|ranked| v1::RankedCandidate {
            software: super::super::software(self.reader, &ranked.software),
            place: self.place(&ranked.software),
            score: ranked.score,
            excluded: self.why(ranked),
        });
        v1::EffectState {
            text: first.unwrap_or_else(|| self.reader.words.none_fits().to_owned()),
            ranking: ranking.collect(),
            ..v1::EffectState::default()
        }
    }
}

/// What changes between two rankings, in sentences. Who only moves up because another one has gone is not told.
pub(super) fn sentences(before: Side<'_>, after: Side<'_>) -> Vec<String> {
    let words = after.reader.words;
    let mut told = Vec::new();
    if before.first() != after.first() {
        let name = |side: Side<'_>| side.first().map(|id| side.reader.software(id));
        told.push(words.first_changes(name(before).as_deref(), name(after).as_deref()));
    }
    let mut all: Vec<&SoftwareId> = after.ranking.iter().map(|ranked| &ranked.software).collect();
    all.extend(
        before.ranking.iter().map(|ranked| &ranked.software).filter(|software| after.of(software).is_none()),
    );
    let (mut moves, mut barely) = (Vec::new(), 0);
    for software in all {
        match moved(before, after, software) {
            Moved::Told(weight, text) => moves.push((weight, text)),
            Moved::Barely => barely += 1,
            Moved::Not => {}
        }
    }
    // What decides who may be chosen comes before who has a point more; within, the ranking's order stays.
    moves.sort_by_key(|(weight, _)| *weight);
    let more = moves.len().saturating_sub(TOLD);
    told.extend(moves.into_iter().take(TOLD).map(|(_, text)| text));
    if more > 0 {
        told.push(format!("{}.", words.begun(&words.more(more))));
    }
    if barely > 0 {
        told.push(words.candidates_barely(barely));
    }
    told
}

/// What happens to one candidate.
enum Moved {
    /// Something worth a sentence, the more important the smaller the number.
    Told(u8, String),
    /// Its score changes by less than a point, and its place does not.
    Barely,
    /// Nothing by itself.
    Not,
}

fn moved(before: Side<'_>, after: Side<'_>, software: &SoftwareId) -> Moved {
    let words = after.reader.words;
    let say = |weight: u8, reader: Reader<'_>, what: Move<'_>| {
        Moved::Told(weight, words.candidate_moves(&reader.software(software), what))
    };
    let (was, is) = (before.of(software), after.of(software));
    let (from, to) = (before.place(software), after.place(software));
    let why = is.map(|is| after.why(is).join(" ")).unwrap_or_default();
    match (was, is) {
        (None, None) => Moved::Not,
        (Some(_), None) => say(if from.is_some() { 0 } else { 3 }, before.reader, Move::Goes),
        (None, Some(is)) => match to {
            Some(place) => say(0, after.reader, Move::Comes { place, score: is.score }),
            None => say(3, after.reader, Move::ComesRuledOut { why: &why }),
        },
        (Some(was), Some(is)) => match (from, to) {
            (Some(_), None) => say(0, after.reader, Move::RuledOut { why: &why }),
            (None, Some(place)) => say(0, after.reader, Move::Allowed { place, score: is.score }),
            (None, None) if was.exclusions != is.exclusions => {
                say(3, after.reader, Move::OtherReasons { why: &why })
            }
            (Some(from), Some(to)) if was.score != is.score => {
                let whole = |score: u16| (score + 5) / 10;
                if whole(was.score) == whole(is.score) && from == to {
                    return Moved::Barely;
                }
                let scores = (was.score, is.score);
                say(1, after.reader, Move::Scored { places: (from, to), scores })
            }
            (None, None) if was.score != is.score => Moved::Barely,
            _ => Moved::Not,
        },
    }
}

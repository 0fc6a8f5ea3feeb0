//! What limits the end of a plan, and how good plan and choice are.

use super::View;
use crate::document::Block;
use crate::words::WorkTold;
use umstieg_core::format::entry::StepKind;
use umstieg_core::order::{Reason, StepIndex};
use umstieg_core::plan::{Bottleneck, DAYS_A_MONTH, Pausing};

/// Share of a plan's days, one in so many, that may lie between the bound and the end: farther away a bound helps nobody.
const NEAR: i32 = 10;

/// Share of all work, in thousandths, that is nearly all of it, so that it is not told beside all of it.
const NEARLY_ALL: u64 = 800;

/// Steps of a chain that are named; of longer ones the first and the last.
const NAMED: usize = 4;

/// One paragraph.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    if view.plan.timeline.steps.is_empty() {
        return Vec::new();
    }
    let mut sentences: Vec<String> = bottleneck(view).into_iter().collect();
    sentences.extend(stale(view));
    sentences.extend(pausing(view));
    sentences.push(end_quality(view));
    let paragraphs = std::iter::once(sentences.join(" ")).chain(choice_quality(view));
    paragraphs.map(|text| Block::Paragraph(text.into())).collect()
}

/// Why no plan could end earlier than the bound.
pub(crate) fn bottleneck(view: &View<'_>) -> Option<String> {
    let words = view.reader.words;
    let timeline = &view.plan.timeline;
    // A day of a step is booked as a whole number of minutes, so that what is booked is a little more than the work.
    let work = view.plan.graph.steps.iter().map(|step| step.effort_minutes).sum();
    Some(match &timeline.bottleneck {
        Bottleneck::Nothing => return None,
        Bottleneck::Chain(steps) => {
            let days = steps.iter().filter_map(|step| timeline.steps.get(step.0)).map(|step| step.days).sum();
            let mut titles: Vec<String> = steps.iter().map(|step| words.quote(&view.title(*step))).collect();
            if titles.len() > NAMED {
                titles.drain(NAMED - 1..titles.len() - 1);
                titles.insert(NAMED - 1, "…".into());
            }
            let chain = words.limit_chain(&titles.join(", "), days, turns(view, steps));
            let confined = !view.plan.inventory.raw().planning.windows.is_empty();
            let closed = words.limit_closed(blocked_weeks(view), confined);
            [Some(chain), closed].into_iter().flatten().collect::<Vec<String>>().join(" ")
        }
        Bottleneck::Work { required, from, to, .. } => {
            let required = (*required).min(work);
            let narrow = (required * 1000 < work * NEARLY_ALL).then(|| (required, *from, to.plus_days(-1)));
            words.limit_work(&WorkTold {
                minutes: work,
                hours_a_month: view.hours_a_month(),
                assumed: timeline.capacity_assumed,
                months: months_of_work(view),
                blocked_weeks: blocked_weeks(view),
                narrow,
            })
        }
        Bottleneck::People { from, to } => {
            words.limit_people(timeline.parallel_changes, *from, to.plus_days(-1))
        }
        Bottleneck::Learning { from, to } => words.limit_learning(*from, to.plus_days(-1)),
        Bottleneck::Search => words.limit_search().to_owned(),
    })
}

/// How often one step of a chain follows the one before it only because products take turns.
fn turns(view: &View<'_>, chain: &[StepIndex]) -> usize {
    let graph = &view.plan.graph;
    let is_turn = |pair: &&[StepIndex]| {
        let [from, to] = pair else { return false };
        let mut between = graph.waits_for(*to).filter(|dependency| dependency.from == *from).peekable();
        between.peek().is_some() && between.all(|dependency| matches!(dependency.reason, Reason::Turn(_)))
    };
    chain.windows(2).filter(is_turn).count()
}

/// Steps that are longer than any open time.
fn pausing(view: &View<'_>) -> Vec<String> {
    let timeline = &view.plan.timeline;
    let paused = timeline.pausing.iter().filter_map(|pausing| {
        let timed = timeline.steps.get(pausing.step.0)?;
        let title = view.reader.words.quote(&view.title(pausing.step));
        let hours = hours_without_pause(view, *pausing);
        Some(view.reader.words.pausing(&title, timed.start, timed.end, hours))
    });
    paused.collect()
}

/// Hours a month with which a step would fit into the longest open time, if more hours help.
pub(crate) fn hours_without_pause(view: &View<'_>, pausing: Pausing) -> Option<u64> {
    let step = view.plan.graph.step(pausing.step);
    // What takes its time however many hands there are is not helped by more of them.
    let helps = step.min_days <= pausing.open_days && pausing.open_days > 0;
    let minutes = step.effort_minutes * DAYS_A_MONTH / u64::from(pausing.open_days.max(1));
    helps.then(|| minutes.div_ceil(60)).filter(|hours| *hours > view.hours_a_month())
}

/// Backups, data and lessons that are out of date when what they are for begins; of many the first, and how many more
/// there are.
fn stale(view: &View<'_>) -> Vec<String> {
    let words = view.reader.words;
    let all = &view.plan.timeline.stale;
    let mut sentences: Vec<String> = all
        .iter()
        .take(NAMED)
        .filter_map(|stale| {
            let dependency = view.plan.graph.dependencies.get(stale.dependency)?;
            let titles = [dependency.from, dependency.to].map(|step| words.quote(&view.title(step)));
            let [before, after] = titles;
            Some(match view.plan.graph.step(dependency.from).ends_with() {
                StepKind::BackupTest => words.stale_backup(&before, &after, stale.days),
                StepKind::Train => words.stale_lesson(&before, &after, stale.days),
                _ => words.stale_data(&before, &after, stale.days),
            })
        })
        .collect();
    let more = all.len().saturating_sub(NAMED);
    sentences.extend((more > 0).then(|| words.stale_more(more)));
    sentences
}

/// Whether the plan could end earlier.
pub(crate) fn end_quality(view: &View<'_>) -> String {
    let bound = view.plan.timeline.bound;
    let words = view.reader.words;
    let (start, end) = (view.work_start().day_number(), view.work_end().day_number());
    let open = end - bound.day_number();
    if open <= 0 {
        words.end_proven(bound)
    } else if open.saturating_mul(NEAR) <= end - start {
        words.end_gap(bound)
    } else {
        words.end_open().to_owned()
    }
}

/// Months that all work takes at the hours a month that there are, rounded.
pub(crate) fn months_of_work(view: &View<'_>) -> u64 {
    let minutes: u64 = view.plan.graph.steps.iter().map(|step| step.effort_minutes).sum();
    let month = (view.hours_a_month() * 60).max(1);
    (minutes + month / 2) / month
}

/// Whole weeks between the first and the last day of work in which nothing is changed, whatever it is about.
pub(crate) fn blocked_weeks(view: &View<'_>) -> u64 {
    let (start, end) = (view.work_start(), view.work_end());
    let blackouts = view.plan.inventory.raw().planning.blackouts.iter();
    let mut closed: Vec<(i32, i32)> = blackouts
        .filter(|period| period.applies_to.is_empty())
        .map(|period| (period.from.max(start).day_number(), period.to.min(end).day_number() + 1))
        .collect();
    closed.sort_unstable();
    let (mut days, mut until) = (0, i32::MIN);
    for (from, to) in closed {
        days += (to - from.max(until)).max(0);
        until = until.max(to);
    }
    u64::try_from(days / 7).unwrap_or(0)
}

/// Whether other products would be better; nothing if none was chosen.
pub(crate) fn choice_quality(view: &View<'_>) -> Option<String> {
    let quality = view.plan.decisions.quality;
    let gap = quality.cost.saturating_sub(quality.bound) * 100 / quality.bound.max(1);
    (!view.plan.decisions.products.is_empty())
        .then(|| view.reader.words.choice_quality(quality.proven, gap.max(1)))
}

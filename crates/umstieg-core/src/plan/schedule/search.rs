//! The search for good dates, and what to say if there are none.

use super::super::PlanOptions;
use super::super::calendar::YEARS;
use super::super::capacity::DAYS_A_MONTH;
use super::super::fresh;
use super::model::Model;
use crate::error::{Error, ErrorKind};
use umstieg_format::inventory::Period;
use umstieg_format::message;
use umstieg_schedule as plan;

/// Above this number of steps the search for better dates is cut short, so that the largest inventories still plan.
pub(super) const MANY_STEPS: usize = 2_000;

/// Weight of a day on which people wait for a product, the old one still runs, or what stays is open to attacks: as much as
/// a contract of 100 euros a year. Policy: it keeps small contracts from putting off everything else.
const WAITING: u32 = 10;

/// Weight of a day on which the whole is not finished, whatever waits for it. Policy.
const UNFINISHED: u32 = 40;

/// Weight of data or lessons that are out of date when they are needed: as much as a contract of 500 euros that goes on for a
/// year. Policy: what it costs to carry over or to teach once more.
const STALE: u64 = 12_500;

/// The share of the effort that goes to schedules of the genetic search, as a divisor. Policy: with a quarter of it the example
/// plans cost the same or 0.2 per cent more, and are found in nine tenths of the time.
const SCHEDULES: u64 = 4;

/// A first look at an order of products: few schedules, but a search for those contracts that a hair's breadth would save.
const FIRST_LOOK: plan::Budget = plan::Budget { schedules: 10, conflicts: 120 };

/// The gap at which a first look has seen enough, in thousandths. Policy: the example plans stay the same, and those of the
/// largest take a sixth to a third less work; with twice as much, the largest costs a hundredth more.
const LOOK_GAP: u32 = 5;

/// The gap at which a plan is good enough unless more than the usual effort is asked for, in thousandths. Policy: far below
/// what estimates of work are off by.
const PLAN_GAP: u32 = 2;

/// A schedule with what had to be given up for it.
pub(super) struct Look {
    solution: plan::Solution,
    /// Data and lessons that are out of date in it.
    stale: usize,
}

impl Look {
    /// Whether it weighs less, with what is out of date in it.
    pub(super) fn is_better_than(&self, other: &Self) -> bool {
        self.levels() < other.levels()
    }

    pub(super) fn solution(&self) -> &plan::Solution {
        &self.solution
    }

    /// What the schedule weighs on each level, what is out of date on the last.
    fn levels(&self) -> Vec<u64> {
        let mut levels: Vec<u64> = self.solution.levels.iter().map(|level| level.value).collect();
        if let Some(last) = levels.last_mut() {
            *last = last.saturating_add(STALE.saturating_mul(self.stale as u64));
        }
        levels
    }
}

/// How much may be spent on a schedule, and what is known before.
struct Terms<'a> {
    budget: plan::Budget,
    /// The gap at which more search is not worth while, in thousandths.
    gap_limit: u32,
    known: Option<plan::Known>,
    rival: Option<&'a Look>,
}

impl Model<'_> {
    /// A quick schedule, which may be cut short when it is clear that it is no better than a rival; none if the work does
    /// not fit.
    pub(super) fn first_look(&self, rival: Option<&Look>) -> Option<Look> {
        self.best(&Terms { budget: FIRST_LOOK, gap_limit: LOOK_GAP, known: None, rival })
    }

    /// The best schedule found, in which as many data as possible are fresh. It is no worse than that of a first look.
    pub(super) fn solve(&self, options: &PlanOptions, look: Option<Look>) -> Result<plan::Solution, Error> {
        // Without any effort there is nothing to go on from.
        let look = look.filter(|_| options.effort > 0);
        let known = look.as_ref().map(|look| plan::Known::from(&look.solution));
        // What is proven needs no second look.
        if let Some(look) = look.filter(|look| look.stale == 0 && look.solution.proven) {
            return Ok(look.solution);
        }
        let budget = if self.graph.steps.len() > MANY_STEPS {
            plan::Budget::QUICK
        } else {
            plan::Budget { schedules: options.effort / SCHEDULES, conflicts: options.effort }
        };
        let gap_limit = if options.effort > PlanOptions::EFFORT { 0 } else { PLAN_GAP };
        let found = self.best(&Terms { budget, gap_limit, known, rival: None });
        found.map(|it| it.solution).ok_or_else(|| self.too_long())
    }

    /// The best schedule found on some terms.
    fn best(&self, terms: &Terms<'_>) -> Option<Look> {
        let mut draft = self.draft.clone();
        let solution = loop {
            match self.attempt(&draft, terms) {
                Ok(solution) => break Some(solution),
                // Every turn takes a limit away, so there is a last one.
                Err(Some(failure)) if fresh::let_go(&mut draft, &failure) => {}
                Err(_) => break self.less_fresh(draft, terms),
            }
        }?;
        let stale = fresh::stale_for_good(self.graph, &solution);
        Some(Look { solution, stale })
    }

    /// A schedule where the search finds none and cannot say why: what it breaks if data need not be fresh need not be,
    /// the rest is kept to.
    fn less_fresh(&self, mut draft: plan::Draft, terms: &Terms<'_>) -> Option<plan::Solution> {
        if draft.precedences.iter().all(|precedence| precedence.max_lag.is_none()) {
            return None;
        }
        let mut unlimited = draft.clone();
        unlimited.precedences.iter_mut().for_each(|precedence| precedence.max_lag = None);
        let free = self.attempt(&unlimited, terms).ok()?;
        if !fresh::let_go_broken(&mut draft, &free) {
            return Some(free);
        }
        Some(self.attempt(&draft, terms).unwrap_or(free))
    }

    /// The best schedule found for a draft; no failure is told if the draft contradicts itself or takes too long.
    fn attempt(
        &self,
        draft: &plan::Draft,
        terms: &Terms<'_>,
    ) -> Result<plan::Solution, Option<plan::Failure>> {
        let project = plan::Project::new(draft.clone()).map_err(|_| None)?;
        // What a contract costs for longer is weighed against what people wait for; neither may cost any price of the other.
        let objective = plan::Objective::lexicographic([plan::Criterion::DeadlineMisses]).then([
            (plan::Criterion::Tardiness, 1),
            (plan::Criterion::Earliness, WAITING),
            (plan::Criterion::Makespan, UNFINISHED),
        ]);
        let rival = terms.rival.map(Look::levels);
        let solve = plan::Options {
            objective,
            budget: terms.budget,
            deadlines: plan::Deadlines::Soft,
            known: terms.known.clone(),
            rival,
            gap_limit: terms.gap_limit,
            ..plan::Options::default()
        };
        let solution = plan::solve(&project, &solve).map_err(Some)?;
        if solution.makespan <= self.calendar.len() { Ok(solution) } else { Err(None) }
    }

    /// What to say if the work does not fit.
    fn too_long(&self) -> Error {
        if let Some(Period { from, to, .. }) = self.window_without_days() {
            let message = message!(
                en: "what people work with would change from {from} to {to} only, but the changes do not fit into that time: it has no working day in any year (weekends, holidays and the days between the years are none); state `windows` with working days in `planning`";
                de: "was die Beschäftigten nutzen, soll sich nur vom {from} bis {to} ändern, doch diese Zeit hat in keinem Jahr einen Arbeitstag (Wochenenden, Feiertage und die Tage zwischen den Jahren sind keine); unter `planning` `windows` mit Arbeitstagen angeben"
            );
            return Error::new(ErrorKind::Schedule, message);
        }
        let minutes: u64 = self.graph.steps.iter().map(|step| step.effort_minutes).sum();
        let a_month = u64::from(self.capacity.minutes_per_day) * DAYS_A_MONTH / 60;
        let (hours, parallel) = (minutes / 60, self.capacity.parallel_changes);
        let (en, de) = match parallel {
            1 => ("one change".to_owned(), "einer Umstellung".to_owned()),
            several => (format!("{several} changes"), format!("{several} Umstellungen")),
        };
        let message = message!(
            en: "{hours} hours of work with {a_month} hours a month, {en} at once for the people, and the times without changes do not fit into {YEARS} years; state more hours or `max_parallel_changes` in `capacity`, fewer `users`, or shorter `blackouts`";
            de: "{hours} Stunden Arbeit passen bei {a_month} Stunden im Monat, {de} zugleich für die Beschäftigten und den Zeiten ohne Umstellungen nicht in {YEARS} Jahre; unter `capacity` mehr Stunden oder `max_parallel_changes` angeben, weniger `users` oder kürzere `blackouts`"
        );
        Error::new(ErrorKind::Schedule, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(days: u32, stale: usize) -> Look {
        let mut draft = plan::Draft::new();
        draft.activity(plan::Activity::new(days));
        let project = plan::Project::new(draft).expect("one activity is a project");
        let objective = plan::Objective::weighted([(plan::Criterion::Makespan, UNFINISHED)]);
        let options = plan::Options { objective, ..plan::Options::default() };
        let solution = plan::solve(&project, &options).expect("nothing forbids it");
        Look { solution, stale }
    }

    #[test]
    fn orders_that_cannot_keep_all_data_fresh_are_compared_by_how_many_and_by_their_dates() {
        assert!(look(9, 0).is_better_than(&look(5, 1)));
        assert!(look(9, 1).is_better_than(&look(5, 2)));
        assert!(look(5, 1).is_better_than(&look(20_000, 0)), "fresh data are not worth any price");
        assert!(look(5, 1).is_better_than(&look(9, 1)));
        assert!(!look(9, 1).is_better_than(&look(9, 1)), "the first of two equal ones stays");
    }
}

//! The search for good dates, and what to say if there are none.

use super::super::PlanOptions;
use super::super::calendar::YEARS;
use super::super::capacity::DAYS_A_MONTH;
use super::super::fresh;
use super::model::Model;
use crate::error::{Error, ErrorKind};
use umstieg_schedule as plan;

/// Above this number of steps the search for better dates is cut short, so that the largest inventories still plan.
pub(super) const MANY_STEPS: usize = 2_000;

/// Weight of a day on which people wait for a product, the old one still runs, or what stays is open to attacks: as much as
/// a contract of 100 euros a year. Policy: it keeps small contracts from putting off everything else.
const WAITING: u32 = 10;

/// Weight of a day on which the whole is not finished, whatever waits for it. Policy.
const UNFINISHED: u32 = 40;

/// A first look at an order of products: few schedules, but a search for those contracts that a hair's breadth would save.
const FIRST_LOOK: plan::Budget = plan::Budget { schedules: 10, conflicts: 40 };

impl Model<'_> {
    /// What a quick schedule costs, level by level; less is better. Work that does not fit costs most.
    pub(super) fn first_look(&self) -> Vec<u64> {
        let found = self.attempt(&self.draft, FIRST_LOOK);
        found.map_or(vec![u64::MAX], |solution| solution.levels.iter().map(|level| level.value).collect())
    }

    /// The best schedule found, in which as many data as possible are fresh.
    pub(super) fn solve(&self, options: &PlanOptions) -> Result<plan::Solution, Error> {
        let budget = if self.graph.steps.len() > MANY_STEPS {
            plan::Budget::QUICK
        } else {
            plan::Budget { schedules: options.effort, conflicts: options.effort }
        };
        let mut draft = self.draft.clone();
        let solution = loop {
            match self.attempt(&draft, budget) {
                Ok(solution) => break Some(solution),
                // Every turn takes a limit away, so there is a last one.
                Err(Some(failure)) if fresh::let_go(&mut draft, &failure) => {}
                Err(_) => break self.less_fresh(draft, budget),
            }
        };
        solution.ok_or_else(|| self.too_long())
    }

    /// A schedule where the search finds none and cannot say why: what it breaks if data need not be fresh need not be,
    /// the rest is kept to.
    fn less_fresh(&self, mut draft: plan::Draft, budget: plan::Budget) -> Option<plan::Solution> {
        if draft.precedences.iter().all(|precedence| precedence.max_lag.is_none()) {
            return None;
        }
        let mut unlimited = draft.clone();
        unlimited.precedences.iter_mut().for_each(|precedence| precedence.max_lag = None);
        let free = self.attempt(&unlimited, budget).ok()?;
        if !fresh::let_go_broken(&mut draft, &free) {
            return Some(free);
        }
        Some(self.attempt(&draft, budget).unwrap_or(free))
    }

    /// The best schedule found for a draft; no failure is told if the draft contradicts itself or takes too long.
    fn attempt(
        &self,
        draft: &plan::Draft,
        budget: plan::Budget,
    ) -> Result<plan::Solution, Option<plan::Failure>> {
        let project = plan::Project::new(draft.clone()).map_err(|_| None)?;
        // What a contract costs for longer is weighed against what people wait for; neither may cost any price of the other.
        let objective = plan::Objective::lexicographic([plan::Criterion::DeadlineMisses]).then([
            (plan::Criterion::Tardiness, 1),
            (plan::Criterion::Earliness, WAITING),
            (plan::Criterion::Makespan, UNFINISHED),
        ]);
        let solve =
            plan::Options { objective, budget, deadlines: plan::Deadlines::Soft, ..plan::Options::default() };
        let solution = plan::solve(&project, &solve).map_err(Some)?;
        if solution.makespan <= self.calendar.len() { Ok(solution) } else { Err(None) }
    }

    /// What to say if the work does not fit.
    fn too_long(&self) -> Error {
        let minutes: u64 = self.graph.steps.iter().map(|step| step.effort_minutes).sum();
        let a_month = u64::from(self.capacity.minutes_per_day) * DAYS_A_MONTH / 60;
        Error::new(
            ErrorKind::Schedule,
            format!(
                "{} hours of work with {a_month} hours a month, {} at once for the people, and the times without changes \
                 do not fit into {YEARS} years; state more hours or `max_parallel_changes` in `capacity`, fewer `users`, \
                 or shorter `blackouts`",
                minutes / 60,
                match self.capacity.parallel_changes {
                    1 => "one change".to_owned(),
                    changes => format!("{changes} changes"),
                }
            ),
        )
    }
}

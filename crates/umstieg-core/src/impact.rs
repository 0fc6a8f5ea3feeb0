//! What a change of the catalogue means for organisations, and which changed entries it comes from.
//!
//! Everything is planned twice, with the catalogue before and after. What a plan says is taken apart into aspects, such as
//! what happens to a tool or the day of a roll-out; an effect is an aspect that is not the same. Why it is not is found by
//! leaving out: the new catalogue is tried with some of the changed parts as they were before. If an effect is another one
//! then, it would not be there without these parts, which is what is said of them and nothing more.

mod causes;
mod observe;
mod trial;

pub use observe::{Aspect, Observed, Proof, Ranked};

use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::inventory::Inventory;
use crate::plan::{Plan, PlanOptions, plan};
use observe::{Observation, observe};
use umstieg_format::difference::Part;
use umstieg_format::inventory as raw;
use umstieg_format::scalar::Date;

/// What an impact depends on beside the catalogues and the inventories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpactOptions {
    /// The day of both answers.
    pub as_of: Date,
    /// Schedules that the search for good dates may try for each plan.
    pub effort: u64,
    /// Plans that may be made, and checks whether a catalogue holds together, to find out why something changes.
    pub trials: usize,
}

impl ImpactOptions {
    /// The usual number of trials: some seconds of work, and enough for every part of a change of ten parts with ten
    /// organisations.
    pub const TRIALS: usize = 240;

    /// Options for answers on a day, with everything else as usual.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self { as_of, effort: PlanOptions::EFFORT, trials: Self::TRIALS }
    }

    fn plan_options(&self) -> PlanOptions {
        PlanOptions { as_of: self.as_of, policy: None, effort: self.effort }
    }
}

/// What a change means for one organisation.
#[derive(Debug)]
pub struct Impact {
    /// The plan before the change; an error if the inventory does not fit the catalogue, or the work no calendar.
    pub before: Result<Plan, Error>,
    /// The plan after it.
    pub after: Result<Plan, Error>,
    /// What is not the same, in the order of the aspects.
    pub effects: Vec<Effect>,
}

/// Something that is not the same after a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// What it is about.
    pub aspect: Aspect,
    /// How it was; `None` if it was not there.
    pub before: Option<Observed>,
    /// How it is; `None` if it is not there.
    pub after: Option<Observed>,
    /// What it comes from; each of them alone is enough to make it another one when it is left out. One that includes
    /// another is there only if leaving out more makes it another one once more.
    pub causes: Vec<Cause>,
}

/// Changed parts of a catalogue without which an effect would not be what it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// The parts, which were left out together.
    pub parts: Vec<Part>,
    /// Whether fewer of them were tried as well, as far as the catalogue holds together without them, and made no
    /// difference. If not, the trials were used up, and not all of the parts need to have to do with it.
    pub narrowed: bool,
}

/// Compares what two catalogues mean for organisations, given by their inventories.
///
/// Same catalogues, inventories and options, same impact. Between a catalogue and itself there is none.
///
/// ```
/// use umstieg_core::impact::{ImpactOptions, impact};
/// use umstieg_core::{Catalogue, format::scalar::Date};
///
/// let catalogue = Catalogue::embedded();
/// let options = ImpactOptions::new(Date::parse("2026-11-22")?);
/// assert!(impact(&catalogue, &catalogue, &[], &options).is_empty());
/// # Ok::<(), umstieg_format::message::Message>(())
/// ```
#[must_use]
pub fn impact(
    before: &Catalogue,
    after: &Catalogue,
    inventories: &[raw::Inventory],
    options: &ImpactOptions,
) -> Vec<Impact> {
    let how = options.plan_options();
    let mut sides: Vec<(Side, Side)> = inventories
        .iter()
        .map(|inventory| (Side::of(before, inventory, &how), Side::of(after, inventory, &how)))
        .collect();
    let effects: Vec<Vec<Effect>> = sides.iter_mut().map(|(old, new)| differing(old, new)).collect();
    let effects = causes::find(before, after, inventories, &sides, effects, options);
    effects
        .into_iter()
        .zip(sides)
        .map(|(effects, (old, new))| Impact { before: old.plan, after: new.plan, effects })
        .collect()
}

/// What one catalogue means for an organisation.
#[derive(Debug)]
struct Side {
    plan: Result<Plan, Error>,
    seen: Observation,
}

impl Side {
    fn of(catalogue: &Catalogue, inventory: &raw::Inventory, how: &PlanOptions) -> Self {
        let plan = Inventory::resolve(inventory.clone(), catalogue)
            .and_then(|inventory| plan(catalogue, inventory, how));
        let seen = observe(&plan);
        Self { plan, seen }
    }
}

/// The aspects that are not the same, without their causes.
fn differing(old: &Side, new: &Side) -> Vec<Effect> {
    let mut aspects: Vec<&Aspect> = old.seen.keys().chain(new.seen.keys()).collect();
    aspects.sort();
    aspects.dedup();
    aspects
        .into_iter()
        .filter(|aspect| old.seen.get(aspect) != new.seen.get(aspect))
        .map(|aspect| Effect {
            aspect: aspect.clone(),
            before: old.seen.get(aspect).cloned(),
            after: new.seen.get(aspect).cloned(),
            causes: Vec::new(),
        })
        .collect()
}

//! What happens to every tool: one joint choice for all of them.
//!
//! A product that serves five tools is introduced once, what it requires comes along, and products that work together
//! are worth more than products that do not. The choice is optimal for the costs below or comes with its gap.

mod keep;
mod options;
mod search;

pub use keep::KeepReason;
pub(crate) use keep::platform_of;

use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, Resolution, ToolIndex, Unit};
use crate::policy::Policy;
use crate::recommend::{Candidate, Recommendation, Required, key, recommend};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::scalar::SoftwareId;

/// What happens to all tools, and what comes in.
#[derive(Clone, Debug)]
pub struct Decisions {
    /// One decision for every tool, in the order of the inventory.
    pub tools: Vec<ToolDecision>,
    /// Every product that comes in, by id, with what it is for.
    pub products: Vec<Product>,
    /// How good the joint choice is.
    pub quality: Quality,
}

/// What happens to one tool.
#[derive(Clone, Debug)]
pub struct ToolDecision {
    /// The tool.
    pub tool: ToolIndex,
    /// What happens to it as a whole.
    pub verdict: Verdict,
    /// What happens to each of its units; empty for a tool that is not known.
    pub units: Vec<UnitDecision>,
}

/// What happens to a tool as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything it is used for moves to these products.
    Replace {
        /// The products, by id.
        products: Vec<SoftwareId>,
    },
    /// A part of what it is used for, or a part of its users, moves; the rest stays.
    ReplacePartly {
        /// The products, by id.
        products: Vec<SoftwareId>,
        /// Why the rest stays.
        kept: Vec<KeepReason>,
    },
    /// It stays.
    Keep {
        /// Why.
        reason: KeepReason,
    },
    /// Nobody uses it; it goes without a substitute.
    Retire,
    /// It is open already.
    Open,
    /// Nobody knows what it is.
    Unknown,
}

/// What happens to one unit.
#[derive(Clone, Debug)]
pub struct UnitDecision {
    /// Everything that was weighed for it.
    pub recommendation: Recommendation,
    /// What was chosen.
    pub choice: Choice,
}

/// What was chosen for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// These products, the main one first.
    Products(Vec<SoftwareId>),
    /// It stays.
    Keep(KeepReason),
}

/// A product that comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The product.
    pub software: SoftwareId,
    /// Tools that it serves.
    pub serves: Vec<ToolIndex>,
    /// Products that cannot do without it.
    pub required_by: Vec<SoftwareId>,
    /// People who will use it.
    pub users: u32,
}

/// How good a joint choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quality {
    /// Cost of the choice in points; less is better.
    pub cost: u64,
    /// Cost that no choice can be below.
    pub bound: u64,
    /// Whether no better choice exists.
    pub proven: bool,
    /// Choices that the search looked at.
    pub nodes: u64,
}

/// Decides about every tool of an inventory.
#[must_use]
pub fn decide(catalogue: &Catalogue, inventory: &Inventory, units: &[Unit], policy: &Policy) -> Decisions {
    let recommendations = recommend_all(catalogue, inventory, units, policy);
    let keep::Settled { stays, partly } = keep::fixed(catalogue, inventory, &recommendations);
    // The order in which somebody has listed the tools must not change the choice, not even where the search ends early.
    let order = canonical(inventory, &recommendations);
    let in_order: Vec<(&Recommendation, Option<KeepReason>)> =
        order.iter().filter_map(|at| Some((recommendations.get(*at)?, stays.get(*at)?.clone()))).collect();
    let problem = options::Problem::of(catalogue, inventory, &in_order);
    let solution = search::solve(&problem);
    let place: BTreeMap<usize, usize> =
        order.iter().enumerate().map(|(place, unit)| (*unit, place)).collect();
    let choices: Vec<Choice> = stays
        .into_iter()
        .enumerate()
        .map(|(unit, fixed)| (fixed, place.get(&unit).copied().unwrap_or(usize::MAX), unit))
        .map(|(fixed, place, unit)| match (fixed, solution.chosen.get(place).copied().flatten()) {
            (Some(reason), _) => Choice::Keep(reason),
            (None, Some(option)) => problem.choice(place, option),
            (None, None) => Choice::Keep(keep::nothing_fits(catalogue, recommendations.get(unit))),
        })
        .collect();
    let quality = solution.quality;
    let products = products(catalogue, inventory, &recommendations, &choices, &solution.opened);
    Decisions { tools: tools(inventory, recommendations, choices, partly), products, quality }
}

/// The units in an order that does not depend on the order of the inventory: by software, then by tool.
fn canonical(inventory: &Inventory, recommendations: &[Recommendation]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..recommendations.len()).collect();
    order.sort_by_key(|at| {
        recommendations.get(*at).map(|recommendation| {
            let unit = &recommendation.unit;
            (&unit.software, &inventory.tool(unit.tool).handle)
        })
    });
    order
}

/// Recommends for every unit; units that ask the same question share the answer.
fn recommend_all(
    catalogue: &Catalogue,
    inventory: &Inventory,
    units: &[Unit],
    policy: &Policy,
) -> Vec<Recommendation> {
    let mut answers: BTreeMap<String, Recommendation> = BTreeMap::new();
    units
        .iter()
        .map(|unit| {
            let mut answer = answers
                .entry(key(catalogue, inventory, unit, policy))
                .or_insert_with(|| recommend(catalogue, inventory, unit, policy))
                .clone();
            answer.unit = unit.clone();
            answer
        })
        .collect()
}

/// Gathers what comes in: what was chosen, and what that requires.
fn products(
    catalogue: &Catalogue,
    inventory: &Inventory,
    recommendations: &[Recommendation],
    choices: &[Choice],
    opened: &BTreeSet<SoftwareId>,
) -> Vec<Product> {
    let mut found: BTreeMap<&SoftwareId, Product> = opened
        .iter()
        .map(|id| {
            (id, Product { software: id.clone(), serves: Vec::new(), required_by: Vec::new(), users: 0 })
        })
        .collect();
    for (recommendation, choice) in recommendations.iter().zip(choices) {
        let Choice::Products(chosen) = choice else { continue };
        let tool = recommendation.unit.tool;
        for id in chosen {
            if let Some(product) = found.get_mut(id) {
                product.users = product.users.max(inventory.tool(tool).users);
                if !product.serves.contains(&tool) {
                    product.serves.push(tool);
                }
            }
            let candidate = recommendation.candidates.iter().find(|candidate| candidate.software == *id);
            let requires = candidate.map_or(&[][..], |candidate| &candidate.requires);
            note_requirements(&mut found, opened, id, requires);
        }
    }
    for id in opened {
        note_requirements(&mut found, opened, id, &options::own_requirements(catalogue, id));
    }
    // What is only required has as many users as the products that need it.
    for _ in 0..found.len().min(8) {
        let users: BTreeMap<SoftwareId, u32> =
            found.values().map(|product| (product.software.clone(), product.users)).collect();
        for product in found.values_mut() {
            let needed =
                product.required_by.iter().filter_map(|id| users.get(id)).max().copied().unwrap_or(0);
            product.users = product.users.max(needed);
        }
    }
    found.into_values().collect()
}

/// Notes which of the opened products meets each requirement of `id`.
fn note_requirements(
    found: &mut BTreeMap<&SoftwareId, Product>,
    opened: &BTreeSet<SoftwareId>,
    id: &SoftwareId,
    requires: &[Required],
) {
    for required in requires {
        let Some(met) = required.any_of.iter().find(|option| opened.contains(*option)) else { continue };
        if let Some(product) = found.get_mut(met)
            && met != id
            && !product.required_by.contains(id)
        {
            product.required_by.push(id.clone());
            product.required_by.sort();
        }
    }
}

/// Puts the units of each tool together again.
fn tools(
    inventory: &Inventory,
    recommendations: Vec<Recommendation>,
    choices: Vec<Choice>,
    partly: Vec<Option<KeepReason>>,
) -> Vec<ToolDecision> {
    let mut units: BTreeMap<ToolIndex, Vec<UnitDecision>> = BTreeMap::new();
    let mut kept: BTreeMap<ToolIndex, Vec<KeepReason>> = BTreeMap::new();
    for ((recommendation, choice), partly) in recommendations.into_iter().zip(choices).zip(partly) {
        kept.entry(recommendation.unit.tool).or_default().extend(partly);
        units.entry(recommendation.unit.tool).or_default().push(UnitDecision { recommendation, choice });
    }
    let mut tools: Vec<ToolDecision> = inventory
        .indices()
        .map(|tool| {
            let units = units.remove(&tool).unwrap_or_default();
            let verdict = match &inventory.tool(tool).resolution {
                Resolution::Unknown { .. } => match &inventory.line(tool).keep {
                    Some(text) => Verdict::Keep { reason: KeepReason::Rule { text: text.clone() } },
                    None if inventory.tool(tool).users == 0 => Verdict::Retire,
                    None => Verdict::Unknown,
                },
                Resolution::Known { .. } => verdict(&units, kept.remove(&tool).unwrap_or_default()),
            };
            ToolDecision { tool, verdict, units }
        })
        .collect();
    keep_suites_of_kept_parts(inventory, &mut tools);
    tools
}

/// A suite cannot be cancelled while a part of it stays. Suites in suites follow, so it is repeated until nothing changes.
fn keep_suites_of_kept_parts(inventory: &Inventory, tools: &mut [ToolDecision]) {
    loop {
        let mut changed = false;
        for part in inventory.indices() {
            let Some(suite) = inventory.tool(part).suite else { continue };
            let stays = tools.get(part.0).is_some_and(|part| !part.verdict.leaves());
            let Some(decision) = tools.get_mut(suite.0).filter(|suite| stays && suite.verdict.leaves())
            else {
                continue;
            };
            let reason = KeepReason::Bundle { part };
            decision.verdict = match &decision.verdict {
                Verdict::Replace { products } => {
                    Verdict::ReplacePartly { products: products.clone(), kept: vec![reason] }
                }
                _ => Verdict::Keep { reason },
            };
            changed = true;
        }
        if !changed {
            return;
        }
    }
}

/// What the choices for its units mean for a tool.
fn verdict(units: &[UnitDecision], mut kept: Vec<KeepReason>) -> Verdict {
    let mut products = BTreeSet::new();
    for unit in units {
        match &unit.choice {
            Choice::Products(chosen) => products.extend(chosen.iter().cloned()),
            Choice::Keep(reason) if !kept.contains(reason) => kept.push(reason.clone()),
            Choice::Keep(_) => {}
        }
    }
    let products: Vec<SoftwareId> = products.into_iter().collect();
    match (products.is_empty(), kept.len()) {
        (false, 0) => Verdict::Replace { products },
        (false, _) => Verdict::ReplacePartly { products, kept },
        (true, _) => match kept.into_iter().next_back() {
            Some(KeepReason::Open) => Verdict::Open,
            Some(KeepReason::Unused) => Verdict::Retire,
            Some(reason) => Verdict::Keep { reason },
            None => Verdict::Keep { reason: KeepReason::NothingFits { nearest: None } },
        },
    }
}

impl Verdict {
    /// Whether the tool goes altogether.
    #[must_use]
    pub fn leaves(&self) -> bool {
        matches!(self, Self::Replace { .. } | Self::Retire)
    }
}

impl UnitDecision {
    /// The candidate that was chosen as the main product.
    #[must_use]
    pub fn chosen(&self) -> Option<&Candidate> {
        let Choice::Products(products) = &self.choice else { return None };
        let main = products.first()?;
        self.recommendation.candidates.iter().find(|candidate| candidate.software == *main)
    }

    /// Candidates that were not chosen, best first.
    pub fn alternatives(&self) -> impl Iterator<Item = &Candidate> {
        let chosen = match &self.choice {
            Choice::Products(products) => products.as_slice(),
            Choice::Keep(_) => &[],
        };
        self.recommendation.candidates.iter().filter(|candidate| !chosen.contains(&candidate.software))
    }
}

impl Decisions {
    /// The product with an id, if it comes in.
    #[must_use]
    pub fn product(&self, id: &SoftwareId) -> Option<&Product> {
        self.products.iter().find(|product| product.software == *id)
    }
}

//! What happens to every tool: one joint choice for all of them.
//!
//! A product that serves five tools is introduced once, what it requires comes along, and products that work together
//! are worth more than products that do not. The choice is optimal for the costs below or comes with its gap.

mod calls;
mod care;
mod cost;
mod in_use;
mod keep;
mod options;
mod problem;
mod products;
mod search;
mod servers;
mod serving;
mod systems;
mod verdicts;

pub use calls::Call;
pub use keep::{Barrier, KeepReason};
pub(crate) use systems::{platform_of, works_only_on};

use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex, Unit};
use crate::policy::Policy;
use crate::recommend::{Candidate, Recommendation, key, recommend};
use std::collections::{BTreeMap, BTreeSet};
use systems::Systems;
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
    /// Tools that stay and call programs that go with this one, by handle: whoever uses both can change only when it is
    /// settled what they call instead.
    pub called: Vec<Call>,
}

/// What happens to a tool as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything it is used for moves to these products.
    Replace {
        /// The products, by id.
        products: Vec<SoftwareId>,
    },
    /// It goes without a new product: what is in use and stays does its work already.
    Covered {
        /// What is in use, by id.
        by: Vec<SoftwareId>,
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
    /// It only protects or looks after systems that go, and goes with them.
    GoWith {
        /// The systems.
        systems: Vec<ToolIndex>,
    },
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

/// A product that comes in, or one in use that more people get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The product.
    pub software: SoftwareId,
    /// Whether it is in use already; then only people who do not have it yet are taught.
    pub in_use: bool,
    /// Tools that it serves.
    pub serves: Vec<ToolIndex>,
    /// Products that cannot do without it.
    pub required_by: Vec<SoftwareId>,
    /// People who will use it; of a product in use only those who do not have it yet.
    pub users: u32,
    /// Work a month that the organisation itself spends on keeping it safe, in minutes: none where a provider or people's
    /// own devices run it, for an app of a platform, and for what is in use already.
    pub care_minutes: u32,
}

/// How good a joint choice is among all that was weighed: for each unit every candidate that comes close to the best, alone,
/// with the one that complements it best, or with one that the inventory wants for another tool, and leaving it as it is. Two candidates that are not the best complement of
/// each other are not weighed as a pair. The dates have a proof of their own, [`Timeline::proven`](crate::plan::Timeline).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quality {
    /// Cost of the choice in points; less is better.
    pub cost: u64,
    /// Cost that no choice of what was weighed can be below.
    pub bound: u64,
    /// Whether no choice of what was weighed is better.
    pub proven: bool,
    /// Bounds that the search computed.
    pub nodes: u64,
}

/// Decides about every tool of an inventory.
///
/// What can be told of a system only when everything else is decided is told then: if the choice leaves it although
/// something that stays or comes in needs it, that is settled and the choice is made anew. Every round gives an
/// answer about a system that it has not given before, or bans a software more, and bans are lifted only when a system is held
/// for more people; so it ends. What stays and could serve others is asked for once, see `in_use`.
#[must_use]
pub fn decide(catalogue: &Catalogue, inventory: &Inventory, units: &[Unit], policy: &Policy) -> Decisions {
    let mut recommendations = recommend_all(catalogue, inventory, units, policy);
    let mut systems = Systems::of(catalogue, inventory);
    let mut serving: Option<in_use::Serving> = None;
    loop {
        let settled = serving.clone().unwrap_or_default();
        let joint = Joint::choose(catalogue, inventory, policy, &recommendations, &settled, &systems);
        let verdicts = verdicts::of(catalogue, inventory, &recommendations, &joint, &systems);
        if let Some(settled) = systems.settle(catalogue, inventory, &recommendations, &joint, &verdicts) {
            systems = settled;
            continue;
        }
        if serving.is_none() {
            let found =
                in_use::offer(catalogue, inventory, policy, &mut recommendations, &joint.choices, &verdicts);
            let nothing = found.is_empty();
            serving = Some(found);
            if !nothing {
                continue;
            }
        }
        let verdicts = verdicts::with_what_comes_in(inventory, &joint.opened, verdicts);
        let products = products::of(catalogue, inventory, policy, &recommendations, &joint);
        let mut tools = verdicts::tools(inventory, recommendations, joint.choices, verdicts);
        for decision in &mut tools {
            if in_use::covers(inventory, decision, &joint.opened)
                && let Verdict::Replace { products } = &mut decision.verdict
            {
                decision.verdict = Verdict::Covered { by: std::mem::take(products) };
            }
        }
        calls::note(catalogue, inventory, &mut tools);
        return Decisions { tools, products, quality: joint.quality };
    }
}

/// What is chosen for all units together.
struct Joint {
    /// The choice for each unit.
    choices: Vec<Choice>,
    /// Why some of the people keep what a unit is about, although the others change.
    partly: Vec<Option<KeepReason>>,
    /// Products that come in.
    opened: BTreeSet<SoftwareId>,
    /// How good the choice is.
    quality: Quality,
}

impl Joint {
    fn choose(
        catalogue: &Catalogue,
        inventory: &Inventory,
        policy: &Policy,
        recommendations: &[Recommendation],
        serving: &in_use::Serving,
        systems: &Systems,
    ) -> Self {
        let mut of_tool: BTreeMap<ToolIndex, Vec<&Recommendation>> = BTreeMap::new();
        for recommendation in recommendations {
            of_tool.entry(recommendation.unit.tool).or_default().push(recommendation);
        }
        let settled = |recommendation: &Recommendation| {
            let siblings = of_tool.get(&recommendation.unit.tool).map_or(&[][..], Vec::as_slice);
            keep::settled(catalogue, inventory, recommendation, siblings, systems)
        };
        let mut stays: Vec<Option<KeepReason>> = recommendations
            .iter()
            .enumerate()
            .map(|(unit, recommendation)| settled(recommendation).or_else(|| serving.get(&unit).cloned()))
            .collect();
        keep::rest_of_suites(catalogue, inventory, policy, recommendations, &mut stays);
        // The order in which somebody has listed the tools must not change the choice, not even where the search ends early.
        let order = canonical(inventory, recommendations);
        let in_order: Vec<(&Recommendation, Option<KeepReason>)> = order
            .iter()
            .filter_map(|at| Some((recommendations.get(*at)?, stays.get(*at)?.clone())))
            .collect();
        let present = keep::present(inventory, recommendations, &stays);
        let going = keep::going(catalogue, inventory, recommendations, &stays);
        let clashing = options::clashing(catalogue, &present);
        let possible = options::Possible {
            catalogue,
            inventory,
            policy,
            present: &present,
            going: &going,
            clashing: &clashing,
            systems,
        };
        let problem = problem::Problem::of(&possible, &in_order);
        let solution = search::solve(&problem);
        let place: BTreeMap<usize, usize> =
            order.iter().enumerate().map(|(place, unit)| (*unit, place)).collect();
        let choice = |(unit, fixed): (usize, Option<KeepReason>)| {
            let place = place.get(&unit).copied().unwrap_or(usize::MAX);
            match (fixed, solution.chosen.get(place).copied().flatten()) {
                (Some(reason), _) => Choice::Keep(reason),
                (None, Some(option)) => match (problem.choice(place, option), recommendations.get(unit)) {
                    // Open software that runs on a system only, and is not worth a change, stays what it is.
                    (Choice::Keep(KeepReason::NotWorthIt), Some(one))
                        if catalogue.is_open(&one.unit.software) =>
                    {
                        Choice::Keep(KeepReason::Open)
                    }
                    // What nothing can take the place of alone, and nothing together, was never weighed.
                    (Choice::Keep(KeepReason::NotWorthIt), Some(one)) if one.candidates.is_empty() => {
                        Choice::Keep(keep::nothing_fits(catalogue, Some(one)))
                    }
                    (Choice::Keep(KeepReason::NotWorthIt), Some(one)) => {
                        let units = of_tool.get(&one.unit.tool).map_or(0, Vec::len);
                        let cheap = cost::small(&possible, one, units);
                        // Where nothing could be chosen, nothing was too dear.
                        let had_a_choice =
                            problem.options_of(place).iter().any(|option| !option.products.is_empty());
                        let nothing = || (!had_a_choice).then(|| keep::nothing_fits(catalogue, Some(one)));
                        Choice::Keep(cheap.or_else(nothing).unwrap_or(KeepReason::NotWorthIt))
                    }
                    (choice, _) => choice,
                },
                (None, None) => Choice::Keep(
                    recommendations
                        .get(unit)
                        .and_then(|one| possible.wanted_in_vain(one))
                        .unwrap_or_else(|| keep::nothing_fits(catalogue, recommendations.get(unit))),
                ),
            }
        };
        let choices: Vec<Choice> = stays.into_iter().enumerate().map(choice).collect();
        let partly = recommendations
            .iter()
            .zip(&choices)
            .map(|(recommendation, choice)| {
                systems
                    .some_keep(recommendation.unit.tool)
                    .or_else(|| keep::interface(catalogue, inventory, recommendation, choice))
            })
            .collect();
        Self { choices, partly, opened: solution.opened, quality: solution.quality }
    }
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

impl Verdict {
    /// Whether the tool goes altogether.
    #[must_use]
    pub fn leaves(&self) -> bool {
        matches!(self, Self::Replace { .. } | Self::Covered { .. } | Self::Retire | Self::GoWith { .. })
    }

    /// The products that take over, by id; none if the tool stays or goes without a substitute.
    #[must_use]
    pub fn products(&self) -> &[SoftwareId] {
        match self {
            Self::Replace { products }
            | Self::ReplacePartly { products, .. }
            | Self::Covered { by: products } => products,
            Self::Keep { .. } | Self::Retire | Self::GoWith { .. } | Self::Open | Self::Unknown => &[],
        }
    }
}

impl UnitDecision {
    /// Whether it moves to a product, alone or with others.
    #[must_use]
    pub fn moves_to(&self, product: &SoftwareId) -> bool {
        matches!(&self.choice, Choice::Products(products) if products.contains(product))
    }

    /// The candidate that was chosen as the main product.
    #[must_use]
    pub fn chosen(&self) -> Option<&Candidate> {
        let Choice::Products(products) = &self.choice else { return None };
        let main = products.first()?;
        self.candidate(main)
    }

    /// What was weighed about a software, whether it may be chosen alone or not.
    #[must_use]
    pub fn candidate(&self, software: &SoftwareId) -> Option<&Candidate> {
        self.recommendation.of(software)
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

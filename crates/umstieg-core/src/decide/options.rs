//! The joint choice as numbers: for every unit its options, for every product its price.

use super::keep::Barrier;
use super::problem::{Choosable, Problem};
use super::systems::Systems;
use super::{KeepReason, care, cost};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex, Unit};
use crate::policy::Policy;
use crate::recommend::{
    Candidate, Coverage, Exclusion, Recommendation, Required, always_needed, broken_limit, lacks_host,
    may_come_along, may_meet, platform,
};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::Integration;
use umstieg_format::scalar::SoftwareId;

/// How far a candidate may be behind the best of its unit, in thousandths of the score: it may be a little worse if less
/// must come along with it, but nobody gives up a clearly better one for that. Eighty is one criterion of middle weight
/// missed altogether. What may serve other tools too may be behind by what it can save: the price of a product, or of the
/// best and all that it requires.
const MARGIN: u64 = 80;

/// Pairs are made of this many of the best candidates and as many of those that cover a part only. Both lists begin with
/// the best; a pair of two that come after eight others each would be explained to nobody.
const PARTS: usize = 8;

/// Points that one more product costs: one more system to run, update, explain. For a tool of one person that is a fifth
/// of a full score, for one of a hundred people a tenth: a somewhat better product does not come in beside one that is
/// there anyway, and the fewer use it, the better it must be.
const PRODUCT: u64 = 2_000;

/// Points that one more app of a platform costs: people must be told of it, but it runs, is updated and is backed up with
/// its platform. Three quarters of a product: where an app and a product of its own are equally good for a few people, the
/// app comes in.
const APP: u64 = 1_500;

/// Points for a product that a provider would have to run and that nobody is known to run: somebody must be found before
/// anything can begin, and perhaps nobody does it. As much as one more product. Policy.
const HOST_TO_FIND: u64 = 2_000;

/// Hours a month that are there for systems if nobody has said how many.
const USUAL_HOURS: u32 = 40;

/// People as whom those count at least who see and use a tool from outside.
const OUTSIDERS: u32 = 8;

/// Most points for the work to introduce a product: it is then as dear as two products.
const PRODUCT_WORK: u64 = 2_000;

/// Months of all the hours of the house that make work count most; beyond that a longer time tells more about the hours
/// than about the product.
const PRODUCT_WORK_MONTHS: u64 = 3;

/// Score of leaving everything as it is where something open could take its place, in thousandths. Low, because to leave
/// is what the plan is for; not zero, because a change that brings next to nothing costs people's patience. With the
/// price of a product on top, what scores below a quarter to a half does not come in for one tool alone.
const KEEP_SCORE: u64 = 150;

/// How far something new must be ahead of what is there and would do, in thousandths of the score: two places for one
/// thing cost everybody time every day.
const SECOND_PLACE: u64 = 150;

/// How far keeping a tool that costs little is behind the best that could take its place, in thousandths: it stays
/// unless the new product comes in for others anyway.
const CHEAP_IS_BEHIND: u64 = 1;

/// What a choice must respect.
pub(super) struct Possible<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) inventory: &'a Inventory,
    pub(super) policy: &'a Policy,
    /// Software that stays whatever is chosen.
    pub(super) present: &'a BTreeSet<SoftwareId>,
    /// Open software that is to be replaced.
    pub(super) going: &'a BTreeSet<SoftwareId>,
    /// Software that clashes with what stays.
    pub(super) clashing: &'a BTreeSet<SoftwareId>,
    pub(super) systems: &'a Systems,
}

impl Possible<'_> {
    /// Whether a software may come in beside what stays.
    pub(super) fn may_come(&self, id: &SoftwareId) -> bool {
        self.barrier(id).is_none()
    }

    /// What keeps a software from coming in beside what stays.
    fn barrier(&self, id: &SoftwareId) -> Option<Barrier> {
        if self.going.contains(id) {
            Some(Barrier::Leaves)
        } else if self.clashing.contains(id) {
            Some(Barrier::Clash { with: self.clashes(id, self.present) })
        } else {
            (!self.systems.allow(id)).then_some(Barrier::System)
        }
    }

    /// Why a unit without options stays although what the inventory wants for it keeps to every limit; `None` if the
    /// inventory wants nothing, or nothing that does.
    pub(super) fn wanted_in_vain(&self, recommendation: &Recommendation) -> Option<KeepReason> {
        let software = &self.wanted(recommendation)?.software;
        let by = self.barrier(software).unwrap_or_else(|| {
            let others =
                self.inventory.indices().filter_map(|tool| self.inventory.line(tool).replace_by.clone());
            match self.clashes(software, &others.collect()) {
                with if with.is_empty() => Barrier::Requirement,
                with => Barrier::Clash { with },
            }
        });
        Some(KeepReason::ChosenBarred { software: software.clone(), by })
    }

    /// Which of others a software clashes with.
    fn clashes(&self, id: &SoftwareId, others: &BTreeSet<SoftwareId>) -> Vec<SoftwareId> {
        let with = clashing(self.catalogue, &BTreeSet::from([id.clone()]));
        with.intersection(others).cloned().collect()
    }

    /// The candidate that the inventory wants for a unit.
    fn wanted<'b>(&self, recommendation: &'b Recommendation) -> Option<&'b Candidate> {
        let wanted = self.inventory.line(recommendation.unit.tool).replace_by.as_ref()?;
        recommendation.candidates.iter().find(|candidate| candidate.software == *wanted)
    }
}

/// Software that clashes with some other, whichever of the two states it.
pub(super) fn clashing(catalogue: &Catalogue, others: &BTreeSet<SoftwareId>) -> BTreeSet<SoftwareId> {
    let mut found = BTreeSet::new();
    for (id, entry) in &catalogue.entries().software {
        for conflict in entry.conflicts.iter().filter(|conflict| is_lasting(conflict)) {
            if others.contains(&conflict.software) {
                found.insert(id.clone());
            }
            if others.contains(id) {
                found.insert(conflict.software.clone());
            }
        }
    }
    found
}

impl Problem {
    pub(super) fn of(possible: &Possible<'_>, units: &[(&Recommendation, Option<KeepReason>)]) -> Self {
        let Possible { catalogue, inventory, policy, present: there, .. } = *possible;
        let mut index = ProductIndex::default();
        let mut units_of_tool: BTreeMap<ToolIndex, usize> = BTreeMap::new();
        for (recommendation, _) in units {
            *units_of_tool.entry(recommendation.unit.tool).or_default() += 1;
        }
        let options: Vec<Vec<Choosable>> = units
            .iter()
            .map(|(recommendation, fixed)| match fixed {
                Some(_) => Vec::new(),
                None => {
                    let of_tool = units_of_tool.get(&recommendation.unit.tool).copied().unwrap_or(1);
                    options_of(possible, recommendation, of_tool, &mut index)
                }
            })
            .collect();
        let mut requires = Vec::new();
        // Requirements may name products that have not been seen yet, so the list grows while it is walked.
        while let Some(id) = index.ids.get(requires.len()).cloned() {
            let own = own_requirements(catalogue, inventory, policy, &id);
            requires.push(own.iter().map(|required| index.all(&required.any_of)).collect());
        }
        let products = index.ids;
        let position: BTreeMap<&SoftwareId, usize> =
            products.iter().enumerate().map(|(at, id)| (id, at)).collect();
        let named = |id: &SoftwareId| position.get(id).copied();
        let entry = |id: &SoftwareId| catalogue.software(id);
        let partners = products
            .iter()
            .map(|id| {
                let ties = entry(id).map_or(&[][..], |entry| &entry.integrates);
                ties.iter().filter_map(|tie| named(&tie.software)).collect()
            })
            .collect();
        let clashes = products
            .iter()
            .map(|id| {
                let stated = entry(id).map_or(&[][..], |entry| &entry.conflicts);
                stated
                    .iter()
                    .filter(|conflict| is_lasting(conflict))
                    .filter_map(|conflict| named(&conflict.software))
                    .collect()
            })
            .collect();
        let price = products.iter().map(|id| price(possible, id)).collect();
        let present = products.iter().map(|id| there.contains(id)).collect();
        let allowed = products
            .iter()
            .map(|id| {
                catalogue.is_open(id)
                    && may_come_along(catalogue, inventory, policy, id)
                    && possible.may_come(id)
            })
            .collect();
        let mut problem = Self {
            present,
            allowed,
            clashes: both_ways(clashes),
            price,
            requires,
            partners: both_ways(partners),
            products,
            options,
        };
        problem.leave_out_what_is_not_weighed(units, catalogue, inventory);
        problem
    }

    /// Leaves out options whose requirements nothing meets, and products that are far behind the best of their unit. The
    /// second is a decision, not a proof: a product that is far behind might still be the cheapest for all tools together.
    fn leave_out_what_is_not_weighed(
        &mut self,
        units: &[(&Recommendation, Option<KeepReason>)],
        catalogue: &Catalogue,
        inventory: &Inventory,
    ) {
        let mut all = std::mem::take(&mut self.options);
        let mut served: BTreeMap<usize, BTreeSet<ToolIndex>> = BTreeMap::new();
        for (options, (recommendation, _)) in all.iter().zip(units) {
            for product in options.iter().flat_map(|option| &option.products) {
                served.entry(*product).or_default().insert(recommendation.unit.tool);
            }
        }
        let may_serve_others = |product: &usize| served.get(product).is_some_and(|tools| tools.len() > 1);
        for (options, (recommendation, _)) in all.iter_mut().zip(units) {
            options.retain(|option| self.opened(std::iter::once(option)).is_some());
            let alone = options.iter().filter(|option| option.products.len() == 1);
            let best = alone.map(|option| option.loss).min().unwrap_or(0);
            let margin = MARGIN * importance(catalogue, inventory, &recommendation.unit);
            // What comes in for others anyway saves all that would come in with a better one.
            let saved = options.iter().filter(|option| option.products.len() == 1);
            let saved = saved.filter_map(|option| Some(option.loss + self.price_of(option)?)).min();
            let saved = saved.map_or(0, |most| most.saturating_sub(best));
            let may_be_behind = |option: &Choosable| {
                if option.products.iter().all(may_serve_others) {
                    margin.max(PRODUCT).max(saved)
                } else {
                    margin
                }
            };
            let is_there =
                |option: &Choosable| option.products.iter().all(|product| self.is_present(*product));
            // What is there already costs nothing more, however much better something new would be.
            options.retain(|option| {
                option.products.len() != 1 || option.loss <= best + may_be_behind(option) || is_there(option)
            });
        }
        self.options = all;
        self.leave_out_what_cannot_be_wanted_together();
    }

    /// Points for all that comes in with an option alone; `None` if a requirement of it cannot be met.
    fn price_of(&self, option: &Choosable) -> Option<u64> {
        let opened = self.opened(std::iter::once(option))?;
        Some(self.price.iter().zip(opened).filter(|(_, is_open)| *is_open).map(|(price, _)| price).sum())
    }

    /// Takes the options of units that may not stay as they are, because somebody has chosen for them, where these
    /// contradict what was chosen for an earlier unit.
    fn leave_out_what_cannot_be_wanted_together(&mut self) {
        let mut taken: Vec<Choosable> = Vec::new();
        let mut all = std::mem::take(&mut self.options);
        for options in all.iter_mut().filter(|options| options.iter().all(|it| !it.products.is_empty())) {
            options.retain(|option| self.opened(taken.iter().chain([option])).is_some());
            taken.extend(options.first().cloned());
        }
        self.options = all;
    }
}

/// Products by the order in which they were first seen.
#[derive(Default)]
struct ProductIndex {
    ids: Vec<SoftwareId>,
    known: BTreeMap<SoftwareId, usize>,
}

impl ProductIndex {
    fn of(&mut self, id: &SoftwareId) -> usize {
        if let Some(at) = self.known.get(id) {
            return *at;
        }
        self.known.insert(id.clone(), self.ids.len());
        self.ids.push(id.clone());
        self.ids.len() - 1
    }

    fn all(&mut self, ids: &[SoftwareId]) -> Vec<usize> {
        ids.iter().map(|id| self.of(id)).collect()
    }
}

/// The options of a unit: every good candidate alone and with its best complement, pairs of which neither would do
/// alone, and leaving it as it is. Where somebody has chosen already, only what was chosen; nothing if that cannot come in.
fn options_of(
    limits: &Possible<'_>,
    recommendation: &Recommendation,
    units_of_tool: usize,
    index: &mut ProductIndex,
) -> Vec<Choosable> {
    let inventory = limits.inventory;
    let importance = importance(limits.catalogue, inventory, &recommendation.unit);
    let loss = |score: u64| (1000 - score.min(1000)) * importance;
    let wanted = limits.wanted(recommendation);
    let is_chosen = wanted.is_some();
    // What the house uses at somebody else's pleasure is no place for its own work.
    let is_at_home = |id: &SoftwareId| {
        let lines = inventory.tools_that_are(id);
        lines.is_empty() || lines.iter().any(|tool| inventory.line(*tool).owned_by.is_none())
    };
    let may_come = |id: &SoftwareId| limits.may_come(id) && (is_chosen || is_at_home(id));
    let mut possible: Vec<&Candidate> =
        recommendation.candidates.iter().filter(|candidate| may_come(&candidate.software)).collect();
    // Nothing comes in for what something that stays does at least as well.
    let is_there = |candidate: &&Candidate| limits.present.contains(&candidate.software);
    let there = possible.iter().copied().filter(is_there).map(|candidate| candidate.coverage.share).max();
    let there = there.filter(|there| *there > 0 && !is_chosen);
    if let Some(there) = there {
        possible.retain(|candidate| is_there(candidate) || candidate.coverage.share > there);
    }
    let alone: Vec<&Candidate> = possible
        .iter()
        .copied()
        .filter(|candidate| wanted.is_none_or(|wanted| wanted.software == candidate.software))
        .collect();
    // What would not do alone may do together with another.
    let parts: Vec<&Candidate> = recommendation
        .excluded
        .iter()
        .filter(|candidate| is_part(candidate) && may_come(&candidate.software) && !is_chosen)
        .take(PARTS)
        .collect();
    let second = if there.is_some() { SECOND_PLACE * importance } else { 0 };
    let beside = |products: &[&Candidate]| if products.iter().all(is_there) { 0 } else { second };
    // Beside another product for the same work an app is one more place to go to, and costs what a product does.
    let one_more_place = |pair: &[&Candidate]| {
        let apps =
            pair.iter().filter(|one| !is_there(one) && platform(limits.catalogue, &one.software).is_some());
        (PRODUCT - APP) * apps.count() as u64
    };
    let wanted_elsewhere: BTreeSet<&SoftwareId> = inventory
        .indices()
        .filter(|tool| *tool != recommendation.unit.tool)
        .filter_map(|tool| inventory.line(tool).replace_by.as_ref())
        .collect();
    let is_wanted_elsewhere = |candidate: &&&Candidate| wanted_elsewhere.contains(&candidate.software);
    let coming = possible.iter().skip(PARTS).filter(is_wanted_elsewhere);
    let others: Vec<&Candidate> = possible.iter().take(PARTS).chain(&parts).chain(coming).copied().collect();
    let mut options = Vec::new();
    for candidate in alone.iter().chain(&parts) {
        if candidate.exclusions.is_empty() {
            options.push(Choosable {
                products: vec![index.of(&candidate.software)],
                loss: loss(u64::from(candidate.score)) + beside(&[*candidate]),
                requires: requires(limits, index, candidate),
            });
        }
        // Beside what is there and does the work in part, something new counts for what it adds and for nothing else.
        let adds_to_it = |other: &Candidate| is_there(candidate) || !is_there(&other);
        let complements = complements(limits.policy, candidate, &others, &wanted_elsewhere);
        for (other, gain) in complements.into_iter().filter(|(other, _)| adds_to_it(other)) {
            let mut both = requires(limits, index, candidate);
            both.extend(requires(limits, index, other));
            // The main product of a pair is the one that does more.
            let mut pair = [*candidate, other];
            pair.sort_by_key(|one| std::cmp::Reverse(one.coverage.share));
            options.push(Choosable {
                products: pair.iter().map(|one| index.of(&one.software)).collect(),
                loss: loss(u64::from(candidate.score) + gain) + beside(&pair) + one_more_place(&pair),
                requires: both,
            });
        }
    }
    if !is_chosen {
        let best = possible.iter().map(|candidate| u64::from(candidate.score)).max().unwrap_or(0);
        let is_cheap = cost::small(limits, recommendation, units_of_tool).is_some();
        let tool = recommendation.unit.tool;
        let breaks_a_limit = broken_limit(limits.catalogue, inventory, limits.policy, tool).is_some();
        let score = match (is_cheap, breaks_a_limit) {
            (true, _) => best.saturating_sub(CHEAP_IS_BEHIND).max(KEEP_SCORE),
            (false, false) => KEEP_SCORE,
            // What must not stay is worth nothing by staying.
            (false, true) => 0,
        };
        options.push(Choosable { products: Vec::new(), loss: loss(score), requires: Vec::new() });
    }
    options
}

/// Whether a candidate is excluded only because it covers too little alone.
pub(super) fn is_part(candidate: &Candidate) -> bool {
    let is_about_coverage =
        |exclusion: &Exclusion| matches!(exclusion, Exclusion::Coverage { .. } | Exclusion::Essential { .. });
    candidate.coverage.share > 0 && candidate.exclusions.iter().all(is_about_coverage)
}

/// The candidate that adds most to another one's coverage, and those that come in anyway, because the inventory wants them
/// for another tool; each with what that adds to the score. None that makes no pair that keeps to the limits and adds
/// enough.
fn complements<'a>(
    policy: &Policy,
    candidate: &Candidate,
    others: &[&'a Candidate],
    wanted_elsewhere: &BTreeSet<&SoftwareId>,
) -> Vec<(&'a Candidate, u64)> {
    /// Coverage that a second product must add, in thousandths. By the usual weights less than that brings no more than
    /// half of what the second product costs.
    const WORTHWHILE: u16 = 150;
    let weight = candidate.factors.first().map_or(0, |factor| u64::from(factor.weight));
    let weights: u64 = candidate.factors.iter().map(|factor| u64::from(factor.weight)).sum();
    let does = |both: &Coverage| both.share >= policy.min_coverage && both.lacks().next().is_none();
    let mut found: Vec<(u16, &Candidate)> = others
        .iter()
        .filter(|other| other.software != candidate.software)
        .map(|other| (candidate.coverage.with(&other.coverage), *other))
        .filter(|(both, _)| does(both))
        .map(|(both, other)| (both.share.saturating_sub(candidate.coverage.share), other))
        .filter(|(added, _)| *added >= WORTHWHILE)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.software.cmp(&b.1.software)));
    let is_weighed =
        |(at, one): &(usize, (u16, &Candidate))| *at == 0 || wanted_elsewhere.contains(&one.1.software);
    let weighed = found.into_iter().enumerate().filter(is_weighed);
    weighed.map(|(_, (added, other))| (other, u64::from(added) * weight / weights.max(1))).collect()
}

/// Whether no choice of releases avoids a conflict.
fn is_lasting(conflict: &Integration) -> bool {
    conflict.own_versions.is_none() && conflict.versions.is_none()
}

/// What must come along with a candidate. What is in use has what it needs; only what a capability needs beside it may
/// still be missing.
fn requires(limits: &Possible<'_>, index: &mut ProductIndex, candidate: &Candidate) -> Vec<Vec<usize>> {
    let with: BTreeSet<&SoftwareId> = candidate.coverage.needs.iter().flat_map(|need| &need.with).collect();
    let is_added = |required: &&Required| required.any_of.iter().all(|id| with.contains(id));
    let is_present = limits.present.contains(&candidate.software);
    let required = candidate.requires.iter().filter(|required| !is_present || is_added(required));
    required.map(|required| index.all(&required.any_of)).collect()
}

/// How much a unit counts that one person uses, in tenths of its score.
const ONE_PERSON: u64 = 10;

/// How much more it counts for twice as many people, in tenths of its score: a thousand people do not count a thousand
/// times as much as one; by this, a product for all of them counts three times as much.
const TWICE_AS_MANY: u64 = 2;

/// How much a unit counts: more for more people.
fn importance(catalogue: &Catalogue, inventory: &Inventory, unit: &Unit) -> u64 {
    let entry = catalogue.software(&unit.software);
    let is_seen = entry
        .and_then(|entry| catalogue.vocabulary().categories.get(entry.categories.first()?))
        .is_some_and(|category| category.seen_outside);
    let users = inventory.tool(unit.tool).users.max(if is_seen { OUTSIDERS } else { 1 });
    ONE_PERSON + TWICE_AS_MANY * u64::from(users.ilog2())
}

/// Hours a month that the house has for its systems, at least one.
fn hours(inventory: &Inventory) -> u64 {
    u64::from(inventory.raw().capacity.it_hours_per_month.unwrap_or(USUAL_HOURS).max(1))
}

/// Points for one more product. Who has little time feels it more: the price grows with the share of the monthly hours
/// that it takes to keep it safe, to twice the price where it takes them all.
fn price(limits: &Possible<'_>, id: &SoftwareId) -> u64 {
    let Possible { catalogue, inventory, policy, .. } = *limits;
    let playbook = catalogue.software(id).and_then(|entry| care::playbook(catalogue, entry));
    let minutes: u64 =
        playbook.map_or(0, |playbook| playbook.steps.iter().map(|step| u64::from(step.effort.minutes)).sum());
    let hours = hours(inventory);
    let care = care::of(catalogue, inventory, policy, id);
    let care = (PRODUCT * u64::from(care) / (hours * 60)).min(PRODUCT);
    let more = if platform(catalogue, id).is_some() { APP } else { PRODUCT };
    let more = more + if lacks_host(catalogue, inventory, policy, id) { HOST_TO_FIND } else { 0 };
    let hundredths_of_months = minutes * 100 / (hours * 60);
    let work = hundredths_of_months * PRODUCT_WORK / (100 * PRODUCT_WORK_MONTHS);
    more + care + work.min(PRODUCT_WORK)
}

/// What a product requires whoever uses it, as products of their own: what may come in, and what is in use. A
/// requirement that nothing meets stays, with nothing to choose from.
pub(super) fn own_requirements(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    id: &SoftwareId,
) -> Vec<Required> {
    always_needed(catalogue, inventory, policy, id)
        .map(|requirement| {
            let any_of = may_meet(catalogue, inventory, requirement, |choice| {
                inventory.has(choice)
                    || (catalogue.is_open(choice) && may_come_along(catalogue, inventory, policy, choice))
            });
            Required { any_of, role: requirement.role.clone() }
        })
        .collect()
}

/// Ties hold in both directions whoever states them.
fn both_ways(mut partners: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let ties: Vec<(usize, usize)> =
        partners.iter().enumerate().flat_map(|(a, others)| others.iter().map(move |b| (*b, a))).collect();
    for (a, b) in ties {
        if let Some(list) = partners.get_mut(a) {
            list.push(b);
        }
    }
    for list in &mut partners {
        list.sort_unstable();
        list.dedup();
    }
    partners
}

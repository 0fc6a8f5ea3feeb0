//! The search against every choice there is, on small random problems.

use super::bound::{Bounds, Live};
use super::branch::IMPOSSIBLE;
use super::{LOOKS, settle_parts, solve};
use crate::decide::problem::{Choosable, INTEGRATION, INTEGRATIONS, Problem};
use std::collections::BTreeSet;
use umstieg_format::scalar::SoftwareId;

/// Numbers that look random and are the same every time (Steele, Lea and Flood, SplitMix, 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn hits(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn place(&mut self, end: usize) -> usize {
        usize::try_from(self.below(end as u64)).expect("a small number")
    }

    /// Up to `most` different places below `end`.
    fn places(&mut self, end: usize, most: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for _ in 0..=self.place(most) {
            let place = self.place(end);
            if !found.contains(&place) {
                found.push(place);
            }
        }
        found
    }
}

/// A small problem with everything that makes one hard: shared products, requirements of requirements, several ways to
/// meet one, integrations, clashes, products that are there, and such as may come in only for somebody.
fn random(seed: u64) -> Problem {
    let mut numbers = Numbers(seed);
    let products = 3 + numbers.place(6);
    let ties = |numbers: &mut Numbers, percent: u64| {
        let mut ties = vec![Vec::new(); products];
        for a in 0..products {
            for b in a + 1..products {
                if numbers.hits(percent) {
                    ties[a].push(b);
                    ties[b].push(a);
                }
            }
        }
        ties
    };
    let requires = |numbers: &mut Numbers, percent: u64| {
        let lists = if numbers.hits(percent) { 1 + numbers.place(2) } else { 0 };
        (0..lists).map(|_| numbers.places(products, 3)).collect::<Vec<_>>()
    };
    let option = |numbers: &mut Numbers| {
        let chosen = if numbers.hits(15) { Vec::new() } else { numbers.places(products, 2) };
        // Steps of a hundred, so that costs are often equal.
        let loss = numbers.below(80) * 100;
        let requires = if chosen.is_empty() { Vec::new() } else { requires(numbers, 40) };
        Choosable { products: chosen, loss, requires }
    };
    Problem {
        products: (0..products)
            .map(|at| SoftwareId::parse(&format!("product-{at}")).expect("an id"))
            .collect(),
        price: (0..products).map(|_| 200 + numbers.below(30) * 100).collect(),
        present: (0..products).map(|_| numbers.hits(10)).collect(),
        allowed: (0..products).map(|_| numbers.hits(80)).collect(),
        clashes: ties(&mut numbers, 5),
        requires: (0..products).map(|_| requires(&mut numbers, 30)).collect(),
        partners: ties(&mut numbers, 30),
        options: (0..1 + numbers.place(5))
            .map(|_| (0..numbers.place(5)).map(|_| option(&mut numbers)).collect())
            .collect(),
    }
}

/// What a choice costs, by the words of the model and nothing else.
fn cost(problem: &Problem, chosen: &[&Choosable]) -> u64 {
    let there = |open: &BTreeSet<usize>, product: &usize| problem.present[*product] || open.contains(product);
    let mut open: BTreeSet<usize> = chosen.iter().flat_map(|option| option.products.clone()).collect();
    open.retain(|product| !problem.present[*product]);
    let mut wanted: Vec<&Vec<usize>> = chosen.iter().flat_map(|option| &option.requires).collect();
    wanted.extend(open.iter().flat_map(|product| &problem.requires[*product]));
    while let Some(any_of) = wanted.iter().find(|any_of| !any_of.iter().any(|one| there(&open, one))).copied()
    {
        let Some(comes) = any_of.iter().find(|product| problem.allowed[**product]) else { return IMPOSSIBLE };
        open.insert(*comes);
        wanted.extend(&problem.requires[*comes]);
    }
    if open.iter().any(|product| problem.clashes[*product].iter().any(|other| open.contains(other))) {
        return IMPOSSIBLE;
    }
    let price = |product: &usize| {
        let together = problem.partners[*product].iter().filter(|other| open.contains(other)).count();
        problem.price[*product].saturating_sub(together.min(INTEGRATIONS) as u64 * INTEGRATION)
    };
    chosen.iter().map(|option| option.loss).sum::<u64>() + open.iter().map(price).sum::<u64>()
}

/// The least that any choice of live options costs.
fn least(problem: &Problem, live: &Live) -> u64 {
    let mut choices: Vec<Vec<&Choosable>> = vec![Vec::new()];
    for (options, live) in problem.options.iter().zip(live).filter(|(options, _)| !options.is_empty()) {
        let live = || options.iter().zip(live).filter(|(_, live)| **live).map(|(option, _)| option);
        choices = choices
            .iter()
            .flat_map(|choice| live().map(|option| choice.iter().copied().chain([option]).collect()))
            .collect();
    }
    choices.iter().map(|choice| cost(problem, choice)).min().unwrap_or(IMPOSSIBLE)
}

fn all(problem: &Problem) -> Live {
    problem.options.iter().map(|options| vec![true; options.len()]).collect()
}

#[test]
fn nothing_is_cheaper_than_what_is_proven_to_be_the_best() {
    for seed in 0..2_000 {
        let problem = random(seed);
        let (best, solved) = (least(&problem, &all(&problem)), solve(&problem));
        let taken: Vec<&Choosable> = problem.taken(&solved.chosen).collect();
        assert_eq!(cost(&problem, &taken), solved.quality.cost, "seed {seed}: the cost of the choice");
        assert_eq!(solved.quality.cost, best, "seed {seed}: the cheapest choice");
        assert!(solved.quality.proven && solved.quality.bound == best, "seed {seed}: {:?}", solved.quality);
        let has_options = problem.options.iter().map(|options| !options.is_empty());
        assert!(has_options.eq(solved.chosen.iter().map(Option::is_some)), "seed {seed}: one option a unit");
    }
}

#[test]
fn no_choice_is_below_a_bound() {
    let mut tight = 0;
    for seed in 0..2_000 {
        let problem = random(seed);
        let mut numbers = Numbers(seed ^ 0xb0);
        let mut live = all(&problem);
        for options in &mut live {
            let spared = numbers.place(options.len().max(1));
            options.iter_mut().enumerate().for_each(|(at, live)| *live = at == spared || numbers.hits(70));
        }
        let relaxed = Bounds::new(&problem).relax(&live);
        let best = least(&problem, &live);
        assert!(relaxed.bound <= best, "seed {seed}: bound {} above {best}", relaxed.bound);
        tight += usize::from(relaxed.bound == best);
        for (unit, rises) in relaxed.rise.iter().enumerate() {
            for (option, rise) in rises.iter().enumerate().filter_map(|(at, rise)| Some((at, (*rise)?))) {
                let mut forced = live.clone();
                forced[unit].iter_mut().enumerate().for_each(|(at, live)| *live &= at == option);
                let best = least(&problem, &forced);
                let bound = relaxed.bound + rise;
                assert!(bound <= best, "seed {seed}: unit {unit}, option {option}: {bound} above {best}");
            }
        }
    }
    assert!(tight > 1_000, "the bound is the cost of the cheapest choice in most problems, not in {tight}");
}

#[test]
fn a_search_that_ends_early_tells_its_gap() {
    let (mut early, mut stay) = (0, 0);
    for seed in 0..2_000 {
        let problem = random(seed);
        let best = least(&problem, &all(&problem));
        let settled = settle_parts(&problem, |_, _| true, None, seed % 40);
        let taken: Vec<&Choosable> = problem.taken(&settled.chosen).collect();
        assert!(settled.bound <= best && best <= cost(&problem, &taken), "seed {seed}: {best}");
        let all_can_stay =
            problem.options.iter().all(|options| options.iter().any(|option| option.products.is_empty()));
        assert!(!all_can_stay || cost(&problem, &taken) < IMPOSSIBLE, "seed {seed}: not possible");
        stay += usize::from(all_can_stay);
        early += usize::from(settled.bound < cost(&problem, &taken));
    }
    assert!(stay > 100, "some problems have a choice in any case: {stay}");
    assert!(early > 0 && LOOKS > 40, "some searches end early");
}

//! Lower bounds on the makespan and on sums over activities, each with a witness.
//!
//! Destructive bounds (Klein and Scholl 1999): an end is supposed, latest starts follow from it, and if then some work
//! cannot fit into the window it is confined to, the end is refuted. The greatest refuted end plus one is the bound.

mod energy;
mod work;

pub(crate) use energy::{Overload, Supply, overload};
pub(crate) use work::Floors;

use crate::net::Net;
use crate::net::reach::{Heads, NO_ARC};
use crate::project::Draft;
use crate::solution::{Bound, ChainLink, Witness};

/// The best bound that chains and energy in windows give, not above a makespan that is known to be possible.
pub(crate) fn bound(draft: &Draft, net: &Net, heads: &Heads, known: i32) -> Bound {
    let ends = |at: usize| net.least_finish(at, heads.start[at]);
    let Some(last) = (0..net.count()).max_by_key(|&at| (ends(at), std::cmp::Reverse(at))) else {
        return Bound { makespan: 0, witness: Witness::Nothing };
    };
    let chain_end = ends(last);
    let mut best = None;
    let (mut low, mut high) = (chain_end, known);
    // Everything below `low` is refuted; `high` is possible.
    while low < high {
        let middle = low + (high - low) / 2;
        match overload(net, &heads.start, &net.tails(middle, false), middle) {
            Some(found) => {
                best = Some(found);
                low = middle + 1;
            }
            None => high = middle,
        }
    }
    let witness = match best {
        None => Witness::Chain(chain(draft, net, heads, last)),
        Some(it) => it.witness(),
    };
    Bound { makespan: low as u32, witness }
}

/// The activities that push one to its earliest start, first to last.
pub(crate) fn chain(draft: &Draft, net: &Net, heads: &Heads, last: usize) -> Vec<ChainLink> {
    let mut links = Vec::new();
    let mut at = last;
    let mut seen = std::collections::BTreeSet::new();
    while seen.insert(at) {
        let index = heads.arc[at];
        if index == NO_ARC {
            links.push(ChainLink { activity: at, by: None });
            break;
        }
        let arc = &net.arcs[index as usize];
        let precedence = arc.precedence as usize;
        links.push(ChainLink { activity: at, by: Some((precedence, draft.precedences[precedence].tag)) });
        at = arc.from as usize;
    }
    links.reverse();
    links
}

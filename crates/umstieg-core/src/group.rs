//! What several organisations have in common, told so that none of them can be recognised.
//!
//! Every organisation is decided about alone; only what at least so many of them share is counted. What fewer share is
//! not named, not even as a number, but it is said that there is something: a gap that nobody sees is taken for an answer.

use crate::catalogue::Catalogue;
use crate::decide::{Decisions, KeepReason, Verdict};
use crate::inventory::{Inventory, ToolIndex};
use crate::recommend::{hosts_of, tenancy};
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::MultiTenancy;
use umstieg_format::scalar::{ProviderId, SoftwareId};

/// Fewest organisations that may share something before it is told. Of two, each takes its own number off the sum and has
/// the other's; official statistics keep numbers about fewer than three back for the same reason.
pub const FEWEST: usize = 3;

/// One organisation of a group and what was decided about its tools.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its tools.
    pub inventory: Inventory,
    /// What happens to them.
    pub decisions: Decisions,
}

/// What the members of a group share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Organisations.
    pub members: usize,
    /// Organisations that must share something before it is told.
    pub least: usize,
    /// People who use computers in all of them.
    pub users: u64,
    /// Tools in use, the most frequent first, then by id.
    pub tools: Vec<Count>,
    /// Products that come in, those that serve most members first, then by id.
    pub substitutes: Vec<SharedSubstitute>,
    /// Tools that stay because nothing open takes their place or nothing keeps to the limits, the most frequent first.
    pub lacking: Vec<Count>,
    /// Names that the catalogue does not know, the most frequent first, then by name.
    pub unknown: Vec<(Box<str>, usize)>,
    /// What fewer members share.
    pub withheld: Withheld,
}

/// A software and how many members it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The software.
    pub software: SoftwareId,
    /// Members.
    pub members: usize,
    /// Their people who use it; `None` where the others are too few, because the difference from all people would then be
    /// about somebody.
    pub users: Option<u64>,
}

/// A product that comes in for several members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedSubstitute {
    /// The product, its members and their people.
    pub count: Count,
    /// Tools that it replaces for enough members, by id.
    pub replaces: Vec<SoftwareId>,
    /// How far the members are kept apart in one installation; `None` if they cannot share one or nobody has looked.
    pub sharing: Option<MultiTenancy>,
    /// Providers with a confirmed offer to run it whom each of these members may turn to.
    pub hosts: Vec<ProviderId>,
}

/// Whether there is more than is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Tools in use.
    pub tools: bool,
    /// Products that come in.
    pub substitutes: bool,
    /// Tools that lack a substitute.
    pub lacking: bool,
    /// Unknown names.
    pub unknown: bool,
}

/// Adds up what the members of a group share; `None` if there are fewer members than must share something, or fewer than
/// [`FEWEST`] must, because then a number would be about somebody.
///
/// The order of the members changes nothing.
#[must_use]
pub fn group(catalogue: &Catalogue, members: &[Member], least: usize) -> Option<Group> {
    if least < FEWEST || members.len() < least {
        return None;
    }
    let counted = |of: &dyn Fn(&Member) -> BTreeMap<SoftwareId, u64>| counted(least, members, of);
    let (tools, more_tools) = counted(&in_use);
    let (lacking, more_lacking) = counted(&lacks);
    let coming = |member: &Member| -> BTreeMap<SoftwareId, u64> {
        let new = member.decisions.products.iter().filter(|product| !product.in_use);
        new.map(|product| (product.software.clone(), u64::from(product.users))).collect()
    };
    let (products, more_products) = counted(&coming);
    let (unknown, more_unknown) = unknown(members, least);
    Some(Group {
        members: members.len(),
        least,
        users: members.iter().map(|member| u64::from(member.inventory.users().0)).sum(),
        tools,
        substitutes: products.into_iter().map(|count| shared(catalogue, members, least, count)).collect(),
        lacking,
        unknown,
        withheld: Withheld {
            tools: more_tools,
            substitutes: more_products,
            lacking: more_lacking,
            unknown: more_unknown,
        },
    })
}

/// Software that enough members name, with their people, and whether fewer name something else.
fn counted(
    least: usize,
    members: &[Member],
    of: &dyn Fn(&Member) -> BTreeMap<SoftwareId, u64>,
) -> (Vec<Count>, bool) {
    let mut sums: BTreeMap<SoftwareId, (usize, u64)> = BTreeMap::new();
    for (software, users) in members.iter().flat_map(of) {
        let (members, sum) = sums.entry(software).or_default();
        *members += 1;
        *sum += users;
    }
    let all = sums.len();
    let count = |(software, (count, users)): (SoftwareId, (usize, u64))| {
        let others = members.len() - count;
        Count { software, members: count, users: (others == 0 || others >= least).then_some(users) }
    };
    let enough = sums.into_iter().filter(|(_, (members, _))| *members >= least);
    let mut found: Vec<Count> = enough.map(count).collect();
    let more = found.len() < all;
    // The map is sorted by id, and this sort keeps the order of equals; an order by people would tell what is not told.
    found.sort_by_key(|count| std::cmp::Reverse(count.members));
    (found, more)
}

/// Software in use by one member with its people; software that stands on several lines counts once.
fn of_tools(member: &Member, tools: impl Iterator<Item = ToolIndex>) -> BTreeMap<SoftwareId, u64> {
    let mut found: BTreeMap<SoftwareId, u64> = BTreeMap::new();
    for tool in tools.map(|tool| member.inventory.tool(tool)) {
        if let Some(software) = tool.software() {
            let users = found.entry(software.clone()).or_default();
            *users = (*users).max(u64::from(tool.users));
        }
    }
    found
}

fn in_use(member: &Member) -> BTreeMap<SoftwareId, u64> {
    of_tools(member, member.inventory.indices())
}

/// Tools of one member that stay although nobody wants them to.
fn lacks(member: &Member) -> BTreeMap<SoftwareId, u64> {
    let lacks = |verdict: &Verdict| {
        matches!(verdict, Verdict::Keep { reason: KeepReason::NoSubstitute | KeepReason::NothingFits { .. } })
    };
    let kept = member.decisions.tools.iter().filter(|decision| lacks(&decision.verdict));
    of_tools(member, kept.map(|decision| decision.tool))
}

/// Names that the catalogue does not know; case and spaces at the ends make no other name.
fn unknown(members: &[Member], least: usize) -> (Vec<(Box<str>, usize)>, bool) {
    let mut names: BTreeMap<String, (Box<str>, usize)> = BTreeMap::new();
    for member in members {
        let tools = member.inventory.tools().iter().filter(|tool| tool.software().is_none());
        let own: BTreeMap<String, &str> =
            tools.map(|tool| (tool.name.trim().to_lowercase(), tool.name.trim())).collect();
        for (key, name) in own {
            let known = names.entry(key).or_insert_with(|| (name.into(), 0));
            // Of several spellings the first in order is shown, whoever wrote it.
            if name < &*known.0 {
                known.0 = name.into();
            }
            known.1 += 1;
        }
    }
    let all = names.len();
    let mut found: Vec<(Box<str>, usize)> =
        names.into_values().filter(|(_, members)| *members >= least).collect();
    let more = found.len() < all;
    found.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    (found, more)
}

/// What can be said of a product beside its numbers.
fn shared(catalogue: &Catalogue, members: &[Member], least: usize, count: Count) -> SharedSubstitute {
    let product = &count.software;
    let mut replaced: BTreeMap<&SoftwareId, usize> = BTreeMap::new();
    let mut hosts: Option<BTreeSet<ProviderId>> = None;
    for member in members {
        let Some(comes) = member.decisions.product(product).filter(|comes| !comes.in_use) else { continue };
        let tools: BTreeSet<&SoftwareId> =
            comes.serves.iter().filter_map(|tool| member.inventory.tool(*tool).software()).collect();
        for tool in tools {
            *replaced.entry(tool).or_default() += 1;
        }
        let own = hosts_of(catalogue, &member.inventory.raw().organisation, product);
        let own: BTreeSet<ProviderId> = own.into_iter().collect();
        hosts = Some(match hosts {
            None => own,
            Some(known) => known.intersection(&own).cloned().collect(),
        });
    }
    let sharing = Some(tenancy(catalogue, product)).filter(|level| level.allows_sharing());
    SharedSubstitute {
        replaces: replaced
            .into_iter()
            .filter(|(_, members)| *members >= least)
            .map(|(tool, _)| tool.clone())
            .collect(),
        sharing,
        hosts: hosts.into_iter().flatten().collect(),
        count,
    }
}

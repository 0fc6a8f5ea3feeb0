//! Operating systems follow from everything else: one goes only if nothing that stays or comes in needs it.

use super::{Choice, Joint, KeepReason, Verdict, servers, serving};
use crate::catalogue::Catalogue;
use crate::inventory::{Inventory, ToolIndex};
use crate::recommend::Recommendation;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Hosting, Platform, Software};
use umstieg_format::scalar::SoftwareId;

/// Above this share of its users, in percent, who need a system for other tools, it stays for everybody: two systems
/// side by side are more work than the one.
///
/// Nobody says whether the same people use several of these tools. They are counted as different people: a system that
/// was kept without need can go later, one that was taken from people who need it stops their work.
const SHARE_PERCENT: u64 = 50;

/// What has been settled about systems because of earlier choices.
#[derive(Clone)]
pub(super) struct Systems {
    /// Tools that are systems, each with its platform.
    all: Vec<(ToolIndex, Platform)>,
    /// Tools that run server parts of others, each with the system that they give.
    servers: Vec<(ToolIndex, Platform)>,
    /// Tools that others hold.
    held: BTreeMap<ToolIndex, Held>,
    /// Every answer that has been given for a system, in the order in which they were.
    told: BTreeMap<ToolIndex, Vec<Held>>,
    /// Software that runs on nothing that people have after a choice that took it; it does not come in.
    banned: BTreeSet<SoftwareId>,
}

/// For whom a system stays, and why.
#[derive(Clone, PartialEq, Eq)]
struct Held {
    whom: Whom,
    reason: KeepReason,
}

/// Who keeps a system.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Everybody,
    Some,
}

impl Systems {
    /// The systems of an inventory, nothing settled.
    pub(super) fn of(catalogue: &Catalogue, inventory: &Inventory) -> Self {
        let system = |tool: ToolIndex| {
            let software = inventory.tool(tool).software()?;
            Some((tool, platform_of(catalogue, software)?))
        };
        Self {
            all: inventory.indices().filter_map(system).collect(),
            servers: servers::of(catalogue, inventory),
            held: BTreeMap::new(),
            told: BTreeMap::new(),
            banned: BTreeSet::new(),
        }
    }

    /// Why a system stays for everybody.
    pub(super) fn all_keep(&self, tool: ToolIndex) -> Option<KeepReason> {
        self.kept_by(tool, Whom::Everybody)
    }

    /// Why a system stays for some.
    pub(super) fn some_keep(&self, tool: ToolIndex) -> Option<KeepReason> {
        self.kept_by(tool, Whom::Some)
    }

    fn kept_by(&self, tool: ToolIndex, whom: Whom) -> Option<KeepReason> {
        self.held.get(&tool).filter(|held| held.whom == whom).map(|held| held.reason.clone())
    }

    /// Whether a tool runs on a system only that is in use and has not been settled to stay.
    pub(super) fn may_lose(&self, catalogue: &Catalogue, inventory: &Inventory, tool: ToolIndex) -> bool {
        self.all.iter().any(|(system, platform)| {
            *system != tool
                && !self.held.contains_key(system)
                && inventory.line(*system).keep.is_none()
                && inventory.line(*system).owned_by.is_none()
                && tool_needs_platform(catalogue, inventory, tool, *platform) == Answer::Yes
        })
    }

    /// Whether a software may come in as far as systems are concerned.
    pub(super) fn allow(&self, software: &SoftwareId) -> bool {
        !self.banned.contains(software)
    }

    /// What must be settled because of a choice, together with what has been; `None` if the choice can stand.
    pub(super) fn settle(
        &self,
        catalogue: &Catalogue,
        inventory: &Inventory,
        recommendations: &[Recommendation],
        joint: &Joint,
        verdicts: &[Verdict],
    ) -> Option<Self> {
        let stays = |tool: ToolIndex| stays_whole(verdicts, tool);
        let kept = Kept::of(catalogue, inventory, recommendations, joint, verdicts);
        let newly = self.newly_held(&kept, recommendations, joint);
        if !newly.is_empty() {
            let mut settled = self.clone();
            // What was banned may come in beside a system that was not held, or not for everybody, when it was banned.
            let widens = |(tool, held): (&ToolIndex, &Held)| {
                let known = self.held.get(tool).map(|known| known.whom);
                known.is_none_or(|known| known == Whom::Some && held.whom == Whom::Everybody)
            };
            if newly.iter().any(widens) {
                settled.banned.clear();
            }
            for (tool, held) in newly {
                settled.told.entry(tool).or_default().push(held.clone());
                settled.held.insert(tool, held);
            }
            return Some(settled);
        }
        // What people have on their desks after the plan.
        let with = |which: &dyn Fn(ToolIndex) -> bool| -> BTreeSet<Platform> {
            let found = self.all.iter().filter(|(system, _)| which(*system));
            found.map(|(_, platform)| *platform).collect()
        };
        let mut left = with(&stays);
        left.extend(joint.opened.iter().filter_map(|id| platform_of(catalogue, id)));
        let mut lost = with(&|tool| !stays(tool));
        lost.retain(|platform| !left.contains(platform));
        let chosen = joint.choices.iter().filter_map(|choice| match choice {
            Choice::Products(products) => Some(products),
            Choice::Keep(_) => None,
        });
        let mut dead_ends: BTreeSet<SoftwareId> =
            chosen.flatten().filter(|id| !runs_somewhere(catalogue, id, &lost, &left)).cloned().collect();
        // What takes over the care for a system is of no use on another one.
        for (recommendation, choice) in recommendations.iter().zip(&joint.choices) {
            if let Choice::Products(products) = choice
                && kept.serving.contains(&recommendation.unit.tool)
                && !left.is_empty()
            {
                let is_of_no_use = |id: &&SoftwareId| !runs_on_one(catalogue, id, &left);
                dead_ends.extend(products.iter().filter(is_of_no_use).cloned());
            }
        }
        // What cannot come in whatever is banned is not asked again, so that this ends.
        (!dead_ends.is_subset(&self.banned)).then(|| {
            let mut settled = self.clone();
            settled.banned.extend(dead_ends);
            settled
        })
    }

    /// What must stay that would go, or for more people than has been settled: first desks, then what these hang on, then the
    /// servers under all that.
    fn newly_held(
        &self,
        kept: &Kept<'_>,
        recommendations: &[Recommendation],
        joint: &Joint,
    ) -> BTreeMap<ToolIndex, Held> {
        let Kept { catalogue, inventory, verdicts, .. } = *kept;
        // Whoever keeps a system may have become more since that was settled, because of what else was settled later.
        let is_asked = |tool: ToolIndex| {
            verdicts.get(tool.0).is_some_and(Verdict::leaves)
                || self.held.get(&tool).is_some_and(|held| held.whom == Whom::Some)
        };
        // No answer is given twice, so that this ends where one answer brings about another and that the first again.
        let is_new =
            |tool: ToolIndex, held: &Held| self.told.get(&tool).is_none_or(|told| !told.contains(held));
        let by_some = |reason| Held { whom: Whom::Some, reason };
        let desks: BTreeSet<ToolIndex> = self.all.iter().map(|(system, _)| *system).collect();
        let mut answers: BTreeMap<Platform, Vec<(ToolIndex, Answer)>> = BTreeMap::new();
        let mut found: BTreeMap<ToolIndex, Held> = BTreeMap::new();
        for (system, platform) in self.all.iter().copied().filter(|(system, _)| is_asked(*system)) {
            let answers = answers.entry(platform).or_insert_with(|| kept.answers(&desks, platform));
            if let Some(held) = self.held(kept, answers, &found, system, platform)
                && is_new(system, &held)
            {
                found.insert(system, held);
            }
        }
        if !found.is_empty() {
            return found;
        }
        for hanging in servers::of_devices(catalogue, recommendations) {
            let reason = || servers::held_by_devices(recommendations, joint, verdicts, &hanging, &self.all);
            if is_asked(hanging.0)
                && let Some(held) = reason().map(by_some)
                && is_new(hanging.0, &held)
            {
                found.insert(hanging.0, held);
            }
        }
        if !found.is_empty() {
            return found;
        }
        let systems: BTreeSet<ToolIndex> =
            desks.into_iter().chain(self.servers.iter().map(|(server, _)| *server)).collect();
        let mut reasons: BTreeMap<Platform, Option<KeepReason>> = BTreeMap::new();
        for (server, platform) in self.servers.iter().copied().filter(|(server, _)| is_asked(*server)) {
            let reason = reasons
                .entry(platform)
                .or_insert_with(|| servers::held(catalogue, inventory, verdicts, platform, &systems));
            if let Some(held) = reason.clone().map(by_some)
                && is_new(server, &held)
            {
                found.insert(server, held);
            }
        }
        found
    }

    /// Whether and why a system that would go must stay, for everybody or for some, beside those that stay already.
    fn held(
        &self,
        kept: &Kept<'_>,
        answers: &[(ToolIndex, Answer)],
        beside: &BTreeMap<ToolIndex, Held>,
        system: ToolIndex,
        platform: Platform,
    ) -> Option<Held> {
        let Kept { inventory, verdicts, .. } = *kept;
        let is_used = inventory.tool(system).users > 0;
        // On a system that nobody uses only those can work who are known to.
        let counts = |answer: Answer| answer == Answer::Yes || (answer == Answer::Unknown && is_used);
        let answers = || answers.iter().filter(|(_, answer)| counts(*answer));
        let keepers = |tool: &ToolIndex| keepers(inventory, verdicts, *tool);
        let needing: u64 = answers().map(|(tool, _)| keepers(tool)).sum();
        // Another system of the same kind that stays can carry them.
        let stays = |other: ToolIndex| {
            stays_whole(verdicts, other)
                || beside.get(&other).is_some_and(|held| held.whom == Whom::Everybody)
        };
        let same =
            self.all.iter().filter(|(other, kind)| *other != system && *kind == platform && stays(*other));
        let carried: u64 = same.map(|(other, _)| u64::from(inventory.tool(*other).users)).sum();
        if needing == 0 || carried >= needing {
            return None;
        }
        let users = u64::from(inventory.tool(system).users);
        let those = |wanted: Answer| -> Vec<ToolIndex> {
            answers().filter(|(_, answer)| *answer == wanted).map(|(tool, _)| *tool).collect()
        };
        let (surely, perhaps) = (those(Answer::Yes), those(Answer::Unknown));
        // Nobody is asked to give up what may be needed; how many that are, only those can say who use it.
        let sure = if surely.is_empty() { &perhaps } else { &surely };
        let least = sure.iter().map(keepers).max().unwrap_or(0);
        let people = at_most(least, users)..=at_most(needing, users);
        let reason = if surely.is_empty() {
            KeepReason::PlatformUnknown { platform, needed_by: perhaps, people }
        } else {
            KeepReason::Platform { platform, needed_by: surely, perhaps, people }
        };
        let most_need_it = needing * 100 > users * SHARE_PERCENT;
        Some(Held { whom: if most_need_it { Whom::Everybody } else { Whom::Some }, reason })
    }
}

/// What of the tools stays after a choice: of a suite those parts whose use nobody takes over.
struct Kept<'a> {
    catalogue: &'a Catalogue,
    inventory: &'a Inventory,
    verdicts: &'a [Verdict],
    /// Software of the units that stay, by tool.
    parts: BTreeMap<ToolIndex, BTreeSet<&'a SoftwareId>>,
    /// Tools that only serve systems; none of these is kept for their sake.
    serving: BTreeSet<ToolIndex>,
}

impl<'a> Kept<'a> {
    fn of(
        catalogue: &'a Catalogue,
        inventory: &'a Inventory,
        recommendations: &'a [Recommendation],
        joint: &Joint,
        verdicts: &'a [Verdict],
    ) -> Self {
        let mut parts: BTreeMap<ToolIndex, BTreeSet<&SoftwareId>> = BTreeMap::new();
        for (recommendation, choice) in recommendations.iter().zip(&joint.choices) {
            if matches!(choice, Choice::Keep(_)) {
                parts.entry(recommendation.unit.tool).or_default().extend(&recommendation.unit.parts);
            }
        }
        let serving = serving::tools(catalogue, inventory, recommendations);
        Self { catalogue, inventory, verdicts, parts, serving }
    }

    /// Tools that stay and are no systems of desks, each with whether what stays of it works on a platform only.
    fn answers(&self, desks: &BTreeSet<ToolIndex>, platform: Platform) -> Vec<(ToolIndex, Answer)> {
        let stays = |tool: &ToolIndex| {
            !desks.contains(tool)
                && !self.serving.contains(tool)
                && self.verdicts.get(tool.0).is_some_and(|verdict| !verdict.leaves())
        };
        let staying = self.inventory.indices().filter(stays);
        staying.map(|tool| (tool, self.needs_platform(tool, platform))).collect()
    }

    /// Whether what stays of a tool works on a platform only: the part that is least free decides.
    fn needs_platform(&self, tool: ToolIndex, platform: Platform) -> Answer {
        let of_parts = self.parts.get(&tool).into_iter().flatten();
        let answers =
            of_parts.map(|part| needs_platform(self.catalogue, self.inventory, tool, part, platform));
        let answer = answers.reduce(|a, b| match (a, b) {
            (Answer::Yes, _) | (_, Answer::Yes) => Answer::Yes,
            (Answer::Unknown, _) | (_, Answer::Unknown) => Answer::Unknown,
            (Answer::No, Answer::No) => Answer::No,
        });
        answer.unwrap_or_else(|| tool_needs_platform(self.catalogue, self.inventory, tool, platform))
    }
}

/// Whether a software can be used when the systems that go are gone.
fn runs_somewhere(
    catalogue: &Catalogue,
    software: &SoftwareId,
    lost: &BTreeSet<Platform>,
    left: &BTreeSet<Platform>,
) -> bool {
    let Some(platforms) = catalogue.software(software).and_then(|entry| entry.platforms.as_ref()) else {
        return true;
    };
    let runs = |platform: &Platform| {
        *platform == Platform::Web || left.contains(platform) || !lost.contains(platform)
    };
    platforms.clients.is_empty() || platforms.clients.iter().any(runs)
}

/// Whether a software runs on one of these systems, or is used in the browser, as far as anybody knows.
fn runs_on_one(catalogue: &Catalogue, software: &SoftwareId, systems: &BTreeSet<Platform>) -> bool {
    let platforms = catalogue.software(software).and_then(|entry| entry.platforms.as_ref());
    let clients = platforms.map_or(&[][..], |platforms| platforms.clients.as_slice());
    clients.is_empty()
        || clients.iter().any(|platform| *platform == Platform::Web || systems.contains(platform))
}

/// Whether a tool stays for everybody who uses it.
fn stays_whole(verdicts: &[Verdict], tool: ToolIndex) -> bool {
    verdicts.get(tool.0).is_some_and(|verdict| verdict.products().is_empty() && !verdict.leaves())
}

/// A number of people of a house that has so many.
fn at_most(people: u64, users: u64) -> u32 {
    u32::try_from(people.min(users)).unwrap_or(u32::MAX)
}

/// People who go on using a tool; somebody does, or it would not stay.
fn keepers(inventory: &Inventory, verdicts: &[Verdict], tool: ToolIndex) -> u64 {
    let users = |tool: ToolIndex| u64::from(inventory.tool(tool).users.max(1));
    let Some(Verdict::ReplacePartly { kept, .. }) = verdicts.get(tool.0) else { return users(tool) };
    let some = kept.iter().map(|reason| match reason {
        KeepReason::Interface { needed_by } => needed_by.iter().map(|other| users(*other)).sum(),
        _ => users(tool),
    });
    some.max().unwrap_or(0).min(users(tool))
}

/// The platform that people have with a software, if it is an operating system of their desks or phones.
pub(crate) fn platform_of(catalogue: &Catalogue, software: &SoftwareId) -> Option<Platform> {
    catalogue.software(software)?.gives_platform
}

/// Whether a tool is known to work on a platform only.
pub(crate) fn works_only_on(
    catalogue: &Catalogue,
    inventory: &Inventory,
    tool: ToolIndex,
    platform: Platform,
) -> bool {
    tool_needs_platform(catalogue, inventory, tool, platform) == Answer::Yes
}

/// Whether something is so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Unknown,
}

/// Whether a tool works on a platform only, see [`needs_platform`]; of what nobody knows, nobody knows it.
fn tool_needs_platform(
    catalogue: &Catalogue,
    inventory: &Inventory,
    tool: ToolIndex,
    platform: Platform,
) -> Answer {
    match inventory.tool(tool).software() {
        Some(software) => needs_platform(catalogue, inventory, tool, software, platform),
        None => said_to_need(inventory, tool, platform).unwrap_or(Answer::Unknown),
    }
}

/// What the inventory says about whether a tool works on a platform only.
fn said_to_need(inventory: &Inventory, tool: ToolIndex, platform: Platform) -> Option<Answer> {
    let said = &inventory.line(tool).needs_platform;
    if !said.is_empty() {
        return Some(if said.contains(&platform) { Answer::Yes } else { Answer::No });
    }
    // Whatever it can run on, it is used where the inventory says.
    let used_on = &inventory.line(tool).used_on;
    (!used_on.is_empty() && !used_on.contains(&platform)).then_some(Answer::No)
}

/// Whether a tool, as far as it is a software, works on a platform only: because the inventory says so, or because the
/// entry lists no other place where it does all that it can. Who works with a program all day is not helped by a web page
/// that does a part of it.
fn needs_platform(
    catalogue: &Catalogue,
    inventory: &Inventory,
    tool: ToolIndex,
    software: &SoftwareId,
    platform: Platform,
) -> Answer {
    if let Some(said) = said_to_need(inventory, tool, platform) {
        return said;
    }
    let Some(entry) = catalogue.software(software) else { return Answer::Unknown };
    match &entry.platforms {
        Some(platforms) if !platforms.clients.is_empty() => {
            let elsewhere = |other: &Platform| matches!(other, Platform::Web | Platform::Linux);
            let in_full = if platforms.full.is_empty() { &platforms.clients } else { &platforms.full };
            if in_full.contains(&platform) && !in_full.iter().any(elsewhere) {
                Answer::Yes
            } else {
                Answer::No
            }
        }
        _ if is_installed(entry) => Answer::Unknown,
        _ => Answer::No,
    }
}

/// Whether a software of which no platform is known may be a program on the desk. What is known to be run elsewhere, or
/// for a purpose that needs no program there, is used in the browser.
fn is_installed(entry: &Software) -> bool {
    entry.hosting.is_empty() || entry.hosting.contains_key(&Hosting::Local)
}

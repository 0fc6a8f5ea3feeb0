//! What inventories seldom say: suites in suites, phones, systems in use, wishes for criteria, uses that nobody expects.
//!
//! It has numbers of its own, so that what a seed gives otherwise stays the same.

use super::{Lot, day};
use umstieg_core::Catalogue;
use umstieg_core::format::entry::Platform;
use umstieg_core::format::inventory::{Criterion, Inventory, Tool};
use umstieg_core::format::scalar::{PackageId, SoftwareId, ToolHandle};

const PLATFORMS: [Platform; 6] =
    [Platform::Windows, Platform::Macos, Platform::Linux, Platform::Android, Platform::Ios, Platform::Web];

/// Systems beside those of desks that firms leave.
const SYSTEMS: [&str; 7] = ["ubuntu", "debian", "android-google", "ios", "macos", "rhel", "windows-server"];

/// Adds some of it to an inventory.
pub(super) fn add(catalogue: &Catalogue, lot: &mut Lot, inventory: &mut Inventory) {
    let handles: Vec<ToolHandle> = inventory.tools.iter().filter_map(|tool| tool.id.clone()).collect();
    for at in 0..inventory.tools.len() {
        let (earlier, rest) = inventory.tools.split_at_mut(at);
        if let Some(tool) = rest.first_mut() {
            change(catalogue, lot, tool, earlier);
        }
    }
    if lot.hits(20) {
        inventory.planning.horizon_months = Some(u16::try_from(lot.within(1, 60)).unwrap_or(24));
    }
    for lead_time in &mut inventory.planning.lead_times {
        if lot.hits(15) {
            lead_time.applies_to = handles.iter().filter(|_| lot.hits(40)).cloned().collect();
        }
    }
    for duty in &mut inventory.obligations {
        if lot.hits(15) {
            duty.applies_to = handles.iter().filter(|_| lot.hits(40)).cloned().collect();
        }
    }
    let standards: Vec<_> = catalogue.entries().vocabulary.standards.keys().collect();
    for interface in &mut inventory.interfaces {
        if lot.hits(40) && !standards.is_empty() {
            interface.standards = (0..lot.within(1, 2)).map(|_| (*lot.one(&standards)).clone()).collect();
        }
    }
    if lot.hits(10) {
        const CRITERIA: [Criterion; 4] =
            [Criterion::Coverage, Criterion::Effort, Criterion::Providers, Criterion::Jurisdiction];
        let weight = u8::try_from(lot.within(0, 10)).unwrap_or(5);
        inventory.policy.weights.insert(*lot.one(&CRITERIA), weight);
    }
}

/// Makes one tool rarer than it was.
fn change(catalogue: &Catalogue, lot: &mut Lot, tool: &mut Tool, earlier: &[Tool]) {
    let all = &catalogue.entries().software;
    if lot.hits(4) {
        let system = SoftwareId::parse(lot.one::<&str>(&SYSTEMS)).expect("an id");
        if let Some(entry) = all.get(&system) {
            *tool = Tool {
                id: tool.id.clone(),
                users: tool.users,
                contract: tool.contract.clone(),
                bundled_in: tool.bundled_in.clone(),
                keep: tool.keep.clone(),
                software: Some(system),
                ..Tool::named(entry.name.clone())
            };
        }
    }
    // A suite in a suite.
    if lot.hits(4) && !earlier.is_empty() {
        tool.bundled_in = lot.one(earlier).id.clone();
    }
    if lot.hits(3) {
        tool.needs_platform = PLATFORMS.into_iter().filter(|_| lot.hits(30)).collect();
    }
    if lot.hits(4) {
        tool.used_on = PLATFORMS.into_iter().filter(|_| lot.hits(40)).collect();
    }
    // What nobody would have expected it to be used for.
    if lot.hits(4) {
        let capabilities: Vec<_> = catalogue.entries().vocabulary.capabilities.keys().collect();
        tool.uses.push((*lot.one(&capabilities)).clone());
        tool.uses.sort();
        tool.uses.dedup();
    }
    if lot.hits(3) {
        let packages: Vec<(&SoftwareId, &PackageId)> = all
            .iter()
            .flat_map(|(id, entry)| entry.packages.iter().map(move |package| (id, package)))
            .collect();
        if !packages.is_empty() {
            let (_, package) = lot.one(&packages);
            tool.software = None;
            tool.package = Some((*package).clone());
        }
    }
    if let Some(contract) = tool.contract.as_mut().filter(|_| lot.hits(10)) {
        let starts = day(lot, -2_000, 0);
        contract.starts = Some(starts).filter(|starts| contract.ends.is_none_or(|ends| *starts <= ends));
    }
}

//! Inventories out of nothing: random tools of a catalogue with everything that an inventory can say, from a seed.

use umstieg_core::Catalogue;
use umstieg_core::format::entry::{Platform, Software, Strength};
use umstieg_core::format::inventory::{
    Capacity, Contract, Interface, Inventory, LeadTime, LeadTimeKind, Obligation, ObligationKind, OrderWish,
    Organisation, Period, Pilot, Planning, Policy, Tool,
};
use umstieg_core::format::scalar::{CapabilityId, Date, RegionCode, SoftwareId, ToolHandle};

/// Names that no catalogue knows, some near to real ones.
const UNKNOWN: [&str; 8] = [
    "Haus-Eigenentwicklung 3",
    "Zoomm Meetings Pro",
    "qwxyz",
    "Lexwaer Büro easy",
    "Access-Datenbank von Herrn Möller",
    "Officce",
    "PraxisManager Nord",
    "Kassenbuch.xls",
];

/// Numbers from a seed: a linear congruential generator, the same on every machine.
#[derive(Clone, Debug)]
pub struct Lot(u64);

impl Lot {
    /// Numbers that follow from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end.max(1))).unwrap_or(0)
    }

    /// A number from `first` to `last`, both included.
    pub fn within(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last - first + 1)
    }

    /// Whether something happens that does so in so many of a hundred cases.
    pub fn hits(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    ///
    /// # Panics
    /// If there is none.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(u32::try_from(of.len()).unwrap_or(u32::MAX)) as usize;
        of.get(at).expect("there is something to choose from")
    }
}

/// A random inventory of at most `most` tools.
#[must_use]
pub fn inventory(catalogue: &Catalogue, seed: u64, most: u32) -> Inventory {
    let mut lot = Lot::new(seed);
    let users = *lot.one(&[1, 3, 8, 25, 120, 400]);
    let count = lot.within(1, most);
    let mut tools: Vec<Tool> = Vec::new();
    for at in 0..count {
        let tool = tool(catalogue, &mut lot, at, users, &tools);
        tools.push(tool);
    }
    let handles: Vec<ToolHandle> = tools.iter().filter_map(|tool| tool.id.clone()).collect();
    let planning = planning(&mut lot, &handles);
    Inventory {
        inventory: 1,
        organisation: organisation(&mut lot, users),
        planning,
        capacity: capacity(&mut lot, users),
        policy: Policy::default(),
        interfaces: (0..lot.below(3)).map(|_| interface(&mut lot, &handles)).collect(),
        obligations: obligations(&mut lot, &handles),
        order: (0..lot.below(5)).filter_map(|_| wish(&mut lot, &handles)).collect(),
        tools,
        funding: Vec::new(),
        goals: Vec::new(),
        notes: Vec::new(),
    }
}

fn organisation(lot: &mut Lot, users: u32) -> Organisation {
    Organisation {
        name: "Zufall GmbH".into(),
        sector: None,
        region: lot.hits(70).then(|| RegionCode::parse("DE-SH").expect("the region exists")),
        setting: None,
        headcount: Some(users),
        users: Some(users),
        turnover_keur: None,
        legal_form: None,
        legal_type: None,
        digital_maturity: lot.hits(80).then(|| u8::try_from(lot.within(1, 5)).unwrap_or(1)),
        critical_infrastructure: false,
    }
}

/// Hours that are enough for a plan of a few years, mostly scarce.
fn capacity(lot: &mut Lot, users: u32) -> Capacity {
    let least = 3 + users / 8;
    Capacity {
        it_hours_per_month: lot.hits(85).then(|| lot.within(least, least * 6)),
        external_hours_per_month: lot.hits(20).then(|| lot.within(0, 20)),
        training_hours_per_person_and_month: lot.hits(30).then(|| lot.within(0, 6)),
        max_parallel_changes: lot.hits(40).then(|| lot.within(1, 4)),
        skills: Vec::new(),
    }
}

fn day(lot: &mut Lot, first: i32, last: i32) -> Date {
    let days = lot.below(u32::try_from(last - first).unwrap_or(0));
    Date::new(2026, 11, 22).expect("the day exists").plus_days(first + i32::try_from(days).unwrap_or(0))
}

fn period(lot: &mut Lot, handles: &[ToolHandle], longest: u32) -> Period {
    let from = day(lot, 0, 900);
    let to = from.plus_days(i32::try_from(lot.within(3, longest)).unwrap_or(3));
    let applies_to = if lot.hits(40) { vec![lot.one(handles).clone()] } else { Vec::new() };
    Period { from, to, reason: None, applies_to }
}

fn planning(lot: &mut Lot, handles: &[ToolHandle]) -> Planning {
    const KINDS: [LeadTimeKind; 4] =
        [LeadTimeKind::Tender, LeadTimeKind::WorksCouncil, LeadTimeKind::Budget, LeadTimeKind::Consent];
    let lead_time = |lot: &mut Lot| LeadTime {
        kind: *lot.one(&KINDS),
        months: u16::try_from(lot.within(0, 8)).unwrap_or(0),
        note: None,
        applies_to: if lot.hits(50) { vec![lot.one(handles).clone()] } else { Vec::new() },
    };
    Planning {
        start: lot.hits(60).then(|| day(lot, -60, 400)),
        horizon_months: None,
        blackouts: (0..lot.below(4)).map(|_| period(lot, handles, 100)).collect(),
        windows: (0..lot.below(2) * lot.below(2)).map(|_| period(lot, handles, 120)).collect(),
        lead_times: (0..lot.below(3)).map(|_| lead_time(lot)).collect(),
        pilot: lot
            .hits(20)
            .then(|| Pilot { min_months: u16::try_from(lot.within(0, 6)).unwrap_or(0), users: Some(5) }),
    }
}

fn contract(lot: &mut Lot) -> Contract {
    Contract {
        ends: lot.hits(80).then(|| day(lot, -400, 1200)),
        starts: None,
        notice_months: u16::try_from(*lot.one(&[0, 1, 1, 3, 6, 12])).unwrap_or(0),
        renews_months: lot
            .hits(50)
            .then(|| u16::try_from(*lot.one(&[0, 1, 3, 12, 12, 24, 36])).unwrap_or(12)),
        cost_eur_per_year: lot.hits(70).then(|| lot.within(0, 20_000)),
    }
}

fn tool(catalogue: &Catalogue, lot: &mut Lot, at: u32, users: u32, earlier: &[Tool]) -> Tool {
    let entries: Vec<(&SoftwareId, &Software)> = catalogue.entries().software.iter().collect();
    let suites: Vec<&Tool> = earlier.iter().filter(|tool| tool.bundled_in.is_none()).collect();
    let id = ToolHandle::parse(&format!("t{at}")).ok();
    let mut tool = if lot.hits(8) {
        Tool::named((*lot.one(&UNKNOWN)).into())
    } else {
        let proprietary = |entry: &Software| entry.replaces.is_empty();
        let mut choice = lot.one(&entries);
        // Mostly what firms leave, sometimes what is open already; suites and desktop systems more often than by lot.
        for _ in 0..4 {
            let wanted = proprietary(choice.1) && (!choice.1.includes.is_empty() || lot.hits(40));
            if wanted {
                break;
            }
            choice = lot.one(&entries);
        }
        let (software, entry) = if lot.hits(8) {
            let wanted = *lot.one(&["windows-10", "windows-11", "macos"]);
            *entries.iter().find(|(id, _)| id.as_str() == wanted).unwrap_or(choice)
        } else {
            *choice
        };
        let mut known = Tool::named(entry.name.clone());
        known.software = Some(software.clone());
        if lot.hits(40) {
            let all: Vec<&CapabilityId> = entry.capabilities.keys().collect();
            known.uses = all.into_iter().filter(|_| lot.hits(50)).cloned().collect();
        }
        known
    };
    tool.id = id;
    tool.users = lot.hits(85).then(|| if lot.hits(4) { 0 } else { lot.within(1, users) });
    tool.contract = lot.hits(60).then(|| contract(lot));
    tool.keep = lot.hits(7).then(|| "bleibt".into());
    tool.owned_by = lot.hits(3).then(|| "die Steuerkanzlei".into());
    if !suites.is_empty() && lot.hits(12) {
        tool.bundled_in = lot.one(&suites).id.clone();
    }
    if lot.hits(5) {
        tool.needs_platform = vec![Platform::Windows];
    }
    if lot.hits(5) {
        tool.used_on = vec![*lot.one(&[Platform::Android, Platform::Ios, Platform::Linux])];
    }
    tool
}

fn interface(lot: &mut Lot, handles: &[ToolHandle]) -> Interface {
    let to = lot.hits(70).then(|| lot.one(handles).clone());
    Interface {
        from: lot.one(handles).clone(),
        outside: to.is_none().then(|| "die Bank".into()),
        to,
        required: lot.hits(60),
        standards: Vec::new(),
        note: None,
    }
}

fn obligations(lot: &mut Lot, handles: &[ToolHandle]) -> Vec<Obligation> {
    if !lot.hits(40) {
        return Vec::new();
    }
    let applies_to = if lot.hits(50) { vec![lot.one(handles).clone()] } else { Vec::new() };
    vec![Obligation {
        kind: ObligationKind::Retention,
        rule: Some("GoBD".into()),
        applies_to,
        excluded_jurisdictions: Vec::new(),
        note: None,
    }]
}

/// A wish; with several of them, contradictions happen.
fn wish(lot: &mut Lot, handles: &[ToolHandle]) -> Option<OrderWish> {
    let (first, then) = (lot.one(handles).clone(), lot.one(handles).clone());
    let strength = *lot.one(&[Strength::Hard, Strength::Soft]);
    (first != then).then_some(OrderWish { first, then, strength, reason: None })
}

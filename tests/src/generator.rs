//! Inventories out of nothing: random tools of a catalogue with everything that an inventory can say, from a seed.

use umstieg_core::Catalogue;
use umstieg_core::format::entry::{Hosting, LegalType, Platform, Sector, Software, Strength};
use umstieg_core::format::inventory::{
    Capacity, Contract, DataRegion, Interface, Inventory, LeadTime, LeadTimeKind, Obligation, ObligationKind,
    OpenCore, OrderWish, Organisation, Period, Pilot, Planning, Policy, Tool,
};
use umstieg_core::format::scalar::{
    CapabilityId, CountryCode, Date, FundingId, LanguageCode, RegionCode, Release, SoftwareId, ToolHandle,
};

mod rarer;

/// Number by which the seed of what inventories seldom say differs.
const RARER: u64 = 0x7261_7265;

/// Names that no catalogue knows, some near to real ones, some of words that many products share.
const UNKNOWN: [&str; 14] = [
    "Haus-Eigenentwicklung 3",
    "Zoomm Meetings Pro",
    "qwxyz",
    "Lexwaer Büro easy",
    "Access-Datenbank von Herrn Möller",
    "Officce",
    "PraxisManager Nord",
    "Kassenbuch.xls",
    "Server",
    "Cloud Business",
    "Online Desktop 2019",
    "Firewall",
    "Groups",
    "Central Protect",
];

/// Publishers that software lists show, some of them nonsense.
const PUBLISHERS: [&str; 5] = ["Microsoft Corporation", "-", "A", "Versicherung Nord AG", "Google LLC"];

/// Places with holidays of their own, one abroad, one larger than a state.
const REGIONS: [&str; 9] = ["DE-SH", "DE-SH", "DE-SH", "DE-BY", "DE-SN", "DE-BE", "DE-HH", "DE", "AT"];

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
    let mut order: Vec<OrderWish> = (0..lot.below(5)).filter_map(|_| wish(&mut lot, &handles)).collect();
    if let Some(last) = order.last().cloned().filter(|_| lot.hits(20)) {
        // Somebody wants the contrary.
        order.push(OrderWish { first: last.then, then: last.first, ..last });
    }
    let mut inventory = Inventory {
        inventory: 1,
        organisation: organisation(&mut lot, users),
        planning,
        capacity: capacity(&mut lot, users),
        policy: policy(&mut lot),
        interfaces: (0..lot.below(3)).map(|_| interface(&mut lot, &handles)).collect(),
        obligations: obligations(&mut lot, &handles),
        order,
        tools,
        funding: funding(catalogue, &mut lot),
        goals: Vec::new(),
        notes: Vec::new(),
    };
    rarer::add(catalogue, &mut Lot::new(seed ^ RARER), &mut inventory);
    inventory
}

fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).expect("the country exists")
}

/// Mostly no limits; with them, often several at once.
fn policy(lot: &mut Lot) -> Policy {
    let mut policy = Policy::default();
    if lot.hits(60) {
        return policy;
    }
    if lot.hits(30) {
        const WAYS: [Hosting; 5] = [
            Hosting::OnPremises,
            Hosting::ManagedDe,
            Hosting::ManagedEu,
            Hosting::SovereignCloud,
            Hosting::PublicCloud,
        ];
        policy.hosting = WAYS.into_iter().filter(|_| lot.hits(50)).collect();
    }
    policy.data_region = lot
        .hits(30)
        .then(|| *lot.one(&[DataRegion::Any, DataRegion::Eu, DataRegion::De, DataRegion::InHouse]));
    if lot.hits(30) {
        policy.excluded_jurisdictions = vec![country(lot.one::<&str>(&["US", "FR", "CN"]))];
    }
    if lot.hits(25) {
        policy.languages =
            vec![LanguageCode::parse(lot.one::<&str>(&["de", "da", "en"])).expect("a language")];
    }
    if lot.hits(20) {
        policy.platforms = vec![*lot.one(&[Platform::Web, Platform::Windows, Platform::Android])];
    }
    policy.min_coverage_percent =
        lot.hits(30).then(|| u8::try_from(*lot.one(&[0, 30, 70, 90, 100])).unwrap_or(50));
    policy.multi_tenancy = lot.hits(8);
    policy.open_core =
        lot.hits(40).then(|| *lot.one(&[OpenCore::Excluded, OpenCore::Excluded, OpenCore::Allowed]));
    policy.min_providers = lot.hits(15).then(|| u8::try_from(lot.within(1, 3)).unwrap_or(1));
    policy
}

fn funding(catalogue: &Catalogue, lot: &mut Lot) -> Vec<FundingId> {
    let all: Vec<&FundingId> = catalogue.entries().funding.keys().collect();
    if all.is_empty() || !lot.hits(25) {
        return Vec::new();
    }
    let mut asked: Vec<FundingId> = (0..lot.within(1, 2)).map(|_| (*lot.one(&all)).clone()).collect();
    asked.sort();
    asked.dedup();
    asked
}

fn organisation(lot: &mut Lot, users: u32) -> Organisation {
    const SECTORS: [Sector; 6] = [
        Sector::Craft,
        Sector::Education,
        Sector::PublicAdministration,
        Sector::TaxAdvice,
        Sector::NonProfit,
        Sector::Health,
    ];
    const LEGAL: [LegalType; 4] =
        [LegalType::Commercial, LegalType::FreeProfession, LegalType::Public, LegalType::NonProfit];
    Organisation {
        name: "Zufall GmbH".into(),
        sector: lot.hits(50).then(|| *lot.one(&SECTORS)),
        region: lot
            .hits(80)
            .then(|| RegionCode::parse(lot.one::<&str>(&REGIONS)).expect("the region exists")),
        setting: None,
        headcount: lot.hits(80).then_some(users),
        users: lot.hits(90).then_some(users),
        turnover_keur: lot.hits(30).then(|| lot.within(10, 60_000)),
        legal_form: None,
        legal_type: lot.hits(50).then(|| *lot.one(&LEGAL)),
        digital_maturity: lot.hits(80).then(|| u8::try_from(lot.within(1, 5)).unwrap_or(1)),
        critical_infrastructure: lot.hits(5),
    }
}

/// Hours that are enough for a plan of a few years, mostly scarce.
fn capacity(lot: &mut Lot, users: u32) -> Capacity {
    let least = 3 + users / 8;
    Capacity {
        it_hours_per_month: lot.hits(85).then(|| if lot.hits(4) { 0 } else { lot.within(least, least * 6) }),
        external_hours_per_month: lot.hits(20).then(|| lot.within(0, 20)),
        training_hours_per_person_and_month: lot.hits(30).then(|| lot.within(0, 6)),
        max_parallel_changes: lot.hits(40).then(|| lot.within(1, 4)),
        settling_weeks: lot.hits(40).then(|| u8::try_from(lot.within(0, 8)).unwrap_or(0)),
        skills: Vec::new(),
    }
}

fn day(lot: &mut Lot, first: i32, last: i32) -> Date {
    let days = lot.below(u32::try_from(last - first + 1).unwrap_or(1));
    Date::new(2026, 11, 22).expect("the day exists").plus_days(first + i32::try_from(days).unwrap_or(0))
}

/// A day on which a month ends, of the kind that shorter months do not have.
fn month_end(lot: &mut Lot) -> Date {
    let (month, day) = *lot.one(&[(1, 31), (3, 31), (5, 31), (8, 31), (10, 31), (12, 31), (11, 30), (2, 28)]);
    let year = i16::try_from(lot.within(2026, 2028)).unwrap_or(2027);
    Date::new(year, month, day).expect("the day exists")
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
        blackouts: (0..lot.below(4))
            .map(|_| {
                let longest = if lot.hits(6) { 2_000 } else { 100 };
                period(lot, handles, longest)
            })
            .collect(),
        windows: (0..lot.below(2) * lot.below(2)).map(|_| window(lot, handles)).collect(),
        lead_times: (0..lot.below(3)).map(|_| lead_time(lot)).collect(),
        pilot: lot
            .hits(20)
            .then(|| Pilot { min_months: u16::try_from(lot.within(0, 6)).unwrap_or(0), users: Some(5) }),
    }
}

/// A time in which people may be bothered; sometimes one that has passed and comes again.
fn window(lot: &mut Lot, handles: &[ToolHandle]) -> Period {
    let mut window = period(lot, handles, 120);
    if lot.hits(15) {
        window.from = window.from.plus_months(-48);
        window.to = window.to.plus_months(-48);
    }
    window
}

fn contract(lot: &mut Lot) -> Contract {
    if lot.hits(25) {
        return Contract {
            ends: Some(month_end(lot)),
            starts: None,
            notice_months: u16::try_from(*lot.one(&[0, 1, 3])).unwrap_or(0),
            renews_months: Some(u16::try_from(*lot.one(&[0, 1, 1, 3, 6, 12])).unwrap_or(12)),
            cost_eur_per_year: None,
        };
    }
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
    let suites: Vec<&Tool> = earlier.iter().filter(|tool| tool.bundled_in.is_none()).collect();
    let suite = if !suites.is_empty() && lot.hits(15) { Some(*lot.one(&suites)) } else { None };
    let mut tool = if lot.hits(8) {
        let mut unknown = Tool::named((*lot.one(&UNKNOWN)).into());
        unknown.publisher = lot.hits(25).then(|| (*lot.one(&PUBLISHERS)).into());
        unknown
    } else {
        known(catalogue, lot, suite, earlier)
    };
    tool.id = ToolHandle::parse(&format!("t{at}")).ok();
    tool.users = lot.hits(85).then(|| if lot.hits(6) { 0 } else { lot.within(1, users) });
    tool.contract = lot.hits(60).then(|| contract(lot));
    tool.keep = lot.hits(7).then(|| "bleibt".into());
    tool.owned_by = lot.hits(3).then(|| "die Steuerkanzlei".into());
    tool.bundled_in = suite.and_then(|suite| suite.id.clone());
    if lot.hits(5) {
        tool.needs_platform = vec![Platform::Windows];
    }
    if lot.hits(5) {
        tool.used_on = vec![*lot.one(&[Platform::Android, Platform::Ios, Platform::Linux])];
    }
    if lot.hits(10) {
        let version = *lot.one(&["1.0", "2019", "22H2", "12.3.1", "31.0.2", "365"]);
        tool.version = Some(Release::parse(version).expect("a release"));
    }
    if lot.hits(4) {
        let formats: Vec<_> = catalogue.entries().vocabulary.formats.keys().collect();
        if !formats.is_empty() {
            tool.needs_formats = vec![(*lot.one(&formats)).clone()];
        }
    }
    tool
}

/// A tool of the catalogue: mostly what firms leave, sometimes what is open already.
fn known(catalogue: &Catalogue, lot: &mut Lot, suite: Option<&Tool>, earlier: &[Tool]) -> Tool {
    let all = &catalogue.entries().software;
    let entries: Vec<(&SoftwareId, &Software)> = all.iter().collect();
    let mut choice = *lot.one(&entries);
    // Suites and desktop systems come more often than by lot.
    for _ in 0..4 {
        if choice.1.replaces.is_empty() && (!choice.1.includes.is_empty() || lot.hits(40)) {
            break;
        }
        choice = *lot.one(&entries);
    }
    if lot.hits(8) {
        let wanted = *lot.one(&["windows-10", "windows-11", "macos"]);
        choice = entries.iter().find(|(id, _)| id.as_str() == wanted).copied().unwrap_or(choice);
    } else if lot.hits(6) {
        let suites: Vec<_> = entries.iter().filter(|(_, entry)| !entry.includes.is_empty()).collect();
        choice = if suites.is_empty() { choice } else { **lot.one(&suites) };
    } else if lot.hits(4) {
        // The same again, in another department.
        let again = earlier.iter().find_map(|tool| all.get_key_value(tool.software.as_ref()?));
        choice = again.unwrap_or(choice);
    }
    // Mostly a part of the suite that it was bought with.
    let parts = suite.and_then(|suite| all.get(suite.software.as_ref()?)).map(|entry| &entry.includes);
    if let Some(parts) = parts.filter(|parts| !parts.is_empty() && lot.hits(70)) {
        choice = all.get_key_value(lot.one(parts)).unwrap_or(choice);
    }
    let (software, entry) = choice;
    let mut tool = Tool::named(entry.name.clone());
    // Some lines have the name alone, or another name, or a release behind it.
    if lot.hits(70) {
        tool.software = Some(software.clone());
    } else if lot.hits(50) && !entry.aliases.is_empty() {
        let alias = lot.one(&entry.aliases);
        tool.name = alias.name.clone();
        tool.publisher = alias.publisher.clone().filter(|_| lot.hits(80));
    } else if lot.hits(30) {
        tool.name = format!("{} 2019", entry.name).into();
    }
    if tool.publisher.is_none() && lot.hits(5) {
        tool.publisher = Some((*lot.one(&PUBLISHERS)).into());
    }
    if lot.hits(40) {
        let parts = entry.includes.iter().filter_map(|part| all.get(part));
        let can: Vec<&CapabilityId> =
            std::iter::once(entry).chain(parts).flat_map(|entry| entry.capabilities.keys()).collect();
        tool.uses = can.into_iter().filter(|_| lot.hits(50)).cloned().collect();
        tool.uses.sort();
        tool.uses.dedup();
    }
    if lot.hits(8) {
        // Mostly something that names it, sometimes anything.
        let named: Vec<&SoftwareId> = catalogue.substitutes_of(software).map(|(id, _)| id).collect();
        let by = if named.is_empty() || lot.hits(20) { lot.one(&entries).0 } else { *lot.one(&named) };
        tool.replace_by = Some(by.clone());
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
    const KINDS: [ObligationKind; 9] = [
        ObligationKind::Retention,
        ObligationKind::Confidentiality,
        ObligationKind::DataProtection,
        ObligationKind::Signature,
        ObligationKind::Fiscal,
        ObligationKind::Accessibility,
        ObligationKind::Availability,
        ObligationKind::ClientContract,
        ObligationKind::Other,
    ];
    let duty = |lot: &mut Lot| Obligation {
        kind: if lot.hits(50) { ObligationKind::Retention } else { *lot.one(&KINDS) },
        rule: Some("GoBD".into()),
        applies_to: if lot.hits(60) { vec![lot.one(handles).clone()] } else { Vec::new() },
        excluded_jurisdictions: if lot.hits(15) {
            vec![country(lot.one::<&str>(&["US", "FR", "GB"]))]
        } else {
            Vec::new()
        },
        note: None,
    };
    if !lot.hits(50) {
        return Vec::new();
    }
    (0..lot.within(1, 2)).map(|_| duty(lot)).collect()
}

/// A wish; with several of them, contradictions happen.
fn wish(lot: &mut Lot, handles: &[ToolHandle]) -> Option<OrderWish> {
    let (first, then) = (lot.one(handles).clone(), lot.one(handles).clone());
    let strength = *lot.one(&[Strength::Hard, Strength::Soft]);
    (first != then).then_some(OrderWish { first, then, strength, reason: None })
}

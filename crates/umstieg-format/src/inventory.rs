//! `inventory.yaml`, version 1: what one organisation uses, by whom, for what, until when.
//!
//! Five lines are enough to start; everything else sharpens the answer.

use crate::entry::{Hosting, LegalType, Platform, Sector, Strength};
use crate::scalar::{
    CapabilityId, CertificationId, CountryCode, Date, FormatId, FundingId, LanguageCode, PackageId,
    RegionCode, Release, SoftwareId, StandardId, ToolHandle,
};
use crate::words::{data, words};
use std::collections::BTreeMap;

data! {
    /// One organisation and its tools.
    pub struct Inventory {
        /// Version of the format; this reader knows 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
        pub inventory: u32,
        /// The organisation.
        pub organisation: Organisation,
        /// Time in which the plan must fit.
        #[serde(default)]
        pub planning: Planning,
        /// People who do the work.
        #[serde(default)]
        pub capacity: Capacity,
        /// What every proposal must keep to.
        #[serde(default)]
        pub policy: Policy,
        /// The tools in use.
        pub tools: Vec<Tool>,
        /// Data that must flow between tools.
        #[serde(default)]
        pub interfaces: Vec<Interface>,
        /// Duties of law, contract or profession.
        #[serde(default)]
        pub obligations: Vec<Obligation>,
        /// Which tool is wished or must be changed before which.
        #[serde(default)]
        pub order: Vec<OrderWish>,
        /// Funding that the organisation means to ask for.
        #[serde(default)]
        pub funding: Vec<FundingId>,
        /// What the organisation wants, in its own words.
        #[serde(default)]
        pub goals: Vec<Box<str>>,
        /// Anything else a reader of the plan must know.
        #[serde(default)]
        pub notes: Vec<Box<str>>,
    }

    /// Who the organisation is.
    pub struct Organisation {
        /// Its name, or a description of it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub name: Box<str>,
        /// What it does.
        #[serde(default)]
        pub sector: Option<Sector>,
        /// Where it is, like `DE-SH`.
        #[serde(default)]
        pub region: Option<RegionCode>,
        /// What kind of place it is in.
        #[serde(default)]
        pub setting: Option<Setting>,
        /// People who work there.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_000_000)))]
        pub headcount: Option<u32>,
        /// People who use computers there; the headcount if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_000_000)))]
        pub users: Option<u32>,
        /// Turnover in thousand euros a year.
        #[serde(default)]
        pub turnover_keur: Option<u32>,
        /// Legal form, such as `gmbh`.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 60)))]
        pub legal_form: Option<Box<str>>,
        /// Legal type, as funding rules use it.
        #[serde(default)]
        pub legal_type: Option<LegalType>,
        /// Digital maturity, from 1 (paper) to 5 (software is the business); limits the size of a step.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
        pub digital_maturity: Option<u8>,
        /// Whether it runs critical infrastructure; where the policy says nothing, stricter limits hold then.
        #[serde(default)]
        pub critical_infrastructure: bool,
    }

    /// When work may be done.
    #[derive(Default)]
    pub struct Planning {
        /// First day of work; the date of the answer if left out.
        #[serde(default)]
        pub start: Option<Date>,
        /// Months within which everything should be done; 24 if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 120)))]
        pub horizon_months: Option<u16>,
        /// Times without changes.
        #[serde(default)]
        pub blackouts: Vec<Period>,
        /// If given, what people work with changes only within these times: products reach everybody, and tools go that
        /// nothing has taken the place of. Lessons and preparations may come before.
        #[serde(default)]
        pub windows: Vec<Period>,
        /// Decisions of others that take time.
        #[serde(default)]
        pub lead_times: Vec<LeadTime>,
        /// What every trial must be.
        #[serde(default)]
        pub pilot: Option<Pilot>,
    }

    /// From one day to another, both included.
    pub struct Period {
        /// First day.
        pub from: Date,
        /// Last day.
        pub to: Date,
        /// Why.
        #[serde(default)]
        pub reason: Option<Box<str>>,
        /// Tools it is about; empty means all.
        #[serde(default)]
        pub applies_to: Vec<ToolHandle>,
    }

    /// A decision of others.
    pub struct LeadTime {
        /// What it is.
        pub kind: LeadTimeKind,
        /// How long it takes, in months.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 48)))]
        pub months: u16,
        /// What it is about.
        #[serde(default)]
        pub note: Option<Box<str>>,
        /// Tools it is about; empty means all that are replaced.
        #[serde(default)]
        pub applies_to: Vec<ToolHandle>,
    }

    /// What a trial must be.
    pub struct Pilot {
        /// Its length, in months.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 24)))]
        pub min_months: u16,
        /// People who take part.
        #[serde(default)]
        pub users: Option<u32>,
    }

    /// Time of people.
    #[derive(Default)]
    pub struct Capacity {
        /// Hours a month that those who run the systems have for changes.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
        pub it_hours_per_month: Option<u32>,
        /// Hours a month that can be bought from outside.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
        pub external_hours_per_month: Option<u32>,
        /// Hours a month that one person has for learning; 2 if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 160)))]
        pub training_hours_per_person_and_month: Option<u32>,
        /// Changes that people can bear at the same time; 1 to 3 by digital maturity if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100)))]
        pub max_parallel_changes: Option<u32>,
        /// Weeks that people have to get used to a large change before the next one; 4 if left out, 0 for none.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 52)))]
        pub settling_weeks: Option<u8>,
        /// What can or cannot be done in house.
        #[serde(default)]
        pub skills: Vec<Box<str>>,
    }

    /// Hard limits and weights.
    #[derive(Default)]
    pub struct Policy {
        /// Ways of running software that are allowed; empty means all.
        #[serde(default)]
        pub hosting: Vec<Hosting>,
        /// Certifications of which whoever runs software for the organisation must hold one; empty means that none is
        /// asked for. What the organisation runs itself is not concerned.
        #[serde(default)]
        pub certifications: Vec<CertificationId>,
        /// Whether data must stay in a region.
        #[serde(default)]
        pub data_region: Option<DataRegion>,
        /// Countries whose companies must not hold data.
        #[serde(default)]
        pub excluded_jurisdictions: Vec<CountryCode>,
        /// Languages that every user interface must have.
        #[serde(default)]
        pub languages: Vec<LanguageCode>,
        /// Devices that software for everybody must run on.
        #[serde(default)]
        pub platforms: Vec<Platform>,
        /// Smallest share of the used capabilities that a substitute must cover, in percent; 50 if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100)))]
        pub min_coverage_percent: Option<u8>,
        /// Whether several organisations must be able to share an installation.
        #[serde(default)]
        pub multi_tenancy: bool,
        /// Whether open-core software may be proposed; yes if left out.
        #[serde(default)]
        pub open_core: Option<OpenCore>,
        /// Smallest number of known providers; 0 if left out.
        #[serde(default)]
        pub min_providers: Option<u8>,
        /// Day since which a substitute must have had a release; what nobody knows a release of does not count.
        #[serde(default)]
        pub released_since: Option<Date>,
        /// Weights of the criteria, 0 to 100, for those that should differ from the default.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::criterion_keys())))]
        pub weights: BTreeMap<Criterion, u8>,
    }

    /// One tool in use.
    pub struct Tool {
        /// Name as it is known in the house or in a software list.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub name: Box<str>,
        /// Short handle by which other lines of this file name it; made from the name if left out.
        #[serde(default)]
        pub id: Option<ToolHandle>,
        /// Its id in the catalogue, where the name alone is not clear.
        #[serde(default)]
        pub software: Option<SoftwareId>,
        /// Its exact id in a software index.
        #[serde(default)]
        pub package: Option<PackageId>,
        /// Its publisher, as software lists show it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub publisher: Option<Box<str>>,
        /// Its release.
        #[serde(default)]
        pub version: Option<Release>,
        /// People who use it; all users if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1_000_000)))]
        pub users: Option<u32>,
        /// What it is really used for; all that it can do if left out.
        #[serde(default)]
        pub uses: Vec<CapabilityId>,
        /// Handle of the tool with which it was bought and without which it cannot be cancelled.
        #[serde(default)]
        pub bundled_in: Option<ToolHandle>,
        /// The contract, if there is one.
        #[serde(default)]
        pub contract: Option<Contract>,
        /// Who else owns or prescribes it, such as the tax adviser.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub owned_by: Option<Box<str>>,
        /// Why it must stay, if it must.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 300)))]
        pub keep: Option<Box<str>>,
        /// Software already chosen to replace it.
        #[serde(default)]
        pub replace_by: Option<SoftwareId>,
        /// Systems without which it does not work here.
        #[serde(default)]
        pub needs_platform: Vec<Platform>,
        /// Devices on which people use it and a substitute must run too.
        #[serde(default)]
        pub used_on: Vec<Platform>,
        /// Formats that partners send and expect: a substitute must read and write them, as far as the tool does.
        #[serde(default)]
        pub needs_formats: Vec<FormatId>,
        /// Anything else to know.
        #[serde(default)]
        pub note: Option<Box<str>>,
    }

    /// A contract.
    pub struct Contract {
        /// Its last day; left out if it runs until notice is given.
        #[serde(default)]
        pub ends: Option<Date>,
        /// Its first day, if it matters.
        #[serde(default)]
        pub starts: Option<Date>,
        /// Notice that must be given before its end, in months.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 60)))]
        pub notice_months: u16,
        /// Months by which it goes on without notice; 12 if left out, 0 if it simply ends.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 60)))]
        pub renews_months: Option<u16>,
        /// Its cost, in euros a year.
        #[serde(default)]
        pub cost_eur_per_year: Option<u32>,
    }

    /// Data that flows from one tool to another, or out of the house.
    pub struct Interface {
        /// Handle of the tool that gives.
        pub from: ToolHandle,
        /// Handle of the tool that takes.
        #[serde(default)]
        pub to: Option<ToolHandle>,
        /// Who takes it outside the house.
        #[serde(default)]
        pub outside: Option<Box<str>>,
        /// Whether work stops without it.
        #[serde(default)]
        pub required: bool,
        /// Standards over which it can run.
        #[serde(default)]
        pub standards: Vec<StandardId>,
        /// What it is about.
        #[serde(default)]
        pub note: Option<Box<str>>,
    }

    /// A duty.
    pub struct Obligation {
        /// What kind.
        pub kind: ObligationKind,
        /// Rule it follows from, such as `GoBD`.
        #[serde(default)]
        pub rule: Option<Box<str>>,
        /// Tools it is about; empty means all.
        #[serde(default)]
        pub applies_to: Vec<ToolHandle>,
        /// Countries whose companies must not hold the data.
        #[serde(default)]
        pub excluded_jurisdictions: Vec<CountryCode>,
        /// What it means here.
        #[serde(default)]
        pub note: Option<Box<str>>,
    }

    /// One tool before another.
    pub struct OrderWish {
        /// Handle of the tool that is changed first.
        pub first: ToolHandle,
        /// Handle of the tool that is changed after it.
        pub then: ToolHandle,
        /// Whether it is a must (`hard`) or a wish (`soft`).
        pub strength: Strength,
        /// Why.
        #[serde(default)]
        pub reason: Option<Box<str>>,
    }
}

words! {
    /// What kind of place an organisation is in.
    pub enum Setting {
        /// Countryside.
        Rural,
        /// Town.
        Town,
        /// City.
        City,
        /// Coast or island.
        Coast,
    }

    /// Region in which data must stay.
    pub enum DataRegion {
        /// Anywhere.
        Any,
        /// The European Union.
        Eu,
        /// Germany.
        De,
        /// Within the house.
        InHouse,
    }

    /// Whether open-core software may be proposed.
    pub enum OpenCore {
        /// It may.
        Allowed,
        /// It may not.
        Excluded,
    }

    /// A decision of others that takes time.
    pub enum LeadTimeKind {
        /// A public tender or another procurement procedure.
        Tender,
        /// Consent of the works or staff council.
        WorksCouncil,
        /// A budget decision.
        Budget,
        /// Consent of somebody else: school authority, parent company, parents.
        Consent,
    }

    /// Kind of duty.
    pub enum ObligationKind {
        /// Records must be kept readable.
        Retention,
        /// Professional secrecy.
        Confidentiality,
        /// Personal data that need particular care.
        DataProtection,
        /// Level of electronic signatures.
        Signature,
        /// Fiscal rules, such as for cash registers.
        Fiscal,
        /// Accessibility.
        Accessibility,
        /// Service around the clock.
        Availability,
        /// A contract with a client.
        ClientContract,
        /// Something else.
        Other,
    }

    /// What a ranking is made of.
    pub enum Criterion {
        /// Share of the used capabilities that is covered.
        Coverage,
        /// How far the catalogue says that it can stand in.
        Fit,
        /// Data that comes along.
        Migration,
        /// Licence and freedom to leave.
        License,
        /// Where maker and hosting are.
        Jurisdiction,
        /// How it is kept alive.
        Maintenance,
        /// Providers, and how near they are.
        Providers,
        /// Ways in which it can be run.
        Hosting,
        /// Language of the user interface.
        Language,
        /// How well it works together with what else is there.
        Integration,
        /// Work to introduce it.
        Effort,
        /// How well the facts are supported.
        Evidence,
        /// Whether data can leave it again in open formats; weighed only if a weight is given.
        Exit,
    }
}

impl Tool {
    /// A tool of which nothing but the name is known.
    #[must_use]
    pub fn named(name: Box<str>) -> Self {
        Self {
            name,
            id: None,
            software: None,
            package: None,
            publisher: None,
            version: None,
            users: None,
            uses: Vec::new(),
            bundled_in: None,
            contract: None,
            owned_by: None,
            keep: None,
            replace_by: None,
            needs_platform: Vec::new(),
            used_on: Vec::new(),
            needs_formats: Vec::new(),
            note: None,
        }
    }
}

impl Inventory {
    /// The handle of every tool, in order: its `id`, or one made from its name.
    #[must_use]
    pub fn handles(&self) -> Vec<ToolHandle> {
        let numbered = |index: usize| ToolHandle::parse(&format!("tool-{}", index + 1));
        self.tools
            .iter()
            .enumerate()
            .filter_map(|(index, tool)| {
                tool.id
                    .clone()
                    .or_else(|| ToolHandle::parse(&slug(&tool.name)).ok())
                    .or_else(|| numbered(index).ok())
            })
            .collect()
    }
}

/// A name as an id: small letters, digits and hyphens, umlauts spelt out, at most 64 bytes.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
        if slug.len() >= 62 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

//! The adviser's hard limits and weights, with the defaults filled in.

use std::collections::BTreeMap;
use umstieg_format::entry::{Hosting, Platform};
use umstieg_format::inventory::{Criterion, DataRegion, Inventory as RawInventory, OpenCore};
use umstieg_format::scalar::{CountryCode, LanguageCode};

/// What every proposal must keep to, and what counts how much in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Ways of running software that are allowed; empty means all.
    pub hosting: Vec<Hosting>,
    /// Region in which data must stay.
    pub data_region: DataRegion,
    /// Countries whose companies must not hold data.
    pub excluded_jurisdictions: Vec<CountryCode>,
    /// Languages that every user interface must have.
    pub languages: Vec<LanguageCode>,
    /// Devices that software for everybody must run on.
    pub platforms: Vec<Platform>,
    /// Smallest share of the needs that a substitute must cover, in thousandths.
    pub min_coverage: u16,
    /// Whether several organisations must be able to share an installation.
    pub multi_tenancy: bool,
    /// Whether open-core software may be proposed.
    pub open_core: bool,
    /// Smallest number of known providers.
    pub min_providers: usize,
    /// Weights of the criteria, 0 to 100.
    pub weights: BTreeMap<Criterion, u8>,
}

/// Weight of each criterion where the adviser sets none. What a tool does for people counts half; the rest is shared by
/// what decides whether it lasts, following the score components that the project was founded on: jurisdiction,
/// licence, self-hosting, number of providers, exit formats.
const WEIGHTS: [(Criterion, u8); 12] = [
    (Criterion::Coverage, 35),
    (Criterion::Fit, 15),
    (Criterion::Migration, 8),
    (Criterion::License, 5),
    (Criterion::Jurisdiction, 5),
    (Criterion::Maintenance, 6),
    (Criterion::Providers, 8),
    (Criterion::Hosting, 3),
    (Criterion::Language, 4),
    (Criterion::Integration, 5),
    (Criterion::Effort, 3),
    (Criterion::Evidence, 3),
];

/// What covers less than half of what is used is no substitute.
const MIN_COVERAGE_PERCENT: u8 = 50;

impl Default for Policy {
    fn default() -> Self {
        Self {
            hosting: Vec::new(),
            data_region: DataRegion::Any,
            excluded_jurisdictions: Vec::new(),
            languages: Vec::new(),
            platforms: Vec::new(),
            min_coverage: u16::from(MIN_COVERAGE_PERCENT) * 10,
            multi_tenancy: false,
            open_core: true,
            min_providers: 0,
            weights: WEIGHTS.into_iter().collect(),
        }
    }
}

impl Policy {
    /// The policy of an inventory: what it says, the defaults for the rest, and the limits that its obligations on all
    /// tools imply.
    #[must_use]
    pub fn of(inventory: &RawInventory) -> Self {
        let stated = &inventory.policy;
        let mut policy = Self {
            hosting: stated.hosting.clone(),
            data_region: stated.data_region.unwrap_or(DataRegion::Any),
            excluded_jurisdictions: stated.excluded_jurisdictions.clone(),
            languages: stated.languages.clone(),
            platforms: stated.platforms.clone(),
            min_coverage: u16::from(stated.min_coverage_percent.unwrap_or(MIN_COVERAGE_PERCENT)) * 10,
            multi_tenancy: stated.multi_tenancy,
            open_core: stated.open_core != Some(OpenCore::Excluded),
            min_providers: stated.min_providers.map_or(0, usize::from),
            ..Self::default()
        };
        policy.weights.extend(stated.weights.iter().map(|(criterion, weight)| (*criterion, *weight)));
        for obligation in inventory.obligations.iter().filter(|obligation| obligation.applies_to.is_empty()) {
            policy.excluded_jurisdictions.extend(obligation.excluded_jurisdictions.iter().cloned());
        }
        policy.excluded_jurisdictions.sort();
        policy.excluded_jurisdictions.dedup();
        policy
    }

    /// The weight of a criterion.
    #[must_use]
    pub fn weight(&self, criterion: Criterion) -> u8 {
        self.weights.get(&criterion).copied().unwrap_or(0).min(100)
    }
}

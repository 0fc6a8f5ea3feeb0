//! The adviser's hard limits and weights, with the defaults filled in.

use crate::catalogue::Catalogue;
use std::collections::BTreeMap;
use umstieg_format::entry::{Hosting, Platform};
use umstieg_format::inventory::{Criterion, DataRegion, Inventory as RawInventory, OpenCore};
use umstieg_format::scalar::{CertificationId, CountryCode, Date, LanguageCode};

/// What every proposal must keep to, and what counts how much in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Ways of running software that are allowed; empty means all.
    pub hosting: Vec<Hosting>,
    /// Certifications of which whoever runs software for the organisation must hold one; empty means none.
    pub certifications: Vec<CertificationId>,
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
    /// Whether somebody must have a confirmed offer to maintain, support or operate it.
    pub support: bool,
    /// Day since which a substitute must have had a release.
    pub released_since: Option<Date>,
    /// Whether the organisation runs critical infrastructure, so that stricter limits hold where none are stated.
    pub critical_infrastructure: bool,
    /// Weights of the criteria, 0 to 100.
    pub weights: BTreeMap<Criterion, u8>,
}

/// Weight of each criterion where the adviser sets none. What a tool does for people counts half; the rest is shared by
/// what decides whether it lasts, following the score components that the project was founded on: jurisdiction, licence,
/// self-hosting, number of providers. The fifth, exit formats, is [`Criterion::Exit`] and has no weight unless the adviser
/// gives it one: the catalogue knows of too few products yet in which formats data leaves them, and a criterion that is
/// unknown nearly everywhere would rank by who has been looked at.
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

/// Share of what is used, in percent, that a substitute must cover: what covers less than half is none.
const MIN_COVERAGE_PERCENT: u8 = 50;

/// Ways of running software for critical infrastructure where the inventory names none. Society depends on it, so it
/// must not depend on a cloud that another state's law or a maker far away can switch off; a sovereign cloud only promises
/// that, so an adviser who accepts the promise has to say so.
const CRITICAL_HOSTING: [Hosting; 5] =
    [Hosting::Local, Hosting::OnPremises, Hosting::Isolated, Hosting::ManagedDe, Hosting::ManagedEu];

impl Default for Policy {
    fn default() -> Self {
        Self {
            hosting: Vec::new(),
            certifications: Vec::new(),
            data_region: DataRegion::Any,
            excluded_jurisdictions: Vec::new(),
            languages: Vec::new(),
            platforms: Vec::new(),
            min_coverage: u16::from(MIN_COVERAGE_PERCENT) * 10,
            multi_tenancy: false,
            open_core: true,
            min_providers: 0,
            support: false,
            released_since: None,
            critical_infrastructure: false,
            weights: WEIGHTS.into_iter().collect(),
        }
    }
}

impl Policy {
    /// The policy of an inventory: what it says, the defaults for the rest – stricter ones for critical infrastructure, with
    /// the certifications that the catalogue knows –, and the limits that its obligations on all tools imply.
    #[must_use]
    pub fn of(catalogue: &Catalogue, inventory: &RawInventory) -> Self {
        let stated = &inventory.policy;
        let mut policy = Self {
            hosting: stated.hosting.clone(),
            certifications: stated.certifications.clone(),
            data_region: stated.data_region.unwrap_or(DataRegion::Any),
            excluded_jurisdictions: stated.excluded_jurisdictions.clone(),
            languages: stated.languages.clone(),
            platforms: stated.platforms.clone(),
            min_coverage: u16::from(stated.min_coverage_percent.unwrap_or(MIN_COVERAGE_PERCENT)) * 10,
            multi_tenancy: stated.multi_tenancy,
            open_core: stated.open_core != Some(OpenCore::Excluded),
            min_providers: stated.min_providers.map_or(0, usize::from),
            released_since: stated.released_since,
            ..Self::default()
        };
        if inventory.organisation.critical_infrastructure {
            policy.tighten(catalogue, stated.min_providers.is_none());
        }
        policy.weights.extend(stated.weights.iter().map(|(criterion, weight)| (*criterion, *weight)));
        for obligation in inventory.obligations.iter().filter(|obligation| obligation.applies_to.is_empty()) {
            policy.excluded_jurisdictions.extend(obligation.excluded_jurisdictions.iter().cloned());
        }
        policy.excluded_jurisdictions.sort();
        policy.excluded_jurisdictions.dedup();
        policy
    }

    /// Sets the limits for critical infrastructure where none are stated.
    ///
    /// A host must hold one of the certifications about the security of information: Directive (EU) 2022/2555, article
    /// 21(2)(d), makes operators answer for the security of those who supply them, and an independent audit is the evidence
    /// that an adviser can ask for.
    fn tighten(&mut self, catalogue: &Catalogue, any_number_of_providers: bool) {
        self.critical_infrastructure = true;
        if self.hosting.is_empty() {
            self.hosting = CRITICAL_HOSTING.to_vec();
        }
        if self.certifications.is_empty() {
            let known = catalogue.vocabulary().certifications.iter();
            let secure = known.filter(|(_, term)| term.information_security);
            self.certifications = secure.map(|(id, _)| id.clone()).collect();
        }
        // Somebody who can be bound by a contract to come when it fails.
        self.support = any_number_of_providers;
    }

    /// The weight of a criterion.
    #[must_use]
    pub fn weight(&self, criterion: Criterion) -> u8 {
        self.weights.get(&criterion).copied().unwrap_or(0).min(100)
    }
}

//! Whether an organisation may apply to a funding programme: yes, no or unknown, condition by condition.

use crate::catalogue::Catalogue;
use crate::inventory::Inventory;
use umstieg_format::entry::{FundingStatus, Permission};
use umstieg_format::scalar::FundingId;

/// A programme and what its conditions say about an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingMatch {
    /// The programme.
    pub programme: FundingId,
    /// Every condition that the programme is known to have, and its answer.
    pub conditions: Vec<(Condition, Answer)>,
    /// Whether the inventory names the programme.
    pub asked_for: bool,
    /// Whether the organisation can take part as a partner of somebody else's application.
    pub as_partner: bool,
    /// Whether work may begin before the approval.
    pub start_before_approval: Permission,
}

/// A condition of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// It takes applications.
    Status,
    /// The applicant is in its region.
    Region,
    /// The applicant has a legal type that may apply.
    LegalType,
    /// The applicant is neither too large nor too small.
    Employees,
    /// The applicant's turnover is not too large.
    Turnover,
    /// The applicant's sector may apply.
    Sector,
}

/// What is known about a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It is met.
    Yes,
    /// Nobody knows.
    Unknown,
    /// It is not met.
    No,
}

impl FundingMatch {
    /// The worst answer: no if one condition is not met, unknown if one is not known.
    #[must_use]
    pub fn answer(&self) -> Answer {
        self.conditions.iter().map(|(_, answer)| *answer).max().unwrap_or(Answer::Unknown)
    }

    /// Whether the inventory means to apply, may do so as far as is known, and must wait for the approval.
    #[must_use]
    pub fn must_be_awaited(&self) -> bool {
        self.asked_for && self.answer() != Answer::No && self.start_before_approval == Permission::Forbidden
    }
}

/// Holds every programme of the catalogue against an organisation: asked-for ones first, then by answer, then by id.
#[must_use]
pub fn funding_matches(catalogue: &Catalogue, inventory: &Inventory) -> Vec<FundingMatch> {
    let organisation = &inventory.raw().organisation;
    let mut matches: Vec<FundingMatch> = catalogue
        .entries()
        .funding
        .iter()
        .map(|(id, programme)| {
            let rule = &programme.eligibility;
            let in_list = |known: Option<bool>| match known {
                Some(true) => Answer::Yes,
                Some(false) => Answer::No,
                None => Answer::Unknown,
            };
            let status = match programme.status {
                FundingStatus::Open => Answer::Yes,
                FundingStatus::Ended => Answer::No,
                FundingStatus::BetweenCalls | FundingStatus::Announced | FundingStatus::Unknown => {
                    Answer::Unknown
                }
            };
            let legal = (!rule.legal_types.is_empty())
                .then(|| in_list(organisation.legal_type.map(|legal| rule.legal_types.contains(&legal))));
            let sized = rule.max_employees.is_some() || rule.min_employees.is_some();
            let employees = sized.then(|| {
                in_list(organisation.headcount.map(|count| {
                    rule.max_employees.is_none_or(|most| count <= most)
                        && rule.min_employees.is_none_or(|least| count >= least)
                }))
            });
            let turnover = rule
                .max_turnover_keur
                .map(|most| in_list(organisation.turnover_keur.map(|turnover| turnover <= most)));
            let of_sectors = !rule.sectors.is_empty() || !rule.excluded_sectors.is_empty();
            let sector = of_sectors.then(|| {
                in_list(organisation.sector.map(|sector| {
                    (rule.sectors.is_empty() || rule.sectors.contains(&sector))
                        && !rule.excluded_sectors.contains(&sector)
                }))
            });
            let region =
                in_list(organisation.region.as_ref().map(|region| programme.region.contains(region)));
            // What a programme does not ask for is no condition, and is not told as one that is met.
            let asked = [
                (Condition::Status, Some(status)),
                (Condition::Region, Some(region)),
                (Condition::LegalType, legal),
                (Condition::Employees, employees),
                (Condition::Turnover, turnover),
                (Condition::Sector, sector),
            ];
            FundingMatch {
                programme: id.clone(),
                conditions: asked.into_iter().filter_map(|(kind, answer)| Some((kind, answer?))).collect(),
                asked_for: inventory.raw().funding.contains(id),
                as_partner: legal == Some(Answer::No)
                    && organisation.legal_type.is_some_and(|legal| rule.partners.contains(&legal)),
                start_before_approval: programme.start_before_approval,
            }
        })
        .collect();
    matches.sort_by(|a, b| {
        (!a.asked_for, a.answer(), &a.programme).cmp(&(!b.asked_for, b.answer(), &b.programme))
    });
    matches
}

//! What the organisation itself sets up so that the change lasts.

use crate::catalogue::Catalogue;
use crate::decide::{Decisions, Verdict};
use crate::inventory::Inventory;
use crate::order::{Answer, FundingMatch};
use umstieg_format::entry::Measure;
use umstieg_format::scalar::FundingId;

/// Open products from which on somebody should answer for them as a whole: below that, whoever looks after a product can
/// also look after its licence and its updates.
const MANY_PRODUCTS: usize = 3;

/// Users of computers from which on that is an office and not one person's task. Below 50 people the European Union calls
/// a firm small (Recommendation 2003/361/EC); such firms seldom have anybody for a single subject.
const OFFICE_USERS: u32 = 50;

/// A measure with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureAdvice {
    /// The measure.
    pub measure: Measure,
    /// Whether it is an office; one person's task if not.
    pub office: bool,
    /// Open products that the organisation will use.
    pub products: usize,
    /// People who use computers there.
    pub users: u32,
    /// Programmes that pay for an office or help with it and for which no condition speaks against the organisation; none
    /// for one person's task.
    pub funding: Vec<FundingId>,
}

/// Measures that make sense for an organisation after a plan.
pub(super) fn of(
    catalogue: &Catalogue,
    inventory: &Inventory,
    decisions: &Decisions,
    funding: &[FundingMatch],
) -> Vec<MeasureAdvice> {
    let already_open = decisions.tools.iter().filter(|decision| decision.verdict == Verdict::Open).count();
    let new = decisions.products.iter().filter(|product| !product.in_use).count();
    let (products, users) = (already_open + new, inventory.users().0);
    // Where nothing changes, nothing new has to be answered for.
    if new == 0 || products < MANY_PRODUCTS {
        return Vec::new();
    }
    let office = users >= OFFICE_USERS;
    // Who pays for an office does not help those who need none.
    let helps = |programme: &&FundingMatch| {
        let entry = catalogue.funding(&programme.programme);
        office
            && programme.answer() != Answer::No
            && entry.is_some_and(|entry| entry.measures.contains(&Measure::OpenSourceOffice))
    };
    vec![MeasureAdvice {
        measure: Measure::OpenSourceOffice,
        office,
        products,
        users,
        funding: funding.iter().filter(helps).map(|programme| programme.programme.clone()).collect(),
    }]
}

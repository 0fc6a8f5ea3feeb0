//! Contracts of tools that go: when notice is given, and what goes on longer than wanted.

use super::View;
use crate::document::{Align, Block, Line, Table};
use umstieg_core::plan::{ContractOutcome, Renewal};

/// One row for every contract, by the day of notice.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let words = view.reader.words;
    let mut contracts: Vec<&ContractOutcome> = view.plan.contracts.iter().collect();
    if contracts.is_empty() {
        return Vec::new();
    }
    contracts
        .sort_by_key(|contract| (contract.notice_on.unwrap_or(contract.ends), contract.ends, contract.tool));
    let [tool, on, by, ends, cost, remark] = words.contract_heads();
    let mut table = Table::new(vec![
        (Align::Flow, tool.into()),
        (Align::Left, on.into()),
        (Align::Left, by.into()),
        (Align::Left, ends.into()),
        (Align::Right, cost.into()),
        (Align::Flow, remark.into()),
    ]);
    let date = |date| Line::from(words.date(date));
    for contract in contracts {
        table.row(vec![
            view.tool(contract.tool).into(),
            contract.notice_on.map_or_else(Line::default, date),
            contract.notice_by.map_or_else(Line::default, date),
            date(contract.ends),
            contract.cost_eur_per_year.map_or_else(Line::default, |cost| words.euros(u64::from(cost)).into()),
            remark_of(view, contract).into(),
        ]);
    }
    vec![Block::Table(table.without_empty())]
}

/// What is to be said about a contract beside its dates.
pub(crate) fn remark_of(view: &View<'_>, contract: &ContractOutcome) -> String {
    let words = view.reader.words;
    let line = view.plan.inventory.line(contract.tool).contract.as_ref();
    match contract.renewal {
        Renewal::None if line.is_some_and(|contract| contract.renews_months == Some(0)) => {
            words.contract_ends_itself().to_owned()
        }
        Renewal::None => String::new(),
        Renewal::Renewed(times) => {
            words.contract_renewed(times, contract.used_until, view.renewal_cost(contract))
        }
        Renewal::Gap => words.contract_gap(contract.used_until),
        Renewal::Open => words.contract_open().to_owned(),
    }
}

impl View<'_> {
    /// What the renewals of a contract cost, if that is known.
    pub(crate) fn renewal_cost(&self, contract: &ContractOutcome) -> Option<u64> {
        let Renewal::Renewed(times) = contract.renewal else { return None };
        let months = self.plan.inventory.line(contract.tool).contract.as_ref()?.renews_months.unwrap_or(12);
        Some(u64::from(contract.cost_eur_per_year?) * u64::from(times) * u64::from(months) / 12)
    }
}

//! Wishes for an order, and what waiting for grants costs, as JSON.

use super::all_software;
use super::tools::named;
use crate::plan::{View, grant_cost, grant_sentence, wish_fate, wished};
use crate::v1;
use umstieg_core::format::entry::Strength;
use umstieg_core::plan::{WishFate, WishOutcome};

/// A wish.
pub(super) fn wish(view: &View<'_>, outcome: &WishOutcome) -> v1::Wish {
    let wish = view.plan.inventory.raw().order.get(outcome.wish);
    let bare = v1::Wish {
        first: named(view, outcome.first),
        then: named(view, outcome.then),
        strength: wish.map_or(Strength::Soft, |wish| wish.strength),
        reason: wish.and_then(|wish| wish.reason.as_deref()).map(str::to_owned),
        wished: wished(view, outcome),
        fate: v1::WishFate::Kept,
        done: None,
        begins: None,
        circle: None,
        tools: Vec::new(),
        products: Vec::new(),
        text: wish_fate(view, outcome),
    };
    match &outcome.fate {
        WishFate::Kept { done, begins } => v1::Wish { done: Some(*done), begins: Some(*begins), ..bare },
        WishFate::GivenUp { done, begins, circle } => v1::Wish {
            fate: v1::WishFate::GivenUp,
            done: Some(*done),
            begins: Some(*begins),
            circle: *circle,
            ..bare
        },
        WishFate::Stays(tools) => v1::Wish {
            fate: v1::WishFate::Stays,
            tools: tools.iter().map(|tool| named(view, *tool)).collect(),
            ..bare
        },
        WishFate::Together(products) => {
            v1::Wish { fate: v1::WishFate::Together, products: all_software(view.reader, products), ..bare }
        }
    }
}

/// What waiting for grants costs.
pub(super) fn grant_wait(view: &View<'_>) -> Option<v1::GrantWait> {
    let wait = view.plan.grant_wait.as_ref()?;
    let cost = grant_cost(view, wait);
    let programmes = wait.programmes.iter();
    Some(v1::GrantWait {
        programmes: programmes
            .map(|id| v1::Named { id: id.to_string(), name: view.reader.programme(id) })
            .collect(),
        until: wait.until,
        renewals: cost.renewals,
        cost_eur: cost.euros,
        work_end_without: wait.work_end_without,
        text: grant_sentence(view),
    })
}

//! Wishes for an order and what becomes of them; what waiting for grants costs.

use super::Named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::entry::Strength;
use umstieg_format::scalar::Date;

/// A wish that one tool changes before another, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// The tool that is to change first.
    pub first: Named,
    /// The tool that is to change after it.
    pub then: Named,
    /// Whether it is a must or a wish.
    pub strength: Strength,
    /// Why, in the words of the inventory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What is wished for, in words, with its reason.
    pub wished: String,
    /// What becomes of it.
    pub fate: WishFate,
    /// `kept`, `given-up`: last day of the change that is to come first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// `kept`, `given-up`: first day of the change that is to come after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<Date>,
    /// `given-up`: position of the circle among `circles` for which it was given up, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<usize>,
    /// `stays`: the tools that do not move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<Named>,
    /// `together`: the products that take the place of both tools at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Named>,
    /// What becomes of it, in words.
    pub text: String,
}

/// What becomes of a wish for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WishFate {
    /// It is kept.
    Kept,
    /// It is given up.
    GivenUp,
    /// It changes nothing, as one of the tools does not move, or neither.
    Stays,
    /// It changes nothing, as both tools change at once.
    Together,
}

/// What it means to wait for the decisions on grants before anything is ordered: this plan beside the same one without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantWait {
    /// Programmes that forbid to begin before their decision.
    pub programmes: Vec<Named>,
    /// Day on which the last of their decisions is expected.
    pub until: Date,
    /// Renewals of contracts that the wait costs.
    pub renewals: u64,
    /// What they cost, in euros, as far as it is known.
    pub cost_eur: u64,
    /// Last day of work without the wait.
    pub work_end_without: Date,
    /// The same as a sentence; absent if it costs neither money nor time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

//! What is said, apart from how it looks: every sentence of an answer is a function here, once per language.
//!
//! A language is one type that implements all the traits. A new variant anywhere in the data breaks a `match`, a new
//! sentence breaks an `impl`; so the compiler names what still has to be said, in every language.

mod answers;
mod de;
mod en;
mod entries;
mod forms;
mod group;
mod impact;
mod layers;
mod money;
mod order;
mod plans;
mod reasons;
mod summary;
mod support;
mod terms;

pub(crate) use answers::{Answers, Together};
pub(crate) use entries::EntryWords;
pub(crate) use forms::Forms;
pub(crate) use group::{GroupHeads, GroupWords, Unshown};
pub(crate) use impact::{Fate, ImpactCounts, ImpactHeads, ImpactWords, Move};
pub(crate) use layers::LayerWords;
pub(crate) use money::{MoneyWords, RenewalTold};
pub(crate) use order::{GrantWaitTold, OrderWords};
pub(crate) use plans::{PlanHeads, PlanWords, WorkTold};
pub(crate) use reasons::Reasons;
pub(crate) use summary::{SummaryWords, ToolCounts};
pub(crate) use support::{OFFICE_THINKABLE, SupportHeads, SupportWords, Whose};
pub(crate) use terms::Terms;

use crate::options::Language;

/// Everything that a language must be able to say.
pub(crate) trait Words:
    Forms
    + Terms
    + Reasons
    + Answers
    + SummaryWords
    + PlanWords
    + MoneyWords
    + OrderWords
    + EntryWords
    + LayerWords
    + SupportWords
    + GroupWords
    + ImpactWords
{
}

impl<T> Words for T where
    T: Forms
        + Terms
        + Reasons
        + Answers
        + SummaryWords
        + PlanWords
        + MoneyWords
        + OrderWords
        + EntryWords
        + LayerWords
        + SupportWords
        + GroupWords
        + ImpactWords
{
}

/// The words of a language.
pub(crate) fn of(language: Language) -> &'static dyn Words {
    match language {
        Language::De => &de::German,
        Language::En => &en::English,
    }
}

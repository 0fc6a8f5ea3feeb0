//! What is said about a change of the catalogue and what it means.

use umstieg_core::format::kind::EntryKind;
use umstieg_core::format::message::Message;
use umstieg_core::format::scalar::Date;
use umstieg_core::impact::Proof;
use umstieg_core::order::Answer;
use umstieg_core::plan::Renewal;

/// Heads of the sections and columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImpactHeads {
    pub(crate) mistakes: &'static str,
    pub(crate) decisions: &'static str,
    pub(crate) catalogue: &'static str,
    pub(crate) unread: &'static str,
    pub(crate) organisations: &'static str,
    pub(crate) ranking: &'static str,
    pub(crate) products: &'static str,
    pub(crate) plan: &'static str,
    /// Column: what changes.
    pub(crate) what: &'static str,
    /// Column: how it was.
    pub(crate) before: &'static str,
    /// Column: how it is.
    pub(crate) after: &'static str,
    /// Column: what it comes from.
    pub(crate) because: &'static str,
}

/// Organisations by what changes for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ImpactCounts {
    /// Organisations that were looked at.
    pub(crate) all: usize,
    /// Those for which anything changes.
    pub(crate) affected: usize,
    /// Tools about which is decided otherwise.
    pub(crate) decisions: usize,
    /// Rankings that change.
    pub(crate) rankings: usize,
    /// Products that come in or no longer do.
    pub(crate) products: usize,
    /// Plans of which work, dates, contracts or proofs change.
    pub(crate) plans: usize,
}

/// What happens to a tool as a whole; names come in as they are to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate<'a> {
    Replaced(&'a str),
    Covered(&'a str),
    Partly(&'a str),
    Stays,
    Retires,
    Open,
    Unknown,
}

/// What happens to a candidate; places count from 1, scores are thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move<'a> {
    /// It comes in and may be chosen.
    Comes { place: usize, score: u16 },
    /// It comes in and is ruled out.
    ComesRuledOut { why: &'a str },
    /// It is no candidate any more.
    Goes,
    /// It is ruled out now.
    RuledOut { why: &'a str },
    /// It is ruled out no longer.
    Allowed { place: usize, score: u16 },
    /// It stays ruled out, for other reasons.
    OtherReasons { why: &'a str },
    /// It has another score.
    Scored { places: (usize, usize), scores: (u16, u16) },
}

/// Sentences about changes of the catalogue in a language.
pub(crate) trait ImpactWords {
    /// Heads of the sections and columns.
    fn impact_heads(&self) -> ImpactHeads;
    /// Title of an impact.
    fn impact_title(&self) -> &'static str;
    /// Entries that come in, change and go; the name if it is one.
    fn impact_entries(&self, added: usize, changed: usize, removed: usize, name: Option<&str>) -> String;
    /// Nothing but sources is another one.
    fn impact_sources_only(&self) -> &'static str;
    /// Both catalogues say the same, or what can be read of them does.
    fn impact_nothing(&self, whole: bool) -> &'static str;
    /// What changes for the organisations that were looked at.
    fn impact_effects(&self, counts: ImpactCounts, day: Date) -> String;
    /// No organisation was given.
    fn impact_unasked(&self) -> &'static str;
    /// What changes for one organisation.
    fn impact_of_one(&self, name: &str, counts: ImpactCounts) -> String;
    /// Everything comes from the only part that changes.
    fn impact_single_cause(&self, name: &str) -> String;
    /// How causes were found.
    fn impact_causes(&self) -> &'static str;
    /// Effects cannot be told, because a side has so many mistakes; without a difference, nothing can be compared.
    fn impact_refused(&self, before: usize, after: usize, comparable: bool) -> String;
    /// Which side a mistake is on.
    fn impact_side(&self, after: bool) -> &'static str;
    /// Entries that may be there and cannot be read.
    fn impact_unread(&self, names: &str) -> String;

    /// A kind of entry.
    fn entry_kind(&self, kind: EntryKind) -> &'static str;
    /// The sources of the ordering rules, or of the playbooks.
    fn rule_sources(&self, playbooks: bool) -> &'static str;
    /// What the catalogue says about itself.
    fn manifest(&self) -> &'static str;
    /// An entry comes in.
    fn entry_added(&self) -> &'static str;
    /// An entry goes.
    fn entry_removed(&self) -> &'static str;
    /// Before a value that comes in.
    fn fact_added(&self) -> &'static str;
    /// Before a value that goes.
    fn fact_removed(&self) -> &'static str;
    /// Sources that were looked at again, and those that are others.
    fn sources_changed(&self, rechecked: usize, others: usize) -> String;
    /// Facts that are not told.
    fn facts_more(&self, count: usize) -> String;

    /// Why: each of the causes as it is to be shown.
    fn because_of(&self, causes: &str) -> String;
    /// Parts that make a difference only together.
    fn cause_together(&self, names: &[String]) -> String;
    /// Parts of which not all need to have to do with it.
    fn cause_among(&self, names: &[String]) -> String;

    /// What happens to a tool.
    fn fate(&self, fate: Fate<'_>) -> String;
    /// The reason for a decision is another one.
    fn reason_changes(&self) -> &'static str;
    /// What a tool is taken for.
    fn meaning_title(&self) -> &'static str;
    /// Nobody knows what it is.
    fn meaning_unknown(&self) -> &'static str;
    /// The first of a ranking is another one.
    fn first_changes(&self, before: Option<&str>, after: Option<&str>) -> String;
    /// What happens to a candidate.
    fn candidate_moves(&self, name: &str, what: Move<'_>) -> String;
    /// Candidates of which the score changes by less than a point.
    fn candidates_barely(&self, count: usize) -> String;
    /// A product that comes in, and for what.
    fn product_comes(&self, name: &str, purpose: &str) -> String;
    /// A product that no longer comes in.
    fn product_goes(&self, name: &str) -> String;
    /// A product that comes in for other tools or people.
    fn product_changes(&self, name: &str, before: &str, after: &str) -> String;
    /// For which tools, or so many products that need it, and how many people.
    fn product_purpose(&self, tools: &str, products: (&str, usize), users: u32) -> String;
    /// When a contract ends, and how often it goes on before.
    fn contract_end(&self, day: Date, renewal: Renewal) -> String;
    /// Work in minutes, where hours would hide the difference.
    fn minutes(&self, minutes: u64) -> String;

    /// Head of a row: the roll-out of a product.
    fn row_roll_out(&self, product: &str) -> String;
    /// Head of a row: the last day of a tool.
    fn row_switch_off(&self, tool: &str) -> String;
    /// Head of a row: the end of a contract.
    fn row_contract(&self, tool: &str) -> String;
    /// Head of a row: cost of contracts that end.
    fn row_cost(&self) -> &'static str;
    /// Head of a row: steps.
    fn row_steps(&self) -> &'static str;
    /// Head of a row: work of the house.
    fn row_effort(&self) -> &'static str;
    /// Head of a row: last day of work.
    fn row_end(&self) -> &'static str;
    /// Head of a row: what is proven.
    fn row_proof(&self) -> &'static str;
    /// Head of a row: a programme.
    fn row_funding(&self, programme: &str) -> String;
    /// What is proven of a plan.
    fn proof(&self, proof: Proof) -> String;
    /// The answer to the conditions of a programme.
    fn funding_answer(&self, answer: Answer) -> &'static str;
    /// There is no plan, and why.
    fn refusal(&self, why: &Message) -> String;
    /// There is a plan.
    fn planned(&self) -> &'static str;
    /// Steps that come in.
    fn steps_added(&self, titles: &str) -> String;
    /// Steps that go.
    fn steps_removed(&self, titles: &str) -> String;
    /// The document was cut because a comment cannot hold more; the sections with these headings are missing.
    fn cut_short(&self, missing: &[&str]) -> String;
}

//! What a change of the catalogue means.

use super::{Language, Named};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use umstieg_format::scalar::Date;

/// What a change of the catalogue means: the document `umstieg.impact`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// `umstieg.impact`.
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Language of names and sentences.
    pub language: Language,
    /// Day of both answers.
    pub as_of: Date,
    /// Errors of the catalogues; if there are any, nothing is said about organisations.
    pub mistakes: Vec<CatalogueMistake>,
    /// Parts of the catalogue that are not the same; absent if a catalogue cannot be read at all.
    pub changes: Option<Vec<PartChange>>,
    /// Entries that one side has and the other may have, too, in a file that cannot be read.
    pub unread: Vec<CataloguePart>,
    /// What effects come from, each once; effects name a cause by its place in this list.
    pub causes: Vec<EffectCause>,
    /// What changes for organisations, one for each inventory; absent if nobody can tell.
    pub organisations: Option<Vec<OrganisationImpact>>,
}

/// An error of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueMistake {
    /// The side it is on.
    pub side: ImpactSide,
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// The rule that it breaks.
    pub rule: String,
    /// What was found and what was expected, in English.
    pub message: String,
}

/// A side of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImpactSide {
    /// The catalogue before the change.
    Before,
    /// The catalogue after the change.
    After,
}

/// A part of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CataloguePart {
    /// What kind of part it is.
    pub kind: PartKind,
    /// The key of the kind of an entry, such as `software` or `data_kind`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Id of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// The file that it stands in, within its catalogue.
    pub file: String,
}

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// An entry, a word or a rule.
    Entry,
    /// The sources of a file of rules.
    Sources,
    /// What the catalogue says about itself.
    Manifest,
}

/// A part that is not the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartChange {
    /// The part.
    pub part: CataloguePart,
    /// How it differs.
    pub change: PartChangeKind,
    /// What differs within it; empty for a part that only one side has.
    pub facts: Vec<FactChange>,
}

/// How a part differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartChangeKind {
    /// Only the new catalogue has it.
    Added,
    /// Both have it, and not the same.
    Changed,
    /// Only the old catalogue has it.
    Removed,
}

/// A fact that is not the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactChange {
    /// Where it stands in its entry: keys, and items of lists by what they are called.
    pub path: Vec<PathStep>,
    /// What it is about.
    pub about: FactNature,
    /// What the old catalogue says; absent if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<serde_json::Value>,
    /// What the new catalogue says; absent if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<serde_json::Value>,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum PathStep {
    /// A key.
    Key(String),
    /// An item of a list.
    Item(String),
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactNature {
    /// What the entry is about.
    Statement,
    /// Where that was seen.
    Source,
    /// The day on which somebody looked again, and nothing else.
    Recheck,
}

/// What changes for an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationImpact {
    /// The organisation.
    pub name: String,
    /// What is not the same; empty if nothing changes.
    pub effects: Vec<Effect>,
}

/// Something that is not the same for an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// What kind of thing it is.
    pub kind: EffectKind,
    /// The tool, the product or the programme that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Named>,
    /// What it is, in words.
    pub title: String,
    /// How it was; absent if it was not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<EffectState>,
    /// How it is; absent if it is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<EffectState>,
    /// What more is to be said, in sentences.
    pub sentences: Vec<String>,
    /// What it comes from: places in `causes` of the document, from 0. Each of the causes alone, left out, makes it another
    /// one.
    pub causes: Vec<usize>,
}

/// A kind of effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EffectKind {
    /// Whether there is a plan at all.
    Refusal,
    /// What a tool is taken for.
    Meaning,
    /// What happens to a tool.
    Decision,
    /// Who can take the place of a tool or a part of it.
    Ranking,
    /// A product that comes in.
    Product,
    /// The day on which everybody has a product.
    RollOut,
    /// The last day of a tool.
    SwitchOff,
    /// The end of a contract.
    Contract,
    /// What contracts that end cost a year.
    Cost,
    /// The steps.
    Steps,
    /// The work of the house.
    Effort,
    /// The last day of work.
    End,
    /// What is proven.
    Proof,
    /// The conditions of a programme.
    Funding,
}

/// How something is on one side of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffectState {
    /// In words.
    pub text: String,
    /// Software: what a tool is taken for, or what takes its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub software: Vec<Named>,
    /// The day, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// The number, if it is one: steps, minutes of work, euros a year, people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Candidates in their order, if it is a ranking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranking: Vec<RankedCandidate>,
}

/// A candidate of a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankedCandidate {
    /// The software.
    pub software: Named,
    /// Its place, from 1; absent if it is ruled out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<usize>,
    /// Its score, in thousandths.
    pub score: u16,
    /// Why it is ruled out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<String>,
}

/// What effects come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffectCause {
    /// Parts without which it would be another one: places in `changes` of the document, from 0.
    pub parts: Vec<usize>,
    /// Whether fewer of them were tried and made no difference; if not, not all need to have to do with it.
    pub narrowed: bool,
}

//! The shape of a file: does its tree fit the JSON Schema of its kind.
//!
//! A schema is compiled once into a small tree of rules (`compile`) and then held against many files
//! (`check`). Every mistake is found; nothing is said twice about one place. Whether values fit each
//! other, or name something that exists, is not judged here.

mod check;
mod compile;
mod guide;
mod lend;
mod nearest;
mod words;

use std::collections::BTreeMap;
use std::fmt;

pub(crate) use self::guide::{Guide, Writing};
pub use self::nearest::nearest;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::scalar::FormatCheck;
use crate::source::Source;
use crate::structure::{Node, Report};

/// A compiled schema.
///
/// ```
/// use umstieg_format::limits::Limits;
/// use umstieg_format::shape::Shape;
/// use umstieg_format::source::Source;
/// use umstieg_format::structure::parse;
///
/// let schema = serde_json::json!({
///     "type": "object",
///     "properties": { "version": { "type": "string" } },
///     "additionalProperties": false
/// });
/// let shape = Shape::compile(&schema, &[])?;
/// let source = Source::new("a.yaml", "version: 1.10\n");
/// let root = parse(&source, &Limits::catalogue()).root.expect("the file is well-formed");
/// assert_eq!(
///     shape.check(&root, &source)[0].message.en,
///     "`version` is the unquoted number `1.10`, expected text"
/// );
/// # Ok::<(), umstieg_format::shape::SchemaError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Shape {
    rules: Vec<Rule>,
    root: RuleId,
}

impl Shape {
    /// Compiles a JSON Schema (draft 2020-12, as schemars writes it for types read by serde).
    ///
    /// `formats` names the checks for the schema's string formats; the widths of numbers are known.
    ///
    /// # Errors
    ///
    /// Fails on a keyword that would have to be ignored and on a format without a check, so that a file
    /// that passes has been held against the whole schema.
    pub fn compile(schema: &serde_json::Value, formats: &[FormatCheck]) -> Result<Self, SchemaError> {
        compile::compile(schema, formats)
    }

    /// Finds everything in a tree that does not fit, in order.
    ///
    /// Parts that the structural pass has refused are passed over.
    #[must_use]
    pub fn check(&self, root: &Node, source: &Source) -> Vec<Finding> {
        let mut report = Report::new(source, Limits::catalogue().findings);
        check::check(self, root, &mut report);
        report.finish()
    }

    fn resolve(&self, id: RuleId) -> &Rule {
        compile::resolve(&self.rules, id)
    }
}

/// A schema that cannot be compiled; a mistake in this program, not in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaError {
    place: String,
    message: String,
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "schema at `#{}`: {}", self.place, self.message)
    }
}

impl std::error::Error for SchemaError {}

/// Index of a rule; schemas refer to themselves, so rules cannot own one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RuleId(usize);

/// What a node must be.
#[derive(Clone, Debug)]
enum Rule {
    /// Anything.
    Any,
    /// The same as another rule.
    Same(RuleId),
    /// Text.
    Text(TextRule),
    /// One text of a closed list.
    Choice(Vec<String>),
    /// `true` or `false`.
    Boolean,
    /// A whole number between two others.
    Integer { least: i128, most: i128 },
    /// A number between two others.
    Number { least: f64, most: f64 },
    /// A list.
    List(ListRule),
    /// A mapping with fields.
    Record(RecordRule),
    /// A mapping whose field `tag` decides which branch the others belong to.
    Tagged(TaggedRule),
    /// One word, or a mapping with one field that names its branch.
    Variant(VariantRule),
    /// One of several that differ in type.
    Either(Vec<RuleId>),
}

#[derive(Clone, Debug)]
struct TextRule {
    least: usize,
    most: usize,
    format: Option<FormatCheck>,
}

#[derive(Clone, Debug)]
struct ListRule {
    /// Rules of the first items, where they have rules of their own.
    first: Vec<RuleId>,
    /// Rule of the other items.
    rest: Option<RuleId>,
    least: usize,
    most: usize,
    /// Whether an item may not be there twice.
    is_set: bool,
    /// Whether the order of the items means something.
    is_ordered: bool,
}

#[derive(Clone, Debug)]
struct RecordRule {
    fields: BTreeMap<String, Field>,
    /// The fields in the order of the schema, which is the order of the documentation.
    order: Vec<String>,
    required: Vec<String>,
    extra: Extra,
    /// What the keys of `extra` must be.
    keys: Option<RuleId>,
    least: usize,
    most: usize,
}

#[derive(Clone, Debug)]
struct TaggedRule {
    tag: String,
    branches: BTreeMap<String, RuleId>,
    order: Vec<String>,
}

#[derive(Clone, Debug)]
struct VariantRule {
    words: Vec<String>,
    branches: BTreeMap<String, RuleId>,
    order: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Field {
    rule: RuleId,
    presence: Presence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Required,
    Optional,
}

/// What fields without a name in the schema must be.
#[derive(Clone, Copy, Debug)]
enum Extra {
    Refused,
    Anything,
    Values(RuleId),
}

#[cfg(test)]
mod tests;

//! The one layout of every kind of file: same data, same text. Comments are kept.
//!
//! Phases of [`lay_out`]: the strict structural pass reads the file, `comments` finds what is no data, `tree` joins both,
//! `order` brings keys and sets into the order of the schema, `print` writes, `same` compares. A text is never folded, so
//! that it is found by searching and a difference shows the sentence; a collection stands on one line if it fits into
//! [`WIDTH`] columns, with the exceptions listed in `habits`.

mod comments;
mod habits;
mod order;
mod print;
mod same;
mod scalar;
mod tree;

use crate::finding::Finding;
use crate::kind::FileKind;
use crate::limits::Limits;
use crate::read::shape;
use crate::shape::Guide;
use crate::source::Source;
use crate::structure::parse;
use std::fmt;

/// Columns that a collection may take on one line.
pub const WIDTH: usize = 120;

/// Why a file is not laid out; it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its structure is wrong, so nobody can say what it means.
    Broken(Vec<Finding>),
    /// The new text would not say the same: a mistake in this program, noticed before it does harm.
    Unfaithful,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(findings) => write!(f, "structure is wrong in {} places", findings.len()),
            Self::Unfaithful => f.write_str("layout would change what the file says"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Writes a file as every file of its kind is written: same data, same comments, one layout.
///
/// Fields that the schema does not know are kept behind those that it knows. Laying out the result again changes
/// nothing.
///
/// ```
/// use umstieg_format::kind::FileKind;
/// use umstieg_format::layout::lay_out;
/// use umstieg_format::source::Source;
///
/// let source = Source::new("roles.yaml", "roles:\n  cache: # fast\n      name: { en: Cache, de: Zwischenspeicher }\n");
/// assert_eq!(
///     lay_out(&source, FileKind::Roles, &umstieg_format::limits::Limits::catalogue()),
///     Ok("roles:\n  cache: # fast\n    name: {de: \"Zwischenspeicher\", en: \"Cache\"}\n".to_owned())
/// );
/// ```
///
/// # Errors
///
/// Refuses files whose structure is wrong, with every finding.
pub fn lay_out(source: &Source, kind: FileKind, limits: &Limits) -> Result<String, Refusal> {
    let parsed = parse(source, limits);
    let root = match parsed.root {
        Some(root) if parsed.findings.is_empty() => root,
        _ => return Err(Refusal::Broken(parsed.findings)),
    };
    let Some(guide) = shape(kind).map(Guide::of) else { return Err(Refusal::Unfaithful) };
    let found = comments::find(source.text(), &root);
    let mut tree = tree::build(source.text(), &root, &found);
    order::sort(&mut tree, guide);
    tree.lift();
    let text = print::print(&tree, kind, guide);
    let laid = Source::new(source.name(), text);
    if same::same(&root, &found, &laid, guide, limits) {
        Ok(laid.text().to_owned())
    } else {
        Err(Refusal::Unfaithful)
    }
}

#[cfg(test)]
mod tests;

//! What other catalogues publish about software, as the fields of a draft entry.
//!
//! Three formats are known, told apart by what is in the file: `publiccode.yml` (versions 0.1 to 0.7), products of
//! endoflife.date (the front matter of its pages, and the JSON of both versions of its interface), and the YAML files of
//! awesome-selfhosted-data. A draft holds what the source says and nothing else: sentences are not copied, capabilities
//! have the level `unknown`, and everything that a person must look at is a [`Note`] with its place.

mod awesome_selfhosted;
mod draft;
mod endoflife;
mod entry;
mod foreign;
mod note;
mod reader;

pub(crate) use draft::Making;
pub use draft::{Draft, OPEN, Page};
pub use entry::{Merged, merge};
pub use foreign::{Foreign, Origin, limits, read};
pub use note::{Expected, Note, NoteKind};
pub(crate) use reader::one_line;

use umstieg_format::scalar::{Date, SoftwareId};

/// What a file does not say of itself.
pub struct Context<'c> {
    /// The name of the software, if it is another one than in the file, or the file has none.
    pub name: Option<&'c str>,
    /// The day on which somebody read it.
    pub checked: Date,
    /// The page that shows it, if it does not name one itself or another one is better.
    pub page: Option<Page>,
    /// Leave releases out whose support ended before this day.
    pub ended_since: Option<Date>,
    /// The software of the catalogue that a name certainly means.
    pub find: &'c dyn Fn(&str) -> Option<SoftwareId>,
}

/// Makes a draft of a file.
///
/// ```
/// use umstieg_exchange::import::{Context, draft, read};
/// use umstieg_format::scalar::Date;
/// use umstieg_format::source::Source;
///
/// let text = "name: Exampletalk\nwebsite_url: https://example.org/\nlicenses: [MIT]\ntags: [Wikis]\n";
/// let file = read(&Source::new("exampletalk.yml", text)).expect("a file of a known format");
/// let checked = Date::parse("2026-11-22")?;
/// let context = Context { name: None, checked, page: None, ended_since: None, find: &|_| None };
/// let draft = draft(&file, &context).expect("it has a name");
/// assert_eq!(draft.name, "Exampletalk");
/// assert_eq!(draft.fields["capabilities"]["wiki"]["level"], "unknown");
/// # Ok::<(), umstieg_format::message::Message>(())
/// ```
///
/// # Errors
/// Every finding that makes a draft impossible, such as a file without the name of the software.
pub fn draft(file: &Foreign, context: &Context<'_>) -> Result<Draft, umstieg_format::finding::Findings> {
    match file.origin() {
        Origin::Publiccode => crate::publiccode::read::draft(file, context),
        Origin::EndOfLife => endoflife::draft(file, context),
        Origin::AwesomeSelfhosted => awesome_selfhosted::draft(file, context),
    }
}

//! What a rule is: its name, why it exists, what breaks it and what keeps it.

use crate::context::{Context, Found};
use umstieg_format::finding::{self, Level};

/// One rule with everything its page says.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable name in kebab-case.
    pub id: &'static str,
    /// Level of its findings.
    pub level: Level,
    /// What it is about.
    pub group: Group,
    /// What is expected of a file, as one sentence.
    pub summary: &'static str,
    /// Why, and what to do, in whole sentences.
    pub why: &'static str,
    /// What breaks the rule.
    pub bad: Example,
    /// What keeps it.
    pub good: Example,
    pub(crate) check: Check,
}

/// What rules are about, in the order in which their pages are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Files and folders.
    Files,
    /// What YAML allows and this catalogue does not.
    Structure,
    /// Fields and their values.
    Shape,
    /// Ids that lead somewhere.
    References,
    /// Terms of use.
    License,
    /// Where facts were seen, and when.
    Evidence,
    /// Web addresses.
    Addresses,
    /// The same thing said twice.
    Duplicates,
    /// Names by which inventories are read.
    Names,
    /// Texts that people read.
    Texts,
    /// What software does.
    Capabilities,
    /// What can stand in for what.
    Substitutes,
    /// What must be there for software to work.
    Requirements,
    /// Releases and their support.
    Lifecycle,
    /// Organisations that help.
    Providers,
    /// Programmes that pay.
    Funding,
    /// Real deployments.
    Deployments,
    /// Closed lists of words.
    Vocabulary,
    /// Ordering rules and playbooks.
    Plans,
    /// Folders laid over one another.
    Layers,
    /// Inventories.
    Inventory,
}

/// A piece of a catalogue that shows a rule.
///
/// The examples of a rule are judged on 2027-01-15, laid over a small catalogue in which nothing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// Parts of files.
    Files(&'static [Part]),
    /// Something that cannot be shown in a few lines, in words.
    Told(&'static str),
}

/// A part of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file, relative to the catalogue.
    pub path: &'static str,
    /// What stands in it; fields that do not matter are left out.
    pub text: &'static str,
    /// Whether `text` is the whole file.
    pub whole: bool,
}

impl Part {
    /// Fields of a file of which the rest does not matter.
    pub(crate) const fn of(path: &'static str, text: &'static str) -> Self {
        Self { path, text, whole: false }
    }

    /// A whole file.
    pub(crate) const fn whole(path: &'static str, text: &'static str) -> Self {
        Self { path, text, whole: true }
    }
}

/// Who checks a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// Reading does: the rule belongs to `umstieg-format`.
    Reading,
    /// A function of this crate.
    Entries {
        /// Fields that it looks at in entries, by their paths: `license.model`. Where one of them is broken an entry is not
        /// judged by the rule; where others are, it is. What it takes from the texts of files needs no entry and is not
        /// listed.
        fields: &'static [&'static str],
        /// The function.
        check: fn(&Context<'_>, &mut Found<'_>),
    },
}

impl Rule {
    /// A rule that reading checks, with what its page says.
    pub(crate) const fn known(
        rule: finding::Rule,
        group: Group,
        why: &'static str,
        bad: Example,
        good: Example,
    ) -> Self {
        let finding::Rule { id, level, summary } = rule;
        Self { id, level, group, summary, why, bad, good, check: Check::Reading }
    }

    /// The part of the rule that findings are made from.
    #[must_use]
    pub fn head(&self) -> finding::Rule {
        finding::Rule { id: self.id, level: self.level, summary: self.summary }
    }
}

impl Group {
    /// Heading of the group.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Files => "Files and folders",
            Self::Structure => "YAML",
            Self::Shape => "Fields and values",
            Self::References => "References",
            Self::License => "Licences",
            Self::Evidence => "Evidence",
            Self::Addresses => "Web addresses",
            Self::Duplicates => "Duplicates",
            Self::Names => "Names",
            Self::Texts => "Texts",
            Self::Capabilities => "Capabilities",
            Self::Substitutes => "Substitutes",
            Self::Requirements => "Requirements",
            Self::Lifecycle => "Releases",
            Self::Providers => "Providers",
            Self::Funding => "Funding",
            Self::Deployments => "Reference deployments",
            Self::Vocabulary => "Vocabulary",
            Self::Plans => "Ordering rules and playbooks",
            Self::Layers => "Layers",
            Self::Inventory => "Inventories",
        }
    }
}

//! Why there is no schedule.

use crate::project::joined;

/// No schedule, and what is known about the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// There is none: what is named here contradicts itself.
    Contradiction(Box<Conflict>),
    /// None was found within the budget, nor was it shown that there is none.
    NotFound {
        /// Constraints the closest attempt breaks.
        broken: u64,
        /// Activities that miss their deadline in it.
        missed: Vec<usize>,
    },
    /// The objective has more levels than are accepted.
    TooManyLevels {
        /// Levels found.
        found: usize,
        /// Levels accepted.
        limit: usize,
    },
}

/// A set of statements about the project that cannot all hold.
///
/// Releases and calendars hold in any case. Where precedences are named, or resources without a window, the activities
/// named contradict one another with no more than these. Elsewhere, that is with a window or where only search could
/// tell, all precedences and capacities hold, and what is named are the deadlines and fixed starts that are too many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// Activities whose work takes part.
    pub activities: Vec<usize>,
    /// Precedences that take part, as index and tag.
    pub precedences: Vec<(usize, u32)>,
    /// Activities whose deadline takes part.
    pub deadlines: Vec<usize>,
    /// Activities whose fixed start takes part.
    pub fixed: Vec<usize>,
    /// Resources that take part.
    pub resources: Vec<usize>,
    /// Window and numbers of an energy contradiction, if it is one.
    pub energy: Option<EnergyConflict>,
    /// True if nothing named can be left out without the contradiction going away, and this was shown for each part;
    /// false if it is not known.
    pub minimal: bool,
}

/// Work that does not fit into a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnergyConflict {
    /// First day of the window.
    pub from: u32,
    /// First day after it.
    pub to: u32,
    /// Units times days needed.
    pub required: u64,
    /// Units times days there are; none on days that are closed to all users of the resource, where they follow one
    /// calendar.
    pub available: u64,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Contradiction(conflict) => write!(f, "no schedule exists: {conflict}"),
            Self::NotFound { broken, missed } => {
                write!(
                    f,
                    "no schedule found within the budget; the closest attempt breaks {broken} constraints "
                )?;
                write!(f, "and misses {} deadlines", missed.len())
            }
            Self::TooManyLevels { found, limit } => {
                write!(f, "objective has {found} levels, accepted are {limit}")
            }
        }
    }
}

impl std::error::Error for Failure {}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let precedences: Vec<usize> = self.precedences.iter().map(|it| it.0).collect();
        let parts = [
            ("activities", &self.activities),
            ("precedences", &precedences),
            ("deadlines of", &self.deadlines),
            ("fixed starts of", &self.fixed),
            ("resources", &self.resources),
        ];
        let named = parts.iter().filter(|part| !part.1.is_empty());
        let shown: Vec<String> = named.map(|(name, list)| format!("{name} {}", joined(list))).collect();
        f.write_str(&shown.join("; "))?;
        if let Some(it) = self.energy {
            write!(f, "; {} unit-days needed in days {}..{}, ", it.required, it.from, it.to)?;
            write!(f, "{} available", it.available)?;
        }
        Ok(())
    }
}

//! All findings of a run, kept in their one order.

use std::fmt;

use super::{Finding, Level};

/// Findings in order of file, line, column and rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    sorted: Vec<Finding>,
}

impl Findings {
    /// Starts with nothing found.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one finding at its place; use [`Extend`] for many.
    pub fn push(&mut self, finding: Finding) {
        let place = self.sorted.partition_point(|present| present <= &finding);
        self.sorted.insert(place, finding);
    }

    /// Tells whether anything found forbids using the files.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// Counts the findings of one level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.sorted.iter().filter(|finding| finding.level == level).count()
    }

    /// Tells whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Counts all findings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Visits the findings in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.sorted.iter()
    }

    /// Returns the findings in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Finding] {
        &self.sorted
    }

    /// Gives the findings away, in order.
    #[must_use]
    pub fn into_vec(self) -> Vec<Finding> {
        self.sorted
    }
}

impl From<Vec<Finding>> for Findings {
    fn from(mut findings: Vec<Finding>) -> Self {
        findings.sort();
        Self { sorted: findings }
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(findings: T) -> Self {
        Self::from(findings.into_iter().collect::<Vec<_>>())
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        self.sorted.extend(findings);
        self.sorted.sort();
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.sorted.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.sorted.iter()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.sorted {
            writeln!(f, "{finding}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Location, rules};
    use super::*;

    fn finding(file: &str) -> Finding {
        Finding::new(&rules::TAG, crate::message::Message::same("x"), Location::file(file))
    }

    #[test]
    fn keeps_order_however_findings_arrive() {
        let mut pushed = Findings::new();
        pushed.push(finding("b"));
        pushed.push(finding("a"));
        let mut extended = Findings::new();
        extended.extend([finding("b"), finding("a")]);
        assert_eq!(pushed, extended);
        assert_eq!(pushed.to_string(), "a:1:1: error[tag]: x\nb:1:1: error[tag]: x\n");
    }

    #[test]
    fn has_errors_looks_at_levels() {
        let mut warning = finding("a");
        warning.level = Level::Warning;
        let mut findings = Findings::from(vec![warning]);
        assert!(!findings.has_errors());
        findings.push(finding("a"));
        assert!(findings.has_errors());
        assert_eq!(findings.count(Level::Warning), 1);
    }
}

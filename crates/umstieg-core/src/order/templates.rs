//! The steps of a playbook as one change takes them: what is left out, and what becomes part of what.

use crate::order::StepPart;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::entry::{Playbook, StepTemplate};
use umstieg_format::scalar::StepId;

/// Templates that a change takes, each with those that become part of it.
pub(super) struct Taken<'a> {
    steps: Vec<&'a StepTemplate>,
    hosts: BTreeMap<&'a StepId, &'a StepId>,
}

impl<'a> Taken<'a> {
    /// Takes the templates that a change needs, and joins what few people do in one go.
    pub(super) fn new(
        playbook: &'a Playbook,
        users: u32,
        joins: impl Fn(&StepTemplate) -> bool,
        needed: impl Fn(&StepTemplate) -> bool,
    ) -> Self {
        let steps: Vec<&StepTemplate> = playbook
            .steps
            .iter()
            .filter(|template| users >= template.min_users && needed(template))
            .collect();
        let host = |template: &&'a StepTemplate| {
            let part =
                template.part_of.as_ref().filter(|part| joins(template) && users < part.below_users)?;
            // What would be done in a step that is left out is done in the one that follows.
            let named = steps.iter().find(|other| other.id == part.step);
            let next = || steps.iter().find(|other| other.after.contains(&part.step));
            Some((&template.id, &named.or_else(next)?.id))
        };
        let hosts = steps.iter().filter_map(host).collect();
        Self { steps, hosts }
    }

    /// All templates, in the order of the playbook.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a StepTemplate> {
        self.steps.iter().copied()
    }

    /// The templates that become steps of their own, in the order of the playbook.
    pub(super) fn own(&self) -> impl Iterator<Item = &'a StepTemplate> {
        self.steps.iter().copied().filter(|template| !self.hosts.contains_key(&template.id))
    }

    /// The id of the step that a template is done in.
    pub(super) fn done_in(&self, template: &'a StepTemplate) -> &'a StepId {
        self.hosts.get(&template.id).copied().unwrap_or(&template.id)
    }

    /// A step's own template and those that are part of it, in the order of the playbook.
    pub(super) fn joined(&self, host: &'a StepTemplate) -> Vec<&'a StepTemplate> {
        self.all().filter(|template| *self.done_in(template) == host.id).collect()
    }
}

/// What a step consists of; nothing if it is one template alone.
pub(super) fn parts(joined: &[&StepTemplate]) -> Vec<StepPart> {
    let part = |template: &&StepTemplate| StepPart { step: template.id.clone(), kind: template.kind };
    if joined.len() > 1 { joined.iter().map(part).collect() } else { Vec::new() }
}

/// The made steps that a template follows; a step that was left out passes on what it would have followed.
pub(super) fn earlier_steps<Step: Copy + Ord>(
    playbook: &Playbook,
    template: &StepTemplate,
    made: &BTreeMap<StepId, Step>,
) -> BTreeSet<Step> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&StepId> = template.after.iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        match made.get(id) {
            Some(step) => {
                found.insert(*step);
            }
            None => {
                let left_out = playbook.steps.iter().find(|step| step.id == *id);
                open.extend(left_out.into_iter().flat_map(|step| &step.after));
            }
        }
    }
    found
}

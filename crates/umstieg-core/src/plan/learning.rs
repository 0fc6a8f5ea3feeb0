//! Skills that the steps of a plan take, and the time that people spend on learning.

use crate::catalogue::Catalogue;
use crate::inventory::Inventory;
use crate::order::{Origin, Step, StepGraph, StepIndex};
use crate::policy::Policy;
use crate::recommend::{Way, way};
use umstieg_format::entry::StepTemplate;
use umstieg_format::scalar::Text;

/// What a plan asks of people beside hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    /// Skills that steps take, those with the most work first, then by their German name.
    pub skills: Vec<SkillDemand>,
    /// Time that all people together spend on learning, in minutes.
    pub minutes: u64,
    /// Time that somebody spends who is taught everything, in minutes.
    pub minutes_per_person: u64,
    /// Steps in which people are taught, in the order of the graph.
    pub steps: Vec<StepIndex>,
}

/// One skill and the steps that take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillDemand {
    /// The skill, in the catalogue's words.
    pub skill: Text,
    /// The steps, in the order of the graph.
    pub steps: Vec<StepIndex>,
    /// Work of these steps, in minutes. A step that takes two skills counts with both, because nobody has said how it
    /// divides.
    pub minutes: u64,
}

/// Skills that a step takes, in the order of its playbook: its own and those of the steps that are done in it. Where a
/// provider runs the product, some steps take others.
#[must_use]
pub fn skills_of<'a>(
    catalogue: &'a Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    step: &Step,
) -> Vec<&'a Text> {
    let Origin::Playbook { playbook, step: own } = &step.origin else { return Vec::new() };
    let playbook = catalogue.entries().rules.playbooks.get(playbook);
    let is_done = |template: &&StepTemplate| {
        template.id == *own || step.parts.iter().any(|part| part.step == template.id)
    };
    let templates = playbook.map_or(&[][..], |playbook| playbook.steps.as_slice());
    let way = step.product.as_ref().and_then(|product| way(catalogue, inventory, policy, product));
    let is_hosted = matches!(way, Some(Way::Provider(_) | Way::Managed));
    let skills = |template: &'a StepTemplate| {
        let others = is_hosted && !template.hosted_skills.is_empty();
        if others { &template.hosted_skills } else { &template.skills }
    };
    let mut found: Vec<&Text> = Vec::new();
    for skill in templates.iter().filter(is_done).flat_map(skills) {
        if !found.contains(&skill) {
            found.push(skill);
        }
    }
    found
}

/// Adds up what the steps of a plan ask for.
pub(super) fn of(
    catalogue: &Catalogue,
    inventory: &Inventory,
    policy: &Policy,
    graph: &StepGraph,
) -> Learning {
    let mut learning = Learning::default();
    for (at, step) in graph.steps.iter().enumerate() {
        if step.learner_minutes > 0 {
            learning.steps.push(StepIndex(at));
            learning.minutes += u64::from(step.learner_minutes) * u64::from(step.users);
            learning.minutes_per_person += u64::from(step.learner_minutes);
        }
        for skill in skills_of(catalogue, inventory, policy, step) {
            let known = learning.skills.iter_mut().find(|demand| demand.skill == *skill);
            match known {
                Some(demand) => {
                    demand.steps.push(StepIndex(at));
                    demand.minutes += step.effort_minutes;
                }
                None => learning.skills.push(SkillDemand {
                    skill: skill.clone(),
                    steps: vec![StepIndex(at)],
                    minutes: step.effort_minutes,
                }),
            }
        }
    }
    learning
        .skills
        .sort_by(|a, b| (b.minutes, &a.skill.de, &a.skill.en).cmp(&(a.minutes, &b.skill.de, &b.skill.en)));
    learning
}

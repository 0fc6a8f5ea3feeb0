//! Steps of tools that go without a substitute, and of those that stay.

use super::Reason;
use super::steps::Builder;
use crate::decide::{KeepReason, platform_of};
use crate::inventory::ToolIndex;
use umstieg_format::entry::{Playbook, Software, StepKind};
use umstieg_format::inventory::ObligationKind;

/// Playbook of the one step for a tool that stays.
const CONTAIN: &str = "contain";

/// The same for an operating system, which has neither interfaces nor data of its own.
const CONTAIN_SYSTEM: &str = "contain-system";

/// Playbook of the one step for a tool that nobody knows.
const CLARIFY: &str = "clarify";

/// Playbook for a tool that goes without a substitute.
const RETIRE: &str = "retire";

impl Builder<'_> {
    /// A tool that nobody uses is cancelled and switched off.
    pub(super) fn retire_steps(&mut self, tool: ToolIndex) {
        let playbooks = &self.catalogue.entries().rules.playbooks;
        let general = playbooks.iter().find(|(id, _)| id.as_str() == RETIRE);
        let own = || self.playbook(self.inventory.tool(tool).software()?);
        let ends =
            |playbook: &Playbook| playbook.steps.iter().any(|template| template.kind == StepKind::SwitchOff);
        let any = || playbooks.iter().find(|(_, playbook)| ends(playbook));
        let Some((id, playbook)) = general.or_else(own).or_else(any) else { return };
        for template in &playbook.steps {
            let wanted = match template.kind {
                StepKind::GiveNotice => self.has_own_contract(tool),
                StepKind::SwitchOff => true,
                StepKind::Archive => self.has_duty(tool, ObligationKind::Retention),
                _ => false,
            };
            if wanted {
                let handle = &self.inventory.tool(tool).handle;
                let mut step = self.step(format!("{handle}.{}", template.id), id, &[template], template, 0);
                step.tool = Some(tool);
                let at = self.add(step);
                self.of_tool.entry(tool).or_default().entry(template.kind).or_default().push(at);
            }
        }
        for archive in self.tool_kind(tool, StepKind::Archive) {
            for end in self.tool_kind(tool, StepKind::SwitchOff) {
                self.wait(archive, end, Reason::Playbook(id.clone()));
            }
        }
    }

    /// A tool that nobody knows: somebody asks.
    pub(super) fn clarify_step(&mut self, tool: ToolIndex) {
        let playbooks = &self.catalogue.entries().rules.playbooks;
        let Some((id, playbook)) = playbooks.iter().find(|(id, _)| id.as_str() == CLARIFY) else { return };
        for template in playbook.steps.iter().filter(|template| template.kind == StepKind::Survey) {
            let handle = &self.inventory.tool(tool).handle;
            let mut step = self.step(format!("{handle}.{}", template.id), id, &[template], template, 0);
            step.tool = Some(tool);
            step.users = self.inventory.tool(tool).users;
            self.add(step);
        }
    }

    /// A tool that stays and for which the catalogue knows how to contain it.
    pub(super) fn contain_step(&mut self, tool: ToolIndex, reason: &KeepReason) {
        let known = self.inventory.tool(tool).software().and_then(|id| self.catalogue.software(id));
        let contained = known.is_some_and(|entry| entry.containment.is_some());
        let stays = !matches!(reason, KeepReason::Open | KeepReason::Unused);
        let playbooks = &self.catalogue.entries().rules.playbooks;
        let software = self.inventory.tool(tool).software();
        let is_system = software.is_some_and(|id| {
            let of_servers = |entry: &Software| entry.gives_server.is_some();
            platform_of(self.catalogue, id).is_some() || self.catalogue.software(id).is_some_and(of_servers)
        });
        let of_systems = || playbooks.iter().find(|(id, _)| id.as_str() == CONTAIN_SYSTEM);
        let found = is_system.then(of_systems).flatten();
        let general = || playbooks.iter().find(|(id, _)| id.as_str() == CONTAIN);
        let Some((id, playbook)) = found.or_else(general) else { return };
        if !contained || !stays {
            return;
        }
        for template in playbook.steps.iter().filter(|template| template.kind == StepKind::Contain) {
            let handle = &self.inventory.tool(tool).handle;
            let mut step = self.step(format!("{handle}.{}", template.id), id, &[template], template, 0);
            step.tool = Some(tool);
            step.users = self.inventory.tool(tool).users;
            let at = self.add(step);
            self.of_tool.entry(tool).or_default().entry(template.kind).or_default().push(at);
        }
    }
}

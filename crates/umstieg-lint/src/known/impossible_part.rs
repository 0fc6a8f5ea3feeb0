//! A step becomes part of one that comes directly before or after it.

use super::error;

known! {
    error("impossible-part", "A step becomes part of one that comes directly before or after it."), Plans,
    "In small organisations several steps are one piece of work. That works for steps of the same playbook and scope that \
     stay steps themselves, with nothing to be done between them.",
    bad ["rules/playbooks.yaml" =>
        "playbooks:\n  web-application:\n    name: {de: \"Webanwendung\", en: \"Web application\"}\n    basis: {de: \
         \"Planungswerte.\", en: \"Planning values.\"}\n    evidence: [source]\n    steps:\n      - {id: decide, kind: \
         decide, scope: product, title: {de: \"Entscheiden\", en: \"Decide\"}, part_of: {step: rollout, below_users: \
         10}}\n      - {id: install, kind: install, scope: product, title: {de: \"Einrichten\", en: \"Set up\"}, after: \
         [decide]}\n      - {id: rollout, kind: roll-out, scope: product, title: {de: \"Einführen\", en: \"Roll out\"}, \
         after: [install]}\n"],
    good ["rules/playbooks.yaml" =>
        "playbooks:\n  web-application:\n    name: {de: \"Webanwendung\", en: \"Web application\"}\n    basis: {de: \
         \"Planungswerte.\", en: \"Planning values.\"}\n    evidence: [source]\n    steps:\n      - {id: install, kind: \
         install, scope: product, title: {de: \"Einrichten\", en: \"Set up\"}}\n      - {id: train, kind: train, scope: \
         product, title: {de: \"Einweisen\", en: \"Train\"}, after: [install], part_of: {step: rollout, below_users: \
         10}}\n      - {id: rollout, kind: roll-out, scope: product, title: {de: \"Einführen\", en: \"Roll out\"}, after: \
         [train]}\n"]
}

//! What entries say about one another, and about themselves in two places.

use umstieg_format::finding::{Level, Rule};

const fn error(id: &'static str, summary: &'static str) -> Rule {
    Rule { id, level: Level::Error, summary }
}

const fn warning(id: &'static str, summary: &'static str) -> Rule {
    Rule { id, level: Level::Warning, summary }
}

known! {
    error("empty-catalogue", "A catalogue has software."), Files,
        "A catalogue without software answers nothing. Probably the wrong folder was named.",
        bad ("A folder with `catalogue.yaml` alone."),
        good ("At least one file in `software/`.");
    error("dangling-reference", "Every id leads to an entry or a term."), References,
        "Ids of software, providers, capabilities and other words must exist, or the fact is lost. The nearest known id is \
         proposed; a new word is added to its list in `vocabulary/`.",
        bad ["software/acme.yaml" => "categories: [mail, mial]\n"],
        good ["software/acme.yaml" => "categories: [mail]\n"];
    error("named-twice", "A list of ids names each once."), References,
        "Of two statements about the same thing one is a leftover, and nobody can tell which one counts.",
        bad ["software/acme.yaml" =>
            "replaces:\n  - {software: closed, fit: partial, evidence: [source]}\n  - {software: closed, fit: niche, evidence: [source]}\n"],
        good ["software/acme.yaml" => "replaces:\n  - {software: closed, fit: partial, evidence: [source]}\n"];
    error("refers-to-itself", "No entry requires, replaces or is tied to itself."), References,
        "A statement about an entry and itself is a slip of the pen; it would make plans wait for themselves.",
        bad ["software/acme.yaml" =>
            "requires:\n  - {any_of: [{software: acme}], supply: bundled, evidence: [source]}\n"],
        good ["software/acme.yaml" =>
            "requires:\n  - {any_of: [{software: known}], supply: bundled, evidence: [source]}\n"];
    error("cyclic-includes", "No suite includes itself, not even by way of its parts."), References,
        "A suite is taken apart into its parts; a circle has no parts to end at. Every member of the circle is shown.",
        bad [
            "software/one.yaml" => "includes: [two, acme]\ncapabilities: {}\n",
            "software/two.yaml" => "includes: [one, known]\ncapabilities: {}\n",
        ],
        good ["software/one.yaml" => "includes: [acme, known]\ncapabilities: {}\n"];
    error("empty-requirement", "A requirement names software or a role."), Requirements,
        "A requirement that names nothing cannot be met by anything. Name the software under `any_of`, or a role.",
        bad ["software/acme.yaml" => "requires:\n  - {supply: bundled, evidence: [source]}\n"],
        good ["software/acme.yaml" => "requires:\n  - {role: database, supply: bundled, evidence: [source]}\n"];
    error("cyclic-requires", "No software requires itself, not even by way of others."), Requirements,
        "A circle of requirements without a choice can never be installed. Take out what is only an integration, or name \
         alternatives under `any_of`.",
        bad [
            "software/acme.yaml" => "requires:\n  - {any_of: [{software: known}], supply: bundled, evidence: [source]}\n",
            "software/known.yaml" => "requires:\n  - {any_of: [{software: acme}], supply: bundled, evidence: [source]}\n",
        ],
        good ["software/acme.yaml" => "requires:\n  - {any_of: [{software: known}], supply: bundled, evidence: [source]}\n"];
    error("license-missing", "Software whose code can be read names its licence."), License,
        "Open source and source-available are statements about a licence; write it as an SPDX expression.",
        bad ["software/acme.yaml" => "license: {model: open-source, evidence: [source]}\n"],
        good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [source]}\n"];
    error("license-suffix", "GNU licences say `-only` or `-or-later`, or that it is not known."), License,
        "`GPL-3.0` leaves open whether later versions are allowed, and SPDX has deprecated it. Look at the headers of the \
         source files; if they do not tell, write `suffix: unknown`.",
        bad ["software/acme.yaml" => "license: {model: open-source, spdx: GPL-3.0, evidence: [source]}\n"],
        good ["software/acme.yaml" => "license: {model: open-source, spdx: GPL-3.0, suffix: unknown, evidence: [source]}\n"];
    error("license-contradiction", "The licence is one that fits the model."), License,
        "`open-source` means that the OSI or the FSF list the licence; `source-available` means that they do not.",
        bad ["software/acme.yaml" => "license: {model: open-source, spdx: BUSL-1.1, evidence: [source]}\n"],
        good ["software/other.yaml" => "license: {model: source-available, spdx: BUSL-1.1, evidence: [source]}\n"];
    error("proprietary-substitute", "Only open software is a substitute."), License,
        "This catalogue advises open software. A proprietary product may be known, but it replaces nothing here.",
        bad ["software/closed.yaml" => "replaces:\n  - {software: acme, fit: full, evidence: [source]}\n"],
        good ["software/acme.yaml" => "replaces:\n  - {software: closed, fit: partial, evidence: [source]}\n"];
    error("unknown-evidence", "Every evidence key that a fact names is defined in its file."), Evidence,
        "Facts name their sources by a short key; the key must stand under `evidence` of the same file with `url`, \
         `checked` and `kind`.",
        bad ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [surce]}\n"],
        good ["software/acme.yaml" => "license: {model: open-source, spdx: MIT, evidence: [source]}\n"];
    warning("unused-evidence", "Every source supports a fact of its file."), Evidence,
        "A source that no fact names proves nothing. Name its key at the facts that it supports, or take it out.",
        bad ["software/acme.yaml" =>
            "evidence:\n  blog: {url: \"https://blog.example.org/acme\", checked: 2027-01-10, kind: press}\n"],
        good ["software/acme.yaml" =>
            "license: {model: open-source, spdx: MIT, evidence: [source, blog]}\nevidence:\n  blog: {url: \
             \"https://blog.example.org/acme\", checked: 2027-01-10, kind: press}\n"];
    error("ends-before-start", "What ends has begun before."), References,
        "A phase, a call or a contract that ends before its first day has two dates swapped or one misspelt.",
        bad ["funding/grant.yaml" => "opens: 2027-12-31\ncloses: 2027-02-01\nstatus: announced\n"],
        good ["funding/grant.yaml" => "opens: 2027-01-01\ncloses: 2027-12-31\n"];
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
             [train]}\n"];
}

//! The small catalogue on which examples stand, and how parts of files are laid over it.

/// Files in which no rule finds anything.
pub(super) const FILES: &[(&str, &str)] = &[
    ("catalogue.yaml", "format: 1\nid: base\ntitle: {de: \"Probe\", en: \"Sample\"}\nlicense: CC0-1.0\n"),
    (
        "vocabulary/categories.yaml",
        "\
categories:
  chat:
    name: {de: \"Chat\", en: \"Chat\"}
    playbook: web-application
  mail:
    name: {de: \"Mail und Kalender\", en: \"Mail and calendar\"}
    playbook: web-application
",
    ),
    (
        "vocabulary/capabilities.yaml",
        "\
capabilities:
  calendar:
    name: {de: \"Kalender\", en: \"Calendar\"}
    category: mail
    weight: 4
  chat:
    name: {de: \"Chat\", en: \"Chat\"}
    category: chat
    weight: 5
  mail:
    name: {de: \"Mail\", en: \"Mail\"}
    category: mail
    weight: 5
",
    ),
    ("vocabulary/standards.yaml", "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"),
    (
        "vocabulary/formats.yaml",
        "formats:\n  eml:\n    name: {de: \"E-Mail-Nachricht\", en: \"Mail message\"}\n    extensions: [eml]\n    openness: standard\n",
    ),
    ("vocabulary/data-kinds.yaml", "data_kinds:\n  messages:\n    name: {de: \"Nachrichten\", en: \"Messages\"}\n"),
    ("vocabulary/roles.yaml", "roles:\n  database:\n    name: {de: \"Datenbank\", en: \"Database\"}\n"),
    ("vocabulary/services.yaml", "services:\n  support:\n    name: {de: \"Unterstützung\", en: \"Support\"}\n"),
    (
        "vocabulary/certifications.yaml",
        "certifications:\n  iso-27001:\n    name: {de: \"ISO/IEC 27001\", en: \"ISO/IEC 27001\"}\n",
    ),
    (
        "software/acme.yaml",
        "\
name: \"Acme\"
summary: {de: \"Mailserver für kleine Firmen.\", en: \"Mail server for small firms.\"}
categories: [mail]
license: {model: open-source, spdx: MIT, evidence: [source]}
repository: \"https://code.example.org/acme/acme\"
maintenance: {kind: community, governance: community, evidence: [source]}
capabilities:
  calendar: {level: full, evidence: [source]}
  mail: {level: full, evidence: [source]}
replaces:
  - {software: closed, fit: partial, evidence: [source]}
evidence:
  source: {url: \"https://acme.example.org/docs\", checked: 2027-01-10, kind: project}
",
    ),
    (
        "software/closed.yaml",
        "\
name: \"Closed Mail\"
summary: {de: \"Mietdienst für Mail und Kalender.\", en: \"Rental service for mail and calendar.\"}
categories: [mail]
license: {model: proprietary, evidence: [source]}
aliases:
  - {name: \"Closed Mail Pro\"}
capabilities:
  calendar: {level: full, evidence: [source]}
  mail: {level: full, evidence: [source]}
evidence:
  source: {url: \"https://closed.example.com/terms\", checked: 2027-01-10, kind: vendor}
",
    ),
    (
        "software/known.yaml",
        "\
name: \"Known\"
summary: {de: \"Programm, das von allem etwas kann.\", en: \"Program that does a bit of everything.\"}
categories: [mail, chat]
license: {model: open-source, spdx: MIT, evidence: [source]}
repository: \"https://code.example.org/known/known\"
maintenance: {kind: community, governance: community, evidence: [source]}
capabilities:
  calendar: {level: basic, evidence: [source]}
  chat: {level: basic, evidence: [source]}
  mail: {level: basic, evidence: [source]}
replaces:
  - {software: closed, fit: niche, carries: {messages: full}, evidence: [source]}
fills:
  database: {evidence: [source]}
standards:
  imap: {evidence: [source]}
formats: {reads: [eml], writes: [eml], evidence: [source]}
evidence:
  source: {url: \"https://known.example.org/docs\", checked: 2027-01-10, kind: project}
",
    ),
    (
        "providers/helper.yaml",
        "\
name: \"Helper GmbH\"
summary: {de: \"Betreut Mailserver in Norddeutschland.\", en: \"Looks after mail servers in northern Germany.\"}
kind: company
country: DE
region: DE-SH
serves: [DE]
website: \"https://helper.example.org/\"
status: verified
confirmed: 2027-01-10
services:
  support: {software: [acme], evidence: [source]}
certifications:
  iso-27001: {evidence: [source]}
evidence:
  source: {url: \"https://helper.example.org/services\", checked: 2027-01-10, kind: vendor}
",
    ),
    (
        "funding/grant.yaml",
        "\
name: \"Digitalzuschuss\"
summary: {de: \"Zuschuss zu Software kleiner Firmen.\", en: \"Grant for software of small firms.\"}
region: DE-SH
website: \"https://grant.example.org/\"
status: open
eligibility: {max_employees: 249}
pays_for: [support]
start_before_approval: forbidden
facts: [source]
evidence:
  source: {url: \"https://grant.example.org/terms\", checked: 2027-01-10, kind: public-body}
",
    ),
    (
        "references/town.yaml",
        "\
organisation: \"Stadt Musterhausen\"
summary: {de: \"500 Arbeitsplätze nutzen den neuen Mailserver.\", en: \"500 seats use the new mail server.\"}
country: DE
region: DE-SH
sector: public-administration
software: [acme]
replaced: [closed]
phases:
  - {kind: proof-of-concept, from: 2025-01-01, to: 2025-06-30, evidence: [source]}
  - {kind: roll-out, from: 2025-09-01, to: 2026-03-31, evidence: [source]}
facts: [source]
evidence:
  source: {url: \"https://town.example.org/report\", checked: 2027-01-10, kind: public-body}
",
    ),
    (
        "rules/ordering.yaml",
        "\
rules:
  mail-before-chat:
    name: {de: \"Mail vor Chat\", en: \"Mail before chat\"}
    first: {categories: [mail], step: roll-out}
    then: {capabilities: [chat], step: roll-out}
    strength: soft
    reason: {de: \"Einladungen gehen per Mail hinaus.\", en: \"Invitations go out by mail.\"}
    evidence: [source]
evidence:
  source: {url: \"https://rules.example.org/guide\", checked: 2027-01-10, kind: public-body}
",
    ),
    (
        "rules/playbooks.yaml",
        "\
playbooks:
  web-application:
    name: {de: \"Webanwendung\", en: \"Web application\"}
    basis: {de: \"Planungswerte ohne Vorerfahrung.\", en: \"Planning values without experience.\"}
    evidence: [source]
    steps:
      - id: install
        kind: install
        scope: product
        title: {de: \"{product} einrichten\", en: \"Set up {product}\"}
        effort: {minutes: 60}
      - id: rollout
        kind: roll-out
        scope: product
        title: {de: \"{product} einführen\", en: \"Roll out {product}\"}
        effort: {minutes: 60}
        after: [install]
evidence:
  source: {url: \"https://rules.example.org/steps\", checked: 2027-01-10, kind: public-body}
",
    ),
];

/// An inventory without tools, in which nothing else is wrong.
pub(super) const INVENTORY: &str = "inventory: 1\norganisation: {name: \"Musterbetrieb\"}\n";

/// The rest of a file of which an example shows a part, where the small catalogue has no such file.
pub(super) fn template(path: &str) -> String {
    let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or(path);
    let mut capital = stem.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let fields = match path.split('/').next() {
        Some("catalogue.yaml") => {
            "format: 1\nid: region\ntitle: {de: \"Region\", en: \"Region\"}\nlicense: CC0-1.0\n".to_owned()
        }
        Some("software") => format!(
            "name: \"{capital}\"\nsummary: {{de: \"Anwendung namens {capital}.\", en: \"Application called {capital}.\"}}\n\
             categories: [mail]\nlicense: {{model: open-source, spdx: MIT, evidence: [source]}}\n\
             repository: \"https://code.example.org/{stem}/{stem}\"\nmaintenance: {{kind: vendor, governance: company}}\naliases:\n  - {{name: \"{capital} One\"}}\n\
             capabilities:\n  mail: {{level: full, evidence: [source]}}\nintegrates:\n  - {{software: acme, evidence: [source]}}\n"
        ),
        Some("providers") => format!(
            "name: \"{capital} AG\"\nsummary: {{de: \"Hilft im Auftrag von {capital}.\", en: \"Helps on behalf of {capital}.\"}}\n\
             kind: company\ncountry: DE\nserves: [DE]\nwebsite: \"https://{stem}.example.org/\"\nstatus: verified\n\
             confirmed: 2027-01-10\nservices:\n  support: {{software: [acme], evidence: [source]}}\n"
        ),
        _ => String::new(),
    };
    if stem == "catalogue" || fields.is_empty() {
        return fields;
    }
    format!(
        "{fields}evidence:\n  source: {{url: \"https://{stem}.example.org/docs\", checked: 2027-01-10, kind: project}}\n"
    )
}

/// Lists that parts add to instead of replacing them.
const ADDED_TO: [&str; 13] = [
    "evidence",
    "categories",
    "capabilities",
    "standards",
    "formats",
    "data_kinds",
    "roles",
    "services",
    "certifications",
    "licenses",
    "rules",
    "playbooks",
    "phases",
];

/// The fields of `part` laid over those of `below`; mappings of the listed names are merged if both have blocks there.
pub(super) fn overlay(below: &str, part: &str) -> String {
    let vocabulary = !below.contains("evidence:") && !below.contains("format:");
    let mut blocks = split(below, "");
    for (key, text) in split(part, "") {
        let Some((_, old)) = blocks.iter_mut().find(|(known, _)| *known == key) else {
            blocks.push((key, text));
            continue;
        };
        let header = format!("{key}:\n");
        let merges = ADDED_TO.contains(&key.as_str())
            && (vocabulary || matches!(key.as_str(), "evidence" | "rules" | "playbooks"));
        match (merges, old.strip_prefix(&header), text.strip_prefix(&header)) {
            (true, Some(old_terms), Some(new_terms)) => {
                let mut terms = split(old_terms, "  ");
                for (term, text) in split(new_terms, "  ") {
                    match terms.iter_mut().find(|(known, _)| *known == term) {
                        Some((_, old)) => *old = text,
                        None => terms.push((term, text)),
                    }
                }
                if vocabulary {
                    terms.sort();
                }
                let body: String = terms.into_iter().map(|(_, text)| text).collect();
                *old = format!("{header}{body}");
            }
            _ => *old = text,
        }
    }
    blocks.into_iter().map(|(_, text)| text).collect()
}

/// Blocks of lines by the key that stands at an indentation.
fn split(text: &str, indentation: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let key = line.strip_prefix(indentation).filter(|rest| !rest.starts_with([' ', '-', '#', '\n']));
        match (key, blocks.last_mut()) {
            (Some(rest), _) => {
                let key = rest.split(':').next().unwrap_or_default().trim().to_owned();
                blocks.push((key, line.to_owned()));
            }
            (None, Some((_, block))) => block.push_str(line),
            (None, None) => blocks.push((String::new(), line.to_owned())),
        }
    }
    blocks
}

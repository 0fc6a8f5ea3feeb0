//! A small catalogue and a small firm for tests: one tool that is replaced, one that stays, one that nobody knows.

use umstieg_core::format::scalar::Date;
use umstieg_core::{Catalogue, Inventory, Plan, PlanOptions, plan};

/// The day of every answer.
pub(crate) fn as_of() -> Date {
    Date::parse("2026-11-22").expect("a date")
}

/// A catalogue of four products; texts are hostile on purpose.
pub(crate) fn catalogue() -> Catalogue {
    let seen = r#"{"here": {"url": "https://a.example/x", "checked": "2026-08-22", "kind": "project"}}"#;
    let software = |name: &str, rest: &str| {
        format!(
            r#"{{"name": "{name}", "summary": {{"de": "Tut <b>etwas</b>.", "en": "Does <b>something</b>."}},
            "categories": ["chat"], "evidence": {seen}, {rest}}}"#
        )
    };
    let capabilities =
        r#""capabilities": {"talk": {"level": "full", "evidence": ["here"]}, "call": {"level": "LEVEL"}}"#;
    let replaces = |fit: &str| {
        format!(
            r#""replaces": [{{"software": "oldchat", "fit": "{fit}", "carries": {{"files": "full", "history": "lost"}},
            "lost": [{{"de": "Alte Nachrichten bleiben zurück.", "en": "Old messages stay behind."}}]}}]"#
        )
    };
    let open = |fit: &str, level: &str| {
        format!(
            r#""license": {{"model": "open-source", "spdx": "GPL-3.0", "suffix": "unknown"}}, {}, {}"#,
            capabilities.replace("LEVEL", level),
            replaces(fit)
        )
    };
    let closed =
        format!(r#""license": {{"model": "proprietary"}}, {}"#, capabilities.replace("LEVEL", "full"));
    let kept = r#""license": {"model": "proprietary"},
        "no_substitute": {"searched": "2026-11-01", "reason": {"de": "Nichts Offenes kann das.", "en": "Nothing open does that."}},
        "containment": {"advice": {"de": "Monatlich exportieren.", "en": "Export every month."}}"#;
    let step = |id: &str, kind: &str, scope: &str, de: &str, en: &str, after: &str, minutes: u32| {
        format!(
            r#"{{"id": "{id}", "kind": "{kind}", "scope": "{scope}", "title": {{"de": "{de}", "en": "{en}"}},
            "after": [{after}], "effort": {{"minutes": {minutes}}}, "min_days": 1,
            "touches_people": {}}}"#,
            kind == "roll-out"
        )
    };
    let steps = [
        step("install", "install", "product", "{product} einrichten", "Set up {product}", "", 240),
        step(
            "rollout",
            "roll-out",
            "product",
            "{product} einführen ({users} Personen)",
            "Introduce {product} ({users} people)",
            r#""install""#,
            120,
        ),
        step("notice", "give-notice", "tool", "{tool} kündigen", "Give notice of {tool}", r#""install""#, 0),
        step("off", "switch-off", "tool", "{tool} abschalten", "Switch {tool} off", r#""rollout""#, 60),
    ];
    let entries = format!(
        r#"{{"manifest": {{"format": 1, "id": "test", "title": {{"de": "Probe", "en": "Test"}}, "license": "CC0-1.0", "hides": [], "overrides": []}},
        "software": {{"goodchat": {}, "nextchat": {}, "oldchat": {}, "lock": {}}},
        "providers": {{}}, "funding": {{}}, "references": {{}},
        "vocabulary": {{
            "categories": {{"chat": {{"name": {{"de": "Chat", "en": "Chat"}}, "playbook": "web"}}}},
            "capabilities": {{
                "talk": {{"name": {{"de": "Schreiben", "en": "Writing"}}, "category": "chat"}},
                "call": {{"name": {{"de": "Anrufen", "en": "Calling"}}, "category": "chat"}}}},
            "data_kinds": {{
                "files": {{"name": {{"de": "Dateien", "en": "Files"}}}},
                "history": {{"name": {{"de": "Verlauf", "en": "History"}}}}}},
            "standards": {{}}, "formats": {{}}, "roles": {{}}, "services": {{}}, "certifications": {{}}, "licenses": {{}}}},
        "rules": {{"ordering": {{}}, "ordering_evidence": {{}}, "playbook_evidence": {{}}, "playbooks": {{"web": {{
            "name": {{"de": "Web", "en": "Web"}}, "basis": {{"de": "Probe", "en": "Test"}}, "steps": [{}]}}}}}}}}"#,
        software("Good|Chat", &open("full", "partial")),
        software("Next*Chat", &open("partial", "unknown")),
        software("OldChat", &closed),
        software("Lock", kept),
        steps.join(", ")
    );
    Catalogue::from_entries(serde_json::from_str(&entries).expect("entries")).expect("a catalogue")
}

/// A firm with three tools.
pub(crate) fn inventory(catalogue: &Catalogue) -> Inventory {
    let raw = r#"{"inventory": 1,
        "organisation": {"name": "Firma <script> | \u001b[31mrot", "headcount": 3, "region": "DE-SH"},
        "planning": {"start": "2027-01-04", "horizon_months": 12},
        "capacity": {"it_hours_per_month": 21},
        "tools": [
            {"name": "OldChat", "contract": {"ends": "2027-03-31", "notice_months": 1, "cost_eur_per_year": 1400}},
            {"name": "Lock", "users": 1},
            {"name": "Zqx \u202e | `rm`"}]}"#;
    Inventory::resolve(serde_json::from_str(raw).expect("an inventory"), catalogue).expect("names")
}

/// The plan of the firm.
pub(crate) fn sample_plan(catalogue: &Catalogue) -> Plan {
    plan(catalogue, inventory(catalogue), &PlanOptions::new(as_of())).expect("the work fits")
}

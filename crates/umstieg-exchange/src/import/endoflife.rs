//! Products of endoflife.date: releases with the days on which their support ends.
//!
//! The project writes pages with a YAML front matter and publishes the same as JSON, in an older and a newer form. Ends are
//! days, or only say whether they have passed; `eoas` is the end of regular support, `eol` that of security updates.

use super::Context;
use super::draft::{Draft, Making};
use super::foreign::Foreign;
use super::note::{Expected, NoteKind};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use umstieg_format::entry::Lifecycle;
use umstieg_format::finding::Findings;
use umstieg_format::scalar::{Date, EvidenceKey, Release};
use umstieg_format::structure::Node;

/// Where `permalink` leads.
const SITE: &str = "https://endoflife.date";

/// How one form calls its fields.
struct Form {
    release: &'static str,
    support: &'static [&'static str],
    security: &'static str,
    extended: &'static [&'static str],
}

/// The front matter; `support` is the older name of `eoas`.
const PAGE: Form = Form {
    release: "releaseCycle",
    support: &["eoas", "support"],
    security: "eol",
    extended: &["eoes", "extendedSupport"],
};

/// JSON of version 1.
const NEWER: Form =
    Form { release: "name", support: &["eoasFrom"], security: "eolFrom", extended: &["eoesFrom"] };

/// JSON before that.
const OLDER: Form =
    Form { release: "cycle", support: &["support"], security: "eol", extended: &["extendedSupport"] };

/// Makes a draft.
pub(super) fn draft(file: &Foreign, context: &Context<'_>) -> Result<Draft, Findings> {
    let mut making = Making::new(file, context, "eol");
    let root = file.root();
    let (product, form) = match root.get("result") {
        Some(result) => (result, NEWER),
        None if root.as_list().is_some() => (root, OLDER),
        None => (root, PAGE),
    };
    let name = making.name(product, if form.release == "name" { "label" } else { "title" })?;
    let own = page(&mut making, product);
    making.source(root, "list", own);
    let policy = match making.reader.part(product, "links") {
        Some(links) => making.reader.value(links, "releasePolicy"),
        None => making.reader.value(product, "releasePolicyLink"),
    };
    if let Some((node, address)) = policy.and_then(|node| Some((node, node.as_text()?))) {
        making.reader.note(node, NoteKind::ReleasePolicy { address: address.to_owned() });
    }
    let cycles = match product.as_list() {
        Some(items) => items.iter().filter(|item| item.as_mapping().is_some()).collect(),
        None => making.reader.records(product, "releases"),
    };
    if let Some(newest) = cycles.first() {
        newest_release(&mut making, newest);
    }
    let releases = releases(&mut making, &cycles, &form);
    if !releases.is_empty() {
        making.put("lifecycle", releases.iter().map(line).collect::<Vec<_>>());
    }
    Ok(making.done(name, releases))
}

/// The page of the product.
fn page(making: &mut Making<'_, '_>, product: &Node) -> Option<String> {
    if let Some(links) = making.reader.part(product, "links") {
        return making.reader.url(links, "html");
    }
    let permalink = making.reader.text(product, "permalink")?;
    permalink.starts_with('/').then(|| format!("{SITE}{permalink}"))
}

fn newest_release(making: &mut Making<'_, '_>, cycle: &Node) {
    match cycle.get("latest") {
        Some(latest) if latest.as_mapping().is_some() => {
            let date = making.reader.date(latest, "date").map(|date| date.to_string());
            making.newest(latest, "name", date);
        }
        _ => {
            let date = making.reader.date(cycle, "latestReleaseDate").map(|date| date.to_string());
            making.newest(cycle, "latest", date);
        }
    }
}

/// The releases of which the end is known.
fn releases(making: &mut Making<'_, '_>, cycles: &[&Node], form: &Form) -> Vec<Lifecycle> {
    let evidence: Vec<EvidenceKey> = EvidenceKey::parse(making.key()).into_iter().collect();
    let (mut found, mut open, mut extended) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for cycle in cycles {
        let Some(value) = making.reader.value(cycle, form.release) else {
            making.reader.malformed(cycle, form.release, Expected::Release);
            continue;
        };
        let Some(text) = making.reader.as_text(value, form.release) else { continue };
        let Some(release) =
            making.reader.fitting(value, form.release, Expected::Release, Release::parse(text))
        else {
            continue;
        };
        if !seen.insert(release.as_str().to_owned()) {
            making.reader.note(value, NoteKind::Repeated { release: release.as_str().to_owned() });
            continue;
        }
        let support_ends = form.support.iter().find_map(|field| day(making, cycle, field));
        let security_ends = day(making, cycle, form.security);
        if let Some(node) = form.extended.iter().find_map(|field| making.reader.value(cycle, field))
            && node.as_text().is_some_and(|text| Date::parse(text).is_ok())
        {
            extended.push((node, release.as_str().to_owned()));
        }
        let last = security_ends.or(support_ends);
        let Some(last) = last else {
            open.push((value, release.as_str().to_owned()));
            continue;
        };
        if making.context.ended_since.is_none_or(|since| last >= since) {
            let evidence = evidence.clone();
            found.push(Lifecycle { release, support_ends, security_ends, reached_by: None, evidence });
        }
    }
    let names = |all: &[(&Node, String)]| all.iter().map(|(_, name)| name.clone()).collect();
    if let Some((node, _)) = open.first() {
        making.reader.note(node, NoteKind::NoEnd { releases: names(&open) });
    }
    if let Some((node, _)) = extended.first() {
        making.reader.note(node, NoteKind::ExtendedSupport { releases: names(&extended) });
    }
    found
}

/// A day; `true` and `false` only say whether it has passed.
fn day(making: &mut Making<'_, '_>, cycle: &Node, field: &str) -> Option<Date> {
    let value = making.reader.value(cycle, field)?;
    match value.as_text() {
        Some("true" | "false") => None,
        _ => making.reader.date(cycle, field),
    }
}

/// A release as it stands in a file.
pub(super) fn line(release: &Lifecycle) -> Value {
    let mut line = Map::new();
    line.insert("release".to_owned(), release.release.as_str().into());
    for (field, day) in [("support_ends", release.support_ends), ("security_ends", release.security_ends)] {
        if let Some(day) = day {
            line.insert(field.to_owned(), day.to_string().into());
        }
    }
    let keys: Vec<String> = release.evidence.iter().map(ToString::to_string).collect();
    line.insert("evidence".to_owned(), json!(keys));
    line.into()
}

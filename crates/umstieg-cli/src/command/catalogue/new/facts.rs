//! From the flags of a new entry to the fields that are known.

use crate::arguments::{NewCommon, NewEntry};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use umstieg_core::format::kind::FileKind;

use super::OPEN;

/// Fields by name; values as they stand in the file.
pub(crate) type Fields = Map<String, Value>;

/// The kind of an entry, what every entry has, and the fields that flags give. Addresses under `evidence` are still a
/// list; the draft gives them keys and days.
pub(super) fn of(entry: &NewEntry) -> (FileKind, &NewCommon, Fields) {
    let mut fields = Fields::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(key.to_owned(), value);
        }
    };
    let text = |value: &Option<String>| value.clone().map(Value::from);
    let list = |values: &[String]| (!values.is_empty()).then(|| Value::from(values.to_vec()));
    let (kind, common) = match entry {
        NewEntry::Software { common, categories, license, vendor, website, repository, replaces } => {
            put("name", text(&common.name));
            put("categories", list(categories));
            put(
                "license",
                license.as_ref().map(|license| match license.as_str() {
                    "proprietary" => json!({"model": "proprietary"}),
                    spdx => json!({"model": "open-source", "spdx": spdx}),
                }),
            );
            put("vendor", vendor.as_ref().map(|name| json!({"name": name})));
            put("website", text(website));
            put("repository", text(repository));
            let statements: Vec<Value> =
                replaces.iter().map(|software| json!({"software": software, "fit": OPEN})).collect();
            put("replaces", (!statements.is_empty()).then(|| Value::from(statements)));
            (FileKind::Software, common)
        }
        NewEntry::Provider { common, kind, country, region, town, website, status, services } => {
            put("name", text(&common.name));
            put("kind", text(kind));
            put("country", text(country));
            put("region", text(region));
            put("town", text(town));
            put("website", text(website));
            put("status", text(status));
            put("services", (!services.is_empty()).then(|| offered(services.iter().map(String::as_str))));
            (FileKind::Provider, common)
        }
        NewEntry::Funding { common, region, website, status, start_before_approval } => {
            put("name", text(&common.name));
            put("region", text(region));
            put("website", text(website));
            put("status", text(status));
            put("start_before_approval", text(start_before_approval));
            (FileKind::Funding, common)
        }
        NewEntry::Reference { common, country, sector, software, replaced } => {
            put("organisation", text(&common.name));
            put("country", text(country));
            put("sector", text(sector));
            put("software", list(software));
            put("replaced", list(replaced));
            (FileKind::Reference, common)
        }
    };
    let mut summary = Fields::new();
    for (language, text) in [("de", &common.summary_de), ("en", &common.summary_en)] {
        if let Some(text) = text {
            summary.insert(language.to_owned(), Value::from(text.clone()));
        }
    }
    put("summary", (!summary.is_empty()).then(|| Value::from(summary)));
    put("evidence", list(&common.evidence));
    (kind, common, fields)
}

/// Services as a provider offers them, each told as `service` or as `service=software,software`, perhaps several times.
pub(super) fn offered<'a>(services: impl Iterator<Item = &'a str>) -> Value {
    let mut offers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for service in services {
        let (service, software) = service.split_once('=').unwrap_or((service, ""));
        let offer = offers.entry(service).or_default();
        for id in software.split(',').filter(|id| !id.is_empty()) {
            if !offer.contains(&id) {
                offer.push(id);
            }
        }
    }
    let offer = |(service, software): (&str, Vec<&str>)| {
        let offer = if software.is_empty() { json!({}) } else { json!({"software": software}) };
        (service.to_owned(), offer)
    };
    offers.into_iter().map(offer).collect::<Map<_, _>>().into()
}

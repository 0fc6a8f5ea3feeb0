//! What must hold whatever the catalogue says: nothing is lost on the way out, nothing invented on the way back.

use umstieg_exchange::export::{csv, from_json, json, publiccode};
use umstieg_exchange::import::{Context, Draft, draft, read};
use umstieg_format::entries::Entries;
use umstieg_format::entry::{MaintenanceKind, ProviderStatus, Service};
use umstieg_format::kind::FileKind;
use umstieg_format::limits::Limits;
use umstieg_format::message::Language;
use umstieg_format::scalar::{Date, FORMATS, ProviderId, ServiceId, SoftwareId};
use umstieg_format::shape::Shape;
use umstieg_format::source::Source;
use umstieg_format::structure::{Node, parse};

fn real() -> Entries {
    umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT).expect("the snapshot of the build")
}

fn imported(text: &str) -> Draft {
    let checked = Date::parse("2026-11-22").expect("a date");
    let context = Context { name: None, checked, page: None, ended_since: None, find: &|_| None };
    let file = read(&Source::new("publiccode.yml", text)).unwrap_or_else(|findings| {
        panic!("{:?}\n{text}", findings.iter().map(ToString::to_string).collect::<Vec<_>>())
    });
    draft(&file, &context).expect("it has a name")
}

#[test]
fn publiccode_there_and_back_keeps_name_licence_addresses_and_maintenance() {
    let entries = real();
    for (id, software) in &entries.software {
        let fragment = publiccode(&entries, id).expect("an entry");
        let back = imported(&fragment.text);
        assert_eq!(back.name, software.name.as_ref());
        let field = |path: &str| back.fields.get(path).and_then(|value| value.as_str()).map(str::to_owned);
        let repository = software.repository.as_ref().map(ToString::to_string);
        assert_eq!(field("repository"), repository, "{id}");
        let website = software.website.as_ref().map(ToString::to_string);
        assert_eq!(field("website"), website.filter(|website| Some(website) != repository.as_ref()), "{id}");
        let license = back.fields.get("license").map(|license| license["spdx"].clone());
        let known = software.license.spdx.as_ref().filter(|_| !software.license.evidence.is_empty());
        assert_eq!(license, known.map(|spdx| spdx.to_string().into()), "{id}");
        let kind = back.fields.get("maintenance").map(|fact| fact["kind"].clone());
        let fact = software.maintenance.as_ref();
        // Who the owner of a repository is, publiccode.yml does not say: then it is unknown, never another one.
        let expected = fact.and_then(|fact| match fact.kind {
            MaintenanceKind::Vendor | MaintenanceKind::Foundation => Some("unknown"),
            MaintenanceKind::Community => Some("community"),
            MaintenanceKind::Contract => Some("contract"),
            MaintenanceKind::None => Some("none"),
            MaintenanceKind::Unknown => None,
        });
        assert_eq!(kind, expected.map(Into::into), "{id}");
    }
}

#[test]
fn publiccode_lacks_of_the_maintenance_only_what_its_comments_ask_for() {
    let mut entries = real();
    let contract = SoftwareId::parse("la-suite-meet").expect("an id");
    // Somebody who develops it further, and somebody who only says so.
    let mut offer = entries.providers.values().next().expect("a provider").clone();
    offer.status = ProviderStatus::Verified;
    let service = |evidence| Service { software: vec![contract.clone()], evidence };
    let keys: Vec<_> = offer.evidence.keys().take(1).cloned().collect();
    let development = ServiceId::parse("development").expect("an id");
    for (id, name, evidence) in [("seen", "Seen \"GmbH\"", keys), ("said", "Said", Vec::new())] {
        let mut provider = offer.clone();
        provider.name = name.into();
        provider.services = [(development.clone(), service(evidence))].into();
        entries.providers.insert(ProviderId::parse(id).expect("an id"), provider);
    }
    let mut kinds = std::collections::BTreeSet::new();
    for (id, software) in &entries.software {
        let fragment = publiccode(&entries, id).expect("an entry");
        let fact = software.maintenance.as_ref().filter(|fact| fact.kind != MaintenanceKind::Unknown);
        for language in [Language::De, Language::En] {
            let text = fragment.commented(language);
            let uncommented: String = text.lines().map(|line| filled(line) + "\n").collect();
            let root = parse(&Source::new("publiccode.yml", uncommented), &Limits::catalogue()).root;
            let root = root.unwrap_or_else(|| panic!("{id}: {text}"));
            let Some(fact) = fact else {
                assert!(
                    root.get("maintenance").is_none() && text.contains("# `maintenance`"),
                    "{id}: {text}"
                );
                continue;
            };
            let part = root.get("maintenance").expect("it is there");
            let kind = part.get("type").and_then(Node::as_text).expect("a type");
            kinds.insert(kind.to_owned());
            assert_eq!(text.contains("`type`"), fact.evidence.is_empty(), "{id}: {text}");
            let list = |field| part.get(field).and_then(Node::as_list).map_or(&[][..], |list| list);
            let (contacts, contractors) = (list("contacts"), list("contractors"));
            assert_eq!(!contacts.is_empty(), matches!(kind, "internal" | "community"), "{id}: {text}");
            assert_eq!(!contractors.is_empty(), kind == "contract", "{id}: {text}");
            assert!(contacts.iter().all(|contact| contact.get("name").is_some()), "{id}: {text}");
            assert!(
                contractors.iter().all(|one| one.get("name").and(one.get("until")).is_some()),
                "{id}: {text}"
            );
            if *id == contract {
                let names: Vec<_> = contractors.iter().filter_map(|one| one.get("name")?.as_text()).collect();
                assert_eq!(names, ["Seen \"GmbH\""], "{text}");
            }
        }
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["community", "contract", "internal", "none"]);
}

/// A line whose blank somebody has filled in; words are left as they are.
fn filled(line: &str) -> String {
    let is_blank =
        ["contacts:", "contractors:", "  "].iter().any(|head| line.starts_with(&format!("  # {head}")));
    let line = if is_blank { line.replacen("# ", "", 1) } else { line.to_owned() };
    line.replace("name: \"\"", "name: \"Erika Muster\"").replace("until: \"\"", "until: \"2027-12-31\"")
}

#[test]
fn json_read_again_is_the_catalogue() {
    let entries = real();
    let text = json(&entries);
    assert!(from_json(&text).is_ok_and(|again| again == entries));
    assert_eq!(text, json(&entries));
    let error =
        from_json(&text.replacen("\"version\": 1", "\"version\": 2", 1)).expect_err("another version");
    assert!(error.contains("version 2 found"), "{error}");
    assert!(from_json("{}").is_err());
}

#[test]
fn entries_in_the_json_fit_the_schemas_of_their_files() {
    let document: serde_json::Value = serde_json::from_str(&json(&real())).expect("JSON");
    for (key, kind) in [
        ("software", FileKind::Software),
        ("providers", FileKind::Provider),
        ("funding", FileKind::Funding),
        ("references", FileKind::Reference),
    ] {
        let shape = Shape::compile(&kind.schema(), FORMATS).expect("our own schema");
        for (id, entry) in document[key].as_object().expect("entries by id") {
            let source = Source::new(id.as_str(), entry.to_string());
            let root = parse(&source, &Limits::catalogue()).root.expect("JSON is YAML");
            assert_eq!(shape.check(&root, &source), Vec::new(), "{key} {id}");
        }
    }
}

#[test]
fn csv_has_a_row_for_every_entry_and_the_same_bytes_every_time() {
    let entries = real();
    let files = csv(&entries).expect("tables");
    assert_eq!(files, csv(&entries).expect("tables"));
    let rows = |name: &str| {
        let file = files.iter().find(|file| file.name == name).expect("a file of the name");
        assert!(file.text.ends_with("\r\n") && !file.text.contains("\n\n"), "{name}");
        let mut reader = ::csv::Reader::from_reader(file.text.as_bytes());
        reader.records().collect::<Result<Vec<_>, _>>().expect("rows of one length").len()
    };
    assert_eq!(rows("software.csv"), entries.software.len());
    assert_eq!(rows("providers.csv"), entries.providers.len());
    assert_eq!(rows("funding.csv"), entries.funding.len());
    assert_eq!(rows("reference_deployments.csv"), entries.references.len());
    let capabilities: usize = entries.software.values().map(|entry| entry.capabilities.len()).sum();
    assert_eq!(rows("software_capabilities.csv"), capabilities);
    assert_eq!(rows("playbooks.csv"), entries.rules.playbooks.len());
    assert_eq!(rows("capabilities.csv"), entries.vocabulary.capabilities.len());
}

#[test]
fn any_text_is_read_or_refused_and_nothing_panics() {
    use proptest::prelude::*;
    let heads =
        ["publiccodeYmlVersion: \"0\"\n", "releases:\n", "website_url: a\n", "---\nreleases: []\n---\n", ""];
    let words = "[a-z:\\-\\[\\]{}\",'0-9 \n|>&*!#%]{0,120}";
    let strategy = (proptest::sample::select(heads.to_vec()), words);
    proptest!(ProptestConfig::with_cases(400), |((head, tail) in strategy)| {
        let checked = Date::parse("2026-11-22").expect("a date");
        let context = Context { name: None, checked, page: None, ended_since: None, find: &|_| None };
        let text = format!("{head}{tail}");
        if let Ok(file) = read(&Source::new("f", text)) {
            let _ = draft(&file, &context);
        }
    });
}

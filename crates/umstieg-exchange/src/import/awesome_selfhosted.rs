//! Files of awesome-selfhosted-data: one software each, described by volunteers.

use super::Context;
use super::draft::{Draft, Making};
use super::foreign::Foreign;
use super::note::NoteKind;
use crate::terms::AWESOME_SELFHOSTED;
use serde_json::json;
use umstieg_format::finding::Findings;
use umstieg_format::structure::Node;

/// How the list names software whose terms are closed.
const CLOSED: &str = "proprietary";

/// Fields that are read, and those that say nothing about the software itself.
const KNOWN: [&str; 15] = [
    "name",
    "website_url",
    "source_code_url",
    "demo_url",
    "description",
    "licenses",
    "tags",
    "archived",
    "current_release",
    "platforms",
    "related_software_url",
    "stargazers_count",
    "updated_at",
    "commit_history",
    "depends_3rdparty",
];

/// Makes a draft.
pub(super) fn draft(file: &Foreign, context: &Context<'_>) -> Result<Draft, Findings> {
    let mut making = Making::new(file, context, "list");
    let root = file.root();
    let name = making.name(root, "name")?;
    making.source(root, "list", None);
    let website = making.reader.url(root, "website_url");
    let repository = making.reader.url(root, "source_code_url");
    // The list repeats the repository where a project has no pages of its own.
    making.put_some("website", website.filter(|website| Some(website) != repository.as_ref()));
    making.put_some("repository", repository);
    let demo = making.reader.url(root, "demo_url").map(|url| json!({"name": "Demo", "url": url}));
    making.put_some("demo", demo);
    licenses(&mut making, root);
    let tags = making.reader.texts(root, "tags");
    making.words("tags", &tags, AWESOME_SELFHOSTED);
    if let Some(text) = making.reader.text(root, "description")
        && let Some(node) = root.get("description")
    {
        making
            .reader
            .note(node, NoteKind::Description { language: Some("en".to_owned()), text: text.to_owned() });
    }
    if let Some(archived) = root.get("archived").filter(|node| node.as_text() == Some("true")) {
        making.reader.note(archived, NoteKind::Archived);
    }
    if let Some(release) = making.reader.part(root, "current_release") {
        let date = making.reader.date(release, "published_at").map(|date| date.to_string());
        making.newest(release, "tag", date);
    }
    if let Some(third) = root.get("depends_3rdparty").filter(|node| node.as_text() == Some("true")) {
        making.reader.note(third, NoteKind::NotTaken { fields: vec!["depends_3rdparty".to_owned()] });
    }
    making.reader.rest(root, &KNOWN);
    Ok(making.done(name, Vec::new()))
}

fn licenses(making: &mut Making<'_, '_>, root: &Node) {
    match making.reader.texts(root, "licenses").as_slice() {
        [] => {}
        [(_, name)] if name.to_lowercase().contains(CLOSED) => {
            let key = making.key();
            making.put("license", json!({"model": "proprietary", "evidence": [key]}));
        }
        [(node, name)] => making.license(node, "licenses", name),
        several => {
            let licenses = several.iter().map(|(_, name)| (*name).to_owned()).collect();
            if let Some((node, _)) = several.first() {
                making.reader.note(node, NoteKind::SeveralLicenses { licenses });
            }
        }
    }
}

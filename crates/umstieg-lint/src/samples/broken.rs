//! A mistake in one field hides none in another, and blames nobody for what it hides.

use super::*;
use umstieg_format::finding::Location;
use umstieg_format::kind::FileKind;
use umstieg_format::limits::Limits;
use umstieg_format::structure::parse;

/// The files of an example itself, without those of the small catalogue.
fn parts(example: Example) -> BTreeSet<&'static str> {
    let Example::Files(parts) = example else { return BTreeSet::new() };
    parts.iter().map(|part| part.path).filter(|path| *path != FileKind::Manifest.path("")).collect()
}

/// What is found in these files.
fn found(name: &str, group: Group, files: &BTreeMap<String, String>) -> Findings {
    let folder = Folder::new(name, files);
    let mut options = Options::new(day());
    if group == Group::Layers {
        let base = Folder::new(&format!("{name}-base"), &base_files());
        options.layers.extend(read_folder(&base.0).entries);
    }
    lint(&folder.0, &options).findings
}

#[test]
fn a_mistake_in_a_file_hides_no_finding_about_another_field() {
    let mut hidden = String::new();
    for rule in rules::OWN {
        let Some(mut files) = files(rule.bad, rule.group) else { continue };
        for path in parts(rule.bad) {
            files.entry(path.to_owned()).and_modify(|text| text.push_str("\nnobody-knows: 1\n"));
        }
        let found = found(&format!("{}-unknown-field", rule.id), rule.group, &files);
        if !found.iter().any(|finding| finding.rule == rule.id) {
            hidden.push_str(&format!("--- {}\n{found}", rule.id));
        }
    }
    assert_eq!(hidden, "");
}

#[test]
fn a_broken_field_is_no_reason_to_find_anything_else() {
    let mut wrong = String::new();
    for rule in rules::OWN {
        let Some(files) = files(rule.good, rule.group) else { continue };
        for path in parts(rule.good) {
            let Some(text) = files.get(path) else { continue };
            let source = Source::new(path, text.as_str());
            let root = parse(&source, &Limits::catalogue()).root.expect("a tree");
            for field in root.as_mapping().expect("a mapping") {
                let mut broken = text.clone();
                let name = &field.key.text;
                let span = field.key.span.start..field.value.span.end;
                broken.replace_range(span, &format!("{name}: !nobody-knows 1"));
                let line = source.location(field.key.span).line;
                let mut files = files.clone();
                files.insert(path.to_owned(), broken);
                let found = found(&format!("{}-broken-field", rule.id), rule.group, &files);
                let is_told = found.iter().any(|finding| finding.rule == "tag");
                let is_there = |place: &Location| place.file.ends_with(path) && place.line == line;
                if !is_told || !found.iter().all(|finding| is_there(&finding.location)) {
                    wrong.push_str(&format!("--- {}: {path}, {name}\n{found}", rule.id));
                }
            }
        }
    }
    assert_eq!(wrong, "");
}

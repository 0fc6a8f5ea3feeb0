//! Whole answers of the small sample, as they are read; schemas as they are checked in.
//!
//! `UMSTIEG_BLESS=1 cargo test -p umstieg-report` rewrites both.

use crate::sample::{as_of, catalogue, inventory, sample_plan};
use crate::{Format, Found, Language, Options, Recommended, v1};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::{Catalogue, Policy, needs, recommend};

/// Compares a text with a file of this crate, or writes it there.
fn check(file: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UMSTIEG_BLESS").is_some() {
        std::fs::write(&path, found).expect("the file can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{file} has changed; if that is right, run\n  UMSTIEG_BLESS=1 cargo test -p umstieg-report\n{found}"
    );
}

fn options(language: Language, format: Format) -> Options {
    Options { language, format, ..Options::default() }
}

fn recommended(options: &Options) -> String {
    let catalogue = catalogue();
    let inventory = inventory(&catalogue);
    let policy = Policy::of(&catalogue, inventory.raw());
    let units = needs(&inventory, &catalogue);
    let answers: Vec<_> = units.iter().map(|unit| recommend(&catalogue, &inventory, unit, &policy)).collect();
    crate::recommendation(
        &catalogue,
        &Recommended { as_of: as_of(), inventory: &inventory, answers: &answers },
        options,
    )
}

#[test]
fn plans_read_as_checked_in() {
    let catalogue = catalogue();
    let plan = sample_plan(&catalogue);
    for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
        let write = |format| crate::plan(&catalogue, &plan, &options(language, format));
        check(&format!("src/golden/plan.{name}.txt"), &write(Format::Text));
        check(&format!("src/golden/plan.{name}.md"), &write(Format::Markdown));
    }
}

#[test]
fn recommendations_read_as_checked_in() {
    for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
        check(
            &format!("src/golden/recommendation.{name}.txt"),
            &recommended(&options(language, Format::Text)),
        );
    }
}

#[test]
fn entries_and_searches_read_as_checked_in() {
    let catalogue = catalogue();
    let id = SoftwareId::parse("goodchat").expect("an id");
    let found = Found { query: "chat", software: catalogue.find("goodchat", None, 3), ..Found::default() };
    for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
        let options = options(language, Format::Text);
        let software = crate::software(&catalogue, &id, as_of(), &options).expect("an entry");
        check(&format!("src/golden/software.{name}.txt"), &software);
        check(&format!("src/golden/search.{name}.txt"), &crate::search(&catalogue, &found, &options));
    }
    let nobody = SoftwareId::parse("nobody").expect("an id");
    assert_eq!(crate::software(&catalogue, &nobody, as_of(), &Options::default()), None);
}

#[test]
fn json_reads_back_to_the_same_json() {
    let catalogue = catalogue();
    let plan = sample_plan(&catalogue);
    for language in [Language::De, Language::En] {
        let options = options(language, Format::Json);
        let text = crate::plan(&catalogue, &plan, &options);
        let read: v1::Plan = serde_json::from_str(&text).expect("a plan");
        assert_eq!(crate::json::write(&read), text);
        assert_eq!(read.tools.len(), 3);
        let text = recommended(&options);
        let read: v1::Recommendations = serde_json::from_str(&text).expect("recommendations");
        assert_eq!(crate::json::write(&read), text);
    }
}

#[test]
fn every_entry_is_a_document_that_reads_back() {
    let catalogue = Catalogue::embedded();
    let options = options(Language::En, Format::Json);
    let day = as_of();
    fn read_back<T: Serialize + DeserializeOwned>(text: Option<String>) {
        let text = text.expect("an entry");
        let read: T = serde_json::from_str(&text).expect("a document of this version");
        assert_eq!(crate::json::write(&read), text);
    }
    for id in catalogue.entries().software.keys() {
        read_back::<v1::Software>(crate::software(&catalogue, id, day, &options));
    }
    for id in catalogue.entries().providers.keys() {
        read_back::<v1::ProviderEntry>(crate::provider(&catalogue, id, day, &options));
    }
    for id in catalogue.entries().funding.keys() {
        read_back::<v1::FundingEntry>(crate::funding(&catalogue, id, day, &options));
    }
    for id in catalogue.entries().references.keys() {
        read_back::<v1::ReferenceEntry>(crate::reference(&catalogue, id, day, &options));
    }
}

#[test]
fn schemas_are_fresh() {
    check("schema/plan-v1.schema.json", &crate::plan_schema());
    check("schema/recommendation-v1.schema.json", &crate::recommendation_schema());
    check("schema/group-v1.schema.json", &crate::group_schema());
    check("schema/impact-v1.schema.json", &crate::impact_schema());
    check("schema/software-v1.schema.json", &crate::software_schema());
    check("schema/provider-v1.schema.json", &crate::provider_schema());
    check("schema/funding-v1.schema.json", &crate::funding_schema());
    check("schema/reference-v1.schema.json", &crate::reference_schema());
    check("schema/search-v1.schema.json", &crate::search_schema());
}

#[test]
fn the_page_about_json_says_where_every_section_of_a_plan_is() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema/README.md");
    let page = std::fs::read_to_string(path).expect("the page can be read");
    let words = crate::words::of(Language::En);
    let (heads, support) = (words.heads(), words.support_heads());
    for head in [
        heads.summary,
        heads.tools,
        heads.products,
        heads.steps,
        heads.contracts,
        support.learning,
        heads.limits,
        heads.circles,
        heads.funding,
        support.contacts,
        support.measures,
        support.policy,
        heads.duties,
        heads.dependence,
        heads.assumptions,
        heads.evidence,
    ] {
        assert!(page.contains(&format!("| {head} | `")), "{head}");
    }
}

#[test]
fn text_of_strangers_moves_no_cursor_and_fits_any_width() {
    use unicode_width::UnicodeWidthStr;
    let catalogue = catalogue();
    let plan = sample_plan(&catalogue);
    for width in [20, 40, 61, 100] {
        let text = crate::plan(&catalogue, &plan, &Options { width, ..Options::default() });
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
        assert!(text.lines().all(|line| line.width() <= width), "{width}\n{text}");
    }
    let markdown = crate::plan(&catalogue, &plan, &options(Language::En, Format::Markdown));
    assert!(
        !markdown.contains("<script>") && !markdown.contains("<b>") && !markdown.contains('\u{1b}'),
        "{markdown}"
    );
}

//! Tables of software.

mod facts;
mod ties;

use super::Table;
use super::table::{list, to, within, word};
use std::collections::BTreeMap;
use umstieg_format::entry::Software;
use umstieg_format::scalar::SoftwareId;

/// All software of a catalogue.
type All = BTreeMap<SoftwareId, Software>;

/// One software with its id.
type One<'e> = (&'e SoftwareId, &'e Software);

const SOURCES: Option<super::Target> = within("software_evidence");

/// The tables of all software.
pub(super) fn tables(all: &All) -> Vec<Table> {
    let mut tables = vec![main(all)];
    tables.extend(facts::tables(all));
    tables.extend(ties::tables(all));
    let sources = all.iter().map(|(id, entry)| (id.as_str(), &entry.evidence));
    tables.push(Table::sources("software_evidence", "software", "software", sources));
    tables
}

/// What there is once in an entry.
fn main(all: &All) -> Table {
    let maintenance = |entry: &One<'_>| entry.1.maintenance.clone();
    Table::of("software", all.iter())
        .key("id", None, |(id, _)| id.to_string())
        .must("name", |(_, entry)| entry.name.to_string())
        .both("summary", |(_, entry)| &entry.summary)
        .words("categories", "category", to("categories"), |(_, entry)| entry.categories.clone())
        .must("license_model", |(_, entry)| word(&entry.license.model))
        .text("license_spdx", |(_, entry)| entry.license.spdx.as_ref().map(ToString::to_string))
        .must("license_suffix", |(_, entry)| word(&entry.license.suffix))
        .words("license_evidence", "source", SOURCES, |(_, entry)| entry.license.evidence.clone())
        .text("vendor_name", |(_, entry)| Some(entry.vendor.as_ref()?.name.to_string()))
        .text("vendor_country", |(_, entry)| Some(entry.vendor.as_ref()?.country.as_ref()?.to_string()))
        .text("vendor_controlled_from", |(_, entry)| {
            Some(entry.vendor.as_ref()?.controlled_from.as_ref()?.to_string())
        })
        .refer("vendor_provider", to("providers"), |(_, entry)| {
            Some(entry.vendor.as_ref()?.provider.as_ref()?.to_string())
        })
        .words("vendor_evidence", "source", SOURCES, |(_, entry)| {
            entry.vendor.as_ref().map(|vendor| vendor.evidence.clone()).unwrap_or_default()
        })
        .text("website", |(_, entry)| entry.website.as_ref().map(ToString::to_string))
        .text("repository", |(_, entry)| entry.repository.as_ref().map(ToString::to_string))
        .text("demo_name", |(_, entry)| Some(entry.demo.as_ref()?.name.to_string()))
        .text("demo_url", |(_, entry)| Some(entry.demo.as_ref()?.url.to_string()))
        .words("packages", "package", None, |(_, entry)| entry.packages.clone())
        .words("includes", "part", to("software"), |(_, entry)| entry.includes.clone())
        .words("built_on", "base", to("software"), |(_, entry)| entry.built_on.clone())
        .words("formats_reads", "format", to("formats"), |(_, entry)| {
            entry.formats.as_ref().map(|formats| formats.reads.clone()).unwrap_or_default()
        })
        .words("formats_writes", "format", to("formats"), |(_, entry)| {
            entry.formats.as_ref().map(|formats| formats.writes.clone()).unwrap_or_default()
        })
        .words("formats_main", "format", to("formats"), |(_, entry)| {
            entry.formats.as_ref().map(|formats| formats.main.clone()).unwrap_or_default()
        })
        .words("formats_evidence", "source", SOURCES, |(_, entry)| {
            entry.formats.as_ref().map(|formats| formats.evidence.clone()).unwrap_or_default()
        })
        .words("platforms", "platform", None, |(_, entry)| {
            entry.platforms.as_ref().map(|platforms| list(&platforms.clients)).unwrap_or_default()
        })
        .words("platforms_full", "platform", None, |(_, entry)| {
            entry.platforms.as_ref().map(|platforms| list(&platforms.full)).unwrap_or_default()
        })
        .words("platforms_evidence", "source", SOURCES, |(_, entry)| {
            entry.platforms.as_ref().map(|platforms| platforms.evidence.clone()).unwrap_or_default()
        })
        .text("gives_platform", |(_, entry)| entry.gives_platform.as_ref().map(word))
        .words("servers", "platform", None, |(_, entry)| {
            entry.servers.as_ref().map(|servers| list(&servers.systems)).unwrap_or_default()
        })
        .words("servers_evidence", "source", SOURCES, |(_, entry)| {
            entry.servers.as_ref().map(|servers| servers.evidence.clone()).unwrap_or_default()
        })
        .text("gives_server", |(_, entry)| entry.gives_server.as_ref().map(word))
        .text("multi_tenancy_level", |(_, entry)| Some(word(&entry.multi_tenancy.as_ref()?.level)))
        .words("multi_tenancy_evidence", "source", SOURCES, |(_, entry)| {
            entry.multi_tenancy.as_ref().map(|tenancy| tenancy.evidence.clone()).unwrap_or_default()
        })
        .words("languages", "language", None, |(_, entry)| {
            entry.languages.as_ref().map(|spoken| spoken.ui.clone()).unwrap_or_default()
        })
        .words("languages_evidence", "source", SOURCES, |(_, entry)| {
            entry.languages.as_ref().map(|spoken| spoken.evidence.clone()).unwrap_or_default()
        })
        .text("maintenance_kind", move |entry| Some(word(&maintenance(entry)?.kind)))
        .text("maintenance_governance", move |entry| Some(word(&maintenance(entry)?.governance)))
        .words("maintenance_evidence", "source", SOURCES, move |entry| {
            maintenance(entry).map(|maintenance| maintenance.evidence).unwrap_or_default()
        })
        .text("latest_release", |(_, entry)| Some(entry.latest_release.as_ref()?.release.to_string()))
        .text("latest_release_date", |(_, entry)| Some(entry.latest_release.as_ref()?.date?.to_string()))
        .words("latest_release_evidence", "source", SOURCES, |(_, entry)| {
            entry.latest_release.as_ref().map(|release| release.evidence.clone()).unwrap_or_default()
        })
        .refer("playbook", to("playbooks"), |(_, entry)| entry.playbook.as_ref().map(ToString::to_string))
        .number("care_minutes", |(_, entry)| entry.care_minutes.map(i64::from))
        .words("only_for", "sector", None, |(_, entry)| list(&entry.only_for))
        .text("no_substitute_searched", |(_, entry)| Some(entry.no_substitute.as_ref()?.searched.to_string()))
        .texts("no_substitute_reason", |(_, entry)| entry.no_substitute.as_ref().map(|search| &search.reason))
        .words("no_substitute_evidence", "source", SOURCES, |(_, entry)| {
            entry.no_substitute.as_ref().map(|search| search.evidence.clone()).unwrap_or_default()
        })
        .texts("containment_advice", |(_, entry)| entry.containment.as_ref().map(|contain| &contain.advice))
        .words("containment_interfaces", "standard", to("standards"), |(_, entry)| {
            entry.containment.as_ref().map(|contain| contain.interfaces.clone()).unwrap_or_default()
        })
        .words("containment_exports", "format", to("formats"), |(_, entry)| {
            entry.containment.as_ref().map(|contain| contain.exports.clone()).unwrap_or_default()
        })
        .words("containment_evidence", "source", SOURCES, |(_, entry)| {
            entry.containment.as_ref().map(|contain| contain.evidence.clone()).unwrap_or_default()
        })
        .done()
}

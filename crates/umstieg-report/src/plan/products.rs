//! Products that come in: for what, under which terms, who helps, who uses them already.

use super::View;
use crate::candidate;
use crate::document::{Block, Line};
use umstieg_core::decide::Product;
use umstieg_core::format::entry::{ProviderStatus, Reference};
use umstieg_core::format::scalar::{ProviderId, ReferenceId, SoftwareId};
use umstieg_core::recommend::{Way, certifications_held, hosts_of, way};
use umstieg_core::{NearProvider, ToolIndex};

/// Providers that are named; the nearest are the ones to call.
const PROVIDERS: usize = 3;

/// References that are named.
const REFERENCES: usize = 2;

/// Services of a provider that are named.
const SERVICES: usize = 3;

/// Every product, those that people see first.
pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let products = &view.plan.decisions.products;
    let (serving, behind): (Vec<&Product>, Vec<&Product>) =
        products.iter().filter(|product| !product.in_use).partition(|product| !product.serves.is_empty());
    serving.into_iter().chain(behind).map(|product| block(view, product)).collect()
}

fn block(view: &View<'_>, product: &Product) -> Block {
    let words = view.reader.words;
    let mut head = Line::default().strong(view.reader.software(&product.software));
    let mut uses = Vec::new();
    if !product.serves.is_empty() {
        uses.push(words.product_for(&words.all_of(&view.tools(&product.serves))));
    }
    // What people use needs no other reason.
    if product.serves.is_empty() && !product.required_by.is_empty() {
        uses.push(words.required_by(&words.all_of(&view.reader.software_names(&product.required_by))));
    }
    if product.users > 0 {
        uses.push(words.people(product.users));
    }
    head = head.plain(format!(" {}", uses.join(", ")));
    let mut body = Vec::new();
    if let Some(entry) = view.reader.catalogue.software(&product.software) {
        let license = words.license(&view.reader.license(entry));
        body.push(format!("{} {license}", view.reader.text(&entry.summary)).into());
    }
    body.extend(run_by(view, product).map(Line::from));
    body.push(providers(view, &product.software).into());
    body.extend(candidate::try_out(view.reader, &product.software));
    body.extend(references(view, &product.software).map(Line::from));
    Block::Entry { head, body }
}

/// By whom it is run, as the plan reckons; nothing where nobody knows. What can run on people's devices but takes the place
/// of a server system runs where that did.
pub(crate) fn way_of(view: &View<'_>, product: &Product) -> Option<Way> {
    let (plan, catalogue) = (view.plan, view.reader.catalogue);
    let software = |tool: &ToolIndex| catalogue.software(plan.inventory.tool(*tool).software()?);
    let is_server = product.serves.iter().filter_map(software).any(|entry| entry.gives_server.is_some());
    let way = way(catalogue, &plan.inventory, &plan.policy, &product.software)?;
    Some(if is_server && way == Way::OwnDevice { Way::InHouse } else { way })
}

/// The same in a sentence.
fn run_by(view: &View<'_>, product: &Product) -> Option<String> {
    let way = way_of(view, product)?;
    let provider = match &way {
        Way::Provider(id) => view.reader.provider(id),
        _ => String::new(),
    };
    Some(view.reader.words.run_by(&way, &provider, product.care_minutes > 0))
}

/// The nearest providers with their distance and services.
fn providers(view: &View<'_>, product: &SoftwareId) -> String {
    let words = view.reader.words;
    let mut found = view.providers(product);
    // Who runs software for others must hold what is demanded; those who do, and those who do something else, come first.
    let uncertified = uncertified_hosts(view, product);
    let lacks = |id: &ProviderId| uncertified.contains(id);
    found.sort_by_key(|near| lacks(&near.provider));
    let named: Vec<String> = found
        .iter()
        .map(|NearProvider { provider: id, distance }| {
            let mut facts: Vec<String> =
                distance.iter().map(|distance| words.distance(*distance).to_owned()).collect();
            facts.extend(services(view, product, id));
            let entry = view.reader.catalogue.provider(id);
            let held = entry.into_iter().flat_map(|entry| certifications_held(&view.plan.policy, entry));
            facts.extend(held.map(|id| view.reader.certification(id)));
            if lacks(id) {
                facts.push(words.uncertified_host().to_owned());
            }
            if entry.is_some_and(|entry| entry.status == ProviderStatus::Unverified) {
                facts.push(words.provider_status(ProviderStatus::Unverified).to_owned());
            }
            match facts.is_empty() {
                true => view.reader.provider(id),
                false => format!("{} ({})", view.reader.provider(id), facts.join("; ")),
            }
        })
        .collect();
    if named.is_empty() {
        words.no_providers().to_owned()
    } else {
        words.providers(&words.some_of(&named, PROVIDERS))
    }
}

/// Providers that run a product for others and are not seen to hold any of the certifications that are asked for.
pub(crate) fn uncertified_hosts(view: &View<'_>, product: &SoftwareId) -> Vec<ProviderId> {
    let (catalogue, policy) = (view.reader.catalogue, &view.plan.policy);
    let holds = |id: &ProviderId| {
        let entry = catalogue.provider(id);
        entry.is_some_and(|entry| certifications_held(policy, entry).next().is_some())
    };
    let hosts = hosts_of(catalogue, &view.plan.inventory.raw().organisation, product);
    hosts.into_iter().filter(|id| !policy.certifications.is_empty() && !holds(id)).collect()
}

/// What a provider offers for a product.
fn services(view: &View<'_>, product: &SoftwareId, provider: &ProviderId) -> Option<String> {
    let offered = view.reader.services(product, provider).into_iter();
    let offered: Vec<String> =
        offered.map(|service| view.reader.words.inside(&view.reader.service(service))).collect();
    (!offered.is_empty()).then(|| view.reader.words.some_of(&offered, SERVICES))
}

/// Real deployments in words.
fn references(view: &View<'_>, product: &SoftwareId) -> Option<String> {
    let words = view.reader.words;
    let named: Vec<String> = deployments(view, product)
        .iter()
        .map(|(_, entry)| {
            // A name with a comma would fall apart among others.
            let name = match entry.organisation.contains(", ") {
                true => words.quote(&entry.organisation),
                false => entry.organisation.to_string(),
            };
            match entry.users {
                Some(users) => format!("{name} ({})", words.people(users)),
                None => name,
            }
        })
        .collect();
    (!named.is_empty()).then(|| words.references(&words.some_of(&named, REFERENCES)))
}

/// Real deployments, the most similar first: those of the same sector, then those nearest in size.
pub(crate) fn deployments<'a>(
    view: &View<'a>,
    product: &SoftwareId,
) -> Vec<(&'a ReferenceId, &'a Reference)> {
    let catalogue = view.reader.catalogue;
    let mut found: Vec<_> =
        catalogue.references_of(product).filter_map(|id| Some((id, catalogue.reference(id)?))).collect();
    let organisation = &view.plan.inventory.raw().organisation;
    let own = organisation.users.or(organisation.headcount);
    // How many times as large or as small, in thousandths.
    let apart = |users: Option<u32>| {
        let (a, b) = (u64::from(own?.max(1)), u64::from(users?.max(1)));
        Some(a.max(b) * 1000 / a.min(b))
    };
    found.sort_by_key(|(id, entry)| {
        let sector = organisation.sector == Some(entry.sector);
        (!sector, apart(entry.users).unwrap_or(u64::MAX), *id)
    });
    found
}

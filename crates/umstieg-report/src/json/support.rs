//! What a plan rests on, as JSON.

use super::software;
use super::steps::keys;
use crate::plan::{View, limits_kept, measure};
use crate::v1;
use umstieg_core::plan;

/// Limits that every proposal keeps to.
pub(super) fn policy(view: &View<'_>) -> v1::Policy {
    let policy = &view.plan.policy;
    let pilot = view.plan.inventory.pilot();
    let certification = |id: &umstieg_core::format::scalar::CertificationId| v1::Named {
        id: id.to_string(),
        name: view.reader.certification(id),
    };
    v1::Policy {
        critical_infrastructure: policy.critical_infrastructure,
        hosting: policy.hosting.clone(),
        certifications: policy.certifications.iter().map(certification).collect(),
        data_region: policy.data_region,
        excluded_jurisdictions: policy.excluded_jurisdictions.clone(),
        languages: policy.languages.clone(),
        platforms: policy.platforms.clone(),
        min_coverage: policy.min_coverage,
        multi_tenancy: policy.multi_tenancy,
        open_core: policy.open_core,
        min_providers: policy.min_providers,
        support: policy.support,
        released_since: policy.released_since,
        pilot_months: pilot.as_ref().map(|pilot| pilot.min_months),
        pilot_users: pilot.and_then(|pilot| pilot.users),
        text: limits_kept(view),
    }
}

/// Skills and time for learning.
pub(super) fn learning(view: &View<'_>) -> v1::Learning {
    let plan::Learning { skills, minutes, minutes_per_person, steps } = &view.plan.learning;
    let skills = skills.iter().map(|demand| v1::Skill {
        name: view.reader.text(&demand.skill).to_owned(),
        minutes: demand.minutes,
        steps: keys(view, &demand.steps),
    });
    v1::Learning {
        skills: skills.collect(),
        minutes: *minutes,
        minutes_per_person: *minutes_per_person,
        steps: keys(view, steps),
    }
}

/// Where makers and providers sit.
pub(super) fn sovereignty(view: &View<'_>) -> v1::Sovereignty {
    let plan::Sovereignty { home, today, chosen, providers } = &view.plan.sovereignty;
    let seats = |seats: &plan::Seats| v1::Seats {
        all: seats.all(),
        outside_home: home.as_ref().map(|home| seats.outside(home)),
        outside_eu: seats.outside_eu(),
        unknown: seats.unknown,
        countries: seats
            .countries
            .iter()
            .map(|(country, count)| v1::SeatCount { country: country.clone(), count: *count })
            .collect(),
    };
    v1::Sovereignty {
        home: home.clone(),
        today: seats(today),
        chosen: seats(chosen),
        providers: v1::Reach {
            products: providers.products,
            products_in_region: providers.products_in_region,
            providers: providers.providers,
            in_region: providers.in_region,
            single: providers.single.iter().map(|(product, _)| software(view.reader, product)).collect(),
            none: providers.none.iter().map(|product| software(view.reader, product)).collect(),
        },
    }
}

/// Whom to ask near by.
pub(super) fn contacts(view: &View<'_>) -> Vec<v1::Contact> {
    let reader = view.reader;
    let contacts = view.plan.contacts.iter().map(|contact| v1::Contact {
        provider: v1::Named { id: contact.provider.to_string(), name: reader.provider(&contact.provider) },
        services: contact
            .services
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: reader.service(id) })
            .collect(),
        website: reader.catalogue.provider(&contact.provider).map(|entry| entry.website.to_string()),
    });
    contacts.collect()
}

/// What the organisation itself should set up.
pub(super) fn measures(view: &View<'_>) -> Vec<v1::Measure> {
    let measures = view.plan.measures.iter().map(|advice| v1::Measure {
        kind: advice.measure,
        office: advice.office,
        products: advice.products,
        users: advice.users,
        funding: advice
            .funding
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: view.reader.programme(id) })
            .collect(),
        text: measure(view, advice),
    });
    measures.collect()
}

//! What several organisations share, as JSON.

use super::{all_software, language, software};
use crate::group::Grouped;
use crate::options::Options;
use crate::reader::Reader;
use crate::v1;
use umstieg_core::Catalogue;
use umstieg_core::group::{Count, Withheld};

/// A group as a document.
pub(crate) fn group(
    catalogue: &Catalogue,
    grouped: &Grouped<'_>,
    options: &Options,
) -> v1::OrganisationGroup {
    let reader = Reader::new(catalogue, options);
    let group = grouped.group;
    let counts = |counts: &[Count]| {
        let counts = counts.iter().map(|count| v1::GroupCount {
            software: software(reader, &count.software),
            members: count.members,
            users: count.users,
        });
        counts.collect()
    };
    let substitutes = group.substitutes.iter().map(|product| v1::GroupSubstitute {
        software: software(reader, &product.count.software),
        members: product.count.members,
        users: product.count.users,
        replaces: all_software(reader, &product.replaces),
        sharing: product.sharing,
        hosts: product
            .hosts
            .iter()
            .map(|id| v1::Named { id: id.to_string(), name: reader.provider(id) })
            .collect(),
    });
    let unknown = group
        .unknown
        .iter()
        .map(|(name, members)| v1::GroupName { name: name.to_string(), members: *members });
    let Withheld { tools, substitutes: products, lacking, unknown: names } = group.withheld;
    v1::OrganisationGroup {
        format: "umstieg.group".into(),
        version: v1::VERSION,
        language: language(options.language),
        as_of: grouped.as_of,
        members: group.members,
        at_least: group.least,
        shared_only: grouped.shared,
        users: group.users,
        substitutes: substitutes.collect(),
        lacking: counts(&group.lacking),
        tools: counts(&group.tools),
        unknown: unknown.collect(),
        withheld: v1::GroupWithheld { tools, substitutes: products, lacking, unknown: names },
        footer: reader.footer(options),
    }
}

//! Addresses that report who follows them.

use crate::context::{Context, Found};
use crate::rule::{Check, Example, Group, Part, Rule};
use crate::texts::addresses;
use umstieg_format::finding::{Edit, Fix, Level, literal};
use umstieg_format::message;

pub(super) const RULE: Rule = Rule {
    id: "tracking-url",
    level: Level::Warning,
    group: Group::Addresses,
    summary: "Web addresses carry no tracking parameters.",
    why: "Parameters like `utm_source` or `fbclid` tell a third party where a reader comes from, and hide that two \
          addresses are the same page. The page is found without them.",
    bad: Example::Files(&[Part::of(
        "software/acme.yaml",
        "website: \"https://acme.example.org/?utm_source=list&lang=de\"\n",
    )]),
    good: Example::Files(&[Part::of(
        "software/acme.yaml",
        "website: \"https://acme.example.org/?lang=de\"\n",
    )]),
    check: Check::Entries { fields: &[], check },
};

/// Parameters that only serve to follow readers.
const TRACKERS: [&str; 12] = [
    "dclid", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ref_src", "srsltid",
    "vero_id", "yclid",
];

fn check(context: &Context<'_>, found: &mut Found<'_>) {
    addresses(context, |_, address| {
        let Some((clean, tracker)) = without_trackers(address.text) else { return };
        let finding = found.add(
            address.location(),
            message!(
                en: "tracking parameter {} found", literal(&tracker);
                de: "Tracking-Parameter {} gefunden", literal(&tracker)
            ),
        );
        let written = address.source.slice(address.node.span);
        if let Some(at) = written.find(address.text) {
            let start = address.node.span.start + at;
            finding.help = Some(message!(en: "leave it out"; de: "weglassen"));
            finding.fix = Some(Fix::safe(Edit::new(start..start + address.text.len(), clean)));
        }
    });
}

/// The address without its tracking parameters, and the first of them.
fn without_trackers(address: &str) -> Option<(String, String)> {
    let (page, fragment) = address.split_once('#').map_or((address, None), |(page, rest)| (page, Some(rest)));
    let (page, query) = page.split_once('?')?;
    let name = |parameter: &str| parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    let tracks = |parameter: &&str| {
        let name = name(parameter);
        name.starts_with("utm_") || TRACKERS.contains(&name.as_str())
    };
    let tracker = name(query.split('&').find(tracks)?);
    let kept: Vec<&str> = query.split('&').filter(|parameter| !tracks(parameter)).collect();
    let mut clean = page.to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    Some((clean, tracker))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_parameters_and_fragments_stay() {
        let clean = without_trackers("https://a.b/x?utm_source=y&id=1&gclid=2#top");
        assert_eq!(clean, Some(("https://a.b/x?id=1#top".to_owned(), "utm_source".to_owned())));
        assert_eq!(
            without_trackers("https://a.b/?utm_medium=x").map(|(clean, _)| clean),
            Some("https://a.b/".to_owned())
        );
        assert_eq!(without_trackers("https://a.b/?plain=1"), None);
    }
}

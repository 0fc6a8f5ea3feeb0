//! Web addresses taken apart just far enough to compare them.

use crate::texts::Wording;
use umstieg_format::finding::{Edit, Fix};

/// The change of an address to `https://`; a guess, because the site may not answer there.
pub(crate) fn with_https(address: &Wording<'_>) -> Option<Fix> {
    let at = address.source.slice(address.node.span).find("http://")?;
    let start = address.node.span.start + at;
    Some(Fix::guess(Edit::new(start..start + "http".len(), "https")))
}

/// What names a site as one of the web, and tells no two sites apart.
const WWW: &str = "www.";

/// Host of an address as it is written, without `www.` and port.
fn bare_host(address: &str) -> &str {
    let host = written_host(address);
    match host.split_at_checked(WWW.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(WWW) => rest,
        _ => host,
    }
}

/// Host of an address as it is written, without its port.
fn written_host(address: &str) -> &str {
    let rest = after_scheme(address);
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b':')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

fn after_scheme(address: &str) -> &str {
    address
        .strip_prefix("https://")
        .unwrap_or_else(|| address.split_once("://").map_or(address, |(_, rest)| rest))
}

/// Whether an address is on a host or below it.
pub(crate) fn is_on(address: &str, host_name: &str) -> bool {
    is_below(written_host(address), host_name)
}

/// The first of several hosts that an address is on or below.
pub(crate) fn first_on<'h>(address: &str, hosts: &[&'h str]) -> Option<&'h str> {
    let host = written_host(address);
    hosts.iter().copied().find(|name| is_below(host, name))
}

/// Whether a host is another one or below it.
fn is_below(host: &str, host_name: &str) -> bool {
    let Some(at) = host.len().checked_sub(host_name.len()) else { return false };
    let Some((below, end)) = host.split_at_checked(at) else { return false };
    end.eq_ignore_ascii_case(host_name) && (below.is_empty() || below.ends_with('.'))
}

/// What two addresses of one page have in common: no scheme, no `www.`, no `.git`, no slash at the end, no fragment.
pub(crate) fn same_page_key(address: &str) -> String {
    let rest = after_scheme(address);
    let rest = rest.split('#').next().unwrap_or_default();
    let path = rest.find(['/', '?']).map_or("", |at| rest.get(at..).unwrap_or_default());
    let path = path.trim_end_matches('/');
    let mut key = [bare_host(address), path.strip_suffix(".git").unwrap_or(path)].concat();
    key.make_ascii_lowercase();
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        let key = same_page_key("https://www.Acme.example.org/Mail/");
        assert_eq!(key, "acme.example.org/mail");
        assert_eq!(same_page_key("http://acme.example.org/mail.git#readme"), key);
        assert_ne!(same_page_key("https://acme.example.org/mail?id=2"), key);
    }

    #[test]
    fn hosts_include_those_below() {
        assert!(is_on("https://go.bit.ly/x", "bit.ly"));
        assert!(is_on("http://WWW.Bit.ly:80/x", "bit.ly") && is_on("bit.ly?x", "bit.ly"));
        assert!(!is_on("https://ly/bit.ly", "bit.ly") && !is_on("https://ä.y", "bit.ly"));
        assert!(!is_on("https://rabbit.ly/x", "bit.ly"));
        assert_eq!(first_on("https://go.bit.ly/x", &["t.co", "bit.ly", "ly"]), Some("bit.ly"));
        assert_eq!(first_on("https://bit.example/x", &["t.co", "bit.ly"]), None);
    }
}

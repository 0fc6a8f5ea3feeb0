//! English sentences about groups.

use super::English;
use crate::words::{Forms, GroupHeads, GroupWords, Terms, Unshown};
use umstieg_core::format::entry::MultiTenancy;

impl GroupWords for English {
    fn group_heads(&self) -> GroupHeads {
        GroupHeads {
            substitutes: "Substitutes that serve many",
            sharing: "What can be run together",
            lacking: "Without a suitable substitute",
            tools: "What many use",
            unknown: "Not found in the catalogue",
            withheld: "Not shown",
            software: "Tool",
            product: "Product",
            members: "Organisations",
            people: "People",
            replaces: "instead of",
        }
    }

    fn group_title(&self, members: usize) -> String {
        format!("What {members} organisations have in common")
    }

    fn group_privacy(&self, users: u64, least: usize) -> String {
        format!(
            "Together they have {} at computers. No organisation is named, and only what at least {least} of them share \
             is shown.",
            self.counted(users, "person", "people")
        )
    }

    fn group_shared_only(&self) -> &'static str {
        "Only software was chosen that several organisations can share in one installation."
    }

    fn group_nothing(&self, least: usize) -> String {
        format!("There is nothing that at least {least} organisations share.")
    }

    fn group_sharing(&self, members: usize, users: Option<u64>, level: MultiTenancy, hosts: &str) -> String {
        let host = if hosts.is_empty() {
            "nobody is known who runs it for all of them".to_owned()
        } else {
            format!("run for all of them by {hosts}")
        };
        let people = users.map(|users| format!(" with {}", self.counted(users, "person", "people")));
        format!(
            ": one installation can serve {members} organisations{} ({}); {host}.",
            people.unwrap_or_default(),
            self.multi_tenancy(level)
        )
    }

    fn group_unknown(&self, name: &str, members: usize) -> String {
        format!("{name}: {members} organisations")
    }

    fn group_withheld(&self, what: &[Unshown], least: usize) -> String {
        let names = what.iter().map(|what| match what {
            Unshown::Tools => "tools",
            Unshown::Substitutes => "substitutes",
            Unshown::Lacking => "tools without a suitable substitute",
            Unshown::Unknown => "unknown names",
        });
        let names: Vec<String> = names.map(str::to_owned).collect();
        format!(
            "There are more {} that concern fewer than {least} organisations; they are left out so that nobody can be \
             recognised.",
            self.all_of(&names)
        )
    }
}

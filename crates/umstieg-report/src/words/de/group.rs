//! German sentences about groups.

use super::German;
use crate::words::{Forms, GroupHeads, GroupWords, Terms, Unshown};
use umstieg_core::format::entry::MultiTenancy;

impl GroupWords for German {
    fn group_heads(&self) -> GroupHeads {
        GroupHeads {
            substitutes: "Ersatz, der vielen dient",
            sharing: "Was sich gemeinsam betreiben lässt",
            lacking: "Ohne passenden Ersatz",
            tools: "Was viele nutzen",
            unknown: "Im Katalog nicht gefunden",
            withheld: "Nicht gezeigt",
            software: "Programm",
            product: "Produkt",
            members: "Organisationen",
            people: "Personen",
            replaces: "statt",
        }
    }

    fn group_title(&self, members: usize) -> String {
        format!("Gemeinsame Auswertung von {members} Organisationen")
    }

    fn group_privacy(&self, users: u64, least: usize) -> String {
        format!(
            "Zusammen arbeiten dort {} am Computer. Keine Organisation wird genannt, und gezeigt wird nur, was mindestens \
             {least} von ihnen gemeinsam haben.",
            self.counted(users, "Person", "Personen")
        )
    }

    fn group_shared_only(&self) -> &'static str {
        "Ausgewählt ist nur Software, die sich mehrere Organisationen in einer Installation teilen können."
    }

    fn group_nothing(&self, least: usize) -> String {
        format!("Es gibt nichts, was mindestens {least} Organisationen gemeinsam haben.")
    }

    fn group_sharing(&self, members: usize, users: Option<u64>, level: MultiTenancy, hosts: &str) -> String {
        let host = if hosts.is_empty() {
            "ein Betreiber für alle ist nicht bekannt".to_owned()
        } else {
            format!("Betreiber für alle: {hosts}")
        };
        let people = users.map(|users| format!(" mit {}", self.counted(users, "Person", "Personen")));
        format!(
            ": eine Installation kann {members} Organisationen{} dienen ({}); {host}.",
            people.unwrap_or_default(),
            self.multi_tenancy(level)
        )
    }

    fn group_unknown(&self, name: &str, members: usize) -> String {
        format!("{name}: {members} Organisationen")
    }

    fn group_withheld(&self, what: &[Unshown], least: usize) -> String {
        let names = what.iter().map(|what| match what {
            Unshown::Tools => "Programme",
            Unshown::Substitutes => "Ersatzprodukte",
            Unshown::Lacking => "Programme ohne passenden Ersatz",
            Unshown::Unknown => "unbekannte Namen",
        });
        let names: Vec<String> = names.map(str::to_owned).collect();
        format!(
            "Es gibt weitere {}, die weniger als {least} Organisationen betreffen; sie stehen hier nicht, damit niemand zu \
             erkennen ist.",
            self.all_of(&names)
        )
    }
}

//! English sentences about changes of the catalogue.

use super::English;
use crate::words::{Answers, Fate, Forms, ImpactCounts, ImpactHeads, ImpactWords, Move};
use umstieg_core::format::kind::EntryKind;
use umstieg_core::format::message::Message;
use umstieg_core::format::scalar::Date;
use umstieg_core::impact::Proof;
use umstieg_core::order::Answer;
use umstieg_core::plan::Renewal;

impl ImpactWords for English {
    fn impact_heads(&self) -> ImpactHeads {
        ImpactHeads {
            mistakes: "Errors in the catalogue",
            decisions: "Decisions that change",
            catalogue: "What changes in the catalogue",
            unread: "Not compared",
            organisations: "What changes for whom",
            ranking: "Rankings",
            products: "Products",
            plan: "Plan",
            what: "What",
            before: "before",
            after: "after",
            because: "because of",
        }
    }

    fn impact_title(&self) -> &'static str {
        "What this change of the catalogue means"
    }

    fn impact_entries(&self, added: usize, changed: usize, removed: usize, name: Option<&str>) -> String {
        let mut parts = Vec::new();
        for (count, verbs) in
            [(added, ("comes in", "come in")), (changed, ("changes", "change")), (removed, ("goes", "go"))]
        {
            if count > 0 {
                let verb = if count == 1 { verbs.0 } else { verbs.1 };
                let what = if parts.is_empty() {
                    self.counted(count as u64, "entry", "entries")
                } else {
                    self.number(count as u64)
                };
                parts.push(format!("{what} {verb}"));
            }
        }
        match name {
            Some(name) => format!("{}: {name}.", self.all_of(&parts)),
            None => format!("{}.", self.all_of(&parts)),
        }
    }

    fn impact_sources_only(&self) -> &'static str {
        "Only sources and the days of looking at them change, no statement."
    }

    fn impact_nothing(&self, whole: bool) -> &'static str {
        if whole {
            "Both catalogues say the same."
        } else {
            "What can be read of both catalogues says the same."
        }
    }

    fn impact_effects(&self, counts: ImpactCounts, day: Date) -> String {
        let all = self.counted(counts.all as u64, "organisation", "organisations");
        let day = self.date(day);
        if counts.affected == 0 {
            return format!("Of {all} looked at, planned as of {day}, nothing changes for any.");
        }
        let verb = if counts.affected == 1 { "is" } else { "are" };
        format!(
            "Of {all} looked at, planned as of {day}, {} {verb} affected: {}.",
            counts.affected,
            self.what_changes(counts)
        )
    }

    fn impact_unasked(&self) -> &'static str {
        "No inventory was given, so nothing is said about rankings, decisions and plans."
    }

    fn impact_of_one(&self, name: &str, counts: ImpactCounts) -> String {
        format!("{name}: {}", self.what_changes(counts))
    }

    fn impact_single_cause(&self, name: &str) -> String {
        format!("All of this comes from {name}, for nothing else changes.")
    }

    fn impact_causes(&self) -> &'static str {
        "What an effect comes from was found by leaving parts of the change out: without what is named, it would be \
         another one."
    }

    fn impact_refused(&self, before: usize, after: usize, comparable: bool) -> String {
        let errors = |count: usize| self.counted(count as u64, "error", "errors");
        let which = match (before, after) {
            (0, after) => format!("The catalogue after the change has {}", errors(after)),
            (before, 0) => format!("The catalogue before the change has {}", errors(before)),
            (before, after) => {
                format!(
                    "The catalogue before the change has {}, the one after it {}",
                    errors(before),
                    errors(after)
                )
            }
        };
        let rest = if comparable {
            "What is said below about facts is about what can be read."
        } else {
            "Nothing can be compared."
        };
        format!("{which}, so nobody can tell what the change means for rankings, decisions and plans. {rest}")
    }

    fn impact_side(&self, after: bool) -> &'static str {
        if after { "after the change" } else { "before the change" }
    }

    fn impact_unread(&self, names: &str) -> String {
        format!("Their files cannot be read on one of the sides: {names}.")
    }

    fn entry_kind(&self, kind: EntryKind) -> &'static str {
        kind.name()
    }

    fn rule_sources(&self, playbooks: bool) -> &'static str {
        if playbooks { "Sources of the playbooks" } else { "Sources of the ordering rules" }
    }

    fn manifest(&self) -> &'static str {
        "What the catalogue says about itself"
    }

    fn entry_added(&self) -> &'static str {
        "comes in"
    }

    fn entry_removed(&self) -> &'static str {
        "goes"
    }

    fn fact_added(&self) -> &'static str {
        "now also"
    }

    fn fact_removed(&self) -> &'static str {
        "no longer"
    }

    fn sources_changed(&self, rechecked: usize, others: usize) -> String {
        let mut parts = Vec::new();
        if rechecked > 0 {
            parts.push(format!(
                "{} looked at again",
                self.counted(rechecked as u64, "source was", "sources were")
            ));
        }
        if others > 0 {
            let more = if rechecked > 0 { "other " } else { "" };
            let changes = if others == 1 { "change" } else { "changes" };
            parts.push(format!("{others} {more}{changes} of sources"));
        }
        format!("{}.", self.all_of(&parts))
    }

    fn facts_more(&self, count: usize) -> String {
        format!("{} more in the entry itself.", self.counted(count as u64, "change", "changes"))
    }

    fn because_of(&self, causes: &str) -> String {
        format!("Because of {causes}.")
    }

    fn cause_together(&self, names: &[String]) -> String {
        format!("{} together", self.all_of(names))
    }

    fn cause_among(&self, names: &[String]) -> String {
        format!("some of {}", self.some_of(names, 5))
    }

    fn fate(&self, fate: Fate<'_>) -> String {
        match fate {
            Fate::Replaced("") => "goes with its parts".into(),
            Fate::Replaced(products) => products.into(),
            Fate::Covered(by) => format!("goes, {by} is there anyway"),
            Fate::Partly(products) => format!("{products} in part, the rest stays"),
            Fate::Stays => "stays".into(),
            Fate::Retires => "goes without a substitute".into(),
            Fate::Open => "is open already".into(),
            Fate::Unknown => "is not known".into(),
        }
    }

    fn reason_changes(&self) -> &'static str {
        "the same, for another reason"
    }

    fn meaning_title(&self) -> &'static str {
        "is taken for"
    }

    fn meaning_unknown(&self) -> &'static str {
        "nothing that is known"
    }

    fn first_changes(&self, before: Option<&str>, after: Option<&str>) -> String {
        match (before, after) {
            (Some(before), Some(after)) => format!("{after} comes first instead of {before}."),
            (Some(before), None) => format!("Nothing fits any more; so far {before} came first."),
            (None, Some(after)) => format!("{after} comes first; so far nothing fitted."),
            (None, None) => String::new(),
        }
    }

    fn candidate_moves(&self, name: &str, what: Move<'_>) -> String {
        match what {
            Move::Comes { place, score } => {
                format!("{name} is a new candidate, at place {place} with {}.", self.points(score))
            }
            Move::ComesRuledOut { why } => format!("{name} is a new candidate, but ruled out. {why}"),
            Move::Goes => format!("{name} is no candidate any more."),
            Move::RuledOut { why } => format!("{name} is ruled out now. {why}"),
            Move::Allowed { place, score } => {
                format!("{name} is no longer ruled out: place {place} with {}.", self.points(score))
            }
            Move::OtherReasons { why } => format!("{name} stays ruled out, for other reasons. {why}"),
            Move::Scored { places: (from, to), scores: (was, is) } => {
                let points = format!("{} → {}", (was + 5) / 10, self.points(is));
                if from == to {
                    format!("{name}: {points}, still place {to}.")
                } else {
                    format!("{name}: {points}, place {from} → {to}.")
                }
            }
        }
    }

    fn candidates_barely(&self, count: usize) -> String {
        format!(
            "{} less than a point.",
            self.counted(count as u64, "candidate moves by", "candidates move by")
        )
    }

    fn product_comes(&self, name: &str, purpose: &str) -> String {
        format!("{name} comes in {purpose}.")
    }

    fn product_goes(&self, name: &str) -> String {
        format!("{name} no longer comes in.")
    }

    fn product_changes(&self, name: &str, before: &str, after: &str) -> String {
        format!("{name} comes in {after}; before {before}.")
    }

    fn product_purpose(&self, tools: &str, (products, count): (&str, usize), users: u32) -> String {
        let instead = if tools.is_empty() { String::new() } else { format!("instead of {tools}, ") };
        let under = if products.is_empty() {
            String::new()
        } else {
            format!("because {products} {} it, ", if count == 1 { "needs" } else { "need" })
        };
        format!("{instead}{under}for {}", self.people(users))
    }

    fn contract_end(&self, day: Date, renewal: Renewal) -> String {
        let day = self.date(day);
        match renewal {
            Renewal::None => day,
            Renewal::Renewed(1) => format!("{day}, renewed once"),
            Renewal::Renewed(times) => format!("{day}, renewed {times} times"),
            Renewal::Gap => format!("{day}, before the tool can go"),
            Renewal::Open => format!("{day}, without a fixed end"),
        }
    }

    fn minutes(&self, minutes: u64) -> String {
        self.counted(minutes, "minute", "minutes")
    }

    fn row_roll_out(&self, product: &str) -> String {
        format!("Everybody has {product}")
    }

    fn row_switch_off(&self, tool: &str) -> String {
        format!("{tool} is off")
    }

    fn row_contract(&self, tool: &str) -> String {
        format!("Contract for {tool} ends")
    }

    fn row_cost(&self) -> &'static str {
        "Contracts that end, cost a year"
    }

    fn row_steps(&self) -> &'static str {
        "Steps"
    }

    fn row_effort(&self) -> &'static str {
        "Own work"
    }

    fn row_end(&self) -> &'static str {
        "Work is done on"
    }

    fn row_proof(&self) -> &'static str {
        "Proven"
    }

    fn row_funding(&self, programme: &str) -> String {
        format!("Conditions of {programme}")
    }

    fn proof(&self, proof: Proof) -> String {
        let choice = if proof.choice {
            "best choice of products".to_owned()
        } else {
            format!("choice of products at most {}% worse than the best", proof.gap_percent)
        };
        let end = if proof.end { "no earlier end" } else { "earlier end open" };
        format!("{choice}; {end}")
    }

    fn funding_answer(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Yes => "met",
            Answer::Unknown => "not known whether met",
            Answer::No => "not met",
        }
    }

    fn refusal(&self, why: &Message) -> String {
        format!("no plan: {}", why.en)
    }

    fn planned(&self) -> &'static str {
        "there is a plan"
    }

    fn steps_added(&self, titles: &str) -> String {
        format!("New steps: {titles}.")
    }

    fn steps_removed(&self, titles: &str) -> String {
        format!("Steps that go: {titles}.")
    }

    fn cut_short(&self, missing: &[&str]) -> String {
        let missing: Vec<String> = missing.iter().map(|heading| self.quote(heading)).collect();
        let lacks = match missing.len() {
            0 => String::new(),
            1 => format!(" The section {} is missing.", missing.concat()),
            _ => format!(" The sections {} are missing.", self.all_terms(&missing)),
        };
        format!(
            "This is cut short, for a comment cannot hold more.{lacks} Call `umstieg catalogue impact` yourself to see all of it."
        )
    }
}

impl English {
    fn what_changes(&self, counts: ImpactCounts) -> String {
        let count =
            |count: usize, one: &str, many: &str| (count > 0).then(|| self.counted(count as u64, one, many));
        let parts = [
            count(counts.decisions, "decision", "decisions"),
            count(counts.rankings, "ranking", "rankings"),
            count(counts.products, "product", "products"),
            count(counts.plans, "plan", "plans"),
        ];
        self.all_of(&parts.into_iter().flatten().collect::<Vec<_>>())
    }
}

//! What changes for one organisation, aspect by aspect, in names and sentences.

use super::causes::Causes;
use super::parts::Parts;
use super::ranking::{self, Side};
use crate::impact::Judged;
use crate::options::Options;
use crate::plan::View;
use crate::v1::{self, EffectKind, EffectState};
use crate::words::{Fate, Words};
use std::collections::BTreeMap;
use umstieg_core::decide::Verdict;
use umstieg_core::format::scalar::SoftwareId;
use umstieg_core::impact::{Aspect, Effect, Impact, Observed, Ranked};
use umstieg_core::order::StepIndex;
use umstieg_core::{Catalogue, Plan, ToolIndex};

/// Titles of steps, and tools of a product, that are told before they are counted.
const NAMED: usize = 8;

/// Everything that changes for an organisation.
pub(super) fn all(
    judged: &Judged<'_>,
    impact: &Impact,
    parts: &Parts<'_>,
    causes: &mut Causes,
    options: &Options,
) -> Vec<v1::Effect> {
    fn view<'v, E>(
        catalogue: &'v Catalogue,
        plan: &'v Result<Plan, E>,
        options: &Options,
    ) -> Option<View<'v>> {
        Some(View::new(catalogue, plan.as_ref().ok()?, options))
    }
    let before = view(judged.before, &impact.before, options);
    let after = view(judged.after, &impact.after, options);
    let words = crate::words::of(options.language);
    let teller = Teller { words, before, after };
    let refused = impact.before.is_err() || impact.after.is_err();
    let told = impact.effects.iter().filter(|effect| {
        // Without a plan on one side there is nothing to compare but that.
        !refused || effect.aspect == Aspect::Refusal
    });
    told.map(|effect| {
        let mut told = teller.effect(effect);
        told.causes = effect.causes.iter().map(|cause| causes.place(parts, cause)).collect();
        told
    })
    .collect()
}

/// Both plans, for one reader.
struct Teller<'a> {
    words: &'static dyn Words,
    before: Option<View<'a>>,
    after: Option<View<'a>>,
}

impl<'a> Teller<'a> {
    /// One effect without its causes.
    fn effect(&self, effect: &Effect) -> v1::Effect {
        let heads = self.words.impact_heads();
        let state = |view: &Option<View<'a>>, seen: &Option<Observed>| {
            Some(self.state(view.as_ref()?, &effect.aspect, seen.as_ref()?))
        };
        let mut told = v1::Effect {
            kind: kind(&effect.aspect),
            about: None,
            title: String::new(),
            before: state(&self.before, &effect.before),
            after: state(&self.after, &effect.after),
            sentences: Vec::new(),
            causes: Vec::new(),
        };
        match &effect.aspect {
            Aspect::Refusal => {
                told.title = heads.plan.to_owned();
                told.before = Some(self.refusal(&effect.before));
                told.after = Some(self.refusal(&effect.after));
            }
            Aspect::Meaning(tool) => {
                told.title = format!("{} {}", self.tool(*tool), self.words.meaning_title());
                told.about = Some(self.named(*tool));
            }
            Aspect::Decision(tool) => {
                told.title = self.tool(*tool);
                told.about = Some(self.named(*tool));
                told.sentences = self.reasons(*tool);
            }
            Aspect::Ranking { tool, software, parts } => {
                told.title = self.unit(*tool, software, parts);
                told.about = Some(self.named(*tool));
                if let Some((before, after)) = self.sides(&effect.before, &effect.after) {
                    told.sentences = ranking::sentences(before, after);
                }
            }
            Aspect::Product(software) => {
                let name = self.software(software);
                told.sentences = vec![self.product(&name, &told)];
                told.about = Some(v1::Named { id: software.to_string(), name: name.clone() });
                told.title = name;
            }
            Aspect::RollOut(software) => {
                let name = self.software(software);
                told.title = self.words.row_roll_out(&name);
                told.about = Some(v1::Named { id: software.to_string(), name });
            }
            Aspect::SwitchOff(tool) => {
                told.title = self.words.row_switch_off(&self.tool(*tool));
                told.about = Some(self.named(*tool));
            }
            Aspect::Contract(tool) => {
                told.title = self.words.row_contract(&self.tool(*tool));
                told.about = Some(self.named(*tool));
            }
            Aspect::Cost => told.title = self.words.row_cost().to_owned(),
            Aspect::Steps => {
                told.title = self.words.row_steps().to_owned();
                told.sentences = self.steps(&effect.before, &effect.after);
            }
            Aspect::Effort => {
                told.title = self.words.row_effort().to_owned();
                let text = |state: &Option<EffectState>| state.as_ref().map(|state| state.text.clone());
                if text(&told.before) == text(&told.after) {
                    // Rounded to hours nothing would change.
                    for state in [&mut told.before, &mut told.after].into_iter().flatten() {
                        state.text = self.words.minutes(state.number.unwrap_or(0));
                    }
                }
            }
            Aspect::End => told.title = self.words.row_end().to_owned(),
            Aspect::Proof => told.title = self.words.row_proof().to_owned(),
            Aspect::Funding(programme) => {
                let name = self
                    .views()
                    .find(|view| view.reader.catalogue.funding(programme).is_some())
                    .map_or_else(|| programme.to_string(), |view| view.reader.programme(programme));
                told.title = self.words.row_funding(&name);
                told.about = Some(v1::Named { id: programme.to_string(), name });
            }
        }
        told
    }

    /// Both sides, the new one first: what has gone is named as it was.
    fn views(&self) -> impl Iterator<Item = &View<'a>> {
        self.after.iter().chain(&self.before)
    }

    fn tool(&self, tool: ToolIndex) -> String {
        self.views().next().map(|view| view.tool(tool)).unwrap_or_default()
    }

    fn named(&self, tool: ToolIndex) -> v1::Named {
        let handle = self.views().next().map(|view| view.plan.inventory.tool(tool).handle.to_string());
        v1::Named { id: handle.unwrap_or_default(), name: self.tool(tool) }
    }

    fn software(&self, software: &SoftwareId) -> String {
        let known = self.views().find(|view| view.reader.catalogue.software(software).is_some());
        known.map_or_else(|| software.to_string(), |view| view.reader.software(software))
    }

    /// A tool, or the part of a suite that is meant.
    fn unit(&self, tool: ToolIndex, software: &SoftwareId, parts: &[SoftwareId]) -> String {
        let of = |view: &View<'a>| {
            let mut units = view.plan.decisions.tools.get(tool.0)?.units.iter();
            let found = units.find(|unit| {
                let unit = &unit.recommendation.unit;
                unit.software == *software && unit.parts == parts
            })?;
            Some(view.part(found))
        };
        let several = self.views().any(|view| {
            view.plan.decisions.tools.get(tool.0).is_some_and(|decision| decision.units.len() > 1)
        });
        match self.views().find_map(of).filter(|_| several) {
            Some(part) => self.words.part_of(&self.tool(tool), &part),
            None => self.tool(tool),
        }
    }

    /// How an aspect is on one side.
    fn state(&self, view: &View<'_>, aspect: &Aspect, seen: &Observed) -> EffectState {
        let words = self.words;
        let text = |text: String| EffectState { text, ..EffectState::default() };
        let software = |ids: &[SoftwareId]| super::super::all_software(view.reader, ids);
        match seen {
            Observed::Refusal(why) => text(words.refusal(why)),
            Observed::Meaning(None) => text(words.meaning_unknown().to_owned()),
            Observed::Meaning(Some(id)) => {
                EffectState { software: software(std::slice::from_ref(id)), ..text(view.reader.software(id)) }
            }
            Observed::Verdict(verdict) => {
                EffectState { software: software(verdict.products()), ..text(fate(view, verdict)) }
            }
            Observed::Ranking(ranking) => Side { reader: view.reader, ranking }.state(),
            Observed::Product { serves, users } => {
                let tools = words.some_of(&view.tools(serves), NAMED);
                let product = match aspect {
                    Aspect::Product(id) if serves.is_empty() => view.plan.decisions.product(id),
                    _ => None,
                };
                let needed_by = product.map_or(&[][..], |product| &product.required_by);
                let names = words.all_of(&view.reader.software_names(needed_by));
                let purpose = words.product_purpose(&tools, (&names, needed_by.len()), *users);
                EffectState { number: Some(u64::from(*users)), ..text(purpose) }
            }
            Observed::Day(day) => EffectState { day: Some(*day), ..text(words.date(*day)) },
            Observed::Contract { ends, renewal } => {
                let told = words.contract_end(*ends, *renewal);
                EffectState { day: Some(*ends), ..text(told) }
            }
            Observed::Euros(euros) => EffectState { number: Some(*euros), ..text(words.euros(*euros)) },
            Observed::Steps(steps) => {
                let count = steps.len() as u64;
                EffectState { number: Some(count), ..text(words.number(count)) }
            }
            Observed::Minutes(minutes) => EffectState {
                number: Some(*minutes),
                text: if *minutes == 0 { "–".to_owned() } else { words.work(*minutes) },
                ..EffectState::default()
            },
            Observed::Proof(proof) => text(words.proof(*proof)),
            Observed::Funding(answer) => text(words.funding_answer(*answer).to_owned()),
        }
    }

    fn refusal(&self, seen: &Option<Observed>) -> EffectState {
        let text = match seen {
            Some(Observed::Refusal(why)) => self.words.refusal(why),
            _ => self.words.planned().to_owned(),
        };
        EffectState { text, ..EffectState::default() }
    }

    /// Why a tool stays, as it is decided now.
    fn reasons(&self, tool: ToolIndex) -> Vec<String> {
        let Some(view) = &self.after else { return Vec::new() };
        let decision = view.plan.decisions.tools.iter().find(|decision| decision.tool == tool);
        match decision.map(|decision| (decision, &decision.verdict)) {
            Some((decision, Verdict::Keep { reason })) => vec![view.keep(decision, None, reason)],
            Some((decision, Verdict::ReplacePartly { kept, .. })) => {
                kept.iter().map(|reason| view.keep(decision, None, reason)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn sides<'s>(
        &'s self,
        before: &'s Option<Observed>,
        after: &'s Option<Observed>,
    ) -> Option<(Side<'s>, Side<'s>)> {
        fn ranking(seen: &Option<Observed>) -> &[Ranked] {
            match seen {
                Some(Observed::Ranking(ranking)) => ranking,
                _ => &[],
            }
        }
        let (old, new) = self.before.as_ref().zip(self.after.as_ref())?;
        Some((
            Side { reader: old.reader, ranking: ranking(before) },
            Side { reader: new.reader, ranking: ranking(after) },
        ))
    }

    /// What happens to a product, in a sentence.
    fn product(&self, name: &str, told: &v1::Effect) -> String {
        match (&told.before, &told.after) {
            (None, Some(after)) => self.words.product_comes(name, &after.text),
            (Some(before), Some(after)) => self.words.product_changes(name, &before.text, &after.text),
            (_, None) => self.words.product_goes(name),
        }
    }

    /// Which steps come in and go.
    fn steps(&self, before: &Option<Observed>, after: &Option<Observed>) -> Vec<String> {
        fn keys(seen: &Option<Observed>) -> Option<&BTreeMap<String, u64>> {
            match seen {
                Some(Observed::Steps(steps)) => Some(steps),
                _ => None,
            }
        }
        let none = BTreeMap::new();
        let (old, new) = (keys(before).unwrap_or(&none), keys(after).unwrap_or(&none));
        let only = |view: &Option<View<'a>>, here: &BTreeMap<String, u64>, there: &BTreeMap<String, u64>| {
            let titles: Vec<String> = here
                .keys()
                .filter(|key| !there.contains_key(*key))
                .filter_map(|key| title(view.as_ref()?, key))
                .map(|title| self.words.quote(&title))
                .collect();
            (!titles.is_empty()).then(|| self.words.some_of(&titles, NAMED))
        };
        let mut told = Vec::new();
        told.extend(only(&self.after, new, old).map(|titles| self.words.steps_added(&titles)));
        told.extend(only(&self.before, old, new).map(|titles| self.words.steps_removed(&titles)));
        told
    }
}

/// The title of a step by its key.
fn title(view: &View<'_>, key: &str) -> Option<String> {
    let at = view.plan.graph.steps.iter().position(|step| step.key == key)?;
    Some(view.title(StepIndex(at)))
}

/// What happens to a tool, in short.
fn fate(view: &View<'_>, verdict: &Verdict) -> String {
    let names = view.reader.words.all_of(&view.reader.software_names(verdict.products()));
    view.reader.words.fate(match verdict {
        Verdict::Replace { .. } => Fate::Replaced(&names),
        Verdict::Covered { .. } => Fate::Covered(&names),
        Verdict::ReplacePartly { .. } => Fate::Partly(&names),
        Verdict::Keep { .. } => Fate::Stays,
        Verdict::Retire | Verdict::GoWith { .. } => Fate::Retires,
        Verdict::Open => Fate::Open,
        Verdict::Unknown => Fate::Unknown,
    })
}

fn kind(aspect: &Aspect) -> EffectKind {
    match aspect {
        Aspect::Refusal => EffectKind::Refusal,
        Aspect::Meaning(_) => EffectKind::Meaning,
        Aspect::Decision(_) => EffectKind::Decision,
        Aspect::Ranking { .. } => EffectKind::Ranking,
        Aspect::Product(_) => EffectKind::Product,
        Aspect::RollOut(_) => EffectKind::RollOut,
        Aspect::SwitchOff(_) => EffectKind::SwitchOff,
        Aspect::Contract(_) => EffectKind::Contract,
        Aspect::Cost => EffectKind::Cost,
        Aspect::Steps => EffectKind::Steps,
        Aspect::Effort => EffectKind::Effort,
        Aspect::End => EffectKind::End,
        Aspect::Proof => EffectKind::Proof,
        Aspect::Funding(_) => EffectKind::Funding,
    }
}

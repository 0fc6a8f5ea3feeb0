//! The checker is not blind: a plan that is spoilt on purpose breaks the rule that it should.

use std::sync::OnceLock;
use umstieg_core::decide::{Choice, KeepReason, Verdict};
use umstieg_core::format::entry::{
    Hosting, Integration, MaintenanceKind, Permission, Platform, Sector, StepKind, Strength,
};
use umstieg_core::format::inventory::{
    Interface, LeadTime, LeadTimeKind, Obligation, ObligationKind, OrderWish, Pilot, Policy,
};
use umstieg_core::format::scalar::{CountryCode, FormatId, LanguageCode, SoftwareId, StepId};
use umstieg_core::order::StepPart;
use umstieg_core::plan::WhyThen;
use umstieg_core::{Catalogue, Plan, PlanOptions, plan};
use umstieg_tests::checker::{rules, violations};
use umstieg_tests::examples::{as_of, catalogue, parse, raw, resolve};

/// Plans to spoil; each has something that the others lack.
fn plans() -> &'static [Plan] {
    static PLANS: OnceLock<Vec<Plan>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let mut options = PlanOptions::new(as_of());
        options.effort = 5;
        // Two of its forty desks keep their system.
        let desks = "inventory: 1\norganisation: {name: \"Muster\", region: DE-SH, users: 40}\ntools:\n  \
            - {name: \"Windows 11\"}\n  - {name: \"ArcGIS\", users: 2, keep: \"bleibt\"}\n";
        let all = ["association", "craft", "hotel", "municipality", "school"].map(raw).into_iter();
        all.chain([parse(desks)])
            .map(|raw| plan(catalogue(), resolve(raw), &options).expect("the work fits"))
            .collect()
    })
}

fn breaches(catalogue: &Catalogue, plan: &Plan, rule: &str) -> usize {
    let prefix = format!("{rule}: ");
    violations(catalogue, plan).iter().filter(|line| line.starts_with(&prefix)).count()
}

/// Whether a rule is broken more often when one of the plans is spoilt.
fn sees(rule: &str, catalogue: &Catalogue, spoil: &dyn Fn(&mut Plan)) -> bool {
    plans().iter().any(|plan| {
        let mut spoilt = plan.clone();
        spoil(&mut spoilt);
        breaches(catalogue, &spoilt, rule) > breaches(umstieg_tests::examples::catalogue(), plan, rule)
    })
}

/// Changes what the inventory says after the plan was made for what it said before.
fn say(plan: &mut Plan, change: impl FnOnce(&mut umstieg_core::format::inventory::Inventory)) {
    let mut raw = plan.inventory.raw().clone();
    let handles = raw.handles();
    for (tool, handle) in raw.tools.iter_mut().zip(handles) {
        tool.id = Some(handle);
    }
    change(&mut raw);
    plan.inventory = resolve(raw);
}

fn software(id: &str) -> SoftwareId {
    SoftwareId::parse(id).expect("an id")
}

/// Lets every step of a kind begin and end on the first day of the plan.
fn rush(plan: &mut Plan, kind: StepKind) {
    let start = plan.timeline.start;
    for (step, timed) in plan.graph.steps.iter().zip(&mut plan.timeline.steps) {
        if step.does(kind) {
            (timed.start, timed.end) = (start, start);
        }
    }
}

/// Lets every step begin and end on the first day of the plan.
fn all_at_once(plan: &mut Plan) {
    let start = plan.timeline.start;
    for timed in &mut plan.timeline.steps {
        (timed.start, timed.end) = (start, start);
    }
}

/// Lets every tool that moves, move to something else.
fn move_to(plan: &mut Plan, id: &str) {
    for unit in plan.decisions.tools.iter_mut().flat_map(|decision| &mut decision.units) {
        if let Choice::Products(products) = &mut unit.choice {
            *products = vec![software(id)];
        }
    }
}

/// Lets every tool that is a software go without a word.
fn retire(plan: &mut Plan, id: &str) {
    let is_it = |tool| plan.inventory.tool(tool).software() == Some(&software(id));
    for decision in plan.decisions.tools.iter_mut().filter(|decision| is_it(decision.tool)) {
        decision.verdict = Verdict::Retire;
    }
}

fn duty(kind: ObligationKind, excluded: &[&str]) -> Obligation {
    let country = |code: &&str| CountryCode::parse(code).expect("a country");
    Obligation {
        kind,
        rule: None,
        applies_to: Vec::new(),
        excluded_jurisdictions: excluded.iter().map(country).collect(),
        note: None,
    }
}

type Spoil = fn(&mut Plan);

/// A way to break each rule that a plan alone can break.
const SPOILT: &[(&str, Spoil)] = &[
    ("one-answer", |plan| drop(plan.decisions.tools.pop())),
    ("keep", |plan| {
        say(plan, |raw| raw.tools.iter_mut().for_each(|tool| tool.keep = Some("so".into())));
    }),
    ("unknown", |plan| plan.decisions.tools.iter_mut().for_each(|tool| tool.verdict = Verdict::Unknown)),
    ("replace-by", |plan| {
        say(plan, |raw| raw.tools.iter_mut().for_each(|tool| tool.replace_by = Some(software("gimp"))));
    }),
    ("unused", |plan| plan.decisions.tools.iter_mut().for_each(|tool| tool.verdict = Verdict::Retire)),
    ("covered", |plan| {
        for decision in &mut plan.decisions.tools {
            if let Verdict::Covered { by } = &decision.verdict {
                decision.verdict = Verdict::Replace { products: by.clone() };
            }
        }
    }),
    ("second-product", |plan| {
        move_to(plan, "gimp");
        let come_in = plan.decisions.products.iter_mut();
        come_in.for_each(|product| product.software = software("gimp"));
        say(plan, |raw| {
            raw.policy = Policy::default();
            raw.obligations.clear();
        });
    }),
    ("coverage", |plan| move_to(plan, "gimp")),
    ("licence", |plan| move_to(plan, "windows-11")),
    ("hosting", |plan| say(plan, |raw| raw.policy.hosting = vec![Hosting::SovereignCloud])),
    ("jurisdiction", |plan| {
        move_to(plan, "microsoft-365");
        say(plan, |raw| raw.obligations.push(duty(ObligationKind::Other, &["US"])));
    }),
    ("providers", |plan| say(plan, |raw| raw.policy.min_providers = Some(200))),
    ("language", |plan| {
        say(plan, |raw| raw.policy.languages = vec![LanguageCode::parse("zz").expect("a code")]);
    }),
    ("device", |plan| {
        move_to(plan, "gimp");
        say(plan, |raw| raw.policy.platforms = vec![Platform::Ios]);
    }),
    ("tenancy", |plan| {
        move_to(plan, "gimp");
        say(plan, |raw| raw.policy.multi_tenancy = true);
    }),
    ("formats", |plan| {
        let formats: Vec<_> = catalogue().entries().vocabulary.formats.keys().cloned().collect();
        say(plan, |raw| raw.tools.iter_mut().for_each(|tool| tool.needs_formats = formats.clone()));
    }),
    ("attended", |plan| {
        say(plan, |raw| raw.capacity.it_hours_per_month = Some(5));
        move_to(plan, "freepbx");
    }),
    ("min-coverage", |plan| move_to(plan, "gimp")),
    ("server-of-staying", |plan| retire(plan, "windows-server")),
    ("hanging-devices", |plan| retire(plan, "active-directory")),
    ("system-of-staying", |plan| {
        for decision in &mut plan.decisions.tools {
            let system = plan
                .inventory
                .tool(decision.tool)
                .software()
                .is_some_and(|id| id.as_str().contains("windows"));
            decision.verdict = if system { Verdict::Retire } else { Verdict::Open };
        }
        say(plan, |raw| raw.tools.iter_mut().for_each(|tool| tool.needs_platform = vec![Platform::Windows]));
    }),
    ("system-of-new", |plan| {
        for decision in &mut plan.decisions.tools {
            decision.verdict = Verdict::Retire;
        }
        plan.decisions.products.clear();
        move_to(plan, "sharex");
    }),
    ("go-with", |plan| {
        for decision in &mut plan.decisions.tools {
            decision.verdict = Verdict::GoWith { systems: Vec::new() };
        }
    }),
    ("system-shares", |plan| {
        for decision in &mut plan.decisions.tools {
            if let Verdict::ReplacePartly { kept, .. } = &mut decision.verdict {
                for reason in kept {
                    if let KeepReason::Platform { people, .. } = reason {
                        *people = 0..=*people.end();
                    }
                }
            }
        }
    }),
    ("system-last", |plan| {
        say(plan, |raw| raw.tools.iter_mut().for_each(|tool| tool.needs_platform = vec![Platform::Windows]));
        plan.decisions.products.retain(|product| product.software.as_str() != "windows-11");
        rush(plan, StepKind::SwitchOff);
    }),
    ("requirements", |plan| move_to(plan, "element")),
    ("requirements-first", all_at_once),
    ("helpers-after-decision", all_at_once),
    ("settling", all_at_once),
    ("fresh-backups", |plan| rush(plan, StepKind::BackupTest)),
    ("fresh-data", |plan| rush(plan, StepKind::MigrateData)),
    ("fresh-lessons", |plan| rush(plan, StepKind::Train)),
    ("protected", |plan| {
        for step in plan.graph.steps.iter_mut().filter(|step| step.kind == StepKind::Contain) {
            step.kind = StepKind::Review;
        }
    }),
    ("announced", |plan| {
        for step in plan.graph.steps.iter_mut().filter(|step| step.kind == StepKind::Decide) {
            step.kind = StepKind::Review;
        }
    }),
    ("needed", |plan| {
        for product in &mut plan.decisions.products {
            product.required_by.clear();
        }
        move_to(plan, "gimp");
    }),
    ("newcomers", |plan| {
        plan.decisions.products.clear();
        for step in plan.graph.steps.iter_mut().filter(|step| step.does(StepKind::RollOut)) {
            step.kind = StepKind::Review;
            step.parts.clear();
        }
    }),
    ("dependencies", |plan| rush(plan, StepKind::RollOut)),
    ("circles", |plan| {
        let mut back = plan.graph.dependencies.clone();
        back.iter_mut().for_each(|it| std::mem::swap(&mut it.from, &mut it.to));
        plan.graph.dependencies.extend(back);
    }),
    ("last-needs", |plan| rush(plan, StepKind::SwitchOff)),
    ("desktops-last", all_at_once),
    ("hard-rules", |plan| rush(plan, StepKind::SwitchOff)),
    ("hard-wishes", |plan| {
        say(plan, |raw| {
            let handles = raw.handles();
            for first in &handles {
                let others = handles.iter().filter(|then| *then != first);
                raw.order.extend(others.map(|then| OrderWish {
                    first: first.clone(),
                    then: then.clone(),
                    strength: Strength::Hard,
                    reason: None,
                }));
            }
        });
    }),
    ("funding", |plan| {
        let all = catalogue().entries().funding.iter();
        let strict = all.filter(|(_, programme)| programme.start_before_approval == Permission::Forbidden);
        let strict: Vec<_> = strict.map(|(id, _)| id.clone()).collect();
        say(plan, |raw| raw.funding = strict);
    }),
    ("trials", |plan| {
        say(plan, |raw| raw.planning.pilot = Some(Pilot { min_months: 40, users: None }));
    }),
    ("lead-times", |plan| {
        say(plan, |raw| {
            raw.planning.lead_times = vec![LeadTime {
                kind: LeadTimeKind::Consent,
                months: 40,
                note: None,
                applies_to: Vec::new(),
            }];
        });
    }),
    ("suites", |plan| {
        say(plan, |raw| {
            let handles = raw.handles();
            for (tool, suite) in raw.tools.iter_mut().skip(1).zip(handles) {
                tool.bundled_in = Some(suite);
            }
        });
    }),
    ("interfaces", |plan| {
        say(plan, |raw| {
            let handles = raw.handles();
            raw.interfaces = handles
                .into_iter()
                .map(|from| Interface {
                    from,
                    to: None,
                    outside: Some("die Bank".into()),
                    required: true,
                    standards: Vec::new(),
                    note: None,
                })
                .collect();
        });
    }),
    ("records", |plan| say(plan, |raw| raw.obligations.push(duty(ObligationKind::Retention, &[])))),
    ("contracts", |plan| {
        for outcome in &mut plan.contracts {
            outcome.ends = outcome.ends.plus_days(-40);
        }
    }),
    ("capacity", |plan| plan.timeline.minutes_per_day *= 3),
    ("days", |plan| plan.timeline.minutes_per_day = 1),
    ("learning", |plan| {
        say(plan, |raw| raw.capacity.training_hours_per_person_and_month = Some(0));
    }),
    ("ends", |plan| plan.timeline.bound = plan.timeline.end.plus_days(1)),
    ("why", |plan| plan.timeline.steps.iter_mut().for_each(|step| step.why = WhyThen::Start)),
    ("chains", |plan| plan.timeline.critical.reverse()),
    ("waves", |plan| plan.waves.iter_mut().for_each(|wave| wave.steps.truncate(1))),
];

/// Rules that another catalogue breaks.
const WITH_ANOTHER_CATALOGUE: [&str; 4] = ["conflicts", "sector", "maintenance", "main-formats"];

/// Rules that only a planner with another idea of names or suites can break.
const OF_THE_ANSWER: [&str; 3] = ["names", "unknown-names", "suites-kept"];

#[test]
fn every_rule_is_broken_by_a_plan_that_is_spoilt() {
    let blind: Vec<&str> = SPOILT
        .iter()
        .filter(|(rule, spoil)| !sees(rule, catalogue(), spoil))
        .map(|(rule, _)| *rule)
        .collect();
    assert!(blind.is_empty(), "not seen: {blind:?}");
}

#[test]
fn lessons_that_are_a_part_of_another_step_must_be_fresh_too() {
    let joint = |plan: &mut Plan| {
        for step in plan.graph.steps.iter_mut().filter(|step| step.kind == StepKind::Train) {
            step.kind = StepKind::Adapt;
            step.parts = [StepKind::Adapt, StepKind::Train, StepKind::Review]
                .map(|kind| StepPart { step: StepId::parse("part").expect("an id"), kind })
                .to_vec();
        }
        rush(plan, StepKind::Train);
    };
    assert!(sees("fresh-lessons", catalogue(), &joint));
}

#[test]
fn clashes_sectors_and_dead_projects_are_seen() {
    let mut entries = catalogue().entries().clone();
    let products: Vec<SoftwareId> = plans()
        .iter()
        .flat_map(|plan| &plan.decisions.products)
        .map(|product| product.software.clone())
        .collect();
    for (_, entry) in entries.software.iter_mut().filter(|(id, _)| !products.contains(id)) {
        if let Some(formats) = &mut entry.formats {
            formats.main = vec![FormatId::parse("dwg").expect("an id")];
        }
    }
    for id in &products {
        let Some(entry) = entries.software.get_mut(id) else { continue };
        entry.only_for = vec![Sector::Energy];
        if let Some(maintenance) = &mut entry.maintenance {
            maintenance.kind = MaintenanceKind::None;
        }
        entry.conflicts = products
            .iter()
            .filter(|other| *other != id)
            .map(|other| Integration {
                software: other.clone(),
                own_versions: None,
                versions: None,
                via: Vec::new(),
                note: None,
                evidence: Vec::new(),
            })
            .collect();
    }
    let spoilt = Catalogue::from_entries(entries).expect("the catalogue is in order but for its facts");
    for rule in WITH_ANOTHER_CATALOGUE {
        assert!(sees(rule, &spoilt, &|_| {}), "{rule}");
    }
}

#[test]
fn every_rule_has_a_plan_that_breaks_it() {
    let tried = SPOILT.iter().map(|(rule, _)| *rule).chain(WITH_ANOTHER_CATALOGUE).chain(OF_THE_ANSWER);
    let mut tried: Vec<&str> = tried.collect();
    let mut all: Vec<&str> = rules().collect();
    tried.sort_unstable();
    all.sort_unstable();
    assert_eq!(tried, all);
}

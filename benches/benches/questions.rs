//! One bench a verb, on the embedded catalogue and the example inventories; the catalogue from YAML stands beside the
//! embedded one in the same run, and so do planning, everything that `umstieg plan` spends its time on, and what more
//! effort of the search for dates costs.
//!
//! `cargo bench -p umstieg-benches --bench questions`

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use umstieg_core::decide::decide;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::read::{read_folder, read_inventory};
use umstieg_core::format::scalar::Date;
use umstieg_core::format::source::{Source, read_file};
use umstieg_core::order::order;
use umstieg_core::plan::{WorkCalendar, schedule};
use umstieg_core::{Catalogue, Inventory, PlanOptions, Policy, needs, plan, recommend};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn options() -> PlanOptions {
    PlanOptions::new(Date::parse("2026-11-22").expect("a date"))
}

/// An example inventory.
fn example(catalogue: &Catalogue, name: &str) -> Inventory {
    let folder = root().join("tests/inventories");
    let source = read_file(&folder, Path::new(name), &Limits::inventory()).expect("the example is there");
    resolved(catalogue, source)
}

fn resolved(catalogue: &Catalogue, source: Source) -> Inventory {
    let reading = read_inventory(source, catalogue.entries());
    let raw = reading.inventory.unwrap_or_else(|| panic!("{}", reading.findings));
    Inventory::resolve(raw, catalogue).expect("the inventory is right")
}

/// Every product of the catalogue again and again, with names that nobody knows in between.
fn many(catalogue: &Catalogue, tools: usize) -> Inventory {
    let mut text = "inventory: 1\norganisation: {name: Many, headcount: 5000, region: DE-SH}\ncapacity: {it_hours_per_month: 2000}\ntools:\n".to_owned();
    let names: Vec<&str> = catalogue.entries().software.values().map(|entry| &*entry.name).collect();
    for number in 0..tools {
        let name = names.get(number * 7 % names.len()).copied().unwrap_or_default();
        let known = if number % 10 == 0 { format!("Inhouse tool {number}") } else { name.to_owned() };
        writeln!(
            text,
            "  - {{id: tool-{number}, name: {}, users: {}}}",
            serde_json::Value::from(known),
            number % 200 + 1
        )
        .expect("writing to a string");
    }
    resolved(catalogue, Source::new("many.yaml", text))
}

fn catalogues(c: &mut Criterion) {
    let mut group = c.benchmark_group("catalogue");
    group.sample_size(20);
    group.bench_function("embedded", |b| b.iter(|| black_box(Catalogue::embedded())));
    let folder = root().join("catalogue");
    group.bench_function("yaml, read and checked", |b| b.iter(|| black_box(read_folder(&folder).check())));
    group.bench_function("yaml, to a catalogue", |b| b.iter(|| black_box(Catalogue::load(&folder))));
    group.finish();
}

fn questions(c: &mut Criterion) {
    let catalogue = Catalogue::embedded();
    let mut group = c.benchmark_group("questions");
    group.sample_size(20);
    group.bench_function("find a misspelt name", |b| {
        b.iter(|| black_box(catalogue.find("Mikrosoft Tems", None, 3)))
    });
    for name in ["craft.yaml", "plant.yaml"] {
        let inventory = example(&catalogue, name);
        let (policy, units) = (Policy::of(&catalogue, inventory.raw()), needs(&inventory, &catalogue));
        let decisions = decide(&catalogue, &inventory, &units, &policy);
        let calendar = WorkCalendar::of(&inventory, options().as_of);
        let graph = order(&catalogue, &inventory, &decisions, &calendar);
        let source = read_file(&root().join("tests/inventories"), Path::new(name), &Limits::inventory())
            .expect("there");
        group.bench_function(format!("{name}: read and check"), |b| {
            b.iter(|| read_inventory(source.clone(), catalogue.entries()));
        });
        // The names are indexed when the first one is looked up.
        group.bench_function(format!("{name}: look up names, the first time"), |b| {
            b.iter_batched(
                Catalogue::embedded,
                |fresh| (Inventory::resolve(inventory.raw().clone(), &fresh), fresh),
                BatchSize::LargeInput,
            );
        });
        group.bench_function(format!("{name}: recommend"), |b| {
            b.iter(|| {
                units.iter().map(|unit| recommend(&catalogue, &inventory, unit, &policy)).collect::<Vec<_>>()
            });
        });
        group.bench_function(format!("{name}: recommend and decide"), |b| {
            b.iter(|| decide(&catalogue, &inventory, &units, &policy));
        });
        group.bench_function(format!("{name}: order"), |b| {
            b.iter(|| order(&catalogue, &inventory, &decisions, &calendar))
        });
        group.bench_function(format!("{name}: schedule"), |b| {
            b.iter(|| schedule(&catalogue, &inventory, &decisions, &mut graph.clone(), &options()));
        });
        let planned = plan(&catalogue, inventory.clone(), &options()).expect("a plan");
        let form = umstieg_report::Options::default();
        group.bench_function(format!("{name}: report"), |b| {
            b.iter(|| umstieg_report::plan(&catalogue, &planned, &form));
        });
        group.bench_function(format!("{name}: all"), |b| {
            b.iter(|| plan(&catalogue, inventory.clone(), &options()));
        });
    }
    group.sample_size(10);
    for name in ["craft.yaml", "plant.yaml"] {
        let inventory = example(&catalogue, name);
        for effort in [60, 200, 600] {
            group.bench_function(format!("{name}: all, effort {effort}"), |b| {
                b.iter(|| plan(&catalogue, inventory.clone(), &PlanOptions { effort, ..options() }));
            });
        }
    }
    let inventory = many(&catalogue, 5_000);
    group.bench_function("5,000 tools: all", |b| b.iter(|| plan(&catalogue, inventory.clone(), &options())));
    group.finish();
}

criterion_group!(benches, catalogues, questions);
criterion_main!(benches);

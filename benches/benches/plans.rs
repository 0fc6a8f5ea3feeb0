//! What the search for dates brings: every example inventory scheduled simply and with search, side by side.
//!
//! `cargo bench -p umstieg-benches --bench plans -- [EFFORT ...]`
//!
//! "Simply" is the serial scheme with one priority rule (least latest finish) and nothing else. Each EFFORT, the usual
//! one if none is given, is another row. Cost is what contracts that go on, days without updates, waiting people and a
//! late end weigh together, bound what no plan with these steps costs less than. Times are those of the processor for
//! the scheduling alone: the least mean of [`BATCHES`] batches, since the system counts in steps of some milliseconds.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use umstieg_core::decide::decide;
use umstieg_core::format::entry::StepKind;
use umstieg_core::format::limits::Limits;
use umstieg_core::format::read::read_inventory;
use umstieg_core::format::scalar::Date;
use umstieg_core::format::source::read_file;
use umstieg_core::order::{StepGraph, order};
use umstieg_core::plan::{Renewal, Timeline, WorkCalendar, schedule};
use umstieg_core::{Catalogue, Inventory, PlanOptions, Policy, needs, plan};

/// Days over which the busiest stretch is sought.
const STRETCH: usize = 28;

/// Batches of schedules of which the quickest counts, and how long each goes on.
const BATCHES: usize = 3;
const A_BATCH: Duration = Duration::from_millis(100);

fn main() {
    let usual = PlanOptions::new(Date::parse("2026-11-22").expect("a date"));
    let mut efforts: Vec<u64> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    if efforts.is_empty() {
        efforts.push(usual.effort);
    }
    efforts.insert(0, 0);
    let catalogue = Catalogue::embedded();
    println!(
        "| example | tools | steps | effort | last day | late contracts | mean day of a roll-out | busiest four weeks | cost | bound | gap | proven | ms |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for path in examples() {
        let name = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        for &effort in &efforts {
            row(&catalogue, &path, &name, &PlanOptions { effort, ..usual.clone() });
        }
    }
}

/// The example inventories in the order of their names.
fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/inventories");
    let entries = std::fs::read_dir(folder).expect("the examples are there");
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|it| it.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "yaml"));
    paths.sort();
    paths
}

fn row(catalogue: &Catalogue, path: &Path, name: &str, options: &PlanOptions) {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = Path::new(path.file_name().unwrap_or_default());
    let source = read_file(folder, file, &Limits::inventory()).expect("the example is there");
    let raw = read_inventory(source, catalogue.entries()).inventory.expect("the example is right");
    let inventory = Inventory::resolve(raw, catalogue).expect("the example is right");
    let (policy, units) = (Policy::of(catalogue, inventory.raw()), needs(&inventory, catalogue));
    let decisions = decide(catalogue, &inventory, &units, &policy);
    let calendar = WorkCalendar::of(&inventory, options.as_of);
    let graph = order(catalogue, &inventory, &decisions, &calendar);
    let once = || {
        let mut graph = graph.clone();
        let timeline = schedule(catalogue, &inventory, &decisions, &mut graph, options);
        timeline.map(|timeline| (timeline, graph))
    };
    let Ok((timeline, graph)) = once() else { return };
    let took = (0..BATCHES).map(|_| mean_time(once)).fold(f64::INFINITY, f64::min);
    let Ok(whole) = plan(catalogue, inventory.clone(), options) else { return };
    let late = whole.contracts.iter().filter(|it| matches!(it.renewal, Renewal::Renewed(_) | Renewal::Gap));
    let gap = timeline.cost as f64 / timeline.cost_bound.max(1) as f64 - 1.0;
    println!(
        "| {name} | {} | {} | {} | {} | {} | {:.0} | {:.0} h | {} | {} | {:.2} % | {} | {:.1} |",
        inventory.tools().len(),
        graph.steps.len(),
        options.effort,
        timeline.end,
        late.count(),
        mean_roll_out(&graph, &timeline),
        busiest(&graph, &timeline),
        timeline.cost,
        timeline.cost_bound,
        100.0 * gap.max(0.0),
        if timeline.proven { "yes" } else { "no" },
        1e3 * took
    );
}

/// Seconds that something takes on average over a batch.
fn mean_time<T>(once: impl Fn() -> T) -> f64 {
    let began = now();
    let mut runs = 0.0;
    loop {
        std::hint::black_box(once());
        runs += 1.0;
        let spent = now().saturating_sub(began);
        if spent >= A_BATCH {
            return spent.as_secs_f64() / runs;
        }
    }
}

/// The mean last day of the roll-outs, in days after the start.
fn mean_roll_out(graph: &StepGraph, timeline: &Timeline) -> f64 {
    let steps = graph.steps.iter().zip(&timeline.steps);
    let ends: Vec<f64> = steps
        .filter(|(step, _)| step.kind == StepKind::RollOut)
        .map(|(_, timed)| f64::from(timed.end.day_number() - timeline.start.day_number() + 1))
        .collect();
    ends.iter().sum::<f64>() / ends.len().max(1) as f64
}

/// Hours of work in the busiest four weeks, the work of each step spread evenly over its days.
fn busiest(graph: &StepGraph, timeline: &Timeline) -> f64 {
    let first = timeline.start.day_number();
    let mut loads = vec![0.0; (timeline.end.day_number() - first).max(0) as usize + 1 + STRETCH];
    for (step, timed) in graph.steps.iter().zip(&timeline.steps) {
        let (from, to) = (timed.start.day_number() - first, timed.end.day_number() - first + 1);
        if step.kind == StepKind::GiveNotice || to <= from {
            continue;
        }
        let a_day = step.effort_minutes as f64 / 60.0 / f64::from(to - from);
        for load in loads.iter_mut().take(to.max(0) as usize).skip(from.max(0) as usize) {
            *load += a_day;
        }
    }
    loads.windows(STRETCH).map(|stretch| stretch.iter().sum::<f64>()).fold(0.0, f64::max)
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time; nothing it decides depends on it")]
fn now() -> Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|it| it.split_whitespace().next()?.parse().ok()).map(Duration::from_nanos);
    spent.unwrap_or_else(|| BEGAN.get_or_init(std::time::Instant::now).elapsed())
}

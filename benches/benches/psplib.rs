//! Public instances of PSPLIB (Kolisch and Sprecher 1997) against the best known results.
//!
//! usage: cargo bench -p umstieg-benches --bench psplib -- FOLDER [SET ...] [--best FILE] [--schedules N]
//!        [--conflicts N] [--every K] [--from F] [--seed S] [--list] [--peer COMMAND] [--peer-every K]
//!        [--grow] [--plans]
//!
//! FOLDER holds one folder per set (`j30`, `j60`, `j120`) with `.sm` files; `--best` names the table of best known
//! results, `--every K` takes each K-th instance (`--from F` begins at the F-th), `--list` prints a line per instance.
//! `--peer COMMAND` runs another solver on the same instances in turn and compares: the file is appended to the command,
//! and the last line it prints holds `file,status,makespan,bound,seconds`, separated by commas; `--peer-every K` asks it
//! for each K-th of them only. `--grow` schedules generated projects of growing size instead, `--plans` projects of a
//! planner's kind (dates, calendars, four levels).
//!
//! Times are those of the processor where the system tells them (Linux), else of the clock; those of a peer are its own.
//! Validity is checked here once more, day by day, without the library.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints its table")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use umstieg_schedule::{
    Activity, Budget, Calendar, Draft, Objective, Options, Project, Resource, Solution, solve,
};

/// What the command line asks for.
struct Wanted {
    folder: PathBuf,
    sets: Vec<String>,
    best: Option<PathBuf>,
    options: Options,
    every: usize,
    from: usize,
    list: bool,
    peer: Option<String>,
    peer_every: usize,
    grow: bool,
    plans: bool,
}

/// What is known about an instance.
struct Known {
    cpm: u32,
    best: u32,
    optimal: bool,
}

fn main() {
    let Some(wanted) = wanted() else {
        // `cargo bench` without arguments must not fail for want of a folder.
        eprintln!("usage: psplib FOLDER [SET ...] [--best FILE] [--schedules N] [--conflicts N] [--every K]");
        return;
    };
    if wanted.grow {
        grow(&wanted.options);
        return;
    }
    if wanted.plans {
        plans(&wanted.options);
        return;
    }
    let known = wanted.best.as_deref().map(read_best).unwrap_or_default();
    println!(
        "| set | instances | over critical path | over best known | equal to best known | proven | mean s | max s | schedules | conflicts | valid |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for set in &wanted.sets {
        run_set(&wanted, set, &known);
    }
}

fn wanted() -> Option<Wanted> {
    let mut arguments = std::env::args().skip(1).filter(|it| it != "--bench");
    let options =
        Options { objective: Objective::makespan(), budget: Budget::THOROUGH, ..Options::default() };
    let mut wanted = Wanted {
        folder: PathBuf::new(),
        sets: Vec::new(),
        best: None,
        options,
        every: 1,
        from: 0,
        list: false,
        peer: None,
        peer_every: 1,
        grow: false,
        plans: false,
    };
    let mut plain = Vec::new();
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|it| it.parse::<u64>().ok());
        match argument.as_str() {
            "--schedules" => wanted.options.budget.schedules = number()?,
            "--conflicts" => wanted.options.budget.conflicts = number()?,
            "--seed" => wanted.options.seed = number()?,
            "--every" => wanted.every = number()?.max(1) as usize,
            "--from" => wanted.from = number()? as usize,
            "--list" => wanted.list = true,
            "--peer" => wanted.peer = Some(arguments.next()?),
            "--peer-every" => wanted.peer_every = number()?.max(1) as usize,
            "--grow" => wanted.grow = true,
            "--plans" => wanted.plans = true,
            "--best" => wanted.best = Some(arguments.next()?.into()),
            _ => plain.push(argument),
        }
    }
    let mut plain = plain.into_iter();
    match plain.next() {
        Some(folder) => wanted.folder = folder.into(),
        None if wanted.grow || wanted.plans => {}
        None => return None,
    }
    wanted.sets = plain.collect();
    if wanted.sets.is_empty() {
        wanted.sets = ["j30", "j60", "j120"].map(String::from).to_vec();
    }
    Some(wanted)
}

fn run_set(wanted: &Wanted, set: &str, known: &BTreeMap<String, Known>) {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(wanted.folder.join(set)) {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|it| it.path())).collect(),
        Err(error) => return eprintln!("{set}: {error}"),
    };
    files.retain(|path| path.extension().is_some_and(|it| it == "sm"));
    files.sort();
    let mut sums = Sums::default();
    let mut versus = Versus::default();
    for (at, path) in files.iter().skip(wanted.from).step_by(wanted.every).enumerate() {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(draft) = read_instance(path) else {
            eprintln!("{name}: not a project file");
            continue;
        };
        let project = Project::new(draft.clone()).expect("instances of the library are sound");
        let (solved, took) = timed(|| solve(&project, &wanted.options));
        let Ok(solution) = solved else {
            eprintln!("{name}: no schedule");
            continue;
        };
        let known = known.get(&name);
        sums.add(&draft, &solution, took, known);
        if let Some(command) = wanted.peer.as_ref().filter(|_| at % wanted.peer_every == 0) {
            match peer(command, path) {
                Some(other) => versus.add(&solution, took, other, known),
                None => eprintln!("{name}: the peer has no schedule"),
            }
        }
        if wanted.list {
            let best = known.map_or(0, |it| it.best);
            println!(
                "{name},{},{},{best},{},{},{:.4}",
                solution.makespan,
                solution.bound.makespan,
                solution.proven,
                solution.effort.conflicts,
                took.as_secs_f64()
            );
        }
    }
    sums.print(set);
    if wanted.peer.is_some() {
        versus.print(set);
    }
}

/// What another solver says of an instance: its makespan and the seconds it took.
fn peer(command: &str, path: &Path) -> Option<(u32, f64)> {
    let mut words = command.split_whitespace();
    let output = std::process::Command::new(words.next()?).args(words).arg(path).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let fields: Vec<&str> = text.lines().last()?.split(',').collect();
    Some((fields.get(2)?.trim().parse().ok()?, fields.get(4)?.trim().parse().ok()?))
}

/// Sums over the instances that both have solved: the library first, the peer second.
#[derive(Default)]
struct Versus {
    instances: u32,
    makespans: [f64; 2],
    over_path: [f64; 2],
    seconds: [f64; 2],
    better: [u32; 2],
}

impl Versus {
    fn add(&mut self, solution: &Solution, took: Duration, other: (u32, f64), known: Option<&Known>) {
        self.instances += 1;
        let makespans = [solution.makespan, other.0];
        for (at, seconds) in [took.as_secs_f64(), other.1].into_iter().enumerate() {
            self.makespans[at] += f64::from(makespans[at]);
            self.over_path[at] += known.map_or(0.0, |it| f64::from(makespans[at]) / f64::from(it.cpm) - 1.0);
            self.seconds[at] += seconds;
            self.better[at] += u32::from(makespans[at] < makespans[1 - at]);
        }
    }

    fn print(&self, set: &str) {
        let count = f64::from(self.instances.max(1));
        for (at, name) in ["umstieg-schedule", "peer"].into_iter().enumerate() {
            println!(
                "{set}, {name}: {} instances, mean makespan {:.2}, {:.2} % over critical path, better on {}, mean {:.2} s",
                self.instances,
                self.makespans[at] / count,
                100.0 * self.over_path[at] / count,
                self.better[at],
                self.seconds[at] / count
            );
        }
    }
}

#[derive(Default)]
struct Sums {
    instances: u32,
    over_path: f64,
    over_best: f64,
    equal: u32,
    proven: u32,
    wrong: u32,
    invalid: u32,
    total: Duration,
    longest: Duration,
    schedules: u64,
    most_schedules: u64,
    conflicts: u64,
}

impl Sums {
    fn add(&mut self, draft: &Draft, solution: &Solution, took: Duration, known: Option<&Known>) {
        self.instances += 1;
        let makespan = f64::from(solution.makespan);
        if let Some(known) = known {
            self.over_path += makespan / f64::from(known.cpm) - 1.0;
            self.over_best += makespan / f64::from(known.best) - 1.0;
            self.equal += u32::from(solution.makespan <= known.best);
            let claims_too_much = solution.proven && solution.makespan > known.best;
            let too_good = known.optimal && solution.makespan < known.best;
            self.wrong += u32::from(claims_too_much || too_good || solution.bound.makespan > known.best);
        }
        self.proven += u32::from(solution.proven);
        self.invalid += u32::from(!valid(draft, solution));
        self.total += took;
        self.longest = self.longest.max(took);
        self.schedules += solution.effort.schedules;
        self.most_schedules = self.most_schedules.max(solution.effort.schedules);
        self.conflicts += solution.effort.conflicts;
    }

    fn print(&self, set: &str) {
        let count = f64::from(self.instances.max(1));
        let validity = match (self.invalid, self.wrong) {
            (0, 0) => String::from("all"),
            (invalid, wrong) => format!("{invalid} invalid, {wrong} contradict the table"),
        };
        println!(
            "| {set} | {} | {:.2} % | {:.3} % | {:.1} % | {:.1} % | {:.3} | {:.2} | {:.0}, at most {} | {:.0} | {validity} |",
            self.instances,
            100.0 * self.over_path / count,
            100.0 * self.over_best / count,
            100.0 * f64::from(self.equal) / count,
            100.0 * f64::from(self.proven) / count,
            self.total.as_secs_f64() / count,
            self.longest.as_secs_f64(),
            self.schedules as f64 / count,
            self.most_schedules,
            self.conflicts as f64 / count,
        );
    }
}

/// Day by day, with nothing from the library but the numbers.
fn valid(draft: &Draft, solution: &Solution) -> bool {
    let duration = |at: usize| draft.activities[at].modes[0].duration;
    let starts = &solution.starts;
    let ordered = draft.precedences.iter().all(|it| starts[it.from] + duration(it.from) <= starts[it.to]);
    let mut loads = vec![vec![0_u32; solution.makespan as usize]; draft.resources.len()];
    for (at, activity) in draft.activities.iter().enumerate() {
        for demand in &activity.modes[0].demands {
            for day in starts[at]..starts[at] + duration(at) {
                loads[demand.resource][day as usize] += demand.amount;
            }
        }
    }
    let within = |(loads, resource): (&Vec<u32>, &Resource)| {
        loads.iter().all(|&load| load <= resource.steps[0].capacity)
    };
    ordered && loads.iter().zip(&draft.resources).all(within)
}

fn read_instance(path: &Path) -> Option<Draft> {
    let text = std::fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    let at = |key: &str| lines.iter().position(|line| line.starts_with(key));
    let numbers = |line: &str| line.split_whitespace().filter_map(|it| it.parse().ok()).collect::<Vec<u32>>();
    let jobs = lines.iter().find(|line| line.starts_with("jobs"))?.split(':').nth(1)?.trim();
    let jobs: usize = jobs.parse().ok()?;
    let mut draft = Draft::new();
    for capacity in numbers(lines.get(at("RESOURCEAVAILABILITIES")? + 2)?) {
        draft.resource(Resource::constant(capacity));
    }
    for line in &lines[at("REQUESTS/DURATIONS")? + 3..][..jobs] {
        let fields = numbers(line);
        let mut activity = Activity::new(fields[2]);
        for (resource, &amount) in fields[3..].iter().enumerate().filter(|demand| *demand.1 > 0) {
            activity = activity.needs(resource, amount);
        }
        draft.activity(activity);
    }
    for (from, line) in lines[at("PRECEDENCE RELATIONS")? + 2..][..jobs].iter().enumerate() {
        for to in &numbers(line)[3..] {
            let tag = draft.precedences.len() as u32;
            draft.after(from, *to as usize - 1, tag);
        }
    }
    Some(draft)
}

fn read_best(path: &Path) -> BTreeMap<String, Known> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let line = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let known = Known {
            cpm: fields.get(2)?.parse().ok()?,
            best: fields.get(4)?.parse().ok()?,
            optimal: fields.get(5)?.trim() == "yes",
        };
        Some((fields[1].to_string(), known))
    };
    text.lines().skip(1).filter_map(line).collect()
}

/// Generated projects of growing size, with the quick budget from 2,000 activities on.
fn grow(options: &Options) {
    println!(
        "| activities | precedences | schedules | conflicts | makespan | over bound | s | µs per activity |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for count in [60, 300, 600, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000] {
        let draft = generated(count);
        let precedences = draft.precedences.len();
        let budget = if count > 2_000 { Budget::QUICK } else { Budget::USUAL };
        let options = Options { budget, ..options.clone() };
        let (solved, took) = timed(|| solve(&Project::new(draft).expect("generated soundly"), &options));
        let Ok(solution) = solved else { continue };
        println!(
            "| {count} | {precedences} | {} | {} | {} | {:.2} % | {:.3} | {:.1} |",
            solution.effort.schedules,
            solution.effort.conflicts,
            solution.makespan,
            100.0 * solution.gap(),
            took.as_secs_f64(),
            took.as_secs_f64() * 1e6 / count as f64
        );
    }
}

/// Projects as a planner states them: chains of five steps, weekends, two due dates in five, the usual four levels.
fn plans(options: &Options) {
    println!("| activities | levels | bounds | proven | makespan over bound | conflicts | ms |");
    println!("|---|---|---|---|---|---|---|");
    for count in [15, 30, 55, 110, 300, 600] {
        let mut draft = generated(count);
        let weekends = (0..400).fold(Calendar::new(), |it, week| it.close(7 * week + 5, 7 * week + 7));
        let weekends = draft.calendar(weekends);
        for (at, activity) in draft.activities.iter_mut().enumerate() {
            *activity = activity.clone().pausing(weekends).early(u32::from(at % 7 == 0));
            if at % 5 == 4 && at % 2 == 0 {
                *activity = activity.clone().due(20 + count as u32 * 2 / 3, 1 + at as u32 % 3);
            }
        }
        let options = Options { objective: Objective::default(), budget: Budget::USUAL, ..options.clone() };
        let (solved, took) = timed(|| solve(&Project::new(draft).expect("generated soundly"), &options));
        let Ok(solution) = solved else { continue };
        let values: Vec<u64> = solution.levels.iter().map(|level| level.value).collect();
        let bounds: Vec<u64> = solution.levels.iter().map(|level| level.bound).collect();
        println!(
            "| {count} | {values:?} | {bounds:?} | {} | {:.2} % | {} | {:.1} |",
            solution.proven,
            100.0 * solution.gap(),
            solution.effort.conflicts,
            took.as_secs_f64() * 1e3
        );
    }
}

/// Groups of five steps in a row, some of which wait for other groups, over six resources.
fn generated(count: usize) -> Draft {
    let mut state = 88_172_645_463_325_252_u64;
    let mut draw = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % below
    };
    let mut draft = Draft::new();
    for _ in 0..6 {
        draft.resource(Resource::constant(4 + draw(6) as u32));
    }
    for at in 0..count {
        let activity = Activity::new(1 + draw(10) as u32).needs(draw(6), 1 + draw(3) as u32);
        draft.activity(activity);
        if at % 5 > 0 {
            draft.after(at - 1, at, at as u32);
        } else if at > 0 && draw(2) == 0 {
            draft.after(draw(at), at, at as u32);
        }
    }
    draft
}

/// How long some work takes this thread, not counting what others do on the same machine.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = now();
    let result = work();
    (result, now().saturating_sub(began))
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time; nothing it decides depends on it")]
fn now() -> Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|it| it.split_whitespace().next()?.parse().ok()).map(Duration::from_nanos);
    spent.unwrap_or_else(|| BEGAN.get_or_init(std::time::Instant::now).elapsed())
}

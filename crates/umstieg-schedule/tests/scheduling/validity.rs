//! Every schedule that comes out keeps every statement of the project.

use umstieg_schedule::{Budget, Deadlines, Options, Project, Violation, audit, solve};

use crate::generate::{Dice, Features, project};

#[test]
fn schedules_of_mixed_projects_pass_the_audit() {
    let mut solved = 0;
    for seed in 0..1000 {
        let mut dice = Dice::new(seed);
        let mut features = Features::ALL;
        features.activities = 12;
        let draft = project(&mut dice, features);
        let Ok(project) = Project::new(draft.clone()) else { continue };
        let deadlines = if seed % 2 == 0 { Deadlines::Hard } else { Deadlines::Soft };
        let budget = Budget { schedules: 300, conflicts: 200 };
        let options = Options { deadlines, budget, ..Options::default() };
        let Ok(solution) = solve(&project, &options) else { continue };
        solved += 1;
        let mut violations = audit(&draft, &solution.starts, &solution.finishes, &solution.modes);
        if deadlines == Deadlines::Soft {
            violations.retain(|it| !matches!(it, Violation::Deadline { .. }));
        }
        assert_eq!(violations, [], "seed {seed}: {draft:#?} {solution:#?}");
        assert!(solution.bound.makespan <= solution.makespan, "seed {seed}");
        assert_eq!(solution.makespan, solution.finishes.iter().copied().max().unwrap_or(0));
    }
    assert!(solved > 500, "{solved}");
}

//! The workflow files do what they promise: their very lines run against a local repository and a forge that answers from
//! files.
#![cfg(target_os = "linux")]

use serde_json::json;
use std::path::Path;
use std::process::Command;
use umstieg_tests::call::call;
use umstieg_tests::examples::root;
use umstieg_tests::folder::Folder;
use umstieg_tests::workflow::{Machine, workflow};

const FIRM: &str = "inventory: 1
organisation: {name: \"Muster GmbH\", region: DE-SH, headcount: 8, users: 6}
planning: {start: 2027-01-11}
capacity: {it_hours_per_month: 8}
tools:
  - name: Muster Mail
  - name: Muster Meet
";

const MARKER: &str = "<!-- umstieg catalogue impact -->";

/// Whether the programs are there that the scripts call. A forge has them; a desk may lack `jq`.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn is_equipped() -> bool {
    let there = |name: &str| Command::new(name).arg("--version").output().is_ok();
    let missing: Vec<&str> =
        ["bash", "git", "jq", "tar", "sha256sum"].into_iter().filter(|name| !there(name)).collect();
    assert!(missing.is_empty() || std::env::var_os("CI").is_none(), "a forge needs {missing:?}");
    if !missing.is_empty() {
        eprintln!("skipped: {missing:?} is not here");
    }
    missing.is_empty()
}

/// A change of the small catalogue.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    /// A statement that changes a ranking.
    Clean,
    /// The same, and an entry that names a category which nobody has.
    Wrong,
    /// The same as `Clean`, in a layout of its own.
    Untidy,
    /// The same as `Clean`, hidden from an archive by an attribute that comes with the change.
    Hidden,
}

/// A machine whose forge has the small catalogue on its main branch, and a change of it as pull request 7.
fn machine(change: Change) -> Machine {
    let machine = Machine::new(env!("CARGO_BIN_EXE_umstieg-under-test"));
    machine.folder.write("main/tests/inventories/firm.yaml", FIRM);
    let base = Folder::small_catalogue();
    assert_eq!(call(&["catalogue", "fmt", &base.path()], "en").code, 0);
    let catalogue = machine.folder.file("main/catalogue");
    std::fs::rename(base.path(), &catalogue).expect("the folder can be moved");
    machine.shell(
        "main",
        "git init --quiet --initial-branch main && git add . && git commit --quiet -m base && git switch --quiet -c change",
    );
    machine.folder.replace("main/catalogue/software/freiruf.yaml", "fit: niche", "fit: full");
    match change {
        Change::Clean => {}
        Change::Wrong => {
            machine.folder.replace("main/catalogue/software/freimeet.yaml", "[meetings]", "[metings]");
        }
        Change::Untidy => {
            machine.folder.replace(
                "main/catalogue/software/freiruf.yaml",
                "name: \"Freiruf\"",
                "name:   Freiruf",
            );
        }
        Change::Hidden => {
            machine.folder.write("main/catalogue/.gitattributes", "software/freiruf.yaml export-ignore\n");
        }
    }
    machine.shell(
        "main",
        "git commit --quiet -am change --allow-empty && git add . && git commit --quiet -m more --allow-empty \
         && mkdir -p ../forge/o && git clone --quiet --bare . ../forge/o/umstieg && cd ../forge/o/umstieg \
         && git symbolic-ref HEAD refs/heads/main && git update-ref refs/pull/7/head change \
         && git update-ref -d refs/heads/change && git config uploadpack.allowAnySHA1InWant true",
    );
    machine
}

/// The commit that a branch ends with.
fn commit(machine: &Machine, branch: &str) -> String {
    machine.shell("main", &format!("git rev-parse {branch}"))
}

/// The pull request on GitHub: in the work tree what would be merged.
fn github(change: Change) -> Machine {
    let mut machine = machine(change);
    machine.shell("work", "git clone --quiet ../forge/o/umstieg .");
    machine.shell(
        "work",
        "git fetch --quiet origin refs/pull/7/head && git merge --quiet --no-ff -m merge FETCH_HEAD",
    );
    machine.variables.insert("GITHUB_REPOSITORY".into(), "o/umstieg".into());
    machine.expressions.insert("github.token".into(), "secret".into());
    machine
}

#[test]
fn github_checks_what_would_be_merged_and_tells_its_impact() {
    if !is_equipped() {
        return;
    }
    for (change, lint, layout) in [(Change::Clean, 0, 0), (Change::Wrong, 1, 0), (Change::Untidy, 0, 1)] {
        let machine = github(change);
        let ran = machine.job(".github/workflows/catalogue.yml", "catalogue");
        let expected = [
            ("Fetch the released binary", 0),
            ("Findings", 0),
            ("Lint", lint),
            ("Layout", layout),
            ("Impact", 0),
        ];
        assert_eq!(ran.codes(), expected, "{change:?}: {ran:#?}");
        let summary = machine.folder.read("temp/summary.md");
        assert!(summary.contains("Freiruf"), "{change:?}: {summary}");
        // Beside the lines stand the findings of files that were changed, and no old ones.
        let beside = ran.printed("Findings");
        assert_eq!(beside.contains("::error file=catalogue/software/freimeet.yaml,line="), lint == 1);
        assert!(!beside.contains("file=catalogue/vocabulary/"), "{beside}");
        assert_eq!(ran.printed("Lint").contains("error["), lint == 1);
        assert_eq!(summary.contains("(after the change)"), lint == 1, "{summary}");
        // Whoever can change this job gets nothing that could write.
        let job = &workflow(".github/workflows/catalogue.yml")["jobs"]["catalogue"];
        assert_eq!(job["permissions"], json!({"contents": "read"}));
    }
}

/// The run that follows, on the main branch, for a pull request of a fork.
fn after(change: Change, comments: &serde_json::Value) -> Machine {
    let mut machine = machine(change);
    machine.shell("work", "git clone --quiet ../forge/o/umstieg .");
    machine.variables.insert("GITHUB_REPOSITORY".into(), "o/umstieg".into());
    let head = commit(&machine, "change");
    let pulls = json!([{"number": 6, "head": {"sha": "0".repeat(40)}}, {"number": 7, "head": {"sha": head}}]);
    machine.folder.write("stubs/pulls.json", pulls.to_string());
    machine.folder.write("stubs/comments.1.json", comments.to_string());
    for (expression, text) in [
        ("github.token", "secret"),
        ("github.event.workflow_run.head_repository.owner.login", "stranger"),
        ("github.event.workflow_run.head_branch", "patch-1"),
        ("github.event.workflow_run.head_sha", &head),
        ("runner.temp", &machine.folder.file("temp")),
    ] {
        machine.expressions.insert(expression.into(), text.into());
    }
    machine
}

fn by(login: &str, id: u64, body: &str) -> serde_json::Value {
    json!({"id": id, "user": {"login": login}, "body": body})
}

#[test]
fn github_comments_once_on_a_pull_request_of_a_fork() {
    if !is_equipped() {
        return;
    }
    let file = ".github/workflows/impact.yml";
    let ours = by("github-actions[bot]", 12, &format!("{MARKER}\nold"));
    let alike = by("stranger", 11, &format!("{MARKER}\nmine"));
    let other = by("github-actions[bot]", 10, "Something else");
    let first = "--method POST repos/o/umstieg/issues/7/comments";
    let again = "--method PATCH repos/o/umstieg/issues/comments/12";
    let cases = [
        (Change::Clean, json!([]), first),
        (Change::Clean, json!([alike, other]), first),
        (Change::Clean, json!([alike, other, ours, by("github-actions[bot]", 13, MARKER)]), again),
        (Change::Wrong, json!([ours]), again),
        (Change::Hidden, json!([]), first),
    ];
    for (change, comments, call) in cases {
        let mut machine = after(change, &comments);
        let judged = machine.job(file, "judge");
        assert!(judged.succeeded(), "{change:?}: {judged:#?}");
        assert_eq!(judged.outputs["number"], "7");
        assert!(machine.calls().contains("-f state=open -f head=stranger:patch-1"), "{}", machine.calls());
        machine.expressions.insert("needs.judge.outputs.number".into(), judged.outputs["number"].clone());
        let commented = machine.job(file, "comment");
        assert!(commented.succeeded(), "{change:?}: {commented:#?}");
        assert!(machine.calls().contains(call), "{change:?}: {}", machine.calls());
        assert_eq!(machine.calls().matches("--input").count(), 1, "{}", machine.calls());
        let sent = machine.sent().expect("a comment");
        assert!(sent.starts_with(MARKER) && sent.contains("`niche` → `full`"), "{change:?}: {sent}");
        assert_eq!(sent.contains("(after the change)"), change == Change::Wrong, "{sent}");
        // The log of a run with rights shows no line of the change.
        assert!(!judged.printed("Compare").contains("metings"), "{judged:#?}");
    }
}

#[test]
fn github_comments_nothing_where_nobody_asks_and_fails_where_nobody_can_tell() {
    if !is_equipped() {
        return;
    }
    let file = ".github/workflows/impact.yml";
    let machine = after(Change::Clean, &json!([]));
    machine.folder.write("stubs/pulls.json", "[]");
    let judged = machine.job(file, "judge");
    assert_eq!(judged.codes(), [("Find the pull request", 0)]);
    assert_eq!(judged.outputs["number"], "", "the job `comment` is skipped");
    assert_eq!(workflow(file)["jobs"]["comment"]["if"], "needs.judge.outputs.number");
    let machine = after(Change::Clean, &json!([]));
    machine.folder.write("stubs/unreachable", "");
    assert!(!machine.job(file, "judge").succeeded(), "a forge that does not answer is no green run");
    // Who reads the change cannot write, and who writes does not see it.
    let jobs = &workflow(file)["jobs"];
    assert_eq!(jobs["judge"]["permissions"], json!({"contents": "read", "pull-requests": "read"}));
    assert_eq!(jobs["comment"]["permissions"], json!({"pull-requests": "write"}));
    assert!(!jobs["comment"].to_string().contains("checkout"));
}

#[test]
fn gitlab_checks_requests_of_forks_and_links_the_impact() {
    if !is_equipped() {
        return;
    }
    for (change, pipeline, code) in
        [(Change::Clean, "2", 0), (Change::Wrong, "2", 1), (Change::Untidy, "1", 1), (Change::Clean, "1", 0)]
    {
        let mut machine = machine(change);
        machine.shell(
            "work",
            "git clone --quiet ../forge/o/umstieg . && git fetch --quiet origin refs/pull/7/head",
        );
        machine.shell("work", "git checkout --quiet FETCH_HEAD");
        let base = commit(&machine, "main");
        for (name, text) in [
            ("CI_API_V4_URL", "https://git.example.org/api/v4"),
            ("CI_PROJECT_ID", pipeline),
            ("CI_MERGE_REQUEST_PROJECT_ID", "1"),
            ("CI_MERGE_REQUEST_DIFF_BASE_SHA", base.as_str()),
            ("CI_JOB_TOKEN", "secret"),
        ] {
            machine.variables.insert(name.into(), text.into());
        }
        let (ended, told) = machine.gitlab("catalogue");
        assert_eq!(ended, code, "{change:?}: {told}");
        let calls = machine.calls();
        assert!(
            calls.contains("/projects/1/packages/generic/umstieg/latest/umstieg-x86_64-linux.tar.gz"),
            "{calls}"
        );
        assert!(!calls.contains("/projects/2/"), "a fork has no package: {calls}");
        assert_eq!(calls.contains("JOB-TOKEN:secret"), pipeline == "1", "{calls}");
        let findings: serde_json::Value =
            serde_json::from_str(&machine.folder.read("work/findings.json")).expect("a report");
        let errors = findings.to_string().matches("unknown-category\\\"").count()
            + findings.to_string().matches("metings").count();
        assert_eq!(errors > 0, change == Change::Wrong, "{findings}");
        assert!(machine.folder.read("work/impact.md").contains("Freiruf"));
    }
    // The branch itself has findings with which those of requests are compared, and no impact.
    let mut machine = machine(Change::Clean);
    machine.shell("work", "git clone --quiet ../forge/o/umstieg .");
    for (name, text) in [
        ("CI_API_V4_URL", "https://git.example.org/api/v4"),
        ("CI_PROJECT_ID", "1"),
        ("CI_JOB_TOKEN", "secret"),
    ] {
        machine.variables.insert(name.into(), text.into());
    }
    let (ended, told) = machine.gitlab("catalogue");
    assert_eq!(ended, 0, "{told}");
    assert!(Path::new(&machine.folder.file("work/findings.json")).is_file());
    assert!(!Path::new(&machine.folder.file("work/impact.md")).exists());
}

#[test]
fn forgejo_comments_once_on_branches_of_its_own_and_never_for_forks() {
    if !is_equipped() {
        return;
    }
    let ours = by("forgejo-actions", 52, &format!("{MARKER}\nold"));
    let alike = by("stranger", 1, &format!("{MARKER}\nmine"));
    let others: Vec<serde_json::Value> = (2..51).map(|id| by("somebody", id, "Hello")).collect();
    let page = json!([std::slice::from_ref(&alike), &others].concat());
    let post = "-X POST";
    let cases = [
        (Change::Clean, "true", vec![json!([])], Some((post, "issues/7/comments"))),
        (Change::Clean, "true", vec![json!([alike])], Some((post, "issues/7/comments"))),
        (Change::Clean, "true", vec![page.clone(), json!([ours])], Some(("-X PATCH", "issues/comments/52"))),
        // A forge without pages says the same again and again.
        (Change::Clean, "true", vec![page.clone(), page.clone(), page], Some((post, "issues/7/comments"))),
        (Change::Wrong, "true", vec![json!([ours])], Some(("-X PATCH", "issues/comments/52"))),
        (Change::Clean, "false", vec![json!([ours])], None),
    ];
    for (change, own, pages, wanted) in cases {
        let mut machine = machine(change);
        let server = format!("file://{}", machine.folder.file("forge"));
        let assets: Vec<serde_json::Value> = ["umstieg-x86_64-linux.tar.gz", "umstieg-x86_64-linux.tar.gz.sha256"]
            .map(|name| json!({"name": name, "browser_download_url": format!("https://git.example.org/dl/{name}")}))
            .to_vec();
        machine.folder.write("stubs/latest.json", json!({"assets": assets}).to_string());
        for (number, page) in pages.iter().enumerate() {
            machine.folder.write(&format!("stubs/comments.{}.json", number + 1), page.to_string());
        }
        machine.variables.insert("GITHUB_SERVER_URL".into(), server);
        machine.variables.insert("GITHUB_REPOSITORY".into(), "o/umstieg".into());
        let (head, base) = (commit(&machine, "change"), commit(&machine, "main"));
        for (expression, text) in [
            ("github.token", "secret"),
            ("github.event.pull_request.head.sha", head.as_str()),
            ("github.event.pull_request.base.sha", base.as_str()),
            ("github.event.pull_request.number", "7"),
            ("github.event.pull_request.head.repo.full_name == github.repository", own),
        ] {
            machine.expressions.insert(expression.into(), text.into());
        }
        let ran = machine.job(".forgejo/workflows/catalogue.yml", "catalogue");
        let lint = i32::from(change == Change::Wrong);
        let expected =
            [("Fetch the change and the released binary", 0), ("Lint", lint), ("Layout", 0), ("Impact", 0)];
        assert_eq!(ran.codes(), expected, "{change:?}: {ran:#?}");
        assert!(ran.printed("Impact").contains("Freiruf"), "{ran:#?}");
        let calls = machine.calls();
        let writes: Vec<&str> =
            calls.lines().filter(|call| call.contains("-X POST") || call.contains("-X PATCH")).collect();
        match wanted {
            Some((method, place)) => {
                assert!(
                    writes.len() == 1 && writes[0].contains(method) && writes[0].ends_with(place),
                    "{writes:?}"
                );
                let sent = machine.sent().expect("a comment");
                assert!(sent.starts_with(MARKER) && sent.contains("Freiruf"), "{sent}");
                assert_eq!(sent.contains("(after the change)"), change == Change::Wrong, "{sent}");
            }
            None => assert!(writes.is_empty(), "{writes:?}"),
        }
    }
}

const ARCHIVE: &str = "umstieg-x86_64-linux.tar.gz";

/// A machine on which a tag was pushed, with a compiler that has the program ready.
fn tagged() -> Machine {
    let mut machine = machine(Change::Clean);
    machine.folder.write(
        "stubs/bin/cargo",
        "#!/bin/bash\nmkdir -p target/release && cp \"$STUBS/binary/umstieg\" target/release/umstieg\n",
    );
    machine.shell("main", "chmod +x ../stubs/bin/cargo && touch README.md LICENSE-MIT LICENSE-APACHE");
    machine.shell(
        "main",
        "git switch --quiet main && git add . && git commit --quiet -m licenses && git push --quiet ../forge/o/umstieg main",
    );
    let server = format!("file://{}", machine.folder.file("forge"));
    let sha = commit(&machine, "main");
    for (name, text) in [("GITHUB_SERVER_URL", server.as_str()), ("GITHUB_REPOSITORY", "o/umstieg")] {
        machine.variables.insert(name.into(), text.into());
    }
    for (expression, text) in
        [("github.token", "secret"), ("github.sha", sha.as_str()), ("github.ref", "refs/tags/v0.2.0")]
    {
        machine.expressions.insert(expression.into(), text.into());
    }
    machine
}

/// Unpacks a released archive as the checks of the catalogue do.
fn unpacks(machine: &Machine, folder: &str) {
    let checked = machine.shell(folder, &format!("sha256sum --check {ARCHIVE}.sha256 && tar -tzf {ARCHIVE}"));
    assert!(checked.contains("umstieg\nREADME.md\nLICENSE-MIT\nLICENSE-APACHE"), "{checked}");
}

#[test]
fn a_tag_becomes_a_release_on_forgejo_that_nobody_sees_half() {
    if !is_equipped() {
        return;
    }
    let file = ".forgejo/workflows/release.yml";
    let asset = |id: u64, name: &str| json!({"id": id, "name": name});
    let half = json!({"id": 9, "draft": true, "assets": [asset(31, ARCHIVE), asset(32, "notes.txt")]});
    for (draft, id, deleted) in [(None, 5, 0), (Some(half), 9, 1)] {
        let machine = tagged();
        if let Some(draft) = &draft {
            machine.folder.write("stubs/draft.json", draft.to_string());
        }
        let ran = machine.job(file, "release");
        assert_eq!(ran.codes(), [("Fetch", 0), ("Pack", 0), ("Publish", 0)], "{ran:#?}");
        unpacks(&machine, "stubs/uploaded");
        let calls = machine.calls();
        let writes: Vec<&str> = calls
            .lines()
            .filter(|call| ["POST", "PATCH", "DELETE"].iter().any(|word| call.contains(word)))
            .collect();
        assert!(calls.contains("/api/v1/repos/o/umstieg/releases/tags/v0.2.0"), "{calls}");
        assert_eq!(writes.iter().filter(|call| call.contains("DELETE")).count(), deleted, "{writes:?}");
        assert_eq!(writes.iter().filter(|call| call.ends_with("/assets/31")).count(), deleted, "{writes:?}");
        assert_eq!(
            writes.iter().filter(|call| call.ends_with("/releases")).count(),
            1 - deleted,
            "{writes:?}"
        );
        // What makes it visible comes last.
        let last = writes.last().expect("a call");
        assert!(last.contains("-X PATCH") && last.ends_with(&format!("/releases/{id}")), "{writes:?}");
        let sent = |name: &str| -> serde_json::Value {
            serde_json::from_str(&machine.folder.read(name)).expect("a document")
        };
        assert_eq!(sent("stubs/sent.json"), json!({"draft": false}));
        if draft.is_none() {
            let made = sent("stubs/draft.json");
            assert_eq!((&made["tag_name"], &made["draft"]), (&json!("v0.2.0"), &json!(true)), "{made}");
        }
    }
    let machine = tagged();
    machine.folder.write("stubs/unreachable", "");
    let ran = machine.job(file, "release");
    assert_eq!(ran.codes().last(), Some(&("Publish", 1)), "{ran:#?}");
    assert!(!machine.calls().contains("POST"), "{}", machine.calls());
    // What everybody fetches already is not replaced.
    let checksum = format!("{ARCHIVE}.sha256");
    let both = [asset(31, ARCHIVE), asset(32, &checksum)];
    for (assets, ended) in [(&both[..], 0), (&both[..1], 1)] {
        let machine = tagged();
        machine
            .folder
            .write("stubs/draft.json", json!({"id": 9, "draft": false, "assets": assets}).to_string());
        let ran = machine.job(file, "release");
        assert_eq!(ran.codes().last(), Some(&("Publish", ended)), "{ran:#?}");
        let calls = machine.calls();
        assert!(!["POST", "PATCH", "DELETE"].iter().any(|word| calls.contains(word)), "{calls}");
    }
}

#[test]
fn a_tag_becomes_packages_on_gitlab_the_newest_last() {
    if !is_equipped() {
        return;
    }
    let mut machine = tagged();
    machine.shell("work", "git clone --quiet ../forge/o/umstieg .");
    let packages =
        workflow(".gitlab-ci.yml")["variables"]["PACKAGES"].as_str().expect("an address").to_owned();
    assert_eq!(packages, "$CI_API_V4_URL/projects/$CI_PROJECT_ID/packages/generic/umstieg");
    for (name, text) in [
        ("PACKAGES", "https://git.example.org/api/v4/projects/1/packages/generic/umstieg"),
        ("CI_COMMIT_TAG", "v0.2.0"),
        ("CI_JOB_TOKEN", "secret"),
    ] {
        machine.variables.insert(name.into(), text.into());
    }
    let (ended, told) = machine.gitlab("release");
    assert_eq!(ended, 0, "{told}");
    unpacks(&machine, "stubs/uploaded/v0.2.0");
    unpacks(&machine, "stubs/uploaded/latest");
    let calls = machine.calls();
    let places: Vec<&str> = calls.lines().filter_map(|call| call.split("/generic/umstieg/").nth(1)).collect();
    let expected = ["v0.2.0", "latest"]
        .map(|version| [format!("{version}/{ARCHIVE}"), format!("{version}/{ARCHIVE}.sha256")]);
    assert_eq!(places, expected.concat(), "the newest is whole only when its version is");
}

#[test]
fn every_forge_has_the_archive_that_its_checks_fetch() {
    for (checks, release) in [
        (".github/workflows/catalogue.yml", ".github/workflows/release.yml"),
        (".forgejo/workflows/catalogue.yml", ".forgejo/workflows/release.yml"),
        (".gitlab-ci.yml", ".gitlab-ci.yml"),
    ] {
        let read = |file: &str| std::fs::read_to_string(root().join(file)).expect("the file can be read");
        let system = "x86_64-linux";
        assert!(read(checks).contains(ARCHIVE), "{checks}");
        let named = read(release).contains(ARCHIVE)
            || read(release).contains("umstieg-${{ matrix.system }}.tar.gz")
                && read(release).contains(system);
        assert!(named, "{release}");
    }
}

#[test]
fn the_gate_is_skipped_for_data_alone() {
    if !is_equipped() {
        return;
    }
    for (file, wanted) in
        [("catalogue/software/neu.yaml", "false"), ("catalogue/build.rs", "true"), ("README.md", "true")]
    {
        let mut machine = machine(Change::Clean);
        machine.shell("work", "git clone --quiet ../forge/o/umstieg . && git switch --quiet -c more");
        machine.folder.write(&format!("work/{file}"), "x: 1\n");
        machine.shell("work", "git add . && git commit --quiet -m more");
        machine
            .expressions
            .insert("github.event.pull_request.base.sha".into(), machine.shell("work", "git rev-parse main"));
        let ran = machine.job(".github/workflows/code.yml", "scope");
        assert_eq!((ran.succeeded(), ran.outputs["code"].as_str()), (true, wanted), "{file}: {ran:#?}");
    }
    let mut moved = machine(Change::Clean);
    moved.shell("work", "git clone --quiet ../forge/o/umstieg . && git switch --quiet -c more");
    moved.shell(
        "work",
        "git mv tests/inventories/firm.yaml catalogue/firm.yaml && git commit --quiet -m more",
    );
    moved
        .expressions
        .insert("github.event.pull_request.base.sha".into(), moved.shell("work", "git rev-parse main"));
    assert_eq!(moved.job(".github/workflows/code.yml", "scope").outputs["code"], "true");
    let mut machine = machine(Change::Clean);
    machine.shell("work", "git clone --quiet ../forge/o/umstieg .");
    machine.expressions.insert("github.event.pull_request.base.sha".into(), "0".repeat(40));
    assert!(
        !machine.job(".github/workflows/code.yml", "scope").succeeded(),
        "what nobody knows is not skipped"
    );
}

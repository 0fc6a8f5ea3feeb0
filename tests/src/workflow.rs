//! Workflow files of forges, run step by step as a forge would, in a folder of their own and without a network.
//!
//! Only what the workflows of this project use is understood; anything else ends the test, so that nothing of a file can
//! stay untried unnoticed. Programs that would reach the forge (`gh`, `curl`) are stand-ins that write down how they are
//! called and answer from files.

use crate::examples::root;
use crate::folder::Folder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Answers to `gh` from the folder `$STUBS`.
const GH: &str = r#"#!/bin/bash
printf 'gh %s\n' "$*" >> "$STUBS/calls"
verb="$1" method=GET
while [ $# -gt 0 ]; do
  case "$1" in
    --dir) dir=$2; shift ;;
    --jq) filter=$2; shift ;;
    --method) method=$2; shift ;;
    --input) input=$2; shift ;;
    repos/*) url=$1 ;;
  esac
  shift
done
if [ "$verb" = release ]; then exec cp "$STUBS"/release/* "$dir"; fi
if [ -e "$STUBS/unreachable" ]; then echo 'gh: HTTP 502' >&2; exit 1; fi
case "$method $url" in
  "GET "*/pulls) cat "$STUBS/pulls.json" ;;
  "GET "*/comments) jq -r "$filter" "$STUBS/comments.1.json" ;;
  *) cp "$input" "$STUBS/sent.json" ;;
esac
"#;

/// Answers to `curl` from the folder `$STUBS`.
const CURL: &str = r#"#!/bin/bash
printf 'curl %s\n' "$*" >> "$STUBS/calls"
method=GET out=/dev/stdout page=1
while [ $# -gt 0 ]; do
  case "$1" in
    -o) out=$2; shift ;;
    -X) method=$2; shift ;;
    -H) shift ;;
    -w) shift ;;
    -F) file=${2#attachment=@}; shift ;;
    --upload-file) method=PUT file=$2; shift ;;
    --data) data=${2#@}; shift ;;
    http*|file*) url=$1 ;;
  esac
  shift
done
case "$url" in *page=*) page=${url##*page=} ;; esac
case "$method $url" in
  "GET "*/releases/latest) cat "$STUBS/latest.json" ;;
  "GET "*/releases/tags/*)
    if [ -e "$STUBS/unreachable" ]; then code=502; elif [ -e "$STUBS/draft.json" ]; then cp "$STUBS/draft.json" "$out"; code=200; else code=404; fi
    printf '%s' "$code" ;;
  "POST "*/releases) jq -c '. + {id: 5, assets: []}' "$data" > "$STUBS/draft.json"; cp "$STUBS/draft.json" "$out" ;;
  "POST "*/assets?name=*) mkdir -p "$STUBS/uploaded" && cp "$file" "$STUBS/uploaded/${url##*=}" ;;
  "DELETE "*) ;;
  "PUT "*) place="$STUBS/uploaded/${url##*/generic/umstieg/}"; mkdir -p "${place%/*}" && cp "$file" "$place" ;;
  "GET "*/comments*) if [ -e "$STUBS/comments.$page.json" ]; then cat "$STUBS/comments.$page.json"; else echo '[]'; fi ;;
  "GET "*) cat "$STUBS/release/${url##*/}" > "$out" ;;
  *) cp "$data" "$STUBS/sent.json" ;;
esac
"#;

/// A machine of a forge.
#[derive(Debug)]
pub struct Machine {
    /// Everything that lies on it: `work`, `temp`, `stubs`, `forge`.
    pub folder: Folder,
    /// What `${{ … }}` stands for.
    pub expressions: BTreeMap<String, String>,
    /// Variables that the forge sets.
    pub variables: BTreeMap<String, String>,
}

/// What became of a job.
#[derive(Debug, Default)]
pub struct Ran {
    /// Every step that ran a script: its name, its exit code, and what it printed.
    pub steps: Vec<(String, i32, String)>,
    /// What the job hands on to others.
    pub outputs: BTreeMap<String, String>,
}

impl Ran {
    /// Names and exit codes of the steps.
    #[must_use]
    pub fn codes(&self) -> Vec<(&str, i32)> {
        self.steps.iter().map(|(name, code, _)| (name.as_str(), *code)).collect()
    }

    /// Whether every step succeeded.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.steps.iter().all(|(_, code, _)| *code == 0)
    }

    /// What the step of a name printed.
    #[must_use]
    pub fn printed(&self, step: &str) -> &str {
        self.steps.iter().find(|(name, ..)| name == step).map_or("", |(_, _, printed)| printed)
    }
}

impl Machine {
    /// A machine with stand-ins for the programs that reach the forge, and a release whose program is `binary`.
    ///
    /// # Panics
    /// If it cannot be set up.
    #[must_use]
    pub fn new(binary: &str) -> Self {
        let folder = Folder::empty();
        for (name, text) in [("gh", GH), ("curl", CURL), ("apt-get", "#!/bin/sh\n")] {
            folder.write(&format!("stubs/bin/{name}"), text);
        }
        folder.write("stubs/binary/umstieg", format!("#!/bin/sh\nexec '{binary}' \"$@\"\n"));
        for part in ["work", "temp", "home", "stubs/release"] {
            fs::create_dir_all(folder.file(part)).expect("the folder can be made");
        }
        let machine = Self { folder, expressions: BTreeMap::new(), variables: BTreeMap::new() };
        machine.shell(
            ".",
            "chmod +x stubs/bin/* stubs/binary/umstieg && cd stubs/release \
             && tar -czf umstieg-x86_64-linux.tar.gz -C ../binary umstieg \
             && sha256sum umstieg-x86_64-linux.tar.gz > umstieg-x86_64-linux.tar.gz.sha256",
        );
        machine
    }

    /// Runs a script that prepares something; it must succeed.
    ///
    /// # Panics
    /// If it does not.
    pub fn shell(&self, folder: &str, script: &str) -> String {
        let output = self.bash(folder, &["-eo", "pipefail"], script, &BTreeMap::new(), "");
        assert!(output.status.success(), "{script}\n{}", printed(&output));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Calls of stand-ins so far.
    #[must_use]
    pub fn calls(&self) -> String {
        fs::read_to_string(self.folder.file("stubs/calls")).unwrap_or_default()
    }

    /// The comment that was sent to the forge.
    #[must_use]
    pub fn sent(&self) -> Option<String> {
        let text = fs::read_to_string(self.folder.file("stubs/sent.json")).ok()?;
        let value: Value = serde_json::from_str(&text).ok()?;
        value["body"].as_str().map(str::to_owned)
    }

    /// Runs a job of a workflow file of GitHub or Forgejo.
    ///
    /// # Panics
    /// If the file says something that nobody here understands.
    pub fn job(&self, file: &str, name: &str) -> Ran {
        let workflow = workflow(file);
        let job = &workflow["jobs"][name];
        let mut ran = Ran::default();
        let mut expressions = self.expressions.clone();
        let mut path = String::new();
        for step in job["steps"].as_array().expect("a list of steps") {
            let wanted = match step["if"].as_str() {
                None => ran.succeeded(),
                Some("${{ !cancelled() }}") => true,
                Some(condition) => ran.succeeded() && !value(&expressions, condition).is_empty(),
            };
            if !wanted {
                continue;
            }
            if let Some(uses) = step["uses"].as_str() {
                self.action(uses, &step["with"], &expressions);
                continue;
            }
            let own: BTreeMap<String, String> = entries(&job["env"])
                .chain(entries(&step["env"]))
                .map(|(key, text)| (key.to_owned(), filled(&expressions, text)))
                .chain([("GITHUB_OUTPUT".to_owned(), self.folder.file("temp/output"))])
                .collect();
            let shell = [step, &job["defaults"]["run"], &workflow["defaults"]["run"]]
                .into_iter()
                .find_map(|place| place["shell"].as_str());
            let flags: &[&str] = match shell {
                Some("bash") => &["--noprofile", "--norc", "-eo", "pipefail"],
                None => &["-e"],
                Some(other) => panic!("nobody here knows the shell `{other}`"),
            };
            let script = step["run"].as_str().expect("a script");
            self.folder.write("temp/output", "");
            self.folder.write("temp/path", "");
            let output = self.bash("work", flags, script, &own, &path);
            let label = step["name"].as_str().unwrap_or_default();
            ran.steps.push((label.to_owned(), output.status.code().unwrap_or(-1), printed(&output)));
            for line in self.folder.read("temp/path").lines() {
                path.push_str(&format!("{line}:"));
            }
            if let Some(id) = step["id"].as_str() {
                for (key, text) in
                    self.folder.read("temp/output").lines().filter_map(|line| line.split_once('='))
                {
                    expressions.insert(format!("steps.{id}.outputs.{key}"), text.to_owned());
                }
            }
        }
        ran.outputs = entries(&job["outputs"])
            .map(|(key, text)| (key.to_owned(), expressions.get(inner(text)).cloned().unwrap_or_default()))
            .collect();
        ran
    }

    /// Runs a job of a GitLab file as one script.
    pub fn gitlab(&self, name: &str) -> (i32, String) {
        let job = &workflow(".gitlab-ci.yml")[name];
        let lines = |part: &str| -> Vec<String> {
            let lines = job[part].as_array().into_iter().flatten();
            lines.map(|line| line.as_str().expect("a line").to_owned()).collect()
        };
        let script = [lines("before_script"), lines("script")].concat().join("\n");
        let output = self.bash("work", &["-eo", "pipefail"], &script, &BTreeMap::new(), "");
        (output.status.code().unwrap_or(-1), printed(&output))
    }

    /// What an action of others does, as far as it matters here: the work tree is there already.
    fn action(&self, uses: &str, with: &Value, expressions: &BTreeMap<String, String>) {
        let name = uses.split('@').next().unwrap_or(uses);
        assert!(uses.split('@').nth(1).is_some_and(|commit| commit.len() == 40), "`{uses}` is pinned");
        let artifact = self.folder.file(&format!("artifact-{}", with["name"].as_str().unwrap_or_default()));
        match name {
            "actions/checkout" => {}
            "actions/upload-artifact" => {
                let from = PathBuf::from(filled(expressions, with["path"].as_str().expect("a path")));
                let file = from.file_name().expect("a file").to_owned();
                fs::create_dir_all(&artifact).expect("the folder can be made");
                fs::copy(&from, PathBuf::from(artifact).join(file)).expect("the artifact is there");
            }
            "actions/download-artifact" => {
                for file in fs::read_dir(&artifact).expect("the artifact is there").flatten() {
                    let to = PathBuf::from(self.folder.file("work")).join(file.file_name());
                    fs::copy(file.path(), to).expect("the file can be copied");
                }
            }
            other => panic!("nobody here knows the action `{other}`"),
        }
    }

    fn bash(
        &self,
        folder: &str,
        flags: &[&str],
        script: &str,
        variables: &BTreeMap<String, String>,
        path: &str,
    ) -> Output {
        self.folder.write("temp/script.sh", script);
        let system = std::env::var("PATH").unwrap_or_default();
        Command::new("bash")
            .args(flags)
            .arg(self.folder.file("temp/script.sh"))
            .current_dir(self.folder.file(folder))
            .env_clear()
            .env("PATH", format!("{path}{}:{system}", self.folder.file("stubs/bin")))
            .env("STUBS", self.folder.file("stubs"))
            .env("HOME", self.folder.file("home"))
            .env("TMPDIR", self.folder.file("temp"))
            .env("RUNNER_TEMP", self.folder.file("temp"))
            .env("GITHUB_PATH", self.folder.file("temp/path"))
            .env("GITHUB_STEP_SUMMARY", self.folder.file("temp/summary.md"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "Muster")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "muster@example.org")))
            .envs(&self.variables)
            .envs(variables)
            .output()
            .expect("bash is there")
    }
}

/// A workflow file as it is.
///
/// # Panics
/// If it is not there, or no YAML.
#[must_use]
pub fn workflow(file: &str) -> Value {
    let text = fs::read_to_string(root().join(file)).expect("the file can be read");
    serde_yaml::from_str(&text).expect("the file is YAML")
}

fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn entries(mapping: &Value) -> impl Iterator<Item = (&str, &str)> {
    let all = mapping.as_object().into_iter().flatten();
    all.map(|(key, value)| (key.as_str(), value.as_str().expect("a text")))
}

/// An expression without its braces.
fn inner(text: &str) -> &str {
    let inner = text.trim().strip_prefix("${{").and_then(|text| text.strip_suffix("}}"));
    inner.unwrap_or(text).trim()
}

fn value<'e>(expressions: &'e BTreeMap<String, String>, text: &str) -> &'e str {
    let wanted = inner(text);
    expressions.get(wanted).unwrap_or_else(|| panic!("nobody here knows the expression `{wanted}`"))
}

/// A text with the values of its expressions.
fn filled(expressions: &BTreeMap<String, String>, text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let (wanted, behind) = after.split_once("}}").expect("an end of the expression");
        filled.push_str(before);
        filled.push_str(value(expressions, wanted));
        rest = behind;
    }
    filled + rest
}

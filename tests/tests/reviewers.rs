//! Every forge on which the repository may live asks the same people to review a change, though each reads a file of its own
//! in a language of its own.

use umstieg_tests::examples::root;

/// Every file of the repository, and some that are not there yet; a build lies in `target`.
fn files() -> Vec<String> {
    let (mut files, mut folders) = (Vec::new(), vec![root()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed").flatten() {
            let path = entry.path();
            if path.is_dir() {
                if ![".git", "target"].iter().any(|name| path.ends_with(name)) {
                    folders.push(path);
                }
                continue;
            }
            let path = path.strip_prefix(root()).expect("it lies in the repository");
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    let more = [
        "catalogue/software/.gitattributes",
        "catalogue/software/neu.yml",
        "catalogue/neu/neu.yaml",
        "catalogue/.cargo/config.toml",
        "crates/catalogue/neu.yaml",
        "crates/umstieg-core/catalogue/README.md",
    ];
    files.extend(more.map(str::to_owned));
    files
}

/// A pattern of `.gitignore`, as GitHub and GitLab read it, as a regular expression; of what these allow, what is used here.
fn expression(pattern: &str) -> regex::Regex {
    assert!(pattern == "*" || pattern.starts_with('/'), "`{pattern}` is anchored");
    assert!(!pattern.contains(['?', '[', '\\', '!']) && !pattern.ends_with('/'), "`{pattern}` is plain");
    let text = if pattern == "*" { "/**/*" } else { pattern };
    let text = regex::escape(text).replace(r"/\*\*/", "/(?:.*/)?").replace(r"\*", "[^/]*");
    // A path that turns out to be a folder is meant with all that lies in it.
    regex::Regex::new(&format!("^{text}(?:/.*)?$")).expect("an expression")
}

/// Who reviews a file, by the file of a forge.
type Owner = Box<dyn Fn(&str) -> Vec<String>>;

/// The lines of a file of reviewers: pattern and role.
fn reviewers(file: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(root().join(file)).expect("the file can be read");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let words = lines.map(|line| line.split_whitespace().collect::<Vec<_>>());
    words
        .map(|words| match words.as_slice() {
            [pattern, role] => ((*pattern).to_owned(), (*role).to_owned()),
            other => panic!("{file}: {other:?}"),
        })
        .collect()
}

/// The last line that matches counts.
fn last_line(file: &str) -> Owner {
    let lines: Vec<_> =
        reviewers(file).into_iter().map(|(pattern, role)| (expression(&pattern), role)).collect();
    Box::new(move |path| {
        let path = format!("/{path}");
        let found = lines.iter().rfind(|(pattern, _)| pattern.is_match(&path));
        found.map(|(_, role)| role.clone()).into_iter().collect()
    })
}

/// Every line that matches counts, and an expression is anchored by being put between `^` and `$`, without brackets. A
/// backslash only protects the next character from being taken for the end of the word, so none is used.
fn every_line(file: &str) -> Owner {
    let lines: Vec<_> = reviewers(file)
        .into_iter()
        .map(|(pattern, role)| {
            assert!(!pattern.contains('\\'), "`{pattern}`");
            let wanted = !pattern.starts_with('!');
            let text = format!("^{}$", pattern.trim_start_matches('!'));
            (regex::Regex::new(&text).expect("an expression"), wanted, role)
        })
        .collect();
    Box::new(move |path| {
        let found = lines.iter().filter(|(pattern, wanted, _)| pattern.is_match(path) == *wanted);
        found.map(|(.., role)| role.clone()).collect()
    })
}

#[test]
fn every_forge_asks_the_same_reviewers_and_data_has_its_own() {
    let owners =
        [last_line(".github/CODEOWNERS"), last_line(".gitlab/CODEOWNERS"), every_line(".gitea/CODEOWNERS")];
    for file in files() {
        let found: Vec<Vec<String>> = owners.iter().map(|owner| owner(&file)).collect();
        assert!(found.iter().all(|roles| roles.len() == 1), "{file}: {found:?}");
        assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{file}: {found:?}");
    }
    for (file, role) in [
        ("catalogue/catalogue.yaml", "@umstieg/data"),
        ("catalogue/software/zoom.yaml", "@umstieg/data"),
        ("catalogue/rules/playbooks.yaml", "@umstieg/data"),
        ("catalogue/README.md", "@umstieg/data"),
        ("catalogue/build.rs", "@umstieg/code"),
        ("catalogue/Cargo.toml", "@umstieg/code"),
        ("catalogue/software/.gitattributes", "@umstieg/code"),
        ("catalogue/schema/software.schema.json", "@umstieg/code"),
        ("crates/umstieg-core/src/lib.rs", "@umstieg/code"),
        (".gitea/CODEOWNERS", "@umstieg/code"),
        ("README.md", "@umstieg/code"),
    ] {
        assert_eq!(owners[0](file), [role], "{file}");
    }
}

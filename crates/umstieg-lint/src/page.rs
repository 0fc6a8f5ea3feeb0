//! The page of a rule and the list of all rules, as Markdown; generated, so that they are never out of date.

use crate::rule::{Example, Group, Rule};

/// The page of one rule.
///
/// ```
/// let rule = umstieg_lint::rules::find("tracking-url").expect("a rule");
/// assert!(umstieg_lint::page(rule).starts_with("# `tracking-url`\n"));
/// ```
#[must_use]
pub fn page(rule: &Rule) -> String {
    let Rule { id, level, group, summary, why, bad, good, check: _ } = rule;
    let mut page =
        format!("# `{id}`\n\n**{summary}**\n\nLevel: {level}. Group: {}.\n\n{why}\n", group.title());
    page.push_str("\n## Breaks the rule\n");
    page.push_str(&example(*bad));
    page.push_str("\n## Keeps it\n");
    page.push_str(&example(*good));
    page
}

/// The list of rules by group, with their levels; `link` gives the address of a rule's page.
#[must_use]
pub fn index(rules: &[Rule], link: impl Fn(&Rule) -> String) -> String {
    let mut index =
        format!("# Rules\n\nThere are {} rules. Examples are judged on 2027-01-15.\n", rules.len());
    let mut group: Option<Group> = None;
    for rule in rules {
        if group != Some(rule.group) {
            group = Some(rule.group);
            let title = rule.group.title();
            index.push_str(&format!("\n## {title}\n\n| rule | level | what is expected |\n|---|---|---|\n"));
        }
        let Rule { id, level, summary, .. } = rule;
        index.push_str(&format!(
            "| [`{id}`]({}) | {level} | {} |\n",
            link(rule),
            summary.replace('|', "\\|")
        ));
    }
    index
}

fn example(example: Example) -> String {
    let parts = match example {
        Example::Told(words) => return format!("\n{words}\n"),
        Example::Files(parts) => parts,
    };
    let mut text = String::new();
    for part in parts {
        let end = if part.text.ends_with('\n') { "" } else { "\n" };
        text.push_str(&format!("\n`{}`\n\n```yaml\n{}{end}```\n", part.path, shown(part.text)));
    }
    text
}

/// Example text with hidden characters as escapes, for a page on which they would not be seen.
fn shown(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            format!("{}{end}", umstieg_format::finding::visible(line))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_rule_has_a_page_and_a_line_in_the_list() {
        let index = index(rules::all(), |rule| format!("{}.md", rule.id));
        for rule in rules::all() {
            let page = page(rule);
            assert!(page.contains(rule.why) && page.contains("## Keeps it"));
            assert!(page.chars().all(|c| c == '\n' || !c.is_control()), "{}", rule.id);
            assert!(index.contains(&format!("| [`{id}`]({id}.md) |", id = rule.id)));
        }
    }
}

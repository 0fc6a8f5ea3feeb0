//! Suites that include themselves and requirements that run in a circle.

use super::{Place, Problems, Segment};
use crate::entries::Entries;
use crate::kind::FileKind;
use crate::message;
use crate::message::Message;
use crate::scalar::SoftwareId;
use std::collections::BTreeMap;

/// What something points at, each with the path of the pointer in its file.
pub(super) type Links<'a, K> = BTreeMap<&'a K, Vec<(&'a K, Vec<Segment>)>>;

/// Reports every circle of `includes` and of requirements that leave no choice.
pub(super) fn check(entries: &Entries, problems: &mut Problems<'_>) {
    let key = |name: &str| Segment::Key(name.into());
    let mut includes = Links::<SoftwareId>::new();
    let mut requires = Links::<SoftwareId>::new();
    for (id, software) in &entries.software {
        for (index, part) in software.includes.iter().enumerate() {
            includes.entry(id).or_default().push((part, vec![key("includes"), Segment::Index(index)]));
        }
        for (index, requirement) in software.requires.iter().enumerate() {
            // With a choice or a condition the circle can be left; self-references are reported elsewhere.
            let always = requirement.only_for.is_empty() && requirement.only_hosted.is_empty();
            if let ([only], true, None) = (requirement.any_of.as_slice(), always, &requirement.role)
                && &only.software != id
            {
                let path = vec![
                    key("requires"),
                    Segment::Index(index),
                    key("any_of"),
                    Segment::Index(0),
                    key("software"),
                ];
                requires.entry(id).or_default().push((&only.software, path));
            }
        }
    }
    let itself = message!(en: "includes itself"; de: "enthält sich selbst");
    report(&includes, "cyclic-includes", &itself, problems);
    let itself = message!(en: "requires itself"; de: "setzt sich selbst voraus");
    report(&requires, "cyclic-requires", &itself, problems);
}

/// Finds circles by walking each id's links in depth; every circle is told once, from its smallest member.
fn report(links: &Links<'_, SoftwareId>, rule: &'static str, what: &Message, problems: &mut Problems<'_>) {
    for start in links.keys() {
        let Some(circle) = shortest_circle(links, start) else { continue };
        if circle.iter().any(|(id, _)| id < start) {
            continue;
        }
        let Some((_, first_path)) = circle.first() else { continue };
        let mut names: Vec<String> = circle.iter().map(|(id, _)| format!("`{id}`")).collect();
        names.push(format!("`{start}`"));
        let place = |id: &SoftwareId, path: &[Segment]| Place {
            layer: 0,
            kind: FileKind::Software,
            id: id.as_str().into(),
            path: path.to_vec(),
        };
        let way = names.join(" -> ");
        let message = message!(
            en: "`{start}` {}: {way}", what.en;
            de: "`{start}` {}: {way}", what.de
        );
        let problem = problems.error(place(start, first_path), rule, message);
        problem.related = circle
            .iter()
            .skip(1)
            .map(|(id, path)| {
                (
                    place(id, path),
                    message!(
                        en: "and on from here";
                        de: "und von hier weiter"
                    ),
                )
            })
            .collect();
        problem.help = Some(message!(
            en: "take one of these links out";
            de: "eine dieser Verbindungen herausnehmen"
        ));
    }
}

/// A shortest circle through `start`: its members in order, each with the path of the link that leads on.
pub(super) fn shortest_circle<'a, K: Ord>(
    links: &'a Links<'a, K>,
    start: &'a K,
) -> Option<Vec<(&'a K, &'a [Segment])>> {
    let mut came_from: BTreeMap<&K, (&K, &[Segment])> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(id) = queue.pop_front() {
        for (next, path) in links.get(id).into_iter().flatten() {
            if *next == start {
                let mut circle = vec![(id, path.as_slice())];
                let mut at = id;
                while at != start {
                    let (before, path) = came_from.get(at)?;
                    circle.push((before, path));
                    at = before;
                }
                circle.reverse();
                return Some(circle);
            }
            if !came_from.contains_key(next) {
                came_from.insert(next, (id, path));
                queue.push_back(next);
            }
        }
    }
    None
}

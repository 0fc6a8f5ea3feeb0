//! Lists, item by item: by what an item is called, never by where it stands.

use super::facts::{FactChange, Path, change, compare as compare_values};
use super::value::Value;
use std::collections::BTreeMap;

/// Fields that tell an item from the others of its list, the surest first.
const NAMES: [&str; 6] = ["id", "software", "release", "role", "name", "kind"];

/// Adds what differs between two lists.
pub(super) fn compare(path: &Path, old: &[Value], new: &[Value], found: &mut Vec<FactChange>) {
    let Some((before, after)) = named(old).zip(named(new)) else {
        return unnamed(path, old, new, found);
    };
    // A value without fields is its own name.
    let at = |name: &str, value: &Value| match value {
        Value::Map(_) => path.item(name),
        _ => path.clone(),
    };
    for (name, value) in &before.items {
        compare_values(&at(name, value), Some(value), after.get(name), found);
    }
    for (name, value) in after.items.iter().filter(|(name, _)| before.get(name).is_none()) {
        compare_values(&at(name, value), None, Some(value), found);
    }
    // In some lists the order says something, such as which category is the main one.
    let common = |side: &Named<'_>, other: &Named<'_>| -> Vec<Value> {
        let names = side.items.iter().filter(|(name, _)| other.get(name).is_some());
        names.map(|(name, _)| Value::Text(name.as_str().into())).collect()
    };
    let (was, is) = (common(&before, &after), common(&after, &before));
    if was != is {
        found.push(change(path.clone(), Some(Value::List(was)), Some(Value::List(is))));
    }
}

/// A list whose items all have names of their own.
struct Named<'a> {
    items: Vec<(String, &'a Value)>,
    by_name: BTreeMap<String, &'a Value>,
}

impl<'a> Named<'a> {
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.by_name.get(name).copied()
    }
}

/// The items by their names; `None` if one has none or two have the same.
fn named(list: &[Value]) -> Option<Named<'_>> {
    let items: Vec<(String, &Value)> =
        list.iter().map(|item| Some((name(item)?, item))).collect::<Option<_>>()?;
    let by_name: BTreeMap<String, &Value> = items.iter().cloned().collect();
    (by_name.len() == items.len()).then_some(Named { items, by_name })
}

fn name(item: &Value) -> Option<String> {
    match item {
        Value::Map(_) => {
            let own = NAMES.iter().find_map(|key| item.get(key));
            // What is required is told by what will do.
            let Some(own) = own else {
                let Value::List(any_of) = item.get("any_of")? else { return None };
                let names: Vec<String> = any_of.iter().map(name).collect::<Option<_>>()?;
                return Some(names.join(" | "));
            };
            // Two tools may have the same name and another publisher; a phase may come twice.
            let more = ["publisher", "versions", "from"].iter().filter_map(|key| item.get(key));
            Some(std::iter::once(own).chain(more).map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        Value::List(_) => None,
        scalar => Some(scalar.to_string()),
    }
}

/// Items without names: what both sides have is taken out, and the rest told whole.
fn unnamed(path: &Path, old: &[Value], new: &[Value], found: &mut Vec<FactChange>) {
    let mut after: Vec<&Value> = new.iter().collect();
    let mut before: Vec<&Value> = Vec::new();
    for item in old {
        match after.iter().position(|other| *other == item) {
            Some(at) => {
                after.remove(at);
            }
            None => before.push(item),
        }
    }
    match (before.as_slice(), after.as_slice()) {
        ([], []) => {
            let whole = |side: &[Value]| Some(Value::List(side.to_vec()));
            found.push(change(path.clone(), whole(old), whole(new)));
        }
        // One for one is most probably the same thing in other words.
        ([was], [is]) => found.push(change(path.clone(), Some((*was).clone()), Some((*is).clone()))),
        (gone, come) => {
            found.extend(gone.iter().map(|item| change(path.clone(), Some((*item).clone()), None)));
            found.extend(come.iter().map(|item| change(path.clone(), None, Some((*item).clone()))));
        }
    }
}

//! From a JSON Schema to rules; everything that is not understood is refused.

mod keywords;

use std::collections::BTreeMap;

use serde_json::Value;

use self::keywords::{Object, check_keywords, count, escape, integer, is_silent, refuse, types, words};
use super::{
    Extra, Field, FormatCheck, ListRule, Presence, RecordRule, Rule, RuleId, SchemaError, Shape, TaggedRule,
    TextRule, VariantRule,
};

/// Deepest schema followed, far above what types written by hand reach.
const DEEPEST: usize = 64;

/// What a list says of itself whose items are there once and whose order means something all the same. JSON Schema has no word
/// for it, and leaves unknown ones alone.
const ORDERED: &str = "x-ordered";

/// Compiles a whole schema.
pub(super) fn compile(schema: &Value, formats: &[FormatCheck]) -> Result<Shape, SchemaError> {
    let mut compiler = Compiler { schema, formats, rules: Vec::new(), known: BTreeMap::new() };
    let root = compiler.reference("", "")?;
    Ok(Shape { rules: compiler.rules, root })
}

struct Compiler<'s> {
    schema: &'s Value,
    formats: &'s [FormatCheck],
    rules: Vec<Rule>,
    /// Rules of places that are referred to, entered before they are compiled: they may contain themselves.
    known: BTreeMap<String, RuleId>,
}

type Compiled = Result<RuleId, SchemaError>;

impl Compiler<'_> {
    fn add(&mut self, rule: Rule) -> RuleId {
        self.rules.push(rule);
        RuleId(self.rules.len() - 1)
    }

    /// Compiles what a JSON Pointer leads to, once.
    fn reference(&mut self, pointer: &str, from: &str) -> Compiled {
        if let Some(known) = self.known.get(pointer) {
            return Ok(*known);
        }
        let Some(target) = self.schema.pointer(pointer) else {
            return refuse(from, format!("`#{pointer}` does not exist"));
        };
        let reserved = self.add(Rule::Any);
        self.known.insert(pointer.to_owned(), reserved);
        let compiled = self.any(target, pointer)?;
        if compiled == reserved {
            return refuse(pointer, "a schema that is only itself");
        }
        if let Some(rule) = self.rules.get_mut(reserved.0) {
            *rule = Rule::Same(compiled);
        }
        Ok(reserved)
    }

    fn any(&mut self, schema: &Value, place: &str) -> Compiled {
        if place.matches('/').count() > 4 * DEEPEST {
            return refuse(place, "schema is nested too deeply");
        }
        match schema {
            Value::Bool(true) => Ok(self.add(Rule::Any)),
            Value::Object(object) => self.object(object, place),
            _ => refuse(place, "expected an object or `true`"),
        }
    }

    fn object(&mut self, object: &Object, place: &str) -> Compiled {
        let keywords: Vec<&str> = object.keys().map(String::as_str).filter(|key| !is_silent(key)).collect();
        if let Some(pointer) = object.get("$ref") {
            return match (pointer.as_str().and_then(|text| text.strip_prefix('#')), keywords.as_slice()) {
                (Some(pointer), [_]) => self.reference(pointer, place),
                (None, _) => refuse(place, "`$ref` must point into the same schema"),
                _ => refuse(place, format!("`$ref` beside other keywords: {}", keywords.join(", "))),
            };
        }
        for union in ["oneOf", "anyOf"] {
            if let Some(branches) = object.get(union) {
                let is_alone = keywords.iter().all(|keyword| *keyword == union || *keyword == "type");
                return match branches.as_array() {
                    Some(branches) if is_alone => self.union(branches, &format!("{place}/{union}")),
                    _ => refuse(place, format!("`{union}` beside other keywords: {}", keywords.join(", "))),
                };
            }
        }
        if let Some(words) = words(object, place)? {
            check_keywords(&keywords, &["type", "const", "enum"], place)?;
            return Ok(self.add(Rule::Choice(words)));
        }
        match types(object, place)?.as_slice() {
            [] if keywords.is_empty() => Ok(self.add(Rule::Any)),
            [] => refuse(place, format!("no `type` beside {}", keywords.join(", "))),
            [single] => self.typed(single, object, &keywords, place),
            several => {
                let options: Result<Vec<RuleId>, _> =
                    several.iter().map(|name| self.typed(name, object, &["type"], place)).collect();
                check_keywords(&keywords, &["type"], place)?;
                Ok(self.add(Rule::Either(options?)))
            }
        }
    }

    fn typed(&mut self, name: &str, object: &Object, keywords: &[&str], place: &str) -> Compiled {
        let rule = match name {
            "string" => {
                check_keywords(keywords, &["type", "minLength", "maxLength", "format"], place)?;
                let (least, most) = (count(object, "minLength", 0)?, count(object, "maxLength", usize::MAX)?);
                Rule::Text(TextRule { least, most, format: self.format(object, place)? })
            }
            "boolean" => {
                check_keywords(keywords, &["type"], place)?;
                Rule::Boolean
            }
            "integer" => {
                check_keywords(keywords, &["type", "format", "minimum", "maximum"], place)?;
                integer(object, place)?
            }
            "number" => {
                check_keywords(keywords, &["type", "format", "minimum", "maximum"], place)?;
                let bound = |name: &str| object.get(name).and_then(Value::as_f64);
                Rule::Number {
                    least: bound("minimum").unwrap_or(f64::MIN),
                    most: bound("maximum").unwrap_or(f64::MAX),
                }
            }
            "array" => self.list(object, keywords, place)?,
            "object" => self.record(object, keywords, place)?,
            other => return refuse(place, format!("type `{other}` is not known")),
        };
        Ok(self.add(rule))
    }

    fn format(&self, object: &Object, place: &str) -> Result<Option<FormatCheck>, SchemaError> {
        let Some(format) = object.get("format") else { return Ok(None) };
        match self.formats.iter().find(|(name, _)| format.as_str() == Some(name)) {
            Some(check) => Ok(Some(*check)),
            None => refuse(place, format!("format {format} has no check")),
        }
    }

    fn list(&mut self, object: &Object, keywords: &[&str], place: &str) -> Result<Rule, SchemaError> {
        check_keywords(
            keywords,
            &["type", "items", "prefixItems", "minItems", "maxItems", "uniqueItems", ORDERED],
            place,
        )?;
        let mut first = Vec::new();
        if let Some(items) = object.get("prefixItems").and_then(Value::as_array) {
            for (index, item) in items.iter().enumerate() {
                first.push(self.any(item, &format!("{place}/prefixItems/{index}"))?);
            }
        }
        let rest = match object.get("items") {
            None | Some(Value::Bool(false)) => None,
            Some(items) => Some(self.any(items, &format!("{place}/items"))?),
        };
        let closed = object.get("items") == Some(&Value::Bool(false));
        let most = count(object, "maxItems", if closed { first.len() } else { usize::MAX })?;
        let is_set = object.get("uniqueItems") == Some(&Value::Bool(true));
        let is_ordered = !is_set || object.get(ORDERED) == Some(&Value::Bool(true));
        let least = count(object, "minItems", 0)?;
        Ok(Rule::List(ListRule { first, rest, least, most, is_set, is_ordered }))
    }

    fn record(&mut self, object: &Object, keywords: &[&str], place: &str) -> Result<Rule, SchemaError> {
        const UNDERSTOOD: [&str; 7] = [
            "type",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
        ];
        check_keywords(keywords, &UNDERSTOOD, place)?;
        let required: Vec<&str> = object
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut fields = BTreeMap::new();
        let mut order = Vec::new();
        for (name, schema) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let rule = self.any(schema, &format!("{place}/properties/{}", escape(name)))?;
            let presence =
                if required.contains(&name.as_str()) { Presence::Required } else { Presence::Optional };
            fields.insert(name.clone(), Field { rule, presence });
            order.push(name.clone());
        }
        if let Some(unknown) = required.iter().find(|name| !fields.contains_key(**name)) {
            return refuse(place, format!("required field `{unknown}` has no schema"));
        }
        let extra = match object.get("additionalProperties") {
            Some(Value::Bool(false)) => Extra::Refused,
            None | Some(Value::Bool(true)) => Extra::Anything,
            Some(schema) => Extra::Values(self.any(schema, &format!("{place}/additionalProperties"))?),
        };
        let keys = match object.get("propertyNames") {
            None => None,
            Some(schema) => Some(self.any(schema, &format!("{place}/propertyNames"))?),
        };
        let required = required.into_iter().map(str::to_owned).collect();
        let (least, most) = (count(object, "minProperties", 0)?, count(object, "maxProperties", usize::MAX)?);
        Ok(Rule::Record(RecordRule { fields, order, required, extra, keys, least, most }))
    }

    /// Compiles alternatives into the rule that gives the best messages for them.
    fn union(&mut self, branches: &[Value], place: &str) -> Compiled {
        let mut options = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            if branch.get("type").and_then(Value::as_str) != Some("null") {
                options.push(self.any(branch, &format!("{place}/{index}"))?);
            }
        }
        if let [single] = options.as_slice() {
            return Ok(*single);
        }
        let mut words = Vec::new();
        let mut records = Vec::new();
        for option in &options {
            match resolve(&self.rules, *option) {
                Rule::Choice(choice) => words.extend(choice.iter().cloned()),
                Rule::Record(record) => records.push((*option, record)),
                _ => return Ok(self.add(Rule::Either(options))),
            }
        }
        let rule = if records.is_empty() {
            Rule::Choice(words)
        } else if let Some(rule) = self.tagged(&records).filter(|_| words.is_empty()) {
            rule
        } else if let Some((branches, order)) = variants(&records) {
            Rule::Variant(VariantRule { words, branches, order })
        } else {
            Rule::Either(options)
        };
        Ok(self.add(rule))
    }

    /// Finds the field that tells all branches apart: required, and of one word in each.
    fn tagged(&self, records: &[(RuleId, &RecordRule)]) -> Option<Rule> {
        let word = |record: &RecordRule, name: &str| {
            let field = record.fields.get(name)?;
            match resolve(&self.rules, field.rule) {
                Rule::Choice(words) if field.presence == Presence::Required => match words.as_slice() {
                    [word] => Some(word.clone()),
                    _ => None,
                },
                _ => None,
            }
        };
        let (_, first) = records.first()?;
        for tag in &first.order {
            let order: Option<Vec<String>> = records.iter().map(|(_, record)| word(record, tag)).collect();
            let Some(order) = order else { continue };
            let branches: BTreeMap<String, RuleId> =
                order.iter().cloned().zip(records.iter().map(|(id, _)| *id)).collect();
            if branches.len() == records.len() {
                return Some(Rule::Tagged(TaggedRule { tag: tag.clone(), branches, order }));
            }
        }
        None
    }
}

/// Reads branches that are mappings with one field each.
fn variants(records: &[(RuleId, &RecordRule)]) -> Option<(BTreeMap<String, RuleId>, Vec<String>)> {
    let mut branches = BTreeMap::new();
    let mut order = Vec::new();
    for (_, record) in records {
        let mut fields = record.fields.iter();
        match (fields.next(), fields.next(), record.extra) {
            (Some((name, Field { rule, presence: Presence::Required })), None, Extra::Refused) => {
                branches.insert(name.clone(), *rule);
                order.push(name.clone());
            }
            _ => return None,
        }
    }
    (branches.len() == records.len()).then_some((branches, order))
}

/// Follows rules that are the same as others.
pub(super) fn resolve(rules: &[Rule], mut id: RuleId) -> &Rule {
    for _ in 0..DEEPEST {
        match rules.get(id.0) {
            Some(Rule::Same(next)) => id = *next,
            Some(rule) => return rule,
            None => break,
        }
    }
    &Rule::Any
}

//! What the text of an answer shows stands in its JSON as data, not only in a sentence there.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use umstieg_core::format::scalar::Date;
use umstieg_core::{PlanOptions, Policy, needs, plan, recommend};
use umstieg_report::{Format, Language, Options, Recommended};
use umstieg_tests::examples::{all, as_of, catalogue, raw, resolve};

/// Fields whose values umstieg has worded: what stands only there is not data.
const WORDED: [&str; 4] = ["text", "why_text", "remark", "void_wishes"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The data of a document.
#[derive(Default)]
struct Data {
    numbers: BTreeSet<u64>,
    texts: BTreeSet<String>,
}

impl Data {
    fn of(document: &Value) -> Self {
        let mut data = Self::default();
        data.take(document);
        data
    }

    fn take(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                let told = fields.iter().filter(|(name, _)| !WORDED.contains(&name.as_str()));
                told.for_each(|(_, value)| self.take(value));
            }
            Value::Array(values) => values.iter().for_each(|value| self.take(value)),
            Value::Number(number) => self.numbers.extend(number.as_u64()),
            Value::String(text) => {
                self.texts.insert(text.clone());
            }
            Value::Bool(_) | Value::Null => {}
        }
    }

    /// Whether something that somebody else has written says it.
    fn quotes(&self, said: &str) -> bool {
        self.texts.iter().any(|text| text.contains(said))
    }

    /// Whether a day is there, or the day after it, as the end of a time is told.
    fn has_day(&self, day: Date) -> bool {
        [day, day.plus_days(1)].iter().any(|day| self.texts.contains(&day.to_string()))
    }

    fn has_percent(&self, percent: u64) -> bool {
        let thousandths = (percent * 10).saturating_sub(9)..=percent * 10 + 9;
        self.numbers.contains(&percent) || thousandths.into_iter().any(|share| self.numbers.contains(&share))
    }
}

/// Days in the form `4 Feb 2027`, with their place in words.
fn days(text: &str) -> Vec<(String, Date)> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "–()*".contains(c)).collect();
    let day = |three: &[&str]| {
        let [day, month, year] = three else { return None };
        let month = MONTHS.iter().position(|name| name == month)? + 1;
        let year: i16 = year.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
        let date = Date::new(year, i16::try_from(month).ok()?, day.parse().ok()?)?;
        let said = three.join(" ");
        Some((said.trim_end_matches(|c: char| !c.is_ascii_digit()).to_owned(), date))
    };
    words.windows(3).filter_map(day).collect()
}

/// Numbers behind or before a sign: `€1,200`, `82%`.
fn numbers(text: &str, sign: char) -> Vec<(String, u64)> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',';
    let read = |(at, found): (usize, &str)| {
        let behind = text.get(at + found.len()..)?;
        let before = text.get(..at)?;
        let digits = if sign == '%' {
            let from = before.rfind(|c| !is_part(c)).map_or(0, |from| from + 1);
            before.get(from..)?
        } else {
            behind.split(|c| !is_part(c)).next()?
        };
        let digits = digits.trim_matches(',');
        let number = digits.replace(',', "").parse().ok()?;
        let said = if sign == '%' { format!("{digits}%") } else { format!("{sign}{digits}") };
        Some((said, number))
    };
    text.match_indices(sign).filter_map(read).collect()
}

/// Names in bold at the head of an entry: tools, products, programmes.
fn names(text: &str) -> Vec<String> {
    let entries = text.lines().filter_map(|line| line.strip_prefix("- **"));
    let name = |entry: &str| Some(entry.split_once("**")?.0.replace('\\', "").replace("&amp;", "&"));
    entries.filter_map(name).collect()
}

/// What a text shows and its JSON does not tell.
fn untold(text: &str, data: &Data) -> String {
    let mut untold = String::new();
    let mut miss = |what: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(untold, "  {what}");
    };
    for (said, day) in days(text) {
        if !data.has_day(day) && !data.quotes(&said) {
            miss(&said);
        }
    }
    for (said, euros) in numbers(text, '€') {
        if !data.numbers.contains(&euros) && !data.quotes(&said) {
            miss(&said);
        }
    }
    for (said, percent) in numbers(text, '%') {
        if !data.has_percent(percent) && !data.quotes(&said) {
            miss(&said);
        }
    }
    for name in names(text) {
        if !data.texts.contains(&name) && !data.quotes(name.trim_end_matches(':')) {
            miss(&name);
        }
    }
    untold
}

/// Holds the Markdown of an answer against its JSON.
fn check(write: impl Fn(&Options) -> String) -> String {
    let options = |format| Options { language: Language::En, format, ..Options::default() };
    let document = serde_json::from_str(&write(&options(Format::Json))).expect("JSON");
    untold(&write(&options(Format::Markdown)), &Data::of(&document))
}

#[test]
fn days_money_shares_and_names_of_every_plan_and_recommendation_are_data_in_json() {
    let (catalogue, mut untold) = (catalogue(), String::new());
    for name in all() {
        let inventory = resolve(raw(&name));
        let policy = Policy::of(catalogue, inventory.raw());
        let units = needs(&inventory, catalogue);
        let answers: Vec<_> =
            units.iter().map(|unit| recommend(catalogue, &inventory, unit, &policy)).collect();
        let asked = Recommended { as_of: as_of(), inventory: &inventory, answers: &answers };
        let recommended = check(|options| umstieg_report::recommendation(catalogue, &asked, options));
        let plan = plan(catalogue, inventory.clone(), &PlanOptions::new(as_of())).expect("the work fits");
        let planned = check(|options| umstieg_report::plan(catalogue, &plan, options));
        // Writing to a string cannot fail.
        let _ = write!(untold, "{recommended}{planned}");
    }
    assert!(untold.is_empty(), "shown in words, but no data in JSON:\n{untold}");
}

#[test]
fn the_comparison_sees_what_json_does_not_tell() {
    let text = "- **Nixmail** ends on 4 Feb 2027, costs €1,234 and covers 82%.";
    let told = serde_json::json!({
        "name": "Nixmail", "ends": "2027-02-04", "cost": 1234, "share": 816, "text": "Ends on 4 Feb 2027."});
    assert_eq!(untold(text, &Data::of(&told)), "");
    let worded = serde_json::json!({"text": "Nixmail ends on 4 Feb 2027, costs €1,234 and covers 82%."});
    assert_eq!(untold(text, &Data::of(&worded)), "  4 Feb 2027\n  €1,234\n  82%\n  Nixmail\n");
}

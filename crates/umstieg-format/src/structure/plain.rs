//! What unquoted text is taken for.
//!
//! Booleans, numbers and nothing are exactly those of the crate `serde_yaml` (YAML 1.2), as which
//! typed values read them; words and numbers that only other readers (YAML 1.1) take for something else
//! are [`Plain::Ambiguous`].

use crate::message;
use crate::message::Message;

/// What a reader of YAML takes an unquoted text for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plain {
    /// Nothing: empty, `~` or `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number; those beyond 128 bits are the nearest one.
    Integer(i128),
    /// A number with a fraction or exponent, infinite or not a number.
    Float(f64),
    /// A civil date, alone or with a time; text in YAML 1.2.
    Date,
    /// Text in YAML 1.2, a boolean or number for older readers: `no`, `on`, `12:30`, `1_000`, `007`.
    Ambiguous,
    /// Text for everybody.
    Text,
}

impl Plain {
    /// Decides what a text is taken for.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // Words and numbers differ in their first letter, and nearly every text is neither.
        match text.bytes().next() {
            None => return Self::Null,
            Some(b'+' | b'-' | b'.' | b'0'..=b'9') => {}
            Some(_) if text.len() > 5 => return Self::Text,
            Some(_) => return word(text),
        }
        if let Some(number) = integer(text) {
            return Self::Integer(number);
        }
        if !is_zero_led(text)
            && let Some(number) = float(text)
        {
            return Self::Float(number);
        }
        if is_date(text) {
            return Self::Date;
        }
        if is_ambiguous(text) { Self::Ambiguous } else { Self::Text }
    }

    /// Names it in a message.
    #[must_use]
    pub fn noun(self) -> Message {
        match self {
            Self::Null => message!(en: "nothing"; de: "der leere Wert"),
            Self::Boolean(_) => message!(en: "the boolean"; de: "der Wahrheitswert"),
            Self::Integer(_) | Self::Float(_) => message!(en: "the number"; de: "die Zahl"),
            Self::Date => message!(en: "the date"; de: "das Datum"),
            Self::Ambiguous | Self::Text => message!(en: "the text"; de: "der Text"),
        }
    }
}

/// Decides what a short text without digits at its start is taken for.
fn word(text: &str) -> Plain {
    match text {
        "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Boolean(true),
        "false" | "False" | "FALSE" => Plain::Boolean(false),
        _ if ["y", "n", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word)) => {
            Plain::Ambiguous
        }
        _ => Plain::Text,
    }
}

/// Reads a whole number: decimal, or with the prefix `0x`, `0o` or `0b`.
fn integer(text: &str) -> Option<i128> {
    let unsigned = |digits: &str, radix| {
        if digits.starts_with(['+', '-']) {
            return None;
        }
        u128::from_str_radix(digits, radix).ok().map(|number| i128::try_from(number).unwrap_or(i128::MAX))
    };
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(number) = rest.strip_prefix(prefix).and_then(|digits| unsigned(digits, radix)) {
            return Some(if negative { -number } else { number });
        }
    }
    if is_zero_led(text) {
        return None;
    }
    unsigned(rest, 10).map(|number| if negative { -number } else { number })
}

/// Reads a number with a fraction or exponent.
fn float(text: &str) -> Option<f64> {
    let unsigned = match text.strip_prefix('+') {
        Some(rest) if rest.starts_with(['+', '-']) => return None,
        Some(rest) => rest,
        None => text,
    };
    match (text, unsigned) {
        (_, ".inf" | ".Inf" | ".INF") => Some(f64::INFINITY),
        ("-.inf" | "-.Inf" | "-.INF", _) => Some(f64::NEG_INFINITY),
        (".nan" | ".NaN" | ".NAN", _) => Some(f64::NAN),
        _ => unsigned.parse::<f64>().ok().filter(|number| number.is_finite()),
    }
}

/// Tells whether digits start with a superfluous zero, which makes them text.
fn is_zero_led(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether text starts with a date and goes on with nothing or a time.
fn is_date(text: &str) -> bool {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let digits = |part: Option<&str>, lengths: &[usize]| {
        part.is_some_and(|part| {
            lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let is_date = digits(parts.next(), &[4])
        && digits(parts.next(), &[1, 2])
        && digits(parts.next(), &[1, 2])
        && parts.next().is_none();
    is_date && time.is_none_or(|time| time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':'))
}

/// Tells whether readers of YAML 1.1 take text for a number.
fn is_ambiguous(text: &str) -> bool {
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let starts_with_digit = number.starts_with(|c: char| c.is_ascii_digit());
    let is_grouped = number.contains('_') && number.bytes().all(|b| b.is_ascii_digit() || b"_.".contains(&b));
    let is_sexagesimal = number.contains(':')
        && number.split(':').all(|part| digits(part.split('.').next().unwrap_or_default()));
    starts_with_digit && (is_grouped || is_sexagesimal || is_zero_led(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_typed_reader() {
        let texts = [
            "",
            "~",
            "null",
            "Null",
            "nULL",
            "true",
            "True",
            "tRUE",
            "FALSE",
            "0",
            "-0",
            "+1",
            "1",
            "01",
            "-01",
            "00",
            "0x1F",
            "-0x1f",
            "0x",
            "0x+1",
            "-0x+1",
            "+0x1",
            "0o17",
            "0b101",
            "-0b1",
            "1.10",
            "1.",
            ".5",
            "-.5",
            "+.5",
            "1e3",
            "1E+3",
            "e3",
            ".inf",
            "-.INF",
            "+.inf",
            ".nan",
            "-.nan",
            "inf",
            "nan",
            "infinity",
            "1_000",
            "12:30",
            "2027-01-01",
            "--1",
            "+-1",
            "-+1",
            "-",
            "+",
            ".",
            "..",
            "1e400",
            "no",
            "y",
            "1.2.3",
            "0.1",
            "00.1",
            "-00.1",
            "1 2",
        ];
        for text in texts {
            let read: serde_yaml::Value = serde_yaml::from_str(&format!("[{text}]")).unwrap();
            let read = read.get(0).cloned().unwrap_or(serde_yaml::Value::Null);
            let agrees = match Plain::of(text) {
                Plain::Null => read.is_null(),
                Plain::Boolean(value) => read.as_bool() == Some(value),
                Plain::Integer(_) => read.is_number(),
                Plain::Float(_) => read.is_f64(),
                Plain::Date | Plain::Ambiguous | Plain::Text => read.is_string(),
            };
            assert!(agrees, "{text:?} is {:?} here and {read:?} there", Plain::of(text));
        }
    }

    #[test]
    fn knows_dates_and_what_older_readers_mistake() {
        for text in ["2027-01-01", "2027-1-1", "2027-01-01T10:00:00Z", "2027-01-01 10:00"] {
            assert_eq!(Plain::of(text), Plain::Date, "{text}");
        }
        for text in ["no", "No", "ON", "off", "y", "12:30", "1:2:3.5", "1_000", "007", "-007"] {
            assert_eq!(Plain::of(text), Plain::Ambiguous, "{text}");
        }
        for text in
            ["nothing", "2027-01", "2027-01-01 Berlin", "1.2.3", "3 users", "node", "10:x", "_1", "v1", "-"]
        {
            assert_eq!(Plain::of(text), Plain::Text, "{text}");
        }
    }
}

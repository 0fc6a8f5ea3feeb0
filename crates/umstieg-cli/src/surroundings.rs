//! What a call takes from where it runs: language, width, colours, today.

use crate::arguments::{Common, Form, Lang};
use std::time::{SystemTime, UNIX_EPOCH};
use umstieg_core::format::scalar::Date;
use umstieg_lint::render::Color;
use umstieg_report::{Format, Language, Options};

/// Widest text that is comfortable to read.
const WIDEST: u16 = 140;

/// Columns below which tables cannot be read.
pub(crate) const NARROWEST: u16 = 40;

/// Most columns that can be asked for.
pub(crate) const WIDEST_ASKED: u16 = 400;

/// Columns where there is no terminal.
const USUAL_WIDTH: u16 = 100;

/// The language of an answer: the one asked for, else that of the environment.
pub(crate) fn language(common: &Common) -> Language {
    match common.lang {
        Some(Lang::De) => Language::De,
        Some(Lang::En) => Language::En,
        None => {
            let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
            of_environment(locale.as_deref(), set("LANGUAGE").as_deref())
        }
    }
}

/// The language that an environment asks for, by the rules of gettext: the first of the wished languages that there is, or
/// that of the locale where none are wished. Who has set no locale, or `C`, wants no translation.
fn of_environment(locale: Option<&str>, wished: Option<&str>) -> Language {
    let of = |name: &str| match name.split(['_', '.', '@']).next().unwrap_or_default() {
        "de" => Some(Language::De),
        "en" | "C" | "POSIX" => Some(Language::En),
        _ => None,
    };
    let is_plain = |locale: &&str| matches!(locale.split(['.', '@']).next(), Some("C" | "POSIX"));
    let Some(locale) = locale.filter(|locale| !is_plain(locale)) else { return Language::En };
    let found = match wished {
        Some(wished) => wished.split(':').find_map(of),
        None => of(locale),
    };
    found.unwrap_or(Language::En)
}

/// How an answer is laid out on standard output.
pub(crate) fn options(common: &Common, format: Form) -> Options {
    let format = match format {
        Form::Text => Format::Text,
        Form::Markdown => Format::Markdown,
        Form::Json => Format::Json,
    };
    let columns = || {
        let set = std::env::var("COLUMNS").ok()?.trim().parse::<u16>().ok()?;
        (set > 0).then_some(set.clamp(NARROWEST, WIDEST_ASKED))
    };
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0.clamp(NARROWEST, WIDEST));
    let width = common.width.or_else(columns).or_else(terminal).unwrap_or(USUAL_WIDTH);
    let colour = color(&std::io::stdout()) == Color::Always;
    Options {
        language: language(common),
        format,
        width: usize::from(width),
        colour,
        footer: common.footer.clone(),
    }
}

/// The day of an answer: the one asked for, else today (UTC).
pub(crate) fn as_of(common: &Common) -> Date {
    common.as_of.unwrap_or_else(today)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the clock is read; libraries get the day as an input"
)]
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(i32::MAX);
    Date::from_day_number(days)
}

/// Whether a stream shows colours: a terminal that nobody has told otherwise.
pub(crate) fn color(stream: &impl anstream::stream::RawStream) -> Color {
    if anstream::AutoStream::choice(stream) == anstream::ColorChoice::Never {
        Color::Never
    } else {
        Color::Always
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_an_environment_is_the_one_of_gettext() {
        let asked = |locale, wished| of_environment(locale, wished);
        assert_eq!(asked(Some("de_DE.UTF-8"), None), Language::De);
        assert_eq!(asked(Some("de"), None), Language::De);
        assert_eq!(asked(Some("den_CA.UTF-8"), None), Language::En);
        assert_eq!(asked(Some("en_US.UTF-8"), Some("de")), Language::De);
        assert_eq!(asked(Some("en_US.UTF-8"), Some("fr:de_AT:en")), Language::De);
        assert_eq!(asked(Some("de_DE.UTF-8"), Some("en:de")), Language::En);
        assert_eq!(asked(Some("de_DE.UTF-8"), Some("fr")), Language::En);
        for plain in [None, Some("C"), Some("POSIX"), Some("C.UTF-8")] {
            assert_eq!(asked(plain, Some("de")), Language::En, "{plain:?}");
        }
    }
}

//! The form for people: message, source line with the place underlined, related places, help, proposed change.

use super::excerpt::Excerpt;
use super::{Color, advice, help_label, summary};
use crate::sources::Sources;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Style, Origin, Patch, Renderer, Snippet,
};
use umstieg_format::finding::{Finding, Findings, Fix, Level, Location, visible};
use umstieg_format::message::Language;
use umstieg_format::parallel;

/// Fixes that change more lines than this are announced, not shown.
const LARGEST_PATCH: usize = 6;

/// Writes every finding with its excerpt, and one line of summary.
pub(super) fn render(findings: &Findings, sources: &Sources<'_>, color: Color, language: Language) -> String {
    let renderer = match color {
        Color::Never => Renderer::plain(),
        Color::Always => Renderer::styled(),
    };
    let mut text = String::new();
    let all: Vec<&Finding> = findings.iter().collect();
    for shown in parallel::map(&all, |finding| one(finding, sources, &renderer, language)) {
        text.push_str(&shown);
        text.push_str("\n\n");
    }
    text.push_str(&summary(findings, sources.len(), language));
    text.push('\n');
    text
}

/// One finding as the renderer of rustc shows it.
fn one(finding: &Finding, sources: &Sources<'_>, renderer: &Renderer, language: Language) -> String {
    let style = match finding.level {
        Level::Error => Style::ERROR,
        Level::Warning => Style::WARNING,
        Level::Note => Style::NOTE,
    };
    let style = style.with_name(finding.level.word(language));
    let help_style = Style::HELP.with_name(help_label(language));
    let title = style.primary_title(visible(finding.message.text(language)).into_owned()).id(finding.rule);
    let mut main = Group::with_title(title);
    let mut places: Vec<Place<'_>> = vec![Place { location: &finding.location, label: None }];
    let mut elsewhere: Vec<Place<'_>> = Vec::new();
    for related in &finding.related {
        let place = Place { location: &related.location, label: Some(related.message.text(language)) };
        let same = related.location.file == finding.location.file;
        if same { places.push(place) } else { elsewhere.push(place) }
    }
    main = file(main, &places, sources, language);
    for place in elsewhere {
        main = file(main, &[place], sources, language);
    }
    let mut groups = Vec::new();
    let patch = finding.fix.as_ref().and_then(|fix| patch(finding, fix, sources));
    match (advice(finding, language), patch) {
        (Some(help), None) => main = main.element(help_style.message(visible(&help).into_owned())),
        (None, None) => {}
        (help, Some(patch)) => {
            let title = help.unwrap_or_default();
            groups.push(help_style.secondary_title(visible(&title).into_owned()).element(patch));
        }
    }
    groups.insert(0, main);
    renderer.render(&groups)
}

/// A place with what is said there.
struct Place<'a> {
    location: &'a Location,
    label: Option<&'a str>,
}

/// Adds the lines of one file; the first place is the one that the header names.
fn file<'a>(group: Group<'a>, places: &[Place<'_>], sources: &Sources<'_>, language: Language) -> Group<'a> {
    let Some(first) = places.first() else { return group };
    let path = visible(&first.location.file).into_owned();
    let Some(source) = sources.get(&first.location.file).filter(|source| !source.text().is_empty()) else {
        let Location { line, column, .. } = *first.location;
        let mut origin = Origin::path(path);
        // Without a text, the first character is the file as a whole.
        if (line, column) != (1, 1) {
            origin = origin.line(line).char_column(column);
        }
        let group = group.element(origin);
        return match first.label {
            Some(label) => {
                let note = Style::NOTE.with_name(Level::Note.word(language));
                group.element(note.message(visible(label).into_owned()))
            }
            None => group,
        };
    };
    let locations: Vec<&Location> = places.iter().map(|place| place.location).collect();
    let excerpt = Excerpt::of(source, &locations);
    let annotations: Vec<Annotation<'a>> = places
        .iter()
        .zip(excerpt.ranges)
        .enumerate()
        .map(|(index, (place, range))| {
            let kind = if index == 0 && place.label.is_none() {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            kind.span(range).label(place.label.map(|label| visible(label).into_owned()))
        })
        .collect();
    group.element(
        Snippet::source(excerpt.text).line_start(excerpt.first_line).path(path).annotations(annotations),
    )
}

/// The proposed change of one line or few.
fn patch<'a>(finding: &Finding, fix: &Fix, sources: &Sources<'_>) -> Option<Snippet<'a, Patch<'a>>> {
    let source = sources.get(&finding.location.file)?;
    let [edit] = fix.edits.as_slice() else { return None };
    let location = source.location(umstieg_format::source::Span::new(edit.range.start, edit.range.end));
    if location.end_line != location.line || edit.replacement.lines().count() > LARGEST_PATCH {
        return None;
    }
    let excerpt = Excerpt::of(source, &[&location]);
    let range = excerpt.ranges.first()?.clone();
    let path = visible(&finding.location.file).into_owned();
    Some(
        Snippet::source(excerpt.text)
            .line_start(excerpt.first_line)
            .path(path)
            .patch(Patch::new(range, visible(&edit.replacement).into_owned())),
    )
}

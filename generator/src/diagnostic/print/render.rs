//! Diagnostics in the style of rustc: the lines of the file with the place underlined.
//!
//! Only a few lines of each file are passed to `annotate-snippets`, and long lines are shortened, so that a
//! minified document of many megabytes costs no more than a small one.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};

use super::harmless::{harmless, visible};
use crate::diagnostic::locate::Position;
use crate::diagnostic::locate::floor;
use crate::diagnostic::locate::{Located, Spot, locate};
use crate::diagnostic::{Diagnostic, Level};
use crate::limits;
use crate::source::Sources;

/// Bytes of a line that are shown whole.
const LONG_LINE: usize = 160;
/// Bytes shown before and after the place in a longer line.
const CONTEXT: usize = 60;

/// How to render.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Plain text.
    #[default]
    Plain,
    /// With ANSI colours.
    Colour,
}

/// Renders every diagnostic that is shown, a blank line between two.
pub fn render<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &'a Sources,
    style: Style,
) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for located in locate(diagnostics, sources) {
        let text = renderer.render(&[group(&located)]);
        // Above an excerpt of a line stands a mark for its file, which is named just before.
        for line in text.lines().filter(|line| !is_mark(line)) {
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// Whether a line holds `:::` and nothing else but colours.
fn is_mark(line: &str) -> bool {
    line.contains(":::")
        && line.split('\u{1b}').enumerate().all(|(index, part)| {
            let shown = if index == 0 { part } else { part.split_once('m').map_or("", |(_, text)| text) };
            matches!(shown.trim(), "" | ":::")
        })
}

fn group<'a>(located: &'a Located<'a>) -> Group<'a> {
    let diagnostic = located.diagnostic;
    let level = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning | Level::Allow => Title::WARNING,
    };
    let title = level.primary_title(harmless(&diagnostic.message)).id(diagnostic.code.id);
    let mut group = Group::with_title(title);
    if let Some(snippet) = together(located) {
        group = group.element(snippet);
    } else {
        group = show(group, &located.primary, AnnotationKind::Primary, "");
        for (spot, text) in &located.labels {
            group = show(group, spot, AnnotationKind::Context, text);
        }
    }
    match &diagnostic.help {
        Some(help) => group.element(Title::HELP.message(harmless(help))),
        None => group,
    }
}

/// All places of a diagnostic in one piece of text, if they stand in one file and near each other.
fn together<'a>(located: &'a Located<'a>) -> Option<Snippet<'a, Annotation<'a>>> {
    let file = located.primary.file?;
    let is_here = |(spot, _): &(Spot<'_>, &str)| spot.file.is_some_and(|other| std::ptr::eq(file, other));
    if located.labels.is_empty() || !located.labels.iter().all(is_here) {
        return None;
    }
    let spots = || std::iter::once(&located.primary).chain(located.labels.iter().map(|(spot, _)| spot));
    let first = spots().min_by_key(|spot| spot.position.span.start)?;
    let last = spots().max_by_key(|spot| spot.position.span.start)?;
    let start = line(&file.text, first.position.span.start).start;
    let end = line(&file.text, last.position.span.start).end;
    let text = file.text.get(start..end).filter(|text| text.len() <= limits::SHOWN_TOGETHER)?;
    if text.lines().any(|line| line.len() > LONG_LINE) {
        return None;
    }
    let within = |spot: &Spot<'_>| {
        let at = floor(&file.text, spot.position.span.start);
        let end = floor(&file.text, spot.position.span.end).clamp(at, line(&file.text, at).end);
        at - start..end - start
    };
    let labels = located.labels.iter().map(|(spot, label)| {
        let annotation = AnnotationKind::Context.span(within(spot));
        if label.is_empty() { annotation } else { annotation.label(harmless(label)) }
    });
    let snippet = Snippet::source(visible(text)).line_start(first.position.line).path(harmless(&file.name));
    Some(snippet.annotation(AnnotationKind::Primary.span(within(&located.primary))).annotations(labels))
}

/// The bytes of the line that `at` is in, without its end. Of a longer line only what is [`limits::SHOWN_TOGETHER`], which is
/// more than is ever shown: a minified document is one line, and is not searched from end to end for every
/// place.
fn line(text: &str, at: usize) -> Range<usize> {
    let at = floor(text, at);
    let (first, last) = (
        floor(text, at.saturating_sub(limits::SHOWN_TOGETHER)),
        floor(text, at.saturating_add(limits::SHOWN_TOGETHER)),
    );
    let start = text[first..at].rfind('\n').map_or(first, |end| first + end + 1);
    start..text[at..last].find(['\n', '\r']).map_or(last, |length| at + length)
}

/// Adds `file:line:column` and the line itself with the place underlined.
fn show<'a>(group: Group<'a>, spot: &'a Spot<'a>, kind: AnnotationKind, label: &'a str) -> Group<'a> {
    let Some(file) = spot.file else { return group };
    let Position { line, column, span } = &spot.position;
    if file.text.is_empty() {
        // It could not be read, so there is nothing to see in it.
        return group.element(Origin::path(harmless(&file.name)));
    }
    let (excerpt, span, is_cut) = excerpt(&file.text, span.clone());
    let mut annotation = kind.span(span);
    if !label.is_empty() {
        annotation = annotation.label(harmless(label));
    }
    let name = harmless(&file.name);
    let snippet: Snippet<'_, Annotation<'_>> =
        Snippet::source(visible(excerpt)).line_start(*line).annotation(annotation);
    if is_cut {
        // The column is not the one in the excerpt.
        group.element(Origin::path(name).line(*line).char_column(*column)).element(snippet)
    } else {
        group.element(snippet.path(name))
    }
}

/// The line of a span, cut where it is long, the span in it, and whether it was cut. A span of
/// many lines ends with the first.
fn excerpt(text: &str, span: Range<usize>) -> (&str, Range<usize>, bool) {
    let at = floor(text, span.start);
    let Range { start: line_start, end: line_end } = line(text, at);
    let end = floor(text, span.end).clamp(at, line_end);
    let is_cut = line_end - line_start > LONG_LINE;
    let (start, stop) = if !is_cut {
        (line_start, line_end)
    } else {
        let after = end.min(at.saturating_add(CONTEXT)).saturating_add(CONTEXT);
        (floor(text, at.saturating_sub(CONTEXT)).max(line_start), floor(text, after).min(line_end))
    };
    (&text[start..stop], at - start..end.min(stop) - start, is_cut)
}

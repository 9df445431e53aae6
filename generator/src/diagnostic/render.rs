//! Diagnostics as rustc shows them: the lines of the file with the place underlined.
//!
//! In: diagnostics. Out: text for people, with colour if wished. Only a few lines of each file are
//! handed to `annotate-snippets`, and long lines are cut, so that a minified document of many
//! megabytes costs no more than a small one.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};

use super::harmless::harmless;
use super::locate::{Located, Spot, locate};
use super::position::Position;
use super::{Diagnostic, Level};
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
        out.push_str(&renderer.render(&[group(&located)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(located: &'a Located<'a>) -> Group<'a> {
    let diagnostic = located.diagnostic;
    let level = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning | Level::Allow => Title::WARNING,
    };
    let title = level.primary_title(harmless(&diagnostic.message)).id(diagnostic.code.id);
    let mut group = show(Group::with_title(title), &located.primary, AnnotationKind::Primary, "");
    for (spot, text) in &located.labels {
        group = show(group, spot, AnnotationKind::Context, text);
    }
    match &diagnostic.help {
        Some(help) => group.element(Title::HELP.message(harmless(help))),
        None => group,
    }
}

/// Adds `file:line:column` and the line itself with the place underlined.
fn show<'a>(group: Group<'a>, spot: &'a Spot<'a>, kind: AnnotationKind, label: &'a str) -> Group<'a> {
    let Some(file) = spot.file else { return group };
    let Position { line, column, span } = &spot.position;
    let (excerpt, span, is_cut) = excerpt(&file.text, span.clone());
    let mut annotation = kind.span(span);
    if !label.is_empty() {
        annotation = annotation.label(harmless(label));
    }
    let name = harmless(&file.name);
    let snippet: Snippet<'_, Annotation<'_>> =
        Snippet::source(excerpt).line_start(*line).annotation(annotation);
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
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line_end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
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

/// The nearest start of a character at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&index| text.is_char_boundary(index)).unwrap_or(0)
}

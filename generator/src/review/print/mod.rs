//! The forms in which a review is printed: for a terminal, for a pull request, for programs, for GitHub
//! Actions, and as an entry of a changelog.
//!
//! What a document says ends up in messages, so each form escapes for its reader: nothing in a document steers
//! a terminal, starts Markdown or HTML, or mentions a person.

mod annotation;
mod changelog;
mod group;
mod json;
mod located;
mod markdown;
mod markup;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod version;

use std::fmt;

use self::located::{Located, locate};
use self::summary::Summary;
use super::{Review, Step};
use crate::diagnostic::Style;
use crate::source::Sources;

pub use self::version::Version;

/// A review together with the files that its places are in.
///
/// `Display` writes the text form without colours.
pub struct Printer<'a> {
    review: &'a Review,
    old: &'a Sources,
    new: &'a Sources,
    /// In the order of the review.
    located: Vec<Located<'a>>,
    summary: Summary,
    version: Option<Version>,
}

impl<'a> Printer<'a> {
    /// A review of `new` against `old`, which are the files of the two compiled documents.
    #[must_use]
    pub fn new(review: &'a Review, old: &'a Sources, new: &'a Sources) -> Self {
        let located = locate(&review.changes, old, new);
        Self { review, old, new, located, summary: Summary::of(review), version: None }
    }

    /// Names the version of the bindings that exist, so that the next one is printed as a number.
    #[must_use]
    pub fn from_version(mut self, version: Option<Version>) -> Self {
        self.version = version;
        self
    }

    /// For a terminal.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        text::text(self, style)
    }

    /// For a pull request: a summary, then the changes by what they mean. Never longer than a comment on
    /// GitHub may be.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::markdown(self)
    }

    /// For programs: one JSON object, as `docs/review.schema.json` describes it.
    #[must_use]
    pub fn json(&self) -> String {
        json::json(self)
    }

    /// For GitHub Actions, which shows each change beside the lines of the new document. Changes that affect
    /// nobody are left out.
    #[must_use]
    pub fn annotations(&self) -> String {
        annotation::annotations(self)
    }

    /// The sections of an entry in the style of [Keep a Changelog](https://keepachangelog.com). Changes that
    /// affect nobody are left out.
    #[must_use]
    pub fn changelog(&self) -> String {
        changelog::changelog(self)
    }

    /// The names of the two documents.
    fn names(&self) -> (&str, &str) {
        let name = |sources: &'a Sources| sources.iter().next().map_or("", |(_, file)| file.name.as_str());
        (name(self.old), name(self.new))
    }

    /// `major (1.4.2 → 2.0.0)`.
    fn next_version(&self) -> String {
        let step = self.review.step();
        match (step, &self.version) {
            (Step::None, _) => "unchanged".to_owned(),
            (_, None) => step.word().to_owned(),
            (_, Some(version)) => format!("{} ({version} → {})", step.word(), version.after(step)),
        }
    }
}

impl fmt::Display for Printer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Style::Plain))
    }
}

impl fmt::Debug for Printer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Printer").field("review", self.review).finish_non_exhaustive()
    }
}

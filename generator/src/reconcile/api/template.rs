//! Path templates, and the paths that fit them (OpenAPI 3.1 §4.8.8).

use crate::source::percent_decoded_bytes;

/// A path with placeholders.
pub(super) struct Template {
    pieces: Vec<Piece>,
    rank: Vec<u8>,
}

enum Piece {
    Text(String),
    /// A value, with or without slashes.
    Value {
        is_wide: bool,
    },
}

impl Template {
    /// Reads a template; `is_wide` tells whether a parameter may have slashes.
    pub(super) fn new(path: &str, is_wide: impl Fn(&str) -> bool) -> Self {
        // What follows is no part of the path.
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let mut pieces = Vec::new();
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            if !before.is_empty() {
                pieces.push(Piece::Text(decoded(before)));
            }
            pieces.push(Piece::Value { is_wide: is_wide(name) });
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(decoded(rest)));
        }
        let rank = path.split('/').map(|segment| match (segment.starts_with('{'), segment.contains('{')) {
            (_, false) => 0,
            (true, _) if segment.ends_with('}') => 2,
            _ => 1,
        });
        Self { rank: rank.collect(), pieces }
    }

    /// Orders templates that fit the same path: the most concrete one is the least.
    pub(super) fn rank(&self) -> &[u8] {
        &self.rank
    }

    /// Whether a path as it stands in a URL fits. A slash at the end does not matter.
    pub(super) fn fits(&self, path: &str) -> bool {
        let mut steps = STEPS;
        fits(&self.pieces, path, &mut steps)
            || path.strip_suffix('/').is_some_and(|path| fits(&self.pieces, path, &mut steps))
    }
}

/// Steps of one comparison, since several placeholders in a segment are tried in all ways.
const STEPS: usize = 10_000;

fn fits(pieces: &[Piece], path: &str, steps: &mut usize) -> bool {
    *steps = steps.saturating_sub(1);
    if *steps == 0 {
        return false;
    }
    match pieces.split_first() {
        None => path.is_empty(),
        Some((Piece::Text(text), rest)) => after(text, path).is_some_and(|path| fits(rest, path, steps)),
        Some((Piece::Value { is_wide }, rest)) => {
            let end = if *is_wide { path.len() } else { path.find('/').unwrap_or(path.len()) };
            let ends = path.char_indices().map(|(at, _)| at).chain([path.len()]);
            let mut ends = ends.filter(|at| *at > 0 && *at <= end);
            if rest.is_empty() {
                return end > 0 && end == path.len();
            }
            ends.any(|at| fits(rest, &path[at..], steps))
        }
    }
}

/// The rest of a path behind a text, whichever characters of it are percent-encoded.
fn after<'p>(text: &str, path: &'p str) -> Option<&'p str> {
    if let Some(rest) = path.strip_prefix(text) {
        return Some(rest);
    }
    let mut at = 0;
    for wanted in text.bytes() {
        let rest = path.as_bytes().get(at..)?;
        let escape = rest.get(..3).filter(|escape| escape[0] == b'%');
        let (found, length) = match escape {
            Some(escape) => match *percent_decoded_bytes(std::str::from_utf8(escape).ok()?) {
                [byte] => (byte, 3),
                _ => (b'%', 1),
            },
            None => (*rest.first()?, 1),
        };
        if found != wanted {
            return None;
        }
        at += length;
    }
    path.get(at..)
}

fn decoded(text: &str) -> String {
    String::from_utf8(percent_decoded_bytes(text)).unwrap_or_else(|_| text.to_owned())
}

/// A path without the segments that may be data: what is no plain word is a placeholder.
pub(super) fn shown(path: &str) -> String {
    let is_word = |segment: &str| {
        let is_version =
            segment.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|c| c.is_ascii_digit()));
        let is_plain = segment.bytes().all(|c| c.is_ascii_alphabetic() || matches!(c, b'-' | b'_'));
        segment.len() <= 24 && (is_version || is_plain)
    };
    let segments = path.split('/').take(12).map(|segment| if is_word(segment) { segment } else { "{…}" });
    segments.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{Template, shown};

    #[test]
    fn paths_fit_segment_by_segment() {
        let fits = |template: &str, path: &str| Template::new(template, |name| name == "wide").fits(path);
        assert!(fits("/pets/{id}", "/pets/1"));
        assert!(fits("/pets/{id}", "/pets/1/"));
        assert!(!fits("/pets/{id}", "/pets/"));
        assert!(!fits("/pets/{id}", "/pets/1/toys"));
        assert!(fits("/files/{wide}", "/files/a/b"));
        assert!(fits("/{a}:{b}.json", "/x:y.json"));
        assert!(fits("/a b/{id}", "/a%20b/1"));
        assert!(fits("/v1/pets:search", "/v1/pets%3Asearch"));
        assert!(!fits("/{a}-{b}-{c}-{d}-{e}-{f}-{g}!", &format!("/{}", "-".repeat(2000))));
    }

    #[test]
    fn the_most_concrete_template_is_the_least() {
        let template = |path: &str| Template::new(path, |_| false);
        assert!(template("/pets/mine").rank() < template("/pets/{id}").rank());
        assert!(template("/pets/{id}.json").rank() < template("/pets/{id}").rank());
        assert!(template("/pets/{id}/toys").rank() < template("/{kind}/{id}/toys").rank());
    }

    #[test]
    fn data_is_not_shown() {
        assert_eq!(shown("/v2/users/me"), "/v2/users/me");
        assert_eq!(shown("/users/42/a@b.c"), "/users/{…}/{…}");
    }
}

//! The segments of a JSONPath expression (RFC 9535 §2.5).
//!
//! A valid expression is split into its segments, each with its selectors as expressions of their own. The
//! result is `None` if the expression uses a notation that is not known here; nothing is guessed.

use std::collections::HashSet;

/// One segment.
pub(super) struct Segment {
    /// `..`
    pub(super) is_descendant: bool,
    pub(super) selectors: Vec<Selector>,
}

/// One selector, as the expression that selects what it does from a node.
pub(super) struct Selector {
    pub(super) query: String,
}

/// Whether a filter queries the whole document.
pub(super) fn is_absolute(segment: &Segment) -> bool {
    segment.selectors.iter().any(|selector| outside_quotes(&selector.query[1..]).any(|(_, c)| c == '$'))
}

/// The segments of an expression.
pub(super) fn segments(query: &str) -> Option<Vec<Segment>> {
    let mut rest = query.trim().strip_prefix('$')?.trim_start();
    let mut segments = Vec::new();
    while !rest.is_empty() {
        let descendant = rest.strip_prefix("..");
        let is_descendant = descendant.is_some();
        let prefix = if is_descendant { "$.." } else { "$" };
        let after = descendant.map_or(rest, str::trim_start);
        let selectors;
        if after.starts_with('[') {
            let end = closing(after)?;
            let inner = split(after.get(1..end)?);
            selectors = inner.into_iter().map(|selector| format!("{prefix}[{}]", selector.trim())).collect();
            rest = after.get(end + 1..)?.trim_start();
        } else {
            let name = if is_descendant { after } else { after.strip_prefix('.')?.trim_start() };
            let end = name.find(|c: char| matches!(c, '.' | '[') || c.is_whitespace()).unwrap_or(name.len());
            let (name, after) = name.split_at(end);
            let prefix = if is_descendant { "$.." } else { "$." };
            selectors = vec![format!("{prefix}{name}")];
            rest = after.trim_start();
        }
        let mut seen = HashSet::new();
        let selectors: Vec<Selector> = selectors
            .into_iter()
            .filter(|query: &String| seen.insert(query.clone()))
            .map(|query| Selector { query })
            .collect();
        segments.push(Segment { is_descendant, selectors });
    }
    Some(segments)
}

/// The characters outside quotes, with their positions.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let (mut quote, mut is_escaped) = (None, false);
    text.char_indices().filter(move |&(_, c)| match quote {
        Some(open) => {
            if is_escaped {
                is_escaped = false;
            } else if c == '\\' {
                is_escaped = true;
            } else if c == open {
                quote = None;
            }
            false
        }
        None => {
            if matches!(c, '\'' | '"') {
                quote = Some(c);
            }
            true
        }
    })
}

/// The position at which the bracket at the start of the text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    outside_quotes(text).find_map(|(at, c)| {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// The parts between commas outside brackets.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in outside_quotes(text) {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_split_where_they_are_meant_to_be() {
        let parts = |query: &str| -> Vec<Vec<String>> {
            let segments = segments(query).expect("segments");
            segments.into_iter().map(|s| s.selectors.into_iter().map(|s| s.query).collect()).collect()
        };
        assert_eq!(parts("$"), Vec::<Vec<String>>::new());
        assert_eq!(parts("$.a ['b','c,]']..d"), [vec!["$.a"], vec!["$['b']", "$['c,]']"], vec!["$..d"]]);
        assert_eq!(parts("$..[*, *, 0:2]"), [vec!["$..[*]", "$..[0:2]"]]);
        assert_eq!(
            parts(r#"$[?match(@.a, "[x],") && @['b'] == 'it\'s, $'].*"#),
            [vec![r#"$[?match(@.a, "[x],") && @['b'] == 'it\'s, $']"#], vec!["$.*"]]
        );
        let is = |query: &str| segments(query).expect("segments").iter().any(is_absolute);
        assert!(is("$.a[?@.b == $.c]") && !is("$.a[?@.b == '$.c']"));
    }
}

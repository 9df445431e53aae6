//! Rewrites what rustdoc would not read as its author meant it, before it is read: lists and fences that are
//! indented too far, and GitHub's alerts.
//!
//! A list or a fence right below a paragraph and indented by four spaces or more moves, with its contents, to
//! the indentation of the paragraph. CommonMark reads such lines as text of the paragraph (§4.4), which
//! nobody means; whole ecosystems indent like this (the docs of Go).

use std::borrow::Cow;

use super::leaf::{Leaf, leaf};

/// The indentation that makes a line code (CommonMark 4.4).
const CODE_INDENT: usize = 4;

pub(super) fn dedent(text: &str) -> Cow<'_, str> {
    if !text.contains("\n    ") {
        return Cow::Borrowed(text);
    }
    let mut dedented = String::with_capacity(text.len());
    // The column where the text of a paragraph begins, if the previous line belongs to one.
    let mut paragraph: Option<usize> = None;
    let mut fence: Option<(char, usize)> = None;
    let mut shift = 0usize;
    for line in text.split_inclusive('\n') {
        let mut indent = line.len() - line.trim_start_matches(' ').len();
        let rest = line[indent..].trim_end();
        if !rest.is_empty() && indent < shift && fence.is_none() {
            // The list is over. Without a blank line, this line would belong to its last item.
            if paragraph.is_some() {
                dedented.push('\n');
            }
            (shift, paragraph) = (0, None);
        }
        let kind = leaf(rest);
        if let (Some(column), None) = (paragraph, fence) {
            let starts = match kind {
                Leaf::Fence(..) => true,
                // Only a list that starts with 1 can interrupt a paragraph (CommonMark 5.3).
                Leaf::Item { marker, rest } => {
                    !rest.is_empty() && matches!(marker, "-" | "*" | "+" | "1." | "1)")
                }
                _ => false,
            };
            if starts && indent - shift.min(indent) >= column + CODE_INDENT {
                shift = indent - column;
            }
        }
        let removed = shift.min(indent);
        dedented.push_str(&line[removed..]);
        indent -= removed;
        paragraph = match (fence, kind) {
            (Some((mark, length)), _) => {
                let closes = rest.len() >= length && rest.chars().all(|sign| sign == mark);
                fence = fence.filter(|_| !closes);
                None
            }
            (None, kind) if opened_fence(kind).is_some() => {
                fence = opened_fence(kind);
                None
            }
            (None, Leaf::Item { marker, rest }) if !rest.is_empty() => Some(indent + marker.len() + 1),
            // A line indented by four is code, unless it continues a paragraph.
            (None, Leaf::Text) if !rest.is_empty() && (paragraph.is_some() || indent < CODE_INDENT) => {
                Some(paragraph.unwrap_or(indent))
            }
            _ => None,
        };
    }
    Cow::Owned(dedented)
}

/// The fence that a line opens, also behind the markers of list items.
fn opened_fence(mut kind: Leaf<'_>) -> Option<(char, usize)> {
    loop {
        match kind {
            Leaf::Fence(mark, length) => return Some((mark, length)),
            Leaf::Item { rest, .. } => kind = leaf(rest),
            _ => return None,
        }
    }
}

/// The markers of GitHub's alerts, `> [!NOTE]` on the first line of a quote, and what is shown instead.
const ALERTS: [(&str, &str); 5] = [
    ("[!NOTE]", "**Note:**"),
    ("[!TIP]", "**Tip:**"),
    ("[!IMPORTANT]", "**Important:**"),
    ("[!WARNING]", "**Warning:**"),
    ("[!CAUTION]", "**Caution:**"),
];

/// The text with the markers of alerts as words.
pub(super) fn spelled(text: &str) -> Cow<'_, str> {
    if !text.contains("[!") {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| {
        let marker = line.trim().strip_prefix('>').map(str::trim_start).unwrap_or_default();
        let alert = ALERTS.iter().find(|(name, _)| marker.eq_ignore_ascii_case(name));
        alert.map_or_else(|| line.to_owned(), |(_, word)| line.replace(marker, word))
    };
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

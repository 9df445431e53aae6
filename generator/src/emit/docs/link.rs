//! Links that may stay: those to a URL.
//!
//! In: text at the place where a link may begin. Out: how far it goes. Must not let a target pass
//! that rustdoc could take for the path of a Rust item, or that is a script.

/// Longer targets are text. (Without a limit, many open ones would each be read to the end.)
const LONGEST_TARGET: usize = 4096;
/// Parentheses in a target nest no deeper, as in the reference implementation of CommonMark.
const DEEPEST_PARENTHESIS: usize = 32;

/// Whether the backslash at `at` escapes the character after it (CommonMark 2.4).
pub(super) fn escapes(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_punctuation)
}

/// The end of `(target)` or `(target "title")` at `at`, right after the `]` of a link.
pub(super) fn target(text: &str, at: usize) -> Option<usize> {
    let inside = text.get(at..)?.strip_prefix('(')?;
    let start = inside.trim_start_matches(' ');
    let (target, rest) = destination(start)?;
    let rest = title(rest.trim_start_matches(' '), rest.starts_with(' '))?;
    let rest = rest.trim_start_matches(' ').strip_prefix(')')?;
    is_url(target).then(|| text.len() - rest.len())
}

/// The length of `<https://…>` or `<name@host>` at the beginning of `text`.
pub(super) fn autolink(text: &str) -> Option<usize> {
    let ends = |character: char| matches!(character, '<' | '>' | ' ') || character.is_control();
    let inside = text.get(1..)?.get(..text[1..].find(ends)?)?;
    if !text[1 + inside.len()..].starts_with('>') {
        return None;
    }
    let is_absolute = has_scheme(inside, &["http://", "https://", "ftp://", "mailto:"]);
    let clean = !inside.contains(['`', '|', '\\']);
    ((is_absolute || is_email(inside)) && clean).then_some(inside.len() + 2)
}

/// The length of the URL at the beginning of `text`, without the punctuation after it.
pub(super) fn bare_url(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| has_scheme(text, &[scheme]))?;
    let ends = |character: char| {
        !character.is_ascii_graphic()
            || matches!(character, '<' | '>' | '`' | '"' | '|' | '\\' | '[' | ']' | '^')
    };
    let mut url = &text[..text.find(ends).unwrap_or(text.len())];
    let opened = url.matches('(').count();
    let mut closed = url.matches(')').count();
    loop {
        url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        match url.strip_suffix(')') {
            Some(shorter) if closed > opened => url = shorter,
            _ => break,
        }
        closed -= 1;
    }
    (url.len() > scheme.len()).then_some(url.len())
}

/// The target at the beginning, and what follows it (CommonMark 6.3, link destination).
fn destination(text: &str) -> Option<(&str, &str)> {
    if let Some(bracketed) = text.strip_prefix('<') {
        let end = bracketed.find(['>', '<', '\n', '\\', '`'])?;
        let rest = bracketed[end..].strip_prefix('>')?;
        return Some((&bracketed[..end], rest));
    }
    let mut depth = 0usize;
    for (at, character) in text.char_indices().take(LONGEST_TARGET) {
        match character {
            '(' if depth == DEEPEST_PARENTHESIS => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some((&text[..at], &text[at..])),
            ')' => depth -= 1,
            ' ' if depth == 0 => return Some((&text[..at], &text[at..])),
            '<' | '>' | '`' | '\\' | ' ' => return None,
            control if control.is_control() => return None,
            _ => {}
        }
    }
    None
}

/// What follows a title, where there is one.
fn title(text: &str, separated: bool) -> Option<&str> {
    let quote = match text.chars().next() {
        Some(quote @ ('"' | '\'')) if separated => quote,
        _ => return Some(text),
    };
    let end = text[1..].find([quote, '\n', '\\', '`'])? + 1;
    text[end..].strip_prefix(quote)
}

/// A target that leads out of the docs. One without `/` could be the path of a Rust item, and other
/// schemes are not for documentation.
fn is_url(target: &str) -> bool {
    let scheme = target.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if scheme {
        return has_scheme(target, &["http://", "https://", "ftp://", "mailto:"]);
    }
    target.contains('/') || (target.starts_with('#') && target.len() > 1)
}

fn has_scheme(text: &str, schemes: &[&str]) -> bool {
    schemes.iter().any(|scheme| {
        text.len() > scheme.len()
            && text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

fn is_email(text: &str) -> bool {
    let allowed = |character: char| character.is_ascii_alphanumeric() || ".-_+".contains(character);
    let Some((name, host)) = text.split_once('@') else { return false };
    let host_parts =
        host.split('.').all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'));
    !name.is_empty()
        && name.chars().all(allowed)
        && host_parts
        && !host.contains(['_', '+'])
        && host.chars().all(allowed)
}

//! Links that stay links: those to a URL.
//!
//! No target may pass that rustdoc could take for the path of a Rust item, or that is a script.

/// The schemes that a link may have.
const SCHEMES: &[&str] = &["http://", "https://", "ftp://", "mailto:"];

/// Whether a target is a URL. One without `/` could be the path of a Rust item, and schemes other than
/// [`SCHEMES`] do not belong in documentation.
pub(super) fn is_url(target: &str) -> bool {
    let scheme = target.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    if scheme {
        return has_scheme(target, SCHEMES);
    }
    target.contains('/') || (target.starts_with('#') && target.len() > 1)
}

/// The target as written between parentheses, with everything escaped that could end it.
pub(super) fn destination(target: &str) -> String {
    let mut written = String::with_capacity(target.len());
    let balanced = is_balanced(target);
    for character in target.trim().chars() {
        match character {
            '(' | ')' if balanced => written.push(character),
            ' ' | '(' | ')' | '<' | '>' | '\\' | '`' | '|' | '[' | ']' | '"' | '\'' => {
                written.push_str(&format!("%{:02X}", u32::from(character)));
            }
            '&' => written.push_str("&amp;"),
            hidden if hidden.is_control() || hidden.is_whitespace() => {}
            other => written.push(other),
        }
    }
    // Without a `;` there is no entity, and `&` needs no escape.
    if target.contains(';') { written } else { written.replace("&amp;", "&") }
}

fn is_balanced(target: &str) -> bool {
    let mut depth = 0usize;
    for byte in target.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return false,
            b')' => depth -= 1,
            _ => {}
        }
        // Parsers of CommonMark limit the nesting, too.
        if depth > 8 {
            return false;
        }
    }
    depth == 0
}

/// `<https://…>` or `<name@host>`, if the target allows it.
pub(super) fn autolink(target: &str) -> Option<String> {
    let clean = !target.contains(|character: char| {
        matches!(character, '<' | '>' | '`' | '|' | '\\')
            || character.is_whitespace()
            || character.is_control()
    });
    let address = target.strip_prefix("mailto:").unwrap_or(target);
    match clean && (has_scheme(target, &SCHEMES[..3]) || is_email(address)) {
        true if is_email(address) => Some(format!("<{address}>")),
        true => Some(format!("<{target}>")),
        false => None,
    }
}

/// The length of the URL that `text` begins with, without trailing punctuation.
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

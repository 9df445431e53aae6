//! Path templates: rewrites the placeholders of many routers to plain ones (OpenAPI 3.1 §4.8.8.2), and finds
//! out which values may contain slashes.
//!
//! Everything else in a path stays as it is.

use std::collections::HashSet;

/// A path with plain placeholders.
#[derive(Debug, PartialEq)]
pub(crate) struct Template {
    pub(crate) path: String,
    /// The placeholders in order, each once.
    pub(crate) placeholders: Vec<Placeholder>,
}

/// A placeholder of a path.
#[derive(Debug, PartialEq)]
pub(crate) struct Placeholder {
    pub(crate) name: String,
    /// Whether its value may consist of several segments.
    pub(crate) slashes: bool,
    /// The pattern that the value has to match: the segments of `{name=projects/*}`.
    pub(crate) segments: Option<String>,
}

/// Reads a path. `declared` are the names of its path parameters. They tell a name from the marks around it.
pub(crate) fn read(path: &str, declared: &HashSet<&str>) -> Template {
    let mut template = Template { path: String::with_capacity(path.len()), placeholders: Vec::new() };
    let mut seen = HashSet::new();
    let mut rest = path;
    while let Some(found) = next(rest, declared) {
        template.path.push_str(&rest[..found.start]);
        template.path.push('{');
        template.path.push_str(&found.placeholder.name);
        template.path.push('}');
        rest = &rest[found.end..];
        if seen.insert(found.placeholder.name.clone()) {
            template.placeholders.push(found.placeholder);
        }
    }
    template.path.push_str(rest);
    template
}

struct Found {
    start: usize,
    end: usize,
    placeholder: Placeholder,
}

/// The next placeholder of a text: in braces, or a whole segment `:name` or `<name>` if there is a parameter
/// of that name.
fn next(text: &str, declared: &HashSet<&str>) -> Option<Found> {
    let segment_of = |at: usize| text[at..].split('/').next().unwrap_or_default();
    for (at, c) in text.char_indices() {
        let begins_segment = at == 0 || text.as_bytes().get(at - 1) == Some(&b'/');
        match c {
            '{' => {
                let length = closing(&text[at..])?;
                let placeholder = in_braces(&text[at + 1..at + length], declared);
                return Some(Found { start: at, end: at + length + 1, placeholder });
            }
            ':' if begins_segment => {
                let segment = segment_of(at);
                let name = segment[1..].trim_end_matches(['?', '*', '+']);
                if declared.contains(name) {
                    let slashes = segment.ends_with(['*', '+']);
                    let placeholder = Placeholder { name: name.to_owned(), slashes, segments: None };
                    return Some(Found { start: at, end: at + segment.len(), placeholder });
                }
            }
            '<' if begins_segment => {
                let segment = segment_of(at);
                let Some(inner) = segment[1..].strip_suffix('>') else { continue };
                let (kind, name) = inner.split_once(':').unwrap_or(("", inner));
                if declared.contains(name) {
                    let placeholder =
                        Placeholder { name: name.to_owned(), slashes: kind == "path", segments: None };
                    return Some(Found { start: at, end: at + segment.len(), placeholder });
                }
            }
            _ => {}
        }
    }
    None
}

/// The position of the brace that closes the one at the start. Regular expressions inside may contain braces.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let end = text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    });
    end.or_else(|| text.find('}'))
}

/// Reads the text between two braces: a name with its marks.
fn in_braces(written: &str, declared: &HashSet<&str>) -> Placeholder {
    let plain = |name: &str, slashes| Placeholder { name: name.to_owned(), slashes, segments: None };
    if declared.contains(written) {
        return plain(written, false);
    }
    // `{name=projects/*}` (google.api.http), `{id=5}` (a default of ASP.NET Core).
    if let Some((name, pattern)) = written.split_once('=').filter(|(name, _)| is_name(name)) {
        let slashes = pattern.contains('/') || pattern.contains("**");
        let segments = pattern.contains('*').then(|| pattern.to_owned());
        return Placeholder { name: name.trim().to_owned(), slashes, segments };
    }
    // `{id:\d+}`, `{path:.*}`, `{path:path}`.
    if let Some((name, expression)) = written.split_once(':') {
        let (name, has_mark) = without_marks(name);
        if is_name(name) {
            return plain(name, has_mark || allows_slashes(expression));
        }
    }
    let (name, slashes) = without_marks(written);
    if is_name(name) { plain(name, slashes) } else { plain(written, false) }
}

/// A name without its marks, and whether it may contain slashes: `+`, `*`, `**` and `...` allow them, `?`
/// does not.
fn without_marks(written: &str) -> (&str, bool) {
    let written = written.trim();
    let name = written.trim_end_matches('?');
    let bare = name.trim_start_matches(['+', '*']).trim_end_matches(['+', '*']);
    let bare = bare.strip_prefix("...").or_else(|| bare.strip_suffix("...")).unwrap_or(bare);
    (bare, bare.len() < name.len())
}

fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '[' | ']'))
}

/// Whether a regular expression, or the name of a kind of value, allows slashes.
fn allows_slashes(expression: &str) -> bool {
    let expression = expression.trim();
    if matches!(expression, "path" | "**" | "*" | "*path" | "subpath") {
        return true;
    }
    let mut before = None;
    let mut characters = expression.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                let escaped = characters.next();
                if matches!(escaped, Some('S' | 'D' | 'W' | '/')) {
                    return true;
                }
            }
            '/' if before != Some('^') => return true,
            '.' if matches!(characters.peek(), Some('*' | '+' | '{')) => return true,
            '[' => {
                let set: String = characters.by_ref().take_while(|c| *c != ']').collect();
                // A negated set allows everything that it does not list.
                if set.starts_with('^') != set.contains('/') {
                    return true;
                }
            }
            _ => {}
        }
        before = Some(c);
    }
    false
}

/// The segments of `{name=projects/*/locations/*}` as a regular expression: `*` is one segment, `**` is any
/// number of them.
pub(crate) fn expression(segments: &str) -> String {
    let literal = |text: &str| -> String {
        let escaped = |c: char| {
            if c.is_alphanumeric() || matches!(c, '_' | '-') { c.to_string() } else { format!("\\{c}") }
        };
        text.chars().map(escaped).collect()
    };
    let segments: Vec<String> = segments
        .split('/')
        .map(|segment| match segment {
            "*" => "[^/]+".to_owned(),
            "**" => ".+".to_owned(),
            other => literal(other),
        })
        .collect();
    format!("^{}$", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routers_write_placeholders_in_many_ways() {
        let declared = HashSet::from(["id", "name", "path", "odd+name"]);
        for (written, path, slashes) in [
            ("/a/{id}", "/a/{id}", false),
            ("/a/{ id }:cancel", "/a/{id}:cancel", false),
            (r"/a/{id:\d+}/b", "/a/{id}/b", false),
            (r"/a/{id:\d{1,3}}/b", "/a/{id}/b", false),
            ("/a/{id:[^/]+}", "/a/{id}", false),
            ("/a/{id:[a-z]+}", "/a/{id}", false),
            ("/a/{id:int}", "/a/{id}", false),
            ("/a/{id?}", "/a/{id}", false),
            ("/a/{id=5}", "/a/{id}", false),
            ("/a/{name=*}", "/a/{name}", false),
            ("/a/{odd+name}", "/a/{odd+name}", false),
            ("/a/:id", "/a/{id}", false),
            ("/a/:batch", "/a/:batch", false),
            ("/a/<int:id>/b", "/a/{id}/b", false),
            ("/a/<other>", "/a/<other>", false),
            ("/a/{+path}", "/a/{path}", true),
            ("/a/{path+}", "/a/{path}", true),
            ("/a/{*path}", "/a/{path}", true),
            ("/a/{**path}", "/a/{path}", true),
            ("/a/{path*}", "/a/{path}", true),
            ("/a/{path...}", "/a/{path}", true),
            ("/a/{path:.*}", "/a/{path}", true),
            ("/a/{path:.+}", "/a/{path}", true),
            ("/a/{path:[^.]+}", "/a/{path}", true),
            ("/a/{path:path}", "/a/{path}", true),
            ("/a/<path:path>", "/a/{path}", true),
            ("/a/:path*", "/a/{path}", true),
            ("/v1/{name=projects/*/locations/*}:run", "/v1/{name}:run", true),
            ("/v1/{path=**}", "/v1/{path}", true),
        ] {
            let template = read(written, &declared);
            assert_eq!(template.path, path, "{written}");
            let found: Vec<bool> = template.placeholders.iter().map(|one| one.slashes).collect();
            let expected: Vec<bool> = if path.contains('{') { vec![slashes] } else { Vec::new() };
            assert_eq!(found, expected, "{written}");
        }
        assert_eq!(expression("projects/*/a.b/**"), r"^projects/[^/]+/a\.b/.+$");
        assert_eq!(read("/a/{id/b", &declared).path, "/a/{id/b");
    }
}

//! The target of an action: a `JSONPath` expression (RFC 9535) for one node.

use std::fmt::Write as _;

use serde_json::Value;

/// The `JSONPath` expression that selects the node at a JSON pointer of a document, and nothing else. `None`
/// if there is no such node; whether a number is a key or a position depends on the document.
#[must_use]
pub fn target(document: &Value, pointer: &str) -> Option<String> {
    let mut path = "$".to_owned();
    let mut node = document;
    for segment in crate::source::segments(pointer) {
        node = match node {
            Value::Object(members) => {
                push_name(&mut path, &segment);
                members.get(&segment)?
            }
            Value::Array(items) => {
                let index = segment.parse::<usize>().ok()?;
                let _ = write!(path, "[{index}]");
                items.get(index)?
            }
            _ => return None,
        };
    }
    Some(path)
}

/// A name selector: short if it may be, else in single quotes (RFC 9535 §2.3.1.1, §2.5.1.1).
fn push_name(path: &mut String, name: &str) {
    let is_short = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_short {
        path.push('.');
        path.push_str(name);
        return;
    }
    path.push_str("['");
    for c in name.chars() {
        match c {
            '\'' => path.push_str("\\'"),
            '\\' => path.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(path, "\\u{:04x}", u32::from(c));
            }
            c => path.push(c),
        }
    }
    path.push_str("']");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::target;

    #[test]
    fn only_what_is_there_has_a_target() {
        let document = json!({"paths": {"/a/{b}": [{"200": 1}, 2]}});
        let of = |pointer| target(&document, pointer);
        assert_eq!(of("").as_deref(), Some("$"));
        assert_eq!(of("/paths/~1a~1{b}/0/200").as_deref(), Some("$.paths['/a/{b}'][0]['200']"));
        assert_eq!(of("/paths/~1a~1{b}/2"), None);
        assert_eq!(of("/paths/~1a~1{b}/x"), None);
        assert_eq!(of("/paths/~1a~1{b}/1/x"), None);
        assert_eq!(of("/info"), None);
    }
}

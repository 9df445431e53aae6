//! Sets a boolean member of a JSON object that is already written, without reading the rest of it.

use std::ops::Range;

/// The JSON object with `name` set to `value`; a member that is missing is added only if it becomes true.
/// `None` if nothing changes, or the text is no object.
pub(crate) fn set(object: &[u8], name: &str, value: bool) -> Option<Vec<u8>> {
    let (start, end) =
        (object.iter().position(|byte| *byte == b'{')?, object.iter().rposition(|byte| *byte == b'}')?);
    let text: &[u8] = if value { b"true" } else { b"false" };
    match member(object, name) {
        Some(found) if &object[found.clone()] == text => None,
        Some(found) => Some([&object[..found.start], text, &object[found.end..]].concat()),
        None if value => {
            let is_empty = object.get(start + 1..end)?.trim_ascii().is_empty();
            let member = format!("{}{}:true", if is_empty { "" } else { "," }, serde_json::Value::from(name));
            Some([&object[..end], member.as_bytes(), &object[end..]].concat())
        }
        None => None,
    }
}

/// Where the value of a member of the outermost object stands.
fn member(object: &[u8], name: &str) -> Option<Range<usize>> {
    let (mut depth, mut string, mut key, mut value) = (0usize, None, 0..0, None);
    let mut at = 0;
    while let Some(byte) = object.get(at) {
        match (string, byte) {
            (Some(_), b'\\') => at += 1,
            (Some(start), b'"') => {
                string = None;
                if depth == 1 && value.is_none() {
                    key = start..at + 1;
                }
            }
            (Some(_), _) => {}
            (None, b'"') => string = Some(at),
            (None, b'{' | b'[') => depth += 1,
            (None, b':') if depth == 1 => value = Some(at + 1),
            (None, b',' | b'}') if depth == 1 => {
                let is_it =
                    serde_json::from_slice::<String>(&object[key.clone()]).is_ok_and(|key| key == name);
                if let Some(start) = value.take().filter(|_| is_it) {
                    return Some(start..at);
                }
                depth -= usize::from(*byte == b'}');
            }
            (None, b'}' | b']') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn the_member_is_replaced_or_added() {
        let set = |text: &str, value| {
            set(text.as_bytes(), "stream", value).map(|text| String::from_utf8(text).unwrap())
        };
        let nested = r#"{"a":{"stream":1},"b":["stream",":{\""],"stream":false,"c":1.0}"#;
        let replaced = r#"{"a":{"stream":1},"b":["stream",":{\""],"stream":true,"c":1.0}"#;
        assert_eq!(set(nested, true).as_deref(), Some(replaced));
        assert_eq!(set(replaced, false).as_deref(), Some(nested));
        assert_eq!(set(r#"{"a":"stream"}"#, true).as_deref(), Some(r#"{"a":"stream","stream":true}"#));
        assert_eq!(set(r#"{"stream":null}"#, true).as_deref(), Some(r#"{"stream":true}"#));
        assert_eq!(set("{}", true).as_deref(), Some(r#"{"stream":true}"#));
        for (unchanged, value) in [("{}", false), (r#"{"stream":true}"#, true), ("[1]", true), ("", true)] {
            assert_eq!(set(unchanged, value), None, "{unchanged}");
        }
    }
}

//! Says which setting or correction of the document would accept a body that could not be decoded.

use crate::codec::trail::Step;

/// What would accept the body; `None` if nothing is known to.
///
/// `path` is that of the error in the body, `problem` its text, and `trail` the fields that were being read,
/// innermost first.
pub(super) fn cure(path: &str, problem: &str, trail: &[Step], operation: &str) -> Option<String> {
    let of_field = |name: &str| trail.iter().rev().find(|(_, field)| *field == name).copied();
    let text = match between(problem, "missing field `") {
        Some(name) => {
            let (ty, field) = of_field(name)?;
            format!(
                "`[responses.types.{ty}] missing = \"optional\"`, \
                 or an overlay that takes `{field}` out of `required` of `{ty}`"
            )
        }
        None => {
            let (name, is_item) = last(path);
            let (ty, field) = of_field(name)?;
            let what = if is_item { "the items of " } else { "" };
            wrong_value(problem, is_item, &format!("{what}`{field}` of `{ty}`"), ty)?
        }
    };
    Some(if operation.is_empty() { text } else { format!("{text} (operation `{operation}`)") })
}

/// What would accept the value of a field.
fn wrong_value(problem: &str, is_item: bool, place: &str, ty: &str) -> Option<String> {
    let is = |beginning: &str| problem.contains(beginning);
    Some(if is("invalid type: null") {
        let overlay = format!("an overlay that makes {place} nullable");
        if is_item { overlay } else { format!("`[responses.types.{ty}] null = \"optional\"`, or {overlay}") }
    } else if is("unknown variant") {
        format!("an overlay that adds the value to `enum` of {place}, or an open enum (`[enums]`)")
    } else if is("has no offset") {
        format!("`[responses] date-times = \"utc\"`, or an overlay that removes `format` from {place}")
    } else if is("invalid RFC 3339") {
        format!(
            "an overlay that removes `format` from {place}, or `[replace.formats]` with a type of your own"
        )
    } else if is("which is the only value here") {
        format!("an overlay that removes `const` or `enum` from {place}")
    } else if is("invalid type") || is("invalid value") {
        format!("an overlay that corrects `type` and `format` of {place}")
    } else {
        return None;
    })
}

/// The text from `start` to the next backquote.
fn between<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once('`').map(|(name, _)| name)
}

/// The last key of a path, and whether the path is that of an item of a list under it.
fn last(path: &str) -> (&str, bool) {
    let list = path.trim_end_matches(|c: char| c == ']' || c == '[' || c.is_ascii_digit());
    let is_item = path.ends_with(']') && list.len() < path.len();
    let path = if is_item { list } else { path };
    (path.rsplit('.').next().unwrap_or_default(), is_item)
}

#[cfg(test)]
mod tests {
    use super::cure;

    fn shown(path: &str, problem: &str) -> String {
        let trail = [("Pet", "name"), ("Owner", "pets"), ("Page", "items")];
        cure(path, problem, &trail, "list").unwrap_or_default()
    }

    #[test]
    fn each_kind_of_problem_has_its_cure() {
        assert_eq!(
            shown("items[0].pets[2]", "missing field `name` at line 1 column 3"),
            "`[responses.types.Pet] missing = \"optional\"`, or an overlay that takes `name` out of `required` of `Pet` (operation `list`)"
        );
        for (path, problem, expected) in [
            (
                "items[0].pets[2].name",
                "invalid type: null, expected a string",
                "`[responses.types.Pet] null = \"optional\"`, or an overlay that makes `name` of `Pet` nullable (operation `list`)",
            ),
            (
                "items[0].pets[2]",
                "invalid type: null, expected struct Pet",
                "an overlay that makes the items of `pets` of `Owner` nullable (operation `list`)",
            ),
            (
                "items[0].pets[2].name",
                "unknown variant `x`, expected `y`",
                "an overlay that adds the value to `enum` of `name` of `Pet`, or an open enum (`[enums]`) (operation `list`)",
            ),
            (
                "items[0].pets",
                "invalid type: string \"x\", expected a sequence",
                "an overlay that corrects `type` and `format` of `pets` of `Owner` (operation `list`)",
            ),
            (
                "items[0].pets[0].name",
                "invalid RFC 3339 date-time `x`",
                "an overlay that removes `format` from `name` of `Pet`, or `[replace.formats]` with a type of your own (operation `list`)",
            ),
        ] {
            assert_eq!(shown(path, problem), expected);
        }
    }

    #[test]
    fn what_is_not_known_has_none() {
        for (path, problem) in [
            ("", "expected value at line 1 column 1"),
            ("labels.other", "invalid type: null, expected a string"),
            ("items", "EOF while parsing"),
            ("items", "missing field `other`"),
        ] {
            assert_eq!(shown(path, problem), "");
        }
        assert_eq!(cure("", "missing field `name`", &[], ""), None);
    }
}

//! Removes from an `operationId` what the framework of the server appended to the author's name.
//!
//! Each rule is exact: it compares the id with the path and the method of the same operation, or with a
//! spelling that only the framework has. The names of other operations do not matter.

use std::borrow::Cow;

use crate::lower::draft::letters;

/// The id without the framework's parts.
pub(super) fn removed<'a>(id: &'a str, method: &str, path: &str, is_tagged: bool) -> Cow<'a, str> {
    if let Some(name) = before_path_and_method(id, method, path) {
        // A single word without a sub-client, such as `read`, says too little. The path follows it.
        let has_words = name.trim_matches('_').contains('_') || name.chars().any(char::is_uppercase);
        let is_enough = is_tagged || has_words || path == "/";
        return Cow::Borrowed(if is_enough { name } else { before_method(id, method).unwrap_or(id) });
    }
    if let Some((controller, action)) = of_a_controller(id) {
        return Cow::Owned(format!("{controller}_{action}"));
    }
    if let Some((name, verb)) = id.split_once("Using") {
        let verb = verb.split_once('_').map_or(verb, |(verb, _)| verb);
        if !name.is_empty() && verb == method {
            return Cow::Borrowed(name);
        }
    }
    if let Some(rest) = after_glued_method(id, method, path) {
        return Cow::Owned(format!("{}_{rest}", method.to_ascii_lowercase()));
    }
    if is_tagged {
        if let Some(name) = before_number(id) {
            return Cow::Borrowed(name);
        }
    }
    match before_method(id, method).filter(|name| says(name, method) && !ends_in(path, method)) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Borrowed(id),
    }
}

/// FastAPI: the name of the function, the path with `_` for all other characters, and the method:
/// `list_items` + `_items_` + `_get`. A query after the path is not FastAPI's.
fn before_path_and_method<'a>(id: &'a str, method: &str, path: &str) -> Option<&'a str> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let underscored: String =
        path.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect();
    let appended = format!("{underscored}_{}", method.to_ascii_lowercase());
    if let Some(name) = id.strip_suffix(&appended) {
        return Some(name).filter(|name| !name.is_empty());
    }
    // The same after a tool has made one underscore of several.
    let mut rest = id;
    let mut words = appended.split('_').filter(|word| !word.is_empty()).rev().peekable();
    words.peek()?;
    if underscored.chars().all(|c| c == '_') {
        return None;
    }
    for word in words {
        rest = rest.trim_end_matches('_').strip_suffix(word)?;
        if !rest.ends_with('_') {
            return None;
        }
    }
    Some(rest.trim_end_matches('_')).filter(|name| !name.is_empty())
}

/// NestJS: `UsersController_find` is `find` of `Users`.
fn of_a_controller(id: &str) -> Option<(&str, &str)> {
    let (class, action) = id.split_once('_')?;
    let controller = class.strip_suffix("Controller")?;
    let is_class = controller.starts_with(|c: char| c.is_ascii_uppercase());
    (is_class && !action.is_empty()).then_some((controller, action))
}

/// springdoc: the number after a method whose name another controller has as well, `getAll_1`.
fn before_number(id: &str) -> Option<&str> {
    let (name, number) = id.rsplit_once('_')?;
    let is_java =
        name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(['_', '-', '.', '/', ' ']);
    (is_java && (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())).then_some(name)
}

/// A macro of a framework: the method and the last segment of the path without a sign between them, as in
/// `getdisplayed-attributes` for `GET /settings/displayed-attributes`.
fn after_glued_method<'a>(id: &'a str, method: &str, path: &str) -> Option<&'a str> {
    let rest = id.strip_prefix(&*method.to_ascii_lowercase())?;
    let is_literal = |segment: &&str| !segment.is_empty() && !segment.contains('{');
    let segment = letters(path.split('/').rev().find(is_literal)?);
    let rest_letters = letters(rest);
    let is_segment = segment == rest_letters || segment.strip_suffix('s') == Some(&rest_letters);
    (rest.starts_with(|c: char| c.is_ascii_lowercase()) && is_segment).then_some(rest)
}

/// What precedes the method at the end of an id.
fn before_method<'a>(id: &'a str, method: &str) -> Option<&'a str> {
    let (name, last) = id.rsplit_once('_')?;
    let name = name.trim_end_matches('_');
    (last.eq_ignore_ascii_case(method) && !name.is_empty()).then_some(name)
}

/// Whether a name begins or ends with the method.
fn says(name: &str, method: &str) -> bool {
    let mut words = name.split('_');
    let is_method = |word: &str| word.eq_ignore_ascii_case(method);
    words.next().is_some_and(is_method) || words.next_back().is_some_and(is_method)
}

/// Whether the last segment of a path is called like the method.
fn ends_in(path: &str, method: &str) -> bool {
    path.rsplit(['/', ':']).next().is_some_and(|last| last.eq_ignore_ascii_case(method))
}

#[cfg(test)]
mod tests {
    use super::removed;

    #[test]
    fn what_a_framework_appended_goes() {
        for (id, method, path, is_tagged, expected) in [
            ("list_items_items__get", "GET", "/items/", false, "list_items"),
            ("get_item_items__item_id__get", "GET", "/items/{item_id}", false, "get_item"),
            ("get_item_items_item_id_get", "GET", "/items/{item_id}", false, "get_item"),
            ("get_item_items__item_id__get", "GET", "/items/{item_id}?beta=true", false, "get_item"),
            ("read_items__get", "GET", "/items/", true, "read"),
            ("read_items__get", "GET", "/items/", false, "read_items"),
            ("root__get", "GET", "/", false, "root"),
            ("messages_post", "POST", "/v1/messages", false, "messages_post"),
            ("items_get", "GET", "/items", false, "items_get"),
            (
                "getdisplayed-attributes",
                "GET",
                "/settings/displayed-attributes",
                true,
                "get_displayed-attributes",
            ),
            ("deletepet", "DELETE", "/pets/{id}", false, "delete_pet"),
            ("getter", "GET", "/pets", false, "getter"),
            ("postal", "POST", "/al/letters", false, "postal"),
            ("putPet", "PUT", "/pet", false, "putPet"),
            ("UsersController_find", "GET", "/users", false, "Users_find"),
            ("petUsingGET_1", "GET", "/pet", false, "pet"),
            ("getAll_1", "GET", "/pets", true, "getAll"),
            ("getAll_1", "GET", "/pets", false, "getAll_1"),
            ("chart_series_3", "GET", "/pets", true, "chart_series_3"),
            ("users_get_get", "GET", "/users", true, "users_get"),
            ("get_users_get", "GET", "/users/all", true, "get_users"),
            ("post_transfers_post", "POST", "/transfers/{id}/post", false, "post_transfers_post"),
        ] {
            assert_eq!(removed(id, method, path, is_tagged), expected, "{id} {method} {path}");
        }
    }
}

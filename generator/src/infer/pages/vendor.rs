//! Pages as the extensions of other generators state them.

use serde_json::{Map, Value};

use super::{Pages, member};
use crate::infer::proposal::{Certainty, Evidence};
use crate::infer::survey::{Kind, Spot, Survey};

/// Reads an extension, given the inputs and outputs of its operation.
type Reader = fn(&Value, &[Spot<'_>], &[Spot<'_>]) -> Option<Map<String, Value>>;

/// The pagination that an extension of the operation states, as far as it fits the operation.
pub(super) fn find(
    survey: Survey<'_>,
    operation: &Value,
    inputs: &[Spot<'_>],
    outputs: &[Spot<'_>],
) -> Option<Pages> {
    let read = |key: &str, read: Reader| {
        read(operation.get(key)?, inputs, outputs).map(|members| (members, key.to_owned()))
    };
    let found = read("x-fern-pagination", fern)
        .or_else(|| read("x-speakeasy-pagination", speakeasy))
        .or_else(|| read("x-ms-pageable", microsoft))
        .or_else(|| read("x-dropshot-pagination", dropshot))
        .or_else(|| {
            Some((stainless(survey, inputs, outputs)?, "x-stainless-pagination-property".to_owned()))
        });
    let (members, key) = found?;
    Some(Pages {
        members,
        certainty: Certainty::Certain,
        evidence: vec![Evidence::new(format!("extension `{key}`"))],
    })
}

/// `{cursor: $request.cursor, next_cursor: $response.next, results:
/// $response.data}`, or `offset` for the number of a page or an item, with `step` if it counts items.
fn fern(written: &Value, inputs: &[Spot<'_>], outputs: &[Spot<'_>]) -> Option<Map<String, Value>> {
    let text = |key: &str| written.get(key).and_then(Value::as_str);
    let request = |key: &str| settable(inputs, &below(text(key)?, "$request")?);
    let response = |key: &str| returned(outputs, &below(text(key)?, "$response")?);
    let mut members = Map::new();
    if let (Some(cursor), Some(next)) = (request("cursor"), response("next_cursor")) {
        member(&mut members, "style", "cursor");
        member(&mut members, "parameter", &cursor.path);
        member(&mut members, "next", &next.path);
    } else if let Some(next) = response("next_uri").or_else(|| response("next_path")) {
        member(&mut members, "style", "link");
        member(&mut members, "next", &next.path);
    } else {
        let offset = request("offset")?;
        // Without a step, each page counts one.
        let style = if text("step").is_some() { "offset" } else { "page" };
        member(&mut members, "style", style);
        member(&mut members, "parameter", &offset.path);
    }
    if let Some(more) = response("has-next-page").filter(|place| place.kind == Kind::Boolean) {
        member(&mut members, "more", &more.path);
    }
    with_items(members, response("results"))
}

/// `{type: cursor, inputs: [{name, in, type}], outputs: {results: $.data, nextCursor: $.next}}`.
fn speakeasy(written: &Value, inputs: &[Spot<'_>], outputs: &[Spot<'_>]) -> Option<Map<String, Value>> {
    let output = |key: &str| {
        let path = written.get("outputs")?.get(key)?.as_str()?;
        returned(outputs, &below(path, "$")?)
    };
    let input = |kind: &str| {
        let all = written.get("inputs")?.as_array()?;
        let found = all.iter().find(|one| one.get("type").and_then(Value::as_str) == Some(kind))?;
        let name = found.get("name")?.as_str()?;
        let in_body = found.get("in").and_then(Value::as_str) == Some("requestBody");
        let path = if in_body { below(name.trim_start_matches("$."), "")? } else { name.to_owned() };
        inputs.iter().find(|spot| spot.path == path)
    };
    let mut members = Map::new();
    let style = written.get("type").and_then(Value::as_str)?;
    let parameter = match style {
        "url" => {
            member(&mut members, "style", "link");
            member(&mut members, "next", &output("nextUrl")?.path);
            None
        }
        "cursor" => {
            member(&mut members, "style", "cursor");
            member(&mut members, "next", &output("nextCursor")?.path);
            Some(input("cursor")?)
        }
        "offsetLimit" => match (input("offset"), input("page")) {
            (Some(offset), _) => {
                member(&mut members, "style", "offset");
                Some(offset)
            }
            (None, page) => {
                member(&mut members, "style", "page");
                if let Some(total) = output("numPages") {
                    member(&mut members, "total", &total.path);
                }
                Some(page?)
            }
        },
        _ => return None,
    };
    if let Some(parameter) = parameter {
        member(&mut members, "parameter", &parameter.path);
    }
    with_items(members, output("results").or_else(|| only_list(outputs)))
}

/// `{nextLinkName: nextLink, itemName: value}`, where `value` is the default.
fn microsoft(written: &Value, _: &[Spot<'_>], outputs: &[Spot<'_>]) -> Option<Map<String, Value>> {
    let place = |name: &str| {
        let pointer = crate::source::child("", name);
        outputs.iter().find(|place| place.path == pointer)
    };
    let next = place(written.get("nextLinkName")?.as_str()?).filter(|place| place.kind == Kind::Text)?;
    let items = place(written.get("itemName").and_then(Value::as_str).unwrap_or("value"));
    let mut members = Map::new();
    member(&mut members, "style", "link");
    member(&mut members, "next", &next.path);
    with_items(members, items)
}

/// dropshot's pages are all alike: `page_token` takes `next_page`, and the list is `items`.
fn dropshot(_: &Value, inputs: &[Spot<'_>], outputs: &[Spot<'_>]) -> Option<Map<String, Value>> {
    let parameter = inputs.iter().find(|spot| spot.path == "page_token")?;
    let next = outputs.iter().find(|spot| spot.path == "/next_page")?;
    let mut members = Map::new();
    member(&mut members, "style", "cursor");
    member(&mut members, "parameter", &parameter.path);
    member(&mut members, "next", &next.path);
    with_items(members, outputs.iter().find(|spot| spot.path == "/items"))
}

/// `x-stainless-pagination-property: {purpose: …}` on parameters and properties.
fn stainless(survey: Survey<'_>, inputs: &[Spot<'_>], outputs: &[Spot<'_>]) -> Option<Map<String, Value>> {
    let purpose = |spot: &Spot<'_>| {
        let written = survey.keyword(spot.node, "x-stainless-pagination-property")?;
        written.get("purpose").and_then(Value::as_str)
    };
    let find = |spots: &'_ [Spot<'_>], purposes: &[&str]| {
        spots
            .iter()
            .find(|spot| purpose(spot).is_some_and(|found| purposes.contains(&found)))
            .map(|spot| spot.path.clone())
    };
    let parameter = find(inputs, &["next_cursor_param", "next_cursor_id"])?;
    let next = find(outputs, &["next_cursor_field", "next_cursor_id"])?;
    let mut members = Map::new();
    member(&mut members, "style", "cursor");
    member(&mut members, "parameter", &parameter);
    member(&mut members, "next", &next);
    if let Some(more) = find(outputs, &["has_next_page", "has_more"]) {
        member(&mut members, "more", &more);
    }
    let items = outputs.iter().find(|spot| spot.kind == Kind::List && purpose(spot) == Some("items"));
    with_items(members, items.or_else(|| only_list(outputs)))
}

/// The members with the place of the list, which has to be one.
fn with_items(mut members: Map<String, Value>, items: Option<&Spot<'_>>) -> Option<Map<String, Value>> {
    let items = items.filter(|items| items.kind == Kind::List)?;
    if !items.path.is_empty() {
        member(&mut members, "items", &items.path);
    }
    Some(members)
}

fn only_list<'s, 'a>(outputs: &'s [Spot<'a>]) -> Option<&'s Spot<'a>> {
    let mut lists = outputs.iter().filter(|spot| spot.kind == Kind::List);
    lists.next().filter(|_| lists.next().is_none())
}

/// The pointer of a path with dots that begins with a prefix.
fn below(path: &str, prefix: &str) -> Option<String> {
    let rest = path.strip_prefix(prefix)?;
    let mut pointer = String::new();
    for name in rest.split('.').filter(|name| !name.is_empty()) {
        crate::source::push(&mut pointer, name);
    }
    Some(pointer)
}

/// The query parameter, or the place of the body, at a pointer.
fn settable<'s, 'a>(inputs: &'s [Spot<'a>], pointer: &str) -> Option<&'s Spot<'a>> {
    inputs.iter().find(|spot| spot.path == pointer || pointer.strip_prefix('/') == Some(&spot.path))
}

fn returned<'s, 'a>(outputs: &'s [Spot<'a>], pointer: &str) -> Option<&'s Spot<'a>> {
    outputs.iter().find(|spot| spot.path == pointer)
}

//! Pagination: the extension `x-openapi-bindgen-pagination` of an operation.
//!
//! The extension describes how to get from one page to the next. If it does not fit the operation, this is
//! reported and the operation is not paginated. The item type is found once all types are final.
//!
//! | member | style | meaning |
//! |---|---|---|
//! | `style` | | `link`, `cursor`, `offset`, `page` |
//! | `parameter` | all but `link` | the query parameter, or JSON pointer into the body, for the next page |
//! | `items` | all | the list of items; without it the body is that list |
//! | `next` | `link`, `cursor` | the next cursor; the next URL, if it is not in the header `Link` |
//! | `lastItem` | `cursor` | the next cursor, in the last item of a page |
//! | `more` | all | whether there are more pages |
//! | `total` | `offset`, `page` | the number of all items, or of all pages |
//! | `first` | `page` | the number of the first page, 1 unless set |

use serde_json::{Map, Value};

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Location, PaginationStyle};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::site::Site;
use crate::lower::draft::{Pagination, Parameter};
use crate::openapi::vocabulary;
use crate::source;

/// Members that hold a JSON pointer into the response, and the styles that accept them.
const PLACES: [(&str, &[&str]); 5] = [
    ("items", &["link", "cursor", "offset", "page"]),
    ("next", &["link", "cursor"]),
    ("lastItem", &["cursor"]),
    ("more", &["link", "cursor", "offset", "page"]),
    ("total", &["offset", "page"]),
];

/// The member that is wrong (empty for the extension itself), and a message.
type Malformed = (&'static str, String);

impl CallLowering<'_, '_> {
    /// The pagination of an operation, as far as it can be read before the types are final.
    pub(crate) fn pagination(&mut self, site: Site<'_, '_>, parameters: &[Parameter]) -> Option<Pagination> {
        let written = site.operation.extensions.get(vocabulary::PAGINATION)?;
        let pointer = source::child(site.pointer, vocabulary::PAGINATION);
        let read = written.as_object().ok_or(("", "this is not an object".to_owned())).and_then(|members| {
            unknown_member(members).map_or(Ok(()), Err)?;
            read(members, &pointer)
        });
        let pagination = match read {
            Ok(pagination) => pagination,
            Err((member, message)) => {
                let at = if member.is_empty() { pointer } else { source::child(&pointer, member) };
                self.types.report.add(&codes::PAGINATION_MALFORMED, at, message);
                return None;
            }
        };
        let parameter = match &pagination.style {
            PaginationStyle::Link => return Some(pagination),
            PaginationStyle::Cursor(name)
            | PaginationStyle::Offset(name)
            | PaginationStyle::Page(name, _) => name,
        };
        // Whether the body has that place is checked once its type is final.
        if pagination.in_body {
            return Some(pagination);
        }
        let mut in_query = parameters.iter().filter(|one| one.location == Location::Query);
        if in_query.clone().any(|one| one.name.wire == *parameter) {
            return Some(pagination);
        }
        let message = format!("`{parameter}` is not a query parameter of this operation");
        let known: Vec<_> = in_query.by_ref().map(|one| format!("`{}`", one.name.wire)).collect();
        let found = self.types.report.add(
            &codes::PAGINATION_PARAMETER,
            source::child(&pointer, "parameter"),
            message,
        );
        if !known.is_empty() {
            found.help(format!("its query parameters are {}", known.join(", ")));
        }
        None
    }
}

fn unknown_member(members: &Map<String, Value>) -> Option<Malformed> {
    let known = PLACES.map(|(name, _)| name).into_iter().chain(["style", "parameter", "first"]);
    let unknown = members.keys().find(|key| !known.clone().any(|name| name == **key))?;
    let known: Vec<_> = known.clone().map(|name| format!("`{name}`")).collect();
    Some(("", format!("the member `{unknown}` is not known; there are: {}", known.join(", "))))
}

fn read(members: &Map<String, Value>, pointer: &str) -> Result<Pagination, Malformed> {
    let name = match members.get("style") {
        Some(Value::String(style)) => style.as_str(),
        Some(_) => return Err(("style", format!("the style has to be {STYLES}"))),
        None => return Err(("", format!("`style` is missing; it is {STYLES}"))),
    };
    let parameter = || match members.get("parameter") {
        Some(Value::String(parameter)) => Ok(parameter.clone()),
        Some(_) => Err(("parameter", "this is not the name of a query parameter".to_owned())),
        None => {
            Err(("", format!("`parameter` is missing; the style `{name}` asks for the next page with it")))
        }
    };
    let style = match name {
        "link" => PaginationStyle::Link,
        "cursor" => PaginationStyle::Cursor(parameter()?),
        "offset" => PaginationStyle::Offset(parameter()?),
        "page" => PaginationStyle::Page(parameter()?, first(members)?),
        _ => return Err(("style", format!("the style `{name}` is not known; it has to be {STYLES}"))),
    };
    for (member, is_taken) in [("parameter", name != "link"), ("first", name == "page")] {
        if members.contains_key(member) && !is_taken {
            return Err((member, format!("the style `{name}` has no `{member}`")));
        }
    }
    let place = |member| place(members, member, name);
    let in_body = members.get("parameter").and_then(Value::as_str).is_some_and(|name| name.starts_with('/'));
    let pagination = Pagination {
        in_body,
        items: place(0)?.unwrap_or_default(),
        next: place(1)?,
        last_item: place(2)?,
        more: place(3)?,
        total: place(4)?,
        item: (),
        pointer: pointer.to_owned(),
        style,
    };
    match (&pagination.style, &pagination.next, &pagination.last_item) {
        (PaginationStyle::Cursor(_), Some(_), Some(_)) => {
            Err(("lastItem", "the cursor is at `next` or at `lastItem`, not at both".to_owned()))
        }
        (PaginationStyle::Cursor(_), None, None) => {
            Err(("", "`next` or `lastItem` is missing; one of them points to the next cursor".to_owned()))
        }
        _ => Ok(pagination),
    }
}

const STYLES: &str = "`link`, `cursor`, `offset` or `page`";

fn first(members: &Map<String, Value>) -> Result<u64, Malformed> {
    let Some(value) = members.get("first") else { return Ok(1) };
    value.as_u64().ok_or(("first", "this is not the number of a page".to_owned()))
}

/// A JSON pointer (RFC 6901 §3).
fn place(members: &Map<String, Value>, index: usize, style: &str) -> Result<Option<String>, Malformed> {
    let (member, styles) = PLACES[index];
    match members.get(member) {
        None => Ok(None),
        Some(_) if !styles.contains(&style) => {
            Err((member, format!("the style `{style}` has no `{member}`")))
        }
        Some(Value::String(pointer)) if pointer.is_empty() || pointer.starts_with('/') => {
            Ok(Some(pointer.clone()))
        }
        Some(_) => Err((member, "this is not a JSON pointer, such as `/data/items`".to_owned())),
    }
}

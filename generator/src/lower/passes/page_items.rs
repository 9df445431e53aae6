//! The type of the items that a paginated operation yields, once all types are final.
//!
//! If a place that the pagination names is missing from the response or the request body, this is reported
//! and the operation is not paginated.

use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{OperationId, PaginationStyle, Table, TypeRef};
use crate::lower::draft::{Api, Operation, Pagination, TypeKind, Types};
use crate::source;

/// The member of the pagination that is wrong, and a message.
type Malformed = (&'static str, String);

/// The item type of each operation that is paginated. Operations with a wrong pagination have none.
pub(crate) fn find(types: &Types, api: &Api, report: &mut Report) -> Table<OperationId, Option<TypeRef>> {
    let found = |operation: &Operation| {
        let pagination = operation.pagination.as_ref()?;
        let item = check_body(types, operation, pagination).and_then(|()| item(types, operation, pagination));
        match item {
            Ok(item) => Some(item),
            Err((member, message)) => {
                report.add(&codes::PAGINATION_PLACE, source::child(&pagination.pointer, member), message);
                None
            }
        }
    };
    api.operations.iter().map(found).collect()
}

/// Checks that the request body has the place that asks for the next page.
fn check_body(types: &Types, operation: &Operation, pagination: &Pagination) -> Result<(), Malformed> {
    let parameter = match &pagination.style {
        PaginationStyle::Cursor(name) | PaginationStyle::Offset(name) | PaginationStyle::Page(name, _)
            if pagination.in_body =>
        {
            name
        }
        _ => return Ok(()),
    };
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let mut json = contents.filter(|content| content.content.is_json()).peekable();
    if json.peek().is_none() {
        return Err(("parameter", "this operation has no request body in JSON".to_owned()));
    }
    let mut bodies = json.filter_map(|content| content.content.ty());
    match bodies.any(|body| at(types, body, parameter).is_some()) {
        true => Ok(()),
        false => Err(("parameter", format!("the request body has no `{parameter}`"))),
    }
}

/// The type of an item. All places must exist in one of the JSON responses.
fn item(types: &Types, operation: &Operation, pagination: &Pagination) -> Result<TypeRef, Malformed> {
    let json = operation.success.contents().filter(|content| content.content.is_json());
    let bodies: Vec<_> = json.filter_map(|content| content.content.ty()).collect();
    if bodies.is_empty() {
        return Err(("items", "this operation has no 2xx response in JSON".to_owned()));
    }
    let Some((body, item)) = bodies.iter().find_map(|body| {
        let list = at(types, body, &pagination.items)?;
        Some((*body, item_of(types, list)?))
    }) else {
        let message = match pagination.items.as_str() {
            "" => "the response is not a list; state where the list is".to_owned(),
            place => format!("there is no list at `{place}` of the response"),
        };
        return Err(("items", message));
    };
    let in_body = [("next", &pagination.next), ("more", &pagination.more), ("total", &pagination.total)];
    for (member, place) in in_body {
        if let Some(place) = place.as_ref().filter(|place| at(types, body, place).is_none()) {
            return Err((member, format!("the response has no `{place}`")));
        }
    }
    match pagination.last_item.as_ref().filter(|place| at(types, &item, place).is_none()) {
        Some(place) => Err(("lastItem", format!("an item has no `{place}`"))),
        None => Ok(item),
    }
}

/// The item type of a list; any value if the list has no type.
fn item_of(types: &Types, list: &TypeRef) -> Option<TypeRef> {
    match types.unwrapped(list) {
        TypeRef::List(item) => Some((**item).clone()),
        TypeRef::Any | TypeRef::Custom(_) => Some(TypeRef::Any),
        _ => None,
    }
}

/// The type at a JSON pointer. Below an untyped value, everything is untyped.
fn at<'a>(types: &'a Types, ty: &'a TypeRef, pointer: &str) -> Option<&'a TypeRef> {
    let mut tokens = pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"));
    tokens.try_fold(ty, |ty, token| member(types, types.unwrapped(ty), &token))
}

fn member<'a>(types: &'a Types, ty: &'a TypeRef, name: &str) -> Option<&'a TypeRef> {
    match ty {
        TypeRef::Any | TypeRef::Custom(_) => Some(ty),
        TypeRef::Map(value) => Some(value),
        TypeRef::List(item) => name.parse::<usize>().ok().map(|_| &**item),
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Struct(structure) => {
                let field = structure.fields.iter().find(|field| field.name.wire == name);
                field.map(|field| &field.ty).or(structure.extra.as_ref().map(|extra| &extra.value))
            }
            TypeKind::Union(union) => union.variants.iter().find_map(|variant| {
                // A union in a union could lead back to it.
                let branch = types.unwrapped(variant.ty()?);
                let is_union =
                    matches!(branch, TypeRef::Named(id) if matches!(types[*id].kind, TypeKind::Union(_)));
                if is_union { None } else { member(types, branch, name) }
            }),
            _ => None,
        },
        _ => None,
    }
}

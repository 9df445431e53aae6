//! Reads or replaces the value at a JSON pointer (RFC 6901) in the JSON body of a request, leaving the rest
//! unchanged.

use serde_json::{Map, Value};

use crate::body::Body;
use crate::error::TransportError;

/// The number at a pointer, if there is one.
pub(super) fn number(body: &Body, pointer: &str) -> Option<u64> {
    read(body).ok()?.pointer(pointer)?.as_u64()
}

/// The body with this value at a pointer. Missing objects on the way are created.
pub(super) fn with(body: &Body, pointer: &str, value: Value) -> Result<Body, TransportError> {
    let mut root = read(body)?;
    let mut place = &mut root;
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        place = match place {
            Value::Object(members) => members.entry(token).or_insert(Value::Null),
            _ => return Err(TransportError::pages(format!("the body has no place `{pointer}`"))),
        };
    }
    *place = value;
    Ok(Body::from(root.to_string()))
}

/// The body as JSON; a missing one is null.
fn read(body: &Body) -> Result<Value, TransportError> {
    if body.is_empty() {
        return Ok(Value::Null);
    }
    let bytes = body.bytes().ok_or_else(|| TransportError::pages("the body is a stream".to_owned()))?;
    serde_json::from_slice(bytes).map_err(|_| TransportError::pages("the body is no JSON".to_owned()))
}

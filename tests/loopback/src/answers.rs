//! Responses of a [`Server`](crate::Server), as tests write them.

use axum::body::Body;

use crate::Response;

/// A response with a body of this media type.
pub fn answer(status: u16, content_type: &str, body: impl Into<Body>) -> Response {
    http::Response::builder().status(status).header("content-type", content_type).body(body.into()).unwrap()
}

/// A JSON response.
pub fn json(status: u16, body: &str) -> Response {
    answer(status, "application/json", body.to_owned())
}

/// A redirect.
pub fn redirect(status: u16, location: &str) -> Response {
    http::Response::builder().status(status).header("location", location).body(Body::empty()).unwrap()
}

/// 204 No Content.
pub fn done() -> Response {
    http::Response::builder().status(204).body(Body::empty()).unwrap()
}

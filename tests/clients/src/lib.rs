//! The bindings of the documents in `documents/`, one module each. The tests call their operations against
//! servers on loopback that share no code with the runtime.

pub use openapi_bindgen_runtime as runtime;

/// One operation for each feature of a client other than parameters and bodies: pages, credentials, large
/// bodies.
pub mod api {
    openapi_bindgen_runtime::include_bindings!("api");
}

/// Bodies of other media types.
pub mod bodies {
    openapi_bindgen_runtime::include_bindings!("bodies");
}

/// Bytes, regardless of the schema.
pub mod bytes {
    openapi_bindgen_runtime::include_bindings!("bytes");
}

/// The collection formats of Swagger 2.0.
pub mod collections {
    openapi_bindgen_runtime::include_bindings!("collections");
}

/// Events described as a whole, before OpenAPI 3.2.
pub mod envelopes {
    openapi_bindgen_runtime::include_bindings!("envelopes");
}

/// Events described as a whole.
pub mod events {
    openapi_bindgen_runtime::include_bindings!("events");
}

/// Pages, with the overlay that `openapi-bindgen infer` proposes.
pub mod inferred {
    openapi_bindgen_runtime::include_bindings!("inferred");
}

/// Typed response headers.
pub mod headers {
    openapi_bindgen_runtime::include_bindings!("headers");
}

/// Streams that a request asks for.
pub mod asked {
    openapi_bindgen_runtime::include_bindings!("asked");
}

/// Statuses and media types.
pub mod media {
    openapi_bindgen_runtime::include_bindings!("media");
}

/// Merge patches.
pub mod merge {
    openapi_bindgen_runtime::include_bindings!("merge");
}

/// Multipart bodies.
pub mod multipart {
    openapi_bindgen_runtime::include_bindings!("multipart");
}

/// Which media types are JSON and which are not.
pub mod notations {
    openapi_bindgen_runtime::include_bindings!("notations");
}

/// Responses offered in several media types.
pub mod offered {
    openapi_bindgen_runtime::include_bindings!("offered");
}

/// Parameters in every location and style.
pub mod parameters {
    openapi_bindgen_runtime::include_bindings!("parameters");
}

/// Parts whose type the caller sets, and lists as one part.
pub mod parts {
    openapi_bindgen_runtime::include_bindings!("parts");
}

/// Webhooks and callbacks.
pub mod payloads {
    openapi_bindgen_runtime::include_bindings!("payloads");
}

/// Parts identified by position, and parts in XML.
pub mod positions {
    openapi_bindgen_runtime::include_bindings!("positions");
}

/// Servers.
pub mod servers {
    openapi_bindgen_runtime::include_bindings!("servers");
}

/// Operations that may be repeated, with the overlay that `openapi-bindgen infer` proposes.
pub mod repeated {
    openapi_bindgen_runtime::include_bindings!("repeated");
}

/// Urlencoded bodies.
pub mod urlencoded {
    openapi_bindgen_runtime::include_bindings!("urlencoded");
}

/// XML as types.
pub mod xml {
    openapi_bindgen_runtime::include_bindings!("xml");
}

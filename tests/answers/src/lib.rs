//! Bindings of the documents in `specs/`, a module each; `tests/` uses them.

/// Bytes whatever the schema says.
pub mod bytes {
    openapi_bindgen_runtime::include_bindings!("bytes");
}

/// Events that are described as a whole before OpenAPI 3.2.
pub mod envelopes {
    openapi_bindgen_runtime::include_bindings!("envelopes");
}

/// Events that are described as a whole.
pub mod events {
    openapi_bindgen_runtime::include_bindings!("events");
}

/// Typed response headers.
pub mod headers {
    openapi_bindgen_runtime::include_bindings!("headers");
}

/// Statuses and media types.
pub mod media {
    openapi_bindgen_runtime::include_bindings!("media");
}

/// What is asked for.
pub mod offered {
    openapi_bindgen_runtime::include_bindings!("offered");
}

/// Webhooks and callbacks.
pub mod payloads {
    openapi_bindgen_runtime::include_bindings!("payloads");
}

/// XML as types.
pub mod xml {
    openapi_bindgen_runtime::include_bindings!("xml");
}

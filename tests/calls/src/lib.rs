//! The bindings of small documents, for the tests beside: each calls operations against a server on loopback
//! that reads what it is sent with parsers of others.

/// Parameters of every place and style.
pub mod parameters {
    openapi_bindgen_runtime::include_bindings!("parameters");
}

/// Multipart bodies.
pub mod multipart {
    openapi_bindgen_runtime::include_bindings!("multipart");
}

/// Urlencoded bodies.
pub mod urlencoded {
    openapi_bindgen_runtime::include_bindings!("urlencoded");
}

/// Bodies of other media types.
pub mod bodies {
    openapi_bindgen_runtime::include_bindings!("bodies");
}

/// Servers.
pub mod servers {
    openapi_bindgen_runtime::include_bindings!("servers");
}

/// Parts that are told apart by position, and parts in XML.
pub mod positions {
    openapi_bindgen_runtime::include_bindings!("positions");
}

/// What is JSON and what is not.
pub mod notations {
    openapi_bindgen_runtime::include_bindings!("notations");
}

/// Parts whose type the caller gives, and lists as one part.
pub mod parts {
    openapi_bindgen_runtime::include_bindings!("parts");
}

/// The collection formats of Swagger 2.0.
pub mod collections {
    openapi_bindgen_runtime::include_bindings!("collections");
}

/// Merge patches.
pub mod merge {
    openapi_bindgen_runtime::include_bindings!("merge");
}

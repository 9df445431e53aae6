//! A client in which there is an operation for each thing that a client does beside parameters and bodies: pages,
//! credentials, large bodies. Its tests call it against servers on loopback that are not ours.

openapi_bindgen_runtime::include_bindings!("api");

//! Bindings to the application in `app/`, from the document that it serves.

openapi_bindgen_runtime::include_bindings!("library");

//! Bindings to the application in `tests/app/`, from the document that it serves.

openapi_bindgen_runtime::include_bindings!("tickets");

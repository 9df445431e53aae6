//! Generates the bindings of the documents in `specs/`.

fn main() {
    for document in ["bytes", "envelopes", "events", "headers", "media", "offered", "payloads", "xml"] {
        openapi_bindgen::Build::new(format!("specs/{document}.yaml")).run();
    }
}

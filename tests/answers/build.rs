//! Generates the bindings of the documents in `specs/`.

fn main() {
    for document in ["envelopes", "events", "headers", "media", "payloads", "xml"] {
        openapi_bindgen::Build::new(format!("specs/{document}.yaml")).run();
    }
}

//! Generates the bindings of the document in `specs/`.

fn main() {
    openapi_bindgen::Build::new("specs/library.json").overlay("specs/library.overlay.yaml").run();
}

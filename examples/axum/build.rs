//! Generates the bindings of the document in `specs/`.

fn main() {
    openapi_bindgen::Build::new("specs/tickets.json").overlay("specs/tickets.overlay.yaml").run();
}

//! Generates the bindings of the document in `specs/`.

fn main() {
    openapi_bindgen::Build::new("specs/alertmanager.yaml")
        .overlay("specs/alertmanager.overlay.yaml")
        .config("openapi-bindgen.toml")
        .run();
}

//! Generates the bindings of every document in `specs/`.

fn main() {
    openapi_bindgen::Build::new("specs/atoms.yaml")
        .overlay("specs/atoms.overlay.yaml")
        .config("openapi-bindgen.toml")
        .run();
}

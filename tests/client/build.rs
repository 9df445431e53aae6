//! Generates the client of `api.yaml`.

fn main() {
    openapi_bindgen::Build::new("api.yaml").run();
}

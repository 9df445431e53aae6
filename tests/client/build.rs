//! Generates the client of `api.yaml`, and the types that the benchmark of the codec reads and writes.

fn main() {
    openapi_bindgen::Build::new("api.yaml").run();
    openapi_bindgen::Build::new("benches/codec/shapes.yaml").name("shapes").run();
}

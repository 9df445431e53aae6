//! Generates the bindings of the document in `specs/`.

fn main() {
    openapi_bindgen::Build::new("specs/etcd.json").overlay("specs/etcd.overlay.yaml").run();
}

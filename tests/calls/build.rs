//! Generates the bindings of every document in `documents/`.

fn main() {
    println!("cargo::rerun-if-changed=documents");
    let mut documents: Vec<_> = std::fs::read_dir("documents")
        .expect("the folder of documents")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    documents.sort();
    for document in documents {
        openapi_bindgen::build(document);
    }
}

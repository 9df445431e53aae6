//! Every file of tests must be a module of the binary, or a binary that the package manifest names: cargo
//! does not search for others, so a forgotten `mod` would silently leave tests out.

use std::fs;
use std::path::Path;

/// The packages with a `tests/main.rs`.
const PACKAGES: [&str; 5] = ["", "cli", "generator", "runtime", "tests/clients"];

/// The same, with few files.
const EXAMPLES: [&str; 4] = ["examples/alertmanager", "examples/axum", "examples/etcd", "examples/fastapi"];

/// Checks the files next to this one, and those in folders that are its modules.
fn check(root: &Path, manifest: &str) -> usize {
    let text = fs::read_to_string(root).expect("UTF-8");
    let is_declared = |name: &str| text.lines().any(|line| line.trim() == format!("mod {name};"));
    let folder = root.parent().expect("a folder");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_stem().expect("a name").to_str().expect("UTF-8");
        let inner = path.join("mod.rs");
        if inner.is_file() {
            assert!(is_declared(name), "{} has no `mod {name};`", root.display());
            count += check(&inner, manifest);
        } else if path.extension().is_some_and(|extension| extension == "rs") && path != root {
            // A program that a test compiles is included as text.
            let is_text = text.contains(&format!("include_str!(\"{name}.rs\")"));
            let is_binary = manifest.contains(&format!("path = \"tests/{name}.rs\""));
            assert!(is_declared(name) || is_text || is_binary, "{} has no `mod {name};`", root.display());
            count += 1;
        }
    }
    count
}

#[test]
fn every_file_is_a_module_of_its_binary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packages = PACKAGES.map(|package| (package, 5)).into_iter();
    for (package, least) in packages.chain(EXAMPLES.map(|package| (package, 4))) {
        let main = root.join(package).join("tests/main.rs");
        let manifest = fs::read_to_string(root.join(package).join("Cargo.toml")).expect("a manifest");
        assert!(manifest.contains("autotests = false"), "{package} has further binaries");
        assert!(check(&main, &manifest) >= least, "{package}");
    }
}

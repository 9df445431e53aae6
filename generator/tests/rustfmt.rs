//! Bindings among handwritten sources pass the user's `cargo fmt --check`, whatever the settings are.
//! (`newline_style` is the exception: rustfmt applies it to a file as a whole.)

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_bindgen::layout::{self, PackageOptions, RuntimeSource};
use openapi_bindgen::{Options, analyze, ir};

/// Settings of rustfmt: the defaults, and some that differ a lot from them.
const SETTINGS: &[&str] = &[
    "max_width=100",
    "max_width=60,hard_tabs=true,use_small_heuristics=Off",
    "max_width=180,use_small_heuristics=Max,tab_spaces=2",
    "fn_params_layout=Vertical,reorder_imports=false,use_field_init_shorthand=true",
];

fn api() -> ir::Api {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/atoms.yaml");
    analyze(&document, &Options::default()).api
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("src")).expect("a writable folder");
    folder
}

#[track_caller]
fn assert_unchanged(file: &Path, settings: &[&str]) {
    for settings in settings {
        let config = if settings.is_empty() { vec![] } else { vec!["--config", settings] };
        let run = Command::new("rustfmt")
            .args(["--check", "--edition", "2024"])
            .args(config)
            .arg(file)
            .output()
            .expect("rustfmt, a component of the toolchain");
        assert!(run.status.success(), "{settings}: {}", String::from_utf8_lossy(&run.stdout));
    }
}

#[test]
fn one_file_is_left_alone() {
    let file = folder("rustfmt-file").join("bindings.rs");
    fs::write(&file, layout::quiet_file(&api())).expect("a writable folder");
    assert_unchanged(&file, SETTINGS);
}

#[test]
fn a_crate_is_left_alone() {
    let folder = folder("rustfmt-package");
    let runtime = RuntimeSource::Registry("0.1.0".to_owned());
    let options = PackageOptions::new("atoms", runtime);
    for (path, text) in layout::package(&api(), &options) {
        fs::write(folder.join(path), text).expect("a writable folder");
    }
    // The crate's own settings apply, as with `cargo fmt`.
    assert_unchanged(&folder.join("src/lib.rs"), &[""]);
}

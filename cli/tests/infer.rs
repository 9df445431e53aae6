//! The command `infer`: what it proposes for the fixtures, that it is applied and then not proposed again,
//! and how it reports.
//!
//! `UPDATE_DOCS=1 cargo test -p openapi-bindgen-cli --test it infer::` writes the overlays of the fixtures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use super::sandbox::{Sandbox, run, stderr, stdout};

/// The fixtures whose overlay is what `infer` proposes for them.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/inferred");
    let entries = fs::read_dir(folder).unwrap();
    let mut fixtures: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    fixtures.sort();
    fixtures
}

fn infer(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, &[&["infer", "document.yaml"], arguments].concat())
}

#[test]
fn proposals_are_the_overlays_of_the_fixtures() {
    for fixture in fixtures() {
        let output = infer(&fixture, &[]);
        assert!(output.status.success(), "{}: {}", fixture.display(), stderr(&output));
        let overlay = fixture.join("overlay.yaml");
        let mut expected = fs::read_to_string(&overlay).unwrap_or_default();
        if std::env::var_os("UPDATE_DOCS").is_some() && expected != stdout(&output) {
            fs::write(&overlay, stdout(&output)).unwrap();
            expected = stdout(&output);
        }
        assert_eq!(stdout(&output), expected, "{}", fixture.display());
    }
}

#[test]
fn what_an_overlay_declares_is_not_proposed_again() {
    for fixture in fixtures() {
        let output = infer(&fixture, &["--apply", "overlay.yaml", "--deny", "warnings"]);
        assert!(output.status.success(), "{}: {}", fixture.display(), stderr(&output));
        assert!(stdout(&output).ends_with("actions: []\n"), "{}", stdout(&output));
        assert_eq!(stderr(&output), "nothing to propose\n");
    }
}

const LIST: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    $ref: pets.yaml
  /owners:
    get:
      operationId: listOwners
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses: { '200': { $ref: 'pets.yaml#/page' } }
";

/// A document without operations.
const EMPTY: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths: {}\n";

/// A response with a cursor, on one line.
const PAGE: &str = "{ description: A page, content: { application/json: { schema: { type: object, \
                    properties: { data: { type: array, items: { type: string } }, \
                    next_cursor: { type: string } } } } } }";

/// The operation that returns pages, on one line; `response` is its response.
fn list_pets(response: &str) -> String {
    format!(
        "{{ operationId: listPets, parameters: [{{ name: cursor, in: query, schema: {{ type: string }} }}], \
         responses: {{ '200': {response} }} }}"
    )
}

#[test]
fn what_other_files_define_is_counted() {
    let sandbox = Sandbox::new("infer-files");
    fs::write(sandbox.0.join("api.yaml"), LIST).unwrap();
    let pets = format!("get: {}\npage: {PAGE}\n", list_pets("{ $ref: '#/page' }"));
    fs::write(sandbox.0.join("pets.yaml"), pets).unwrap();
    let output = sandbox.run(&["infer", "api.yaml", "--overlay", "new/overlay.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        stderr(&output),
        "proposed: pages 1\n1 more would change nodes of other files: bundle the document first\n"
    );
    let overlay = sandbox.read("new/overlay.yaml");
    assert!(
        overlay.contains("- target: $.paths['/owners'].get\n") && !overlay.contains("$.paths['/pets']"),
        "{overlay}"
    );
    let output = sandbox.run(&["check", "api.yaml", "--overlay", "new/overlay.yaml", "--deny", "warnings"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn an_overlay_may_declare_what_is_changed() {
    let sandbox = Sandbox::new("infer-overlay");
    fs::write(sandbox.0.join("pets.yaml"), EMPTY).unwrap();
    let overlay = format!(
        "overlay: 1.0.0\ninfo: {{ title: O, version: '1' }}\nactions:\n  - target: $.paths\n    \
         update: {{ /pets: {{ get: {} }} }}\n",
        list_pets(PAGE)
    );
    fs::write(sandbox.0.join("first.yaml"), overlay).unwrap();
    let output = sandbox.run(&["infer", "pets.yaml", "--apply", "first.yaml", "--overlay", "second.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let arguments =
        ["infer", "pets.yaml", "--apply", "first.yaml", "--apply", "second.yaml", "--deny", "warnings"];
    let output = sandbox.run(&arguments);
    assert_eq!(stderr(&output), "nothing to propose\n");
}

#[test]
fn errors_and_usage() {
    let sandbox = Sandbox::new("infer-errors");
    fs::write(sandbox.0.join("bad.yaml"), "openapi: 3.0.3\npaths: [\n").unwrap();
    let output = sandbox.run(&["infer", "bad.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty() && stderr(&output).contains("bad.yaml:"), "{}", stderr(&output));
    fs::write(sandbox.0.join("by-hand.yaml"), "overlay: 1.0.0\n").unwrap();
    fs::write(sandbox.0.join("pets.yaml"), EMPTY).unwrap();
    let output = sandbox.run(&["infer", "pets.yaml", "--overlay", "by-hand.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--apply one that is read"), "{}", stderr(&output));
    assert_eq!(sandbox.read("by-hand.yaml"), "overlay: 1.0.0\n");
    for arguments in [
        &["infer"][..],
        &["infer", "pets.yaml", "--crate", "x"],
        &["infer", "pets.yaml", "--out", "new.yaml"],
        &["infer", "pets.yaml", "--overlay", "pets.yaml"],
        &["infer", "pets.yaml", "--overlay", "one.yaml", "--overlay", "two.yaml"],
    ] {
        assert_eq!(sandbox.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

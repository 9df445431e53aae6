//! The command `bundle`: several files become one document with the same meaning, and references stay inside
//! the allowed folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Files in two folders: schemas that refer to each other, a whole file as a schema, a path in its own file,
/// a schema reached by two routes, and a discriminator that names files.
const FILES: [(&str, &str); 6] = [
    (
        "api/pets.yaml",
        "openapi: 3.1.0\ninfo: { title: Pets, version: '1.10' }\npaths:\n  /pets:\n    $ref: paths/pets.yaml\n\
         components:\n  schemas:\n    Animal:\n      oneOf:\n        - $ref: ../common/dog.yaml\n        - $ref: '../common/all.yaml#/Cat'\n\
         \x20     discriminator:\n        propertyName: kind\n        mapping:\n          dog: ../common/dog.yaml\n          cat: '../common/all.yaml#/Cat'\n\
         \x20   Yes: { type: string, enum: ['yes', 'no', '1e3', '0o7', '~', 'null', '1.0', '', ' x', \"a\\tb\"] }\n",
    ),
    (
        "api/paths/pets.yaml",
        "get:\n  operationId: listPets\n  responses:\n    '200':\n      description: All\n      content:\n        application/json:\n\
         \x20         schema:\n            type: array\n            items: { $ref: '../pets.yaml#/components/schemas/Animal' }\n",
    ),
    (
        "common/dog.yaml",
        "type: object\nrequired: [kind]\nproperties:\n  kind: { type: string }\n  friend: { $ref: '#' }\n  enemy: { $ref: 'all.yaml#/Cat' }\n",
    ),
    (
        "common/all.yaml",
        "Cat:\n  type: object\n  required: [kind]\n  properties:\n    kind: { type: string }\n    enemy: { $ref: dog.yaml }\n    again: { $ref: './all.yaml#/Cat' }\n",
    ),
    ("secret.yaml", "type: object\nproperties: { password: { type: string } }\n"),
    (
        "api/thief.json",
        "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}, \"components\": {\"schemas\": {\"Stolen\": {\"$ref\": \"../secret.yaml\"}}}}",
    ),
];

struct Sandbox(PathBuf);

impl Sandbox {
    fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bundle-{test}"));
        let _ = fs::remove_dir_all(&folder);
        for (name, text) in FILES {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_openapi-bindgen"));
        command.args(arguments).current_dir(&self.0).env("NO_COLOR", "1").output().unwrap()
    }

    /// The output of a command that must succeed without a diagnostic.
    #[track_caller]
    fn prints(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !stderr.contains("warning"), "{arguments:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

/// Collects every `$ref` and every discriminator mapping.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "$ref" => found.push(text.clone()),
                    Value::Object(mapping) if key == "mapping" => {
                        found.extend(mapping.values().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => references(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn a_bundle_is_one_document_that_means_the_same() {
    let sandbox = Sandbox::new("same");
    let yaml = sandbox.prints(&["bundle", "api/pets.yaml", "--root", "."]);
    sandbox.prints(&["bundle", "api/pets.yaml", "--root", ".", "--out", "out/one.yaml"]);
    sandbox.prints(&["bundle", "api/pets.yaml", "--root", ".", "--out", "out/one.json"]);
    assert_eq!(sandbox.read("out/one.yaml"), yaml);
    let tree: Value = serde_json::from_str(&sandbox.read("out/one.json")).unwrap();
    let mut found = Vec::new();
    references(&tree, &mut found);
    assert!(
        found.len() > 6 && found.iter().all(|reference| reference.starts_with("#/components/")),
        "{found:?}"
    );
    // Reached by several routes, but present once.
    let schemas: Vec<&String> = tree["components"]["schemas"].as_object().unwrap().keys().collect();
    assert_eq!(schemas, ["Animal", "Yes", "dog", "Cat"]);
    assert_eq!(tree["info"]["version"], "1.10");
    // Bundling it again changes nothing.
    assert_eq!(sandbox.prints(&["bundle", "out/one.yaml"]), yaml);
    assert_eq!(sandbox.prints(&["bundle", "out/one.json"]), sandbox.read("out/one.json"));
    // The bindings of all three are the same.
    sandbox.prints(&["generate", "api/pets.yaml", "--root", ".", "-o", "out/several.rs"]);
    sandbox.prints(&["generate", "out/one.yaml", "-o", "out/yaml.rs"]);
    sandbox.prints(&["generate", "out/one.json", "-o", "out/json.rs"]);
    assert!(sandbox.read("out/several.rs").contains("pub struct Cat"));
    assert_eq!(sandbox.read("out/yaml.rs"), sandbox.read("out/several.rs"));
    assert_eq!(sandbox.read("out/json.rs"), sandbox.read("out/several.rs"));
}

#[test]
fn an_overlay_is_part_of_the_bundle() {
    let sandbox = Sandbox::new("overlay");
    let overlay = "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - target: $.info\n    update: { title: Animals }\n";
    fs::write(sandbox.0.join("overlay.yaml"), overlay).unwrap();
    let text = sandbox.prints(&["bundle", "api/pets.yaml", "--root", ".", "--overlay", "overlay.yaml"]);
    assert!(text.contains("title: Animals"), "{text}");
}

#[test]
fn files_outside_the_root_are_read_only_if_that_is_allowed() {
    let sandbox = Sandbox::new("outside");
    for command in ["bundle", "check", "lower"] {
        let output = sandbox.run(&[command, "api/thief.json"]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("warning[OB0121]"), "{command}: {stderr}");
        assert!(!String::from_utf8_lossy(&output.stdout).contains("password"));
    }
    let output = sandbox.run(&["generate", "api/thief.json", "--deny", "OB0121", "-o", "thief.rs"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!sandbox.0.join("thief.rs").exists());
    for allowed in [&["--allow-outside"][..], &["--root", "."], &["--root", ".."]] {
        let text = sandbox.prints(&[&["bundle", "api/thief.json"], allowed].concat());
        assert!(text.starts_with("{\n") && text.contains("password"), "{text}");
    }
    // A root that contains neither file.
    let output = sandbox.run(&["bundle", "api/thief.json", "--root", "common"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("OB0121"));
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_does_not_lead_outside() {
    let sandbox = Sandbox::new("link");
    std::os::unix::fs::symlink(sandbox.0.join("secret.yaml"), sandbox.0.join("api/link.yaml")).unwrap();
    let text = FILES[5].1.replace("../secret.yaml", "link.yaml");
    fs::write(sandbox.0.join("api/thief.json"), text).unwrap();
    let output = sandbox.run(&["bundle", "api/thief.json"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("OB0121"));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("password"));
}

#[test]
fn errors_leave_nothing_behind() {
    let sandbox = Sandbox::new("errors");
    fs::write(sandbox.0.join("broken.yaml"), "openapi: [").unwrap();
    let output = sandbox.run(&["bundle", "broken.yaml", "--out", "one.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!sandbox.0.join("one.yaml").exists());
}

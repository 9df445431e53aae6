//! A user's crate in its own folder and workspace. It shares the target folder of this workspace, so that
//! most of its dependencies are already built.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// The whole build script.
const BUILD: &str = "fn main() {\n    openapi_bindgen::build(\"specs/pets.yaml\");\n}\n";

const BUILD_WITH_METADATA: &str = "\
fn main() {
    openapi_bindgen::Build::new(\"specs/pets.yaml\").config_from_metadata().run();
}
";

/// The line before the configuration.
const METADATA: &str = "\n# Choices.\n";

pub(crate) struct Consumer {
    name: &'static str,
    folder: PathBuf,
}

/// The outcome of a build.
pub(crate) struct Build {
    name: &'static str,
    succeeded: bool,
    /// cargo's messages, as JSON.
    messages: Vec<serde_json::Value>,
    pub(crate) stderr: String,
}

impl Consumer {
    /// Creates the crate from scratch.
    pub(crate) fn new(name: &'static str, document: &str, main: &str) -> Self {
        let consumer =
            Self { name, folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers").join(name) };
        if consumer.folder.exists() {
            fs::remove_dir_all(&consumer.folder).unwrap();
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = |folder: &str| toml_string(&root.join(folder).to_string_lossy());
        consumer.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\n\
                 openapi-bindgen-runtime = {{ path = {}, default-features = false }}\n\
                 serde_json = \"1\"\n\
                 smallest-atoms = {{ path = {}, default-features = false }}\n\n\
                 [build-dependencies]\n\
                 openapi-bindgen = {{ path = {} }}\n\n\
                 # Not a member of the workspace that its folder happens to be in.\n\
                 [workspace]\n",
                path("runtime"),
                path(""),
                path("generator"),
            ),
        );
        // The versions that this workspace was built with, which are available offline.
        consumer.write("Cargo.lock", &fs::read_to_string(root.join("Cargo.lock")).unwrap());
        consumer.write("build.rs", BUILD);
        consumer.write("src/main.rs", main);
        consumer.write("specs/pets.yaml", document);
        consumer
    }

    /// Adds to the manifest, and makes the build script read its configuration from there.
    pub(crate) fn choose(&self, metadata: &str) {
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml")).unwrap();
        let (rest, _) = manifest.split_once(METADATA).unwrap_or((&manifest, ""));
        self.write("Cargo.toml", &format!("{rest}{METADATA}{metadata}"));
        self.write("build.rs", BUILD_WITH_METADATA);
    }

    /// Writes a file of the crate.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// `cargo build`
    pub(crate) fn build(&self) -> Build {
        let output = self.cargo(&["build", "--message-format=json"]);
        let messages = String::from_utf8(output.stdout).unwrap();
        Build {
            name: self.name,
            succeeded: output.status.success(),
            messages: messages.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `cargo run`, which must succeed; returns what the program prints.
    pub(crate) fn run(&self) -> String {
        let output = self.cargo(&["run", "--quiet"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The tests that `cargo test` finds in doc comments.
    pub(crate) fn doctests(&self) -> String {
        let output = self.cargo(&["test", "--doc", "--", "--list"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .arg("--offline")
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .unwrap()
    }

    /// The bindings that the build wrote.
    pub(crate) fn generated(&self, build: &Build) -> String {
        let ran = build.of_consumer("build-script-executed").next().expect("the build script ran");
        fs::read_to_string(Path::new(ran["out_dir"].as_str().unwrap()).join("pets.rs")).unwrap()
    }
}

impl Build {
    pub(crate) fn is_success(&self) -> bool {
        self.succeeded
    }

    /// The compiler's messages about the consumer.
    pub(crate) fn compiler_output(&self) -> String {
        let messages = self.of_consumer("compiler-message");
        messages.filter_map(|message| message["message"]["rendered"].as_str()).collect()
    }

    /// Whether nothing of the consumer was rebuilt, including its build script.
    pub(crate) fn is_fresh(&self) -> bool {
        let mut artifacts = self.of_consumer("compiler-artifact").peekable();
        assert!(artifacts.peek().is_some(), "{}", self.stderr);
        artifacts.all(|artifact| artifact["fresh"] == true)
    }

    /// The errors that name a place in the document or the manifest.
    pub(crate) fn errors(&self) -> Vec<&str> {
        let names_a_place = |line: &str| line.contains("pets.yaml") || line.contains("Cargo.toml:");
        let is_ours = |line: &&str| line.starts_with("error") && names_a_place(line);
        self.stderr.lines().filter(is_ours).collect()
    }

    /// Messages of this kind about the consumer itself.
    fn of_consumer<'a>(&'a self, reason: &'a str) -> impl Iterator<Item = &'a serde_json::Value> {
        self.messages.iter().filter(move |message| {
            let id = message["package_id"].as_str().unwrap_or_default();
            message["reason"] == reason && id.contains(self.name)
        })
    }
}

/// The target folder of this workspace, which cargo does not lock while tests run.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap()
}

fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\"))
}

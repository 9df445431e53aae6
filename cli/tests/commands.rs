//! Exit codes, messages about wrong usage, and the files that each command writes.

use std::fs;
use std::process::Output;

use crate::sandbox::{Sandbox, is_fine, stderr, stdout};

/// Checks for exit code 2 and a message that names the problem.
#[track_caller]
fn is_misuse(output: &Output, says: &str) {
    let text = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.starts_with("error: ") && text.contains(says), "{text}");
    assert!(output.stdout.is_empty());
}

#[test]
fn mistakes_of_usage_are_named_and_exit_with_2() {
    let sandbox = Sandbox::new("usage");
    let misuses: [(&[&str], &str); 22] = [
        (&[], "a command is missing"),
        (&["check", "pets.yaml", "--tag-features"], "`check` does not take --tag-features"),
        (
            &["generate", "pets.yaml", "--out", "a.rs", "--examples", "all"],
            "--examples is text or doctest, not `all`",
        ),
        (
            &["generate", "pets.yaml", "--out", "a.rs", "--examples", "doctest"],
            "--examples doctest goes with --crate",
        ),
        (&["generat", "pets.yaml"], "no command `generat`"),
        (&["check"], "`check` needs a document"),
        (&["check", "pets.yaml", "more.yaml"], "`more.yaml` is a second"),
        (&["check", "pets.yaml", "--out", "x.rs"], "`check` does not take --out"),
        (&["generate", "pets.yaml"], "needs --out"),
        (&["generate", "pets.yaml", "--out", "a.rs", "--crate", "b"], "exclude each other"),
        (&["generate", "pets.yaml", "--out", "a.rs", "--out", "b.rs"], "--out is given twice"),
        (&["generate", "pets.yaml", "--out", "a.rs", "--name", "b"], "--name goes with --crate"),
        (&["generate", "pets.yaml", "--crate", "b"], "--crate needs --name"),
        (&["generate", "pets.yaml", "--crate", "b", "--name", "a b"], "cannot be the name of a crate"),
        (&["generate", "pets.yaml", "--crate", "b", "--name", "std"], "has a crate of that name already"),
        (&["generate", "pets.yaml", "--crate", "b", "--name", "crate"], "it is a keyword of Rust"),
        (&["check", "pets.yaml", "--\u{1b}[31m"], "--\\u{1b}[31m"),
        (&["check", "pets.yaml", "--message-format", "xml"], "not `xml`"),
        (&["check", "pets.yaml", "--deny", "OB9999"], "no diagnostic `OB9999`"),
        (&["check", "pets.yaml", "--frobnicate"], "--frobnicate"),
        (&["check", "pets.yaml", "--config"], "--config"),
        (&["explain", "E0308"], "no diagnostic `E0308`"),
    ];
    for (arguments, says) in misuses {
        is_misuse(&sandbox.run(arguments), says);
    }
    let left: Vec<_> = fs::read_dir(&sandbox.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["pets.yaml"]);
}

#[test]
fn help_and_version_go_to_stdout() {
    let sandbox = Sandbox::new("help");
    for arguments in [&["--help"][..], &["-h"], &["generate", "--help"]] {
        let output = sandbox.run(arguments);
        is_fine(&output);
        assert!(stdout(&output).contains("openapi-bindgen generate DOC --out FILE.rs"));
    }
    let output = sandbox.run(&["--version"]);
    is_fine(&output);
    assert_eq!(stdout(&output), format!("openapi-bindgen {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn explain_says_what_a_code_means() {
    let output = Sandbox::new("explain").run(&["explain", "ob0101"]);
    is_fine(&output);
    assert!(stdout(&output).starts_with("OB0101: a file cannot be read (error by default)\n\n"));
}

#[test]
fn a_document_that_is_missing_is_an_error_with_a_code() {
    let sandbox = Sandbox::new("missing");
    let output = sandbox.run(&["generate", "nowhere.yaml", "--out", "nowhere.rs", "--manifest", "m.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error[OB0101]"), "{}", stderr(&output));
    assert!(!sandbox.0.join("nowhere.rs").exists());
    assert!(!sandbox.0.join("m.json").exists());
}

#[test]
fn diagnostics_come_in_the_form_that_was_asked_for() {
    let sandbox = Sandbox::new("formats");
    let output = sandbox.run(&["check", "nowhere.yaml", "--message-format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    for line in stderr(&output).lines() {
        let diagnostic: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(diagnostic["code"], "OB0101");
    }
    let output = sandbox.run(&["check", "nowhere.yaml", "--message-format=github"]);
    assert!(stderr(&output).starts_with("::error "), "{}", stderr(&output));
}

#[test]
fn check_writes_nothing() {
    let sandbox = Sandbox::new("check");
    let output = sandbox.run(&["check", "pets.yaml", "--timings"]);
    is_fine(&output);
    assert!(stderr(&output).starts_with("pets.yaml: "), "{}", stderr(&output));
    assert_eq!(fs::read_dir(&sandbox.0).unwrap().count(), 1);
}

#[test]
fn timings_say_how_far_the_whole_is_from_its_bound() {
    let sandbox = Sandbox::new("timings");
    let output = sandbox.run(&["generate", "pets.yaml", "-o", "pets.rs", "--timings"]);
    is_fine(&output);
    let said = stderr(&output);
    let stages: Vec<&str> = said.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(stages, ["load", "desugar", "document", "lower", "emit", "write", "all"], "{said}");
    assert!(said.contains(" times the "), "{said}");
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let sandbox = Sandbox::new("unwritable");
    fs::write(sandbox.0.join("file"), "").unwrap();
    let output = sandbox.run(&["generate", "pets.yaml", "-o", "file/pets.rs"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("error: cannot create `file`"), "{}", stderr(&output));
}

#[test]
fn the_folder_of_the_output_is_created() {
    let sandbox = Sandbox::new("folders");
    is_fine(&sandbox.run(&["generate", "pets.yaml", "-o", "a/b/pets.rs", "--manifest", "c/pets.json"]));
    assert!(sandbox.read("a/b/pets.rs").contains("pub struct Pet"));
    assert!(!sandbox.read("c/pets.json").is_empty());
}

#[test]
fn a_configuration_that_is_missing_is_named() {
    let sandbox = Sandbox::new("config");
    let output = sandbox.run(&["check", "pets.yaml", "--config", "none.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(text.contains("error[OB0604]") && text.contains("none.toml"), "{text}");
}

#[test]
fn generate_writes_one_file() {
    let sandbox = Sandbox::new("file");
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs"]));
    let text = sandbox.read("pets.rs");
    assert!(text.contains("pub use ::openapi_bindgen_runtime as runtime;"));
    assert!(text.contains("pub struct Client"));
}

#[test]
fn generate_writes_a_crate() {
    let sandbox = Sandbox::new("crate");
    let arguments =
        ["generate", "pets.yaml", "--crate", "out/pets", "--name", "pet-api", "--runtime-path", "../runtime"];
    is_fine(&sandbox.run(&arguments));
    for file in ["src/lib.rs", "src/types.rs", "src/client.rs"] {
        assert!(!sandbox.read(&format!("out/pets/{file}")).is_empty());
    }
    let manifest = sandbox.read("out/pets/Cargo.toml");
    assert!(manifest.contains("name = \"pet-api\""), "{manifest}");
    assert!(manifest.contains("openapi-bindgen-runtime = { path = \"../runtime\""), "{manifest}");
}

#[test]
fn a_crate_without_a_path_takes_the_runtime_from_the_registry() {
    let sandbox = Sandbox::new("registry");
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--crate", "pets", "--name", "pets"]));
    let line = format!("openapi-bindgen-runtime = {{ version = \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(sandbox.read("pets/Cargo.toml").contains(&line));
}

#[test]
fn what_did_not_change_is_not_written_again() {
    let sandbox = Sandbox::new("unchanged");
    let generate = ["generate", "pets.yaml", "--crate", "pets", "--name", "pets", "--manifest", "pets.json"];
    is_fine(&sandbox.run(&generate));
    let files = ["pets/Cargo.toml", "pets/src/lib.rs", "pets/src/client.rs", "pets.json"];
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    for file in files {
        let file = fs::File::options().write(true).open(sandbox.0.join(file)).unwrap();
        file.set_modified(old).unwrap();
    }
    is_fine(&sandbox.run(&generate));
    for file in files {
        assert_eq!(fs::metadata(sandbox.0.join(file)).unwrap().modified().unwrap(), old, "{file}");
    }
}

#[test]
fn the_manifest_names_operations_and_types() {
    let sandbox = Sandbox::new("manifest");
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs", "--manifest", "pets.json"]));
    let manifest: serde_json::Value = serde_json::from_str(&sandbox.read("pets.json")).unwrap();
    let operation = &manifest["operations"][0];
    assert_eq!(operation["operationId"], "getPet");
    assert_eq!(operation["rust"], "client.pets().get_pet");
    assert_eq!(operation["arguments"][0]["type"], "i64");
    assert_eq!(operation["output"], "pets::Pet");
    assert_eq!(manifest["types"][0]["rust"], "pets::Pet");
    assert_eq!(manifest["types"][0]["pointer"], "/components/schemas/Pet");
}

#[test]
fn lower_prints_the_tree_as_yaml() {
    let sandbox = Sandbox::new("lower");
    let output = sandbox.run(&["lower", "pets.yaml"]);
    is_fine(&output);
    assert!(stdout(&output).contains("openapi: 3.0"), "{}", stdout(&output));
    is_fine(&sandbox.run(&["lower", "pets.yaml", "-o", "tree.yaml"]));
    assert_eq!(sandbox.read("tree.yaml"), stdout(&output));
}

#[test]
fn a_document_with_an_error_leaves_the_old_bindings() {
    let sandbox = Sandbox::new("broken");
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs"]));
    let old = sandbox.read("pets.rs");
    fs::write(sandbox.0.join("pets.yaml"), "openapi: [").unwrap();
    let output = sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).starts_with("error[OB"), "{}", stderr(&output));
    assert_eq!(sandbox.read("pets.rs"), old);
}

#[test]
fn a_wrong_configuration_is_shown_with_its_line() {
    let sandbox = Sandbox::new("wrong_configuration");
    fs::write(sandbox.0.join("choices.toml"), "[rename.typs]\nPet = \"Animal\"\n").unwrap();
    let output = sandbox.run(&["check", "pets.yaml", "--config", "choices.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    for part in [
        "error[OB0602]: the configuration has no `rename.typs`",
        "choices.toml:1:9",
        "1 | [rename.typs]",
        "did you mean `rename.types`?",
    ] {
        assert!(text.contains(part), "`{part}` is missing in: {text}");
    }
    let output = sandbox.run(&["check", "pets.yaml", "--config", "missing.toml", "--message-format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("{\"code\":\"OB0604\",\"level\":\"error\""), "{}", stderr(&output));
}

#[test]
fn the_metadata_of_a_manifest_is_a_configuration() {
    let sandbox = Sandbox::new("metadata");
    let manifest = "[package]\nname = \"x\"\n[package.metadata.openapi-bindgen]\nrename.types.Pet = \"Animal\"\nrename.types.Pat = \"Pot\"\n";
    fs::write(sandbox.0.join("Cargo.toml"), manifest).unwrap();
    let output = sandbox.run(&["generate", "pets.yaml", "--config", "Cargo.toml", "--out", "pets.rs"]);
    is_fine(&output);
    assert!(sandbox.read("pets.rs").contains("pub struct Animal {"));
    let text = stderr(&output);
    assert!(text.contains("warning[OB0412]") && text.contains("Cargo.toml:5:14"), "{text}");
}

#[test]
fn examples_and_features_are_written_if_asked_for() {
    let sandbox = Sandbox::new("examples_and_features");
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs"]));
    let text = sandbox.read("pets.rs");
    assert!(!text.contains("Example") && !text.contains("feature ="));
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs", "--examples", "text"]));
    let shown = "    /// ```text\n    /// let response = api.pets().get_pet(1).send().await?;\n    /// ```\n";
    assert!(sandbox.read("pets.rs").contains(shown));
    let options = ["--crate", "out", "--name", "pet-shop", "--examples", "doctest", "--tag-features"];
    is_fine(&sandbox.run(&[&["generate", "pets.yaml"], &options[..]].concat()));
    assert!(sandbox.read("out/src/client.rs").contains("    /// # use pet_shop::*;\n"));
    assert!(sandbox.read("out/src/client.rs").contains("#[cfg(feature = \"pets\")]"));
    assert!(
        sandbox
            .read("out/Cargo.toml")
            .contains("default = [\"openapi-bindgen-runtime/default\", \"pets\"]\n")
    );
    fs::write(sandbox.0.join("choices.toml"), "tag-features = true\nexamples = \"text\"\n").unwrap();
    is_fine(&sandbox.run(&["generate", "pets.yaml", "--out", "pets.rs", "--config", "choices.toml"]));
    assert!(sandbox.read("pets.rs").contains(shown));
    assert!(sandbox.read("pets.rs").contains("#[cfg(feature = \"pets\")]"));
}

#[test]
fn limits_can_be_set() {
    let sandbox = Sandbox::new("limits");
    let output = sandbox.run(&["check", "pets.yaml", "--limit", "file-bytes=100"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stderr(&output);
    assert!(text.contains("OB0106") && text.contains("--limit file-bytes=NUMBER"), "{text}");
    let output = sandbox.run(&["check", "pets.yaml", "--limit", "nodes=10"]);
    assert!(stderr(&output).contains("--limit nodes=NUMBER"), "{}", stderr(&output));
    is_fine(&sandbox.run(&["check", "pets.yaml", "--limit", "nodes=100", "--limit", "files=1"]));
    is_misuse(
        &sandbox.run(&["check", "pets.yaml", "--limit", "lines=1"]),
        "file-bytes, total-bytes, files, nodes",
    );
    is_misuse(&sandbox.run(&["check", "pets.yaml", "--limit", "nodes=many"]), "`many` is not a number");
    is_misuse(&sandbox.run(&["check", "pets.yaml", "--limit", "nodes"]), "NAME=NUMBER");
}

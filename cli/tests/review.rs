//! `diff`: what it prints in each form, its exit codes, and which overlays and configurations apply.

use std::fs;

use serde_json::Value;

use crate::sandbox::{PETS, Sandbox, is_fine, stderr, stdout};

/// The pets at another address, with a number for a name.
fn breaking() -> String {
    PETS.replace("  /pets/{id}:", "  /animals/{id}:")
        .replace("name: { type: string }", "name: { type: integer }")
}

/// A sandbox with `pets.yaml` and `new.yaml`.
fn sandbox(test: &str, new: &str) -> Sandbox {
    let sandbox = Sandbox::new(&format!("review-{test}"));
    fs::write(sandbox.0.join("new.yaml"), new).unwrap();
    sandbox
}

#[test]
fn equal_documents_need_no_new_version() {
    let sandbox = sandbox("equal", PETS);
    let output =
        sandbox.run(&["diff", "pets.yaml", "new.yaml", "--fail-on", "wire,condition,rust,minor,major"]);
    is_fine(&output);
    assert_eq!(
        stdout(&output),
        "pets.yaml → new.yaml\nnothing changes for callers; next version: unchanged\n"
    );
    assert_eq!(stderr(&output), "");
}

#[test]
fn every_form_is_printed_on_stdout_or_into_a_file() {
    let sandbox = sandbox("forms", &breaking());
    let print = |options: &[&str]| {
        let output =
            sandbox.run(&[&["diff", "pets.yaml", "new.yaml", "--from-version", "1.4.2"], options].concat());
        is_fine(&output);
        assert_eq!(stderr(&output), "");
        stdout(&output)
    };
    let text = print(&[]);
    assert!(
        text.contains("next version: major (1.4.2 → 2.0.0)") && text.contains("\nCalls that break\n"),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "{text}");
    let markdown = print(&["--format", "markdown"]);
    assert!(markdown.starts_with("## Changes of the API in `new.yaml`\n\n**"), "{markdown}");
    let json: Value = serde_json::from_str(&print(&["--format", "json"])).unwrap();
    assert_eq!(
        (&json["format"], &json["step"], &json["version"]["new"]),
        (&1.into(), &"major".into(), &"2.0.0".into())
    );
    assert!(json["changes"].as_array().is_some_and(|changes| !changes.is_empty()), "{json}");
    let annotations = print(&["--format", "github"]);
    assert!(annotations.starts_with("::error file=new.yaml,line="), "{annotations}");
    let changelog = print(&["--changelog"]);
    assert!(changelog.contains("- **Breaking:** "), "{changelog}");

    assert_eq!(print(&["--format", "markdown", "--out", "a/review.md"]), "");
    assert_eq!(sandbox.read("a/review.md"), markdown);
}

#[test]
fn a_document_is_not_overwritten_by_the_review_of_it() {
    let sandbox = sandbox("overwritten", PETS);
    let output = sandbox.run(&["diff", "pets.yaml", "new.yaml", "--out", "./pets.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("was read, and is not overwritten"), "{}", stderr(&output));
    assert_eq!(sandbox.read("pets.yaml"), PETS);
}

#[test]
fn the_exit_code_is_1_if_a_change_is_of_a_kind_that_fails() {
    let added = PETS.to_owned() + "        owner: { type: string }\n";
    let sandbox = sandbox("fails", &added);
    let code = |old: &str, new: &str, kinds: &str| {
        sandbox.run(&["diff", old, new, "--fail-on", kinds]).status.code()
    };
    // A client ignores what it does not know.
    for kinds in ["wire", "condition", "wire,condition"] {
        assert_eq!(code("pets.yaml", "new.yaml", kinds), Some(0), "{kinds}");
    }
    assert_eq!(code("pets.yaml", "new.yaml", "minor"), Some(1));
    // The other way, a field goes.
    for kinds in ["rust", "major", "minor", "wire,rust"] {
        assert_eq!(code("new.yaml", "pets.yaml", kinds), Some(1), "{kinds}");
    }
    fs::write(sandbox.0.join("new.yaml"), breaking()).unwrap();
    assert_eq!(code("pets.yaml", "new.yaml", "wire"), Some(1));
    let output = sandbox.run(&["diff", "pets.yaml", "new.yaml", "--fail-on", "wire", "--fail-on", "rust"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("Calls that break"), "the review is printed all the same");
}

#[test]
fn documents_with_errors_are_2_and_their_diagnostics_are_printed() {
    let sandbox = sandbox("errors", "openapi: [\n");
    for (old, new) in [("pets.yaml", "new.yaml"), ("new.yaml", "pets.yaml")] {
        let output = sandbox.run(&["diff", old, new, "--out", "review.txt"]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        let said = stderr(&output);
        assert!(said.starts_with("error[OB0102]") && said.contains("new.yaml:"), "{said}");
        assert!(!said.contains("pets.yaml"), "{said}");
        assert_eq!(stdout(&output), "");
        assert!(!sandbox.0.join("review.txt").exists());
    }
    let output = sandbox.run(&["diff", "pets.yaml", "nowhere.yaml", "--message-format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let said: Value = serde_json::from_str(&stderr(&output)).unwrap();
    assert_eq!(said["code"], "OB0101");
    // Levels are those of both documents.
    fs::write(sandbox.0.join("new.yaml"), PETS.replace("{ type: string }", "{ $ref: nowhere.yaml }"))
        .unwrap();
    let output = sandbox.run(&["diff", "pets.yaml", "new.yaml", "--deny", "warnings"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn overlays_and_configurations_apply_to_both_or_to_one() {
    let sandbox = sandbox("sides", PETS);
    let overlay = |name: &str, property: &str| {
        let text = format!(
            "overlay: 1.0.0\ninfo: {{ title: x, version: '1' }}\nactions:\n  - target: $.components.schemas.Pet.properties\n    update: {{ {property}: {{ type: string }} }}\n"
        );
        fs::write(sandbox.0.join(name), text).unwrap();
    };
    overlay("a.yaml", "a");
    overlay("b.yaml", "b");
    fs::write(sandbox.0.join("named.toml"), "rename.types.Pet = \"Animal\"\n").unwrap();
    let diff = |options: &[&str]| {
        let output = sandbox.run(&[&["diff", "pets.yaml", "new.yaml"], options].concat());
        is_fine(&output);
        stdout(&output)
    };
    let nothing = "nothing changes for callers";
    assert!(diff(&["--overlay", "a.yaml"]).contains(nothing));
    assert!(diff(&["--config", "named.toml"]).contains(nothing));
    let added = diff(&["--overlay", "a.yaml", "--new-overlay", "b.yaml"]);
    assert!(added.contains("`b`") && !added.contains("`a`"), "{added}");
    let removed = diff(&["--old-overlay", "a.yaml"]);
    assert!(removed.contains("`a`") && removed.contains("was at a.yaml:5:"), "{removed}");
    let renamed = diff(&["--new-config", "named.toml"]);
    assert!(renamed.contains("Animal") && renamed.contains("rust: breaks"), "{renamed}");
    assert!(diff(&["--old-config", "named.toml", "--config", "named.toml"]).contains(nothing));
    let output = sandbox.run(&["diff", "pets.yaml", "new.yaml", "--old-config", "nowhere.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("error[OB0604]"), "{}", stderr(&output));
}

#[test]
fn nothing_in_a_document_steers_the_terminal_or_a_workflow() {
    const NAME: &str = "x\\u001b[2J\\n::error::</details><script>";
    let hostile =
        PETS.replace("        name: {", &format!("        \"{NAME}\": {{ type: string }}\n        name: {{"));
    let sandbox = sandbox("hostile", &hostile);
    for form in ["text", "markdown", "json", "github"] {
        let output = sandbox.run(&["diff", "pets.yaml", "new.yaml", "--format", form]);
        is_fine(&output);
        let text = stdout(&output);
        assert!(text.contains("2J"), "{form}: {text}");
        assert!(
            !text.contains('\u{1b}') && !text.lines().any(|line| line.starts_with("::error::")),
            "{form}: {text}"
        );
        assert!(form != "markdown" || !text.contains("\n<script>"), "{text}");
    }
}

#[test]
fn wrong_usage_is_named() {
    let sandbox = sandbox("usage", PETS);
    let misuses: [(&[&str], &str); 12] = [
        (&["diff"], "`diff` needs an old and a new document"),
        (&["diff", "pets.yaml"], "`diff` needs an old and a new document"),
        (&["diff", "pets.yaml", "new.yaml", "more.yaml"], "`more.yaml` is a third"),
        (&["diff", "pets.yaml", "new.yaml", "--crate", "x"], "`diff` does not take --crate"),
        (&["diff", "pets.yaml", "new.yaml", "--check"], "`diff` does not take --check"),
        (
            &["diff", "pets.yaml", "new.yaml", "--format", "html"],
            "--format is text, markdown, json or github",
        ),
        (&["diff", "pets.yaml", "new.yaml", "--format", "json", "--changelog"], "exclude each other"),
        (&["diff", "pets.yaml", "new.yaml", "--fail-on", "wire,all"], "not `all`"),
        (&["diff", "pets.yaml", "new.yaml", "--fail-on", ""], "--fail-on is one or more of"),
        (
            &["diff", "pets.yaml", "new.yaml", "--from-version", "1.0.0-rc.1"],
            "--from-version is three numbers",
        ),
        (&["check", "pets.yaml", "--fail-on", "wire"], "`check` does not take --fail-on"),
        (
            &["generate", "pets.yaml", "-o", "x.rs", "--old-overlay", "y"],
            "`generate` does not take --old-overlay",
        ),
    ];
    for (arguments, says) in misuses {
        let output = sandbox.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(says), "{}", stderr(&output));
    }
}

#[test]
fn codes_of_changes_are_explained() {
    let output = Sandbox::new("review-explain").run(&["explain", "od0201"]);
    is_fine(&output);
    assert!(stdout(&output).starts_with("OD0201: an operation is gone\n\n"), "{}", stdout(&output));
    let output = Sandbox::new("review-explain").run(&["explain", "OD9999"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn timings_have_the_comparison_last() {
    let output = sandbox("timings", PETS).run(&["diff", "pets.yaml", "new.yaml", "--timings"]);
    is_fine(&output);
    let stages: Vec<String> = stderr(&output)
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert_eq!(stages, ["load", "desugar", "document", "lower", "compare"]);
}

//! `diff` with documents of revisions: what is read of them, what is refused, and that nothing of a repository
//! runs.

use std::fs;
use std::process::Command;

use crate::sandbox::{PETS, Sandbox, is_fine, stderr, stdout};

/// Runs git in the sandbox, with nobody's settings.
fn git(sandbox: &Sandbox, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(&sandbox.0)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git, which these tests need");
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
}

const ROOT: &str = "\
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { $ref: '../shared/types.yaml#/Pet' } } }
";
const TYPES: &str = "Pet: { type: object, required: [name], properties: { name: { type: string } } }\n";
const MORE: &str = "Pet: { type: object, properties: { name: { type: string } } }\n";
const OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Names, version: '1' }
actions:
  - target: $.paths['/pets'].get
    update: { operationId: listPets }
";

/// A repository in which the first commit, `v1`, has other contents than the folder.
fn repository(test: &str) -> Sandbox {
    let sandbox = Sandbox::new(&format!("revisions-{test}"));
    for (file, text) in
        [("specs/pets.yaml", ROOT), ("shared/types.yaml", TYPES), ("specs/names.yaml", OVERLAY)]
    {
        fs::create_dir_all(sandbox.0.join(file).parent().unwrap()).unwrap();
        fs::write(sandbox.0.join(file), text).unwrap();
    }
    fs::write(sandbox.0.join("bindgen.toml"), "rename.types.Pet = \"Animal\"\n").unwrap();
    git(&sandbox, &["init", "-q", "-b", "main"]);
    git(&sandbox, &["add", "-A"]);
    git(&sandbox, &["commit", "-q", "-m", "one"]);
    git(&sandbox, &["tag", "v1"]);
    fs::write(sandbox.0.join("shared/types.yaml"), MORE).unwrap();
    sandbox
}

#[test]
fn all_files_are_those_of_the_revision() {
    let sandbox = repository("files");
    let options = ["--root", ".", "--overlay", "specs/names.yaml", "--config", "bindgen.toml"];
    let diff = |old: &str, new: &str| {
        let output = sandbox.run(&[&["diff", old, new], &options[..]].concat());
        is_fine(&output);
        assert_eq!(stderr(&output), "");
        stdout(&output)
    };
    let text = diff("git:v1:specs/pets.yaml", "specs/pets.yaml");
    assert!(text.starts_with("git:v1:specs/pets.yaml → specs/pets.yaml\n"), "{text}");
    // The type comes from another file, and the configuration of both renames it.
    assert!(text.contains(" Animal: ") && text.contains("git:v1:shared/types.yaml:1:"), "{text}");
    for same in
        ["git:v1:specs/pets.yaml", "git:main:./specs/pets.yaml", "git:HEAD^{/one}:specs/../specs/pets.yaml"]
    {
        let text = diff("git:v1:specs/pets.yaml", same);
        assert!(text.contains("nothing changes for callers"), "{text}");
    }
}

#[test]
fn paths_begin_at_the_root_or_at_the_current_folder() {
    let sandbox = repository("folders");
    let inner = Sandbox(sandbox.0.join("specs"));
    let options = ["--root", "..", "--overlay", "names.yaml"];
    for old in ["git:v1:specs/pets.yaml", "git:v1:./pets.yaml", "git:v1:../specs/pets.yaml"] {
        let output = inner.run(&[&["diff", old, "pets.yaml"], &options[..]].concat());
        is_fine(&output);
        assert_eq!(stderr(&output), "", "{old}");
    }
    let output = inner.run(&[&["diff", "git:v1:names.yaml", "pets.yaml"], &options[..]].concat());
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("error[OB0101]") && said.contains("no such file in the revision `v1`"), "{said}");
    assert!(said.contains("`git:v1:./names.yaml`"), "{said}");
}

#[test]
fn an_overlay_that_the_revision_did_not_have_is_left_out_with_a_note() {
    let sandbox = repository("notes");
    fs::write(sandbox.0.join("later.yaml"), OVERLAY).unwrap();
    let options = ["--root", ".", "--overlay", "later.yaml"];
    let output =
        sandbox.run(&[&["diff", "git:v1:specs/pets.yaml", "specs/pets.yaml"], &options[..]].concat());
    is_fine(&output);
    assert_eq!(stderr(&output), "note: the revision `v1` has no `later.yaml`, and is read without it\n");
    assert!(stdout(&output).contains("list_pets"), "{}", stdout(&output));
}

#[test]
fn references_do_not_leave_the_revision() {
    let sandbox = repository("outside");
    fs::write(sandbox.0.join("secret.yaml"), TYPES).unwrap();
    let outside = ROOT.replace("../shared/types.yaml", "../../../../../../../../../../secret.yaml");
    fs::write(sandbox.0.join("specs/outside.yaml"), outside).unwrap();
    git(&sandbox, &["add", "specs/outside.yaml"]);
    git(&sandbox, &["commit", "-q", "-m", "two"]);
    for options in [&["--root", "."][..], &["--allow-outside"]] {
        let arguments =
            ["diff", "git:main:specs/outside.yaml", "git:main:specs/outside.yaml", "--deny", "warnings"];
        let output = sandbox.run(&[&arguments, options].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("error[OB012"), "{}", stderr(&output));
    }
}

#[test]
fn revisions_that_are_none_are_named() {
    let sandbox = repository("none");
    let before = fs::read_dir(&sandbox.0).unwrap().count();
    for (old, says) in [
        ("git:nowhere:specs/pets.yaml", "there is no revision `nowhere`"),
        ("git:main..v1:specs/pets.yaml", "`main..v1` is not the name of a revision"),
        ("git:^main:specs/pets.yaml", "`^main` is not the name of a revision"),
        ("git:--output=stolen:specs/pets.yaml", "`--output=stolen` is not the name of a revision"),
        ("git:--help:specs/pets.yaml", "`--help` is not the name of a revision"),
        ("git::specs/pets.yaml", "`` is not the name of a revision"),
        ("git:main", "the path is missing"),
        ("git:main:", "the path is empty"),
        ("git:a\u{1b}[2J:specs/pets.yaml", "`a\\u{1b}[2J` is not the name of a revision"),
        ("git:$(touch stolen):specs/pets.yaml", "there is no revision `$(touch stolen)`"),
        ("git:v1:specs", "it is a folder"),
        ("git:v1:/etc/passwd", "there is no such file in the revision"),
        ("git:v1:../../etc/passwd", "outside of the repository"),
        ("git:v1:specs/pets\u{7}.yaml", "control characters"),
    ] {
        let output = sandbox.run(&["diff", old, "specs/pets.yaml", "--root", "."]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{old}: {said}");
        assert!(said.starts_with("error[OB01") && said.contains(says), "{old}: {said}");
        assert!(!said.contains('\u{1b}') && !said.contains('\u{7}'), "{said:?}");
    }
    assert_eq!(fs::read_dir(&sandbox.0).unwrap().count(), before, "something was written");
}

#[test]
fn without_git_or_a_repository_the_reason_is_said() {
    let sandbox = Sandbox::new("revisions-without");
    let run = |variable: &str, value: &str| {
        Command::new(env!("CARGO_BIN_EXE_openapi-bindgen"))
            .args(["diff", "git:main:pets.yaml", "pets.yaml"])
            .current_dir(&sandbox.0)
            .env(variable, value)
            .output()
            .unwrap()
    };
    let output = run("PATH", "/nowhere");
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.starts_with("error[OB0156]") && said.contains("git cannot be started"), "{said}");
    // The sandbox is in the clone of this project, which git must not find.
    let output = run("GIT_DIR", "/nowhere");
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(
        said.contains("git finds no repository here") && said.contains("help: run this in a clone"),
        "{said}"
    );
}

#[test]
#[cfg(unix)]
fn nothing_of_the_repository_runs() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = repository("runs");
    let script = sandbox.0.join("script.sh");
    fs::write(&script, format!("#!/bin/sh\ntouch {}\ncat\n", sandbox.0.join("ran").display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let hooks = sandbox.0.join(".git/hooks");
    fs::create_dir_all(&hooks).unwrap();
    for hook in
        ["post-checkout", "pre-commit", "reference-transaction", "post-index-change", "fsmonitor-watchman"]
    {
        fs::copy(&script, hooks.join(hook)).unwrap();
    }
    fs::write(sandbox.0.join(".gitattributes"), "*.yaml filter=evil diff=evil\n").unwrap();
    let script = script.to_str().unwrap();
    for key in [
        "filter.evil.smudge",
        "filter.evil.clean",
        "diff.evil.textconv",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
    ] {
        git(&sandbox, &["config", key, script]);
    }
    let output = sandbox.run(&["diff", "git:v1:specs/pets.yaml", "specs/pets.yaml", "--root", "."]);
    is_fine(&output);
    assert!(!sandbox.0.join("ran").exists(), "a program of the repository ran");
}

#[test]
fn revisions_are_only_for_reviews() {
    let sandbox = repository("only");
    let output = sandbox.run(&["check", "git:v1:specs/pets.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("error[OB0101]"), "{}", stderr(&output));
    // A file of that name is called by its folder.
    fs::write(sandbox.0.join("git:v1:x.yaml"), PETS).unwrap();
    is_fine(&sandbox.run(&["diff", "./git:v1:x.yaml", "pets.yaml"]));
}

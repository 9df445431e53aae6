//! `generate --check`: it writes nothing and lists what is not up to date.

use std::fs;

use crate::sandbox::{PETS, Sandbox, is_fine, stderr};

/// The exit code, and stderr without its first line, which counts operations and types.
fn check(sandbox: &Sandbox, arguments: &[&str]) -> (Option<i32>, String) {
    let output = sandbox.run(&[arguments, &["--check"]].concat());
    let said = stderr(&output);
    let rest = said.split_once('\n').map_or("", |(_, rest)| rest);
    (output.status.code(), rest.to_owned())
}

#[test]
fn a_file_that_is_up_to_date_is_fine() {
    let sandbox = Sandbox::new("check-file");
    let generate = ["generate", "pets.yaml", "--out", "pets.rs", "--manifest", "pets.json"];
    let (code, said) = check(&sandbox, &generate);
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "pets.rs: it is missing\npets.json: it is missing\nerror: 2 files are not up to date; run the command without --check\n"
    );
    assert_eq!(fs::read_dir(&sandbox.0).unwrap().count(), 1, "something was written");
    is_fine(&sandbox.run(&generate));
    assert_eq!(check(&sandbox, &generate), (Some(0), String::new()));

    let text = sandbox.read("pets.rs");
    let at = text.lines().position(|line| line.contains("pub struct Pet ")).unwrap() + 1;
    let edited = text.replace("pub struct Pet ", "pub struct Pest ");
    fs::write(sandbox.0.join("pets.rs"), &edited).unwrap();
    let (code, said) = check(&sandbox, &generate);
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        format!(
            "pets.rs:{at}: it differs from here on\nerror: 1 file is not up to date; run the command without --check\n"
        )
    );
    assert_eq!(sandbox.read("pets.rs"), edited);
    // A file that merely ends early differs, too.
    let cut = text.lines().take(3).collect::<Vec<_>>().join("\n");
    fs::write(sandbox.0.join("pets.rs"), cut).unwrap();
    assert!(check(&sandbox, &generate).1.starts_with("pets.rs:4: "), "{:?}", check(&sandbox, &generate));
}

#[test]
fn a_crate_is_checked_with_its_manifest_and_with_stale_files() {
    let sandbox = Sandbox::new("check-crate");
    let generate = ["generate", "pets.yaml", "--crate", "out/pets", "--name", "pets"];
    let (code, said) = check(&sandbox, &generate);
    assert_eq!(code, Some(1));
    assert!(said.contains("out/pets/Cargo.toml: it is missing\n"), "{said}");
    assert!(!sandbox.0.join("out").exists());
    is_fine(&sandbox.run(&generate));
    assert_eq!(check(&sandbox, &generate), (Some(0), String::new()));
    // What users add to the manifest is theirs.
    let manifest =
        sandbox.read("out/pets/Cargo.toml").replace("[dependencies]", "[dependencies]\nlog = \"0.4\"");
    fs::write(sandbox.0.join("out/pets/Cargo.toml"), &manifest).unwrap();
    is_fine(&sandbox.run(&generate));
    assert_eq!(check(&sandbox, &generate), (Some(0), String::new()));

    fs::copy(sandbox.0.join("out/pets/src/types.rs"), sandbox.0.join("out/pets/src/old.rs")).unwrap();
    fs::write(sandbox.0.join("out/pets/src/mine.rs"), "// mine\n").unwrap();
    let (code, said) = check(&sandbox, &generate);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("out/pets/src/old.rs: it would be removed\nerror: 1 file is "), "{said}");
    assert!(sandbox.0.join("out/pets/src/old.rs").exists());
    is_fine(&sandbox.run(&generate));
    assert!(
        !sandbox.0.join("out/pets/src/old.rs").exists() && sandbox.0.join("out/pets/src/mine.rs").exists()
    );

    fs::write(sandbox.0.join("pets.yaml"), PETS.replace("name: { type: string }", "name: { type: integer }"))
        .unwrap();
    let (code, said) = check(&sandbox, &generate);
    assert_eq!(code, Some(1));
    assert!(said.contains("out/pets/src/types.rs:"), "{said}");
}

#[test]
fn what_cannot_be_checked_is_an_error() {
    let sandbox = Sandbox::new("check-errors");
    fs::create_dir(sandbox.0.join("folder.rs")).unwrap();
    let (code, said) = check(&sandbox, &["generate", "pets.yaml", "--out", "folder.rs"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("it is not a regular file"), "{said}");
    fs::write(sandbox.0.join("pets.yaml"), "openapi: [").unwrap();
    assert_eq!(check(&sandbox, &["generate", "pets.yaml", "--out", "pets.rs"]).0, Some(1));
}

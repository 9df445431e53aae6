//! The same document gives the same bytes under all circumstances: repetition, threads, locale, folder, line
//! endings, and YAML or JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The document of this repository, which uses most features.
fn atoms() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/atoms.yaml");
    fs::read_to_string(file).unwrap().replace("\r\n", "\n")
}

/// An empty folder.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("reproducible-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("specs/deep")).unwrap();
    folder
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_openapi-bindgen"))
}

/// Runs the generator, and returns the bindings, the manifest and the files of a crate.
fn generate(mut command: Command, document: &str, out: &Path) -> Vec<String> {
    let _ = fs::remove_dir_all(out);
    let text = |path: &str| out.join(path).to_string_lossy().into_owned();
    let mut again = program();
    again.current_dir(command.get_current_dir().unwrap());
    for (command, arguments) in [
        (&mut command, vec!["--out".to_owned(), text("x.rs"), "--manifest".to_owned(), text("x.json")]),
        (&mut again, vec!["--crate".to_owned(), text("x"), "--name".to_owned(), "x".to_owned()]),
    ] {
        let output = command.arg("generate").arg(document).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let files = ["x.rs", "x.json", "x/Cargo.toml", "x/src/lib.rs", "x/src/types.rs", "x/src/client.rs"];
    files.iter().map(|file| fs::read_to_string(out.join(file)).unwrap()).collect()
}

/// The bindings of a text stored in a file with this name.
fn of_text(folder: &Path, name: &str, text: &str) -> Vec<String> {
    fs::write(folder.join(name), text).unwrap();
    let mut command = program();
    command.current_dir(folder);
    generate(command, name, &folder.join("out"))
}

#[track_caller]
fn same(one: &[String], other: &[String]) {
    assert!(one[0].len() > 10_000);
    for (one, other) in one.iter().zip(other) {
        let different = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "different: {different:#?}");
    }
}

#[test]
fn a_second_run_gives_the_same() {
    let folder = folder("runs");
    let first = of_text(&folder, "atoms.yaml", &atoms());
    for _ in 0..3 {
        same(&first, &of_text(&folder, "atoms.yaml", &atoms()));
    }
}

/// The sections are written by threads; on one processor they run in turn.
#[cfg(target_os = "linux")]
#[test]
fn one_processor_gives_the_same_as_all() {
    let folder = folder("threads");
    let all = of_text(&folder, "atoms.yaml", &atoms());
    if Command::new("taskset").arg("--version").output().is_ok() {
        let mut command = Command::new("taskset");
        command.args(["-c", "0", env!("CARGO_BIN_EXE_openapi-bindgen")]).current_dir(&folder);
        same(&all, &generate(command, "atoms.yaml", &folder.join("one")));
    }
    for stack in ["100000", "100000000"] {
        let mut command = program();
        command.current_dir(&folder).env("RUST_MIN_STACK", stack);
        same(&all, &generate(command, "atoms.yaml", &folder.join("stack")));
    }
}

#[test]
fn neither_locale_nor_environment_matter() {
    let folder = folder("locale");
    let first = of_text(&folder, "atoms.yaml", &atoms());
    for locale in ["C", "tr_TR.UTF-8", "ar_EG.UTF-8", "nonsense"] {
        let mut command = program();
        command.current_dir(&folder).env_clear().envs([
            ("LC_ALL", locale),
            ("LANG", locale),
            ("TZ", "Asia/Kathmandu"),
        ]);
        same(&first, &generate(command, "atoms.yaml", &folder.join("out2")));
    }
}

#[test]
fn the_folder_does_not_matter() {
    let folder = folder("folders");
    let first = of_text(&folder, "atoms.yaml", &atoms());
    fs::copy(folder.join("atoms.yaml"), folder.join("specs/deep/atoms.yaml")).unwrap();
    let whole = folder.join("specs/deep/atoms.yaml").to_string_lossy().into_owned();
    for (from, document) in [
        ("", "specs/deep/atoms.yaml"),
        ("specs", "deep/atoms.yaml"),
        ("specs/deep", "./atoms.yaml"),
        ("specs", "../specs/deep/atoms.yaml"),
        ("", &whole),
    ] {
        let mut command = program();
        command.current_dir(folder.join(from));
        same(&first, &generate(command, document, &folder.join("out3")));
    }
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let folder = folder("lines");
    let first = of_text(&folder, "atoms.yaml", &atoms());
    same(&first, &of_text(&folder, "atoms.yaml", &atoms().replace('\n', "\r\n")));
    same(&first, &of_text(&folder, "atoms.yaml", &format!("\u{feff}{}", atoms())));
}

#[test]
fn json_gives_the_same_as_yaml() {
    let folder = folder("json");
    let first = of_text(&folder, "atoms.yaml", &atoms());
    let output = program()
        .current_dir(&folder)
        .args(["bundle", "atoms.yaml", "--out", "pretty.json"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let pretty = fs::read_to_string(folder.join("pretty.json")).unwrap();
    let tree: Value = serde_json::from_str(&pretty).unwrap();
    same(&first, &of_text(&folder, "atoms.json", &pretty));
    same(&first, &of_text(&folder, "atoms.json", &tree.to_string()));
    same(&first, &of_text(&folder, "atoms.json", &pretty.replace('\n', "\r\n")));
    // JSON is also YAML.
    same(&first, &of_text(&folder, "atoms.yaml", &pretty));
}

//! The rules for dependencies, checked on the lockfile: which compilers they need, their licences, and where
//! they come from. Also checks that our own code runs nothing and connects to nothing at build time.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::tidy::{root, sources};

/// `rust-version` of the workspace.
const RUST: (u64, u64) = (1, 85);

/// Every package of the lockfile, as described by cargo. Packages for other systems are missing if only a
/// build has fetched dependencies, so cargo may fetch them now.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

fn name(package: &Value) -> String {
    format!(
        "{} {}",
        package["name"].as_str().unwrap_or_default(),
        package["version"].as_str().unwrap_or_default()
    )
}

#[test]
fn no_dependency_needs_a_newer_compiler() {
    let needs = |package: &Value| {
        let mut numbers =
            package["rust_version"].as_str()?.split('.').map(|number| number.parse::<u64>().unwrap_or(0));
        Some((numbers.next()?, numbers.next().unwrap_or(0)))
    };
    let packages = packages();
    assert!(packages.iter().filter_map(needs).count() > 50);
    let newer: Vec<_> = packages.iter().filter(|package| needs(package) > Some(RUST)).map(name).collect();
    assert!(newer.is_empty(), "declare more than 1.85: {newer:?}");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    assert!(manifest.contains("rust-version = \"1.85\""), "the constant of this test is out of date");
}

#[test]
fn every_licence_is_allowed() {
    let policy = fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let list =
        policy.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once(']')).expect("the list").0;
    let allowed: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    assert!(allowed.contains(&"MIT"), "{allowed:?}");
    let refused: Vec<_> = packages()
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(|licence| is_satisfied(licence, &allowed)))
        .map(|package| format!("{}: {}", name(package), package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

/// Whether these licences satisfy an SPDX expression (SPDX 2.3, Annex D; `/` is the older `OR`).
fn is_satisfied(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    either(&mut tokens.as_slice(), allowed)
}

fn either(tokens: &mut &[&str], allowed: &[&str]) -> bool {
    let mut is_satisfied = both(tokens, allowed);
    while let ["OR", rest @ ..] = tokens {
        *tokens = rest;
        is_satisfied |= both(tokens, allowed);
    }
    is_satisfied
}

fn both(tokens: &mut &[&str], allowed: &[&str]) -> bool {
    let mut is_satisfied = one(tokens, allowed);
    while let ["AND", rest @ ..] = tokens {
        *tokens = rest;
        is_satisfied &= one(tokens, allowed);
    }
    is_satisfied
}

fn one(tokens: &mut &[&str], allowed: &[&str]) -> bool {
    let (first, rest) = tokens.split_first().expect("a licence");
    *tokens = rest;
    if *first == "(" {
        let is_satisfied = either(tokens, allowed);
        *tokens = tokens.split_first().expect("a bracket").1;
        return is_satisfied;
    }
    if let ["WITH", exception, rest @ ..] = tokens {
        let licence = format!("{first} WITH {exception}");
        *tokens = rest;
        return allowed.contains(&licence.as_str());
    }
    allowed.contains(first)
}

#[test]
fn expressions_of_licences_are_understood() {
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("GPL-3.0 OR MIT AND GPL-3.0", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("Zlib WITH LLVM-exception", false),
    ] {
        assert_eq!(is_satisfied(expression, &["MIT", "Zlib"]), expected, "{expression}");
    }
}

#[test]
fn everything_comes_from_the_registry_or_from_here() {
    let lockfile = fs::read_to_string(root().join("Cargo.lock")).expect("the lockfile");
    let sources: Vec<&str> = lockfile.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    assert!(sources.len() > 50);
    let others: Vec<_> = sources.iter().filter(|source| !source.starts_with("\"registry+")).collect();
    assert!(others.is_empty(), "{others:?}");
    assert_eq!(sources.len(), lockfile.matches("\nchecksum = ").count(), "a package without a checksum");
}

/// The one file that starts a program: git, for a review of two revisions, which no build script makes.
const STARTS_GIT: &str = "generator/src/review/git/process.rs";

/// A user's build script runs `generator/src`: it reads the named files, and writes to `OUT_DIR`.
#[test]
fn the_generator_runs_nothing_and_connects_to_nothing() {
    let files: Vec<_> = ["build.rs", "generator/src"].into_iter().flat_map(sources).collect();
    assert!(files.len() > 100);
    let means = [
        "process::Command",
        "Command::new",
        "std::net",
        "TcpStream",
        "UdpSocket",
        "libloading",
        "proc_macro::",
    ];
    for (file, text) in files {
        if file.ends_with(STARTS_GIT) {
            assert_eq!(text.matches("Command::new").count(), 1, "more than git");
            assert!(text.contains("Command::new(\"git\")"), "not git");
            continue;
        }
        if file.ends_with("src/build.rs") || file.ends_with("src/pipeline.rs") {
            assert!(!text.contains("review::"), "{}: a build script makes reviews", file.display());
        }
        if file.ends_with("generator/src/lib.rs") {
            let is_apart = text.contains("#[cfg(feature = \"review\")]\npub mod review;");
            assert!(is_apart, "every build script compiles what starts git");
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            assert!(!means.iter().any(|means| line.contains(means)), "{}: {line}", file.display());
        }
    }
    // Nor do published packages have build scripts or macros that run at build time, except for the bindings and
    // the derives in them, which turn text into text.
    for package in ["generator", "runtime", "derive", "cli"] {
        assert!(!root().join(package).join("build.rs").exists(), "{package} has a build script");
        let manifest = fs::read_to_string(root().join(package).join("Cargo.toml")).expect("a manifest");
        let is_macro = manifest.contains("proc-macro = true");
        assert_eq!(is_macro, package == "derive", "{package}");
    }
    let derives = sources("derive/src");
    assert!(derives.len() > 5);
    for (file, text) in derives {
        for forbidden in ["std::fs", "std::env", "std::net", "std::process", "include_str", "extern crate"] {
            assert!(!text.contains(forbidden), "{}: {forbidden}", file.display());
        }
    }
    let manifest = fs::read_to_string(root().join("derive/Cargo.toml")).expect("a manifest");
    assert!(!manifest.contains("dependencies]"), "the derives have dependencies");
}

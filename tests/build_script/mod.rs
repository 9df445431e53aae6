//! Generation in the `build.rs` of a crate outside this workspace: what cargo builds, when it rebuilds, and
//! what it prints if the document is wrong.

mod consumer;
mod hostile_docs;

use consumer::Consumer;

/// A document without errors.
const PETS: &str = include_str!("pets.yaml");

/// Uses the bindings of its own document and those of the flagship, both without an HTTP client.
const MAIN: &str = include_str!("consumer_main.rs");

/// A document to be configured, and a program that relies on the configuration.
const CHOOSING: &str = include_str!("choosing.yaml");
const CHOOSING_MAIN: &str = include_str!("choosing_main.rs");

/// A binary that calls nothing of its bindings, and denies warnings in its own code.
const STRICT_MAIN: &str = "\
//! A binary.
#![forbid(unsafe_code)]
#![deny(warnings, unused, missing_docs, unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic)]

mod pets {
    openapi_bindgen_runtime::include_bindings!(\"pets\");
}

fn main() {}
";

#[test]
fn included_bindings_are_silent_whatever_the_lints_of_the_user_are() {
    let consumer = Consumer::new("strict-consumer", CHOOSING, STRICT_MAIN);
    let build = consumer.build();
    assert!(build.is_success(), "{}", build.compiler_output());
    assert_eq!(build.compiler_output(), "");
    // From 400 types on, the bindings are several files.
    let many: String = (0..400).map(|index| format!("    Alias{index}: {{ type: string }}\n")).collect();
    consumer.write("specs/pets.yaml", &CHOOSING.replace("  schemas:\n", &format!("  schemas:\n{many}")));
    let build = consumer.build();
    assert!(build.is_success(), "{}", build.compiler_output());
    assert_eq!(build.compiler_output(), "");
    assert!(consumer.generated(&build).contains("mod types_a;"));
}

#[test]
fn a_name_cannot_lead_out_of_a_line_or_out_of_the_folder() {
    let name = "x\ncargo::rustc-env=EVIL=1.yaml";
    let document = PETS.replace("#/components/schemas/Pet\"", "x\\ncargo::rustc-env=EVIL=1.yaml\"");
    let consumer = Consumer::new("named-consumer", &document, "fn main() {}\n");
    if cfg!(unix) {
        consumer.write(&format!("specs/{name}"), "type: object\n");
    }
    let build = consumer.build();
    assert!(!build.is_success() && build.stderr.contains("error[OB0141]"), "{}", build.stderr);
    assert!(!build.stderr.lines().any(|line| line.starts_with("cargo::rustc-env")), "{}", build.stderr);

    consumer.write("specs/pets.yaml", PETS);
    for (name, is_fine) in [("../../x", false), ("/tmp/x", false), ("a/../../x", false), ("sub/x", true)] {
        let script = format!(
            "fn main() {{\n    openapi_bindgen::Build::new(\"specs/pets.yaml\").name({name:?}).run();\n}}\n"
        );
        consumer.write("build.rs", &script);
        let build = consumer.build();
        assert_eq!(build.is_success(), is_fine, "{name}: {}", build.stderr);
        let refused = build.stderr.contains(&format!("`{name}` is not the name of a file in OUT_DIR"));
        assert_eq!(refused, !is_fine, "{}", build.stderr);
    }
}

#[test]
fn a_consumer_builds_from_two_lines_and_again_only_when_the_document_changes() {
    let consumer = Consumer::new("pets-consumer", PETS, MAIN);
    let first = consumer.build();
    assert!(first.is_success(), "{}", first.stderr);
    assert_eq!(first.stderr.matches("warning").count(), 0, "{}", first.stderr);
    assert!(consumer.generated(&first).contains("pub enum Kind"));

    let second = consumer.build();
    assert!(second.is_fresh(), "nothing was touched");

    consumer.write("specs/pets.yaml", &PETS.replace("[cat, dog]", "[cat, dog, axolotl]"));
    let third = consumer.build();
    assert!(third.is_success(), "{}", third.stderr);
    assert!(!third.is_fresh(), "the document was touched");
    assert!(consumer.generated(&third).contains("Axolotl"));

    let printed = consumer.run();
    assert_eq!(printed, "pets: axolotl\natoms: 409 Conflict A compliance application already exists\n");
}

#[test]
fn a_wrong_document_fails_the_build_with_a_line_for_each_problem() {
    let broken = PETS
        .replace("          in: query\n", "          in: query\n          in: header\n")
        .replace("$ref: \"#/components/schemas/Pet\"", "$ref: #/components/schemas/Pet")
        .replace("      operationId: listPets\n", "      operationId: listPets\n      operationId: pets\n");
    let consumer = Consumer::new("broken-consumer", &broken, MAIN);
    let build = consumer.build();
    assert!(!build.is_success(), "{}", build.stderr);
    insta::assert_snapshot!(build.errors().join("\n"), @r"
    error: broken-consumer@0.1.0: specs/pets.yaml:11:7: error[OB0104]: the key `operationId` occurs twice; the last one is used; specs/pets.yaml:10:7: the first one; help: remove or rename one of the two
    error: broken-consumer@0.1.0: specs/pets.yaml:15:11: error[OB0104]: the key `in` occurs twice; the last one is used; specs/pets.yaml:14:11: the first one; help: remove or rename one of the two
    error: broken-consumer@0.1.0: specs/pets.yaml:26:19: error[OB0111]: this `$ref` has no value; help: in YAML, ` #` starts a comment; put the reference in quotes
    ");
    assert!(!build.stderr.contains("panicked"), "{}", build.stderr);
    assert!(!build.stderr.contains("could not compile"), "the bindings are not looked for: {}", build.stderr);

    consumer.write("specs/pets.yaml", PETS);
    let corrected = consumer.build();
    assert!(corrected.is_success(), "{}", corrected.stderr);
}

#[test]
fn choices_stand_in_the_manifest() {
    let consumer = Consumer::new("choosing-consumer", CHOOSING, CHOOSING_MAIN);
    consumer.choose("[package.metadata.openapi-bindgen]\nmap.\"*\" = \"hashed\"\n[package.metadata.openapi-bindgen.rename]\ntype = {}\n");
    let build = consumer.build();
    assert!(!build.is_success(), "{}", build.stderr);
    insta::assert_snapshot!(build.errors().join("\n"), @r"
    error: choosing-consumer@0.1.0: Cargo.toml:19:1: error[OB0602]: the configuration has no `map`; help: did you mean `maps`?
    error: choosing-consumer@0.1.0: Cargo.toml:21:1: error[OB0602]: the configuration has no `rename.type`; help: did you mean `rename.types`?
    ");

    consumer.choose(
        "[package.metadata.openapi-bindgen]\n\
         rename.types.Pet = \"Animal\"\n\
         replace.types.Chip = \"crate::Chip\"\n\
         derive.\"*\" = [\"Eq\", \"Hash\", \"Default\"]\n\
         derive.Mark = [\"PartialOrd\"]\n\
         attributes.Kind = ['doc(alias = \"species\")']\n\
         enums.Kind = \"closed\"\n\
         maps.\"*\" = \"hashed\"\n\
         exclude.operations = [\"DELETE *\"]\n",
    );
    let build = consumer.build();
    assert!(build.is_success(), "{}", build.stderr);
    assert_eq!(build.stderr.matches("warning").count(), 0, "{}", build.stderr);
    assert_eq!(consumer.run(), "Animal(Cat, chip 7)\n");
}

/// The texts of a document are not code: `cargo test` of a crate that includes its bindings runs none of
/// them.
#[test]
fn no_text_of_a_document_is_a_test() {
    let (document, texts) = hostile_docs::document();
    assert!(texts > 500, "{texts}");
    let consumer = Consumer::new("hostile-consumer", &document, "fn main() {}\n");
    consumer.write("src/lib.rs", "//! Bindings.\n\nopenapi_bindgen_runtime::include_bindings!(\"pets\");\n");
    let printed = consumer.doctests();
    assert!(printed.contains("0 tests, 0 benchmarks"), "{printed}");
    assert!(!printed.contains(": test"), "{printed}");
}

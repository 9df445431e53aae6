//! Names in the configuration that the document does not have are reported.

use openapi_bindgen::config::Config;

use super::{generated, generated_with};

const PETS: &str = "components:\n  schemas:\n    Pet: {type: object, properties: {name: {type: string}, kind: {type: string, enum: [cat, dog]}}}\n";

#[test]
fn an_entry_for_nothing_is_located_in_the_configuration() {
    let toml = "[rename.types]\nPett = \"Animal\"\n[rename.fields]\n\"Pet.nam\" = \"label\"\n[rename.variants]\n\"PetKind.cta\" = \"Kitty\"\n[replace.types]\nOrder = \"crate::Order\"\n[enums]\nPetKin = \"open\"\n";
    generated("for_nothing", PETS, toml).says(
        "\
openapi-bindgen.toml:8:1: warning[OB0412]: [replace.types]: nothing in this document is named `Order`; help: correct the name, or remove the entry
openapi-bindgen.toml:10:1: warning[OB0412]: [enums]: nothing in this document is named `PetKin`; help: did you mean `PetKind`?
openapi-bindgen.toml:2:1: warning[OB0412]: [rename.types]: nothing in this document is named `Pett`; help: did you mean `Pet`?
openapi-bindgen.toml:4:1: warning[OB0412]: [rename.fields]: nothing in this document is named `Pet.nam`; help: did you mean `Pet.name`?
openapi-bindgen.toml:6:1: warning[OB0412]: [rename.variants]: nothing in this document is named `PetKind.cta`; help: did you mean `PetKind.cat`?",
    );
}

#[test]
fn choices_of_a_build_script_are_checked_too() {
    let mut config = Config::default();
    config.rename.types.insert("Pet".into(), "my pet".into());
    config.derive.insert("Pett".into(), vec!["Eq".into()]);
    generated_with("by_program", PETS, config).says(
        "\
configuration: error[OB0603]: `Pet` cannot be called `my pet`, which is not an identifier; help: docs/config.md says what each key takes
configuration: warning[OB0412]: [derive]: nothing in this document is named `Pett`; help: did you mean `Pet`?",
    );
}

#[test]
fn a_type_is_found_by_any_of_its_names() {
    let toml = |name: &str| {
        format!("[rename.types]\nPetKind = \"Species\"\n[attributes]\n{name} = [\"must_use\"]\n")
    };
    for name in ["Species", "PetKind"] {
        generated("any_name", PETS, &toml(name)).has(&["#[must_use]\n#[non_exhaustive]\npub enum Species {"]);
    }
}

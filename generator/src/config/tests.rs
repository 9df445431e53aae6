//! Tests of the configuration: what is read from TOML, and what is reported.

use super::{Absence, Config, DateTimeCrate, Examples, MapOrder, Openness, Strictness, Tolerance};
use crate::diagnostic::{Level, Style, render};

/// Every key, with a value.
const EVERYTHING: &str = r#"
date-time = "jiff"
[rename]
types.Pet = "Animal"
fields."Pet.name" = "label"
variants."Kind.cat" = "Kitty"
operations.list = "all"
tags.pets = "animals"
[replace]
types.Money = "crate::Money"
formats.uri = "::url::Url"
[derive]
"*" = ["Eq"]
Pet = ["::std::hash::Hash"]
[attributes]
Pet = ['cfg_attr(feature = "x", derive(X))']
[enums]
Kind = "closed"
[maps]
"*" = "hashed"
[responses]
missing = "optional"
statuses = "error"
content-types = "accept"
date-times = "error"
types.Pet = { missing = "error", null = "optional" }
[include]
tags = ["pets"]
operations = ["GET /pets/*"]
paths = ["/pets*"]
[exclude]
operations = ["deletePet"]
[diagnostics]
OB0412 = "deny"
"#;

/// The findings, one per line.
#[track_caller]
fn findings(text: &str) -> String {
    Config::from_toml(text).expect_err("a wrong configuration").to_string()
}

#[test]
fn every_key_is_read() {
    let config = Config::from_toml(EVERYTHING).expect("a valid configuration");
    assert_eq!(config.date_time, DateTimeCrate::Jiff);
    assert_eq!(config.rename.types["Pet"], "Animal");
    assert_eq!(config.rename.fields["Pet.name"], "label");
    assert_eq!(config.rename.variants["Kind.cat"], "Kitty");
    assert_eq!(config.rename.operations["list"], "all");
    assert_eq!(config.rename.tags["pets"], "animals");
    assert_eq!(config.replace.types["Money"], "crate::Money");
    assert_eq!(config.replace.formats["uri"], "::url::Url");
    assert_eq!(config.derive["*"], ["Eq"]);
    assert_eq!(config.derive["Pet"], ["::std::hash::Hash"]);
    assert_eq!(config.attributes["Pet"].len(), 1);
    assert_eq!(config.enums["Kind"], Openness::Closed);
    assert_eq!(config.maps["*"], MapOrder::Hashed);
    assert_eq!(config.responses.all, Tolerance { missing: Some(Absence::Optional), null: None });
    let strict = Strictness { statuses: true, content_types: false, date_times: true };
    assert_eq!(config.responses.strictness, strict);
    let pet = Tolerance { missing: Some(Absence::Error), null: Some(Absence::Optional) };
    assert_eq!(config.responses.types["Pet"], pet);
    assert_eq!(config.include.tags, ["pets"]);
    assert_eq!(config.include.operations, ["GET /pets/*"]);
    assert_eq!(config.include.paths, ["/pets*"]);
    assert_eq!(config.exclude.operations, ["deletePet"]);
    assert_eq!(config.diagnostics.by_code["OB0412"], Level::Error);
}

#[test]
fn unknown_keys_are_errors_with_a_suggestion() {
    let findings = findings(
        "[renames.types]\n[rename.type]\n[types]\n[include]\ntag = []\n[enum]\nPet = 'open'\n[colour]\n[rename.zebras]\ndate_time = 1\n",
    );
    let expected = "\
openapi-bindgen.toml:1:2: error[OB0602]: the configuration has no `renames`; help: did you mean `rename`?
openapi-bindgen.toml:2:9: error[OB0602]: the configuration has no `rename.type`; help: did you mean `rename.types`?
openapi-bindgen.toml:9:9: error[OB0602]: the configuration has no `rename.zebras`; help: there are: types, fields, variants, operations, parameters, tags
openapi-bindgen.toml:3:2: error[OB0602]: the configuration has no `types`; help: did you mean `rename.types` or `merge.types` or `replace.types` or `responses.types`?
openapi-bindgen.toml:5:1: error[OB0602]: the configuration has no `include.tag`; help: did you mean `include.tags`?
openapi-bindgen.toml:6:2: error[OB0602]: the configuration has no `enum`; help: did you mean `enums`?
openapi-bindgen.toml:8:2: error[OB0602]: the configuration has no `colour`; help: there are: rename, names, merge, replace, derive, attributes, date-time, codec, constructors, enums, maps, responses, include, exclude, tag-features, examples, diagnostics";
    assert_eq!(findings, expected);
}

#[test]
fn the_line_of_the_configuration_is_shown() {
    let error = Config::from_toml("# Names.\n[rename.typs]\nPet = \"Animal\"\n").expect_err("a wrong key");
    let shown = render(error.report().iter(), error.sources(), Style::Plain);
    insta::assert_snapshot!(shown.trim_end(), @r"
    error[OB0602]: the configuration has no `rename.typs`
     --> openapi-bindgen.toml:2:9
      |
    2 | [rename.typs]
      |         ^^^^
      |
      = help: did you mean `rename.types`?
    ");
}

#[test]
fn values_of_the_wrong_kind_are_errors() {
    let text = "date-time = \"jif\"\n[enums]\nKind = \"opened\"\n[derive]\nPet = \"Eq\"\n[include]\ntags = [1]\n[maps]\n\"a b\" = 2020-01-01\n[attributes]\nPet = [\"x\", {}]\n[rename]\ntypes = true\n";
    let expected = "\
openapi-bindgen.toml:1:1: error[OB0603]: `date-time` is `chrono` or `jiff`, not `jif`; help: docs/config.md says what each key takes
openapi-bindgen.toml:3:1: error[OB0603]: `enums.Kind` is `open` or `closed`, not `opened`; help: docs/config.md says what each key takes
openapi-bindgen.toml:5:1: error[OB0603]: `derive.Pet` is a list of strings, not a string; help: docs/config.md says what each key takes
openapi-bindgen.toml:7:9: error[OB0603]: `include.tags.0` is a string, not an integer; help: docs/config.md says what each key takes
openapi-bindgen.toml:9:1: error[OB0603]: `maps.\"a b\"` is a string, not a datetime; help: docs/config.md says what each key takes
openapi-bindgen.toml:11:13: error[OB0603]: `attributes.Pet.1` is a string, not a table; help: docs/config.md says what each key takes
openapi-bindgen.toml:13:1: error[OB0603]: `rename.types` is a table, not a boolean; help: docs/config.md says what each key takes";
    // `jif` is too short to be sure that `jiff` was meant.
    assert_eq!(findings(text), expected);
}

#[test]
fn keys_of_a_type_are_known() {
    let text = "[responses.types.Alert]\nmising = \"optional\"\nnull = \"optionl\"\n[responses]\nnul = 1\n";
    let expected = "\
openapi-bindgen.toml:2:1: error[OB0602]: the configuration has no `responses.types.Alert.mising`; help: did you mean `missing`?
openapi-bindgen.toml:3:1: error[OB0603]: `responses.types.Alert.null` is `error` or `optional`, not `optionl`; help: did you mean `optional`?
openapi-bindgen.toml:5:1: error[OB0602]: the configuration has no `responses.nul`; help: there are: missing, null, statuses, content-types, date-times, types";
    assert_eq!(findings(text), expected);
}

#[test]
fn what_is_not_rust_is_an_error() {
    let text = "[replace]\ntypes.Money = \"crate::\"\nformats.uri = \"&str\"\n[derive]\nPet = [\"Eq\", \"Into<u8>\", \"a b\"]\n[attributes]\n\"*\" = [\"#[x]\", \"x] #[y\", \"must_use\"]\n[include]\npaths = [\" \"]\n[diagnostics]\nob0412 = \"allow\"\nOB9999 = \"allow\"\n";
    let expected = "\
openapi-bindgen.toml:2:7: error[OB0603]: `Money` cannot be replaced by `crate::`, which is not the path of a type; help: write it as in `::url::Url`
openapi-bindgen.toml:3:9: error[OB0603]: `uri` cannot be replaced by `&str`, which is not the path of a type; help: write it as in `::url::Url`
openapi-bindgen.toml:5:14: error[OB0603]: `Into<u8>` is not the path of a derive macro; help: docs/config.md says what each key takes
openapi-bindgen.toml:5:26: error[OB0603]: `a b` is not the path of a derive macro; help: docs/config.md says what each key takes
openapi-bindgen.toml:7:8: error[OB0603]: `#[x]` cannot stand between `#[` and `]`; help: docs/config.md says what each key takes
openapi-bindgen.toml:7:16: error[OB0603]: `x] #[y` cannot stand between `#[` and `]`; help: docs/config.md says what each key takes
openapi-bindgen.toml:9:10: error[OB0603]: an empty pattern matches nothing; help: `*` stands for any text
openapi-bindgen.toml:12:1: error[OB0602]: there is no diagnostic `OB9999`; help: docs/diagnostics.md lists the codes
openapi-bindgen.toml:11:1: error[OB0602]: there is no diagnostic `ob0412`; help: did you mean `OB0412`?";
    assert_eq!(findings(text), expected);
}

#[test]
fn how_bindings_are_written_down() {
    let config = Config::from_toml("tag-features = true\nexamples = \"text\"\n").expect("valid");
    assert!(config.tag_features);
    assert_eq!(config.examples, Examples::Text);
    let config = Config::from_toml("[examples]\ndoctest = \"shop::pets\"\n").expect("valid");
    assert_eq!(config.examples, Examples::Doctest { path: "shop::pets".to_owned() });
    assert!(!config.tag_features);
    let text = "tag-features = 1\nexamples = \"doctest\"\n";
    let expected = "\
openapi-bindgen.toml:1:1: error[OB0603]: `tag-features` is true or false, not an integer; help: docs/config.md says what each key takes
openapi-bindgen.toml:2:1: error[OB0603]: `examples` is `none` or `text`, not `doctest`; help: docs/config.md says what each key takes";
    assert_eq!(findings(text), expected);
    let text = "[examples]\ndoctest = \"a b\"\n";
    let expected = "openapi-bindgen.toml:2:1: error[OB0603]: `a b` is not a path to the bindings; help: write it as in `my_crate::atoms`";
    assert_eq!(findings(text), expected);
}

#[test]
fn malformed_toml_is_located() {
    let findings = findings("[rename.types]\nPet = \"Animal\nKind = 1\n");
    assert!(findings.starts_with("openapi-bindgen.toml:2:14: error[OB0601]: "), "{findings}");
}

#[test]
fn the_metadata_of_a_manifest_has_the_same_keys() {
    let folder = std::env::temp_dir().join(format!("openapi-bindgen-metadata-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a writable folder");
    let manifest = folder.join("Cargo.toml");
    let read = |text: &str| {
        std::fs::write(&manifest, format!("[package]\nname = \"x\"\n{text}")).expect("a writable file");
        Config::read(&manifest).map_err(|error| error.to_string().replace(&*folder.to_string_lossy(), "."))
    };
    let config =
        read("[package.metadata.openapi-bindgen.rename.types]\nPet = \"Animal\"\n").expect("valid metadata");
    assert_eq!(config.rename.types["Pet"], "Animal");
    assert_eq!(
        read("[package.metadata.openapi-bindgen]\nderives = {}\n").expect_err("a wrong key"),
        "./Cargo.toml:4:1: error[OB0602]: the configuration has no `derives`; help: did you mean `derive`?"
    );
    assert_eq!(
        read("").expect_err("no table"),
        "./Cargo.toml:1:2: error[OB0604]: there is no table `[package.metadata.openapi-bindgen]` here; help: correct the path, or add the table `[package.metadata.openapi-bindgen]` to a `Cargo.toml`"
    );
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    let missing = Config::read(&manifest).expect_err("no file").to_string();
    assert!(missing.contains(": error[OB0604]: the configuration cannot be read: "), "{missing}");
}

//! Checks `docs/review.md`, which has the register of the codes of changes, and `docs/review.schema.json`, which
//! describes the JSON form of a review.
//!
//! With `UPDATE_DOCS=1` in the environment, the table of codes is written instead of compared.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use openapi_bindgen::review::print::Version;
use openapi_bindgen::review::{Comparison, codes};
use serde_json::{Map, Value};

const BEGIN: &str = "<!-- The codes, written by generator/tests/review_doc.rs: UPDATE_DOCS=1 cargo test -p openapi-bindgen --test it review_doc -->\n";
const END: &str = "<!-- End of the codes -->\n";

/// The owners by the first two digits of their codes.
const OWNERS: [(&str, &str); 3] = [("OD01", "The client"), ("OD02", "Operations"), ("OD03", "Types")];

fn doc(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name)
}

fn table() -> String {
    let mut out = String::new();
    for (prefix, title) in OWNERS {
        let _ = write!(out, "\n### {title}\n\n| code | change | what it means |\n|---|---|---|\n");
        for code in codes::all().filter(|code| code.id.starts_with(prefix)) {
            let explanation = code.explanation.replace('|', "\\|");
            let _ = writeln!(out, "| {} | {} | {explanation} |", code.id, code.title.replace('|', "\\|"));
        }
    }
    out.push('\n');
    out
}

#[test]
fn every_code_has_an_owner_and_every_number_is_used_once() {
    let mut ids: Vec<&str> = codes::all().map(|code| code.id).collect();
    assert!(ids.iter().all(|id| OWNERS.iter().any(|(prefix, _)| id.starts_with(prefix))), "{ids:?}");
    assert!(ids.is_sorted(), "{ids:?}");
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(codes::all().all(|code| !code.title.is_empty() && code.explanation.ends_with('.')));
}

#[test]
fn the_page_has_the_register() {
    let page = fs::read_to_string(doc("review.md")).expect("the page").replace("\r\n", "\n");
    let (before, rest) = page.split_once(BEGIN).expect("where the codes begin");
    let (_, after) = rest.split_once(END).expect("where they end");
    let wanted = format!("{before}{BEGIN}{}{END}{after}", table());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(doc("review.md"), &wanted).expect("docs/ can be written");
        return;
    }
    assert!(
        page == wanted,
        "docs/review.md is out of date: run `UPDATE_DOCS=1 cargo test -p openapi-bindgen --test it review_doc`"
    );
}

const OLD: &str = "\
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
servers: [{ url: 'https://a.example.com' }]
paths:
  /pets:
    post:
      operationId: create
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
    delete: { operationId: clear, responses: { '204': { description: gone } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, maxLength: 10 }, age: { type: integer } } }
";

#[test]
fn the_schema_describes_what_is_printed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review_doc");
    fs::create_dir_all(&folder).expect("a folder");
    let new = OLD
        .replace("a.example.com", "b.example.com")
        .replace("maxLength: 10", "maxLength: 5")
        .replace("age: { type: integer }", "age: { type: string }, more: { type: boolean }")
        .replace("    delete: { operationId: clear, ", "    put: { operationId: replace, ");
    fs::write(folder.join("old.yaml"), OLD).expect("a file");
    fs::write(folder.join("new.yaml"), new).expect("a file");
    let schema = fs::read_to_string(doc("review.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let compared = Comparison::new(folder.join("old.yaml"), folder.join("new.yaml")).run();
    for version in [None, Version::parse("1.2.3")] {
        let json = compared.printer().from_version(version).json();
        let json: Value = serde_json::from_str(&json).expect("JSON");
        check(&json, &schema, &schema, "");
        let of = |field: &str| {
            let changes = json["changes"].as_array().into_iter().flatten();
            changes.map(|change| change[field]["verdict"].as_str().unwrap_or_default()).collect::<Vec<_>>()
        };
        assert!(of("wire").contains(&"breaks") && of("wire").contains(&"only-if"), "{json:#}");
        assert!(of("rust").contains(&"breaks"), "{json:#}");
    }
    let wrong = serde_json::json!({ "format": 2 });
    assert!(std::panic::catch_unwind(|| check(&wrong, &schema, &schema, "")).is_err(), "it checks nothing");
}

/// Checks a value against a schema that uses only these keywords. Fields that the schema does not describe are
/// wrong, too.
fn check(value: &Value, schema: &Value, root: &Value, at: &str) {
    let empty = Map::new();
    for (keyword, argument) in schema.as_object().unwrap_or(&empty) {
        match keyword.as_str() {
            "$ref" => {
                let pointer = argument.as_str().expect("a reference").trim_start_matches('#');
                check(value, root.pointer(pointer).expect("a definition"), root, at);
            }
            "const" => assert_eq!(value, argument, "{at}"),
            "enum" => assert!(argument.as_array().is_some_and(|all| all.contains(value)), "{at}: {value}"),
            "type" => {
                let kinds: Vec<&str> = match argument {
                    Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
                    kind => kind.as_str().into_iter().collect(),
                };
                let kind = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(_) => "integer",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                assert!(kinds.contains(&kind), "{at}: {value}");
            }
            "required" => {
                for name in argument.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    assert!(value.is_null() || value.get(name).is_some(), "{at}: no {name}");
                }
            }
            "properties" => {
                for (name, member) in value.as_object().unwrap_or(&empty) {
                    let described =
                        argument.get(name).unwrap_or_else(|| panic!("{at}/{name} is not described"));
                    check(member, described, root, &format!("{at}/{name}"));
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(item, argument, root, &format!("{at}/{index}"));
                }
            }
            "$schema" | "$defs" | "title" | "description" => {}
            other => panic!("this test does not know `{other}`"),
        }
    }
}

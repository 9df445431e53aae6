//! Documents of several files.

use openapi_bindgen::load::LoadOptions;
use serde_json::{Value, json};

use super::support::{Folder, text};

fn reference(name: &str) -> Value {
    json!({"$ref": name})
}

#[test]
fn every_kind_goes_to_its_section() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "openapi: 3.0.3
paths:
  /a:
    post:
      parameters: [{$ref: 'lib/all.yaml#/p/Limit'}]
      requestBody: {$ref: 'lib/all.yaml#/b/Body'}
      responses:
        '200': {$ref: 'lib/all.yaml#/r/Ok'}
      callbacks: {c: {$ref: 'lib/all.yaml#/c/Back'}}
",
        ),
        (
            "lib/all.yaml",
            "p: {Limit: {name: limit, in: query, schema: {$ref: pet.yaml}}}
b: {Body: {content: {application/json: {schema: {$ref: '#/s/Own'}, examples: {e: {$ref: '#/e/One'}}}}}}
r: {Ok: {headers: {X: {$ref: '#/h/X'}}, links: {l: {$ref: '#/l/Next'}}, content: {a/b: {$ref: '#/m'}}}}
c: {Back: {'{$url}': {post: {responses: {'200': {$ref: '#/r/Ok'}}}}}}
s: {Own: {type: array, items: {$ref: 'pet.yaml#'}}}
h: {X: {schema: {type: string}}}
l: {Next: {operationId: next}}
e: {One: {value: {$ref: not/a/reference.yaml}}}
m: {schema: {$ref: '#/s/Own'}}
",
        ),
        ("lib/pet.yaml", "properties: {parent: {$ref: '#'}, name: {$ref: '#/properties/parent'}}\n"),
    ]);
    let outcome = folder.load("api.yaml");
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    let post = outcome.at("/paths/~1a/post");
    assert_eq!(post["parameters"][0], reference("#/components/parameters/Limit"));
    assert_eq!(post["requestBody"], reference("#/components/requestBodies/Body"));
    assert_eq!(post["responses"]["200"], reference("#/components/responses/Ok"));
    assert_eq!(post["callbacks"]["c"], reference("#/components/callbacks/Back"));
    assert_eq!(outcome.at("/components/parameters/Limit/schema"), reference("#/components/schemas/pet"));
    assert_eq!(outcome.at("/components/schemas/Own/items"), reference("#/components/schemas/pet"));
    assert_eq!(
        outcome.at("/components/schemas/pet/properties"),
        json!({"parent": reference("#/components/schemas/pet"), "name": reference("#/components/schemas/pet")})
    );
    assert_eq!(outcome.at("/components/responses/Ok/headers/X"), reference("#/components/headers/X"));
    assert_eq!(outcome.at("/components/responses/Ok/links/l"), reference("#/components/links/Next"));
    let media_type = json!({"schema": reference("#/components/schemas/Own")});
    assert_eq!(outcome.at("/components/responses/Ok/content/a~1b"), media_type);
    let example = outcome.at("/components/requestBodies/Body/content/application~1json/examples/e");
    assert_eq!(example, reference("#/components/examples/One"));
    assert_eq!(outcome.at("/components/examples/One/value"), reference("not/a/reference.yaml"));
    assert_eq!(outcome.origin("/components/schemas/pet/properties/name"), "pet.yaml#/properties/name");
    assert_eq!(outcome.origin("/components/headers/X/schema"), "all.yaml#/h/X/schema");
    assert_eq!(outcome.sources.iter().count(), 3);
}

#[test]
fn a_component_that_is_a_reference_becomes_what_it_refers_to() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "components:\n  schemas:\n    Pet: {$ref: pet.yaml}\n    Dog: {$ref: 'more.yaml#/Dog'}\n    Hound: {$ref: \
             'more.yaml#/Dog'}\n    Local: {$ref: '#/components/schemas/Pet'}\npaths: {/a: {get: {responses: {200: \
             {content: {a/b: {schema: {$ref: './pet.yaml'}}}}}}}}\n",
        ),
        ("pet.yaml", "{type: object, properties: {dog: {$ref: 'more.yaml#/Dog'}}}\n"),
        ("more.yaml", "Dog: {$ref: '#/Real'}\nReal: {allOf: [{$ref: 'api.yaml#/components/schemas/Pet'}]}\n"),
    ]);
    let outcome = folder.load("api.yaml");
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(
        outcome.at("/components"),
        json!({"schemas": {
            "Pet": {"type": "object", "properties": {"dog": reference("#/components/schemas/Dog")}},
            "Dog": {"allOf": [reference("#/components/schemas/Pet")]},
            "Hound": reference("#/components/schemas/Dog"),
            "Local": reference("#/components/schemas/Pet"),
        }})
    );
    assert_eq!(
        outcome.at("/paths/~1a/get/responses/200/content/a~1b/schema"),
        reference("#/components/schemas/Pet")
    );
    assert_eq!(outcome.origin("/components/schemas/Dog/allOf"), "more.yaml#/Real/allOf");
}

#[test]
fn path_items_maps_and_texts_stand_in_place() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "info: {description: {$ref: about.md}}\ncomponents: {schemas: {$ref: schemas/index.yaml}}\npaths:\n  /a:\n    \
             $ref: items.yaml#/~1a\n    summary: mine\n    parameters: [{$ref: p.yaml}]\n  /b: {$ref: '#/paths/~1a'}\n",
        ),
        ("about.md", "# About: all\n"),
        ("schemas/index.yaml", "Pet: {$ref: Pet.yaml}\nTag: {properties: {$ref: props.yaml}}\n"),
        ("schemas/Pet.yaml", "items: {$ref: 'index.yaml#/Tag'}\n"),
        ("schemas/props.yaml", "name: {type: string}\n"),
        (
            "items.yaml",
            "/a:\n  summary: theirs\n  get: {responses: {200: {$ref: '#/ok'}}}\nok: {description: d}\n",
        ),
        ("p.yaml", "{name: p, in: query}\n"),
    ]);
    let outcome = folder.load("api.yaml");
    assert_eq!(
        outcome.findings,
        ["api.yaml:6:5: warning[OB0126]: `summary` is set both beside the `$ref` and in its target; \
             items.yaml:2:3: the field of the target"]
    );
    assert_eq!(outcome.at("/info/description"), "# About: all\n");
    assert_eq!(
        outcome.at("/components/schemas"),
        json!({"Pet": {"items": reference("#/components/schemas/Tag")}, "Tag": {"properties": {"name": {"type": "string"}}}})
    );
    assert_eq!(
        outcome.at("/paths/~1a"),
        json!({"summary": "mine", "get": {"responses": {"200": reference("#/components/responses/ok")}},
            "parameters": [reference("#/components/parameters/p")]})
    );
    assert_eq!(outcome.at("/paths/~1b"), reference("#/paths/~1a"));
    assert_eq!(outcome.origin("/paths/~1a/get"), "items.yaml#/~1a/get");
    assert_eq!(outcome.origin("/paths/~1a/summary"), "api.yaml#/paths/~1a/summary");
    assert_eq!(outcome.origin("/components/schemas/Tag/properties/name"), "props.yaml#/name");
}

#[test]
fn names_that_are_taken() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "components: {schemas: {Error: {}}}\npaths: {/a: {get: {responses: {200: {content: {a/b: {schema: {oneOf: \
             [{$ref: 'x/lib.yaml#/Error'}, {$ref: 'y/lib.yaml#/Error'}, {$ref: 'x/lib.yaml#/odd name'}, {$ref: \
             'x/lib.yaml#/list/0'}], discriminator: {propertyName: t}}}}}}}}}\n",
        ),
        ("x/lib.yaml", "Error: {type: object}\nodd name: {}\nlist: [{}]\n"),
        ("y/lib.yaml", "Error: {type: string}\n"),
    ]);
    let outcome = folder.load("api.yaml");
    let schema = outcome.at("/paths/~1a/get/responses/200/content/a~1b/schema");
    let names: Vec<Value> = ["lib_Error", "lib_Error_2", "odd_name", "list_0"]
        .map(|name| reference(&format!("#/components/schemas/{name}")))
        .into();
    assert_eq!(schema["oneOf"], Value::Array(names));
    // The tag of a branch does not change with the name of its schema.
    assert_eq!(schema["discriminator"]["mapping"]["Error"], "#/components/schemas/lib_Error");
    assert_eq!(
        outcome.findings,
        [
            "x/lib.yaml:1:1: warning[OB0125]: `Error` of `x/lib.yaml` becomes `lib_Error` because there is another `Error`; api.yaml:1:24: the other one",
            "y/lib.yaml:1:1: warning[OB0125]: `Error` of `y/lib.yaml` becomes `lib_Error_2` because there is another `Error`; api.yaml:1:24: the other one",
        ]
    );
}

#[test]
fn mappings_are_rewritten() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "components:\n  schemas:\n    Cat: {}\n    Any:\n      discriminator:\n        mapping: {cat: Cat, dog: \
             dog.yaml, fox: 'lib.yaml#/components/schemas/Fox', gone: gone.yaml}\n    Far: {$ref: \
             'lib.yaml#/components/schemas/Far'}\n",
        ),
        ("dog.yaml", "type: object\n"),
        (
            "lib.yaml",
            "components: {schemas: {Fox: {}, Owl: {}, Far: {discriminator: {mapping: {owl: Owl, fox: \
             '#/components/schemas/Fox'}, defaultMapping: Owl}}}}\n",
        ),
    ]);
    let outcome = folder.load("api.yaml");
    let at = |name: &str| format!("#/components/schemas/{name}");
    assert_eq!(
        outcome.at("/components/schemas/Any/discriminator/mapping"),
        json!({"cat": "Cat", "dog": at("dog"), "fox": at("Fox"), "gone": "gone.yaml"})
    );
    assert_eq!(
        outcome.at("/components/schemas/Far/discriminator"),
        json!({"mapping": {"owl": at("Owl"), "fox": at("Fox")}, "defaultMapping": at("Owl")})
    );
    assert_eq!(outcome.findings.len(), 1);
    assert!(outcome.findings[0].starts_with("api.yaml:6:85: warning[OB0122]"), "{:?}", outcome.findings);
}

#[test]
fn anchors_and_pointers_through_references() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "components: {schemas: {A: {$ref: 'lib.yaml#Tree'}, B: {$ref: 'lib.yaml#/via/properties/x'}, C: {$ref: \
             'lib.yaml#/nowhere'}, D: {$ref: 'lib.yaml#nobody'}}}\n",
        ),
        (
            "lib.yaml",
            "t: {$anchor: Tree, items: {$ref: '#Tree'}, not: {$ref: '#/lost'}}\nvia: {$ref: 'end.yaml'}\n",
        ),
        ("end.yaml", "properties: {x: {type: string}}\n"),
    ]);
    let outcome = folder.load("api.yaml");
    assert_eq!(outcome.at("/components/schemas/A/items"), reference("#/components/schemas/A"));
    assert_eq!(outcome.at("/components/schemas/B"), json!({"type": "string"}));
    assert_eq!(outcome.at("/components/schemas/C"), reference("lib.yaml#/nowhere"));
    // Without the file name, the reference would seem to point into the document itself.
    let lost = outcome.at("/components/schemas/A/not/$ref");
    assert!(lost.as_str().is_some_and(|lost| lost.ends_with("lib.yaml#/lost")), "{lost}");
    let codes: Vec<&str> = outcome.findings.iter().filter_map(|finding| finding.split(": ").nth(1)).collect();
    assert_eq!(codes, ["warning[OB0123]"; 3]);
}

#[test]
fn data_is_left_alone() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "paths: {x-notes: {$ref: a.yaml}}\ncomponents: {schemas: {A: {properties: {example: {$ref: a.yaml}}, example: {$ref: \
         b.yaml}, default: {$ref: c.yaml}, enum: [{$ref: d.yaml}], const: {$ref: e.yaml}, x-f: {$ref: f.yaml}}}}\n",
        ),
        ("a.yaml", "type: string\n"),
    ]);
    let outcome = folder.load("api.yaml");
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(
        outcome.at("/components/schemas/A/properties/example"),
        reference("#/components/schemas/a"),
        "a property of that name is a schema"
    );
    assert_eq!(outcome.at("/components/schemas/A/enum/0"), reference("d.yaml"));
    assert_eq!(outcome.at("/paths/x-notes"), reference("a.yaml"));
}

#[test]
fn swagger_has_its_sections_at_the_root() {
    let folder = Folder::new(&[
        (
            "api.yaml",
            "swagger: 2.0\npaths: {/a: {get: {parameters: [{$ref: 'd.yaml#/P'}], responses: {200: {schema: {$ref: \
             'd.yaml#/definitions/Pet'}}}}}}\ndefinitions: {Pet: {$ref: 'd.yaml#/definitions/Pet'}}\n",
        ),
        (
            "d.yaml",
            "P: {name: p, in: body, schema: {$ref: '#/definitions/Tag'}}\ndefinitions: {Pet: {}, Tag: {}}\n",
        ),
    ]);
    let outcome = folder.load("api.yaml");
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(outcome.at("/paths/~1a/get/responses/200/schema"), reference("#/definitions/Pet"));
    assert_eq!(outcome.at("/parameters/P/schema"), reference("#/definitions/Tag"));
    assert_eq!(outcome.at("/definitions"), json!({"Pet": {}, "Tag": {}}));
    assert!(outcome.at("/components").is_null());
}

#[test]
fn what_cannot_be_followed_is_left_and_reported() {
    let folder = Folder::new(&[
        (
            "in/api.yaml",
            "paths:\n  /a: {$ref: 'https://example.com/a.yaml'}\n  /b: {$ref: ../out.yaml}\n  /c: {$ref: gone.yaml}\n  /d: \
             {$ref: bad.yaml}\n  /e: {$ref: 'sub/../../out.yaml'}\n",
        ),
        ("in/bad.yaml", "a: [\n"),
        ("out.yaml", "get: {}\n"),
    ]);
    let outcome = folder.load_with("in/api.yaml", &LoadOptions::default());
    let codes: Vec<&str> = outcome.findings.iter().filter_map(|finding| finding.split(": ").nth(1)).collect();
    assert_eq!(
        codes,
        ["warning[OB0120]", "warning[OB0121]", "warning[OB0122]", "error[OB0102]", "warning[OB0121]"],
        "{:?}",
        outcome.findings
    );
    assert!(outcome.findings[3].starts_with("in/bad.yaml:"));
    assert_eq!(outcome.at("/paths/~1b"), reference("../out.yaml"));
    let allowed = LoadOptions { allow_outside: true, ..LoadOptions::default() };
    assert_eq!(folder.load_with("in/api.yaml", &allowed).at("/paths/~1b"), json!({"get": {}}));
    assert_eq!(
        text("components: {schemas: {A: {$ref: a.yaml}}}\n").findings,
        ["api.yaml:1:28: warning[OB0127]: `a.yaml` refers to a file, but the document was passed as text"]
    );
}

#[test]
fn absolute_paths_do_not_lead_outside() {
    let folder = Folder::new(&[("in/b.yaml", "get: {}\n"), ("out.yaml", "get: {}\n")]);
    let paths = format!(
        "paths: {{/a: {{$ref: '{}'}}, /b: {{$ref: '{}'}}}}\n",
        folder.path("out.yaml").display(),
        folder.path("in/b.yaml").display()
    );
    std::fs::write(folder.path("in/api.yaml"), paths).expect("a file");
    let outcome = folder.load_with("in/api.yaml", &LoadOptions::default());
    assert_eq!(outcome.findings.len(), 1);
    assert!(outcome.findings[0].contains("OB0121"), "{:?}", outcome.findings);
    assert_eq!(outcome.at("/paths/~1b"), json!({"get": {}}));
}

#[cfg(unix)]
#[test]
fn symbolic_links_do_not_lead_outside() {
    let folder =
        Folder::new(&[("in/api.yaml", "paths: {/a: {$ref: link.yaml}}\n"), ("out.yaml", "get: {}\n")]);
    std::os::unix::fs::symlink(folder.path("out.yaml"), folder.path("in/link.yaml")).expect("a link");
    let outcome = folder.load_with("in/api.yaml", &LoadOptions::default());
    assert_eq!(outcome.at("/paths/~1a"), reference("link.yaml"));
    assert!(outcome.findings[0].contains("OB0121"), "{:?}", outcome.findings);
}

#[test]
fn identifiers_of_the_document_are_no_files() {
    let outcome = text(
        "components:\n  schemas:\n    A: {$id: 'https://example.com/a', type: string}\n    B: {$ref: \
         'https://example.com/a#/x'}\n    C: {$ref: 'https://example.com/c'}\n",
    );
    assert_eq!(outcome.findings.len(), 1);
    assert!(outcome.findings[0].starts_with("api.yaml:5:9: warning[OB0120]"), "{:?}", outcome.findings);
}

#[test]
fn overlays_may_add_references_to_other_files() {
    let folder = Folder::new(&[
        ("api.yaml", "components: {schemas: {A: {}}}\n"),
        (
            "o/o.yaml",
            "overlay: 1.0.0\nactions: [{target: $.components.schemas, update: {B: {$ref: b.yaml}, C: {$ref: no.yaml}}}]\n",
        ),
        ("b.yaml", "type: string\n"),
    ]);
    let options = LoadOptions { overlays: vec![folder.path("o/o.yaml")], ..LoadOptions::default() };
    let outcome = folder.load_with("api.yaml", &options);
    assert_eq!(outcome.at("/components/schemas/B"), json!({"type": "string"}));
    assert_eq!(outcome.origin("/components/schemas/B"), "b.yaml#");
    assert!(outcome.findings[0].starts_with("o/o.yaml:2:74: warning[OB0122]"), "{:?}", outcome.findings);
}

#[test]
fn a_document_that_cannot_be_read() {
    let folder = Folder::new(&[("api.yaml", "a: 1\n")]);
    let outcome = folder.load("gone.yaml");
    assert!(
        outcome.findings[0].starts_with("gone.yaml:1:1: error[OB0101]: cannot read `gone.yaml`"),
        "{:?}",
        outcome.findings
    );
    std::fs::write(folder.path("latin.yaml"), b"a: \xE9\n").expect("a file");
    assert!(folder.load("latin.yaml").findings[0].contains("it is not UTF-8 (byte 3)"));
}

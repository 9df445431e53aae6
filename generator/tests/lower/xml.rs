//! The keyword `xml` becomes tables that the runtime reads.

use std::path::Path;

use openapi_bindgen::{Options, analyze, layout};

use super::in_order;

fn bindings(name: &str, version: &str, schemas: &str) -> (String, Vec<&'static str>) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.yaml"));
    let text = format!(
        "openapi: {version}\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    put:\n      operationId: put\n      \
         requestBody: {{required: true, content: {{application/xml: {{schema: {{$ref: '#/components/schemas/Root'}}}}}}}}\n      \
         responses: {{'204': {{description: ok}}}}\ncomponents:\n  schemas:\n{schemas}"
    );
    std::fs::write(&file, text).expect("a writable folder");
    let generated = analyze(&file, &Options::default());
    let codes = generated.report.iter().map(|diagnostic| diagnostic.code.id).collect();
    (layout::single_file(&generated.api), codes)
}

#[test]
fn node_types_of_3_2() {
    let (code, codes) = bindings(
        "xml_node_types",
        "3.2.0",
        "    Root:\n      type: object\n      properties:\n        id: {type: integer, xml: {nodeType: attribute}}\n        \
         words: {type: string, xml: {nodeType: cdata}}\n        \
         all: {type: array, xml: {nodeType: element}, items: {type: string, xml: {name: one}}}\n        \
         flat: {type: array, xml: {nodeType: none}, items: {type: string}}\n        \
         inner: {type: object, xml: {nodeType: none}, properties: {a: {type: string}}}\n",
    );
    in_order(
        &code,
        &[
            "call.xml(\"application/xml\", &ROOT_XML_ROOT, &body)",
            "static ROOT_XML_ROOT: emitted::xml::Element",
            "Field::new(\"id\", emitted::xml::Content::Integer).attribute()",
            "Field::new(\"words\", emitted::xml::Content::Text).text()",
            "\"all\"",
            "Element::new(\"one\"",
            ".wrapped()",
            "Element::new(\"flat\"",
            "Field::new(\"inner\"",
        ],
    );
    assert_eq!(codes, ["OB0534"]);
}

#[test]
fn names_of_lists() {
    let (code, codes) = bindings(
        "xml_lists",
        "3.0.3",
        "    Root:\n      type: object\n      properties:\n        animals: {type: array, xml: {wrapped: true, name: aliens}, items: {type: string}}\n        \
         loose: {type: array, xml: {name: ignored}, items: {type: string}}\n        \
         bad: {type: string, xml: {prefix: p}}\n        \
         self: {type: array, items: {$ref: '#/components/schemas/Root'}}\n      additionalProperties: {type: integer}\n",
    );
    // OpenAPI 3.0 §4.7.26.2: the items of a wrapped list without a name of their own are named like the list.
    in_order(&code, &["\"animals\"", "Element::new(", "\"aliens\"", ".named(\"aliens\")", ".wrapped()"]);
    in_order(&code, &["\"loose\"", "Element::new(\"loose\"", ".named(\"ignored\")"]);
    in_order(&code, &["\"self\"", "Element::new(", "\"self\"", "emitted::xml::Content::named(&ROOT_XML)"]);
    in_order(&code, &["&emitted::xml::Content::Integer"]);
    assert_eq!(codes, ["OB0534"]);
}

#[test]
fn a_list_at_the_root() {
    let (code, codes) = bindings(
        "xml_root",
        "3.0.3",
        "    Root: {allOf: [{type: array, items: {$ref: '#/components/schemas/Item'}}]}\n    Item: {type: object, properties: {a: {type: string}}}\n",
    );
    in_order(
        &code,
        &[
            "Element::new(",
            "\"Root\"",
            "list(",
            "Element::new(",
            "\"Item\"",
            "emitted::xml::Content::named(&ITEM_XML)",
        ],
    );
    assert!(codes.is_empty(), "{codes:?}");
}

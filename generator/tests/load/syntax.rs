//! The syntax of a single file, and the tree that it becomes.

use serde_json::json;

use super::support::{json, text};

#[test]
fn json_and_yaml_are_told_apart_by_content() {
    let expected = json!({"openapi": "3.0.3", "info": {"title": "\u{1F600}"}});
    assert_eq!(
        text("\u{FEFF} \n{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"\\ud83d\\ude00\"}}").tree,
        expected
    );
    assert_eq!(text("\u{FEFF}openapi: 3.0.3\ninfo: {title: \u{1F600}}\n").tree, expected);
    // YAML in braces, in a file that is not called JSON.
    assert_eq!(text("{openapi: 3.0.3, info: {title: \u{1F600},},}").tree, expected);
    assert!(
        json("{openapi: 3.0.3}").findings[0]
            .starts_with("api.json:1:2: error[OB0102]: this is not valid JSON")
    );
}

#[test]
fn order_is_kept() {
    let tree = text("z: 1\na: 2\nm: 3\n").tree;
    assert_eq!(
        tree.as_object().map(|object| object.keys().cloned().collect::<String>()),
        Some("zam".to_owned())
    );
}

#[test]
fn keys_and_versions_stay_as_written() {
    let outcome = text(
        "openapi: 3.0\ninfo: {version: 1.10}\nr: {200: a, 2.0: b, 1.10: c, true: d, ~: e, 0x10: f, NO: g, 2XX: h}\n",
    );
    assert_eq!(
        outcome.tree,
        json!({"openapi": "3.0", "info": {"version": "1.10"},
            "r": {"200": "a", "2.0": "b", "1.10": "c", "true": "d", "~": "e", "0x10": "f", "NO": "g", "2XX": "h"}})
    );
    assert!(outcome.findings.is_empty());
    assert_eq!(json("{\"swagger\": 2.0, \"info\": {\"version\": 1.10}}").tree["info"]["version"], "1.10");
    assert_eq!(
        text("info: {version: '007'}\nx: [NO, yes, 1_0, 0o7]").tree["x"],
        json!(["NO", "yes", "1_0", 7])
    );
}

#[test]
fn duplicate_keys_of_yaml() {
    let outcome = text("a:\n  - b: 1\n    200: 2\n    '200': 3\nc: 1\nc: 2\n");
    assert_eq!(outcome.tree, json!({"a": [{"b": 1, "200": 3}], "c": 2}));
    assert_eq!(
        outcome.findings,
        [
            "api.yaml:4:5: error[OB0104]: the key `200` occurs twice; the last one is used; api.yaml:3:5: the first one",
            "api.yaml:6:1: error[OB0104]: the key `c` occurs twice; the last one is used; api.yaml:5:1: the first one",
        ]
    );
}

#[test]
fn duplicate_names_of_json() {
    let outcome = json("{\"a\": {\n  \"x/y\": 1,\n  \"x/y\": 2}}");
    assert_eq!(outcome.tree, json!({"a": {"x/y": 2}}));
    assert_eq!(
        outcome.findings,
        [
            "api.json:3:3: warning[OB0105]: the key `x/y` occurs twice; the last one is used; api.json:2:3: the first one"
        ]
    );
}

#[test]
fn numbers_that_json_does_not_have() {
    let outcome = text(
        "a: .inf\nb: -.inf\nc: .nan\nd: 18446744073709551616\ne: -9223372036854775809\nf: 1e30\n\
         g: 18446744073709551615\nh: 1e400\n",
    );
    assert_eq!(outcome.at("/a"), ".inf");
    assert_eq!(outcome.at("/g"), 18_446_744_073_709_551_615_u64);
    assert_eq!(outcome.at("/f"), 1e30);
    assert_eq!(
        outcome.findings[..4],
        [
            "api.yaml:1:1: warning[OB0108]: `.inf` is not a number in JSON; it is read as a text",
            "api.yaml:2:1: warning[OB0108]: `-.inf` is not a number in JSON; it is read as a text",
            "api.yaml:3:1: warning[OB0108]: `.nan` is not a number in JSON; it is read as a text",
            "api.yaml:4:1: warning[OB0109]: `18446744073709551616` does not fit into 64 bits",
        ]
    );
    assert_eq!(outcome.findings.len(), 4, "{:?}", outcome.findings);
    let outcome = json("{\"a\": 99999999999999999999999999999999999999999}");
    assert!(outcome.findings[0].contains("OB0109"), "{:?}", outcome.findings);
}

#[test]
fn merge_keys_aliases_and_tags() {
    let outcome = text(
        "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\none: {<<: *base, b: 9}\ntwo: {<<: [*base, *more]}\n\
         three: {<<: text}\nfour: !Ref {x: !Sub y}\n",
    );
    assert_eq!(outcome.at("/one"), json!({"b": 9, "a": 1}));
    assert_eq!(outcome.at("/two"), json!({"a": 1, "b": 2, "c": 4}));
    assert_eq!(outcome.at("/three"), json!({"<<": "text"}));
    assert_eq!(outcome.at("/four"), json!({"x": "y"}));
    let codes: Vec<&str> = outcome.findings.iter().map(|finding| &finding[..29]).collect();
    assert_eq!(codes[0], "api.yaml:5:9: warning[OB0112]");
    assert!(
        outcome.findings[1].contains("4") || outcome.findings[1].contains("6:"),
        "{:?}",
        outcome.findings
    );
    assert_eq!(outcome.findings.len(), 3);
}

#[test]
fn references_that_are_comments_or_null() {
    let outcome = text("a:\n  $ref: #/components/schemas/A\nb:\n  $ref: null\n");
    assert_eq!(
        outcome.findings,
        [
            "api.yaml:2:3: error[OB0111]: this `$ref` has no value",
            "api.yaml:4:3: warning[OB0113]: this `$ref` is null"
        ]
    );
}

#[test]
fn syntax_errors_have_lines_and_columns() {
    let outcome = text("a: 1\nb: [1, 2\nc: 3\n");
    assert!(outcome.tree.is_null());
    assert!(
        outcome.findings[0].starts_with("api.yaml:3:2: error[OB0102]: this is not valid YAML: "),
        "{:?}",
        outcome.findings
    );
    let outcome = json("{\"é\": 1,\n \"ü\": nul}");
    assert_eq!(outcome.findings, ["api.json:2:10: error[OB0102]: this is not valid JSON: expected ident"]);
    assert!(text("a: 1\n---\nb: 2\n").findings[0].contains("OB0102"));
    assert!(text("a: *nowhere\n").findings[0].starts_with("api.yaml:1:4: error[OB0102]"));
    assert!(text("[a]: 1\n").findings[0].contains("OB0102"));
}

#[test]
fn control_characters_have_lines_and_columns() {
    for (content, place, shown) in [
        ("a: é\nb: \"ü\u{1}\"\n", "2:6", "U+0001"),
        ("\u{7f}a: 1\n", "1:1", "U+007F"),
        ("a: 1\r\n# \u{80}\r\n", "2:3", "U+0080"),
        ("a: \u{ffff}\n", "1:4", "U+FFFF"),
    ] {
        let message = format!(
            "api.yaml:{place}: error[OB0102]: this is not valid YAML: the control character {shown} is not allowed"
        );
        assert_eq!(text(content).findings, [message]);
    }
}

#[test]
fn a_document_is_an_object() {
    let found = |content: &str| text(content).findings.join("\n");
    assert_eq!(found(""), "api.yaml:1:1: error[OB0103]: the file is empty");
    assert_eq!(found("# only a comment\n"), "api.yaml:1:1: error[OB0103]: the file is empty");
    assert_eq!(found("- a\n"), "api.yaml:1:1: error[OB0103]: the file contains a list, not an object");
    assert_eq!(found("text"), "api.yaml:1:1: error[OB0103]: the file contains a single value, not an object");
}

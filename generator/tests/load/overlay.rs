//! Overlays, and the origins of the nodes that they add.

use serde_json::json;

use super::support::overlaid;

const API: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets:
    get:
      tags: [a, b, c]
      parameters: [{name: p}, {name: q}, {name: r}]
  /owners:
    get: {tags: [a]}
";

fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{title: O, version: '1'}}\nextends: api.yaml\nactions:\n{actions}")
}

#[test]
fn updates_merge_objects_append_to_arrays_and_replace_values() {
    let first = overlay(
        "  - target: $.info\n    update: {title: New, license: {name: MIT}}\n  - target: $.paths.*.get\n    \
         update: {tags: [z], deprecated: true}\n  - target: $.paths['/pets'].get.parameters\n    update: {name: s}\n",
    );
    let outcome = overlaid(API, &[&first]);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(outcome.at("/info"), json!({"title": "New", "version": "1", "license": {"name": "MIT"}}));
    assert_eq!(outcome.at("/paths/~1pets/get/tags"), json!(["a", "b", "c", "z"]));
    assert_eq!(outcome.at("/paths/~1owners/get"), json!({"tags": ["a", "z"], "deprecated": true}));
    assert_eq!(outcome.at("/paths/~1pets/get/parameters/3"), json!({"name": "s"}));
    assert_eq!(outcome.origin("/info/license/name"), "1.yaml#/actions/0/update/license/name");
    assert_eq!(outcome.origin("/info/title"), "1.yaml#/actions/0/update/title");
    assert_eq!(outcome.origin("/info/version"), "api.yaml#/info/version");
    assert_eq!(outcome.origin("/paths/~1owners/get/tags/1"), "1.yaml#/actions/1/update/tags/0");
    assert_eq!(outcome.origin("/paths/~1pets/get/parameters/3/name"), "1.yaml#/actions/2/update/name");
}

#[test]
fn removals_keep_the_places_of_what_moves_up() {
    let first = overlay("  - {target: '$.paths[\"/pets\"].get.parameters[2]', update: {in: query}}\n");
    let second = overlay(
        "  - {target: '$.paths[\"/pets\"].get.parameters[0,1]', remove: true}\n  - {target: $..tags, remove: true, \
         update: [x]}\n  - {target: \"$.paths['/owners']\", remove: true}\n",
    );
    let outcome = overlaid(API, &[&first, &second]);
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(
        outcome.at("/paths"),
        json!({"/pets": {"get": {"parameters": [{"name": "r", "in": "query"}]}}})
    );
    assert_eq!(
        outcome.origin("/paths/~1pets/get/parameters/0/name"),
        "api.yaml#/paths/~1pets/get/parameters/2/name"
    );
    assert_eq!(outcome.origin("/paths/~1pets/get/parameters/0/in"), "1.yaml#/actions/0/update/in");
}

#[test]
fn copies_have_the_origin_of_their_source() {
    let overlay = overlay(
        "  - {target: \"$.paths['/owners'].get\", copy: \"$.paths['/pets'].get\"}\n  - {target: \"$.paths['/owners'].get\", update: {summary: s}}\n  - {target: $.info, \
         copy: $.paths, update: {a: 1}}\n",
    );
    let outcome = overlaid(API, &[&overlay]);
    assert_eq!(outcome.at("/paths/~1owners/get/tags"), json!(["a", "a", "b", "c"]));
    assert_eq!(outcome.at("/paths/~1owners/get/summary"), "s");
    assert_eq!(outcome.at("/info"), json!({"title": "T", "version": "1"}));
    assert_eq!(outcome.findings, ["1.yaml:7:5: error[OB0130]: `update` and `copy` exclude each other"]);
    assert_eq!(
        outcome.origin("/paths/~1owners/get/parameters/1/name"),
        "api.yaml#/paths/~1pets/get/parameters/1/name"
    );
}

#[test]
fn faults_are_reported_in_the_overlay_and_the_rest_is_applied() {
    let overlay = overlay(
        "  - {target: 'paths[', remove: true}\n  - {target: $.nowhere, remove: true}\n  - {target: $.info}\n  - {update: \
         {a: 1}}\n  - {target: $.info, update: {title: [x]}}\n  - {target: $, remove: true}\n  - {target: $.info, \
         update: {version: '2'}}\n",
    );
    let outcome = overlaid(API, &[&overlay]);
    assert_eq!(outcome.at("/info"), json!({"title": ["x"], "version": "2"}));
    let starts = [
        "1.yaml:5:6: error[OB0131]: `paths[` is not a JSONPath expression",
        "1.yaml:6:6: warning[OB0132]: nothing matches the target `$.nowhere`",
        "1.yaml:7:5: error[OB0130]: the action has neither `update`",
        "1.yaml:8:5: error[OB0130]: the action has no `target` with a text",
        "1.yaml:9:31: warning[OB0133]: the update is of a different kind than its target and replaces it; api.yaml:2:8: the target",
        "1.yaml:10:6: error[OB0130]: the whole document cannot be removed",
    ];
    assert_eq!(outcome.findings.len(), starts.len(), "{:?}", outcome.findings);
    for (finding, start) in outcome.findings.iter().zip(starts) {
        assert!(finding.starts_with(start), "{finding}");
    }
}

#[test]
fn the_outer_shape_is_checked() {
    let found = |overlay: &str| overlaid(API, &[overlay]).findings;
    assert_eq!(found("overlay: 1.0.0\n"), ["1.yaml:1:1: error[OB0130]: there is no list of `actions`"]);
    assert_eq!(
        found("overlay: 2.0.0\nactions: []\n"),
        ["1.yaml:1:1: error[OB0130]: only versions 1.x of the overlay specification are known"]
    );
    assert!(found("actions: []\n")[0].contains("there is no field `overlay`"));
    assert!(found("overlay: 1.1\nactions: []\n").is_empty());
}

/// The selectors and functions of RFC 9535, each on the same document.
#[test]
fn targets_are_queries_of_rfc_9535() {
    const QUERIES: [(&str, &[&str]); 16] = [
        ("$", &[""]),
        ("$['info']['title']", &["/info/title"]),
        ("$.paths[\"/pets\"].get", &["/paths/~1pets/get"]),
        ("$.paths.*", &["/paths/~1pets", "/paths/~1owners"]),
        (
            "$..name",
            &[
                "/paths/~1pets/get/parameters/0/name",
                "/paths/~1pets/get/parameters/1/name",
                "/paths/~1pets/get/parameters/2/name",
            ],
        ),
        ("$.paths['/pets'].get.tags[0]", &["/paths/~1pets/get/tags/0"]),
        ("$.paths['/pets'].get.tags[-1]", &["/paths/~1pets/get/tags/2"]),
        ("$.paths['/pets'].get.tags[1:]", &["/paths/~1pets/get/tags/1", "/paths/~1pets/get/tags/2"]),
        ("$.paths['/pets'].get.tags[::2]", &["/paths/~1pets/get/tags/0", "/paths/~1pets/get/tags/2"]),
        ("$.paths['/pets'].get.tags[0,2]", &["/paths/~1pets/get/tags/0", "/paths/~1pets/get/tags/2"]),
        ("$.paths['/pets','/owners'].get", &["/paths/~1pets/get", "/paths/~1owners/get"]),
        ("$..parameters[?@.name == 'q']", &["/paths/~1pets/get/parameters/1"]),
        ("$..parameters[?@.name > 'p' && !(@.name == 'r')]", &["/paths/~1pets/get/parameters/1"]),
        ("$.paths[?@.get.parameters]", &["/paths/~1pets"]),
        ("$.paths.*[?length(@.tags) == 1 || count(@.parameters.*) == 9]", &["/paths/~1owners/get"]),
        (
            "$.paths.*.get.tags[?@ == $.paths['/owners'].get.tags[0]]",
            &["/paths/~1pets/get/tags/0", "/paths/~1owners/get/tags/0"],
        ),
    ];
    for (query, expected) in QUERIES {
        let target = serde_json::to_string(query).expect("a string");
        let overlay = overlay(&format!("  - {{target: {target}, update: {{x: 1}}}}\n"));
        let outcome = overlaid(API, &[&overlay]);
        for pointer in expected {
            assert_eq!(outcome.at(&format!("{pointer}/x")), 1, "{query} does not select {pointer}");
        }
        let changed = outcome.tree.to_string().matches("\"x\":1").count();
        assert_eq!(changed, expected.len(), "{query} selects more");
    }
}

#[test]
fn regular_expressions_are_a_feature() {
    let overlay = overlay("  - {target: \"$..parameters[?search(@.name, '[qr]')]\", update: {in: query}}\n");
    let outcome = overlaid(API, &[&overlay]);
    if cfg!(feature = "regex") {
        assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
        assert_eq!(outcome.at("/paths/~1pets/get/parameters/2/in"), "query");
    } else {
        assert!(outcome.findings[0].contains("error[OB0131]"), "{:?}", outcome.findings);
    }
}

#[test]
fn copies_of_copies_stay_within_the_limits() {
    // Each action copies the document into itself, so nodes and levels double.
    let copies = "  - {target: $.info, copy: $}\n".repeat(60);
    let start = std::time::Instant::now();
    let outcome = overlaid(API, &[&overlay(&copies)]);
    assert!(
        outcome.findings.iter().any(|finding| finding.contains("OB0106")),
        "{:?}",
        outcome.findings.first()
    );
    let nested = format!("a: {}1{}\n", "{a: ".repeat(100), "}".repeat(100));
    let copies = "  - {target: $..a, copy: $}\n".repeat(12);
    let outcome = overlaid(&nested, &[&overlay(&copies)]);
    assert!(
        outcome.findings.iter().any(|finding| finding.contains("error[OB01")),
        "{:?}",
        outcome.findings.first()
    );
    let leaf = format!("$.{}", vec!["a"; 101].join("."));
    let deeper = format!(
        "  - {{target: {leaf}, update: {{b: 1}}}}\n  - {{target: {leaf}, copy: $}}\n  - {{target: {leaf}, copy: $}}\n"
    );
    let outcome = overlaid(&nested, &[&overlay(&deeper)]);
    assert!(
        outcome.findings.iter().any(|finding| finding.contains("error[OB0107]")),
        "{:?}",
        outcome.findings
    );
    assert!(start.elapsed().as_secs() < 30);
}

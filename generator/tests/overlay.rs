//! Overlays that the generator writes, read and applied by its own reader.

use openapi_bindgen::diagnostic::{Report, lines};
use openapi_bindgen::load::load_text;
use openapi_bindgen::overlay::{Action, Change, Overlay, target};
use openapi_bindgen::source::child;
use serde_json::{Value, json};

/// Texts that a writer could get wrong.
fn texts() -> Vec<String> {
    let short = [
        "",
        " ",
        "yes",
        "No",
        "null",
        "~",
        "1",
        "1.0",
        "0x1F",
        "1_000",
        "2001-01-01",
        "-",
        "- a",
        "? a",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "'",
        "''",
        "\"",
        "\\",
        "\\n",
        "a\nb\n",
        "\t",
        "\r\n",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{1f600}",
        "é",
        "{a}",
        "[0]",
        "*",
        "&a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "/~1",
        "~0",
        "$",
        "$.a",
        "a b",
        "a ",
        "=",
        "---",
        "...",
        "a, b",
        "\u{0}",
        "\u{7f}",
        "\u{202e}x",
        "200",
        "Infinity",
        ".nan",
    ];
    short.into_iter().map(str::to_owned).chain([format!("k{}", "x".repeat(2000))]).collect()
}

/// The document after the overlay, and what was reported.
fn applied(document: &Value, overlay: &Overlay) -> (Value, String) {
    let mut report = Report::default();
    let written = overlay.to_string();
    let loaded = load_text("api.json", &document.to_string(), &[("overlay.yaml", &written)], &mut report);
    let (tree, sources) = match loaded {
        Ok(loaded) => (loaded.tree, loaded.sources),
        Err(sources) => (Value::Null, sources),
    };
    (tree, lines(report.iter(), &sources))
}

fn action(document: &Value, pointer: &str, change: Change) -> Action {
    let target = target(document, pointer).expect("a node of the document");
    Action { comment: vec![format!("At {pointer}")], target, description: Some(pointer.to_owned()), change }
}

#[test]
fn every_key_and_value_is_read_as_it_was_written() {
    let texts = texts();
    let object = |value: &dyn Fn(&str) -> Value| -> Value {
        texts.iter().map(|text| (text.clone(), value(text))).collect::<serde_json::Map<_, _>>().into()
    };
    let document = json!({"openapi": "3.0.3", "x": object(&|_| json!({"0": {}, "list": [{}, {}]}))});
    let added = json!({
        "strings": texts, "keys": object(&|text| json!({text: text})),
        "empty": [{}, [], "", null], "nested": [[1, [true, {"a": [{}]}]], {"b": {"c": []}}],
        "numbers": [0, -1, 1.5, 1e300, u64::MAX, i64::MIN, 0.1],
    });
    let mut overlay = Overlay::new("a: 'title' \"of\" #one");
    overlay.comment =
        vec!["A line\nand \u{2028} another \u{85} one".to_owned(), String::new(), "é".repeat(200)];
    let mut expected = document.clone();
    for text in &texts {
        for place in ["/0", "/list/1"] {
            let pointer = format!("{}{place}", child("/x", text));
            let added = if text.len() == 2 { added.clone() } else { json!({text: text}) };
            overlay.actions.push(action(&document, &pointer, Change::Update(added.clone())));
            *expected.pointer_mut(&pointer).expect("a node") = added;
        }
        overlay.actions.push(action(&document, &format!("{}/list/0", child("/x", text)), Change::Remove));
        expected.pointer_mut(&child("/x", text)).expect("a node")["list"]
            .as_array_mut()
            .expect("a list")
            .remove(0);
    }
    let (tree, findings) = applied(&document, &overlay);
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!(tree, expected);
    assert_eq!(overlay.to_string(), overlay.clone().to_string());
}

#[test]
fn comments_are_wrapped_and_nothing_escapes_from_them() {
    let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}});
    let mut overlay = Overlay::new("Nothing");
    overlay.comment = vec!["Evidence\n- target: $\n  remove: true".to_owned(), "word ".repeat(50)];
    let (tree, _) = applied(&document, &overlay);
    assert_eq!(tree, document);
    let written = overlay.to_string();
    assert!(written.starts_with("# Evidence - target: $ remove: true\n# word word"), "{written}");
    assert!(written.lines().all(|line| line.len() <= 100), "{written}");
    assert!(written.ends_with("actions: []\n"), "{written}");
}

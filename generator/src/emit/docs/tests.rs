//! The doc sanitiser: each rule by an example, and hostile input.

use super::{doc_attributes, lines};
use crate::ir::Docs;

/// What `text` becomes, as one string.
fn safe(text: &str) -> String {
    lines(text).join("\n")
}

#[test]
fn plain_text_and_emphasis_stay() {
    let text = "A *person* or **business**, `code`, &lt;, ~~no~~.\n\nAnother paragraph.";
    assert_eq!(safe(text), text);
}

#[test]
fn every_fence_is_text_and_closed() {
    assert_eq!(safe("```rust,should_panic\npanic!()\n```"), "```text\npanic!()\n```");
    assert_eq!(safe("~~~\nlet x = 1;"), "~~~text\nlet x = 1;\n~~~");
    assert_eq!(safe("```foo``` is a code span"), "```foo``` is a code span");
    assert_eq!(safe("- a\n  ```json\n    {}\n  ```\n  b"), "- a\n  ```text\n    {}\n  ```\n  b");
    assert_eq!(safe("````\n```\n````"), "````text\n```\n````");
}

#[test]
fn indented_code_is_fenced() {
    assert_eq!(
        safe("So:\n\n    let x = 1;\n\n      let y;\n\nDone."),
        "So:\n\n```text\nlet x = 1;\n\n  let y;\n```\n\nDone."
    );
    assert_eq!(safe("    ```"), "````text\n```\n````");
    assert_eq!(safe("a\n    b"), "a\nb", "inside a paragraph indentation means nothing");
}

#[test]
fn lists_are_indented_exactly() {
    assert_eq!(safe("- a\nlazy\n    - b\n         over"), "- a\n  lazy\n  - b\n    over");
    assert_eq!(safe("1.  one\n    more\n10. ten\n  text"), "1. one\n   more\n10. ten\n    text");
    assert_eq!(safe("*\n  item"), "* item");
    assert_eq!(safe("-\n\ntext"), "-\n\ntext");
    assert_eq!(safe("In\n2024. a year"), "In\n2024\\. a year");
}

#[test]
fn quotes_end_where_they_end() {
    assert_eq!(safe("> a\n>b\n> > c\nafter"), "> a\n> b\n> > c\n\nafter");
    assert_eq!(safe("- > a\n  > b"), "- > a\n  > b");
}

#[test]
fn headings_and_breaks_stay() {
    assert_eq!(safe("# Title [x]\ntext\n\n---\n\nUnder\n==="), "# Title \\[x]\ntext\n\n---\n\nUnder\n===");
    assert_eq!(safe("#5 is alive"), "#5 is alive");
}

#[test]
fn only_links_to_urls_are_links() {
    for link in [
        "[a](https://a.b/c_(d))",
        "[a](<https://a.b>)",
        "[`a`](/docs \"Docs\")",
        "[a](#part)",
        "[a](mailto:a@b.c)",
        "![a](https://a.b/c.png)",
        "<https://a.b?c=<>",
    ] {
        let expected = if link.starts_with('<') { "\\<<https://a.b?c=>\\<>" } else { link };
        assert_eq!(safe(link), expected);
    }
    assert_eq!(safe("[Pet](Pet) [Pet] [a][b] [^1]"), "\\[Pet](Pet) \\[Pet] \\[a]\\[b] \\[^1]");
    assert_eq!(safe("[x](javascript:alert('/'))"), "\\[x](javascript:alert('/'))");
    assert_eq!(safe("[a]: https://a.b"), "\\[a]: <https://a.b>");
    assert_eq!(safe("[a [b] <c> https://d.e](https://f.g)"), "[a \\[b\\] \\<c> https://d.e](https://f.g)");
    assert_eq!(safe("[a](https://b.c/`d`)"), "\\[a](<https://b.c/>`d`)");
}

#[test]
fn bare_urls_are_autolinks() {
    assert_eq!(safe("See https://a.b/c_(d), (http://e.f)."), "See <https://a.b/c_(d)>, (<http://e.f>).");
    assert_eq!(safe("**https://a.b** `https://c.d` https://"), "**<https://a.b>** `https://c.d` https://");
    assert_eq!(safe("<https://a.b> <a@b.c>"), "<https://a.b> <a@b.c>");
    assert_eq!(safe("C:\\https://a.b"), "C:\\\\<https://a.b>", "the backslash does not escape the bracket");
}

#[test]
fn html_is_literal() {
    assert_eq!(safe("<b>x</b> a<b <!-- c --> <T>"), "\\<b>x\\</b> a\\<b \\<!-- c --> \\<T>");
    assert_eq!(safe("`<T>` ``a`<b>``"), "`<T>` ``a`<b>``");
    assert_eq!(safe("`a\n<div>`"), "`a <div>`", "a code span does not keep a line from being HTML");
    assert_eq!(safe("` <T>"), "\\` \\<T>", "a code span that never ends");
    assert_eq!(safe("\\` <T>"), "\\` \\<T>");
}

#[test]
fn tables_are_escaped_cell_by_cell() {
    let table = "| a `x` | b |\n|---|---|\n| ` | `<T>` [y] |\n2. z";
    assert_eq!(safe(table), "| a `x` | b |\n|---|---|\n| \\` | `<T>` \\[y] |\n2\\. z");
    assert_eq!(safe("a|b\n-|-\nc\\|[d]|e"), "a|b\n-|-\nc\\|\\[d]|e");
}

#[test]
fn hard_breaks_are_seen() {
    assert_eq!(safe("one  \ntwo \nthree  "), "one\\\ntwo\nthree");
}

#[test]
fn characters_that_hide_or_turn_go() {
    assert_eq!(safe("a\u{202e}b\u{200b}\u{feff}\u{0}\u{7f}c\r\nd\re\u{2028}f"), "abc\nd\ne\nf");
    assert_eq!(safe("a\tb"), "a   b");
    assert_eq!(safe("👩\u{200d}🚀 é"), "👩\u{200d}🚀 é", "joiners stay");
}

#[test]
fn hostile_input_neither_panics_nor_takes_long() {
    let long = 20_000;
    for piece in
        ["[", "](", "`", "<", "> ", "- ", "* ", "1. ", "\\", "[a](", "<http://", "(", "|", "é", "    "]
    {
        let text = piece.repeat(long);
        assert!(lines(&text).iter().all(|line| !line.ends_with(' ')), "{piece}");
        lines(&format!("{text}\n{text}\n\n{text}"));
    }
    let runs: String = (1..300).map(|length| "`".repeat(length) + " ").collect();
    assert!(!safe(&runs).is_empty());
}

#[test]
fn the_parts_of_docs_are_paragraphs() {
    let docs = Docs {
        summary: Some("Short.".into()),
        description: Some("- a\n- b".into()),
        notes: vec!["Read-only.".into(), "At most `3`.".into()],
    };
    let attributes = doc_attributes(&docs, &["`POST /x`".into(), String::new(), "End.".into()]).to_string();
    let expected =
        [" Short.", "", " - a", " - b", "", " Read-only.", " At most `3`.", "", " `POST /x`", "", " End."];
    let expected: Vec<String> = expected.iter().map(|line| format!("# [doc = {line:?}]")).collect();
    assert_eq!(attributes, expected.join(" "));
}

#[test]
fn nothing_said_is_no_attribute_and_nothing_is_said_twice() {
    let blank = Docs { summary: Some(" ".into()), description: Some("\n".into()), notes: vec![] };
    assert!(doc_attributes(&blank, &[]).is_empty());
    let twice =
        Docs { summary: Some("The pet".into()), description: Some("The pet to feed.".into()), notes: vec![] };
    assert_eq!(doc_attributes(&twice, &[]).to_string(), "# [doc = \" The pet to feed.\"]");
}

//! Tests of the doc sanitiser: an example of each rule, and hostile input.

mod markdown;
mod random;

use super::{doc_attributes, first_sentence, item, lines, text};
use crate::ir::Docs;

/// The sanitised `text`, as one string.
fn safe(text: &str) -> String {
    lines(text).join("\n")
}

#[test]
fn plain_text_and_emphasis_stay() {
    let text =
        "A *person* or **business**, _it_ `code`, snake_case, 2 * 3, ~5.\n\nAnother ~~no~~ __paragraph__.";
    assert_eq!(safe(text), text);
    assert_eq!(safe("&lt; &copy; &amp;amp; &#10; &nosuch;"), "\\< © \\&amp;   \\&nosuch;");
    assert_eq!(safe("a\\*b *c"), "a\\*b \\*c");
}

#[test]
fn every_fence_is_text_and_closed() {
    assert_eq!(safe("```rust,should_panic\npanic!()\n```"), "```text\npanic!()\n```");
    assert_eq!(safe("~~~\nlet x = 1;"), "```text\nlet x = 1;\n```");
    assert_eq!(safe("```foo``` is a code span"), "`foo` is a code span");
    assert_eq!(safe("- a\n  ```json\n    {}\n  ```\n  b"), "- a\n  ```text\n    {}\n  ```\n  b");
    assert_eq!(safe("````\n```\n````"), "````text\n```\n````");
    assert_eq!(safe("a:\n     ```\n     b\n     ```"), "a:\n```text\nb\n```", "what its author meant");
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
    assert_eq!(safe("- a\nlazy\n    - b\n         over"), "- a\n  lazy\n\n  - b\n    over");
    assert_eq!(safe("1.  one\n    more\n10. ten\n    text"), "1. one\n   more\n10. ten\n    text");
    assert_eq!(safe("*\n  item"), "* item");
    assert_eq!(safe("-\n\ntext"), "-\n\ntext");
    assert_eq!(safe("In\n2024. a year"), "In\n2024\\. a year");
    assert_eq!(safe("- - a\n- - - b"), "- * a\n- * - b");
    assert_eq!(safe("Keys:\n\t* one\n\t\t- two\nEnd"), "Keys:\n* one\n  - two\n\nEnd", "as in docs of Go");
}

#[test]
fn quotes_end_where_they_end() {
    assert_eq!(safe("> [!NOTE]\n> a [!NOTE]"), "> **Note:**\n> a \\[!NOTE]");
    assert_eq!(safe("> a\n>b\n> > c\n\nafter"), "> a\n> b\n>\n> > c\n\nafter");
    assert_eq!(safe("- > a\n  > b"), "- > a\n  > b");
}

#[test]
fn headings_and_breaks_stay() {
    assert_eq!(safe("# Title [x]\ntext\n\n---\n\nUnder\n==="), "# Title \\[x]\ntext\n\n---\n\n# Under");
    assert_eq!(safe("#5 is alive"), "#5 is alive");
    assert_eq!(safe("## In C#\n\n# a \\#"), "## In C#\n\n# a \\#");
}

#[test]
fn only_links_to_urls_are_links() {
    for link in [
        "[a](https://a.b/c_(d))",
        "[`a`](/docs \"Docs\")",
        "[a](#part)",
        "[a](mailto:a@b.c)",
        "![a](https://a.b/c.png \"C\")",
        "[![a](https://a.b/c.png)](https://d.e)",
    ] {
        assert_eq!(safe(link), link);
    }
    assert_eq!(safe("[a](<https://a.b>) [b](<https://c.d/e f>)"), "[a](https://a.b) [b](https://c.d/e%20f)");
    assert_eq!(safe("<https://a.b?c=<>"), "\\<<https://a.b?c=>\\<>");
    assert_eq!(safe("[Pet](Pet) [Pet] [a][b] [^1]"), "\\[Pet](Pet) \\[Pet] \\[a]\\[b] \\[^1]");
    assert_eq!(safe("[x](javascript:alert('/'))"), "\\[x](javascript:alert('/'))");
    assert_eq!(safe("See [a][].\n\n[a]: https://a.b\n[b]: c"), "See [a](https://a.b).\n\n\\[b]: c");
    assert_eq!(safe("[a `b]` <c>\nd](https://f.g)"), "[a `b]` \\<c>\nd](https://f.g)");
    assert_eq!(safe("wow![a](https://b.c/`d`)"), "wow![a](https://b.c/%60d%60)");
    assert_eq!(safe("wow!<a href='/b'>c</a>"), "wow\\![c](/b)");
}

#[test]
fn bare_urls_are_autolinks() {
    assert_eq!(safe("See https://a.b/c_(d), (http://e.f)."), "See <https://a.b/c_(d)>, (<http://e.f>).");
    assert_eq!(safe("**https://a.b** `https://c.d` https://"), "**<https://a.b>** `https://c.d` https://");
    assert_eq!(safe("<https://a.b> <a@b.c> <a:b>"), "<https://a.b> <a@b.c> \\<a:b>");
    assert_eq!(safe("C:\\https://a.b"), "C:\\\\<https://a.b>", "the backslash does not escape the bracket");
}

#[test]
fn elements_of_html_are_what_they_mean() {
    assert_eq!(
        safe(
            "<p>Returns <a href=\"/docs/a\">a <b>list</b></a> of\n<code>a&lt;b&gt;</code>.</p>\n\n<p>Or&nbsp;not.</p>"
        ),
        "Returns [a **list**](/docs/a) of `a<b>`.\n\nOr not."
    );
    assert_eq!(
        safe("Of:<ul><li>one</li><li>two<ol><li>three</ol></li></ul>end"),
        "Of:\n\n- one\n- two\n\n  1. three\n\nend"
    );
    assert_eq!(safe("one<br>two<br/>\n**three**"), "one\\\ntwo\\\n**three**");
    assert_eq!(
        safe("<pre><code>a\n  &lt;b&gt;\n\n```\n</code></pre>c"),
        "````text\na\n  <b>\n\n```\n````\n\nc"
    );
    assert_eq!(safe("<h2>A</h2>b<hr>c<blockquote>d</blockquote>"), "## A\n\nb\n\n---\n\nc\n\n> d");
    assert_eq!(
        safe("<table><tr><th>a</th><th>b|</th></tr>\n<tr><td>c<br>d</td></tr></table>"),
        "| a | b\\| |\n|---|---|\n| c<br>d | |"
    );
    assert_eq!(
        safe("10<sup>3</sup> <img src='https://a.b/c' alt='d'> <!-- no --> <span>e</span>"),
        "10^3 ![d](https://a.b/c)  e"
    );
    assert_eq!(safe("<br>\n**Note** that\n<b>all</b>"), "**Note** that\n**all**");
    assert_eq!(safe("a<b></b>c <b> d </b>e <i>f</i>g"), "ac **d** e *f*g");
}

#[test]
fn other_tags_are_literal() {
    assert_eq!(safe("<owner>/<repo> a<b <T>"), "\\<owner>/\\<repo> a\\<b \\<T>");
    assert_eq!(safe("<owner>\nof *it*"), "\\<owner>\nof *it*");
    assert_eq!(safe("<Note>\n\nNot *now*.\n\n</Note>"), "Not *now*.");
    assert_eq!(safe("A.\n\n<Message warning>\n  Not now.\n</Message>\n\nB."), "A.\n\nNot now.\n\nB.");
    assert_eq!(safe("send <message>"), "send \\<message>");
    assert_eq!(safe("?code=<code> or <b>, <a> and <table>"), "?code=\\<code> or \\<b>, \\<a> and \\<table>");
    assert_eq!(safe("`<T>` ``a`<b>``"), "`<T>` `` a`<b> ``");
    assert_eq!(safe("`a\n<b>`"), "`a <b>`");
    assert_eq!(safe("` <T>"), "\\` \\<T>", "a code span that never ends");
    assert_eq!(safe("\\` <T>"), "\\` \\<T>");
}

#[test]
fn tables_have_cells() {
    let table = "| a `x` | b |\n|---|:-:|\n| ` | `<T>` [y] |\n2. z";
    assert_eq!(safe(table), "| a `x` | b |\n|---|:-:|\n| \\` | `<T>` \\[y] |\n\n2. z");
    assert_eq!(safe("a|b\n-|-\nc\\|[d]|e"), "| a | b |\n|---|---|\n| c\\|\\[d] | e |");
    assert_eq!(safe("a\n\\-|-"), "a\n\\-|-");
}

#[test]
fn hard_breaks_are_seen() {
    assert_eq!(safe("one  \ntwo \nthree  "), "one\\\ntwo\nthree");
}

#[test]
fn characters_that_hide_or_turn_go() {
    assert_eq!(safe("a\u{202e}b\u{200b}\u{feff}\u{0}\u{7f}c\r\nd\re\u{2028}f"), "abc\nd\ne\nf");
    assert_eq!(safe("a\u{ad}b\u{3164}c\u{fff9}\u{fffa}\u{fffb}d\u{e0001}\u{e0041}\u{e007f}e"), "abcde");
    assert_eq!(safe("a&shy;b&#x202e;c&ZeroWidthSpace;d &#xE0041;e"), "abcd e", "as entities too");
    assert_eq!(safe("`a&shy;\u{ad}b`\n\n    c\u{3164}d"), "`a&shy;b`\n\n```text\ncd\n```");
    assert_eq!(safe("a\tb"), "a   b");
    assert_eq!(safe("👩\u{200d}🚀 ❤\u{fe0f} é"), "👩\u{200d}🚀 ❤\u{fe0f} é", "joiners stay");
}

#[test]
fn a_block_stands_below_its_label() {
    let item = |label: &str, source: &str| item(label, text(source)).join("\n");
    assert_eq!(item("200", "A *pet*.\n\nMore."), "- 200: A *pet*.\n\n  More.");
    assert_eq!(item("200", ""), "- 200");
    assert_eq!(item("200", "- ```\n  x\n  ```\n  y"), "- 200:\n\n  - ```text\n    x\n    ```\n    y");
    assert_eq!(item("200", "```\nx\n```\ny"), "- 200:\n\n  ```text\n  x\n  ```\n  y");
    assert_eq!(item("200", "# a"), "- 200:\n\n  # a");
}

#[test]
fn the_first_sentence_is_one_line() {
    let sentence = |text: &str| first_sentence(text).unwrap_or_default();
    assert_eq!(sentence("The *pet\nthat. was* found. More"), "The *pet that.*");
    assert_eq!(sentence("Uses `a. b`.\nMore"), "Uses `a. b`.");
    assert_eq!(sentence("It ends.\nMore"), "It ends.");
    assert_eq!(sentence("- ```\n  x\n  ```\n- one\n- two"), "one");
    assert_eq!(sentence("<p>One. Two</p>"), "One.");
    assert_eq!(sentence("```\nx\n```"), "");
}

#[test]
fn hostile_input_neither_panics_nor_takes_long() {
    let long = 20_000;
    for piece in [
        "[",
        "](",
        "`",
        "<",
        "> ",
        "- ",
        "* ",
        "1. ",
        "\\",
        "[a](",
        "<http://",
        "(",
        "|",
        "é",
        "    ",
        "<ul>",
        "<!--",
        "<a '",
        "&",
        "*a **b_",
        "<b>",
        "</b>",
        "[a]: b\n",
        "\n\n    - a",
        "[^1]: ",
        "<li>x</li>",
    ] {
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

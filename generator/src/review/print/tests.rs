//! Every form of reviews that are made here, hostile ones included.

use serde_json::Value;

use super::{Printer, Version};
use crate::diagnostic::Style;
use crate::review::{Change, Direction, Owner, Reach, Review, ReviewCode, Rust, Step, Wire};
use crate::source::{FileId, Place, Sources};

static CODE: ReviewCode = ReviewCode { id: "OD9901", title: "something changed", explanation: "" };

const OLD: &str =
    "openapi: 3.0.3\npaths:\n  /pets:\n    get:\n      summary: List\n    delete:\n      summary: Clear\n";
const NEW: &str = "openapi: 3.0.3\npaths:\n  /pets:\n    get:\n      summary: List\n      parameters: []\n";

fn sources(name: &str, text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add(name, text);
    sources
}

fn operation(method: &str, rust: &str) -> Owner {
    Owner::Operation { method: method.to_owned(), path: "/pets".to_owned(), rust: rust.to_owned() }
}

fn at(pointer: &str) -> Option<Place> {
    Some(Place::in_file(FileId(0), pointer))
}

fn change(owner: Owner, message: &str, wire: Wire, rust: Rust) -> Change {
    let (code, message) = (&CODE, message.to_owned());
    Change { code, owner, message, old: None, new: None, wire, rust, reaches: Vec::new(), types: Vec::new() }
}

fn review() -> Review {
    let pet = || Owner::Type { rust: "Pet".to_owned() };
    let reach =
        |method: &str, direction| Reach { method: method.to_owned(), path: "/pets".to_owned(), direction };
    let required = Change {
        old: at("/paths/~1pets/get"),
        new: at("/paths/~1pets/get/parameters"),
        ..change(
            operation("GET", "pets().list"),
            "the query parameter `limit` is required",
            Wire::Breaks("the server rejects requests without it".to_owned()),
            Rust::Breaks("`list` takes another argument".to_owned()),
        )
    };
    let gone = Change {
        old: at("/paths/~1pets/delete"),
        ..change(
            operation("DELETE", "pets().clear"),
            "the operation is gone",
            Wire::Breaks("the server no longer documents it".to_owned()),
            Rust::Breaks("there is no method for it".to_owned()),
        )
    };
    let tightened = Change {
        new: at("/paths/~1pets/get"),
        reaches: vec![reach("POST", Direction::Request), reach("GET", Direction::Response)],
        ..change(
            pet(),
            "`name` has at most 10 characters",
            Wire::OnlyIf("no caller sends more than 10 characters".to_owned()),
            Rust::Behaves("longer values are refused before sending".to_owned()),
        )
    };
    let added =
        Change { new: at("/paths"), ..change(pet(), "there is a new field `age`", Wire::Works, Rust::Adds) };
    let docs = change(Owner::Client, "the title changed", Wire::Works, Rust::Same);
    Review { changes: vec![docs, added, required, gone, tightened] }
}

fn printed(review: &Review, print: impl FnOnce(Printer<'_>) -> String) -> String {
    let (old, new) = (sources("git:main:specs/pets.yaml", OLD), sources("specs/pets.yaml", NEW));
    print(Printer::new(review, &old, &new))
}

#[test]
fn the_text_goes_from_harmful_to_harmless() {
    let text = printed(&review(), |printer| printer.from_version(Version::parse("1.4.2")).text(Style::Plain));
    insta::assert_snapshot!(text, @r"
    git:main:specs/pets.yaml → specs/pets.yaml
    2 calls break, 1 call needs a condition, 2 changes break code, 1 change alters behaviour, 1 addition, 1 detail; next version: major (1.4.2 → 2.0.0)

    Calls that break
      OD9901 GET /pets (pets().list): the query parameter `limit` is required
          wire: breaks: the server rejects requests without it
          rust: breaks: `list` takes another argument
          at specs/pets.yaml:6:7, was at git:main:specs/pets.yaml:4:5
      OD9901 DELETE /pets (pets().clear): the operation is gone
          wire: breaks: the server no longer documents it
          rust: breaks: there is no method for it
          was at git:main:specs/pets.yaml:6:5

    Calls that work on a condition
      OD9901 Pet: `name` has at most 10 characters
          wire: only if no caller sends more than 10 characters
          rust: behaves differently: longer values are refused before sending
          used by: POST /pets (request), GET /pets (response)
          at specs/pets.yaml:4:5

    Additions
      OD9901 Pet: there is a new field `age`
          at specs/pets.yaml:2:1

    Documentation and details
      OD9901 client: the title changed
    ");
}

#[test]
fn colours_surround_headings_only_if_wanted() {
    let text = printed(&review(), |printer| printer.text(Style::Colour));
    assert!(text.contains("\u{1b}[1;31mCalls that break\u{1b}[0m"), "{text}");
    assert!(!printed(&review(), |printer| printer.to_string()).contains('\u{1b}'));
}

#[test]
fn the_markdown_begins_with_a_summary_for_everybody() {
    let text = printed(&review(), |printer| printer.from_version(Version::parse("1.4.2")).markdown());
    insta::assert_snapshot!(text, @r"
    ## Changes of the API in `specs/pets.yaml`

    **2 calls break, 1 call needs a condition, 2 changes break code, 1 change alters behaviour, 1 addition, 1 detail; next version: major (1.4.2 → 2.0.0)**

    - **Clients in use:** 2 calls fail against the new server, at least in part: `DELETE /pets`, `GET /pets`. 1 call works only on a condition: `POST /pets`.
    - **Code that uses the bindings:** may not compile, because of 2 changes. 1 change alters what it does. There is 1 more thing to use.
    - **Version of the bindings:** a major version: existing code may have to change.

    ### Calls that break (2 changes)

    - **`GET /pets`**: the query parameter `limit` is required (OD9901, `specs/pets.yaml:6`)
      - clients in use: breaks: the server rejects requests without it
      - code: breaks: `list` takes another argument
    - **`DELETE /pets`**: the operation is gone (OD9901, was `specs/pets.yaml:6`)
      - clients in use: breaks: the server no longer documents it
      - code: breaks: there is no method for it

    ### Calls that work on a condition (1 change)

    - **`Pet`**: `name` has at most 10 characters (OD9901, `specs/pets.yaml:4`)
      - clients in use: only if no caller sends more than 10 characters
      - code: behaves differently: longer values are refused before sending
      - used by `POST /pets` (request), `GET /pets` (response)

    ### Additions (1 change)

    - **`Pet`**: there is a new field `age` (OD9901, `specs/pets.yaml:2`)

    ### Documentation and details (1 change)

    - **client**: the title changed (OD9901)
    ");
}

#[test]
fn annotations_stand_at_lines_of_the_new_document_and_the_worst_come_first() {
    let text = printed(&review(), |printer| printer.annotations());
    insta::assert_snapshot!(text, @r"
    ::error file=specs/pets.yaml,line=6,col=7,title=OD9901::GET /pets: the query parameter `limit` is required%0Aclients in use: breaks: the server rejects requests without it%0Acode: breaks: `list` takes another argument
    ::error file=specs/pets.yaml,line=3,col=3,title=OD9901::DELETE /pets: the operation is gone%0Aclients in use: breaks: the server no longer documents it%0Acode: breaks: there is no method for it
    ::warning file=specs/pets.yaml,line=4,col=5,title=OD9901::Pet: `name` has at most 10 characters%0Aclients in use: only if no caller sends more than 10 characters%0Acode: behaves differently: longer values are refused before sending
    ::notice file=specs/pets.yaml,line=2,col=1,title=OD9901::Pet: there is a new field `age`
    ");
}

#[test]
fn the_changelog_has_sections_and_leaves_out_what_affects_nobody() {
    let text = printed(&review(), |printer| printer.changelog());
    insta::assert_snapshot!(text, @r"
    ### Added

    - `Pet`: there is a new field `age`.

    ### Changed

    - **Breaking:** `GET /pets`: the query parameter `limit` is required (the server rejects requests without it; `list` takes another argument).
    - `Pet`: `name` has at most 10 characters (only if no caller sends more than 10 characters; longer values are refused before sending).

    ### Removed

    - **Breaking:** `DELETE /pets`: the operation is gone (the server no longer documents it; there is no method for it).
    ");
}

#[test]
fn the_json_says_everything() {
    let text = printed(&review(), |printer| printer.from_version(Version::parse("0.4.2")).json());
    let read: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read["format"], 1);
    assert_eq!(read["step"], "major");
    assert_eq!(read["version"], serde_json::json!({ "old": "0.4.2", "new": "0.5.0" }));
    assert_eq!(read["summary"]["breakingOperations"], 2);
    let changes = read["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 5);
    assert_eq!(
        changes[2],
        serde_json::json!({
            "code": "OD9901",
            "title": "something changed",
            "owner": { "kind": "operation", "method": "GET", "path": "/pets", "rust": "pets().list" },
            "message": "the query parameter `limit` is required",
            "wire": { "verdict": "breaks", "reason": "the server rejects requests without it" },
            "rust": { "verdict": "breaks", "reason": "`list` takes another argument" },
            "step": "major",
            "old": { "file": "git:main:specs/pets.yaml", "line": 4, "column": 5, "pointer": "/paths/~1pets/get" },
            "new": { "file": "specs/pets.yaml", "line": 6, "column": 7, "pointer": "/paths/~1pets/get/parameters" },
            "reaches": [],
            "types": [],
        })
    );
    assert_eq!(changes[4]["reaches"][0]["direction"], "request");
}

#[test]
fn a_review_without_changes_is_short() {
    let nothing = Review::default();
    assert_eq!(nothing.step(), Step::None);
    let text = printed(&nothing, |printer| printer.to_string());
    assert_eq!(
        text,
        "git:main:specs/pets.yaml → specs/pets.yaml\nnothing changes for callers; next version: unchanged\n"
    );
    let text = printed(&nothing, |printer| printer.markdown());
    assert!(text.contains("**Clients in use:** everything works as before."), "{text}");
    assert_eq!(printed(&nothing, |printer| printer.annotations() + &printer.changelog()), "");
}

#[test]
fn long_lists_are_folded_and_a_comment_never_grows_too_long() {
    let mut review = Review::default();
    let adds = |index| {
        change(
            operation("GET", "x"),
            &format!("addition {index} {}", "x".repeat(300)),
            Wire::Works,
            Rust::Adds,
        )
    };
    review.changes = (0..30).map(adds).collect();
    let text = printed(&review, |printer| printer.markdown());
    assert!(text.contains("<details><summary>30</summary>\n\n- "), "{text}");
    assert!(text.ends_with("\n</details>\n"), "{text}");
    assert_eq!(text.matches("addition ").count(), 30);

    review.changes = (0..3_000).map(adds).collect();
    let text = printed(&review, |printer| printer.markdown());
    assert!(text.len() < 61_000, "{}", text.len());
    assert!(text.contains("further changes are not shown"));
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

#[test]
fn nothing_in_a_document_leaves_its_place() {
    const HOSTILE: &str = "`x` </details><script>alert(1)</script> [l](javascript:x) @octocat ::error::\n# h\r%\u{1b}[2J\u{202e}`";
    let mut review = Review::default();
    let owner = Owner::Operation { method: "GET".into(), path: HOSTILE.into(), rust: HOSTILE.into() };
    review.changes = vec![
        Change {
            new: at("/paths"),
            reaches: vec![Reach { method: "GET".into(), path: HOSTILE.into(), direction: Direction::Both }],
            ..change(owner, HOSTILE, Wire::Breaks(HOSTILE.into()), Rust::Breaks(HOSTILE.into()))
        },
        change(Owner::Type { rust: HOSTILE.into() }, HOSTILE, Wire::OnlyIf(HOSTILE.into()), Rust::Same),
    ];
    let (old, new) = (sources(HOSTILE, OLD), sources(HOSTILE, NEW));
    let printer = Printer::new(&review, &old, &new);
    for text in
        [printer.to_string(), printer.markdown(), printer.annotations(), printer.changelog(), printer.json()]
    {
        let escaped: Vec<_> = text.lines().map(crate::diagnostic::harmless).collect();
        assert_eq!(escaped.join("\n"), text.trim_end(), "something steers the terminal");
        assert!(!text.lines().any(|line| line.starts_with("# h")), "{text}");
    }
    assert!(
        printer
            .annotations()
            .lines()
            .all(|line| line.starts_with("::error ") || line.starts_with("::warning "))
    );
    for markdown in [printer.markdown(), printer.changelog()] {
        let html = rendered(&markdown);
        assert!(!html.contains("<script") && !html.contains("href"), "{html}");
        assert!(!html.replace("<!-- -->", "\u{0}").contains(">@octocat"), "{html}");
    }
    let read: Value = serde_json::from_str(&printer.json()).expect("JSON");
    assert_eq!(read["changes"][0]["message"], HOSTILE);
}

/// The events of a Markdown parser in the shape of HTML, without those that code spans hold.
fn rendered(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut out = String::new();
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&html),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => out.push_str("<a href>"),
            Event::Text(text) => out.push_str(&text.replace('<', "&lt;")),
            _ => {}
        }
    }
    out
}

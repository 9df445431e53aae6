//! Positions and the four printed forms, on small documents.

use std::collections::{HashMap, HashSet};

use super::codes::load::{DUPLICATE_KEY, DUPLICATE_NAME};
use super::locate::{find, find_nodes};
use super::{Levels, Report, Style, annotations, harmless, json_lines, lines, render};
use crate::source::{Place, Sources};

const YAML: &str = "openapi: 3.0.3\ninfo:\n  title: T\n  version: 1.10\npaths:\n  /a/{b}:\n    get:\n      tags: [x, y]\n      parameters:\n        - name: p\n          in: query\n        - $ref: '#/x'\n";

fn line_columns(text: &str, pointers: &[&str]) -> Vec<(usize, usize)> {
    find(text, pointers).iter().map(|position| (position.line, position.column)).collect()
}

#[test]
fn positions_of_keys_items_and_missing_nodes() {
    let pointers = [
        "/info/version",
        "/paths/~1a~1{b}",
        "/paths/~1a~1{b}/get/tags/1",
        "/paths/~1a~1{b}/get/parameters/1",
        "/paths/~1a~1{b}/get/parameters/0/in",
        "/paths/~1a~1{b}/get/responses/200",
        "",
        "/nowhere",
    ];
    let expected = [(4, 3), (6, 3), (8, 17), (12, 11), (11, 11), (7, 5), (1, 1), (1, 1)];
    assert_eq!(line_columns(YAML, &pointers), expected);
}

#[test]
fn positions_in_json_with_surrogates_and_number_keys() {
    let json = "{\n  \"a\": \"\\ud83d\\ude00\",\n  \"200\": [ {\"é\": 1, \"b\": 2} ]\n}";
    let spans = find(json, &["/200/0/b", "/a", "/200/0"]);
    assert_eq!(&json[spans[0].span.clone()], "\"b\": 2");
    assert_eq!((spans[0].line, spans[0].column), (3, 21));
    assert_eq!((spans[1].line, spans[1].column), (2, 3));
    assert_eq!((spans[2].line, spans[2].column), (3, 12));
}

#[test]
fn positions_in_json_on_one_line_after_a_byte_order_mark() {
    let json = "\u{feff}{\"é\": \"\\\"}\", \"a\\u0062\": [-1.5e3, true, {\"x\": null}]}";
    assert_eq!(
        line_columns(json, &["/é", "/ab", "/ab/0", "/ab/1", "/ab/2/x"]),
        [(1, 2), (1, 14), (1, 26), (1, 34), (1, 41)]
    );
}

#[test]
fn yaml_that_begins_with_a_bracket_is_read_as_yaml() {
    assert_eq!(line_columns("{a: {b: x y}, 'c': 1}", &["/a/b", "/c"]), [(1, 6), (1, 15)]);
    assert_eq!(line_columns("{true: 1, n: {m: 2}}", &["/n/m"]), [(1, 15)]);
}

#[test]
fn a_text_that_does_not_parse_gives_what_stands_before_the_fault() {
    assert_eq!(line_columns("a: 1\nb: [1\nc: }", &["/a", "/b/0", "/z"]), [(1, 1), (2, 1), (1, 1)]);
    assert_eq!(line_columns("", &["/a"]), [(1, 1)]);
}

#[test]
fn raw_scalars_and_repeated_keys() {
    let text = "info: {version: 1.10}\nx: 1\nx: 2\nd: *a\n";
    let nodes = find_nodes(text, &["/info/version", "/x", "/none"], true);
    let raw = nodes[0].as_ref().and_then(|node| node.value.clone()).expect("the version");
    assert_eq!(&text[raw.span], "1.10");
    let repeated = nodes[1].as_ref().and_then(|node| node.repeated.clone()).expect("the second x");
    assert_eq!((repeated.line, repeated.column), (3, 1));
    assert!(nodes[2].is_none());
}

fn sample() -> (Report, Sources) {
    let mut sources = Sources::default();
    let first = sources.add("specs/a.yaml", YAML);
    let second = sources.add("specs/b,c.yaml", "x:\n  y: 1\n");
    let mut report = Report::default();
    report
        .add_at(&DUPLICATE_KEY, Place::in_file(first, "/info/title"), "`ti\u{202e}tle` is 100%\nodd")
        .label_at(Place::in_file(second, "/x/y"), "first here")
        .help("write \u{1b}[31mone");
    report.add_at(&DUPLICATE_NAME, Place::in_file(second, "/x"), "twice").position(2, 6);
    (report, sources)
}

#[test]
fn one_line_form() {
    let (report, sources) = sample();
    assert_eq!(
        lines(report.iter(), &sources),
        "specs/a.yaml:3:3: error[OB0104]: `ti\\u{202e}tle` is 100%\\nodd; specs/b,c.yaml:2:3: first here; \
         help: write \\u{1b}[31mone\nspecs/b,c.yaml:2:6: warning[OB0105]: twice\n"
    );
}

#[test]
fn workflow_commands_escape_what_would_end_them() {
    let (report, sources) = sample();
    assert_eq!(
        annotations(report.iter(), &sources),
        "::error file=specs/a.yaml,line=3,col=3,title=OB0104::`ti\\u{202e}tle` is 100%25\\nodd%0Ahelp: write \
         \\u{1b}[31mone\n::warning file=specs/b%2Cc.yaml,line=2,col=6,title=OB0105::twice\n"
    );
}

#[test]
fn json_form_keeps_the_text_and_is_safe_to_print() {
    let (report, sources) = sample();
    let text = json_lines(report.iter(), &sources);
    assert!(!text.contains('\u{202e}') && text.contains("\\u202e"));
    let first: serde_json::Value =
        serde_json::from_str(text.lines().next().unwrap_or_default()).expect("JSON");
    assert_eq!(first["message"], "`ti\u{202e}tle` is 100%\nodd");
    assert_eq!(
        (&first["file"], &first["line"], &first["column"], &first["pointer"]),
        (&"specs/a.yaml".into(), &3.into(), &3.into(), &"/info/title".into())
    );
    assert_eq!(first["labels"][0]["line"], 2);
}

#[test]
fn the_same_at_many_places_is_one_finding_with_their_number() {
    let found = |count: usize| {
        let (mut report, mut sources) = (Report::default(), Sources::default());
        let text: String = (0..count).map(|index| format!("a{index}: 1\n")).collect();
        let file = sources.add("a.yaml", text);
        for index in 0..count {
            report.add_at(&DUPLICATE_KEY, Place::in_file(file, format!("/a{index}")), "twice");
        }
        super::repeated::fold(&mut report.diagnostics);
        (lines(report.iter(), &sources), json_lines(report.iter(), &sources))
    };
    assert_eq!(found(3).0.lines().count(), 3);
    let (line, json) = found(359);
    assert_eq!(
        line,
        "a.yaml:1:1: error[OB0104]: twice (at 359 places); a.yaml:2:1: here too; a.yaml:3:1: here too\n"
    );
    let object: serde_json::Value = serde_json::from_str(&json).expect("one object");
    assert_eq!((&object["places"], object["labels"].as_array().map(Vec::len)), (&359.into(), Some(2)));
}

#[test]
fn rendered_form_underlines_the_place() {
    let (report, sources) = sample();
    let text = render(report.iter(), &sources, Style::Plain);
    assert!(text.starts_with("error[OB0104]: `ti\\u{202e}tle`"), "{text}");
    for part in [
        "--> specs/a.yaml:3:3",
        "3 |   title: T\n  |   ^^^^^",
        "specs/b,c.yaml:2:3",
        "- first here",
        "= help:",
    ] {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
    assert!(!text.contains('\u{1b}'));
    assert!(render(report.iter(), &sources, Style::Colour).contains("\u{1b}["));
}

/// Every character that must not reach a terminal, but for the end of a line.
fn harmful() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).filter(|c| super::print::is_harmful(*c) && *c != '\n')
}

#[test]
fn no_control_character_of_a_document_reaches_the_terminal() {
    let harmful: HashSet<char> = harmful().collect();
    let all: String =
        harmful.iter().copied().filter(|c| !matches!(c, '\r' | '\t')).flat_map(|c| [c, '-']).collect();
    assert!(all.contains("\u{9b}-") && all.contains("\u{2028}-") && all.contains("\u{feff}-"));
    let mut sources = Sources::default();
    let text =
        format!("openapi: 3.0.3\ninfo: 1\n# {all}\ntitle: \u{9b}31m \u{2028}{{ a: [\u{feff}{all}] }}\n");
    // The one in a short line, the other in one that is cut.
    let short = sources.add(format!("a{all}.yaml"), "title: \u{9b}31m \u{2028} \u{e0041}\n");
    let long = sources.add(format!("b{all}.yaml"), text);
    let mut report = Report::default();
    for file in [short, long] {
        report
            .add_at(&DUPLICATE_KEY, Place::in_file(file, "/title"), format!("twice {all}"))
            .label_at(Place::in_file(long, "/info"), format!("here {all}"))
            .help(all.clone());
    }
    let shown = render(report.iter(), &sources, Style::Plain);
    assert!(shown.contains("title: \u{bf}31m \u{fffd} \u{fffd}?\n"), "{shown}");
    let forms = [
        lines(report.iter(), &sources),
        json_lines(report.iter(), &sources),
        annotations(report.iter(), &sources),
    ];
    for text in forms.iter().chain([&shown]) {
        assert_eq!(text.chars().find(|c| harmful.contains(c)), None, "{text:?}");
    }
}

#[test]
fn a_long_line_is_cut() {
    let mut sources = Sources::default();
    let file = sources.add(
        "min.json",
        format!("{{\"a\":\"{}é\",\"b\":1,\"c\":\"{}\"}}", "ü".repeat(9000), "x".repeat(9000)),
    );
    let mut report = Report::default();
    report.add_at(&DUPLICATE_NAME, Place::in_file(file, "/b"), "here");
    let text = render(report.iter(), &sources, Style::Plain);
    assert!(text.len() < 700, "{text}");
    assert!(text.contains("min.json:1:9010"), "{text}");
    assert!(text.contains("\"b\":1"), "{text}");
}

#[test]
fn levels_hold_for_what_was_found_and_what_will_be() {
    let (mut report, sources) = sample();
    let by_code = HashMap::from([
        ("OB0104".to_owned(), super::Level::Allow),
        ("OB9999".to_owned(), super::Level::Allow),
    ]);
    let levels = Levels { by_code, deny_warnings: true };
    assert_eq!(levels.unknown(), ["OB9999"]);
    report.set_levels(levels);
    assert_eq!(lines(report.iter(), &sources), "specs/b,c.yaml:2:6: error[OB0105]: twice\n");
    assert!(report.has_errors());
}

#[test]
fn harmless_text_is_not_copied() {
    assert!(matches!(harmless("plain é 漢"), std::borrow::Cow::Borrowed(_)));
    assert_eq!(harmless("a\tb\u{7}\u{85}"), "a\\tb\\u{7}\\u{85}");
}

#[test]
fn codes_are_listed_by_number() {
    let ids: Vec<&str> = super::codes::all().map(|code| code.id).collect();
    assert!(ids.is_sorted_by(|one, next| one < next), "{ids:?}");
}

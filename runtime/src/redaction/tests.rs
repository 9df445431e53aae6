//! How a server's text is shown.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::*;

const SECRET: &str = "s3cret/+&\"ü k";

fn secrets() -> Secrets {
    let basic = format!("Basic {}", STANDARD.encode(format!("user:{SECRET}")));
    Secrets::new([basic])
}

/// The encodings in which the secret can be written.
fn spellings() -> Vec<String> {
    let encoded = |upper: bool, all: bool| -> String {
        let one = |byte: u8| match (byte.is_ascii_alphanumeric() && !all, upper) {
            (true, _) => char::from(byte).to_string(),
            (false, true) => format!("%{byte:02X}"),
            (false, false) => format!("%{byte:02x}"),
        };
        SECRET.bytes().map(one).collect()
    };
    let unicode: String = SECRET.chars().map(|one| format!("\\u{:04x}", u32::from(one))).collect();
    let html = SECRET.replace('&', "&amp;").replace('"', "&#34;").replace('/', "&#x2F;");
    let json = serde_json::to_string(SECRET).unwrap();
    let in_json = serde_json::to_string(&format!("{{\"key\":{json}}}")).unwrap();
    let mut all = vec![SECRET.to_owned(), encoded(true, false), encoded(false, false), encoded(true, true)];
    all.push(encoded(true, false).replace("%20", "+"));
    all.push(encoded(true, true).replace('%', "%25"));
    all.extend([unicode, html, json.clone(), json.replace('/', "\\/"), in_json, format!("{SECRET:?}")]);
    all.push(SECRET.to_ascii_uppercase());
    for before in ["", "u", "us", "user:", "some longer user:"] {
        let pair = format!("{before}{SECRET}");
        all.extend([
            STANDARD.encode(&pair),
            URL_SAFE_NO_PAD.encode(&pair),
            STANDARD.encode(format!("{pair}:x")),
        ]);
    }
    all.push(STANDARD.encode(SECRET).replace('+', "%2B").replace('/', "%2f").replace('=', "%3D"));
    all.push(SECRET.bytes().map(|byte| format!("{byte:02x}")).collect());
    let letters: Vec<String> = SECRET.chars().map(String::from).collect();
    all.extend(["\u{200b}", "\0", "\u{1b}"].map(|between| letters.join(between)));
    all
}

#[test]
fn secrets_in_every_spelling() {
    for spelling in spellings() {
        let shown = secrets().shown(&format!("no {spelling} here"), 200, false);
        let shown = shown.replace(['"', '\\', '{', '}', ':'], "").replace("key", "");
        assert_eq!(shown, "no <secret> here", "{spelling}");
    }
}

#[test]
fn secrets_that_are_cut_through() {
    for spelling in spellings() {
        for (end, _) in spelling.char_indices().skip(1) {
            let begun = spelling.get(..end).unwrap_or_default();
            let shown = secrets().shown(&format!("no {begun}"), 200, true);
            assert!(!shown.contains("s3c") && !shown.contains("%73%33"), "{begun}: {shown}");
            let word: Vec<u8> = shown.bytes().skip(3).collect();
            let word =
                STANDARD.decode(word.get(..word.len() / 4 * 4).unwrap_or_default()).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&word).contains("s3cr"), "{begun}: {shown}");
        }
    }
    // Around both limits: what is examined, and what is shown.
    for length in 3900..4100 {
        let text = format!("{}{SECRET}", "\u{1}".repeat(length));
        assert!(!secrets().shown(&text, 10_000_000, false).contains("s3c"), "{length}");
    }
    for length in 180..200 {
        let shown = secrets().shown(&format!("{} {SECRET}", "x".repeat(length)), 200, false);
        assert!(!shown.contains("s3c"), "{shown}");
    }
}

#[test]
fn what_is_no_secret_stays() {
    let secrets = Secrets::new([
        "Bearer abcdef123456".to_owned(),
        "sid=longvalue; theme=dark".to_owned(),
        "ab".to_owned(),
    ]);
    let shown = |text: &str| secrets.shown(text, 200, false);
    assert_eq!(shown("the bearer of 100% is \\ & abcdef"), "the bearer of 100% is \\ & abcdef");
    assert_eq!(shown("ab is about ab"), "<secret> is about <secret>");
    assert_eq!(shown("LONGVALUE abcdef123456"), "<secret> <secret>");
    assert_eq!(Secrets::default().shown("a%20b", 200, true), "a%20b");
}

#[test]
fn one_line_without_controls() {
    let shown = |text: &str| Secrets::default().shown(text, 200, false);
    assert_eq!(shown("a\r\n\tb\u{2028}c\u{85}d"), "a b c d");
    assert_eq!(shown("\u{1b}[31mred\u{9b}2J\u{7f}"), "\\u{1b}[31mred\\u{9b}2J\\u{7f}");
    assert_eq!(
        shown("\u{202e}abc\u{2066}\u{feff}\u{e0041}\u{200b}"),
        "\\u{202e}abc\\u{2066}\\u{feff}\\u{e0041}\\u{200b}"
    );
    assert_eq!(shown("é日本👍🏽"), "é日本👍🏽");
    assert_eq!(escaped("a\nb\u{1b}"), "a\nb\\u{1b}");
    assert_eq!(Secrets::default().shown("abc", 2, false), "ab…");
}

#[test]
fn words_of_errors() {
    let cut = |text: &str| format!("{text}{}", "x".repeat(70_000));
    for (body, expected) in [
        (r#"{"status":false,"message":"Already there"}"#.to_owned(), Some("Already there")),
        (r#"{"title":"T","error":{"message":"deep"},"detail":"D"}"#.to_owned(), Some("D")),
        (r#"["first","second"]"#.to_owned(), Some("first")),
        (r#"{"errors":[{"detail":"a"}]}"#.to_owned(), Some("a")),
        (r#""text""#.to_owned(), Some("text")),
        (r#"{"message":1,"title":"T"}"#.to_owned(), Some("T")),
        (r#"{"message":"a" no JSON"#.to_owned(), None),
        (r#"{"code":7}"#.to_owned(), None),
        (cut(r#"{"message":"no","trace":""#), Some("no")),
        (cut(r#"{"error":{"message":"no","trace":""#), Some("no")),
        (cut(r#"{"message":""#), None),
    ] {
        assert_eq!(message(body.as_bytes(), false).as_deref(), expected, "{body}");
    }
}

#[test]
fn a_large_text_costs_no_more_than_a_small_one() {
    let large = vec![b'['; 64 << 20];
    let value = "x".repeat(64 << 20);
    let began = Instant::now();
    for _ in 0..20 {
        assert_eq!(message(&large, false), None);
        assert!(secrets().shown_bytes(&large, 200, false).len() < 300);
        assert!(secrets().shown_of(&value, 200).len() < 300);
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

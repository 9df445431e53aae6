//! What patterns are translated to, and that the engine then matches what ECMA-262 matches.

use super::translate;

#[test]
fn the_engine_reads_patterns_as_ecma_262_does() {
    let rows: [(&str, &[&str], &[&str]); 28] = [
        ("^[A-Z]+$", &["AB"], &["", "a", "AB\n"]),
        ("b", &["abc"], &["ac"]),
        (r"^\d{3}-\d{4}$", &["555-1212"], &["555-121", "٥٥٥-1212"]),
        (r"^[\w.-]+@[\w-.]+$", &["a.b-c@d-e.f"], &["a b@c"]),
        (r"^\/v1\/[^/]*$", &["/v1/", "/v1/x"], &["/v1/x/y"]),
        (r"^(?<year>\d{4})(-\d\d)?$", &["2024", "2024-01"], &["2024-1"]),
        (r"^.$", &["é", "😀"], &["\u{2028}", "\r", ""]),
        (r"^[\s\S]*$", &["", "a\n\u{2003}b"], &[]),
        (r"^\S+\s\S+$", &["a b", "a\u{a0}b"], &["ab", "a\u{a0}"]),
        (r"^[^\s]$", &["a"], &[" ", "\u{3000}"]),
        (r"^[^]$", &["a", "\n"], &["", "ab"]),
        (r"^a{,2}$", &["a{,2}"], &["aa"]),
        (r"^{}x]$", &["{}x]"], &["x"]),
        (r"^a{2,}b{1,2}?$", &["aab", "aaabb"], &["ab", "aabbb"]),
        (r"^[[&&~a-]$", &["[", "&", "~", "-", "a"], &["]", "b"]),
        (r"^[-+]?[0-9]$", &["-1", "+1", "1"], &["*1"]),
        (r"^[\b\x41\u0042\u{43}\cJ]$", &["\u{8}", "A", "B", "C", "\n"], &["b", "D"]),
        (r"^\ud83d\ude00$", &["😀"], &["\u{fffd}"]),
        (r"^\$\.\-\_\:\é$", &["$.-_:é"], &["$.-_:e"]),
        (r"\bfoo\b", &["a foo b", "foo"], &["food"]),
        (r"^(a|b|)$", &["a", "b", ""], &["c"]),
        (r"^(?:(?:[0-9a-f]{2}){2}:){2}$", &["abcd:0123:"], &["abcd:"]),
        (r"^[\-a]\0?$", &["-", "a\0"], &["b"]),
        ("^#a b$", &["#a b"], &["#ab"]),
        (r"^[\]]$", &["]"], &["["]),
        (r"^\xZ$", &["xZ"], &["Z"]),
        ("(?i)^abc$", &["aBc"], &["ab"]),
        ("/^[a-z]+$/ig", &["aBc"], &["/abc/", "1"]),
    ];
    for (pattern, matching, others) in rows {
        let expression = translate(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}"));
        let compiled = regex_lite::Regex::new(&expression)
            .unwrap_or_else(|error| panic!("{pattern} became {expression}: {error}"));
        for text in matching {
            assert!(compiled.is_match(text), "{pattern} became {expression}, which does not match {text:?}");
        }
        for text in others {
            assert!(!compiled.is_match(text), "{pattern} became {expression}, which matches {text:?}");
        }
    }
}

#[test]
fn what_has_no_equivalent_is_said() {
    for (pattern, why) in [
        ("^(?=a)b", "it looks ahead or behind"),
        ("(?<!a)b", "it looks ahead or behind"),
        (r"(a)\1", "it refers back to a group"),
        (r"(?<n>a)\k<n>", "it refers back to a group"),
        (r"^\p{L}+$", "it names a class of Unicode characters"),
        ("(?m)abc", "it sets flags"),
        ("/^abc$/s", "it sets flags"),
        ("/^é$/i", "its flag `i` is about letters that are not ASCII"),
        ("a**", "it repeats nothing"),
        ("*", "it repeats nothing"),
        ("a++", "it repeats nothing"),
        ("(a", "a group is not closed"),
        ("a)", "a group is closed that was not opened"),
        ("[a", "a class is not closed"),
        ("[]", "a class is empty"),
        ("[z-a]", "a range of a class is upside down"),
        (r"\A\z", "it has an escape that ECMA-262 does not know"),
        ("a\\", "it ends with a backslash"),
        (r"\ud83d", "it has a Unicode escape that is no character"),
        ("(((a{100}){100}){100})", "it repeats too much"),
        ("a{99999999999999999999}", "it repeats too much"),
    ] {
        assert_eq!(translate(pattern), Err(why), "{pattern}");
    }
    assert_eq!(translate(&"(".repeat(100)), Err("its groups are nested too deeply"));
}

#[test]
fn whatever_is_translated_compiles() {
    // Every string of up to three of these.
    let parts = ["a", "(", ")", "[", "]", "^", "-", "\\", "{", "2", ",", "}", "*", "?", "|", "s", ":", "$"];
    let mut patterns = vec![String::new()];
    for _ in 0..3 {
        let longer: Vec<String> = patterns
            .iter()
            .flat_map(|start| parts.iter().map(move |part| format!("{start}{part}")))
            .collect();
        for pattern in &longer {
            if let Ok(expression) = translate(pattern) {
                let compiled = regex_lite::Regex::new(&expression);
                assert!(compiled.is_ok(), "{pattern} became {expression}");
            }
        }
        patterns = longer;
    }
}

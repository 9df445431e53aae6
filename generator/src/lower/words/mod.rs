//! Rust spelling: the only folder that knows about cases, keywords and odd characters.
//!
//! Any text of a document becomes an identifier that compiles. Whether it is unique is up to `lower/names`.

mod capitals;
mod letters;
mod signs;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::ir::keywords::{is_path_keyword, is_raw_keyword};
use crate::limits;

use signs::sanitise;
pub(in crate::lower) use signs::{Extent, spelled};

/// `pet-store` → `PetStore`.
pub(in crate::lower) fn type_name(text: &str) -> String {
    finish(camel_case(text), "Type")
}

/// `fooBar` → `foo_bar`, keywords raw.
pub(in crate::lower) fn value_name(text: &str) -> String {
    keyword(finish(snake_case(text), "value"))
}

/// The words of a text, in lower case.
pub(in crate::lower) fn parts(text: &str) -> Vec<String> {
    snake_case(text).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn snake_case(text: &str) -> String {
    if is_snake_case(text) {
        return text.to_owned();
    }
    capitals::joined(sanitise(text).to_snake_case())
}

/// `gpt-5.5-mini` → `Gpt5_5Mini`: `5.5` is not `55`.
fn camel_case(text: &str) -> String {
    joined(text).unwrap_or_else(|| split(text))
}

/// The name in camel case, whatever it looks like.
fn split(text: &str) -> String {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut parts: Vec<String> = Vec::new();
    for word in sanitise(text).split('_').filter(|word| !word.is_empty()) {
        match parts.last_mut() {
            Some(part) if !(is_digit(part.chars().next_back()) && is_digit(word.chars().next())) => {
                part.push('_');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts.iter().map(|part| part.to_upper_camel_case()).collect::<Vec<_>>().join("_")
}

/// The name in camel case if its words are apart already, as those of most names are. Splitting a name into
/// words takes time.
fn joined(text: &str) -> Option<String> {
    let is_lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mut name = String::with_capacity(text.len());
    for word in text.split(['_', '-', ' ', '/', '.']) {
        let first = word.chars().next()?;
        if !word.bytes().all(is_lower) && !is_camel_case(word) {
            return None;
        }
        if first.is_ascii_digit() && name.ends_with(|c: char| c.is_ascii_digit()) {
            name.push('_');
        }
        name.push(first.to_ascii_uppercase());
        name.push_str(&word[1..]);
    }
    Some(name)
}

/// Whether a name is already in camel case.
fn is_camel_case(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends_word = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
    bytes.first().is_some_and(u8::is_ascii_uppercase)
        && (0..bytes.len()).all(|at| match bytes[at] {
            b'A'..=b'Z' => ends_word(at),
            byte => byte.is_ascii_alphanumeric(),
        })
}

/// Whether a name is already in snake case, as most are. Splitting names into words takes time.
fn is_snake_case(text: &str) -> bool {
    let is_lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('_').all(|word| !word.is_empty() && word.bytes().all(is_lower))
}

/// `fooBar` → `FOO_BAR`.
pub(in crate::lower) fn constant_name(text: &str) -> String {
    finish(sanitise(text).to_shouty_snake_case(), "VALUE")
}

/// `+1` → `Plus1`, `asc` → `Asc`, `""` → `Empty`.
pub(in crate::lower) fn variant_name(text: &str) -> String {
    if text.is_empty() {
        return "Empty".into();
    }
    let name = camel_case(text);
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => finish(format!("Value{name}"), "Value"),
        _ => finish(name, "Value"),
    }
}

/// The words of a name, in lower case.
pub(in crate::lower) fn words(name: &str) -> Vec<String> {
    camel_case(name).to_snake_case().split('_').map(str::to_owned).collect()
}

/// `image` → `images`, `reply` → `replies`, `box` → `boxes`.
pub(in crate::lower) fn plural(noun: &str) -> String {
    let lower = noun.to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let is_plural = ends(&["data", "media"]) || (ends(&["s"]) && !ends(&["ss", "us"]));
    if is_plural || lower.ends_with(|c: char| c.is_ascii_digit()) {
        format!("{noun} list")
    } else if lower.ends_with('y') && !ends(&["ay", "ey", "oy", "uy"]) {
        format!("{}ies", &noun[..noun.len() - 1])
    } else if ends(&["s", "x", "z", "ch", "sh"]) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// Makes an identifier of limited length that is not empty, does not begin with a digit and is not `Self`.
fn finish(name: String, fallback: &str) -> String {
    let name = match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => {
            let separator = if fallback.chars().all(|c| c.is_ascii_lowercase()) { "_" } else { "" };
            format!("{fallback}{separator}{name}")
        }
        Some(_) => name,
    };
    let name: String = name.chars().take(limits::IDENTIFIER_LENGTH).collect();
    if name == "Self" { "Self_".into() } else { name }
}

/// Keywords of edition 2024 become raw identifiers; the ones that cannot be raw get an underscore.
fn keyword(name: String) -> String {
    match name.as_str() {
        word if is_path_keyword(word) => format!("{name}_"),
        _ if is_raw_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake_case_stays_what_it_is() {
        let mut names = vec![String::new()];
        for _ in 0..5 {
            let longer = |name: &String| ["a", "b", "1", "_", "A", "-"].map(|end| format!("{name}{end}"));
            names = names.iter().flat_map(longer).chain([String::new()]).collect();
        }
        let mut snake = names.iter().filter(|name| is_snake_case(name)).peekable();
        assert!(snake.peek().is_some());
        snake.for_each(|name| assert_eq!(&sanitise(name).to_snake_case(), name));
    }

    #[test]
    fn names_of_separate_words_are_joined_as_if_they_were_split() {
        let mut names = vec![String::new()];
        for _ in 0..6 {
            let longer = |name: &String| {
                ["a", "Bc", "G", "1", "_", "-", " ", "/", "."].map(|end| format!("{name}{end}"))
            };
            names = names.iter().flat_map(longer).chain([String::new()]).collect();
            names.retain(|name| name.len() < 6 || joined(name).is_some());
        }
        names.push("Etc/GMT-1".into());
        let both = names.iter().filter_map(|name| Some((joined(name)?, split(name))));
        assert!(both.clone().count() > 1000);
        both.for_each(|(joined, split)| assert_eq!(joined, split));
    }

    #[test]
    fn odd_names_become_identifiers() {
        for (written, field, variant) in [
            ("_id", "id", "Id"),
            ("@type", "r#type", "Type"),
            ("$schema", "schema", "Schema"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("-created_at", "minus_created_at", "MinusCreatedAt"),
            ("--verbose", "verbose", "Verbose"),
            ("A-", "a_minus", "AMinus"),
            ("A+", "a_plus", "APlus"),
            ("C++", "c_plus_plus", "CPlusPlus"),
            ("C++17", "c_plus_plus_17", "CPlusPlus17"),
            ("C#", "c_sharp", "CSharp"),
            ("order #", "order", "Order"),
            ("Etc/GMT+1", "etc_gmt_plus_1", "EtcGmtPlus1"),
            ("Etc/GMT-1", "etc_gmt_minus_1", "EtcGmtMinus1"),
            ("reactions-+1", "reactions_plus_1", "ReactionsPlus1"),
            ("reactions--1", "reactions_minus_1", "ReactionsMinus1"),
            ("utf-8", "utf_8", "Utf8"),
            ("svg+xml", "svg_xml", "SvgXml"),
            ("<=", "less_equal", "LessEqual"),
            ("!=", "not_equal", "NotEqual"),
            ("...", "dot_dot_dot", "DotDotDot"),
            ("≤", "less_equal", "LessEqual"),
            ("", "value", "Empty"),
            ("self", "self_", "Self_"),
            ("3d", "value_3d", "Value3d"),
            ("名称", "名称", "名称"),
            ("∞", "u221e", "U221e"),
            ("сорт", "sort", "Sort"),
            ("ſ", "s", "S"),
            ("1.0", "value_1_0", "Value1_0"),
            ("gpt-5.5-mini", "gpt_5_5_mini", "Gpt5_5Mini"),
            ("2024-05-13", "value_2024_05_13", "Value2024_05_13"),
            ("v1_2beta", "v1_2beta", "V1_2beta"),
            ("a/b.c", "a_b_c", "ABC"),
            ("*", "star", "Star"),
            ("podIPs", "pod_ips", "PodIps"),
            ("IDsOfVMs", "ids_of_vms", "IdsOfVms"),
            ("URLs", "urls", "Urls"),
            ("TLS", "tls", "Tls"),
            ("HTTPServer", "http_server", "HttpServer"),
            ("reserved IPv6 actions", "reserved_ipv6_actions", "ReservedIpv6Actions"),
            ("APIv2Key", "api_v2_key", "ApiV2Key"),
            ("isUSState", "is_us_state", "IsUsState"),
            ("OAuth2App", "oauth2_app", "OAuth2App"),
            ("oAuthor", "o_author", "OAuthor"),
            ("enableGraphQL", "enable_graphql", "EnableGraphQl"),
            ("gitLabels", "git_labels", "GitLabels"),
            ("iOSVersion", "ios_version", "IOsVersion"),
        ] {
            assert_eq!(
                (value_name(written).as_str(), variant_name(written).as_str()),
                (field, variant),
                "{written:?}"
            );
        }
    }
}

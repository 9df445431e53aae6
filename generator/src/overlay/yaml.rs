//! Values and comments as YAML, in the few notations that every reader of YAML 1.1 and 1.2 reads alike: block
//! maps and lists, plain texts that cannot be anything else, and texts in double quotes.

use std::fmt::{self, Formatter, Write as _};

use serde_json::Value;

/// The width to which comments are wrapped.
const WIDTH: usize = 100;

const LONG_KEY: usize = 1024;

/// Paragraphs, wrapped.
pub(super) fn comment(out: &mut Formatter<'_>, indent: usize, paragraphs: &[String]) -> fmt::Result {
    for paragraph in paragraphs {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let word: String = word.chars().map(|c| if is_printed(c) { c } else { '\u{fffd}' }).collect();
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() >= WIDTH - indent {
                writeln!(out, "{:indent$}#{line}", "")?;
                line.clear();
            }
            line.push(' ');
            line.push_str(&word);
        }
        writeln!(out, "{:indent$}#{line}", "")?;
    }
    Ok(())
}

/// A value after a key or a dash, with the end of the line. What it contains is indented to `indent`.
pub(super) fn value(out: &mut Formatter<'_>, indent: usize, node: &Value) -> fmt::Result {
    match node {
        Value::Object(members) if !members.is_empty() => {
            writeln!(out)?;
            object(out, indent, members, true)
        }
        Value::Array(items) if !items.is_empty() => {
            writeln!(out)?;
            for item in items {
                write!(out, "{:indent$}-", "")?;
                match item {
                    Value::Object(members) if !members.is_empty() => {
                        write!(out, " ")?;
                        object(out, indent + 2, members, false)?;
                    }
                    item => value(out, indent + 2, item)?,
                }
            }
            Ok(())
        }
        Value::Object(_) => writeln!(out, " {{}}"),
        Value::Array(_) => writeln!(out, " []"),
        Value::String(written) => writeln!(out, " {}", text(written)),
        Value::Null | Value::Bool(_) | Value::Number(_) => writeln!(out, " {node}"),
    }
}

/// The members of an object, the first one with or without the indentation.
fn object(
    out: &mut Formatter<'_>,
    indent: usize,
    members: &serde_json::Map<String, Value>,
    mut is_indented: bool,
) -> fmt::Result {
    for (key, member) in members {
        if is_indented {
            write!(out, "{:indent$}", "")?;
        }
        is_indented = true;
        let key = text(key);
        // A key before a colon has a greatest length (YAML 1.2 §7.4.2).
        match key.len() < LONG_KEY {
            true => write!(out, "{key}:")?,
            false => write!(out, "? {key}\n{:indent$}:", "")?,
        }
        value(out, indent + 2, member)?;
    }
    Ok(())
}

/// A text: plain if nobody can take it for something else, otherwise in double quotes.
pub(super) fn text(written: &str) -> String {
    if is_plain(written) {
        return written.to_owned();
    }
    let mut quoted = String::with_capacity(written.len() + 2);
    quoted.push('"');
    for c in written.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_printed(c) => quoted.push(c),
            c if u32::from(c) <= 0xffff => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => {
                let _ = write!(quoted, "\\U{:08x}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Whether YAML lets a character stand in a text (YAML 1.2 §5.1), and editors show it.
fn is_printed(c: char) -> bool {
    let is_order = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !c.is_control() && !is_order && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text means itself without quotes. Words that some reader takes for a boolean, a null or a number
/// are quoted.
fn is_plain(written: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    written.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '$' | '/' | '_'))
        && !written.ends_with(' ')
        && !written.contains(": ")
        && !written.contains(" #")
        && !written.ends_with(':')
        && written.chars().all(|c| c.is_ascii_graphic() || c == ' ')
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(written))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_could_be_something_else_is_quoted() {
        for plain in ["cursor", "/data/next", "$.paths['/pets'].get", "x-y", "a:b#c"] {
            assert_eq!(text(plain), plain);
        }
        for quoted in ["", "yes", "NULL", "1.0", "-a", "a: b", "a #b", "a:", " a", "a ", "é", "~", "*a", "{a"]
        {
            assert_eq!(text(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(text("a\n\"\\\u{85}\u{2028}\u{1f600}"), "\"a\\n\\\"\\\\\\u0085\\u2028\u{1f600}\"");
    }
}

//! Signs in names. Most only separate words; some carry meaning and are spelled.
//!
//! Which ones do depends on the name alone, so that a value that is added later renames no other. Where two
//! names differ in nothing else, [`spelled`] spells more of them.

use super::{capitals, letters};

/// Which signs are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Extent {
    /// Those that carry meaning where they stand.
    Meaning,
    /// All except those that usually separate words.
    AllButSeparators,
    /// All except underscores between words.
    All,
}

/// Spells out signs that carry meaning and keeps what identifiers may contain. Everything else separates
/// words, as capitals do.
pub(super) fn sanitise(text: &str) -> String {
    capitals::lowered(spelled(text, Extent::Meaning))
}

/// The name with signs spelled out to an extent.
pub(in crate::lower) fn spelled(text: &str, extent: Extent) -> String {
    let text = &*letters::unambiguous(text);
    let mut out = String::with_capacity(text.len());
    let characters: Vec<char> = text.chars().collect();
    let only_signs = !characters.iter().any(|c| c.is_alphanumeric());
    for (at, c) in characters.iter().copied().enumerate() {
        let place = Place { before: &characters[..at], after: &characters[at + 1..] };
        match c {
            _ if c.is_ascii_alphanumeric() => out.push(c),
            '#' if place.ends_letter() => out.push_str("_sharp_"),
            '[' | ']' if extent != Extent::Meaning && !only_signs => {
                out.push_str(if c == '[' { "_list_" } else { "_" });
            }
            '-' if extent == Extent::All && place.is_between(char::is_alphanumeric) => {
                out.push_str(if place.follows_time_zone() { "_minus_" } else { "_dash_" });
            }
            _ if is_spelled(c, &place, only_signs, extent) => spell(&mut out, c),
            '.' if place.is_between(|c| c.is_ascii_digit()) => out.push('_'),
            _ if c.is_ascii() => out.push('_'),
            _ if letters::is_plain(c) => out.push(c),
            '≤' => out.push_str("_less_equal_"),
            '≥' => out.push_str("_greater_equal_"),
            '≠' => out.push_str("_not_equal_"),
            _ if c.is_alphanumeric() || only_signs => {
                out.push_str(&format!("_u{:x}_", c as u32));
            }
            _ => out.push('_'),
        }
    }
    out
}

/// What stands around a sign.
struct Place<'t> {
    before: &'t [char],
    after: &'t [char],
}

impl Place<'_> {
    /// The character before the sign.
    fn previous(&self) -> Option<char> {
        self.before.last().copied()
    }

    fn next(&self) -> Option<char> {
        self.after.first().copied()
    }

    fn is_first(&self) -> bool {
        self.before.is_empty()
    }

    fn is_between(&self, wanted: impl Fn(char) -> bool) -> bool {
        self.previous().is_some_and(&wanted) && self.next().is_some_and(wanted)
    }

    /// Whether the sign ends a word of a single letter, as in `C#`.
    fn ends_letter(&self) -> bool {
        let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut before = self.before.iter().rev().copied();
        before.next().is_some_and(char::is_alphabetic) && !is_part(before.next()) && !is_part(self.next())
    }

    /// Whether the sign follows the name of a time zone that offsets are added to.
    fn follows_time_zone(&self) -> bool {
        let word: String = self.before.iter().rev().copied().take_while(|c| c.is_alphabetic()).collect();
        ["TMG", "CTU"].contains(&word.as_str())
    }
}

/// Whether a sign of ASCII is spelled.
fn is_spelled(c: char, place: &Place<'_>, only_signs: bool, extent: Extent) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let (previous, next) = (place.previous(), place.next());
    let follows_word = previous.is_some_and(char::is_alphanumeric);
    let precedes_word = next.is_some_and(char::is_alphanumeric);
    let is_after_separator = previous.is_some_and(|c| matches!(c, '-' | '_' | ' ' | '/' | ':' | '(' | ','));
    let has_meaning = match c {
        _ if only_signs => c.is_ascii(),
        '+' | '-' if is_after_separator && next.is_some_and(is_digit) => true,
        '+' if place.is_first() => precedes_word,
        '+' => (follows_word || previous == Some('+')) && next.is_none_or(|c| is_digit(c) || c == '+'),
        '-' if place.is_first() => precedes_word,
        '-' if next.is_none() => follows_word,
        '-' => place.follows_time_zone() && next.is_some_and(is_digit),
        '<' | '>' | '=' | '!' | '*' | '&' | '%' | '~' | '^' => true,
        _ => false,
    };
    let is_separator = matches!(c, '_' | '-' | '.' | '/' | ' ' | ':');
    let is_inner = follows_word && precedes_word;
    has_meaning
        || match extent {
            Extent::Meaning => false,
            Extent::AllButSeparators => c.is_ascii() && (!is_separator || !is_inner),
            Extent::All => c.is_ascii() && !(c == '_' && is_inner),
        }
}

fn spell(out: &mut String, sign: char) {
    let word = match sign {
        '+' => "plus",
        '-' => "minus",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '*' => "star",
        '&' => "and",
        '%' => "percent",
        '#' => "hash",
        '~' => "tilde",
        '^' => "caret",
        '$' => "dollar",
        '@' => "at",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '/' => "slash",
        '\\' => "backslash",
        '|' => "bar",
        '_' => "underscore",
        ' ' => "space",
        '\'' | '"' | '`' => "quote",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        _ => "sign",
    };
    out.push('_');
    out.push_str(word);
    out.push('_');
}

//! Decodes a text repeatedly: without invisible characters, urlencoded, escaped as in JSON, Rust or HTML. The
//! position of each byte in the original text is kept.

use std::ops::Range;

use super::clean::is_hidden;

/// The maximum depth of encodings within encodings.
const MOST_LAYERS: u8 = 4;

/// One reading of a text.
pub(super) struct Layer {
    pub(super) bytes: Vec<u8>,
    /// The position of each byte in the original text.
    spans: Vec<Range<usize>>,
    depth: u8,
}

impl Layer {
    /// The text itself, without invisible characters.
    pub(super) fn of(text: &str) -> Self {
        let mut layer =
            Self { bytes: Vec::with_capacity(text.len()), spans: Vec::with_capacity(text.len()), depth: 0 };
        for (at, character) in text.char_indices().filter(|(_, character)| !is_hidden(*character)) {
            layer.push(character, at..at + character.len_utf8());
        }
        layer
    }

    fn push(&mut self, character: char, span: Range<usize>) {
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            self.bytes.push(byte);
            self.spans.push(span.clone());
        }
    }

    /// The position of some bytes in the original text.
    pub(super) fn span(&self, bytes: Range<usize>) -> Range<usize> {
        let spans = self.spans.get(bytes).unwrap_or_default();
        match (spans.first(), spans.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The reading with one encoding removed; `None` if nothing is encoded.
    pub(super) fn decoded(&self) -> Option<Self> {
        if self.depth == MOST_LAYERS {
            return None;
        }
        let capacity = self.bytes.len();
        let mut next = Self {
            bytes: Vec::with_capacity(capacity),
            spans: Vec::with_capacity(capacity),
            depth: self.depth + 1,
        };
        let mut at = 0;
        let mut is_same = true;
        while let Some(rest) = self.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            match unit(rest) {
                Some((Unit::Byte(byte), length)) => {
                    next.bytes.push(byte);
                    next.spans.push(self.span(at..at + length));
                    (at, is_same) = (at + length, false);
                }
                Some((Unit::Character(character), length)) => {
                    next.push(character, self.span(at..at + length));
                    (at, is_same) = (at + length, false);
                }
                None => {
                    next.bytes.extend(rest.first());
                    next.spans.push(self.span(at..at + 1));
                    at += 1;
                }
            }
        }
        (!is_same).then_some(next)
    }
}

enum Unit {
    Byte(u8),
    Character(char),
}

/// The character that an escape at the beginning of `bytes` stands for, and the length of the escape.
fn unit(bytes: &[u8]) -> Option<(Unit, usize)> {
    match bytes {
        [b'%', high, low, ..] => Some((Unit::Byte(number(&[*high, *low], 16)? as u8), 3)),
        [b'\\', b'u', b'{', rest @ ..] => {
            let end = rest.iter().take(7).position(|byte| *byte == b'}')?;
            Some((Unit::Character(char::from_u32(number(rest.get(..end)?, 16)?)?), end + 4))
        }
        [b'\\', b'u', rest @ ..] => surrogates(rest).or_else(|| {
            let code = number(rest.get(..4)?, 16)?;
            Some((Unit::Character(char::from_u32(code)?), 6))
        }),
        [b'\\', b'x', high, low, ..] => Some((Unit::Byte(number(&[*high, *low], 16)? as u8), 4)),
        [b'\\', escaped, ..] => {
            let byte = match escaped {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                b'0' => 0,
                b'"' | b'\\' | b'/' | b'\'' => *escaped,
                _ => return None,
            };
            Some((Unit::Byte(byte), 2))
        }
        [b'&', rest @ ..] => {
            let end = rest.iter().take(9).position(|byte| *byte == b';')?;
            Some((Unit::Character(entity(rest.get(..end)?)?), end + 2))
        }
        _ => None,
    }
}

/// Two `\u` escapes that form one character.
fn surrogates(rest: &[u8]) -> Option<(Unit, usize)> {
    let high = number(rest.get(..4)?, 16)?;
    let [b'\\', b'u', low @ ..] = rest.get(4..)? else { return None };
    let low = number(low.get(..4)?, 16)?;
    if !(0xd800..0xdc00).contains(&high) || !(0xdc00..0xe000).contains(&low) {
        return None;
    }
    let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    Some((Unit::Character(char::from_u32(code)?), 12))
}

fn entity(name: &[u8]) -> Option<char> {
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?),
        [b'#', digits @ ..] => char::from_u32(number(digits, 10)?),
        _ => None,
    }
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.iter().all(|digit| char::from(*digit).is_digit(radix));
    if is_number { u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok() } else { None }
}

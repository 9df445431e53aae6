//! The tokens of a JSON text and their positions.
//!
//! A text that is not JSON (RFC 8259) ends with an error, so that it can be read as YAML instead. No values
//! are built and no numbers are parsed: this pass only finds positions, several times faster than the events
//! of a parser.

use std::borrow::Cow;

use super::token::{Mark, Token};

/// The text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotJson;

/// A pass over a text.
pub(super) struct JsonTokens<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
    /// Where line and column were last counted: lines are only counted up to what is asked for.
    counted: Counted,
}

#[derive(Clone, Copy)]
struct Counted {
    offset: usize,
    line: usize,
    column: usize,
}

impl<'a> JsonTokens<'a> {
    /// The pass, if the text begins as a JSON collection does.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let begins = text[at..].trim_start().starts_with(['{', '[']);
        begins.then_some(Self { text, at, counted: Counted { offset: at, line: 1, column: 1 } })
    }

    /// The next token and its bytes; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<(Token<'a>, std::ops::Range<usize>)>, NotJson> {
        loop {
            let from = self.at;
            let Some(byte) = self.text.as_bytes().get(from) else { return Ok(None) };
            self.at += 1;
            let token = match byte {
                b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => continue,
                b'{' => Token::Mapping,
                b'[' => Token::Sequence,
                b'}' | b']' => Token::End,
                b'"' => self.string(from)?,
                b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => self.word(from)?,
                _ => return Err(NotJson),
            };
            return Ok(Some((token, from..self.at)));
        }
    }

    /// Line and column of a byte, which is not before the one last asked for.
    pub(super) fn mark(&mut self, offset: usize) -> Mark {
        let Counted { offset: from, mut line, mut column } = self.counted;
        for char in self.text[from..offset].chars() {
            if char == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        self.counted = Counted { offset, line, column };
        Mark { line, column }
    }

    fn string(&mut self, from: usize) -> Result<Token<'a>, NotJson> {
        let bytes = self.text.as_bytes();
        let mut escaped = false;
        loop {
            match bytes.get(self.at) {
                None | Some(b'\n') => return Err(NotJson),
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(b'"') => break,
                Some(_) => self.at += 1,
            }
        }
        let content = &self.text[from + 1..self.at];
        self.at += 1;
        if !escaped {
            return Ok(Token::Scalar(Cow::Borrowed(content)));
        }
        let whole = self.text.get(from..self.at).ok_or(NotJson)?;
        serde_json::from_str(whole).map(|text| Token::Scalar(Cow::Owned(text))).map_err(|_| NotJson)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self, from: usize) -> Result<Token<'a>, NotJson> {
        let rest = &self.text.as_bytes()[from..];
        let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        self.at = from + rest.iter().position(|byte| !inside(byte)).unwrap_or(rest.len());
        let word = &self.text[from..self.at];
        let is_json =
            !word.starts_with(|c: char| c.is_ascii_alphabetic()) || matches!(word, "true" | "false" | "null");
        is_json.then_some(Token::Scalar(Cow::Borrowed(word))).ok_or(NotJson)
    }
}

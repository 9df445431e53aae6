//! The text inside blocks, with everything escaped that rustdoc would object to.
//!
//! In: the lines of one paragraph. Out: the same lines, where code spans are as they were, `<` and
//! `[` are literal unless they begin a link with a URL, bare URLs are autolinks, and hard breaks
//! are backslashes. Must not look for blocks.
//!
//! Whatever is not clearly markup is escaped, so that this reading of the text and rustdoc's own
//! cannot differ.

use std::collections::HashMap;
use std::ops::Range;

use super::leaf::{Leaf, is_all, leaf};
use super::link;

/// The lines of a paragraph. Those of tables are escaped cell by cell, as they are read.
pub(super) fn paragraph(lines: &[&str]) -> Vec<String> {
    let literal: Vec<String> =
        lines.iter().enumerate().map(|(index, line)| literal_start(line, index > 0)).collect();
    if lines.iter().skip(1).any(|line| is_table_delimiter(line)) {
        return literal.iter().map(|line| table_row(line)).collect();
    }
    let text = escape(literal.join("\n").trim_end());
    text.split('\n').map(|line| line.trim_end().to_owned()).collect()
}

/// Text with its inline markup made safe.
pub(super) fn escape(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let code = code_spans(text);
    let brackets = brackets(text, &code);
    let mut escaper = Escaper { text, code, brackets, escaped: String::with_capacity(text.len() + 16) };
    escaper.run(0..text.len(), false);
    escaper.escaped
}

/// Whether there is nothing in a text that needs a closer look: no markup, no URL, no space at the end of a line.
fn is_plain(text: &str) -> bool {
    // Each search for one character is a fast one.
    !['`', '\\', '[', ']', '<', ':'].iter().any(|sign| text.contains(*sign)) && !text.contains(" \n")
}

/// A line of a paragraph that would start a block were it not for the lines around it.
fn literal_start(line: &str, continues: bool) -> String {
    match leaf(line) {
        Leaf::Text if continues && (is_all(line, '=') || is_all(line, '-')) => format!("\\{line}"),
        Leaf::Text => line.to_owned(),
        Leaf::Item { marker, .. } if marker.len() > 1 => {
            let (number, rest) = line.split_at(marker.len() - 1);
            format!("{number}\\{rest}")
        }
        _ => format!("\\{line}"),
    }
}

/// The row between the header and the body of a table (GFM 4.10).
fn is_table_delimiter(line: &str) -> bool {
    let line = line.trim();
    let has = |character| line.contains(character);
    line.chars().all(|character| matches!(character, '|' | ':' | '-' | ' '))
        && has('-')
        && (has('|') || has(':'))
}

fn table_row(line: &str) -> String {
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.push(escape(&line[start..at]));
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    cells.push(escape(line[start..].trim_end()));
    cells.join("|")
}

/// The code spans of a text, in order (CommonMark 6.1): each opening run of backticks with the next
/// run of the same length.
fn code_spans(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    // For each run, the next one that is as long.
    let mut following = vec![None; runs.len()];
    let mut seen: HashMap<usize, usize> = HashMap::new();
    for (index, run) in runs.iter().enumerate().rev() {
        following[index] = seen.insert(run.len(), index);
    }
    let mut spans = Vec::new();
    let mut next = 0;
    while next < runs.len() {
        let opening = &runs[next];
        let backslashes = bytes[..opening.start].iter().rev().take_while(|byte| **byte == b'\\').count();
        match following[next] {
            Some(closing) if backslashes % 2 == 0 => {
                spans.push(opening.start..runs[closing].end);
                next = closing + 1;
            }
            _ => next += 1,
        }
    }
    spans
}

/// Each `[` that has a matching `]`, outside code and escapes.
fn brackets(text: &str, code: &[Range<usize>]) -> HashMap<usize, usize> {
    let mut pairs = HashMap::new();
    let mut open = Vec::new();
    let mut spans = code.iter().peekable();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if spans.peek().is_some_and(|span| span.start == at) {
            at = spans.next().map_or(at, |span| span.end);
            continue;
        }
        match byte {
            b'\\' if link::escapes(text, at) => at += 1,
            b'[' => open.push(at),
            b']' => {
                if let Some(start) = open.pop() {
                    pairs.insert(start, at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    pairs
}

/// How many bytes come before the next that `Escaper::run` has to look at.
fn plain(bytes: &[u8]) -> usize {
    let stops = |byte: &u8| matches!(byte, b'`' | b'\\' | b'[' | b']' | b'<' | b'h' | b'H' | b' ');
    bytes.iter().position(stops).unwrap_or(bytes.len())
}

struct Escaper<'a> {
    text: &'a str,
    code: Vec<Range<usize>>,
    brackets: HashMap<usize, usize>,
    escaped: String,
}

impl Escaper<'_> {
    /// Escapes a range. Inside the text of a link nothing else can be a link.
    fn run(&mut self, range: Range<usize>, in_link: bool) {
        let mut at = range.start;
        while let Some(character) = self.text[at..range.end].chars().next() {
            at = match character {
                '`' => self.backticks(at, range.end),
                '\\' => self.backslash(at),
                '[' if !in_link => self.bracket(at),
                '[' | ']' if in_link => self.escape_one(at),
                '<' if !in_link => self.angle(at),
                '<' => self.escape_one(at),
                'h' | 'H' if !in_link => self.maybe_url(at, range.end),
                ' ' => self.spaces(at),
                other => self.copy(
                    at,
                    other.len_utf8() + plain(&self.text.as_bytes()[at + other.len_utf8()..range.end]),
                ),
            };
        }
    }

    /// A code span as it is; any other run of backticks as literal characters.
    fn backticks(&mut self, at: usize, end: usize) -> usize {
        if let Ok(index) = self.code.binary_search_by_key(&at, |span| span.start) {
            let span = self.code[index].clone();
            if span.end <= end {
                return self.code(span);
            }
        }
        let length = self.text[at..end].bytes().take_while(|byte| *byte == b'`').count();
        self.escaped.extend(std::iter::repeat_n("\\`", length));
        at + length
    }

    /// A code span as it is. Lines in it that would start an HTML block or a definition, which no
    /// code span prevents, are joined to the one before: code renders the same.
    fn code(&mut self, span: Range<usize>) -> usize {
        for (index, line) in self.text[span.clone()].split('\n').enumerate() {
            match (index, line.trim_start().starts_with(['<', '['])) {
                (0, _) => {}
                (_, true) => self.escaped.push(' '),
                (_, false) => self.escaped.push('\n'),
            }
            self.escaped.push_str(line);
        }
        span.end
    }

    /// An escaped character as it is. (A backtick is left to `backticks`, which escapes it.)
    fn backslash(&mut self, at: usize) -> usize {
        match self.text.as_bytes().get(at + 1) {
            Some(b'`') => at + 1,
            _ if link::escapes(self.text, at) => self.copy(at, 2),
            _ => self.copy(at, 1),
        }
    }

    /// A link whose target is a URL as it is, but for its text; any other bracket literal.
    fn bracket(&mut self, at: usize) -> usize {
        let target = self.brackets.get(&at).and_then(|close| {
            let end = link::target(self.text, close + 1)?;
            // A code span that begins in the target would tear it apart.
            let first = self.code.partition_point(|span| span.start < *close);
            let torn = self.code.get(first).is_some_and(|span| span.start < end);
            (!torn).then_some((*close, end))
        });
        let Some((close, end)) = target else { return self.escape_one(at) };
        self.copy(at, 1);
        self.run(at + 1..close, true);
        self.copy(close, end - close)
    }

    fn angle(&mut self, at: usize) -> usize {
        match link::autolink(&self.text[at..]) {
            Some(length) => self.copy(at, length),
            None => self.escape_one(at),
        }
    }

    fn maybe_url(&mut self, at: usize, end: usize) -> usize {
        match link::bare_url(&self.text[at..end]) {
            Some(length) => {
                // A backslash before it must not escape the bracket that is put between.
                let backslashes = self.escaped.bytes().rev().take_while(|byte| *byte == b'\\').count();
                self.escaped.extend((backslashes % 2 == 1).then_some('\\'));
                self.escaped.push('<');
                self.copy(at, length);
                self.escaped.push('>');
                at + length
            }
            None => self.copy(at, 1),
        }
    }

    /// Spaces at the end of a line go; two of them were a hard break (CommonMark 6.7).
    fn spaces(&mut self, at: usize) -> usize {
        let length = self.text[at..].bytes().take_while(|byte| *byte == b' ').count();
        if !self.text[at + length..].starts_with('\n') {
            return self.copy(at, length);
        }
        if length >= 2 && !self.escaped.ends_with(['\\', '\n']) {
            self.escaped.push('\\');
        }
        at + length
    }

    fn escape_one(&mut self, at: usize) -> usize {
        self.escaped.push('\\');
        self.copy(at, 1)
    }

    fn copy(&mut self, at: usize, length: usize) -> usize {
        self.escaped.push_str(&self.text[at..at + length]);
        at + length
    }
}

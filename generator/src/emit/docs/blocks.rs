//! The blocks of a description, rewritten so that there is one way to read them.
//!
//! In: CommonMark lines. Out: lines with the same blocks, where every fence is ```` ```text ````
//! and closed, indented code is fenced, and what continues a list item or a quote is indented
//! exactly so. Must not look inside a line: that is `inline`'s.
//!
//! Where authors indent in a way that CommonMark reads otherwise than they meant (a fence or list
//! indented too far inside a paragraph), what they meant is taken; the output says it clearly.

use super::inline;
use super::leaf::{Leaf, is_all, leaf};

/// Quotes nested deeper than this are text.
const DEEPEST_QUOTE: usize = 8;
/// Lists too: it bounds the indentation of every line below.
const DEEPEST_LIST: usize = 32;
/// Indentation that makes a line code (CommonMark 4.4).
const CODE_INDENT: usize = 4;

/// Lines of Markdown that are safe in docs.
pub(super) fn sanitise(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    rewrite(&lines, 0)
}

fn rewrite(lines: &[&str], depth: usize) -> Vec<String> {
    let mut writer = Writer { depth, ..Writer::default() };
    lines.iter().for_each(|line| writer.line(line));
    writer.close();
    writer.flush_markers();
    while writer.lines.last().is_some_and(String::is_empty) {
        writer.lines.pop();
    }
    writer.lines
}

/// An open list item.
#[derive(Debug)]
struct Item {
    /// Where its content begins in the source.
    source: usize,
    /// Where its content begins in the output.
    output: usize,
}

/// The block that further lines may belong to.
#[derive(Debug, Default)]
enum Open<'a> {
    #[default]
    None,
    Paragraph(Vec<&'a str>),
    Quote(Vec<&'a str>),
    /// Indented code, already without its indentation.
    Code(Vec<&'a str>),
    /// A fence, and how far it is indented in the source.
    Fence {
        mark: char,
        length: usize,
        indent: usize,
    },
}

#[derive(Debug, Default)]
struct Writer<'a> {
    lines: Vec<String>,
    items: Vec<Item>,
    open: Open<'a>,
    /// Markers of items whose first line is still to come.
    markers: Option<String>,
    /// Quotes around this text.
    depth: usize,
}

impl<'a> Writer<'a> {
    fn line(&mut self, line: &'a str) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let rest = &line[indent..];
        if let Open::Fence { mark, length, indent: fence_indent } = self.open {
            self.fenced(line, mark, length, fence_indent);
        } else if rest.trim().is_empty() {
            self.blank();
        } else if !self.continues(line, indent) {
            self.close();
            self.pop(indent);
            if indent >= self.source_column() + CODE_INDENT {
                self.open = Open::Code(vec![&line[self.source_column() + CODE_INDENT..]]);
            } else {
                self.start(rest, indent);
            }
        }
    }

    /// Takes the line into the open block, if it belongs to it.
    fn continues(&mut self, line: &'a str, indent: usize) -> bool {
        let rest = &line[indent..];
        let column = self.source_column();
        let inside = indent >= column;
        match &mut self.open {
            Open::Code(lines) if indent >= column + CODE_INDENT => {
                lines.push(&line[column + CODE_INDENT..]);
                true
            }
            Open::Quote(lines) => match leaf(rest) {
                Leaf::Quote(quoted) => {
                    lines.push(quoted);
                    true
                }
                _ => false,
            },
            Open::Paragraph(lines) => {
                if inside && (is_all(rest, '=') || is_all(rest, '-')) {
                    self.underlined(rest);
                    return true;
                }
                let text = match leaf(rest) {
                    Leaf::Text => true,
                    // Only a list that starts with 1 can interrupt a paragraph (CommonMark 5.3).
                    Leaf::Item { marker, rest } => {
                        inside && (rest.is_empty() || !matches!(marker, "-" | "*" | "+" | "1." | "1)"))
                    }
                    _ => false,
                };
                if text {
                    lines.push(rest);
                } else {
                    // What starts a block may be indented any way inside a paragraph.
                    self.close();
                    self.pop(indent);
                    self.start(rest, indent);
                }
                true
            }
            Open::None | Open::Code(_) | Open::Fence { .. } => false,
        }
    }

    /// Starts the blocks that `rest`, at this column of the source, begins: any number of list
    /// items, and what stands in the innermost one.
    fn start(&mut self, rest: &'a str, column: usize) {
        let (mut rest, mut column) = (rest, column);
        while let (Leaf::Item { marker, rest: content }, true) = (leaf(rest), self.items.len() < DEEPEST_LIST)
        {
            let spaces = rest.trim_end().len() - marker.len() - content.len();
            // Five spaces or more would be one and indented code; taken as one and text.
            column += marker.len() + if spaces <= CODE_INDENT { spaces.max(1) } else { 1 };
            rest = content;
            let markers = format!("{}{marker} ", self.line_start());
            self.items.push(Item { source: column, output: markers.len() });
            self.markers = Some(markers);
        }
        match leaf(rest) {
            Leaf::Fence(mark, length) => {
                self.push(&format!("{}text", fence(mark, length)));
                self.open = Open::Fence { mark, length, indent: column };
            }
            Leaf::Heading(signs, text) => {
                let text = inline::escape(text);
                self.push(&format!("{signs} {text}"));
            }
            // After a marker, dashes would make one break of both.
            Leaf::Break => self.push(if self.markers.is_some() { "___" } else { rest.trim_end() }),
            Leaf::Quote(quoted) if self.depth < DEEPEST_QUOTE => self.open = Open::Quote(vec![quoted]),
            _ if rest.is_empty() => {}
            Leaf::Text | Leaf::Quote(_) | Leaf::Item { .. } => self.open = Open::Paragraph(vec![rest]),
        }
    }

    fn fenced(&mut self, line: &str, mark: char, length: usize, indent: usize) {
        let trimmed = line.trim();
        if trimmed.len() >= length && is_all(trimmed, mark) {
            self.close();
        } else {
            let indent = indent.min(line.len() - line.trim_start_matches(' ').len());
            self.push(&line[indent..]);
        }
    }

    fn blank(&mut self) {
        match &mut self.open {
            Open::Code(lines) => lines.push(""),
            _ => {
                self.close();
                // An item that begins with a blank line stays empty (CommonMark 5.2).
                if self.markers.is_some() {
                    self.flush_markers();
                    self.items.pop();
                }
                self.separate();
            }
        }
    }

    /// A heading whose underline is this line (CommonMark 4.3).
    fn underlined(&mut self, underline: &str) {
        self.close();
        self.push(underline.trim_end());
    }

    /// Ends the open block.
    fn close(&mut self) {
        match std::mem::take(&mut self.open) {
            Open::None => {}
            Open::Paragraph(lines) => {
                inline::paragraph(&lines).iter().for_each(|line| self.push(line));
            }
            Open::Quote(lines) => {
                let quoted = rewrite(&lines, self.depth + 1);
                quoted.iter().for_each(|line| self.push(&format!("> {line}")));
                // Without it, the next line could be read as part of the quote.
                self.separate();
            }
            Open::Code(lines) => {
                let kept = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
                let longest = lines.iter().map(|line| longest_run(line, '`')).max().unwrap_or(0);
                let fence = fence('`', longest.saturating_add(1).max(3));
                self.push(&format!("{fence}text"));
                lines[..kept].iter().for_each(|line| self.push(line));
                self.push(&fence);
                self.separate();
            }
            Open::Fence { mark, length, .. } => self.push(&fence(mark, length)),
        }
    }

    /// Writes the markers of items without content.
    fn flush_markers(&mut self) {
        if let Some(markers) = self.markers.take() {
            let line = markers.trim_end();
            // As above: another bullet keeps empty items from being a break.
            let is_break = leaf(line.trim_start()) == Leaf::Break;
            self.lines.push(if is_break { format!("{}+", &line[..line.len() - 1]) } else { line.to_owned() });
        }
    }

    /// Leaves the list items that a line with this indentation does not belong to.
    fn pop(&mut self, indent: usize) {
        while self.items.last().is_some_and(|item| indent < item.source) {
            self.flush_markers();
            self.items.pop();
        }
    }

    fn separate(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn push(&mut self, text: &str) {
        let start = self.line_start();
        let line = format!("{start}{text}").trim_end().to_owned();
        // Markers, each of a line of its own in the source, can together be read as a break.
        let misread = leaf(line.trim_start()) == Leaf::Break && leaf(text) != Leaf::Break;
        self.lines.push(if misread { format!("{start}\\{text}") } else { line });
    }

    /// The markers of the items that begin here, or spaces up to the content of the innermost one.
    fn line_start(&mut self) -> String {
        let output = self.items.last().map_or(0, |item| item.output);
        self.markers.take().unwrap_or_else(|| " ".repeat(output))
    }

    fn source_column(&self) -> usize {
        self.items.last().map_or(0, |item| item.source)
    }
}

fn fence(mark: char, length: usize) -> String {
    std::iter::repeat_n(mark, length).collect()
}

fn longest_run(line: &str, mark: char) -> usize {
    line.split(|character| character != mark).map(str::len).max().unwrap_or(0)
}

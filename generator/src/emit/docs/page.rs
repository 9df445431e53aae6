//! The blocks of a description, put together piece by piece.
//!
//! `reader` (Markdown) and `elements` (HTML) both add to a [`Page`]. It tracks which block is open and passes
//! finished ones to `writer`.

use std::collections::HashMap;

use super::characters;
use super::escape::{self, Place};
use super::inline::{Inline, Mark, Piece};
use super::table::Table;
use super::writer::{Block, Container, Writer};

/// How much of a description is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    All,
    FirstSentence,
}

/// What has been read of a description so far.
#[derive(Debug)]
pub(super) struct Page {
    extent: Extent,
    pub(super) writer: Writer,
    pub(super) inline: Inline,
    /// Whether no blank line precedes the block that begins here.
    pub(super) joined: bool,
    /// The level, if `inline` is a heading.
    pub(super) heading: Option<usize>,
    /// Whether the next paragraph of Markdown continues `inline`.
    pub(super) continues: bool,
    /// The text of an open code block.
    pub(super) code: Option<String>,
    /// The text of an open `<pre>`.
    pub(super) pre: Option<String>,
    /// Text, target and title of the outermost open image.
    pub(super) image: (String, String, String),
    /// How many images are open.
    pub(super) image_depth: usize,
    /// Whether the current text is that of an autolink.
    pub(super) in_autolink: bool,
    pub(super) table: Option<Table>,
    /// How many closing HTML tags of each name no opening tag has claimed yet.
    pub(super) closing_tags: HashMap<String, usize>,
    /// The first paragraph, if only the first sentence is read.
    pub(super) first: Option<Inline>,
}

impl Page {
    pub(super) fn new(extent: Extent, closing_tags: HashMap<String, usize>) -> Self {
        Self {
            extent,
            writer: Writer::new(),
            inline: Inline::default(),
            joined: false,
            heading: None,
            continues: false,
            code: None,
            pre: None,
            image: Default::default(),
            image_depth: 0,
            in_autolink: false,
            table: None,
            closing_tags,
            first: None,
        }
    }

    /// Whether text currently goes somewhere that has no markup.
    pub(super) fn takes_text(&self) -> bool {
        self.code.is_some() || self.pre.is_some() || self.image_depth > 0 || self.in_autolink
    }

    /// Adds literal text.
    pub(super) fn inline_text(&mut self, text: &str) {
        if self.in_autolink {
        } else if self.image_depth > 0 {
            self.image.0.push_str(text);
        } else if let Some(code) = self.code.as_mut().or(self.pre.as_mut()) {
            code.extend(text.chars().filter(|sign| *sign == '\n' || !characters::is_hidden(*sign)));
        } else {
            if !text.trim().is_empty() {
                self.open_text();
            }
            self.inline.text(text);
        }
    }

    /// Opens an item for text directly inside an HTML list.
    pub(super) fn open_text(&mut self) {
        if self.inline.is_empty()
            && matches!(self.writer.innermost(), Container::List(_))
            && self.table.is_none()
        {
            self.writer.open_item(None, true, true);
        }
    }

    pub(super) fn line_break(&mut self, piece: Piece) {
        if self.takes_text() {
            self.inline_text(if self.image_depth > 0 { " " } else { "\n" });
        } else {
            self.inline.push(piece);
        }
    }

    pub(super) fn open(&mut self, mark: Mark) {
        if !self.takes_text() {
            self.open_text();
            self.inline.open(mark);
        }
    }

    /// Adds an image.
    pub(super) fn show_image(&mut self, text: String, target: String, title: String) {
        self.open_text();
        self.inline.push(Piece::Image(text, target, title));
    }

    pub(super) fn open_cell(&mut self) {
        self.close_cell();
        if let Some(table) = &mut self.table {
            table.cell_is_open = true;
        }
    }

    pub(super) fn close_cell(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.cell_is_open) {
            let pieces = std::mem::take(&mut self.inline).finish();
            table.cell(escape::write(&pieces, Place::Cell).pop().unwrap_or_default());
        }
    }

    /// Ends the paragraph or heading. Inside a cell, this only ends the line.
    pub(super) fn finish_text(&mut self) {
        if self.table.as_ref().is_some_and(|table| table.cell_is_open) {
            return self.inline.push(Piece::Hard);
        }
        if let Some(pre) = self.pre.take() {
            self.writer.code(&pre, false);
        }
        let heading = self.heading.take();
        let inline = std::mem::take(&mut self.inline);
        if inline.is_empty() {
            return;
        }
        if self.extent == Extent::FirstSentence {
            self.first.get_or_insert(inline);
            return;
        }
        let place = if heading.is_some() { Place::Line } else { Place::Paragraph };
        let mut lines = escape::write(&inline.finish(), place);
        if let (Some(level), Some(line)) = (heading, lines.first_mut()) {
            // Unescaped signs at the end would be dropped (CommonMark 4.2).
            let before = line.trim_end_matches('#');
            let closes = before.len() < line.len() && (before.is_empty() || before.ends_with(' '));
            let text = if closes { format!("{before}\\{}", &line[before.len()..]) } else { line.clone() };
            *line = format!("{} {text}", "#".repeat(level));
        }
        if !lines.is_empty() {
            let block = if heading.is_some() { Block::Heading } else { Block::Paragraph };
            self.writer.block(block, self.joined, &lines);
        }
    }

    /// Ends whatever block is open, except lists and quotes.
    pub(super) fn finish_block(&mut self) {
        self.continues = false;
        if self.table.is_some() {
            self.close_cell();
            if let Some(table) = self.table.take().filter(|_| self.extent == Extent::All) {
                let lines = table.lines();
                if !lines.is_empty() {
                    self.writer.block(Block::Table, false, &lines);
                }
            }
        }
        self.finish_text();
    }
}

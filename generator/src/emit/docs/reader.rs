//! What a description says, by the parser that rustdoc uses.
//!
//! In: CommonMark as the author wrote it. Out: blocks and pieces of text, passed on in order. HTML is left to
//! `elements`. Must not write: that is `writer`'s and `escape`'s.
//!
//! The parser finds where blocks begin and end, so what it found is written anew, in one way; nothing of the
//! author's own marks is copied.

use std::collections::HashMap;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::escape::{self, Place};
use super::inline::{Inline, Mark, Piece};
use super::table::Table;
use super::writer::{Block, Container, Writer};
use super::{characters, link};

/// What is read of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    FirstSentence,
}

#[derive(Debug)]
pub(super) struct Reader {
    extent: Extent,
    pub(super) writer: Writer,
    pub(super) inline: Inline,
    /// Whether no blank line stands before the block that begins here.
    pub(super) joined: bool,
    /// The level, if `inline` is a heading.
    pub(super) heading: Option<usize>,
    /// The next paragraph is that of `inline`.
    pub(super) continues: bool,
    /// The text of a code block.
    code: Option<String>,
    /// The text of `<pre>`.
    pub(super) pre: Option<String>,
    /// The text of an image, its target and title, and the number of images around this text.
    image: (String, String, String),
    image_depth: usize,
    /// Whether this text is that of an autolink.
    in_autolink: bool,
    html: String,
    pub(super) table: Option<Table>,
    /// Closing tags of HTML that no opening tag has claimed.
    pub(super) closing_tags: HashMap<String, usize>,
    first: Option<Inline>,
    /// HTML within HTML.
    pub(super) depth: usize,
}

/// The lines of a description, and the block that they begin with.
pub(super) fn blocks(text: &str) -> (Vec<String>, Option<Block>) {
    let mut reader = Reader::new(text, Extent::All);
    reader.read(text);
    reader.finish_block();
    reader.writer.finish()
}

/// The first sentence, on one line.
pub(super) fn first_sentence(text: &str) -> Option<String> {
    let mut reader = Reader::new(text, Extent::FirstSentence);
    reader.read(text);
    reader.finish_block();
    escape::write(&reader.first?.first_sentence(), Place::Line).pop()
}

impl Reader {
    fn new(text: &str, extent: Extent) -> Self {
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
            html: String::new(),
            table: None,
            closing_tags: super::elements::closing_tags(text),
            first: None,
            depth: 0,
        }
    }

    pub(super) fn read(&mut self, text: &str) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let events = Parser::new_ext(text, options).into_offset_iter();
        let definitions = events.reference_definitions().iter();
        let mut unused: HashMap<_, _> =
            definitions.map(|(label, found)| (label.to_lowercase(), found.span.clone())).collect();
        for (event, range) in events {
            if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event {
                unused.remove(&id.to_lowercase());
            }
            if self.inline.is_new() && self.table.is_none() {
                self.joined = is_joined(text, range.start);
            }
            self.event(event, &text[range.start..]);
            if self.first.is_some() {
                return;
            }
        }
        // What reads like the definition of a link and is that of none is text.
        let mut unused: Vec<_> = unused.into_values().map(|span| (span.start, span.end)).collect();
        unused.sort_unstable();
        for (start, end) in unused {
            self.finish_block();
            self.joined = false;
            self.inline_text(text[start..end].trim());
        }
    }

    fn event(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.inline_text(&text),
            Event::Code(text) if self.takes_text() => self.inline_text(&text),
            Event::Code(text) => {
                self.open_text();
                self.inline.code(&text);
            }
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(tag) => self.tag(&tag),
            Event::FootnoteReference(label) => self.inline_text(&format!("[^{label}]")),
            Event::SoftBreak => self.line_break(Piece::Soft),
            Event::HardBreak => self.line_break(Piece::Hard),
            Event::Rule => {
                self.finish_block();
                self.writer.rule();
            }
            // Of syntax that is not asked for.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, source: &str) {
        match tag {
            Tag::Paragraph => {
                if !std::mem::take(&mut self.continues) {
                    self.finish_text();
                }
            }
            Tag::Heading { level, .. } => {
                self.finish_block();
                self.heading = Some(level as usize);
            }
            Tag::BlockQuote(_) => {
                self.finish_block();
                self.writer.open_quote(false);
            }
            Tag::CodeBlock(_) => {
                self.finish_block();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => self.html.clear(),
            Tag::List(number) => {
                let joined = self.joined;
                self.finish_block();
                let marker = Marker::of(source, number);
                self.writer.open_list(
                    marker.sign,
                    number.unwrap_or(1),
                    joined && marker.can_interrupt,
                    false,
                );
            }
            Tag::Item => {
                let joined = self.joined;
                self.finish_block();
                self.writer.open_item(Marker::of(source, None).number, joined, false);
            }
            Tag::FootnoteDefinition(label) => {
                self.finish_block();
                self.inline_text(&format!("[^{label}]: "));
                self.continues = true;
            }
            Tag::Table(alignments) => {
                self.finish_block();
                self.table = Some(Table::new(alignments));
            }
            Tag::TableHead | Tag::TableRow => self.table.iter_mut().for_each(Table::row),
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.open(Mark::Emphasis(sign(source))),
            Tag::Strong => self.open(Mark::Strong(sign(source))),
            Tag::Strikethrough => self.open(Mark::Strike),
            Tag::Link { link_type, dest_url, title, .. } => match link_type {
                LinkType::Autolink | LinkType::Email => {
                    match link::autolink(&dest_url).filter(|_| !self.takes_text()) {
                        Some(_) => {
                            self.open_text();
                            self.inline.push(Piece::Url(dest_url.into_string()));
                        }
                        None => self.inline_text(&format!("<{dest_url}>")),
                    }
                    self.in_autolink = true;
                }
                _ => self.open(Mark::Link(dest_url.into_string(), title.into_string())),
            },
            Tag::Image { dest_url, title, .. } => {
                if self.image_depth == 0 {
                    self.image = (String::new(), dest_url.into_string(), title.into_string());
                }
                self.image_depth += 1;
            }
            // Of syntax that is not asked for.
            _ => self.finish_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.finish_text(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.finish_block();
                self.writer.close_markdown();
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.writer.code(&code, self.joined);
                }
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.html_block(&html);
            }
            TagEnd::Table => self.finish_block(),
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Emphasis => self.inline.close(&Mark::Emphasis('*')),
            TagEnd::Strong => self.inline.close(&Mark::Strong('*')),
            TagEnd::Strikethrough => self.inline.close(&Mark::Strike),
            TagEnd::Image => {
                self.image_depth = self.image_depth.saturating_sub(1);
                if self.image_depth == 0 {
                    let (text, target, title) = std::mem::take(&mut self.image);
                    self.show_image(text, target, title);
                }
            }
            TagEnd::Link if std::mem::take(&mut self.in_autolink) => {}
            TagEnd::Link => self.inline.close(&Mark::Link(String::new(), String::new())),
            _ => {}
        }
    }
}

impl Reader {
    /// Whether text goes somewhere where it is no markup.
    fn takes_text(&self) -> bool {
        self.code.is_some() || self.pre.is_some() || self.image_depth > 0 || self.in_autolink
    }

    /// Text without markup.
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

    /// Text right within a list of HTML is that of an item.
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

    /// What stands for an image.
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

    /// Ends the paragraph or heading; in a cell, the line.
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
            // Signs at the end would not be text (CommonMark 4.2).
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

    /// Ends whatever block is open, but for lists and quotes.
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

/// The sign that emphasis begins with.
fn sign(source: &str) -> char {
    if source.starts_with('_') { '_' } else { '*' }
}

/// The marker of a list item, as the author wrote it.
struct Marker<'a> {
    number: Option<&'a str>,
    /// Its last character.
    sign: char,
    /// Whether a list that begins with it can interrupt a paragraph (CommonMark 5.3).
    can_interrupt: bool,
}

impl<'a> Marker<'a> {
    fn of(source: &'a str, number: Option<u64>) -> Self {
        let line = source.trim_start_matches(' ').split('\n').next().unwrap_or_default();
        let digits = line.bytes().take(9).take_while(u8::is_ascii_digit).count();
        let (written, rest) = line.split_at(digits);
        let sign = rest.chars().next().filter(|sign| "-*+.)".contains(*sign));
        let content = rest.get(1..).unwrap_or_default().trim();
        Self {
            number: Some(written).filter(|number| !number.is_empty()),
            sign: sign.unwrap_or(if number.is_some() { '.' } else { '-' }),
            // What begins with HTML may turn out to be nothing.
            can_interrupt: matches!(number, None | Some(1))
                && !content.is_empty()
                && !content.starts_with('<'),
        }
    }
}

/// How far back the line before is looked for.
const LONGEST_LINE: usize = 2048;

/// Whether the line before the one that `at` is in has any text.
fn is_joined(text: &str, at: usize) -> bool {
    let start =
        (at.saturating_sub(LONGEST_LINE)..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    let Some((before, _)) = text[start..at].rsplit_once('\n') else { return false };
    let before = before.rsplit('\n').next().unwrap_or_default();
    !before.trim_matches([' ', '>']).is_empty()
}

//! Reads a description with pulldown-cmark, the parser that rustdoc uses.
//!
//! The parser finds where blocks begin and end; its events become blocks and inline pieces of a [`Page`].
//! HTML goes through `elements`. Everything is written anew, in one way: none of the author's own marks are
//! copied.

use std::collections::HashMap;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::escape::{self, Place};
use super::inline::{Mark, Piece};
use super::page::{Extent, Page};
use super::table::Table;
use super::writer::Block;
use super::{elements, link};

/// How often the Markdown inside HTML blocks is read as such; deeper, it is read as HTML text.
const DEEPEST: usize = 8;

struct Reader {
    page: Page,
    /// The HTML block that is being read.
    html: String,
    /// How many HTML blocks are open around the Markdown that is being read.
    depth: usize,
}

/// The lines of a description, and the block that they begin with.
pub(super) fn blocks(text: &str) -> (Vec<String>, Option<Block>) {
    read(text, Extent::All).writer.finish()
}

/// The first sentence, on one line.
pub(super) fn first_sentence(text: &str) -> Option<String> {
    escape::write(&read(text, Extent::FirstSentence).first?.first_sentence(), Place::Line).pop()
}

fn read(text: &str, extent: Extent) -> Page {
    let page = Page::new(extent, elements::closing_tags(text));
    let mut reader = Reader { page, html: String::new(), depth: 0 };
    reader.read(text);
    reader.page.finish_block();
    reader.page
}

impl Reader {
    fn read(&mut self, text: &str) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let events = Parser::new_ext(text, options).into_offset_iter();
        let definitions = events.reference_definitions().iter();
        let mut unused: HashMap<_, _> =
            definitions.map(|(label, found)| (label.to_lowercase(), found.span.clone())).collect();
        for (event, range) in events {
            if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event {
                unused.remove(&id.to_lowercase());
            }
            if self.page.inline.is_new() && self.page.table.is_none() {
                self.page.joined = is_joined(text, range.start);
            }
            self.event(event, &text[range.start..]);
            if self.page.first.is_some() {
                return;
            }
        }
        // A definition that no link uses is text.
        let mut unused: Vec<_> = unused.into_values().map(|span| (span.start, span.end)).collect();
        unused.sort_unstable();
        for (start, end) in unused {
            self.page.finish_block();
            self.page.joined = false;
            self.page.inline_text(text[start..end].trim());
        }
    }

    fn event(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.page.inline_text(&text),
            Event::Code(text) if self.page.takes_text() => self.page.inline_text(&text),
            Event::Code(text) => {
                self.page.open_text();
                self.page.inline.code(&text);
            }
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(tag) => self.page.tag(&tag),
            Event::FootnoteReference(label) => self.page.inline_text(&format!("[^{label}]")),
            Event::SoftBreak => self.page.line_break(Piece::Soft),
            Event::HardBreak => self.page.line_break(Piece::Hard),
            Event::Rule => {
                self.page.finish_block();
                self.page.writer.rule();
            }
            // Extensions that are not enabled.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, source: &str) {
        match tag {
            Tag::Paragraph => {
                if !std::mem::take(&mut self.page.continues) {
                    self.page.finish_text();
                }
            }
            Tag::Heading { level, .. } => {
                self.page.finish_block();
                self.page.heading = Some(level as usize);
            }
            Tag::BlockQuote(_) => {
                self.page.finish_block();
                self.page.writer.open_quote(false);
            }
            Tag::CodeBlock(_) => {
                self.page.finish_block();
                self.page.code = Some(String::new());
            }
            Tag::HtmlBlock => self.html.clear(),
            Tag::List(number) => {
                let joined = self.page.joined;
                self.page.finish_block();
                let marker = Marker::of(source, number);
                let joined = joined && marker.can_interrupt;
                self.page.writer.open_list(marker.sign, number.unwrap_or(1), joined, false);
            }
            Tag::Item => {
                let joined = self.page.joined;
                self.page.finish_block();
                self.page.writer.open_item(Marker::of(source, None).number, joined, false);
            }
            Tag::FootnoteDefinition(label) => {
                self.page.finish_block();
                self.page.inline_text(&format!("[^{label}]: "));
                self.page.continues = true;
            }
            Tag::Table(alignments) => {
                self.page.finish_block();
                self.page.table = Some(Table::new(alignments));
            }
            Tag::TableHead | Tag::TableRow => self.page.table.iter_mut().for_each(Table::row),
            Tag::TableCell => self.page.open_cell(),
            Tag::Emphasis => self.page.open(Mark::Emphasis(sign(source))),
            Tag::Strong => self.page.open(Mark::Strong(sign(source))),
            Tag::Strikethrough => self.page.open(Mark::Strike),
            Tag::Link { link_type, dest_url, title, .. } => match link_type {
                LinkType::Autolink | LinkType::Email => {
                    match link::autolink(&dest_url).filter(|_| !self.page.takes_text()) {
                        Some(_) => {
                            self.page.open_text();
                            self.page.inline.push(Piece::Url(dest_url.into_string()));
                        }
                        None => self.page.inline_text(&format!("<{dest_url}>")),
                    }
                    self.page.in_autolink = true;
                }
                _ => self.page.open(Mark::Link(dest_url.into_string(), title.into_string())),
            },
            Tag::Image { dest_url, title, .. } => {
                if self.page.image_depth == 0 {
                    self.page.image = (String::new(), dest_url.into_string(), title.into_string());
                }
                self.page.image_depth += 1;
            }
            // Extensions that are not enabled.
            _ => self.page.finish_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.page.finish_text(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.page.finish_block();
                self.page.writer.close_markdown();
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.page.code.take() {
                    self.page.writer.code(&code, self.page.joined);
                }
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                if let Some(rest) = self.page.html_block(&html) {
                    self.rest_of_html_block(rest);
                }
            }
            TagEnd::Table => self.page.finish_block(),
            TagEnd::TableCell => self.page.close_cell(),
            TagEnd::Emphasis => self.page.inline.close(&Mark::Emphasis('*')),
            TagEnd::Strong => self.page.inline.close(&Mark::Strong('*')),
            TagEnd::Strikethrough => self.page.inline.close(&Mark::Strike),
            TagEnd::Image => {
                self.page.image_depth = self.page.image_depth.saturating_sub(1);
                if self.page.image_depth == 0 {
                    let (text, target, title) = std::mem::take(&mut self.page.image);
                    self.page.show_image(text, target, title);
                }
            }
            TagEnd::Link if std::mem::take(&mut self.page.in_autolink) => {}
            TagEnd::Link => self.page.inline.close(&Mark::Link(String::new(), String::new())),
            _ => {}
        }
    }

    /// Reads what follows the tags of an HTML block that is no block to its author.
    fn rest_of_html_block(&mut self, text: &str) {
        if self.depth >= DEEPEST {
            return self.page.elements(text);
        }
        self.depth += 1;
        self.page.continues = !self.page.inline.is_new();
        self.page.spaces_before(text);
        self.read(text);
        self.page.continues = false;
        self.depth -= 1;
    }
}

/// The sign that opens emphasis.
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
            // HTML may turn out to be empty.
            can_interrupt: matches!(number, None | Some(1))
                && !content.is_empty()
                && !content.starts_with('<'),
        }
    }
}

/// How far back `is_joined` looks for the previous line.
const LONGEST_LINE: usize = 2048;

/// Whether the line before the one that contains `at` has any text.
fn is_joined(text: &str, at: usize) -> bool {
    let start =
        (at.saturating_sub(LONGEST_LINE)..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
    let Some((before, _)) = text[start..at].rsplit_once('\n') else { return false };
    let before = before.rsplit('\n').next().unwrap_or_default();
    !before.trim_matches([' ', '>']).is_empty()
}

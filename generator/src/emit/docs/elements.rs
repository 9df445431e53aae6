//! The elements of HTML in a description.
//!
//! In: tags and the text between them, as the parser of Markdown found them. Out: the same blocks and pieces that
//! Markdown makes. A tag that is not known, or that no other closes, is text: `<owner>` stands for a name.

use std::collections::HashMap;

use super::html::{self, Tag};
use super::inline::{Mark, Piece};
use super::reader::Reader;
use super::table::Table;
use super::writer::Container;

/// Markdown in blocks of HTML is read this often; deeper it is text.
const DEEPEST: usize = 8;

/// How many closing tags of each name a text has.
pub(super) fn closing_tags(text: &str) -> HashMap<String, usize> {
    let mut tags = HashMap::new();
    for (at, _) in text.match_indices("</") {
        if let Some((tag, _)) = Tag::read(&text[at..]) {
            *tags.entry(tag.name).or_default() += 1;
        }
    }
    tags
}

impl Reader {
    /// A block that begins with `<`. If what it begins with stands within a line, it is no block to its author, and
    /// what follows is Markdown.
    pub(super) fn html_block(&mut self, text: &str) {
        self.finish_text();
        let mut rest = text.trim_start();
        while rest.starts_with('<') {
            match (html::comment(rest), Tag::read(rest)) {
                (Some(length), _) => rest = rest[length..].trim_start(),
                (None, Some((tag, _))) if tag.is_block() && self.is_markup(&tag) => {
                    return self.elements(rest);
                }
                (None, Some((_, length))) => {
                    self.tag(&rest[..length]);
                    rest = &rest[length..];
                }
                (None, None) => {
                    self.inline_text("<");
                    rest = &rest[1..];
                }
            }
        }
        if self.depth >= DEEPEST {
            return self.elements(rest);
        }
        self.depth += 1;
        self.continues = !self.inline.is_new();
        self.spaces_of(rest);
        self.read(rest);
        self.continues = false;
        self.depth -= 1;
    }

    /// The space between a tag and what follows it.
    fn spaces_of(&mut self, rest: &str) {
        let spaces = &rest[..rest.len() - rest.trim_start().len()];
        if spaces.contains('\n') {
            self.inline.push(Piece::Soft);
        } else if !spaces.is_empty() {
            self.inline_text(" ");
        }
    }

    /// Tags and text, without Markdown.
    fn elements(&mut self, text: &str) {
        let mut rest = text;
        let mut comments = true;
        while !rest.is_empty() {
            let length = match rest.strip_prefix('<') {
                None => {
                    let end = rest.find('<').unwrap_or(rest.len());
                    self.html_text(&rest[..end]);
                    end
                }
                Some(inside) => {
                    let comment = if comments { html::comment(rest) } else { None };
                    comments &= comment.is_some() || !inside.starts_with("!--");
                    match (comment, Tag::read(rest)) {
                        (Some(length), _) => length,
                        (None, Some((_, length))) => {
                            self.tag(&rest[..length]);
                            length
                        }
                        (None, None) => {
                            self.inline_text("<");
                            1
                        }
                    }
                }
            };
            rest = &rest[length..];
        }
        if self.pre.is_some() {
            self.finish_text();
        }
    }

    /// Text of HTML, where any space is one space.
    fn html_text(&mut self, text: &str) {
        let text = html::decode(text);
        if self.pre.is_some() {
            return self.inline_text(&text);
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.inline.push(Piece::Soft);
            }
            let words: Vec<_> = line.split(' ').filter(|word| !word.is_empty()).collect();
            let (before, after) = (line.starts_with(' '), line.ends_with(' ') && !words.is_empty());
            let space = |is_there: bool| if is_there { " " } else { "" };
            self.inline_text(&format!("{}{}{}", space(before), words.join(" "), space(after)));
        }
    }

    /// Whether a tag is that of an element; each opening one needs a closing one.
    fn is_markup(&self, tag: &Tag<'_>) -> bool {
        let is_closed = || self.closing_tags.get(&tag.name).is_some_and(|count| *count > 0);
        (tag.is_block() || tag.is_inline()) && (tag.closes || tag.stands_alone() || is_closed())
    }

    /// A tag, or a comment.
    pub(super) fn tag(&mut self, written: &str) {
        if written.starts_with("<!--") {
            return;
        }
        let Some((tag, _)) = Tag::read(written).filter(|(tag, _)| self.is_markup(tag)) else {
            return self.inline_text(written);
        };
        if let Some(count) = self.closing_tags.get_mut(&tag.name).filter(|_| !tag.closes) {
            *count = count.saturating_sub(1);
        }
        match tag.name.as_str() {
            "pre" if self.pre.is_some() => {
                if tag.closes {
                    self.finish_text();
                }
            }
            "br" => self.line_break(Piece::Hard),
            _ if self.pre.is_some() => {}
            _ if tag.is_inline() => self.inline_element(&tag),
            _ => self.block_element(&tag),
        }
    }

    fn inline_element(&mut self, tag: &Tag<'_>) {
        let mark = match tag.name.as_str() {
            "b" | "strong" => Mark::Strong('*'),
            "i" | "em" => Mark::Emphasis('*'),
            "s" | "del" | "strike" => Mark::Strike,
            "a" if tag.closes => Mark::Link(String::new(), String::new()),
            "a" => match tag.attribute("href") {
                Some(target) => Mark::Link(target, tag.attribute("title").unwrap_or_default()),
                None => return,
            },
            "code" | "tt" | "kbd" | "samp" if tag.closes => return self.inline.close_code(),
            "code" | "tt" | "kbd" | "samp" => {
                // In a list it begins an item, as any text does.
                self.open_text();
                return self.inline.open_code();
            }
            "sup" if !tag.closes => return self.inline_text("^"),
            "img" => {
                if let Some(source) = tag.attribute("src") {
                    let text = tag.attribute("alt").unwrap_or_default();
                    self.show_image(text, source, tag.attribute("title").unwrap_or_default());
                }
                return;
            }
            _ => return,
        };
        if tag.closes { self.inline.close(&mark) } else { self.open(mark) }
    }

    fn block_element(&mut self, tag: &Tag<'_>) {
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => {
                self.finish_block();
                self.table = Some(Table::default());
            }
            ("table", true) => self.finish_block(),
            ("tr" | "thead" | "tbody" | "tfoot" | "caption" | "col" | "colgroup", closes)
                if self.table.is_some() =>
            {
                self.close_cell();
                if let ("tr", false, Some(table)) = (tag.name.as_str(), closes, &mut self.table) {
                    table.row();
                }
            }
            ("td" | "th", false) if self.table.is_some() => self.open_cell(),
            ("td" | "th", true) if self.table.is_some() => self.close_cell(),
            // In a cell all is one line.
            _ if self.table.is_some() => self.inline.push(Piece::Hard),
            (name, closes) => {
                self.finish_text();
                self.joined = false;
                self.block_alone(name, closes, tag);
            }
        }
    }

    fn block_alone(&mut self, name: &str, closes: bool, tag: &Tag<'_>) {
        match (name, closes) {
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.heading = name[1..].parse().ok();
            }
            ("hr", _) => self.writer.rule(),
            ("pre", false) => self.pre = Some(String::new()),
            ("blockquote", false) => self.writer.open_quote(true),
            ("blockquote", true) => self.writer.close_html(|container| container == Container::Quote),
            ("ul" | "ol", true) => {
                self.writer.close_html(|container| matches!(container, Container::List(_)))
            }
            ("ul" | "ol", false) => {
                if matches!(self.writer.innermost(), Container::List(_)) {
                    self.writer.open_item(None, true, true);
                }
                let first = tag.attribute("start").and_then(|start| start.trim().parse().ok());
                let sign = if name == "ul" { '-' } else { '.' };
                self.writer.open_list(sign, first.unwrap_or(1), false, true);
            }
            ("li", closes) => {
                if self.writer.innermost() == Container::Item || closes {
                    self.writer.close_html(|container| container == Container::Item);
                }
                if !closes && matches!(self.writer.innermost(), Container::List(_)) {
                    self.writer.open_item(None, true, true);
                }
            }
            _ => {}
        }
    }
}

//! HTML in a description.
//!
//! Tags and the text between them become the same blocks and pieces that Markdown makes. A tag that is
//! unknown, or that is never closed, is text: `<owner>` is a placeholder for a name.

use std::collections::HashMap;

use super::html::{self, Tag};
use super::inline::{Mark, Piece};
use super::page::Page;
use super::table::Table;
use super::writer::Container;

/// Counts the closing tags of each name in a text.
pub(super) fn closing_tags(text: &str) -> HashMap<String, usize> {
    let mut tags = HashMap::new();
    for (at, _) in text.match_indices("</") {
        if let Some((tag, _)) = Tag::read(&text[at..]) {
            *tags.entry(tag.name).or_default() += 1;
        }
    }
    tags
}

impl Page {
    /// Adds a block that begins with `<`. If the first element belongs inside a line, the author did not mean
    /// a block: then what follows the tags is returned, to be read as Markdown.
    pub(super) fn html_block<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        self.finish_text();
        let mut rest = text.trim_start();
        while rest.starts_with('<') {
            if Tag::read(rest).is_some_and(|(tag, _)| tag.is_block() && self.is_markup(&tag)) {
                self.elements(rest);
                return None;
            }
            let comment = html::comment(rest);
            rest = &rest[self.tag_or_text(rest, comment)..];
            if comment.is_some() {
                rest = rest.trim_start();
            }
        }
        Some(rest)
    }

    /// Adds the space between a tag and what follows it.
    pub(super) fn spaces_before(&mut self, rest: &str) {
        let spaces = &rest[..rest.len() - rest.trim_start().len()];
        if spaces.contains('\n') {
            self.inline.push(Piece::Soft);
        } else if !spaces.is_empty() {
            self.inline_text(" ");
        }
    }

    /// Adds tags and text, without Markdown.
    pub(super) fn elements(&mut self, text: &str) {
        let mut rest = text;
        // Once a comment has no end, none after it has one: the text is searched only once.
        let mut comments = true;
        while !rest.is_empty() {
            let length = if let Some(inside) = rest.strip_prefix('<') {
                let comment = if comments { html::comment(rest) } else { None };
                comments &= comment.is_some() || !inside.starts_with("!--");
                self.tag_or_text(rest, comment)
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.html_text(&rest[..end]);
                end
            };
            rest = &rest[length..];
        }
        if self.pre.is_some() {
            self.finish_text();
        }
    }

    /// Adds what a `<` begins and returns its length. `comment` is the length of a comment, which is skipped.
    fn tag_or_text(&mut self, text: &str, comment: Option<usize>) -> usize {
        if let Some(length) = comment {
            return length;
        }
        let Some((_, length)) = Tag::read(text) else {
            self.inline_text("<");
            return 1;
        };
        self.tag(&text[..length]);
        length
    }

    /// Adds the text between tags, in which a run of spaces is one space.
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

    /// Whether a tag is markup: its element is known, and an opening tag has a closing one if it needs one.
    fn is_markup(&self, tag: &Tag<'_>) -> bool {
        let is_closed = || self.closing_tags.get(&tag.name).is_some_and(|count| *count > 0);
        (tag.is_block() || tag.is_inline()) && (tag.closes || tag.stands_alone() || is_closed())
    }

    /// Adds a tag, or skips a comment.
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
                // Inside a list, code opens an item just as text does.
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
            // A cell is one line.
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

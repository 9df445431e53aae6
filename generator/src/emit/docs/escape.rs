//! Writes the text inside a block so that it can be read in one way only.
//!
//! Takes pieces with balanced marks and returns lines of CommonMark in which nothing is markup except the
//! marks of the pieces: `<`, `[` and backticks are literal, bare URLs are autolinks, hard breaks are
//! backslashes, and no line begins like a block.

use super::code_span::code;
use super::inline::{Mark, Piece};
use super::leaf::{Leaf, is_all, leaf};
use super::link;
use super::wrap;

/// Where the text is written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On lines of its own.
    #[default]
    Paragraph,
    /// On one line.
    Line,
    /// In a cell of a table.
    Cell,
}

/// The lines of a text: at most one outside of paragraphs, none if the text is empty.
pub(super) fn write(pieces: &[Piece], place: Place) -> Vec<String> {
    let mut writer = Writer { place, lone: lone(pieces), ..Writer::default() };
    for (index, piece) in pieces.iter().enumerate() {
        writer.after = match pieces.get(index + 1) {
            None | Some(Piece::Soft | Piece::Hard) => Some('\n'),
            Some(_) => None,
        };
        writer.piece(piece);
    }
    let text = writer.delimited();
    match place {
        _ if text.is_empty() => Vec::new(),
        Place::Paragraph => {
            let lines = text.split('\n').enumerate().map(|(index, line)| literal_start(line, index > 0));
            wrap::paragraph(lines)
        }
        Place::Line | Place::Cell => vec![text],
    }
}

/// The emphasis signs that occur in one run only, which therefore cannot be markup.
fn lone(pieces: &[Piece]) -> Vec<char> {
    let signs = ['*', '_', '~'];
    let runs = |sign: char| -> usize {
        let in_piece = |piece: &Piece| match piece {
            Piece::Text(text) if text.contains(sign) => {
                text.split(|other| other != sign).filter(|run| !run.is_empty()).count()
            }
            Piece::Open(Mark::Emphasis(written) | Mark::Strong(written))
                if [*written, '*'].contains(&sign) =>
            {
                2
            }
            Piece::Open(Mark::Strike) if sign == '~' => 2,
            _ => 0,
        };
        pieces.iter().map(in_piece).sum()
    };
    signs.into_iter().filter(|sign| runs(*sign) == 1).collect()
}

/// Escapes a line of a paragraph if it looks like the start of a block.
fn literal_start(line: &str, continues: bool) -> String {
    match leaf(line) {
        Leaf::Text if continues && (is_all(line, '=') || is_all(line, '-') || is_table_delimiter(line)) => {
            format!("\\{line}")
        }
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
    line.contains('-') && line.chars().all(|character| matches!(character, '|' | ':' | '-' | ' '))
}

/// Space that is not written yet: it never stands at the end of a line, nor at the inner edge of a mark.
#[derive(Debug, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Spaces(usize),
    Soft,
    Hard,
}

/// A pair of delimiters, with their offsets in the output.
#[derive(Debug)]
struct Pair {
    opening: usize,
    closing: usize,
    delimiter: &'static str,
}

#[derive(Debug, Default)]
struct Writer {
    out: String,
    place: Place,
    lone: Vec<char>,
    gap: Gap,
    /// Marks to open before the next visible piece.
    pending: Vec<Mark>,
    /// Where the delimiters of the open marks are.
    open: Vec<usize>,
    pairs: Vec<Pair>,
    links: usize,
    /// The character after the current piece, if it is known.
    after: Option<char>,
    /// The emphasis signs that some run before could have opened emphasis with.
    opened: Vec<char>,
}

impl Writer {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => self.spaced(text),
            Piece::Code(text) => {
                self.flush();
                let span = code(text.trim());
                let cell = self.place == Place::Cell;
                self.out.push_str(&if cell { span.replace('|', "\\|") } else { span });
            }
            Piece::Url(url) => match link::autolink(url).filter(|_| self.links == 0) {
                Some(link) => {
                    self.flush();
                    self.out.push_str(&link);
                }
                None => self.spaced(url),
            },
            Piece::Image(text, target, title) => self.image(text, target, title),
            Piece::Soft if self.gap != Gap::Hard => self.gap = Gap::Soft,
            Piece::Hard => self.gap = Gap::Hard,
            Piece::Soft => {}
            Piece::Open(mark) => self.pending.push(mark.clone()),
            Piece::Close(mark) => self.close(mark),
        }
    }

    /// Writes text. The spaces at its ends may merge into a line break.
    fn spaced(&mut self, text: &str) {
        let inside = text.trim_matches(' ');
        self.space(text.len() - text.trim_start_matches(' ').len());
        if !inside.is_empty() {
            self.flush();
            let spaces = text.len() - text.trim_end_matches(' ').len();
            self.after = if spaces > 0 && self.after.is_none() { Some(' ') } else { self.after };
            self.text(inside);
            self.space(spaces);
        }
    }

    fn space(&mut self, count: usize) {
        match &mut self.gap {
            Gap::Spaces(spaces) => *spaces = count.max(*spaces),
            Gap::None if count > 0 => self.gap = Gap::Spaces(count),
            _ => {}
        }
    }

    /// Writes pending space and marks, before something visible.
    fn flush(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.out.is_empty() {
            match (gap, self.place) {
                (Gap::None, _) => {}
                (Gap::Spaces(count), _) => self.out.extend(std::iter::repeat_n(' ', count)),
                (Gap::Hard, Place::Paragraph) => self.out.push_str("\\\n"),
                (Gap::Soft, Place::Paragraph) => self.out.push('\n'),
                (Gap::Hard, Place::Cell) => self.out.push_str("<br>"),
                (Gap::Hard | Gap::Soft, _) => self.out.push(' '),
            }
        }
        for mark in std::mem::take(&mut self.pending) {
            // An exclamation mark before a link would make it an image.
            if self.out.ends_with('!') && matches!(mark, Mark::Link(..)) {
                self.out.insert(self.out.len() - 1, '\\');
            }
            self.open.push(self.out.len());
            match &mark {
                Mark::Link(target, _) if !link::is_url(target) => self.out.push_str("\\["),
                Mark::Link(..) => {
                    self.links += 1;
                    self.out.push('[');
                }
                Mark::Emphasis(sign) | Mark::Strong(sign) => {
                    ['*', *sign].into_iter().for_each(|sign| self.note_opened(sign))
                }
                Mark::Strike => self.note_opened('~'),
            }
            self.out.push_str(delimiter(&mark));
        }
    }

    fn close(&mut self, mark: &Mark) {
        // Nothing was written since the mark was opened.
        if self.pending.pop().is_some() {
            let target = if let Mark::Link(target, _) = mark { link::autolink(target) } else { None };
            if let Some(link) = target.filter(|_| self.links == 0) {
                self.flush();
                self.out.push_str(&link);
            }
            return;
        }
        let Some(opening) = self.open.pop() else { return };
        match mark {
            Mark::Link(target, title) if link::is_url(target) => {
                self.links = self.links.saturating_sub(1);
                self.out.push_str(&format!("]({}{})", link::destination(target), written_title(title)));
            }
            Mark::Link(target, _) => {
                self.text("](");
                self.text(target);
                self.text(")");
            }
            mark => {
                let closing = self.out.len();
                self.pairs.push(Pair { opening, closing, delimiter: delimiter(mark) });
                self.out.push_str(delimiter(mark));
            }
        }
    }

    fn image(&mut self, text: &str, target: &str, title: &str) {
        self.flush();
        if !link::is_url(target) {
            // The literal text may be inside a link.
            for literal in ["![", text, "](", target, ")"] {
                self.text(literal);
            }
            return;
        }
        self.out.push_str("![");
        self.links += 1;
        self.text(text);
        self.links -= 1;
        self.out.push_str(&format!("]({}{})", link::destination(target), written_title(title)));
    }

    /// Writes text with everything escaped that could be read as markup.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            if matches!(character, 'h' | 'H') && self.links == 0 {
                if let Some(length) = link::bare_url(rest) {
                    self.out.push_str(&format!("<{}>", &rest[..length]));
                    rest = &rest[length..];
                    continue;
                }
            }
            rest = match character {
                '*' | '_' | '~' => self.run(character, rest),
                _ => {
                    let following = &rest[character.len_utf8()..];
                    if self.is_markup(character, following) {
                        self.out.push('\\');
                    }
                    self.out.push(character);
                    following
                }
            };
        }
    }

    fn note_opened(&mut self, sign: char) {
        if !self.opened.contains(&sign) {
            self.opened.push(sign);
        }
    }

    fn is_markup(&self, character: char, following: &str) -> bool {
        match character {
            '<' | '[' | '`' => true,
            ']' => self.links > 0,
            '|' => self.place == Place::Cell,
            // Before punctuation it is an escape, at the end of a line a break (CommonMark 2.4, 6.7).
            '\\' => {
                let next = following.chars().next().or(self.after);
                // A URL becomes an autolink, which begins with a bracket.
                let is_url = self.links == 0 && link::bare_url(following).is_some();
                is_url || next.is_none_or(|next| next == '\n' || next.is_ascii_punctuation())
            }
            '&' => is_entity(following),
            _ => false,
        }
    }

    /// Writes a run of a sign that may delimit emphasis (CommonMark 6.2), and returns the text after it.
    fn run<'t>(&mut self, sign: char, text: &'t str) -> &'t str {
        let rest = text.trim_start_matches(sign);
        let (before, after) = (self.out.chars().next_back(), rest.chars().next().or(self.after));
        // An unknown neighbour may be anything.
        let after = after.unwrap_or('a');
        let before = before.unwrap_or(' ');
        let opens = !after.is_whitespace() && (is_word(after) || !is_word(before));
        let closes = !before.is_whitespace() && (is_word(before) || !is_word(after));
        let (opens, closes) = match sign {
            '_' if rest.is_empty() && self.after.is_none() => (opens, closes),
            '_' => (opens && (!closes || !is_word(before)), closes && (!opens || !is_word(after))),
            _ => (opens, closes),
        };
        let is_markup = (opens || closes && self.opened.contains(&sign)) && !self.lone.contains(&sign);
        if opens {
            self.note_opened(sign);
        }
        for _ in 0..text.len() - rest.len() {
            self.out.push_str(if is_markup { "\\" } else { "" });
            self.out.push(sign);
        }
        rest
    }

    /// The text without the delimiters that would not be read as such: emphasis has to begin and end at the
    /// edge of a word, and `_` must not touch a word on its outer side (CommonMark 6.2).
    fn delimited(self) -> String {
        let mut changes: Vec<(usize, usize, &str)> = Vec::new();
        for Pair { opening, closing, delimiter } in &self.pairs {
            let (before, inside) = sides(&self.out, *opening, delimiter.len());
            let (inside_end, after) = sides(&self.out, *closing, delimiter.len());
            let stands = (is_word(inside) || !is_word(before)) && (is_word(inside_end) || !is_word(after));
            let outside = !is_word(before) && !is_word(after);
            let written = match *delimiter {
                "_" if stands && !outside => "*",
                "__" if stands && !outside => "**",
                delimiter if stands => delimiter,
                _ => "",
            };
            if written != *delimiter {
                changes.extend([(*opening, delimiter.len(), written), (*closing, delimiter.len(), written)]);
            }
        }
        changes.sort_unstable();
        let mut text = String::with_capacity(self.out.len());
        let mut from = 0;
        for (at, length, written) in changes {
            text.push_str(&self.out[from..at]);
            text.push_str(written);
            from = at + length;
        }
        text + &self.out[from..]
    }
}

/// The characters around a delimiter, skipping further delimiters.
fn sides(text: &str, at: usize, length: usize) -> (char, char) {
    let signs = ['*', '_', '~'];
    let before = text[..at].trim_end_matches(signs).chars().next_back();
    let after = text[at + length..].trim_start_matches(signs).chars().next();
    (before.unwrap_or(' '), after.unwrap_or(' '))
}

/// Whether a character is part of a word, as opposed to space or punctuation.
fn is_word(character: char) -> bool {
    character.is_alphanumeric()
}

fn delimiter(mark: &Mark) -> &'static str {
    match mark {
        Mark::Emphasis('_') => "_",
        Mark::Emphasis(_) => "*",
        Mark::Strong('_') => "__",
        Mark::Strong(_) => "**",
        Mark::Strike => "~~",
        Mark::Link(..) => "",
    }
}

/// ` "title"`, if the title can be written.
fn written_title(title: &str) -> String {
    let needs_escape = |character: char| {
        matches!(character, '"' | '\\' | '<' | '`' | '[' | ']' | '|' | '&') || character.is_control()
    };
    if title.trim().is_empty() || title.contains(needs_escape) {
        String::new()
    } else {
        format!(" \"{title}\"")
    }
}

/// Whether what follows a `&` makes it the beginning of an entity (CommonMark 2.5).
fn is_entity(following: &str) -> bool {
    let name = following.strip_prefix('#').unwrap_or(following);
    let end = name.find(|character: char| !character.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

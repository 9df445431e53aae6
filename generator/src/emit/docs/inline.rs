//! Collects the text inside a block, piece by piece.
//!
//! In the result, every mark that is opened is closed. How the pieces are written is up to `escape`.

use super::characters;

/// What the text between an opening and a closing mark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// Emphasis, with the sign that the author used: `*` or `_`.
    Emphasis(char),
    Strong(char),
    Strike,
    /// A link: target and title.
    Link(String, String),
}

impl Mark {
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Code(String),
    /// A link whose text is its target.
    Url(String),
    /// An image: alternative text, target and title.
    Image(String, String, String),
    Soft,
    Hard,
    Open(Mark),
    Close(Mark),
}

/// The text of a paragraph, a heading or a cell.
#[derive(Debug, Default)]
pub(super) struct Inline {
    pieces: Vec<Piece>,
    open: Vec<Mark>,
    /// The text of an open HTML element that means code.
    code: Option<String>,
}

impl Inline {
    /// Whether nothing has been collected yet.
    pub(super) fn is_new(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether nothing collected so far is visible.
    pub(super) fn is_empty(&self) -> bool {
        self.code.is_none() && !self.pieces.iter().any(is_visible)
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = on_one_line(text);
        match (&mut self.code, self.pieces.last_mut()) {
            (Some(code), _) => code.push_str(&text),
            (None, Some(Piece::Text(last))) => last.push_str(&text),
            _ => self.pieces.push(Piece::Text(text)),
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.push_str(text),
            None if text.trim().is_empty() => self.text(text),
            None => self.pieces.push(Piece::Code(text.to_owned())),
        }
    }

    /// Adds a piece; within code, only its text.
    pub(super) fn push(&mut self, piece: Piece) {
        let piece = match piece {
            Piece::Url(target) => Piece::Url(on_one_line(&target)),
            Piece::Image(text, target, title) => {
                Piece::Image(on_one_line(&text), on_one_line(&target), on_one_line(&title))
            }
            piece => piece,
        };
        match (&mut self.code, piece) {
            (None, piece) => self.pieces.push(piece),
            (
                Some(code),
                Piece::Text(text) | Piece::Code(text) | Piece::Url(text) | Piece::Image(text, ..),
            ) => {
                code.push_str(&text);
            }
            (Some(code), Piece::Soft | Piece::Hard) => code.push(' '),
            (Some(_), Piece::Open(_) | Piece::Close(_)) => {}
        }
    }

    pub(super) fn open(&mut self, mark: Mark) {
        // A link cannot contain a link, and the same mark twice around a text is one mark.
        if self.code.is_none() && !self.open.iter().any(|open| open.is_like(&mark)) {
            let mark = match mark {
                Mark::Link(target, title) => Mark::Link(on_one_line(&target), on_one_line(&title)),
                mark => mark,
            };
            self.pieces.push(Piece::Open(mark.clone()));
            self.open.push(mark);
        }
    }

    /// Closes the innermost mark of this kind, and those opened within it.
    pub(super) fn close(&mut self, mark: &Mark) {
        if self.code.is_some() {
            return;
        }
        if let Some(index) = self.open.iter().rposition(|open| open.is_like(mark)) {
            self.pieces.extend(self.open.drain(index..).rev().map(Piece::Close));
        }
    }

    /// Opens an HTML element that means code.
    pub(super) fn open_code(&mut self) {
        self.code.get_or_insert_with(String::new);
    }

    pub(super) fn close_code(&mut self) {
        if let Some(code) = self.code.take() {
            let words: Vec<_> = code.split_whitespace().collect();
            self.code(&words.join(" "));
        }
    }

    /// All pieces, with every open mark closed.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.close_code();
        self.pieces.extend(self.open.drain(..).rev().map(Piece::Close));
        self.pieces
    }

    /// The pieces up to the end of the first sentence.
    pub(super) fn first_sentence(mut self) -> Vec<Piece> {
        self.close_code();
        let mut open = Vec::new();
        for index in 0..self.pieces.len() {
            let following = self.pieces.get(index + 1);
            let breaks = matches!(following, Some(Piece::Soft | Piece::Hard));
            let end = match &self.pieces[index] {
                Piece::Open(mark) => {
                    open.push(mark.clone());
                    None
                }
                Piece::Close(_) => {
                    open.pop();
                    None
                }
                Piece::Text(text) if breaks && text.ends_with('.') => Some(text.len()),
                Piece::Text(text) => text.find(". ").map(|end| end + 1),
                _ => None,
            };
            if let (Some(end), Piece::Text(text)) = (end, &mut self.pieces[index]) {
                text.truncate(end);
                self.pieces.truncate(index + 1);
                self.pieces.extend(open.into_iter().rev().map(Piece::Close));
                return self.pieces;
            }
        }
        self.pieces.extend(open.into_iter().rev().map(Piece::Close));
        self.pieces
    }
}

/// Replaces characters, from entities, that cannot be in a line.
fn on_one_line(text: &str) -> String {
    text.chars().filter_map(characters::within_a_line).collect()
}

fn is_visible(piece: &Piece) -> bool {
    match piece {
        Piece::Text(text) => !text.trim().is_empty(),
        Piece::Open(Mark::Link(target, _)) => super::link::autolink(target).is_some(),
        Piece::Code(_) | Piece::Url(_) | Piece::Image(..) => true,
        Piece::Soft | Piece::Hard | Piece::Open(_) | Piece::Close(_) => false,
    }
}

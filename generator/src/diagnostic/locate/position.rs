//! Finds where nodes stand in a text, given their JSON pointers (RFC 6901).
//!
//! One pass over the text finds the line, column and byte span of each node and ends when all are found. It
//! uses the tokens of JSON or the events of a YAML parser. In a text with a syntax error, the nodes before
//! the error are found.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Marker, Parser};

use super::extent;
use super::json_tokens::{JsonTokens, NotJson};
use super::token::{Mark, Token};
use crate::source::segments;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the text.
    pub span: Range<usize>,
}

impl Position {
    /// The start of a text, as a fallback.
    pub(crate) fn start() -> Self {
        Self { line: 1, column: 1, span: 0..0 }
    }

    /// A stretch of a text by its bytes.
    pub(crate) fn of_span(text: &str, span: Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { line, column: before[line_start..].chars().count() + 1, span }
    }

    fn of(start: Marker, end: Marker) -> Self {
        let from = start.byte_offset().unwrap_or(0);
        let to = end.byte_offset().unwrap_or(from).max(from);
        Self { line: start.line(), column: start.col() + 1, span: from..to }
    }
}

/// What was found of one pointer.
#[derive(Debug, Clone, Default)]
pub(crate) struct NodePosition {
    /// The key, if the node is the value of a mapping entry.
    pub(crate) key: Option<Position>,
    /// The second of two equal keys, if the pass went so far.
    pub(crate) repeated: Option<Position>,
    /// The value; of a collection, its first character.
    pub(crate) value: Option<Position>,
    /// Whether the value is a mapping or a sequence.
    is_collection: bool,
}

impl NodePosition {
    /// Where the node begins, and as much of that line as says what it is.
    fn underlined(&self, text: &str) -> Option<Position> {
        let value = self.value.as_ref();
        let mut position = self.key.as_ref().or(value)?.clone();
        let scalar = value.filter(|_| !self.is_collection).map(|value| value.span.clone());
        if self.key.is_some() {
            position.span = extent::entry(text, position.span, scalar);
        } else if self.is_collection {
            position.span = extent::item(text, position.span.start);
        }
        Some(position)
    }
}

/// The position of each pointer, in the same order: the key of a mapping entry with its value where both
/// stand on one line, the value of anything else. A pointer that leads nowhere has the position of its
/// nearest ancestor.
pub(crate) fn find(text: &str, pointers: &[&str]) -> Vec<Position> {
    let wanted = Wanted::of(pointers).find(text, false);
    pointers.iter().map(|pointer| wanted.nearest(text, pointer)).collect()
}

/// The key and value of each pointer that exists, in the same order. `to_the_end` also finds
/// repeated keys, which may stand after everything else was found.
pub(crate) fn find_nodes(text: &str, pointers: &[&str], to_the_end: bool) -> Vec<Option<NodePosition>> {
    let wanted = Wanted::of(pointers).find(text, to_the_end);
    pointers
        .iter()
        .map(|pointer| wanted.exact(pointer).map(|step| wanted.steps[step].node.clone()))
        .map(|node| node.filter(|node| node.value.is_some()))
        .collect()
}

/// One segment of a wanted pointer, with what was found of it.
#[derive(Default)]
struct Step {
    children: HashMap<String, usize>,
    is_wanted: bool,
    node: NodePosition,
}

/// The wanted pointers as a tree, so that one pass serves them all. The root is step 0.
struct Wanted {
    steps: Vec<Step>,
    missing: usize,
}

impl Wanted {
    fn of(pointers: &[&str]) -> Self {
        let mut wanted = Self { steps: vec![Step::default()], missing: 0 };
        for pointer in pointers {
            let mut at = 0;
            for segment in segments(pointer) {
                let next = wanted.steps.len();
                let child = *wanted.steps[at].children.entry(segment).or_insert(next);
                if child == next {
                    wanted.steps.push(Step::default());
                }
                at = child;
            }
            wanted.missing += usize::from(!wanted.steps[at].is_wanted);
            wanted.steps[at].is_wanted = true;
        }
        wanted
    }

    fn exact(&self, pointer: &str) -> Option<usize> {
        segments(pointer).try_fold(0, |at, segment| self.steps[at].children.get(&segment).copied())
    }

    fn nearest(&self, text: &str, pointer: &str) -> Position {
        let mut best = self.steps[0].node.value.clone();
        let mut at = 0;
        for segment in segments(pointer) {
            let Some(child) = self.steps[at].children.get(&segment) else { break };
            at = *child;
            match self.steps[at].node.underlined(text) {
                Some(position) => best = Some(position),
                None => break,
            }
        }
        best.unwrap_or_else(Position::start)
    }

    fn find(mut self, text: &str, to_the_end: bool) -> Self {
        let missing = self.missing;
        if self.search_json(text, to_the_end).is_err() {
            // A YAML text that begins with a bracket: what was found in it so far is found again.
            self.steps.iter_mut().for_each(|step| step.node = NodePosition::default());
            self.missing = missing;
            self.search_yaml(text, to_the_end);
        }
        self
    }

    fn search_json(&mut self, text: &str, to_the_end: bool) -> Result<(), NotJson> {
        let mut tokens = JsonTokens::of(text).ok_or(NotJson)?;
        let mut open = Vec::new();
        while let Some((token, span)) = tokens.next()? {
            self.token(&mut open, token, &mut || {
                let Mark { line, column } = tokens.mark(span.start);
                Position { line, column, span: span.clone() }
            });
            if self.missing == 0 && !to_the_end {
                break;
            }
        }
        Ok(())
    }

    fn search_yaml(&mut self, text: &str, to_the_end: bool) {
        let mut open = Vec::new();
        let options = granit_parser::options! { emit_comments: false };
        for event in Parser::new_from_str_with_options(text, options) {
            // A syntax error was reported by the reader; here the pass just ends.
            let Ok((event, span)) = event else { break };
            let token = match event {
                Event::Scalar(value, ..) => Token::Scalar(value),
                Event::Alias(_) => Token::Scalar(Cow::Borrowed("")),
                Event::SequenceStart(..) => Token::Sequence,
                Event::MappingStart(..) => Token::Mapping,
                Event::SequenceEnd | Event::MappingEnd => Token::End,
                Event::DocumentEnd => break,
                _ => continue,
            };
            self.token(&mut open, token, &mut || Position::of(span.start, span.end));
            if self.missing == 0 && !to_the_end {
                break;
            }
        }
    }

    fn token(&mut self, open: &mut Vec<Open>, token: Token<'_>, position: &mut dyn FnMut() -> Position) {
        match token {
            Token::Scalar(value) => self.scalar(open, &value, position),
            Token::Sequence => {
                let at = self.enter(open, true, position);
                open.push(Open { at, entry: Entry::Item(0) });
            }
            Token::Mapping => {
                let at = self.enter(open, true, position);
                open.push(Open { at, entry: Entry::Key });
            }
            Token::End => {
                open.pop();
                Self::leave(open);
            }
        }
    }

    fn scalar(&mut self, open: &mut [Open], value: &str, position: &mut dyn FnMut() -> Position) {
        if let Some(Open { at, entry: entry @ Entry::Key }) = open.last_mut() {
            let child = at.and_then(|at| self.steps[at].children.get(value).copied());
            if let Some(child) = child {
                self.found_key(child, position());
            }
            *entry = Entry::Value(child);
        } else {
            self.enter(open, false, position);
            Self::leave(open);
        }
    }

    fn found_key(&mut self, step: usize, position: Position) {
        let node = &mut self.steps[step].node;
        if node.key.is_none() {
            node.key = Some(position);
        } else {
            node.repeated = Some(position);
        }
    }

    /// The step of the value that begins here, if it is a wanted one; its position is kept.
    fn enter(
        &mut self,
        open: &mut [Open],
        is_collection: bool,
        position: &mut dyn FnMut() -> Position,
    ) -> Option<usize> {
        let step = match open.last_mut() {
            None => Some(0),
            Some(Open { at, entry: Entry::Item(index) }) => {
                at.and_then(|at| self.steps[at].children.get(&index.to_string()).copied())
            }
            Some(Open { entry: Entry::Value(step), .. }) => *step,
            // A collection as a key, which no pointer can name.
            Some(Open { entry: Entry::Key, .. }) => None,
        }?;
        let found = &mut self.steps[step];
        if found.node.value.is_none() {
            found.node.value = Some(position());
            found.node.is_collection = is_collection;
            self.missing -= usize::from(found.is_wanted);
        }
        Some(step)
    }

    /// Goes on to the next entry of the enclosing collection.
    fn leave(open: &mut [Open]) {
        match open.last_mut().map(|open| &mut open.entry) {
            Some(Entry::Item(index)) => *index += 1,
            Some(entry @ Entry::Value(_)) => *entry = Entry::Key,
            Some(entry @ Entry::Key) => *entry = Entry::Value(None),
            None => {}
        }
    }
}

/// A collection that the pass is in.
struct Open {
    /// Its step, if something wanted stands in it.
    at: Option<usize>,
    entry: Entry,
}

/// What comes next in an open collection.
enum Entry {
    Item(usize),
    Key,
    Value(Option<usize>),
}

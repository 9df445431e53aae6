//! The attributes of derives: `#[wire("lastName", text)]`. Of all others, docs among them, nothing is kept.

use proc_macro::Span;

use crate::cursor::Cursor;
use crate::problem::Problem;
use crate::token::Inside;

/// The names of the attributes that derives read.
const OURS: [&str; 2] = ["wire", "build"];

/// An attribute of ours.
#[derive(Debug)]
pub(crate) struct Attribute {
    /// `wire`, `build` or `deprecated`.
    pub(crate) name: String,
    /// What stands in its brackets.
    pub(crate) arguments: Vec<Argument>,
}

/// An argument of an attribute.
#[derive(Debug)]
pub(crate) struct Argument {
    /// Its shape.
    pub(crate) shape: Shape,
    /// Where it begins.
    pub(crate) place: Option<Span>,
}

/// The shapes of arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `"lastName"` or `-1`, as it is written.
    Literal(String),
    /// `read_only`
    Word(String),
    /// `tag = "kind"`: the word, and the literal or word behind it.
    Named(String, String),
    /// `required("id", "name")`
    List(String, Vec<Self>),
}

impl Argument {
    /// A problem with this argument.
    pub(crate) fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::new(message, self.place)
    }

    /// The problem that an argument means nothing here.
    pub(crate) fn unknown(&self) -> Problem {
        let shown = match &self.shape {
            Shape::Literal(text) | Shape::Word(text) | Shape::Named(text, _) | Shape::List(text, _) => text,
        };
        self.problem(format!(
            "`{shown}` is not known here: these bindings may be of a newer openapi-bindgen than this \
             openapi-bindgen-derive"
        ))
    }
}

/// Takes the attributes at the cursor. Those that no derive reads are dropped.
pub(crate) fn attributes(cursor: &mut Cursor) -> Result<Vec<Attribute>, Problem> {
    let mut attributes = Vec::new();
    while cursor.take_mark('#') {
        let Some(inside) = cursor.take_group('[') else {
            return Err(cursor.problem("expected the brackets of an attribute"));
        };
        attributes.extend(attribute(inside, cursor.place())?);
    }
    Ok(attributes)
}

fn attribute(inside: Inside, place: Option<Span>) -> Result<Option<Attribute>, Problem> {
    let mut cursor = Cursor::new(inside.tokens(), place);
    if cursor.take_word("deprecated") {
        return Ok(Some(Attribute { name: "deprecated".to_owned(), arguments: Vec::new() }));
    }
    let Some(name) = OURS.into_iter().find(|name| cursor.take_word(name)) else { return Ok(None) };
    let Some(inside) = cursor.take_group('(') else {
        return Err(cursor.problem("expected parentheses"));
    };
    let arguments = arguments(Cursor::new(inside.tokens(), cursor.place()))?;
    Ok(Some(Attribute { name: name.to_owned(), arguments }))
}

fn arguments(mut cursor: Cursor) -> Result<Vec<Argument>, Problem> {
    let mut arguments = Vec::new();
    while !cursor.is_at_end() {
        let shape = shape(&mut cursor)?;
        arguments.push(Argument { shape, place: cursor.place() });
        if !cursor.take_mark(',') && !cursor.is_at_end() {
            return Err(cursor.problem("expected a comma"));
        }
    }
    Ok(arguments)
}

fn shape(cursor: &mut Cursor) -> Result<Shape, Problem> {
    if let Some(literal) = literal(cursor) {
        return Ok(Shape::Literal(literal));
    }
    let word = cursor.word("a literal or a word")?;
    if cursor.take_mark('=') {
        return match literal(cursor) {
            Some(value) => Ok(Shape::Named(word, value)),
            None => Ok(Shape::Named(word, cursor.word("a literal or a word")?)),
        };
    }
    match cursor.take_group('(') {
        Some(inside) => {
            let listed = arguments(Cursor::new(inside.tokens(), cursor.place()))?;
            Ok(Shape::List(word, listed.into_iter().map(|argument| argument.shape).collect()))
        }
        None => Ok(Shape::Word(word)),
    }
}

/// Takes a literal, negative numbers included.
fn literal(cursor: &mut Cursor) -> Option<String> {
    if cursor.take_mark('-') {
        return Some(format!("-{}", cursor.take_literal().unwrap_or_default()));
    }
    cursor.take_literal()
}

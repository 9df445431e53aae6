//! The item that a derive is applied to: the few shapes that the generator emits.

use proc_macro::Span;

use crate::attribute::{Attribute, attributes};
use crate::cursor::Cursor;
use crate::problem::Problem;
use crate::token::{Token, write};

/// A struct or an enum.
#[derive(Debug)]
pub(crate) struct Item {
    /// Its name, with `r#` if it has that.
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) place: Option<Span>,
    /// Its attributes.
    pub(crate) attributes: Vec<Attribute>,
    /// What it consists of.
    pub(crate) body: Body,
}

/// What an item consists of.
#[derive(Debug)]
pub(crate) enum Body {
    /// A struct with named fields.
    Struct(Vec<Field>),
    /// A struct around one type.
    Newtype,
    /// An enum.
    Enum(Vec<Variant>),
}

/// A field of a struct.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name, with `r#` if it has that.
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) place: Option<Span>,
    /// Its type, as text that a lexer reads.
    pub(crate) ty: String,
    /// Its attributes.
    pub(crate) attributes: Vec<Attribute>,
}

/// A variant of an enum.
#[derive(Debug)]
pub(crate) struct Variant {
    /// Its name, with `r#` if it has that.
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) place: Option<Span>,
    /// The type that it holds, if it holds something.
    pub(crate) payload: Option<String>,
    /// Its attributes.
    pub(crate) attributes: Vec<Attribute>,
}

impl Item {
    /// Reads an item.
    pub(crate) fn read(tokens: Vec<Token>) -> Result<Self, Problem> {
        let mut cursor = Cursor::new(tokens, None);
        let attributes = attributes(&mut cursor)?;
        visibility(&mut cursor);
        let is_enum = cursor.take_word("enum");
        if !is_enum && !cursor.take_word("struct") {
            return Err(cursor.problem("expected a struct or an enum"));
        }
        let name = cursor.word("a name")?;
        let place = cursor.place();
        if cursor.is_at_mark('<') {
            return Err(cursor.problem("items with type parameters are not supported"));
        }
        let body = if let Some(inside) = cursor.take_group('{') {
            let inside = Cursor::new(inside.tokens(), cursor.place());
            if is_enum { Body::Enum(variants(inside)?) } else { Body::Struct(fields(inside)?) }
        } else if let Some(inside) = cursor.take_group('(') {
            only_type(Cursor::new(inside.tokens(), cursor.place()))?;
            Body::Newtype
        } else {
            return Err(cursor.problem("expected braces or parentheses"));
        };
        Ok(Self { name, place, attributes, body })
    }
}

/// Takes `pub` and what restricts it.
fn visibility(cursor: &mut Cursor) {
    if cursor.take_word("pub") {
        cursor.take_group('(');
    }
}

fn fields(mut cursor: Cursor) -> Result<Vec<Field>, Problem> {
    let mut fields = Vec::new();
    while !cursor.is_at_end() {
        let attributes = attributes(&mut cursor)?;
        visibility(&mut cursor);
        let name = cursor.word("the name of a field")?;
        let place = cursor.place();
        if !cursor.take_mark(':') {
            return Err(cursor.problem("expected a colon"));
        }
        let ty = type_text(&mut cursor)?;
        fields.push(Field { name, place, ty, attributes });
        cursor.take_mark(',');
    }
    Ok(fields)
}

fn variants(mut cursor: Cursor) -> Result<Vec<Variant>, Problem> {
    let mut variants = Vec::new();
    while !cursor.is_at_end() {
        let attributes = attributes(&mut cursor)?;
        let name = cursor.word("the name of a variant")?;
        let place = cursor.place();
        let inside = cursor.take_group('(');
        let payload = match inside {
            Some(inside) => Some(only_type(Cursor::new(inside.tokens(), place))?),
            None => None,
        };
        if !cursor.take_mark(',') && !cursor.is_at_end() {
            return Err(cursor.problem("a variant holds nothing or one value in parentheses"));
        }
        variants.push(Variant { name, place, payload, attributes });
    }
    Ok(variants)
}

/// The type in the parentheses of a newtype or a variant.
fn only_type(mut cursor: Cursor) -> Result<String, Problem> {
    attributes(&mut cursor)?;
    visibility(&mut cursor);
    let text = type_text(&mut cursor)?;
    cursor.take_mark(',');
    if !cursor.is_at_end() {
        return Err(cursor.problem("expected one type only"));
    }
    Ok(text)
}

fn type_text(cursor: &mut Cursor) -> Result<String, Problem> {
    let tokens = cursor.type_tokens();
    if tokens.is_empty() {
        return Err(cursor.problem("expected a type"));
    }
    let mut text = String::new();
    write(tokens, &mut text);
    Ok(text.trim_end().to_owned())
}

//! Whether a value is valid for a schema of a document.
//!
//! In: a document as JSON Schema, a pointer, a value. Out: yes, no, or why the schema cannot be used. The
//! verdict is another program's, the `jsonschema` crate's, so that a mistake of ours in reading a schema shows.

pub use jsonschema::Validator;
use jsonschema::{Draft, Registry};
use serde_json::Value;

use crate::dialect::ROOT;

/// The schemas of one document.
pub struct Validity<'d> {
    schemas: &'d Value,
    registry: Registry<'d>,
}

impl<'d> Validity<'d> {
    /// Prepares the schemas of a document for references.
    pub fn new(schemas: &'d Value) -> Result<Self, String> {
        let registry = Registry::new().draft(Draft::Draft202012).add(ROOT, schemas);
        let registry = registry.and_then(jsonschema::RegistryBuilder::prepare);
        Ok(Self { schemas, registry: registry.map_err(|error| error.to_string())? })
    }

    /// The validator of the schema at `pointer`.
    pub fn at(&self, pointer: &str) -> Result<Validator, String> {
        self.of(locate(self.schemas, pointer).ok_or("no schema stands there")?)
    }

    /// The validator of a schema whose references lead into the document.
    pub fn of(&self, schema: &Value) -> Result<Validator, String> {
        let options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .with_format("byte", |text: &str| is_base64(text))
            // A string of a number's format is the number, written in one way.
            .with_format("int32", |text: &str| is_written::<i32>(text))
            .with_format("int64", |text: &str| is_written::<i64>(text))
            .with_format("uint32", |text: &str| is_written::<u32>(text))
            .with_format("uint64", |text: &str| is_written::<u64>(text))
            .with_format("float", |text: &str| is_written::<f64>(text))
            .with_format("double", |text: &str| is_written::<f64>(text))
            .should_ignore_unknown_formats(true);
        options.build(schema).map_err(|error| error.to_string().chars().take(200).collect())
    }
}

/// The schema that stood at `pointer` before [`dialect`](crate::dialect) moved what it moves.
pub fn locate<'d>(schemas: &'d Value, pointer: &str) -> Option<&'d Value> {
    let mut node = schemas;
    for segment in openapi_bindgen::source::segments(pointer) {
        let step = |node: &'d Value| match node {
            Value::Array(items) => items.get(segment.parse::<usize>().ok()?),
            Value::Object(members) => members.get(&segment),
            _ => None,
        };
        let moved = || step(node.get("anyOf")?.get(0)?);
        let tuple = || if segment == "items" { node.get("prefixItems") } else { None };
        node = step(node).or_else(moved).or_else(tuple)?;
    }
    Some(node)
}

/// Whether a text is a number as Rust writes it.
fn is_written<T: std::str::FromStr + ToString>(text: &str) -> bool {
    text.parse::<T>().is_ok_and(|number| number.to_string() == text)
}

/// RFC 4648 in either alphabet, padded or not.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte);
    digits.bytes().all(is_digit) && digits.len() % 4 != 1 && text.len() - digits.len() <= 2
}

//! The JSON text of an argument, parsed to a tree that keeps the order of members and every scalar as text.
//!
//! `serde_json::Value` is not used because without its feature `preserve_order` it sorts the members of
//! objects.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ValueTree {
    Null,
    /// A string.
    Text(String),
    /// A number or a boolean.
    Literal(String),
    List(Vec<ValueTree>),
    Object(Vec<(String, ValueTree)>),
}

impl ValueTree {
    /// Whether the value is undefined in the sense of RFC 6570 §2.3: null, or empty.
    pub(crate) fn is_undefined(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) | Self::Literal(_) => false,
            Self::List(items) => items.iter().all(Self::is_undefined),
            Self::Object(members) => members.iter().all(|(_, value)| value.is_undefined()),
        }
    }

    /// The value as a single text. Nested lists and objects have no serialization of their own ("undefined"
    /// in OpenAPI), so they are written as JSON, which loses nothing.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) | Self::Literal(text) => text.clone(),
            nested => nested.json(),
        }
    }

    fn json(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Text(text) => quoted(text),
            Self::Literal(text) => text.clone(),
            Self::List(items) => format!("[{}]", items.iter().map(Self::json).collect::<Vec<_>>().join(",")),
            Self::Object(members) => {
                let members: Vec<String> = members
                    .iter()
                    .map(|(name, value)| format!("{}:{}", quoted(name), value.json()))
                    .collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl<'de> Deserialize<'de> for ValueTree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueTreeVisitor)
    }
}

struct ValueTreeVisitor;

impl<'de> Visitor<'de> for ValueTreeVisitor {
    type Value = ValueTree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<ValueTree, E> {
        Ok(ValueTree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<ValueTree, E> {
        Ok(ValueTree::Literal(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<ValueTree, E> {
        Ok(ValueTree::Literal(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<ValueTree, E> {
        Ok(ValueTree::Literal(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<ValueTree, E> {
        Ok(ValueTree::Literal(number(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<ValueTree, E> {
        Ok(ValueTree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<ValueTree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(ValueTree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<ValueTree, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(ValueTree::Object(object))
    }
}

/// A number as other clients write it: `5`, not `5.0`; no exponent if digits suffice.
fn number(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude == 0.0 || (1e-6..1e21).contains(&magnitude) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

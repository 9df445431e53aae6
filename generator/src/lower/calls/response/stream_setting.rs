//! The value of `x-openapi-bindgen-stream`: a format, or an object of `format`, `schema` and `when`.

use serde_json::{Map, Value};

use crate::ir::StreamWhen;
use crate::lower::calls::body::Notation;
use crate::model::SchemaNode;

const FORMATS: &str = "`json-lines`, `sse` or `bytes`";
const MEMBERS: [&str; 3] = ["format", "schema", "when"];
const WHEN: &str = "`when` is `{query: {name: value}}` or `{body: {name: true}}`";

/// How the user wants a response to be read.
#[derive(Clone)]
pub(crate) struct StreamSetting<'d> {
    pub(crate) notation: Notation,
    /// The schema of an item, if it is not that of the response.
    pub(crate) item: Option<SchemaNode<'d>>,
    /// How a request asks for the stream. Without it, the response is always one.
    pub(crate) when: Option<StreamWhen>,
    /// JSON pointer of the setting.
    pub(crate) pointer: String,
}

/// What is wrong with a setting.
pub(super) struct Malformed {
    /// The member at fault; empty for the whole setting.
    pub(super) member: &'static str,
    pub(super) message: String,
}

fn malformed<T>(member: &'static str, message: impl Into<String>) -> Result<T, Malformed> {
    Err(Malformed { member, message: message.into() })
}

/// Reads a setting, except its schema.
pub(super) fn read(written: &Value) -> Result<(Notation, Option<StreamWhen>), Malformed> {
    match written {
        Value::String(word) => Ok((notation("", word)?, None)),
        Value::Object(members) => of_object(members),
        _ => malformed("", format!("this is neither a string nor an object; a stream is {FORMATS}")),
    }
}

fn of_object(members: &Map<String, Value>) -> Result<(Notation, Option<StreamWhen>), Malformed> {
    if let Some(unknown) = members.keys().find(|key| !MEMBERS.contains(&key.as_str())) {
        let known = MEMBERS.map(|name| format!("`{name}`")).join(", ");
        return malformed("", format!("the member `{unknown}` is not known; there are: {known}"));
    }
    let notation = match members.get("format") {
        Some(Value::String(word)) => notation("format", word)?,
        Some(_) => return malformed("format", format!("the format has to be {FORMATS}")),
        None => return malformed("", format!("`format` is missing; it is {FORMATS}")),
    };
    match members.get("schema") {
        Some(schema) if !schema.is_object() => return malformed("schema", "this is not a schema"),
        Some(_) if notation == Notation::Bytes => {
            return malformed("schema", "a stream of bytes has no items that a schema could describe");
        }
        _ => {}
    }
    Ok((notation, members.get("when").map(when).transpose()?))
}

fn notation(member: &'static str, word: &str) -> Result<Notation, Malformed> {
    match word {
        "json-lines" => Ok(Notation::JsonLines),
        "sse" => Ok(Notation::EventStream),
        "bytes" => Ok(Notation::Bytes),
        _ => malformed(member, format!("`{word}` is not known; a stream is {FORMATS}")),
    }
}

fn when(written: &Value) -> Result<StreamWhen, Malformed> {
    let found = only(written).and_then(|(place, inner)| Some((place, only(inner)?)));
    match found {
        Some(("query", (name, Value::String(value)))) => {
            Ok(StreamWhen::Query { name: name.to_owned(), value: value.clone() })
        }
        Some(("query", (name, value @ (Value::Bool(_) | Value::Number(_))))) => {
            Ok(StreamWhen::Query { name: name.to_owned(), value: value.to_string() })
        }
        Some(("body", (name, Value::Bool(true)))) => Ok(StreamWhen::Body(name.to_owned())),
        _ => malformed("when", WHEN),
    }
}

/// The only member of an object.
fn only(value: &Value) -> Option<(&str, &Value)> {
    let mut members = value.as_object()?.iter();
    let (name, value) = members.next()?;
    members.next().is_none().then_some((name.as_str(), value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{StreamWhen, read};

    #[test]
    fn ways_to_ask_for_a_stream() {
        let when = |when: serde_json::Value| {
            read(&json!({"format": "sse", "when": when})).map_or_else(|_| None, |(_, when)| when)
        };
        let query =
            |value: &str| Some(StreamWhen::Query { name: "watch".to_owned(), value: value.to_owned() });
        assert_eq!(when(json!({"query": {"watch": true}})), query("true"));
        assert_eq!(when(json!({"query": {"watch": 1}})), query("1"));
        assert_eq!(when(json!({"query": {"watch": "yes"}})), query("yes"));
        assert_eq!(when(json!({"body": {"stream": true}})), Some(StreamWhen::Body("stream".to_owned())));
        for wrong in [
            json!({}),
            json!(true),
            json!({"query": {}}),
            json!({"query": {"a": 1, "b": 2}}),
            json!({"query": {"a": 1}, "body": {"b": true}}),
            json!({"body": {"stream": false}}),
            json!({"header": {"a": 1}}),
        ] {
            assert_eq!(when(wrong), None);
        }
    }
}

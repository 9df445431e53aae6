//! Lenient readers for texts, numbers, flags and lists.
//!
//! A value of the wrong type is converted if its meaning is clear, and left out otherwise; both are
//! reported. Null is read as absent.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::json_kind::kind;
use super::reader::Reader;
use crate::diagnostic::codes;
use crate::source::Path;

impl Reader<'_> {
    /// Reports a value of the wrong kind; `expected` includes its article.
    pub(super) fn wrong_kind(&mut self, value: &Value, path: &Path<'_>, expected: &str) {
        if value.is_null() {
            self.say(
                &codes::document::NULL_FIELD,
                path,
                format!("null is read as absent; {expected} is expected"),
            );
        } else {
            let message = format!("{expected} is expected, not {}", kind(value));
            self.say(&codes::document::WRONG_KIND, path, message);
        }
    }

    fn coerced(&mut self, value: &Value, path: &Path<'_>, expected: &str) {
        let message = format!("{} is read as {expected}", kind(value));
        self.say(&codes::document::COERCED_VALUE, path, message);
    }

    /// A text; a number or boolean is written out.
    pub(super) fn text(&mut self, value: &Value, path: &Path<'_>) -> Option<String> {
        match value {
            Value::String(text) => return Some(text.clone()),
            Value::Number(_) => {
                self.say(&codes::document::NUMBER_AS_TEXT, path, "a number is read as a text");
                return Some(value.to_string());
            }
            Value::Bool(_) => {
                self.coerced(value, path, "a text");
                return Some(value.to_string());
            }
            _ => self.wrong_kind(value, path, "a text"),
        }
        None
    }

    /// A boolean; `"true"` and `"false"` are accepted.
    pub(super) fn flag(&mut self, value: &Value, path: &Path<'_>) -> Option<bool> {
        let meant = match value {
            Value::Bool(flag) => return Some(*flag),
            Value::String(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" => Some(true),
                "false" | "no" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if meant.is_some() {
            self.coerced(value, path, "a boolean");
        } else {
            self.wrong_kind(value, path, "a boolean");
        }
        meant
    }

    /// A count, such as a length.
    pub(super) fn count(&mut self, value: &Value, path: &Path<'_>) -> Option<usize> {
        let exact = value.as_u64().and_then(|count| usize::try_from(count).ok());
        if exact.is_some() {
            return exact;
        }
        let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok());
        match number.filter(|number| number.fract() == 0.0 && (0.0..1e15).contains(number)) {
            // Within the range checked above, the conversion is exact.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Some(number) => {
                self.coerced(value, path, "a count");
                Some(number as usize)
            }
            None => {
                self.wrong_kind(value, path, "a count");
                None
            }
        }
    }

    /// A number.
    pub(super) fn number(&mut self, value: &Value, path: &Path<'_>) -> Option<f64> {
        if let Some(number) = value.as_f64() {
            return Some(number);
        }
        let number = value.as_str().and_then(|text| text.trim().parse().ok());
        match number.filter(|number: &f64| number.is_finite()) {
            Some(number) => {
                self.coerced(value, path, "a number");
                Some(number)
            }
            None => {
                self.wrong_kind(value, path, "a number");
                None
            }
        }
    }

    /// A set of texts; a single text is a list of one.
    pub(super) fn texts(&mut self, value: &Value, path: &Path<'_>) -> Vec<String> {
        if value.is_string() {
            self.coerced(value, path, "a list");
        }
        let single = std::slice::from_ref(value);
        let list = match value {
            Value::Array(list) => list.as_slice(),
            Value::String(_) => single,
            _ => {
                self.wrong_kind(value, path, "a list of texts");
                &[]
            }
        };
        // Each text with the index of its first occurrence, in the order of the list.
        let mut texts: IndexMap<String, usize> = IndexMap::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let place = path.index(index);
            let Some(text) = self.text(value, &place) else { continue };
            if let Some(first) = texts.get(&text) {
                let first = path.index(*first).pointer();
                self.say(&codes::document::DUPLICATE_ENTRY, &place, format!("`{text}` is listed twice"))
                    .label(first, "the first occurrence");
            } else {
                texts.insert(text, index);
            }
        }
        texts.into_keys().collect()
    }

    /// An object.
    pub(super) fn object<'v>(&mut self, value: &'v Value, path: &Path<'_>) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            self.wrong_kind(value, path, "an object");
        }
        object
    }

    /// A list.
    pub(super) fn list<'v>(&mut self, value: &'v Value, path: &Path<'_>) -> &'v [Value] {
        match value {
            Value::Array(list) => list,
            _ => {
                self.wrong_kind(value, path, "a list");
                &[]
            }
        }
    }

    /// Reports that a required field is missing.
    pub(super) fn missing(&mut self, path: &Path<'_>, field: &str, consequence: &str) {
        let message = format!("`{field}` is missing; {consequence}");
        self.say(&codes::document::MISSING_FIELD, path, message);
    }
}

//! Builds a `serde_json::Value` from the events of the JSON or YAML parser.
//!
//! Whatever JSON cannot express, and whatever would be lost, is noted in [`Findings`]. Keys are requested as
//! strings, so that YAML's `200:` and `1.10:` are kept as written. YAML's merge keys are resolved at the end
//! of their mapping.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::Syntax;
use super::findings::{FindingKind, Findings, Step};
use crate::load::reference::is_file_reference;

/// Builds one value; its children are built with [`Builder::child`].
pub(super) struct Builder<'f> {
    pub(super) syntax: Syntax,
    pub(super) findings: &'f mut Findings,
}

impl Builder<'_> {
    fn child(&mut self) -> Builder<'_> {
        Builder { syntax: self.syntax, findings: self.findings }
    }

    fn scalar(&mut self, value: Value) -> Value {
        self.findings.nodes += 1;
        value
    }

    fn float<E: Error>(&mut self, float: f64) -> Result<Value, E> {
        match Number::from_f64(float) {
            Some(number) => {
                if float.abs() >= 18_446_744_073_709_551_616.0 {
                    self.findings.add(FindingKind::LargeNumber);
                }
                Ok(self.scalar(Value::Number(number)))
            }
            None => {
                self.findings.add(FindingKind::NotFinite);
                let written = if float.is_nan() {
                    ".nan"
                } else if float > 0.0 {
                    ".inf"
                } else {
                    "-.inf"
                };
                Ok(self.scalar(Value::String(written.to_owned())))
            }
        }
    }

    /// Adds an entry of a mapping; of two equal keys, the last stays.
    fn insert(&mut self, object: &mut Map<String, Value>, key: String, value: Value) {
        match object.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(value);
            }
            Entry::Occupied(mut entry) => {
                self.findings.add_at(FindingKind::Duplicate, Step::Key(entry.key().clone()));
                entry.insert(value);
            }
        }
    }

    /// Notes what an entry means for the later steps of loading.
    fn note(&mut self, key: &str, value: &Value) {
        if key == "$ref" {
            match value {
                Value::String(reference) if !reference.starts_with('#') => {
                    self.findings.may_refer_outside = true;
                }
                Value::Null if self.syntax == Syntax::Yaml => {
                    self.findings.add_at(FindingKind::EmptyRef, Step::Key(key.to_owned()));
                }
                _ => {}
            }
        } else if key == "mapping" {
            let mut values = value.as_object().into_iter().flat_map(Map::values).filter_map(Value::as_str);
            self.findings.may_refer_outside |= values.any(is_file_reference);
        } else if key == "defaultMapping" {
            self.findings.may_refer_outside |= value.as_str().is_some_and(is_file_reference);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Builder<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.findings.has_overflown() {
            return Err(D::Error::custom("too many nodes"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Builder<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(mut self, value: bool) -> Result<Value, E> {
        Ok(self.scalar(Value::Bool(value)))
    }

    fn visit_i64<E>(mut self, value: i64) -> Result<Value, E> {
        Ok(self.scalar(Value::from(value)))
    }

    fn visit_u64<E>(mut self, value: u64) -> Result<Value, E> {
        Ok(self.scalar(Value::from(value)))
    }

    #[expect(clippy::cast_precision_loss, reason = "the loss is reported")]
    fn visit_i128<E: Error>(mut self, value: i128) -> Result<Value, E> {
        self.float(value as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "the loss is reported")]
    fn visit_u128<E: Error>(mut self, value: u128) -> Result<Value, E> {
        self.float(value as f64)
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<Value, E> {
        self.float(value)
    }

    fn visit_str<E>(mut self, value: &str) -> Result<Value, E> {
        Ok(self.scalar(Value::String(value.to_owned())))
    }

    fn visit_string<E>(mut self, value: String) -> Result<Value, E> {
        Ok(self.scalar(Value::String(value)))
    }

    fn visit_unit<E>(mut self) -> Result<Value, E> {
        Ok(self.scalar(Value::Null))
    }

    fn visit_none<E>(mut self) -> Result<Value, E> {
        Ok(self.scalar(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        self.findings.nodes += 1;
        let mut items = Vec::new();
        loop {
            let before = self.findings.len();
            let Some(item) = access.next_element_seed(self.child())? else { break };
            self.findings.step_since(before, || Step::Index(items.len()));
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        self.findings.nodes += 1;
        let mut object = Map::new();
        let mut merged = Vec::new();
        while let Some(key) = access.next_key_seed(Key)? {
            let before = self.findings.len();
            let value = access.next_value_seed(self.child())?;
            self.findings.step_since(before, || Step::Key(key.clone()));
            self.note(&key, &value);
            if self.syntax == Syntax::Yaml && key == "<<" {
                match merge_sources(value) {
                    Ok(sources) => merged.extend(sources),
                    Err(value) => {
                        self.findings.add_at(FindingKind::MergeKey, Step::Key(key.clone()));
                        self.insert(&mut object, key, value);
                    }
                }
            } else {
                self.insert(&mut object, key, value);
            }
        }
        for (key, value) in merged {
            object.entry(key).or_insert(value);
        }
        Ok(Value::Object(object))
    }

    fn visit_enum<A: EnumAccess<'de>>(mut self, access: A) -> Result<Value, A::Error> {
        let (tag, contents) = access.variant_seed(Key)?;
        self.findings.add(FindingKind::Tag(tag));
        contents.newtype_variant_seed(self.child())
    }
}

/// The entries that a merge key brings in: of a mapping or of a list of mappings, the first of
/// equal keys winning (<https://yaml.org/type/merge.html>). Anything else is given back.
fn merge_sources(value: Value) -> Result<Vec<(String, Value)>, Value> {
    match value {
        Value::Object(object) => Ok(object.into_iter().collect()),
        Value::Array(items) if items.iter().all(Value::is_object) => {
            let objects = items.into_iter().filter_map(|item| match item {
                Value::Object(object) => Some(object),
                _ => None,
            });
            Ok(objects.flatten().collect())
        }
        other => Err(other),
    }
}

/// A key as it is written.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key that is a string")
    }

    fn visit_str<E>(self, key: &str) -> Result<String, E> {
        Ok(key.to_owned())
    }

    fn visit_string<E>(self, key: String) -> Result<String, E> {
        Ok(key)
    }
}

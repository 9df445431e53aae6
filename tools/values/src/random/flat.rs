//! A schema with what it refers to and one branch of each choice, as one list of demands.
//!
//! In: a schema. Out: everything that the value made for it has to obey, `$ref` and `allOf` followed, a branch of each
//! `oneOf` and `anyOf` picked, and the tags that discriminators ask for.

use serde_json::{Map, Value};

use super::Random;
use crate::dialect::ROOT;

/// The demands on one value.
#[derive(Debug, Default)]
pub(super) struct Flat<'d> {
    /// The types it may have; `None`: any.
    pub(super) types: Option<Vec<&'d str>>,
    /// The values it may have; `None`: any.
    pub(super) values: Option<Vec<&'d Value>>,
    /// Schemas of named properties.
    pub(super) properties: Vec<(&'d str, Vec<&'d Value>)>,
    /// Names of required properties.
    pub(super) required: Vec<&'d str>,
    /// Schemas of other properties, if there may be any by declaration.
    pub(super) additional: Vec<&'d Value>,
    /// Patterns of names, and schemas.
    pub(super) patterns: Vec<(&'d str, &'d Value)>,
    /// Schemas of items.
    pub(super) items: Vec<&'d Value>,
    /// Schemas of the first items.
    pub(super) prefix: &'d [Value],
    /// All scalar keywords; of one that comes twice, the last.
    pub(super) keywords: Map<String, Value>,
    /// Discriminating properties and their values.
    pub(super) tags: Vec<(String, String)>,
    /// Something that no value obeys.
    pub(super) never: bool,
}

/// Flattens schemas.
pub(super) struct Flattener<'d, 'r> {
    pub(super) schemas: &'d Value,
    pub(super) random: &'r mut Random,
}

impl<'d> Flattener<'d, '_> {
    /// Adds the demands of a schema. `owner` is the pointer of the component that the value is an instance of.
    pub(super) fn add(&mut self, schema: &'d Value, owner: &str, flat: &mut Flat<'d>, depth: usize) {
        let object = match schema {
            Value::Object(object) if depth < 64 => object,
            Value::Bool(true) => return,
            _ => {
                flat.never = true;
                return;
            }
        };
        self.plain(object, flat);
        if let Some(discriminator) = object.get("discriminator") {
            if !object.contains_key("oneOf") && !object.contains_key("anyOf") {
                tag(discriminator, owner, flat);
            }
        }
        if let Some(pointer) = reference(schema) {
            match self.schemas.pointer(pointer) {
                Some(target) if depth == 0 => self.add(target, pointer, flat, depth + 1),
                Some(target) => self.add(target, owner, flat, depth + 1),
                None => flat.never = true,
            }
        }
        for part in list(object, "allOf") {
            self.add(part, owner, flat, depth + 1);
        }
        for key in ["oneOf", "anyOf"] {
            let branches = list(object, key);
            let Some(branch) = self.random.pick(branches) else { continue };
            let pointer = reference(branch);
            if let (Some(discriminator), Some(pointer)) = (object.get("discriminator"), pointer) {
                tag(discriminator, pointer, flat);
            }
            self.add(branch, pointer.unwrap_or(owner), flat, depth + 1);
        }
    }

    fn plain(&mut self, object: &'d Map<String, Value>, flat: &mut Flat<'d>) {
        for (key, value) in object {
            match (key.as_str(), value) {
                ("type", Value::String(name)) => types(flat, vec![name]),
                ("type", Value::Array(names)) => {
                    types(flat, names.iter().filter_map(Value::as_str).collect())
                }
                ("enum", Value::Array(values)) => restrict(flat, values.iter().collect()),
                ("const", value) => restrict(flat, vec![value]),
                ("properties", Value::Object(properties)) => {
                    for (name, schema) in properties {
                        match flat.properties.iter_mut().find(|(known, _)| known == name) {
                            Some((_, schemas)) => schemas.push(schema),
                            None => flat.properties.push((name, vec![schema])),
                        }
                    }
                }
                ("required", Value::Array(names)) => {
                    flat.required.extend(names.iter().filter_map(Value::as_str));
                }
                ("additionalProperties" | "unevaluatedProperties", Value::Bool(true) | Value::Object(_)) => {
                    flat.additional.push(value);
                }
                ("patternProperties", Value::Object(patterns)) => {
                    flat.patterns.extend(patterns.iter().map(|(pattern, schema)| (pattern.as_str(), schema)));
                }
                ("items", Value::Bool(_) | Value::Object(_)) => flat.items.push(value),
                ("prefixItems", Value::Array(items)) => flat.prefix = items,
                (_, Value::Array(_) | Value::Object(_)) => {}
                _ => drop(flat.keywords.insert(key.clone(), value.clone())),
            }
        }
    }
}

/// The pointer that a schema refers to.
fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix(ROOT)?.strip_prefix('#')
}

fn list<'d>(object: &'d Map<String, Value>, key: &str) -> &'d [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn types<'d>(flat: &mut Flat<'d>, names: Vec<&'d str>) {
    flat.types = Some(match flat.types.take() {
        None => names,
        Some(known) => {
            let both =
                |name: &&str| names.contains(name) || (*name == "integer" && names.contains(&"number"));
            let mut kept: Vec<&str> = known.iter().copied().filter(both).collect();
            if known.contains(&"number") && names.contains(&"integer") {
                kept.push("integer");
            }
            kept
        }
    });
}

fn restrict<'d>(flat: &mut Flat<'d>, values: Vec<&'d Value>) {
    flat.values = Some(match flat.values.take() {
        None => values,
        Some(known) => known.into_iter().filter(|value| values.contains(value)).collect(),
    });
}

/// The value that a discriminator asks for in an instance of the component at `owner`.
fn tag(discriminator: &Value, owner: &str, flat: &mut Flat<'_>) {
    let Some(property) = discriminator.get("propertyName").and_then(Value::as_str) else { return };
    let Some(name) = owner.strip_prefix("/components/schemas/") else { return };
    let mapping = discriminator.get("mapping").and_then(Value::as_object).into_iter().flatten();
    let mapped = mapping
        .filter_map(|(tag, target)| Some((tag, target.as_str()?)))
        .find(|(_, target)| *target == name || target.strip_prefix('#') == Some(owner))
        .map_or(name, |(tag, _)| tag);
    flat.tags.push((property.to_owned(), mapped.to_owned()));
}

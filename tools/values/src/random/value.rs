//! A value for a schema.
//!
//! In: a schema of a document. Out: a value that obeys most of it; the validator has the last word. Deep inside, values
//! become as small as the schema allows.

use serde_json::{Map, Value};

use super::Random;
use super::flat::{Flat, Flattener};
use super::{number, string};

/// Beyond this depth only what is required is there.
const SMALL: usize = 5;
/// Beyond this depth there is no value.
const LAST: usize = 24;

/// A value of the schema, which stands at `pointer`; `None` where none was found.
pub(super) fn value(schemas: &Value, schema: &Value, pointer: &str, random: &mut Random) -> Option<Value> {
    let mut maker = Maker { schemas, random, left: 400 };
    maker.value(&[schema], pointer, 0)
}

struct Maker<'d, 'r> {
    schemas: &'d Value,
    random: &'r mut Random,
    /// How many values may still be made beyond the required ones.
    left: usize,
}

impl<'d> Maker<'d, '_> {
    fn value(&mut self, schemas: &[&'d Value], owner: &str, depth: usize) -> Option<Value> {
        if depth > LAST {
            return None;
        }
        self.left = self.left.saturating_sub(1);
        let mut flat = Flat::default();
        let mut flattener = Flattener { schemas: self.schemas, random: self.random };
        for schema in schemas {
            flattener.add(schema, owner, &mut flat, 0);
        }
        if flat.never {
            return None;
        }
        if let Some(values) = &flat.values {
            return self.random.pick(values).map(|value| (*value).clone());
        }
        let kind = match &flat.types {
            Some(types) if types.contains(&"null") && self.is_small(depth) => "null",
            Some(types) => self.random.pick(types).copied()?,
            None => implied(&flat).or_else(|| self.random.pick(&ANY).copied())?,
        };
        match kind {
            "null" => Some(Value::Null),
            "boolean" => Some(self.random.once_in(2).into()),
            "integer" => number::integer(&flat.keywords, self.random),
            "number" => number::number(&flat.keywords, self.random),
            "string" => string::string(&flat.keywords, self.random).map(Value::from),
            "array" => self.array(&flat, depth),
            "object" => self.object(&flat, depth),
            _ => None,
        }
    }

    fn is_small(&self, depth: usize) -> bool {
        depth > SMALL || self.left == 0
    }

    fn object(&mut self, flat: &Flat<'d>, depth: usize) -> Option<Value> {
        let mut object = Map::new();
        for (name, schemas) in &flat.properties {
            let required = flat.required.contains(name);
            let wanted = !self.is_small(depth) && self.random.below(3) > 0;
            if !required && !wanted {
                continue;
            }
            match self.value(schemas, "", depth + 1) {
                Some(value) => drop(object.insert((*name).to_owned(), value)),
                None if required => return None,
                None => {}
            }
        }
        for (name, tag) in &flat.tags {
            let fixed = flat.properties.iter().any(|(known, schemas)| {
                known == name
                    && schemas.iter().any(|schema| schema.get("enum").or(schema.get("const")).is_some())
            });
            if !fixed || !object.contains_key(name) {
                object.insert(name.clone(), tag.as_str().into());
            }
        }
        self.others(flat, &mut object, depth);
        Some(Value::Object(object))
    }

    /// Properties without a name, where the schema allows them by declaration.
    fn others(&mut self, flat: &Flat<'d>, object: &mut Map<String, Value>, depth: usize) {
        let least = flat.keywords.get("minProperties").and_then(Value::as_u64).unwrap_or(0) as usize;
        let missing = flat.required.iter().filter(|name| !object.contains_key(**name)).copied();
        let mut names: Vec<String> = missing.map(str::to_owned).collect();
        let more = if self.is_small(depth) { 0 } else { self.random.below(3) };
        for index in 0..more.max(least.saturating_sub(object.len() + names.len())) {
            names.push(match (index, flat.patterns.first()) {
                (_, Some((pattern, _))) => match super::pattern::matching(pattern, self.random) {
                    Some(name) => name,
                    None => continue,
                },
                (0, None) => "zusätzlich \"1\"".to_owned(),
                (_, None) => format!("extra{index}"),
            });
        }
        let schemas: Vec<&'d Value> = match flat.patterns.first() {
            Some((_, schema)) => vec![schema],
            None => flat.additional.clone(),
        };
        for name in names {
            if (!schemas.is_empty() || flat.required.contains(&name.as_str())) && !object.contains_key(&name)
            {
                if let Some(value) = self.value(&schemas, "", depth + 1) {
                    object.insert(name, value);
                }
            }
        }
    }

    fn array(&mut self, flat: &Flat<'d>, depth: usize) -> Option<Value> {
        let bound = |key| flat.keywords.get(key).and_then(Value::as_u64).map(|bound| bound as usize);
        let least = bound("minItems").unwrap_or(0);
        let more = if self.is_small(depth) { 0 } else { self.random.below(4) };
        let closed = flat.items.contains(&&Value::Bool(false));
        let most = if closed { flat.prefix.len() } else { bound("maxItems").unwrap_or(usize::MAX) };
        let length = (least + more).max(flat.prefix.len().min(least.max(more))).min(most);
        let mut items = Vec::new();
        for index in 0..length {
            let schemas = match flat.prefix.get(index) {
                Some(schema) => vec![schema],
                None => flat.items.clone(),
            };
            match self.value(&schemas, "", depth + 1) {
                Some(item) => items.push(item),
                None if index < least => return None,
                None => break,
            }
        }
        if flat.keywords.get("uniqueItems") == Some(&Value::Bool(true)) {
            let mut unique: Vec<Value> = Vec::new();
            items.into_iter().for_each(|item| {
                if !unique.contains(&item) {
                    unique.push(item)
                }
            });
            items = unique;
        }
        Some(Value::Array(items))
    }
}

const ANY: [&str; 6] = ["null", "boolean", "integer", "number", "string", "array"];

/// The type that keywords speak of, where none is named.
fn implied(flat: &Flat<'_>) -> Option<&'static str> {
    let has = |keys: &[&str]| keys.iter().any(|key| flat.keywords.contains_key(*key));
    if !flat.properties.is_empty()
        || !flat.required.is_empty()
        || !flat.additional.is_empty()
        || !flat.patterns.is_empty()
        || !flat.tags.is_empty()
        || has(&["minProperties", "maxProperties", "additionalProperties"])
    {
        return Some("object");
    }
    if !flat.items.is_empty() || !flat.prefix.is_empty() || has(&["minItems", "maxItems", "uniqueItems"]) {
        return Some("array");
    }
    if has(&["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]) {
        return Some("number");
    }
    has(&["minLength", "maxLength", "pattern", "format", "contentEncoding"]).then_some("string")
}

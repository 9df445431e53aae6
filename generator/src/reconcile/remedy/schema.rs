//! Changes of schemas.

use serde_json::{Map, Value, json};

use super::{Group, Planner, has};
use crate::reconcile::document::Dialect;
use crate::reconcile::finding::{Difference, Finding};
use crate::reconcile::secrets::HIDDEN;
use crate::reconcile::shape::{Kind, Shape};

/// Undocumented properties from which on an object is a map.
const PROPERTIES: usize = 40;

/// Keywords that stay where they are when a schema is moved or replaced.
const ANNOTATIONS: [&str; 9] = [
    "title",
    "description",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "x-nullable",
    "externalDocs",
    "$schema",
];

impl<'r> Planner<'r> {
    /// Plans the changes of a schema.
    pub(super) fn schema(&mut self, group: &Group<'r>) {
        self.properties(group);
        for finding in group.of(Difference::MissingProperty) {
            let comment = self.comment(&[finding]);
            self.tree.remove_item(group.pointer, "required", &finding.subject, comment);
        }
        // A type that is replaced has neither values nor a format.
        if !self.replaced_type(group) {
            self.values(group);
            self.format(group);
            self.further_type(group);
        }
        if let Some(finding) = group.of(Difference::Null).first() {
            let comment = self.comment(&[finding]);
            self.allow_null(group.pointer, comment);
        }
        let is = |difference| move |finding: &Finding| finding.difference == difference;
        self.leave(group, is(Difference::UndocumentedTag), "it is decoded as `Unknown`");
        self.leave(group, is(Difference::DateTime), "it is decoded as it is");
    }

    fn properties(&mut self, group: &Group<'r>) {
        let found = group.of(Difference::UndocumentedProperty);
        if found.is_empty() {
            return;
        }
        let comment = self.comment(&found);
        let dialect = self.reconciled.document.dialect;
        if found.len() > PROPERTIES || found.iter().any(|finding| finding.subject == HIDDEN) {
            return self.tree.update(group.pointer, json!({"additionalProperties": true}), comment);
        }
        let property = |finding: &&Finding| (finding.subject.clone(), finding.shape.schema(dialect));
        let properties: Map<String, Value> = found.iter().map(property).collect();
        self.tree.update(group.pointer, json!({"properties": properties}), comment);
    }

    fn values(&mut self, group: &Group<'r>) {
        let found = group.of(Difference::UndocumentedValue);
        let Some(finding) = found.first() else { return };
        let mut comment = self.comment(&found);
        let constant = self.tree.node(group.pointer).and_then(|node| node.get("const")).cloned();
        let key = if constant.is_some() { "const" } else { "enum" };
        if finding.has_hidden {
            comment.push("Some of the values are not shown, so none is required.".to_owned());
            return self.tree.remove(group.pointer, key, comment);
        }
        let values = finding.values.iter().filter_map(|text| serde_json::from_str::<Value>(text).ok());
        if constant.is_some() {
            self.tree.remove(group.pointer, key, std::mem::take(&mut comment));
        }
        let values: Vec<Value> = constant.into_iter().chain(values).collect();
        self.tree.update(group.pointer, json!({"enum": values}), comment);
    }

    fn format(&mut self, group: &Group<'r>) {
        let found = group.of(Difference::WrongFormat);
        if found.is_empty() {
            return;
        }
        let comment = self.comment(&found);
        let written = self.tree.node(group.pointer).and_then(|node| node.get("format")).cloned();
        let are_numbers = |finding: &&Finding| finding.shape.kinds().iter().all(|kind| *kind != Kind::String);
        if !found.iter().all(are_numbers) {
            return self.tree.remove(group.pointer, "format", comment);
        }
        let formats: Vec<_> = found.iter().map(|finding| finding.shape.integer_format()).collect();
        let wider = match formats.iter().all(|format| *format == Some("int64")) {
            true => Some("int64"),
            false => formats.iter().all(Option::is_some).then_some("uint64"),
        };
        match wider.filter(|wider| written.as_ref().is_none_or(|written| written != wider)) {
            Some(wider) => self.tree.update(group.pointer, json!({"format": wider}), comment),
            // No integer of Rust has room for it.
            None => {
                self.tree.update(group.pointer, json!({"type": "number"}), comment);
                if written.is_some() {
                    self.tree.remove(group.pointer, "format", Vec::new());
                }
            }
        }
    }

    /// Replaces the type of which no value was seen; `false` if there is nothing to replace.
    fn replaced_type(&mut self, group: &Group<'r>) -> bool {
        let found = group.of(Difference::WrongType);
        let Some(seen) = merged(&found) else { return false };
        let is_parameter =
            found.iter().all(|finding| finding.example.message == "request" && finding.example.at.is_empty())
                && group.pointer.contains("/parameters/");
        if !is_parameter && found.iter().any(|finding| finding.of > finding.count) {
            return false;
        }
        let comment = self.comment(&found);
        let schema = seen.schema(self.reconciled.document.dialect);
        let Some(node) = self.tree.node(group.pointer) else { return false };
        // A parameter of Swagger 2.0 is its own schema.
        // One type in place of another needs no removal.
        let is_replaced = |key: &String| {
            let is_text = |schema: &Value| schema.get(key).is_some_and(Value::is_string);
            is_text(node) && is_text(&schema)
        };
        let mut keys = keys_of_schema(node, is_parameter);
        keys.retain(|key| !is_replaced(key));
        let (first, then) = if keys.is_empty() { (Vec::new(), comment) } else { (comment, Vec::new()) };
        self.remove_all(group.pointer, &keys, first);
        if schema != json!({}) {
            self.tree.update(group.pointer, schema, then);
        }
        true
    }

    /// Adds a type to the one that was also seen.
    fn further_type(&mut self, group: &Group<'r>) {
        let found = group.of(Difference::WrongType);
        let Some(seen) = merged(&found) else { return };
        let Some(node) = self.tree.node(group.pointer).cloned() else { return };
        let comment = self.comment(&found);
        let dialect = self.reconciled.document.dialect;
        let kinds = seen.kinds();
        if node.get("type").is_some_and(|kind| kind == "integer") && kinds == [Kind::Number] {
            self.tree.update(group.pointer, json!({"type": "number"}), comment);
            if has(&node, "format") {
                self.tree.remove(group.pointer, "format", Vec::new());
            }
            return;
        }
        let branch = seen.schema(dialect);
        let branches: Vec<Value> = match branch == json!({}) {
            false => vec![branch],
            true => kinds.iter().map(|kind| json!({"type": kind.name()})).collect(),
        };
        for list in ["oneOf", "anyOf"] {
            if has(&node, list) {
                return self.tree.update(group.pointer, json!({list: branches}), comment);
            }
        }
        self.wrap(group.pointer, branches, comment);
    }

    /// Makes a schema the first branch of a union.
    fn wrap(&mut self, pointer: &str, further: Vec<Value>, comment: Vec<String>) {
        let Some(node) = self.tree.node(pointer).cloned() else { return };
        let keys = keys_of_schema(&node, false);
        let old: Map<String, Value> =
            keys.iter().filter_map(|key| Some((key.clone(), node.get(key)?.clone()))).collect();
        let mut branches = vec![Value::Object(old)];
        branches.extend(further);
        self.remove_all(pointer, &keys, comment);
        self.tree.update(pointer, json!({"anyOf": branches}), Vec::new());
    }

    fn remove_all(&mut self, pointer: &str, keys: &[String], mut comment: Vec<String>) {
        for key in keys {
            self.tree.remove(pointer, key, std::mem::take(&mut comment));
        }
    }

    /// Lets null be a value of a schema.
    fn allow_null(&mut self, pointer: &str, comment: Vec<String>) {
        let Some(node) = self.tree.node(pointer).cloned() else { return };
        match self.reconciled.document.dialect {
            Dialect::Swagger2 => self.nullable(pointer, &node, "x-nullable", comment),
            Dialect::V30 => self.nullable(pointer, &node, "nullable", comment),
            Dialect::V31 => self.null_type(pointer, &node, comment),
        }
    }

    /// With a keyword, beside which a reference stands in `allOf`.
    fn nullable(&mut self, pointer: &str, node: &Value, keyword: &str, comment: Vec<String>) {
        match node.get("$ref") {
            Some(reference) => {
                let update = json!({keyword: true, "allOf": [{"$ref": reference}]});
                self.tree.update(pointer, update, comment);
                self.tree.remove(pointer, "$ref", Vec::new());
            }
            None => self.tree.update(pointer, json!({keyword: true}), comment),
        }
    }

    /// As a type, or as a branch.
    fn null_type(&mut self, pointer: &str, node: &Value, mut comment: Vec<String>) {
        if node.get("$ref").is_none() {
            if let Some(listed) = node.get("enum").and_then(Value::as_array) {
                if !listed.contains(&Value::Null) {
                    self.tree.update(pointer, json!({"enum": [null]}), std::mem::take(&mut comment));
                }
            }
            for list in ["oneOf", "anyOf"] {
                if has(node, list) && !has(node, "type") {
                    return self.tree.update(pointer, json!({list: [{"type": "null"}]}), comment);
                }
            }
            match node.get("type") {
                Some(Value::Array(_)) => {
                    return self.tree.update(pointer, json!({"type": ["null"]}), comment);
                }
                Some(kind) if !has(node, "const") => {
                    self.tree.remove(pointer, "type", comment);
                    return self.tree.update(pointer, json!({"type": [kind, "null"]}), Vec::new());
                }
                _ => {}
            }
        }
        self.wrap(pointer, vec![json!({"type": "null"})], comment);
    }
}

/// The shapes of several findings as one.
fn merged(found: &[&Finding]) -> Option<Shape> {
    let (first, others) = found.split_first()?;
    let mut shape = first.shape.clone();
    others.iter().for_each(|other| shape.merge(&other.shape));
    Some(shape)
}

/// The keywords of a node that describe values. What a parameter of Swagger 2.0 has beside them stays.
fn keys_of_schema(node: &Value, is_parameter: bool) -> Vec<String> {
    let keeps = |key: &str| {
        let of_parameter = ["name", "in", "required", "allowEmptyValue", "schema", "content"];
        ANNOTATIONS.contains(&key) || key.starts_with("x-") || is_parameter && of_parameter.contains(&key)
    };
    node.as_object().into_iter().flatten().map(|(key, _)| key.clone()).filter(|key| !keeps(key)).collect()
}

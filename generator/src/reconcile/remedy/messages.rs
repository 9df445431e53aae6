//! Changes of operations: responses, media types, parameters and bodies.

use serde_json::{Map, Value, json};

use super::{Group, Planner, has};
use crate::openapi::{media_type, vocabulary};
use crate::reconcile::document::Dialect;
use crate::reconcile::finding::{Difference, Finding};
use crate::reconcile::secrets::HIDDEN;
use crate::source::child;

/// The description of a response that the document does not have.
const RECORDED: &str = "Recorded, but not documented.";

impl<'r> Planner<'r> {
    /// Plans the changes of an operation, a response, a request body or a parameter.
    pub(super) fn messages(&mut self, group: &Group<'r>) {
        self.statuses(group);
        self.media_types(group);
        self.parameters(group);
        self.bodies(group);
        let is = |difference| move |finding: &Finding| finding.difference == difference;
        self.leave(
            group,
            is(Difference::UndocumentedOperation),
            "what the operation takes and returns is not known",
        );
        self.leave(group, is(Difference::NotJson), "nothing is known about the body");
    }

    fn dialect(&self) -> Dialect {
        self.reconciled.document.dialect
    }

    fn statuses(&mut self, group: &Group<'r>) {
        let found = group.of(Difference::UndocumentedStatus);
        if found.is_empty() {
            return;
        }
        let mut responses: Map<String, Value> = Map::new();
        let mut media_types = Vec::new();
        for finding in &found {
            let (status, media) = match finding.subject.split_once(' ') {
                Some((status, media)) => (status, Some(media)),
                None => (finding.subject.as_str(), None),
            };
            let response = responses.entry(status).or_insert_with(|| json!({"description": RECORDED}));
            let Some(media) = media else { continue };
            if self.dialect() == Dialect::Swagger2 {
                media_types.push((*finding, media));
                if !has(response, "schema") {
                    response["schema"] = self.schema_of(finding, media).unwrap_or_else(|| json!({}));
                }
            } else {
                response["content"][media] = self.content(finding, media);
            }
        }
        let comment = self.comment(&found);
        self.tree.update(group.pointer, responses.into(), comment);
        for (finding, media) in media_types {
            self.produces(finding, "produces", media, Vec::new());
        }
    }

    fn media_types(&mut self, group: &Group<'r>) {
        for finding in group.of(Difference::UndocumentedMediaType) {
            let media = finding.subject.as_str();
            let comment = self.comment(&[finding]);
            let is_request = finding.example.message == "request";
            if self.dialect() == Dialect::Swagger2 {
                self.produces(finding, if is_request { "consumes" } else { "produces" }, media, comment);
                let node = self.tree.node(group.pointer).is_some_and(|node| has(node, "schema"));
                if let (false, false, Some(schema)) = (node, is_request, self.schema_of(finding, media)) {
                    self.tree.update(group.pointer, json!({"schema": schema}), Vec::new());
                }
                continue;
            }
            let described = self.tree.node(group.pointer).and_then(|node| json_content(node)).cloned();
            let content = match described.filter(|_| finding.is_described) {
                Some(content) => content,
                None => self.content(finding, media),
            };
            self.tree.update(group.pointer, json!({"content": {media: content}}), comment);
        }
    }

    /// The media type object for a body.
    fn content(&self, finding: &Finding, media: &str) -> Value {
        self.schema_of(finding, media).map_or_else(|| json!({}), |schema| json!({"schema": schema}))
    }

    /// A schema of no more than was seen of a body.
    fn schema_of(&self, finding: &Finding, media: &str) -> Option<Value> {
        let dialect = self.dialect();
        if media_type::is_json(media) {
            let is_seen = !finding.shape.kinds().is_empty() && !finding.has_hidden;
            return is_seen.then(|| finding.shape.schema(dialect)).filter(|schema| *schema != json!({}));
        }
        if media_type::is_text(media) {
            return Some(json!({"type": "string"}));
        }
        match dialect {
            Dialect::Swagger2 => Some(json!({"type": "file"})),
            Dialect::V30 => Some(json!({"type": "string", "format": "binary"})),
            Dialect::V31 => None,
        }
    }

    /// Adds a media type to the list of the operations of Swagger 2.0, where the responses have none of their
    /// own.
    fn produces(&mut self, finding: &Finding, key: &str, media: &str, mut comment: Vec<String>) {
        for operation in finding.operations.keys() {
            let pointer = self.reconciled.operations[*operation].pointer.clone();
            let Some(node) = self.tree.node(&pointer) else { continue };
            let own = node.get(key).and_then(Value::as_array);
            let shared = || self.tree.node(&child("", key)).and_then(Value::as_array).cloned();
            let list = match own {
                Some(own) if own.iter().any(|known| known == media) => continue,
                Some(_) => vec![media.into()],
                // A list of its own replaces the shared one, so it has to repeat it.
                None => {
                    let mut list = shared().unwrap_or_else(|| vec!["application/json".into()]);
                    if list.iter().any(|known| known == media) {
                        continue;
                    }
                    list.push(media.into());
                    list
                }
            };
            self.tree.update(&pointer, json!({key: list}), std::mem::take(&mut comment));
        }
    }

    fn parameters(&mut self, group: &Group<'r>) {
        let found = group.of(Difference::UndocumentedParameter);
        let (hidden, named): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|finding| finding.subject == HIDDEN);
        if !named.is_empty() {
            let parameter = |finding: &&Finding| match self.dialect() {
                Dialect::Swagger2 => json!({"name": finding.subject, "in": "query", "type": "string"}),
                _ => json!({"name": finding.subject, "in": "query", "schema": {"type": "string"}}),
            };
            let list: Vec<Value> = named.iter().map(parameter).collect();
            let comment = self.comment(&named);
            self.tree.update(group.pointer, json!({"parameters": list}), comment);
        }
        if !hidden.is_empty() {
            let is_hidden = |finding: &Finding| {
                finding.difference == Difference::UndocumentedParameter && finding.subject == HIDDEN
            };
            self.leave(group, is_hidden, "its name looks like data");
        }
        for finding in group.of(Difference::MissingParameter) {
            let comment = self.comment(&[finding]);
            self.tree.update(group.pointer, json!({"required": false}), comment);
        }
    }

    fn bodies(&mut self, group: &Group<'r>) {
        for finding in group.of(Difference::MissingBody) {
            let comment = self.comment(&[finding]);
            let is_it = |other: &Finding| std::ptr::eq(other, finding);
            if finding.example.message == "request" {
                self.tree.update(group.pointer, json!({"required": false}), comment);
            } else if finding.of > 0 {
                self.leave(group, is_it, "other responses of this status have a body");
            } else {
                let key = if self.dialect() == Dialect::Swagger2 { "schema" } else { "content" };
                self.tree.remove(group.pointer, key, comment);
            }
        }
        for finding in group.of(Difference::Lines) {
            let comment = self.comment(&[finding]);
            if finding.example.message == "request" {
                self.leave(
                    group,
                    |other| std::ptr::eq(other, finding),
                    "a request cannot be declared as a stream",
                );
            } else {
                self.tree.update(group.pointer, json!({(vocabulary::STREAM): "json-lines"}), comment);
            }
        }
    }
}

/// The first content that is JSON.
fn json_content(node: &Value) -> Option<&Value> {
    let contents = node.get("content")?.as_object()?;
    contents
        .iter()
        .find(|(key, _)| media_type::is_json(&media_type::essence(key)))
        .map(|(_, content)| content)
}

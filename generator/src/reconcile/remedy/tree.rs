//! The document while it is changed: each action is applied as soon as it is planned, so that the next one
//! finds what it targets.

use serde_json::Value;

use crate::overlay::{Action, Change, target};
use crate::source::child;

/// The document and the actions so far.
pub(super) struct Tree {
    root: Value,
    pub(super) actions: Vec<Action>,
}

impl Tree {
    pub(super) fn new(root: Value) -> Self {
        Self { root, actions: Vec::new() }
    }

    pub(super) fn node(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// Merges a value into a node.
    pub(super) fn update(&mut self, pointer: &str, value: Value, comment: Vec<String>) {
        let Some(target) = target(&self.root, pointer) else { return };
        if let Some(node) = self.root.pointer_mut(pointer) {
            merge(node, &value);
        }
        self.actions.push(Action { comment, target, description: None, change: Change::Update(value) });
    }

    /// Removes a member of a node.
    pub(super) fn remove(&mut self, pointer: &str, key: &str, comment: Vec<String>) {
        let Some(target) = target(&self.root, &child(pointer, key)) else { return };
        if let Some(Value::Object(node)) = self.root.pointer_mut(pointer) {
            node.shift_remove(key);
        }
        self.actions.push(Action { comment, target, description: None, change: Change::Remove });
    }

    /// Removes a text from a list of a node.
    pub(super) fn remove_item(&mut self, pointer: &str, key: &str, item: &str, comment: Vec<String>) {
        let list = child(pointer, key);
        let Some(Value::Array(items)) = self.root.pointer_mut(&list) else { return };
        let Some(index) = items.iter().position(|known| known == item) else { return };
        if items.len() == 1 {
            return self.remove(pointer, key, comment);
        }
        items.remove(index);
        let Some(path) = target(&self.root, &list) else { return };
        // By name, so that the action still says what it means when the list changes.
        let is_plain = !item.chars().any(|c| c.is_control() || matches!(c, '\'' | '\\'));
        let target = if is_plain { format!("{path}[?@ == '{item}']") } else { format!("{path}[{index}]") };
        self.actions.push(Action { comment, target, description: None, change: Change::Remove });
    }
}

/// What an update does (Overlay 1.1 §4.4.3).
fn merge(node: &mut Value, update: &Value) {
    match (node, update) {
        (Value::Object(object), Value::Object(update)) => {
            for (key, value) in update {
                match object.get_mut(key) {
                    Some(known) => merge(known, value),
                    None => {
                        object.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(update)) => items.extend(update.iter().cloned()),
        (node, update) => *node = update.clone(),
    }
}

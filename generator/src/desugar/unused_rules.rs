//! Rules of schemas that bindings do not use, such as `if` and `contains`. A comparison of two documents puts
//! them back, since servers follow them.

use serde_json::Value;

use super::context::{Moves, Unused};

/// The rules that were taken out of a tree.
#[derive(Default)]
pub(crate) struct UnusedRules {
    pub(super) rules: Vec<Unused>,
    pub(super) moves: Moves,
}

impl UnusedRules {
    /// Puts the rules back, each into its schema, wherever that stands now.
    pub(crate) fn put_back(self, tree: &mut Value) {
        for Unused { schema, keyword, value } in self.rules {
            let moved = self.moves.apply(&schema);
            let pointer = if tree.pointer(&moved).is_some() { moved } else { schema };
            if let Some(Value::Object(schema)) = tree.pointer_mut(&pointer) {
                schema.insert(keyword.to_owned(), value);
            }
        }
    }
}

//! How large a tree is.

use serde_json::Value;

/// The nodes of a tree, which is no deeper than the parser allows.
pub(crate) fn count_nodes(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(count_nodes).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(count_nodes).sum::<usize>(),
        _ => 1,
    }
}

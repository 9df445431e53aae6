//! Turns titles and descriptions into docs. Texts are kept as written; `emit` escapes them.

use openapiv3::SchemaData;
use serde_json::Value;

use crate::ir::Docs;
use crate::limits;
use crate::lower::draft::letters;
use crate::lower::types::lowering::TypeLowering;
use crate::model::{MergedSchema, SchemaNode};
use crate::source;

impl<'d> TypeLowering<'d, '_> {
    /// The docs of a schema where it is used, and whether it is deprecated. Texts next to a reference win
    /// over those of its target.
    pub(crate) fn docs_of(&self, node: &SchemaNode<'d>) -> (Docs, bool) {
        let Some(data) = self.model.annotations_of(node) else { return (Docs::default(), false) };
        if !self.model.document.budget.describe(data.description.as_deref(), &node.pointer) {
            return (Docs::default(), false);
        }
        let mut docs = of_data(data);
        if docs.description.is_none() {
            docs.description = self.model.description_of_part(node).map(str::to_owned);
        }
        if docs.description.is_none() {
            docs.description = data.title.clone().filter(|title| {
                let name = source::segments(&node.pointer).last().unwrap_or_default();
                adds_to_name(title, &name)
            });
        }
        (docs, data.deprecated)
    }
}

/// The docs of a merged schema.
pub(crate) fn of_merged(merged: &MergedSchema<'_>) -> Docs {
    Docs {
        summary: None,
        description: merged.description.map(str::to_owned).or_else(|| merged.title.map(str::to_owned)),
        notes: Vec::new(),
    }
}

fn of_data(data: &SchemaData) -> Docs {
    let mut notes = Vec::new();
    if data.read_only {
        notes.push("Read-only.".to_owned());
    }
    if data.write_only {
        notes.push("Write-only.".to_owned());
    }
    if let Some(default) = data.default.as_ref().filter(|default| !default.is_null()) {
        notes.extend(default_note(default));
    }
    Docs { summary: None, description: data.description.clone(), notes }
}

/// Whether a title is more than the name in another spelling. Tools generate `User Id` from `user_id`.
fn adds_to_name(title: &str, name: &str) -> bool {
    title.trim().contains(char::is_whitespace) && letters(title) != letters(name)
}

/// "Default: `10`.", if the value is short enough.
pub(crate) fn default_note(default: &Value) -> Option<String> {
    let text = default.to_string();
    (text.len() <= limits::SHOWN_DEFAULT && !text.contains('`')).then(|| format!("Default: `{text}`."))
}

//! Overlays that are written: a list of changes to a document (OpenAPI Overlay Specification 1.0.0), as YAML
//! with a comment before each action.
//!
//! `load` reads overlays. The same overlay always results in the same text.
//!
//! ```
//! use openapi_bindgen::overlay::{Action, Change, Overlay, target};
//!
//! let document = serde_json::json!({"paths": {"/pets": {"get": {}}}});
//! let mut overlay = Overlay::new("Pets as the server sends them");
//! overlay.actions.push(Action {
//!     comment: vec!["Likely: two of three operations of this tag have pages.".to_owned()],
//!     target: target(&document, "/paths/~1pets/get").expect("a node of the document"),
//!     description: None,
//!     change: Change::Update(serde_json::json!({"deprecated": true})),
//! });
//! assert_eq!(
//!     overlay.to_string(),
//!     "overlay: 1.0.0\n\
//!      info:\n  title: Pets as the server sends them\n  version: 1.0.0\n\
//!      actions:\n\
//!      \x20 # Likely: two of three operations of this tag have pages.\n\
//!      \x20 - target: $.paths['/pets'].get\n\
//!      \x20   update:\n\
//!      \x20     deprecated: true\n"
//! );
//! ```

mod target;
mod yaml;

use std::fmt;

use serde_json::Value;

pub use self::target::target;

/// The version of the specification that is written. Readers of 1.1 also read 1.0.
const VERSION: &str = "1.0.0";

/// An overlay.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overlay {
    /// Paragraphs at the head of the file.
    pub comment: Vec<String>,
    /// `info.title`.
    pub title: String,
    /// The changes, in the order in which they are applied.
    pub actions: Vec<Action>,
}

impl Overlay {
    /// An overlay without actions.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { comment: Vec::new(), title: title.into(), actions: Vec::new() }
    }
}

/// One change (Overlay 1.0 §4.4.3).
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Paragraphs before the action, such as the reasons for it.
    pub comment: Vec<String>,
    /// The `JSONPath` expression of what is changed; [`target`] makes one of a JSON pointer.
    pub target: String,
    /// `description`.
    pub description: Option<String>,
    /// What is done to the target.
    pub change: Change,
}

/// What an action does to its target.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Merges a value into an object, or appends it to an array.
    Update(Value),
    /// Removes the target.
    Remove,
}

impl fmt::Display for Overlay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        yaml::comment(out, 0, &self.comment)?;
        writeln!(out, "overlay: {VERSION}")?;
        writeln!(out, "info:\n  title: {}\n  version: 1.0.0", yaml::text(&self.title))?;
        if self.actions.is_empty() {
            return writeln!(out, "actions: []");
        }
        writeln!(out, "actions:")?;
        for (index, action) in self.actions.iter().enumerate() {
            if index > 0 && !action.comment.is_empty() {
                writeln!(out)?;
            }
            action.write(out)?;
        }
        Ok(())
    }
}

impl Action {
    fn write(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        yaml::comment(out, 2, &self.comment)?;
        writeln!(out, "  - target: {}", yaml::text(&self.target))?;
        if let Some(description) = &self.description {
            writeln!(out, "    description: {}", yaml::text(description))?;
        }
        match &self.change {
            Change::Update(value) => {
                write!(out, "    update:")?;
                yaml::value(out, 6, value)
            }
            Change::Remove => writeln!(out, "    remove: true"),
        }
    }
}

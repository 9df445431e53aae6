//! The forms in which diagnostics are printed: for people, one line each, as JSON, and for GitHub Actions.

mod annotation;
mod harmless;
mod json;
mod line;
mod render;

pub use self::annotation::annotations;
#[cfg(feature = "review")]
pub(crate) use self::annotation::{data, property};
pub use self::harmless::harmless;
#[cfg(test)]
pub(super) use self::harmless::is_harmful;
#[cfg(feature = "review")]
pub(crate) use self::json::escape_into;
pub use self::json::{JsonDiagnostic, JsonLabel, json_lines};
pub use self::line::{Line, line_forms, lines};
pub use self::render::{Style, render};

//! Comes in: the parts of a form. Goes out: `application/x-www-form-urlencoded` text (WHATWG URL §5.2). Must
//! not: send files, which that type has no place for.

use super::{Content, Part};
use crate::error::BuildError;

/// Joins the fields.
pub(crate) fn urlencoded(parts: &[Part]) -> Result<String, BuildError> {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    for part in parts {
        match &part.content {
            Content::Text(text) => out.append_pair(&part.name, text),
            Content::File(_) => {
                return Err(BuildError::new(format!(
                    "a urlencoded form cannot carry the file `{}`",
                    part.name
                )));
            }
        };
    }
    Ok(out.finish())
}

//! Writes a form as `application/x-www-form-urlencoded` (WHATWG URL §5.2), which cannot contain files.

use super::{Content, Part};
use crate::error::BuildError;

/// Joins the fields. Fields with a style are already encoded.
pub(crate) fn urlencoded(parts: &[Part]) -> Result<String, BuildError> {
    let mut pairs = Vec::with_capacity(parts.len());
    for part in parts {
        pairs.push(match (&part.content, &part.urlencoded) {
            (_, Some(pair)) => pair.clone(),
            (Content::Text(text), None) => {
                url::form_urlencoded::Serializer::new(String::new()).append_pair(&part.name, text).finish()
            }
            (Content::File(_), None) => {
                return Err(BuildError::new(format!(
                    "a urlencoded form cannot carry the file `{}`",
                    part.name
                )));
            }
        });
    }
    Ok(pairs.join("&"))
}

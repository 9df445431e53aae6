//! Parts of forms that are files, though their schema is a plain string.

use serde_json::json;

use super::proposal::{Certainty, Evidence, Fact, Proposal, first_sentence};
use super::survey::{Survey, plain, said, words};
use crate::ir::{Content, FormField, Scalar, TypeKind, TypeRef};

/// Names of parts that are files.
const NAMES: &[&str] = &[
    "file",
    "image",
    "attachment",
    "upload",
    "avatar",
    "photo",
    "audio",
    "video",
    "filedata",
    "imagefile",
    "audiofile",
    "logo",
];

/// Words of descriptions of texts about a file.
const OTHER: &[&str] = &[
    "url",
    "uri",
    "id",
    "ids",
    "identifier",
    "name",
    "path",
    "base64",
    "link",
    "key",
    "token",
    "type",
    "format",
    "hash",
];

/// Proposals for the forms of all `multipart/form-data` bodies.
pub(super) fn find(survey: Survey<'_>) -> Vec<Proposal> {
    let operations = survey.api.operations.iter();
    let contents = operations.flat_map(|operation| &operation.body).flat_map(|body| &body.contents);
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for content in contents {
        let Content::Multipart(TypeRef::Named(id)) = content.content else { continue };
        let definition = &survey.api.types[id];
        let TypeKind::Form(form) = &definition.kind else { continue };
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        found.extend(form.fields.iter().filter_map(|field| file(survey, field, &definition.name.rust)));
    }
    found
}

fn file(survey: Survey<'_>, field: &FormField, form: &str) -> Option<Proposal> {
    let FormField { field, .. } = field;
    let is_text = matches!(field.ty, TypeRef::Scalar(Scalar::String));
    let node = survey.tree.pointer(&field.name.pointer)?;
    if !is_text || node.get("format").is_some() || node.get("$ref").is_some() || field.constant.is_some() {
        return None;
    }
    let says = said(&field.docs);
    let words = words(says);
    let has = |word: &str| words.iter().any(|one| one == word);
    let is_other = OTHER.iter().any(|word| has(word));
    let is_said =
        ["file", "binary", "image", "audio", "video", "upload", "uploaded"].iter().any(|word| has(word));
    let is_named = NAMES.contains(&plain(&field.name.wire).as_str());
    if !is_named || !is_said || is_other {
        return None;
    }
    Some(Proposal {
        fact: Fact::File,
        certainty: Certainty::Likely,
        title: format!("`{}` of the form {form} is a file.", field.name.wire),
        pointer: field.name.pointer.clone(),
        update: json!({ "format": "binary" }),
        evidence: vec![Evidence::saying("its name and description", first_sentence(says))],
    })
}

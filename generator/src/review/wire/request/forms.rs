//! Forms of old clients, read by the new server.

use super::{Sending, objects};
use crate::ir::{Form, FormField, PartEncoding, Struct};
use crate::review::wire::verdict::Verdict;
use crate::review::wire::view::Object;

/// Whether a form is accepted as a form.
pub(super) fn accept(sending: &Sending<'_>, old: &Form, new: &Form) -> Verdict {
    let is_text =
        |form: &Form| form.fields.iter().all(|field| is_text(&field.encoding)) && form.extra.is_none();
    let values = objects::accept(
        sending,
        Object::of(&fields(old)),
        Object::of(&fields(new)),
        None,
        is_text(old) && is_text(new),
    );
    let parts = old.fields.iter().filter(|field| !field.field.left_out).filter_map(|field| {
        let name = &field.field.name.wire;
        let expected = new.fields.iter().find(|field| field.field.name.wire == *name)?;
        Some(part(field, expected).of_property(name))
    });
    let constants = old.constants.iter().filter_map(|sent| {
        let expected = new.constants.iter().find(|field| field.constant.wire == sent.constant.wire)?;
        Some(content_type(sent.content_type.as_deref(), expected.content_type.as_deref()))
    });
    let positions = Verdict::works_if(positions(old) == positions(new) || !has_positions(old, new), || {
        Verdict::breaks("the parts of the form, which have no names, stand at other places")
    });
    values.and(Verdict::all(parts.chain(constants))).and(positions)
}

/// The object that a form holds.
fn fields(form: &Form) -> Struct {
    Struct {
        fields: form.fields.iter().map(|field| field.field.clone()).collect(),
        constants: form.constants.iter().map(|part| part.constant.clone()).collect(),
        extra: form.extra.clone(),
    }
}

/// Whether numbers and booleans of a part look like strings.
fn is_text(encoding: &PartEncoding) -> bool {
    match encoding {
        PartEncoding::Text | PartEncoding::Texts | PartEncoding::File | PartEncoding::Files => true,
        PartEncoding::Styled { .. } | PartEncoding::Header { json: false, .. } => true,
        PartEncoding::Json | PartEncoding::Jsons | PartEncoding::JsonText | PartEncoding::Xml { .. } => false,
        PartEncoding::Value | PartEncoding::Values | PartEncoding::Header { json: true, .. } => false,
    }
}

/// How a value becomes parts.
fn part(old: &FormField, new: &FormField) -> Verdict {
    let is_same = match (&old.encoding, &new.encoding) {
        // The tables are compared with the types.
        (PartEncoding::Xml { is_list: old, .. }, PartEncoding::Xml { is_list: new, .. }) => old == new,
        // One part for each item, or one for a value alone, of the same kind.
        (PartEncoding::Text, PartEncoding::Value) | (PartEncoding::Texts, PartEncoding::Values) => true,
        (PartEncoding::Text, PartEncoding::Texts) | (PartEncoding::Json, PartEncoding::Jsons) => true,
        (old, new) => old == new,
    };
    let encoding = Verdict::works_if(is_same && old.is_unnamed == new.is_unnamed, || {
        Verdict::breaks("the server expects another encoding of {}")
    });
    encoding.and(content_type(old.content_type.as_deref(), new.content_type.as_deref()))
}

fn content_type(old: Option<&str>, new: Option<&str>) -> Verdict {
    Verdict::works_if(old == new, || match new {
        Some(new) => Verdict::only_if(format!("the server does not insist on `{new}` for {{}}")),
        None => Verdict::only_if("the server still accepts the former media type of {}"),
    })
}

fn has_positions(old: &Form, new: &Form) -> bool {
    old.fields.iter().chain(&new.fields).any(|field| field.is_unnamed)
}

fn positions(form: &Form) -> Vec<&str> {
    form.fields.iter().filter(|field| field.is_unnamed).map(|field| field.field.name.wire.as_str()).collect()
}

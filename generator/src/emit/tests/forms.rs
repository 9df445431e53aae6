//! Forms: fields and parts.

use crate::ir::{Extra, Form, FormField, PartEncoding, Presence, Scalar, TypeKind, TypeRef};

use super::emitted;
use crate::test_support::{
    I64, REQUEST, STRING, api_of, definition, field, list, name, named, object, optional, required,
};

const FILE: TypeRef = TypeRef::Scalar(Scalar::File);

fn part(field: crate::ir::Field, encoding: PartEncoding) -> FormField {
    FormField { field, is_unnamed: false, encoding, content_type: None }
}

#[test]
fn a_form_with_a_part_of_every_encoding() {
    let mut photo = part(optional("photo", FILE), PartEncoding::File);
    photo.content_type = Some("image/png".into());
    let mut hint = part(optional("hint", STRING), PartEncoding::Text);
    hint.field.deprecated = true;
    let form = Form {
        fields: vec![
            part(field("country_iso", "countryIso", Presence::Required, STRING), PartEncoding::Text),
            part(required("end_user", named(1)), PartEncoding::JsonText),
            part(optional("tags", list(STRING)), PartEncoding::Texts),
            part(field("meta", "meta", Presence::Patch, named(1)), PartEncoding::Json),
            part(required("documents", list(named(1))), PartEncoding::Jsons),
            photo,
            part(required("files", list(FILE)), PartEncoding::Files),
            hint,
        ],
        constants: Vec::new(),
        extra: Some(Extra { name: name("extra", ""), value: I64, hashed: false }),
    };
    insta::assert_snapshot!(emitted(&api_of(vec![
        definition("SubmitRequest", REQUEST, TypeKind::Form(form)),
        object("EndUser", REQUEST, vec![]),
    ])));
}

#[test]
fn a_form_without_files_can_be_cloned() {
    let form = Form {
        fields: vec![part(optional("page", I64), PartEncoding::Text)],
        constants: Vec::new(),
        extra: None,
    };
    let mut search = definition("Search", REQUEST, TypeKind::Form(form));
    search.traits.default = true;
    let text = emitted(&api_of(vec![search, definition("Empty", REQUEST, TypeKind::Form(Form::default()))]));
    assert!(text.contains("#[derive(Clone, Debug, Default, emitted::Build)]\npub struct Search {"), "{text}");
    assert!(text.contains("pub struct Empty {}"), "{text}");
    assert!(!text.contains("fn new()"), "{text}");
}

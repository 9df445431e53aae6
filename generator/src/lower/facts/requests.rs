//! Decides how the inputs of an operation are taken, checked and sent.

use std::mem;

use super::checks::Checked;
use super::media_types::{covers, essence, is_range};
use super::{argument, lints, sources};
use crate::ir::{
    ArgumentForm, BodyContent, BodyContentFacts, Content, Conversion, Field, Operation, ParameterFacts,
    Scalar, SentAs, Source, StreamWhen, TypeKind, TypeRef, Types,
};

/// The facts about the parameters.
pub(super) fn parameters(types: &Types, checked: &Checked<'_>, operation: &Operation) -> Vec<ParameterFacts> {
    let facts = operation.parameters.iter().map(|parameter| ParameterFacts {
        argument: argument::form(types, &parameter.ty),
        checks: checked.argument(&parameter.ty, &parameter.constraints),
        lints: lints::of_setter(&parameter.name.rust),
    });
    facts.collect()
}

/// The name of the local variable: `call`, unless a parameter has that name.
pub(super) fn local(operation: &Operation) -> String {
    let mut name = "call".to_owned();
    while operation.parameters.iter().any(|parameter| parameter.name.rust == name) {
        name.push('_');
    }
    name
}

/// The boolean property of a JSON body by which a request asks for a stream: `stream`, unless the user says.
pub(super) fn stream_member(types: &Types, operation: &Operation) -> Option<String> {
    match &operation.stream_when {
        Some(StreamWhen::Body(member)) => return Some(member.clone()),
        Some(StreamWhen::Query { .. }) => return None,
        None => {}
    }
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let mut bodies = contents.filter_map(|content| match &content.content {
        Content::Json { ty: TypeRef::Named(id), .. } => Some(&types[*id]),
        _ => None,
    });
    let is_flag = |field: &Field| field.name.wire == "stream" && field.ty == TypeRef::Scalar(Scalar::Bool);
    bodies.any(|body| body.kind.fields().any(is_flag)).then(|| "stream".to_owned())
}

/// The facts about the body in each of its media types.
pub(super) fn contents(types: &Types, checked: &Checked<'_>, operation: &Operation) -> Vec<BodyContentFacts> {
    let Some(body) = &operation.body else { return Vec::new() };
    let conversions = conversions(types, &body.contents);
    let facts = body.contents.iter().zip(conversions).map(|(content, conversion)| BodyContentFacts {
        sent_as: sent_as(content),
        argument: argument_form(types, &content.content, body.required),
        below: match &content.content {
            Content::JsonLines(item) => checked.below(&TypeRef::List(Box::new(item.clone()))),
            content => content.ty().and_then(|ty| checked.below(ty)),
        },
        conversion,
    });
    facts.collect()
}

fn argument_form(types: &Types, content: &Content, is_required: bool) -> ArgumentForm {
    match content {
        // Nobody calls a setter to leave the body out, so the value need not be in an `Option`.
        Content::Json { ty: TypeRef::Nullable(inner), .. } if !is_required => argument::items(types, inner),
        Content::Text | Content::Bytes | Content::WholeBytes | Content::Events { .. } => ArgumentForm::Into,
        Content::Parts => ArgumentForm::Value,
        Content::JsonLines(item) => argument::items(types, item),
        Content::Json { ty, .. }
        | Content::Xml { ty, .. }
        | Content::TextValue(ty)
        | Content::Multipart(ty)
        | Content::Urlencoded(ty) => argument::form(types, ty),
    }
}

/// What is sent as `Content-Type`. A media type with parameters is sent as declared.
fn sent_as(content: &BodyContent) -> SentAs {
    let media_type = content.media_type.as_str();
    match &content.content {
        Content::Json { .. } if covers(media_type, "application/json") => SentAs::Usual,
        Content::Urlencoded(_) => SentAs::Usual,
        // The runtime sets the boundary, whatever parameters are declared.
        Content::Multipart(_) | Content::Parts => {
            let declared = essence(media_type);
            if covers(&declared.to_ascii_lowercase(), "multipart/form-data") {
                SentAs::Usual
            } else {
                SentAs::Named(declared.to_owned())
            }
        }
        Content::Text if is_range(media_type) => SentAs::Named("text/plain; charset=utf-8".to_owned()),
        Content::Bytes if is_range(media_type) => SentAs::Within(media_type.to_owned()),
        _ => SentAs::Named(media_type.to_owned()),
    }
}

/// Whether the body can be cloned and compared in all its media types. Raw bodies and forms cannot, because
/// they can contain streams.
pub(super) fn is_comparable(types: &Types, operation: &Operation) -> bool {
    let is_form =
        |ty: &TypeRef| matches!(ty, TypeRef::Named(id) if matches!(types[*id].kind, TypeKind::Form(_)));
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    contents.map(|content| &content.content).all(|content| match content {
        Content::Text | Content::TextValue(_) | Content::JsonLines(_) => true,
        Content::Json { ty, .. } | Content::Xml { ty, .. } => !is_form(ty),
        Content::Multipart(ty) | Content::Urlencoded(ty) => matches!(ty, TypeRef::Named(_)) && !is_form(ty),
        Content::Bytes | Content::WholeBytes | Content::Parts | Content::Events { .. } => false,
    })
}

/// The conversions into the enum of the media types. They let a body be passed as it is, if its Rust type
/// determines the media type.
fn conversions(types: &Types, contents: &[BodyContent]) -> Vec<Conversion> {
    let values: Vec<Option<TypeRef>> = contents.iter().map(|content| value(&content.content)).collect();
    // The user's own type may be the same as any other.
    if values.iter().flatten().any(|ty| types.is_custom(ty)) {
        return vec![Conversion::None; contents.len()];
    }
    let payloads: Vec<Option<&TypeRef>> = values.iter().map(Option::as_ref).collect();
    let kind = |content: &BodyContent| mem::discriminant(&raw(&content.content));
    let is_only =
        |content: &BodyContent| contents.iter().filter(|other| kind(other) == kind(content)).count() == 1;
    let conversion = |(content, sources): (&BodyContent, Vec<Source>)| match raw(&content.content) {
        Raw::No if sources.is_empty() => Conversion::None,
        Raw::No => Conversion::Sources(sources),
        Raw::Body | Raw::Parts if !is_only(content) => Conversion::None,
        Raw::Body => Conversion::RawBody,
        Raw::Parts => Conversion::Form,
    };
    contents.iter().zip(sources::of_payloads(types, &payloads)).map(conversion).collect()
}

/// Whether a body is passed as one of the runtime's own types.
enum Raw {
    No,
    Body,
    Parts,
}

fn raw(content: &Content) -> Raw {
    match content {
        Content::Bytes | Content::WholeBytes | Content::Events { .. } => Raw::Body,
        Content::Parts => Raw::Parts,
        _ => Raw::No,
    }
}

/// The type of a body that is passed as a value.
fn value(content: &Content) -> Option<TypeRef> {
    match content {
        Content::Bytes | Content::WholeBytes | Content::Events { .. } | Content::Parts => None,
        Content::Text => Some(TypeRef::Scalar(Scalar::String)),
        Content::JsonLines(item) => Some(TypeRef::List(Box::new(item.clone()))),
        Content::Json { ty, .. }
        | Content::Xml { ty, .. }
        | Content::TextValue(ty)
        | Content::Multipart(ty)
        | Content::Urlencoded(ty) => Some(ty.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::{conversions, sent_as};
    use crate::ir::{Content, Conversion, SentAs, Source, SourceForm, TypeRef, Types};
    use crate::test_support::{I64, STRING, body_content, json_of, list};

    #[test]
    fn a_range_is_sent_as_the_usual_type_in_it_or_left_to_the_call() {
        let sent = |media_type, content| sent_as(&body_content("Body", media_type, content));
        let named = |media_type: &str| SentAs::Named(media_type.to_owned());
        assert_eq!(sent("application/*", json_of(I64)), SentAs::Usual);
        assert_eq!(
            sent("application/json; charset=utf-8", json_of(I64)),
            named("application/json; charset=utf-8")
        );
        assert_eq!(sent("text/*", Content::Text), named("text/plain; charset=utf-8"));
        assert_eq!(sent("image/*", Content::Bytes), SentAs::Within("image/*".to_owned()));
        assert_eq!(sent("Multipart/Form-Data; boundary=x", Content::Parts), SentAs::Usual);
        assert_eq!(sent("multipart/mixed; boundary=x", Content::Parts), named("multipart/mixed"));
    }

    #[test]
    fn a_type_that_two_media_types_have_does_not_tell_which_is_meant() {
        let conversions = |contents: Vec<Content>| {
            let contents: Vec<_> = contents.into_iter().map(|one| body_content("Body", "a/b", one)).collect();
            conversions(&Types::default(), &contents)
        };
        let from = |ty: TypeRef| Conversion::Sources(vec![Source { ty, form: SourceForm::Payload }]);
        assert_eq!(conversions(vec![json_of(I64), Content::Text]), [from(I64), from(STRING)]);
        assert_eq!(
            conversions(vec![json_of(STRING), Content::Text, Content::Bytes]),
            [Conversion::None, Conversion::None, Conversion::RawBody]
        );
        let lines = vec![json_of(list(I64)), Content::JsonLines(I64)];
        assert_eq!(conversions(lines), [Conversion::None, Conversion::None]);
        // The user's own types may be the same as any other.
        let custom = TypeRef::Custom("my::Type".to_owned());
        let with_custom = vec![json_of(custom), Content::Bytes];
        assert_eq!(conversions(with_custom), [Conversion::None, Conversion::None]);
    }
}

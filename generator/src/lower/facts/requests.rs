//! Decides how the inputs of an operation are taken, checked and sent.

use super::checks::Checked;
use super::media_types::{covers, essence, is_range};
use super::{argument, lints};
use crate::ir::{
    ArgumentForm, BodyContent, BodyContentFacts, Content, Conversion, Field, Operation, ParameterFacts,
    Scalar, SentAs, TypeKind, TypeRef, Types,
};
use crate::limits;

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

/// The boolean property `stream` of a JSON body, by which a request asks for a stream.
pub(super) fn stream_member(types: &Types, operation: &Operation) -> Option<String> {
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
        argument: argument_form(types, &content.content),
        below: match &content.content {
            Content::JsonLines(item) => checked.below(&TypeRef::List(Box::new(item.clone()))),
            content => content.ty().and_then(|ty| checked.below(ty)),
        },
        conversion,
    });
    facts.collect()
}

fn argument_form(types: &Types, content: &Content) -> ArgumentForm {
    match content {
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

/// What a body is in Rust, with aliases resolved.
#[derive(PartialEq)]
enum RustType {
    Raw,
    Parts,
    Value(TypeRef),
}

/// The conversions into the enum of the media types. They let a body be passed as it is, if its Rust type
/// determines the media type.
fn conversions(types: &Types, contents: &[BodyContent]) -> Vec<Conversion> {
    let rust_types: Vec<Option<RustType>> =
        contents.iter().map(|content| rust_type(types, &content.content)).collect();
    // The user's own type may be the same as any other.
    if rust_types.contains(&None) {
        return vec![Conversion::None; contents.len()];
    }
    let is_only = |ty: &Option<RustType>| rust_types.iter().filter(|other| *other == ty).count() == 1;
    let conversion = |ty: &Option<RustType>| match ty {
        ty if !is_only(ty) => Conversion::None,
        Some(RustType::Value(TypeRef::Scalar(Scalar::String))) => Conversion::ValueAndText,
        _ => Conversion::Value,
    };
    rust_types.iter().map(conversion).collect()
}

/// `None` if it cannot be known here.
fn rust_type(types: &Types, content: &Content) -> Option<RustType> {
    Some(match content {
        Content::Bytes | Content::WholeBytes | Content::Events { .. } => RustType::Raw,
        Content::Parts => RustType::Parts,
        Content::Text => RustType::Value(TypeRef::Scalar(Scalar::String)),
        Content::JsonLines(item) => {
            RustType::Value(TypeRef::List(Box::new(without_aliases(types, item, 0)?)))
        }
        Content::Json { ty, .. }
        | Content::Xml { ty, .. }
        | Content::TextValue(ty)
        | Content::Multipart(ty)
        | Content::Urlencoded(ty) => RustType::Value(without_aliases(types, ty, 0)?),
    })
}

/// A type without aliases anywhere in it.
fn without_aliases(types: &Types, ty: &TypeRef, depth: usize) -> Option<TypeRef> {
    if depth > limits::TYPE_DEPTH {
        return None;
    }
    let inside = |inner: &TypeRef| without_aliases(types, inner, depth + 1).map(Box::new);
    Some(match types.resolved(ty) {
        TypeRef::List(inner) => TypeRef::List(inside(inner)?),
        TypeRef::Map(inner) => TypeRef::Map(inside(inner)?),
        TypeRef::HashedMap(inner) => TypeRef::HashedMap(inside(inner)?),
        TypeRef::Boxed(inner) => TypeRef::Boxed(inside(inner)?),
        TypeRef::Nullable(inner) => TypeRef::Nullable(inside(inner)?),
        TypeRef::JsonString(inner) => TypeRef::JsonString(inside(inner)?),
        TypeRef::Tuple(items) => TypeRef::Tuple(
            items.iter().map(|item| without_aliases(types, item, depth + 1)).collect::<Option<_>>()?,
        ),
        TypeRef::Custom(_) => return None,
        other @ (TypeRef::Named(_) | TypeRef::Scalar(_) | TypeRef::Any) => other.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::{conversions, sent_as};
    use crate::ir::{Content, Conversion, SentAs, TypeRef, Types};
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
        use Conversion::{None, Value, ValueAndText};
        assert_eq!(conversions(vec![json_of(I64), Content::Text]), [Value, ValueAndText]);
        assert_eq!(conversions(vec![json_of(STRING), Content::Text, Content::Bytes]), [None, None, Value]);
        assert_eq!(conversions(vec![json_of(list(I64)), Content::JsonLines(I64)]), [None, None]);
        // The user's own types may be the same as any other.
        let custom = TypeRef::Custom("my::Type".to_owned());
        assert_eq!(conversions(vec![json_of(custom), Content::Bytes]), [None, None]);
    }
}

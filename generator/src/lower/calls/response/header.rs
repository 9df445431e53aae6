//! Response headers: the headers of a response form a set, which becomes a struct.
//!
//! `Content-Type` is left out, as OpenAPI demands (3.1 §4.8.17, Response Object).

use openapiv3::{Header as Written, ParameterSchemaOrContent, ReferenceOr, Response};

use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Docs, HeaderSetId, Presence, TypeRef};
use crate::limits;
use crate::lower::calls::body::{Notation, notation};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::parameter::schema_of;
use crate::lower::calls::reference::hint_of_component;
use crate::lower::draft::{Field, Header, HeaderSet, Hint, Name, NameSource};
use crate::openapi::Section;
use crate::source;

impl<'d> CallLowering<'d, '_> {
    /// The set of headers of a response, which is added if it is new.
    pub(crate) fn header_set(
        &mut self,
        response: &'d Response,
        at: &str,
        words: &str,
    ) -> Option<HeaderSetId> {
        let pointer = source::child(at, "headers");
        if let Some(known) = self.header_sets.find(|set| set.pointer == pointer) {
            return Some(known);
        }
        let mut headers = Vec::with_capacity(response.headers.len());
        for (name, header) in &response.headers {
            let at = source::child(&pointer, name);
            if name.eq_ignore_ascii_case("content-type") {
                self.types.report.add(
                    &codes::IGNORED_RESPONSE_HEADER,
                    at,
                    format!("the header `{name}` is determined by `content`"),
                );
                continue;
            }
            headers.extend(self.header(name, header, at, words));
        }
        if headers.is_empty() {
            return None;
        }
        let name = set_name(&headers, at, words);
        Some(self.header_sets.push(HeaderSet { name: NameSource(name), pointer, headers }))
    }

    fn header(
        &mut self,
        name: &str,
        header: &'d ReferenceOr<Written>,
        at: String,
        words: &str,
    ) -> Option<Header> {
        let (written, at) = self.resolved(header, at, Document::resolve_header)?;
        let (node, media_type) = schema_of(&written.format, &at);
        let is_json = matches!(written.format, ParameterSchemaOrContent::Content(_))
            && media_type
                .is_none_or(|one| notation(one, self.model.body_kind(node.as_ref())) == Notation::Json);
        let hint = hint_of_component(&at).unwrap_or_else(|| Hint::named(words, name)).that_stands_alone();
        let mut docs = Docs { description: written.description.clone(), ..Docs::default() };
        let ty = node.map_or(TypeRef::Any, |node| {
            docs.description = docs.description.take().or(self.types.docs_of(&node).0.description);
            self.types.schema(&node, &hint).ty
        });
        Some(Header {
            field: Field {
                docs,
                deprecated: written.deprecated.unwrap_or(false),
                presence: if written.required { Presence::Required } else { Presence::Optional },
                ..Field::new(Name::new(name, at), ty)
            },
            is_json,
        })
    }
}

/// The name of a set. It comes from the first of these that there is: the words that all its headers begin
/// with (or its only header), the component, its few headers, the operation. The first two are the same
/// wherever the set is used.
fn set_name(headers: &[Header], at: &str, words: &str) -> String {
    let names: Vec<&str> = headers.iter().map(|header| header.field.name.wire.as_str()).collect();
    let common = common_words(names.iter().copied());
    if common.iter().any(|word| !word.eq_ignore_ascii_case("x")) {
        return format!("{} headers", common.join(" "));
    }
    let component = Section::Responses.rest(at).and_then(|_| source::segments(at).last());
    match component {
        Some(component) => format!("{component} headers"),
        None if headers.len() <= limits::HEADERS_IN_A_NAME => format!("{} headers", names.join(" ")),
        None => format!("{words} headers"),
    }
}

/// The words that all names begin with.
fn common_words<'a>(mut names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut common: Vec<&str> = names.next().map(|name| name.split('-').collect()).unwrap_or_default();
    for name in names {
        let same =
            common.iter().zip(name.split('-')).take_while(|(one, other)| one.eq_ignore_ascii_case(other));
        common.truncate(same.count());
    }
    common
}

#[cfg(test)]
mod tests {
    use super::common_words;

    #[test]
    fn words_that_names_begin_with() {
        let common = |names: &[&'static str]| common_words(names.iter().copied()).join("-");
        assert_eq!(common(&["X-RateLimit-Limit", "x-ratelimit-Reset"]), "X-RateLimit");
        assert_eq!(common(&["X-A", "X-B", "X-C"]), "X");
        assert_eq!(common(&["Link", "Location"]), "");
        assert_eq!(common(&[]), "");
    }
}

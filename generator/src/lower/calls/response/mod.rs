//! Responses: the result of an operation, split into success and error. Each is one type if that is enough,
//! and an enum by status if the document has several.

mod contents;
mod events;
mod header;
mod status;
mod stream;
mod stream_setting;

use openapiv3::{Response, StatusCode};

use super::body::Direction;
use super::lowering::CallLowering;
use super::reference::hint_of_component;
use super::site::Site;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Content, Docs, Link, Status, StreamWhen, TypeRef};
use crate::lower::draft::{Hint, NameSource, Outcome, ResponseCase};
use crate::source;

use contents::{Contents, format_words, of_any_type};
use status::{can_succeed, is_bodiless, is_redirection, is_success, status_word};
use stream_setting::StreamSetting;

/// The responses of an operation, and their links.
pub(crate) struct Answers {
    pub(crate) success: Outcome,
    pub(crate) stream: Outcome,
    /// How a request asks for the stream, and the pointer of the setting that says so.
    pub(crate) stream_when: Option<(StreamWhen, String)>,
    pub(crate) error: Outcome,
    pub(crate) links: Vec<Link>,
}

impl<'d> CallLowering<'d, '_> {
    pub(crate) fn answers(&mut self, site: Site<'_, 'd>) -> Answers {
        let base = source::child(site.pointer, "responses");
        let responses = &site.operation.responses;
        let listed = responses.responses.iter().map(|(code, response)| {
            let status = match code {
                StatusCode::Code(code) => Status::Code(*code),
                StatusCode::Range(digit) => Status::Range(u8::try_from(*digit).unwrap_or_default()),
            };
            (status, code.to_string(), response)
        });
        let default =
            responses.default.iter().map(|response| (Status::Default, "default".to_owned(), response));
        let mut all: Vec<(Status, &'d Response, String)> = Vec::new();
        for (status, key, response) in listed.chain(default) {
            let resolved = self.resolved(response, source::child(&base, &key), Document::resolve_response);
            all.extend(resolved.map(|(response, at)| (status, response, at)));
        }
        all.sort_by_key(|(status, ..)| *status);
        let has_success = all.iter().any(|(status, ..)| is_success(*status));
        let success: Vec<_> = all.iter().filter(|(status, ..)| can_succeed(*status, has_success)).collect();
        let has_body = |status: Status, response: &Response| {
            !response.content.is_empty() && !is_bodiless(site.method, status)
        };
        let of_operation = self.stream_of_operation(site);
        let streams = Streams { of_operation: of_operation.as_ref(), has_success };
        let bodies = success.iter().filter(|(status, response, _)| has_body(*status, response)).count();
        let mut found = Found::default();
        for (status, response, at) in &success {
            let label = if bodies > 1 { status_word(*status) } else { "response".to_owned() };
            self.cases(site, streams, (*status, response, at), &Hint::named(site.words, label), &mut found);
        }
        let Found { mut cases, on_request } = found;
        if cases.is_empty() && all.iter().any(|(status, ..)| is_redirection(*status)) {
            cases.push(behind_redirection(&base));
        }
        let (stream, stream_when) = match on_request {
            Some((stream, when)) => (Some(stream), Some(when)),
            None => (split_stream(&mut cases), None),
        };
        let stream = stream.map_or(Outcome::None, |case| Outcome::Single { cases: vec![case] });
        let success = outcome(cases, true);
        let mut found = Found::default();
        for (status, response, at) in all.iter().filter(|(status, ..)| !is_success(*status)) {
            let hint = match (status, has_success) {
                (Status::Default, false) => Hint::named(site.words, "response"),
                _ => Hint::named(site.words, status_word(*status)),
            };
            self.cases(site, streams, (*status, response, at), &hint, &mut found);
        }
        let links = all.iter().flat_map(|(status, response, at)| self.links(*status, response, at)).collect();
        Answers { success, stream, stream_when, error: outcome(found.cases, false), links }
    }

    /// Adds the cases of one response: one for each media type with different content.
    fn cases(
        &mut self,
        site: Site<'_, 'd>,
        streams: Streams<'_, 'd>,
        (status, response, at): (Status, &'d Response, &str),
        hint: &Hint,
        found: &mut Found,
    ) {
        let hint = &hint_of_component(at).unwrap_or_else(|| hint.clone());
        let docs = Docs {
            description: Some(response.description.clone()).filter(|text| !text.is_empty()),
            ..Docs::default()
        };
        let words = format!("{} {}", hint.prefix, if hint.label == "response" { "" } else { &hint.label });
        let headers = self.header_set(response, at, &words);
        let case = |variant: String, content| ResponseCase {
            variant: NameSource(variant),
            status,
            docs: docs.clone(),
            content,
            headers,
            pointer: at.to_owned(),
        };
        let (can_succeed, is_bodiless) =
            (can_succeed(status, streams.has_success), is_bodiless(site.method, status));
        let direction = if can_succeed { Direction::Success } else { Direction::Error };
        let is_success = can_succeed && !is_bodiless;
        let stream = self.stream_of_response(response, at, is_success, streams.of_operation);
        let contents = if is_bodiless {
            self.report_content_without_body(site, status, response, at);
            Vec::new()
        } else {
            let Contents { contents, on_request } =
                self.response_contents(response, at, hint, (is_success, stream.as_ref()), direction);
            let (content, when) = on_request.unzip();
            if let (None, Some(when)) = (&found.on_request, when) {
                found.on_request = Some((case(status_word(status), content), when));
            }
            contents
        };
        if contents.is_empty() {
            found.cases.push(case(status_word(status), None));
        }
        let words = format_words(&contents);
        for (content, word) in contents.into_iter().zip(words) {
            let variant = format!("{} {word}", status_word(status)).trim_end().to_owned();
            found.cases.push(case(variant, Some(content)));
        }
    }

    /// Reports content that is documented for a response that has no body in HTTP.
    fn report_content_without_body(
        &mut self,
        site: Site<'_, 'd>,
        status: Status,
        response: &Response,
        at: &str,
    ) {
        if response.content.is_empty() {
            return;
        }
        let why = match (site.method, status) {
            ("HEAD", _) => "responses to HEAD have no body".to_owned(),
            _ => format!("responses with this status have no body: {}", status_word(status)),
        };
        self.types.report.add(&codes::CONTENT_WITHOUT_BODY, source::child(at, "content"), why);
    }
}

/// What is known about the streams of an operation.
#[derive(Clone, Copy)]
struct Streams<'s, 'd> {
    of_operation: Option<&'s StreamSetting<'d>>,
    has_success: bool,
}

/// The cases of some responses.
#[derive(Default)]
struct Found {
    cases: Vec<ResponseCase>,
    /// The stream that the first success is if a request asks for it, and how it does.
    on_request: Option<(ResponseCase, (StreamWhen, String))>,
}

/// The stream that a success can also be, if its status has another body: then the request says which is
/// wanted.
fn split_stream(cases: &mut Vec<ResponseCase>) -> Option<ResponseCase> {
    let is_stream = |case: &ResponseCase| {
        let content = case.content.as_ref().map(|content| &content.content);
        matches!(content, Some(Content::Events { .. } | Content::JsonLines(_)))
    };
    let mut streams = cases.iter().enumerate().filter(|(_, case)| is_stream(case));
    let (Some((index, stream)), None) = (streams.next(), streams.next()) else { return None };
    let has_other = cases
        .iter()
        .any(|other| other.status == stream.status && other.content.is_some() && !is_stream(other));
    has_other.then(|| cases.remove(index))
}

/// One type if it tells everything: successes of the same body, errors without one. Errors of the same body
/// are an enum all the same, because callers tell them apart by status.
fn outcome(cases: Vec<ResponseCase>, success: bool) -> Outcome {
    let same = cases.windows(2).all(|pair| match (&pair[0].content, &pair[1].content) {
        (Some(first), Some(second)) => first.content.is_like(&second.content),
        (first, second) => first.is_none() && second.is_none(),
    });
    match cases.as_slice() {
        [] => Outcome::None,
        [first, ..] if same && (success || first.content.is_none()) => Outcome::Single { cases },
        [only] if only.content.is_some() => Outcome::Single { cases },
        _ if success && is_optional(&cases) => Outcome::Optional { cases },
        _ => Outcome::Enum { name: (), cases },
    }
}

/// Whether each status has the same body or none. A body that may be null would be two options in one.
fn is_optional(cases: &[ResponseCase]) -> bool {
    let mut bodies = cases.iter().filter_map(|case| case.content.as_ref());
    let Some(first) = bodies.next() else { return false };
    let is_null = matches!(&first.content, Content::Json { ty: TypeRef::Nullable(_), .. });
    !is_null && bodies.all(|other| other.content.is_like(&first.content))
}

/// The success of an operation that documents redirections only. Clients that follow them can get anything,
/// usually a file.
fn behind_redirection(responses: &str) -> ResponseCase {
    let description = Some("What the redirection leads to.".to_owned());
    ResponseCase {
        variant: NameSource(status_word(Status::Range(2))),
        status: Status::Range(2),
        docs: Docs { description, ..Docs::default() },
        content: Some(of_any_type(Content::Bytes, false)),
        headers: None,
        pointer: responses.to_owned(),
    }
}

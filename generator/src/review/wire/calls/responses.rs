//! Responses of the new server, read by the old bindings.

use super::statuses::{self, Found, noun};
use super::{Verdict, WireRules, xml};
use crate::ir::{
    Content, Handle, Header, HeaderSetId, OperationId, Outcome, OutcomeFacts, Presence, ResponseCase, Scalar,
    Status, TypeRef,
};
use crate::review::wire::response::Place;

/// Whether every response of the new server is read.
pub(super) fn read(rules: &WireRules<'_>, old: OperationId, new: OperationId) -> Verdict {
    let after = &rules.new.operations[new];
    let Some(bindings) = Bindings::of(rules, old) else { return Verdict::Works };
    let successes: Vec<Verdict> = after.success.cases().iter().map(|case| bindings.success(case)).collect();
    let errors = after.error.cases().iter().map(|case| bindings.error(case));
    let silent = Verdict::works_if(!bindings.reads_bodies() || !after.success.cases().is_empty(), || {
        Verdict::only_if("the server still sends the responses that were described before")
    });
    one_of(successes).and(bindings.streams(&after.stream)).and(Verdict::all(errors)).and(silent)
}

/// A stream that old clients do not get. The other method of the operation works.
fn not_asked_for() -> Verdict {
    Verdict::only_if("no caller asks for the stream")
}

/// Several successes: the server may choose one that works.
fn one_of(successes: Vec<Verdict>) -> Verdict {
    if successes.iter().all(Verdict::is_broken) {
        return Verdict::all(successes);
    }
    Verdict::all(successes.into_iter().map(|verdict| {
        if verdict.is_broken() {
            Verdict::only_if("the server never sends the response that the bindings do not know")
        } else {
            verdict
        }
    }))
}

/// The old bindings of an operation.
struct Bindings<'a> {
    rules: &'a WireRules<'a>,
    success: (&'a Outcome, &'a OutcomeFacts),
    stream: (&'a Outcome, &'a OutcomeFacts),
    error: (&'a Outcome, &'a OutcomeFacts),
}

impl<'a> Bindings<'a> {
    fn of(rules: &'a WireRules<'a>, old: OperationId) -> Option<Self> {
        let operation = &rules.old.operations[old];
        let facts = rules.old.facts.operations.get(old.position())?;
        Some(Self {
            rules,
            success: (&operation.success, &facts.success),
            stream: (&operation.stream, &facts.stream),
            error: (&operation.error, &facts.error),
        })
    }

    fn reads_bodies(&self) -> bool {
        self.success.0.cases().iter().any(|case| case.content.is_some())
    }

    fn success(&self, new: &ResponseCase) -> Verdict {
        let (outcome, facts) = self.success;
        let is_new = !statuses::lists(outcome, new.status);
        let has_default = self.error.0.cases().iter().any(|case| case.status == Status::Default);
        if is_new && has_default && !outcome.cases().is_empty() {
            // Such a response is tried as the error of every other status first.
            return Verdict::only_if(format!("the server never responds with {}", noun(new.status)));
        }
        self.each_type(new, |media_type| match statuses::find(facts, outcome, new.status, media_type) {
            Found::Undocumented => Verdict::breaks(format!(
                "the bindings do not know the response {}",
                described(new, media_type)
            )),
            found => self.found(found, outcome, new, is_new),
        })
    }

    /// The streams of the new server, which old clients ask for only if they know streams.
    fn streams(&self, new: &Outcome) -> Verdict {
        if self.stream.0.cases().is_empty() {
            return Verdict::Works;
        }
        if new.cases().is_empty() {
            return not_asked_for();
        }
        Verdict::all(new.cases().iter().map(|case| self.stream(case)))
    }

    fn stream(&self, new: &ResponseCase) -> Verdict {
        let (outcome, facts) = self.stream;
        self.each_type(new, |media_type| match statuses::find(facts, outcome, new.status, media_type) {
            Found::Undocumented => not_asked_for(),
            found => self.found(found, outcome, new, false),
        })
    }

    /// An error. One that the bindings do not know is an error too, which keeps the response.
    fn error(&self, new: &ResponseCase) -> Verdict {
        let (outcome, facts) = self.error;
        let verdict =
            self.each_type(new, |media_type| match statuses::find(facts, outcome, new.status, media_type) {
                Found::Undocumented => Verdict::Works,
                found => self.found(found, outcome, new, false),
            });
        verdict.if_absent(format!("the server never responds with {}", noun(new.status)))
    }

    /// The verdict on each media type in which a response may arrive.
    fn each_type(&self, new: &ResponseCase, verdict: impl Fn(Option<&str>) -> Verdict) -> Verdict {
        match &new.content {
            None => verdict(None),
            Some(content) => Verdict::all(content.media_types().map(|media_type| verdict(Some(media_type)))),
        }
    }

    fn found(&self, found: Found, outcome: &Outcome, new: &ResponseCase, is_new: bool) -> Verdict {
        let index = match found {
            Found::Case(index) => index,
            Found::Nothing | Found::Undocumented => return Verdict::Works,
            Found::Depends => {
                return Verdict::only_if(format!(
                    "the server keeps the former media types of the response {}",
                    noun(new.status)
                ));
            }
        };
        let Some(old) = outcome.cases().get(index) else { return Verdict::Works };
        let body = match (&old.content, &new.content) {
            // A body that is not described is ignored.
            (None, _) => Verdict::Works,
            (Some(old), None) => self.without_body(&old.content, is_new),
            (Some(old), Some(new)) => self.body(&old.content, &new.content),
        };
        body.and(self.headers(old.headers, new.headers))
    }

    fn without_body(&self, old: &Content, is_new: bool) -> Verdict {
        match old {
            Content::Text | Content::Bytes | Content::WholeBytes | Content::JsonLines(_) if !is_new => {
                Verdict::Works
            }
            Content::Json { ty, .. } if self.takes_null(ty) => Verdict::Works,
            _ => Verdict::breaks("the server sends no body where the bindings expect one"),
        }
    }

    fn takes_null(&self, ty: &TypeRef) -> bool {
        matches!(self.rules.old.types.resolved(ty), TypeRef::Nullable(_) | TypeRef::Scalar(Scalar::Null))
    }

    fn body(&self, old: &Content, new: &Content) -> Verdict {
        let reading = &self.rules.reading;
        let string = TypeRef::Scalar(Scalar::String);
        match (old, new) {
            (Content::Json { ty: old, .. }, Content::Json { ty: new, .. }) => {
                reading.reads(old, new, Place::default())
            }
            (Content::Json { ty: old, or_text: true }, Content::Text) => {
                reading.reads(old, &string, Place::default())
            }
            (Content::Xml { ty: old, root: by }, Content::Xml { ty: new, root }) => {
                reading.reads(old, new, Place::TEXT).and(xml::read(self.rules, *by, *root))
            }
            (Content::TextValue(old), Content::TextValue(new)) => reading.reads(old, new, Place::TEXT),
            (Content::TextValue(old), Content::Text) => reading.reads(old, &string, Place::TEXT),
            (Content::JsonLines(old), Content::JsonLines(new)) => {
                reading.reads(old, new, Place::default()).of_item()
            }
            (Content::Events { ty: old, whole }, Content::Events { ty: new, whole: sent })
                if whole == sent =>
            {
                reading.reads(old, new, Place::default())
            }
            // Anything is bytes, and text is read whatever it holds.
            (Content::Bytes | Content::WholeBytes, _) => Verdict::Works,
            (
                Content::Text,
                Content::Text | Content::TextValue(_) | Content::Json { .. } | Content::Xml { .. },
            ) => Verdict::Works,
            (Content::Text, _) => Verdict::only_if("the server sends text"),
            (Content::Parts | Content::Multipart(_) | Content::Urlencoded(_), _) if old == new => {
                Verdict::Works
            }
            _ => Verdict::breaks("the server sends a body of another kind"),
        }
    }

    /// Headers are read when the caller asks for them, all of a response together.
    fn headers(&self, old: Option<HeaderSetId>, new: Option<HeaderSetId>) -> Verdict {
        let Some(old) = old else { return Verdict::Works };
        let old = &self.rules.old.header_sets[old].headers;
        let new: &[Header] = new.map_or(&[], |new| &self.rules.new.header_sets[new].headers);
        Verdict::all(old.iter().map(|header| match new.iter().find(|other| other.has_name_of(header)) {
            Some(other) => read_header(self.rules, header, other),
            None => header_removed(header),
        }))
    }
}

/// A header that both documents have.
pub(super) fn read_header(rules: &WireRules<'_>, old: &Header, new: &Header) -> Verdict {
    let is_sent = old.field.presence != Presence::Required || new.field.presence == Presence::Required;
    let name = &old.field.name.wire;
    let presence = Verdict::works_if(is_sent, || {
        Verdict::only_if(format!("the server always sends the header `{name}`"))
    });
    let place = if old.is_json { Place::default() } else { Place::TEXT };
    let notation = Verdict::works_if(old.is_json == new.is_json, || {
        Verdict::breaks(format!("the server sends another notation of the header `{name}`"))
    });
    let value = rules.reading.reads(&old.field.ty, &new.field.ty, place);
    let verdict = notation.and(value.of_property(name)).and(presence);
    verdict.if_absent(format!("no caller reads the header `{name}`"))
}

/// A header that the server no longer documents. It matters to callers who read the documented headers.
pub(super) fn header_removed(old: &Header) -> Verdict {
    let name = &old.field.name.wire;
    Verdict::works_if(old.field.presence != Presence::Required, || {
        Verdict::only_if(format!("the server still sends the header `{name}`"))
    })
}

fn described(case: &ResponseCase, media_type: Option<&str>) -> String {
    match media_type {
        Some(media_type) => format!("{} as `{media_type}`", noun(case.status)),
        None => noun(case.status),
    }
}

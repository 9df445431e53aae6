//! Streams: what of an answer is read as it comes, beyond what its media type says.
//!
//! In: `x-openapi-bindgen-stream` of a media type, a response or an operation, and the schemas of event streams. Out:
//! how the answer is read, and whether a schema is that of whole events or of their data.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{MediaType, Response};
use serde_json::Value;

use super::Lowering;
use super::media_type::Format;
use super::operation::Site;
use crate::diagnostic::codes::lower as codes;
use crate::ir::Status;
use crate::limits;
use crate::model::{MergedSchema, SchemaNode};
use crate::openapi::vocabulary;
use crate::source;

/// The fields of an event (HTML standard §9.2.6), and the comment that some frameworks count among them.
const EVENT_FIELDS: [&str; 5] = ["event", "data", "id", "retry", "comment"];

const VALUES: &str = "`json-lines`, `sse` or `bytes`";

impl<'d> Lowering<'d, '_> {
    /// What the user says of all successes of an operation.
    pub(super) fn stream_of_operation(&mut self, site: Site<'_, 'd>) -> Option<Format> {
        self.stream(&site.operation.extensions, site.pointer)
    }

    /// What the user says of a response, else what is said of its operation. Only successes are streams: an error is
    /// read whole, so that it can be reported.
    pub(super) fn stream_of_response(
        &mut self,
        response: &Response,
        at: &str,
        is_success: bool,
        of_operation: Option<Format>,
    ) -> Option<Format> {
        let own = self.stream(&response.extensions, at);
        if is_success {
            return own.or(of_operation);
        }
        if own.is_some() {
            self.no_stream(at);
        }
        None
    }

    /// What the user says of one media type of a response.
    pub(super) fn stream_of_media(
        &mut self,
        media: &MediaType,
        pointer: &str,
        is_success: bool,
    ) -> Option<Format> {
        let own = self.stream(&media.extensions, pointer);
        if own.is_some() && !is_success {
            self.no_stream(pointer);
        }
        own.filter(|_| is_success)
    }

    fn no_stream(&mut self, at: &str) {
        let pointer = source::child(at, vocabulary::STREAM);
        self.report.add(&codes::STREAM_NOT_USED, pointer, "answers that are no success are read whole");
    }

    fn stream(&mut self, extensions: &IndexMap<String, Value>, at: &str) -> Option<Format> {
        let written = extensions.get(vocabulary::STREAM)?;
        let format = match written.as_str() {
            Some("json-lines") => Some(Format::JsonLines),
            Some("sse") => Some(Format::EventStream),
            Some("bytes") => Some(Format::Bytes),
            _ => None,
        };
        if format.is_none() {
            let message = match written.as_str() {
                Some(word) => format!("`{word}` is not known: a stream is {VALUES}"),
                None => format!("this is not a word: a stream is {VALUES}"),
            };
            self.report.add(&codes::STREAM_MALFORMED, source::child(at, vocabulary::STREAM), message);
        }
        format
    }

    /// Whether the schema of an event stream is that of whole events and not of their data. `itemSchema` is, if it has
    /// a property `data`, or all of its branches have (OpenAPI 3.2 §4.14.3.3). Before 3.2 there is no word for it: there
    /// it is, if it has nothing but fields of events, `event` and `data` among them.
    pub(super) fn describes_events(
        &self,
        media: &MediaType,
        pointer: &str,
        node: Option<&SchemaNode<'d>>,
    ) -> bool {
        match (self.item_schema(media, pointer), node) {
            (Some(item), _) => self.has_data(&item),
            (None, Some(node)) => self.is_event(node, &BTreeSet::new(), &mut 0),
            (None, None) => false,
        }
    }

    fn has_data(&self, node: &SchemaNode<'d>) -> bool {
        let merged = self.model.merged(node);
        let has_data = |merged: &MergedSchema<'d>| merged.properties.contains_key("data");
        let branches = merged.alternatives.first().map(|list| list.branches.as_slice()).unwrap_or_default();
        let mut all = branches.iter().map(|branch| self.model.merged(branch));
        has_data(&merged) || (!branches.is_empty() && all.all(|branch| has_data(&branch)))
    }

    fn is_event(&self, node: &SchemaNode<'d>, outer: &BTreeSet<&'d str>, looks: &mut usize) -> bool {
        *looks += 1;
        if *looks > limits::EVENT_SCHEMAS {
            return false;
        }
        let merged = self.model.merged(node);
        let names: BTreeSet<&str> = merged.properties.keys().copied().chain(outer.iter().copied()).collect();
        if !names.iter().all(|name| EVENT_FIELDS.contains(name)) {
            return false;
        }
        match merged.alternatives.as_slice() {
            [] => names.contains("event") && names.contains("data"),
            alternatives => alternatives
                .iter()
                .all(|one| one.branches.iter().all(|branch| self.is_event(branch, &names, looks))),
        }
    }
}

/// Whether a response can be a success: of this status, or of any if no success is documented.
pub(super) fn can_succeed(status: Status, has_success: bool) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Range(2))
        || (status == Status::Default && !has_success)
}

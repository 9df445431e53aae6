//! Streams: responses that are read as they arrive because the extension `x-openapi-bindgen-stream` of a
//! media type, a response or an operation asks for it.

use indexmap::IndexMap;
use openapiv3::{MediaType, Response};
use serde_json::Value;

use crate::diagnostic::codes::lower as codes;
use crate::lower::calls::body::Notation;
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::site::Site;
use crate::openapi::vocabulary;
use crate::source;

const VALUES: &str = "`json-lines`, `sse` or `bytes`";

impl<'d> CallLowering<'d, '_> {
    /// How the user wants all successes of an operation to be read.
    pub(crate) fn stream_of_operation(&mut self, site: Site<'_, 'd>) -> Option<Notation> {
        self.stream(&site.operation.extensions, site.pointer)
    }

    /// How the user wants a response to be read; the setting of its operation is the default. Only successes
    /// are streams. Errors are read whole, so that they can be reported.
    pub(crate) fn stream_of_response(
        &mut self,
        response: &Response,
        at: &str,
        is_success: bool,
        of_operation: Option<Notation>,
    ) -> Option<Notation> {
        let own = self.stream(&response.extensions, at);
        if is_success {
            return own.or(of_operation);
        }
        if own.is_some() {
            self.report_unused_stream(at);
        }
        None
    }

    /// How the user wants one media type of a response to be read.
    pub(crate) fn stream_of_media(
        &mut self,
        media: &MediaType,
        pointer: &str,
        is_success: bool,
    ) -> Option<Notation> {
        let own = self.stream(&media.extensions, pointer);
        if own.is_some() && !is_success {
            self.report_unused_stream(pointer);
        }
        own.filter(|_| is_success)
    }

    fn report_unused_stream(&mut self, at: &str) {
        let pointer = source::child(at, vocabulary::STREAM);
        self.types.report.add(
            &codes::STREAM_NOT_USED,
            pointer,
            "responses other than successes are read as a whole",
        );
    }

    fn stream(&mut self, extensions: &IndexMap<String, Value>, at: &str) -> Option<Notation> {
        let written = extensions.get(vocabulary::STREAM)?;
        let notation = match written.as_str() {
            Some("json-lines") => Some(Notation::JsonLines),
            Some("sse") => Some(Notation::EventStream),
            Some("bytes") => Some(Notation::Bytes),
            _ => None,
        };
        if notation.is_none() {
            let message = match written.as_str() {
                Some(word) => format!("`{word}` is not known; a stream is {VALUES}"),
                None => format!("this is not a string; a stream is {VALUES}"),
            };
            self.types.report.add(&codes::STREAM_MALFORMED, source::child(at, vocabulary::STREAM), message);
        }
        notation
    }
}

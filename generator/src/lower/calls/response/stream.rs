//! Streams: responses that are read as they arrive because the extension `x-openapi-bindgen-stream` of a
//! media type, a response or an operation asks for it.

use indexmap::IndexMap;
use openapiv3::{MediaType, Response};
use serde_json::Value;

use super::stream_setting::{Malformed, StreamSetting, read};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Location, StreamWhen};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::site::Site;
use crate::lower::draft::Parameter;
use crate::model::SchemaNode;
use crate::openapi::vocabulary;
use crate::source;

impl<'d> CallLowering<'d, '_> {
    /// How the user wants all successes of an operation to be read.
    pub(crate) fn stream_of_operation(&mut self, site: Site<'_, 'd>) -> Option<StreamSetting<'d>> {
        self.stream(&site.operation.extensions, site.pointer)
    }

    /// How the user wants a response to be read; the setting of its operation is the default. Only successes
    /// are streams. Errors are read whole, so that they can be reported.
    pub(crate) fn stream_of_response(
        &mut self,
        response: &Response,
        at: &str,
        is_success: bool,
        of_operation: Option<&StreamSetting<'d>>,
    ) -> Option<StreamSetting<'d>> {
        let own = self.stream(&response.extensions, at);
        if is_success {
            return own.or_else(|| of_operation.cloned());
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
    ) -> Option<StreamSetting<'d>> {
        let own = self.stream(&media.extensions, pointer);
        if own.is_some() && !is_success {
            self.report_unused_stream(pointer);
        }
        own.filter(|_| is_success)
    }

    /// Takes the query parameter by which a request asks for the stream out of the inputs of a call: which
    /// method sends the call decides its value.
    pub(crate) fn take_switch(
        &mut self,
        parameters: &mut Vec<Parameter>,
        (when, pointer): &(StreamWhen, String),
    ) {
        let StreamWhen::Query { name, .. } = when else { return };
        let in_query = |one: &Parameter| one.location == Location::Query;
        let is_switch = |one: &Parameter| in_query(one) && one.name.wire == *name;
        let message = match parameters.iter().find(|one| is_switch(one)) {
            Some(one) if !one.required => {
                parameters.retain(|one| !is_switch(one));
                return;
            }
            Some(_) => format!("`{name}` is required, so that a request without it cannot be sent"),
            None => format!("`{name}` is not a query parameter of this operation"),
        };
        let pointer = source::child(&source::child(&source::child(pointer, "when"), "query"), name);
        let known: Vec<_> = parameters.iter().filter(|one| in_query(one) && !one.required).collect();
        let known: Vec<_> = known.iter().map(|one| format!("`{}`", one.name.wire)).collect();
        let found = self.types.report.add(&codes::STREAM_MALFORMED, pointer, message);
        if !known.is_empty() {
            found.help(format!("its optional query parameters are {}", known.join(", ")));
        }
    }

    fn report_unused_stream(&mut self, at: &str) {
        let pointer = source::child(at, vocabulary::STREAM);
        self.types.report.add(
            &codes::STREAM_NOT_USED,
            pointer,
            "responses other than successes are read as a whole",
        );
    }

    fn stream(&mut self, extensions: &IndexMap<String, Value>, at: &str) -> Option<StreamSetting<'d>> {
        let written = extensions.get(vocabulary::STREAM)?;
        let pointer = source::child(at, vocabulary::STREAM);
        match read(written) {
            Ok((notation, when)) => {
                let schema = source::child(&pointer, "schema");
                let item = self.model.document.schema_at(&schema);
                let item = item.map(|item| SchemaNode::new(item, schema));
                Some(StreamSetting { notation, item, when, pointer })
            }
            Err(Malformed { member, message }) => {
                let at = if member.is_empty() { pointer } else { source::child(&pointer, member) };
                self.types.report.add(&codes::STREAM_MALFORMED, at, message);
                None
            }
        }
    }
}

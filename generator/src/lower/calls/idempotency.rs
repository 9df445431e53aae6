//! Idempotency: the extension `x-openapi-bindgen-idempotent` of an operation.
//!
//! It is `true`, or an object with the name of the `header` by which the server recognizes a repeated
//! request.

use serde_json::Value;

use crate::diagnostic::codes::lower as codes;
use crate::ir::Idempotency;
use crate::lower::calls::lowering::CallLowering;
use crate::lower::calls::security::is_token;
use crate::lower::calls::site::Site;
use crate::openapi::vocabulary;
use crate::source;

/// Methods that are idempotent by themselves (RFC 9110 §9.2.2).
const METHODS: [&str; 6] = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"];

impl CallLowering<'_, '_> {
    /// Whether an operation may be repeated.
    pub(crate) fn idempotency(&mut self, site: Site<'_, '_>) -> Idempotency {
        let Some(written) = site.operation.extensions.get(vocabulary::IDEMPOTENT) else {
            return Idempotency::OfMethod;
        };
        let pointer = source::child(site.pointer, vocabulary::IDEMPOTENT);
        let found = match read(written) {
            Ok(found) => found,
            Err(message) => {
                self.types.report.add(&codes::IDEMPOTENT_MALFORMED, pointer, message);
                return Idempotency::OfMethod;
            }
        };
        if found != Idempotency::OfMethod && METHODS.contains(&site.method) {
            let message = format!("{} is idempotent already", site.method);
            self.types.report.add(&codes::IDEMPOTENT_NOT_USED, pointer, message);
            return Idempotency::OfMethod;
        }
        found
    }
}

fn read(written: &Value) -> Result<Idempotency, String> {
    match written {
        Value::Bool(true) => Ok(Idempotency::Always),
        Value::Bool(false) => Ok(Idempotency::OfMethod),
        Value::Object(members) => {
            if let Some(unknown) = members.keys().find(|key| *key != "header") {
                return Err(format!("the member `{unknown}` is not known; there is `header`"));
            }
            match members.get("header") {
                Some(Value::String(name)) if is_token(name) => Ok(Idempotency::WithHeader(name.clone())),
                Some(_) => Err("`header` is not the name of a header".to_owned()),
                None => Err("`header` is missing".to_owned()),
            }
        }
        _ => Err("this is neither true nor false nor an object with `header`".to_owned()),
    }
}

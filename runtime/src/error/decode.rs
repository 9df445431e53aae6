//! The error of a body that could not be decoded. It names the place in the body and keeps the response.

use std::fmt;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::cure::cure;
use super::{Kept, Undocumented};
use crate::answer::Answer;
use crate::codec::trail;

/// How much is shown of a text that may quote a body.
const SHOWN: usize = 1000;

/// A body does not match the document.
pub struct DecodeError(Box<Inner>);

struct Inner {
    kept: Kept,
    path: String,
    problem: Problem,
    cure: Option<String>,
}

pub(crate) enum Problem {
    Json(serde_json::Error),
    Other(String),
}

impl DecodeError {
    pub(crate) fn of_json(kept: Kept, error: serde_json::Error) -> Self {
        let path = crate::codec::json_path(&kept.body, error.line(), error.column());
        let cure = cure(&path, &error.to_string(), &trail::take(), kept.origin.operation);
        Self(Box::new(Inner { kept, path, problem: Problem::Json(error), cure }))
    }

    /// The body was converted to JSON first, so line and column would refer to that text.
    pub(crate) fn by_json(kept: Kept, json: &str, error: serde_json::Error) -> Self {
        let path = crate::codec::json_path(json.as_bytes(), error.line(), error.column());
        let text = error.to_string();
        let problem = text.split(" at line ").next().unwrap_or_default().to_owned();
        let cure = cure(&path, &problem, &trail::take(), kept.origin.operation);
        Self(Box::new(Inner { kept, path, problem: Problem::Other(problem), cure }))
    }

    pub(crate) fn other(kept: Kept, problem: impl Into<String>) -> Self {
        let problem = Problem::Other(problem.into());
        Self(Box::new(Inner { kept, path: String::new(), problem, cure: None }))
    }

    /// The path in a JSON body, such as `data.items[3].id`. Empty for the body as a whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What would accept the body: a setting of `[responses]`, or an overlay. `None` if nothing is known to.
    /// Types are called by their Rust names, and properties as in the document.
    pub fn cure(&self) -> Option<&str> {
        self.0.cure.as_deref()
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.kept.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.kept.headers
    }

    /// The body as received, up to the limit of the client; of a stream, the item.
    pub fn body(&self) -> &[u8] {
        &self.0.kept.body
    }

    /// The body as JSON of another type than the document's.
    ///
    /// # Errors
    /// The body is not JSON, or not of type `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        self.0.kept.json()
    }

    /// The body as text, decoded by the `charset` of its media type; what is invalid in it is replaced.
    pub fn text(&self) -> String {
        self.0.kept.text()
    }

    /// The ID that the server gave to the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.kept.request_id()
    }

    pub(super) fn kept(&self) -> &Kept {
        &self.0.kept
    }
}

impl DecodeError {
    /// What is wrong. It may quote the body.
    fn problem(&self) -> String {
        let secrets = &self.0.kept.secrets;
        match &self.0.problem {
            Problem::Json(error) => {
                let shown = secrets.shown_of(error, SHOWN);
                let place = format!(" at line {} column {}", error.line(), error.column());
                if shown.ends_with('…') && error.line() > 0 { shown + &place } else { shown }
            }
            Problem::Other(problem) => secrets.shown(problem, SHOWN, false),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: cannot decode the body", self.0.kept.line())?;
        if !self.0.path.is_empty() {
            write!(f, ": {}", self.0.kept.secrets.shown(&self.0.path, SHOWN, false))?;
        }
        write!(f, ": {}", self.problem())?;
        match self.cure() {
            Some(cure) => write!(f, "; to accept it: {cure}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("path", &self.0.kept.secrets.shown(&self.0.path, SHOWN, false))
            .field("problem", &self.problem())
            .field("answer", &self.0.kept)
            .finish()
    }
}

/// `Display` already includes the JSON error, so it is not also a source.
impl std::error::Error for DecodeError {}

/// Why a response could not be converted to what the document describes; emitted code only passes it on.
#[derive(Debug)]
pub struct Undecoded(pub(crate) Reason);

impl Undecoded {
    /// Whether the status of the response is documented.
    pub(crate) fn is_listed(&self) -> bool {
        !matches!(self.0, Reason::Unlisted(_))
    }
}

#[derive(Debug)]
pub(crate) enum Reason {
    Decode(DecodeError),
    /// The media type is not documented.
    Undocumented(Undocumented),
    /// The status is not documented.
    Unlisted(Box<Answer>),
}

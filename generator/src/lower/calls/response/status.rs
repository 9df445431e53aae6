//! Statuses: what each means for a response, and the words for it in names.

use crate::ir::Status;

/// Whether a response never has a body, whatever is documented (RFC 9110 §6.4.1).
pub(super) fn is_bodiless(method: &str, status: Status) -> bool {
    method == "HEAD" || matches!(status, Status::Code(100..=199 | 204 | 205 | 304) | Status::Range(1))
}

pub(super) fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Range(2))
}

/// Whether clients follow such a response to another place (RFC 9110 §15.4).
pub(super) fn is_redirection(status: Status) -> bool {
    matches!(status, Status::Code(301 | 302 | 303 | 307 | 308) | Status::Range(3))
}

/// Whether a response can be a success. `default` can if no success is documented.
pub(super) fn can_succeed(status: Status, has_success: bool) -> bool {
    is_success(status) || (status == Status::Default && !has_success)
}

/// The words for a status in names (RFC 9110 §15 and the IANA registry).
pub(super) fn status_word(status: Status) -> String {
    let code = match status {
        Status::Code(code) => code,
        Status::Range(1) => return "informational".into(),
        Status::Range(2) => return "success".into(),
        Status::Range(3) => return "redirection".into(),
        Status::Range(4) => return "client error".into(),
        Status::Range(5) => return "server error".into(),
        Status::Range(other) => return format!("status {other} xx"),
        Status::Default => return "default".into(),
    };
    let word = match code {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        300 => "multiple choices",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        307 => "temporary redirect",
        308 => "permanent redirect",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "payload too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        418 => "im a teapot",
        421 => "misdirected request",
        422 => "unprocessable entity",
        423 => "locked",
        424 => "failed dependency",
        425 => "too early",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        507 => "insufficient storage",
        _ => return format!("status {code}"),
    };
    word.to_owned()
}

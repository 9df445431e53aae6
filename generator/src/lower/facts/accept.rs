//! The media types that an operation asks for, and those of responses that are handed over unread.

use super::answers;
use crate::ir::{Content, Operation, Outcome};

/// The value of `Accept` (RFC 9110 §12.5.1): the media types of all responses, successes first.
pub(super) fn accept(operation: &Operation) -> String {
    of_outcomes(&operation.success, &operation.error)
}

/// The value of `Accept` if the stream is wanted.
pub(super) fn stream(operation: &Operation) -> String {
    of_outcomes(&operation.stream, &operation.error)
}

fn of_outcomes(success: &Outcome, error: &Outcome) -> String {
    let mut accepted = Vec::new();
    for case in success.cases().iter().chain(error.cases()) {
        if let Some(content) = &case.content {
            content.media_types().for_each(|one| push_new(&mut accepted, one));
        }
    }
    if accepted.is_empty() { "*/*".to_owned() } else { accepted.join(", ") }
}

/// The media types of responses that are handed over unread.
pub(super) fn streamed(operation: &Operation) -> Vec<String> {
    let mut streamed = Vec::new();
    for content in operation.success.contents() {
        if content.content.is_streamed() {
            content.media_types().for_each(|one| push_new(&mut streamed, one));
        }
        // Servers often label JSON lines as plain JSON.
        let is_alone = operation.success.contents().count() == 1;
        if matches!(content.content, Content::JsonLines(_)) && is_alone {
            push_new(&mut streamed, "application/json");
        }
    }
    // If the user says how a request asks for the stream, that tells, and the media type does not.
    for content in operation.stream.contents().filter(|_| operation.stream_when.is_none()) {
        content.media_types().for_each(|one| push_new(&mut streamed, one));
    }
    if answers::takes_any_type(&operation.success) {
        push_new(&mut streamed, "*/*");
    }
    streamed
}

fn push_new(list: &mut Vec<String>, media_type: &str) {
    if list.iter().all(|known| known != media_type) {
        list.push(media_type.to_owned());
    }
}

//! What a call asks for besides its parameters and its body: the stream, or to be repeated after a failure.

use super::Verdict;
use crate::ir::{Idempotency, Operation, OperationFacts};

/// Whether the new server sends the stream to clients who ask for it in the former way.
pub(super) fn streams(old: (&Operation, &OperationFacts), new: (&Operation, &OperationFacts)) -> Verdict {
    let has_stream = |operation: &Operation| !operation.stream.cases().is_empty();
    let is_same = old.0.stream_when == new.0.stream_when && old.1.stream_member == new.1.stream_member;
    Verdict::works_if(is_same || !has_stream(old.0) || !has_stream(new.0), || {
        Verdict::only_if("no caller asks for the stream")
    })
}

/// Whether repeating a call, where the old bindings do, does no harm at the new server.
pub(super) fn repeated(old: &Operation, new: &Operation) -> Verdict {
    let is_harmless = match (&old.idempotency, &new.idempotency) {
        (Idempotency::OfMethod, _) | (_, Idempotency::Always) => true,
        (was, is) => was == is,
    };
    Verdict::works_if(is_harmless, || Verdict::only_if("no call is repeated after a failure"))
}

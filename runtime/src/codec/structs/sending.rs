//! Tracks whether the value being written is part of a request, to decide whether `readOnly` fields are left
//! out ("SHOULD NOT be sent as part of the request", OpenAPI 3.0 §4.7.24). A value that the user serializes,
//! for a file or a cache, keeps them. Serializing never awaits, so a thread-local is enough.

use std::cell::Cell;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is being sent.
    Idle,
    /// A request is being written, and no field was left out so far.
    Sending,
    /// A request is being written, and a field that had a value was left out.
    LeftOut,
}

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::Idle) };
}

/// Restores the previous state, even if writing panics.
struct Before(State);

impl Drop for Before {
    fn drop(&mut self) {
        STATE.set(self.0);
    }
}

/// Writes a part of a request without the fields that only servers send. Also returns whether one of them had
/// a value.
pub(crate) fn without_read_only<R>(write: impl FnOnce() -> R) -> (R, bool) {
    let _before = Before(STATE.replace(State::Sending));
    let written = write();
    (written, STATE.get() == State::LeftOut)
}

/// Whether fields that only servers send are left out.
pub(crate) fn leaves_out_read_only() -> bool {
    STATE.get() != State::Idle
}

/// Records that such a field had a value.
pub(crate) fn note_left_out() {
    STATE.set(State::LeftOut);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scope_ends_where_writing_ends() {
        assert!(!leaves_out_read_only());
        let (inner, left_out) = without_read_only(|| {
            let inner = without_read_only(note_left_out).1;
            assert!(leaves_out_read_only());
            inner
        });
        assert!(inner && !left_out && !leaves_out_read_only());
    }
}

//! Whether date-times need an offset. It is a setting of the API whose response is being read, which the impl of
//! `Deserialize` cannot be given otherwise.

use std::cell::Cell;

thread_local! {
    static REQUIRED: Cell<bool> = const { Cell::new(false) };
}

/// Resets the setting, also if reading panics.
struct Scope(bool);

impl Drop for Scope {
    fn drop(&mut self) {
        REQUIRED.set(self.0);
    }
}

/// Reads with this setting.
pub(crate) fn required<R>(required: bool, read: impl FnOnce() -> R) -> R {
    let _scope = Scope(REQUIRED.replace(required));
    read()
}

/// Whether a date-time without an offset is an error.
pub(super) fn are_required() -> bool {
    REQUIRED.get()
}

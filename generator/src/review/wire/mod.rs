//! Whether a client built from the old document works with a server that does what the new one says.
//!
//! There are two directions. What old clients send has to be accepted: `request` compares types for that, and
//! `limits` what is checked before sending. What the new server sends has to be read: `response` compares
//! types for that, by what the decoder tolerates. The other two directions, a client built from the new
//! document against the old server, follow by exchanging the documents.
//!
//! The rules are conservative: [`Wire::Works`] is the verdict only if every value that the documents allow
//! works. A condition or reason is that of the first difference that matters most.

mod calls;
mod limits;
mod memo;
mod request;
mod response;
mod rules;
mod scalars;
mod verdict;
mod view;

#[cfg(test)]
mod tests;

use self::request::Sending;
use self::response::{Place, Reading};
pub(super) use self::rules::{Finding, Rules};
use self::verdict::Verdict;
use super::Wire;
use crate::ir::{Api, Constraints, Presence, TypeRef};

/// The rules for two documents.
pub(super) struct WireRules<'a> {
    old: &'a Api,
    new: &'a Api,
    sending: Sending<'a>,
    reading: Reading<'a>,
}

impl<'a> WireRules<'a> {
    pub(super) fn new(old: &'a Api, new: &'a Api) -> Self {
        let (sending, reading) = (Sending::new(&old.types, &new.types), Reading::new(&old.types, &new.types));
        Self { old, new, sending, reading }
    }

    /// Whether the new server accepts every value that old clients send in JSON.
    pub(super) fn request(&self, old: &TypeRef, new: &TypeRef) -> Wire {
        self.sending.accepts(old, new, false).into()
    }

    /// The same for values that are written as text: parameters, and parts of forms that are text.
    pub(super) fn request_text(&self, old: &TypeRef, new: &TypeRef) -> Wire {
        self.sending.accepts(old, new, true).into()
    }

    /// Whether the old bindings read every value that the new server sends in JSON.
    pub(super) fn response(&self, old: &TypeRef, new: &TypeRef) -> Wire {
        self.reading.reads(old, new, Place::default()).into()
    }

    /// Whether values within the old limits are within the new ones.
    pub(super) fn request_constraints(&self, old: &Constraints, new: &Constraints) -> Wire {
        limits::accept(old, new).into()
    }

    /// Whether the new server accepts that the value is missing or null as far as old clients send that.
    pub(super) fn request_presence(&self, old: Presence, new: Presence) -> Wire {
        request::presence(old, new).into()
    }

    /// Whether the old bindings read a value that is missing or null as far as the new server sends that.
    /// Lists and maps, which are also read from null, make no difference here.
    pub(super) fn response_presence(&self, old: Presence, new: Presence) -> Wire {
        response::presence(old, new).into()
    }
}

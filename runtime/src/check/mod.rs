//! Constraints of the document, checked before a request is sent.
//!
//! The generator emits impls of [`Check`] with one line per constraint; a check returns every violation with
//! the path of its field. Only values that the user built are checked, never responses. Violations show
//! lengths and numbers but no other values, since those may be secret.

mod checker;
mod error;
mod measure;
mod pattern;

pub use checker::Checker;
pub use error::{CheckError, Violation};
pub use measure::{Measured, Numeric, Repeating, Textual};
pub use pattern::Pattern;

use crate::{HashedMap, JsonString, Map, Patch};

/// A type that contains constraints.
pub trait Check {
    /// Reports every violation to the checker.
    fn check(&self, at: &mut Checker);
}

impl<T: Check + ?Sized> Check for &T {
    fn check(&self, at: &mut Checker) {
        (**self).check(at);
    }
}

impl<T: Check + ?Sized> Check for Box<T> {
    fn check(&self, at: &mut Checker) {
        (**self).check(at);
    }
}

/// An absent value breaks no rule.
impl<T: Check> Check for Option<T> {
    fn check(&self, at: &mut Checker) {
        self.iter().for_each(|value| value.check(at));
    }
}

/// An absent or null value breaks no rule.
impl<T: Check> Check for Patch<T> {
    fn check(&self, at: &mut Checker) {
        self.value().check(at);
    }
}

impl<T: Check> Check for JsonString<T> {
    fn check(&self, at: &mut Checker) {
        self.0.check(at);
    }
}

impl<T: Check> Check for Vec<T> {
    fn check(&self, at: &mut Checker) {
        self.iter().enumerate().for_each(|(index, item)| at.item(index, item));
    }
}

impl<T: Check> Check for Map<T> {
    fn check(&self, at: &mut Checker) {
        self.iter().for_each(|(name, value)| at.nested(name, value));
    }
}

impl<T: Check> Check for HashedMap<T> {
    fn check(&self, at: &mut Checker) {
        self.iter().for_each(|(name, value)| at.nested(name, value));
    }
}

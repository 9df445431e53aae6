//! Constraints of the document, checked before a request is sent.
//!
//! In: the impls of [`Check`] that the generator emits, one line per constraint. Out: every violation with
//! the path of its field, or nothing. Only what the user built is checked, never what a server sent; values
//! are not shown, only lengths and numbers, since they may be secret.

mod checker;
mod error;
mod measure;
mod pattern;

pub use checker::Checker;
pub use error::{CheckError, Violation};
pub use measure::{Measured, Numeric, Repeating, Textual};
pub use pattern::Pattern;

use crate::{HashedMap, JsonString, Map, Patch};

/// A type with constraints in it.
pub trait Check {
    /// Tells the checker what is wrong.
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

/// What is not there breaks no rule.
impl<T: Check> Check for Option<T> {
    fn check(&self, at: &mut Checker) {
        self.iter().for_each(|value| value.check(at));
    }
}

/// What is absent or null breaks no rule.
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

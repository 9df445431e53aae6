//! What is checked in a request before it is sent.

use crate::ir::Pattern;

/// What is checked in a field or an argument.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checks {
    /// Its own limits.
    pub limits: Vec<Limit>,
    /// The way to what is checked below it.
    pub below: Option<Below>,
}

/// A limit that the Rust type of a value can break.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// How many items a list has, at least and at most.
    Items(Option<u64>, Option<u64>),
    /// All items of a list are different.
    Unique,
    /// How many entries a map has, at least and at most.
    Properties(Option<u64>, Option<u64>),
    /// How many characters a string has, at least and at most.
    Length(Option<u64>, Option<u64>),
    /// The pattern that a string has to match.
    Pattern(Pattern),
    /// The bounds of a number, and whether each is exclusive.
    Range(Option<(f64, bool)>, Option<(f64, bool)>),
    /// The number that a number has to be a multiple of.
    Multiple(f64),
    /// The media types that a file may have.
    FileTypes(Vec<String>),
    /// The media types that the files of a list may have.
    FilesTypes(Vec<String>),
}

/// The way from a value to what is checked in it. The runtime descends into values, lists, maps and optional
/// values itself; emitted code takes apart only tuples and what contains them.
#[derive(Debug, Clone, PartialEq)]
pub enum Below {
    /// The value checks itself: it is `runtime::Check`.
    Itself,
    /// A list that checks itself.
    Items,
    /// These items of a tuple.
    Tuple(Vec<(usize, Below)>),
    /// Each item of a list.
    EachItem(Box<Below>),
    /// Each value of a map.
    EachValue(Box<Below>),
    /// A value that may be null.
    Present(Box<Below>),
    /// The value in a box.
    Boxed(Box<Below>),
    /// The value whose JSON a string holds.
    JsonString(Box<Below>),
}

impl Below {
    /// Whether the value implements `runtime::Check` itself.
    #[must_use]
    pub fn is_checked_by_itself(&self) -> bool {
        matches!(self, Self::Itself | Self::Items)
    }
}

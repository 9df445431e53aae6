//! The rules for source text.
//!
//! `imports` checks which module of the compiler may use which, `circles` that no two files need each other,
//! and `shape` the length of files and lines, and that each file states its purpose.

mod circles;
mod files;
mod imports;
mod shape;
mod source;

pub(crate) use files::{root, sources};

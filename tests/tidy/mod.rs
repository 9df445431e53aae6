//! The rules of the house, checked on the source text.
//!
//! `imports` has who may use whom in the compiler, `circles` that no two files need each other, and `shape`
//! how long files and lines may be, and that each file says what it is for.

mod circles;
mod files;
mod imports;
mod shape;
mod source;

//! What clients make of answers. The tests give each answer as bytes.

mod headers;
mod offered;
mod payloads;
mod streams;
mod typed;
mod xml;

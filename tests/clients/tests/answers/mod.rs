//! What becomes of answers, which are bytes that the tests give.

mod headers;
mod offered;
mod payloads;
mod streams;
mod typed;
mod xml;

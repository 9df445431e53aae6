//! How clients interpret responses. The tests give each response as bytes.

mod asked;
mod headers;
mod offered;
mod payloads;
mod streams;
mod typed;
mod xml;

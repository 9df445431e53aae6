//! An application of axum and utoipa, and programs that use bindings made from its document.

mod app;
mod document;
mod tickets;

/// What a program returns.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

//! An application of FastAPI, and programs that use bindings made from its document. They are skipped with a message
//! where there is no Python, or no pip that can install FastAPI.

mod books;
mod covers;
mod document;
mod server;

/// What a program returns.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

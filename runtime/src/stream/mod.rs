//! Streams of a response body: downloads, server-sent events, JSON lines. At most one piece, event or line is
//! in memory.

mod download;
mod events;
mod lines;
mod sse;

#[cfg(test)]
mod tests;

pub use download::Download;
pub use events::{Event, EventStream};
pub use lines::JsonLines;

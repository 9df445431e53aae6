//! Comes in: the unread body of an answer. Goes out: downloads, server-sent events, JSON lines. Must not:
//! hold more than one piece, event or line in memory.

mod download;
mod events;
mod lines;
mod sse;

#[cfg(test)]
mod tests;

pub use download::Download;
pub use events::{Event, EventStream};
pub use lines::JsonLines;

//! What calls send, read by parsers that share no code with the runtime.

mod bodies;
mod merge;
mod multipart;
mod notations;
mod parameters;
mod parts;
mod positions;
mod servers;
mod urlencoded;

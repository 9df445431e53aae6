//! Servers, values and users that mean no good: what they can do to a client, which is to fail a call.

mod bodies;
mod broken;
mod cancelled;
mod decompression;
mod headers;
mod lengths;
mod quoted;
mod raw;
mod redirects;
mod secrets;
mod shown;
mod slow;
mod tokens;

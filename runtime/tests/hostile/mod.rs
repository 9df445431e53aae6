//! Hostile servers, values and users: the worst they can do is to make a call fail.

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

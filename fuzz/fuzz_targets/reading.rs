//! Data from a hostile server: streams, headers, links, XML, and scalars in them. The first byte selects the
//! kind.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openapi_bindgen_fuzz::{answers, scalars};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    match first % 6 {
        0 => answers::events(rest),
        1 => answers::lines(rest, "application/jsonl"),
        2 => answers::lines(rest, "application/json-seq"),
        3 => answers::headers(rest),
        4 => answers::xml(rest),
        _ => scalars::check(rest),
    }
});

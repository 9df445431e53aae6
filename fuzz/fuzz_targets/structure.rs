//! Documents that are almost valid, so that most of them reach emission.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use openapi_bindgen_fuzz::{bindings, grammar};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = grammar::document(&mut Unstructured::new(bytes)) {
        bindings::check(format!("{document:#}").as_bytes());
    }
});

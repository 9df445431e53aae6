//! Documents that are nearly right, so that most of them get through to emission.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use openapi_bindgen_fuzz::{bindings, grammar};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = grammar::document(&mut Unstructured::new(bytes)) {
        bindings::check(format!("{document:#}").as_bytes());
    }
});

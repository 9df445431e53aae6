//! Hostile values in a request, which must not leave their part, parameter, line or path segment.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use openapi_bindgen_fuzz::requests;

fuzz_target!(|bytes: &[u8]| {
    let mut input = Unstructured::new(bytes);
    let _ = match input.arbitrary() {
        Ok(true) => requests::multipart(&mut input),
        _ => requests::parameters(&mut input),
    };
});

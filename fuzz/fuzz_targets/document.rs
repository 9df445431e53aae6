//! Arbitrary bytes as a document: JSON if they begin with a bracket, otherwise YAML.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| openapi_bindgen_fuzz::bindings::check(bytes));

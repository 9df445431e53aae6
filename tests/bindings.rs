//! Compares the compiled bindings, exactly as `build.rs` wrote them, with the reviewed ones in
//! `tests/snapshots/atoms.snap`. `INSTA_UPDATE=always cargo test --test it bindings` (or `cargo insta
//! review`) accepts a change.

#[test]
fn the_compiled_bindings_are_the_reviewed_ones() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("atoms", include_str!(concat!(env!("OUT_DIR"), "/atoms.rs")));
    });
}

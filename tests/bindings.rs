//! The bindings as they are compiled: the very bytes that `build.rs` wrote are compared with the
//! reviewed ones in `tests/snapshots/atoms.snap`. `INSTA_UPDATE=always cargo test --test it bindings`
//! (or `cargo insta review`) takes a change over.

#[test]
fn the_compiled_bindings_are_the_reviewed_ones() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("atoms", include_str!(concat!(env!("OUT_DIR"), "/atoms.rs")));
    });
}

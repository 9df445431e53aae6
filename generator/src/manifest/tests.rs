//! Tests of the manifest of an API with every kind of operation, and of how it spells types.

use quote::quote;

use super::manifest;
use super::paths::Paths;
use crate::test_support::api;

#[test]
fn the_manifest_of_every_kind_of_operation() {
    insta::assert_snapshot!(format!("{:#}", manifest(&api(), "pets")));
}

#[test]
fn paths_lead_through_the_prefix_and_std_stays_as_it_is() {
    let api = api();
    let paths = Paths::new(&api, "my_crate::pets");
    let spelled = |tokens| paths.ty(tokens);
    assert_eq!(spelled(quote!(Vec<Pet>)), "Vec<my_crate::pets::Pet>");
    assert_eq!(spelled(quote!(runtime::Patch<String>)), "my_crate::pets::runtime::Patch<String>");
    assert_eq!(spelled(quote!((i64, Option<Pet>,))), "(i64, Option<my_crate::pets::Pet>,)");
    assert_eq!(spelled(quote!(::std::option::Option<Pet>)), "::std::option::Option<my_crate::pets::Pet>");
    assert_eq!(spelled(quote!(other::Pet)), "other::Pet");
    assert_eq!(spelled(quote!(())), "()");
}

#[test]
fn without_a_prefix_names_stand_as_in_the_code() {
    let api = api();
    assert_eq!(Paths::new(&api, "").ty(quote!(Vec<Pet>)), "Vec<Pet>");
    assert_eq!(manifest(&api, "")["types"][0]["rust"], "Pet");
}

//! What the client looks like, and the rules that a snapshot alone would not explain.

use super::fixture::{answer, api, content, empty, json, operation, parameter};
use super::{emit_client, fixture};
use crate::format;
use crate::ir::{Api, BodyFormat, Location, Operation, Outcome, Status};

fn text(api: &Api) -> String {
    format::render(&emit_client(api)).unwrap()
}

fn text_of(operation: Operation) -> String {
    text(&Api { operations: vec![operation], ..Api::default() })
}

#[test]
fn the_client_of_every_kind_of_operation() {
    insta::assert_snapshot!(text(&api()));
}

#[test]
fn an_api_without_operations_is_a_client_all_the_same() {
    insta::assert_snapshot!(text(&Api::default()));
}

#[test]
fn exact_statuses_come_before_ranges_and_default_last() {
    let mut get = operation("get", "GetCall", "GET", "/");
    get.error = Outcome::Enum {
        name: "GetError".to_owned(),
        cases: vec![
            empty("Other", Status::Default, ""),
            empty("Client", Status::Range(4), ""),
            empty("NotFound", Status::Code(404), ""),
        ],
    };
    let text = text_of(get);
    let order: Vec<_> = ["404 =>", "400..=499 =>", "_ => answer.empty().map(|()| GetError::Other)"]
        .map(|arm| text.find(arm).unwrap_or_else(|| panic!("{arm} in {text}")))
        .into();
    assert!(order.is_sorted());
}

#[test]
fn a_default_success_takes_every_status() {
    let mut get = operation("get", "GetCall", "GET", "/");
    get.success = Outcome::Single { cases: vec![json("Default", Status::Default, "", fixture::PET)] };
    let types = api().types;
    let text = text(&Api { operations: vec![get], types, ..Api::default() });
    assert!(!text.contains("match"), "{text}");
}

#[test]
fn the_most_specific_media_type_is_asked_first() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let case =
        |variant, media_type| answer(variant, Status::Code(200), content(media_type, BodyFormat::Text, None));
    get.success = Outcome::Enum {
        name: "GetResponse".to_owned(),
        cases: vec![case("Text", "text/*"), case("Any", "*/*"), case("Csv", "text/csv")],
    };
    let text = text_of(get);
    let order: Vec<_> = ["is(\"text/csv\")", "is(\"text/*\")", "else {"]
        .map(|branch| text.find(branch).unwrap_or_else(|| panic!("{branch} in {text}")))
        .into();
    assert!(order.is_sorted());
    assert!(!text.contains("is(\"*/*\")"), "{text}");
}

#[test]
fn a_status_without_a_matching_media_type_is_undocumented() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let case =
        |variant, media_type| answer(variant, Status::Default, content(media_type, BodyFormat::Text, None));
    get.error = Outcome::Enum {
        name: "GetError".to_owned(),
        cases: vec![case("Plain", "text/plain"), case("Html", "text/html")],
    };
    let text = text_of(get);
    assert!(!text.contains("match"), "{text}");
    assert!(text.contains("else {\n            answer.undocumented()\n        }"), "{text}");
}

#[test]
fn many_arguments_are_allowed_and_a_parameter_may_be_called_call() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let names = ["a", "b", "c", "d", "e", "f", "call"];
    get.parameters = names.map(|name| parameter(name, Location::Query, fixture::I64)).into();
    let text = text_of(get);
    assert!(text.contains("#[allow(clippy::too_many_arguments)]"), "{text}");
    assert!(text.contains("let mut call_ = self.inner.call(&GET);"), "{text}");
    assert!(text.contains("call_.query(&runtime::Parameter::query(\"call\"), &call);"), "{text}");
}

//! Tests of the client: a snapshot, and the rules that a snapshot alone would not explain.

use crate::emit::{Context, emit_client};
use crate::format;
use crate::ir::{Api, Content, Examples, Location, Operation, Outcome, Output, Status};
use crate::test_support::{
    self as fixture, answer, content, decided, empty, json, json_of, operation, parameter, undecided as api,
};

fn text(api: &Api) -> String {
    format::render(emit_client(&Context::new(&decided(api.clone()), format::render).allowing_lints()))
}

fn text_of(operation: Operation) -> String {
    text(&Api { operations: vec![operation].into(), ..Api::default() })
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
    let order: Vec<_> = ["404 =>", "400..=499 =>", "_ => empty is Other,"]
        .map(|arm| text.find(arm).unwrap_or_else(|| panic!("{arm} in {text}")))
        .into();
    assert!(order.is_sorted());
}

#[test]
fn a_default_success_takes_every_status() {
    let mut get = operation("get", "GetCall", "GET", "/");
    get.success = Outcome::Single { cases: vec![json("Default", Status::Default, "", fixture::PET)] };
    let types = api().types;
    let text = text(&Api { operations: vec![get].into(), types, ..Api::default() });
    assert!(text.contains("{\n        _ => json,\n    }"), "{text}");
}

#[test]
fn the_most_specific_media_type_is_asked_first() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let case = |variant, media_type| answer(variant, Status::Code(200), content(media_type, Content::Text));
    get.success = Outcome::Enum {
        name: "GetResponse".to_owned(),
        cases: vec![case("Text", "text/*"), case("Any", "*/*"), case("Csv", "text/csv")],
    };
    let text = text_of(get);
    let order: Vec<_> = ["200 \"text/csv\" =>", "200 \"text/*\" =>", "200 =>"]
        .map(|branch| text.find(branch).unwrap_or_else(|| panic!("{branch} in {text}")))
        .into();
    assert!(order.is_sorted());
    assert!(!text.contains("\"*/*\" =>"), "{text}");
}

#[test]
fn a_status_without_a_matching_media_type_is_undocumented() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let case = |variant, media_type| answer(variant, Status::Default, content(media_type, Content::Text));
    get.error = Outcome::Enum {
        name: "GetError".to_owned(),
        cases: vec![case("Plain", "text/plain"), case("Html", "text/html")],
    };
    let text = text_of(get);
    assert!(text.contains("_ => undocumented,"), "{text}");
}

#[test]
fn many_arguments_are_allowed_and_a_parameter_may_be_called_call() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let names = ["a", "b", "c", "d", "e", "f", "call"];
    get.parameters = names.map(|name| parameter(name, Location::Query, fixture::I64)).into();
    let text = text_of(get);
    assert!(text.contains("#[allow(clippy::too_many_arguments)]"), "{text}");
    assert!(text.contains("let mut call_ = self.inner.call(&GET);"), "{text}");
    assert!(text.contains("call_.query(&emitted::Parameter::query(\"call\"), &call);"), "{text}");
}

/// The method of an operation whose body has one media type.
fn with_body(media_type: &str, content: Content) -> String {
    let mut put = operation("put", "PutCall", "PUT", "/");
    put.body = Some(fixture::body(vec![fixture::body_content("Body", media_type, content)], None));
    let types = api().types;
    let text = text(&Api { operations: vec![put].into(), types, ..Api::default() });
    let (_, method) = text.split_once("pub fn put").unwrap();
    method.split_once("PutCall(call)").unwrap().0.to_owned()
}

#[test]
fn each_format_of_a_body_has_its_own_encoder() {
    let json = with_body("application/vnd.pet+json", json_of(fixture::PET));
    assert!(json.contains("call.json_as(\"application/vnd.pet+json\", &body);"), "{json}");
    let mixed = with_body("multipart/mixed", Content::Multipart(fixture::REGISTRATION));
    assert!(mixed.contains("call.multipart(\"multipart/mixed\", body);"), "{mixed}");
    let string = with_body("application/json", json_of(fixture::STRING));
    assert!(string.contains("let body: String = body.into();"), "{string}");
    assert!(string.contains("call.json(&body);"), "{string}");
    let lines = with_body("application/x-ndjson", Content::JsonLines(fixture::PET));
    assert!(lines.contains("body: Vec<Pet>"), "{lines}");
    assert!(lines.contains("call.json_lines(\"application/x-ndjson\", &body);"), "{lines}");
    let text = with_body("text/plain; charset=utf-8", Content::Text);
    assert!(
        text.contains("body: impl Into<String>")
            && text.contains("call.text(\"text/plain; charset=utf-8\", body);"),
        "{text}"
    );
    let csv = with_body("text/csv", Content::Text);
    assert!(csv.contains("call.text(\"text/csv\", body);"), "{csv}");
    let xml = with_body("application/xml", Content::Bytes);
    assert!(xml.contains("body: impl Into<runtime::Body>"), "{xml}");
}

#[test]
fn a_range_of_media_types_is_never_sent_as_one() {
    let image = with_body("image/*", Content::Bytes);
    assert!(image.contains("call.body_within(\"image/*\", body);"), "{image}");
    let json = with_body("*/*", json_of(fixture::PET));
    assert!(json.contains("call.json(&body);"), "{json}");
    let text = with_body("text/*", Content::Text);
    assert!(text.contains("call.text(\"text/plain; charset=utf-8\", body);"), "{text}");
}

#[test]
fn a_range_does_not_repeat_the_codes_at_its_ends() {
    let mut get = operation("get", "GetCall", "GET", "/");
    let case = |variant, status| empty(variant, status, "");
    get.error = Outcome::Enum {
        name: "GetError".to_owned(),
        cases: vec![
            case("Client", Status::Range(4)),
            case("Bad", Status::Code(400)),
            case("Unauthorized", Status::Code(401)),
            case("Missing", Status::Code(404)),
        ],
    };
    let text = text_of(get.clone());
    assert!(text.contains("402..=499 => empty is Client,"), "{text}");

    get.error =
        Outcome::Single { cases: vec![case("Bad", Status::Code(400)), case("Client", Status::Range(4))] };
    let text = text_of(get);
    assert!(text.contains("400..=499 => empty,"), "{text}");
    assert!(!text.contains("400 |"), "{text}");
}

/// The docs of all methods, from the heading of the example on.
fn examples(examples: Examples) -> String {
    let output = Output::default().examples(examples);
    let text = text(&Api { output, ..api() });
    let of_method = |part: &str| part.split_once("pub fn").map(|(docs, _)| docs.to_owned());
    text.split("# Example\n").skip(1).filter_map(of_method).collect()
}

#[test]
fn an_example_has_a_value_for_what_is_required() {
    insta::assert_snapshot!(examples(Examples::Text));
}

#[test]
fn a_doctest_has_a_function_around_the_example() {
    insta::assert_snapshot!(examples(Examples::Doctest { path: "pet_shop::pets".to_owned() }));
}

#[test]
fn without_being_asked_for_there_are_no_examples() {
    assert!(!text(&api()).contains("Example"));
}

#[test]
fn each_item_of_a_tag_is_behind_its_feature() {
    let gated = |api: &Api| text(api).matches("#[cfg(feature = \"pets\")]").count();
    assert_eq!(gated(&api()), 0);
    let output = Output::default().tag_features(true);
    let mut all = Api { output, ..api() };
    let with_facts = decided(all.clone());
    let context = Context::new(&with_facts, format::render);
    let of_tag: usize = context
        .operations()
        .filter(|(operation, _)| operation.tag.is_some())
        .map(|(operation, facts)| super::operation_items(&context, operation, facts).len())
        .sum();
    // The accessor, the sub-client, its methods, and what belongs to their operations.
    assert_eq!(gated(&all), 3 + of_tag);
    assert!(!text(&all).contains("#[allow(dead_code)]"), "operations without a tag use the client");

    all.operations.retain(|operation| operation.tag.is_some());
    // One of them leads to an operation that is gone now.
    all.operations.iter_mut().for_each(|operation| operation.links.clear());
    assert!(text(&all).contains("#[allow(dead_code)]"));
}

//! Request bodies and parameters: how forms are sent, and what is reported if that is impossible.

use openapi_bindgen::config::Config;

use super::{in_order, with};

/// The bindings of an operation with this request body, written in YAML's flow style, and the codes reported.
fn body(name: &str, content: &str) -> (String, Vec<&'static str>) {
    let paths = format!(
        "paths:\n  /x:\n    post:\n      operationId: send\n      requestBody: {{required: true, content: {content}}}\n      \
         responses: {{'204': {{description: done}}}}\n"
    );
    with(name, &paths, Config::default())
}

fn form(name: &str, media_type: &str, properties: &str, encoding: &str) -> (String, Vec<&'static str>) {
    body(
        name,
        &format!(
            "{{{media_type}: {{schema: {{type: object, properties: {properties}}}, encoding: {encoding}}}}}"
        ),
    )
}

#[test]
fn parts_of_encodings_that_have_no_effect_are_said() {
    const TEXT: &str = "{a: {type: string}}";
    const FILE: &str = "{a: {type: string, format: binary}}";
    let parts = "multipart/form-data";
    let fields = "application/x-www-form-urlencoded";
    for (name, media_type, properties, encoding) in [
        ("ghost", parts, TEXT, "{b: {contentType: text/plain}}"),
        ("styled_file", parts, FILE, "{a: {style: form}}"),
        ("header_of_field", fields, TEXT, "{a: {headers: {X: {schema: {type: string}}}}}"),
        ("type_as_header", parts, TEXT, "{a: {headers: {content-type: {schema: {type: string}}}}}"),
    ] {
        assert_eq!(form(name, media_type, properties, encoding).1, ["OB0513"], "{name}");
    }
    for (name, media_type, properties, encoding) in [
        ("content_type", parts, TEXT, "{a: {contentType: text/csv}}"),
        ("style", parts, TEXT, "{a: {style: form, explode: false}}"),
        ("headers", parts, FILE, "{a: {headers: {X: {schema: {type: string}}}}}"),
        ("explode_alone", parts, TEXT, "{a: {explode: true}}"),
        ("explode_of_field", fields, TEXT, "{a: {explode: true}}"),
    ] {
        assert!(form(name, media_type, properties, encoding).1.is_empty(), "{name}");
    }
}

#[test]
fn headers_of_a_part_stand_behind_it() {
    let encoding = "{a: {headers: {X-Rank: {required: true, schema: {type: integer}}}}}";
    let (code, _) = form("part_header", "multipart/form-data", "{a: {}, b: {type: string}}", encoding);
    in_order(
        &code,
        &["pub a: Option<runtime::File>,", "pub a_x_rank: Option<i64>,", "pub b: Option<String>,"],
    );
    in_order(&code, &[".file(\"a\", value)", ".optional_header(", "emitted::Parameter::header(\"X-Rank\")"]);
}

#[test]
fn a_multipart_body_without_fields_is_made_by_hand() {
    let (code, codes) = body("by_hand", "{multipart/mixed: {schema: {type: array, items: {}}}}");
    assert_eq!(codes, ["OB0509"]);
    in_order(
        &code,
        &["pub fn send(&self, body: runtime::Form)", "call.multipart(\"multipart/mixed\", body)"],
    );
}

#[test]
fn the_same_schema_with_files_and_without() {
    let schema = "schema: {$ref: '#/components/schemas/Upload'}";
    let paths = format!(
        "paths:\n  /x:\n    post:\n      operationId: send\n      requestBody: {{required: true, content: \
         {{application/x-www-form-urlencoded: {{{schema}}}, multipart/form-data: {{{schema}}}}}}}\n      \
         responses: {{'204': {{description: done}}}}\ncomponents:\n  schemas:\n    \
         Upload: {{type: object, properties: {{a: {{type: string, format: binary}}}}}}\n"
    );
    let (code, _) = with("files_and_text", &paths, Config::default());
    in_order(&code, &["pub a: Option<String>,", "pub a: Option<runtime::File>,"]);
}

#[test]
fn parameters_of_a_format_that_is_not_written_are_said() {
    let parameter = |name: &str, media_type: &str| {
        let paths = format!(
            "paths:\n  /x:\n    get:\n      operationId: get\n      parameters: [{{name: q, in: query, content: \
             {{{media_type}: {{schema: {{type: string}}}}}}}}]\n      responses: {{'204': {{description: done}}}}\n"
        );
        with(name, &paths, Config::default()).1
    };
    assert_eq!(parameter("parameter_xml", "application/xml"), ["OB0514"]);
    assert!(parameter("parameter_json", "application/json").is_empty());
    assert!(parameter("parameter_text", "text/plain").is_empty());
}

#[test]
fn defaults_are_documented_and_not_sent() {
    let paths = "paths:\n  /x:\n    get:\n      operationId: get\n      parameters: [{name: q, in: query, schema: \
                 {type: integer, default: 10}}]\n      responses: {'204': {description: done}}\n";
    let (code, _) = with("default_of_parameter", paths, Config::default());
    in_order(&code, &["Default: `10`.", "pub fn q<M>(mut self, q: impl runtime::IntoField<Option<i64>, M>)"]);
    assert_eq!(code.matches("10").count(), 1, "{code}");
}

#[test]
fn a_deep_object_is_exploded_unless_the_document_forbids_it() {
    let object = "{a: {type: object, properties: {x: {type: string}}}}";
    let styled = |name: &str, encoding: &str| {
        form(name, "multipart/form-data", object, &format!("{{a: {{style: {encoding}}}}}")).0
    };
    let code = styled("deep_object", "deepObject");
    in_order(&code, &["emitted::Parameter::query(\"a\")", ".style(emitted::Style::DeepObject)"]);
    assert!(!code.contains(".explode("), "{code}");
    assert!(!styled("exploded_form", "form").contains(".explode("));
    assert!(styled("flat_form", "form, explode: false").contains(".explode(false)"));
    assert!(!styled("piped", "pipeDelimited").contains(".explode("));
}

#[test]
fn a_urlencoded_form_has_no_fields_that_only_multipart_can_send() {
    const MORE: &str = "{type: object, properties: {a: {type: string}}, additionalProperties: {type: string, format: binary}}";
    const MIXED: &str =
        "{type: object, properties: {a: {type: array, items: {oneOf: [{type: integer}, {type: object}]}}}}";
    let both = |name: &str, schema: &str| {
        let component = format!("components:\n  schemas:\n    Upload: {schema}\n");
        let reference = "{schema: {$ref: '#/components/schemas/Upload'}}";
        let content =
            format!("{{multipart/form-data: {reference}, application/x-www-form-urlencoded: {reference}}}");
        let paths = format!(
            "paths:\n  /x:\n    post:\n      operationId: send\n      requestBody: {{required: true, content: {content}}}\n      \
             responses: {{'204': {{description: done}}}}\n{component}"
        );
        with(name, &paths, Config::default()).0
    };
    let code = both("files_beside", MORE);
    assert_eq!(code.matches("impl emitted::IntoForm for").count(), 2, "{code}");
    assert_eq!(code.matches(".extra_files(").count(), 1, "{code}");
    let code = both("mixed_list", MIXED);
    in_order(&code, &[".values(\"a\"", ".texts(\"a\""]);
    assert_eq!(
        both("texts", "{type: object, properties: {a: {type: string}}}").matches("IntoForm for").count(),
        1
    );
}

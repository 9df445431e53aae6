//! `x-openapi-bindgen-pagination`: the generated table, and reports if it does not fit its operation.

use std::path::Path;

use openapi_bindgen::{Options, analyze, layout};

/// A document with one operation, `list`, that has this extension.
fn document(extension: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: t, version: '1'}}
paths:
  /pets:
    get:
      operationId: list
      x-openapi-bindgen-pagination: {extension}
      parameters:
        - {{name: after, in: query, schema: {{type: string}}}}
        - {{name: items, in: query, schema: {{type: integer}}}}
        - {{name: x-page, in: header, schema: {{type: integer}}}}
      requestBody:
        required: false
        content: {{application/json: {{schema: {{type: object, properties: {{page: {{type: object, properties: {{after: {{type: string}}}}}}}}}}}}}}
      responses:
        '200':
          description: ok
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Page'}}}}}}
components:
  schemas:
    Pet: {{type: object, properties: {{id: {{type: string}}}}}}
    Base: {{type: object, properties: {{data: {{type: [array, 'null'], items: {{$ref: '#/components/schemas/Pet'}}}}}}}}
    Page:
      allOf: [{{$ref: '#/components/schemas/Base'}}]
      type: object
      properties:
        meta: {{type: object, properties: {{next: {{type: string}}, more: {{type: boolean}}, total: {{type: integer}}}}}}
        rest: {{}}
"
    )
}

/// The bindings, or the code, pointer and message of the diagnostic about the extension.
fn compiled(extension: &str) -> Result<String, String> {
    let name = extension.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pagination_{name}.yaml"));
    std::fs::write(&file, document(extension)).expect("a writable folder");
    let generated = analyze(&file, &Options::default());
    match generated.report.iter().find(|said| said.code.id.starts_with("OB054")) {
        Some(said) => Err(format!("{} {}: {}", said.code.id, said.place.pointer, said.message)),
        None => Ok(layout::single_file(&generated.api)),
    }
}

#[track_caller]
fn gives(extension: &str, paging: &str, item: &str) {
    let code = compiled(extension).unwrap();
    let flat: String = code.split_whitespace().collect();
    let (paging, item) = (paging.replace(' ', ""), format!("typeItem={item};"));
    assert!(flat.contains(&format!("emitted::Paging={paging};")), "{paging} in {code}");
    assert!(flat.contains(&item), "{item} in {code}");
    assert!(code.contains("emitted::impl_pages!(ListCall);"));
    // The call has a method `items` of its own, so the parameter of that name is renamed.
    assert!(code.contains("pub fn items_<M>("), "{code}");
}

#[track_caller]
fn refused(extension: &str, code: &str, member: &str, message: &str) {
    let said = compiled(extension).unwrap_err();
    let at = format!("{code} /paths/~1pets/get/x-openapi-bindgen-pagination{member}: ");
    assert!(said.starts_with(&at) && said.contains(message), "{said}");
}

#[test]
fn each_style_becomes_a_table_and_the_type_of_an_item() {
    gives("{style: link, items: /data}", "emitted::Paging::link().items(\"/data\")", "Pet");
    gives(
        "{style: cursor, parameter: after, items: /data, next: /meta/next, more: /meta/more}",
        "emitted::Paging::cursor(\"after\").items(\"/data\").next(\"/meta/next\").more(\"/meta/more\")",
        "Pet",
    );
    gives(
        "{style: cursor, parameter: after, items: /data, lastItem: /id}",
        "emitted::Paging::cursor(\"after\").items(\"/data\").last_item(\"/id\")",
        "Pet",
    );
    gives(
        "{style: offset, parameter: after, items: /data, total: /meta/total}",
        "emitted::Paging::offset(\"after\").items(\"/data\").total(\"/meta/total\")",
        "Pet",
    );
    gives(
        "{style: page, parameter: after, first: 0, items: /data}",
        "emitted::Paging::page(\"after\", 0).items(\"/data\")",
        "Pet",
    );
    gives(
        "{style: cursor, parameter: /page/after, items: /data, next: /meta/next}",
        "emitted::Paging::cursor(\"/page/after\").in_body().items(\"/data\").next(\"/meta/next\")",
        "Pet",
    );
}

#[test]
fn what_has_no_type_is_any_value() {
    gives("{style: link, items: /rest/x}", "emitted::Paging::link().items(\"/rest/x\")", "runtime::Value");
}

#[test]
fn what_cannot_be_read_is_said_where_it_stands() {
    let malformed = |extension: &str, member, message| refused(extension, "OB0540", member, message);
    malformed("yes", "", "not an object");
    malformed("{items: /data}", "", "`style` is missing");
    malformed("{style: pages}", "/style", "`pages` is not known");
    malformed("{style: 1}", "/style", "`link`, `cursor`");
    malformed("{style: link, itmes: /data}", "", "`itmes` is not known");
    malformed("{style: link, items: data}", "/items", "not a JSON pointer");
    malformed("{style: link, parameter: after}", "/parameter", "the style `link` has no `parameter`");
    malformed("{style: link, items: /data, total: /x}", "/total", "the style `link` has no `total`");
    malformed("{style: offset, items: /data}", "", "`parameter` is missing");
    malformed("{style: cursor, parameter: after}", "", "`next` or `lastItem` is missing");
    malformed("{style: cursor, parameter: after, next: /a, lastItem: /b}", "/lastItem", "not at both");
    malformed("{style: page, parameter: after, first: -1}", "/first", "not the number of a page");
}

#[test]
fn what_does_not_fit_the_operation_is_said() {
    refused(
        "{style: offset, parameter: /page/skip, items: /data}",
        "OB0542",
        "/parameter",
        "the request body has no `/page/skip`",
    );
    refused("{style: offset, parameter: skip}", "OB0541", "/parameter", "`skip` is not a query parameter");
    refused("{style: page, parameter: x-page}", "OB0541", "/parameter", "`x-page` is not a query parameter");
    refused("{style: link}", "OB0542", "/items", "the response is not a list");
    refused("{style: link, items: /date}", "OB0542", "/items", "no list at `/date`");
    refused("{style: link, items: /meta}", "OB0542", "/items", "no list at `/meta`");
    refused("{style: link, items: /data, more: /more}", "OB0542", "/more", "the response has no `/more`");
    let last = "{style: cursor, parameter: after, items: /data, lastItem: /uid}";
    refused(last, "OB0542", "/lastItem", "an item has no `/uid`");
}

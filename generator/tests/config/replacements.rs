//! `[replace]`: the user's own types.

use super::generated;

const ORDERS: &str = "\
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{name: id, in: path, required: true, schema: {$ref: '#/components/schemas/Id'}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    Id: {type: string}
    Order:
      type: object
      required: [price, prices]
      properties:
        price: {$ref: '#/components/schemas/Money'}
        prices: {type: array, items: {$ref: '#/components/schemas/Money'}}
        rest: {type: object, additionalProperties: {$ref: '#/components/schemas/Money'}}
        choice: {oneOf: [{$ref: '#/components/schemas/Money'}, {type: string}]}
    Money:
      type: object
      properties:
        currency: {$ref: '#/components/schemas/Currency'}
        region: {$ref: '#/components/schemas/Region'}
        parts: {type: array, items: {type: object, properties: {amount: {enum: [1, a]}}}}
    Currency: {type: string, enum: [EUR]}
    Region: {type: string, enum: [north]}
    Unused: {type: object, properties: {region: {$ref: '#/components/schemas/Region'}}}
";

#[test]
fn a_replaced_type_is_used_by_path_and_not_emitted() {
    let outcome =
        generated("replaced", ORDERS, "[replace.types]\nMoney = \"crate::Money\"\nId = \"::uuid::Uuid\"\n");
    outcome.has(&[
        "pub price: crate::Money,",
        "pub prices: Vec<crate::Money>,",
        "pub rest: Option<runtime::Map<crate::Money>>,",
        "Money(crate::Money),",
        "pub fn get_order(&self, id: ::uuid::Uuid) -> GetOrderCall",
    ]);
    // Only `Money` referred to these. `Unused` stays although nothing refers to it, and it refers to
    // `Region`.
    outcome.has_not(&["pub struct Money", "MoneyPart", "pub enum Currency", "pub type Id"]);
    outcome.contains(&["pub struct Unused", "pub enum Region"]);
}

#[test]
fn findings_about_a_replaced_type_are_dropped() {
    let findings = generated("replaced_findings", ORDERS, "").findings;
    assert!(findings.contains("warning[OB0404]"), "{findings}");
}

#[test]
fn an_inline_type_is_replaced_by_the_name_it_would_have() {
    let toml = "[replace.types]\nStringOrMoney = \"crate::Choice\"\n";
    let outcome = generated("replaced_inline", ORDERS, toml);
    outcome.contains(&["pub choice: Option<crate::Choice>,"]).has_not(&["enum StringOrMoney"]);
}

#[test]
fn recursion_through_a_replaced_type_stays_finite() {
    let rest = "components:\n  schemas:\n    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}\n    Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}\n";
    let outcome = generated("replaced_cycle", rest, "[replace.types]\nOwner = \"crate::Owner\"\n");
    outcome.has(&["pub struct Pet {", "pub owner: Option<Box<crate::Owner>>,"]).has_not(&["struct Owner"]);
}

#[test]
fn the_body_of_a_form_is_not_replaced() {
    let rest = "paths:\n  /a:\n    post:\n      operationId: add\n      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}}}\n      responses: {'204': {description: ok}}\ncomponents:\n  schemas:\n    Upload: {type: object, properties: {name: {type: string}}}\n";
    generated("replaced_form", rest, "[replace.types]\nUpload = \"crate::Upload\"\n")
        .says("openapi-bindgen.toml:2:1: warning[OB0605]: `Upload` is a form body, which has to be a generated type; help: correct it, or remove the entry")
        .contains(&["pub struct Upload {"]);
}

#[test]
fn formats_are_replaced_wherever_they_stand() {
    let rest = "components:\n  schemas:\n    Pet: {type: object, required: [home], properties: {home: {type: string, format: uri}, weight: {type: number, format: decimal}}}\n";
    let toml = "[replace.formats]\nuri = \"::url::Url\"\ndecimal = \"::rust_decimal::Decimal\"\n";
    generated("formats", rest, toml)
        .has(&["pub home: ::url::Url,", "pub weight: Option<::rust_decimal::Decimal>,"]);
}

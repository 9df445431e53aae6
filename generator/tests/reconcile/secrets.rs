//! Nothing of the traffic is shown, except names and the values that an `enum` lacks.

use serde_json::{Value, json};

use super::{exchange, healed};

const API: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
components:
  securitySchemes: { key: { type: apiKey, in: query, name: k } }
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string, enum: [a] }
        password: { type: string, enum: [a] }
        pin: { type: string, format: password, enum: [a] }
        hidden: { type: string, writeOnly: true, enum: [a] }
        echo: { type: string, enum: [a] }
        long: { type: string, enum: [a] }
        number: { type: integer }
        at: { type: string, format: date-time }
";

#[test]
fn no_secret_is_in_the_report_or_the_overlay() {
    let secrets = [
        "hunter2",
        "1234",
        "for-writing",
        "bearer-of-news",
        "cookie-value",
        "query-value",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "a text",
        "2024-31-31",
        "mail@example.com",
        "4711",
    ];
    let body = json!({
        "name": "dog", "password": "hunter2", "pin": "1234", "hidden": "for-writing", "echo": "token bearer-of-news",
        "long": "sk_live_4eC39HqLyjWDarjtT1zdp7dc", "number": "a text", "at": "2024-31-31",
        "more": {"mail@example.com": "cookie-value"}, "token": "query-value",
    });
    let mut exchange = exchange("GET", "/pets?k=query-value&id=4711", 200, "application/json", &body);
    exchange["request"]["headers"] =
        json!({"Authorization": "Bearer bearer-of-news", "Cookie": "sid=cookie-value"});
    let (reconciled, overlay) = healed(API, &[exchange], &[]);
    for shown in [reconciled.text(), reconciled.json(), overlay] {
        for secret in secrets {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
        assert!(shown.contains("dog"), "{shown}");
    }
}

#[test]
fn what_a_recorder_hid_is_not_compared() {
    let body = json!({"name": "<secret>", "password": "REDACTED", "number": "***", "at": "[REDACTED]"});
    assert!(super::of(API, &[exchange("GET", "/pets", 200, "application/json", &body)]).is_clean());
    let (_, overlay) =
        healed(API, &[exchange("GET", "/pets", 500, "application/json", &json!({"key": "<secret>"}))], &[]);
    assert!(overlay.contains("key: {}"), "{overlay}");
}

#[test]
fn names_from_the_traffic_cannot_steer_a_terminal_or_leave_a_comment() {
    let body = json!({"a\n- target: $\n  remove: true": 1, "\u{1b}[31m": 2});
    let mut exchange = exchange("GET", "/pets?%1b[31m=1", 200, "application/json", &body);
    exchange["response"]["status"] = Value::from(200);
    let (reconciled, overlay) =
        healed(API, &[exchange], &[openapi_bindgen::reconcile::Difference::UndocumentedParameter]);
    for shown in [reconciled.text(), overlay] {
        assert!(!shown.contains('\u{1b}') && !shown.contains("remove"), "{shown}");
    }
}

//! How requests find their operations, and what is said of requests.

use openapi_bindgen::reconcile::{Difference, Failure};
use serde_json::{Value, json};

use super::{Folder, compared, done, exchange, found, healed, lines, of, shown};

const API: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: 'https://{region}.example.com/v1', variables: { region: { default: eu } } }]
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: getPet, responses: { '200': { description: ok } } }
  /pets/mine:
    get: { operationId: myPets, responses: { '200': { description: ok } } }
  /search:
    get:
      operationId: search
      parameters:
        - { name: q, in: query, required: true, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer } }
        - { name: sort, in: query, schema: { type: string, enum: [asc] } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object } }
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
      responses: { '200': { description: ok } }
    post:
      operationId: save
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses: { '2XX': { description: ok }, default: { description: error } }
components:
  securitySchemes: { key: { type: apiKey, in: query, name: api_key } }
  schemas:
    Pet:
      type: object
      required: [id, name, secret]
      properties:
        id: { type: integer, readOnly: true }
        secret: { type: string, writeOnly: true }
        name: { type: string }
";

fn get(url: &str) -> Value {
    let mut exchange = exchange("GET", "", 200, "", &Value::Null);
    exchange["url"] = url.into();
    exchange
}

#[test]
fn the_most_concrete_path_wins() {
    let reconciled =
        of(API, &[get("https://us.example.com/v1/pets/mine"), get("https://us.example.com/v1/pets/5")]);
    let report: Value = serde_json::from_str(&reconciled.json()).expect("JSON");
    let counts: Vec<&Value> =
        report["operations"].as_array().expect("a list").iter().map(|one| &one["count"]).collect();
    assert_eq!(counts, [1, 1, 0, 0], "{report}");
    assert!(reconciled.is_clean());
}

#[test]
fn other_servers_and_preflights_are_left_out() {
    let mut preflight = get("https://us.example.com/v1/pets/5");
    preflight["method"] = "OPTIONS".into();
    let exchanges = [
        get("https://us.example.com/v1/pets/5"),
        get("https://us.example.com/v2/pets/5"),
        get("https://cdn.example.org/v1/pets/5"),
        get("wss://us.example.com/v1/pets/5"),
        get("chrome-extension://abc/v1/pets/5"),
        get("not a url"),
        preflight,
    ];
    let reconciled = of(API, &exchanges);
    let counts = reconciled.counts();
    assert_eq!((counts.checked, counts.elsewhere, counts.preflights), (1, 5, 1));
    assert!(
        reconciled.text().ends_with("left out: 5 requests to other servers, 1 preflight\n"),
        "{}",
        reconciled.text()
    );
}

#[test]
fn undocumented_operations_are_named_without_data() {
    let mut delete = get("https://us.example.com/v1/pets/5");
    delete["method"] = "DELETE".into();
    let exchanges = [delete, get("https://us.example.com/v1/users/jane@example.com?x=1")];
    let (first, _) =
        healed(API, &exchanges, &[Difference::UndocumentedOperation, Difference::UndocumentedOperation]);
    let text = first.text();
    assert!(text.contains("`DELETE /pets/{id}`") && text.contains("`GET /users/{…}`"), "{text}");
}

#[test]
fn traffic_of_something_else_is_an_error() {
    let folder = Folder::new();
    let document = folder.write("api.yaml", API);
    let traffic = folder.write("t.jsonl", &lines(&[get("https://other.example/x")]));
    let Err(failure) = compared(&document, &[], &traffic) else { panic!("a result") };
    assert!(
        shown(&failure)
            .contains("no request goes to a server of the document (https://{region}.example.com/v1)")
    );
    let traffic = folder.write("empty.jsonl", "\n");
    assert!(matches!(compared(&document, &[], &traffic), Err(Failure::Nothing(_))));
    // The recorder may know the operation, whatever the server.
    let mut known = get("https://other.example/x");
    known["operation"] = "myPets".into();
    let traffic = folder.write("known.jsonl", &lines(&[known]));
    assert!(done(compared(&document, &[], &traffic)).is_clean());
}

#[test]
fn parameters_are_compared() {
    let mut exchange =
        get("http://localhost:8080/search?page=first&sort=desc&filter%5Ba%5D=1&api_key=k&cursor=x&cursor=y");
    exchange["request"]["headers"] = json!({"accept": "*/*"});
    let (first, overlay) = healed(API, &[exchange], &[]);
    let mut kinds = found(&first);
    kinds.sort_unstable();
    let expected = [
        ("missing-parameter", 1),
        ("missing-parameter", 1),
        ("undocumented-parameter", 1),
        ("undocumented-value", 1),
        ("wrong-type", 1),
    ];
    assert_eq!(kinds, expected, "{}", first.text());
    assert!(overlay.contains("- name: cursor\n          in: query"), "{overlay}");
}

#[test]
fn requests_are_compared_unless_they_were_refused() {
    let save = |status: u16, body: &Value| {
        let mut exchange = exchange("POST", "/search", status, "", &Value::Null);
        exchange["request"] =
            json!({"headers": {"content-type": "application/json"}, "body": {"text": body.to_string()}});
        exchange
    };
    let valid = json!({"name": "", "secret": "s"});
    assert!(of(API, &[save(201, &valid), save(422, &json!({"name": 1}))]).is_clean());
    let (first, _) = healed(API, &[save(201, &json!({"secret": ""}))], &[]);
    assert_eq!(found(&first), [("missing-property", 1)], "{}", first.text());
    let mut empty = save(200, &valid);
    empty["request"]["body"] = Value::Null;
    let (first, _) = healed(API, &[empty], &[]);
    assert_eq!(found(&first), [("missing-body", 1)], "{}", first.text());
}

#[test]
fn what_another_file_defines_is_not_in_the_overlay() {
    let folder = Folder::new();
    folder.write("pet.yaml", "type: object\nrequired: [name]\nproperties: { name: { type: string } }\n");
    let document = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths: { /pets: { get: { operationId: a, responses: { '200': { \
                    description: ok, content: { application/json: { schema: { $ref: pet.yaml } } } } } } } }\n";
    let document = folder.write("api.yaml", document);
    let traffic =
        folder.write("t.jsonl", &lines(&[exchange("GET", "/pets", 200, "application/json", &json!({}))]));
    let reconciled = done(compared(&document, &[], &traffic));
    assert!(
        reconciled.text().contains("it is in another file, which an overlay does not reach"),
        "{}",
        reconciled.text()
    );
    assert!(reconciled.overlay().actions.is_empty());
}

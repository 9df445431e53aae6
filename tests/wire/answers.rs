//! Every documented response, an undocumented one, and responses that violate their schema.

use serde_json::{Value, json};
use smallest_atoms::runtime::{Error, Patch, StatusCode};
use smallest_atoms::{
    ComplianceApplication, ComplianceApplicationStatus, ComplianceSubmitResponse201, NumberType, SubmitError,
    UserType,
};

use super::server::{Answer, CREATED, Server};
use super::submission::{passport, submission};

type Outcome = Result<ComplianceSubmitResponse201, Error<SubmitError>>;

/// The client's result for a response; checks that it sent one request.
async fn outcome(answer: Answer) -> Outcome {
    let server = Server::start(answer).await;
    let outcome = server.client().compliance().submit(submission(vec![passport()])).send().await;
    assert_eq!(server.seen().len(), 1, "a POST is not repeated on its own account");
    outcome
}

async fn refusal(status: u16, body: Value) -> (Error<SubmitError>, SubmitError) {
    let error = outcome(Answer::json(status, body.to_string())).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert_eq!(error.body(), Some(body.to_string().as_bytes()));
    let Error::Api(api) = &error else { panic!("{error:?}") };
    let documented = api.error().clone();
    (error, documented)
}

fn errors(message: &str) -> Value {
    json!({ "status": false, "errors": [message] })
}

#[tokio::test]
async fn created() {
    let created = outcome(Answer::created()).await.unwrap();
    assert_eq!(created.status, Some(true));
    let application = created.data.unwrap();
    assert_eq!(application.id.as_deref(), Some("663f1a2b4c5d6e7f8a9b0c1d"));
    assert_eq!(application.status, Some(ComplianceApplicationStatus::Submitted));
    assert_eq!(application.number_type, Some(NumberType::Mobile));
    assert_eq!(application.user_type, Some(UserType::Individual));
    assert_eq!(application.end_user_last_name, Patch::Value("Doe".to_owned()));
    assert_eq!(application.document_file_names.as_deref(), Some(&["passport_scan.pdf".to_owned()][..]));
    assert_eq!(application.created_at.map(|at| at.to_string()).as_deref(), Some("2024-04-10T14:45:00Z"));
}

#[tokio::test]
async fn with_status_and_headers() {
    let mut answer = Answer::created();
    answer.headers.push(("x-request-id", "req_1"));
    let server = Server::start(answer).await;
    let call = server.client().compliance().submit(submission(vec![passport()]));
    let full = call.send_full().await.unwrap();
    assert_eq!(full.status, 201);
    assert_eq!(full.headers["x-request-id"], "req_1");
    assert_eq!(full.body.status, Some(true));
}

#[tokio::test]
async fn documented_errors_are_variants_chosen_by_status() {
    let (error, documented) = refusal(400, errors("Expected 2 files, got 1")).await;
    let SubmitError::BadRequest(body) = documented else { panic!("{documented:?}") };
    assert_eq!(body.errors.unwrap(), ["Expected 2 files, got 1"]);
    assert_eq!(error.to_string(), "400 Bad Request: Expected 2 files, got 1");
    assert!(!error.is_retryable());

    let (_, documented) = refusal(401, errors("Unauthorized")).await;
    let SubmitError::Unauthorized(body) = documented else { panic!("{documented:?}") };
    assert_eq!(body.status, Some(false));

    let exists = "A compliance application already exists for US/mobile. Status: submitted";
    let (error, documented) = refusal(409, errors(exists)).await;
    let SubmitError::Conflict(body) = documented else { panic!("{documented:?}") };
    assert_eq!(body.errors.unwrap(), [exists]);
    assert!(error.to_string().contains(exists), "{error}");

    let (error, documented) = refusal(500, errors("Internal server error")).await;
    let SubmitError::InternalServerError(body) = documented else { panic!("{documented:?}") };
    assert_eq!(body.errors.unwrap(), ["Internal server error"]);
    assert!(error.is_retryable());

    let (_, documented) = refusal(502, errors("Plivo is unavailable")).await;
    let SubmitError::BadGateway(body) = documented else { panic!("{documented:?}") };
    assert_eq!(body.errors.unwrap(), ["Plivo is unavailable"]);
}

#[tokio::test]
async fn an_undocumented_answer_is_kept_whole() {
    let html = "<!doctype html><title>418</title><p>I'm a teapot</p>";
    let headers = vec![("content-type", "text/html; charset=utf-8"), ("x-request-id", "req_418")];
    let error = outcome(Answer { status: 418, headers, body: html.to_owned() }).await.unwrap_err();
    assert_eq!(error.request_id(), Some("req_418"));
    let Error::Undocumented(answer) = error else { panic!("{error:?}") };
    assert_eq!(answer.status(), 418);
    assert_eq!(answer.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(answer.body(), html.as_bytes());
}

#[tokio::test]
async fn a_success_that_the_document_does_not_know_is_the_one_that_it_knows_or_none() {
    let created = outcome(Answer::json(200, CREATED)).await.unwrap();
    assert_eq!(created.status, Some(true));
    let other = r#"{"status":"created"}"#;
    let error = outcome(Answer::json(200, other)).await.unwrap_err();
    let Error::Undocumented(answer) = error else { panic!("{error:?}") };
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.body(), other.as_bytes());
}

/// The error of a 201 with this body.
async fn undecodable(body: String) -> (String, String) {
    let error = outcome(Answer::json(201, body.clone())).await.unwrap_err();
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.status(), 201);
    assert_eq!(error.body(), body.as_bytes());
    (error.path().to_owned(), error.to_string())
}

#[tokio::test]
async fn a_body_that_does_not_decode_names_the_place_and_is_kept() {
    let (path, said) =
        undecodable(CREATED.replace("2024-04-10T14:45:00Z\", \"updatedAt", "yesterday\", \"updatedAt")).await;
    assert_eq!(path, "data.createdAt");
    assert!(said.contains("201 Created") && said.contains("data.createdAt"), "{said}");

    let (path, _) =
        undecodable(CREATED.replace("[\"passport_scan.pdf\"]", "[\"passport_scan.pdf\", 7]")).await;
    assert_eq!(path, "data.documentFileNames[1]");

    let (_, said) = undecodable(CREATED[..40].to_owned()).await;
    assert!(said.contains("EOF"), "{said}");
}

#[tokio::test]
async fn a_documented_error_that_does_not_decode_keeps_its_status_and_body() {
    let error = outcome(Answer::json(409, r#"{"errors": "one"}"#)).await.unwrap_err();
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!((error.status(), error.path()), (StatusCode::CONFLICT, "errors"));
    assert_eq!(error.body(), br#"{"errors": "one"}"#);
}

/// Decodes and encodes again.
fn round_trip(document: &Value) -> (ComplianceSubmitResponse201, Value) {
    let decoded: ComplianceSubmitResponse201 = serde_json::from_value(document.clone()).unwrap();
    let encoded = serde_json::to_value(&decoded).unwrap();
    (decoded, encoded)
}

fn created_with(change: impl FnOnce(&mut serde_json::Map<String, Value>)) -> Value {
    let mut document: Value = serde_json::from_str(CREATED).unwrap();
    change(document["data"].as_object_mut().unwrap());
    document
}

fn application(response: ComplianceSubmitResponse201) -> ComplianceApplication {
    response.data.unwrap()
}

#[test]
fn the_example_round_trips() {
    let example: Value = serde_json::from_str(CREATED).unwrap();
    assert_eq!(round_trip(&example).1, example);
}

#[test]
fn absent_null_and_value_stay_apart() {
    let absent = created_with(|data| drop(data.remove("endUserLastName")));
    let (decoded, encoded) = round_trip(&absent);
    assert_eq!(application(decoded).end_user_last_name, Patch::Absent);
    assert_eq!(encoded, absent);

    let null = created_with(|data| data["endUserLastName"] = Value::Null);
    let (decoded, encoded) = round_trip(&null);
    assert_eq!(application(decoded).end_user_last_name, Patch::Null);
    assert_eq!(encoded, null);
}

#[test]
fn a_value_that_the_document_does_not_list_is_kept() {
    let document = created_with(|data| data["status"] = "on_hold".into());
    let (decoded, encoded) = round_trip(&document);
    let status = application(decoded).status.unwrap();
    assert_eq!(status, ComplianceApplicationStatus::Unknown("on_hold".to_owned()));
    assert_eq!(status.as_str(), "on_hold");
    assert_eq!(encoded, document);
}

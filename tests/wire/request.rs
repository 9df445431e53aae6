//! The request from the document's example page, compared part by part with the bytes that the vendor's own
//! SDK sends for it.

use bytes::Bytes;
use loopback::{Part, Received, parts};
use serde_json::Value;

use super::server::{Answer, Server};
use super::submission::{passport, submission, utility_bill};

const BOUNDARY: &str = "a6c0514628033212689d7d410abf3683";

/// The body as the vendor's Python SDK 5.14.0 sends it.
const OFFICIAL: &[u8] = b"--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"countryIso\"\r\n\r\n\
US\r\n\
--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"numberType\"\r\n\r\n\
mobile\r\n\
--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"userType\"\r\n\r\n\
individual\r\n\
--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"endUser\"\r\n\r\n\
{\"name\":\"John Doe\",\"lastName\":\"Doe\",\"email\":\"john.doe@example.com\",\"addressLine1\":\"456 Elm Street\",\"addressLine2\":\"Apt 12B\",\"city\":\"San Francisco\",\"state\":\"CA\",\"postalCode\":\"94107\",\"country\":\"US\"}\r\n\
--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"documents\"\r\n\r\n\
[{\"documentTypeId\": \"dt_456\", \"dataFields\": {\"first_name\": \"John\", \"last_name\": \"Doe\"}}]\r\n\
--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"files\"; filename=\"passport_scan.pdf\"\r\n\
Content-Type: application/pdf\r\n\r\n\
%PDF-1.4 fake\n\r\n\
--a6c0514628033212689d7d410abf3683\r\n\
Content-Disposition: form-data; name=\"files\"; filename=\"utility_bill.jpg\"\r\n\
Content-Type: image/jpeg\r\n\r\n\
\xff\xd8\xff\xe0fake\r\n\
--a6c0514628033212689d7d410abf3683--\r\n";

/// Sends the example and returns what arrived.
async fn sent() -> Received {
    let server = Server::start(Answer::created()).await;
    let body = submission(vec![passport(), utility_bill()]);
    server.client().compliance().submit(body).send().await.unwrap();
    server.one()
}

#[tokio::test]
async fn the_parts_are_those_of_the_official_sdk() {
    let ours = sent().await.parts().await;
    let theirs = parts(BOUNDARY, Bytes::from_static(OFFICIAL)).await;
    let names: Vec<&str> = ours.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["countryIso", "numberType", "userType", "endUser", "documents", "files", "files"]);
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.into_iter().zip(theirs) {
        assert_eq!(comparable(ours), comparable(theirs));
    }
}

/// A part with the names of its headers. A JSON body is given as a value, since spaces and the order of keys
/// do not matter.
fn comparable(part: Part) -> (Part, Vec<String>, Option<Value>) {
    let names = part.header_names().into_iter().map(str::to_owned).collect();
    if !["endUser", "documents"].contains(&part.name.as_str()) {
        return (part, names, None);
    }
    let value = serde_json::from_slice(&part.body).unwrap();
    (Part { body: Bytes::new(), ..part }, names, Some(value))
}

#[tokio::test]
async fn text_parts_have_no_content_type_and_files_have_theirs() {
    let parts = sent().await.parts().await;
    let (text, files) = parts.split_at(5);
    for part in text {
        assert_eq!(part.header_names(), ["content-disposition"], "{}", part.name);
    }
    for part in files {
        assert_eq!(part.header_names(), ["content-disposition", "content-type"], "{}", part.name);
    }
}

#[tokio::test]
async fn the_head_says_where_who_and_how_long() {
    let received = sent().await;
    assert_eq!(received.method, "POST");
    assert_eq!(received.uri, "/atoms/v1/compliance/applications");
    assert_eq!(received.header("authorization"), Some("Bearer sk_test_123"));
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_eq!(received.header("content-length"), Some(received.body.len().to_string().as_str()));
    assert_eq!(received.header("transfer-encoding"), None, "not chunked");
    let content_type = received.header("content-type").unwrap();
    assert!(content_type.starts_with("multipart/form-data; boundary="), "{content_type}");
}

/// Apart from spaces in JSON, only the length of the boundary differs.
#[tokio::test]
async fn the_bytes_between_the_parts_are_those_of_the_official_sdk() {
    let received = sent().await;
    let ours = String::from_utf8_lossy(&received.body).replace(&received.boundary(), BOUNDARY);
    let theirs = String::from_utf8_lossy(OFFICIAL)
        .replace("\"documentTypeId\": ", "\"documentTypeId\":")
        .replace(", \"dataFields\": ", ",\"dataFields\":")
        .replace("\"first_name\": ", "\"first_name\":")
        .replace(", \"last_name\": ", ",\"last_name\":");
    assert_eq!(ours, theirs);
}

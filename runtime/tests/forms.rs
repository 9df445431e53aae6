//! Uploads, read by an independent multipart parser.

use std::path::PathBuf;

use crate::common::{Server, json, part};
use bytes::Bytes;
use futures_util::stream;
use openapi_bindgen_runtime::{Error, File, Form, TransportErrorKind};

fn temporary(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("openapi-bindgen-runtime-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn pieces(count: usize, size: usize) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    stream::iter((0..count).map(move |index| Ok(Bytes::from(vec![b'a' + (index % 26) as u8; size]))))
}

async fn server() -> Server {
    Server::start(|_, _| json(201, r#"{"id":1}"#)).await
}

/// The request of the vendor's own SDK: names, order, file names and content types of its parts.
#[tokio::test]
async fn the_parts_are_those_of_the_official_sdk() {
    let server = server().await;
    let path = temporary("passport_scan.pdf");
    std::fs::write(&path, b"%PDF-1.4 fake\n").unwrap();
    let user = serde_json::json!({"name": "John Doe", "lastName": "Doe"});
    let documents = serde_json::json!([{"documentTypeId": "dt_456"}]);
    let form = Form::new()
        .text("countryIso", "US")
        .text("numberType", "mobile")
        .text("userType", "individual")
        .json_text("endUser", &user)
        .json_text("documents", &documents)
        .files(
            "files",
            [File::open(&path).await.unwrap(), File::bytes("utility_bill.jpg", &b"\xff\xd8\xff\xe0fake"[..])],
        );
    server.client().submit(form).send().await.unwrap();
    let seen = server.one();
    assert!(seen.header("content-type").unwrap().starts_with("multipart/form-data; boundary="));
    assert_eq!(seen.header("content-length"), Some(seen.body.len().to_string().as_str()));
    assert_eq!(seen.header("transfer-encoding"), None);
    let expected = [
        part("countryIso", None, "US"),
        part("numberType", None, "mobile"),
        part("userType", None, "individual"),
        part("endUser", None, user.to_string()),
        part("documents", None, documents.to_string()),
        part("files", Some(("passport_scan.pdf", "application/pdf")), "%PDF-1.4 fake\n"),
        part("files", Some(("utility_bill.jpg", "image/jpeg")), &b"\xff\xd8\xff\xe0fake"[..]),
    ];
    assert_eq!(seen.parts().await, expected);
}

#[tokio::test]
async fn hostile_names_stay_names() {
    let server = server().await;
    let hostile = "a\"; filename=\"x\0\t\u{7f}\r\nX-Evil: 1\r\n\r\n--é.pdf";
    let form = Form::new().file("f\"\r\n", File::bytes(hostile, "1")).text("after", "2");
    server.client().submit(form).send().await.unwrap();
    let seen = server.one();
    let escaped = "a%22; filename=%22x%00\t%7F%0D%0AX-Evil: 1%0D%0A%0D%0A--é.pdf";
    let expected = [part("f%22%0D%0A", Some((escaped, "application/pdf")), "1"), part("after", None, "2")];
    assert_eq!(seen.parts().await, expected);
    let text = String::from_utf8_lossy(&seen.body);
    assert!(!text.contains("\nX-Evil"), "{text}");
}

#[tokio::test]
async fn streams_of_known_and_unknown_length() {
    let server = server().await;
    let known = Form::new().text("a", "1").file("f", File::stream("f.bin", pieces(10, 1000), Some(10_000)));
    server.client().submit(known).send().await.unwrap();
    let unknown = Form::new().file("f", File::stream("f.bin", pieces(10, 1000), None));
    server.client().submit(unknown).send().await.unwrap();
    let seen = server.seen();
    assert_eq!(seen[0].header("content-length"), Some(seen[0].body.len().to_string().as_str()));
    assert_eq!(seen[1].header("transfer-encoding"), Some("chunked"));
    assert_eq!(seen[1].header("content-length"), None);
    for seen in &seen {
        assert_eq!(seen.parts().await.last().unwrap().body.len(), 10_000);
    }
}

#[tokio::test]
async fn streams_that_break_their_promise() {
    let server = server().await;
    for length in [9_999, 10_001] {
        let form = Form::new().file("f", File::stream("f.bin", pieces(10, 1000), Some(length)));
        let error = server.client().submit(form).send().await.unwrap_err();
        let Error::Transport(error) = error else { panic!("{error:?}") };
        assert_eq!(error.kind(), TransportErrorKind::Body, "{error}");
        assert!(error.to_string().contains("bytes than announced"), "{error}");
    }
    let failing = stream::iter([Ok(Bytes::from_static(b"x")), Err(std::io::Error::other("tape torn"))]);
    let form = Form::new().file("f", File::stream("f.bin", failing, None));
    let error = server.client().submit(form).send().await.unwrap_err();
    assert!(error.to_string().contains("tape torn"), "{error}");
}

#[tokio::test]
async fn files_that_change_fail_before_anything_is_sent() {
    let server = server().await;
    let path = temporary("changing.txt");
    std::fs::write(&path, b"12345").unwrap();
    let file = File::open(&path).await.unwrap();
    std::fs::write(&path, b"1234567").unwrap();
    let error = server.client().submit(Form::new().text("a", "1").file("f", file)).send().await.unwrap_err();
    assert!(error.to_string().contains("had 5 bytes when it was named and has 7 now"), "{error}");
    assert!(!error.is_retryable());
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn files_that_are_not_there() {
    let error = File::open(temporary("missing.txt")).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    assert!(error.to_string().contains("missing.txt"), "{error}");
    assert!(File::open(std::env::temp_dir()).await.unwrap_err().to_string().contains("not a regular file"));
}

#[tokio::test]
async fn large_files_from_disk() {
    let server = server().await;
    let path = temporary("large.bin");
    let content: Vec<u8> = (0..3_000_000_u32).map(|index| (index % 251) as u8).collect();
    std::fs::write(&path, &content).unwrap();
    let form = Form::new().file("f", File::open(&path).await.unwrap().with_file_name("renamed.png"));
    server.client().submit(form).send().await.unwrap();
    let expected = [part("f", Some(("renamed.png", "image/png")), content)];
    assert_eq!(server.one().parts().await, expected);
}

//! Statuses, media types and charsets.

use clients::media::runtime::{self, Error, StatusCode};
use clients::media::{
    CachedError, Client, ExportResponse, FallbackError, Level, NoteResponse, SetLevelRequest, SeveralError,
    SeveralResponse, Thing, Ticket, TypesResponse,
};
use loopback::{Scripted, script};

const JSON: &str = "content-type: application/json";

fn client(server: &Scripted) -> Client {
    Client::builder().base_url(&server.url).retry(runtime::RetryPolicy::none()).build().unwrap()
}

async fn several(status: u16, head: &[&str], body: &str) -> Result<SeveralResponse, Error<SeveralError>> {
    let server = Scripted::one(status, head, body);
    client(&server).several().send().await
}

fn documented(answer: Result<SeveralResponse, Error<SeveralError>>) -> SeveralError {
    match answer {
        Err(Error::Api(error)) => error.into_error(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn by_status_range_and_default() {
    let thing = several(200, &[JSON], r#"{"id":1}"#).await.unwrap();
    assert!(matches!(thing, SeveralResponse::Ok(Thing { id: 1, .. })), "{thing:?}");
    let ticket = several(202, &[JSON], r#"{"ticket":"t"}"#).await.unwrap();
    assert!(
        matches!(&ticket, SeveralResponse::Accepted(Ticket { ticket, .. }) if ticket == "t"),
        "{ticket:?}"
    );
    assert_eq!(several(204, &[], "").await.unwrap(), SeveralResponse::NoContent);

    let detail = r#"{"detail":"none"}"#;
    let error = documented(several(404, &[JSON], detail).await);
    assert!(matches!(&error, SeveralError::NotFound(problem) if problem.detail == "none"), "{error:?}");
    let error = documented(several(418, &["content-type: text/plain"], "teapot").await);
    assert_eq!(error, SeveralError::ClientError("teapot".to_owned()));
    let error = documented(several(599, &[JSON], detail).await);
    assert!(matches!(&error, SeveralError::Default(problem) if problem.detail == "none"), "{error:?}");
    let error = documented(several(300, &[JSON], detail).await);
    assert!(matches!(&error, SeveralError::Default(_)), "{error:?}");
}

#[tokio::test]
async fn undocumented_statuses_keep_everything() {
    let error = several(201, &[JSON, "x-request-id: r1"], r#"{"id":1}"#).await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!((error.status(), error.body()), (Some(StatusCode::CREATED), Some(r#"{"id":1}"#.as_bytes())));
    assert_eq!(
        (error.request_id(), error.headers().unwrap()["x-request-id"].as_bytes()),
        (Some("r1"), b"r1".as_slice())
    );
}

#[tokio::test]
async fn errors_that_are_not_what_they_should_be_keep_everything() {
    let html =
        several(404, &["content-type: text/html", "x-request-id: r2"], "<h1>no</h1>").await.unwrap_err();
    assert!(matches!(html, Error::Undocumented(_)), "{html:?}");
    assert_eq!(
        (html.status(), html.body(), html.request_id()),
        (Some(StatusCode::NOT_FOUND), Some(b"<h1>no</h1>".as_slice()), Some("r2"))
    );
    let empty = several(404, &[], "").await.unwrap_err();
    assert!(matches!(&empty, Error::Undocumented(_)), "{empty:?}");
    assert_eq!(
        (empty.status(), empty.body()),
        (Some(StatusCode::NOT_FOUND), Some(b"".as_slice())),
        "{empty:?}"
    );
    let broken = several(404, &[JSON], r#"{"detail":1}"#).await.unwrap_err();
    let Error::Decode(decode) = &broken else { panic!("{broken:?}") };
    assert_eq!((broken.status(), decode.path()), (Some(StatusCode::NOT_FOUND), "detail"));
    let gateway = several(503, &["content-type: text/html"], "busy").await.unwrap_err();
    assert!(
        gateway.is_retryable() && gateway.status() == Some(StatusCode::SERVICE_UNAVAILABLE),
        "{gateway:?}"
    );
    // JSON with a wrong media type is still the intended value.
    let error = documented(several(404, &["content-type: text/plain"], r#"{"detail":"d"}"#).await);
    assert!(matches!(&error, SeveralError::NotFound(problem) if problem.detail == "d"), "{error:?}");
}

#[tokio::test]
async fn by_media_type_whatever_its_case_and_parameters() {
    let of = |content_type: &'static str, body: &'static [u8]| async move {
        let server = Scripted::one(200, &[content_type], body);
        let answer = client(&server).types().send().await;
        assert!(
            server.requests()[0]
                .contains("accept: application/json, application/vnd.thing.v2+json, text/plain, image/*")
        );
        answer
    };
    let ticket = of("Content-Type: Application/VND.Thing.v2+JSON ;charset=utf-8", br#"{"ticket":"t"}"#).await;
    assert!(matches!(ticket, Ok(TypesResponse::OkThingV2Json(_))), "{ticket:?}");
    let thing = of("content-type: application/json;charset=\"UTF-8\"", br#"{"id":1}"#).await;
    assert!(matches!(thing, Ok(TypesResponse::OkJson(Thing { id: 1, .. }))), "{thing:?}");
    let text = of("content-type: text/plain; charset=ISO-8859-1", b"caf\xe9").await.unwrap();
    assert!(matches!(&text, TypesResponse::OkText(text) if text == "caf\u{e9}"), "{text:?}");
    let TypesResponse::OkBytes(image) = of("content-type: IMAGE/PNG", b"PNG").await.unwrap() else {
        panic!()
    };
    assert_eq!(&*image.bytes().await.unwrap(), b"PNG");
    // A body that is neither JSON nor text is the file.
    let TypesResponse::OkBytes(file) = of("content-type: application/pdf", b"PDF").await.unwrap() else {
        panic!()
    };
    assert_eq!(&*file.bytes().await.unwrap(), b"PDF");
}

#[tokio::test]
async fn a_whole_answer_or_events_as_the_server_chooses() {
    let server = Scripted::start(vec![
        script(200, &[JSON], r#"{"id":1}"#),
        script(200, &["content-type: text/event-stream"], "data: {\"ticket\":\"a\"}\n\ndata: [DONE]\n\n"),
        script(429, &["content-type: application/json; charset=utf-8"], r#"{"detail":"slow"}"#),
    ]);
    let client = client(&server);
    assert_eq!(client.chat().send().await.unwrap().id, 1);
    let mut events = client.chat().send_stream().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.ticket, "a");
    assert!(events.next().await.is_none());
    let Err(Error::Api(error)) = client.chat().send().await else { panic!() };
    assert_eq!((error.status(), error.error().detail.as_str()), (StatusCode::TOO_MANY_REQUESTS, "slow"));
    assert!(server.requests()[0].contains("accept: application/json\r\n"));
    assert!(server.requests()[1].contains("accept: text/event-stream, application/json\r\n"));
}

#[tokio::test]
async fn what_was_not_modified_and_what_is_elsewhere_are_documented_answers() {
    let server =
        Scripted::start(vec![script(304, &["etag: \"e\""], ""), script(302, &["location: /there"], "")]);
    let client = Client::builder().base_url(&server.url).redirects(0).build().unwrap();
    let Err(Error::Api(error)) = client.cached().send().await else { panic!() };
    assert!(matches!(error.error(), CachedError::NotModified), "{error:?}");
    assert_eq!(error.headers()["etag"], "\"e\"");
    let Err(Error::Api(error)) = client.archive().send().await else { panic!() };
    assert_eq!(error.headers()["location"], "/there");
}

#[tokio::test]
async fn what_a_redirection_leads_to_is_a_success() {
    let answers = vec![
        script(302, &["location: /there"], ""),
        script(200, &["content-type: application/zip"], "PK"),
        script(302, &["location: /there"], ""),
        script(404, &["content-type: text/plain"], "gone"),
    ];
    let server = Scripted::start(answers);
    let client = client(&server);
    assert_eq!(&client.archive().send().await.unwrap().bytes().await.unwrap()[..], b"PK");
    let error = client.archive().send().await.unwrap_err();
    assert_eq!((error.status(), error.body()), (Some(StatusCode::NOT_FOUND), Some(b"gone".as_slice())));
}

#[tokio::test]
async fn any_media_type() {
    let server = Scripted::start(vec![
        script(200, &["content-type: text/weird"], r#"{"id":1}"#),
        script(200, &[], r#"{"id":2}"#),
        script(400, &["content-type: image/gif"], "GIF"),
    ]);
    let client = client(&server);
    assert_eq!(client.any().send().await.unwrap().id, 1);
    assert_eq!(client.any().send().await.unwrap().id, 2);
    let Err(Error::Api(error)) = client.any().send().await else { panic!() };
    assert_eq!(&error.error()[..], b"GIF");
}

#[tokio::test]
async fn an_answer_of_someone_else_is_undocumented() {
    let server = Scripted::one(200, &["content-type: text/html"], "<h1>Log in</h1>");
    let error = client(&server).thing().send().await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!(error.body(), Some(b"<h1>Log in</h1>".as_slice()));
    // JSON with a wrong media type is still the requested value.
    let server = Scripted::one(200, &["content-type: text/plain"], r#"{"id":1}"#);
    assert_eq!(client(&server).thing().send().await.unwrap().id, 1);
    let server = Scripted::one(200, &[JSON], r#"{"id":1}"#);
    let error = client(&server).events().send().await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!(error.body(), Some(br#"{"id":1}"#.as_slice()));
}

#[tokio::test]
async fn decode_errors_say_where() {
    let server = Scripted::one(200, &[JSON], r#"{"id":1,"parts":[{"id":2},{"id":3,"parts":[{"id":"x"}]}]}"#);
    let error = client(&server).thing().send().await.unwrap_err();
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!(decode.path(), "parts[1].parts[0].id");
    assert!(error.body().unwrap().starts_with(b"{\"id\":1"));
}

#[tokio::test]
async fn answers_without_a_body() {
    let server = Scripted::start(vec![
        script(200, &[JSON, "content-length: 500", "x-size: 500"], ""),
        script(404, &[JSON, "content-length: 500"], ""),
        script(204, &[JSON], ""),
        script(200, &[], ""),
        script(200, &[JSON], "{}"),
        script(400, &[], "why"),
        script(200, &[JSON], ""),
    ]);
    let client = client(&server);
    let full = client.has_thing().send_full().await.unwrap();
    assert_eq!((full.body, full.headers["x-size"].as_bytes()), ((), b"500".as_slice()));
    assert!(matches!(client.has_thing().send().await, Err(Error::Api(_))));
    let () = client.delete_thing().send().await.unwrap();
    let () = client.empty().send().await.unwrap();
    // A body that is not documented is ignored.
    let () = client.empty().send().await.unwrap();
    let Err(Error::Api(error)) = client.empty().send().await else { panic!() };
    assert_eq!((error.error(), error.body()), (&(), b"why".as_slice()));
    let error = client.thing().send().await.unwrap_err();
    assert!(error.to_string().ends_with("the body is empty"), "{error}");
    assert!(server.requests()[0].starts_with("HEAD /thing "));
}

#[tokio::test]
async fn text_by_its_charset() {
    let server = Scripted::start(vec![
        script(200, &["content-type: text/csv; charset=utf-16"], b"\xff\xfea\0;\0"),
        script(200, &["content-type: text/csv; charset=utf-8"], b"\xff"),
        script(200, &["content-type: text/csv"], ""),
    ]);
    let client = client(&server);
    assert_eq!(client.text().send().await.unwrap(), "a;");
    assert!(matches!(client.text().send().await, Err(Error::Decode(_))));
    assert_eq!(client.text().send().await.unwrap(), "");
}

#[tokio::test]
async fn encodings_that_were_not_asked_for_are_named() {
    let server = Scripted::one(200, &[JSON, "content-encoding: compress"], b"\x1f\x8b\x08rest");
    let error = client(&server).thing().send().await.unwrap_err();
    assert!(error.to_string().contains("encoded as `compress`"), "{error}");
    assert_eq!(error.body(), Some(b"\x1f\x8b\x08rest".as_slice()));
}

#[tokio::test]
async fn successes_of_other_statuses() {
    let server = Scripted::start(vec![
        script(201, &[JSON], r#"{"detail":"as default says"}"#),
        script(201, &[JSON], r#"{"id":1}"#),
        script(202, &[JSON], r#"{"neither":1}"#),
        script(202, &["content-type: text/html"], "<p>"),
        script(201, &[JSON], r#"{"id":2}"#),
        script(201, &[JSON], "[]"),
        script(204, &[], ""),
        script(202, &[JSON], "{}"),
        script(206, &["content-type: application/pdf"], "PDF"),
    ]);
    let client = client(&server);
    let Err(Error::Api(error)) = client.fallback().send().await else { panic!() };
    assert_eq!(error.status(), 201);
    let FallbackError::Default(problem) = error.into_error() else { panic!() };
    assert_eq!(problem.detail, "as default says");
    assert_eq!(client.fallback().send().await.unwrap().id, 1);
    for (status, body) in [(202, r#"{"neither":1}"#), (202, "<p>")] {
        let error = client.fallback().send().await.unwrap_err();
        assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
        assert_eq!(
            (error.status(), error.body()),
            (Some(StatusCode::from_u16(status).unwrap()), Some(body.as_bytes()))
        );
        assert!(
            error.to_string().starts_with("202 Accepted, which is not documented (see `send_raw`): "),
            "{error}"
        );
    }
    // Without `default`, the response is read as the only documented success.
    assert_eq!(client.thing().send().await.unwrap().id, 2);
    assert!(matches!(client.thing().send().await, Err(Error::Undocumented(_))));
    let () = client.empty().send().await.unwrap();
    let () = client.empty().send().await.unwrap();
    assert_eq!(&*client.file().send().await.unwrap().bytes().await.unwrap(), b"PDF");
}

#[tokio::test]
async fn errors_without_their_body() {
    for (head, body) in [
        (&[][..], ""),
        (&[JSON][..], ""),
        (&["content-type: text/html"][..], " \r\n"),
        (&["content-length: 0"][..], ""),
    ] {
        let head: Vec<&str> = head.iter().copied().chain(["retry-after: 7"]).collect();
        let server = Scripted::one(503, &head, body);
        let error = client(&server).fallback().send().await.unwrap_err();
        assert!(error.is_retryable() && error.to_string().starts_with("503 Service Unavailable"), "{error}");
        assert!(error.to_string().ends_with(" without the documented body"), "{error}");
        let Error::Undocumented(error) = error else { panic!("{error:?}") };
        assert_eq!(
            (error.status(), error.headers()["retry-after"].as_bytes()),
            (StatusCode::SERVICE_UNAVAILABLE, &b"7"[..])
        );
    }
    // An undocumented status remains undocumented.
    let server = Scripted::one(500, &[], "");
    let error = client(&server).thing().send().await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    // A proxy responds: the status comes first, then its text.
    let server = Scripted::one(503, &["content-type: text/html"], "<h1>Bad gateway</h1>");
    let error = client(&server).fallback().send().await.unwrap_err();
    let expected = "503 Service Unavailable as `text/html`, where `application/json` is documented (see `accept`, `send_raw`): <h1>Bad gateway</h1>";
    assert_eq!(
        (error.to_string().as_str(), error.status()),
        (expected, Some(StatusCode::SERVICE_UNAVAILABLE))
    );
    let server = Scripted::one(503, &[JSON], r#"{"detail":1}"#);
    let error = client(&server).fallback().send().await.unwrap_err();
    assert!(
        error.to_string().starts_with("503 Service Unavailable: cannot decode the body: detail: "),
        "{error}"
    );
}

#[tokio::test]
async fn bodies_that_are_not_documented_can_be_had() {
    let server = Scripted::one(200, &["content-type: text/csv"], "a;b");
    let full = client(&server).empty().send_full().await.unwrap();
    assert_eq!((full.body, &full.raw()[..]), ((), &b"a;b"[..]));
    let server = Scripted::one(200, &[JSON], r#"{"id":1}"#);
    let full = client(&server).thing().send_full().await.unwrap();
    assert_eq!((full.body.id, &full.raw()[..]), (1, &br#"{"id":1}"#[..]));
}

#[tokio::test]
async fn what_is_no_json_is_the_download_beside_it() {
    for (head, is_file) in [
        (&[][..], true),
        (&["content-type: application/octet-stream"][..], true),
        (&["content-type: image/png"][..], true),
        (&["content-type: application/pdf"][..], true),
        (&["content-type: application/zip"][..], true),
        (&["content-type: application/vnd.ticket+json"][..], false),
        (&[JSON][..], false),
        (&["content-type: application/hal+json"][..], false),
        (&["content-type: text/json; charset=utf-8"][..], false),
    ] {
        let server = Scripted::one(200, head, r#"{"ticket":"t"}"#);
        // A limit that no body in memory would fit.
        let client = Client::builder().base_url(&server.url).max_body_bytes(if is_file { 3 } else { 100 });
        match client.build().unwrap().export().send().await.unwrap() {
            ExportResponse::OkBytes(mut file) if is_file => {
                let mut all = Vec::new();
                while let Some(piece) = file.chunk().await.unwrap() {
                    all.extend_from_slice(&piece);
                }
                assert_eq!(all, br#"{"ticket":"t"}"#);
            }
            ExportResponse::OkJson(ticket) if !is_file => assert_eq!(ticket.ticket, "t"),
            other => panic!("{head:?}: {other:?}"),
        }
        let accept = "accept: application/vnd.ticket+json, application/pdf, image/png, application/json\r\n";
        assert!(server.requests()[0].contains(accept), "{:?}", server.requests());
    }
    for (head, is_text) in [
        (&[][..], true),
        (&["content-type: text/plain"][..], true),
        (&["content-type: application/octet-stream"][..], true),
        (&["content-type: application/problem+json"][..], false),
    ] {
        let server = Scripted::one(200, head, r#"{"ticket":"t"}"#);
        let note = client(&server).note().send().await.unwrap();
        assert_eq!(matches!(note, NoteResponse::OkText(_)), is_text, "{head:?}: {note:?}");
    }
}

#[tokio::test]
async fn texts_that_are_values() {
    let server = Scripted::start(vec![
        script(200, &["content-type: text/plain"], " 42\n"),
        script(200, &["content-type: text/plain"], "many"),
        script(200, &["content-type: text/plain;charset=utf-16"], b"\xff\xfeh\0i\0g\0h\0"),
        script(200, &["content-type: text/plain"], "true"),
    ]);
    let client = client(&server);
    let count: i64 = client.count().send().await.unwrap();
    assert_eq!(count, 42);
    let error = client.count().send().await.unwrap_err();
    assert!(error.to_string().contains("expected an integer") && error.body() == Some(b"many"), "{error}");
    let level: Level = client.set_count(7).send().await.unwrap();
    assert_eq!(level, Level::High);
    let on: bool =
        client.set_level(SetLevelRequest { count: 3, on: false, level: Level::Low }).send().await.unwrap();
    assert!(on);
    let requests = server.requests();
    assert!(requests[2].contains("content-type: text/plain\r\n"), "{}", requests[2]);
    assert!(requests[2].ends_with("\r\n\r\n7"), "{}", requests[2]);
    for (name, value) in [("count", "3"), ("on", "false"), ("level", "low")] {
        let (_, part) = requests[3].split_once(&format!("name=\"{name}\"")).unwrap();
        let (_, content) = part.split_once("\r\n\r\n").unwrap();
        assert!(content.starts_with(&format!("{value}\r\n--")), "{part}");
    }
}

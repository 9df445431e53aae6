//! Responses that break off or are not HTTP: a prompt connection error, and never half a response taken for a
//! whole one.

use openapi_bindgen_runtime::{Error, TransportErrorKind};

use super::raw::{Raw, client, lines, soon, thing};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

#[tokio::test]
async fn answers_that_are_not_whole_or_no_answers() {
    let cases = [
        ("nothing", String::new()),
        ("half a head", "HTTP/1.1 200 OK\r\ncontent-ty".to_owned()),
        ("another protocol", "SSH-2.0-OpenSSH_9.6\r\n".to_owned()),
        ("a status that is none", "HTTP/1.1 9999 Whatever\r\n\r\n".to_owned()),
        ("fewer bytes than announced", format!("{HEAD}content-length: 100\r\n\r\n{{\"id\":1}}")),
        ("no last chunk", format!("{HEAD}transfer-encoding: chunked\r\n\r\n8\r\n{{\"id\":1}}\r\n")),
        ("half a chunk", format!("{HEAD}transfer-encoding: chunked\r\n\r\nff\r\n{{\"id\":1}}")),
        (
            "a chunk of no size",
            format!("{HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{{\"id\":1}}\r\n0\r\n\r\n"),
        ),
        (
            "a chunk of any size",
            format!(
                "{HEAD}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{{\"id\":1}}\r\n0\r\n\r\n"
            ),
        ),
        ("a length below zero", format!("{HEAD}content-length: -1\r\n\r\n{{\"id\":1}}")),
        ("two lengths", format!("{HEAD}content-length: 8\r\ncontent-length: 9\r\n\r\n{{\"id\":1}}x")),
        ("a NUL in a header", format!("{HEAD}x-a: \0\r\ncontent-length: 8\r\n\r\n{{\"id\":1}}")),
    ];
    for (what, answer) in cases {
        let server = Raw::saying(answer).await;
        match soon(thing(&client(&server)).send()).await {
            Err(Error::Transport(error)) => {
                assert_eq!(error.kind(), TransportErrorKind::Connection, "{what}: {error}");
            }
            other => panic!("{what}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn more_bytes_than_announced_are_no_part_of_the_answer_nor_of_the_next() {
    let smuggled = "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"id\":9}";
    let server = Raw::saying(format!("{HEAD}content-length: 8\r\n\r\n{{\"id\":1}}{smuggled}")).await;
    let client = client(&server);
    for _ in 0..3 {
        assert_eq!(soon(thing(&client).send()).await.unwrap().id, 1);
    }
    assert_eq!(server.connections(), 3, "the connection is not used again");
}

#[tokio::test]
async fn a_stream_that_breaks_off_says_so() {
    let text = "HTTP/1.1 200 OK\r\ncontent-type: application/jsonl\r\ntransfer-encoding: chunked\r\n\r\n\
                d\r\n{\"id\":1}\n{\"id\r\n";
    let server = Raw::saying(text).await;
    let mut items = soon(lines(&client(&server), false).send()).await.unwrap();
    assert_eq!(soon(items.next()).await.unwrap().unwrap().id, 1);
    let error = soon(items.next()).await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "half a line is no line: {error:?}");
    assert!(soon(items.next()).await.is_none());
}

//! Event streams and JSON lines, divided into pieces at every byte.

use bytes::Bytes;
use futures_core::Stream;
use futures_util::{StreamExt, stream};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::body::ByteStream;
use crate::error::{Error, Kept, NoError};

fn kept() -> Kept {
    Kept::new(StatusCode::OK, HeaderMap::new(), Bytes::new())
}

fn pieces(text: &str, size: usize) -> ByteStream {
    let pieces: Vec<_> =
        text.as_bytes().chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    Box::pin(stream::iter(pieces))
}

async fn all<S: Stream<Item = Result<T, Error<NoError>>>, T>(stream: S) -> Vec<Result<T, String>> {
    stream.map(|item| item.map_err(|error| error.to_string())).collect().await
}

type Seen = (String, String, Option<String>);

/// Events as (type, data, id), equal for every division of the stream; none of them is cut off.
async fn events(text: &str) -> Vec<Seen> {
    let (events, cut) = events_of(text).await;
    assert_eq!(cut, None);
    events
}

/// The same, and the data of an event that is cut off.
async fn events_of(text: &str) -> (Vec<Seen>, Option<String>) {
    let mut results = Vec::new();
    for size in [1, 2, 3, 7, 1000] {
        let mut stream = EventStream::<String>::new(kept(), 1000, pieces(text, size));
        let (mut items, mut cut) = (Vec::new(), None);
        while let Some(item) = stream.next().await {
            assert_eq!(cut, None, "nothing comes behind the end");
            match item {
                Ok(event) => items.push((event.event, event.data, event.id)),
                Err(error) => {
                    assert!(error.to_string().ends_with("the stream ends within an event"), "{error}");
                    cut = error.body().map(|body| String::from_utf8(body.to_vec()).unwrap());
                }
            }
        }
        results.push((items, cut));
    }
    results.dedup();
    assert_eq!(results.len(), 1, "{results:?}");
    results.remove(0)
}

#[tokio::test]
async fn ends_that_lose_nothing() {
    for end in ["data: [DONE]", "data: [DONE]\n", "event: only", ": comment", "id: 7\n", "data: 2\n\n", ""] {
        let text = format!("data: 1\n\n{end}");
        let (events, cut) = events_of(&text).await;
        assert_eq!((events[0].clone(), cut), (event("message", "1", None), None), "{end}");
    }
}

#[tokio::test]
async fn events_as_objects() {
    let first = |text: &'static str| async move {
        let mut stream = EventStream::<Value>::new(kept(), 1000, pieces(text, 5)).of_objects();
        stream.next().await.unwrap().unwrap()
    };
    let event = first("retry: 30\ndata: x\n\n").await;
    assert_eq!(event.data, json!({"event": "message", "data": "x", "retry": 30}));
    assert_eq!((event.event.as_str(), event.retry), ("message", Some(std::time::Duration::from_millis(30))));
    let event = first("id: 1\nevent: a\ndata: {\"b\":1}\n\n").await;
    assert_eq!(event.data, json!({"event": "a", "id": "1", "data": "{\"b\":1}"}));
    // The object is the data itself.
    let event = first("data: {\"event\":\"a\",\"data\":{\"b\":1}}\n\n").await;
    assert_eq!(event.data, json!({"event": "a", "data": {"b": 1}}));

    let text = "data: {\"b\":\"x\"}\n\n";
    type Named = std::collections::BTreeMap<String, std::collections::BTreeMap<String, u8>>;
    let mut stream = EventStream::<Named>::new(kept(), 1000, pieces(text, 5)).of_objects();
    let error = stream.next().await.unwrap().unwrap_err().to_string();
    assert!(error.contains("data.b: invalid type: string"), "{error}");
    let mut stream = EventStream::<Named>::new(kept(), 1000, pieces("data: {\"b\":1}\n\n", 5)).of_objects();
    assert_eq!(stream.next().await.unwrap().unwrap().data["data"]["b"], 1);
}

fn event(event: &str, data: &str, id: Option<&str>) -> (String, String, Option<String>) {
    (event.to_owned(), data.to_owned(), id.map(str::to_owned))
}

/// The examples of the HTML standard §9.2.6.
#[tokio::test]
async fn examples_of_the_standard() {
    assert_eq!(events("data: YHOO\ndata: +2\ndata: 10\n\n").await, [event("message", "YHOO\n+2\n10", None)]);
    let text = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n";
    let expected = [event("message", "first event", Some("1")), event("message", "second event", None)];
    assert_eq!(events_of(text).await, (expected.to_vec(), Some(" third event".to_owned())));
    let text = "data\n\ndata\ndata\n\ndata:";
    let expected = [event("message", "", None), event("message", "\n", None)];
    assert_eq!(events_of(text).await, (expected.to_vec(), Some(String::new())));
    assert_eq!(
        events("data:test\n\ndata: test\n\n").await,
        [event("message", "test", None), event("message", "test", None)]
    );
}

#[tokio::test]
async fn ends_of_lines_and_marks() {
    let expected = [event("a", "1\n2", Some("x")), event("message", "é", Some("x"))];
    for end in ["\n", "\r", "\r\n"] {
        let text = format!(
            "\u{feff}event: a{end}id: x{end}data: 1{end}data: 2{end}{end}data: é{end}unknown: 1{end}{end}"
        );
        assert_eq!(events(&text).await, expected, "{end:?}");
    }
    assert_eq!(events("id: a\0b\nevent: only\n\ndata: x\n\n").await, [event("message", "x", None)]);
}

#[tokio::test]
async fn typed_data_errors_and_the_end() {
    let text = "retry: 250\ndata: {\"a\":1}\n\ndata: {oops\n\ndata: [2]\n\ndata: [DONE]\n\ndata: 3\n\n";
    let mut stream = EventStream::<Value>::new(kept(), 1000, pieces(text, 5));
    assert_eq!(stream.next().await.unwrap().unwrap().data, json!({"a": 1}));
    // `Value` accepts strings, so only a type that does not shows the error.
    assert_eq!(stream.next().await.unwrap().unwrap().data, json!("{oops"));
    assert_eq!(stream.next().await.unwrap().unwrap().data, json!([2]));
    assert!(stream.next().await.is_none());
    assert_eq!(stream.retry(), Some(std::time::Duration::from_millis(250)));

    let items = all(EventStream::<Vec<u8>>::new(kept(), 1000, pieces("data: x\n\ndata: [1]\n\n", 4))).await;
    assert!(items[0].as_ref().unwrap_err().contains("expected value"), "{items:?}");
    assert_eq!(items[1].as_ref().unwrap().data, [1]);
}

#[tokio::test]
async fn events_are_bounded() {
    let text = format!("data: {}\n\n", "x".repeat(2000));
    let items = all(EventStream::<String>::new(kept(), 1000, pieces(&text, 100))).await;
    assert_eq!(items.len(), 1);
    assert!(items[0].as_ref().unwrap_err().contains("larger than 1000 bytes"));
}

#[tokio::test]
async fn json_lines_and_sequences() {
    let text = "{\"a\":1}\r\n\n\u{1e}[2]\n3\noops\n\"last\"";
    for size in [1, 4, 1000] {
        let items = all(JsonLines::<Value>::new(kept(), 1000, pieces(text, size))).await;
        assert_eq!(items.len(), 5, "{items:?}");
        assert_eq!(items[0], Ok(json!({"a": 1})));
        assert_eq!((&items[1], &items[2], &items[4]), (&Ok(json!([2])), &Ok(json!(3)), &Ok(json!("last"))));
        assert!(items[3].is_err());
    }
    let items = all(JsonLines::<Value>::new(kept(), 10, pieces("\"123456789012345\"", 4))).await;
    assert!(items[0].as_ref().unwrap_err().contains("one line is larger than 10 bytes"));
}

#[tokio::test]
async fn downloads_are_bounded_in_memory_only() {
    let download = || Download::new(kept(), 10, pieces("0123456789abc", 4));
    assert!(download().bytes().await.unwrap_err().to_string().contains("larger than 10 bytes"));
    let mut download = download();
    let mut text = Vec::new();
    while let Some(bytes) = download.chunk().await.unwrap() {
        text.extend_from_slice(&bytes);
    }
    assert_eq!(text, b"0123456789abc");
}
